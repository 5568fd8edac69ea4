package chladni.history;

import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Histories when one split into batches serves all epochs: rows and their batches first, then
 * epochs.
 *
 * <p>Times are compared by epoch, then batch: where a child's row is in an earlier batch than its
 * parent's, the child's epoch may be the same, and otherwise it must be earlier. With r rows the
 * number of histories is
 *
 * <pre>  Σ_{(S_1,…,S_m)} binom(L,m) Π_j B(B−1)…(B−|S_j|+1) Ω(E)</pre>
 *
 * over ordered set partitions of the rows into batches, Ω(E) the number of maps to epochs.
 */
final class FixedOrderPlacements implements Placements<Long> {
  // A kind of placement is how many batches hold s rows, four bits for every s.

  private record RowsOfForest(Forest forest, Rows rows) {}

  private record StrictEdges(Forest forest, int strict) {}

  private static final int REMEMBERED = 1 << 15;
  private static final int MOST_ROWS = 15;

  private final GridRing ring;
  private final int mostEpochs;
  private final Map<RowsOfForest, Map<Long, long[]>> remembered = new HashMap<>();
  private final Map<StrictEdges, long[]> epochs = new HashMap<>();

  /**
   * Placements on a grid.
   *
   * @param ring N and B
   * @param mostEpochs a bound on the number of epochs, if there is one
   */
  FixedOrderPlacements(GridRing ring, int mostEpochs) {
    this.ring = ring;
    this.mostEpochs = mostEpochs;
  }

  @Override
  public Map<Long, long[]> labelled(Diagram diagram) {
    Forest forest = Forest.of(diagram);
    Rows parts = Rows.ofParts(diagram);
    Reach.check(Reach.orderedCoarsenings(parts.count()));
    Reach.check(forest.downSetPairs());
    DownSets downSets = DownSets.of(forest);
    Map<Long, long[]> sum = new HashMap<>();
    parts.forEachCoarsening(rows -> Placements.add(strict(forest, rows, downSets), sum));
    return sum;
  }

  @Override
  public Map<Long, long[]> strict(Diagram diagram) {
    Forest forest = Forest.of(diagram);
    Rows parts = Rows.ofParts(diagram);
    Reach.check(Reach.orderedCoarsenings(parts.count()));
    Reach.check(forest.downSetPairs());
    return strict(forest, parts, DownSets.of(forest));
  }

  private Map<Long, long[]> strict(Forest forest, Rows rows, DownSets downSets) {
    RowsOfForest key = new RowsOfForest(forest, rows);
    Map<Long, long[]> known = remembered.get(key);
    if (known == null) {
      known = new Arrangement(forest, rows, downSets).counts();
      if (remembered.size() >= REMEMBERED) {
        remembered.clear();
        epochs.clear();
      }
      remembered.put(key, known);
    }
    return known;
  }

  private record SizesAndStrict(long sizes, int strict) {}

  /** The sum over ordered set partitions of the rows into batches. */
  private final class Arrangement {
    private final Forest forest;
    private final Rows rows;
    private final DownSets downSets;
    private final Map<SizesAndStrict, Long> found = new HashMap<>();

    Arrangement(Forest forest, Rows rows, DownSets downSets) {
      this.forest = forest;
      this.rows = rows;
      this.downSets = downSets;
    }

    Map<Long, long[]> counts() {
      Interruption.poll();
      int edges = 0;
      for (int v = 0; v < forest.size(); v++) {
        edges |= forest.parent(v) == Forest.NONE ? 0 : 1 << v;
      }
      arrange((1 << rows.count()) - 1, 0, edges);
      int longest = Math.min(mostEpochs, forest.size());
      Map<Long, long[]> sum = new HashMap<>();
      found.forEach(
          (key, ways) -> {
            long[] maps =
                epochs
                    .computeIfAbsent(
                        new StrictEdges(forest, key.strict()),
                        k -> Chains.count(forest, downSets, key.strict(), longest))
                    .clone();
            for (int c = 0; c < maps.length; c++) {
              maps[c] = Math.multiplyExact(maps[c], ways);
            }
            Placements.add(key.sizes(), maps, sum);
          });
      return sum;
    }

    /** Puts some of the remaining rows into the next batch, in every way. */
    private void arrange(int remaining, long sizes, int strict) {
      if (remaining == 0) {
        found.merge(new SizesAndStrict(sizes, strict), 1L, Math::addExact);
        return;
      }
      for (int batch = remaining; batch != 0; batch = (batch - 1) & remaining) {
        int later = remaining & ~batch;
        int stillStrict = strict;
        for (int rest = strict; rest != 0; rest &= rest - 1) {
          int v = Integer.numberOfTrailingZeros(rest);
          if ((batch >> rows.row(v) & 1) != 0 && (later >> rows.row(forest.parent(v)) & 1) != 0) {
            stillStrict &= ~(1 << v);
          }
        }
        arrange(later, sizes + (1L << (4 * (Integer.bitCount(batch) - 1))), stillStrict);
      }
    }
  }

  @Override
  public GridFraction factor(Long sizes) {
    GridPolynomial product = GridPolynomial.ONE;
    BigInteger denominator = BigInteger.ONE;
    int batches = 0;
    for (int s = 1; s <= MOST_ROWS; s++) {
      for (long i = (sizes >> (4 * (s - 1))) & 15; i > 0; i--) {
        // binom(L,m) Π B(B−1)… = Π_{i<m} (N−iB) / m! · Π (B−1)…
        product = product.times(ring.nMinusBatches(batches));
        batches++;
        denominator = denominator.multiply(BigInteger.valueOf(batches));
        for (int j = 1; j < s; j++) {
          product = product.times(ring.bMinus(j));
        }
      }
    }
    return GridFraction.of(product, denominator);
  }
}
