package chladni.landscape;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * Values of diagrams on a landscape: a factor ∇^{degree} l_x for every node, a bracket round every
 * part (the root is a part of its own unless it is tied), the learning-rate matrix on every edge; η
 * itself is left out.
 *
 * <p>The cumulant of a part is 𝒞[x_1…x_k] = Σ_π (−1)^{|π|−1} (|π|−1)! Π_{blocks} E[Π x_i]. For k ≥
 * 2 it does not change when the mean is subtracted from every factor, and then partitions with a
 * block of one drop out. For each remaining choice of partitions the tree is contracted from its
 * leaves to its root; a block is one expectation, and what is contracted depends on its data only
 * between the first of its nodes and the last.
 *
 * @param <F> tensors that depend on the data of some blocks
 * @param <T> the numbers
 */
final class ContractionEvaluation<F, T extends FieldElement<T>> {
  /** The most multiplications of numbers that one value may take. */
  static final long MOST_MULTIPLICATIONS = 50_000_000;

  /** The most set partitions that the cumulants of one value may be summed over. */
  static final long MOST_PARTITIONS = 50_000;

  private final DataTensors<F, T> tensors;
  private final Arithmetic<T> arithmetic;
  private final LearningRate learningRate;

  /**
   * Evaluation with given tensors.
   *
   * @param learningRate the matrix on every edge
   */
  ContractionEvaluation(
      DataTensors<F, T> tensors, Arithmetic<T> arithmetic, LearningRate learningRate) {
    this.tensors = tensors;
    this.arithmetic = arithmetic;
    this.learningRate = learningRate;
  }

  /** The highest derivative that a value of a diagram takes: the greatest degree of its nodes. */
  static int derivatives(Diagram diagram) {
    return degrees(diagram).stream().mapToInt(k -> k).max().orElse(0);
  }

  /** The degrees of the nodes and roots of a diagram; a loose end has no factor, so 0. */
  static List<Integer> degrees(Diagram diagram) {
    return IntStream.of(new Shape(diagram).degree).boxed().toList();
  }

  /**
   * The components of the value of a diagram: n^e numbers for e loose ends, the last index running
   * fastest.
   *
   * @param brackets what stands round the parts
   * @throws ProblemException if the value is too expensive
   */
  List<T> components(Diagram diagram, Brackets brackets) {
    Shape shape = new Shape(diagram);
    refuseTooManyPartitions(diagram, shape, brackets);
    List<Blocks> choices = Blocks.of(shape, brackets);
    refuseBeyondReach(diagram, shape, choices);
    List<T> sum = Collections.nCopies(size(shape), arithmetic.of(BigFraction.ZERO));
    for (Blocks blocks : choices) {
      List<T> term = new Elimination(shape, blocks).components();
      T coefficient = arithmetic.of(new BigFraction(blocks.coefficient));
      List<T> next = new ArrayList<>();
      for (int i = 0; i < sum.size(); i++) {
        next.add(sum.get(i).add(coefficient.multiply(term.get(i))));
      }
      sum = next;
    }
    return List.copyOf(sum);
  }

  private int size(Shape shape) {
    int size = 1;
    for (Anchor anchor : shape.anchors) {
      size *= anchor == Anchor.LOOSE_END ? learningRate.size() : 1;
    }
    return size;
  }

  private static void refuseTooManyPartitions(Diagram diagram, Shape shape, Brackets brackets) {
    BigInteger partitions = BigInteger.ONE;
    for (List<Integer> tie : shape.ties) {
      switch (brackets) {
        case CUMULANT ->
            partitions = partitions.multiply(Blocks.countWithoutSingletons(tie.size()));
        case MOMENT -> {}
      }
    }
    if (partitions.compareTo(BigInteger.valueOf(MOST_PARTITIONS)) > 0) {
      throw ProblemException.beyondReach(
          "the cumulants of " + diagram.name() + " are sums over " + partitions + " set partitions",
          "the limit is " + MOST_PARTITIONS + "; use smaller parts");
    }
  }

  private void refuseBeyondReach(Diagram diagram, Shape shape, List<Blocks> choices) {
    BigInteger multiplications = BigInteger.ZERO;
    for (Blocks blocks : choices) {
      multiplications = multiplications.add(cost(shape, blocks));
    }
    if (multiplications.compareTo(BigInteger.valueOf(MOST_MULTIPLICATIONS)) > 0) {
      throw ProblemException.beyondReach(
          "the value of "
              + diagram.name()
              + " on "
              + tensors.sizeText()
              + " takes about "
              + multiplications
              + " multiplications",
          "the limit is " + MOST_MULTIPLICATIONS + "; use fewer outcomes or a lower order");
    }
  }

