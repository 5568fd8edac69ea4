package chladni.experiment;

import chladni.column.Columns;

/**
 * Random generators, one for each trial of a block, that advance side by side.
 *
 * <p>Each is the generator L64X128Mix of Steele and Vigna, "LXM: better splittable pseudorandom
 * number generators (and almost as fast)", 2021: a linear congruential generator with an increment
 * of its own and a xor-shift generator, added and mixed. State is kept in columns, so that one draw
 * for every trial is a loop that becomes vector instructions.
 */
final class Generators {
  /** What a stream is for; streams of different purposes are independent. */
  enum Purpose {
    /** The training points. */
    DATA(0xd1b54a32d192ed03L),
    /** Their order. */
    ORDER(0xabc98388fb8fac03L),
    /** The noise of a diffusion. */
    NOISE(0x8cb92ba72f3d8dd7L),
    /** Points on which the test loss is measured. */
    TEST(0xf1357aea2e62a9c5L);

    private final long salt;

    Purpose(long salt) {
      this.salt = salt;
    }
  }

  private static final long MULTIPLIER = 0xd1342543de82ef95L;
  private static final long MIX = 0xdaba0b6eb09322e3L;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private final long[] increment;
  private final long[] congruential;
  private final long[] low;
  private final long[] high;
  private final long[] bits;

  /** Generators for up to {@code width} trials. */
  Generators(int width) {
    increment = new long[width];
    congruential = new long[width];
    low = new long[width];
    high = new long[width];
    bits = new long[width];
  }

  /** Puts every generator at the start of the stream of its trial. */
  void seed(long seed, Purpose purpose, long firstTrial, int n) {
    long base = mix(mix(seed + GOLDEN) + purpose.salt);
    for (int i = 0; i < n; i++) {
      long z = mix(base + GOLDEN * (firstTrial + i + 1));
      long a = z + GOLDEN;
      long s = a + GOLDEN;
      long x0 = s + GOLDEN;
      set(i, mix(a), mix(s), mix(x0), mix(x0 + GOLDEN));
    }
  }

  /** Sets the state of one generator. */
  void set(int trial, long a, long s, long x0, long x1) {
    increment[trial] = a | 1;
    congruential[trial] = s;
    low[trial] = x0;
    high[trial] = (x0 | x1) == 0 ? GOLDEN : x1;
  }

  /** The finalizer "variant 13" of Stafford, a bijection. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits from one generator. */
  long next(int trial) {
    long s = congruential[trial];
    long q0 = low[trial];
    long q1 = high[trial];
    congruential[trial] = MULTIPLIER * s + increment[trial];
    long z = s + q0;
    q1 ^= q0;
    low[trial] = Long.rotateLeft(q0, 24) ^ q1 ^ (q1 << 16);
    high[trial] = Long.rotateLeft(q1, 37);
    z = (z ^ (z >>> 32)) * MIX;
    z = (z ^ (z >>> 32)) * MIX;
    return z ^ (z >>> 32);
  }

  /**
   * 64 random bits from each of the first n generators: what {@link #next} does, in loops short
   * enough to become vector instructions.
   */
  private void advance(int n) {
    addCongruential(bits, low, congruential, increment, n);
    shift(low, high, n);
    mix(bits, n);
  }

  private static void addCongruential(long[] bits, long[] low, long[] s, long[] a, int n) {
    for (int i = 0; i < n; i++) {
      long before = s[i];
      bits[i] = before + low[i];
      s[i] = MULTIPLIER * before + a[i];
    }
  }

  private static void shift(long[] x0, long[] x1, int n) {
    for (int i = 0; i < n; i++) {
      long q0 = x0[i];
      long q1 = x1[i] ^ q0;
      x0[i] = ((q0 << 24) | (q0 >>> 40)) ^ q1 ^ (q1 << 16);
      x1[i] = (q1 << 37) | (q1 >>> 27);
    }
  }

  private static void mix(long[] bits, int n) {
    for (int i = 0; i < n; i++) {
      long z = bits[i];
      z = (z ^ (z >>> 32)) * MIX;
      z = (z ^ (z >>> 32)) * MIX;
      bits[i] = z ^ (z >>> 32);
    }
  }

  /** A uniform number in [0, 1) from one generator. */
  double uniform(int trial) {
    return (next(trial) >>> 11) * UNIT;
  }

  /** Uniform numbers between two bounds. */
  void uniforms(double[] out, double from, double to, int n) {
    advance(n);
    double size = (to - from) * UNIT;
    for (int i = 0; i < n; i++) {
      out[i] = from + size * (bits[i] >>> 11);
    }
  }

  /** Normal numbers. */
  void normals(double[] out, double mean, double deviation, int n) {
    advance(n);
    standardNormals(out, bits, n);
    if (mean != 0 || deviation != 1) {
      Columns.linear(out, mean, deviation, out, n);
    }
  }

  private void standardNormals(double[] out, long[] words, int n) {
    double[] widths = Ziggurat.WIDTHS;
    long[] limits = Ziggurat.LIMITS;
    for (int i = 0; i < n; i++) {
      int layer = (int) words[i] & 0xff;
      long place = words[i] >> 11;
      out[i] = place * widths[layer];
      if (Math.abs(place) >= limits[layer]) {
        out[i] = Ziggurat.outside(this, i, layer, place);
      }
    }
  }

  /**
   * A whole number from 0 to below a bound, from one generator; each is as likely as the other up
   * to bound/2⁶⁴.
   */
  int index(int trial, int bound) {
    return (int) Math.unsignedMultiplyHigh(next(trial), bound);
  }

  /** Whole numbers from 0 to below a bound. */
  void indices(double[] out, int bound, int n) {
    advance(n);
    for (int i = 0; i < n; i++) {
      out[i] = Math.unsignedMultiplyHigh(bits[i], bound);
    }
  }

  /** Whole numbers with given probabilities. */
  void choices(double[] out, AliasTable table, int n) {
    advance(n);
    for (int i = 0; i < n; i++) {
      out[i] = table.choice(bits[i]);
    }
  }
}
