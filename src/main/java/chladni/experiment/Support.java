package chladni.experiment;

import java.util.List;

/**
 * A distribution of training points on finitely many points.
 *
 * @param kind whether it stands for the distribution exactly
 * @param probabilities the probability of each point; of a quadrature its weight
 * @param points the columns of each point
 */
record Support(Kind kind, List<Double> probabilities, List<double[]> points) {
  /** How a support stands for the distribution. */
  enum Kind {
    /** These are all points there are. */
    ALL,
    /** A quadrature without error for the polynomials that occur. */
    EXACT_QUADRATURE,
    /** A quadrature with an error. */
    QUADRATURE,
    /** None: there are too many points. */
    NONE
  }

  /** No finitely many points within reach stand for the distribution. */
  static final Support NONE = new Support(Kind.NONE, List.of(), List.of());

  /** Copies the lists. */
  Support {
    probabilities = List.copyOf(probabilities);
    points = List.copyOf(points);
  }

  boolean isKnown() {
    return kind != Kind.NONE;
  }

  int size() {
    return points.size();
  }
}
