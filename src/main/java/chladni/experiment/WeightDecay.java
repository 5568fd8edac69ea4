package chladni.experiment;

import chladni.column.Columns;

/**
 * Weight decay: training descends l_x + λ|θ|²/2, so that λθ is added to every gradient.
 *
 * @param lambda the decay λ
 */
public record WeightDecay(double lambda) implements UpdateRule.Modification {
  @Override
  public UpdateRule.Memory begin(double[][] start, long updates, int n) {
    return new UpdateRule.Memory() {
      @Override
      public void changeGradient(double[][] gradient, double[][] place, long time) {
        for (int w = 0; w < gradient.length; w++) {
          Columns.addScaled(gradient[w], lambda, place[w], n);
        }
      }
    };
  }
}
