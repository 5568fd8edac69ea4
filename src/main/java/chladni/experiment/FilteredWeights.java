package chladni.experiment;

import chladni.column.Columns;

/**
 * The weights are passed through a filter of first order, and what leaves it is measured: y ←
 * decay·y + gain·(θ − θ_0) after every update, with y = 0 at first; θ_0 + y is measured.
 *
 * <p>Example: decay γ and gain 1−γ make an exponential moving average of the weights.
 *
 * @param gain what a new value counts
 * @param decay what the filter keeps of its last value
 */
public record FilteredWeights(double gain, double decay) implements UpdateRule.Modification {
  @Override
  public UpdateRule.Memory begin(double[][] start, long updates, int n) {
    double[][] origin = new double[start.length][];
    for (int w = 0; w < start.length; w++) {
      origin[w] = start[w].clone();
    }
    double[][] filtered = new double[start.length][n];
    return new UpdateRule.Memory() {
      @Override
      public void moved(double[][] weights) {
        for (int w = 0; w < filtered.length; w++) {
          Columns.linear(filtered[w], 0, decay, filtered[w], n);
          Columns.addScaled(filtered[w], gain, weights[w], n);
          Columns.addScaled(filtered[w], -gain, origin[w], n);
        }
      }

      @Override
      public double[][] measured(double[][] weights) {
        double[][] sum = new double[filtered.length][];
        for (int w = 0; w < sum.length; w++) {
          sum[w] = filtered[w].clone();
          Columns.addScaled(sum[w], 1, origin[w], n);
        }
        return sum;
      }
    };
  }
}
