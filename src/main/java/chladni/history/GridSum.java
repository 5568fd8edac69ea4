package chladni.history;

import java.math.BigInteger;
import java.util.Arrays;

/** A running sum of multiples of polynomials in N and B, added up in place. */
final class GridSum {
  private int degreeN;
  private int degreeB;
  private BigInteger[] coefficients = {BigInteger.ZERO};

  /** So many sums, nothing added to them yet. */
  static GridSum[] zeros(int length) {
    GridSum[] sums = new GridSum[length];
    for (int i = 0; i < length; i++) {
      sums[i] = new GridSum();
    }
    return sums;
  }

  /** Adds factor·polynomial. */
  void add(GridPolynomial polynomial, BigInteger factor) {
    widen(Math.max(degreeN, polynomial.degreeN()), Math.max(degreeB, polynomial.degreeB()));
    for (int i = 0; i <= polynomial.degreeN(); i++) {
      for (int j = 0; j <= polynomial.degreeB(); j++) {
        BigInteger c = polynomial.coefficient(i, j);
        if (c.signum() != 0) {
          int at = i * (degreeB + 1) + j;
          coefficients[at] = coefficients[at].add(c.multiply(factor));
        }
      }
    }
  }

  private void widen(int n, int b) {
    if (n == degreeN && b == degreeB) {
      return;
    }
    BigInteger[] wide = new BigInteger[(n + 1) * (b + 1)];
    Arrays.fill(wide, BigInteger.ZERO);
    for (int i = 0; i <= degreeN; i++) {
      System.arraycopy(coefficients, i * (degreeB + 1), wide, i * (b + 1), degreeB + 1);
    }
    degreeN = n;
    degreeB = b;
    coefficients = wide;
  }

  /** What has been added up. */
  GridPolynomial total() {
    return GridPolynomial.dense(degreeN, degreeB, coefficients.clone());
  }
}
