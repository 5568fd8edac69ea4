package chladni.diagram;

import chladni.problem.ProblemException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A diagram with a numbering: one way of writing a {@link Diagram} down.
 *
 * <p>Nodes are {@code 0 … edges−1}, children before parents; anchor {@code a} is written {@code
 * edges + a} where a parent is meant. Parts are numbered by their least node.
 *
 * @param parents the parent of each node: a later node, or {@code edges + a} for anchor {@code a}
 * @param parts the part of each node, a restricted growth string ({@code 0}, then at most one more
 *     than the greatest so far)
 * @param anchors one or two anchors; each loose end has exactly one child
 * @param rootPart the part that the root is tied to; only where there is one anchor and it is a
 *     root
 */
public record Presentation(
    List<Integer> parents, List<Integer> parts, List<Anchor> anchors, OptionalInt rootPart) {

  /** Copies its lists and checks what is said above. */
  public Presentation {
    parents = List.copyOf(parents);
    parts = List.copyOf(parts);
    anchors = List.copyOf(anchors);
    int n = parents.size();
    if (parts.size() != n) {
      throw ProblemException.malformed("every node needs one parent and one part", "");
    }
    if (anchors.isEmpty() || anchors.size() > 2) {
      throw ProblemException.malformed("a diagram has one root or two", "");
    }
    int fresh = 0;
    for (int v = 0; v < n; v++) {
      if (parents.get(v) <= v || parents.get(v) >= n + anchors.size()) {
        throw ProblemException.malformed(
            "node " + v + " must be numbered before its parent", "number children before parents");
      }
      if (parts.get(v) < 0 || parts.get(v) > fresh) {
        throw ProblemException.malformed("parts must be numbered by their least node", "");
      }
      fresh = Math.max(fresh, parts.get(v) + 1);
    }
    for (int a = 0; a < anchors.size(); a++) {
      int anchor = n + a;
      if (anchors.get(a) == Anchor.LOOSE_END
          && parents.stream().filter(p -> p == anchor).count() != 1) {
        throw ProblemException.malformed("a loose end belongs to exactly one edge", "");
      }
    }
    if (rootPart.isPresent()
        && (anchors.size() != 1
            || anchors.get(0) != Anchor.ROOT
            || rootPart.getAsInt() < 0
            || rootPart.getAsInt() >= fresh)) {
      throw ProblemException.malformed("only a single root can be tied, to a part there is", "");
    }
  }

  /** An ordinary diagram: one root, untied. */
  public static Presentation rooted(List<Integer> parents, List<Integer> parts) {
    return new Presentation(parents, parts, List.of(Anchor.ROOT), OptionalInt.empty());
  }

  /** The number d of edges, which is the number of nodes that are not roots. */
  public int edges() {
    return parents.size();
  }

  /** The number of parts of nodes that are not roots. */
  public int partCount() {
    return parts.stream().mapToInt(p -> p + 1).max().orElse(0);
  }

  /**
   * The paper's spelling in this numbering, as {@code c(01-2)(02-12)}; with commas from eleven
   * nodes on.
   */
  public String spelling() {
    return PaperSpelling.of(this, Brackets.CUMULANT);
  }
}
