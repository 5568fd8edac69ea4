package chladni.diagram;

import chladni.problem.ProblemException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
 * @param rootPart the part that the root is tied to; only where there is one anchor and it is a root
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
   * The same diagram with node {@code v} renamed {@code numbering[v]} (anchors keep their places).
   */
  Presentation renumbered(int[] numbering) {
    int n = edges();
    Integer[] newParents = new Integer[n];
    int[] newParts = new int[n];
    for (int v = 0; v < n; v++) {
      int p = parents.get(v);
      newParents[numbering[v]] = p < n ? numbering[p] : p;
      newParts[numbering[v]] = parts.get(v);
    }
    int[] rename = IntStream.generate(() -> -1).limit(n).toArray();
    int fresh = 0;
    Integer[] grown = new Integer[n];
    for (int v = 0; v < n; v++) {
      if (rename[newParts[v]] < 0) {
        rename[newParts[v]] = fresh++;
      }
      grown[v] = rename[newParts[v]];
    }
    OptionalInt root =
        rootPart.isPresent() ? OptionalInt.of(rename[rootPart.getAsInt()]) : OptionalInt.empty();
    return new Presentation(List.of(newParents), List.of(grown), anchors, root);
  }

  /**
   * The paper's spelling in this numbering, as {@code c(01-2)(02-12)}; with commas from eleven nodes
   * on.
   */
  public String spelling() {
    int n = edges();
    boolean commas = n + anchors.stream().filter(a -> a == Anchor.ROOT).count() > 10;
    String separator = commas ? "," : "";
    StringBuilder text = new StringBuilder("c(");
    String dash = "";
    for (int p = 0; p < partCount(); p++) {
      int part = p;
      String members =
          String.join(
              separator,
              IntStream.range(0, n)
                  .filter(v -> parts.get(v) == part)
                  .mapToObj(Integer::toString)
                  .toList());
      text.append(dash).append(members);
      if (rootPart.isPresent() && rootPart.getAsInt() == part) {
        text.append(separator).append(n);
      }
      dash = "-";
    }
    int roots = n;
    if (rootPart.isEmpty()) {
      for (Anchor anchor : anchors) {
        if (anchor == Anchor.ROOT) {
          text.append(dash).append(roots++);
          dash = "-";
        }
      }
    }
    text.append(")(");
    dash = "";
    for (int v = 0; v < n; v++) {
      text.append(dash).append(v);
      int p = parents.get(v);
      if (p < n) {
        text.append(separator).append(p);
      } else if (anchors.get(p - n) == Anchor.ROOT) {
        text.append(separator).append(rootNumber(p - n));
      }
      dash = "-";
    }
    return text.append(')').toString();
  }

  private int rootNumber(int anchor) {
    int number = edges();
    for (int a = 0; a < anchor; a++) {
      if (anchors.get(a) == Anchor.ROOT) {
        number++;
      }
    }
    return number;
  }
}
