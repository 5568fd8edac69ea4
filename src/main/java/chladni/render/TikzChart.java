package chladni.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a {@link ChartLayout} as a TikZ picture, upside down in units of points. */
final class TikzChart {
  private TikzChart() {}

  static String of(ChartLayout chart) {
    String inks =
        Arrays.stream(ChartMark.Ink.values())
            .map(i -> "\\definecolor{" + name(i) + "}{HTML}{" + i.hexadecimal() + "}\n")
            .collect(Collectors.joining());
    LayoutPoint opposite = chart.corner().plus(chart.across(), chart.down());
    return "\\begin{tikzpicture}[x=0.6pt, y=-0.6pt, line join=round]\n"
        + inks
        + commands(chart.frame())
        + "\\begin{scope}\n\\clip "
        + point(chart.corner())
        + " rectangle "
        + point(opposite)
        + ";\n"
        + commands(chart.curves())
        + "\\end{scope}\n\\end{tikzpicture}\n";
  }

  private static String name(ChartMark.Ink ink) {
    return "chladni" + ink.name().toLowerCase(Locale.ROOT);
  }

  private static String commands(List<ChartMark> marks) {
    return marks.stream().map(TikzChart::command).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String command(ChartMark mark) {
    return switch (mark) {
      case ChartMark.Stroke s ->
          "\\draw[%s, line width=%spt, opacity=%s%s] %s;"
              .formatted(
                  name(s.ink()),
                  decimal(0.6 * s.width()),
                  decimal(s.strength()),
                  s.dashes().isEmpty() ? "" : ", dashed",
                  points(s.points()));
      case ChartMark.Area a ->
          "\\fill[%s, opacity=%s] %s -- cycle;"
              .formatted(name(a.ink()), ChartMark.Area.STRENGTH, points(a.points()));
      case ChartMark.Dot d ->
          "\\fill[%s] %s circle[radius=%spt];"
              .formatted(name(d.ink()), point(d.centre()), decimal(0.6 * ChartMark.Dot.RADIUS));
      case ChartMark.Label l ->
          "\\node[font=\\footnotesize, inner sep=0pt, anchor=%s%s] at %s {%s};"
              .formatted(
                  switch (l.anchor()) {
                    case START -> "base west";
                    case MIDDLE -> "base";
                    case END -> "base east";
                  },
                  switch (l.direction()) {
                    case LEVEL -> "";
                    case UPWARDS -> ", rotate=90";
                  },
                  point(l.at()),
                  LatexText.of(l.text()));
    };
  }

  private static String points(List<LayoutPoint> points) {
    return points.stream().map(TikzChart::point).collect(Collectors.joining(" -- "));
  }

  private static String point(LayoutPoint point) {
    return "(" + decimal(point.x()) + "," + decimal(point.y()) + ")";
  }

  /** TeX knows no lengths beyond some thousands of points. */
  private static String decimal(double value) {
    String text = String.format(Locale.ROOT, "%.2f", Math.max(-5000, Math.min(5000, value)));
    return text.replaceFirst("\\.?0+$", "");
  }
}
