package chladni.algebra;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Pseudo-random values of atoms modulo the prime 2^61−1. A formula that is not 0 there is not 0 at
 * all; one that is 0 at n independent points is 0 except with a probability below (degree/2^61)^n
 * (J. T. Schwartz, J. ACM 27, 1980), atoms being algebraically independent.
 */
final class RandomPoint {
  private static final long PRIME = (1L << 61) - 1;
  private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);

  private final SplittableRandom random;
  private final Map<Atom, Long> values = new HashMap<>();

  RandomPoint(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Whether the sum of some formulas is 0 here. A formula with a pole here counts as 0. */
  boolean isZero(List<ClosedForm> terms) {
    long sum = 0;
    for (ClosedForm term : terms) {
      long value =
          times(
              times(residue(term.unit().getNumerator()), value(term.numerator())),
              power(residue(term.unit().getDenominator()), PRIME - 2));
      for (Factor factor : term.denominator()) {
        value = times(value, power(power(value(factor.base()), factor.exponent()), PRIME - 2));
      }
      sum = plus(sum, value);
    }
    return sum == 0;
  }

  private long value(Polynomial polynomial) {
    List<Atom> atoms = polynomial.atoms();
    long[] at = new long[atoms.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = values.computeIfAbsent(atoms.get(i), atom -> random.nextLong(1, PRIME));
    }
    long sum = 0;
    for (int row = 0; row < polynomial.size(); row++) {
      long product = residue(polynomial.coefficient(row));
      for (int i = 0; i < at.length; i++) {
        int exponent = polynomial.exponent(row, i);
        if (exponent != 0) {
          product = times(product, power(at[i], exponent));
        }
      }
      sum = plus(sum, product);
    }
    return sum;
  }

  private static long residue(BigInteger value) {
    return value.bitLength() < 61
        ? Math.floorMod(value.longValue(), PRIME)
        : value.mod(BIG_PRIME).longValue();
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum >= PRIME ? sum - PRIME : sum;
  }

  private static long times(long a, long b) {
    // 2^61 is 1, so the product's upper and lower 61 bits are added.
    long low = a * b;
    return plus(low & PRIME, (Math.multiplyHigh(a, b) << 3) | (low >>> 61));
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }
}
