package chladni.experiment;

import chladni.expansion.Quantity;
import chladni.landscape.Landscape;
import chladni.problem.ProblemException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is run and measured: the same training, many times, each time on fresh training points.
 *
 * @param landscape where training points and the start come from
 * @param training how each trial trains
 * @param eta the learning rate η
 * @param quantities what will be asked of the trials
 * @param trials how many
 * @param seed of all random numbers; experiments of one seed have the same training sets
 * @param testSamples on how many fresh points the test loss of a trial is measured; if empty, it is
 *     the expectation itself where that is within reach, and else on {@link #DEFAULT_SAMPLES}
 */
public record Experiment(
    Landscape landscape,
    Training training,
    double eta,
    Set<Quantity> quantities,
    long trials,
    long seed,
    OptionalInt testSamples) {
  /** Fresh points for the test loss where the expectation is beyond reach. */
  public static final int DEFAULT_SAMPLES = 1000;

  /** The most numbers that trials may leave behind. */
  public static final long MOST_RESULTS = 20_000_000;

  /**
   * Checks the numbers.
   *
   * @throws ProblemException if there are no trials, too many, or η is not finite
   */
  public Experiment {
    quantities = Collections.unmodifiableSet(EnumSet.copyOf(quantities));
    if (trials < 2) {
      throw ProblemException.unfit(
          trials + (trials == 1 ? " trial has" : " trials have") + " no standard error",
          "give trials=1000, say");
    }
    if (!Double.isFinite(eta)) {
      throw ProblemException.unfit("eta = " + eta + " is no learning rate", "give eta=0.1, say");
    }
    if (testSamples.isPresent() && testSamples.getAsInt() < 2) {
      throw ProblemException.unfit(
          "the test loss needs at least 2 points", "give test_samples=1000, or leave it out");
    }
  }

  /** An experiment on one quantity whose test loss is the expectation where that is in reach. */
  public static Experiment of(
      Landscape landscape,
      Training training,
      double eta,
      Quantity quantity,
      long trials,
      long seed) {
    return new Experiment(
        landscape, training, eta, Set.of(quantity), trials, seed, OptionalInt.empty());
  }

  /** The same with another learning rate. */
  public Experiment withEta(double other) {
    return new Experiment(landscape, training, other, quantities, trials, seed, testSamples);
  }

  /** The same with another training. */
  public Experiment withTraining(Training other) {
    return new Experiment(landscape, other, eta, quantities, trials, seed, testSamples);
  }
}
