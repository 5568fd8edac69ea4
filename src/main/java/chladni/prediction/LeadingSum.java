package chladni.prediction;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A resummed value with leading eigenpairs of K: edges along them carry their eigenvalues, and the
 * rest of the space is treated as if its eigenvalues were 0.
 *
 * <p>With P_i the projection on V_i, every edge is Σ_i P_i and a rest. Written with the whole space
 * in place of the rest, the value is a sum over sets S of edges and a direction for each edge in S,
 *
 * <pre>Σ_S Σ_{i_S} [Σ_{U⊆S} (−1)^{|S∖U|} W(k_U, 0)] X(P_i on S, the whole space elsewhere),</pre>
 *
 * whose values X are contracted along the tree with vectors only.
 */
final class LeadingSum {
  /** The most contractions for one diagram. */
  private static final double MOST_CONTRACTIONS = 5000;

  /** The weight as a function of the direction of each edge, −1 for eigenvalue 0. */
  @FunctionalInterface
  interface Weight {
    /** The weight. */
    double of(int[] directions);
  }

  /**
   * A value with what the rest of the space has to do with it.
   *
   * @param value the components
   * @param beyond the part of them in which some edge is not along a leading direction
   */
  record Parts(double[] value, double[] beyond) {}

  private final DataPoints points;
  private final double[][] directions;
  private final UnaryOperator<double[]> rate;

  /** Mean derivatives along directions, by their numbers. */
  private final Map<List<Integer>, double[]> means = new HashMap<>();

  LeadingSum(DataPoints points, UnaryOperator<double[]> rate, double[][] directions) {
    this.points = points;
    this.rate = rate;
    this.directions = directions;
  }

  /** The components of a value with a weight. */
  Parts components(DiagramTree tree, Weight weight) {
    int edges = tree.edges();
    double most = Math.pow(1.0 + directions.length, edges);
    if (most > MOST_CONTRACTIONS) {
      throw ProblemException.beyondReach(
          tree.diagram().name()
              + " with "
              + directions.length
              + " eigenpairs on "
              + edges
              + " edges takes "
              + (long) most
              + " contractions",
          "the limit is " + (long) MOST_CONTRACTIONS + "; use fewer eigenpairs or a lower order");
    }
    double[] value = new double[0];
    double[] inside = new double[0];
    int[] chosen = new int[edges];
    Arrays.fill(chosen, -1);
    do {
      Interruption.poll();
      double[] x = contracted(tree, chosen);
      if (value.length == 0) {
        value = new double[x.length];
        inside = new double[x.length];
      }
      double difference = difference(weight, chosen);
      boolean all = Arrays.stream(chosen).allMatch(i -> i >= 0);
      double full = all ? weight.of(chosen) : 0;
      for (int c = 0; c < x.length; c++) {
        value[c] += difference * x[c];
        inside[c] += full * x[c];
      }
    } while (next(chosen));
    double[] beyond = new double[value.length];
    for (int c = 0; c < beyond.length; c++) {
      beyond[c] = value[c] - inside[c];
    }
    return new Parts(value, beyond);
  }

  /** The next choice of a direction or none for every edge; false after the last. */
  private boolean next(int[] chosen) {
    for (int e = chosen.length - 1; e >= 0; e--) {
      if (++chosen[e] < directions.length) {
        return true;
      }
      chosen[e] = -1;
    }
    return false;
  }

  /** Σ_{U⊆S} (−1)^{|S∖U|} W(k_U, 0). */
  private static double difference(Weight weight, int[] chosen) {
    List<Integer> set = new ArrayList<>();
    for (int e = 0; e < chosen.length; e++) {
      if (chosen[e] >= 0) {
        set.add(e);
      }
    }
    double sum = 0;
    for (int left = 0; left < 1 << set.size(); left++) {
      int[] some = chosen.clone();
      for (int s = 0; s < set.size(); s++) {
        if ((left >> s & 1) != 0) {
          some[set.get(s)] = -1;
        }
      }
      sum += (Integer.bitCount(left) % 2 == 0 ? 1 : -1) * weight.of(some);
    }
    return sum;
  }

  private double[] contracted(DiagramTree tree, int[] chosen) {
    List<TreeContraction.Edge> edges = new ArrayList<>();
    for (int direction : chosen) {
      edges.add(
          direction < 0
              ? new TreeContraction.Edge.Whole(rate)
              : new TreeContraction.Edge.Along(direction, directions[direction]));
    }
    return TreeContraction.value(points, PointTables.Reading.DISTRIBUTION, tree, edges, means);
  }
}
