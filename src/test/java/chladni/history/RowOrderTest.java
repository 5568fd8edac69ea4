package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that edges induce on rows, against assignments of rows listed one by one. */
final class RowOrderTest {
  /** A forest by parents, −1 for none, and the rows of its nodes. */
  private record Case(int[] parents, int[] labels) {
    Forest forest() {
      return Forest.ofParents(parents);
    }

    Rows rows() {
      return Rows.ofLabels(labels);
    }

    RowOrder order() {
      return RowOrder.of(forest(), rows());
    }

    /** Whether rows at these times have every child before its parent. */
    boolean obeyed(int[] timeOfRow, int nodes) {
      for (int v = 0; v < parents.length; v++) {
        int parent = parents[v];
        if (parent >= 0
            && (nodes >> v & 1) != 0
            && (nodes >> parent & 1) != 0
            && timeOfRow[rows().row(v)] >= timeOfRow[rows().row(parent)]) {
          return false;
        }
      }
      return true;
    }
  }

  private static Case of(int[] parents, int... labels) {
    return new Case(parents, labels);
  }

  private static final Case CHAIN = of(new int[] {1, 2, -1}, 0, 1, 2);
  private static final Case FORK = of(new int[] {2, 2, -1}, 0, 1, 2);
  private static final Case LOOSE = of(new int[] {-1, -1, -1}, 0, 1, 2);

  /** Rows a before b, c; d before c. */
  private static final Case ZIGZAG = of(new int[] {1, -1, 3, -1, 5, -1}, 0, 1, 0, 2, 3, 2);

  /** Rows a before b and b before a. */
  private static final Case CYCLE = of(new int[] {1, -1, 3, -1}, 0, 1, 1, 0);

  /** A row before itself. */
  private static final Case LOOP = of(new int[] {1, -1, -1}, 0, 0, 1);

  /** The cycle with a row after it and one that is free. */
  private static final Case CYCLE_AND_MORE = of(new int[] {1, 4, 3, -1, -1, -1}, 0, 1, 1, 0, 2, 3);

  private static final List<Case> ACYCLIC = List.of(CHAIN, FORK, LOOSE, ZIGZAG);
  private static final List<Case> CYCLIC = List.of(CYCLE, LOOP, CYCLE_AND_MORE);

  /** All ways to give each of some rows a number below a bound. */
  private static List<int[]> assignments(int rows, int bound) {
    List<int[]> all = new ArrayList<>();
    int count = (int) Math.pow(bound, rows);
    for (int code = 0; code < count; code++) {
      int[] one = new int[rows];
      int rest = code;
      for (int r = 0; r < rows; r++) {
        one[r] = rest % bound;
        rest /= bound;
      }
      all.add(one);
    }
    return all;
  }

  @Test
  void anOrderIsAcyclicIfSomeTimesObeyIt() {
    ACYCLIC.forEach(c -> assertTrue(c.order().isAcyclic()));
    CYCLIC.forEach(c -> assertFalse(c.order().isAcyclic()));
    assertTrue(RowOrder.none().isAcyclic());
  }

  @Test
  void theLongestChainIsTheLeastNumberOfTimesThatObeysTheOrder() {
    for (Case c : ACYCLIC) {
      int rows = c.rows().count();
      int least = rows;
      for (int times = rows; times >= 1; times--) {
        if (assignments(rows, times).stream().anyMatch(a -> c.obeyed(a, c.forest().all()))) {
          least = times;
        }
      }
      assertEquals(least, c.order().longestChain());
      assertEquals(rows, c.order().size());
    }
    CYCLIC.forEach(c -> assertEquals(-1, c.order().longestChain()));
    assertEquals(0, RowOrder.none().longestChain());
  }

  @Test
  void linearOrdersArePermutationsThatObeyTheOrder() {
    for (List<Case> cases : List.of(ACYCLIC, CYCLIC)) {
      for (Case c : cases) {
        int rows = c.rows().count();
        long expected =
            assignments(rows, rows).stream()
                .filter(a -> Arrays.stream(a).distinct().count() == rows)
                .filter(a -> c.obeyed(a, c.forest().all()))
                .count();
        assertEquals(expected, c.order().linearOrders());
      }
    }
    assertEquals(1, RowOrder.none().linearOrders());
  }

  /** Every row has a batch and a slot in it; rows of one batch have different slots. */
  @Test
  void slotPlacementsCountTheWaysToFillBatches() {
    for (List<Case> cases : List.of(ACYCLIC, CYCLIC)) {
      for (Case c : cases) {
        long[][] placements = c.order().slotPlacements();
        int rows = c.rows().count();
        for (int batches = 1; batches <= 4; batches++) {
          for (int slots = 1; slots <= 3; slots++) {
            long expected = 0;
            for (int[] batchOf : assignments(rows, batches)) {
              expected += c.obeyed(batchOf, c.forest().all()) ? ways(batchOf, slots) : 0;
            }
            assertEquals(expected, sum(placements, batches, slots));
          }
        }
      }
    }
  }

  private static long ways(int[] batchOf, int slots) {
    long ways = 1;
    for (int r = 0; r < batchOf.length; r++) {
      int before = 0;
      for (int s = 0; s < r; s++) {
        before += batchOf[s] == batchOf[r] ? 1 : 0;
      }
      ways *= Math.max(0, slots - before);
    }
    return ways;
  }

  /** Σ_m binom(L, m) β_m(B). */
  private static long sum(long[][] placements, int batches, int slots) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger binomial = BigInteger.ONE;
    for (int m = 0; m < placements.length; m++) {
      for (int b = 0; b < placements[m].length; b++) {
        sum =
            sum.add(
                binomial
                    .multiply(BigInteger.valueOf(placements[m][b]))
                    .multiply(BigInteger.valueOf(slots).pow(b)));
      }
      binomial =
          binomial.multiply(BigInteger.valueOf(batches - m)).divide(BigInteger.valueOf(m + 1));
    }
    return sum.longValueExact();
  }

  @Test
  void insideASetOnlyRowsThatItsEdgesTouchAreOrdered() {
    // Of the chain 0 below 1 below 2, the set {0, 1} has one edge; {0, 2} has none.
    assertEquals(2, RowOrder.inside(0b011, CHAIN.forest(), CHAIN.rows()).size());
    assertEquals(0, RowOrder.inside(0b101, CHAIN.forest(), CHAIN.rows()).size());
    assertEquals(3, RowOrder.inside(0b111, CHAIN.forest(), CHAIN.rows()).size());
    for (List<Case> cases : List.of(ACYCLIC, CYCLIC)) {
      for (Case c : cases) {
        for (int nodes = 0; nodes <= c.forest().all(); nodes++) {
          RowOrder inside = RowOrder.inside(nodes, c.forest(), c.rows());
          int here = nodes;
          int rows = c.rows().count();
          boolean possible = assignments(rows, rows).stream().anyMatch(a -> c.obeyed(a, here));
          assertEquals(possible, inside.isAcyclic());
        }
      }
    }
  }

  @Test
  void ordersOnTheSameRowsAreEqualIfTheSameRowsComeFirst() {
    assertEquals(CHAIN.order(), of(new int[] {1, 2, -1}, 0, 1, 2).order());
    assertEquals(CHAIN.order().hashCode(), of(new int[] {1, 2, -1}, 0, 1, 2).order().hashCode());
    assertNotEquals(CHAIN.order(), FORK.order());
    assertNotEquals(CHAIN.order().hashCode(), FORK.order().hashCode());
    assertNotEquals(RowOrder.none(), LOOSE.order());
  }
}
