package chladni.value;

import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which edge of one diagram is which edge of another with the same value.
 *
 * <p>Both diagrams have one root or one loose end, of one kind in both. Where the root measures the
 * loss, an isomorphism of their trees with partition, roots being ordinary nodes, is found by
 * trying nodes one by one; which one of several is taken is fixed, and does not matter where edges
 * are contracted. Elsewhere roots stay roots, and diagrams with one value are equal.
 *
 * <p>Example: the tied leaves of {@code c(01-2-3)(03-13-23)} are those of {@code
 * c(01-2-3)(02-12-23)}, whose root is the other's untied leaf.
 */
public final class EdgeCorrespondence {
  private final int edges;
  private final int vertices;
  private final int[] fromParent;
  private final int[] toParent;
  private final int[] fromPart;
  private final int[] toPart;
  private final int[] image;

  private EdgeCorrespondence(Diagram from, Diagram to) {
    edges = from.edges();
    vertices = edges + from.anchors().size();
    fromParent = parents(from);
    toParent = parents(to);
    fromPart = parts(from);
    toPart = parts(to);
    image = new int[vertices];
  }

  private static int[] parents(Diagram diagram) {
    int n = diagram.edges();
    int[] parents = new int[n + diagram.anchors().size()];
    for (int v = 0; v < parents.length; v++) {
      parents[v] = v < n ? diagram.parent(v) : -1;
    }
    return parents;
  }

  private static int[] parts(Diagram diagram) {
    int n = diagram.edges();
    int[] parts = new int[n + diagram.anchors().size()];
    OptionalInt tied = diagram.rootPart();
    for (int v = 0; v < parts.length; v++) {
      parts[v] = v < n ? diagram.part(v) : tied.isPresent() ? tied.getAsInt() : n + v;
    }
    return parts;
  }

  /**
   * For each edge of {@code from}, by the node below it, the edge of {@code to}; empty if their
   * values are not the same.
   *
   * @param roots the functions at the roots, the same in both; a root that is not the loss stays a
   *     root
   */
  public static Optional<List<Integer>> of(Diagram from, Diagram to, List<ScalarField> roots) {
    if (roots.isEmpty() || roots.stream().anyMatch(root -> !root.equals(ScalarField.LOSS))) {
      return from.equals(to)
          ? Optional.of(IntStream.range(0, from.edges()).boxed().toList())
          : Optional.empty();
    }
    if (!from.anchors().equals(to.anchors()) || from.edges() != to.edges()) {
      return Optional.empty();
    }
    EdgeCorrespondence search = new EdgeCorrespondence(from, to);
    return search.place(search.vertices - 1) ? Optional.of(search.edgeImages()) : Optional.empty();
  }

  /** Places a vertex and those before it; anchors come first, then parents before children. */
  private boolean place(int v) {
    if (v < 0) {
      return true;
    }
    for (int w = vertices - 1; w >= 0; w--) {
      if (fits(v, w)) {
        image[v] = w;
        if (place(v - 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fits(int v, int w) {
    for (int u = v + 1; u < vertices; u++) {
      if (image[u] == w
          || adjacent(fromParent, v, u) != adjacent(toParent, w, image[u])
          || (fromPart[v] == fromPart[u]) != (toPart[w] == toPart[image[u]])) {
        return false;
      }
    }
    return true;
  }

  private static boolean adjacent(int[] parents, int v, int u) {
    return parents[v] == u || parents[u] == v;
  }

  private List<Integer> edgeImages() {
    List<Integer> images = new ArrayList<>();
    for (int v = 0; v < edges; v++) {
      int a = image[v];
      int b = image[fromParent[v]];
      images.add(toParent[a] == b ? a : b);
    }
    return images;
  }
}