  /** An upper bound on the multiplications of one elimination. */
  private BigInteger cost(Shape shape, Blocks blocks) {
    BigInteger cost = BigInteger.ZERO;
    for (int v = 0; v < shape.nodes; v++) {
      int open = 0;
      for (int b = 0; b < blocks.count; b++) {
        open += blocks.touches(shape, v, b) ? 1 : 0;
      }
      cost = cost.add(tensors.cost(shape.degree[v], open));
    }
    if (shape.anchors.size() == 2) {
      int across = 0;
      for (int b = 0; b < blocks.count; b++) {
        across += blocks.joins(shape, b) ? 1 : 0;
      }
      cost = cost.add(tensors.cost(0, across).multiply(BigInteger.valueOf(size(shape))));
    }
    return cost;
  }

  /** A diagram as a list of nodes, roots included, children before parents. */
  private static final class Shape {
    final List<Anchor> anchors;
    final int edges;

    /** Nodes and roots; a loose end has a place here too, and no factor. */
    final int nodes;

    final int[] parent;
    final int[] degree;
    final List<List<Integer>> children = new ArrayList<>();

    /** The parts of two or more, a tied root included. */
    final List<List<Integer>> ties = new ArrayList<>();

    Shape(Diagram diagram) {
      anchors = diagram.anchors();
      edges = diagram.edges();
      nodes = edges + anchors.size();
      parent = new int[nodes];
      degree = new int[nodes];
      for (int v = 0; v < nodes; v++) {
        children.add(new ArrayList<>());
      }
      for (int v = 0; v < edges; v++) {
        parent[v] = diagram.parent(v);
        degree[v]++;
        children.get(parent[v]).add(v);
        if (isFactor(parent[v])) {
          degree[parent[v]]++;
        }
      }
      List<List<Integer>> parts = new ArrayList<>();
      for (int p = 0; p < diagram.partCount(); p++) {
        parts.add(new ArrayList<>());
      }
      for (int v = 0; v < edges; v++) {
        parts.get(diagram.part(v)).add(v);
      }
      diagram.rootPart().ifPresent(p -> parts.get(p).add(edges));
      parts.stream().filter(p -> p.size() > 1).forEach(ties::add);
    }

    boolean isFactor(int v) {
      return v < edges || anchors.get(v - edges) == Anchor.ROOT;
    }

    /** Whether a node is in the subtree of another. */
    boolean isWithin(int v, int top) {
      int u = v;
      while (u != top && u < edges) {
        u = parent[u];
      }
      return u == top;
    }
  }

  /**
   * One choice of a partition for every tie.
   *
   * @param coefficient the product of the partitions' Möbius coefficients
   * @param count the number of blocks
   * @param blockOf the block of each node, or −1 for a node with the mean
   * @param centred whether the factors in blocks have their means subtracted
   */
  private record Blocks(BigInteger coefficient, int count, List<Integer> blockOf, boolean centred) {

    static List<Blocks> of(Shape shape, Brackets brackets) {
      List<Blocks> choices =
          List.of(
              new Blocks(
                  BigInteger.ONE,
                  0,
                  Collections.nCopies(shape.nodes, -1),
                  brackets == Brackets.CUMULANT));
      for (List<Integer> tie : shape.ties) {
        List<Blocks> longer = new ArrayList<>();
        for (Blocks choice : choices) {
          switch (brackets) {
            case MOMENT -> longer.add(choice.with(tie, Collections.nCopies(tie.size(), 0), 1));
            case CUMULANT -> {
              for (List<Integer> partition : withoutSingletons(tie.size())) {
                longer.add(choice.with(tie, partition, Collections.max(partition) + 1));
              }
            }
          }
        }
        choices = longer;
      }
      return choices;
    }

    private Blocks with(List<Integer> tie, List<Integer> partition, int blocks) {
      List<Integer> grown = new ArrayList<>(blockOf);
      for (int i = 0; i < tie.size(); i++) {
        grown.set(tie.get(i), count + partition.get(i));
      }
      BigInteger moebius = BigInteger.ONE;
      for (int k = 1; k < blocks; k++) {
        moebius = moebius.multiply(BigInteger.valueOf(-k));
      }
      return new Blocks(coefficient.multiply(moebius), count + blocks, List.copyOf(grown), centred);
    }

