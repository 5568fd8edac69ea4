package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A diagram as it was typed keeps its numbers, whatever the canonical numbering is. */
class NumberedDiagramTest {
  private static final List<Anchor> ROOT = List.of(Anchor.ROOT);

  private static NumberedDiagram typed(List<Integer> parents, List<Integer> parts) {
    return NumberedDiagram.of(parents, parts, ROOT, OptionalInt.empty(), Brackets.CUMULANT);
  }

  @Test
  void parentsPartsAndTheRootsTieAreThoseOfThePresentation() {
    for (int edges = 0; edges <= 4; edges++) {
      for (Diagram diagram : AllDiagrams.everyKind(edges)) {
        Presentation canonical = diagram.presentation();
        for (int[] order : AllNumberings.topological(canonical)) {
          Presentation given = AllNumberings.renumber(canonical, order);
          NumberedDiagram typed = NumberedDiagram.of(given, Brackets.CUMULANT);
          assertEquals(diagram, typed.diagram());
          assertEquals(given.parents(), typed.parents(), given::spelling);
          assertEquals(given.parts(), typed.parts(), given::spelling);
          assertEquals(given.rootPart(), typed.rootPart(), given::spelling);
          assertEquals(Optional.of(given), typed.presentation());
          assertEquals(given.spelling(), typed.toString());
          assertEquals(
              typed,
              NumberedDiagram.of(
                  given.parents(),
                  given.parts(),
                  given.anchors(),
                  given.rootPart(),
                  Brackets.CUMULANT));
        }
      }
    }
  }

  @Test
  void childrenMayBeNumberedAfterTheirParents() {
    // Node 2 hangs from node 0, which hangs from the root, as does node 1; 2 and 1 are tied.
    NumberedDiagram typed = typed(List.of(3, 3, 0), List.of(5, 7, 7));
    assertEquals(List.of(3, 3, 0), typed.parents());
    assertEquals(List.of(0, 1, 1), typed.parts());
    assertEquals(Optional.empty(), typed.presentation());
    assertEquals(3, typed.edges());
    assertEquals("[a -> *, b -> *, c -> a, b ~ c]", typed.name());
  }

  @Test
  void theRootsTieFollowsTheNumbering() {
    NumberedDiagram typed =
        NumberedDiagram.of(List.of(2, 0), List.of(4, 9), ROOT, OptionalInt.of(9), Brackets.MOMENT);
    assertEquals(OptionalInt.of(1), typed.rootPart());
    assertEquals("m[a -> *, b -> a, b ~ *]", typed.name());
  }

  @Test
  void parentsThatRunInACircleAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> typed(List.of(1, 0), List.of(0, 1)));
  }

  @Test
  void whatIsNoPermutationOfTheNodesIsNoNumbering() {
    Diagram fork = Diagram.of(Presentation.rooted(List.of(2, 2), List.of(0, 0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NumberedDiagram(fork, List.of(0, 0), Brackets.CUMULANT));
  }

  @Test
  void equalOnesHaveEqualParentsPartsAndBracketsInTheirOwnNumbering() {
    NumberedDiagram chain = typed(List.of(1, 2), List.of(0, 1));
    NumberedDiagram turned = typed(List.of(2, 0), List.of(0, 1));
    assertEquals(chain.diagram(), turned.diagram());
    assertNotEquals(chain, turned);
    assertEquals(chain, NumberedDiagram.canonical(chain.diagram()));
    assertEquals(chain.hashCode(), NumberedDiagram.canonical(chain.diagram()).hashCode());
    assertNotEquals(chain.hashCode(), turned.hashCode());
    assertNotEquals(
        chain, new NumberedDiagram(chain.diagram(), chain.numbering(), Brackets.MOMENT));
    assertFalse(chain.equals((Object) chain.diagram()));
    // A leaf of three is tied to another: which one is told by the numbering alone.
    NumberedDiagram first = typed(List.of(3, 3, 3), List.of(0, 0, 1));
    NumberedDiagram last = typed(List.of(3, 3, 3), List.of(0, 1, 1));
    assertEquals(first.diagram(), last.diagram());
    assertNotEquals(first, last);
    // Two tied leaves in either order are the same to the eye.
    Diagram fork = first.diagram();
    assertEquals(
        new NumberedDiagram(fork, List.of(0, 1, 2), Brackets.CUMULANT)
            .equals(new NumberedDiagram(fork, List.of(1, 0, 2), Brackets.CUMULANT)),
        fork.part(0) == fork.part(1));
  }

  @Test
  void thePapersSpellingHasCommasFromElevenNodesOn() {
    Presentation small = Presentation.rooted(List.of(1, 2), List.of(0, 0));
    assertEquals("c(0,1-2)(0,1-1,2)", PaperSpelling.withCommas(small, Brackets.CUMULANT));
    Presentation star =
        Presentation.rooted(
            List.of(10, 10, 10, 10, 10, 10, 10, 10, 10, 10), List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertEquals(
        "m(0,1,2,3,4,5,6,7,8,9-10)(0,10-1,10-2,10-3,10-4,10-5,10-6,10-7,10-8,10-9,10)",
        PaperSpelling.of(star, Brackets.MOMENT));
  }
}
