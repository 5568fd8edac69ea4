package chladni.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An oracle: a diagram as bare lists under every numbering, children before parents. It shares
 * nothing with the canonical form but what a presentation is.
 */
final class AllNumberings {
  private AllNumberings() {}

  /** Every way to number the nodes; {@code numbering[v]} is the new number of node v. */
  static List<int[]> topological(Presentation given) {
    List<int[]> all = new ArrayList<>();
    int[] numbering = new int[given.edges()];
    Arrays.fill(numbering, -1);
    extend(given, numbering, 0, all);
    return all;
  }

  private static void extend(Presentation given, int[] numbering, int next, List<int[]> all) {
    int n = given.edges();
    if (next == n) {
      all.add(numbering.clone());
      return;
    }
    for (int v = 0; v < n; v++) {
      int node = v;
      boolean ready =
          IntStream.range(0, v).allMatch(u -> given.parents().get(u) != node || numbering[u] >= 0);
      if (numbering[v] < 0 && ready) {
        numbering[v] = next;
        extend(given, numbering, next + 1, all);
        numbering[v] = -1;
      }
    }
  }

  /** The presentation under another numbering. */
  static Presentation renumber(Presentation given, int[] numbering) {
    int n = given.edges();
    List<Integer> parents = new ArrayList<>(java.util.Collections.nCopies(n, 0));
    int[] part = new int[n];
    for (int v = 0; v < n; v++) {
      int p = given.parents().get(v);
      parents.set(numbering[v], p < n ? numbering[p] : p);
      part[numbering[v]] = given.parts().get(v);
    }
    List<Integer> names = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int p : part) {
      if (!names.contains(p)) {
        names.add(p);
      }
      parts.add(names.indexOf(p));
    }
    OptionalInt root =
        given.rootPart().isPresent()
            ? OptionalInt.of(names.indexOf(given.rootPart().getAsInt()))
            : OptionalInt.empty();
    return new Presentation(parents, parts, given.anchors(), root);
  }

  /** The least presentation in which the first anchor's tree is numbered first. */
  static Presentation least(Presentation given) {
    return topological(given).stream()
        .map(numbering -> renumber(given, numbering))
        .filter(AllNumberings::firstTreeFirst)
        .min(PresentationOrder.INSTANCE)
        .orElseThrow();
  }

  private static boolean firstTreeFirst(Presentation p) {
    int n = p.edges();
    boolean second = false;
    for (int v = 0; v < n; v++) {
      int top = v;
      while (top < n) {
        top = p.parents().get(top);
      }
      if (second && top == n) {
        return false;
      }
      second |= top > n;
    }
    return true;
  }
}
