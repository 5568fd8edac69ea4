package chladni.diagram;

import java.util.List;
import java.util.OptionalInt;

/**
 * A diagram: a rooted tree (or a forest of two) with a partition of its nodes, up to isomorphism.
 *
 * <p>It is canonical by construction, so that {@code equals} is isomorphism. The canonical numbering
 * is the postorder whose list of parents is lexicographically least and, among those, whose
 * partition has the lexicographically least restricted growth string. Diagrams are ordered by their
 * number of edges, then anchors, then parents, then parts.
 *
 * <p>Source: Definition 1 of "A Perturbative Analysis of Stochastic Gradient Descent".
 */
public final class Diagram implements Comparable<Diagram> {
  private final Presentation canonical;

  private Diagram(Presentation canonical) {
    this.canonical = canonical;
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

  /** The number d of edges, which is the number of nodes that are not roots. */
  public int edges() {
    return canonical.edges();
  }

  /** The parent of a node: a later node, or {@code edges() + a} for anchor {@code a}. */
  public int parent(int node) {
    return canonical.parents().get(node);
  }

  /** The part of a node, from 0; parts are numbered by their least node. */
  public int part(int node) {
    return canonical.parts().get(node);
  }

  /** The number of parts of nodes that are not roots. */
  public int partCount() {
    return canonical.partCount();
  }

  /** What the trees hang from: one anchor, or two. */
  public List<Anchor> anchors() {
    return canonical.anchors();
  }

  /** The part that the root is tied to, if it is tied. */
  public OptionalInt rootPart() {
    return canonical.rootPart();
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
