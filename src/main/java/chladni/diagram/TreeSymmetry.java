package chladni.diagram;

/**
 * The automorphisms of a forest in canonical postorder, as choices made one after another.
 *
 * <p>Isomorphic siblings stand next to each other and have the same inner layout, so an
 * automorphism sends the subtree of a node p to a translate of it, and is told by choosing, for
 * every p in preorder, one of the siblings that are isomorphic to p. A forest is walked by {@link
 * #steps}: a node p ≥ 0 is entered (its image is chosen) before its subtree, and left, written
 * {@code ~p}, after it, so that the images of 0, 1, 2, … become known in this order.
 */
final class TreeSymmetry {
  /** The number of nodes without anchors. */
  final int nodes;

  /** The parent of each node; {@code nodes + a} for anchor a. */
  final int[] parents;

  /** The number of nodes of each node's subtree, itself included. */
  final int[] size;

  /** The first of the siblings isomorphic to a node. */
  final int[] groupBase;

  /** The number of siblings isomorphic to a node, itself included; they are {@code size} apart. */
  final int[] groupCount;

  /** The walk: p to enter node p, {@code ~p} to leave it. */
  final int[] steps;

  TreeSymmetry(int[] parents) {
    this.parents = parents;
    this.nodes = parents.length;
    this.size = sizes(parents);
    this.groupBase = new int[nodes];
    this.groupCount = new int[nodes];
    for (int v = 0; v < nodes; v++) {
      int before = v - size[v];
      boolean twin = before >= 0 && parents[before] == parents[v] && sameShape(before, v);
      groupBase[v] = twin ? groupBase[before] : v;
      for (int u = groupBase[v]; u <= v; u += size[v]) {
        groupCount[u] = (v - groupBase[v]) / size[v] + 1;
      }
    }
    this.steps = walk();
  }

  /** Whether the only automorphism is the identity. */
  boolean isTrivial() {
    for (int count : groupCount) {
      if (count > 1) {
        return false;
      }
    }
    return true;
  }

  /** The first isomorphic sibling of p's image, given the image of p's parent. */
  int candidates(int p, int[] image) {
    int parent = parents[p];
    return parent < nodes ? groupBase[p] + image[parent] - parent : groupBase[p];
  }

  static int[] sizes(int[] parents) {
    int[] size = new int[parents.length];
    for (int v = 0; v < size.length; v++) {
      size[v]++;
      if (parents[v] < size.length) {
        size[parents[v]] += size[v];
      }
    }
    return size;
  }

  private boolean sameShape(int u, int v) {
    if (size[u] != size[v]) {
      return false;
    }
    for (int i = 1; i < size[v]; i++) {
      if (parents[u - i] - u != parents[v - i] - v) {
        return false;
      }
    }
    return true;
  }

  private int[] walk() {
    int[] walk = new int[2 * nodes];
    int s = 0;
    for (int v = 0; v < nodes; v++) {
      if (size[v] == 1) {
        int top = v;
        while (parents[top] < nodes && parents[top] - size[parents[top]] + 1 == v) {
          top = parents[top];
        }
        int chain = 1;
        for (int a = v; a != top; a = parents[a]) {
          chain++;
        }
        s += chain;
        int a = v;
        for (int i = 1; i <= chain; i++) {
          walk[s - i] = a;
          a = i < chain ? parents[a] : a;
        }
      }
      walk[s++] = ~v;
    }
    return walk;
  }
}
