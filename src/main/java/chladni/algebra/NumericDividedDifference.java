package chladni.algebra;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Divided differences of x^n and of exp(−τs) in floating point, accurate however close the nodes.
 *
 * <p>The one place in {@code chladni.algebra} with floating point: it stands beside the exact forms
 * it evaluates, and {@code landscape} and whoever draws use it.
 *
 * <p>No difference of nodes is ever formed. Where a run of 2n steps is cut in the middle, the sum
 * over m instants falls into those with l of them in the first half:
 *
 * <pre>h(2n; z_i … z_j) = Σ_l h(n; z_i … z_l) h(n; z_l … z_j),</pre>
 *
 * a product of the bidiagonal matrices of G. Opitz (ZAMM 44, 1964) by repeated squaring, all of
 * whose terms are positive for positive nodes. What would lose digits, z^n, is taken each time from
 * log z, and that from k, not from 1 − k. The relative error is about (m+1) log2(n) units in the
 * last place, plus that of the exponent n·log z; with nodes below 0 it is relative to the same sum
 * with absolute values.
 *
 * <p>Example: {@code power(3, [one, complement(0.5)])} is 1 + 1/2 + 1/4 = 1.75.
 */
public final class NumericDividedDifference {
  private static final double SMALL = 1.0 / 16;
  private static final int TAYLOR_TERMS = 14;

  private NumericDividedDifference() {}

  /**
   * A node, with its logarithm known to full relative accuracy.
   *
   * @param value the node z
   * @param logarithm log |z|, −∞ for 0
   */
  public record Node(double value, double logarithm) {
    /** The node 1. */
    public static final Node ONE = new Node(1, 0);

    /** The node 1 − k. */
    public static Node complement(double k) {
      // Differences of numbers within a factor 2 of each other are exact.
      double logarithm = k <= 0.5 ? Math.log1p(-k) : k < 1 ? Math.log(1 - k) : logOfExcess(k - 1);
      return new Node(1 - k, logarithm);
    }

    private static double logOfExcess(double excess) {
      return Math.abs(excess - 1) <= 0.5 ? Math.log1p(excess - 1) : Math.log(excess);
    }

    /** The node z, of which 1 − |z| may be small. */
    public static Node of(BigFraction z) {
      BigFraction size = z.abs();
      double excess = size.subtract(BigFraction.ONE).doubleValue();
      double logarithm =
          Math.abs(excess) <= 0.5 ? Math.log1p(excess) : Math.log(size.doubleValue());
      return new Node(z.doubleValue(), logarithm);
    }

    /** The product of two nodes. */
    public Node times(Node other) {
      return new Node(value * other.value, logarithm + other.logarithm);
    }

    /** This node to an integer power. */
    public Node pow(long n) {
      return new Node(power(n), n == 0 ? 0 : n * logarithm);
    }

    double power(long n) {
      if (n == 0) {
        return 1;
      }
      double size = Math.exp(n * logarithm);
      return value < 0 && n % 2 != 0 ? -size : size;
    }
  }

  /**
   * The divided difference of x^exponent: h_{exponent−m}(z_0, …, z_m).
   *
   * @param exponent at least 0
   * @param nodes in any order
   * @throws IllegalArgumentException if the exponent is negative or there is no node
   */
  public static double power(long exponent, List<Node> nodes) {
    int size = nodes.size();
    if (exponent < 0 || size == 0) {
      throw new IllegalArgumentException("exponent " + exponent + " at " + size + " nodes");
    }
    double[][] table = new double[size][size];
    for (int i = 0; i < size; i++) {
      table[i][i] = 1;
    }
    for (int bit = 63 - Long.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
      long done = exponent >>> bit;
      square(table);
      for (int i = 0; i < size; i++) {
        table[i][i] = nodes.get(i).power(done & ~1L);
      }
      if ((done & 1) == 1) {
        for (int i = 0; i < size; i++) {
          for (int j = size - 1; j > i; j--) {
            table[i][j] = table[i][j] * nodes.get(j).value + table[i][j - 1];
          }
          table[i][i] = nodes.get(i).power(done);
        }
      }
    }
    return table[0][size - 1];
  }

  /** Replaces f[z_i … z_j] by Σ_l f[z_i … z_l] f[z_l … z_j] above the diagonal. */
  private static void square(double[][] table) {
    int size = table.length;
    // Row by row from the top and from the right: what is overwritten is no longer needed.
    for (int i = 0; i < size; i++) {
      for (int j = size - 1; j > i; j--) {
        double sum = 0;
        for (int l = i; l <= j; l++) {
          sum += table[i][l] * table[l][j];
        }
        table[i][j] = sum;
      }
    }
  }

  /**
   * 𝒫_time(s_0, …, s_m), which is (−1)^m times the divided difference of exp(−time·s).
   *
   * @param time at least 0
   * @param rates in any order and of any sign
   * @throws IllegalArgumentException if the time is negative or there is no rate
   */
  public static double propagator(double time, double... rates) {
    int size = rates.length;
    if (!(time >= 0) || size == 0) {
      throw new IllegalArgumentException("time " + time + " at " + size + " rates");
    }
    double least = rates[0];
    double most = rates[0];
    for (double rate : rates) {
      least = Math.min(least, rate);
      most = Math.max(most, rate);
    }
    int halvings = 0;
    double step = time;
    while (step * (most - least) > SMALL) {
      step /= 2;
      halvings++;
    }
    double[] above = new double[size];
    for (int i = 0; i < size; i++) {
      above[i] = rates[i] - least;
    }
    double[][] table = shortTime(step, above);
    for (int h = 0; h < halvings; h++) {
      square(table);
      step *= 2;
      for (int i = 0; i < size; i++) {
        table[i][i] = Math.exp(-step * above[i]);
      }
    }
    return table[0][size - 1] * Math.exp(-time * least);
  }

  /** 𝒫_t(s_i … s_j) = t^m Σ_n (−t)^n h_n(s_i … s_j)/(m+n)! for short t. */
  private static double[][] shortTime(double t, double[] s) {
    int size = s.length;
    double[][] table = new double[size][size];
    for (int i = 0; i < size; i++) {
      double[] h = new double[TAYLOR_TERMS];
      h[0] = 1;
      double front = 1;
      for (int j = i; j < size; j++) {
        for (int n = 1; n < TAYLOR_TERMS; n++) {
          h[n] -= t * s[j] * h[n - 1];
        }
        int m = j - i;
        front = m == 0 ? 1 : front * t / m;
        double sum = 0;
        double weight = 1;
        for (int n = 1; n < TAYLOR_TERMS; n++) {
          weight /= m + n;
          sum += weight * h[n];
        }
        table[i][j] = front * (1 + sum);
      }
    }
    return table;
  }
}
