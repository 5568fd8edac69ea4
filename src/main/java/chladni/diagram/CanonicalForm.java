package chladni.diagram;

import chladni.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The canonical presentation of a diagram, and how a given presentation is renumbered into it.
 *
 * <p>The canonical numbering is the postorder whose list of parents is lexicographically least (the
 * first anchor's tree before the second's); among those, the one whose partition has the
 * lexicographically least restricted growth string; among those, the one in which the part that a
 * root is tied to comes first. Where automorphisms leave a choice, a presentation that is canonical
 * already keeps its numbering.
 *
 * <p>For example {@code c(02-1)(01-12)}, three nodes of which the first is tied to the root's, is
 * canonical; {@code c(0-1-2)(02-12)} is, too, and is the same under either numbering of its leaves.
 *
 * @param diagram the diagram
 * @param numbering the canonical number of each node of the presentation
 */
public record CanonicalForm(Diagram diagram, List<Integer> numbering) {
  /** The largest number of edges for which a canonical form is looked for. */
  public static final int MOST_EDGES = 1000;

  /** Copies the numbering. */
  public CanonicalForm {
    numbering = List.copyOf(numbering);
  }

  /**
   * Finds the canonical form of a presentation.
   *
   * @throws ProblemException if the diagram has more than {@value #MOST_EDGES} edges, or so many
   *     symmetric nodes with ties across that the search would take too long (no diagram of up to
   *     12 edges does)
   */
  public static CanonicalForm of(Presentation presentation) {
    int n = presentation.edges();
    if (n > MOST_EDGES) {
      throw ProblemException.beyondReach(
          "a diagram of " + n + " edges is too large", "use at most " + MOST_EDGES + " edges");
    }
    int[] given = ints(presentation.parents());
    int[] givenParts = ints(presentation.parts());
    CanonicalForest forest = CanonicalForest.of(given, presentation.anchors().size());
    int[] parts = new int[n];
    for (int p = 0; p < n; p++) {
      parts[p] = givenParts[forest.nodeAt()[p]];
    }
    int rootPart = presentation.rootPart().orElse(-1);
    LeastPartition least = new LeastPartition(new TreeSymmetry(forest.parents()), parts, rootPart);
    if (Arrays.equals(given, forest.parents())
        && Arrays.equals(givenParts, least.parts())
        && rootPart == least.rootPart()) {
      return new CanonicalForm(Diagram.ofCanonical(presentation), identity(n));
    }
    Integer[] numbering = new Integer[n];
    for (int p = 0; p < n; p++) {
      numbering[forest.nodeAt()[least.image()[p]]] = p;
    }
    Presentation canonical =
        new Presentation(
            list(forest.parents()),
            list(least.parts()),
            presentation.anchors(),
            rootPart < 0 ? OptionalInt.empty() : OptionalInt.of(least.rootPart()));
    return new CanonicalForm(Diagram.ofCanonical(canonical), List.of(numbering));
  }

  private static List<Integer> identity(int n) {
    Integer[] identity = new Integer[n];
    Arrays.setAll(identity, v -> v);
    return List.of(identity);
  }

  private static int[] ints(List<Integer> list) {
    int[] array = new int[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = list.get(i);
    }
    return array;
  }

  private static List<Integer> list(int[] array) {
    Integer[] boxed = new Integer[array.length];
    Arrays.setAll(boxed, i -> array[i]);
    return List.of(boxed);
  }
}
