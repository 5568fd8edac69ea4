package chladni.experiment;

import chladni.column.Columns;
import chladni.expansion.Quantity;
import chladni.experiment.Generators.Purpose;
import chladni.problem.ProblemException;

/** Where trials leave what was measured: a number for each trial in each of some columns. */
final class Results {
  private final Experiment experiment;
  private final Model model;
  private final Support support;
  private final int trials;
  private final int samples;
  private final double[] testLoss;
  private final double[] secondTestLoss;
  private final double[] trainingLoss;
  private final double[][] weights;

  Results(Experiment experiment, Model model, Support support) {
    this.experiment = experiment;
    this.model = model;
    this.support = support;
    // Nothing is random in a gradient flow.
    long asked = experiment.training() instanceof Training.Flow ? 1 : experiment.trials();
    this.samples = samples();
    int columns =
        (needsTest() ? samples > 0 ? 2 : 1 : 0)
            + (needsTraining() ? 1 : 0)
            + (needsWeights() ? model.weights() : 0);
    if (asked * columns > Experiment.MOST_RESULTS) {
      throw ProblemException.beyondReach(
          asked + " trials leave " + asked * columns + " numbers, too many to keep",
          "ask for up to " + Experiment.MOST_RESULTS / columns + " trials");
    }
    this.trials = (int) asked;
    this.testLoss = new double[needsTest() ? trials : 0];
    this.secondTestLoss = samples > 0 ? new double[testLoss.length] : testLoss;
    this.trainingLoss = new double[needsTraining() ? trials : 0];
    this.weights = new double[needsWeights() ? model.weights() : 0][trials];
  }

  /** Points on which each of two measurements of the test loss is made; 0 for the expectation. */
  private int samples() {
    if (experiment.testSamples().isPresent()) {
      return experiment.testSamples().getAsInt() / 2;
    }
    boolean reachable = support.isKnown() && support.size() <= 10L * Experiment.DEFAULT_SAMPLES;
    return reachable ? 0 : Experiment.DEFAULT_SAMPLES / 2;
  }

  private boolean needs(Quantity... any) {
    for (Quantity quantity : any) {
      if (experiment.quantities().contains(quantity)) {
        return true;
      }
    }
    return false;
  }

  private boolean needsTest() {
    return needs(
        Quantity.TEST_LOSS, Quantity.GAP, Quantity.TEST_LOSS_SQUARED, Quantity.TEST_LOSS_VARIANCE);
  }

  private boolean needsTraining() {
    return needs(Quantity.TRAINING_LOSS, Quantity.GAP);
  }

  private boolean needsWeights() {
    return needs(Quantity.WEIGHTS, Quantity.DISPLACEMENT, Quantity.WEIGHT_COVARIANCE);
  }

  int trials() {
    return trials;
  }

  int trainingPoints() {
    return switch (experiment.training()) {
      case Training.Descent d -> d.points();
      case Training.FullBatch f -> f.points();
      case Training.CovarianceRegularized c -> c.points();
      case Training.CriterionRegularized c -> c.points();
      case Training.Flow f -> 0;
      case Training.Diffusion d -> 0;
    };
  }

  /** How many losses are evaluated to measure one trial. */
  double evaluations() {
    return (needsTest() ? samples > 0 ? 2.0 * samples : support.size() : 0)
        + (needsTraining() ? trainingPoints() : 0);
  }

  Trials trials(int done) {
    return new Trials(
        experiment,
        done,
        samples > 0 ? new TestLossMethod.FreshSamples(2 * samples) : TestLossMethod.of(support),
        testLoss,
        secondTestLoss,
        trainingLoss,
        weights);
  }

  /** For one thread, what measures the trials of a block. */
  Recorder recorder(TrainingSet set, int width) {
    return new Recorder(set, width);
  }

  /** Measures the trials of a block. */
  final class Recorder {
    private final TrainingSet set;
    private final Field value;
    private final MeanField expectation;
    private final Generators generators;
    private final double[][] point;
    private final double[][] sum;

    private Recorder(TrainingSet set, int width) {
      this.set = set;
      this.value = model.field(Model.Derivative.VALUE, width);
      this.expectation = new MeanField(value, support, model.columns(), 1, width);
      this.generators = new Generators(width);
      this.point = new double[model.columns()][width];
      this.sum = new double[1][width];
    }

    void record(double[][] at, long first, int n) {
      int to = (int) first;
      for (int w = 0; w < weights.length; w++) {
        System.arraycopy(at[w], 0, weights[w], to, n);
      }
      if (needsTest()) {
        if (samples > 0) {
          generators.seed(experiment.seed(), Purpose.TEST, first, n);
          sample(at, testLoss, to, n);
          sample(at, secondTestLoss, to, n);
        } else {
          Columns.fill(sum[0], 0, n);
          expectation.add(at, sum, n);
          System.arraycopy(sum[0], 0, testLoss, to, n);
        }
      }
      if (needsTraining()) {
        Columns.fill(sum[0], 0, n);
        set.rewind();
        for (int k = 0; k < set.size(); k++) {
          value.add(at, set.next(), sum, n);
        }
        Columns.linear(sum[0], 0, 1.0 / set.size(), sum[0], n);
        System.arraycopy(sum[0], 0, trainingLoss, to, n);
      }
    }

    private void sample(double[][] at, double[] losses, int to, int n) {
      Columns.fill(sum[0], 0, n);
      for (int k = 0; k < samples; k++) {
        model.draw(generators, point, n);
        value.add(at, point, sum, n);
      }
      Columns.linear(sum[0], 0, 1.0 / samples, sum[0], n);
      System.arraycopy(sum[0], 0, losses, to, n);
    }
  }
}
