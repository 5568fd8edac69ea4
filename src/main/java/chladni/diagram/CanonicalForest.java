package chladni.diagram;

import java.util.Arrays;

/**
 * The postorder of a forest whose list of parents is lexicographically least, the first anchor's
 * tree first.
 *
 * <p>In any postorder the distance from a node to its parent inside a subtree depends on that
 * subtree alone. So children are sorted by the distances inside their subtrees, lexicographically,
 * the end of a list counting as infinity: what follows it is the distance from the subtree's top to
 * its parent, which spans the whole of any sibling still to come.
 *
 * @param parents the parents in the canonical numbering
 * @param nodeAt the given node at each canonical place; isomorphic siblings keep their given order
 */
record CanonicalForest(int[] parents, int[] nodeAt) {

  /**
   * Sorts a forest.
   *
   * @param given the parent of each node, numbered after it, or {@code given.length + a}
   * @param anchors the number of anchors
   */
  static CanonicalForest of(int[] given, int anchors) {
    int n = given.length;
    int[] childCount = new int[n + anchors];
    for (int p : given) {
      childCount[p]++;
    }
    int[][] children = new int[n + anchors][];
    for (int p = 0; p < children.length; p++) {
      children[p] = new int[childCount[p]];
    }
    int[] filled = new int[n + anchors];
    for (int v = 0; v < n; v++) {
      children[given[v]][filled[given[v]]++] = v;
    }
    int[][] inside = new int[n][];
    for (int v = 0; v < n; v++) {
      sort(children[v], inside);
      inside[v] = distances(children[v], inside);
    }
    int[] parents = new int[n];
    int[] nodeAt = new int[n];
    int next = 0;
    for (int a = 0; a < anchors; a++) {
      sort(children[n + a], inside);
      for (int child : children[n + a]) {
        int first = next;
        for (int distance : inside[child]) {
          parents[next] = next + distance;
          next++;
        }
        parents[next++] = n + a;
        place(child, first, children, inside, nodeAt);
      }
    }
    return new CanonicalForest(parents, nodeAt);
  }

  private static void place(int node, int first, int[][] children, int[][] inside, int[] nodeAt) {
    int next = first;
    for (int child : children[node]) {
      place(child, next, children, inside, nodeAt);
      next += inside[child].length + 1;
    }
    nodeAt[next] = node;
  }

  private static int[] distances(int[] children, int[][] inside) {
    int length = 0;
    for (int child : children) {
      length += inside[child].length + 1;
    }
    int[] distances = new int[length];
    int next = 0;
    for (int child : children) {
      System.arraycopy(inside[child], 0, distances, next, inside[child].length);
      next += inside[child].length;
      distances[next] = length - next;
      next++;
    }
    return distances;
  }

  private static void sort(int[] siblings, int[][] inside) {
    for (int i = 1; i < siblings.length; i++) {
      int moving = siblings[i];
      int j = i;
      while (j > 0 && compare(inside[siblings[j - 1]], inside[moving]) > 0) {
        siblings[j] = siblings[j - 1];
        j--;
      }
      siblings[j] = moving;
    }
  }

  /** Compares the distances inside two subtrees; the end of a list counts as infinity. */
  static int compare(int[] a, int[] b) {
    int i = Arrays.mismatch(a, b);
    if (i < 0) {
      return 0;
    }
    if (i == a.length || i == b.length) {
      return Integer.compare(b.length, a.length);
    }
    return Integer.compare(a[i], b[i]);
  }
}
