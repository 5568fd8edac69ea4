package chladni.history;

import chladni.diagram.Diagram;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * Histories counted one by one: every arrangement of batches, every map of the nodes to cells.
 *
 * <p>A cell is (row, time) with an identity of its own (with replacement, a slot). It shares no
 * code with the program.
 */
final class BruteForce {
  private record Cell(int row, int time) {}

  private final List<List<Cell>> arrangements;

  private BruteForce(List<List<Cell>> arrangements) {
    this.arrangements = arrangements;
  }

  /** Every sequence of one balanced split an epoch. */
  static BruteForce reshuffled(int n, int b, int e) {
    List<List<Cell>> all = List.of(List.of());
    for (int epoch = 0; epoch < e; epoch++) {
      all = product(all, splits(n, b), epoch * (n / b));
    }
    return new BruteForce(all);
  }

  /**
   * The same with the first split fixed, which changes no average, since rows can be renamed in all
   * epochs together.
   */
  static BruteForce reshuffledAfterTheFirst(int n, int b, int e) {
    List<List<Cell>> all = List.of(splits(n, b).get(0));
    for (int epoch = 1; epoch < e; epoch++) {
      all = product(all, splits(n, b), epoch * (n / b));
    }
    return new BruteForce(all);
  }

  /** Every split, the same in all epochs. */
  static BruteForce inFixedOrder(int n, int b, int e) {
    List<List<Cell>> all = new ArrayList<>();
    for (List<Cell> split : splits(n, b)) {
      List<Cell> cells = new ArrayList<>();
      for (int epoch = 0; epoch < e; epoch++) {
        cells.addAll(later(split, epoch * (n / b)));
      }
      all.add(cells);
    }
    return new BruteForce(all);
  }

  /** Every way to fill the slots. */
  static BruteForce withReplacement(int n, int b, int t) {
    List<List<Cell>> all = List.of(List.of());
    for (int slot = 0; slot < b * t; slot++) {
      List<List<Cell>> more = new ArrayList<>();
      for (List<Cell> cells : all) {
        for (int row = 0; row < n; row++) {
          List<Cell> next = new ArrayList<>(cells);
          next.add(new Cell(row, slot / b));
          more.add(next);
        }
      }
      all = more;
    }
    return new BruteForce(all);
  }

  /** Every row at every time. */
  static BruteForce fullBatches(int n, int t) {
    List<Cell> cells = new ArrayList<>();
    for (int time = 0; time < t; time++) {
      for (int row = 0; row < n; row++) {
        cells.add(new Cell(row, time));
      }
    }
    return new BruteForce(List.of(cells));
  }

  private static List<List<Cell>> product(
      List<List<Cell>> before, List<List<Cell>> splits, int shift) {
    List<List<Cell>> all = new ArrayList<>();
    for (List<Cell> cells : before) {
      for (List<Cell> split : splits) {
        List<Cell> next = new ArrayList<>(cells);
        next.addAll(later(split, shift));
        all.add(next);
      }
    }
    return all;
  }

  private static List<Cell> later(List<Cell> cells, int shift) {
    return cells.stream().map(c -> new Cell(c.row(), c.time() + shift)).toList();
  }

  /** Every assignment of rows to batches with b rows in each. */
  private static List<List<Cell>> splits(int n, int b) {
    List<List<Cell>> found = new ArrayList<>();
    split(n, b, new int[n / b], new ArrayList<>(), found);
    return found;
  }

  private static void split(int n, int b, int[] load, List<Cell> cells, List<List<Cell>> found) {
    if (cells.size() == n) {
      found.add(List.copyOf(cells));
      return;
    }
    for (int batch = 0; batch < load.length; batch++) {
      if (load[batch] < b) {
        load[batch]++;
        cells.add(new Cell(cells.size(), batch));
        split(n, b, load, cells, found);
        cells.remove(cells.size() - 1);
        load[batch]--;
      }
    }
  }

  /** The average number of maps of nodes to cells; rows of different parts may coincide. */
  BigFraction labelled(Diagram diagram) {
    return average(diagram, false);
  }

  /** The average number of maps in which different parts have different rows. */
  BigFraction strict(Diagram diagram) {
    return average(diagram, true);
  }

