package chladni.experiment;

import chladni.column.Columns;
import chladni.experiment.Generators.Purpose;
import java.util.Optional;

/**
 * The noise-matched diffusion by Euler and Maruyama.
 *
 * <p>The covariance C = Σ_x p_x (g_x − G)(g_x − G) of the gradients g_x is the square of the matrix
 * whose columns are √p_x (g_x − G); so the noise of a step needs one normal number for each point
 * of the support, and no factorization.
 */
final class DiffusionRun implements Run {
  private final long steps;
  private final double size;
  private final double deviation;
  private final MeanField gradient;
  private final LearningRates rates;
  private final Generators generators;
  private final long seed;
  private final double[][] mean;
  private final double[][] noise;
  private final double[] normal;
  private final double[] share;

  DiffusionRun(
      Training.Diffusion diffusion,
      MeanField gradient,
      LearningRates rates,
      long seed,
      int weights,
      int width) {
    this.steps = steps(diffusion.time(), diffusion.substeps());
    this.size = diffusion.time() / Math.max(1, steps);
    this.deviation = Math.sqrt(size / diffusion.batch());
    this.gradient = gradient;
    this.rates = rates;
    this.generators = new Generators(width);
    this.seed = seed;
    this.mean = new double[weights][width];
    this.noise = new double[weights][width];
    this.normal = new double[width];
    this.share = new double[width];
  }

  /** How many equal steps fill a time. */
  static long steps(double time, int substeps) {
    return (long) Math.ceil(time * substeps - 1e-9);
  }

  @Override
  public Optional<double[][]> train(Block block, Pulse pulse) {
    int n = block.n();
    double[][] weights = block.weights();
    generators.seed(seed, Purpose.NOISE, block.first(), n);
    Support support = gradient.support();
    for (long t = 0; t < steps; t++) {
      if (!pulse.beat(n)) {
        return Optional.empty();
      }
      DescentRun.zero(mean, n);
      DescentRun.zero(noise, n);
      Columns.fill(share, 0, n);
      for (int k = 0; k < support.size(); k++) {
        double probability = support.probabilities().get(k);
        if (probability == 0) {
          continue;
        }
        double[][] value = gradient.at(k, weights, n);
        generators.normals(normal, 0, Math.sqrt(probability), n);
        Columns.addScaled(share, 1, normal, n);
        for (int w = 0; w < weights.length; w++) {
          Columns.addScaled(mean[w], probability, value[w], n);
          Columns.addTimes(noise[w], 1, normal, value[w], n);
        }
      }
      for (int w = 0; w < weights.length; w++) {
        Columns.addTimes(noise[w], -1, share, mean[w], n);
      }
      rates.addStep(weights, size, mean, n);
      rates.addStep(weights, deviation, noise, n);
    }
    return Optional.of(weights);
  }
}
