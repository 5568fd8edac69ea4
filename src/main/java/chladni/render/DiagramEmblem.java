package chladni.render;

import chladni.diagram.Diagram;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A diagram on a light square with round corners: the sign by which programs are told apart in a
 * launcher.
 *
 * @param diagram a diagram with one root
 */
public record DiagramEmblem(Diagram diagram) {
  private static final double SIDE = 64;
  private static final double CORNER = 14;
  private static final double MARGIN = 6;
  private static final String GROUND = "#eef3fa";
  private static final String INK = "#1b2434";

  /** The emblem as a self-contained SVG element. */
  public String svg() {
    Fit fit = fit();
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$s %1$s\" width=\"%1$s\""
            + " height=\"%1$s\">\n"
            + "<rect width=\"%1$s\" height=\"%1$s\" rx=\"%2$s\" fill=\"%3$s\"/>\n"
            + "<g transform=\"translate(%4$s %5$s) scale(%6$s)\" color=\"%7$s\" fill=\"none\""
            + " stroke-linecap=\"round\">\n"
            + "%8$s</g>\n"
            + "</svg>\n")
        .formatted(
            SvgDrawing.decimals(SIDE),
            SvgDrawing.decimals(CORNER),
            GROUND,
            SvgDrawing.decimals(fit.x),
            SvgDrawing.decimals(fit.y),
            SvgDrawing.decimals(fit.scale),
            INK,
            SvgDrawing.elements(drawing()));
  }

  /**
   * The emblem as a PNG file.
   *
   * @param side its width and height in pixels
   */
  public byte[] png(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(side / SIDE, side / SIDE);
    graphics.setColor(Color.decode(GROUND));
    graphics.fill(new RoundRectangle2D.Double(0, 0, SIDE, SIDE, 2 * CORNER, 2 * CORNER));
    Fit fit = fit();
    graphics.translate(fit.x, fit.y);
    graphics.scale(fit.scale, fit.scale);
    drawing().marks().forEach(mark -> paint(graphics, mark));
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void paint(Graphics2D graphics, DrawingMark mark) {
    Color ink = Color.decode(INK);
    switch (mark) {
      case DrawingMark.Outline(OutlineDrawing style, List<List<LayoutPoint>> loops) -> {
        Color hue = Color.decode(style.hue());
        Shape shape = closed(loops);
        graphics.setColor(new Color(hue.getRed(), hue.getGreen(), hue.getBlue(), 64));
        graphics.fill(shape);
        graphics.setColor(hue);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(shape);
      }
      case DrawingMark.Edge edge -> {
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(open(edge.points()));
      }
      case DrawingMark.Node(LayoutPoint centre) -> {
        double radius = DrawingMark.Node.RADIUS + 0.5;
        graphics.setColor(ink);
        graphics.fill(
            new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
      }
      case DrawingMark.Cell cell -> {}
      case DrawingMark.NumberedNode node -> {}
      case DrawingMark.Label label -> {}
    }
  }

  private static Shape closed(List<List<LayoutPoint>> loops) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (List<LayoutPoint> loop : loops) {
      LayoutPoint start = loop.getLast().towards(loop.getFirst(), 0.5);
      path.moveTo(start.x(), start.y());
      for (int i = 0; i < loop.size(); i++) {
        LayoutPoint corner = loop.get(i);
        LayoutPoint middle = corner.towards(loop.get((i + 1) % loop.size()), 0.5);
        path.quadTo(corner.x(), corner.y(), middle.x(), middle.y());
      }
      path.closePath();
    }
    return path;
  }

  private static Shape open(List<LayoutPoint> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.getFirst().x(), points.getFirst().y());
    points.forEach(p -> path.lineTo(p.x(), p.y()));
    return path;
  }

  private Drawing drawing() {
    return DiagramDrawing.of(diagram).drawing();
  }

  /** How the picture is moved and scaled. */
  private record Fit(double x, double y, double scale) {}

  private Fit fit() {
    List<LayoutPoint> points =
        drawing().marks().stream().flatMap(mark -> mark.extent().stream()).toList();
    double left = points.stream().mapToDouble(LayoutPoint::x).min().orElse(0);
    double right = points.stream().mapToDouble(LayoutPoint::x).max().orElse(0);
    double top = points.stream().mapToDouble(LayoutPoint::y).min().orElse(0);
    double bottom = points.stream().mapToDouble(LayoutPoint::y).max().orElse(0);
    double scale = (SIDE - 2 * MARGIN) / Math.max(right - left, bottom - top);
    // The scale is written with one decimal, and kept so in both formats.
    double written = Math.floor(scale * 10) / 10;
    return new Fit(
        SIDE / 2 - written * (left + right) / 2, SIDE / 2 - written * (top + bottom) / 2, written);
  }
}
