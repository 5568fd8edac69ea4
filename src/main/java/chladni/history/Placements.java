package chladni.history;

import chladni.diagram.Diagram;
import java.util.Arrays;
import java.util.Map;

/**
 * How a process places the nodes of a diagram: the histories of a diagram, sorted by kind and by
 * the number c of distinct epochs (or updates) they use.
 *
 * <p>The number of histories is Σ_kind factor(kind) Σ_c count(kind)_c binom(X, c), where X is the
 * number of epochs E or of updates T. The counts depend on the diagram alone, the factors on N and
 * B alone.
 *
 * @param <K> a kind of placement
 */
interface Placements<K> {

  /** The counts of the histories in which rows of different parts may coincide. */
  Map<K, long[]> labelled(Diagram diagram);

  /** The counts of the histories in which different parts have different rows. */
  Map<K, long[]> strict(Diagram diagram);

  /** What every history of a kind counts. */
  GridFraction factor(K kind);

  /**
   * Forgets what has been remembered if it is much; kinds that are known from before must not be
   * used any more then.
   *
   * @return whether it has been forgotten
   */
  default boolean forgetIfMuch() {
    return false;
  }

  /** Adds counts to others. */
  static <K> void add(Map<K, long[]> counts, Map<K, long[]> sum) {
    counts.forEach((kind, more) -> add(kind, more, sum));
  }

  /** Adds the counts of one kind to others. */
  static <K> void add(K kind, long[] counts, Map<K, long[]> sum) {
    long[] total = sum.computeIfAbsent(kind, k -> new long[counts.length]);
    if (total.length < counts.length) {
      total = Arrays.copyOf(total, counts.length);
      sum.put(kind, total);
    }
    for (int c = 0; c < counts.length; c++) {
      total[c] = Math.addExact(total[c], counts[c]);
    }
  }
}
