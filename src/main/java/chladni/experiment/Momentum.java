package chladni.experiment;

import chladni.column.Columns;

/**
 * Heavy-ball momentum: v ← βv − ηg, θ ← θ + v, from v = 0 (Polyak 1964).
 *
 * @param beta the momentum β
 */
public record Momentum(double beta) implements UpdateRule.Modification {
  @Override
  public UpdateRule.Memory begin(double[][] start, long updates, int n) {
    double[][] velocity = new double[start.length][n];
    return new UpdateRule.Memory() {
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
