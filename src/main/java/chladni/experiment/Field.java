package chladni.experiment;

/**
 * A function of weights and a training point, evaluated for many trials at once; for one thread.
 */
interface Field {
  /**
   * Adds its components to columns.
   *
   * @param weights a column for each weight, and one for each component of a direction if the field
   *     has one
   * @param point the columns of the training point
   * @param out a column for each component
   * @param n how many trials
   */
  void add(double[][] weights, double[][] point, double[][] out, int n);
}
