package chladni.landscape;

import java.util.Arrays;

/** Numbers in floating point that do not change. */
public final class DecimalRow {
  private final double[] values;

  private DecimalRow(double[] values) {
    this.values = values;
  }

  /** Copies numbers. */
  public static DecimalRow of(double... values) {
    return new DecimalRow(values.clone());
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** One of them. */
  public double get(int place) {
    return values[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecimalRow r && Arrays.equals(values, r.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
