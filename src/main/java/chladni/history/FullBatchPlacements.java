package chladni.history;

import chladni.diagram.Diagram;
import java.math.BigInteger;
import java.util.Map;

/**
 * Histories under gradient descent, where every update uses every row: rows and times are
 * independent. There are N^P Ω(T) of them, and N(N−1)…(N−P+1) Ω(T) with different rows for
 * different parts, where Ω(T) is the number of ways to place the nodes at T times, children
 * strictly before parents.
 */
final class FullBatchPlacements implements Placements<FullBatchPlacements.Kind> {

  /** The factor of the choice of rows. */
  sealed interface Kind {
    /** Rows for so many parts: N^parts. */
    record Free(int parts) implements Kind {}

    /** Different rows for so many parts: N(N−1)…(N−parts+1). */
    record Different(int parts) implements Kind {}
  }

  private final GridRing ring;

  /** Placements for N points. */
  FullBatchPlacements(GridRing ring) {
    this.ring = ring;
  }

  @Override
  public Map<Kind, long[]> labelled(Diagram diagram) {
    return Map.of(new Kind.Free(diagram.partCount()), times(diagram));
  }

  @Override
  public Map<Kind, long[]> strict(Diagram diagram) {
    return Map.of(new Kind.Different(diagram.partCount()), times(diagram));
  }

  private static long[] times(Diagram diagram) {
    Forest forest = Forest.of(diagram);
    Reach.check(forest.downSetPairs());
    return Chains.count(forest, DownSets.of(forest), forest.all(), forest.size());
  }

  @Override
  public GridFraction factor(Kind kind) {
    return switch (kind) {
      case Kind.Free(int parts) ->
          ring.fraction(GridPolynomial.ONE, BigInteger.ONE, new int[] {parts});
      case Kind.Different(int parts) -> GridFraction.of(ring.nFalling(parts), BigInteger.ONE);
    };
  }
}
