package chladni.history;

import chladni.algebra.ClosedForm;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Rational numbers over a common denominator: with 1−k_v = a_v/b_v, every update is scaled by Π_v
 * b_v, so that everything is an integer and nothing has to be reduced before the end.
 */
final class ScaledIntegers implements Scalars<BigInteger>, Ring.OfIntegers {
  private final List<BigInteger> above = new ArrayList<>();
  private final List<BigInteger> below = new ArrayList<>();
  private final BigInteger scale;

  /** Scales for the eigenvalues of the edges above nodes 0, 1, …. */
  ScaledIntegers(List<BigFraction> eigenvalues) {
    BigInteger product = BigInteger.ONE;
    for (BigFraction k : eigenvalues) {
      BigFraction z = BigFraction.ONE.subtract(k);
      above.add(z.getNumerator());
      below.add(z.getDenominator());
      product = product.multiply(z.getDenominator());
    }
    this.scale = product;
  }

  /** About how many binary digits an update adds. */
  int digits() {
    int digits = 0;
    for (int v = 0; v < above.size(); v++) {
      digits += Math.max(above.get(v).bitLength(), below.get(v).bitLength());
    }
    return digits;
  }

  @Override
  public BigInteger decay(int edges) {
    BigInteger product = BigInteger.ONE;
    for (int v = 0; v < above.size(); v++) {
      product = product.multiply((edges >> v & 1) != 0 ? above.get(v) : below.get(v));
    }
    return product;
  }

  @Override
  public ClosedForm value(BigInteger entry, BigInteger updates) {
    return ClosedForm.of(new BigFraction(entry, scale.pow(updates.intValueExact())));
  }
}
