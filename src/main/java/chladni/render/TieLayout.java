package chladni.render;

import chladni.problem.Interruption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The ties of a part: routes between its members, as few as join them, that keep clear of every
 * other vertex.
 *
 * @param members the points of the members
 * @param routes the routes, each a chain of straight lines
 */
record TieLayout(List<LayoutPoint> members, List<List<LayoutPoint>> routes) {
  /** How far a tie stays from vertices that it does not tie. */
  static final double CLEARANCE = 20.5;

  private static final double EDGE_TOLL = 8;
  private static final double TIE_TOLL = 30;
  private static final double TIE_WIDTH = 15;

  /**
   * Routes the ties of all parts, one part after the other.
   *
   * @param vertices the points of all vertices
   * @param parts the parts, each by its vertices
   * @param edges the lines that ties had better not cross
   */
  static List<TieLayout> of(
      List<LayoutPoint> vertices, List<List<Integer>> parts, List<List<LayoutPoint>> edges) {
    List<RouteLayout.Toll> tolls = new ArrayList<>();
    for (List<LayoutPoint> edge : edges) {
      addTolls(tolls, edge, EDGE_TOLL, 0);
    }
    List<TieLayout> ties = new ArrayList<>();
    for (List<Integer> part : parts) {
      TieLayout tie = joining(vertices, part, tolls);
      ties.add(tie);
      for (List<LayoutPoint> route : tie.routes) {
        addTolls(tolls, route, TIE_TOLL, TIE_WIDTH);
      }
    }
    return List.copyOf(ties);
  }

  private static void addTolls(
      List<RouteLayout.Toll> tolls, List<LayoutPoint> line, double crossing, double width) {
    for (int i = 1; i < line.size(); i++) {
      tolls.add(new RouteLayout.Toll(line.get(i - 1), line.get(i), crossing, width));
    }
  }

  private static TieLayout joining(
      List<LayoutPoint> vertices, List<Integer> part, List<RouteLayout.Toll> tolls) {
    List<LayoutPoint> others =
        IntStream.range(0, vertices.size())
            .filter(v -> !part.contains(v))
            .mapToObj(vertices::get)
            .toList();
    List<LayoutPoint> members = part.stream().map(vertices::get).toList();
    RouteLayout plane = new RouteLayout(others, CLEARANCE, List.copyOf(tolls));
    Map<List<Integer>, RouteLayout.Route> known = new HashMap<>();
    List<List<LayoutPoint>> routes = new ArrayList<>();
    List<Integer> reached = new ArrayList<>(List.of(0));
    while (reached.size() < members.size()) {
      Interruption.poll();
      RouteLayout.Route best = new RouteLayout.Route(List.of(), Double.POSITIVE_INFINITY);
      int next = 0;
      for (int i : reached) {
        for (int j = 0; j < members.size(); j++) {
          LayoutPoint from = members.get(i);
          LayoutPoint to = members.get(j);
          if (!reached.contains(j) && from.distance(to) < best.price()) {
            RouteLayout.Route route =
                known.computeIfAbsent(List.of(i, j), pair -> plane.route(from, to));
            if (route.price() < best.price() - 1e-6) {
              best = route;
              next = j;
            }
          }
        }
      }
      reached.add(next);
      routes.add(best.points());
    }
    return new TieLayout(members, List.copyOf(routes));
  }
}
