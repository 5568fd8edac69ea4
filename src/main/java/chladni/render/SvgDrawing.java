package chladni.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a {@link Drawing} as an SVG element: no style sheet, no identifiers, one decimal. */
final class SvgDrawing {
  private static final double MARGIN = 3;

  private double left = Double.POSITIVE_INFINITY;
  private double top = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double bottom = Double.NEGATIVE_INFINITY;

  private SvgDrawing() {}

  /** The SVG element. */
  static String of(Drawing drawing) {
    SvgDrawing frame = new SvgDrawing();
    String body = frame.body(drawing);
    double width = frame.right - frame.left;
    double height = frame.bottom - frame.top;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\""
        + decimals(frame.left, frame.top, width, height)
        + "\" width=\""
        + decimals(width)
        + "\" height=\""
        + decimals(height)
        + "\" fill=\"none\" stroke-linecap=\"round\">\n<title>"
        + MarkupText.of(drawing.title())
        + "</title>\n"
        + body
        + "</svg>\n";
  }

  /** What is inside the SVG element, each mark with a line end behind it. */
  static String elements(Drawing drawing) {
    return new SvgDrawing().body(drawing);
  }

  private String body(Drawing drawing) {
    return drawing.marks().stream().map(this::element).collect(Collectors.joining("\n")) + "\n";
  }

  private String element(DrawingMark mark) {
    return switch (mark) {
      case DrawingMark.Cell(LayoutPoint corner, double w, double h, DrawingMark.Shade shade) -> {
        cover(corner.x(), corner.y(), MARGIN);
        cover(corner.x() + w, corner.y() + h, MARGIN);
        String fill =
            switch (shade) {
              case SHADED -> " fill=\"currentColor\" fill-opacity=\".14\"";
              case BLANK -> "";
            };
        yield ("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s"
                + " stroke=\"currentColor\" stroke-opacity=\".3\" stroke-width=\".8\"/>")
            .formatted(decimals(corner.x()), decimals(corner.y()), decimals(w), decimals(h), fill);
      }
      case DrawingMark.Outline(OutlineDrawing style, List<List<LayoutPoint>> loops) -> {
        loops.forEach(loop -> loop.forEach(p -> cover(p.x(), p.y(), MARGIN + 2)));
        String path = loops.stream().map(SvgDrawing::closed).collect(Collectors.joining());
        String dashes =
            style.dashes().isEmpty()
                ? ""
                : " stroke-dasharray=\""
                    + style.dashes().stream()
                        .map(SvgDrawing::decimals)
                        .collect(Collectors.joining(" "))
                    + "\"";
        yield ("<path fill=\"%1$s\" fill-opacity=\".17\" fill-rule=\"evenodd\" stroke=\"%1$s\""
                + " stroke-opacity=\".15\" stroke-width=\"5\" d=\"%3$s\"/>\n"
                + "<path stroke=\"%1$s\" stroke-width=\"1.3\"%2$s d=\"%3$s\"/>")
            .formatted(style.hue(), dashes, path);
      }
      case DrawingMark.Edge edge -> {
        edge.points().forEach(p -> cover(p.x(), p.y(), MARGIN));
        yield "<path stroke=\"currentColor\" stroke-width=\"1.5\" d=\"" + open(edge) + "\"/>";
      }
      case DrawingMark.Node(LayoutPoint centre) -> {
        cover(centre.x(), centre.y(), MARGIN + DrawingMark.Node.RADIUS);
        yield "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"currentColor\"/>"
            .formatted(
                decimals(centre.x()), decimals(centre.y()), decimals(DrawingMark.Node.RADIUS));
      }
      case DrawingMark.NumberedNode(LayoutPoint centre, String number) -> {
        cover(centre.x(), centre.y(), MARGIN + DrawingMark.NumberedNode.RADIUS);
        yield ("<circle cx=\"%s\" cy=\"%s\" r=\"%s\""
                + " stroke=\"currentColor\" stroke-width=\"1.3\"/>\n%s")
            .formatted(
                decimals(centre.x()),
                decimals(centre.y()),
                decimals(DrawingMark.NumberedNode.RADIUS),
                text(centre, number, DrawingMark.Side.CENTRE));
      }
      case DrawingMark.Label label -> {
        double width = 7.0 * label.text().length();
        double shift =
            switch (label.side()) {
              case RIGHT -> width;
              case LEFT -> -width;
              case CENTRE -> 0;
            };
        cover(label.at().x() + shift, label.at().y(), MARGIN + 5);
        yield text(label.at(), label.text(), label.side());
      }
    };
  }

  private static String text(LayoutPoint at, String text, DrawingMark.Side side) {
    String anchor =
        switch (side) {
          case RIGHT -> "start";
          case LEFT -> "end";
          case CENTRE -> "middle";
        };
    return ("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\""
            + " font-family=\"sans-serif\" font-size=\"10\" fill=\"currentColor\">%s</text>")
        .formatted(decimals(at.x()), decimals(at.y() + 3.6), anchor, MarkupText.of(text));
  }

  private void cover(double x, double y, double margin) {
    left = Math.min(left, x - margin);
    top = Math.min(top, y - margin);
    right = Math.max(right, x + margin);
    bottom = Math.max(bottom, y + margin);
  }

  /** The closed quadratic spline of a polygon: through the middle of each side. */
  private static String closed(List<LayoutPoint> polygon) {
    StringBuilder path = new StringBuilder();
    LayoutPoint last = polygon.getLast();
    path.append('M').append(decimals(last.towards(polygon.getFirst(), 0.5)));
    for (int i = 0; i < polygon.size(); i++) {
      LayoutPoint corner = polygon.get(i);
      LayoutPoint middle = corner.towards(polygon.get((i + 1) % polygon.size()), 0.5);
      path.append(i == 0 ? "Q" : " ").append(decimals(corner)).append(' ').append(decimals(middle));
    }
    return path.append('Z').toString();
  }

  private static String open(DrawingMark.Edge edge) {
    StringBuilder path = new StringBuilder("M").append(decimals(edge.points().getFirst()));
    for (DrawingMark.Bend bend : edge.bends()) {
      path.append('L').append(decimals(bend.from()));
      path.append('Q').append(decimals(bend.corner())).append(' ').append(decimals(bend.to()));
    }
    return path.append('L').append(decimals(edge.points().getLast())).toString();
  }

  private static String decimals(LayoutPoint p) {
    return decimals(p.x(), p.y());
  }

  private static String decimals(double... values) {
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      text.append(text.isEmpty() ? "" : " ").append(decimals(value));
    }
    return text.toString();
  }

  /** A number with one decimal, which is left out where it is 0. */
  static String decimals(double value) {
    long tenths = Math.round(10 * value);
    String text = String.format(Locale.ROOT, "%d.%d", Math.abs(tenths) / 10, Math.abs(tenths) % 10);
    String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return (tenths < 0 ? "-" : "") + whole;
  }
}
