package chladni.experiment;

import chladni.column.Columns;
import java.util.Optional;

/** GDC: the gradient of the training loss and of the trace of the covariance of gradients. */
final class CovarianceRegularizedRun implements Run {
  private final Training.CovarianceRegularized training;
  private final TrainingSet set;
  private final Field gradient;
  private final Field curvature;
  private final LearningRates rates;
  private final double[][] sum;
  private final double[][] one;
  private final double[][] penalty;
  private final double[][] deviation;
  private final double[][] moving;

  CovarianceRegularizedRun(
      Training.CovarianceRegularized training,
      TrainingSet set,
      Field gradient,
      Field curvature,
      LearningRates rates,
      int weights,
      int width) {
    this.training = training;
    this.set = set;
    this.gradient = gradient;
    this.curvature = curvature;
    this.rates = rates;
    this.sum = new double[weights][width];
    this.one = new double[weights][width];
    this.penalty = new double[weights][width];
    this.deviation = new double[weights][width];
    this.moving = new double[2 * weights][];
  }

  @Override
  public Optional<double[][]> train(Block block, Pulse pulse) {
    int n = block.n();
    double[][] weights = block.weights();
    double points = training.points();
    int size = weights.length;
    // ∇[(N−B)/(4NB) · Σ_n (g_n − ḡ)η(g_n − ḡ)/(N−1)]: the mean's own derivative drops out.
    double strength =
        points == 1
            ? 0
            : (points - training.batch()) / (2 * points * training.batch() * (points - 1));
    System.arraycopy(weights, 0, moving, 0, size);
    System.arraycopy(deviation, 0, moving, size, size);
    for (long t = 0; t < training.updates(); t++) {
      if (!pulse.beat(n)) {
        return Optional.empty();
      }
      DescentRun.zero(sum, n);
      set.rewind();
      for (int k = 0; k < set.size(); k++) {
        gradient.add(weights, set.next(), sum, n);
      }
      DescentRun.zero(penalty, n);
      if (strength != 0) {
        set.rewind();
        for (int k = 0; k < set.size(); k++) {
          double[][] point = set.next();
          DescentRun.zero(one, n);
          gradient.add(weights, point, one, n);
          for (int w = 0; w < size; w++) {
            Columns.addScaled(one[w], -1 / points, sum[w], n);
          }
          DescentRun.zero(deviation, n);
          rates.addStep(deviation, -strength, one, n);
          curvature.add(moving, point, penalty, n);
        }
      }
      rates.addStep(weights, 1 / points, sum, n);
      rates.addStep(weights, 1, penalty, n);
    }
    return Optional.of(weights);
  }
}
