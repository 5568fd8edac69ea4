package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.jgrapht.Graph;
import org.jgrapht.alg.isomorphism.AHURootedTreeIsomorphismInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JGraphT's isomorphism inspectors and the equality of diagrams hold each other to account. */
class GraphIsomorphismTest {

  static List<List<Anchor>> anchors() {
    return CanonicalFormTest.anchors();
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void presentationsAreEqualAsDiagramsIfAndOnlyIfTheirGraphsAreIsomorphic(List<Anchor> anchors) {
    for (int n = 0; n <= 3; n++) {
      List<Presentation> all = AllDiagrams.presentations(n, anchors);
      for (Presentation p : all) {
        for (Presentation q : all) {
          assertEquals(
              isomorphic(p, q),
              Diagram.of(p).equals(Diagram.of(q)),
              () -> p.spelling() + " " + q.spelling());
        }
      }
    }
  }

  @Test
  void noTwoListedDiagramsAreIsomorphicAsGraphs() {
    List<Diagram> all =
        DiagramEnumeration.rooted(4).stream().map(DiagramEnumeration.Item::diagram).toList();
    for (Diagram a : all) {
      for (Diagram b : all) {
        assertEquals(a.equals(b), isomorphic(a.presentation(), b.presentation()));
      }
    }
  }

  @Test
  void renumberedDiagramsAreIsomorphicAsGraphs() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 500; i++) {
      Presentation given = RandomPresentations.next(random, 1 + random.nextInt(9));
      Presentation other =
          AllNumberings.renumber(given, RandomPresentations.numbering(random, given));
      assertTrue(isomorphic(given, other), given::spelling);
      assertEquals(Diagram.of(given), Diagram.of(other), given::spelling);
    }
  }

  /** Random pairs are alike in many ways but seldom isomorphic. */
  @Test
  void randomPairsAreEqualIfAndOnlyIfTheirGraphsAreIsomorphic() {
    SplittableRandom random = new SplittableRandom(9);
    int equal = 0;
    for (int i = 0; i < 3000; i++) {
      Presentation p = RandomPresentations.next(random, 4);
      Presentation q = RandomPresentations.next(random, 4);
      boolean same = Diagram.of(p).equals(Diagram.of(q));
      equal += same ? 1 : 0;
      assertEquals(isomorphic(p, q), same, () -> p.spelling() + " " + q.spelling());
    }
    assertTrue(equal > 20);
  }

  private static boolean isomorphic(Presentation p, Presentation q) {
    return DiagramGraph.of(p, v -> -1)
        .isomorphismsTo(DiagramGraph.of(q, v -> -1))
        .isomorphismExists();
  }

  /** The algorithm of Aho, Hopcroft and Ullman knows rooted trees. */
  @Test
  void untiedDiagramsAreEqualIfAndOnlyIfTheirTreesAreIsomorphic() {
    List<Diagram> trees =
        DiagramEnumeration.rooted(6).where(Restrictions.partsOfAtMost(1)).stream()
            .map(DiagramEnumeration.Item::diagram)
            .toList();
    for (Diagram a : trees) {
      for (Diagram b : trees) {
        assertEquals(
            a.equals(b),
            new AHURootedTreeIsomorphismInspector<>(tree(a), a.edges(), tree(b), b.edges())
                .isomorphismExists());
      }
    }
  }

  private static Graph<Integer, DefaultEdge> tree(Diagram diagram) {
    Graph<Integer, DefaultEdge> tree = new SimpleGraph<>(DefaultEdge.class);
    for (int v = 0; v <= diagram.edges(); v++) {
      tree.addVertex(v);
    }
    for (int v = 0; v < diagram.edges(); v++) {
      tree.addEdge(v, diagram.parent(v));
    }
    return tree;
  }
}
