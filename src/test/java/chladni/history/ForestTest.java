package chladni.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Forests, their down-sets, and maps of them to ordered times, against lists of all. */
final class ForestTest {
  private static final List<int[]> PARENTS =
      List.of(
          new int[] {},
          new int[] {-1},
          new int[] {1, 2, 3, -1},
          new int[] {3, 3, 3, -1},
          new int[] {1, -1, 3, -1},
          new int[] {2, 2, 4, 4, -1, -1},
          new int[] {1, 4, 3, 4, -1});

  private static List<Integer> downSets(int[] parents) {
    List<Integer> found = new ArrayList<>();
    for (int set = 0; set < 1 << parents.length; set++) {
      boolean holdsChildren = true;
      for (int v = 0; v < parents.length; v++) {
        if (parents[v] >= 0 && (set >> parents[v] & 1) != 0) {
          holdsChildren &= (set >> v & 1) != 0;
        }
      }
      if (holdsChildren) {
        found.add(set);
      }
    }
    return found;
  }

  private static boolean inside(int a, int b) {
    return (a & ~b) == 0;
  }

  @Test
  void childrenAreTheNodesWithThatParent() {
    Forest forest = Forest.ofParents(new int[] {2, 2, 4, 4, -1, -1});
    assertEquals(0b11, forest.children(2));
    assertEquals(0b1100, forest.children(4));
    assertEquals(0, forest.children(5));
    assertEquals(Forest.NONE, forest.parent(4));
    assertEquals(0b111111, forest.all());
  }

  @Test
  void theHeightIsTheNumberOfNodesOnALongestPath() {
    int[] heights = {0, 1, 4, 2, 2, 3, 3};
    for (int i = 0; i < heights.length; i++) {
      assertEquals(heights[i], Forest.ofParents(PARENTS.get(i)).height());
    }
  }

  @Test
  void downSetsAreListedSmallerMasksFirstEachWithThoseInside() {
    for (int[] parents : PARENTS) {
      DownSets found = DownSets.of(Forest.ofParents(parents));
      List<Integer> expected = downSets(parents);
      assertEquals(expected.size(), found.count());
      for (int j = 0; j < found.count(); j++) {
        assertEquals(expected.get(j), found.set(j));
        List<Integer> smaller = new ArrayList<>();
        for (int i = 0; i < found.count(); i++) {
          if (i != j && inside(expected.get(i), expected.get(j))) {
            smaller.add(i);
          }
        }
        assertArrayEquals(smaller.stream().mapToInt(i -> i).toArray(), found.inside(j));
      }
    }
  }

  @Test
  void pairsOfDownSetsAreCountedAsListed() {
    for (int[] parents : PARENTS) {
      List<Integer> sets = downSets(parents);
      long pairs =
          sets.stream().mapToLong(b -> sets.stream().filter(a -> inside(a, b)).count()).sum();
      assertEquals((double) pairs, Forest.ofParents(parents).downSetPairs());
    }
  }

  @Test
  void forestsAreEqualIfTheirParentsAre() {
    Set<Forest> distinct = new HashSet<>();
    Set<Integer> hashes = new HashSet<>();
    for (int[] parents : PARENTS) {
      assertEquals(Forest.ofParents(parents), Forest.ofParents(parents.clone()));
      distinct.add(Forest.ofParents(parents));
      hashes.add(Forest.ofParents(parents).hashCode());
    }
    assertEquals(PARENTS.size(), distinct.size());
    assertNotEquals(1, hashes.size());
  }

  /** Maps onto 1 < … < c with a child no later than its parent, before it if it is strict. */
  private static long maps(int[] parents, int strict, int c) {
    int n = parents.length;
    long count = 0;
    for (int code = 0; code < Math.pow(c, n); code++) {
      int[] time = new int[n];
      int used = 0;
      int rest = code;
      for (int v = 0; v < n; v++) {
        time[v] = rest % c;
        used |= 1 << time[v];
        rest /= c;
      }
      boolean fits = used == (1 << c) - 1;
      for (int v = 0; v < n; v++) {
        if (parents[v] >= 0) {
          int latest = time[parents[v]] - (strict >> v & 1);
          fits &= time[v] <= latest;
        }
      }
      count += fits ? 1 : 0;
    }
    return count;
  }

  @Test
  void chainsCountTheMapsOntoOrderedTimes() {
    for (int[] parents : PARENTS) {
      Forest forest = Forest.ofParents(parents);
      DownSets downSets = DownSets.of(forest);
      int n = parents.length;
      for (int strict :
          new int[] {0, forest.all(), 0b10101 & forest.all(), 0b00110 & forest.all()}) {
        for (int longest : new int[] {n, Math.min(n, 2)}) {
          long[] counts = Chains.count(forest, downSets, strict, longest);
          assertEquals(longest + 1, counts.length);
          assertEquals(n == 0 ? 1 : 0, counts[0]);
          for (int c = 1; c <= longest; c++) {
            assertEquals(maps(parents, strict, c), counts[c]);
          }
        }
      }
    }
  }
}
