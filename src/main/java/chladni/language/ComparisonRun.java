package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.expansion.Quantity;
import chladni.experiment.Estimate;
import chladni.experiment.Experiment;
import chladni.experiment.Simulation;
import chladni.experiment.Trials;
import chladni.landscape.Landscape;
import chladni.prediction.Forecast;
import chladni.prediction.Numbers;
import chladni.prediction.Prediction;
import chladni.prediction.Predictor;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Predicts and simulates the same thing.
 *
 * <p>What is subtracted runs with the same seed, so on the same training points, and the standard
 * error is that of the differences between trials.
 */
final class ComparisonRun {
  private final Side subject;
  private final Optional<Side> minus;
  private final Landscape landscape;
  private final Settings settings;
  private final Map<Map<String, BigFraction>, Landscape> landscapes = new HashMap<>();
  private final Map<Landscape, Predictor> predictors = new HashMap<>();
  private final Map<Map<String, BigFraction>, Predicted> predictions = new HashMap<>();

  /**
   * How simulations are done.
   *
   * @param trials of each point
   * @param seed of the random numbers
   * @param substeps for continuous time
   * @param testSamples as in {@link Experiment}
   * @param listener hears how far they are
   */
  record Settings(
      int trials, int seed, int substeps, OptionalInt testSamples, Simulation.Listener listener) {}

  /**
   * An expansion and at which learning rate it runs.
   *
   * @param expansion the reply that it came in
   * @param forecast what it expands
   * @param quantity what is measured
   * @param scale its learning rate is so many times η
   */
  private record Side(Reply expansion, Forecast forecast, Quantity quantity, BigFraction scale) {

    static Side of(Reply reply, BigFraction scale) {
      Forecast forecast =
          switch (reply) {
            case Reply.OfExpansion e -> known(e.forecast());
            case Reply.OfResummedExpansion r -> known(r.forecast());
            default ->
                throw ProblemException.unfit(
                    "only expansions can be compared, and this is " + reply.phrase(),
                    "write compare(test_loss(2, N=4, B=1, E=1), L, eta=[0.05, 0.1])");
          };
      if (!(forecast.measured() instanceof Forecast.Measured.OfQuantity(Quantity quantity))) {
        throw ProblemException.unfit(
            "an observable is not measured by simulations", "compare test_loss, weights, …");
      }
      return new Side(reply, forecast, quantity, scale);
    }

    private static Forecast known(Optional<Forecast> forecast) {
      return forecast.orElseThrow(
          () ->
              ProblemException.unfit(
                  "a sum or selection of expansions is not what any one process does",
                  "compare an expansion as it came; subtract another by minus=…"));
    }

    /** The landscape of the loss that the expansion is of. */
    Landscape trained(Landscape landscape, Numbers numbers) {
      ClosedForm decay =
          expansion instanceof Reply.OfExpansion e
              ? e.expansion().premises().weightDecay().substitute(formulas(numbers))
              : ClosedForm.ZERO;
      return landscape.withWeightDecay(
          decay
              .number()
              .orElseThrow(
                  () ->
                      ProblemException.unfit(
                          "a run needs a number for the weight decay " + decay,
                          "give numbers for " + String.join(", ", decay.variables()))));
    }

    Prediction prediction(Predictor predictor, Numbers numbers) {
      Numbers scaled = new Numbers(numbers.eta().multiply(scale), numbers.variables());
      return switch (expansion) {
        case Reply.OfExpansion e -> predictor.predict(e.expansion(), scaled, e.forecast());
        case Reply.OfResummedExpansion r ->
            predictor.predictResummed(r.expansion(), scaled, r.forecast());
        default -> throw new IllegalStateException();
      };
    }
  }

  /**
   * A comparison to come.
   *
   * @param scale the learning rate of the first expansion is so many times η
   * @throws ProblemException if an expansion is not what a process does, or the two do not measure
   *     the same
   */
  ComparisonRun(
      Reply subject,
      Optional<Reply> minus,
      BigFraction scale,
      Landscape landscape,
      Settings settings) {
    this.subject = Side.of(subject, scale);
    this.minus = minus.map(reply -> Side.of(reply, BigFraction.ONE));
    this.landscape = landscape;
    this.settings = settings;
    this.minus.ifPresent(
        side -> {
          if (side.quantity() != this.subject.quantity()) {
            throw ProblemException.unfit(
                "the two expansions do not measure the same", "subtract like from like");
          }
          if (side.quantity() == Quantity.TEST_LOSS_VARIANCE
              || side.quantity() == Quantity.WEIGHT_COVARIANCE) {
            throw ProblemException.unfit(
                "differences of variances are not measured", "compare each by itself");
          }
        });
  }

  /** What is measured. */
  Quantity quantity() {
    return subject.quantity();
  }

  /** The names of the components of what is measured, in order. */
  List<String> components() {
    List<String> weights = landscape.weights();
    return switch (subject.quantity()) {
      case WEIGHTS, DISPLACEMENT -> weights;
      case WEIGHT_COVARIANCE ->
          weights.stream().flatMap(a -> weights.stream().map(b -> a + " " + b)).toList();
      case TEST_LOSS, TRAINING_LOSS, GAP, TEST_LOSS_SQUARED, TEST_LOSS_VARIANCE -> List.of();
    };
  }

