package chladni.render;

import java.util.ArrayList;
import java.util.List;

/** A thing in a picture; later ones lie on top. */
sealed interface DrawingMark {

  /** The same elsewhere. */
  default DrawingMark moved(double dx, double dy) {
    return switch (this) {
      case Cell cell -> new Cell(cell.corner.plus(dx, dy), cell.width, cell.height, cell.shade);
      case Outline(OutlineDrawing style, List<List<LayoutPoint>> loops) ->
          new Outline(style, loops.stream().map(loop -> moved(loop, dx, dy)).toList());
      case Edge(List<LayoutPoint> points) -> new Edge(moved(points, dx, dy));
      case Node(LayoutPoint centre) -> new Node(centre.plus(dx, dy));
      case NumberedNode(LayoutPoint centre, String number) ->
          new NumberedNode(centre.plus(dx, dy), number);
      case Label(LayoutPoint at, String text, Side side) -> new Label(at.plus(dx, dy), text, side);
    };
  }

  /** The points between which it lies, but for the width of its lines. */
  default List<LayoutPoint> extent() {
    return switch (this) {
      case Cell cell -> List.of(cell.corner, cell.corner.plus(cell.width, cell.height));
      case Outline outline -> outline.loops.stream().flatMap(List::stream).toList();
      case Edge edge -> edge.points;
      case Node node -> around(node.centre, Node.RADIUS);
      case NumberedNode node -> around(node.centre, NumberedNode.RADIUS);
      case Label label -> List.of(label.at);
    };
  }

  private static List<LayoutPoint> around(LayoutPoint centre, double radius) {
    return List.of(centre.plus(-radius, -radius), centre.plus(radius, radius));
  }

  private static List<LayoutPoint> moved(List<LayoutPoint> points, double dx, double dy) {
    return points.stream().map(point -> point.plus(dx, dy)).toList();
  }

  /**
   * A cell of a grid.
   *
   * @param corner its upper left corner
   * @param width its width
   * @param height its height
   * @param shade whether it is shaded
   */
  record Cell(LayoutPoint corner, double width, double height, Shade shade)
      implements DrawingMark {}

  /** The shade of a cell. */
  enum Shade {
    /** The training point is in the batch. */
    SHADED,
    /** It is not. */
    BLANK
  }

  /**
   * The fuzzy outline of a part.
   *
   * @param style its colour and stroke
   * @param loops closed lines; the inside is by the even-odd rule
   */
  record Outline(OutlineDrawing style, List<List<LayoutPoint>> loops) implements DrawingMark {
    /** Copies the lines. */
    public Outline {
      loops = loops.stream().map(List::copyOf).toList();
    }
  }

  /**
   * An edge.
   *
   * @param points its ends and, where it has to go round something, the corners to be rounded
   */
  record Edge(List<LayoutPoint> points) implements DrawingMark {
    private static final double ROUNDING = 12;

    /** Copies the points. */
    public Edge {
      points = List.copyOf(points);
    }

    /** The corners, each rounded between two points of the lines that meet in it. */
    List<Bend> bends() {
      List<Bend> bends = new ArrayList<>();
      for (int i = 1; i < points.size() - 1; i++) {
        LayoutPoint corner = points.get(i);
        bends.add(
            new Bend(beside(corner, points.get(i - 1)), corner, beside(corner, points.get(i + 1))));
      }
      return bends;
    }

    private static LayoutPoint beside(LayoutPoint corner, LayoutPoint next) {
      return corner.towards(next, Math.min(0.5, ROUNDING / corner.distance(next)));
    }
  }

  /**
   * A rounded corner: the quadratic curve of three points.
   *
   * @param from where it begins
   * @param corner the control point
   * @param to where it ends
   */
  record Bend(LayoutPoint from, LayoutPoint corner, LayoutPoint to) {}

  /**
   * A node.
   *
   * @param centre its centre
   */
  record Node(LayoutPoint centre) implements DrawingMark {
    /** The radius of a node. */
    static final double RADIUS = 4;
  }

  /**
   * A node with its number in it.
   *
   * @param centre its centre
   * @param number the number
   */
  record NumberedNode(LayoutPoint centre, String number) implements DrawingMark {
    /** The radius of a numbered node. */
    static final double RADIUS = 8;
  }

  /**
   * A label.
   *
   * @param at its anchor, at half its height
   * @param text what it says
   * @param side on which side of the anchor it stands
   */
  record Label(LayoutPoint at, String text, Side side) implements DrawingMark {}

  /** Where a label stands. */
  enum Side {
    /** To the right of its anchor. */
    RIGHT,
    /** To the left of it. */
    LEFT,
    /** Centred on it. */
    CENTRE
  }
}
