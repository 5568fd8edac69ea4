package chladni.experiment;

import chladni.column.Columns;

/**
 * Nesterov's momentum: v ← βv − ηg(θ + βv), θ ← θ + v, from v = 0 (Nesterov 1983, in the form of
 * Sutskever et al. 2013).
 *
 * @param beta the momentum β
 */
public record NesterovMomentum(double beta) implements UpdateRule.Modification {
  @Override
  public UpdateRule.Memory begin(double[][] start, long updates, int n) {
    double[][] velocity = new double[start.length][n];
    double[][] ahead = new double[start.length][n];
    return new UpdateRule.Memory() {
      @Override
      public double[][] place(double[][] weights) {
        for (int w = 0; w < ahead.length; w++) {
          System.arraycopy(weights[w], 0, ahead[w], 0, n);
          Columns.addScaled(ahead[w], beta, velocity[w], n);
        }
        return ahead;
      }

      @Override
      public void changeStep(double[][] step) {
        for (int w = 0; w < step.length; w++) {
          Columns.addScaled(step[w], beta, velocity[w], n);
          System.arraycopy(step[w], 0, velocity[w], 0, n);
        }
      }
    };
  }
}
