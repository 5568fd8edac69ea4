package chladni.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outline of a part: the curve at a fixed distance round its ties, swelling round its members.
 *
 * <p>It is the level line of zero of a signed distance: to the nearest member less {@value
 * #MEMBER_RADIUS}, and to the nearest tie less {@value #TIE_RADIUS}, the lesser of the two with the
 * corner between them rounded; found by marching squares.
 */
final class OutlineLayout {
  /** How far the outline stays from the members. */
  static final double MEMBER_RADIUS = 13;

  /** How far it stays from the ties. */
  static final double TIE_RADIUS = 6.5;

  private static final double ROUNDING = 9;
  private static final double MESH = 3;

  /** About how far apart the points of an outline are. */
  private static final double STEP = 8;

  private final TieLayout tie;

  private OutlineLayout(TieLayout tie) {
    this.tie = tie;
  }

  /**
   * The closed lines of an outline; what they enclose is by the even-odd rule.
   *
   * @param tie the part's ties
   */
  static List<List<LayoutPoint>> of(TieLayout tie) {
    return new OutlineLayout(tie).loops().stream().map(OutlineLayout::resampled).toList();
  }

  private double field(double x, double y) {
    LayoutPoint p = new LayoutPoint(x, y);
    double swelling = Double.POSITIVE_INFINITY;
    for (LayoutPoint member : tie.members()) {
      swelling = Math.min(swelling, p.distance(member));
    }
    double neck = Double.POSITIVE_INFINITY;
    for (List<LayoutPoint> route : tie.routes()) {
      for (int i = 1; i < route.size(); i++) {
        neck = Math.min(neck, p.distance(route.get(i - 1), route.get(i)));
      }
    }
    double a = swelling - MEMBER_RADIUS;
    double b = neck - TIE_RADIUS;
    double overlap = Math.max(ROUNDING - Math.abs(a - b), 0) / ROUNDING;
    return Math.min(a, b) - overlap * overlap * ROUNDING / 4;
  }

  /** The level line, cell by cell of a square mesh; each piece keeps the inside on one hand. */
  private List<List<LayoutPoint>> loops() {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    List<LayoutPoint> all = new ArrayList<>(tie.members());
    tie.routes().forEach(all::addAll);
    for (LayoutPoint p : all) {
      left = Math.min(left, p.x());
      top = Math.min(top, p.y());
      right = Math.max(right, p.x());
      bottom = Math.max(bottom, p.y());
    }
    double margin = MEMBER_RADIUS + ROUNDING;
    int columns = (int) Math.ceil((right - left + 2 * margin) / MESH);
    int rows = (int) Math.ceil((bottom - top + 2 * margin) / MESH);
    Mesh mesh = new Mesh(left - margin, top - margin, columns, rows);
    return mesh.loops();
  }

  private final class Mesh {
    private final double left;
    private final double top;
    private final int columns;
    private final int rows;
    private final double[][] value;

    /** From the mesh edge where a piece of the line begins to the one where it ends. */
    private final Map<Integer, Integer> next = new HashMap<>();

    private final List<Integer> starts = new ArrayList<>();

    Mesh(double left, double top, int columns, int rows) {
      this.left = left;
      this.top = top;
      this.columns = columns;
      this.rows = rows;
      this.value = new double[columns + 1][rows + 1];
      for (int i = 0; i <= columns; i++) {
        for (int j = 0; j <= rows; j++) {
          value[i][j] = field(left + i * MESH, top + j * MESH);
        }
      }
    }

    List<List<LayoutPoint>> loops() {
      for (int j = 0; j < rows; j++) {
        for (int i = 0; i < columns; i++) {
          march(i, j);
        }
      }
      List<List<LayoutPoint>> loops = new ArrayList<>();
      for (int start : starts) {
        if (next.containsKey(start)) {
          List<LayoutPoint> loop = new ArrayList<>();
          for (int edge = start; next.containsKey(edge); edge = next.remove(edge)) {
            loop.add(crossing(edge));
          }
          loops.add(loop);
        }
      }
      return loops;
    }

    /** Joins the sides of a cell where the line enters and leaves it, the inside to the right. */
    private void march(int i, int j) {
      boolean[] inside = {
        value[i][j] < 0, value[i + 1][j] < 0, value[i + 1][j + 1] < 0, value[i][j + 1] < 0
      };
      int[] side = {horizontal(i, j), vertical(i + 1, j), horizontal(i, j + 1), vertical(i, j)};
      boolean filled = value[i][j] + value[i + 1][j] + value[i + 1][j + 1] + value[i][j + 1] < 0;
      for (int s = 0; s < 4; s++) {
        if (inside[s] && !inside[(s + 1) % 4]) {
          int way = filled ? 1 : 3;
          int t = (s + way) % 4;
          while (inside[t] || !inside[(t + 1) % 4]) {
            t = (t + way) % 4;
          }
          next.put(side[s], side[t]);
          starts.add(side[s]);
        }
      }
    }

    private int horizontal(int i, int j) {
      return 2 * (j * (columns + 1) + i);
    }

    private int vertical(int i, int j) {
      return horizontal(i, j) + 1;
    }

    private LayoutPoint crossing(int edge) {
      int i = edge / 2 % (columns + 1);
      int j = edge / 2 / (columns + 1);
      boolean horizontal = edge % 2 == 0;
      double a = value[i][j];
      double b = horizontal ? value[i + 1][j] : value[i][j + 1];
      double t = a / (a - b);
      return new LayoutPoint(
          left + (i + (horizontal ? t : 0)) * MESH, top + (j + (horizontal ? 0 : t)) * MESH);
    }
  }

  /** Points at equal distances along a closed line. */
  private static List<LayoutPoint> resampled(List<LayoutPoint> loop) {
    int n = loop.size();
    double[] along = new double[n + 1];
    for (int i = 0; i < n; i++) {
      along[i + 1] = along[i] + loop.get(i).distance(loop.get((i + 1) % n));
    }
    int count = Math.max(6, (int) Math.round(along[n] / STEP));
    List<LayoutPoint> points = new ArrayList<>();
    int i = 0;
    for (int k = 0; k < count; k++) {
      double at = along[n] * k / count;
      while (along[i + 1] < at) {
        i++;
      }
      double length = along[i + 1] - along[i];
      double t = length == 0 ? 0 : (at - along[i]) / length;
      points.add(loop.get(i).towards(loop.get((i + 1) % n), t));
    }
    return List.copyOf(points);
  }
}
