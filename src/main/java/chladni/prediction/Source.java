package chladni.prediction;

import chladni.landscape.GivenTensor;
import java.util.List;
import java.util.Map;

/** Where the tensors of a landscape come from. */
sealed interface Source {

  /** From the derivatives of the loss at data points. */
  record Points(DataPoints points) implements Source {}

  /** From the derivatives of the loss at a sample of data points, without bias. */
  record Sample(DataPoints points) implements Source {}

  /** From numbers given for them. */
  record Given(int count, Map<List<Integer>, GivenTensor> tensors) implements Source {}

  /** The number of weights. */
  default int weights() {
    return switch (this) {
      case Points p -> p.points().weights();
      case Sample s -> s.points().weights();
      case Given g -> g.count();
    };
  }

  /** How expectations over the data are taken. */
  default Expectation expectation() {
    return switch (this) {
      case Points p -> p.points().expectation();
      case Sample s -> new Expectation.Sample(s.points().count());
      case Given g -> new Expectation.Given();
    };
  }

  /** The tensors in given directions. */
  default BlockTables tables(double[][] directions) {
    return switch (this) {
      case Points p -> new PointTables(p.points(), directions, PointTables.Reading.DISTRIBUTION);
      case Sample s -> new PointTables(s.points(), directions, PointTables.Reading.SAMPLE);
      case Given g -> new GivenTables(g.tensors(), directions);
    };
  }

  /** H, row by row. */
  default double[][] hessian() {
    int n = weights();
    double[][] unit = EdgeBasis.identity(n);
    double[][] hessian = new double[n][];
    switch (this) {
      case Points p -> fill(hessian, p.points(), unit);
      case Sample s -> fill(hessian, s.points(), unit);
      case Given g -> {
        GivenTensor h = GivenTables.require(g.tensors(), List.of(2));
        for (int i = 0; i < n; i++) {
          hessian[i] = new double[n];
          for (int j = 0; j < n; j++) {
            hessian[i][j] = h.entries().decimal(i * n + j);
          }
        }
      }
    }
    return hessian;
  }

  private static void fill(double[][] hessian, DataPoints points, double[][] unit) {
    for (int i = 0; i < hessian.length; i++) {
      hessian[i] = points.mean(unit[i]);
    }
  }
}