  /** What is predicted: the sums of orders up to each, and the size of the next. */
  record Predicted(List<List<Double>> sums, List<Double> next, List<String> warnings) {}

  /** The prediction at a point. */
  Predicted predicted(Map<String, BigFraction> point) {
    Optional<Predicted> known = Optional.ofNullable(predictions.get(point));
    if (known.isPresent()) {
      return known.get();
    }
    Predicted predicted = predict(point);
    predictions.put(point, predicted);
    return predicted;
  }

  private Predicted predict(Map<String, BigFraction> point) {
    Landscape here = at(point);
    Numbers numbers = numbers(point);
    Prediction first = subject.prediction(predictor(subject, here, numbers), numbers);
    List<String> warnings = new ArrayList<>(first.warnings());
    List<List<Double>> sums = sums(first);
    List<Double> next = next(first);
    double rounding = first.rounding();
    if (minus.isPresent()) {
      Prediction second = minus.get().prediction(predictor(minus.get(), here, numbers), numbers);
      List<List<Double>> others = sums(second);
      List<List<Double>> differences = new ArrayList<>();
      for (int d = 0; d < Math.min(sums.size(), others.size()); d++) {
        differences.add(minus(sums.get(d), others.get(d)));
      }
      sums = differences;
      next = minus(next, next(second));
      rounding = Math.max(rounding, second.rounding());
      second.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
    }
    return new Predicted(sums, withoutRounding(next, rounding), warnings);
  }

  private static List<Double> withoutRounding(List<Double> values, double rounding) {
    return values.stream().map(v -> Math.abs(v) <= rounding ? 0.0 : v).toList();
  }

  private Predictor predictor(Side side, Landscape here, Numbers numbers) {
    return predictors.computeIfAbsent(side.trained(here, numbers), Predictor::on);
  }

  /** The size of the next order; 0 where there is none, as in a value without orders. */
  private static List<Double> next(Prediction prediction) {
    return prediction
        .next()
        .map(Prediction.NextOrder::values)
        .orElseGet(() -> Collections.nCopies(prediction.value().size(), 0.0));
  }

  private static List<List<Double>> sums(Prediction prediction) {
    List<List<Double>> sums = new ArrayList<>();
    for (int d = 0; d < prediction.orders().size(); d++) {
      sums.add(prediction.upTo(d));
    }
    return sums;
  }

  private static List<Double> minus(List<Double> a, List<Double> b) {
    List<Double> difference = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      difference.add(a.get(i) - b.get(i));
    }
    return difference;
  }

  /** Measures and predicts at a point. */
  Comparison.Point compared(String across, Map<String, BigFraction> point) {
    Predicted predicted = predicted(point);
    List<Estimate> measured = measured(point);
    List<Comparison.Component> components = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      int at = i;
      components.add(
          new Comparison.Component(
              predicted.sums().stream().map(sum -> sum.get(at)).toList(),
              predicted.next().get(i),
              measured.get(i)));
    }
    return new Comparison.Point(
        Optional.ofNullable(point.get(across)).orElseThrow().doubleValue(), components);
  }

  private List<Estimate> measured(Map<String, BigFraction> point) {
    Trials first = run(subject, point);
    return minus
        .map(side -> first.differences(run(side, point), side.quantity()))
        .orElseGet(() -> first.estimates(subject.quantity()));
  }

  private Trials run(Side side, Map<String, BigFraction> point) {
    Numbers numbers = numbers(point);
    ProcessTraining training =
        new ProcessTraining(
            formula -> known(formula, side.forecast(), numbers), settings.substeps());
    Trials trials =
        Simulation.run(
            new Experiment(
                side.trained(at(point), numbers),
                training.of(side.forecast().expander().process()),
                numbers.eta().multiply(side.scale()).doubleValue(),
                Set.of(side.quantity()),
                settings.trials(),
                settings.seed(),
                settings.testSamples()),
            settings.listener());
    if (trials.diverged() > 0) {
      throw ProblemException.unfit(
          trials.diverged() + " of " + trials.done() + " runs diverged at " + point,
          "make eta smaller");
    }
    return trials;
  }

  /** A formula of a process after what was replaced in its expansion. */
  private static ClosedForm known(ClosedForm formula, Forecast forecast, Numbers numbers) {
    ClosedForm replaced = formula;
    for (Map<String, ClosedForm> values : forecast.substitutions()) {
      replaced = replaced.substitute(values);
    }
    return replaced.substitute(formulas(numbers));
  }

  private static Map<String, ClosedForm> formulas(Numbers numbers) {
    Map<String, ClosedForm> given = new TreeMap<>();
    numbers.variables().forEach((name, number) -> given.put(name, ClosedForm.of(number)));
    return given;
  }

  private Landscape at(Map<String, BigFraction> point) {
    Map<String, BigFraction> parameters = new TreeMap<>(point);
    parameters.keySet().retainAll(landscape.parameters().keySet());
    return landscapes.computeIfAbsent(parameters, landscape::withParameters);
  }

  private Numbers numbers(Map<String, BigFraction> point) {
    Map<String, BigFraction> variables = new TreeMap<>(point);
    variables.keySet().removeAll(landscape.parameters().keySet());
    variables.remove(ComparisonOptions.ETA.name());
    return new Numbers(
        Optional.ofNullable(point.get(ComparisonOptions.ETA.name())).orElseThrow(), variables);
  }
}