    /**
     * Their number: f(n) = Σ_k binom(n−1, k) f(n−1−k), k + 1 being the size of the last's block.
     */
    static BigInteger countWithoutSingletons(int things) {
      List<BigInteger> count = new ArrayList<>(List.of(BigInteger.ONE));
      for (int n = 1; n <= things; n++) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger binomial = BigInteger.ONE;
        for (int k = 1; k < n; k++) {
          binomial = binomial.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k));
          sum = sum.add(binomial.multiply(count.get(n - 1 - k)));
        }
        count.add(sum);
      }
      return count.get(things);
    }

    /** The partitions of some things into blocks of two or more, as restricted growth strings. */
    private static List<List<Integer>> withoutSingletons(int things) {
      List<List<Integer>> all = new ArrayList<>();
      extend(new ArrayList<>(), things, all);
      return all;
    }

    private static void extend(List<Integer> string, int things, List<List<Integer>> all) {
      int blocks = string.stream().mapToInt(b -> b + 1).max().orElse(0);
      if (string.size() == things) {
        if (IntStream.range(0, blocks).allMatch(b -> Collections.frequency(string, b) > 1)) {
          all.add(List.copyOf(string));
        }
        return;
      }
      for (int b = 0; b <= blocks; b++) {
        string.add(b);
        extend(string, things, all);
        string.removeLast();
      }
    }

    /**
     * Whether the sum over a block's outcomes may be open at a node: it has a member in the
     * subtree, and not all in the subtree of one child.
     */
    boolean touches(Shape shape, int v, int block) {
      boolean within =
          IntStream.range(0, shape.nodes)
              .anyMatch(u -> blockOf.get(u) == block && shape.isWithin(u, v));
      return within && shape.children.get(v).stream().noneMatch(c -> isWithin(shape, c, block));
    }

    /** Whether all members of a block are in one subtree. */
    private boolean isWithin(Shape shape, int top, int block) {
      return IntStream.range(0, shape.nodes)
          .allMatch(u -> blockOf.get(u) != block || shape.isWithin(u, top));
    }

    /** Whether a block has members in both trees. */
    boolean joins(Shape shape, int block) {
      return !isWithin(shape, shape.edges, block) && !isWithin(shape, shape.edges + 1, block);
    }
  }

  /**
   * What has been contracted so far.
   *
   * @param blocks the blocks on whose data it depends, ascending
   */
  private record Message<F>(List<Integer> blocks, F tensor) {}

  /** The contraction of one tree or two under one choice of blocks. */
  private final class Elimination {
    private final Shape shape;
    private final Blocks blocks;

    /** In how many factors each block's data still occur. */
    private final int[] occurrences;

    Elimination(Shape shape, Blocks blocks) {
      this.shape = shape;
      this.blocks = blocks;
      this.occurrences = new int[blocks.count];
      blocks.blockOf.stream().filter(b -> b >= 0).forEach(b -> occurrences[b]++);
    }

    List<T> components() {
      List<Message<F>> messages = new ArrayList<>();
      for (int v = 0; v < shape.nodes; v++) {
        Interruption.poll();
        if (!shape.isFactor(v)) {
          messages.add(messages.get(shape.children.get(v).get(0)));
          continue;
        }
        Message<F> message = node(v);
        for (int child : shape.children.get(v)) {
          message = contracted(message, messages.get(child));
        }
        messages.add(v < shape.edges ? throughEdge(message) : message);
      }
      F first = messages.get(shape.edges).tensor;
      if (shape.anchors.size() == 1) {
        return tensors.components(first, free(0));
      }
      return tensors.product(first, free(0), messages.get(shape.edges + 1).tensor, free(1));
    }

    /** What an anchor leaves free: nothing at a root, an index at a loose end. */
    private DataTensors.Free free(int anchor) {
      return shape.isFactor(shape.edges + anchor)
          ? DataTensors.Free.NOTHING
          : DataTensors.Free.AN_INDEX;
    }

    private Message<F> node(int v) {
      int k = shape.degree[v];
      int block = blocks.blockOf.get(v);
      if (block < 0) {
        return new Message<>(List.of(), tensors.mean(k));
      }
      return new Message<>(
          List.of(block),
          blocks.centred ? tensors.deviation(k, block) : tensors.derivative(k, block));
    }

    private Message<F> throughEdge(Message<F> message) {
      return learningRate.isIdentity()
          ? message
          : new Message<>(message.blocks, tensors.times(learningRate, message.tensor));
    }

    /**
     * Contracts an index of a node with what comes from a child, and takes the expectation over
     * blocks that occur nowhere else.
     */
    private Message<F> contracted(Message<F> left, Message<F> right) {
      List<Integer> union = new ArrayList<>(left.blocks);
      right.blocks.stream().filter(b -> !union.contains(b)).forEach(union::add);
      Collections.sort(union);
      for (int b : left.blocks) {
        if (right.blocks.contains(b)) {
          occurrences[b]--;
        }
      }
      List<Integer> open = union.stream().filter(b -> occurrences[b] > 1).toList();
      List<Integer> closed = union.stream().filter(b -> occurrences[b] == 1).toList();
      return new Message<>(open, tensors.contracted(left.tensor, right.tensor, closed));
    }
  }
}
