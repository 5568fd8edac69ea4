package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be placed next, against all sets of nodes asked one by one. */
final class StepsTest {
  private record Step(int nodes, int distinct, int free) {}

  /** Nodes 0 and 1 below 2, 3 below 4, and 5. */
  private static final int[] PARENTS = {2, 2, Forest.NONE, 4, Forest.NONE, Forest.NONE};

  private static final Forest FOREST = Forest.ofParents(PARENTS);

  /** Nodes 1 and 3 go together, and nodes 2 and 5. */
  private static final Rows BLOCKS = Rows.ofLabels(new int[] {0, 1, 2, 1, 3, 2});

  private static List<Step> visited(Steps steps, int placed) {
    List<Step> found = new ArrayList<>();
    steps.forEach(placed, (nodes, distinct, free) -> found.add(new Step(nodes, distinct, free)));
    return found;
  }

  private static boolean holds(int set, int v) {
    return (set >> v & 1) != 0;
  }

  /** Whether the children of all of some nodes have been placed, and none of them. */
  private static boolean ready(int nodes, int placed) {
    for (int v = 0; v < PARENTS.length; v++) {
      if (holds(nodes, v) && holds(placed, v)) {
        return false;
      }
      if (PARENTS[v] >= 0 && holds(nodes, PARENTS[v]) && !holds(placed, v)) {
        return false;
      }
    }
    return true;
  }

  private static void same(Set<Step> expected, List<Step> found) {
    assertEquals(expected, new HashSet<>(found));
    assertEquals(expected.size(), found.size(), "each once");
  }

  /** Sets of nodes placed that hold whole blocks. */
  private static List<Integer> wholeBlocks() {
    List<Integer> sets = new ArrayList<>();
    for (int set = 0; set <= FOREST.all(); set++) {
      if (blocksIn(set) >= 0) {
        sets.add(set);
      }
    }
    return sets;
  }

  /** The blocks that a set is the union of, −1 if it is of none. */
  private static int blocksIn(int nodes) {
    int blocks = 0;
    for (int v = 0; v < PARENTS.length; v++) {
      if (holds(nodes, v)) {
        blocks |= 1 << BLOCKS.row(v);
      }
    }
    for (int v = 0; v < PARENTS.length; v++) {
      if (holds(blocks, BLOCKS.row(v)) && !holds(nodes, v)) {
        return -1;
      }
    }
    return blocks;
  }

  @Test
  void anyBlocksWhoseChildrenHaveBeenPlacedGoTogether() {
    int differentCells = 0b0110;
    for (int placed : wholeBlocks()) {
      Set<Step> free = new HashSet<>();
      Set<Step> mixed = new HashSet<>();
      Set<Step> single = new HashSet<>();
      for (int nodes : wholeBlocks()) {
        if (nodes != 0 && ready(nodes, placed)) {
          int blocks = blocksIn(nodes);
          int count = Integer.bitCount(blocks);
          int distinct = Integer.bitCount(blocks & differentCells);
          free.add(new Step(nodes, 0, count));
          mixed.add(new Step(nodes, distinct, count - distinct));
          if (count == 1) {
            single.add(new Step(nodes, 0, 1));
          }
        }
      }
      same(free, visited(Steps.free(FOREST, BLOCKS), placed));
      same(mixed, visited(Steps.inBlocks(FOREST, BLOCKS, differentCells), placed));
      same(single, visited(Steps.oneByOne(FOREST, BLOCKS), placed));
    }
  }

  /** A row has one cell in an epoch: its nodes go together or wait for the next. */
  @Test
  void inAnEpochARowIsUsedOnce() {
    int[] row = {0, 1, 0, -1, 1, -1};
    for (int start : List.of(0, 0b000001, 0b001000, 0b101011)) {
      Steps steps = Steps.inEpoch(FOREST, row, start);
      for (int placed = 0; placed <= FOREST.all(); placed++) {
        if ((start & ~placed) != 0) {
          continue;
        }
        Set<Step> expected = new HashSet<>();
        for (int nodes = 1; nodes <= FOREST.all(); nodes++) {
          Set<Integer> rows = new HashSet<>();
          int free = 0;
          boolean usedBefore = false;
          for (int v = 0; v < row.length; v++) {
            if (holds(nodes, v) && row[v] < 0) {
              free++;
            } else if (holds(nodes, v)) {
              rows.add(row[v]);
            }
            for (int u = 0; u < row.length; u++) {
              usedBefore |=
                  holds(nodes, v) && holds(placed & ~start, u) && row[u] >= 0 && row[u] == row[v];
            }
          }
          if (ready(nodes, placed) && !usedBefore) {
            expected.add(new Step(nodes, rows.size(), free));
          }
        }
        same(expected, visited(steps, placed));
      }
    }
  }
}
