package chladni.landscape;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** The symmetric matrix that multiplies η: η^{μν} = η · matrix[μ][ν]. */
public final class LearningRate {
  private final int size;

  /** Empty for the identity, which is not stored. */
  private final Optional<List<List<BigFraction>>> rows;

  private LearningRate(int size, Optional<List<List<BigFraction>>> rows) {
    this.size = size;
    this.rows = rows;
  }

  /** A matrix by its rows, which are as many as its columns. */
  public LearningRate(List<List<BigFraction>> matrix) {
    this(
        matrix.size(),
        isIdentity(matrix)
            ? Optional.empty()
            : Optional.of(matrix.stream().map(List::copyOf).toList()));
  }

  private static boolean isIdentity(List<List<BigFraction>> matrix) {
    return IntStream.range(0, matrix.size())
        .allMatch(
            i ->
                IntStream.range(0, matrix.size())
                    .allMatch(j -> matrix.get(i).get(j).equals(identityEntry(i, j))));
  }

  private static BigFraction identityEntry(int i, int j) {
    return i == j ? BigFraction.ONE : BigFraction.ZERO;
  }

  /** The identity: one η for all weights. */
  public static LearningRate identity(int weights) {
    return new LearningRate(weights, Optional.empty());
  }

  /** The number of weights. */
  public int size() {
    return size;
  }

  /** Whether this is the identity. */
  public boolean isIdentity() {
    return rows.isEmpty();
  }

  /** An entry, rows and columns counted from 0. */
  public BigFraction entry(int row, int column) {
    return rows.map(r -> r.get(row).get(column)).orElseGet(() -> identityEntry(row, column));
  }

  /** The matrix times a vector, a tensor of order 1. */
  <T extends FieldElement<T>> SymmetricTensor<T> times(
      SymmetricTensor<T> vector, Arithmetic<T> arithmetic) {
    if (isIdentity()) {
      return vector;
    }
    TreeMap<MultiIndex, T> product = new TreeMap<>();
    vector
        .entries()
        .forEach(
            (index, component) -> {
              int j = index.get(0);
              for (int i = 0; i < size(); i++) {
                BigFraction entry = entry(i, j);
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
