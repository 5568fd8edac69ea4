package chladni.landscape;

import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * Derivatives at finitely many training points: expectations are sums over them.
 *
 * <p>With m points and b blocks a tensor has m^b choices of points, so trees in which few blocks
 * cross stay nearly linear in m, whatever the number of parts.
 *
 * @param <T> the numbers
 */
final class SampledTensors<T extends FieldElement<T>>
    implements DataTensors<SampledTensors.Factor<T>, T> {
  private final Tensors<T> tensors;
  private final Arithmetic<T> arithmetic;
  private final int weights;
  private final T zero;

  SampledTensors(Tensors<T> tensors, Arithmetic<T> arithmetic, int weights) {
    this.tensors = tensors;
    this.arithmetic = arithmetic;
    this.weights = weights;
    this.zero = arithmetic.of(BigFraction.ZERO);
  }

  /**
   * Tensors that depend on the points of some blocks.
   *
   * @param blocks the blocks, ascending
   * @param values one tensor for each choice of points, the last block's running fastest
   */
  record Factor<T extends FieldElement<T>>(List<Integer> blocks, List<SymmetricTensor<T>> values) {}

  private int points() {
    return tensors.probabilities().size();
  }

  @Override
  public int order() {
    return tensors.order();
  }

  @Override
  public Factor<T> mean(int k) {
    return new Factor<>(List.of(), List.of(tensors.mean(k)));
  }

  @Override
  public Factor<T> derivative(int k, int block) {
    return new Factor<>(
        List.of(block),
        IntStream.range(0, points()).mapToObj(x -> tensors.derivative(x, k)).toList());
  }

  @Override
  public Factor<T> deviation(int k, int block) {
    return new Factor<>(
        List.of(block),
        IntStream.range(0, points()).mapToObj(x -> tensors.deviation(x, k)).toList());
  }

  @Override
  public Factor<T> times(LearningRate matrix, Factor<T> vector) {
    return new Factor<>(
        vector.blocks, vector.values.stream().map(v -> matrix.times(v, arithmetic)).toList());
  }

  @Override
  public Factor<T> contracted(Factor<T> left, Factor<T> right, List<Integer> closed) {
    List<Integer> open = new ArrayList<>(union(left.blocks, right.blocks));
    open.removeAll(closed);
    int[] point = new int[1 + Math.max(greatest(open), greatest(closed))];
    List<SymmetricTensor<T>> values = new ArrayList<>();
    for (int o = 0; o < choices(open); o++) {
      Interruption.poll();
      decode(o, open, point);
      SymmetricTensor<T> sum = SymmetricTensor.zero(left.values.get(0).order() - 1);
      for (int c = 0; c < choices(closed); c++) {
        decode(c, closed, point);
        SymmetricTensor<T> value =
            left.values
                .get(encode(left.blocks, point))
                .contracted(right.values.get(encode(right.blocks, point)));
        for (int b : closed) {
          value = value.times(tensors.probability(point[b]));
        }
        sum = sum.plus(value);
      }
      values.add(sum);
    }
    return new Factor<>(List.copyOf(open), values);
  }

  private static List<Integer> union(List<Integer> left, List<Integer> right) {
    List<Integer> union = new ArrayList<>(left);
    right.stream().filter(b -> !union.contains(b)).forEach(union::add);
    Collections.sort(union);
    return union;
  }

  private static int greatest(List<Integer> blocks) {
    return blocks.stream().mapToInt(b -> b).max().orElse(-1);
  }

  @Override
  public List<T> components(Factor<T> tensor, Free free) {
    return dense(tensor.values.get(0), free);
  }

  @Override
  public List<T> product(Factor<T> left, Free leftFree, Factor<T> right, Free rightFree) {
    List<Integer> union = union(left.blocks, right.blocks);
    int[] point = new int[1 + greatest(union)];
    List<T> sum = new ArrayList<>();
    for (int o = 0; o < choices(union); o++) {
      Interruption.poll();
      decode(o, union, point);
      T weight = arithmetic.of(BigFraction.ONE);
      for (int b : union) {
        weight = weight.multiply(tensors.probability(point[b]));
      }
      List<T> first = dense(left.values.get(encode(left.blocks, point)), leftFree);
      List<T> second = dense(right.values.get(encode(right.blocks, point)), rightFree);
      if (sum.isEmpty()) {
        sum.addAll(Collections.nCopies(first.size() * second.size(), zero));
      }
      int place = 0;
      for (T a : first) {
        T weighted = weight.multiply(a);
        for (T b : second) {
          sum.set(place, sum.get(place).add(weighted.multiply(b)));
          place++;
        }
      }
    }
    return sum;
  }

  private List<T> dense(SymmetricTensor<T> value, Free free) {
    return switch (free) {
      case NOTHING -> List.of(value.entry().orElse(zero));
      case AN_INDEX ->
          IntStream.range(0, weights).mapToObj(i -> value.entry(i).orElse(zero)).toList();
    };
  }

  @Override
  public T moment(List<MultiIndex> factors) {
    T sum = zero;
    for (int x = 0; x < points(); x++) {
      T product = tensors.probability(x);
      for (MultiIndex factor : factors) {
        product = product.multiply(tensors.derivative(x, factor.size()).entry(factor).orElse(zero));
      }
      sum = sum.add(product);
    }
    return sum;
  }

  private int choices(List<Integer> of) {
    int choices = 1;
    for (int i = 0; i < of.size(); i++) {
      choices = Math.multiplyExact(choices, points());
    }
    return choices;
  }

  private void decode(int choice, List<Integer> of, int[] point) {
    int rest = choice;
    for (int i = of.size() - 1; i >= 0; i--) {
      point[of.get(i)] = rest % points();
      rest /= points();
    }
  }

  private int encode(List<Integer> of, int[] point) {
    int choice = 0;
    for (int b : of) {
      choice = choice * points() + point[b];
    }
    return choice;
  }

  @Override
  public BigInteger cost(int degree, int blocks) {
    BigInteger entries = BigInteger.ONE;
    for (int k = 0; k < degree; k++) {
      entries = entries.multiply(BigInteger.valueOf(weights + k)).divide(BigInteger.valueOf(k + 1));
    }
    entries = entries.min(BigInteger.valueOf(tensors.mostEntries(degree))).add(BigInteger.ONE);
    return BigInteger.valueOf(points()).pow(blocks).multiply(entries);
  }

  @Override
  public String sizeText() {
    return points() + " outcomes";
  }
}
