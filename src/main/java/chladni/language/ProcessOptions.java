package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.history.GradientDescent;
import chladni.history.GradientFlow;
import chladni.history.Grid;
import chladni.history.NoiseMatchedDiffusion;
import chladni.history.OptimizedDescent;
import chladni.history.Process;
import chladni.history.Sampling;
import chladni.history.Slots;
import chladni.history.StochasticGradientDescent;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The options that choose a process and its numbers. */
final class ProcessOptions {
  static final Option PROCESS =
      Option.choice(
          "process",
          List.of("sgd", "gd", "ode", "sde"),
          "what moves the weights: SGD (default), gradient descent, gradient flow, or the Itô"
              + " diffusion with the noise of SGD");
  static final Option SAMPLING =
      Option.choice(
          "sampling",
          Stream.of(Sampling.values()).map(Sampling::option).toList(),
          "how SGD draws its batches: a fresh shuffle each epoch (default), one order for all"
              + " epochs, or independent draws");
  static final Option N = Option.formula("N", "the number of training points");
  static final Option B = Option.formula("B", "the number of points in a batch");
  static final Option E = Option.formula("E", "the number of epochs");
  static final Option T = Option.formula("T", "the number of updates, or the time");
  static final Option M = Option.formula("M", "the number of updates a training point");
  static final Option IN =
      Option.choice("in", List.of("M"), "write the reply in M = E/B in place of E");
  static final List<Option> ALL =
      Stream.concat(Stream.of(PROCESS, SAMPLING, N, B, E, T, M, IN), OptimizerOptions.ALL.stream())
          .toList();

  private static final List<Option> NUMBERS = List.of(N, B, E, T, M);

  private ProcessOptions() {}

  /**
   * The process that a call asks for.
   *
   * @throws ProblemException if it asks for what no process has, or for too much at once
   */
  static Process process(Arguments arguments) {
    return OptimizedDescent.of(plain(arguments), OptimizerOptions.optimizers(arguments));
  }

  private static Process plain(Arguments arguments) {
    String process = arguments.word(PROCESS).orElse("sgd");
    String sampling = arguments.word(SAMPLING).orElse(Sampling.RESHUFFLE.option());
    Map<String, ClosedForm> given = new TreeMap<>();
    for (Option option : NUMBERS) {
      arguments.formula(option).ifPresent(value -> given.put(option.name(), value));
    }
    if (!process.equals("sgd") && arguments.has(SAMPLING)) {
      throw ProblemException.unfit(
              "process="
                  + process
                  + " draws no batches, so sampling="
                  + sampling
                  + " means nothing",
              "leave sampling out, or use process=sgd")
          .about(SAMPLING.name());
    }
    given.forEach(ProcessOptions::checkNumber);
    return switch (process) {
      case "gd" -> {
        allow(arguments, given, "process=gd is SGD with B = N; it has", List.of("N", "T"));
        yield new GradientDescent(value(given, "N"), value(given, "T"));
      }
      case "ode" -> {
        allow(arguments, given, "process=ode has", List.of("T"));
        yield new GradientFlow(value(given, "T"));
      }
      case "sde" -> {
        allow(arguments, given, "process=sde has", List.of("T", "B"));
        yield new NoiseMatchedDiffusion(
            value(given, "T"), given.getOrDefault("B", ClosedForm.of(1)));
      }
      default -> descent(arguments, sampling, given);
    };
  }

  /**
   * Those of N, B, E, T, M that are given, of which only some are allowed.
   *
   * @throws ProblemException if another is given, or one that is no number of anything
   */
  static Map<String, ClosedForm> given(Arguments arguments, String sentence, String... allowed) {
    Map<String, ClosedForm> given = given(arguments);
    allow(arguments, given, sentence, List.of(allowed));
    if (arguments.has(SAMPLING) && !sentence.startsWith(SAMPLING.name())) {
      throw ProblemException.unfit(
              sentence + " " + String.join(" and ", allowed) + ", but no batches to be sampled",
              "leave sampling out, or use process=sgd")
          .about(SAMPLING.name());
    }
    return given;
  }

  /** Those of N, B, E, T, M that are given. */
  static Map<String, ClosedForm> given(Arguments arguments) {
    Map<String, ClosedForm> given = new TreeMap<>();
    for (Option option : NUMBERS) {
      arguments.formula(option).ifPresent(value -> given.put(option.name(), value));
    }
    given.forEach(ProcessOptions::checkNumber);
    return given;
  }

  private static Process descent(
      Arguments arguments, String sampling, Map<String, ClosedForm> given) {
    if (sampling.equals(Sampling.REPLACEMENT.option())) {
      allow(
          arguments, given, "sampling=replacement knows no epochs; it has", List.of("N", "B", "T"));
      return StochasticGradientDescent.withReplacement(
          new Slots(value(given, "N"), value(given, "B"), value(given, "T")));
    }
    List<String> preferred =
        new ArrayList<>(arguments.has(IN) ? List.of("N", "B", "M") : List.of("N", "B", "E"));
    Map<String, ClosedForm> all = GridEquations.solve(given, preferred);
    Grid grid = new Grid(value(all, "N"), value(all, "B"), value(all, "E"));
    return sampling.equals(Sampling.FIXED.option())
        ? StochasticGradientDescent.inFixedOrder(grid)
        : StochasticGradientDescent.reshuffled(grid);
  }

  private static void allow(
      Arguments arguments, Map<String, ClosedForm> given, String sentence, List<String> allowed) {
    for (String name : given.keySet()) {
      if (!allowed.contains(name)) {
        throw ProblemException.unfit(
                sentence + " " + String.join(" and ", allowed) + ", but no " + name,
                "give " + String.join(", ", allowed) + " or leave " + name + " out")
            .about(name);
      }
    }
    if (arguments.has(IN)) {
      throw ProblemException.unfit(
              sentence + " " + String.join(" and ", allowed) + ", but no M", "leave in=M out")
          .about(IN.name());
    }
  }

  private static ClosedForm value(Map<String, ClosedForm> given, String name) {
    return given.getOrDefault(name, ClosedForm.symbol(name));
  }

  /** Refuses what no number of points, batches, epochs or updates can be. */
  private static void checkNumber(String name, ClosedForm value) {
    if (value.variables().contains(Reserved.INFINITY)) {
      throw ProblemException.unfit(
              "a process cannot run with infinite numbers", "use limit(x, T=inf) on the reply")
          .about(name);
    }
    for (String inside : value.variables()) {
      if (Reserved.isConstant(inside) || Reserved.isTensor(inside)) {
        throw ProblemException.unfit(
                name + " counts something, and " + inside + " is no variable for numbers",
                "give 1, 2, 3, …, a formula in other names, or leave " + name + " symbolic")
            .about(name);
      }
    }
    if (isNegative(value)) {
      throw ProblemException.unfit(
              name + " = " + value + " is negative", "give a positive number or formula")
          .about(name);
    }
  }

  /** Whether a formula is negative wherever its variables are positive, as −N or −N/(B + 1). */
  private static boolean isNegative(ClosedForm value) {
    return value.number().isEmpty()
        && value.numerator().terms().stream()
            .allMatch(term -> term.coefficient().signum() * value.unit().signum() < 0)
        && value.denominator().stream()
            .allMatch(
                factor ->
                    factor.base().terms().stream().allMatch(t -> t.coefficient().signum() > 0));
  }
}
