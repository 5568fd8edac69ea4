package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {

  static List<List<Anchor>> anchors() {
    return CanonicalFormTest.anchors();
  }

  private static Diagram chain(List<Integer> parts, OptionalInt rootPart) {
    int n = parts.size();
    List<Integer> parents = java.util.stream.IntStream.rangeClosed(1, n).boxed().toList();
    return Diagram.of(new Presentation(parents, parts, List.of(Anchor.ROOT), rootPart));
  }

  @Test
  void theMiddleOfAnUntiedChainIsALink() {
    Diagram diagram = chain(List.of(0, 1), OptionalInt.empty());
    assertEquals("c(0-1-2)(01-12)", diagram.name());
    assertEquals(List.of(1), Links.of(diagram));
    assertEquals("c(0-1)(01)", Links.reduce(diagram).name());
  }

  @Test
  void aNodeTiedToTheRootIsNoLink() {
    Diagram diagram = chain(List.of(0, 1), OptionalInt.of(1));
    assertEquals("c(0-12)(01-12)", diagram.name());
    assertEquals(List.of(), Links.of(diagram));
  }

  @Test
  void aNodeTiedToAnotherIsNoLink() {
    assertTrue(Links.isLinkless(chain(List.of(0, 0), OptionalInt.empty())));
  }

  @Test
  void aNodeBelowALooseEndCanBeALink() {
    Diagram diagram =
        Diagram.of(
            new Presentation(
                List.of(1, 2), List.of(0, 1), List.of(Anchor.LOOSE_END), OptionalInt.empty()));
    assertEquals(List.of(1), Links.of(diagram));
    assertEquals("c(0)(0)", Links.reduce(diagram).name());
  }

  @Test
  void rootsAreNeverLinks() {
    assertTrue(Links.isLinkless(chain(List.of(0), OptionalInt.empty())));
    assertTrue(Links.isLinkless(Diagram.of(Presentation.rooted(List.of(2, 2), List.of(0, 1)))));
  }

  @Test
  void onlyLinksCanBeRemoved() {
    Diagram diagram = chain(List.of(0, 1), OptionalInt.empty());
    assertThrows(IllegalArgumentException.class, () -> Links.remove(diagram, 0));
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void linksAreWhatDefinition4Says(List<Anchor> anchors) {
    for (int n = 0; n <= 4; n++) {
      for (Diagram d : diagrams(n, anchors)) {
        List<Integer> expected =
            java.util.stream.IntStream.range(0, d.edges())
                .filter(
                    v -> {
                      Presentation p = d.presentation();
                      long degree = 1 + p.parents().stream().filter(q -> q == v).count();
                      long part =
                          p.parts().stream().filter(q -> q.equals(p.parts().get(v))).count();
                      boolean root = p.rootPart().equals(OptionalInt.of(p.parts().get(v)));
                      return degree == 2 && part == 1 && !root;
                    })
                .boxed()
                .toList();
        assertEquals(expected, Links.of(d), d::name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void linksCanBeRemovedInAnyOrder(List<Anchor> anchors) {
    for (int n = 0; n <= 4; n++) {
      for (Diagram diagram : diagrams(n, anchors)) {
        assertEquals(Set.of(Links.reduce(diagram)), allWaysDown(diagram), diagram::name);
      }
    }
  }

  @Test
  void linksCanBeRemovedInAnyOrderAlsoAtRandom() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 300; i++) {
      Diagram diagram = Diagram.of(RandomPresentations.next(random, 5 + random.nextInt(4)));
      Diagram reduced = Links.reduce(diagram);
      assertTrue(Links.isLinkless(reduced), diagram::name);
      assertEquals(Set.of(reduced), allWaysDown(diagram), diagram::name);
      assertEquals(diagram.edges() - Links.of(diagram).size(), reduced.edges());
    }
  }

  private static Set<Diagram> allWaysDown(Diagram diagram) {
    List<Integer> links = Links.of(diagram);
    if (links.isEmpty()) {
      return Set.of(diagram);
    }
    return links.stream()
        .flatMap(link -> allWaysDown(Links.remove(diagram, link)).stream())
        .collect(Collectors.toSet());
  }

  static Set<Diagram> diagrams(int n, List<Anchor> anchors) {
    return AllDiagrams.presentations(n, anchors).stream()
        .map(Diagram::of)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