  private BigFraction average(Diagram diagram, boolean differentRows) {
    int d = diagram.edges();
    int[] parent = new int[d];
    int[] part = new int[d];
    for (int v = 0; v < d; v++) {
      parent[v] = diagram.parent(v);
      part[v] = diagram.part(v);
    }
    long sum = 0;
    for (List<Cell> cells : arrangements) {
      int[] rows = cells.stream().mapToInt(Cell::row).toArray();
      int[] times = cells.stream().mapToInt(Cell::time).toArray();
      int[] at = new int[d];
      sum += place(d - 1, parent, part, rows, times, at, differentRows);
    }
    return new BigFraction(sum).divide(arrangements.size());
  }

  private static long place(
      int v, int[] parent, int[] part, int[] rows, int[] times, int[] at, boolean differentRows) {
    if (v < 0) {
      return 1;
    }
    int d = parent.length;
    long sum = 0;
    for (int cell = 0; cell < rows.length; cell++) {
      boolean fits = parent[v] >= d || times[cell] < times[at[parent[v]]];
      for (int u = v + 1; fits && u < d; u++) {
        boolean sameRow = rows[cell] == rows[at[u]];
        fits = part[u] == part[v] ? sameRow : !(differentRows && sameRow);
      }
      if (fits) {
        at[v] = cell;
        sum += place(v - 1, parent, part, rows, times, at, differentRows);
      }
    }
    return sum;
  }

  /**
   * The average over arrangements of the sum over maps of nodes to cells of Π z^gap over the edges,
   * gap being the number of times between the ends of an edge; roots are at time {@code end}.
   */
  BigFraction resummed(Diagram diagram, long[] z, int end) {
    int d = diagram.edges();
    BigInteger sum = BigInteger.ZERO;
    for (List<Cell> cells : arrangements) {
      sum = sum.add(BigInteger.valueOf(sum(d - 1, diagram, cells, new Cell[d], z, end)));
    }
    return new BigFraction(sum, BigInteger.valueOf(arrangements.size()));
  }

  private static long sum(int v, Diagram diagram, List<Cell> cells, Cell[] at, long[] z, int end) {
    if (v < 0) {
      return 1;
    }
    int above = diagram.parent(v);
    int last = above < at.length ? at[above].time() : end;
    long sum = 0;
    for (Cell cell : cells) {
      boolean fits = cell.time() < last;
      for (int u = v + 1; fits && u < at.length; u++) {
        fits = diagram.part(u) != diagram.part(v) || at[u].row() == cell.row();
      }
      if (fits) {
        at[v] = cell;
        long gap = 1;
        for (int t = cell.time() + 1; t < last; t++) {
          gap = Math.multiplyExact(gap, z[v]);
        }
        sum = Math.addExact(sum, Math.multiplyExact(gap, sum(v - 1, diagram, cells, at, z, end)));
      }
    }
    return sum;
  }

  /** What an edge between two times weighs. */
  interface EdgeWeight {
    /** The weight of the edge above a node between two times; a root is after the last update. */
    BigFraction of(int node, boolean toRoot, int from, int to);
  }

  /**
   * The average over arrangements of the sum over maps of nodes to cells of Π node(t) · Π edge(m);
   * roots are at time {@code end}.
   */
  BigFraction weighted(Diagram diagram, IntFunction<BigFraction> node, EdgeWeight edge, int end) {
    BigFraction sum = BigFraction.ZERO;
    for (List<Cell> cells : arrangements) {
      sum =
          sum.add(
              weighted(
                  diagram.edges() - 1, diagram, cells, new Cell[diagram.edges()], node, edge, end));
    }
    return sum.divide(arrangements.size());
  }

  private static BigFraction weighted(
      int v,
      Diagram diagram,
      List<Cell> cells,
      Cell[] at,
      IntFunction<BigFraction> node,
      EdgeWeight edge,
      int end) {
    if (v < 0) {
      return BigFraction.ONE;
    }
    int above = diagram.parent(v);
    boolean toRoot = above >= at.length;
    int last = toRoot ? end : at[above].time();
    BigFraction sum = BigFraction.ZERO;
    for (Cell cell : cells) {
      boolean fits = cell.time() < last;
      for (int u = v + 1; fits && u < at.length; u++) {
        fits = diagram.part(u) != diagram.part(v) || at[u].row() == cell.row();
      }
      if (fits) {
        at[v] = cell;
        sum =
            sum.add(
                node.apply(cell.time())
                    .multiply(edge.of(v, toRoot, cell.time(), last))
                    .multiply(weighted(v - 1, diagram, cells, at, node, edge, end)));
      }
    }
    return sum;
  }
}
