package chladni.diagram;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All forests with a number of nodes under given anchors, each once in its canonical postorder, in
 * lexicographic order of their parents.
 *
 * <p>Parents are chosen for node 0, 1, 2, …, each choice keeping subtrees contiguous and siblings
 * sorted as in {@link CanonicalForest}; no table of forests is kept.
 */
final class Forests implements Iterator<int[]> {
  private final int nodes;
  private final List<Anchor> anchors;
  private final int[] parents;
  private boolean known = false;
  private boolean more = true;
  private boolean started = false;

  Forests(int nodes, List<Anchor> anchors) {
    this.nodes = nodes;
    this.anchors = anchors;
    this.parents = new int[nodes];
  }

  @Override
  public boolean hasNext() {
    if (!known) {
      more = more && advance();
      known = true;
    }
    return more;
  }

  @Override
  public int[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    known = false;
    return parents.clone();
  }

  private boolean advance() {
    if (nodes == 0) {
      boolean first = !started;
      started = true;
      return first && !anchors.contains(Anchor.LOOSE_END);
    }
    int v = started ? nodes - 1 : 0;
    started = true;
    while (v >= 0) {
      int parent = Math.max(parents[v], v) + 1;
      int last = greatest(v);
      while (parent <= last && !isSorted(v, parent)) {
        parent++;
      }
      if (parent > last) {
        parents[v] = 0;
        v--;
      } else {
        parents[v] = parent;
        if (v == nodes - 1) {
          if (everyLooseEndIsUsed()) {
            return true;
          }
        } else {
          v++;
        }
      }
    }
    return false;
  }

  /** The greatest possible parent of v: the nearest parent that is still to come, or an anchor. */
  private int greatest(int v) {
    int nearest = nodes + anchors.size() - 1;
    for (int u = 0; u < v; u++) {
      if (parents[u] > v && parents[u] < nodes) {
        nearest = Math.min(nearest, parents[u]);
      }
    }
    return nearest;
  }

  private boolean isSorted(int v, int parent) {
    if (parent >= nodes && !mayHangFrom(v, parent - nodes)) {
      return false;
    }
    int before = v - sizeAt(v);
    return before < 0 || parents[before] != parent || compare(before, v) <= 0;
  }

  /** Anchors take their trees in order, loose ends exactly one. */
  private boolean mayHangFrom(int v, int anchor) {
    for (int u = 0; u < v; u++) {
      int other = parents[u] - nodes;
      if (other > anchor || (other == anchor && anchors.get(anchor) == Anchor.LOOSE_END)) {
        return false;
      }
    }
    return true;
  }

  private boolean everyLooseEndIsUsed() {
    for (int a = 0; a < anchors.size(); a++) {
      boolean used = false;
      for (int parent : parents) {
        used |= parent == nodes + a;
      }
      if (!used && anchors.get(a) == Anchor.LOOSE_END) {
        return false;
      }
    }
    return true;
  }

  /** The number of nodes in v's subtree, from the parents of the nodes before it. */
  private int sizeAt(int v) {
    int first = v;
    while (first > 0 && parents[first - 1] <= v) {
      first--;
    }
    return v - first + 1;
  }

  private int compare(int u, int v) {
    int sizeU = sizeAt(u);
    int sizeV = sizeAt(v);
    int firstU = u - sizeU + 1;
    int firstV = v - sizeV + 1;
    for (int i = 0; i < Math.min(sizeU, sizeV) - 1; i++) {
      int order = Integer.compare(parents[firstU + i] - firstU, parents[firstV + i] - firstV);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(sizeV, sizeU);
  }
}
