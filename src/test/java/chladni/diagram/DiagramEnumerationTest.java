package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagramEnumerationTest {

  @ParameterizedTest
  @EnumSource
  void everyDiagramIsListedOnceInOrder(DiagramKind kind) {
    for (int n = 0; n <= 4; n++) {
      List<Diagram> expected =
          AllDiagrams.presentations(n, kind.anchors()).stream()
              .filter(p -> p.rootPart().isPresent() == (kind == DiagramKind.TIED_ROOT))
              .map(Diagram::of)
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .toList();
      assertEquals(expected, listed(DiagramEnumeration.of(kind, n)));
    }
  }

  private static List<Diagram> listed(DiagramEnumeration enumeration) {
    return enumeration.stream().map(DiagramEnumeration.Item::diagram).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyListedDiagramIsCanonicalAndOfItsKind(DiagramKind kind) {
    for (int n = 0; n <= 5; n++) {
      listed(DiagramEnumeration.of(kind, n))
          .forEach(
              d -> {
                assertEquals(Diagram.of(d.presentation()), d);
                assertEquals(kind, d.kind());
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,4", "3,17", "4,101", "5,700", "6,5861", "7,55818", "8,598201"})
  void thereAreAsManyDiagramsAsInTheCensus(int edges, long count) {
    assertEquals(count, DiagramEnumeration.rooted(edges).count());
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1",
    "2,3,3,2",
    "3,12,9,6",
    "4,65,36,20",
    "5,423,158,79",
    "6,3379,838,382",
    "7,30971,4965,2097"
  })
  void restrictedDiagramsAreAsManyAsInTheCensus(
      int edges, long linkless, long embeddable, long both) {
    DiagramEnumeration all = DiagramEnumeration.rooted(edges);
    assertEquals(linkless, all.where(Restrictions.linkless()).count());
    assertEquals(embeddable, all.where(Restrictions.embeddable()).count());
    assertEquals(both, all.where(Restrictions.linkless()).where(Restrictions.embeddable()).count());
  }

  @Test
  void tableOneHasTwoDiagramsWithNoTieThreeWithOneAndOneWithTwo() {
    Map<Integer, Integer> byTies = new TreeMap<>();
    DiagramEnumeration.rooted(3)
        .where(Restrictions.linkless())
        .where(Restrictions.embeddable())
        .forEach(d -> byTies.merge(d.edges() - d.partCount(), 1, Integer::sum));
    assertEquals(Map.of(0, 2, 1, 3, 2, 1), byTies);
  }

  @Test
  void theFourDiagramsWithTwoEdges() {
    assertEquals(
        List.of("c(01-2)(01-12) 1", "c(0-1-2)(01-12) 1", "c(01-2)(02-12) 2", "c(0-1-2)(02-12) 2"),
        DiagramEnumeration.rooted(2).stream()
            .map(item -> item.diagram() + " " + item.automorphisms())
            .toList());
  }

  @Test
  void labellingsTimesAutomorphismsIsTheNumberOfPermutations() {
    for (int n = 0; n <= 5; n++) {
      int edges = n;
      DiagramEnumeration.rooted(n).stream()
          .forEach(
              item ->
                  assertEquals(
                      Census.factorial(edges),
                      item.automorphisms()
                          .multiply(BigInteger.valueOf(labellings(item.diagram()).size())),
                      item.diagram()::name));
    }
  }

  private record Labelled(List<Integer> parents, Set<Set<Integer>> partition) {}

  /** All that becomes of a diagram when its nodes are named in every way. */
  private static Set<Labelled> labellings(Diagram diagram) {
    Set<Labelled> all = new HashSet<>();
    name(diagram, new ArrayList<>(), all);
    return all;
  }

  private static void name(Diagram d, List<Integer> names, Set<Labelled> all) {
    int n = d.edges();
    if (names.size() < n) {
      for (int v = 0; v < n; v++) {
        if (!names.contains(v)) {
          names.add(v);
          name(d, names, all);
          names.removeLast();
        }
      }
      return;
    }
    Integer[] parents = new Integer[n];
    for (int v = 0; v < n; v++) {
      parents[names.get(v)] = d.parent(v) < n ? names.get(d.parent(v)) : d.parent(v);
    }
    Set<Set<Integer>> partition =
        IntStream.range(0, d.partCount())
            .mapToObj(
                p ->
                    IntStream.range(0, n)
                        .filter(v -> d.part(v) == p)
                        .mapToObj(names::get)
                        .collect(Collectors.toSet()))
            .collect(Collectors.toSet());
    all.add(new Labelled(List.of(parents), partition));
  }

  /** Cayley's formula for labelled forests times Bell's numbers of partitions. */
  @ParameterizedTest
  @EnumSource
  void labelledDiagramsAreAsManyAsCayleyAndBellSay(DiagramKind kind) {
    long[] bell = {1, 1, 2, 5, 15, 52, 203, 877, 4140};
    for (int n = 1; n <= 7; n++) {
      BigInteger factorial = Census.factorial(n);
      BigInteger[] sum = {BigInteger.ZERO};
      DiagramEnumeration.of(kind, n)
          .forEach(
              d -> sum[0] = sum[0].add(factorial.divide(BigInteger.valueOf(d.automorphisms()))));
      long partitions = kind == DiagramKind.TIED_ROOT ? bell[n + 1] - bell[n] : bell[n];
      long forests =
          switch (kind) {
            case ROOTED, TIED_ROOT -> power(n + 1, n - 1);
            case LOOSE_END -> power(n, n - 1);
            case TWO_ROOTS -> 2 * power(n + 2, n - 1);
            case TWO_LOOSE_ENDS -> n == 1 ? 0 : n == 2 ? 2 : (n - 1L) * 2 * power(n, n - 2);
            case ROOT_AND_LOOSE_END, LOOSE_END_AND_ROOT ->
                n == 1 ? 1 : 2L * n * power(n + 1, n - 2);
          };
      assertEquals(BigInteger.valueOf(partitions * forests), sum[0], kind + " " + n);
    }
  }

  private static long power(long base, int exponent) {
    return BigInteger.valueOf(base).pow(exponent).longValueExact();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,9", "5,20", "6,48", "7,115", "10,1842", "14,87811"})
  void untiedDiagramsAreRootedTrees(int edges, long trees) {
    // The number of rooted trees with edges + 1 nodes: sequence A000081 of the OEIS.
    BigInteger[] labelled = {BigInteger.ZERO};
    long[] count = {0};
    BigInteger factorial = Census.factorial(edges);
    DiagramEnumeration.rooted(edges)
        .where(Restrictions.partsOfAtMost(1))
        .forEach(
            d -> {
              count[0]++;
              labelled[0] =
                  labelled[0].add(factorial.divide(BigInteger.valueOf(d.automorphisms())));
            });
    assertEquals(trees, count[0]);
    assertEquals(BigInteger.valueOf(edges + 1L).pow(edges - 1), labelled[0]);
  }

  @ParameterizedTest
  @EnumSource
  void theGraphLibraryCountsTheSameAutomorphisms(DiagramKind kind) {
    for (int n = 0; n <= (kind == DiagramKind.ROOTED ? 5 : 4); n++) {
      DiagramEnumeration.of(kind, n).stream()
          .forEach(
              item ->
                  assertEquals(
                      Automorphisms.order(item.diagram()),
                      item.automorphisms(),
                      item.diagram()::name));
    }
  }

  @ParameterizedTest
  @EnumSource
  void restrictionsListWhatTheirDefinitionsAdmit(DiagramKind kind) {
    Map<Restriction, java.util.function.Predicate<Diagram>> definitions =
        Map.of(
            Restrictions.linkless(), Links::isLinkless,
            Restrictions.embeddable(), DiagramEnumerationTest::hasTimes,
            Restrictions.withoutUntiedLeaves(), DiagramEnumerationTest::everyLeafIsTied,
            Restrictions.partsOfAtMost(2), d -> largestPart(d) <= 2,
            Restrictions.rootDegree(k -> k != 1), DiagramEnumerationTest::noRootHasDegreeOne);
    for (int n = 0; n <= 5; n++) {
      DiagramEnumeration all = DiagramEnumeration.of(kind, n);
      List<DiagramEnumeration.Item> items = all.stream().toList();
      definitions.forEach(
          (restriction, definition) -> {
            List<DiagramEnumeration.Item> expected =
                items.stream().filter(item -> definition.test(item.diagram())).toList();
            assertEquals(expected, all.where(restriction).stream().toList());
            assertTrue(expected.stream().allMatch(i -> restriction.admits(i.diagram())));
            assertEquals(
                expected.size(),
                items.stream().filter(i -> restriction.admits(i.diagram())).count());
          });
    }
  }

  /** Whether each part can be given a time, every node's before its parent's. */
  private static boolean hasTimes(Diagram d) {
    int parts = d.partCount();
    int all = (int) Math.pow(Math.max(parts, 1), parts);
    for (int code = 0; code < all; code++) {
      int[] time = new int[parts];
      int rest = code;
      for (int p = 0; p < parts; p++) {
        time[p] = rest % parts;
        rest /= parts;
      }
      boolean fits = true;
      for (int v = 0; v < d.edges(); v++) {
        fits &= d.parent(v) >= d.edges() || time[d.part(v)] < time[d.part(d.parent(v))];
      }
      if (fits) {
        return true;
      }
    }
    return false;
  }

  private static boolean everyLeafIsTied(Diagram d) {
    Presentation p = d.presentation();
    return IntStream.range(0, d.edges())
        .filter(v -> !p.parents().contains(v))
        .allMatch(
            v ->
                p.parts().indexOf(p.parts().get(v)) != p.parts().lastIndexOf(p.parts().get(v))
                    || p.rootPart().equals(OptionalInt.of(p.parts().get(v))));
  }

  private static int largestPart(Diagram d) {
    return IntStream.range(0, d.partCount())
        .map(p -> d.members(p).size() + (d.rootPart().equals(OptionalInt.of(p)) ? 1 : 0))
        .max()
        .orElse(0);
  }

  private static boolean noRootHasDegreeOne(Diagram d) {
    return IntStream.range(0, d.anchors().size())
        .filter(a -> d.anchors().get(a) == Anchor.ROOT)
        .noneMatch(a -> d.children(d.edges() + a).size() == 1);
  }

  @Test
  void twoPartsEachBeforeTheOtherCannotEmbed() {
    Diagram d = Diagram.of(Presentation.rooted(List.of(1, 4, 3, 4), List.of(0, 1, 1, 0)));
    assertEquals("c(03-12-4)(01-14-23-34)", d.name());
    assertFalse(Restrictions.embeddable().admits(d));
    for (int v = 0; v < 4; v++) {
      int node = v;
      assertTrue(d.ancestors(v).stream().noneMatch(u -> u < 4 && d.part(u) == d.part(node)));
    }
  }

  @Test
  void aLongEnumerationBeginsAtOnce() {
    List<String> first =
        DiagramEnumeration.rooted(20).stream().limit(2).map(i -> i.diagram().name()).toList();
    assertTrue(first.get(0).startsWith("c(0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19-20)"));
    assertTrue(first.get(1).startsWith("c(0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18-19-20)"));
  }

  @ParameterizedTest
  @EnumSource
  void thePiecesInParallelAreTheWhole(DiagramKind kind) {
    DiagramEnumeration all =
        DiagramEnumeration.of(kind, 5).where(Restrictions.withoutUntiedLeaves());
    assertEquals(
        all.stream().toList(),
        all.byForest().parallel().flatMap(DiagramEnumeration::stream).toList());
  }

  @Test
  void aVisitSeesWhatTheStreamLists() {
    List<String> visited = new ArrayList<>();
    DiagramEnumeration.of(DiagramKind.TIED_ROOT, 4)
        .forEach(d -> visited.add(d + " " + d.automorphisms()));
    assertEquals(
        DiagramEnumeration.of(DiagramKind.TIED_ROOT, 4).stream()
            .map(i -> i.diagram() + " " + i.automorphisms())
            .toList(),
        visited);
  }

  @Test
  void negativeAndHugeNumbersOfEdgesAreRefused() {
    assertThrows(ProblemException.class, () -> DiagramEnumeration.rooted(-1));
    assertThrows(ProblemException.class, () -> DiagramEnumeration.rooted(21));
  }

  @Test
  void anInterruptEndsAnEnumeration() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(ProblemException.class, () -> DiagramEnumeration.rooted(12).count());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
