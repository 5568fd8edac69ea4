package chladni.history;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The sizes of what is counted, and what is refused. */
final class ReachTest {
  /** All maps of so many things to 0, …, things−1, as digits. */
  private static List<int[]> maps(int things) {
    List<int[]> all = new ArrayList<>();
    int count = 1;
    for (int i = 0; i < things; i++) {
      count *= things;
    }
    for (int code = 0; code < count; code++) {
      int[] map = new int[things];
      int rest = code;
      for (int i = 0; i < things; i++) {
        map[i] = rest % things;
        rest /= things;
      }
      all.add(map);
    }
    return all;
  }

  /** The partition into classes of equal values, as the least member of each thing's class. */
  private static List<Integer> classes(int[] map) {
    List<Integer> least = new ArrayList<>();
    for (int i = 0; i < map.length; i++) {
      int j = 0;
      while (map[j] != map[i]) {
        j++;
      }
      least.add(j);
    }
    return least;
  }

  private static Set<List<Integer>> partitions(int things) {
    Set<List<Integer>> found = new HashSet<>();
    maps(things).forEach(map -> found.add(classes(map)));
    return found;
  }

  /** Surjections onto 1 < … < c of the classes of a partition, for all c: its ordered unions. */
  private static int orderedPartitions(int things) {
    int count = 0;
    for (int[] map : maps(things)) {
      int used = 0;
      int highest = -1;
      for (int value : map) {
        used |= 1 << value;
        highest = Math.max(highest, value);
      }
      count += Integer.bitCount(used) == highest + 1 ? 1 : 0;
    }
    return count;
  }

  @Test
  void setPartitionsAreCountedAsListed() {
    for (int n = 0; n <= 6; n++) {
      assertEquals(partitions(n).size(), Reach.bell(n));
    }
  }

  @Test
  void pairingsArePartitionsIntoClassesOfAtMostTwo() {
    for (int n = 0; n <= 6; n++) {
      long expected =
          partitions(n).stream()
              .filter(
                  p -> p.stream().allMatch(c -> p.stream().filter(d -> d.equals(c)).count() <= 2))
              .count();
      assertEquals((double) expected, Reach.pairings(n));
    }
  }

  @Test
  void orderedCoarseningsAreOrderedPartitionsOfTheClassesOfEachPartition() {
    for (int n = 0; n <= 5; n++) {
      double expected = 0;
      for (List<Integer> partition : partitions(n)) {
        expected += orderedPartitions(new HashSet<>(partition).size());
      }
      assertEquals(expected, Reach.orderedCoarsenings(n));
    }
  }

  private static void refused(String message, Executable executable) {
    Problem problem = assertThrows(ProblemException.class, executable).problem();
    assertInstanceOf(Problem.BeyondReach.class, problem);
    assertEquals(message, problem.message());
  }

  @Test
  void aBillionStepsAreCountedAndMoreAreRefusedWithTheirNumber() {
    assertDoesNotThrow(() -> Reach.check(1e9));
    refused("counting these histories takes about 2.0e+09 steps", () -> Reach.check(2e9));
  }

  @Test
  void twentyMillionPairsAreListedAndMoreAreRefusedWithTheirNumber() {
    assertDoesNotThrow(() -> Reach.checkPairs(2e7));
    refused(
        "placing the nodes of this diagram group by group takes 2.1e+07 pairs of groups",
        () -> Reach.checkPairs(2.1e7));
  }

  @Test
  void eightThousandTermsAreWrittenAndMoreAreRefusedWithTheirNumber() {
    assertDoesNotThrow(() -> Reach.checkTerms(8000));
    refused(
        "this closed form has about 8001 terms, and at most 8000 are written",
        () -> Reach.checkTerms(8001));
    refused(
        "this closed form has about 999999999 terms, and at most 8000 are written",
        () -> Reach.checkTerms(999_999_999));
    refused(
        "this closed form has about 1.0e+09 terms, and at most 8000 are written",
        () -> Reach.checkTerms(1e9));
  }

  @Test
  void aQuarterMillionDigitsAreComputedAndMoreAreRefusedWithTheirNumber() {
    assertDoesNotThrow(() -> Reach.checkDigits(2.5e5));
    refused("the exact value has about 2.6e+05 binary digits", () -> Reach.checkDigits(2.6e5));
  }

  @Test
  void diagramsWithMoreThanThirtyEdgesAreRefused() {
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < 30; v++) {
      parents.add(v + 1);
      parts.add(v);
    }
    assertEquals(30, Forest.of(rooted(parents, parts)).size());
    parents.add(31);
    parts.add(30);
    refused(
        "histories are counted for diagrams of at most 30 edges, and this one has 31",
        () -> Forest.of(rooted(parents, parts)));
  }

  private static Diagram rooted(List<Integer> parents, List<Integer> parts) {
    return Diagram.of(Presentation.rooted(parents, parts));
  }
}
