package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.diagram.Presentation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples by which the notation is defined, each against a tree and a partition by hand. */
class ContractNotationTest {
  private static final Anchor ROOT = Anchor.ROOT;
  private static final Anchor LOOSE = Anchor.LOOSE_END;

  private static void assertReads(String text, Brackets brackets, Presentation expected) {
    NumberedDiagram read = Reader.diagram(text);
    assertEquals(brackets, read.brackets());
    assertEquals(expected, read.presentation().orElseThrow());
  }

  @Test
  void twoTiedLeavesHangFromTheRoot() {
    assertReads(
        "c(01-2)(02-12)", Brackets.CUMULANT, Presentation.rooted(List.of(2, 2), List.of(0, 0)));
  }

  @Test
  void theBareRootHasNoEdges() {
    assertReads("c(0)()", Brackets.CUMULANT, Presentation.rooted(List.of(), List.of()));
    assertEquals("c(0)()", Reader.diagram("[*]").name());
  }

  @Test
  void elevenNodesAreSeparatedByCommas() {
    List<Integer> parts = new ArrayList<>(List.of(0, 0));
    IntStream.range(1, 9).forEach(parts::add);
    List<Integer> parents = IntStream.range(0, 10).mapToObj(v -> 10).toList();
    String text = "c(0,1-2-3-4-5-6-7-8-9-10)(0,10-1,10-2,10-3,10-4,10-5,10-6,10-7,10-8,10-9,10)";
    assertReads(text, Brackets.CUMULANT, Presentation.rooted(parents, parts));
    assertEquals(text, Reader.diagram(text).name());
  }

  @Test
  void aBareDiagramHasMoments() {
    Presentation chain = Presentation.rooted(List.of(1, 2), List.of(0, 0));
    assertReads("m(01-2)(01-12)", Brackets.MOMENT, chain);
    assertReads("c(01-2)(01-12)", Brackets.CUMULANT, chain);
    assertReads("(01-2)(01-12)", Brackets.MOMENT, chain);
    assertReads("MOO(01-2)(01-12)", Brackets.MOMENT, chain);
    Syntax.Call call =
        (Syntax.Call)
            ((Statement.Evaluated) Reader.statements("weight((01-2)(01-12), E=1)").get(0))
                .expression();
    assertEquals(
        Reader.diagram("m(01-2)(01-12)"),
        ((Syntax.DiagramLiteral) call.arguments().get(0).value()).diagram());
  }

  @Test
  void theRootMayBeTied() {
    assertReads(
        "c(01)(01)",
        Brackets.CUMULANT,
        new Presentation(List.of(1), List.of(0), List.of(ROOT), OptionalInt.of(0)));
    assertReads(
        "c(0-12)(01-12)",
        Brackets.CUMULANT,
        new Presentation(List.of(1, 2), List.of(0, 1), List.of(ROOT), OptionalInt.of(1)));
    assertEquals(Reader.diagram("c(01)(01)"), Reader.diagram("[a -> *, a ~ *]"));
  }

  @Test
  void anEdgeWithOneNumberIsALooseEnd() {
    assertReads(
        "c(0)(0)",
        Brackets.CUMULANT,
        new Presentation(List.of(1), List.of(0), List.of(LOOSE), OptionalInt.empty()));
    assertReads(
        "c(01-2)(02-12-2)",
        Brackets.CUMULANT,
        new Presentation(List.of(2, 2, 3), List.of(0, 0, 1), List.of(LOOSE), OptionalInt.empty()));
    assertEquals(
        Reader.diagram("c(01-2)(02-12-2)"), Reader.diagram("[a, b, a -> c -> ^, b -> c, a ~ b]"));
  }

  @Test
  void twoLooseEndsAreNumberedInTheirOrder() {
    assertReads(
        "c(0-1)(0-1)",
        Brackets.CUMULANT,
        new Presentation(List.of(2, 3), List.of(0, 1), List.of(LOOSE, LOOSE), OptionalInt.empty()));
    assertReads(
        "c(01)(1-0)",
        Brackets.CUMULANT,
        new Presentation(List.of(3, 2), List.of(0, 0), List.of(LOOSE, LOOSE), OptionalInt.empty()));
    assertEquals(Reader.diagram("c(01)(0-1)"), Reader.diagram("[a -> ^1, b -> ^2, a ~ b]"));
  }

