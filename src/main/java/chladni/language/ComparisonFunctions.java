package chladni.language;

import chladni.expansion.Quantity;
import chladni.experiment.Estimate;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.render.Chart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** The functions that hold predictions against simulations, in a table and in a picture. */
final class ComparisonFunctions {
  private static final Option COMPONENT =
      Option.word("component", "which weight to show; default the first");
  private static final Option LOGARITHMIC =
      Option.flag("logarithmic", "equal distances across are equal ratios");
  private static final Option FILE =
      Option.word("file", "write the picture to a file that ends in .svg, .png or .tex");

  private static final List<Option> OF_PICTURE =
      List.of(COMPONENT, LOGARITHMIC, FILE, SessionFunctions.OVERWRITE);

  /** A prediction is drawn as a curve through so many points. */
  private static final int SMOOTH = 48;

  private ComparisonFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "compare",
            "Landscapes",
            List.of(
                Parameter.required("x", Parameter.Kind.EXPANSION),
                Parameter.required("L", Parameter.Kind.LANDSCAPE)),
            ComparisonOptions.ALL,
            "predictions of an expansion beside simulations of its process, with their distance",
            "A row for each number in the one option that is a list: eta, a variable of x, or a"
                + " parameter of L. Columns: the sum of orders up to each, the size of the next,"
                + " the mean over trials with its standard error, and z, the distance in standard"
                + " errors. With minus=y the difference x − y, of runs on the same points.",
            List.of(
                new Function.Example(
                    "compare(test_loss(1, process=ode), landscape(\"mean-estimation\", theta0=1),"
                        + " eta=[1/100, 1/50], T=1)",
                    """
                    eta   order 1  next order  measured  stderr  z
                    0.01  0.49     1.0E-4      0.490099  0.0
                    0.02  0.48     4.0E-4      0.480395  0.0\
                    """)),
            (arguments, context) -> table(compared(arguments, context, List.of()))),
        new Function(
            "plot",
            "Landscapes",
            List.of(
                Parameter.required("x", Parameter.Kind.ANY),
                Parameter.optional("L", Parameter.Kind.LANDSCAPE)),
            Stream.concat(ComparisonOptions.ALL.stream(), OF_PICTURE.stream()).toList(),
            "a picture of predictions as curves and simulations with 95 % intervals, or of a table",
            "An expansion takes what compare takes; the shade round the last order is the size of"
                + " the next. A table, such as compare makes, shows every column of numbers over"
                + " the first; a column stderr gives the one before it 95 % intervals.",
            List.of(
                new Function.Example(
                    "plot(compare(test_loss(1, process=ode), landscape(\"mean-estimation\","
                        + " theta0=1), eta=[1/100, 1/50], T=1))",
                    """
                          │
                     0.49 │ ○
                          │
                          │
                          │
                          │
                          │
                          │
                    0.485 │
                          │
                          │
                          │
                          │
                          │
                          │
                          │                                                              ○
                     0.48 │                                                              ●
                          │
                          └────────────────────────────────────────────────────────────────
                           0.01       0.012       0.014        0.016       0.018       0.02
                           eta
                           ● order 1 ± next
                           ○ measured, 95 %\
                    """)),
            ComparisonFunctions::plot),
        ofEstimate("mean_of", "the mean of an estimate, a decimal", Estimate::mean),
        ofEstimate("stderr_of", "the standard error of an estimate, a decimal", Estimate::stderr));
  }

  private static Function ofEstimate(
      String name, String summary, ToDoubleFunction<Estimate> number) {
    return new Function(
        name,
        "Landscapes",
        List.of(Parameter.required("x", Parameter.Kind.ANY)),
        List.of(),
        summary,
        "Of a quantity with components, a list.",
        List.of(
            new Function.Example(
                name
                    + "(simulate(test_loss, landscape(\"mean-estimation\"), process=ode, T=10,"
                    + " eta=1/10))",
                "0.0")),
        (arguments, context) -> {
          if (!(arguments.reply(0) instanceof Reply.OfEstimate estimate)) {
            throw ProblemException.unfit(
                "this must be an estimate, but is " + arguments.reply(0).phrase(),
                "an estimate comes from simulate(…)");
          }
          List<Reply> numbers =
              estimate.finding().estimates().stream()
                  .map(e -> (Reply) new Reply.OfDecimal(number.applyAsDouble(e)))
                  .toList();
          return estimate.finding().freeIndices() == 0 ? numbers.get(0) : new Reply.OfList(numbers);
        });
  }

  private static ComparisonRun run(Arguments arguments, Context context) {
    return new ComparisonRun(
        arguments.reply(0),
        arguments.reply(ComparisonOptions.MINUS),
        arguments
            .formula(ComparisonOptions.SCALE)
            .map(
                scale ->
                    scale
                        .number()
                        .orElseThrow(
                            () ->
                                ProblemException.unfit(
                                        "scale must be a number, not " + scale, "write scale=1/2")
                                    .about("scale")))
            .orElse(BigFraction.ONE),
        arguments.landscape(1),
        new ComparisonRun.Settings(
            arguments.whole(SimulationOptions.TRIALS).orElse(SimulationOptions.DEFAULT_TRIALS),
            arguments.whole(SimulationOptions.SEED).orElse(SimulationOptions.DEFAULT_SEED),
            arguments.whole(SimulationOptions.SUBSTEPS).orElse(SimulationOptions.DEFAULT_SUBSTEPS),
            arguments
                .whole(SimulationOptions.TEST_SAMPLES)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            (done, total) -> context.progress().report("simulate", done, total)));
  }

  private static ComparisonOptions.Points points(Arguments arguments, List<Option> more) {
    return ComparisonOptions.points(
        arguments,
        Stream.concat(
                Stream.concat(
                    ComparisonOptions.SIMULATION.stream(),
                    Stream.of(ComparisonOptions.MINUS, ComparisonOptions.SCALE)),
                more.stream())
            .toList());
  }

  private static Comparison compared(Arguments arguments, Context context, List<Option> more) {
    ComparisonRun run = run(arguments, context);
    ComparisonOptions.Points points = points(arguments, more);
    // All predictions first: what they refuse is found before anything is run.
    Set<String> warnings = new LinkedHashSet<>();
    points.numbers().forEach(point -> warnings.addAll(run.predicted(point).warnings()));
    warnings.forEach(warning -> context.conversation().note("warning: " + warning));
    return new Comparison(points.across(), run.components(), compared(run, points, context));
  }

  /** The points, or those that were done when the thread was interrupted. */
  private static List<Comparison.Point> compared(
      ComparisonRun run, ComparisonOptions.Points points, Context context) {
    List<Comparison.Point> done = new ArrayList<>();
    for (Map<String, BigFraction> point : points.numbers()) {
      try {
        done.add(run.compared(points.across(), point));
      } catch (ProblemException e) {
        if (done.isEmpty() || !(e.problem() instanceof Problem.Interrupted)) {
          throw e;
        }
      }
      if (Thread.currentThread().isInterrupted()) {
        context
            .conversation()
            .note(
                "interrupted after "
                    + done.size()
                    + " of "
                    + points.numbers().size()
                    + (points.numbers().size() == 1 ? " point" : " points"));
        break;
      }
    }
    return done;
  }

  private static Reply table(Comparison comparison) {
    int orders = comparison.points().get(0).components().get(0).predictions().size();
    List<String> columns = new ArrayList<>(List.of(comparison.across()));
    if (!comparison.weights().isEmpty()) {
      columns.add("weight");
    }
    for (int d = 1; d < orders; d++) {
      columns.add("order " + d);
    }
    columns.addAll(List.of("next order", "measured", "stderr", "z"));
    List<List<Reply>> rows = new ArrayList<>();
    for (Comparison.Point point : comparison.points()) {
      for (int i = 0; i < point.components().size(); i++) {
        Comparison.Component component = point.components().get(i);
        List<Reply> row = new ArrayList<>(List.of(decimal(point.at())));
        if (!comparison.weights().isEmpty()) {
          row.add(Reply.OfText.of(comparison.weights().get(i)));
        }
        component.predictions().stream()
            .skip(1)
            .map(ComparisonFunctions::decimal)
            .forEach(row::add);
        row.add(decimal(component.next()));
        row.add(decimal(component.measured().mean()));
        row.add(decimal(component.measured().stderr()));
        row.add(component.measured().stderr() > 0 ? decimal(component.z()) : Reply.OfText.of(""));
        rows.add(row);
      }
    }
    return new Reply.OfTable(columns, rows);
  }

  /** A number of a table, to six digits. */
  private static Reply decimal(double value) {
    return new Reply.OfDecimal(Double.parseDouble(String.format(Locale.ROOT, "%.6g", value)));
  }

  private static Reply plot(Arguments arguments, Context context) {
    Optional<PictureFile> file = arguments.word(FILE).map(PictureFile::named);
    Chart chart =
        arguments.reply(0) instanceof Reply.OfTable table
            ? TableChart.of(table, scale(arguments))
            : comparisonChart(arguments, context);
    file.ifPresent(f -> f.write(chart, context, SessionFunctions.existing(arguments)));
    return new Reply.OfPicture(chart.svg(), chart.unicode(), chart.ascii(), chart.tikz());
  }

  private static Chart.Scale scale(Arguments arguments) {
    return arguments.has(LOGARITHMIC) ? Chart.Scale.LOGARITHMIC : Chart.Scale.LINEAR;
  }

  private static Chart comparisonChart(Arguments arguments, Context context) {
    Arguments.check(Parameter.Kind.EXPANSION, arguments.reply(0));
    if (arguments.count() < 2) {
      throw ProblemException.unfit(
          "an expansion is plotted on a landscape", "write plot(x, L, eta=[0.05, 0.1])");
    }
    ComparisonRun run = run(arguments, context);
    int component = component(arguments, run);
    return chart(arguments, run, compared(arguments, context, OF_PICTURE), component);
  }

  private static int component(Arguments arguments, ComparisonRun run) {
    Optional<String> wanted = arguments.word(COMPONENT);
    if (wanted.isEmpty()) {
      return 0;
    }
    int found = run.components().indexOf(wanted.get());
    if (found < 0) {
      throw ProblemException.unknown(
              "there is no component " + wanted.get(),
              run.components().isEmpty()
                  ? "a loss is one number"
                  : "there are " + String.join(", ", run.components()))
          .about(COMPONENT.name());
    }
    return found;
  }

  private static Chart chart(
      Arguments arguments, ComparisonRun run, Comparison comparison, int component) {
    List<Chart.Curve> curves = new ArrayList<>(predictions(arguments, run, comparison, component));
    List<Chart.Point> measured = new ArrayList<>();
    for (Comparison.Point point : comparison.points()) {
      Estimate estimate = point.components().get(component).measured();
      measured.add(new Chart.Point(point.at(), estimate.mean(), estimate.low(), estimate.high()));
    }
    long trials = comparison.points().get(0).components().get(component).measured().trials();
    curves.add(
        new Chart.Curve("mean of " + trials + " runs, 95 %", Chart.Style.INTERVALS, measured));
    String label = comparison.across().equals("eta") ? "learning rate η" : comparison.across();
    return new Chart(
        name(run.quantity()) + " on " + arguments.landscape(1).origin(),
        new Chart.Axis(label, scale(arguments)),
        Chart.Axis.linear(
            run.components().isEmpty()
                ? name(run.quantity())
                : name(run.quantity()) + " of " + run.components().get(component)),
        curves);
  }

  private static String name(Quantity quantity) {
    return quantity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Two orders: the last with the size of the next as its shade, and the one before. */
  private static List<Chart.Curve> predictions(
      Arguments arguments, ComparisonRun run, Comparison comparison, int component) {
    List<Map<String, BigFraction>> places = smooth(arguments, comparison);
    List<Chart.Point> last = new ArrayList<>();
    List<Chart.Point> before = new ArrayList<>();
    int order = 0;
    for (Map<String, BigFraction> place : places) {
      ComparisonRun.Predicted predicted = run.predicted(place);
      double x = Optional.ofNullable(place.get(comparison.across())).orElseThrow().doubleValue();
      order = predicted.sums().size() - 1;
      double y = predicted.sums().get(order).get(component);
      double next = Math.abs(predicted.next().get(component));
      last.add(new Chart.Point(x, y, y - next, y + next));
      if (order > 1) {
        before.add(Chart.Point.of(x, predicted.sums().get(order - 1).get(component)));
      }
    }
    List<Chart.Curve> curves = new ArrayList<>();
    curves.add(new Chart.Curve("order " + order + " ± next", Chart.Style.BAND, last));
    if (!before.isEmpty()) {
      curves.add(new Chart.Curve("order " + (order - 1), Chart.Style.DASHED, before));
    }
    return curves;
  }

  /** η and parameters run smoothly; N, B, E and T only through the numbers given. */
  private static List<Map<String, BigFraction>> smooth(Arguments arguments, Comparison comparison) {
    List<Map<String, BigFraction>> given = points(arguments, OF_PICTURE).numbers();
    boolean runs =
        comparison.across().equals("eta")
            || arguments.landscape(1).parameters().containsKey(comparison.across());
    if (!runs || given.size() < 2) {
      return given;
    }
    BigFraction from = Optional.ofNullable(given.get(0).get(comparison.across())).orElseThrow();
    BigFraction to =
        Optional.ofNullable(given.get(given.size() - 1).get(comparison.across())).orElseThrow();
    List<Map<String, BigFraction>> places = new ArrayList<>();
    for (int i = 0; i <= SMOOTH; i++) {
      BigFraction share = new BigFraction(i, SMOOTH);
      BigFraction x =
          arguments.has(LOGARITHMIC)
              ? new BigFraction(
                  from.doubleValue() * Math.pow(to.divide(from).doubleValue(), share.doubleValue()))
              : from.add(to.subtract(from).multiply(share));
      Map<String, BigFraction> place = new TreeMap<>(given.get(0));
      place.put(comparison.across(), x);
      places.add(place);
    }
    return places;
  }
}
