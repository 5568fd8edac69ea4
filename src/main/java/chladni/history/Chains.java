package chladni.history;

/**
 * Maps of a forest to ordered times, by the number c of distinct times: Σ_c count_c binom(X, c) of
 * them exist for X times.
 */
final class Chains {
  private Chains() {}

  /**
   * Counts the maps onto 1 < … < c that put a child no later than its parent, and strictly before
   * it below chosen edges.
   *
   * @param strict the nodes that must come strictly before their parents
   * @param longest a bound on c
   */
  static long[] count(Forest forest, DownSets downSets, int strict, int longest) {
    long[][] placed = new long[downSets.count()][longest + 1];
    placed[0][0] = 1;
    for (int j = 1; j < placed.length; j++) {
      for (int i : downSets.inside(j)) {
        int group = downSets.set(j) & ~downSets.set(i);
        if (holdsNoEdge(group, strict, forest)) {
          for (int c = 0; c < longest; c++) {
            placed[j][c + 1] = Math.addExact(placed[j][c + 1], placed[i][c]);
          }
        }
      }
    }
    return placed[placed.length - 1];
  }

  private static boolean holdsNoEdge(int group, int strict, Forest forest) {
    for (int rest = group & strict; rest != 0; rest &= rest - 1) {
      int parent = forest.parent(Integer.numberOfTrailingZeros(rest));
      if (parent != Forest.NONE && (group >> parent & 1) != 0) {
        return false;
      }
    }
    return true;
  }
}
