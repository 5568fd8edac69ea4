package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeCorrespondenceTest {
  private static final List<ScalarField> LOSS = List.of(ScalarField.LOSS);
  private static final List<ScalarField> OBSERVABLE = List.of(new ScalarField.Observable("s"));

  private static Optional<List<Integer>> correspondence(String from, String to) {
    Diagram diagram = Spellings.diagram(from);
    return EdgeCorrespondence.of(diagram, Spellings.diagram(to), Contraction.losses(diagram));
  }

  /**
   * In both the tied pair is next to a Hessian, and so is an untied gradient: the root of the one,
   * a leaf of the other.
   */
  @Test
  void anEdgeAtALeafIsTheEdgeAtTheRootWhereTheLeafIsTheOthersRoot() {
    Diagram fork = Spellings.diagram("c(01-2-3)(03-13-23)");
    Diagram bush = Spellings.diagram("c(01-2-3)(02-12-23)");
    List<Integer> edges = EdgeCorrespondence.of(fork, bush, LOSS).orElseThrow();
    for (int v = 0; v < fork.edges(); v++) {
      assertEquals(isInTiedPair(fork, v), isInTiedPair(bush, edges.get(v)));
    }
  }

  private static boolean isInTiedPair(Diagram diagram, int v) {
    return IntStream.range(0, diagram.edges())
        .anyMatch(w -> w != v && diagram.part(w) == diagram.part(v));
  }

  /** η^{μν} G_ν and η^{μν} H_{νξ} η^{ξπ} G_π are of different orders; G·G has no free index. */
  @Test
  void diagramsOfDifferentKindsOrSizesDoNotCorrespond() {
    assertEquals(Optional.empty(), correspondence("c(0)(0)", "c(0-1)(01)"));
    assertEquals(Optional.empty(), correspondence("c(0-1)(01)", "c(0)(0)"));
    assertEquals(Optional.empty(), correspondence("c(0)(0)", "c(0-1)(01-1)"));
    assertEquals(Optional.empty(), correspondence("c(0-1-2)(01-12)", "c(0-1)(01)"));
    assertEquals(Optional.empty(), correspondence("c(0-1)(01)", "c(01)(01)"));
  }

  @Test
  void aBareRootCorrespondsToItselfWithoutEdges() {
    assertEquals(Optional.of(List.of()), correspondence("c(0)()", "c(0)()"));
  }

  @Test
  void lossesCorrespondWhereverTheirRootIs() {
    List<Diagram> diagrams = new ArrayList<>();
    for (int d = 1; d <= 3; d++) {
      diagrams.addAll(AllDiagrams.rooted(d));
      diagrams.addAll(AllDiagrams.tied(d));
    }
    assertTrue(diagrams.size() > 22);
    assertCorrespondences(diagrams, LOSS, false);
  }

  @Test
  void anObservableStaysAtTheRoot() {
    List<Diagram> diagrams = new ArrayList<>();
    for (int d = 1; d <= 3; d++) {
      diagrams.addAll(AllDiagrams.rooted(d));
      diagrams.addAll(AllDiagrams.tied(d));
    }
    assertCorrespondences(diagrams, OBSERVABLE, true);
  }

  @Test
  void aLooseEndStaysWhereItIs() {
    List<Diagram> diagrams = new ArrayList<>();
    for (int d = 1; d <= 3; d++) {
      diagrams.addAll(AllDiagrams.with(d, Anchor.LOOSE_END));
    }
    assertCorrespondences(diagrams, List.of(), true);
  }

  /** What is found is one of the isomorphisms, and nothing is found where there are none. */
  private static void assertCorrespondences(
      List<Diagram> diagrams, List<ScalarField> roots, boolean fixedRoot) {
    for (Diagram from : diagrams) {
      for (Diagram to : diagrams) {
        Set<List<Integer>> all = isomorphisms(from, to, fixedRoot);
        Optional<List<Integer>> found = EdgeCorrespondence.of(from, to, roots);
        assertEquals(
            all.isEmpty(), found.isEmpty(), () -> from.name() + " and " + to.name() + " " + found);
        found.ifPresent(f -> assertTrue(all.contains(f), () -> from.name() + " " + to.name()));
      }
    }
  }

  /** The edges' images under all bijections of the vertices that keep edges and parts. */
  private static Set<List<Integer>> isomorphisms(Diagram from, Diagram to, boolean fixedRoot) {
    if (from.edges() != to.edges()) {
      return Set.of();
    }
    int root = from.edges();
    List<Set<Integer>> edges = edges(to);
    Set<List<Integer>> images = new HashSet<>();
    AllDiagrams.permutations(root + 1).stream()
        .filter(image -> !fixedRoot || image.get(root) == root)
        .filter(image -> mappedParts(parts(from), image).equals(parts(to)))
        .map(image -> edges(from).stream().map(e -> edges.indexOf(mapped(e, image))).toList())
        .filter(image -> !image.contains(-1))
        .forEach(images::add);
    return images;
  }

  private static List<Set<Integer>> edges(Diagram diagram) {
    return IntStream.range(0, diagram.edges()).mapToObj(v -> Set.of(v, diagram.parent(v))).toList();
  }

  private static Set<Set<Integer>> parts(Diagram diagram) {
    List<Set<Integer>> parts = new ArrayList<>();
    for (int p = 0; p < diagram.partCount(); p++) {
      parts.add(new TreeSet<>());
    }
    for (int v = 0; v < diagram.edges(); v++) {
      parts.get(diagram.part(v)).add(v);
    }
    diagram
        .rootPart()
        .ifPresentOrElse(
            p -> parts.get(p).add(diagram.edges()), () -> parts.add(Set.of(diagram.edges())));
    return new HashSet<>(parts);
  }

  private static Set<Integer> mapped(Set<Integer> vertices, List<Integer> image) {
    Set<Integer> result = new HashSet<>();
    vertices.forEach(v -> result.add(image.get(v)));
    return result;
  }

  private static Set<Set<Integer>> mappedParts(Set<Set<Integer>> parts, List<Integer> image) {
    Set<Set<Integer>> result = new HashSet<>();
    parts.forEach(part -> result.add(mapped(part, image)));
    return result;
  }
}
