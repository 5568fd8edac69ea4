package chladni.diagram;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The number of diagrams, without listing them: by cycle indices (Burnside; Pólya 1937).
 *
 * <p>The number of diagrams with n edges is the number of orbits of the permutations of n labelled
 * nodes on pairs of a forest and a partition, so
 *
 * <p>Σ_λ F_λ P_λ / z_λ,
 *
 * <p>a sum over the cycle types λ of n, m_k cycles of length k, with z_λ = Π k^{m_k} m_k!. Of the
 * forests below t anchors F_λ = t (m_1+t)^{m_1−1} Π_{k≥2} (s_k^{m_k} − k m_k s_k^{m_k−1}), s_k = t
 * + Σ_{j|k} j m_j, are fixed by a permutation of type λ; the one child of a loose end is counted as
 * an anchor, which must be a fixed node. Of the partitions P_λ are fixed; their generating function
 * is Σ_λ P_λ Π x_k^{m_k}/m_k! = exp Σ_j (exp(j Σ_i x_{ij}) − 1)/j, and that of partitions with a
 * part that the root is tied to is its derivative by x_1 less itself.
 *
 * <p>A diagram is a linkless one in which every node may have a line of links above it. So the
 * linkless ones are counted by the same sum over all types of at most n nodes, with the coefficient
 * of x^n in Π_k (x^k/(1+x^k))^{m_k}.
 *
 * <p>A diagram is one without untied leaves in which every node and every root may have a bunch of
 * untied trees. Untied trees are R = x exp Σ_j R(x^j)/j, which S = x (1−x) undoes when x stands for
 * cycles; so the diagrams without untied leaves are counted with the coefficient of x^n in (1−x)^r
 * Π_k (x^k(1−x^k))^{m_k}, r being the number of roots, less those with an untied tree at a loose
 * end.
 *
 * <p>Where parts have at most s nodes, a tied root being one, P_λ counts those partitions alone:
 * from each exp(j Σ_i x_{ij}) only blocks of at most s nodes are kept.
 *
 * <p>For example there are 4 diagrams with two edges, 3 of them linkless, and 7075470 with nine.
 */
public final class Census {
  /** The largest number of edges for which diagrams are counted. */
  public static final int MOST_EDGES = 40;

  /** Which nodes a diagram may have. */
  public enum Nodes {
    /** Any. */
    ANY,
    /** No links; see {@link Links}. */
    LINKLESS,
    /** No untied leaves: those of a diagram at a minimum of the loss. */
    WITHOUT_UNTIED_LEAVES
  }

  private final DiagramKind kind;
  private final int edges;
  private final int largestPart;
  private final Map<CycleType, BigInteger> partitions = new HashMap<>();

  private Census(DiagramKind kind, int edges, int largestPart) {
    this.kind = kind;
    this.edges = edges;
    this.largestPart = largestPart;
  }

  /**
   * The number of diagrams with one root, untied, and exactly so many edges.
   *
   * @throws ProblemException if {@code edges} is negative, or more than {@value #MOST_EDGES}
   */
  public static BigInteger count(int edges) {
    return count(DiagramKind.ROOTED, edges);
  }

  /**
   * The number of diagrams of a kind with exactly so many edges.
   *
   * @throws ProblemException if {@code edges} is negative, or more than {@value #MOST_EDGES}
   */
  public static BigInteger count(DiagramKind kind, int edges) {
    return count(kind, edges, Nodes.ANY);
  }

  /**
   * The number of linkless diagrams of a kind with exactly so many edges; see {@link Links}.
   *
   * @throws ProblemException if {@code edges} is negative, or more than {@value #MOST_EDGES}
   */
  public static BigInteger linkless(DiagramKind kind, int edges) {
    return count(kind, edges, Nodes.LINKLESS);
  }

  /**
   * The number of diagrams of a kind with such nodes and exactly so many edges.
   *
   * @throws ProblemException if {@code edges} is negative, or more than {@value #MOST_EDGES}
   */
  public static BigInteger count(DiagramKind kind, int edges, Nodes nodes) {
    return count(kind, edges, nodes, edges + 1);
  }

  /**
   * The number of diagrams of a kind with such nodes and exactly so many edges whose parts have at
   * most so many nodes, a tied root being one of them.
   *
   * <p>For example with untied nodes only these are the rooted trees: 9 with four edges.
   *
   * @throws ProblemException if {@code edges} is negative, or more than {@value #MOST_EDGES}
   */
  public static BigInteger count(DiagramKind kind, int edges, Nodes nodes, int largestPart) {
    if (edges < 0) {
      throw ProblemException.unfit(
          "there are no diagrams with " + edges + " edges", "use a number of edges from 0");
    }
    if (edges > MOST_EDGES) {
      throw ProblemException.beyondReach(
          "diagrams with " + edges + " edges take too long to count",
          "count at most " + MOST_EDGES + " edges");
    }
    Census census = new Census(kind, edges, largestPart);
    return switch (nodes) {
      case ANY -> census.sum(edges, kind.looseEnds(), type -> BigInteger.ONE);
      case LINKLESS -> census.sum(0, kind.looseEnds(), type -> type.coefficientOfLines(edges));
      case WITHOUT_UNTIED_LEAVES -> census.withoutUntiedLeaves();
    };
  }

