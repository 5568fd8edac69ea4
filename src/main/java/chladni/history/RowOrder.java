package chladni.history;

import java.util.Arrays;

/**
 * The relation that the edges of a forest induce on rows: a child's row is to come strictly before
 * its parent's.
 *
 * <p>It may hold cycles, in which case no assignment of times obeys it.
 */
final class RowOrder {
  private static final long[][] NO_LONGER_NEEDED = {};

  private final int[] earlier;

  private RowOrder(int[] earlier) {
    this.earlier = earlier;
  }

  /** The order on no rows. */
  static RowOrder none() {
    return new RowOrder(new int[0]);
  }

  /** The order on all rows of a forest. */
  static RowOrder of(Forest forest, Rows rows) {
    int[] earlier = new int[rows.count()];
    for (int v = 0; v < forest.size(); v++) {
      int parent = forest.parent(v);
      if (parent != Forest.NONE) {
        earlier[rows.row(parent)] |= 1 << rows.row(v);
      }
    }
    return new RowOrder(earlier);
  }

  /**
   * The order that the edges inside a set of nodes induce, on the rows that such an edge touches:
   * other rows are not constrained.
   */
  static RowOrder inside(int nodes, Forest forest, Rows rows) {
    int[] number = new int[rows.count()];
    Arrays.fill(number, -1);
    int[] earlier = new int[rows.count()];
    int fresh = 0;
    for (int rest = nodes; rest != 0; rest &= rest - 1) {
      int child = Integer.numberOfTrailingZeros(rest);
      int parent = forest.parent(child);
      if (parent != Forest.NONE && (nodes >> parent & 1) != 0) {
        int low = rows.row(child);
        int high = rows.row(parent);
        if (number[low] < 0) {
          number[low] = fresh++;
        }
        if (number[high] < 0) {
          number[high] = fresh++;
        }
        earlier[number[high]] |= 1 << number[low];
      }
    }
    return new RowOrder(Arrays.copyOf(earlier, fresh));
  }

  /** The number of rows. */
  int size() {
    return earlier.length;
  }

  /** Whether some assignment of times obeys the order. */
  boolean isAcyclic() {
    return longestChain() >= 0;
  }

  /** The number of rows on a longest path, −1 if there is a cycle. */
  int longestChain() {
    int placed = 0;
    int all = (1 << size()) - 1;
    int steps = 0;
    while (placed != all) {
      int next = available(placed);
      if (next == 0) {
        return -1;
      }
      placed |= next;
      steps++;
    }
    return steps;
  }

  /** The rows that may come next after a set of rows. */
  private int available(int placed) {
    int available = 0;
    for (int r = 0; r < size(); r++) {
      if ((placed >> r & 1) == 0 && (earlier[r] & ~placed) == 0) {
        available |= 1 << r;
      }
    }
    return available;
  }

  /** The number of linear orders that agree with the order; 0 if there is a cycle. */
  long linearOrders() {
    long[] ways = new long[1 << size()];
    ways[0] = 1;
    for (int placed = 0; placed < ways.length; placed++) {
      if (ways[placed] == 0) {
        continue;
      }
      for (int rest = available(placed); rest != 0; rest &= rest - 1) {
        int more = placed | (rest & -rest);
        ways[more] = Math.addExact(ways[more], ways[placed]);
      }
    }
    return ways[ways.length - 1];
  }

  /**
   * In how many ways the rows go to slots of batches: β_m, a polynomial in B, is the sum over
   * ordered set partitions (S_1, …, S_m) of the rows that obey the order of Π_j B(B−1)…(B−|S_j|+1),
   * so that L batches of B slots admit Σ_m binom(L,m) β_m placements.
   *
   * @return entry [m][b] is the coefficient of B^b in β_m; all zero if there is a cycle
   */
  long[][] slotPlacements() {
    int rows = size();
    long[][] falling = new long[rows + 1][rows + 1];
    falling[0][0] = 1;
    for (int s = 1; s <= rows; s++) {
      for (int b = 0; b <= s; b++) {
        falling[s][b] = (b > 0 ? falling[s - 1][b - 1] : 0) - (s - 1) * falling[s - 1][b];
      }
    }
    long[][][] ways = new long[1 << rows][][];
    ways[0] = new long[rows + 1][rows + 1];
    ways[0][0][0] = 1;
    for (int placed = 0; placed < ways.length - 1; placed++) {
      long[][] from = ways[placed];
      if (from == null) {
        continue;
      }
      int available = available(placed);
      for (int batch = available; batch != 0; batch = (batch - 1) & available) {
        int more = placed | batch;
        if (ways[more] == null) {
          ways[more] = new long[rows + 1][rows + 1];
        }
        add(from, falling[Integer.bitCount(batch)], ways[more]);
      }
      ways[placed] = NO_LONGER_NEEDED;
    }
    long[][] all = ways[ways.length - 1];
    return all == null ? new long[rows + 1][rows + 1] : all;
  }

  /** Adds from·factor to sum, one more batch. */
  private static void add(long[][] from, long[] factor, long[][] sum) {
    for (int m = 0; m + 1 < from.length; m++) {
      for (int a = 0; a < from.length; a++) {
        if (from[m][a] != 0) {
          for (int b = 0; a + b < from.length; b++) {
            if (factor[b] != 0) {
              sum[m + 1][a + b] =
                  Math.addExact(sum[m + 1][a + b], Math.multiplyExact(from[m][a], factor[b]));
            }
          }
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowOrder o && Arrays.equals(earlier, o.earlier);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(earlier);
  }
}
