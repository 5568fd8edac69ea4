package chladni.history;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A count of histories in lowest terms: Σ_p powers_p X^p / (denominator · Π_j (N−j)^{poles_j}), X
 * the number of epochs or updates.
 *
 * @param powers polynomials in N and B, one for each power of X
 * @param denominator a positive integer
 * @param poles the powers of N, N−1, N−2, … below the line
 */
record HistoryPolynomial(List<GridPolynomial> powers, BigInteger denominator, List<Integer> poles) {
  HistoryPolynomial {
    powers = List.copyOf(powers);
    poles = List.copyOf(poles);
  }

  /** Reduces nothing but factors N−j. */
  private HistoryPolynomial reduced() {
    GridPolynomial[] above = powers.toArray(GridPolynomial[]::new);
    Integer[] below = poles.toArray(Integer[]::new);
    for (int j = 0; j < below.length; j++) {
      while (below[j] > 0) {
        GridPolynomial[] divided = new GridPolynomial[above.length];
        boolean divides = true;
        for (int p = 0; divides && p < above.length; p++) {
          Optional<GridPolynomial> quotient = above[p].dividedByNMinus(j);
          divides = quotient.isPresent();
          divided[p] = quotient.orElse(GridPolynomial.ZERO);
        }
        if (!divides) {
          break;
        }
        above = divided;
        below[j]--;
      }
    }
    return new HistoryPolynomial(List.of(above), denominator, List.of(below));
  }

  /**
   * Adds up counts times factors.
   *
   * @param counts the counts of a diagram
   * @param factors the factor of each kind
   * @param ring what N is
   * @param times the number X of epochs or updates, if given
   */
  static <K> HistoryPolynomial sum(
      Map<K, long[]> counts,
      Function<K, GridFraction> factors,
      GridRing ring,
      Optional<BigInteger> times) {
    BigInteger denominator = BigInteger.ONE;
    int[] poles = {};
    int longest = 0;
    for (Map.Entry<K, long[]> entry : counts.entrySet()) {
      GridFraction factor = factors.apply(entry.getKey());
      denominator = lcm(denominator, factor.denominator());
      poles = Arrays.copyOf(poles, Math.max(poles.length, factor.poles().size()));
      for (int j = 0; j < factor.poles().size(); j++) {
        poles[j] = Math.max(poles[j], factor.poles().get(j));
      }
      longest = Math.max(longest, entry.getValue().length - 1);
    }
    Map<List<Integer>, GridSum[]> byPoles = new HashMap<>();
    for (Map.Entry<K, long[]> entry : counts.entrySet()) {
      GridFraction factor = factors.apply(entry.getKey());
      BigInteger scale = denominator.divide(factor.denominator());
      int length = longest + 1;
      GridSum[] sums = byPoles.computeIfAbsent(factor.poles(), k -> GridSum.zeros(length));
      long[] ways = entry.getValue();
      for (int c = 0; c < ways.length; c++) {
        if (ways[c] != 0) {
          sums[c].add(factor.numerator(), scale.multiply(BigInteger.valueOf(ways[c])));
        }
      }
    }
    GridPolynomial[] total = new GridPolynomial[longest + 1];
    Arrays.fill(total, GridPolynomial.ZERO);
    for (Map.Entry<List<Integer>, GridSum[]> entry : byPoles.entrySet()) {
      GridPolynomial missing = missing(poles, entry.getKey(), ring);
      for (int c = 0; c <= longest; c++) {
        total[c] = total[c].plus(entry.getValue()[c].total().times(missing));
      }
    }
    List<Integer> below = Arrays.stream(poles).boxed().toList();
    return (times.isPresent()
            ? new HistoryPolynomial(List.of(at(times.get(), total)), denominator, below)
            : new HistoryPolynomial(powers(total), denominator.multiply(factorial(longest)), below))
        .reduced();
  }

  private static GridPolynomial missing(int[] wanted, List<Integer> present, GridRing ring) {
    GridPolynomial product = GridPolynomial.ONE;
    for (int j = 0; j < wanted.length; j++) {
      int have = j < present.size() ? present.get(j) : 0;
      for (int i = have; i < wanted[j]; i++) {
        product = product.times(ring.nMinus(j));
      }
    }
    return product;
  }

  /** Σ_c total_c binom(x, c). */
  private static GridPolynomial at(BigInteger x, GridPolynomial[] total) {
    GridPolynomial sum = GridPolynomial.ZERO;
    BigInteger binomial = BigInteger.ONE;
    for (int c = 0; c < total.length; c++) {
      sum = sum.plus(total[c], binomial);
      binomial =
          binomial.multiply(x.subtract(BigInteger.valueOf(c))).divide(BigInteger.valueOf(c + 1));
    }
    return sum;
  }

  /** m! Σ_c total_c binom(X, c) in powers of X, m the greatest c. */
  private static List<GridPolynomial> powers(GridPolynomial[] total) {
    int longest = total.length - 1;
    GridPolynomial[] powers = new GridPolynomial[longest + 1];
    Arrays.fill(powers, GridPolynomial.ZERO);
    BigInteger[] falling = new BigInteger[longest + 1];
    Arrays.fill(falling, BigInteger.ZERO);
    falling[0] = BigInteger.ONE;
    BigInteger scale = factorial(longest);
    for (int c = 0; c <= longest; c++) {
      for (int p = 0; p <= c; p++) {
        if (falling[p].signum() != 0) {
          powers[p] = powers[p].plus(total[c], falling[p].multiply(scale));
        }
      }
      scale = scale.divide(BigInteger.valueOf(c + 1L));
      for (int p = Math.min(c + 1, longest); p >= 0; p--) {
        falling[p] =
            (p > 0 ? falling[p - 1] : BigInteger.ZERO)
                .subtract(falling[p].multiply(BigInteger.valueOf(c)));
      }
    }
    return List.of(powers);
  }

  private static BigInteger factorial(int n) {
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= n; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }

  private static BigInteger lcm(BigInteger a, BigInteger b) {
    return a.equals(b) ? a : a.divide(a.gcd(b)).multiply(b);
  }
}
