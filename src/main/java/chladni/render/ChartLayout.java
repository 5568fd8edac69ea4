package chladni.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Where everything in a chart goes, in points from the upper left corner.
 *
 * @param title what the chart shows
 * @param width of the whole
 * @param height of the whole
 * @param corner the upper left corner of the field in which the curves are
 * @param across the width of the field
 * @param down the height of the field
 * @param curves what is shown only inside the field
 * @param frame axes and legend
 */
record ChartLayout(
    String title,
    double width,
    double height,
    LayoutPoint corner,
    double across,
    double down,
    List<ChartMark> curves,
    List<ChartMark> frame) {
  private static final double WIDTH = 640;
  private static final double FIELD_HEIGHT = 300;
  private static final double RIGHT = 16;
  private static final double TEXT = 12;
  private static final double LETTER = 6.6;
  private static final double CAP = 3.5;

  /** Places everything. */
  static ChartLayout of(Chart chart) {
    return new Placement(chart).layout();
  }

  /**
   * The numbers that an axis reaches over, in its units.
   *
   * <p>Where there are experiments, what goes far beyond them is cut off: a prediction that has
   * left its range shall not press them flat.
   */
  record Reach(double from, double to) {
    private static final double BEYOND = 0.75;

    static Reach across(Chart chart) {
      return padded(
          chart.across().scale(),
          chart.points().mapToDouble(Chart.Point::x).min().orElse(0),
          chart.points().mapToDouble(Chart.Point::x).max().orElse(1),
          0.02);
    }

    static Reach up(Chart chart) {
      double low = least(chart, chart.curves());
      double high = most(chart, chart.curves());
      List<Chart.Curve> measured =
          chart.curves().stream()
              .filter(c -> c.style() == Chart.Style.INTERVALS && !c.points().isEmpty())
              .toList();
      if (!measured.isEmpty()) {
        double least = least(chart, measured);
        double most = most(chart, measured);
        double beyond = BEYOND * (most - least);
        if (beyond > 0) {
          low = Math.max(low, least - beyond);
          high = Math.min(high, most + beyond);
        }
      }
      return padded(Chart.Scale.LINEAR, low, high, 0.05).from(chart.up().scale());
    }

    private static double least(Chart chart, List<Chart.Curve> curves) {
      return places(chart, curves, p -> Math.min(p.low(), p.y())).min().orElse(0);
    }

    private static double most(Chart chart, List<Chart.Curve> curves) {
      return places(chart, curves, p -> Math.max(p.high(), p.y())).max().orElse(1);
    }

    private static DoubleStream places(
        Chart chart, List<Chart.Curve> curves, ToDoubleFunction<Chart.Point> value) {
      return curves.stream()
          .flatMap(curve -> curve.points().stream())
          .mapToDouble(point -> chart.up().scale().place(value.applyAsDouble(point)));
    }

    private static Reach padded(Chart.Scale scale, double low, double high, double share) {
      double from = scale.place(low);
      double to = scale.place(high);
      double pad = share * (to - from);
      if (!(to - from > 1e-12 * Math.max(Math.abs(from), Math.abs(to)))) {
        pad = from == 0 ? 1 : 0.1 * Math.abs(from);
      }
      return new Reach(from - pad, to + pad).from(scale);
    }

    /** Back from places on an axis to numbers. */
    private Reach from(Chart.Scale scale) {
      return switch (scale) {
        case LINEAR -> this;
        case LOGARITHMIC -> new Reach(Math.pow(10, from), Math.pow(10, to));
      };
    }

    /** Where a number is between the ends: 0 at the lower, 1 at the upper. */
    double share(double value, Chart.Scale scale) {
      return (scale.place(value) - scale.place(from)) / (scale.place(to) - scale.place(from));
    }
  }

  private static final class Placement {
    private final Chart chart;
    private final Reach acrossReach;
    private final Reach upReach;
    private final ChartTicks acrossTicks;
    private final ChartTicks upTicks;
    private final LayoutPoint corner;
    private final double across;
    private final List<ChartMark> curves = new ArrayList<>();
    private final List<ChartMark> frame = new ArrayList<>();

    Placement(Chart chart) {
      this.chart = chart;
      acrossReach = Reach.across(chart);
      upReach = Reach.up(chart);
      acrossTicks = ChartTicks.of(acrossReach.from(), acrossReach.to(), chart.across().scale(), 7);
      upTicks = ChartTicks.of(upReach.from(), upReach.to(), chart.up().scale(), 6);
      double labels = upTicks.texts().stream().mapToDouble(Placement::width).max().orElse(0);
      corner = new LayoutPoint(34 + labels, chart.title().isEmpty() ? 12 : 34);
      across = WIDTH - RIGHT - corner.x();
    }

    private static double width(String text) {
      return LETTER * text.codePointCount(0, text.length());
    }

    ChartLayout layout() {
      axes();
      for (int i = 0; i < chart.curves().size(); i++) {
        curve(chart.curves().get(i), ChartMark.Ink.ofCurve(i));
      }
      double height = legend(corner.y() + FIELD_HEIGHT + 62);
      return new ChartLayout(
          chart.title(), WIDTH, height, corner, across, FIELD_HEIGHT, curves, frame);
    }

    private LayoutPoint at(double x, double y) {
      return new LayoutPoint(
          corner.x() + across * acrossReach.share(x, chart.across().scale()),
          corner.y() + FIELD_HEIGHT * (1 - upReach.share(y, chart.up().scale())));
    }

    private void axes() {
      double bottom = corner.y() + FIELD_HEIGHT;
      double right = corner.x() + across;
      for (int i = 0; i < acrossTicks.values().size(); i++) {
        double x = at(acrossTicks.values().get(i), upReach.from()).x();
        line(frame, 0.12, new LayoutPoint(x, corner.y()), new LayoutPoint(x, bottom));
        line(frame, 0.7, new LayoutPoint(x, bottom), new LayoutPoint(x, bottom + 4));
        label(x, bottom + 18, acrossTicks.texts().get(i), ChartMark.Anchor.MIDDLE, TEXT);
      }
      for (int i = 0; i < upTicks.values().size(); i++) {
        double y = at(acrossReach.from(), upTicks.values().get(i)).y();
        line(frame, 0.12, new LayoutPoint(corner.x(), y), new LayoutPoint(right, y));
        line(frame, 0.7, new LayoutPoint(corner.x() - 4, y), new LayoutPoint(corner.x(), y));
        label(corner.x() - 7, y + 4, upTicks.texts().get(i), ChartMark.Anchor.END, TEXT);
      }
      line(frame, 0.7, corner, new LayoutPoint(corner.x(), bottom), new LayoutPoint(right, bottom));
      label(
          corner.x() + across / 2,
          bottom + 38,
          chart.across().label(),
          ChartMark.Anchor.MIDDLE,
          13);
      frame.add(
          new ChartMark.Label(
              new LayoutPoint(16, corner.y() + FIELD_HEIGHT / 2),
              chart.up().label(),
              ChartMark.Anchor.MIDDLE,
              13,
              ChartMark.Direction.UPWARDS));
      if (!chart.title().isEmpty()) {
        label(corner.x() + across / 2, 20, chart.title(), ChartMark.Anchor.MIDDLE, 14);
      }
    }

    private void label(double x, double y, String text, ChartMark.Anchor anchor, double size) {
      frame.add(
          new ChartMark.Label(
              new LayoutPoint(x, y), text, anchor, size, ChartMark.Direction.LEVEL));
    }

    private static void line(List<ChartMark> marks, double strength, LayoutPoint... points) {
      marks.add(new ChartMark.Stroke(List.of(points), ChartMark.Ink.TEXT, 1, strength, List.of()));
    }

    private void curve(Chart.Curve curve, ChartMark.Ink ink) {
      List<LayoutPoint> line = curve.points().stream().map(p -> at(p.x(), p.y())).toList();
      switch (curve.style()) {
        case LINE -> curves.add(new ChartMark.Stroke(line, ink, 1.8, 1, List.of()));
        case DASHED -> curves.add(new ChartMark.Stroke(line, ink, 1.8, 1, List.of(6.0, 4.0)));
        case BAND -> {
          List<LayoutPoint> around = new ArrayList<>();
          curve.points().forEach(p -> around.add(at(p.x(), p.high())));
          curve.points().reversed().forEach(p -> around.add(at(p.x(), p.low())));
          curves.add(new ChartMark.Area(around, ink));
          curves.add(new ChartMark.Stroke(line, ink, 1.8, 1, List.of()));
        }
        case INTERVALS -> {
          for (Chart.Point point : curve.points()) {
            bar(at(point.x(), point.low()), at(point.x(), point.high()), ink);
            curves.add(new ChartMark.Dot(at(point.x(), point.y()), ink));
          }
        }
      }
    }

    private void bar(LayoutPoint low, LayoutPoint high, ChartMark.Ink ink) {
      curves.add(new ChartMark.Stroke(List.of(low, high), ink, 1.3, 1, List.of()));
      for (LayoutPoint end : List.of(low, high)) {
        curves.add(
            new ChartMark.Stroke(
                List.of(
                    new LayoutPoint(end.x() - CAP, end.y()),
                    new LayoutPoint(end.x() + CAP, end.y())),
                ink,
                1.3,
                1,
                List.of()));
      }
    }

    /** A row of names below, or several; answers where it ends. */
    private double legend(double top) {
      double x = corner.x();
      double y = top;
      for (int i = 0; i < chart.curves().size(); i++) {
        Chart.Curve curve = chart.curves().get(i);
        double needed = 34 + width(curve.name()) + 18;
        if (x > corner.x() && x + needed > WIDTH) {
          x = corner.x();
          y += 18;
        }
        sample(curve.style(), x, y - 4, ChartMark.Ink.ofCurve(i));
        label(x + 30, y, curve.name(), ChartMark.Anchor.START, TEXT);
        x += needed;
      }
      return y + 12;
    }

    private void sample(Chart.Style style, double x, double y, ChartMark.Ink ink) {
      LayoutPoint from = new LayoutPoint(x, y);
      LayoutPoint to = new LayoutPoint(x + 24, y);
      switch (style) {
        case LINE -> frame.add(new ChartMark.Stroke(List.of(from, to), ink, 1.8, 1, List.of()));
        case DASHED ->
            frame.add(new ChartMark.Stroke(List.of(from, to), ink, 1.8, 1, List.of(6.0, 4.0)));
        case BAND -> {
          frame.add(
              new ChartMark.Area(
                  List.of(
                      new LayoutPoint(x, y - 4),
                      new LayoutPoint(x + 24, y - 4),
                      new LayoutPoint(x + 24, y + 4),
                      new LayoutPoint(x, y + 4)),
                  ink));
          frame.add(new ChartMark.Stroke(List.of(from, to), ink, 1.8, 1, List.of()));
        }
        case INTERVALS -> {
          double middle = x + 12;
          frame.add(
              new ChartMark.Stroke(
                  List.of(new LayoutPoint(middle, y - 6), new LayoutPoint(middle, y + 6)),
                  ink,
                  1.3,
                  1,
                  List.of()));
          frame.add(new ChartMark.Dot(new LayoutPoint(middle, y), ink));
        }
      }
    }
  }
}
