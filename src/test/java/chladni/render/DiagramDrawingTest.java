package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.CanonicalForm;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagramDrawingTest {

  private record Pictures(Diagram diagram, String unicode, String ascii, String svg, String tikz) {
    static Pictures of(Diagram diagram) {
      DiagramDrawing drawing = DiagramDrawing.of(diagram);
      return new Pictures(
          diagram, drawing.unicode(), drawing.ascii(), drawing.svg(), drawing.tikz());
    }
  }

  private static final Diagram TIED_FORK =
      Diagram.of(Presentation.rooted(List.of(2, 2), List.of(0, 0)));

  /** Small diagrams of every kind, all of five edges, and a few large ones. */
  private final List<Pictures> all =
      Stream.of(AllDiagrams.everyKind(4), AllDiagrams.rooted(5), large())
          .flatMap(List::stream)
          .map(Pictures::of)
          .toList();

  private static List<Diagram> large() {
    return List.of(
        rooted(List.of(4, 4, 5, 5, 6, 6), List.of(0, 1, 0, 1, 2, 2)),
        rooted(List.of(3, 4, 5, 6, 6, 6), List.of(0, 1, 2, 1, 2, 0)),
        rooted(List.of(6, 6, 6, 6, 6, 6), List.of(0, 1, 2, 0, 1, 2)),
        rooted(List.of(1, 2, 3, 4, 5, 6), List.of(0, 1, 2, 0, 1, 2)),
        rooted(List.of(1, 2, 3, 7, 5, 6, 7, 8, 9), List.of(0, 1, 2, 3, 1, 0, 2, 3, 0)));
  }

  private static Diagram rooted(List<Integer> parents, List<Integer> parts) {
    return Diagram.of(Presentation.rooted(parents, parts));
  }

  @Test
  void theCensusOfTheBruteForceIsRight() {
    assertEquals(
        List.of(1, 1, 4, 17, 101, 700),
        IntStream.rangeClosed(0, 5).mapToObj(n -> AllDiagrams.rooted(n).size()).toList());
  }

  @Test
  void aUnicodePictureReadsBackAsItsDiagram() {
    all.forEach(p -> assertEquals(p.diagram(), PictureReader.text(p.unicode()).diagram()));
  }

  @Test
  void anAsciiPictureReadsBackAsItsDiagram() {
    all.forEach(p -> assertEquals(p.diagram(), PictureReader.text(p.ascii()).diagram()));
  }

  @Test
  void asciiPicturesAreAscii() {
    all.forEach(p -> assertTrue(p.ascii().chars().allMatch(c -> c < 127)));
  }

  @Test
  void anSvgPictureReadsBackAsItsDiagram() {
    all.forEach(p -> assertEquals(p.diagram(), PictureReader.svg(p.svg()).diagram()));
  }

  @Test
  void aTikzPictureReadsBackAsItsDiagram() {
    all.forEach(p -> assertEquals(p.diagram(), PictureReader.tikz(p.tikz()).diagram()));
  }

  /** So that also the rim of a node, and of a numbered one, is on the right side. */
  @Test
  void outlinesKeepTheirDistanceFromEveryNode() {
    for (Pictures pictures : all) {
      for (Path2D outline : PictureReader.svgOutlines(pictures.svg())) {
        for (PictureReader.Spot node : PictureReader.svg(pictures.svg()).nodes()) {
          assertTrue(
              PictureReader.distance(outline, node) > 10,
              () -> "an outline passes too near a node of " + pictures.diagram());
        }
      }
    }
  }

  @Test
  void nodesKeepTheirDistanceFromEachOther() {
    for (Pictures pictures : all) {
      List<PictureReader.Spot> nodes = PictureReader.svg(pictures.svg()).nodes();
      for (int i = 0; i < nodes.size(); i++) {
        for (int j = 0; j < i; j++) {
          double dx = nodes.get(i).x() - nodes.get(j).x();
          double dy = nodes.get(i).y() - nodes.get(j).y();
          assertTrue(dx * dx + dy * dy > 40 * 40, () -> "nodes too near in " + pictures.diagram());
        }
      }
    }
  }

  @Test
  void everyChildStandsOneColumnLeftOfItsParentAndRootsAreRightmost() {
    for (Diagram d : AllDiagrams.everyKind(3)) {
      DiagramLayout layout = DiagramLayout.of(d);
      for (int v = 0; v < d.edges(); v++) {
        assertEquals(
            layout.places().get(d.parent(v)).column() + 1, layout.places().get(v).column());
      }
      assertTrue(layout.places().stream().skip(d.edges()).allMatch(place -> place.column() == 0));
    }
  }

  @Test
  void thePictureDependsOnTheDiagramAlone() {
    for (Diagram d : AllDiagrams.rooted(3)) {
      assertEquals(Pictures.of(d), Pictures.of(Diagram.of(d.presentation())));
    }
  }

  @Test
  void outlinesOfOnePictureDifferInHueAndInDashes() {
    List<OutlineDrawing> styles = IntStream.range(0, 4).mapToObj(OutlineDrawing::of).toList();
    assertEquals(4, styles.stream().map(OutlineDrawing::hue).distinct().count());
    assertEquals(4, styles.stream().map(OutlineDrawing::tikz).distinct().count());
    assertEquals(4, styles.stream().map(OutlineDrawing::dashes).distinct().count());
    assertEquals(28, IntStream.range(0, 28).mapToObj(OutlineDrawing::of).distinct().count());
  }

  @Test
  void svgIsWellFormedAndTitledByTheDiagramsName() throws Exception {
    for (Diagram diagram : AllDiagrams.everyKind(3)) {
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(DiagramDrawing.of(diagram).svg())));
      assertEquals("svg", svg.getDocumentElement().getTagName());
      assertEquals("img", svg.getDocumentElement().getAttribute("role"));
      assertEquals(
          diagram.name(),
          svg.getDocumentElement().getElementsByTagName("title").item(0).getTextContent());
    }
  }

  @Test
  void svgNeedsNothingFromOutsideAndIsSmall() {
    for (Diagram diagram : AllDiagrams.rooted(4)) {
      String svg = DiagramDrawing.of(diagram).svg();
      assertFalse(svg.contains("href") || svg.contains("url(") || svg.contains(" id="), svg);
      assertTrue(svg.length() < 4500, svg);
    }
  }

  @Test
  void theFrameHoldsEverything() {
    for (Diagram diagram : AllDiagrams.everyKind(3)) {
      String svg = DiagramDrawing.of(diagram).svg();
      double[] frame =
          Stream.of(svg.replaceAll("(?s).*viewBox=\"([^\"]*)\".*", "$1").split(" "))
              .mapToDouble(Double::parseDouble)
              .toArray();
      for (Path2D outline : PictureReader.svgOutlines(svg)) {
        assertTrue(
            new java.awt.geom.Rectangle2D.Double(frame[0], frame[1], frame[2], frame[3])
                .contains(outline.getBounds2D()));
      }
    }
  }

  @Test
  void theTiedForkIsDrawnAsDocumented() {
    assertEquals("ⓐ─╮\n  ├─●\nⓐ─╯", DiagramDrawing.of(TIED_FORK).unicode());
    assertEquals("a-.\n  +-o\na-'", DiagramDrawing.of(TIED_FORK).ascii());
  }

  @Test
  void aLooseEndIsAnEdgeWithoutANode() {
    Diagram displacement =
        Diagram.of(
            new Presentation(
                List.of(2, 2, 3),
                List.of(0, 0, 1),
                List.of(Anchor.LOOSE_END),
                OptionalInt.empty()));
    assertEquals("ⓐ─╮\n  ├─●────\nⓐ─╯", DiagramDrawing.of(displacement).unicode());
  }

  @Test
  void aTiedRootBearsTheLetterOfItsPart() {
    Diagram tied =
        Diagram.of(
            new Presentation(List.of(1), List.of(0), List.of(Anchor.ROOT), OptionalInt.of(0)));
    assertEquals("ⓐ───ⓐ", DiagramDrawing.of(tied).unicode());
  }

  @Test
  void twoRootsAndTwoLooseEndsAreLabelledInOrder() {
    Function<Anchor, DiagramDrawing> pair =
        anchor ->
            DiagramDrawing.of(
                Diagram.of(
                    new Presentation(
                        List.of(2, 3),
                        List.of(0, 0),
                        List.of(anchor, anchor),
                        OptionalInt.empty())));
    assertEquals("ⓐ───● *1\nⓐ───● *2", pair.apply(Anchor.ROOT).unicode());
    assertEquals("a---- ^1\na---- ^2", pair.apply(Anchor.LOOSE_END).ascii());
    assertTrue(pair.apply(Anchor.ROOT).svg().contains(">*2</text>"));
    assertTrue(pair.apply(Anchor.LOOSE_END).tikz().contains("{\\textasciicircum{}2}"));
  }

  @Test
  void numbersAreThoseOfTheTypedNumbering() {
    Presentation typed = Presentation.rooted(List.of(3, 2, 3), List.of(0, 1, 0));
    CanonicalForm form = CanonicalForm.of(typed);
    DiagramDrawing drawing =
        DiagramDrawing.numbered(
            new NumberedDiagram(form.diagram(), form.numbering(), Brackets.CUMULANT));
    assertEquals("●1───ⓐ2─╮\n        ├─●3\n     ⓐ0─╯", drawing.unicode());
    for (int v = 0; v < 4; v++) {
      assertTrue(drawing.svg().contains(">" + v + "</text>"));
      assertTrue(drawing.tikz().contains("{" + v + "}"));
    }
  }

  @Test
  void tiedSiblingsAreDrawnNextToEachOther() {
    Diagram pairs = rooted(List.of(6, 6, 6, 6, 6, 6), List.of(0, 1, 2, 0, 1, 2));
    assertEquals("ⓐ─╮\nⓐ─┤\nⓑ─┤\n  ├─●\nⓑ─┤\nⓒ─┤\nⓒ─╯", DiagramDrawing.of(pairs).unicode());
  }

  @Test
  void aDiagramTooLargeIsRefusedWithItsSize() {
    Diagram star = rooted(List.of(1), List.of(0));
    assertEquals("●───●", DiagramDrawing.of(star).unicode());
    List<Integer> chain = IntStream.rangeClosed(1, 41).boxed().toList();
    Diagram long41 = rooted(chain, Collections.nCopies(41, 0));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> DiagramDrawing.of(long41));
    assertInstanceOf(Problem.BeyondReach.class, refused.problem());
    assertTrue(refused.problem().message().contains("41"));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-0.04,0", "-0.05,0", "-0.06,-0.1", "2.5,2.5", "-12.34,-12.3", "7.96,8"})
  void numbersHaveAtMostOneDecimal(double value, String text) {
    assertEquals(text, SvgDrawing.decimals(value));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void goldenPicturesHaveNotChanged(String file, Function<DiagramDrawing, String> target)
      throws IOException {
    String pictures =
        IntStream.rangeClosed(0, 3)
            .boxed()
            .flatMap(n -> AllDiagrams.rooted(n).stream())
            .map(d -> d.name() + "\n\n" + target.apply(DiagramDrawing.of(d)).stripTrailing() + "\n")
            .collect(Collectors.joining("\n"));
    GoldenFile.assertSame(file, pictures);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> targets() {
    return Stream.of(
        target("diagrams-unicode.txt", DiagramDrawing::unicode),
        target("diagrams-ascii.txt", DiagramDrawing::ascii),
        target("diagrams-svg.txt", DiagramDrawing::svg),
        target("diagrams-tikz.txt", DiagramDrawing::tikz));
  }

  private static org.junit.jupiter.params.provider.Arguments target(
      String file, Function<DiagramDrawing, String> target) {
    return org.junit.jupiter.params.provider.Arguments.of(file, target);
  }
}
