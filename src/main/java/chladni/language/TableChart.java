package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.algebra.NumericFormula;
import chladni.experiment.Estimate;
import chladni.problem.ProblemException;
import chladni.render.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A chart of the numbers in a table: the first column across, every other one a curve.
 *
 * <p>A column {@code stderr} makes 95 % intervals of the column before it, a column {@code next
 * order} the shade round the column before it, and a column {@code z} is not shown. Neither are
 * columns without numbers.
 */
final class TableChart {
  private static final Set<String> BESIDE = Set.of("stderr", "next order", "z");

  private final Reply.OfTable table;

  private TableChart(Reply.OfTable table) {
    this.table = table;
  }

  /**
   * The chart of a table.
   *
   * @throws ProblemException if it has no numbers to show
   */
  static Chart of(Reply.OfTable table, Chart.Scale scale) {
    return new TableChart(table).chart(scale);
  }

  private Chart chart(Chart.Scale scale) {
    List<Chart.Curve> curves = new ArrayList<>();
    for (int column = 1; column < table.columns().size(); column++) {
      if (!BESIDE.contains(table.columns().get(column))) {
        Chart.Curve curve = curve(column);
        if (!curve.points().isEmpty()) {
          curves.add(curve);
        }
      }
    }
    if (curves.isEmpty()) {
      throw ProblemException.unfit(
          "there are no numbers in this table to plot",
          "give it a column of numbers and another to its left");
    }
    return new Chart(
        "",
        new Chart.Axis(table.columns().get(0), scale),
        Chart.Axis.linear(curves.size() == 1 ? curves.get(0).name() : ""),
        curves);
  }

  private Chart.Curve curve(int column) {
    String name = table.columns().get(column);
    String beside = column + 1 < table.columns().size() ? table.columns().get(column + 1) : "";
    List<Chart.Point> points = new ArrayList<>();
    for (List<Reply> row : table.rows()) {
      OptionalDouble x = number(row.get(0));
      OptionalDouble y = number(row.get(column));
      if (x.isEmpty() || y.isEmpty()) {
        continue;
      }
      double size = BESIDE.contains(beside) ? number(row.get(column + 1)).orElse(0) : 0;
      double spread = Math.abs(beside.equals("stderr") ? Estimate.QUANTILE * size : size);
      points.add(
          new Chart.Point(
              x.getAsDouble(),
              y.getAsDouble(),
              y.getAsDouble() - spread,
              y.getAsDouble() + spread));
    }
    return switch (beside) {
      case "stderr" -> new Chart.Curve(name + ", 95 %", Chart.Style.INTERVALS, points);
      case "next order" -> new Chart.Curve(name + " ± next", Chart.Style.BAND, points);
      default -> new Chart.Curve(name, Chart.Style.LINE, points);
    };
  }

  private static OptionalDouble number(Reply reply) {
    return switch (Arguments.plain(reply)) {
      case Reply.OfDecimal d -> OptionalDouble.of(d.value());
      case Reply.OfFormula(ClosedForm formula, Reply.Shape shape)
          when formula.variables().isEmpty() ->
          OptionalDouble.of(NumericFormula.value(formula, Map.of()));
      default -> OptionalDouble.empty();
    };
  }
}
