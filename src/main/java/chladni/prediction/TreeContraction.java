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
 * A product of expectations contracted along a tree from its leaves to its root, with vectors only:
 * every node takes the vectors of its children as directions of a derivative and passes one vector
 * on. With n weights and m data points this takes memory n·m and about m^b derivatives for b blocks
 * that are open at one node, and never a tensor with n² entries.
 */
final class TreeContraction {
  /** The most numbers that one value may go through. */
  private static final double MOST_STEPS = 2e12;

  /** The most components of vectors that are kept for one node. */
  private static final long MOST_KEPT = 40_000_000;

  private final DataPoints points;
  private final DiagramTree tree;
  private final Grouping grouping;
  private final List<UnaryOperator<double[]>> edges;
  private final boolean[] centred;
  private final List<Map<List<Integer>, double[]>> kept = new ArrayList<>();
  private final List<List<Integer>> open = new ArrayList<>();

  /**
   * A contraction.
   *
   * @param edges what each edge does to the vector that passes through it
   * @param centred which factors enter with their mean subtracted; only leaves
   */
  TreeContraction(
      DataPoints points,
      DiagramTree tree,
      Grouping grouping,
      List<UnaryOperator<double[]>> edges,
      boolean[] centred) {
    this.points = points;
    this.tree = tree;
    this.grouping = grouping;
    this.edges = List.copyOf(edges);
    this.centred = centred;
    for (int v = 0; v < tree.places(); v++) {
      kept.add(new HashMap<>());
      open.add(openBlocks(v));
    }
  }

  /** The blocks with members both within the subtree of a place and outside. */
  private List<Integer> openBlocks(int place) {
    List<Integer> blocks = new ArrayList<>();
    for (int b = 0; b < grouping.blocks(); b++) {
      long within = grouping.members(b).stream().filter(u -> tree.isWithin(u, place)).count();
      if (within > 0 && within < grouping.members(b).size()) {
        blocks.add(b);
      }
    }
    return blocks;
  }

  /** The blocks whose members are all within the subtree of a place, but not within a child's. */
  private List<Integer> closedBlocks(int place) {
    List<Integer> blocks = new ArrayList<>();
    for (int b = 0; b < grouping.blocks(); b++) {
      List<Integer> members = grouping.members(b);
      boolean here = members.stream().allMatch(u -> tree.isWithin(u, place));
      boolean below =
          tree.children(place).stream()
              .anyMatch(c -> members.stream().allMatch(u -> tree.isWithin(u, c)));
      if (here && !below) {
        blocks.add(b);
      }
    }
    return blocks;
  }

  /**
   * The components: one number, or one for each weight or pair of weights, the last index running
   * fastest.
   */
  double[] components() {
    refuseBeyondReach();
    int[] at = new int[grouping.blocks()];
    if (tree.anchors() == 1) {
      return anchor(tree.edges(), at);
    }
    double[] sum = new double[0];
    List<Integer> across = open.get(tree.edges());
    int choices = choices(across.size());
    for (int choice = 0; choice < choices; choice++) {
      double weight = assign(choice, across, at);
      double[] left = anchor(tree.edges(), at);
      double[] right = anchor(tree.edges() + 1, at);
      if (sum.length == 0) {
        sum = new double[Math.multiplyExact(left.length, right.length)];
      }
      for (int i = 0; i < left.length; i++) {
        for (int j = 0; j < right.length; j++) {
          sum[i * right.length + j] += weight * left[i] * right[j];
        }
      }
    }
    return sum;
  }

  private void refuseBeyondReach() {
    double derivatives = 0;
    for (int v = 0; v < tree.places(); v++) {
      if (tree.isFactor(v)) {
        double each =
            Math.pow(points.count(), (double) open.get(v).size() + closedBlocks(v).size());
        boolean mean = grouping.blockOf().get(v) < 0 && tree.degree(v) > 1;
        derivatives += each * (mean ? points.count() : 1) * Math.pow(3, tree.degree(v));
      }
    }
    double steps = derivatives * points.entries();
    if (steps > MOST_STEPS) {
      throw ProblemException.beyondReach(
          String.format(
              java.util.Locale.ROOT,
              "the value of %s on %d data points takes about %.1g steps",
              tree.diagram().name(),
              points.count(),
              steps),
          "use fewer data points or a lower order");
    }
  }

  private int choices(int blocks) {
    double choices = Math.pow(points.count(), blocks);
    if (choices > Integer.MAX_VALUE) {
      throw ProblemException.beyondReach(
          tree.diagram().name() + " on " + points.count() + " data points is beyond reach",
          "use fewer data points");
    }
    return (int) choices;
  }

  /** Sets the data points of some blocks; the product of their probabilities. */
  private double assign(int choice, List<Integer> blocks, int[] at) {
    int rest = choice;
    double weight = 1;
    for (int b : blocks) {
      at[b] = rest % points.count();
      rest /= points.count();
      weight *= points.probability(at[b]);
    }
    return weight;
  }

  private double[] anchor(int place, int[] at) {
    if (!tree.isFactor(place)) {
      int child = tree.children(place).get(0);
      return message(child, at);
    }
    double sum = 0;
    List<Integer> closed = closedBlocks(place);
    int choices = choices(closed.size());
    for (int choice = 0; choice < choices; choice++) {
      double weight = assign(choice, closed, at);
      sum += weight * root(place, at);
    }
    return new double[] {sum};
  }

  private double root(int place, int[] at) {
    double[][] directions = directions(place, at);
    if (directions.length == 0) {
      int block = grouping.blockOf().get(place);
      return block < 0 ? points.meanLoss() : points.loss(at[block]);
    }
    double[] last = directions[directions.length - 1];
    return dot(derivative(place, at, Arrays.copyOf(directions, directions.length - 1)), last);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private double[][] directions(int place, int[] at) {
    return tree.children(place).stream().map(c -> message(c, at)).toArray(double[][]::new);
  }

  private double[] derivative(int place, int[] at, double[][] directions) {
    int block = grouping.blockOf().get(place);
    if (block < 0) {
      return points.mean(directions);
    }
    double[] vector = points.derivative(at[block], directions);
    if (centred[place]) {
      double[] mean = points.meanGradient();
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= mean[i];
      }
    }
    return vector;
  }

  /** What a node passes on through the edge above it. */
  private double[] message(int node, int[] at) {
    List<Integer> key = open.get(node).stream().map(b -> at[b]).toList();
    boolean keep =
        Math.pow(points.count(), key.size()) * points.weights() <= MOST_KEPT || key.isEmpty();
    double[] known = kept.get(node).get(key);
    if (known != null) {
      return known;
    }
    Interruption.poll();
    double[] sum = new double[points.weights()];
    List<Integer> closed = closedBlocks(node);
    int choices = choices(closed.size());
    for (int choice = 0; choice < choices; choice++) {
      double weight = assign(choice, closed, at);
      double[] vector = derivative(node, at, directions(node, at));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * vector[i];
      }
    }
    double[] passed = edges.get(node).apply(sum);
    if (keep) {
      kept.get(node).put(key, passed);
    }
    return passed;
  }
}
