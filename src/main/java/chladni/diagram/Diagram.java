package chladni.diagram;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A diagram: a rooted tree (or a forest of two) with a partition of its nodes, up to isomorphism.
 *
 * <p>It is canonical by construction, so that {@code equals} is isomorphism. The canonical
 * numbering is the postorder whose list of parents is lexicographically least and, among those,
 * whose partition has the lexicographically least restricted growth string. Diagrams are ordered by
 * their number of edges, then anchors (a tied root after an untied one), then parents, then parts,
 * then the part the root is tied to. See {@link CanonicalForm}.
 *
 * <p>Source: Definition 1 of "A Perturbative Analysis of Stochastic Gradient Descent".
 */
public final class Diagram implements DiagramView, Comparable<Diagram> {
  private final Presentation canonical;
  private final int[] partSizes;

  private Diagram(Presentation canonical) {
    this.canonical = canonical;
    this.partSizes = new int[canonical.partCount()];
    for (int part : canonical.parts()) {
      partSizes[part]++;
    }
  }

  /** The diagram that a presentation writes down. */
  public static Diagram of(Presentation presentation) {
    return CanonicalForm.of(presentation).diagram();
  }

  /** Wraps a presentation known to be canonical. */
  static Diagram ofCanonical(Presentation canonical) {
    return new Diagram(canonical);
  }

  /** The canonical presentation. */
  public Presentation presentation() {
    return canonical;
  }

  @Override
  public int edges() {
    return canonical.edges();
  }

  @Override
  public int parent(int node) {
    return canonical.parents().get(node);
  }

  @Override
  public int part(int node) {
    return canonical.parts().get(node);
  }

  @Override
  public int partCount() {
    return partSizes.length;
  }

  @Override
  public List<Anchor> anchors() {
    return canonical.anchors();
  }

  @Override
  public OptionalInt rootPart() {
    return canonical.rootPart();
  }

  @Override
  public DiagramKind kind() {
    return DiagramKind.of(canonical);
  }

  @Override
  public int partSize(int part) {
    return partSizes[part];
  }

  /** The nodes of a part, ascending; a tied root is not listed. */
  public List<Integer> members(int part) {
    return IntStream.range(0, edges()).filter(v -> part(v) == part).boxed().toList();
  }

  /** The children of a node, or of an anchor {@code edges() + a}, ascending. */
  public List<Integer> children(int nodeOrAnchor) {
    return IntStream.range(0, edges()).filter(v -> parent(v) == nodeOrAnchor).boxed().toList();
  }

  /** The nodes from a node's parent up to its anchor, the anchor {@code edges() + a} included. */
  public List<Integer> ancestors(int node) {
    return IntStream.iterate(parent(node), v -> v < edges() ? parent(v) : -1)
        .takeWhile(v -> v >= 0)
        .boxed()
        .toList();
  }

  /** The canonical name in the paper's spelling, as {@code c(01-2)(02-12)}. */
  public String name() {
    return canonical.spelling();
  }

  @Override
  public int compareTo(Diagram other) {
    return PresentationOrder.INSTANCE.compare(canonical, other.canonical);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Diagram d && canonical.equals(d.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  /** The canonical name. */
  @Override
  public String toString() {
    return name();
  }
}
