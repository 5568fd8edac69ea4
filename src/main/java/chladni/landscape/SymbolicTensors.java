package chladni.landscape;

import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;

/**
 * Derivatives as functions of the data, with expectations in closed form.
 *
 * @param <T> the numbers
 */
final class SymbolicTensors<T extends FieldElement<T>>
    implements DataTensors<SymmetricTensor<DataFunction<T>>, T> {
  private final DataSpace<T> space;
  private final int weights;
  private final List<SymmetricTensor<DataFunction<T>>> derivatives;
  private final List<SymmetricTensor<DataFunction<T>>> means = new ArrayList<>();
  private final List<SymmetricTensor<DataFunction<T>>> deviations = new ArrayList<>();

  SymbolicTensors(
      DataSpace<T> space, int weights, List<SymmetricTensor<DataFunction<T>>> derivatives) {
    this.space = space;
    this.weights = weights;
    this.derivatives = List.copyOf(derivatives);
    for (SymmetricTensor<DataFunction<T>> derivative : derivatives) {
      Interruption.poll();
      SymmetricTensor<DataFunction<T>> mean = derivative.mapped(f -> f.expectation(0));
      means.add(mean);
      deviations.add(derivative.minus(mean));
    }
  }

  @Override
  public int order() {
    return derivatives.size() - 1;
  }

  @Override
  public SymmetricTensor<DataFunction<T>> mean(int k) {
    return means.get(k);
  }

  @Override
  public SymmetricTensor<DataFunction<T>> derivative(int k, int block) {
    return derivatives.get(k).mapped(f -> f.inBlock(block));
  }

  @Override
  public SymmetricTensor<DataFunction<T>> deviation(int k, int block) {
    return deviations.get(k).mapped(f -> f.inBlock(block));
  }

  @Override
  public SymmetricTensor<DataFunction<T>> times(
      LearningRate matrix, SymmetricTensor<DataFunction<T>> vector) {
    return matrix.times(vector, space);
  }

  @Override
  public SymmetricTensor<DataFunction<T>> contracted(
      SymmetricTensor<DataFunction<T>> left,
      SymmetricTensor<DataFunction<T>> vector,
      List<Integer> closed) {
    SymmetricTensor<DataFunction<T>> result = left.contracted(vector);
    for (int block : closed) {
      Interruption.poll();
      result = result.mapped(f -> f.expectation(block));
    }
    return result;
  }

  @Override
  public List<T> components(SymmetricTensor<DataFunction<T>> tensor, Free free) {
    return dense(tensor, free).stream().map(DataFunction::expectation).toList();
  }

  @Override
  public List<T> product(
      SymmetricTensor<DataFunction<T>> left,
      Free leftFree,
      SymmetricTensor<DataFunction<T>> right,
      Free rightFree) {
    List<T> products = new ArrayList<>();
    for (DataFunction<T> a : dense(left, leftFree)) {
      for (DataFunction<T> b : dense(right, rightFree)) {
        products.add(a.multiply(b).expectation());
      }
    }
    return products;
  }

  private List<DataFunction<T>> dense(SymmetricTensor<DataFunction<T>> value, Free free) {
    return switch (free) {
      case NOTHING -> List.of(value.entry().orElse(space.getZero()));
      case AN_INDEX ->
          IntStream.range(0, weights)
              .mapToObj(i -> value.entry(i).orElse(space.getZero()))
              .toList();
    };
  }

  @Override
  public T moment(List<MultiIndex> factors) {
    DataFunction<T> product = space.getOne();
    for (MultiIndex factor : factors) {
      product =
          product.multiply(derivatives.get(factor.size()).entry(factor).orElse(space.getZero()));
    }
    return product.expectation();
  }

  /** The terms of a derivative; products are bounded when they are made. */
  @Override
  public BigInteger cost(int degree, int blocks) {
    long terms =
        derivatives.get(degree).entries().values().stream().mapToLong(f -> f.terms().size()).sum();
    return BigInteger.valueOf(terms);
  }

  @Override
  public String sizeText() {
    return "these variables";
  }
}
