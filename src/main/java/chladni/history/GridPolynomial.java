package chladni.history;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A polynomial in N and B with integer coefficients, stored densely: what counting needs in its
 * inner loops, where general rational functions would be too slow.
 */
final class GridPolynomial {
  /** The polynomial 0. */
  static final GridPolynomial ZERO = constant(BigInteger.ZERO);

  /** The polynomial 1. */
  static final GridPolynomial ONE = constant(BigInteger.ONE);

  /** The polynomial N. */
  static final GridPolynomial N =
      new GridPolynomial(1, 0, new BigInteger[] {BigInteger.ZERO, BigInteger.ONE});

  /** The polynomial B. */
  static final GridPolynomial B =
      new GridPolynomial(0, 1, new BigInteger[] {BigInteger.ZERO, BigInteger.ONE});

  private final int degreeN;
  private final int degreeB;

  /** The coefficient of N^i B^j is at i(degreeB+1)+j. */
  private final BigInteger[] coefficients;

  private GridPolynomial(int degreeN, int degreeB, BigInteger[] coefficients) {
    this.degreeN = degreeN;
    this.degreeB = degreeB;
    this.coefficients = coefficients;
  }

  /** The polynomial with coefficient i(degreeB+1)+j before N^i B^j. */
  static GridPolynomial dense(int degreeN, int degreeB, BigInteger[] coefficients) {
    return new GridPolynomial(degreeN, degreeB, coefficients);
  }

  /** An integer. */
  static GridPolynomial constant(BigInteger value) {
    return new GridPolynomial(0, 0, new BigInteger[] {value});
  }

  /** An integer. */
  static GridPolynomial constant(long value) {
    return constant(BigInteger.valueOf(value));
  }

  /** A bound of the degree in N. */
  int degreeN() {
    return degreeN;
  }

  /** A bound of the degree in B. */
  int degreeB() {
    return degreeB;
  }

  /** The coefficient of N^i B^j. */
  BigInteger coefficient(int i, int j) {
    return i <= degreeN && j <= degreeB ? coefficients[i * (degreeB + 1) + j] : BigInteger.ZERO;
  }

  /** Whether every coefficient is 0. */
  boolean isZero() {
    for (BigInteger c : coefficients) {
      if (c.signum() != 0) {
        return false;
      }
    }
    return true;
  }

  /** this + other. */
  GridPolynomial plus(GridPolynomial other) {
    return plus(other, BigInteger.ONE);
  }

  /** this + factor·other. */
  GridPolynomial plus(GridPolynomial other, BigInteger factor) {
    int n = Math.max(degreeN, other.degreeN);
    int b = Math.max(degreeB, other.degreeB);
    BigInteger[] sum = widened(n, b);
    for (int i = 0; i <= other.degreeN; i++) {
      for (int j = 0; j <= other.degreeB; j++) {
        BigInteger c = other.coefficients[i * (other.degreeB + 1) + j];
        if (c.signum() != 0) {
          int at = i * (b + 1) + j;
          sum[at] = sum[at].add(c.multiply(factor));
        }
      }
    }
    return new GridPolynomial(n, b, sum);
  }

  private BigInteger[] widened(int n, int b) {
    if (n == degreeN && b == degreeB) {
      return coefficients.clone();
    }
    BigInteger[] wide = zeros((n + 1) * (b + 1));
    for (int i = 0; i <= degreeN; i++) {
      System.arraycopy(coefficients, i * (degreeB + 1), wide, i * (b + 1), degreeB + 1);
    }
    return wide;
  }

  private static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  /** this · other. */
  GridPolynomial times(GridPolynomial other) {
    int n = degreeN + other.degreeN;
    int b = degreeB + other.degreeB;
    BigInteger[] product = zeros((n + 1) * (b + 1));
    for (int i = 0; i <= degreeN; i++) {
      for (int j = 0; j <= degreeB; j++) {
        BigInteger c = coefficients[i * (degreeB + 1) + j];
        if (c.signum() == 0) {
          continue;
        }
        for (int k = 0; k <= other.degreeN; k++) {
          for (int l = 0; l <= other.degreeB; l++) {
            BigInteger d = other.coefficients[k * (other.degreeB + 1) + l];
            if (d.signum() != 0) {
              int at = (i + k) * (b + 1) + j + l;
              product[at] = product[at].add(c.multiply(d));
            }
          }
        }
      }
    }
    return new GridPolynomial(n, b, product);
  }

  /** this / (N − j), if that is a polynomial. */
  Optional<GridPolynomial> dividedByNMinus(int j) {
    if (degreeN == 0) {
      return isZero() ? Optional.of(this) : Optional.empty();
    }
    int width = degreeB + 1;
    BigInteger root = BigInteger.valueOf(j);
    BigInteger[] quotient = zeros(degreeN * width);
    for (int b = 0; b < width; b++) {
      BigInteger carry = BigInteger.ZERO;
      for (int i = degreeN; i > 0; i--) {
        carry = carry.multiply(root).add(coefficients[i * width + b]);
        quotient[(i - 1) * width + b] = carry;
      }
      if (carry.multiply(root).add(coefficients[b]).signum() != 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new GridPolynomial(degreeN - 1, degreeB, quotient));
  }
}
