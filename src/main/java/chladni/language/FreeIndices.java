package chladni.language;

import chladni.diagram.Anchor;
import chladni.problem.ProblemException;
import chladni.value.Value;
import chladni.value.ValueClass;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The free indices of a tensor expression: none for a loss, one for the weights, two for their
 * covariance. Each is a loose end of its diagrams.
 *
 * @param count how many there are
 */
record FreeIndices(int count) {
  static final FreeIndices NONE = new FreeIndices(0);

  /** Those of a diagram's value. */
  static FreeIndices of(ValueClass value) {
    return new FreeIndices(
        (int) value.diagram().anchors().stream().filter(a -> a == Anchor.LOOSE_END).count());
  }

  /**
   * Those that all terms of a combination share; empty if it is zero.
   *
   * @param value the values of diagrams
   * @param start whether θ_0, which has one, is among the terms
   * @throws ProblemException if the terms differ in them
   */
  static Optional<FreeIndices> shared(Value value, boolean start) {
    TreeSet<Integer> counts = new TreeSet<>();
    value.terms().keySet().forEach(term -> counts.add(of(term).count()));
    if (start) {
      counts.add(1);
    }
    if (counts.size() > 1) {
      throw ProblemException.unfit(
          "terms with "
              + String.join(" and ", counts.stream().map(n -> Integer.toString(n)).toList())
              + " free indices cannot be added",
          "add losses to losses and weights to weights");
    }
    return counts.stream().findFirst().map(FreeIndices::new);
  }

  /** The components for each weight or pair of weights, the last index running fastest. */
  Nested nested(int weights, IntFunction<Nested> component) {
    return nested(count, 0, weights, component);
  }

  private static Nested nested(int indices, int first, int weights, IntFunction<Nested> component) {
    return indices == 0
        ? component.apply(first)
        : Nested.of(weights, i -> nested(indices - 1, first * weights + i, weights, component));
  }

  /** The axes of the components, one for each index. */
  List<String> axes() {
    return IntStream.range(0, count).mapToObj(i -> "component").toList();
  }
}
