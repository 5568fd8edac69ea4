package chladni.experiment;

import chladni.column.Columns;

/**
 * A learning rate that changes: the gradient of update t = 0, …, T−1 is multiplied by s(t, T)
 * before anything else is done with it.
 *
 * @param factor s
 */
public record Schedule(Factor factor) implements UpdateRule.Modification {
  /** A factor for each update. */
  @FunctionalInterface
  public interface Factor {
    /** s(t, T). */
    double at(long time, long updates);
  }

  @Override
  public UpdateRule.Memory begin(double[][] start, long updates, int n) {
    return new UpdateRule.Memory() {
      @Override
      public void changeGradient(double[][] gradient, double[][] place, long time) {
        double s = factor.at(time, updates);
        for (double[] g : gradient) {
          Columns.linear(g, 0, s, g, n);
        }
      }
    };
  }
}
