package chladni.experiment;

/** How the test loss of a trial was found. */
public sealed interface TestLossMethod {

  /** As the mean over all points there are. */
  record AllPoints(int points) implements TestLossMethod {}

  /** By a quadrature that is exact for the polynomials that occur. */
  record ExactQuadrature(int nodes) implements TestLossMethod {}

  /** By a quadrature with an error that is small for smooth losses. */
  record Quadrature(int nodes) implements TestLossMethod {}

  /** As the mean over fresh points, drawn for each trial; without bias. */
  record FreshSamples(int samples) implements TestLossMethod {}

  /** That of a support. */
  static TestLossMethod of(Support support) {
    return switch (support.kind()) {
      case ALL -> new AllPoints(support.size());
      case EXACT_QUADRATURE -> new ExactQuadrature(support.size());
      case QUADRATURE -> new Quadrature(support.size());
      case NONE -> throw new IllegalArgumentException();
    };
  }

  /** In words, after "the test loss is". */
  default String text() {
    return switch (this) {
      case AllPoints m -> "the mean over all " + m.points() + " data points";
      case ExactQuadrature m ->
          "the exact expectation, by Gauss quadrature with " + nodes(m.nodes());
      case Quadrature m -> "the expectation by Gauss quadrature with " + nodes(m.nodes());
      case FreshSamples m -> "the mean over " + m.samples() + " fresh data points in each trial";
    };
  }

  private static String nodes(int number) {
    return number + (number == 1 ? " node" : " nodes");
  }
}
