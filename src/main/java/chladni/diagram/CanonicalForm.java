package chladni.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The canonical presentation of a diagram, and how a given presentation is renumbered into it.
 *
 * @param diagram the diagram
 * @param numbering the canonical number of each node of the presentation
 */
public record CanonicalForm(Diagram diagram, List<Integer> numbering) {

  /** Finds the canonical form of a presentation. */
  public static CanonicalForm of(Presentation presentation) {
    Search search = new Search(presentation);
    search.extend(0);
    int[] best = search.best.orElseThrow().numbering;
    List<Integer> numbering = new ArrayList<>();
    for (int v : best) {
      numbering.add(v);
    }
    return new CanonicalForm(
        Diagram.ofCanonical(presentation.renumbered(best)), List.copyOf(numbering));
  }

  private record Candidate(Presentation presentation, int[] numbering) {}

  /** All topological numberings in which subtrees are contiguous. */
  private static final class Search {
    private final Presentation given;
    private final int[] number;
    private Optional<Candidate> best = Optional.empty();

    Search(Presentation given) {
      this.given = given;
      this.number = new int[given.edges()];
      java.util.Arrays.fill(number, -1);
    }

    void extend(int next) {
      int n = given.edges();
      if (next == n) {
        int[] numbering = number.clone();
        Presentation candidate = given.renumbered(numbering);
        if (best.isEmpty()
            || PresentationOrder.INSTANCE.compare(candidate, best.get().presentation()) < 0) {
          best = Optional.of(new Candidate(candidate, numbering));
        }
        return;
      }
      for (int v = 0; v < n; v++) {
        if (number[v] < 0 && ready(v)) {
          number[v] = next;
          extend(next + 1);
          number[v] = -1;
        }
      }
    }

    private boolean ready(int v) {
      for (int u = 0; u < v; u++) {
        if (given.parents().get(u) == v && number[u] < 0) {
          return false;
        }
      }
      return true;
    }
  }
}
