package chladni.language;

import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import chladni.render.HistoryDrawing;
import chladni.render.HistoryDrawing.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A grid whose points are taken in order in every epoch, and histories on it.
 *
 * @param points the number N of rows
 * @param batch the number B of shaded cells in a column
 * @param epochs the number E of shaded cells in a row
 */
record ShadedGrid(int points, int batch, int epochs) {
  /** The most placements that are tried in search of a history. */
  private static final int MOST_TRIED = 200_000;

  /** A grid that is small enough to be drawn. */
  static ShadedGrid of(int points, int batch, int epochs) {
    if (points < 1 || batch < 1 || epochs < 1) {
      throw ProblemException.unfit("N, B and E must be at least 1", "write N=4, B=1, E=2");
    }
    if (points % batch != 0) {
      throw ProblemException.unfit(
          "B=" + batch + " does not divide N=" + points, "choose B among the divisors of N");
    }
    long cells = (long) points * (points / batch) * epochs;
    if (cells > HistoryDrawing.MOST_CELLS) {
      throw ProblemException.beyondReach(
          "a grid of " + cells + " cells is too large to be drawn",
          "draw grids of at most " + HistoryDrawing.MOST_CELLS + " cells");
    }
    return new ShadedGrid(points, batch, epochs);
  }

  /** The number T of columns. */
  int updates() {
    return points / batch * epochs;
  }

  /** The shaded cells. */
  Set<Cell> shaded() {
    Set<Cell> shaded = new HashSet<>();
    for (int n = 0; n < points; n++) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        shaded.add(cell(n, epoch));
      }
    }
    return shaded;
  }

  private Cell cell(int point, int epoch) {
    return new Cell(point, epoch * (points / batch) + point / batch);
  }

  /**
   * A history that is easy to read: nodes of different parts on different rows, and no two nodes in
   * one cell, as far as there are such.
   */
  Optional<List<Cell>> firstHistory(Diagram diagram) {
    for (Taste taste : Taste.values()) {
      Search search = new Search(diagram, taste);
      if (search.place(0)) {
        return Optional.of(List.copyOf(search.cells));
      }
    }
    return Optional.empty();
  }

  /** What is asked of a history that is shown, from the strictest to what it must have. */
  private enum Taste {
    APART,
    ROWS_APART,
    ANY
  }

  /** Places nodes one after the other, children first. */
  private final class Search {
    private final Diagram diagram;
    private final Taste taste;
    private final List<Cell> cells = new ArrayList<>();
    private int tried;

    Search(Diagram diagram, Taste taste) {
      this.diagram = diagram;
      this.taste = taste;
    }

    boolean place(int node) {
      if (node == diagram.edges()) {
        return true;
      }
      Interruption.poll();
      for (int epoch = 0; epoch < epochs; epoch++) {
        for (int n = 0; n < points; n++) {
          if (++tried > MOST_TRIED) {
            return false;
          }
          Cell cell = cell(n, epoch);
          if (fits(node, cell)) {
            cells.add(cell);
            if (place(node + 1)) {
              return true;
            }
            cells.removeLast();
          }
        }
      }
      return false;
    }

    private boolean fits(int node, Cell cell) {
      for (int v = 0; v < node; v++) {
        Cell other = cells.get(v);
        boolean tied = diagram.part(v) == diagram.part(node);
        if (tied && other.row() != cell.row()
            || diagram.parent(v) == node && other.column() >= cell.column()
            || !tied && taste != Taste.ANY && other.row() == cell.row()
            || taste == Taste.APART && other.equals(cell)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The cells of a history of one's choice, in the canonical numbering.
   *
   * @throws ProblemException if it is none
   */
  List<Cell> checked(NumberedDiagram typed, List<Cell> cells) {
    Diagram diagram = typed.diagram();
    if (cells.size() != diagram.edges()) {
      throw ProblemException.unfit(
          typed.name() + " has " + diagram.edges() + " nodes to place, not " + cells.size(),
          "give one cell [n, t] for each node that is not a root");
    }
    Set<Cell> shaded = shaded();
    List<Cell> canonical = new ArrayList<>(Collections.nCopies(cells.size(), new Cell(0, 0)));
    for (int v = 0; v < cells.size(); v++) {
      Cell cell = cells.get(v);
      if (!shaded.contains(cell)) {
        throw ProblemException.unfit(
            "point " + cell.row() + " is not in the batch of update " + cell.column(),
            cell.row() < points
                ? "its updates are "
                    + IntStream.range(0, epochs)
                        .mapToObj(e -> Integer.toString(cell(cell.row(), e).column()))
                        .toList()
                : "points are 0 to " + (points - 1));
      }
      canonical.set(typed.numbering().get(v), cell);
    }
    for (int v = 0; v < cells.size(); v++) {
      int parent = diagram.parent(v);
      if (parent < cells.size() && canonical.get(v).column() >= canonical.get(parent).column()) {
        throw ProblemException.unfit(
            "this is no history: a node must come before its parent",
            "put node " + typed.numbering().indexOf(v) + " into an earlier update");
      }
      for (int w = 0; w < v; w++) {
        if (diagram.part(v) == diagram.part(w)
            && canonical.get(v).row() != canonical.get(w).row()) {
          throw ProblemException.unfit(
              "this is no history: tied nodes share their training point",
              "put nodes "
                  + typed.numbering().indexOf(w)
                  + " and "
                  + typed.numbering().indexOf(v)
                  + " into one row");
        }
      }
    }
    return canonical;
  }
}
