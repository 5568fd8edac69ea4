package chladni.algebra;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Complete homogeneous symmetric polynomials by their definition, for comparison. */
final class CompleteHomogeneous {
  private CompleteHomogeneous() {}

  /** h_n as the sum of all monomials of degree n, which are none for a negative n. */
  static BigFraction sum(int n, List<BigFraction> x) {
    if (n < 0) {
      return BigFraction.ZERO;
    }
    if (x.size() == 1) {
      return x.get(0).pow(n);
    }
    BigFraction sum = BigFraction.ZERO;
    for (int e = 0; e <= n; e++) {
      sum = sum.add(x.get(0).pow(e).multiply(sum(n - e, x.subList(1, x.size()))));
    }
    return sum;
  }
}
