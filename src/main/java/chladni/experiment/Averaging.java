package chladni.experiment;

import chladni.column.Columns;

/** The mean of θ_1, …, θ_T is measured in place of θ_T (Ruppert 1988; Polyak and Juditsky 1992). */
public record Averaging() implements UpdateRule.Modification {
  @Override
  public UpdateRule.Memory begin(double[][] start, long updates, int n) {
    double[][] mean = new double[start.length][n];
    return new UpdateRule.Memory() {
      @Override
      public void moved(double[][] weights) {
        for (int w = 0; w < mean.length; w++) {
          Columns.addScaled(mean[w], 1.0 / updates, weights[w], n);
        }
      }

      @Override
      public double[][] measured(double[][] weights) {
        return mean;
      }
    };
  }
}
