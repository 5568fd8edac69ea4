package chladni.landscape;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** What a value is on a landscape: its components in exact numbers, or in floating point. */
public sealed interface Numbers {

  /** How the expectations were taken. */
  Method method();

  /** The components in floating point. */
  DecimalRow decimals();

  /** Rational numbers. */
  record Exact(List<BigFraction> values, Method method) implements Numbers {
    /** Copies. */
    public Exact {
      values = List.copyOf(values);
    }

    @Override
    public DecimalRow decimals() {
      return DecimalRow.of(values.stream().mapToDouble(BigFraction::doubleValue).toArray());
    }
  }

  /** Numbers in floating point. */
  record Decimal(DecimalRow decimals, Method method) implements Numbers {}

  /**
   * How expectations over the data are taken.
   *
   * @param text in words, as {@code a sum over 60 rows}
   */
  record Method(String text) {}

  /** Numbers of an exact arithmetic. */
  static Numbers exact(List<BigFraction> values, Method method) {
    return new Exact(values, method);
  }

  /** Numbers of floating-point arithmetic. */
  static Numbers decimal(List<Binary64> values, Method method) {
    List<Double> all = new ArrayList<>();
    values.forEach(v -> all.add(v.getReal()));
    return new Decimal(DecimalRow.of(all.stream().mapToDouble(v -> v).toArray()), method);
  }
}
