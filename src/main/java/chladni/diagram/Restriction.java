package chladni.diagram;

/**
 * Which diagrams an enumeration lists.
 *
 * <p>An enumeration chooses a forest, then the parts of nodes 0, 1, 2, …, then the part a root is
 * tied to. A restriction may cut branches off early; what it must decide is {@link #admits}. See
 * {@link Restrictions} for those there are.
 */
@FunctionalInterface
public interface Restriction {

  /** Whether a diagram is wanted. */
  boolean admits(DiagramView diagram);

  /**
   * Whether a diagram may be wanted that has this forest; false only if none is. Asked before any
   * node has a part.
   *
   * @param forest a diagram of which kind, edges, anchors, parents and degrees may be read
   */
  default boolean admitsForest(DiagramView forest) {
    return true;
  }

  /**
   * Whether a diagram may be wanted in which nodes 0 to {@code last} have the parts they have;
   * false only if none is. Asked each time node {@code last} has been given a part; nodes after it
   * and the root have none yet.
   */
  default boolean admitsSoFar(DiagramView diagram, int last) {
    return true;
  }

  /** What both this and another restriction admit. */
  default Restriction and(Restriction other) {
    return new BothRestrictions(this, other);
  }
}
