package chladni.landscape;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.fraction.BigFraction;

/** Expectations of powers and exponentials of one variable. */
final class DistributionMoments {
  /** Exact for the powers that occur times an exponential that is not extreme. */
  private static final int NODES = 64;

  private DistributionMoments() {}

  /** E[x^k], exactly. */
  static BigFraction power(Distribution distribution, int k) {
    return switch (distribution) {
      case Distribution.Normal n -> normal(n.mean(), n.deviation().multiply(n.deviation()), k);
      case Distribution.Uniform u -> uniform(u, k);
      case Distribution.Values v -> {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < v.values().size(); i++) {
          sum = sum.add(v.probabilities().get(i).multiply(v.values().get(i).pow(k)));
        }
        yield sum;
      }
    };
  }

  /** From E[x^{k+1}] = μ E[x^k] + k σ² E[x^{k−1}] (Stein 1972). */
  private static BigFraction normal(BigFraction mean, BigFraction variance, int k) {
    BigFraction before = BigFraction.ZERO;
    BigFraction moment = BigFraction.ONE;
    for (int i = 0; i < k; i++) {
      BigFraction next = mean.multiply(moment).add(variance.multiply(before).multiply(i));
      before = moment;
      moment = next;
    }
    return moment;
  }

  private static double normal(double mean, double variance, int k) {
    double before = 0;
    double moment = 1;
    for (int i = 0; i < k; i++) {
      double next = mean * moment + variance * before * i;
      before = moment;
      moment = next;
    }
    return moment;
  }

  /** (b^{k+1} − a^{k+1}) / ((k+1)(b − a)). */
  private static BigFraction uniform(Distribution.Uniform u, int k) {
    if (u.from().equals(u.to())) {
      return u.from().pow(k);
    }
    return u.to()
        .pow(k + 1)
        .subtract(u.from().pow(k + 1))
        .divide(u.to().subtract(u.from()))
        .divide(k + 1);
  }

  /** Whether the exponential of a power of a variable has a closed form here. */
  static boolean integratesExponential(Distribution distribution, int power) {
    return switch (distribution) {
      case Distribution.Normal n -> power <= 2;
      case Distribution.Uniform u -> power == 1;
      case Distribution.Values v -> true;
    };
  }

  /**
   * E[x^k e^{p(x)}] in floating point; infinite if it is not finite.
   *
   * @param exponent the coefficients of p by powers
   */
  static double exponential(
      Distribution distribution, int k, SortedMap<Integer, BigFraction> exponent) {
    return switch (distribution) {
      case Distribution.Normal n ->
          normalExponential(
              n.mean().doubleValue(),
              n.deviation().multiply(n.deviation()).doubleValue(),
              k,
              coefficient(exponent, 1),
              coefficient(exponent, 2));
      case Distribution.Uniform u -> {
        double from = u.from().doubleValue();
        double to = u.to().doubleValue();
        if (from == to) {
          yield StrictMath.pow(from, k) * StrictMath.exp(value(exponent, from));
        }
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES, from, to);
        yield rule.integrate(x -> StrictMath.pow(x, k) * StrictMath.exp(value(exponent, x)))
            / (to - from);
      }
      case Distribution.Values v -> {
        double sum = 0;
        for (int i = 0; i < v.values().size(); i++) {
          double x = v.values().get(i).doubleValue();
          sum +=
              v.probabilities().get(i).doubleValue()
                  * StrictMath.pow(x, k)
                  * StrictMath.exp(value(exponent, x));
        }
        yield sum;
      }
    };
  }

  private static double coefficient(SortedMap<Integer, BigFraction> exponent, int power) {
    return Optional.ofNullable(exponent.get(power)).map(BigFraction::doubleValue).orElse(0.0);
  }

  private static double value(SortedMap<Integer, BigFraction> exponent, double x) {
    double sum = 0;
    for (Map.Entry<Integer, BigFraction> e : exponent.entrySet()) {
      sum += e.getValue().doubleValue() * StrictMath.pow(x, e.getKey());
    }
    return sum;
  }

  /**
   * E[x^k e^{b x + a x²}], by completing the square: a multiple of the moment of a normal variable
   * of variance σ²/(1 − 2aσ²) and mean (μ + bσ²)/(1 − 2aσ²).
   */
  private static double normalExponential(double mean, double variance, int k, double b, double a) {
    double shrink = 1 - 2 * a * variance;
    if (shrink <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double shifted = (mean + b * variance) / shrink;
    double exponent = (b * mean + a * mean * mean + b * b * variance / 2) / shrink;
    return StrictMath.exp(exponent) / Math.sqrt(shrink) * normal(shifted, variance / shrink, k);
  }
}
