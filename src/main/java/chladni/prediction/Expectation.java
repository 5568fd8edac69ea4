package chladni.prediction;

/** How expectations over the data are taken. */
public sealed interface Expectation {

  /** Over all of finitely many outcomes: exact but for rounding. */
  record Support(int outcomes) implements Expectation {}

  /**
   * By Gauss rules: exact but for rounding for polynomials in the data of degree 2·points − 1.
   *
   * @param points the points for each variable
   */
  record Quadrature(int points) implements Expectation {}

  /** Over the rows of a table as if they were all there is. */
  record Rows(int rows) implements Expectation {}

  /** From the rows of a table as a sample, without bias. */
  record Sample(int rows) implements Expectation {}

  /** From tensors given as numbers. */
  record Given() implements Expectation {}

  /** In words, to follow "expectations". */
  default String phrase() {
    return switch (this) {
      case Support s -> "over all " + s.outcomes() + " outcomes";
      case Quadrature q -> "by Gauss rules with " + q.points() + " points for each variable";
      case Rows r -> "over " + r.rows() + " rows, taken as the distribution itself";
      case Sample s -> "estimated without bias from a sample of " + s.rows() + " rows";
      case Given g -> "from given tensors";
    };
  }
}
