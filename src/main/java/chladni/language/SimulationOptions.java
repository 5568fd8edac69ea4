package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.expansion.Quantity;
import chladni.experiment.Experiment;
import chladni.experiment.Training;
import chladni.history.Sampling;
import chladni.landscape.Landscape;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** The options of functions that run experiments. */
final class SimulationOptions {
  static final Option ETA = Option.formula("eta", "the learning rate η, a number");
  static final Option TRIALS = Option.whole("trials", "how many trials; default 10000");
  static final Option SEED = Option.whole("seed", "what the random numbers start from; default 1");
  static final Option SUBSTEPS =
      Option.whole(
          "substeps", "steps in a unit of time for process=ode and process=sde; default 16");
  static final Option TEST_SAMPLES =
      Option.whole(
          "test_samples",
          "measure the test loss of a trial on so many fresh points in place of the expectation");

  /** The processes of expansions, and two that only simulations know. */
  static final Option PROCESS =
      Option.choice(
          "process",
          Stream.concat(ProcessOptions.PROCESS.choices().stream(), Stream.of("gdc", "stic"))
              .toList(),
          "what moves the weights: those of expansions, GD regularized by the covariance of"
              + " gradients, or by the criterion STIC");

  static final List<Option> ALL =
      Stream.concat(
              Stream.of(ETA, PROCESS),
              Stream.concat(
                  ProcessOptions.ALL.stream()
                      .filter(o -> !o.name().equals("process") && !o.name().equals("in")),
                  Stream.of(SettingOptions.WEIGHT_DECAY, TRIALS, SEED, SUBSTEPS, TEST_SAMPLES)))
          .toList();

  static final int DEFAULT_TRIALS = 10_000;
  static final int DEFAULT_SEED = 1;

  /** The refinement of the paper's own experiments. */
  static final int DEFAULT_SUBSTEPS = 16;

  private SimulationOptions() {}

