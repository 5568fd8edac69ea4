package chladni.experiment;

import chladni.column.Columns;
import java.util.Optional;

/** Gradient flow by the classical Runge–Kutta method. */
final class FlowRun implements Run {
  private final long steps;
  private final double size;
  private final MeanField gradient;
  private final LearningRates rates;
  private final double[][] place;
  private final double[][] total;
  private final double[][] slope;

  FlowRun(Training.Flow flow, MeanField gradient, LearningRates rates, int weights, int width) {
    this.steps = DiffusionRun.steps(flow.time(), flow.substeps());
    this.size = flow.time() / Math.max(1, steps);
    this.gradient = gradient;
    this.rates = rates;
    this.place = new double[weights][width];
    this.total = new double[weights][width];
    this.slope = new double[weights][width];
  }

  @Override
  public Optional<double[][]> train(Block block, Pulse pulse) {
    int n = block.n();
    double[][] weights = block.weights();
    for (long k = 0; k < steps; k++) {
      if (!pulse.beat(n)) {
        return Optional.empty();
      }
      DescentRun.zero(total, n);
      stage(weights, 0, 1, n);
      stage(weights, 0.5, 2, n);
      stage(weights, 0.5, 2, n);
      stage(weights, 1, 1, n);
      rates.addStep(weights, size / 6, total, n);
    }
    return Optional.of(weights);
  }

  /** The gradient after a part of a step along the last one, added some times to the total. */
  private void stage(double[][] weights, double part, double times, int n) {
    for (int w = 0; w < weights.length; w++) {
      System.arraycopy(weights[w], 0, place[w], 0, n);
    }
    if (part > 0) {
      rates.addStep(place, size * part, slope, n);
    }
    DescentRun.zero(slope, n);
    gradient.add(place, slope, n);
    for (int w = 0; w < weights.length; w++) {
      Columns.addScaled(total[w], times, slope[w], n);
    }
  }
}
