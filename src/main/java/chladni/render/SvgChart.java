package chladni.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a {@link ChartLayout} as an SVG element: no style sheet, no identifiers, one decimal. */
final class SvgChart {
  private SvgChart() {}

  static String of(ChartLayout chart) {
    String field =
        "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\""
            .formatted(
                decimal(chart.corner().x()),
                decimal(chart.corner().y()),
                decimal(chart.across()),
                decimal(chart.down()),
                decimal(chart.corner().x()),
                decimal(chart.corner().y()),
                decimal(chart.across()),
                decimal(chart.down()));
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %1$s %2$s\""
            + " width=\"%1$s\" height=\"%2$s\" fill=\"none\" font-family=\"sans-serif\""
            + " stroke-linejoin=\"round\">\n<title>%3$s</title>\n%4$s"
            + "<svg %5$s overflow=\"hidden\">\n%6$s</svg>\n</svg>\n")
        .formatted(
            decimal(chart.width()),
            decimal(chart.height()),
            MarkupText.of(chart.title()),
            elements(chart.frame()),
            field,
            elements(chart.curves()));
  }

  private static String elements(List<ChartMark> marks) {
    return marks.stream().map(SvgChart::element).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String element(ChartMark mark) {
    return switch (mark) {
      case ChartMark.Stroke s ->
          "<polyline points=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s%s/>"
              .formatted(
                  points(s.points()),
                  s.ink().svg(),
                  decimal(s.width()),
                  s.strength() < 1
                      ? " stroke-opacity=\""
                          + String.format(Locale.ROOT, "%.2f", s.strength())
                          + "\""
                      : "",
                  s.dashes().isEmpty()
                      ? ""
                      : " stroke-dasharray=\""
                          + s.dashes().stream()
                              .map(SvgChart::decimal)
                              .collect(Collectors.joining(" "))
                          + "\"");
      case ChartMark.Area a ->
          "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>"
              .formatted(points(a.points()), a.ink().svg(), ChartMark.Area.STRENGTH);
      case ChartMark.Dot d ->
          "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
              .formatted(
                  decimal(d.centre().x()),
                  decimal(d.centre().y()),
                  ChartMark.Dot.RADIUS,
                  d.ink().svg());
      case ChartMark.Label l -> label(l);
    };
  }

  private static String label(ChartMark.Label label) {
    String x = decimal(label.at().x());
    String y = decimal(label.at().y());
    String turned =
        switch (label.direction()) {
          case LEVEL -> "";
          case UPWARDS -> " transform=\"rotate(-90 " + x + " " + y + ")\"";
        };
    String anchor =
        switch (label.anchor()) {
          case START -> "";
          case MIDDLE -> " text-anchor=\"middle\"";
          case END -> " text-anchor=\"end\"";
        };
    return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"currentColor\"%s%s>%s</text>"
        .formatted(x, y, decimal(label.size()), anchor, turned, MarkupText.of(label.text()));
  }

  private static String points(List<LayoutPoint> points) {
    return points.stream()
        .map(p -> decimal(p.x()) + "," + decimal(p.y()))
        .collect(Collectors.joining(" "));
  }

  /** Far outside the field one place is like another, and no viewer needs numbers that long. */
  private static String decimal(double value) {
    String text = String.format(Locale.ROOT, "%.1f", Math.max(-1e5, Math.min(1e5, value)));
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
