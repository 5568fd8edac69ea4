package chladni.experiment;

/**
 * Normal numbers by the ziggurat of Marsaglia and Tsang, "The ziggurat method for generating random
 * variables", 2000, with 256 layers, the layer and the place in it coming from different bits
 * (Doornik, "An improved ziggurat method to generate normal random samples", 2005).
 */
final class Ziggurat {
  private static final int LAYERS = 256;

  /** Where the tail begins, and the area of each layer. */
  private static final double TAIL = 3.654152885361009;

  private static final double AREA = 0.00492867323399;
  private static final double UNIT = 0x1.0p-52;

  /** The right ends of the layers, from the lowest to the top. */
  private static final double[] ENDS = ends();

  /** Places below this are under the curve whatever the height. */
  static final long[] LIMITS = limits();

  /** A place in a layer, times this, is a number. */
  static final double[] WIDTHS = widths();

  private Ziggurat() {}

  private static double density(double x) {
    return Math.exp(-x * x / 2);
  }

  private static double[] ends() {
    double[] ends = new double[LAYERS + 1];
    ends[0] = AREA / density(TAIL);
    ends[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      ends[i] = Math.sqrt(-2 * Math.log(AREA / ends[i - 1] + density(ends[i - 1])));
    }
    return ends;
  }

  private static long[] limits() {
    long[] limits = new long[LAYERS];
    for (int i = 0; i < LAYERS; i++) {
      limits[i] = (long) (ENDS[i + 1] / ENDS[i] / UNIT);
    }
    return limits;
  }

  private static double[] widths() {
    double[] widths = new double[LAYERS];
    for (int i = 0; i < LAYERS; i++) {
      widths[i] = ENDS[i] * UNIT;
    }
    return widths;
  }

  /** The number where the first draw was not below the limit of its layer. */
  static double outside(Generators generators, int trial, int layer, long place) {
    while (true) {
      double x = place * WIDTHS[layer];
      if (layer == 0) {
        return place < 0 ? -tail(generators, trial) : tail(generators, trial);
      }
      double below = density(ENDS[layer]);
      double above = density(ENDS[layer + 1]);
      if (below + generators.uniform(trial) * (above - below) < density(x)) {
        return x;
      }
      long bits = generators.next(trial);
      layer = (int) bits & 0xff;
      place = bits >> 11;
      if (Math.abs(place) < LIMITS[layer]) {
        return place * WIDTHS[layer];
      }
    }
  }

  /** A number beyond where the tail begins (Marsaglia 1964). */
  private static double tail(Generators generators, int trial) {
    while (true) {
      double x = -Math.log(1 - generators.uniform(trial)) / TAIL;
      double y = -Math.log(1 - generators.uniform(trial));
      if (2 * y > x * x) {
        return TAIL + x;
      }
    }
  }
}
