package chladni.render;

import chladni.problem.ProblemException;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Paints a {@link ChartLayout} black on white, two pixels a point. */
final class PngChart {
  private static final double SCALE = 2;

  private final Graphics2D graphics;

  private PngChart(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static byte[] of(ChartLayout chart) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(SCALE * chart.width()),
            (int) Math.ceil(SCALE * chart.height()),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(SCALE, SCALE);
      PngChart painter = new PngChart(graphics);
      chart.frame().forEach(painter::paint);
      graphics.setClip(
          new Rectangle2D.Double(
              chart.corner().x(), chart.corner().y(), chart.across(), chart.down()));
      chart.curves().forEach(painter::paint);
    } finally {
      graphics.dispose();
    }
    return bytes(image);
  }

  private static byte[] bytes(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java writes no PNG files");
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void paint(ChartMark mark) {
    switch (mark) {
      case ChartMark.Stroke s -> {
        ink(s.ink(), s.strength());
        graphics.setStroke(stroke(s));
        graphics.draw(path(s.points()));
      }
      case ChartMark.Area a -> {
        ink(a.ink(), ChartMark.Area.STRENGTH);
        Path2D around = path(a.points());
        around.closePath();
        graphics.fill(around);
      }
      case ChartMark.Dot d -> {
        ink(d.ink(), 1);
        double r = ChartMark.Dot.RADIUS;
        graphics.fill(new Ellipse2D.Double(d.centre().x() - r, d.centre().y() - r, 2 * r, 2 * r));
      }
      case ChartMark.Label l -> label(l);
    }
  }

  private void ink(ChartMark.Ink ink, double strength) {
    graphics.setColor(new Color(Integer.parseInt(ink.hexadecimal(), 16)));
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) strength));
  }

  private static BasicStroke stroke(ChartMark.Stroke s) {
    float width = (float) s.width();
    if (s.dashes().isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[s.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = s.dashes().get(i).floatValue();
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static Path2D path(List<LayoutPoint> points) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < points.size(); i++) {
      // Java2D loses its way with coordinates of very different sizes.
      double x = Math.max(-1e5, Math.min(1e5, points.get(i).x()));
      double y = Math.max(-1e5, Math.min(1e5, points.get(i).y()));
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  /** Texts are painted as outlines, so that they can be turned and measured alike. */
  private void label(ChartMark.Label label) {
    if (label.text().isEmpty()) {
      return;
    }
    Shape outline = outline(label);
    double width = outline.getBounds2D().getMaxX();
    double shift =
        switch (label.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform place = AffineTransform.getTranslateInstance(label.at().x(), label.at().y());
    switch (label.direction()) {
      case LEVEL -> {}
      case UPWARDS -> place.rotate(-Math.PI / 2);
    }
    place.translate(shift, 0);
    ink(ChartMark.Ink.TEXT, 1);
    graphics.fill(place.createTransformedShape(outline));
  }

  /** Java says in many ways that a machine has no fonts, by errors among others. */
  private Shape outline(ChartMark.Label label) {
    try {
      return new Font(Font.SANS_SERIF, Font.PLAIN, 1)
          .deriveFont((float) label.size())
          .createGlyphVector(graphics.getFontRenderContext(), label.text())
          .getOutline();
    } catch (InternalError | LinkageError | RuntimeException e) {
      throw ProblemException.unfit(
          "Java finds no font on this machine to label a PNG picture with (" + e + ")",
          "write SVG, or install a font and fontconfig");
    }
  }
}
