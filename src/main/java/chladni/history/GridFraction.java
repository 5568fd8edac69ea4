package chladni.history;

import java.math.BigInteger;
import java.util.List;

/**
 * An exact factor in a count of histories: numerator / (denominator · Π_j (N−j)^{poles_j}).
 *
 * @param numerator a polynomial in N and B
 * @param denominator a positive integer
 * @param poles the powers of N, N−1, N−2, … below the line, the last of them positive
 */
record GridFraction(GridPolynomial numerator, BigInteger denominator, List<Integer> poles) {
  GridFraction {
    poles = List.copyOf(poles);
  }

  /** A polynomial over an integer. */
  static GridFraction of(GridPolynomial numerator, BigInteger denominator) {
    return new GridFraction(numerator, denominator, List.of());
  }
}
