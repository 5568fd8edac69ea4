package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.render.HistoryDrawing.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryDrawingTest {
  private static final Diagram TIED_FORK =
      Diagram.of(Presentation.rooted(List.of(2, 2), List.of(0, 0)));
  private static final Set<Cell> DIAGONAL =
      Set.of(new Cell(0, 0), new Cell(1, 1), new Cell(0, 2), new Cell(1, 3));

  /** A diagram with its nodes placed. */
  private record Placed(Diagram diagram, List<Cell> cells) {}

  /** All histories of the diagrams with up to three edges, every cell of a grid being shaded. */
  private static List<Placed> histories(int rows, int columns) {
    List<Placed> all = new ArrayList<>();
    for (int edges = 0; edges <= 3; edges++) {
      for (Diagram diagram : AllDiagrams.rooted(edges)) {
        place(diagram, rows, columns, List.of(), all);
      }
    }
    return all;
  }

  private static void place(
      Diagram diagram, int rows, int columns, List<Cell> cells, List<Placed> all) {
    int node = cells.size();
    if (node == diagram.edges()) {
      all.add(new Placed(diagram, cells));
      return;
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Cell cell = new Cell(row, column);
        boolean allowed =
            IntStream.range(0, node)
                .allMatch(
                    v ->
                        (diagram.parent(v) != node || cells.get(v).column() < cell.column())
                            && (diagram.part(v) != diagram.part(node)
                                || cells.get(v).row() == cell.row()));
        if (allowed) {
          List<Cell> longer = new ArrayList<>(cells);
          longer.add(cell);
          place(diagram, rows, columns, List.copyOf(longer), all);
        }
      }
    }
  }

  private static Set<Cell> full(int rows, int columns) {
    Set<Cell> cells = new HashSet<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cells.add(new Cell(row, column));
      }
    }
    return cells;
  }

  @Test
  void anSvgPictureReadsBackAsItsDiagram() {
    for (Placed placed : histories(2, 3)) {
      String svg = HistoryDrawing.of(2, 3, full(2, 3), placed.diagram(), placed.cells()).svg();
      assertEquals(placed.diagram(), PictureReader.svg(svg).diagram(), placed::toString);
    }
  }

  @Test
  void everyNodeLiesInItsCell() {
    for (Placed placed : histories(2, 3)) {
      HistoryLayout layout = HistoryLayout.of(2, 3, placed.diagram(), placed.cells());
      for (int v = 0; v < placed.cells().size(); v++) {
        Cell cell = placed.cells().get(v);
        LayoutPoint p = layout.points().get(v);
        assertEquals((cell.column() + 0.5) * HistoryLayout.SIDE, p.x(), 1e-9);
        assertTrue(layout.tops().get(cell.row()) + 20 < p.y(), placed::toString);
        assertTrue(layout.tops().get(cell.row() + 1) - 20 > p.y(), placed::toString);
      }
    }
  }

  @Test
  void edgesGoRoundOtherNodes() {
    for (Placed placed : histories(2, 3)) {
      HistoryLayout layout = HistoryLayout.of(2, 3, placed.diagram(), placed.cells());
      for (int v = 0; v < layout.edges().size(); v++) {
        List<LayoutPoint> edge = layout.edges().get(v);
        assertEquals(layout.points().get(v), edge.getFirst());
        assertEquals(layout.points().get(placed.diagram().parent(v)), edge.getLast());
        for (int u = 0; u < layout.points().size(); u++) {
          for (int i = 1; i < edge.size(); i++) {
            assertTrue(
                u == v
                    || u == placed.diagram().parent(v)
                    || layout.points().get(u).distance(edge.get(i - 1), edge.get(i)) > 14,
                placed::toString);
          }
        }
      }
    }
  }

  @Test
  void everyShadedCellIsShaded() {
    HistoryDrawing drawing =
        HistoryDrawing.of(2, 4, DIAGONAL, TIED_FORK, List.of(new Cell(0, 0), new Cell(0, 2)));
    assertEquals(4, drawing.svg().split("fill-opacity=\".14\"", -1).length - 1);
    assertEquals(8, drawing.svg().split("<rect", -1).length - 1);
    assertEquals(4, drawing.tikz().split("fill=black!10", -1).length - 1);
    assertEquals(8, drawing.tikz().split("rectangle", -1).length - 1);
  }

  @Test
  void textShowsShadedCellsAndNodesInTheirCells() {
    for (Placed placed : histories(2, 3)) {
      if (new HashSet<>(placed.cells()).size() < placed.cells().size()) {
        continue; // then rows are higher
      }
      HistoryDrawing drawing =
          HistoryDrawing.of(2, 3, full(2, 3), placed.diagram(), placed.cells());
      for (String text : List.of(drawing.unicode(), drawing.ascii())) {
        List<String> lines = text.lines().toList();
        List<Character> signs = new ArrayList<>();
        for (Cell cell : placed.cells()) {
          signs.add(lines.get(2 * cell.row()).charAt(4 * cell.column() + 2));
        }
        Diagram diagram = placed.diagram();
        for (int v = 0; v < signs.size(); v++) {
          int node = v;
          boolean alone =
              IntStream.range(0, signs.size())
                  .noneMatch(u -> u != node && diagram.part(u) == diagram.part(node));
          assertEquals(alone, signs.get(v) == '●' || signs.get(v) == 'o', placed::toString);
          for (int u = 0; u < v && !alone; u++) {
            assertEquals(
                diagram.part(u) == diagram.part(v), signs.get(u).equals(signs.get(v)), text);
          }
        }
      }
    }
  }

  /** By hand. */
  @Test
  void anEdgeOfOneNodeGoesStraightToTheRoot() {
    Diagram edge = Diagram.of(Presentation.rooted(List.of(1), List.of(0)));
    assertEquals(
        " :o-----------o\n\n  .  :::  .",
        HistoryDrawing.of(
                2, 3, Set.of(new Cell(0, 0), new Cell(1, 1)), edge, List.of(new Cell(0, 0)))
            .ascii());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    List<Cell> inside = List.of(new Cell(0, 0), new Cell(0, 2));
    assertUnfit("cell (2, 0)", () -> draw(2, 4, List.of(new Cell(0, 0), new Cell(2, 0))));
    assertUnfit("2 nodes", () -> draw(2, 4, List.of(new Cell(0, 0))));
    assertUnfit("at least one row", () -> draw(0, 4, inside));
    ProblemException large = assertThrows(ProblemException.class, () -> draw(100, 100, inside));
    assertInstanceOf(Problem.BeyondReach.class, large.problem());
    assertTrue(large.problem().message().contains("10000"));
  }

  private static HistoryDrawing draw(int rows, int columns, List<Cell> cells) {
    return HistoryDrawing.of(rows, columns, DIAGONAL, TIED_FORK, cells);
  }

  private static void assertUnfit(
      String message, org.junit.jupiter.api.function.Executable request) {
    ProblemException refused = assertThrows(ProblemException.class, request);
    assertInstanceOf(Problem.Unfit.class, refused.problem());
    assertTrue(refused.problem().message().contains(message), refused.problem().message());
  }

  private static List<HistoryDrawing> examples() {
    Diagram chain = Diagram.of(Presentation.rooted(List.of(1, 2, 3), List.of(0, 1, 0)));
    Diagram claw = Diagram.of(Presentation.rooted(List.of(3, 3, 3), List.of(0, 0, 1)));
    Diagram displacement =
        Diagram.of(
            new Presentation(
                List.of(2, 2, 3),
                List.of(0, 0, 1),
                List.of(Anchor.LOOSE_END),
                OptionalInt.empty()));
    Diagram square =
        Diagram.of(
            new Presentation(
                List.of(2, 3),
                List.of(0, 0),
                List.of(Anchor.ROOT, Anchor.ROOT),
                OptionalInt.empty()));
    return List.of(
        draw(2, 4, List.of(new Cell(0, 0), new Cell(0, 2))),
        HistoryDrawing.of(
            2, 4, DIAGONAL, chain, List.of(new Cell(0, 0), new Cell(1, 1), new Cell(0, 2))),
        HistoryDrawing.of(
            2, 3, full(2, 3), claw, List.of(new Cell(0, 0), new Cell(0, 1), new Cell(0, 2))),
        HistoryDrawing.of(
            2,
            3,
            full(2, 3),
            displacement,
            List.of(new Cell(0, 0), new Cell(0, 0), new Cell(1, 2))),
        draw(2, 4, List.of(new Cell(1, 1), new Cell(1, 1))),
        HistoryDrawing.of(2, 4, DIAGONAL, square, List.of(new Cell(1, 1), new Cell(1, 3))));
  }

  @Test
  void goldenPicturesHaveNotChanged() throws IOException {
    GoldenFile.assertSame(
        "histories-unicode.txt",
        examples().stream().map(HistoryDrawing::unicode).collect(Collectors.joining("\n\n\n"))
            + "\n");
    GoldenFile.assertSame(
        "histories-ascii.txt",
        examples().stream().map(HistoryDrawing::ascii).collect(Collectors.joining("\n\n\n"))
            + "\n");
    GoldenFile.assertSame(
        "histories-svg.txt",
        examples().stream().map(HistoryDrawing::svg).collect(Collectors.joining("\n")));
    GoldenFile.assertSame(
        "histories-tikz.txt",
        examples().stream().map(HistoryDrawing::tikz).collect(Collectors.joining("\n")));
  }
}
