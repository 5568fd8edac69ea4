package chladni.language;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Numbers, nested in lists. */
public sealed interface Nested {
  /** A rational number. */
  record Leaf(BigFraction value) implements Nested {}

  /** A number in floating point. */
  record Decimal(double value) implements Nested {}

  /** A list of further numbers or lists. */
  record Branch(List<Nested> items) implements Nested {
    /** Copies the list. */
    public Branch {
      items = List.copyOf(items);
    }
  }

  /** Whether all numbers are rational. */
  default boolean isExact() {
    return switch (this) {
      case Leaf leaf -> true;
      case Decimal decimal -> false;
      case Branch branch -> branch.items().stream().allMatch(Nested::isExact);
    };
  }

  /** A list of so many items, each made from its index from 0 on. */
  static Nested of(int length, IntFunction<Nested> item) {
    return new Branch(IntStream.range(0, length).mapToObj(item).toList());
  }
}
