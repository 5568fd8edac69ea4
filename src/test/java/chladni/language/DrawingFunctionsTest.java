package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.HistoryDrawing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures through the language: histories on their grids, and sources. */
class DrawingFunctionsTest {
  private static Reply.OfPicture picture(String statement) {
    return (Reply.OfPicture) Session.standard().eval(statement);
  }

  @Test
  void aHistoryOfOnesChoiceStandsInItsCells() {
    HistoryDrawing.Cell first = new HistoryDrawing.Cell(0, 0);
    HistoryDrawing.Cell second = new HistoryDrawing.Cell(1, 1);
    assertEquals(
        HistoryDrawing.of(
                2,
                2,
                Set.of(first, second),
                Reader.diagram("c(0-1-2)(01-12)").diagram(),
                List.of(first, second))
            .ascii(),
        picture("draw(c(0-1-2)(01-12), N=2, B=1, E=1, at=[[0, 0], [1, 1]])").ascii());
  }

  @Test
  void aHistoryThatIsChosenPutsPartsOnDifferentRows() {
    assertEquals(
        picture("draw(c(0-1-2)(01-12), N=3, B=1, E=2, at=[[0, 0], [1, 1]])"),
        picture("draw(c(0-1-2)(01-12), N=3, B=1, E=2)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "draw(c(0-1-2)(01-12), N=2, B=1, E=1, at=[[1, 1], [0, 0]]) | before its parent",
        "draw(c(0-1-2)(01-12), N=2, B=1, E=1, at=[[0, 1], [1, 1]]) | not in the batch",
        "draw(c(01-2)(02-12), N=2, B=1, E=1, at=[[0, 0], [1, 1]]) | share their training point",
        "draw(c(01-2)(02-12), N=2, B=1, E=1, at=[[0, 0]]) | 2 nodes to place",
        "draw(c(01-2)(01-12), N=4, B=1, E=1) | has no history",
        "draw(c(0-1)(01), N=100, B=1, E=1) | too large",
        "draw(c(0-1)(01), N=4, B=3, E=3) | does not divide",
        "draw(c(0-1)(01), E=1) | needs a number",
        "draw(c(0-1)(01), at=[[0, 0]]) | needs its grid",
      })
  void whatCannotBeDrawnIsSaid(String statement, String part) {
    MistakeException e =
        assertThrows(MistakeException.class, () -> Session.standard().eval(statement));
    assertTrue(e.mistake().rendered().contains(part), e.mistake().rendered());
  }

  @Test
  void theSourcesAreThoseOfThePicture() {
    Reply.OfPicture history = picture("draw(c(01-2)(02-12), N=3, B=1, E=1)");
    assertEquals(
        Reply.OfText.of(history.tikz().stripTrailing()),
        Session.standard().eval("tikz(draw(c(01-2)(02-12), N=3, B=1, E=1))"));
    assertEquals(
        Reply.OfText.of(history.svg().stripTrailing()),
        Session.standard().eval("svg(draw(c(01-2)(02-12), N=3, B=1, E=1))"));
    assertTrue(history.tikz().contains("rectangle"), history.tikz());
  }
}
