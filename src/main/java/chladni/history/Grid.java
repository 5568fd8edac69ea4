package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The grid of a run over epochs: N training points, B points a batch, E epochs; each a number, a
 * variable or another formula.
 *
 * <p>In every epoch each point is in exactly one of the L = N/B batches.
 *
 * <p>Example: {@code Grid.of(12, 3, 2)} has L = 4 batches an epoch, T = 8 updates and M = 2/3
 * updates a point.
 *
 * @param n training points N
 * @param b points a batch B
 * @param e epochs E
 */
public record Grid(ClosedForm n, ClosedForm b, ClosedForm e) {

  /**
   * Checks the sizes that are numbers.
   *
   * @throws ProblemException if one is not a positive integer, or B does not divide N
   */
  public Grid {
    Optional<BigInteger> points = pointsOf(n).number();
    Optional<BigInteger> batch = batchOf(b).number();
    epochsOf(e);
    if (points.isPresent() && batch.isPresent()) {
      checkDivides(batch.get(), points.get());
    }
  }

  /** The grid of variables N, B, E. */
  public static Grid symbolic() {
    return new Grid(ClosedForm.symbol("N"), ClosedForm.symbol("B"), ClosedForm.symbol("E"));
  }

  /** The grid of given numbers. */
  public static Grid of(long n, long b, long e) {
    return new Grid(ClosedForm.of(n), ClosedForm.of(b), ClosedForm.of(e));
  }

  /**
   * One epoch of batches of one point, E = B = 1, where the number of updates is the number of
   * training points, N = T.
   */
  public static Grid singleEpoch(ClosedForm updates) {
    return new Grid(updates, ClosedForm.ONE, ClosedForm.ONE);
  }

  /** Batches an epoch, L = N/B. */
  public ClosedForm batches() {
    return n.dividedBy(b);
  }

  /** Updates, T = LE = NE/B. */
  public ClosedForm updates() {
    return batches().times(e);
  }

  /** Updates a training point, M = T/N = E/B. */
  public ClosedForm updatesAPoint() {
    return e.dividedBy(b);
  }

  /** The numbers, if all three are numbers. */
  public Optional<GridNumbers> numbers() {
    return points()
        .number()
        .flatMap(
            points ->
                batch()
                    .number()
                    .flatMap(
                        batch ->
                            epochs()
                                .number()
                                .map(epochs -> new GridNumbers(points, batch, epochs))));
  }

  Size points() {
    return pointsOf(n);
  }

  Size batch() {
    return batchOf(b);
  }

  Size epochs() {
    return epochsOf(e);
  }

  static Size pointsOf(ClosedForm n) {
    return Size.counting("training points", "N", n);
  }

  static Size batchOf(ClosedForm b) {
    return Size.counting("points a batch", "B", b);
  }

  private static Size epochsOf(ClosedForm e) {
    return Size.counting("epochs", "E", e);
  }

  static Size updatesOf(ClosedForm t) {
    return Size.counting("updates", "T", t);
  }

  private static void checkDivides(BigInteger batch, BigInteger points) {
    if (points.mod(batch).signum() != 0) {
      throw ProblemException.unfit(
          "B="
              + batch
              + " does not divide N="
              + points
              + ", but an epoch splits the training points into batches of B",
          "choose B among the divisors of N");
    }
  }
}
