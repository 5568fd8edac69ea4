package chladni.experiment;

import chladni.expansion.Quantity;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What was measured in each trial, and estimates from it.
 *
 * <p>A trial with a measured number beyond {@link #LARGEST}, or none at all, has diverged;
 * estimates are means over the others, and {@link #diverged} says how many there were.
 */
public final class Trials {
  /** Weights and losses of this size and beyond count as diverged. */
  public static final double LARGEST = 1e100;

  private final Experiment experiment;
  private final int done;
  private final TestLossMethod method;
  private final double[] testLoss;
  private final double[] secondTestLoss;
  private final double[] trainingLoss;
  private final double[][] weights;

  /**
   * Measurements.
   *
   * @param done how many trials were done
   * @param secondTestLoss a second, independent measurement of each test loss, or the first again
   *     where it is exact
   */
  Trials(
      Experiment experiment,
      int done,
      TestLossMethod method,
      double[] testLoss,
      double[] secondTestLoss,
      double[] trainingLoss,
      double[][] weights) {
    this.experiment = experiment;
    this.done = done;
    this.method = method;
    this.testLoss = testLoss;
    this.secondTestLoss = secondTestLoss;
    this.trainingLoss = trainingLoss;
    this.weights = weights;
  }

  /** What was run. */
  public Experiment experiment() {
    return experiment;
  }

  /** How many trials were done; fewer than asked for if the simulation was interrupted. */
  public int done() {
    return done;
  }

  /** How test losses were found. */
  public TestLossMethod testLossMethod() {
    return method;
  }

  /** How many trials diverged. */
  public int diverged() {
    int count = 0;
    for (int i = 0; i < done; i++) {
      count += isFinite(i) ? 0 : 1;
    }
    return count;
  }

  /**
   * What is to be known of a quantity.
   *
   * @throws ProblemException if every trial diverged
   */
  public Finding finding(Quantity quantity) {
    int diverged = diverged();
    if (diverged == done) {
      throw ProblemException.unfit(
          "all " + done + " trials diverged: weights or losses beyond 1e100, or no numbers",
          "give a smaller eta or T");
    }
    return new Finding(quantity, estimates(quantity), experiment.trials(), done, diverged, method);
  }

  private boolean isFinite(int trial) {
    boolean finite =
        (testLoss.length == 0 || isInRange(testLoss[trial]) && isInRange(secondTestLoss[trial]))
            && (trainingLoss.length == 0 || isInRange(trainingLoss[trial]));
    for (double[] weight : weights) {
      finite &= isInRange(weight[trial]);
    }
    return finite;
  }

  private static boolean isInRange(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /** The estimate of a quantity that is one number. */
  public Estimate estimate(Quantity quantity) {
    return estimates(quantity).get(0);
  }

  /**
   * The estimates of a quantity: one; one for each weight; or, of the covariance, one for each pair
   * of weights, the second running fastest.
   *
   * @throws IllegalArgumentException if the experiment was not asked for it
   */
  public List<Estimate> estimates(Quantity quantity) {
    if (!experiment.quantities().contains(quantity)) {
      throw new IllegalArgumentException(quantity + " was not measured");
    }
    return switch (quantity) {
      case TEST_LOSS_VARIANCE -> List.of(covariance(i -> testLoss[i], i -> secondTestLoss[i]));
      case WEIGHT_COVARIANCE -> {
        List<Estimate> all = new ArrayList<>();
        for (double[] a : weights) {
          for (double[] b : weights) {
            all.add(covariance(i -> a[i], i -> b[i]));
          }
        }
        yield all;
      }
      default -> columns(quantity).stream().map(this::mean).toList();
    };
  }

  /**
   * The estimates of this minus those of another experiment, from the differences between trials of
   * one number, which have seen the same training points if both experiments have one seed.
   *
   * @throws IllegalArgumentException if the quantity is not a mean over trials
   */
  public List<Estimate> differences(Trials other, Quantity quantity) {
    List<IntToDoubleFunction> mine = columns(quantity);
    List<IntToDoubleFunction> others = other.columns(quantity);
    List<Estimate> all = new ArrayList<>();
    for (int k = 0; k < mine.size(); k++) {
      IntToDoubleFunction a = mine.get(k);
      IntToDoubleFunction b = others.get(k);
      // A gradient flow has one trial that stands for all.
      all.add(
          mean(
              Math.max(done, other.done) > 1 && Math.min(done, other.done) == 1
                  ? Math.max(done, other.done)
                  : Math.min(done, other.done),
              i -> a.applyAsDouble(done == 1 ? 0 : i) - b.applyAsDouble(other.done == 1 ? 0 : i),
              i -> isFinite(done == 1 ? 0 : i) && other.isFinite(other.done == 1 ? 0 : i)));
    }
    return all;
  }

  /** A quantity that is a mean over trials, in each trial. */
  private List<IntToDoubleFunction> columns(Quantity quantity) {
    return switch (quantity) {
      case TEST_LOSS -> List.of(this::testLoss);
      case TRAINING_LOSS -> List.of(i -> trainingLoss[i]);
      case GAP -> List.of(i -> testLoss(i) - trainingLoss[i]);
      case TEST_LOSS_SQUARED -> List.of(i -> testLoss[i] * secondTestLoss[i]);
      case WEIGHTS, DISPLACEMENT -> {
        List<IntToDoubleFunction> all = new ArrayList<>();
        for (int w = 0; w < weights.length; w++) {
          double[] column = weights[w];
          double from =
              quantity == Quantity.DISPLACEMENT
                  ? experiment.landscape().start().get(w).doubleValue()
                  : 0;
          all.add(i -> column[i] - from);
        }
        yield all;
      }
      case TEST_LOSS_VARIANCE, WEIGHT_COVARIANCE ->
          throw new IllegalArgumentException(quantity + " is no mean over trials");
    };
  }

  private double testLoss(int i) {
    return (testLoss[i] + secondTestLoss[i]) / 2;
  }

  /** Whether a trial counts. */
  private interface Choice {
    boolean of(int trial);
  }

  private Estimate mean(IntToDoubleFunction values) {
    return mean(done, values, this::isFinite);
  }

  private Estimate mean(int trials, IntToDoubleFunction values, Choice finite) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < trials; i++) {
      if (finite.of(i)) {
        sum += values.applyAsDouble(i);
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < trials; i++) {
      if (finite.of(i)) {
        double deviation = values.applyAsDouble(i) - mean;
        squares += deviation * deviation;
      }
    }
    double error = count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count);
    return new Estimate(mean, error, count, experiment.seed());
  }

  /** The unbiased estimate of a covariance; its error is that of the mean of products. */
  private Estimate covariance(IntToDoubleFunction a, IntToDoubleFunction b) {
    double meanOfA = mean(a).mean();
    double meanOfB = mean(b).mean();
    Estimate products = mean(i -> (a.applyAsDouble(i) - meanOfA) * (b.applyAsDouble(i) - meanOfB));
    double bessel = products.trials() < 2 ? 1 : products.trials() / (products.trials() - 1.0);
    return new Estimate(
        products.mean() * bessel, products.stderr() * bessel, products.trials(), products.seed());
  }
}
