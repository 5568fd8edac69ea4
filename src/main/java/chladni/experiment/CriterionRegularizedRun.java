package chladni.experiment;

import chladni.column.Columns;
import java.util.Optional;

/** Joint descent of one weight and of its penalty on the training loss plus the foretold gap. */
final class CriterionRegularizedRun implements Run {
  /** Below this, functions of ηTh are taken from their series. */
  private static final double SMALL = 1e-3;

  private final Training.CriterionRegularized training;
  private final TrainingSet set;
  private final Field[] derivatives;
  private final LearningRates rates;
  private final double[][][] means;
  private final double[][][] values;
  private final double[] gradientSquares;
  private final double[] products;
  private final double[] lambda;

  /**
   * A run.
   *
   * @param derivatives the first three derivatives of the loss
   */
  CriterionRegularizedRun(
      Training.CriterionRegularized training,
      TrainingSet set,
      Field[] derivatives,
      LearningRates rates,
      int width) {
    this.training = training;
    this.set = set;
    this.derivatives = derivatives;
    this.rates = rates;
    this.means = new double[3][1][width];
    this.values = new double[3][1][width];
    this.gradientSquares = new double[width];
    this.products = new double[width];
    this.lambda = new double[width];
  }

  @Override
  public Optional<double[][]> train(Block block, Pulse pulse) {
    int n = block.n();
    Columns.fill(lambda, 0, n);
    for (long t = 0; t < training.updates(); t++) {
      if (!pulse.beat(n)) {
        return Optional.empty();
      }
      statistics(block.weights(), n);
      move(block.weights()[0], n);
    }
    return Optional.of(block.weights());
  }

  /** Means of the derivatives, the variance of the first and its covariance with the second. */
  private void statistics(double[][] weights, int n) {
    double points = training.points();
    for (double[][] mean : means) {
      Columns.fill(mean[0], 0, n);
    }
    set.rewind();
    for (int k = 0; k < set.size(); k++) {
      double[][] point = set.next();
      for (int d = 0; d < 3; d++) {
        derivatives[d].add(weights, point, means[d], n);
      }
    }
    for (double[][] mean : means) {
      Columns.linear(mean[0], 0, 1 / points, mean[0], n);
    }
    Columns.fill(gradientSquares, 0, n);
    Columns.fill(products, 0, n);
    set.rewind();
    for (int k = 0; k < set.size(); k++) {
      double[][] point = set.next();
      for (int d = 0; d < 2; d++) {
        Columns.linear(values[d][0], 0, -1, means[d][0], n);
        derivatives[d].add(weights, point, values[d], n);
      }
      Columns.addTimes(gradientSquares, 1, values[0][0], values[0][0], n);
      Columns.addTimes(products, 1, values[0][0], values[1][0], n);
    }
  }

  private void move(double[] weights, int n) {
    double points = training.points();
    double time = rates.single() * training.updates();
    double bessel = points == 1 ? 0 : 1 / (points - 1);
    for (int i = 0; i < n; i++) {
      double h = means[1][0][i] + lambda[i];
      double response = response(time, h);
      double slope = slope(time, h);
      double variance = bessel * gradientSquares[i];
      double byWeight =
          means[0][0][i]
              + lambda[i] * weights[i]
              + (2 * bessel * products[i] * response + variance * slope * means[2][0][i]) / points;
      double byPenalty = weights[i] * weights[i] / 2 + variance * slope / points;
      weights[i] -= rates.single() * byWeight;
      lambda[i] = Math.max(0, lambda[i] - rates.eta() * byPenalty);
    }
  }

  /** (1 − exp(−τh))/h. */
  static double response(double tau, double h) {
    double x = tau * h;
    return Math.abs(x) < SMALL
        ? tau * (1 - x / 2 + x * x / 6 - x * x * x / 24)
        : -Math.expm1(-x) / h;
  }

  /** The derivative of {@link #response} in h. */
  static double slope(double tau, double h) {
    double x = tau * h;
    return Math.abs(x) < SMALL
        ? tau * tau * (-0.5 + x / 3 - x * x / 8 + x * x * x / 30)
        : (x * Math.exp(-x) + Math.expm1(-x)) / (h * h);
  }
}
