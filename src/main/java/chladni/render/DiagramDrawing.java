package chladni.render;

import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures of a diagram: root rightmost, children to the left, a fuzzy outline round each part of
 * two or more nodes.
 *
 * <p>A loose end is an edge that goes on to the right and ends without a node. Where there are two
 * roots or two loose ends they are labelled {@code *1}, {@code *2} or {@code ^1}, {@code ^2}.
 *
 * <p>Example: {@code DiagramDrawing.of(diagram).unicode()} of {@code c(01-2)(02-12)} is
 *
 * <pre>
 * ⓐ─╮
 *   ├─●
 * ⓐ─╯
 * </pre>
 */
public final class DiagramDrawing {
  /** The greatest number of edges that is drawn. */
  public static final int MOST_EDGES = 40;

  private static final double LABEL_GAP = 11;

  private final DiagramLayout layout;
  private final List<String> numbers;
  private final String title;

  private DiagramDrawing(DiagramLayout layout, List<String> numbers, String title) {
    this.layout = layout;
    this.numbers = numbers;
    this.title = title;
  }

  /**
   * Pictures of a diagram, its nodes not numbered.
   *
   * @throws chladni.problem.ProblemException if it has more than {@value #MOST_EDGES} edges
   */
  public static DiagramDrawing of(Diagram diagram) {
    DiagramLayout layout = DiagramLayout.of(diagram);
    return new DiagramDrawing(
        layout, layout.places().stream().map(place -> "").toList(), diagram.name());
  }

  /**
   * Pictures of a diagram with every node's number in the numbering it was typed in; roots are
   * numbered after the nodes.
   *
   * @throws chladni.problem.ProblemException if it has more than {@value #MOST_EDGES} edges
   */
  public static DiagramDrawing numbered(NumberedDiagram typed) {
    Diagram diagram = typed.diagram();
    List<String> numbers = new ArrayList<>();
    for (int v = 0; v < diagram.edges(); v++) {
      numbers.add(Integer.toString(typed.numbering().indexOf(v)));
    }
    int root = diagram.edges();
    for (Anchor anchor : diagram.anchors()) {
      numbers.add(
          switch (anchor) {
            case ROOT -> Integer.toString(root++);
            case LOOSE_END -> "";
          });
    }
    return new DiagramDrawing(DiagramLayout.of(diagram), List.copyOf(numbers), diagram.name());
  }

  /** A picture of a few lines of text, for terminals; lines are separated, not ended, by \n. */
  public String unicode() {
    return TextDrawing.of(layout, numbers, TextDrawing.Glyphs.UNICODE);
  }

  /** The same in ASCII. */
  public String ascii() {
    return TextDrawing.of(layout, numbers, TextDrawing.Glyphs.ASCII);
  }

  /** A self-contained SVG element, which takes its colour from the text round it. */
  public String svg() {
    return SvgDrawing.of(drawing());
  }

  /** A {@code tikzpicture} environment, which needs the package tikz only. */
  public String tikz() {
    return TikzDrawing.of(drawing());
  }

  /** What is drawn where. */
  Drawing drawing() {
    Diagram diagram = layout.diagram();
    int n = diagram.edges();
    List<LayoutPoint> points = layout.points();
    List<List<LayoutPoint>> edges =
        IntStream.range(0, n)
            .mapToObj(v -> List.of(points.get(v), points.get(diagram.parent(v))))
            .toList();
    List<DrawingMark> marks = new ArrayList<>();
    List<TieLayout> ties = TieLayout.of(points, layout.ties(), edges);
    for (int k = 0; k < ties.size(); k++) {
      marks.add(new DrawingMark.Outline(OutlineDrawing.of(k), OutlineLayout.of(ties.get(k))));
    }
    for (int v = 0; v < n; v++) {
      int parent = diagram.parent(v);
      marks.add(
          new DrawingMark.Edge(
              List.of(
                  cut(v, points.get(v), points.get(parent)),
                  cut(parent, points.get(parent), points.get(v)))));
    }
    for (int v = 0; v < points.size(); v++) {
      if (v < n || diagram.anchors().get(v - n) == Anchor.ROOT) {
        marks.add(
            numbers.get(v).isEmpty()
                ? new DrawingMark.Node(points.get(v))
                : new DrawingMark.NumberedNode(points.get(v), numbers.get(v)));
      }
      if (v >= n && !label(diagram, v - n).isEmpty()) {
        marks.add(
            new DrawingMark.Label(
                points.get(v).plus(LABEL_GAP, 0), label(diagram, v - n), DrawingMark.Side.RIGHT));
      }
    }
    return new Drawing(title, marks);
  }

  /** Where an edge leaves a vertex: at the rim of a numbered node, at the centre of others. */
  private LayoutPoint cut(int vertex, LayoutPoint from, LayoutPoint to) {
    return numbers.get(vertex).isEmpty()
        ? from
        : from.towards(to, DrawingMark.NumberedNode.RADIUS / from.distance(to));
  }

  /** The label of an anchor, empty where there is no other of its kind. */
  static String label(Diagram diagram, int anchor) {
    Anchor kind = diagram.anchors().get(anchor);
    long alike = diagram.anchors().stream().filter(a -> a == kind).count();
    if (alike == 1) {
      return "";
    }
    return switch (kind) {
      case ROOT -> "*" + (anchor + 1);
      case LOOSE_END -> "^" + (anchor + 1);
    };
  }
}
