package chladni.oracle;

/**
 * How a run trains.
 *
 * @param points the number N of training points
 * @param batch the number B of points in a batch
 * @param updates the number T of updates
 * @param sampling how batches are made of points
 * @param rule what one update does
 */
public record Training(int points, int batch, int updates, Sampling sampling, UpdateRule rule) {

  /** Which points go into which batch. */
  public enum Sampling {
    /** A fresh uniformly random balanced split in every epoch. */
    RESHUFFLE,
    /** One uniformly random balanced split, used in every epoch. */
    FIXED,
    /** Every place of every batch draws a point uniformly and independently. */
    REPLACEMENT
  }

  /** Plain SGD on N points in batches of B for E epochs, reshuffled in every epoch. */
  public static Training reshuffle(int points, int batch, int epochs) {
    return epochs(points, batch, epochs, Sampling.RESHUFFLE);
  }

  /** Plain SGD on N points in batches of B for E epochs, split once. */
  public static Training fixed(int points, int batch, int epochs) {
    return epochs(points, batch, epochs, Sampling.FIXED);
  }

  /** Plain SGD on N points for T updates, each batch drawn with replacement. */
  public static Training replacement(int points, int batch, int updates) {
    return new Training(points, batch, updates, Sampling.REPLACEMENT, UpdateRule.PLAIN);
  }

  /** Gradient descent: T updates, each with all N points. */
  public static Training gradientDescent(int points, int updates) {
    return reshuffle(points, points, updates);
  }

  /** The same with another update. */
  public Training with(UpdateRule other) {
    return new Training(points, batch, updates, sampling, other);
  }

  private static Training epochs(int points, int batch, int epochs, Sampling sampling) {
    if (points % batch != 0) {
      throw new IllegalArgumentException("batches of " + batch + " do not fill " + points);
    }
    return new Training(points, batch, points / batch * epochs, sampling, UpdateRule.PLAIN);
  }
}
