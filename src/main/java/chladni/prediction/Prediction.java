package chladni.prediction;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an expansion says on a landscape at a number η.
 *
 * <p>All lists of numbers have one number, or one for each weight or pair of weights, the last
 * index running fastest.
 *
 * @param freeIndices 0 for a loss, 1 for weights, 2 for their covariance
 * @param orders what each order from 0 on contributes; their sum is {@link #value()}
 * @param next the size of what comes after the last order; none for a value of diagrams
 * @param standardErrors of the value, where it is estimated from a sample
 * @param remainder what eigenvalues that were taken as 0 can add, where only some are used
 * @param warnings whole sentences about the range of validity
 * @param expectation how expectations over the data were taken
 */
public record Prediction(
    int freeIndices,
    List<List<Double>> orders,
    Optional<NextOrder> next,
    Optional<List<Double>> standardErrors,
    Optional<Remainder> remainder,
    List<String> warnings,
    Expectation expectation) {

  /**
   * Copies its lists.
   *
   * @throws ProblemException if a number is infinite or none at all
   */
  public Prediction {
    orders = orders.stream().map(List::copyOf).toList();
    standardErrors = standardErrors.map(List::copyOf);
    warnings = List.copyOf(warnings);
    for (int order = 0; order < orders.size(); order++) {
      requireFinite(orders.get(order), "order " + order);
    }
    next.ifPresent(n -> requireFinite(n.values(), "order " + n.order()));
    standardErrors.ifPresent(errors -> requireFinite(errors, "the standard error"));
    remainder.ifPresent(rest -> requireFinite(rest.values(), "the remainder"));
  }

  private static void requireFinite(List<Double> numbers, String what) {
    if (!numbers.stream().allMatch(Double::isFinite)) {
      throw ProblemException.unfit(
          what + " is outside the range of floating point, which ends at 1.8e308",
          "take a smaller eta, or smaller numbers of samples and updates");
    }
  }

  /**
   * The size of the next order's terms.
   *
   * @param order which order it is
   * @param source where the numbers come from
   * @param values the contribution
   */
  public record NextOrder(int order, Source source, List<Double> values) {
    /** Copies the list. */
    public NextOrder {
      values = List.copyOf(values);
    }

    /** Where the size of the next order comes from. */
    public enum Source {
      /** The next order was computed. */
      COMPUTED,
      /** It was not; the last order stands for it. */
      LAST_ORDER
    }
  }

  /**
   * What the rest of the spectrum of K = ηH can add to a prediction with its leading eigenpairs.
   *
   * @param pairs the number of eigenpairs used
   * @param rest the largest size of the other eigenvalues, without η
   * @param values about how much they can add
   */
  public record Remainder(int pairs, double rest, List<Double> values) {
    /** Copies the list. */
    public Remainder {
      values = List.copyOf(values);
    }
  }

  /** The same with a remainder. */
  Prediction with(Remainder other) {
    return new Prediction(
        freeIndices, orders, next, standardErrors, Optional.of(other), warnings, expectation);
  }

  /** The sum of all orders. */
  public List<Double> value() {
    return upTo(orders.size() - 1);
  }

  /** What is below this is the rounding of sums: 1e-13 times the largest contribution. */
  public double rounding() {
    return 1e-13 * orders.stream().flatMap(List::stream).mapToDouble(Math::abs).max().orElse(0);
  }

  /** The sum of the orders up to one. */
  public List<Double> upTo(int order) {
    List<Double> sum = new ArrayList<>(orders.get(0));
    for (List<Double> part : orders.subList(1, order + 1)) {
      for (int i = 0; i < sum.size(); i++) {
        sum.set(i, sum.get(i) + part.get(i));
      }
    }
    return List.copyOf(sum);
  }
}
