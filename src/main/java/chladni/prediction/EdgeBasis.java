package chladni.prediction;

import chladni.landscape.LearningRate;
import chladni.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Directions in which every edge is diagonal: η^{μν} = η Σ_i s_i V^μ_i V^ν_i, so that a diagram's
 * value is a sum over one number i for each edge.
 *
 * @param columns the vectors V_i, one array for each
 * @param signs s_i, 1 or −1
 * @param eigenvalues of K = ηH without η, where the V_i diagonalize K, else none
 */
record EdgeBasis(double[][] columns, double[] signs, double[] eigenvalues) {
  private static final double ROUNDING = 1e-13;

  /** The number of directions. */
  int size() {
    return columns.length;
  }

  /** Directions in which the learning-rate matrix is diagonal: those of the weights if it is 1. */
  static EdgeBasis ofWeights(LearningRate rate) {
    int n = rate.size();
    if (rate.isIdentity()) {
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      return new EdgeBasis(identity(n), ones, new double[0]);
    }
    Eigenpairs pairs = Eigenpairs.of(matrix(rate));
    double[][] columns = new double[n][n];
    double[] signs = new double[n];
    for (int i = 0; i < n; i++) {
      signs[i] = pairs.values[i] < 0 ? -1 : 1;
      for (int mu = 0; mu < n; mu++) {
        columns[i][mu] = pairs.vectors[i][mu] * Math.sqrt(Math.abs(pairs.values[i]));
      }
    }
    return new EdgeBasis(columns, signs, new double[0]);
  }

  /**
   * Eigenvectors of K: with A the learning-rate matrix and A^{1/2} H A^{1/2} = Q Λ Qᵀ they are
   * A^{1/2} Q.
   *
   * @param hessian H, row by row
   * @throws ProblemException if the learning-rate matrix has a negative eigenvalue
   */
  static EdgeBasis ofEigenvectors(LearningRate rate, double[][] hessian) {
    int n = rate.size();
    double[][] root = root(rate);
    double[][] product = times(times(root, hessian), root);
    Eigenpairs pairs = Eigenpairs.of(product);
    double[][] columns = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int mu = 0; mu < n; mu++) {
        for (int nu = 0; nu < n; nu++) {
          columns[i][mu] += root[mu][nu] * pairs.vectors[i][nu];
        }
      }
    }
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new EdgeBasis(columns, ones, grouped(pairs.values));
  }

  /**
   * The largest size of an eigenvalue of K without η, the learning-rate matrix taken as positive.
   */
  static double norm(LearningRate rate, double[][] hessian) {
    double[][] columns = ofWeights(rate).columns;
    double[][] product = new double[columns.length][columns.length];
    for (int i = 0; i < columns.length; i++) {
      for (int mu = 0; mu < hessian.length; mu++) {
        double sum = 0;
        for (int nu = 0; nu < hessian.length; nu++) {
          sum += hessian[mu][nu] * columns[i][nu];
        }
        for (int j = 0; j < columns.length; j++) {
          product[i][j] += sum * columns[j][mu];
        }
      }
    }
    return Arrays.stream(Eigenpairs.of(product).values).map(Math::abs).max().orElse(0);
  }

  /** Eigenvalues that differ by rounding only are made equal. */
  private static double[] grouped(double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    double[] grouped = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) <= ROUNDING * values.length * largest) {
        grouped[i] = 0;
      } else if (i > 0
          && Math.abs(values[i] - grouped[i - 1]) <= ROUNDING * values.length * largest) {
        grouped[i] = grouped[i - 1];
      }
    }
    return grouped;
  }

  /** The positive square root of the learning-rate matrix. */
  static double[][] root(LearningRate rate) {
    int n = rate.size();
    if (rate.isIdentity()) {
      return identity(n);
    }
    Eigenpairs pairs = Eigenpairs.of(matrix(rate));
    double largest = Arrays.stream(pairs.values).map(Math::abs).max().orElse(0);
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      if (pairs.values[i] < -ROUNDING * n * largest) {
        throw ProblemException.unfit(
            String.format(
                Locale.ROOT,
                "the learning-rate matrix has the negative eigenvalue %.4g, so there need not be a"
                    + " basis of eigenvectors of ηH",
                pairs.values[i]),
            "predict without resummed, or use a learning-rate matrix without negative eigenvalues");
      }
      double size = Math.sqrt(Math.max(0, pairs.values[i]));
      for (int mu = 0; mu < n; mu++) {
        for (int nu = 0; nu < n; nu++) {
          root[mu][nu] += size * pairs.vectors[i][mu] * pairs.vectors[i][nu];
        }
      }
    }
    return root;
  }

  static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  static double[][] matrix(LearningRate rate) {
    int n = rate.size();
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = rate.entry(i, j).doubleValue();
      }
    }
    return matrix;
  }

  private static double[][] times(double[][] a, double[][] b) {
    DMatrixRMaj product = new DMatrixRMaj(a.length, b[0].length);
    org.ejml.dense.row.CommonOps_DDRM.mult(new DMatrixRMaj(a), new DMatrixRMaj(b), product);
    double[][] rows = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        rows[i][j] = product.get(i, j);
      }
    }
    return rows;
  }

  /**
   * The eigenvalues of a symmetric matrix, descending, and orthonormal eigenvectors.
   *
   * @param values the eigenvalues
   * @param vectors an array for each
   */
  record Eigenpairs(double[] values, double[][] vectors) {

    static Eigenpairs of(double[][] matrix) {
      int n = matrix.length;
      DMatrixRMaj symmetric = new DMatrixRMaj(n, n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          symmetric.set(i, j, (matrix[i][j] + matrix[j][i]) / 2);
        }
      }
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
      if (!eigen.decompose(symmetric)) {
        throw ProblemException.unfit(
            "the eigenvalues of the Hessian could not be computed",
            "check that the landscape's second derivatives are finite");
      }
      Integer[] order = new Integer[n];
      Arrays.setAll(order, i -> i);
      Arrays.sort(
          order,
          (a, b) ->
              Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
      double[] values = new double[n];
      double[][] vectors = new double[n][n];
      for (int i = 0; i < n; i++) {
        values[i] = eigen.getEigenvalue(order[i]).getReal();
        for (int mu = 0; mu < n; mu++) {
          vectors[i][mu] = eigen.getEigenVector(order[i]).get(mu, 0);
        }
      }
      return new Eigenpairs(values, vectors);
    }
  }
}
