package chladni.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Partitions of nodes into rows. */
final class RowsTest {
  /** Rows by the labels of nodes 0, 1, …, as in {@code 0010}. */
  private static Rows rows(String labels) {
    return Rows.ofLabels(labels.chars().toArray());
  }

  /** All partitions of so many nodes. */
  private static List<Rows> all(int nodes) {
    Set<Rows> found = new HashSet<>();
    int codes = (int) Math.pow(Math.max(nodes, 1), nodes);
    for (int code = 0; code < codes; code++) {
      int[] labels = new int[nodes];
      int rest = code;
      for (int v = 0; v < nodes; v++) {
        labels[v] = rest % nodes;
        rest /= nodes;
      }
      found.add(Rows.ofLabels(labels));
    }
    return List.copyOf(found);
  }

  /** Whether two nodes that share a row in one partition do so in the other. */
  private static boolean within(Rows fine, Rows coarse) {
    for (int u = 0; u < fine.nodes(); u++) {
      for (int v = 0; v < fine.nodes(); v++) {
        if (fine.row(u) == fine.row(v) && coarse.row(u) != coarse.row(v)) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Rows> coarsenings(Rows rows) {
    List<Rows> found = new ArrayList<>();
    rows.forEachCoarsening(found::add);
    return found;
  }

  @Test
  void rowsAreNumberedByTheirLeastNode() {
    Rows rows = rows("baab");
    assertEquals(2, rows.count());
    assertEquals(4, rows.nodes());
    assertEquals(0, rows.row(0));
    assertEquals(1, rows.row(1));
    assertEquals(1, rows.row(2));
    assertEquals(0, rows.row(3));
  }

  @Test
  void theRowsOfADiagramAreItsParts() {
    Rows rows = Rows.ofParts(Spelling.read("c(012-3)(03-13-23)"));
    assertEquals(rows("aaa"), rows);
    assertEquals(1, rows.count());
    assertEquals(3, Rows.discrete(3).count());
    assertEquals(rows("abc"), Rows.discrete(3));
  }

  @Test
  void sizesCountTheNodesOfEachRow() {
    assertArrayEquals(new int[] {1, 3, 2}, rows("abbcbc").sizes());
  }

  @Test
  void partitionsAreEqualIfTheSameNodesShareRows() {
    assertEquals(rows("xyx"), rows("010"));
    assertEquals(rows("xyx").hashCode(), rows("010").hashCode());
    assertNotEquals(rows("xyx"), rows("xyy"));
    assertNotEquals(rows("xyx").hashCode(), rows("xyy").hashCode());
    assertNotEquals(rows("x"), rows("xx"));
  }

  @Test
  void coarseningsAreThePartitionsThatThisOneRefinesThisFirst() {
    for (Rows fine : all(5)) {
      List<Rows> found = coarsenings(fine);
      assertEquals(fine, found.get(0));
      Set<Rows> expected = new HashSet<>();
      for (Rows coarse : all(5)) {
        if (within(fine, coarse)) {
          expected.add(coarse);
        }
      }
      assertEquals(expected, new HashSet<>(found));
      assertEquals(expected.size(), found.size(), "each once");
      found.forEach(rows -> assertEquals(rows, Rows.ofLabels(labels(rows)), "in the same numbers"));
      found.forEach(rows -> assertEquals(Rows.ofLabels(labels(rows)).count(), rows.count()));
    }
  }

  private static int[] labels(Rows rows) {
    int[] labels = new int[rows.nodes()];
    for (int v = 0; v < labels.length; v++) {
      labels[v] = rows.row(v);
    }
    return labels;
  }

  /** In a pairing a row that is none of before holds two nodes, each on a row by itself before. */
  @Test
  void pairingsLetRowsOfOneNodeCoincideInPairsThisFirst() {
    for (Rows fine : all(5)) {
      List<Rows> found = new ArrayList<>();
      fine.forEachPairing(found::add);
      assertEquals(fine, found.get(0));
      Set<Rows> expected = new HashSet<>();
      for (Rows coarse : all(5)) {
        boolean pairs = within(fine, coarse);
        for (int u = 0; u < 5; u++) {
          for (int v = 0; v < 5; v++) {
            if (coarse.row(u) == coarse.row(v) && fine.row(u) != fine.row(v)) {
              pairs &= coarse.sizes()[coarse.row(u)] == 2;
            }
          }
        }
        if (pairs) {
          expected.add(coarse);
        }
      }
      assertEquals(expected, new HashSet<>(found));
      assertEquals(expected.size(), found.size(), "each once");
    }
  }

  @Test
  void aPartitionRefinesAnotherIfNoneOfItsRowsIsSplit() {
    for (Rows one : all(4)) {
      for (Rows other : all(4)) {
        assertEquals(within(one, other), one.refines(other));
      }
    }
  }

  /** The finest partition that both refine. */
  @Test
  void joinedRowsAreThoseOfTheFinestCommonCoarsening() {
    List<Rows> five = all(5);
    for (Rows one : five) {
      for (Rows other : five) {
        int most = 0;
        for (Rows coarse : five) {
          if (within(one, coarse) && within(other, coarse)) {
            most = Math.max(most, coarse.count());
          }
        }
        assertEquals(most, one.countJoinedWith(other));
      }
    }
  }
}
