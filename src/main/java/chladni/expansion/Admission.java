package chladni.expansion;

import chladni.diagram.Census;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.DiagramKind;
import chladni.diagram.Restrictions;
import chladni.history.Process;
import chladni.problem.Interruption;
import chladni.value.ScalarField;
import chladni.value.Setting;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which diagrams a sum runs over: those of a kind that neither the process nor the setting rules
 * out; how many there are, without listing them.
 *
 * <p>For example a gradient flow admits 286 of the 598201 diagrams with 8 edges.
 *
 * @param kind the kind of diagrams
 * @param roots the function measured at each root
 * @param process what moves the weights
 * @param setting what is assumed of the landscape at the start
 * @param nodes all diagrams, or the linkless ones of a resummed sum
 */
public record Admission(
    DiagramKind kind, List<ScalarField> roots, Process process, Setting setting, Nodes nodes) {

  /** Whether diagrams with links are summed, or stand in the edges of those without. */
  public enum Nodes {
    /** All diagrams. */
    ANY,
    /** Linkless diagrams. */
    LINKLESS
  }

  /** As many diagrams as are gone through just to count them. */
  private static final BigInteger COUNTED_ONE_BY_ONE = BigInteger.valueOf(2_000_000);

  /** Copies its list. */
  public Admission {
    roots = List.copyOf(roots);
  }

  /** The diagrams with so many edges, in order. */
  public Stream<DiagramEnumeration.Item> diagrams(int edges) {
    return enumeration(edges).stream()
        .peek(item -> Interruption.poll())
        .filter(item -> admits(item.diagram()));
  }

  private boolean admits(Diagram diagram) {
    return process.admits(diagram) && !setting.vanishes(diagram, roots);
  }

  /** A superset of the diagrams, from which most others have been cut off. */
  private DiagramEnumeration enumeration(int edges) {
    DiagramEnumeration all = DiagramEnumeration.of(kind, edges).where(process.restriction());
    if (nodes == Nodes.LINKLESS) {
      all = all.where(Restrictions.linkless());
    }
    // Every untied leaf is a mean gradient, and so is a root of the loss with one edge.
    if (setting.start() == Setting.Start.MINIMUM) {
      all = all.where(Restrictions.withoutUntiedLeaves());
      if (kind != DiagramKind.TIED_ROOT && roots.stream().allMatch(ScalarField.LOSS::equals)) {
        all = all.where(Restrictions.rootDegree(degree -> degree != 1));
      }
    }
    if (setting.largestPart().isPresent()) {
      all = all.where(Restrictions.partsOfAtMost(setting.largestPart().getAsInt()));
    }
    return all;
  }

  /**
   * At most so many diagrams have so many edges, by cycle indices; and the very number, by going
   * through them, if the bound exceeds what is enough and is still small.
   *
   * @param edges the number of edges
   * @param enough a bound that need not be sharpened
   * @throws chladni.problem.ProblemException if there are more edges than {@link Census} counts
   */
  public BigInteger count(int edges, BigInteger enough) {
    BigInteger bound = bound(edges);
    if (bound.compareTo(enough) <= 0
        || bound.compareTo(COUNTED_ONE_BY_ONE) > 0
        || edges > DiagramEnumeration.MOST_EDGES) {
      return bound;
    }
    return BigInteger.valueOf(enumeration(edges).count());
  }

  private BigInteger bound(int edges) {
    int largest =
        IntStream.concat(sizes(process.largestPart()), sizes(setting.largestPart()))
            .min()
            .orElse(edges + 1);
    BigInteger least =
        Census.count(
            kind,
            edges,
            nodes == Nodes.LINKLESS ? Census.Nodes.LINKLESS : Census.Nodes.ANY,
            largest);
    return setting.start() == Setting.Start.MINIMUM
        ? least.min(Census.count(kind, edges, Census.Nodes.WITHOUT_UNTIED_LEAVES, largest))
        : least;
  }

  private static IntStream sizes(OptionalInt size) {
    return size.stream();
  }
}
