package chladni.landscape;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A tensor whose numbers a landscape file gives directly: the cumulant bracket 𝒞[∇^{k_1} l, …,
 * ∇^{k_r} l] at the start.
 *
 * <p>For example H is the bracket of one factor with two derivatives, {@code orders = [2]}, and C
 * that of two factors with one each, {@code orders = [1, 1]}.
 *
 * @param name as in the file, {@code G} or {@code [2,1]}
 * @param orders the number of derivatives k of each factor, not increasing
 * @param entries the components; the indices of the first factor come first, and the last runs
 *     fastest
 */
public record GivenTensor(String name, List<Integer> orders, Entries entries) {
  /** Copies. */
  public GivenTensor {
    orders = List.copyOf(orders);
  }

  /** The number of indices. */
  public int rank() {
    return orders.stream().mapToInt(k -> k).sum();
  }

  /** Numbers in a row. */
  public sealed interface Entries {
    /** How many there are. */
    int size();

    /** One of them in floating point. */
    double decimal(int place);

    /** Rational numbers. */
    record Exact(List<BigFraction> values) implements Entries {
      /** Copies. */
      public Exact {
        values = List.copyOf(values);
      }

      @Override
      public int size() {
        return values.size();
      }

      @Override
      public double decimal(int place) {
        return values.get(place).doubleValue();
      }
    }

    /**
     * Numbers in floating point, as from a {@code .npy} file.
     *
     * @param values not to be changed
     */
    record Decimal(DecimalRow values) implements Entries {
      @Override
      public int size() {
        return values.size();
      }

      @Override
      public double decimal(int place) {
        return values.get(place);
      }
    }
  }
}
