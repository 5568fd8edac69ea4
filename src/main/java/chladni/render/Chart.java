package chladni.render;

import chladni.problem.ProblemException;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Curves over a common axis, as a prediction and an experiment over a range of learning rates.
 *
 * <p>Example: {@code new Chart("test loss", Axis.linear("η"), Axis.linear("loss"), List.of(curve))
 * .svg()}.
 *
 * @param title what is shown
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param curves the curves, the first lowest in the picture
 */
public record Chart(String title, Axis across, Axis up, List<Curve> curves) {
  /** The most points of all curves together. */
  public static final int MOST_POINTS = 100_000;

  /** The most curves. */
  public static final int MOST_CURVES = 24;

  /**
   * An axis.
   *
   * @param label what it measures, with its unit if it has one
   * @param scale how numbers lie on it
   */
  public record Axis(String label, Scale scale) {
    /** An axis on which equal distances are equal differences. */
    public static Axis linear(String label) {
      return new Axis(label, Scale.LINEAR);
    }

    /** An axis on which equal distances are equal ratios. */
    public static Axis logarithmic(String label) {
      return new Axis(label, Scale.LOGARITHMIC);
    }
  }

  /** How numbers lie on an axis. */
  public enum Scale {
    /** Equal distances are equal differences. */
    LINEAR,
    /** Equal distances are equal ratios; all numbers are positive. */
    LOGARITHMIC;

    double place(double value) {
      return switch (this) {
        case LINEAR -> value;
        case LOGARITHMIC -> Math.log10(value);
      };
    }
  }

  /** How a curve is drawn. */
  public enum Style {
    /** A line through the points. */
    LINE,
    /** A broken line through the points. */
    DASHED,
    /** A line through the points and a shade between their intervals. */
    BAND,
    /** A dot for each point, with a bar for its interval. */
    INTERVALS
  }

  /**
   * A curve.
   *
   * @param name what the legend calls it
   * @param style how it is drawn
   * @param points its points, from left to right
   */
  public record Curve(String name, Style style, List<Point> points) {
    /** Copies. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * A point with an interval.
   *
   * @param x where it is across
   * @param y where it is up
   * @param low the lower end of its interval
   * @param high the upper end of its interval
   */
  public record Point(double x, double y, double low, double high) {
    /** A point without an interval. */
    public static Point of(double x, double y) {
      return new Point(x, y, y, y);
    }

    boolean isFinite() {
      return DoubleStream.of(x, y, low, high).allMatch(Double::isFinite);
    }
  }

  /**
   * Copies, and checks.
   *
   * @throws ProblemException if there is nothing to show, too much, or a number that its axis does
   *     not have
   */
  public Chart {
    curves = List.copyOf(curves);
    if (curves.isEmpty() || curves.stream().allMatch(curve -> curve.points().isEmpty())) {
      throw ProblemException.unfit("a chart without points shows nothing", "give it some points");
    }
    if (curves.size() > MOST_CURVES
        || curves.stream().mapToLong(curve -> curve.points().size()).sum() > MOST_POINTS) {
      throw ProblemException.unfit(
          "a chart shows at most " + MOST_CURVES + " curves and " + MOST_POINTS + " points",
          "show fewer");
    }
    for (Curve curve : curves) {
      for (Point point : curve.points()) {
        if (!point.isFinite()) {
          throw ProblemException.unfit(
              "the curve " + curve.name() + " has a point that is no finite number",
              "leave out where it diverges");
        }
        reject(curve, across, point.x());
        reject(curve, up, Math.min(point.y(), point.low()));
      }
    }
  }

  private static void reject(Curve curve, Axis axis, double value) {
    if (axis.scale() == Scale.LOGARITHMIC && !(value > 0)) {
      throw ProblemException.unfit(
          "a logarithmic axis shows positive numbers, and the curve "
              + curve.name()
              + " goes down to "
              + ChartTicks.text(value)
              + " on "
              + axis.label(),
          "use a linear axis");
    }
  }

  /** All points of all curves. */
  Stream<Point> points() {
    return curves.stream().flatMap(curve -> curve.points().stream());
  }

  /** The chart as an SVG element that takes its ink from the text around it. */
  public String svg() {
    return SvgChart.of(ChartLayout.of(this));
  }

  /**
   * The chart as a PNG file, black on white.
   *
   * @throws ProblemException if this machine has no font
   */
  public byte[] png() {
    return PngChart.of(ChartLayout.of(this));
  }

  /** The chart as a TikZ picture. */
  public String tikz() {
    return TikzChart.of(ChartLayout.of(this));
  }

  /** The chart in characters, with signs beyond ASCII. */
  public String unicode() {
    return new TextChart(this, TextChart.UNICODE).text();
  }

  /** The chart in ASCII characters. */
  public String ascii() {
    return AsciiSpelling.of(new TextChart(this, TextChart.ASCII).text());
  }
}
