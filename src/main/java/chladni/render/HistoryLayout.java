package chladni.render;

import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where a diagram's vertices stand on a grid: nodes in their cells, one below the other where a
 * cell holds several; roots and loose ends right of the grid, halfway between their children.
 *
 * @param tops the upper borders of the rows, then the lower border of the last
 * @param columns the number of columns
 * @param points the points of the nodes, then of the roots and loose ends
 * @param edges the edge above each node, bent where it has to go round other vertices
 */
record HistoryLayout(
    List<Double> tops, int columns, List<LayoutPoint> points, List<List<LayoutPoint>> edges) {
  /** The side of a cell that holds at most one node. */
  static final double SIDE = 42;

  private static final double CLEARANCE = 15;
  private static final double CROSSING = 10;
  private static final double NEARNESS = 5;

  /** Copies the lists. */
  HistoryLayout {
    tops = List.copyOf(tops);
    points = List.copyOf(points);
    edges = edges.stream().map(List::copyOf).toList();
  }

  /** Lays a diagram out on a grid whose cells hold its nodes. */
  static HistoryLayout of(int rows, int columns, Diagram diagram, List<HistoryDrawing.Cell> cells) {
    Map<HistoryDrawing.Cell, List<Integer>> held = new HashMap<>();
    int[] most = IntStream.generate(() -> 1).limit(rows).toArray();
    for (int v = 0; v < cells.size(); v++) {
      List<Integer> here = held.computeIfAbsent(cells.get(v), cell -> new ArrayList<>());
      here.add(v);
      most[cells.get(v).row()] = Math.max(most[cells.get(v).row()], here.size());
    }
    List<Double> tops = new ArrayList<>(List.of(0.0));
    for (int r = 0; r < rows; r++) {
      tops.add(tops.getLast() + most[r] * SIDE);
    }
    List<LayoutPoint> points = new ArrayList<>();
    for (int v = 0; v < cells.size(); v++) {
      HistoryDrawing.Cell cell = cells.get(v);
      List<Integer> here = held.getOrDefault(cell, List.of());
      double middle = (tops.get(cell.row()) + tops.get(cell.row() + 1)) / 2;
      double offset = here.indexOf(v) - (here.size() - 1) / 2.0;
      points.add(new LayoutPoint((cell.column() + 0.5) * SIDE, middle + offset * SIDE));
    }
    points.addAll(anchors(diagram, points, tops.getLast(), (columns + 0.5) * SIDE));
    List<List<LayoutPoint>> edges = new ArrayList<>();
    List<RouteLayout.Toll> tolls = new ArrayList<>();
    for (int v = 0; v < diagram.edges(); v++) {
      Interruption.poll();
      List<LayoutPoint> edge = edge(points, v, diagram.parent(v), tolls);
      for (int i = 1; i < edge.size(); i++) {
        tolls.add(new RouteLayout.Toll(edge.get(i - 1), edge.get(i), CROSSING, NEARNESS));
      }
      edges.add(edge);
    }
    return new HistoryLayout(tops, columns, points, edges);
  }

  /** The roots and loose ends, halfway between their children but not too near each other. */
  private static List<LayoutPoint> anchors(
      Diagram diagram, List<LayoutPoint> nodes, double height, double x) {
    List<Double> rows = new ArrayList<>();
    for (int a = 0; a < diagram.anchors().size(); a++) {
      int anchor = diagram.edges() + a;
      rows.add(
          IntStream.range(0, diagram.edges())
              .filter(v -> diagram.parent(v) == anchor)
              .mapToDouble(v -> nodes.get(v).y())
              .average()
              .orElse(height / 2));
    }
    List<Integer> order =
        IntStream.range(0, rows.size()).boxed().sorted(Comparator.comparing(rows::get)).toList();
    for (int i = 1; i < order.size(); i++) {
      int upper = order.get(i - 1);
      int lower = order.get(i);
      double lack = SIDE - (rows.get(lower) - rows.get(upper));
      if (lack > 0) {
        rows.set(upper, rows.get(upper) - lack / 2);
        rows.set(lower, rows.get(lower) + lack / 2);
      }
    }
    return rows.stream().map(y -> new LayoutPoint(x, y)).toList();
  }

  /** The edge above a node: straight if nothing is in its way. */
  private static List<LayoutPoint> edge(
      List<LayoutPoint> points, int child, int parent, List<RouteLayout.Toll> tolls) {
    LayoutPoint from = points.get(child);
    LayoutPoint to = points.get(parent);
    List<LayoutPoint> others =
        IntStream.range(0, points.size())
            .filter(v -> v != child && v != parent)
            .mapToObj(points::get)
            .toList();
    if (others.stream().allMatch(other -> other.distance(from, to) >= CLEARANCE)) {
      return List.of(from, to);
    }
    return new RouteLayout(others, CLEARANCE, List.copyOf(tolls)).route(from, to).points();
  }
}
