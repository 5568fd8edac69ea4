package chladni.diagram;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Consumer;

/** The cycle type of a permutation: how many cycles there are of each length. */
final class CycleType {
  /** The number of cycles of length k at place k−1; the last entry is positive. */
  private final int[] counts;

  private final int hash;

  private CycleType(int[] counts) {
    this.counts = counts;
    this.hash = Arrays.hashCode(counts);
  }

  /** Calls back for every cycle type of so many nodes. */
  static void forEach(int nodes, Consumer<CycleType> visitor) {
    fill(new int[nodes], nodes, nodes, visitor);
  }

  private static void fill(int[] counts, int left, int most, Consumer<CycleType> visitor) {
    if (left == 0) {
      visitor.accept(trimmed(counts));
      return;
    }
    for (int length = Math.min(left, most); length >= 1; length--) {
      counts[length - 1]++;
      fill(counts, left - length, length, visitor);
      counts[length - 1]--;
    }
  }

  private static CycleType trimmed(int[] counts) {
    int length = counts.length;
    while (length > 0 && counts[length - 1] == 0) {
      length--;
    }
    return new CycleType(Arrays.copyOf(counts, length));
  }

  /** The greatest length of a cycle, or 0. */
  int longest() {
    return counts.length;
  }

  /** The number of cycles of a length. */
  int count(int length) {
    return length <= counts.length ? counts[length - 1] : 0;
  }

  /** One more cycle. */
  CycleType with(int length) {
    int[] more = Arrays.copyOf(counts, Math.max(length, counts.length));
    more[length - 1]++;
    return new CycleType(more);
  }

  /** One cycle less. */
  CycleType without(int length) {
    int[] less = counts.clone();
    less[length - 1]--;
    return less[length - 1] == 0 && length == counts.length ? trimmed(less) : new CycleType(less);
  }

  /** The number of permutations that commute with one of this type: z = Π k^{m_k} m_k!. */
  BigInteger centralizer() {
    BigInteger z = BigInteger.ONE;
    for (int k = 1; k <= longest(); k++) {
      z = z.multiply(BigInteger.valueOf(k).pow(count(k))).multiply(Census.factorial(count(k)));
    }
    return z;
  }

  /**
   * The number of forests below anchors, so many of them loose ends, that a permutation of this
   * type leaves as they are.
   */
  BigInteger fixedForests(int anchors, int looseEnds) {
    int free = count(1) - looseEnds;
    if (free < 0) {
      return BigInteger.ZERO;
    }
    BigInteger forests =
        free == 0
            ? BigInteger.ONE
            : BigInteger.valueOf(anchors)
                .multiply(BigInteger.valueOf((long) free + anchors).pow(free - 1));
    for (int top = 0; top < looseEnds; top++) {
      forests = forests.multiply(BigInteger.valueOf((long) count(1) - top));
    }
    for (int k = 2; k <= longest(); k++) {
      int m = count(k);
      if (m > 0) {
        int parents = anchors - looseEnds;
        for (int j = 1; j <= k; j++) {
          if (k % j == 0) {
            parents += j * count(j);
          }
        }
        forests =
            forests
                .multiply(BigInteger.valueOf(parents).pow(m - 1))
                .multiply(BigInteger.valueOf((long) parents - (long) k * m));
      }
    }
    return forests;
  }

  /** The coefficient of x^n in Π_k (x^k/(1+x^k))^{m_k}. */
  BigInteger coefficientOfLines(int n) {
    BigInteger[] series = nodes(n);
    for (int k = 1; k <= longest(); k++) {
      for (int i = 0; i < count(k); i++) {
        for (int power = k; power <= n; power++) {
          series[power] = series[power].subtract(series[power - k]);
        }
      }
    }
    return series[n];
  }

  /** The coefficient of x^n in (1−x)^roots Π_k (x^k(1−x^k))^{m_k}. */
  BigInteger coefficientOfSingleLeaves(int n, int roots) {
    BigInteger[] series = nodes(n);
    for (int k = 1; k <= Math.max(1, longest()); k++) {
      for (int i = 0; i < count(k) + (k == 1 ? roots : 0); i++) {
        for (int power = n; power >= k; power--) {
          series[power] = series[power].subtract(series[power - k]);
        }
      }
    }
    return series[n];
  }

  /** The coefficients of Π_k x^{k m_k} up to x^n. */
  private BigInteger[] nodes(int n) {
    BigInteger[] series = new BigInteger[n + 1];
    Arrays.fill(series, BigInteger.ZERO);
    int nodes = 0;
    for (int k = 1; k <= longest(); k++) {
      nodes += k * count(k);
    }
    if (nodes <= n) {
      series[nodes] = BigInteger.ONE;
    }
    return series;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CycleType type && Arrays.equals(counts, type.counts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
