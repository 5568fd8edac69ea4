package chladni.experiment;

import chladni.column.Columns;

/** The expectation of a field over the training point, by finitely many points. */
final class MeanField {
  private final Field field;
  private final Support support;
  private final double[][] point;
  private final double[][] one;

  MeanField(Field field, Support support, int columns, int components, int width) {
    this.field = field;
    this.support = support;
    this.point = new double[columns][width];
    this.one = new double[components][width];
  }

  /** Adds the expectation at some weights to columns. */
  void add(double[][] weights, double[][] out, int n) {
    for (int k = 0; k < support.size(); k++) {
      double probability = support.probabilities().get(k);
      if (probability != 0) {
        double[][] value = at(k, weights, n);
        for (int c = 0; c < out.length; c++) {
          Columns.addScaled(out[c], probability, value[c], n);
        }
      }
    }
  }

  /** The field at one of the points. */
  double[][] at(int k, double[][] weights, int n) {
    double[] values = support.points().get(k);
    for (int c = 0; c < point.length; c++) {
      Columns.fill(point[c], values[c], n);
    }
    DescentRun.zero(one, n);
    field.add(weights, point, one, n);
    return one;
  }

  Support support() {
    return support;
  }
}