  /** Σ_a (−1)^a binom(L,a) over choices of a of the L loose ends, each to have an untied tree. */
  private BigInteger withoutUntiedLeaves() {
    int ends = kind.looseEnds();
    int roots = kind.anchors().size() - ends;
    BigInteger count = BigInteger.ZERO;
    BigInteger choices = BigInteger.ONE;
    for (int a = 0; a <= Math.min(ends, edges); a++) {
      Census rest = new Census(kind, edges - a, largestPart);
      BigInteger each =
          rest.sum(0, ends - a, type -> type.coefficientOfSingleLeaves(rest.edges, roots));
      count = count.add(choices.multiply(each));
      choices =
          choices.multiply(BigInteger.valueOf(a - (long) ends)).divide(BigInteger.valueOf(a + 1L));
    }
    return count;
  }

  /** A sum over the cycle types of {@code fewest} to all nodes below so many loose ends. */
  private BigInteger sum(int fewest, int looseEnds, Function<CycleType, BigInteger> coefficient) {
    BigInteger factorial = factorial(edges);
    BigInteger[] sum = {BigInteger.ZERO};
    for (int n = fewest; n <= edges; n++) {
      CycleType.forEach(
          n,
          type -> {
            BigInteger factor = coefficient.apply(type);
            if (factor.signum() != 0) {
              sum[0] =
                  sum[0].add(
                      factorial
                          .divide(type.centralizer())
                          .multiply(fixed(type, looseEnds))
                          .multiply(factor));
            }
          });
    }
    return sum[0].divide(factorial);
  }

  /**
   * The number of forests below the roots and so many loose ends, with a partition, that a
   * permutation of a type leaves as they are.
   */
  private BigInteger fixed(CycleType type, int looseEnds) {
    Interruption.poll();
    BigInteger forests =
        type.fixedForests(kind.anchors().size() - kind.looseEnds() + looseEnds, looseEnds);
    if (forests.signum() == 0) {
      return BigInteger.ZERO;
    }
    return forests.multiply(
        kind == DiagramKind.TIED_ROOT
            ? partitions(type.with(1)).subtract(partitions(type))
            : partitions(type));
  }

  /** P_λ, by differentiating its generating function by the variable of one of the cycles. */
  private BigInteger partitions(CycleType type) {
    BigInteger known = partitions.get(type);
    if (known != null) {
      return known;
    }
    int k = type.longest();
    BigInteger sum = BigInteger.ONE;
    if (k > 0) {
      CycleType rest = type.without(k);
      sum = BigInteger.ZERO;
      for (int j = 1; j <= k; j++) {
        if (k % j == 0) {
          sum = sum.add(withBlock(rest, j, j, largestPart - k / j, BigInteger.ONE));
        }
      }
    }
    partitions.put(type, sum);
    return sum;
  }

  /**
   * Σ_μ j^{|μ|} Π_i binom(m_i, μ_i) P_{λ−μ} over the choices μ of cycles whose lengths are
   * multiples i of j, from {@code length} on: what shares the j blocks of the cycle taken out, of
   * which each has room for {@code room} more nodes.
   */
  private BigInteger withBlock(CycleType type, int j, int length, int room, BigInteger factor) {
    if (room < 0) {
      return BigInteger.ZERO;
    }
    if (length > type.longest()) {
      return factor.multiply(partitions(type));
    }
    int m = type.count(length);
    BigInteger sum = BigInteger.ZERO;
    BigInteger choices = factor;
    CycleType left = type;
    for (int chosen = 0; chosen <= m; chosen++) {
      sum = sum.add(withBlock(left, j, length + j, room - chosen * (length / j), choices));
      if (chosen < m) {
        left = left.without(length);
        choices =
            choices
                .multiply(BigInteger.valueOf((long) j * (m - chosen)))
                .divide(BigInteger.valueOf(chosen + 1L));
      }
    }
    return sum;
  }

  static BigInteger factorial(int n) {
    BigInteger factorial = BigInteger.ONE;
    for (int i = 2; i <= n; i++) {
      factorial = factorial.multiply(BigInteger.valueOf(i));
    }
    return factorial;
  }
}
