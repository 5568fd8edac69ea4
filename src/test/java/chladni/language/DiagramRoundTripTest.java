package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.diagram.PaperSpelling;
import chladni.diagram.Presentation;
import chladni.diagram.ReadableSpelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed is read again: the oracle is the presentation that was printed. */
class DiagramRoundTripTest {
  private static final Anchor ROOT = Anchor.ROOT;
  private static final Anchor LOOSE = Anchor.LOOSE_END;

  /** A root beside a loose end is always read as the first of the two. */
  static List<List<Anchor>> anchors() {
    return List.of(
        List.of(ROOT),
        List.of(LOOSE),
        List.of(ROOT, ROOT),
        List.of(LOOSE, LOOSE),
        List.of(ROOT, LOOSE));
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void everySpellingOfASmallDiagramIsReadBackInItsNumbering(List<Anchor> anchors) {
    for (int edges = 0; edges <= 3; edges++) {
      AllDiagrams.presentations(edges, anchors)
          .forEach(DiagramRoundTripTest::assertEverySpellingIsRead);
    }
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void everySpellingOfADiagramOfUpToFiveEdgesIsReadBack(List<Anchor> anchors) {
    Set<Diagram> seen = new HashSet<>();
    for (int edges = 4; edges <= (anchors.size() == 1 ? 5 : 4); edges++) {
      AllDiagrams.presentations(edges, anchors)
          .forEach(
              p -> {
                if (seen.add(Diagram.of(p))) {
                  assertEverySpellingIsRead(p);
                }
              });
    }
    if (anchors.equals(List.of(ROOT))) {
      assertEquals(101 + 700, seen.stream().filter(d -> d.rootPart().isEmpty()).count());
    }
  }

  private static void assertEverySpellingIsRead(Presentation p) {
    for (Brackets brackets : Brackets.values()) {
      String paper = PaperSpelling.of(p, brackets);
      assertReadAs(p, brackets, paper);
      assertReadAs(p, brackets, PaperSpelling.withCommas(p, brackets));
      assertReadAs(p, brackets, "MOO" + paper);
      assertReadAs(p, brackets, ReadableSpelling.of(NumberedDiagram.of(p, brackets)));
    }
    String bare = PaperSpelling.of(p, Brackets.MOMENT).substring(1);
    assertReadAs(p, Brackets.MOMENT, bare);
    assertReadAs(p, Brackets.MOMENT, " MOO " + bare.replaceAll("", " "));
  }

  private static void assertReadAs(Presentation expected, Brackets brackets, String text) {
    NumberedDiagram read = Reader.diagram(text);
    assertEquals(brackets, read.brackets(), text);
    assertEquals(expected, read.presentation().orElseThrow(), text);
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void theCanonicalNameIsReadAsTheSameDiagram(List<Anchor> anchors) {
    Map<String, Diagram> named = new HashMap<>();
    for (int edges = 0; edges <= 4; edges++) {
      AllDiagrams.presentations(edges, anchors)
          .forEach(
              p -> {
                Diagram diagram = Diagram.of(p);
                assertEquals(
                    diagram, Reader.diagram(PaperSpelling.of(p, Brackets.CUMULANT)).diagram());
                Diagram other = named.putIfAbsent(diagram.name(), diagram);
                assertEquals(other == null ? diagram : other, diagram);
              });
    }
    named.forEach(
        (name, diagram) -> {
          NumberedDiagram read = Reader.diagram(name);
          assertEquals(diagram, read.diagram());
          assertEquals(NumberedDiagram.canonical(diagram), read);
          assertEquals(diagram, Reader.diagram(ReadableSpelling.of(diagram)).diagram());
        });
  }

  @Test
  void aNumberingWithParentsBeforeChildrenIsKept() {
    for (List<Anchor> anchors : anchors()) {
      for (int edges = 1; edges <= 3; edges++) {
        AllDiagrams.presentations(edges, anchors)
            .forEach(p -> AllDiagrams.permutations(p.edges()).forEach(to -> assertKept(p, to)));
      }
    }
    Random random = new Random(1);
    AllDiagrams.presentations(5, List.of(ROOT))
        .forEach(
            p -> {
              if (random.nextInt(20) == 0) {
                List<Integer> to = new ArrayList<>(IntStream.range(0, 5).boxed().toList());
                Collections.shuffle(to, random);
                assertKept(p, to);
              }
            });
  }

  private static void assertKept(Presentation p, List<Integer> to) {
    int n = p.edges();
    Integer[] parents = new Integer[n];
    Integer[] parts = new Integer[n];
    for (int v = 0; v < n; v++) {
      int parent = p.parents().get(v);
      parents[to.get(v)] = parent < n ? to.get(parent) : parent;
      parts[to.get(v)] = p.parts().get(v);
    }
    NumberedDiagram typed =
        NumberedDiagram.of(
            List.of(parents), List.of(parts), p.anchors(), p.rootPart(), Brackets.MOMENT);
    assertEquals(List.of(parents), typed.parents());
    for (int u = 0; u < n; u++) {
      for (int v = 0; v < n; v++) {
        assertEquals(parts[u].equals(parts[v]), typed.parts().get(u).equals(typed.parts().get(v)));
      }
    }
    assertEquals(Diagram.of(p), typed.diagram());
    assertEquals(typed, Reader.diagram(typed.name()), typed.name());
    assertEquals(typed, Reader.diagram(ReadableSpelling.of(typed)));
  }

  @Test
  void moreThanTenNodesAreSpelledWithCommas() {
    for (int edges : List.of(9, 10, 11, 30, 60, 99)) {
      List<Integer> parents = new ArrayList<>();
      List<Integer> parts = new ArrayList<>();
      for (int v = 0; v < edges; v++) {
        parents.add(Math.min(edges, v + 1 + v % 3));
        parts.add(v % 4);
      }
      Presentation p = Presentation.rooted(parents, parts);
      String spelled = PaperSpelling.of(p, Brackets.CUMULANT);
      assertEquals(edges + 1 > 10, spelled.contains(","));
      assertReadAs(p, Brackets.CUMULANT, spelled);
      assertReadAs(p, Brackets.MOMENT, ReadableSpelling.of(NumberedDiagram.of(p, Brackets.MOMENT)));
    }
  }

  @Test
  void theTwoRootsAndTheTwoLooseEndsAreNeverExchanged() {
    assertNotEquals(diagram("c(0-1-2)(01)"), diagram("c(0-1-2)(02)"));
    assertNotEquals(diagram("c(0-1-2)(01-1-2)"), diagram("c(0-1-2)(01-2-1)"));
    assertEquals(diagram("[a -> b -> ^1, c -> ^2]"), diagram("c(0-1-2)(01-1-2)"));
    assertEquals(diagram("[a -> b -> ^2, c -> ^1]"), diagram("c(0-1-2)(01-2-1)"));
    assertEquals(diagram("[a -> *2, *1]"), diagram("c(0-1-2)(02)"));
  }

  @Test
  void equalityIsOfTheNumberingAsWellAsOfTheDiagram() {
    NumberedDiagram chain = Reader.diagram("c(0-1-2)(01-12)");
    assertEquals(chain, Reader.diagram("[x -> y -> *]"));
    assertNotEquals(chain, Reader.diagram("[b -> *, a -> b]"));
    assertEquals(chain.diagram(), diagram("[b -> *, a -> b]"));
    assertNotEquals(chain, Reader.diagram("m(0-1-2)(01-12)"));
    // The two leaves are exchanged by an automorphism: any numbering of them is the same.
    Diagram fork = diagram("c(0-1-2)(02-12)");
    assertEquals(
        new NumberedDiagram(fork, List.of(0, 1), Brackets.CUMULANT),
        new NumberedDiagram(fork, List.of(1, 0), Brackets.CUMULANT));
    assertEquals(
        new NumberedDiagram(fork, List.of(0, 1), Brackets.CUMULANT).hashCode(),
        new NumberedDiagram(fork, List.of(1, 0), Brackets.CUMULANT).hashCode());
  }

  @Test
  void theNameIsThePapersWhereChildrenComeFirst() {
    assertEquals("c(0-1-2)(02-12)", Reader.diagram("[a -> *, b -> *]").name());
    assertEquals("m[a -> *, b -> a]", Reader.diagram("m[b -> *, a -> b]").name());
    assertEquals("[a -> b -> *, c -> b, a ~ c]", Reader.diagram("[a->b->*,c->b,a~c]").name());
    assertEquals("m(02-1-3)(02-13-23)", Reader.diagram("m(02-1-3)(02-13-23)").name());
    assertTrue(Reader.diagram("[b -> *, a -> b]").presentation().isEmpty());
  }

  @Test
  void nodesThatMustAppearEarlyAreListedByThemselves() {
    NumberedDiagram typed =
        NumberedDiagram.of(
            List.of(2, 2, 3),
            List.of(0, 1, 2),
            List.of(ROOT),
            OptionalInt.empty(),
            Brackets.CUMULANT);
    assertEquals("[a, b, a -> c -> *, b -> c]", ReadableSpelling.of(typed));
    assertEquals("c(0-1-2-3)(02-12-23)", Reader.diagram("[a, b, a -> c -> *, b -> c]").name());
    assertEquals("[a -> b -> *, c -> b]", ReadableSpelling.of(typed.diagram()));
  }

  private static Diagram diagram(String text) {
    return Reader.diagram(text).diagram();
  }
}
