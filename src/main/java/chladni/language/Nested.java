package chladni.language;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Exact numbers, nested in lists. */
public sealed interface Nested {
  /** A number. */
  record Leaf(BigFraction value) implements Nested {}

  /** A list of further numbers or lists. */
  record Branch(List<Nested> items) implements Nested {
    /** Copies the list. */
    public Branch {
      items = List.copyOf(items);
    }
  }

  /** A list of so many items, each made from its index from 0 on. */
  static Nested of(int length, IntFunction<Nested> item) {
    return new Branch(IntStream.range(0, length).mapToObj(item).toList());
  }
}
