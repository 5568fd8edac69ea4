package chladni.render;

/**
 * A point of a picture: x to the right, y downwards, in the picture's own unit (an SVG pixel).
 *
 * @param x to the right
 * @param y downwards
 */
record LayoutPoint(double x, double y) {

  LayoutPoint plus(double dx, double dy) {
    return new LayoutPoint(x + dx, y + dy);
  }

  LayoutPoint towards(LayoutPoint other, double fraction) {
    return new LayoutPoint(x + fraction * (other.x - x), y + fraction * (other.y - y));
  }

  double distance(LayoutPoint other) {
    double dx = x - other.x;
    double dy = y - other.y;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The distance from this point to the segment from a to b. */
  double distance(LayoutPoint a, LayoutPoint b) {
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double square = dx * dx + dy * dy;
    double t = square == 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / square;
    return distance(a.towards(b, Math.max(0, Math.min(1, t))));
  }

  /** Whether the segments pq and ab cross in a point inside both. */
  static boolean cross(LayoutPoint p, LayoutPoint q, LayoutPoint a, LayoutPoint b) {
    return side(p, q, a) * side(p, q, b) < 0 && side(a, b, p) * side(a, b, q) < 0;
  }

  private static double side(LayoutPoint p, LayoutPoint q, LayoutPoint r) {
    double side = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    return Math.abs(side) < 1e-6 ? 0 : Math.signum(side);
  }
}
