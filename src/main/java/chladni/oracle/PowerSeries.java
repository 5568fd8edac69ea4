package chladni.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A power series in η with rational coefficients, cut after some order.
 *
 * @param coefficients the coefficients of η^0, η^1, … in this order
 */
public record PowerSeries(List<BigFraction> coefficients) {

  /** Copies. */
  public PowerSeries {
    coefficients = List.copyOf(coefficients);
  }

  /** A number, as a series to an order. */
  public static PowerSeries constant(BigFraction value, int order) {
    List<BigFraction> coefficients = new ArrayList<>();
    coefficients.add(value);
    coefficients.addAll(Collections.nCopies(order, BigFraction.ZERO));
    return new PowerSeries(coefficients);
  }

  /** The last order kept. */
  public int order() {
    return coefficients.size() - 1;
  }

  /** this + other. */
  public PowerSeries plus(PowerSeries other) {
    List<BigFraction> sum = new ArrayList<>();
    for (int k = 0; k <= order(); k++) {
      sum.add(coefficients.get(k).add(other.coefficients.get(k)));
    }
    return new PowerSeries(sum);
  }

  /** this − other. */
  public PowerSeries minus(PowerSeries other) {
    return plus(other.scaled(BigFraction.MINUS_ONE));
  }

  /** A multiple of this. */
  public PowerSeries scaled(BigFraction factor) {
    return new PowerSeries(coefficients.stream().map(factor::multiply).toList());
  }

  /** this · other, cut. */
  public PowerSeries times(PowerSeries other) {
    List<BigFraction> product = new ArrayList<>();
    for (int k = 0; k <= order(); k++) {
      BigFraction c = BigFraction.ZERO;
      for (int i = 0; i <= k; i++) {
        if (coefficients.get(i).signum() != 0 && other.coefficients.get(k - i).signum() != 0) {
          c = c.add(coefficients.get(i).multiply(other.coefficients.get(k - i)));
        }
      }
      product.add(c);
    }
    return new PowerSeries(product);
  }

  /** η · this, cut. */
  public PowerSeries timesEta() {
    List<BigFraction> shifted = new ArrayList<>();
    shifted.add(BigFraction.ZERO);
    shifted.addAll(coefficients.subList(0, order()));
    return new PowerSeries(shifted);
  }
}
