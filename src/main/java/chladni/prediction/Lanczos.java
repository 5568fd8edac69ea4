package chladni.prediction;

import chladni.problem.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The eigenpairs of a symmetric operator whose eigenvalues are largest in size, with vectors only.
 *
 * <p>The iteration of Lanczos (1950) with full reorthogonalization. A Krylov space holds one vector
 * of each eigenspace only, so the iteration is repeated on what is orthogonal to the vectors found
 * until nothing as large is left; the largest size found there bounds the rest of the spectrum.
 */
final class Lanczos {
  private static final int MOST_STEPS = 400;
  private static final int MOST_PASSES = 12;
  private static final double TOLERANCE = 1e-11;

  private final UnaryOperator<double[]> operator;
  private final int dimension;

  private Lanczos(UnaryOperator<double[]> operator, int dimension) {
    this.operator = operator;
    this.dimension = dimension;
  }

  /**
   * Leading eigenpairs and a bound on the others.
   *
   * @param values eigenvalues, the largest in size first
   * @param vectors orthonormal eigenvectors, an array for each
   * @param rest the largest size of the other eigenvalues, as estimated by a further pass; 0 if
   *     there are none
   */
  record Leading(double[] values, double[][] vectors, double rest) {}

  /** An eigenvalue with its vector. */
  private record Pair(double value, double[] vector) {
    double size() {
      return Math.abs(value);
    }
  }

  /** So many leading eigenpairs, or all there are. */
  static Leading of(UnaryOperator<double[]> operator, int dimension, int pairs) {
    Lanczos lanczos = new Lanczos(operator, dimension);
    int wanted = Math.min(pairs, dimension);
    List<Pair> found = new ArrayList<>();
    for (int pass = 0; ; pass++) {
      List<double[]> excluded = found.stream().map(Pair::vector).toList();
      if (excluded.size() == dimension) {
        return leading(found, wanted, 0);
      }
      List<Pair> more =
          lanczos.pass(excluded, found.isEmpty() ? wanted : Math.min(wanted, 6), pass);
      double largest = more.stream().mapToDouble(Pair::size).max().orElse(0);
      double least = found.size() < wanted ? 0 : found.get(wanted - 1).size();
      if ((found.size() >= wanted && largest <= least * (1 + 1e-9)) || pass == MOST_PASSES) {
        return leading(found, wanted, largest);
      }
      found.addAll(more);
      found.sort(Comparator.comparingDouble(Pair::size).reversed());
    }
  }

  /** Without eigenvalues that are 0 but for rounding: they are in the rest. */
  private static Leading leading(List<Pair> found, int wanted, double rest) {
    double largest = found.isEmpty() ? 0 : found.get(0).size();
    List<Pair> kept =
        found.subList(0, Math.min(wanted, found.size())).stream()
            .filter(p -> p.size() > 1e-13 * largest)
            .toList();
    double next = found.size() > kept.size() ? found.get(kept.size()).size() : 0;
    return new Leading(
        kept.stream().mapToDouble(Pair::value).toArray(),
        kept.stream().map(Pair::vector).toArray(double[][]::new),
        Math.max(rest, next));
  }

  /** Converged pairs of one Krylov space orthogonal to some vectors. */
  private List<Pair> pass(List<double[]> excluded, int wanted, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> basis = new ArrayList<>();
    List<Double> diagonal = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    double[] next = random.doubles(dimension, -1, 1).toArray();
    orthogonalize(next, excluded);
    normalize(next);
    int room = dimension - excluded.size();
    while (true) {
      Interruption.poll();
      basis.add(next);
      double[] image = operator.apply(next);
      diagonal.add(dot(image, next));
      orthogonalize(image, excluded);
      orthogonalize(image, basis);
      double norm = Math.sqrt(dot(image, image));
      double scale = diagonal.stream().mapToDouble(Math::abs).max().orElse(0) + largest(beside);
      boolean exhausted = basis.size() == room || norm <= 1e-13 * scale || norm == 0;
      boolean look = exhausted || basis.size() >= MOST_STEPS || basis.size() % 10 == 0;
      if (look) {
        List<Pair> pairs = ritz(basis, diagonal, beside, wanted, exhausted ? 0 : norm);
        if (exhausted || basis.size() >= MOST_STEPS || pairs.size() >= Math.min(wanted, room)) {
          return pairs;
        }
      }
      beside.add(norm);
      for (int i = 0; i < dimension; i++) {
        image[i] /= norm;
      }
      next = image;
    }
  }

  private static double largest(List<Double> values) {
    return values.stream().mapToDouble(Math::abs).max().orElse(0);
  }

  /** The leading Ritz pairs, as far as they have converged without a gap. */
  private List<Pair> ritz(
      List<double[]> basis,
      List<Double> diagonal,
      List<Double> beside,
      int wanted,
      double residual) {
    int size = basis.size();
    double[][] tridiagonal = new double[size][size];
    for (int i = 0; i < size; i++) {
      tridiagonal[i][i] = diagonal.get(i);
      if (i + 1 < size) {
        tridiagonal[i][i + 1] = beside.get(i);
        tridiagonal[i + 1][i] = beside.get(i);
      }
    }
    EdgeBasis.Eigenpairs pairs = EdgeBasis.Eigenpairs.of(tridiagonal);
    double scale = Arrays.stream(pairs.values()).map(Math::abs).max().orElse(0);
    List<Integer> order =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> Math.abs(pairs.values()[i])).reversed())
            .toList();
    List<Pair> converged = new ArrayList<>();
    for (int i : order) {
      if (converged.size() == wanted
          || residual * Math.abs(pairs.vectors()[i][size - 1]) > TOLERANCE * scale) {
        break;
      }
      double[] vector = new double[dimension];
      for (int j = 0; j < size; j++) {
        double share = pairs.vectors()[i][j];
        double[] along = basis.get(j);
        for (int mu = 0; mu < dimension; mu++) {
          vector[mu] += share * along[mu];
        }
      }
      converged.add(new Pair(pairs.values()[i], vector));
    }
    return converged;
  }

  /** Twice, since once leaves what rounding put back (Kahan; Parlett 1980). */
  private static void orthogonalize(double[] vector, List<double[]> to) {
    for (int time = 0; time < 2; time++) {
      for (double[] unit : to) {
        double along = dot(vector, unit);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= along * unit[i];
        }
      }
    }
  }

  private static void normalize(double[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
