package chladni.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The spelling of the paper: {@code c(PARTS)(EDGES)}, as {@code c(01-2)(02-12)}.
 *
 * <p>Nodes are numbered children before parents, the roots last. PARTS lists all nodes, the roots
 * too; EDGES lists child then parent, and for a loose end the child alone. Edges are written in the
 * order of their children, except that of two loose ends ^1 is written before ^2. From eleven nodes
 * on, numbers are separated by commas.
 *
 * <p>Example: two tied leaves on the root are {@code c(01-2)(02-12)}; their displacement, the root
 * cut off above a common parent, is {@code c(01-2)(02-12-2)}.
 *
 * <p>Source: the notation for diagrams of "A Perturbative Analysis of Stochastic Gradient Descent".
 */
public final class PaperSpelling {
  private static final int MOST_DIGITS = 10;

  private PaperSpelling() {}

  /** The spelling of a presentation, with commas from eleven nodes on. */
  public static String of(Presentation presentation, Brackets brackets) {
    return written(presentation, brackets, nodes(presentation) > MOST_DIGITS ? "," : "");
  }

  /** The spelling of a presentation with commas, as {@code c(0,1-2)(0,2-1,2)}. */
  public static String withCommas(Presentation presentation, Brackets brackets) {
    return written(presentation, brackets, ",");
  }

  private static int nodes(Presentation presentation) {
    return presentation.edges() + Collections.frequency(presentation.anchors(), Anchor.ROOT);
  }

  private static String written(Presentation presentation, Brackets brackets, String comma) {
    String kind =
        switch (brackets) {
          case CUMULANT -> "c";
          case MOMENT -> "m";
        };
    return kind + "(" + parts(presentation, comma) + ")(" + edges(presentation, comma) + ")";
  }

  private static String parts(Presentation presentation, String comma) {
    int n = presentation.edges();
    List<String> parts = new ArrayList<>();
    for (int p = 0; p < presentation.partCount(); p++) {
      int part = p;
      List<String> members = new ArrayList<>();
      IntStream.range(0, n)
          .filter(v -> presentation.parts().get(v) == part)
          .forEach(v -> members.add(Integer.toString(v)));
      if (presentation.rootPart().isPresent() && presentation.rootPart().getAsInt() == part) {
        members.add(Integer.toString(n));
      }
      parts.add(String.join(comma, members));
    }
    if (presentation.rootPart().isEmpty()) {
      IntStream.range(n, nodes(presentation)).forEach(root -> parts.add(Integer.toString(root)));
    }
    return String.join("-", parts);
  }

  private static String edges(Presentation presentation, String comma) {
    int n = presentation.edges();
    List<Integer> children = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    if (presentation.anchors().equals(List.of(Anchor.LOOSE_END, Anchor.LOOSE_END))) {
      int first = presentation.parents().indexOf(n);
      int second = presentation.parents().indexOf(n + 1);
      if (first > second) {
        Collections.swap(children, first, second);
      }
    }
    List<String> edges = new ArrayList<>();
    for (int v : children) {
      int p = presentation.parents().get(v);
      edges.add(p < n ? v + comma + p : v + toAnchor(presentation, p - n, comma));
    }
    return String.join("-", edges);
  }

  private static String toAnchor(Presentation presentation, int anchor, String comma) {
    List<Anchor> before = presentation.anchors().subList(0, anchor);
    return switch (presentation.anchors().get(anchor)) {
      case ROOT -> comma + (presentation.edges() + Collections.frequency(before, Anchor.ROOT));
      case LOOSE_END -> "";
    };
  }
}
