package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutomorphismsTest {

  static List<List<Anchor>> anchors() {
    return CanonicalFormTest.anchors();
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void theGroupIsAllPermutationsThatKeepTreeAndPartition(List<Anchor> anchors) {
    for (int n = 0; n <= 4; n++) {
      for (Diagram diagram : diagrams(n, anchors)) {
        List<List<Integer>> expected = bruteForce(diagram);
        assertEquals(expected, Automorphisms.group(diagram), diagram::name);
        assertEquals(BigInteger.valueOf(expected.size()), Automorphisms.order(diagram));
      }
    }
  }

  @Test
  void theGroupIsAllPermutationsThatKeepTreeAndPartitionAlsoAtRandom() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 60; i++) {
      Diagram diagram = Diagram.of(RandomPresentations.next(random, 5 + random.nextInt(3)));
      List<List<Integer>> expected = bruteForce(diagram);
      assertEquals(expected, Automorphisms.group(diagram), diagram::name);
      assertEquals(BigInteger.valueOf(expected.size()), Automorphisms.order(diagram));
    }
  }

  private static Set<Diagram> diagrams(int n, List<Anchor> anchors) {
    return AllDiagrams.presentations(n, anchors).stream()
        .map(Diagram::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All permutations, filtered by the definition. */
  static List<List<Integer>> bruteForce(Diagram diagram) {
    List<List<Integer>> all = new ArrayList<>();
    permute(diagram, new ArrayList<>(), all);
    return all;
  }

  private static void permute(Diagram d, List<Integer> images, List<List<Integer>> all) {
    int n = d.edges();
    if (images.size() == n) {
      for (int v = 0; v < n; v++) {
        int parent = d.parent(v);
        if (d.parent(images.get(v)) != (parent < n ? images.get(parent) : parent)) {
          return;
        }
        for (int w = 0; w < n; w++) {
          if ((d.part(v) == d.part(w)) != (d.part(images.get(v)) == d.part(images.get(w)))) {
            return;
          }
        }
        OptionalInt root = d.rootPart();
        if (root.isPresent()
            && (d.part(v) == root.getAsInt()) != (d.part(images.get(v)) == root.getAsInt())) {
          return;
        }
      }
      all.add(List.copyOf(images));
      return;
    }
    for (int v = 0; v < n; v++) {
      if (!images.contains(v)) {
        images.add(v);
        permute(d, images, all);
        images.removeLast();
      }
    }
  }

  @Test
  void handWorkedOrders() {
    assertEquals(BigInteger.TWO, order(List.of(2, 2), List.of(0, 0)));
    assertEquals(BigInteger.ONE, order(List.of(2, 2), List.of(0, 1), OptionalInt.of(1)));
    assertEquals(BigInteger.TWO, order(List.of(2, 2), List.of(0, 1)));
    // Two bushes of two leaves, all untied: 2 · 2 · 2.
    assertEquals(
        BigInteger.valueOf(8), order(List.of(2, 2, 6, 5, 5, 6), List.of(0, 1, 2, 3, 4, 5)));
    // Each leaf of one bush tied to one of the other: the bushes, or the leaves, change places.
    assertEquals(
        BigInteger.valueOf(4), order(List.of(2, 2, 6, 5, 5, 6), List.of(0, 1, 2, 0, 1, 3)));
  }

  private static BigInteger order(List<Integer> parents, List<Integer> parts) {
    return order(parents, parts, OptionalInt.empty());
  }

  private static BigInteger order(List<Integer> parents, List<Integer> parts, OptionalInt root) {
    return Automorphisms.order(
        Diagram.of(new Presentation(parents, parts, List.of(Anchor.ROOT), root)));
  }

  @Test
  void aStarHasTheSymmetricGroupWhichIsCountedButNotListed() {
    Diagram star =
        Diagram.of(
            Presentation.rooted(
                Collections.nCopies(20, 20), IntStream.range(0, 20).boxed().toList()));
    BigInteger factorial = BigInteger.valueOf(2432902008176640000L);
    assertEquals(factorial, Automorphisms.order(star));
    assertThrows(ProblemException.class, () -> Automorphisms.group(star));
  }

  @Test
  void largeSymmetricDiagramsAreCountedAtOnce() {
    BigInteger factorial = Census.factorial(60);
    List<Integer> star = Collections.nCopies(60, 60);
    List<Integer> untied = IntStream.range(0, 60).boxed().toList();
    // 30 pairs of tied leaves: 30! orders of the pairs, each pair in two ways.
    List<Integer> pairs = IntStream.range(0, 60).mapToObj(v -> v / 2).toList();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertEquals(factorial, order(star, untied));
          assertEquals(Census.factorial(30).shiftLeft(30), order(star, pairs));
        });
  }

  /** Bushes of two leaves, tied in a ring from bush to bush: it turns and it turns over. */
  @Test
  void aRingOfTiedBushesHasADihedralGroup() {
    int bushes = 8;
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int bush = 0; bush < bushes; bush++) {
      parents.addAll(List.of(3 * bush + 2, 3 * bush + 2, 3 * bushes));
      parts.addAll(List.of(bush, (bush + 1) % bushes, bushes + bush));
    }
    List<Integer> first = parts.stream().distinct().toList();
    assertEquals(
        BigInteger.valueOf(2L * bushes),
        order(parents, parts.stream().map(first::indexOf).toList()));
  }

  @Test
  void ordersAreThoseOfTheEnumerationThroughSixEdges() {
    for (DiagramKind kind : DiagramKind.values()) {
      for (int n = 0; n <= (kind == DiagramKind.ROOTED ? 6 : 5); n++) {
        DiagramEnumeration.of(kind, n).stream()
            .forEach(
                item ->
                    assertEquals(
                        item.automorphisms(),
                        Automorphisms.order(item.diagram()),
                        () -> item.diagram().name()));
      }
    }
  }
}
