package chladni.history;

import chladni.algebra.ClosedForm;

/**
 * The slots of a run that samples with replacement: T updates, each with a batch of B slots, each
 * slot filled with one of N training points; numbers, variables or other formulas.
 *
 * <p>T is free, and B need not divide N.
 *
 * @param n training points N
 * @param b slots a batch B
 * @param t updates T
 */
public record Slots(ClosedForm n, ClosedForm b, ClosedForm t) {

  /**
   * Checks the sizes that are numbers.
   *
   * @throws chladni.problem.ProblemException if one is not a positive integer
   */
  public Slots {
    Grid.pointsOf(n);
    Grid.batchOf(b);
    Grid.updatesOf(t);
  }

  /** The slots of variables N, B, T. */
  public static Slots symbolic() {
    return new Slots(ClosedForm.symbol("N"), ClosedForm.symbol("B"), ClosedForm.symbol("T"));
  }

  /** The slots of given numbers. */
  public static Slots of(long n, long b, long t) {
    return new Slots(ClosedForm.of(n), ClosedForm.of(b), ClosedForm.of(t));
  }
}
