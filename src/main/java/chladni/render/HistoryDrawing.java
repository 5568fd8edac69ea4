package chladni.render;

import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Pictures of a history: a diagram on the grid of training points by updates, every node in its
 * cell, the roots to the right of the last update.
 *
 * <p>Nothing is asked of the placement but that it lies in the grid, so that placements that are no
 * histories can be shown as well.
 *
 * <p>Example: {@code c(0-1)(01)} on two points and three updates, its node at (0, 0), cells (0, 0)
 * and (1, 1) shaded, is in ASCII
 *
 * <pre>
 *  :o-----------o
 *
 *   .  :::  .
 * </pre>
 *
 * <p>Source: "A Perturbative Analysis of Stochastic Gradient Descent", Figures 9 to 11.
 */
public final class HistoryDrawing {
  /** The greatest number of cells that is drawn. */
  public static final int MOST_CELLS = 2500;

  private static final double LABEL_GAP = 11;

  /**
   * A cell of the grid.
   *
   * @param row the training point n, from 0
   * @param column the update t, from 0
   */
  public record Cell(int row, int column) {}

  private final Set<Cell> shaded;
  private final Diagram diagram;
  private final HistoryLayout layout;

  private HistoryDrawing(Set<Cell> shaded, Diagram diagram, HistoryLayout layout) {
    this.shaded = shaded;
    this.diagram = diagram;
    this.layout = layout;
  }

  /**
   * Pictures of a history.
   *
   * @param rows the number N of training points
   * @param columns the number T of updates
   * @param shaded the cells (n, t) such that point n is in batch t
   * @param diagram the diagram
   * @param cells the cell of each node of the diagram, in its canonical numbering
   * @throws ProblemException carrying {@link Problem.Unfit} if a cell lies outside the grid or the
   *     number of cells is not that of the nodes, and {@link Problem.BeyondReach} for more than
   *     {@value #MOST_CELLS} cells or {@value DiagramDrawing#MOST_EDGES} edges
   */
  public static HistoryDrawing of(
      int rows, int columns, Set<Cell> shaded, Diagram diagram, List<Cell> cells) {
    if (rows < 1 || columns < 1) {
      throw ProblemException.unfit(
          "a grid has at least one row and one column",
          "give the number of training points and of updates");
    }
    if ((long) rows * columns > MOST_CELLS) {
      throw ProblemException.beyondReach(
          "a grid of " + (long) rows * columns + " cells is too large to be drawn",
          "draw grids of at most " + MOST_CELLS + " cells");
    }
    if (diagram.edges() > DiagramDrawing.MOST_EDGES) {
      throw ProblemException.beyondReach(
          "a diagram of " + diagram.edges() + " edges is too large to be drawn",
          "draw diagrams of at most " + DiagramDrawing.MOST_EDGES + " edges");
    }
    if (cells.size() != diagram.edges()) {
      throw ProblemException.unfit(
          diagram + " has " + diagram.edges() + " nodes to place, not " + cells.size(),
          "give one cell for each node that is not a root");
    }
    for (Iterable<Cell> group : List.of(cells, shaded)) {
      for (Cell cell : group) {
        if (cell.row < 0 || cell.row >= rows || cell.column < 0 || cell.column >= columns) {
          throw ProblemException.unfit(
              "cell (%d, %d) is outside the grid".formatted(cell.row, cell.column),
              "rows are 0 to %d, columns 0 to %d".formatted(rows - 1, columns - 1));
        }
      }
    }
    return new HistoryDrawing(
        Set.copyOf(shaded), diagram, HistoryLayout.of(rows, columns, diagram, cells));
  }

  /** A picture of lines of text; edges are dotted lines, tied nodes bear the same letter. */
  public String unicode() {
    return HistoryTextDrawing.of(layout, diagram, shaded, TextDrawing.Glyphs.UNICODE);
  }

  /** The same in ASCII, edges as rough strokes. */
  public String ascii() {
    return HistoryTextDrawing.of(layout, diagram, shaded, TextDrawing.Glyphs.ASCII);
  }

  /** A self-contained SVG element, which takes its colour from the text round it. */
  public String svg() {
    return SvgDrawing.of(drawing());
  }

  /** A {@code tikzpicture} environment, which needs the package tikz only. */
  public String tikz() {
    return TikzDrawing.of(drawing());
  }

  private Drawing drawing() {
    List<Double> tops = layout.tops();
    double side = HistoryLayout.SIDE;
    List<DrawingMark> marks = new ArrayList<>();
    for (int r = 0; r + 1 < tops.size(); r++) {
      for (int c = 0; c < layout.columns(); c++) {
        marks.add(
            new DrawingMark.Cell(
                new LayoutPoint(c * side, tops.get(r)),
                side,
                tops.get(r + 1) - tops.get(r),
                shaded.contains(new Cell(r, c))
                    ? DrawingMark.Shade.SHADED
                    : DrawingMark.Shade.BLANK));
      }
    }
    double middle = layout.columns() * side / 2;
    marks.add(
        new DrawingMark.Label(
            new LayoutPoint(-LABEL_GAP / 2, tops.getLast() / 2), "n", DrawingMark.Side.LEFT));
    marks.add(
        new DrawingMark.Label(
            new LayoutPoint(middle, tops.getLast() + LABEL_GAP), "t", DrawingMark.Side.CENTRE));
    List<TieLayout> ties =
        TieLayout.of(layout.points(), DiagramLayout.ties(diagram), layout.edges());
    for (int k = 0; k < ties.size(); k++) {
      marks.add(new DrawingMark.Outline(OutlineDrawing.of(k), OutlineLayout.of(ties.get(k))));
    }
    layout.edges().forEach(edge -> marks.add(new DrawingMark.Edge(edge)));
    for (int v = 0; v < layout.points().size(); v++) {
      LayoutPoint point = layout.points().get(v);
      int anchor = v - diagram.edges();
      if (anchor < 0 || diagram.anchors().get(anchor) == Anchor.ROOT) {
        marks.add(new DrawingMark.Node(point));
      }
      if (anchor >= 0 && !DiagramDrawing.label(diagram, anchor).isEmpty()) {
        marks.add(
            new DrawingMark.Label(
                point.plus(LABEL_GAP, 0),
                DiagramDrawing.label(diagram, anchor),
                DrawingMark.Side.RIGHT));
      }
    }
    return new Drawing(
        "%s on a grid of %d rows and %d columns"
            .formatted(diagram, tops.size() - 1, layout.columns()),
        marks);
  }
}
