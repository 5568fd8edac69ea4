package chladni.experiment;

import chladni.column.Columns;
import java.util.List;
import java.util.Optional;

/** SGD and gradient descent: batch after batch, and what the update rule makes of its gradient. */
final class DescentRun implements Run {
  private final Batches batches;
  private final long updates;
  private final UpdateRule rule;
  private final Field gradient;
  private final LearningRates rates;
  private final double[][] sum;
  private final double[][] step;

  /**
   * A run.
   *
   * @param batches which points each update sees
   * @param gradient ∇l
   */
  DescentRun(
      Batches batches,
      long updates,
      UpdateRule rule,
      Field gradient,
      LearningRates rates,
      int weights,
      int width) {
    this.batches = batches;
    this.updates = updates;
    this.rule = rule;
    this.gradient = gradient;
    this.rates = rates;
    this.sum = new double[weights][width];
    this.step = new double[weights][width];
  }

  @Override
  public Optional<double[][]> train(Block block, Pulse pulse) {
    int n = block.n();
    double[][] weights = block.weights();
    List<UpdateRule.Memory> memories =
        rule.modifications().stream().map(m -> m.begin(weights, updates, n)).toList();
    batches.begin(block.first(), n);
    double share = 1.0 / batches.size();
    for (long t = 0; t < updates; t++) {
      if (!pulse.beat(n)) {
        return Optional.empty();
      }
      double[][] place = weights;
      for (UpdateRule.Memory memory : memories) {
        place = memory.place(place);
      }
      zero(sum, n);
      for (int b = 0; b < batches.size(); b++) {
        gradient.add(place, batches.point(), sum, n);
      }
      if (memories.isEmpty()) {
        rates.addStep(weights, share, sum, n);
      } else {
        modified(memories, weights, place, t, share, n);
      }
    }
    double[][] measured = weights;
    for (UpdateRule.Memory memory : memories) {
      measured = memory.measured(measured);
    }
    return Optional.of(measured);
  }

  private void modified(
      List<UpdateRule.Memory> memories,
      double[][] weights,
      double[][] place,
      long time,
      double share,
      int n) {
    for (double[] g : sum) {
      Columns.linear(g, 0, share, g, n);
    }
    for (UpdateRule.Memory memory : memories) {
      memory.changeGradient(sum, place, time);
    }
    zero(step, n);
    rates.addStep(step, 1, sum, n);
    for (UpdateRule.Memory memory : memories) {
      memory.changeStep(step);
    }
    for (int w = 0; w < weights.length; w++) {
      Columns.addScaled(weights[w], 1, step[w], n);
    }
    for (UpdateRule.Memory memory : memories) {
      memory.moved(weights);
    }
  }

  static void zero(double[][] columns, int n) {
    for (double[] column : columns) {
      Columns.fill(column, 0, n);
    }
  }
}
