package chladni.experiment;

import chladni.column.Columns;
import chladni.landscape.LearningRate;

/** Steps from gradients: −η^{μν} g_ν. */
final class LearningRates {
  private final double eta;
  private final boolean identity;
  private final double[][] matrix;

  LearningRates(LearningRate rate, double eta) {
    this.eta = eta;
    this.identity = rate.isIdentity();
    int size = identity ? 1 : rate.size();
    this.matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i][j] = rate.entry(i, j).doubleValue();
      }
    }
  }

  /** η. */
  double eta() {
    return eta;
  }

  /** Adds a multiple of −η^{μν} g_ν to columns. */
  void addStep(double[][] to, double factor, double[][] gradient, int n) {
    for (int i = 0; i < to.length; i++) {
      if (identity) {
        Columns.addScaled(to[i], -eta * factor, gradient[i], n);
      } else {
        for (int j = 0; j < gradient.length; j++) {
          if (matrix[i][j] != 0) {
            Columns.addScaled(to[i], -eta * factor * matrix[i][j], gradient[j], n);
          }
        }
      }
    }
  }

  /** The one number of a landscape with one weight, times η. */
  double single() {
    return eta * matrix[0][0];
  }
}
