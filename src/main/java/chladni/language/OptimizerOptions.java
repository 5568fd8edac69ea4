package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.experiment.FilteredWeights;
import chladni.experiment.Momentum;
import chladni.experiment.NesterovMomentum;
import chladni.experiment.Schedule;
import chladni.experiment.UpdateRule;
import chladni.history.Averaging;
import chladni.history.ExponentialAveraging;
import chladni.history.HeavyBall;
import chladni.history.HistoryFactors;
import chladni.history.Nesterov;
import chladni.history.Optimizer;
import chladni.history.Scheduling;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

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
  static final Option EMA =
      Option.formula(
          "ema", "measure the moving average θ̄ ← γθ̄ + (1−γ)θ, from θ̄ = θ_0, in place of θ_T");

  private static final List<Entry> REGISTRY =
      List.of(
          new Entry(
              SCHEDULE,
              given -> new Scheduling(formula(given, SCHEDULE)),
              (given, batches) -> schedule(formula(given, SCHEDULE), batches)),
          new Entry(
              MOMENTUM,
              given -> new HeavyBall(formula(given, MOMENTUM)),
              (given, batches) -> new Momentum(number(given, MOMENTUM))),
          new Entry(
              NESTEROV,
              given -> new Nesterov(formula(given, NESTEROV)),
              (given, batches) -> new NesterovMomentum(number(given, NESTEROV))),
          new Entry(
              AVERAGE,
              given -> new Averaging(),
              (given, batches) -> new chladni.experiment.Averaging()),
          new Entry(
              EMA,
              given -> new ExponentialAveraging(formula(given, EMA)),
              (given, batches) -> new FilteredWeights(1 - number(given, EMA), number(given, EMA))));

  static final List<Option> ALL = REGISTRY.stream().map(Entry::option).toList();

  private OptimizerOptions() {}

  /**
   * An optimizer.
   *
   * @param option how it is asked for
   * @param weights what histories weigh with it
   * @param update what it does in a simulation
   */
  private record Entry(Option option, Weights weights, Update update) {}

  private interface Weights {
    Optimizer of(Arguments given);
  }

  private interface Update {
    UpdateRule.Modification of(Arguments given, OptionalInt batchesAnEpoch);
  }

  /** The optimizers that a call asks for, in the order they are applied. */
  static List<Optimizer> optimizers(Arguments given) {
    List<Optimizer> optimizers = new ArrayList<>();
    for (Entry entry : REGISTRY) {
      if (given.has(entry.option())) {
        optimizers.add(entry.weights().of(given));
      }
    }
    return optimizers;
  }

  /**
   * What an update of a simulation does.
   *
   * @param batches the number of updates in an epoch, if there are epochs
   * @throws ProblemException if optimizers do not combine, or a parameter is no number
   */
  static UpdateRule rule(Arguments given, OptionalInt batches) {
    HistoryFactors factors = HistoryFactors.PLAIN;
    for (Optimizer optimizer : optimizers(given)) {
      // Refuses what does not combine.
      factors = optimizer.applied(factors, ClosedForm.symbol("T"));
    }
    UpdateRule rule = UpdateRule.PLAIN;
    for (Entry entry : REGISTRY) {
      if (given.has(entry.option())) {
        rule = rule.with(entry.update().of(given, batches));
      }
    }
    return rule;
  }

  /** Refuses optimizers where nothing is updated by gradients of batches. */
  static void refuse(Arguments given, String process) {
    for (Option option : ALL) {
      if (given.has(option)) {
        throw ProblemException.unfit(
                "process=" + process + " has no " + option.name(),
                "leave " + option.name() + " out, or use process=sgd or process=gd")
            .about(option.name());
      }
    }
  }

  private static Schedule schedule(ClosedForm formula, OptionalInt batches) {
    if (batches.isEmpty() && formula.variables().contains(chladni.history.Schedule.EPOCH)) {
      throw ProblemException.unfit(
              "sampling=replacement knows no epochs, so a schedule cannot depend on the epoch",
              "write the schedule in t and T")
          .about(SCHEDULE.name());
    }
    return new Schedule(
        (time, updates) -> {
          ClosedForm now =
              new chladni.history.Schedule(formula.substitute(Map.of("T", ClosedForm.of(updates))))
                  .at(time, time / batches.orElse(1));
          return number(now, SCHEDULE);
        });
  }

  private static ClosedForm formula(Arguments given, Option option) {
    return given.formula(option).orElseThrow();
  }

  private static double number(Arguments given, Option option) {
    return number(formula(given, option), option);
  }

  private static double number(ClosedForm formula, Option option) {
    return formula
        .number()
        .orElseThrow(
            () ->
                ProblemException.unfit(
                        "a simulation needs a number for " + option.name() + ", not " + formula,
                        "write a number such as 1/2, and a schedule in t, T and epoch only")
                    .about(option.name()))
        .doubleValue();
  }
}
