package chladni.prediction;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final double MOST_STEPS = 2e11;

  /** The most components of vectors that are kept for one node. */
  private static final long MOST_KEPT = 40_000_000;

  private final DataPoints points;
  private final PointTables.Reading reading;
  private final DiagramTree tree;
  private final Grouping grouping;
  private final List<Edge> edges;
  private final List<Map<List<Integer>, Passed>> kept = new ArrayList<>();
  private final Map<List<Integer>, double[]> means;
  private final List<List<Integer>> open = new ArrayList<>();
  private final List<List<Integer>> closed = new ArrayList<>();

  /** What an edge does to the vector that passes through it. */
  sealed interface Edge {
    /** It is multiplied by the learning-rate matrix. */
    record Whole(UnaryOperator<double[]> rate) implements Edge {}

    /**
     * It is projected on a direction V: V (V·x).
     *
     * @param number of the direction
     */
    record Along(int number, double[] direction) implements Edge {}
  }

  /**
   * A vector passed on: scale · vector.
   *
   * @param direction the number of the direction that the vector is, or −1
   */
  private record Passed(double scale, double[] vector, int direction) {}

  private TreeContraction(
      DataPoints points,
      PointTables.Reading reading,
      DiagramTree tree,
      Grouping grouping,
      List<Edge> edges,
      Map<List<Integer>, double[]> means) {
    this.points = points;
    this.reading = reading;
    this.tree = tree;
    this.grouping = grouping;
    this.edges = List.copyOf(edges);
    this.means = means;
    for (int v = 0; v < tree.places(); v++) {
      kept.add(new HashMap<>());
      open.add(openBlocks(v));
      closed.add(closedBlocks(v));
    }
  }

  /**
   * The value of a diagram: one number, or one for each weight or pair of weights, the last index
   * running fastest.
   *
   * @param reading what the data points are taken for
   * @param edges what each edge does
   * @param means mean derivatives along numbered directions, which are kept there
   */
  static double[] value(
      DataPoints points,
      PointTables.Reading reading,
      DiagramTree tree,
      List<Edge> edges,
      Map<List<Integer>, double[]> means) {
    List<Grouping> groupings =
        switch (reading) {
          case DISTRIBUTION -> Grouping.ofCumulants(tree, v -> tree.degree(v) == 1);
          case SAMPLE -> UnbiasedEstimator.groupings(tree, points.count());
        };
    double[] sum = new double[0];
    for (Grouping grouping : groupings) {
      TreeContraction contraction =
          new TreeContraction(points, reading, tree, grouping, edges, means);
      double[] part = contraction.components();
      if (sum.length == 0) {
        sum = new double[part.length];
      }
      double coefficient = grouping.coefficient().doubleValue();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += coefficient * part[i];
      }
    }
    return sum;
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

  private double[] components() {
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
        double each = Math.pow(points.count(), (double) open.get(v).size() + closed.get(v).size());
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
      Passed passed = message(tree.children(place).get(0), at);
      double[] scaled = passed.vector.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= passed.scale;
      }
      return scaled;
    }
    double sum = 0;
    List<Integer> summed = closed.get(place);
    int choices = choices(summed.size());
    for (int choice = 0; choice < choices; choice++) {
      double weight = assign(choice, summed, at);
      sum += weight * root(place, at);
    }
    return new double[] {sum};
  }

  private double root(int place, int[] at) {
    List<Passed> directions = new ArrayList<>(directions(place, at));
    if (directions.isEmpty()) {
      int block = grouping.blockOf().get(place);
      return block < 0 ? points.meanLoss() : points.loss(at[block]);
    }
    // Numbered directions first: what they give may be known.
    directions.sort(Comparator.comparingInt(d -> d.direction < 0 ? 1 : 0));
    Passed last = directions.removeLast();
    double product = 1;
    for (Passed d : directions) {
      product *= d.scale;
    }
    double[] vector = derivative(place, at, directions);
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * last.vector[i];
    }
    return product * last.scale * sum;
  }

  private List<Passed> directions(int place, int[] at) {
    return tree.children(place).stream().map(c -> message(c, at)).toList();
  }

  /** The derivative along the vectors, without their scales. Not to be changed. */
  private double[] derivative(int place, int[] at, List<Passed> directions) {
    int block = grouping.blockOf().get(place);
    double[][] vectors = directions.stream().map(Passed::vector).toArray(double[][]::new);
    if (block < 0) {
      if (directions.isEmpty()) {
        return points.meanGradient();
      }
      if (directions.stream().anyMatch(d -> d.direction < 0)) {
        return points.mean(vectors);
      }
      List<Integer> key = directions.stream().map(Passed::direction).sorted().toList();
      return means.computeIfAbsent(key, k -> points.mean(vectors));
    }
    double[] vector = points.derivative(at[block], vectors);
    if (directions.isEmpty() && reading == PointTables.Reading.DISTRIBUTION) {
      double[] mean = points.meanGradient();
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= mean[i];
      }
    }
    return vector;
  }

  /** What a node passes on through the edge above it. */
  private Passed message(int node, int[] at) {
    List<Integer> key = open.get(node).stream().map(b -> at[b]).toList();
    Passed known = kept.get(node).get(key);
    if (known != null) {
      return known;
    }
    Interruption.poll();
    double[] sum = new double[points.weights()];
    List<Integer> summed = closed.get(node);
    int choices = choices(summed.size());
    for (int choice = 0; choice < choices; choice++) {
      double factor = assign(choice, summed, at);
      List<Passed> directions = directions(node, at);
      for (Passed d : directions) {
        factor *= d.scale;
      }
      double[] vector = derivative(node, at, directions);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += factor * vector[i];
      }
    }
    Passed passed = passed(edges.get(node), sum);
    if (key.isEmpty() || Math.pow(points.count(), key.size()) * points.weights() <= MOST_KEPT) {
      kept.get(node).put(key, passed);
    }
    return passed;
  }

  private static Passed passed(Edge edge, double[] vector) {
    return switch (edge) {
      case Edge.Whole whole -> new Passed(1, whole.rate.apply(vector), -1);
      case Edge.Along along -> {
        double share = 0;
        for (int i = 0; i < vector.length; i++) {
          share += along.direction[i] * vector[i];
        }
        yield new Passed(share, along.direction, along.number);
      }
    };
  }
}
