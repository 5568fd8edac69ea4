package chladni.history;

import java.math.BigInteger;

/**
 * The numbers of a grid all of whose sizes are given.
 *
 * @param n training points N
 * @param b points a batch B, a divisor of N
 * @param e epochs E
 */
public record GridNumbers(BigInteger n, BigInteger b, BigInteger e) {

  /** Batches an epoch, L = N/B. */
  public BigInteger batches() {
    return n.divide(b);
  }

  /** Updates, T = LE. */
  public BigInteger updates() {
    return batches().multiply(e);
  }
}
