package chladni.oracle;

import chladni.oracle.UpdateRule.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;

/**
 * Descent run exactly: over every training set and every arrangement of its points into batches,
 * the weights being power series in η cut after a given order.
 *
 * <p>A training set is known by its sorted list of outcomes and a batch likewise, since the order
 * of points in a set or a batch has no effect; runs that reach the same state go on as one. Every
 * expectation is a list of coefficients of η^0 … η^order.
 */
public final class ExactDescent {
  private final PolynomialLandscape landscape;
  private final Training training;
  private final int order;
  private final List<List<Polynomial>> gradients = new ArrayList<>();

  private ExactDescent(PolynomialLandscape landscape, Training training, int order) {
    this.landscape = landscape;
    this.training = training;
    this.order = order;
    for (Polynomial loss : landscape.losses()) {
      List<Polynomial> gradient = new ArrayList<>();
      for (int i = 0; i < landscape.dimension(); i++) {
        Polynomial scaled = Polynomial.constant(landscape.dimension(), BigFraction.ZERO);
        for (int j = 0; j < landscape.dimension(); j++) {
          scaled = scaled.plus(loss.derivative(j).scaled(landscape.learningRate().get(i).get(j)));
        }
        gradient.add(scaled);
      }
      gradients.add(gradient);
    }
  }

  /** E[l(θ_T)]. */
  public static List<BigFraction> testLoss(
      PolynomialLandscape landscape, Training training, int order) {
    return expectation(landscape, training, landscape.meanLoss(), order);
  }

  /** The expected mean loss of the training points at θ_T. */
  public static List<BigFraction> trainingLoss(
      PolynomialLandscape landscape, Training training, int order) {
    return new ExactDescent(landscape, training, order)
        .expectation(
            (points, weights) -> {
              PowerSeries sum = PowerSeries.constant(BigFraction.ZERO, order);
              for (int x : points) {
                sum = sum.plus(landscape.losses().get(x).at(weights));
              }
              return sum.scaled(new BigFraction(1, points.size()));
            });
  }

  /** Test loss minus training loss. */
  public static List<BigFraction> gap(PolynomialLandscape landscape, Training training, int order) {
    return difference(
        testLoss(landscape, training, order), trainingLoss(landscape, training, order));
  }

  /** E[l(θ_T)²]. */
  public static List<BigFraction> testLossSquared(
      PolynomialLandscape landscape, Training training, int order) {
    return expectation(landscape, training, landscape.meanLoss().power(2), order);
  }

  /** The variance of l(θ_T). */
  public static List<BigFraction> testLossVariance(
      PolynomialLandscape landscape, Training training, int order) {
    PowerSeries mean = new PowerSeries(testLoss(landscape, training, order));
    return difference(testLossSquared(landscape, training, order), mean.times(mean).coefficients());
  }

  /** E[θ_T], a list for each weight. */
  public static List<List<BigFraction>> weights(
      PolynomialLandscape landscape, Training training, int order) {
    List<List<BigFraction>> all = new ArrayList<>();
    for (int i = 0; i < landscape.dimension(); i++) {
      all.add(
          expectation(landscape, training, Polynomial.variable(landscape.dimension(), i), order));
    }
    return all;
  }

  /** E[θ_T − θ_0], a list for each weight. */
  public static List<List<BigFraction>> displacement(
      PolynomialLandscape landscape, Training training, int order) {
    List<List<BigFraction>> all = new ArrayList<>();
    for (int i = 0; i < landscape.dimension(); i++) {
      all.add(expectation(landscape, training, moved(landscape, i), order));
    }
    return all;
  }

