package chladni.landscape;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * The symmetric matrix that multiplies η: η^{μν} = η · matrix[μ][ν].
 *
 * @param matrix the rows
 */
public record LearningRate(List<List<BigFraction>> matrix) {

  /** Copies. */
  public LearningRate {
    matrix = matrix.stream().map(List::copyOf).toList();
  }

  /** The identity: one η for all weights. */
  public static LearningRate identity(int weights) {
    return new LearningRate(
        IntStream.range(0, weights)
            .mapToObj(
                i ->
                    IntStream.range(0, weights)
                        .mapToObj(j -> i == j ? BigFraction.ONE : BigFraction.ZERO)
                        .toList())
            .toList());
  }

  /** The number of weights. */
  public int size() {
    return matrix.size();
  }

  /** Whether this is the identity. */
  public boolean isIdentity() {
    return equals(identity(size()));
  }

  /** The matrix times a vector, a tensor of order 1. */
  <T extends FieldElement<T>> SymmetricTensor<T> times(
      SymmetricTensor<T> vector, Arithmetic<T> arithmetic) {
    TreeMap<MultiIndex, T> product = new TreeMap<>();
    vector
        .entries()
        .forEach(
            (index, component) -> {
              int j = index.get(0);
              for (int i = 0; i < size(); i++) {
                BigFraction entry = matrix.get(i).get(j);
                if (entry.signum() != 0) {
                  product.merge(
                      MultiIndex.of(i),
                      arithmetic.of(entry).multiply(component),
                      (a, b) -> a.add(b));
                }
              }
            });
    return SymmetricTensor.of(1, product);
  }
}
