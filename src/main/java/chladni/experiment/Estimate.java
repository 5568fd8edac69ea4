package chladni.experiment;

/**
 * A mean over trials and how well it is known.
 *
 * @param mean the mean
 * @param stderr its standard error
 * @param trials how many trials it is a mean of
 * @param seed the seed of their random numbers
 */
public record Estimate(double mean, double stderr, long trials, long seed) {
  /** The 97.5 % quantile of the normal distribution. */
  public static final double QUANTILE = 1.959963984540054;

  /** The lower end of the 95 % confidence interval, the mean − 1.96 standard errors. */
  public double low() {
    return mean - QUANTILE * stderr;
  }

  /** The upper end of the 95 % confidence interval, the mean + 1.96 standard errors. */
  public double high() {
    return mean + QUANTILE * stderr;
  }

  /** How many standard errors the mean lies above a prediction. */
  public double z(double prediction) {
    return (mean - prediction) / stderr;
  }
}
