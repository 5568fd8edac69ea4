package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** The options of functions that compare predictions with simulations. */
final class ComparisonOptions {
  static final Option ETA = Option.list("eta", "the learning rate, a number or a list of numbers");
  static final Option MINUS =
      Option.list("minus", "an expansion to subtract, whose process is run on the same points");
  static final Option SCALE =
      Option.formula("scale", "run x, but not minus, at this multiple of eta; default 1");
  static final Option ANY =
      Option.list(
          Function.ANY_VARIABLE,
          "a number, or a list of numbers, for a variable left in x or a parameter of L");

  /** What else a simulation is asked for. */
  static final List<Option> SIMULATION =
      List.of(
          SimulationOptions.TRIALS,
          SimulationOptions.SEED,
          SimulationOptions.SUBSTEPS,
          SimulationOptions.TEST_SAMPLES);

  static final List<Option> ALL =
      Stream.concat(
              Stream.concat(Stream.of(ETA), SIMULATION.stream()), Stream.of(MINUS, SCALE, ANY))
          .toList();

  private static final int MOST_POINTS = 200;

  private ComparisonOptions() {}

  /**
   * The numbers that a call gives: of all options that are no settings of the simulation, one for
   * each point.
   *
   * @param across the option with a list; {@code eta} if there is none
   * @param numbers for each point, by name
   */
  record Points(String across, List<Map<String, BigFraction>> numbers) {
    /** Copies. */
    Points {
      numbers = numbers.stream().map(Map::copyOf).toList();
    }
  }

  /**
   * The points of a call.
   *
   * @param settings options that are not numbers of points
   * @throws ProblemException if eta is missing, two options are lists, or something is no number
   */
  static Points points(Arguments arguments, List<Option> settings) {
    if (!arguments.has(ETA)) {
      throw ProblemException.unfit(
          "a comparison needs a learning rate", "add eta=[0.05, 0.1, 0.2], say");
    }
    List<String> names = new ArrayList<>(arguments.optionNames());
    settings.forEach(option -> names.remove(option.name()));
    List<String> lists = names.stream().filter(arguments::isList).toList();
    if (lists.size() > 1) {
      throw ProblemException.unfit(
              lists.get(0) + " and " + lists.get(1) + " are both lists, and only one thing can run",
              "give a number for one of them")
          .about(lists.get(1));
    }
    Map<String, BigFraction> fixed = new TreeMap<>();
    for (String name : names) {
      if (!arguments.isList(name)) {
        fixed.put(name, number(name, arguments.optionFormula(name)));
      }
    }
    String across = lists.isEmpty() ? ETA.name() : lists.get(0);
    List<BigFraction> values =
        arguments.optionFormulas(across).stream().map(f -> number(across, f)).distinct().toList();
    if (values.isEmpty() || values.size() > MOST_POINTS) {
      throw ProblemException.unfit(
              across + " is a list of " + values.size() + " numbers",
              "give between 1 and " + MOST_POINTS)
          .about(across);
    }
    List<Map<String, BigFraction>> points = new ArrayList<>();
    for (BigFraction value : values.stream().sorted().toList()) {
      Map<String, BigFraction> point = new TreeMap<>(fixed);
      point.put(across, value);
      points.add(point);
    }
    return new Points(across, points);
  }

  private static BigFraction number(String name, ClosedForm formula) {
    return Optional.of(formula)
        .flatMap(ClosedForm::number)
        .orElseThrow(
            () ->
                ProblemException.unfit(
                        name + " must be a number, not " + formula, "write " + name + "=1/10")
                    .about(name));
  }
}
