package chladni.render;

import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Where the vertices of a diagram stand: roots and loose ends in the rightmost column, every child
 * one column left of its parent, every leaf on a row of its own, every parent halfway between its
 * first and its last child.
 *
 * <p>So edges never cross. The order of siblings is chosen to bring tied nodes together: among all
 * orders the first with the shortest ties, counting a tie longer where it would cross something.
 * Vertices are numbered as in {@link Diagram#parent}: nodes 0 … d−1, then the anchors.
 *
 * <p>Example: in {@code c(01-2)(02-12)} nodes 0 and 1 stand in column 1 on rows 0 and 1, the root
 * in column 0 on row 1/2.
 *
 * @param diagram what is laid out
 * @param places the place of each node, then of each root or loose end
 */
record DiagramLayout(Diagram diagram, List<Place> places) {
  /** The distance of two columns in a picture. */
  static final double COLUMN = 48;

  /** The distance of two rows in a picture. */
  static final double ROW = 42;

  private static final int MOST_ORDERS = 5040;

  /**
   * A place in the picture.
   *
   * @param column the number of edges to the root or loose end; columns are counted leftwards
   * @param row counted downwards; leaves stand on whole rows
   */
  record Place(int column, double row) {
    LayoutPoint point(int columns) {
      return new LayoutPoint((columns - 1 - column) * COLUMN, row * ROW);
    }
  }

  /** Copies the places. */
  DiagramLayout {
    places = List.copyOf(places);
  }

  /**
   * Lays a diagram out.
   *
   * @throws ProblemException carrying {@link Problem.BeyondReach} for more than {@value
   *     DiagramDrawing#MOST_EDGES} edges
   */
  static DiagramLayout of(Diagram diagram) {
    if (diagram.edges() > DiagramDrawing.MOST_EDGES) {
      throw ProblemException.beyondReach(
          "a diagram of " + diagram.edges() + " edges is too large to be drawn",
          "draw diagrams of at most " + DiagramDrawing.MOST_EDGES + " edges");
    }
    return new Search(diagram).best();
  }

  /** The number of columns. */
  int columns() {
    return places.stream().mapToInt(Place::column).max().orElse(0) + 1;
  }

  /** The distinct rows that hold something, from the top. */
  List<Double> rows() {
    return places.stream().map(Place::row).distinct().sorted().toList();
  }

  /** The points at which the vertices are drawn. */
  List<LayoutPoint> points() {
    return places.stream().map(place -> place.point(columns())).toList();
  }

  /**
   * The parts that are drawn, which are those of at least two vertices, a tied root counted in;
   * each by its vertices.
   */
  List<List<Integer>> ties() {
    return ties(diagram);
  }

  static List<List<Integer>> ties(Diagram diagram) {
    List<List<Integer>> ties = new ArrayList<>();
    for (int p = 0; p < diagram.partCount(); p++) {
      int part = p;
      List<Integer> members =
          new ArrayList<>(
              IntStream.range(0, diagram.edges())
                  .filter(v -> diagram.part(v) == part)
                  .boxed()
                  .toList());
      diagram.rootPart().stream().filter(r -> r == part).forEach(r -> members.add(diagram.edges()));
      if (members.size() > 1) {
        ties.add(List.copyOf(members));
      }
    }
    return List.copyOf(ties);
  }

  /** The search for the best order of siblings. */
  private static final class Search {
    private final Diagram diagram;
    private final int vertices;
    private final List<List<Integer>> ties;
    private final List<List<Integer>> children = new ArrayList<>();

    Search(Diagram diagram) {
      this.diagram = diagram;
      this.vertices = diagram.edges() + diagram.anchors().size();
      this.ties = ties(diagram);
      for (int v = 0; v < vertices; v++) {
        int parent = v;
        children.add(
            new ArrayList<>(
                IntStream.range(0, diagram.edges())
                    .filter(c -> diagram.parent(c) == parent)
                    .boxed()
                    .toList()));
      }
    }

    DiagramLayout best() {
      long orders = 1;
      for (List<Integer> siblings : children) {
        for (int k = 2; k <= siblings.size() && orders <= MOST_ORDERS; k++) {
          orders *= k;
        }
      }
      if (ties.isEmpty()) {
        return place();
      }
      return orders <= MOST_ORDERS ? bestOfAll() : descent();
    }

    private DiagramLayout bestOfAll() {
      DiagramLayout best = place();
      double least = cost(best);
      while (advance()) {
        Interruption.poll();
        DiagramLayout next = place();
        double cost = cost(next);
        if (cost < least - 1e-6) {
          best = next;
          least = cost;
        }
      }
      return best;
    }

    /** Steps to the next tuple of permutations, as an odometer; false after the last. */
    private boolean advance() {
      for (List<Integer> siblings : children) {
        if (nextPermutation(siblings)) {
          return true;
        }
        Collections.sort(siblings);
      }
      return false;
    }

    private static boolean nextPermutation(List<Integer> list) {
      int i = list.size() - 2;
      while (i >= 0 && list.get(i) > list.get(i + 1)) {
        i--;
      }
      if (i < 0) {
        return false;
      }
      int j = list.size() - 1;
      while (list.get(j) < list.get(i)) {
        j--;
      }
      Collections.swap(list, i, j);
      Collections.reverse(list.subList(i + 1, list.size()));
      return true;
    }

    /** Swaps siblings as long as that helps. */
    private DiagramLayout descent() {
      DiagramLayout best = place();
      double least = cost(best);
      boolean improved = true;
      while (improved) {
        improved = false;
        for (List<Integer> siblings : children) {
          for (int i = 0; i < siblings.size(); i++) {
            for (int j = i + 1; j < siblings.size(); j++) {
              Interruption.poll();
              Collections.swap(siblings, i, j);
              DiagramLayout next = place();
              double cost = cost(next);
              if (cost < least - 1e-6) {
                best = next;
                least = cost;
                improved = true;
              } else {
                Collections.swap(siblings, i, j);
              }
            }
          }
        }
      }
      return best;
    }

    private DiagramLayout place() {
      double[] row = new double[vertices];
      int[] column = new int[vertices];
      int leaves = 0;
      for (int a = diagram.edges(); a < vertices; a++) {
        leaves = place(a, 0, leaves, row, column);
      }
      List<Place> places = new ArrayList<>();
      for (int v = 0; v < vertices; v++) {
        places.add(new Place(column[v], row[v]));
      }
      return new DiagramLayout(diagram, places);
    }

    private int place(int vertex, int depth, int leaves, double[] row, int[] column) {
      column[vertex] = depth;
      List<Integer> below = children.get(vertex);
      if (below.isEmpty()) {
        row[vertex] = leaves;
        return leaves + 1;
      }
      int next = leaves;
      for (int child : below) {
        next = place(child, depth + 1, next, row, column);
      }
      row[vertex] = (row[below.getFirst()] + row[below.getLast()]) / 2;
      return next;
    }

    /** The length of the shortest straight ties, and what they would run into. */
    private double cost(DiagramLayout layout) {
      List<LayoutPoint> points = layout.points();
      double cost = 0;
      List<List<int[]>> trees = new ArrayList<>();
      for (List<Integer> tie : ties) {
        List<int[]> tree = shortestTree(tie, points);
        for (int[] s : tree) {
          LayoutPoint p = points.get(s[0]);
          LayoutPoint q = points.get(s[1]);
          cost += p.distance(q);
          for (int v = 0; v < vertices; v++) {
            if (!tie.contains(v) && points.get(v).distance(p, q) < TieLayout.CLEARANCE) {
              cost += 60;
            }
          }
          for (int v = 0; v < diagram.edges(); v++) {
            cost += LayoutPoint.cross(p, q, points.get(v), points.get(diagram.parent(v))) ? 15 : 0;
          }
          for (List<int[]> earlier : trees) {
            for (int[] t : earlier) {
              cost += LayoutPoint.cross(p, q, points.get(t[0]), points.get(t[1])) ? 40 : 0;
            }
          }
        }
        trees.add(tree);
      }
      return cost;
    }

    private static List<int[]> shortestTree(List<Integer> members, List<LayoutPoint> points) {
      List<int[]> tree = new ArrayList<>();
      List<Integer> reached = new ArrayList<>(members.subList(0, 1));
      List<Integer> left = new ArrayList<>(members.subList(1, members.size()));
      while (!left.isEmpty()) {
        int[] nearest = {reached.getFirst(), left.getFirst()};
        ToIntFunction<int[]> length =
            s -> (int) Math.round(1000 * points.get(s[0]).distance(points.get(s[1])));
        for (int u : reached) {
          for (int v : left) {
            int[] candidate = {u, v};
            if (length.applyAsInt(candidate) < length.applyAsInt(nearest)) {
              nearest = candidate;
            }
          }
        }
        tree.add(nearest);
        reached.add(nearest[1]);
        left.remove((Integer) nearest[1]);
      }
      return tree;
    }
  }
}
