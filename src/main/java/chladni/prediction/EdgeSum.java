package chladni.prediction;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A diagram's value as a sum over a direction for every edge: Σ weight(i_1, …, i_d) Π tables(i).
 *
 * <p>With r directions and d edges it takes r^d steps; the weight is asked for once for each
 * combination whose product is not zero.
 */
final class EdgeSum {
  /** The most combinations of directions. */
  static final double MOST_COMBINATIONS = 3e7;

  /** What a combination of directions is weighed by. */
  @FunctionalInterface
  interface Weight {
    /** The weight, given the number of the direction of each edge. */
    double of(int[] directions);
  }

  private final EdgeBasis basis;
  private final BlockTables tables;

  EdgeSum(EdgeBasis basis, BlockTables tables) {
    this.basis = basis;
    this.tables = tables;
  }

  /** Whether the sum for so many edges is within reach. */
  static boolean isWithinReach(int directions, int edges) {
    return Math.pow(directions, edges) <= MOST_COMBINATIONS;
  }

  /**
   * The components of a value: one number, or one for each weight or pair of weights, the last
   * index running fastest.
   */
  double[] components(DiagramTree tree, Weight weight) {
    int size = basis.size();
    int edges = tree.edges();
    if (!isWithinReach(size, edges)) {
      throw ProblemException.beyondReach(
          String.format(
              java.util.Locale.ROOT,
              "%s has %d edges, and with %d directions for each that is a sum of %.1g terms",
              tree.diagram().name(),
              edges,
              size,
              Math.pow(size, edges)),
          "use a lower order or fewer weights");
    }
    double[] product = product(tree);
    List<Integer> loose = tree.looseEdges();
    double[] sum = new double[Tables.power(size, loose.size())];
    int[] index = new int[edges];
    for (int i = 0; i < product.length; i++) {
      if ((i & 0xfff) == 0) {
        Interruption.poll();
      }
      if (product[i] != 0) {
        int rest = i;
        double sign = 1;
        for (int e = edges - 1; e >= 0; e--) {
          index[e] = rest % size;
          rest /= size;
          sign *= basis.signs()[index[e]];
        }
        int place = 0;
        for (int e : loose) {
          place = place * size + index[e];
        }
        sum[place] += sign * product[i] * weight.of(index);
      }
    }
    return inWeights(sum, loose.size());
  }

  private double[] product(DiagramTree tree) {
    int size = basis.size();
    int edges = tree.edges();
    double[] sum = new double[Tables.power(size, edges)];
    for (Grouping grouping : tables.groupings(tree)) {
      double[] product = new double[sum.length];
      Arrays.fill(product, grouping.coefficient().doubleValue());
      for (List<Integer> block : blocks(tree, grouping)) {
        LinkedHashSet<Integer> met = new LinkedHashSet<>();
        block.forEach(v -> met.addAll(tree.legs(v)));
        List<Integer> legs = met.stream().sorted().toList();
        double[] table = tables.table(tree, block, legs);
        int[] strides = new int[edges];
        int stride = 1;
        for (int e = legs.size() - 1; e >= 0; e--) {
          strides[legs.get(e)] = stride;
          stride *= size;
        }
        Tables.multiply(product, table, strides, edges, size);
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += product[i];
      }
    }
    return sum;
  }

  private static List<List<Integer>> blocks(DiagramTree tree, Grouping grouping) {
    List<List<Integer>> blocks = new ArrayList<>();
    for (int v : tree.factors()) {
      if (grouping.blockOf().get(v) < 0) {
        blocks.add(List.of(v));
      }
    }
    IntStream.range(0, grouping.blocks()).forEach(b -> blocks.add(grouping.members(b)));
    return blocks;
  }

  /** Free indices turned from directions to weights. */
  private double[] inWeights(double[] sum, int free) {
    return switch (free) {
      case 0 -> sum;
      case 1 -> combined(sum);
      default -> {
        int size = basis.size();
        int n = basis.columns()[0].length;
        double[][] half = new double[size][];
        for (int i = 0; i < size; i++) {
          half[i] = combined(Arrays.copyOfRange(sum, i * size, (i + 1) * size));
        }
        double[] full = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < size; i++) {
          for (int mu = 0; mu < n; mu++) {
            for (int nu = 0; nu < n; nu++) {
              full[mu * n + nu] += basis.columns()[i][mu] * half[i][nu];
            }
          }
        }
        yield full;
      }
    };
  }

  private double[] combined(double[] coefficients) {
    double[] vector = new double[basis.columns()[0].length];
    for (int i = 0; i < coefficients.length; i++) {
      for (int mu = 0; mu < vector.length; mu++) {
        vector[mu] += coefficients[i] * basis.columns()[i][mu];
      }
    }
    return vector;
  }
}
