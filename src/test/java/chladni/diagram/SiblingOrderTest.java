package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiblingOrderTest {
  private int admitted = 0;
  private int refused = 0;

  /** By brute force: every tree to six edges, every beginning of every string on it. */
  @Test
  void aBeginningIsAdmittedUnlessSiblingsThatChangePlacesMakeItLess() {
    for (int n = 1; n <= 6; n++) {
      List<List<Integer>> strings = AllDiagrams.restrictedGrowthStrings(n);
      Iterator<int[]> forests = new Forests(n, List.of(Anchor.ROOT));
      while (forests.hasNext()) {
        TreeSymmetry tree = new TreeSymmetry(forests.next());
        strings.forEach(string -> compareBeginnings(tree, string));
      }
    }
    assertTrue(admitted > 1000 && refused > 1000);
  }

  private void compareBeginnings(TreeSymmetry tree, List<Integer> string) {
    SiblingOrder order = new SiblingOrder(tree);
    int[] part = string.stream().mapToInt(p -> p).toArray();
    int[] fresh = new int[part.length + 1];
    for (int v = 0; v < part.length; v++) {
      fresh[v + 1] = Math.max(fresh[v], part[v] + 1);
    }
    for (int v = 0; v < part.length; v++) {
      boolean expected = isLeast(tree, v, string);
      boolean admits = part[v] >= order.leastPart(v, part) && order.admits(v, part, fresh);
      assertEquals(expected, admits, () -> string.toString());
      if (!expected) {
        refused++;
        return;
      }
      admitted++;
    }
  }

  /** Leaves among their siblings in every order, other subtrees with the one before. */
  private static boolean isLeast(TreeSymmetry tree, int v, List<Integer> string) {
    List<Integer> beginning = string.subList(0, v + 1);
    int size = tree.size[v];
    List<List<Integer>> rearranged = new ArrayList<>();
    if (size == 1) {
      List<Integer> before = string.subList(0, tree.groupBase[v]);
      List<Integer> leaves = string.subList(tree.groupBase[v], v + 1);
      for (List<Integer> order : AllDiagrams.permutations(leaves.size())) {
        List<Integer> other = new ArrayList<>(before);
        order.forEach(i -> other.add(leaves.get(i)));
        rearranged.add(other);
      }
    } else if (tree.groupBase[v] < v) {
      List<Integer> other = new ArrayList<>(beginning);
      Collections.rotate(other.subList(v + 1 - 2 * size, v + 1), size);
      rearranged.add(other);
    }
    return rearranged.stream()
        .allMatch(other -> PresentationOrder.lexicographic(beginning, renamed(other)) <= 0);
  }

  private static List<Integer> renamed(List<Integer> parts) {
    List<Integer> names = parts.stream().distinct().toList();
    return IntStream.range(0, parts.size()).mapToObj(i -> names.indexOf(parts.get(i))).toList();
  }
}