  @Test
  void twoRootsAreTheLastTwoNodes() {
    assertReads(
        "c(0-1)()",
        Brackets.CUMULANT,
        new Presentation(List.of(), List.of(), List.of(ROOT, ROOT), OptionalInt.empty()));
    Presentation pair =
        new Presentation(List.of(2, 3), List.of(0, 0), List.of(ROOT, ROOT), OptionalInt.empty());
    assertReads("c(01-2-3)(02-13)", Brackets.CUMULANT, pair);
    assertReads("c(01-23)(02-13)", Brackets.CUMULANT, pair);
    assertReads("[a -> *1, b -> *2, a ~ b]", Brackets.CUMULANT, pair);
    assertEquals("c(01-2-3)(02-13)", Reader.diagram("c(01-23)(02-13)").name());
  }

  @Test
  void theReadableSpellingNumbersNodesAsTheyAppear() {
    NumberedDiagram read = Reader.diagram("[a -> b -> *, c -> b, a ~ c]");
    assertEquals(List.of(1, 3, 1), read.parents());
    assertEquals(List.of(0, 1, 0), read.parts());
    assertEquals(Brackets.CUMULANT, read.brackets());
    assertEquals(Brackets.MOMENT, Reader.diagram("m[a -> b -> *, c -> b, a ~ c]").brackets());
    assertEquals(Reader.diagram("c(01-2-3)(02-12-23)").diagram(), read.diagram());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c(01-2)(02-12)      | MOOc(01-2)(02-12)",
        "c(01-2)(02-12)      | MOO c(01-2)(02-12)",
        "c(01-2)(02-12)      | MOO[a -> *, b -> *, a ~ b]",
        "m(01-2)(02-12)      | MOOm(01-2)(02-12)",
        "c(01-2)(02-12)      | c ( 0 1 - 2 ) ( 0 2 - 1 2 )",
        "c(01-2)(02-12)      | c(2-10)(12-02)",
        "c(01-2)(02-12)      | c(0,1-2)(0,2-1,2)",
        "c(01-2)(02-12)      | c(0,1-2)(0 , 2 - 1 , 2)",
        "c(0-1-2)(02-12)     | c(0-1-2)(0,2-1,2)",
        "c(01-2)(02-12)      | [a→*,b→*,a~b]",
        "c(01-2)(02-12)      | c[node_1 -> *, η -> *, eta ~ node_1]",
        "c(01-2)(02-12)      | [c -> *, m -> *, c ~ m]",
        "c(012-3)(03-13-23)  | [a -> *, b -> *, c -> *, a ~ b, b ~ c]",
        "c(012-3)(03-13-23)  | [a -> *, b -> *, c -> *, a ~ b ~ c]",
        "c(0-1-2-3)(02-12-23)| [a, b, a -> x -> *, b -> x -> *]",
        "c(0-1-2)(01)        | [a -> *1, *2]",
        "c(0-1)(01-1)        | [a -> b -> ^]",
        "c(0-1-2)(02-1)      | [a -> *, b -> ^]",
      })
  void spacesArrowsAndRepetitionsMakeNoDifference(String name, String text) {
    assertEquals(name, Reader.diagram(text).name());
  }

  @Test
  void isomorphicDiagramsAreEqualAndHaveOneName() {
    Diagram diagram = Reader.diagram("c(02-1-3)(01-13-23)").diagram();
    for (String other :
        List.of("c(01-2-3)(02-13-23)", "c(01-2-3)(12-03-23)", "[x -> y -> *, z -> *, z ~ x]")) {
      assertEquals(diagram, Reader.diagram(other).diagram());
      assertEquals(diagram.name(), Reader.diagram(other).diagram().name());
    }
    assertNotEquals(diagram, Reader.diagram("c(0-12-3)(01-13-23)").diagram());
  }
}
