package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.history.Averaging;
import chladni.history.HeavyBall;
import chladni.history.Nesterov;
import chladni.history.Optimizer;
import chladni.history.Scheduling;
import java.util.ArrayList;
import java.util.List;

/**
 * The registry of optimizers: what is done with gradients beyond plain descent, one entry for each,
 * in the order they are applied.
 */
final class OptimizerOptions {
  static final Option MOMENTUM =
      Option.formula("momentum", "heavy-ball momentum β: v ← βv − η∇l(θ), θ ← θ + v");
  static final Option NESTEROV =
      Option.formula("nesterov", "Nesterov momentum β: v ← βv − η∇l(θ + βv), θ ← θ + v");
  static final Option SCHEDULE =
      Option.formula(
          "schedule",
          "steps of s(t)·η, a formula in t = 0, …, T−1, T and epoch, as 1-t/T or 1/2^epoch");
  static final Option AVERAGE =
      Option.flag("average", "measure the mean of θ_1, …, θ_T in place of θ_T");

  private static final List<Entry> REGISTRY =
      List.of(
          new Entry(MOMENTUM, (given, option) -> new HeavyBall(formula(given, option))),
          new Entry(NESTEROV, (given, option) -> new Nesterov(formula(given, option))),
          new Entry(SCHEDULE, (given, option) -> new Scheduling(formula(given, option))),
          new Entry(AVERAGE, (given, option) -> new Averaging()));

  static final List<Option> ALL = REGISTRY.stream().map(Entry::option).toList();

  private OptimizerOptions() {}

  private record Entry(Option option, Reading reading) {}

  private interface Reading {
    Optimizer read(Arguments given, Option option);
  }

  /** The optimizers that a call asks for, in the order they are applied. */
  static List<Optimizer> optimizers(Arguments given) {
    List<Optimizer> optimizers = new ArrayList<>();
    for (Entry entry : REGISTRY) {
      if (given.has(entry.option())) {
        optimizers.add(entry.reading().read(given, entry.option()));
      }
    }
    return optimizers;
  }

  private static ClosedForm formula(Arguments given, Option option) {
    return given.formula(option).orElseThrow();
  }
}
