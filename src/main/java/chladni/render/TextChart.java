package chladni.render;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a chart in characters. */
final class TextChart {
  /** The signs of curves, in order, and of axes. */
  record Signs(List<String> curves, String upright, String level, String corner) {}

  static final Signs UNICODE = new Signs(List.of("●", "○", "×", "+", "▲", "◇"), "│", "─", "└");
  static final Signs ASCII = new Signs(List.of("*", "o", "x", "+", "#", "@"), "|", "-", "+");

  private static final int WIDTH = 64;
  private static final int HEIGHT = 18;
  private static final Pattern RAISED = Pattern.compile("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+");

  private final Chart chart;
  private final Signs signs;
  private final ChartLayout.Reach across;
  private final ChartLayout.Reach up;
  private final String[][] field = new String[HEIGHT][WIDTH];

  TextChart(Chart chart, Signs signs) {
    this.chart = chart;
    this.signs = signs;
    this.across = ChartLayout.Reach.across(chart);
    this.up = ChartLayout.Reach.up(chart);
  }

  String text() {
    for (String[] row : field) {
      Arrays.fill(row, " ");
    }
    for (int i = 0; i < chart.curves().size(); i++) {
      plot(chart.curves().get(i), sign(i));
    }
    ChartTicks ticks = ChartTicks.of(up.from(), up.to(), chart.up().scale(), 5);
    String[] labels = new String[HEIGHT];
    Arrays.fill(labels, "");
    for (int i = 0; i < ticks.values().size(); i++) {
      labels[row(ticks.values().get(i))] = ticks.texts().get(i);
    }
    int margin = Arrays.stream(labels).mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String heading : List.of(chart.title(), chart.up().label())) {
      if (!heading.isEmpty()) {
        text.append(heading).append('\n');
      }
    }
    for (int y = 0; y < HEIGHT; y++) {
      text.append(" ".repeat(margin - labels[y].length()))
          .append(labels[y])
          .append(' ')
          .append(signs.upright)
          .append(String.join("", field[y]).stripTrailing())
          .append('\n');
    }
    text.append(" ".repeat(margin + 1))
        .append(signs.corner)
        .append(signs.level.repeat(WIDTH))
        .append('\n')
        .append(below(margin + 2))
        .append('\n')
        .append(" ".repeat(margin + 2))
        .append(chart.across().label());
    for (int i = 0; i < chart.curves().size(); i++) {
      text.append('\n')
          .append(" ".repeat(margin + 2))
          .append(sign(i))
          .append(' ')
          .append(chart.curves().get(i).name());
    }
    return signs.equals(ASCII) ? powers(text.toString()) : text.toString();
  }

  private static String powers(String text) {
    Matcher raised = RAISED.matcher(text);
    return raised.replaceAll(
        run -> {
          StringBuilder power = new StringBuilder("^");
          run.group().chars().forEach(c -> power.append(c == '⁻' ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
          return power.toString();
        });
  }

  private String sign(int curve) {
    return signs.curves.get(curve % signs.curves.size());
  }

  /** The marks of the horizontal axis, left out where they would run into each other. */
  private String below(int margin) {
    ChartTicks ticks = ChartTicks.of(across.from(), across.to(), chart.across().scale(), 6);
    StringBuilder line = new StringBuilder(" ".repeat(margin));
    for (int i = 0; i < ticks.values().size(); i++) {
      int at = margin + column(ticks.values().get(i)) - ticks.texts().get(i).length() / 2;
      if (line.toString().isBlank() || at > line.length()) {
        line.append(" ".repeat(Math.max(0, at - line.length()))).append(ticks.texts().get(i));
      }
    }
    return line.toString().stripTrailing();
  }

  private int column(double x) {
    return within((int) Math.round((WIDTH - 1) * across.share(x, chart.across().scale())), WIDTH);
  }

  private int row(double y) {
    return within((int) Math.round((HEIGHT - 1) * (1 - up.share(y, chart.up().scale()))), HEIGHT);
  }

  private static int within(int place, int size) {
    return Math.max(0, Math.min(size - 1, place));
  }

  private void plot(Chart.Curve curve, String sign) {
    for (Chart.Point point : curve.points()) {
      double share = up.share(point.y(), chart.up().scale());
      if (share >= 0 && share <= 1) {
        field[row(point.y())][column(point.x())] = sign;
      }
    }
  }
}
