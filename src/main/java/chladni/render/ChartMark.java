package chladni.render;

import java.util.List;

/** A thing in a chart; later ones lie on top. */
sealed interface ChartMark {

  /** A colour that people with colour blindness can tell from the others (Okabe and Ito 2008). */
  enum Ink {
    /** The colour of the text around the chart. */
    TEXT("currentColor", "000000"),
    /** Blue. */
    BLUE("#0072B2", "0072B2"),
    /** Vermilion. */
    VERMILION("#D55E00", "D55E00"),
    /** Bluish green. */
    GREEN("#009E73", "009E73"),
    /** Reddish purple. */
    PURPLE("#CC79A7", "CC79A7"),
    /** Orange. */
    ORANGE("#E69F00", "E69F00"),
    /** Sky blue. */
    SKY("#56B4E9", "56B4E9");

    private final String svg;
    private final String hexadecimal;

    Ink(String svg, String hexadecimal) {
      this.svg = svg;
      this.hexadecimal = hexadecimal;
    }

    String svg() {
      return svg;
    }

    String hexadecimal() {
      return hexadecimal;
    }

    /** The ink of a curve by its place. */
    static Ink ofCurve(int index) {
      return values()[1 + index % (values().length - 1)];
    }
  }

  /**
   * A line.
   *
   * @param points its corners
   * @param ink its colour
   * @param width its width
   * @param strength its opacity
   * @param dashes the lengths of dashes and gaps; empty if it is not broken
   */
  record Stroke(
      List<LayoutPoint> points, Ink ink, double width, double strength, List<Double> dashes)
      implements ChartMark {
    /** Copies. */
    public Stroke {
      points = List.copyOf(points);
      dashes = List.copyOf(dashes);
    }
  }

  /** A shaded polygon. */
  record Area(List<LayoutPoint> points, Ink ink) implements ChartMark {
    static final double STRENGTH = 0.2;

    /** Copies. */
    public Area {
      points = List.copyOf(points);
    }
  }

  /** A dot. */
  record Dot(LayoutPoint centre, Ink ink) implements ChartMark {
    static final double RADIUS = 2.6;
  }

  /**
   * A text on one line.
   *
   * @param at its point on the baseline
   * @param text the text
   * @param anchor which point of it that is
   * @param size the height of its letters
   * @param direction how it runs
   */
  record Label(LayoutPoint at, String text, Anchor anchor, double size, Direction direction)
      implements ChartMark {}

  /** A point of a text. */
  enum Anchor {
    /** Where it begins. */
    START,
    /** Its middle. */
    MIDDLE,
    /** Where it ends. */
    END
  }

  /** How a text runs. */
  enum Direction {
    /** To the right. */
    LEVEL,
    /** Upwards. */
    UPWARDS
  }
}
