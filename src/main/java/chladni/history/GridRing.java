package chladni.history;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * N and B as the elements that counts are polynomials in: variables, or numbers where they are
 * given.
 *
 * @param n the number N, if given
 * @param b the number B, if given
 */
record GridRing(Optional<BigInteger> n, Optional<BigInteger> b) {

  /** N − j. */
  GridPolynomial nMinus(long j) {
    return n.map(GridPolynomial::constant)
        .orElse(GridPolynomial.N)
        .plus(GridPolynomial.constant(-j));
  }

  /** B − j. */
  GridPolynomial bMinus(long j) {
    return b.map(GridPolynomial::constant)
        .orElse(GridPolynomial.B)
        .plus(GridPolynomial.constant(-j));
  }

  /** N − jB. */
  GridPolynomial nMinusBatches(long j) {
    return nMinus(0).plus(bMinus(0), BigInteger.valueOf(-j));
  }

  /** N(N−1)…(N−k+1). */
  GridPolynomial nFalling(int k) {
    GridPolynomial product = GridPolynomial.ONE;
    for (int j = 0; j < k; j++) {
      product = product.times(nMinus(j));
    }
    return product;
  }

  /** Whether N is a number too small for so many rows. */
  boolean hasFewerRowsThan(int rows) {
    return n.isPresent() && n.get().compareTo(BigInteger.valueOf(rows)) < 0;
  }

  /** numerator · Π_j (N−j)^{powers_j} / denominator, where negative powers become poles. */
  GridFraction fraction(GridPolynomial numerator, BigInteger denominator, int[] powers) {
    GridPolynomial above = numerator;
    List<Integer> poles = new ArrayList<>();
    for (int j = 0; j < powers.length; j++) {
      for (int i = 0; i < powers[j]; i++) {
        above = above.times(nMinus(j));
      }
      if (powers[j] < 0) {
        while (poles.size() < j) {
          poles.add(0);
        }
        poles.add(-powers[j]);
      }
    }
    return new GridFraction(above, denominator, poles);
  }
}