  /** E[Δθ^μ Δθ^ν], a list for each μ and ν, where Δθ = θ_T − θ_0. */
  public static List<List<List<BigFraction>>> displacementProducts(
      PolynomialLandscape landscape, Training training, int order) {
    List<List<List<BigFraction>>> rows = new ArrayList<>();
    for (int i = 0; i < landscape.dimension(); i++) {
      List<List<BigFraction>> row = new ArrayList<>();
      for (int j = 0; j < landscape.dimension(); j++) {
        row.add(
            expectation(
                landscape, training, moved(landscape, i).times(moved(landscape, j)), order));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The covariance of θ_T, a list for each μ and ν. */
  public static List<List<List<BigFraction>>> weightCovariance(
      PolynomialLandscape landscape, Training training, int order) {
    List<List<List<BigFraction>>> products = displacementProducts(landscape, training, order);
    List<List<BigFraction>> means = displacement(landscape, training, order);
    List<List<List<BigFraction>>> rows = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      List<List<BigFraction>> row = new ArrayList<>();
      for (int j = 0; j < means.size(); j++) {
        PowerSeries product = new PowerSeries(means.get(i)).times(new PowerSeries(means.get(j)));
        row.add(difference(products.get(i).get(j), product.coefficients()));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The expectation of a polynomial of the final weights. */
  public static List<BigFraction> expectation(
      PolynomialLandscape landscape, Training training, Polynomial observable, int order) {
    return new ExactDescent(landscape, training, order)
        .expectation((points, weights) -> observable.at(weights));
  }

  private static Polynomial moved(PolynomialLandscape landscape, int i) {
    return Polynomial.variable(landscape.dimension(), i)
        .minus(Polynomial.constant(landscape.dimension(), landscape.start().get(i)));
  }

  private static List<BigFraction> difference(List<BigFraction> a, List<BigFraction> b) {
    return new PowerSeries(a).minus(new PowerSeries(b)).coefficients();
  }

  private List<BigFraction> expectation(
      BiFunction<List<Integer>, List<PowerSeries>, PowerSeries> observable) {
    List<PowerSeries> sum = new ArrayList<>();
    sum.add(PowerSeries.constant(BigFraction.ZERO, order));
    trainingSets()
        .forEach(
            (points, probability) ->
                finalStates(points)
                    .forEach(
                        (state, chance) -> {
                          List<PowerSeries> weights =
                              training.rule().measured(state, training.updates());
                          PowerSeries value = observable.apply(points, weights);
                          sum.set(0, sum.get(0).plus(value.scaled(probability.multiply(chance))));
                        }));
    return sum.get(0).coefficients();
  }

  /** Every training set, with the probability of drawing it. */
  private Map<List<Integer>, BigFraction> trainingSets() {
    Map<List<Integer>, BigFraction> sets = Map.of(List.of(), BigFraction.ONE);
    for (int n = 0; n < training.points(); n++) {
      sets = extended(sets, landscape.probabilities());
    }
    return sets;
  }

  /** Every batch of a number of draws from some points, with its probability. */
  private static Map<List<Integer>, BigFraction> draws(List<Integer> points, int number) {
    List<BigFraction> frequencies = new ArrayList<>();
    for (int x = 0; x <= Collections.max(points); x++) {
      frequencies.add(new BigFraction(Collections.frequency(points, x), points.size()));
    }
    Map<List<Integer>, BigFraction> batches = Map.of(List.of(), BigFraction.ONE);
    for (int b = 0; b < number; b++) {
      batches = extended(batches, frequencies);
    }
    return batches;
  }

  private static Map<List<Integer>, BigFraction> extended(
      Map<List<Integer>, BigFraction> lists, List<BigFraction> probabilities) {
    Map<List<Integer>, BigFraction> longer = new LinkedHashMap<>();
    lists.forEach(
        (list, chance) -> {
          for (int x = 0; x < probabilities.size(); x++) {
            if (probabilities.get(x).signum() != 0) {
              List<Integer> more = new ArrayList<>(list);
              more.add(x);
              Collections.sort(more);
              longer.merge(
                  List.copyOf(more), chance.multiply(probabilities.get(x)), BigFraction::add);
            }
          }
        });
    return longer;
  }

  /** Every way of splitting points into an epoch's sequence of batches, with its probability. */
  private Map<List<List<Integer>>, BigFraction> arrangements(List<Integer> points) {
    Map<List<List<Integer>>, BigFraction> all = new LinkedHashMap<>();
    List<List<Integer>> orders = new ArrayList<>();
    permute(new ArrayList<>(points), points.size(), orders);
    BigFraction chance = new BigFraction(1, orders.size());
    for (List<Integer> sequence : orders) {
      List<List<Integer>> epoch = new ArrayList<>();
      for (int n = 0; n < sequence.size(); n += training.batch()) {
        List<Integer> batch = new ArrayList<>(sequence.subList(n, n + training.batch()));
        Collections.sort(batch);
        epoch.add(List.copyOf(batch));
      }
      all.merge(List.copyOf(epoch), chance, BigFraction::add);
    }
    return all;
  }

  /** All n! orders of a list, equal ones repeated. */
  private static void permute(List<Integer> list, int unplaced, List<List<Integer>> out) {
    if (unplaced == 0) {
      out.add(List.copyOf(list));
    }
    for (int i = 0; i < unplaced; i++) {
      Collections.swap(list, i, unplaced - 1);
      permute(list, unplaced - 1, out);
      Collections.swap(list, i, unplaced - 1);
    }
  }

  /** Every state a run on given points can end in, with its probability. */
  private Map<State, BigFraction> finalStates(List<Integer> points) {
    List<PowerSeries> start =
        landscape.start().stream().map(x -> PowerSeries.constant(x, order)).toList();
    Map<State, BigFraction> law = Map.of(training.rule().start(start), BigFraction.ONE);
    int updatesPerEpoch = training.points() / training.batch();
    return switch (training.sampling()) {
      case RESHUFFLE -> {
        Map<List<List<Integer>>, BigFraction> splits = arrangements(points);
        for (int time = 0; time < training.updates(); time += updatesPerEpoch) {
          law = afterRandom(law, splits, time);
        }
        yield law;
      }
      case FIXED -> {
        Map<State, BigFraction> mixture = new LinkedHashMap<>();
        for (Map.Entry<List<List<Integer>>, BigFraction> split : arrangements(points).entrySet()) {
          Map<State, BigFraction> given = law;
          for (int time = 0; time < training.updates(); time += updatesPerEpoch) {
            given = afterRandom(given, Map.of(split.getKey(), BigFraction.ONE), time);
          }
          given.forEach(
              (state, chance) ->
                  mixture.merge(state, chance.multiply(split.getValue()), BigFraction::add));
        }
        yield mixture;
      }
      case REPLACEMENT -> {
        Map<List<List<Integer>>, BigFraction> batches = new LinkedHashMap<>();
        draws(points, training.batch())
            .forEach((batch, chance) -> batches.put(List.of(batch), chance));
        for (int time = 0; time < training.updates(); time++) {
          law = afterRandom(law, batches, time);
        }
        yield law;
      }
    };
  }

  /** The states after a random sequence of batches, independent of the states before. */
  private Map<State, BigFraction> afterRandom(
      Map<State, BigFraction> before, Map<List<List<Integer>>, BigFraction> batches, int time) {
    Map<State, BigFraction> after = new LinkedHashMap<>();
    before.forEach(
        (state, chance) ->
            batches.forEach(
                (sequence, probability) -> {
                  State moved = state;
                  for (int k = 0; k < sequence.size(); k++) {
                    List<Integer> batch = sequence.get(k);
                    moved =
                        training
                            .rule()
                            .update(moved, time + k, weights -> scaledGradient(batch, weights));
                  }
                  after.merge(moved, chance.multiply(probability), BigFraction::add);
                }));
    return after;
  }

  /** η times the mean gradient of a batch. */
  private List<PowerSeries> scaledGradient(List<Integer> batch, List<PowerSeries> weights) {
    Function<Integer, PowerSeries> component =
        i -> {
          PowerSeries sum = PowerSeries.constant(BigFraction.ZERO, order);
          for (int x : batch) {
            sum = sum.plus(gradients.get(x).get(i).at(weights));
          }
          return sum.scaled(new BigFraction(1, batch.size())).timesEta();
        };
    List<PowerSeries> gradient = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      gradient.add(component.apply(i));
    }
    return gradient;
  }
}
