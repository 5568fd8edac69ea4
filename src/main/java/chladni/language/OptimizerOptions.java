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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

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

  private static final List<Entry<?>> REGISTRY =
      List.of(
          new Entry<>(
              SCHEDULE,
              Scheduling.class,
              given -> new Scheduling(formula(given, SCHEDULE)),
              (scheduling, run) ->
                  schedule(run.known().apply(scheduling.formula()), run.batches())),
          new Entry<>(
              MOMENTUM,
              HeavyBall.class,
              given -> new HeavyBall(formula(given, MOMENTUM)),
              (ball, run) -> new Momentum(run.number(ball.beta(), MOMENTUM))),
          new Entry<>(
              NESTEROV,
              Nesterov.class,
              given -> new Nesterov(formula(given, NESTEROV)),
              (nesterov, run) -> new NesterovMomentum(run.number(nesterov.beta(), NESTEROV))),
          new Entry<>(
              AVERAGE,
              Averaging.class,
              given -> new Averaging(),
              (averaging, run) -> new chladni.experiment.Averaging()),
          new Entry<>(
              EMA,
              ExponentialAveraging.class,
              given -> new ExponentialAveraging(formula(given, EMA)),
              (moving, run) -> {
                double gamma = run.number(moving.gamma(), EMA);
                return new FilteredWeights(1 - gamma, gamma);
              }));

  static final List<Option> ALL = REGISTRY.stream().<Option>map(Entry::option).toList();

  private OptimizerOptions() {}

  /**
   * An optimizer.
   *
   * @param option how it is asked for
   * @param type what it is among the optimizers of histories
   * @param weights what histories weigh with it
   * @param update what it does in a simulation
   */
  private record Entry<O extends Optimizer>(
      Option option, Class<O> type, Weights<O> weights, Update<O> update) {

    Optional<UpdateRule.Modification> modification(Optimizer optimizer, Run run) {
      return type.isInstance(optimizer)
          ? Optional.of(update.of(type.cast(optimizer), run))
          : Optional.empty();
    }
  }

  private interface Weights<O> {
    O of(Arguments given);
  }

  private interface Update<O> {
    UpdateRule.Modification of(O optimizer, Run run);
  }

  /**
   * What is known of a run in numbers.
   *
   * @param known replaces variables by the numbers they have
   * @param batches the number of updates in an epoch, if there are epochs
   */
  record Run(UnaryOperator<ClosedForm> known, OptionalInt batches) {
    double number(ClosedForm formula, Option option) {
      return OptimizerOptions.number(known.apply(formula), option);
    }
  }

  /** The optimizers that a call asks for, in the order they are applied. */
  static List<Optimizer> optimizers(Arguments given) {
    List<Optimizer> optimizers = new ArrayList<>();
    for (Entry<?> entry : REGISTRY) {
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
    return rule(optimizers(given), new Run(UnaryOperator.identity(), batches));
  }

  /** What an update does in a run of these optimizers. */
  static UpdateRule rule(List<Optimizer> optimizers, Run run) {
    HistoryFactors factors = HistoryFactors.PLAIN;
    UpdateRule rule = UpdateRule.PLAIN;
    for (Optimizer optimizer : optimizers) {
      // Refuses what does not combine.
      factors = optimizer.applied(factors, ClosedForm.symbol("T"));
      rule =
          rule.with(
              REGISTRY.stream()
                  .flatMap(entry -> entry.modification(optimizer, run).stream())
                  .findFirst()
                  .orElseThrow());
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
