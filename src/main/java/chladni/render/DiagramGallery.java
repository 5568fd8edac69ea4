package chladni.render;

import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;

/**
 * One SVG picture of several diagrams, each with its name below it, in rows of equal columns.
 *
 * <p>Example: {@code DiagramGallery.svg(List.of(fork))} is the fork above the words {@code
 * c(01-2)(02-12)}.
 */
public final class DiagramGallery {
  private static final double WIDEST = 720;
  private static final double GAP = 26;
  private static final double CAPTION = 16;
  private static final double CHARACTER = 6;
  private static final double RIM = 7;

  private DiagramGallery() {}

  /**
   * A self-contained SVG element, which takes its colour from the text round it.
   *
   * @throws chladni.problem.ProblemException if a diagram has more than {@value
   *     DiagramDrawing#MOST_EDGES} edges
   */
  public static String svg(List<Diagram> diagrams) {
    List<Panel> panels = diagrams.stream().map(Panel::of).toList();
    double width = panels.stream().mapToDouble(Panel::width).max().orElse(0) + GAP;
    int columns = Math.max(1, (int) (WIDEST / width));
    List<DrawingMark> marks = new ArrayList<>();
    double y = 0;
    for (int i = 0; i < panels.size(); i += columns) {
      List<Panel> row = panels.subList(i, Math.min(panels.size(), i + columns));
      double height = row.stream().mapToDouble(Panel::height).max().orElse(0);
      for (int j = 0; j < row.size(); j++) {
        marks.addAll(row.get(j).at(j * width, y + height));
      }
      y += height + GAP;
    }
    return SvgDrawing.of(
        new Drawing(String.join(", ", diagrams.stream().map(Diagram::name).toList()), marks));
  }

  /** A picture and its name; the left end of the name is the origin. */
  private record Panel(List<DrawingMark> marks, double width, double height) {
    static Panel of(Diagram diagram) {
      List<DrawingMark> picture = DiagramDrawing.of(diagram).drawing().marks();
      List<LayoutPoint> points = picture.stream().flatMap(mark -> mark.extent().stream()).toList();
      double left = points.stream().mapToDouble(LayoutPoint::x).min().orElse(0) - RIM;
      double right = points.stream().mapToDouble(LayoutPoint::x).max().orElse(0) + RIM;
      double top = points.stream().mapToDouble(LayoutPoint::y).min().orElse(0) - RIM;
      double bottom = points.stream().mapToDouble(LayoutPoint::y).max().orElse(0) + RIM;
      List<DrawingMark> marks = new ArrayList<>();
      picture.forEach(mark -> marks.add(mark.moved(-left, -bottom - CAPTION)));
      marks.add(
          new DrawingMark.Label(
              new LayoutPoint(RIM / 2, -CAPTION / 2), diagram.name(), DrawingMark.Side.RIGHT));
      return new Panel(
          List.copyOf(marks),
          Math.max(right - left, RIM / 2 + CHARACTER * diagram.name().length()),
          bottom - top + CAPTION);
    }

    /** The marks with the lower left corner at a point. */
    List<DrawingMark> at(double x, double y) {
      return marks.stream().map(mark -> mark.moved(x, y)).toList();
    }
  }
}
