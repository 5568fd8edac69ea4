package chladni.language;

import chladni.diagram.Census;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.DiagramKind;
import chladni.expansion.Admission;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.function.IntFunction;

/** How many diagrams one reply lists or sums. */
final class DiagramLimit {
  /** The greatest number of diagrams with one number of edges. */
  static final int MOST = 100_000;

  /** The greatest number of edges for which diagrams are counted. */
  static final int MOST_EDGES_COUNTED = 30;

  private DiagramLimit() {}

  /**
   * Refuses to go through too many diagrams.
   *
   * @param wanted which diagrams
   * @param edges their number of edges
   * @param done what is done with them, as {@code "listed"}
   * @throws ProblemException if there are too many, with their number
   */
  static void check(Admission wanted, int edges, String done) {
    check(n -> wanted.count(n, BigInteger.valueOf(MOST)), edges, done);
  }

  /**
   * Refuses to go through too many diagrams.
   *
   * @param kind the kind of diagrams, all of which are gone through
   * @param edges their number of edges
   * @param done what is done with them, as {@code "listed"}
   * @throws ProblemException if there are too many, with their number
   */
  static void check(DiagramKind kind, int edges, String done) {
    check(n -> Census.count(kind, n), edges, done);
  }

  private static void check(IntFunction<BigInteger> census, int edges, String done) {
    int counted = Math.min(edges, MOST_EDGES_COUNTED);
    BigInteger count = census.apply(counted);
    if (isWithin(count, edges)) {
      return;
    }
    int greatest = 0;
    while (greatest + 1 < counted && isWithin(census.apply(greatest + 1), greatest + 1)) {
      greatest++;
    }
    throw ProblemException.beyondReach(
        "there are "
            + (edges > counted ? "more than " : "")
            + count
            + " diagrams with "
            + edges
            + " edges; at most "
            + MOST
            + " are "
            + done,
        "ask for " + greatest + " or fewer; count_diagrams only counts them");
  }

  private static boolean isWithin(BigInteger count, int edges) {
    return edges <= DiagramEnumeration.MOST_EDGES && count.compareTo(BigInteger.valueOf(MOST)) <= 0;
  }
}
