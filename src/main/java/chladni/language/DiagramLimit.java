package chladni.language;

import chladni.diagram.Census;
import chladni.diagram.DiagramKind;
import chladni.problem.ProblemException;
import java.math.BigInteger;

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
   * @param kind the variant of diagrams
   * @param edges their number of edges
   * @param done what is done with them, as {@code "listed"}
   * @throws ProblemException if there are too many, with their number
   */
  static void check(DiagramKind kind, int edges, String done) {
    BigInteger count = Census.count(kind, Math.min(edges, MOST_EDGES_COUNTED));
    if (count.compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw ProblemException.beyondReach(
          "there are "
              + (edges > MOST_EDGES_COUNTED ? "more than " : "")
              + count
              + " diagrams with "
              + edges
              + " edges; at most "
              + MOST
              + " are "
              + done,
          "ask for " + greatest(kind) + " or fewer; count_diagrams only counts them");
    }
  }

  /** The greatest number of edges that is within the limit. */
  private static int greatest(DiagramKind kind) {
    int edges = 0;
    while (Census.count(kind, edges + 1).compareTo(BigInteger.valueOf(MOST)) <= 0) {
      edges++;
    }
    return edges;
  }
}
