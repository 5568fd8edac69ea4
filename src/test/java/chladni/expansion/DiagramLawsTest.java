package chladni.expansion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.algebra.ClosedForm;
import chladni.diagram.Anchor;
import chladni.diagram.CanonicalForm;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.Links;
import chladni.diagram.Presentation;
import chladni.history.Grid;
import chladni.history.Process;
import chladni.history.StochasticGradientDescent;
import chladni.value.Cumulants;
import chladni.value.Moments;
import chladni.value.ValueClass;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Laws that hold for every diagram, held for all those with one root and few edges. */
class DiagramLawsTest {
  private static final int ALWAYS = 4;
  private static final int NOW_AND_THEN = 6;

  private static List<DiagramEnumeration.Item> diagrams(int edges) {
    return DiagramEnumeration.rooted(edges).stream().toList();
  }

  @Test
  void lawsHoldToFourEdges() {
    checkTo(ALWAYS);
  }

  @Test
  @Tag("integration")
  void lawsHoldToSixEdges() {
    checkTo(NOW_AND_THEN);
  }

  private static void checkTo(int most) {
    List<IntConsumer> laws =
        List.of(
            DiagramLawsTest::theCanonicalFormIsIdempotentAndIndependentOfThePresentation,
            DiagramLawsTest::linksCanBeRemovedInAnyOrder,
            DiagramLawsTest::theValueDoesNotKnowWhichUntiedNodeIsTheRoot,
            DiagramLawsTest::momentsAndCumulantsAreInverse,
            DiagramLawsTest::theMomentExpansionIsTheCumulantExpansion);
    for (int edges = 0; edges <= most; edges++) {
      for (IntConsumer law : laws) {
        law.accept(edges);
      }
    }
  }

  private static void theCanonicalFormIsIdempotentAndIndependentOfThePresentation(int edges) {
    SplittableRandom random = new SplittableRandom(edges);
    for (DiagramEnumeration.Item item : diagrams(edges)) {
      Diagram d = item.diagram();
      CanonicalForm again = CanonicalForm.of(d.presentation());
      assertEquals(d, again.diagram());
      assertEquals(IntStream.range(0, edges).boxed().toList(), again.numbering());
      for (int i = 0; i < 4; i++) {
        assertEquals(d, Diagram.of(rooted(neighbours(d), d, edges, random)), d::name);
      }
    }
  }

  private static void linksCanBeRemovedInAnyOrder(int edges) {
    Map<Diagram, Set<Diagram>> known = new HashMap<>();
    for (DiagramEnumeration.Item item : diagrams(edges)) {
      Diagram d = item.diagram();
      assertEquals(Set.of(Links.reduce(d)), allWaysDown(d, known), d::name);
    }
  }

  private static Set<Diagram> allWaysDown(Diagram d, Map<Diagram, Set<Diagram>> known) {
    Set<Diagram> ends = known.get(d);
    if (ends == null) {
      ends = new HashSet<>();
      for (int link : Links.of(d)) {
        ends.addAll(allWaysDown(Links.remove(d, link), known));
      }
      if (ends.isEmpty()) {
        ends.add(d);
      }
      known.put(d, ends);
    }
    return ends;
  }

  private static void theValueDoesNotKnowWhichUntiedNodeIsTheRoot(int edges) {
    SplittableRandom random = new SplittableRandom(edges);
    for (DiagramEnumeration.Item item : diagrams(edges)) {
      Diagram d = item.diagram();
      for (int v = 0; v < edges; v++) {
        if (d.isUntied(v)) {
          Diagram other = Diagram.of(rooted(neighbours(d), d, v, random));
          assertEquals(ValueClass.of(d), ValueClass.of(other), d::name);
        }
      }
    }
  }

  /** The nodes next to each node; the root is the last. */
  private static List<List<Integer>> neighbours(Diagram d) {
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int v = 0; v <= d.edges(); v++) {
      neighbours.add(new ArrayList<>());
    }
    for (int v = 0; v < d.edges(); v++) {
      neighbours.get(v).add(d.parent(v));
      neighbours.get(d.parent(v)).add(v);
    }
    return neighbours;
  }

  /** The same tree with the same ties, numbered at random from another root. */
  private static Presentation rooted(
      List<List<Integer>> neighbours, Diagram d, int root, SplittableRandom random) {
    int n = d.edges();
    int[] number = new int[n + 1];
    int[] above = new int[n + 1];
    Arrays.fill(number, -1);
    number[root] = n;
    List<Integer> open = new ArrayList<>(List.of(root));
    for (int next = n; next >= 0; next--) {
      // Parents get higher numbers than their children.
      int v = open.remove(/* index */ random.nextInt(open.size()));
      number[v] = next;
      for (int w : neighbours.get(v)) {
        if (number[w] < 0) {
          above[w] = v;
          open.add(w);
        }
      }
    }
    int[] parents = new int[n];
    int[] parts = new int[n];
    for (int v = 0; v <= n; v++) {
      if (v != root) {
        parents[number[v]] = number[above[v]];
        parts[number[v]] = v == n ? n : d.part(v);
      }
    }
    List<Integer> names = IntStream.of(parts).distinct().boxed().toList();
    return new Presentation(
        IntStream.of(parents).boxed().toList(),
        IntStream.of(parts).mapToObj(names::indexOf).toList(),
        List.of(Anchor.ROOT),
        OptionalInt.empty());
  }

  private static void momentsAndCumulantsAreInverse(int edges) {
    for (DiagramEnumeration.Item item : diagrams(edges)) {
      Map<Diagram, BigInteger> there = new TreeMap<>();
      Cumulants.inMoments(item.diagram())
          .forEach(
              (moment, a) ->
                  Moments.inCumulants(moment)
                      .forEach((c, b) -> there.merge(c, a.multiply(b), BigInteger::add)));
      there.values().removeIf(coefficient -> coefficient.signum() == 0);
      assertEquals(Map.of(item.diagram(), BigInteger.ONE), there);
    }
  }

  /**
   * Σ over diagrams of histories times cumulants is Σ of strict histories times moments:
   * coefficient by coefficient of each product of moments.
   */
  private static void theMomentExpansionIsTheCumulantExpansion(int edges) {
    Process process =
        StochasticGradientDescent.reshuffled(
            new Grid(ClosedForm.of(4), ClosedForm.of(2), ClosedForm.of(3)));
    Map<Diagram, ClosedForm> cumulants = new HashMap<>();
    for (DiagramEnumeration.Item item : diagrams(edges)) {
      ClosedForm histories = process.histories(item.diagram(), item.automorphisms());
      Cumulants.inMoments(item.diagram())
          .forEach(
              (moment, a) ->
                  cumulants.merge(moment, histories.times(ClosedForm.of(a)), ClosedForm::plus));
    }
    for (DiagramEnumeration.Item item : diagrams(edges)) {
      assertEquals(
          process.strictHistories(item.diagram()).dividedBy(ClosedForm.of(item.automorphisms())),
          cumulants.getOrDefault(item.diagram(), ClosedForm.ZERO),
          item.diagram()::name);
    }
  }
}
