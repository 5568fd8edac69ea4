package chladni.history;

import java.util.Arrays;

/**
 * The down-sets of a forest (sets that hold the children of their nodes), smaller masks first, each
 * with the down-sets properly inside it. A chain of them from ∅ to all nodes is an order of placing
 * the nodes group by group.
 */
final class DownSets {
  private final int[] sets;
  private final int[][] inside;

  private DownSets(int[] sets, int[][] inside) {
    this.sets = sets;
    this.inside = inside;
  }

  /** Lists the down-sets of a forest. */
  static DownSets of(Forest forest) {
    Reach.checkPairs(forest.downSetPairs());
    int[] sets = {0};
    for (int v = 0; v < forest.size(); v++) {
      int[] more = Arrays.copyOf(sets, 2 * sets.length);
      int count = sets.length;
      for (int set : sets) {
        if ((forest.children(v) & ~set) == 0) {
          more[count++] = set | 1 << v;
        }
      }
      sets = Arrays.copyOf(more, count);
    }
    int count = sets.length;
    int[][] inside = new int[count][];
    for (int j = 0; j < count; j++) {
      int[] smaller = new int[j];
      int size = 0;
      for (int i = 0; i < j; i++) {
        if ((sets[i] & ~sets[j]) == 0) {
          smaller[size++] = i;
        }
      }
      inside[j] = Arrays.copyOf(smaller, size);
    }
    return new DownSets(sets, inside);
  }

  /** How many there are. */
  int count() {
    return sets.length;
  }

  /** The down-set at a place of the list, as a mask. */
  int set(int place) {
    return sets[place];
  }

  /** The places of the down-sets properly inside that at a place. */
  int[] inside(int place) {
    return inside[place];
  }
}
