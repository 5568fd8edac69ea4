package chladni.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.FieldElement;

/**
 * The derivatives ∇^k l_x of every outcome x at the start, to an order.
 *
 * @param <T> the numbers
 */
public final class Tensors<T extends FieldElement<T>> {
  private final int order;
  private final List<T> probabilities;
  private final List<List<SymmetricTensor<T>>> derivatives;
  private final List<List<SymmetricTensor<T>>> deviations;
  private final List<SymmetricTensor<T>> means;

  private Tensors(int order, List<T> probabilities, List<List<SymmetricTensor<T>>> derivatives) {
    this.order = order;
    this.probabilities = probabilities;
    this.derivatives = derivatives;
    this.means = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      SymmetricTensor<T> mean = SymmetricTensor.zero(k);
      for (int x = 0; x < probabilities.size(); x++) {
        mean = mean.plus(derivatives.get(x).get(k).times(probabilities.get(x)));
      }
      means.add(mean);
    }
    this.deviations = new ArrayList<>();
    for (List<SymmetricTensor<T>> outcome : derivatives) {
      List<SymmetricTensor<T>> deviation = new ArrayList<>();
      for (int k = 0; k <= order; k++) {
        deviation.add(outcome.get(k).minus(means.get(k)));
      }
      deviations.add(deviation);
    }
  }

  /**
   * Differentiates finitely many losses.
   *
   * @param place how messages call the landscape
   * @throws chladni.problem.ProblemException if a loss is not differentiable at the start or too
   *     large
   * @throws IrrationalException if a loss is not a number of the arithmetic there
   */
  static <T extends FieldElement<T>> Tensors<T> of(
      List<Outcome> outcomes, Point point, Arithmetic<T> arithmetic, int order, String place) {
    List<T> probabilities = new ArrayList<>();
    List<TaylorSeries<T>> losses = new ArrayList<>();
    for (int x = 0; x < outcomes.size(); x++) {
      Outcome outcome = outcomes.get(x);
      probabilities.add(arithmetic.of(outcome.probability()));
      losses.add(
          TaylorExpansion.of(
              outcome.loss(),
              point,
              Map.of(),
              arithmetic,
              order,
              place + ": loss of data item " + (x + 1)));
    }
    return of(probabilities, losses, order);
  }

  /** The derivatives of losses that are expanded to an order already. */
  static <T extends FieldElement<T>> Tensors<T> of(
      List<T> probabilities, List<TaylorSeries<T>> losses, int order) {
    return new Tensors<>(
        order,
        List.copyOf(probabilities),
        losses.stream().map(loss -> derivatives(loss, order)).toList());
  }

  /** ∂^α f = α! times the Taylor coefficient at α. */
  static <T extends FieldElement<T>> List<SymmetricTensor<T>> derivatives(
      TaylorSeries<T> series, int order) {
    List<SortedMap<MultiIndex, T>> byOrder = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      byOrder.add(new TreeMap<>());
    }
    series
        .coefficients()
        .forEach(
            (index, coefficient) -> {
              T derivative = coefficient;
              for (int place = 0; place < index.size(); place += index.runFrom(place)) {
                for (int k = 2; k <= index.runFrom(place); k++) {
                  derivative = derivative.multiply(k);
                }
              }
              byOrder.get(index.size()).put(index, derivative);
            });
    List<SymmetricTensor<T>> tensors = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      tensors.add(SymmetricTensor.of(k, byOrder.get(k)));
    }
    return tensors;
  }

  /** The highest derivative held. */
  public int order() {
    return order;
  }

  /** The probability of each outcome. */
  public List<T> probabilities() {
    return probabilities;
  }

  /** The probability of an outcome. */
  T probability(int outcome) {
    return probabilities.get(outcome);
  }

  /** The greatest number of entries of a derivative of an order that are not zero. */
  int mostEntries(int k) {
    int most = mean(k).entries().size();
    for (int x = 0; x < probabilities.size(); x++) {
      most = Math.max(most, derivative(x, k).entries().size());
    }
    return most;
  }

  /** ∇^k l_x. */
  public SymmetricTensor<T> derivative(int outcome, int k) {
    return derivatives.get(outcome).get(k);
  }

  /** ∇^k l_x − E[∇^k l]. */
  public SymmetricTensor<T> deviation(int outcome, int k) {
    return deviations.get(outcome).get(k);
  }

  /** E[∇^k l]: l, G, H, J for k = 0, 1, 2, 3. */
  public SymmetricTensor<T> mean(int k) {
    return means.get(k);
  }
}
