package chladni.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Shortest routes in the plane that keep their distance from obstacles, as a taut string round
 * discs, with a toll on every line that is crossed.
 *
 * @param obstacles the centres of the discs
 * @param clearance their radius
 * @param tolls lines that may be crossed at a price
 */
record RouteLayout(List<LayoutPoint> obstacles, double clearance, List<Toll> tolls) {
  private static final int CORNERS = 16;

  /** The price of going straight where the obstacles leave no way. */
  private static final double NO_WAY = 1e9;

  /**
   * A line that is crossed, or followed within a distance, at a price.
   *
   * @param from one end
   * @param to the other end
   * @param crossing the price of crossing it
   * @param width the distance within which it is followed
   */
  record Toll(LayoutPoint from, LayoutPoint to, double crossing, double width) {
    boolean endsAt(LayoutPoint p) {
      return p.equals(from) || p.equals(to);
    }

    double of(LayoutPoint p, LayoutPoint q) {
      if (LayoutPoint.cross(p, q, from, to)) {
        return crossing;
      }
      double distance =
          Math.min(
              Math.min(from.distance(p, q), to.distance(p, q)),
              Math.min(p.distance(from, to), q.distance(from, to)));
      return distance < width ? p.distance(q) / 2 : 0;
    }
  }

  /**
   * A route and its price.
   *
   * @param points the corners, ends included
   * @param price its length with tolls
   */
  record Route(List<LayoutPoint> points, double price) {}

  /**
   * The cheapest route between two points, which are not near obstacles; where it begins and ends
   * it may follow lines that begin or end there too.
   */
  Route route(LayoutPoint from, LayoutPoint to) {
    List<LayoutPoint> stops = new ArrayList<>(List.of(from, to));
    double reach = clearance / StrictMath.cos(Math.PI / CORNERS) + 1e-3;
    for (LayoutPoint obstacle : obstacles) {
      for (int i = 0; i < CORNERS; i++) {
        double angle = 2 * Math.PI * i / CORNERS;
        LayoutPoint stop =
            obstacle.plus(reach * StrictMath.cos(angle), reach * StrictMath.sin(angle));
        if (obstacles.stream().allMatch(o -> o.distance(stop) >= clearance)) {
          stops.add(stop);
        }
      }
    }
    double[] price = new double[stops.size()];
    Arrays.fill(price, Double.POSITIVE_INFINITY);
    price[0] = 0;
    int[] before = new int[stops.size()];
    boolean[] done = new boolean[stops.size()];
    for (int here = 0; here != 1; ) {
      done[here] = true;
      for (int next = 1; next < stops.size(); next++) {
        if (!done[next] && price[here] + stops.get(here).distance(stops.get(next)) < price[next]) {
          double through = price[here] + price(stops, here, next);
          if (through < price[next] - 1e-6) {
            price[next] = through;
            before[next] = here;
          }
        }
      }
      here = nearest(price, done);
    }
    List<LayoutPoint> points = new ArrayList<>();
    for (int stop = 1; stop != 0; stop = before[stop]) {
      points.add(stops.get(stop));
    }
    points.add(from);
    Collections.reverse(points);
    return new Route(List.copyOf(points), Math.min(price[1], NO_WAY));
  }

  /** The nearest stop not yet done; the goal where nothing else can be reached. */
  private static int nearest(double[] price, boolean[] done) {
    int nearest = 1;
    for (int stop = 1; stop < price.length; stop++) {
      if (!done[stop] && price[stop] < price[nearest] - 1e-6) {
        nearest = stop;
      }
    }
    return nearest;
  }

  /** The price of a straight line between two stops, of which the first two are the ends. */
  private double price(List<LayoutPoint> stops, int here, int next) {
    LayoutPoint p = stops.get(here);
    LayoutPoint q = stops.get(next);
    for (LayoutPoint obstacle : obstacles) {
      if (obstacle.distance(p, q) < clearance - 1e-6) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double price = p.distance(q);
    for (Toll toll : tolls) {
      if (!(here < 2 && toll.endsAt(p)) && !(next < 2 && toll.endsAt(q))) {
        price += toll.of(p, q);
      }
    }
    return price;
  }
}
