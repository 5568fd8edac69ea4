package chladni.history;

import chladni.diagram.Diagram;
import java.util.Arrays;

/**
 * What a process places of a diagram: its nodes without roots and loose ends, ordered by its edges.
 *
 * <p>Nodes are numbered children before parents; sets of nodes are bit masks. Two diagrams with the
 * same forest differ in their parts or in what their trees hang from, which no process sees.
 */
final class Forest {
  /** In place of the parent of a node that hangs from a root or a loose end. */
  static final int NONE = -1;

  private final int[] parent;
  private final int[] children;

  private Forest(int[] parent) {
    this.parent = parent;
    this.children = new int[parent.length];
    for (int v = 0; v < parent.length; v++) {
      if (parent[v] != NONE) {
        children[parent[v]] |= 1 << v;
      }
    }
  }

  /** The forest of a diagram in its canonical numbering. */
  static Forest of(Diagram diagram) {
    int n = diagram.edges();
    if (n > 30) {
      throw Reach.tooManyNodes(n);
    }
    int[] parent = new int[n];
    for (int v = 0; v < n; v++) {
      parent[v] = diagram.parent(v) < n ? diagram.parent(v) : NONE;
    }
    return new Forest(parent);
  }

  /** The forest of given parents, children numbered before them. */
  static Forest ofParents(int[] parent) {
    return new Forest(parent.clone());
  }

  /** The number of nodes. */
  int size() {
    return parent.length;
  }

  /** The set of all nodes. */
  int all() {
    return (1 << parent.length) - 1;
  }

  /** The parent of a node, or {@link #NONE}. */
  int parent(int node) {
    return parent[node];
  }

  /** The set of children of a node. */
  int children(int node) {
    return children[node];
  }

  /** The number of nodes on a longest path: the least number of updates that a history takes. */
  int height() {
    int[] height = new int[size()];
    int highest = 0;
    for (int v = 0; v < size(); v++) {
      height[v]++;
      highest = Math.max(highest, height[v]);
      if (parent[v] != NONE) {
        height[parent[v]] = Math.max(height[parent[v]], height[v]);
      }
    }
    return highest;
  }

  /** The number of pairs of down-sets one inside the other, by a product over the trees. */
  double downSetPairs() {
    double[] single = new double[size()];
    double[] pairs = new double[size()];
    double all = 1;
    for (int v = 0; v < size(); v++) {
      double below = 1;
      double pairsBelow = 1;
      for (int rest = children[v]; rest != 0; rest &= rest - 1) {
        int child = Integer.numberOfTrailingZeros(rest);
        below *= single[child];
        pairsBelow *= pairs[child];
      }
      single[v] = below + 1;
      pairs[v] = pairsBelow + below + 1;
      if (parent[v] == NONE) {
        all *= pairs[v];
      }
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Forest f && Arrays.equals(parent, f.parent);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parent);
  }
}