  /**
   * The quantity of a name, as {@code test_loss}.
   *
   * @throws ProblemException if there is none
   */
  static Quantity quantity(String name) {
    List<String> names =
        Stream.of(Quantity.values()).map(q -> q.name().toLowerCase(Locale.ROOT)).toList();
    if (!names.contains(name)) {
      throw ProblemException.unknown(
          name + " is not measured",
          Spelling.suggestion(name, names, "measured are " + String.join(", ", names)));
    }
    return Quantity.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * The experiment that a call asks for.
   *
   * @throws ProblemException if a number is missing, symbolic or does not fit
   */
  static Experiment experiment(Arguments arguments, Landscape landscape, Set<Quantity> quantities) {
    if (!arguments.has(ETA)) {
      throw ProblemException.unfit("a simulation needs a learning rate", "add eta=0.1, say");
    }
    return new Experiment(
        landscape.withWeightDecay(weightDecay(arguments)),
        training(arguments),
        number(ETA.name(), arguments.formula(ETA).orElseThrow()).doubleValue(),
        quantities,
        arguments.whole(TRIALS).orElse(DEFAULT_TRIALS),
        arguments.whole(SEED).orElse(DEFAULT_SEED),
        arguments.whole(TEST_SAMPLES).map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  /** The λ of a call; 0 if it gives none. */
  static BigFraction weightDecay(Arguments arguments) {
    return arguments
        .formula(SettingOptions.WEIGHT_DECAY)
        .map(lambda -> number(SettingOptions.WEIGHT_DECAY.name(), lambda))
        .orElse(BigFraction.ZERO);
  }

  /** How the trials of a call train. */
  static Training training(Arguments arguments) {
    String process = arguments.word(PROCESS).orElse("sgd");
    boolean continuous = process.equals("ode") || process.equals("sde");
    if (arguments.has(SUBSTEPS) && !continuous) {
      throw ProblemException.unfit(
              "process=" + process + " has no substeps", "they are for process=ode and process=sde")
          .about(SUBSTEPS.name());
    }
    if (!process.equals("sgd") && !process.equals("gd")) {
      OptimizerOptions.refuse(arguments, process);
    }
    int substeps = arguments.whole(SUBSTEPS).orElse(DEFAULT_SUBSTEPS);
    return switch (process) {
      case "gdc" -> {
        Map<String, ClosedForm> given =
            ProcessOptions.given(
                arguments, "process=gdc imitates SGD with batches of B; it has", "N", "B", "T");
        yield new Training.CovarianceRegularized(
            size(given, "N"), given.containsKey("B") ? size(given, "B") : 1, whole(given, "T"));
      }
      case "stic" -> {
        Map<String, ClosedForm> given =
            ProcessOptions.given(arguments, "process=stic is gradient descent; it has", "N", "T");
        yield new Training.CriterionRegularized(size(given, "N"), whole(given, "T"));
      }
      case "gd" -> {
        Map<String, ClosedForm> given =
            ProcessOptions.given(arguments, "process=gd is SGD with B = N; it has", "N", "T");
        yield new Training.FullBatch(
            size(given, "N"),
            whole(given, "T"),
            OptimizerOptions.rule(arguments, OptionalInt.of(1)));
      }
      case "ode" -> {
        Map<String, ClosedForm> given = ProcessOptions.given(arguments, "process=ode has", "T");
        yield new Training.Flow(number(given, "T").doubleValue(), substeps);
      }
      case "sde" -> {
        Map<String, ClosedForm> given =
            ProcessOptions.given(arguments, "process=sde has", "B", "T");
        yield new Training.Diffusion(
            number(given, "T").doubleValue(),
            given.containsKey("B") ? size(given, "B") : 1,
            substeps);
      }
      default -> descent(arguments);
    };
  }

  private static Training descent(Arguments arguments) {
    Sampling sampling =
        Stream.of(Sampling.values())
            .filter(s -> arguments.word(ProcessOptions.SAMPLING).equals(Optional.of(s.option())))
            .findFirst()
            .orElse(Sampling.RESHUFFLE);
    Map<String, ClosedForm> numbers =
        sampling == Sampling.REPLACEMENT
            ? ProcessOptions.given(
                arguments, "sampling=replacement knows no epochs; it has", "N", "B", "T")
            : GridEquations.solve(ProcessOptions.given(arguments), List.of("N", "B", "E"));
    int points = size(numbers, "N");
    int batch = size(numbers, "B");
    OptionalInt batches =
        sampling == Sampling.REPLACEMENT ? OptionalInt.empty() : OptionalInt.of(points / batch);
    return new Training.Descent(
        points, batch, whole(numbers, "T"), sampling, OptimizerOptions.rule(arguments, batches));
  }

  private static int size(Map<String, ClosedForm> numbers, String name) {
    long number = whole(numbers, name);
    if (number > Integer.MAX_VALUE) {
      throw ProblemException.beyondReach(
              name + " = " + number + " is beyond reach", "give a smaller number")
          .about(name);
    }
    return (int) number;
  }

  private static long whole(Map<String, ClosedForm> numbers, String name) {
    BigFraction number = number(numbers, name);
    if (!number.getDenominator().equals(BigInteger.ONE)) {
      throw ProblemException.unfit(
              name + " = " + number + " must be a whole number", "give 1, 2, 3, …")
          .about(name);
    }
    if (number.getNumerator().bitLength() > 62) {
      throw ProblemException.beyondReach(
              name + " = " + number + " is beyond reach", "give a smaller number")
          .about(name);
    }
    return number.getNumerator().longValueExact();
  }

  private static BigFraction number(Map<String, ClosedForm> numbers, String name) {
    if (!numbers.containsKey(name)) {
      throw ProblemException.unfit(
          "a simulation needs a number for " + name, "add " + name + "=10");
    }
    return number(name, Optional.ofNullable(numbers.get(name)).orElseThrow());
  }

  private static BigFraction number(String name, ClosedForm formula) {
    return formula
        .number()
        .orElseThrow(
            () ->
                ProblemException.unfit(
                        formula.equals(ClosedForm.symbol(name))
                            ? "a simulation needs a number for " + name
                            : name + " must be a number, not " + formula,
                        "add " + name + "=10")
                    .about(name));
  }
}
