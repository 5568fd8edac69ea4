package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueClassTest {

  private static String name(String diagram) {
    return ValueClass.of(Spellings.read(diagram)).name();
  }

  @Test
  void theChainAndTheUntiedForkAreOneClass() {
    assertEquals(name("c(0-1-2)(01-12)"), name("c(0-1-2)(02-12)"));
    assertNotEquals(name("c(0-1-2)(01-12)"), name("c(01-2)(01-12)"));
  }

  /** Worked by hand from the order of diagrams: untied before tied, then parents, then parts. */
  @ParameterizedTest
  @CsvSource({
    "c(0)(),                c(0)()",
    "c(0-1)(01),            c(0-1)(01)",
    "c(01)(01),             c(01)(01)",
    "c(0-1-2)(02-12),       c(0-1-2)(01-12)",
    "c(01-2)(02-12),        c(01-2)(02-12)",
    "c(0-12)(01-12),        c(01-2)(01-12)",
    "c(0-12)(02-12),        c(01-2)(01-12)",
    "c(0-1)(),              c(0-1)()",
    "c(0-1-2)(02),          c(0-1-2)(01)",
    "c(0-1-2)(01),          c(0-1-2)(01)",
    "m(0-1)(01),            c(0-1)(01)",
    "m(01-2)(01-12),        m(01-2)(01-12)",
  })
  void theNameIsTheLeastOverAllChoicesOfRoot(String diagram, String expected) {
    assertEquals(
        Spellings.read(expected.replace('m', 'c')).diagram(),
        ValueClass.of(Spellings.read(diagram)).diagram());
    assertEquals(expected.charAt(0), name(diagram).charAt(0));
  }

  @Test
  void classesAreUnrootedIsomorphismOnAllDiagramsToFiveEdges() {
    List<Diagram> diagrams = new ArrayList<>();
    for (int d = 0; d <= 5; d++) {
      diagrams.addAll(AllDiagrams.rooted(d));
    }
    assertEquals(1 + 1 + 4 + 17 + 101 + 700, diagrams.size());
    assertPartitionedAlike(diagrams);
  }

  @Test
  void classesAreIsomorphismOnEveryKindOfDiagramToFourEdges() {
    assertPartitionedAlike(AllDiagrams.everyKind(4));
  }

  @Test
  void aRootWithAnObservableStaysTheRoot() {
    List<ScalarField> s = List.of(new ScalarField.Observable("s"));
    for (int d = 0; d <= 4; d++) {
      for (Diagram diagram : AllDiagrams.rooted(d)) {
        assertEquals(diagram, ValueClass.of(diagram, Brackets.CUMULANT, s).diagram());
      }
    }
    assertEquals(
        "c(0-1)(01){s}",
        ValueClass.of(Spellings.diagram("c(0-1)(01)"), Brackets.CUMULANT, s).name());
  }

  @Test
  void aProductOfAnObservableAndTheLossCommutes() {
    ScalarField s = new ScalarField.Observable("s");
    // s · G_μ η^{μν} G_ν, the loss's root at either place and with either node as its root.
    ValueClass first =
        ValueClass.of(
            Spellings.diagram("c(0-1-2)(01)"), Brackets.CUMULANT, List.of(ScalarField.LOSS, s));
    ValueClass second =
        ValueClass.of(
            Spellings.diagram("c(0-1-2)(02)"), Brackets.CUMULANT, List.of(s, ScalarField.LOSS));
    ValueClass other =
        ValueClass.of(
            Spellings.diagram("c(0-1-2)(02)"), Brackets.CUMULANT, List.of(ScalarField.LOSS, s));
    assertEquals(first, second);
    assertNotEquals(first, other);
  }

  @Test
  void momentsAreClassesOfTheirOwnWhereAPartHasTwoNodes() {
    // The second has one part for two nodes and the root.
    for (String parts : List.of("(01)(01)", "(012)(02-12)", "(01-2)(02-12)")) {
      assertEquals(Brackets.MOMENT, ValueClass.of(Spellings.read("m" + parts)).brackets());
      assertEquals(Brackets.CUMULANT, ValueClass.of(Spellings.read("c" + parts)).brackets());
      assertNotEquals(name("m" + parts), name("c" + parts));
    }
    assertEquals(Brackets.CUMULANT, ValueClass.of(Spellings.read("m(0-1)(01)")).brackets());
  }

  @Test
  void classesAreOrderedByDiagramThenBracketsThenFunctions() {
    ScalarField s = new ScalarField.Observable("s");
    ScalarField t = new ScalarField.Observable("t");
    Diagram gradients = Spellings.diagram("c(0-1)(01)");
    Diagram covariance = Spellings.diagram("c(01)(01)");
    List<ValueClass> ordered =
        List.of(
            ValueClass.of(Spellings.diagram("c(0)()")),
            ValueClass.of(gradients),
            ValueClass.of(gradients, Brackets.CUMULANT, List.of(s)),
            ValueClass.of(gradients, Brackets.CUMULANT, List.of(t)),
            ValueClass.of(covariance),
            ValueClass.of(covariance, Brackets.CUMULANT, List.of(s)),
            ValueClass.of(Spellings.read("m(01)(01)")));
    List<ValueClass> shuffled = new ArrayList<>(ordered);
    Collections.reverse(shuffled);
    Collections.sort(shuffled);
    assertEquals(ordered, shuffled);
    // Of a root tied to the first part and an untied one the hashes may agree.
    assertTrue(ordered.stream().map(ValueClass::hashCode).distinct().count() >= 5);
    assertEquals("c(0-1)(01){s}", ordered.get(2).toString());
  }

  @Test
  void aClassNeedsAFunctionForEachRoot() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ValueClass.of(Spellings.diagram("c(0-1)(01)"), Brackets.CUMULANT, List.of()));
  }

  @Test
  void looseEndsAreToldApart() {
    // η^{μξ} G_ξ times η^{νπ} H_{πρ} η^{ρσ} G_σ and the same with μ and ν exchanged.
    assertNotEquals(name("c(0-1-2)(01-1-2)"), name("c(0-1-2)(0-12-2)"));
  }

  @Test
  void valuesOfDifferentClassesDifferOnAGenericLandscape() {
    PrimeLandscape landscape = PrimeLandscape.generic(1);
    Map<Long, ValueClass> classOf = new HashMap<>();
    for (Diagram diagram : AllDiagrams.toFourEdges()) {
      ValueClass valueClass = ValueClass.of(diagram);
      long value = landscape.value(Contraction.of(diagram));
      assertEquals(value, landscape.value(valueClass.contraction()), diagram::name);
      ValueClass known = classOf.putIfAbsent(value, valueClass);
      assertEquals(known == null ? valueClass : known, valueClass);
    }
  }

  private static void assertPartitionedAlike(Collection<Diagram> diagrams) {
    Map<String, ValueClass> classOf = new HashMap<>();
    Map<ValueClass, String> keyOf = new HashMap<>();
    Map<Integer, List<List<Integer>>> orders = new HashMap<>();
    for (Diagram diagram : diagrams) {
      String key = leastRelabelling(diagram, orders);
      ValueClass valueClass = ValueClass.of(diagram);
      ValueClass known = classOf.putIfAbsent(key, valueClass);
      assertEquals(known == null ? valueClass : known, valueClass, diagram::name);
      String knownKey = keyOf.putIfAbsent(valueClass, key);
      assertEquals(knownKey == null ? key : knownKey, key, diagram::name);
    }
  }

  /**
   * The least description of the unrooted forest with partition over all orders of its vertices.
   */
  private static String leastRelabelling(Diagram d, Map<Integer, List<List<Integer>>> orders) {
    int n = d.edges();
    int[] vertexOfAnchor = new int[d.anchors().size()];
    int vertices = n;
    int loose = 0;
    for (int a = 0; a < vertexOfAnchor.length; a++) {
      vertexOfAnchor[a] = d.anchors().get(a) == Anchor.ROOT ? vertices++ : -1 - loose++;
    }
    int[][] mark = new int[vertices][vertices];
    for (int v = 0; v < n; v++) {
      int p = d.parent(v);
      int above = p < n ? p : vertexOfAnchor[p - n];
      if (above >= 0) {
        mark[v][above] += 1;
        mark[above][v] += 1;
      } else {
        mark[v][v] += 4 * (1 << -above);
      }
    }
    for (int v = 0; v < vertices; v++) {
      for (int w = 0; w < vertices; w++) {
        int pv = v < n ? d.part(v) : d.rootPart().orElse(100 + v);
        int pw = w < n ? d.part(w) : d.rootPart().orElse(100 + w);
        mark[v][w] += v != w && pv == pw ? 2 : 0;
      }
    }
    return orders.computeIfAbsent(vertices, size -> permutations(size).toList()).stream()
        .map(order -> describe(mark, order))
        .min(String::compareTo)
        .get();
  }

  private static String describe(int[][] mark, List<Integer> order) {
    StringBuilder text = new StringBuilder();
    for (int v : order) {
      for (int w : order) {
        text.append((char) ('0' + mark[v][w]));
      }
    }
    return text.toString();
  }

  private static Stream<List<Integer>> permutations(int size) {
    if (size == 0) {
      return Stream.of(List.of());
    }
    return permutations(size - 1)
        .flatMap(
            p ->
                Stream.iterate(0, i -> i <= p.size(), i -> i + 1)
                    .map(
                        i -> {
                          List<Integer> longer = new ArrayList<>(p);
                          longer.add(i, size - 1);
                          return longer;
                        }));
  }
}
