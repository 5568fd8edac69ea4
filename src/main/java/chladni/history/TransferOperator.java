package chladni.history;

import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An upper triangular operator on sets of placed nodes: its entry at (I, J) sums what a stretch of
 * time contributes that starts with I placed and ends with J placed, so that consecutive stretches
 * multiply.
 *
 * <p>One update is w(I, J) times the number of cells to choose from, Π(1−k) over the crossing edges
 * at I = J; an epoch is a power of that, and a run of E epochs a power of an epoch.
 */
final class TransferOperator<R> {
  private static final int MOST_SINGLE_STEPS = 4096;

  private final Scalars<R> scalars;
  private final int[] sets;
  private final List<List<R>> entries;

  private TransferOperator(Scalars<R> scalars, int[] sets, List<List<R>> entries) {
    this.scalars = scalars;
    this.sets = sets;
    this.entries = entries;
  }

  /** Rows of entries, each by the set placed at the end. */
  static <R> TransferOperator<R> of(
      Scalars<R> scalars, SortedMap<Integer, SortedMap<Integer, R>> rows) {
    int[] sets = rows.keySet().stream().mapToInt(i -> i).toArray();
    List<List<R>> entries = new ArrayList<>(sets.length);
    for (int from : sets) {
      List<R> row = new ArrayList<>(sets.length);
      SortedMap<Integer, R> given = rows.getOrDefault(from, new TreeMap<>());
      for (int to : sets) {
        row.add(given.getOrDefault(to, scalars.zero()));
      }
      entries.add(row);
    }
    return new TransferOperator<>(scalars, sets, entries);
  }

  /**
   * One update, on the sets that steps lead to from a start.
   *
   * @param batch the number B of cells to choose from
   */
  static <R> TransferOperator<R> update(
      Scalars<R> scalars, EdgeDecay decay, Steps steps, int start, BigInteger batch) {
    SortedMap<Integer, SortedMap<Integer, R>> rows = new TreeMap<>();
    SortedMap<Integer, SortedMap<Integer, R>> waiting = new TreeMap<>();
    waiting.put(start, new TreeMap<>());
    while (!waiting.isEmpty()) {
      Interruption.poll();
      int placed = waiting.firstKey();
      waiting.remove(placed);
      SortedMap<Integer, R> row = new TreeMap<>();
      row.put(placed, scalars.decay(decay.crossing(placed)));
      steps.forEach(
          placed,
          (nodes, distinct, free) -> {
            BigInteger ways = falling(batch, distinct).multiply(batch.pow(free));
            if (ways.signum() != 0) {
              int more = placed | nodes;
              waiting.putIfAbsent(more, new TreeMap<>());
              row.put(
                  more,
                  scalars.times(scalars.of(ways), scalars.decay(decay.crossing(placed, more))));
            }
          });
      rows.put(placed, row);
    }
    return of(scalars, rows);
  }

  /** n(n−1)…(n−k+1). */
  static BigInteger falling(BigInteger n, int k) {
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      product = product.multiply(n.subtract(BigInteger.valueOf(i)));
    }
    return product;
  }

  /** The entries of a power that start with the first set, by the set placed at the end. */
  SortedMap<Integer, R> firstRowOfPower(BigInteger exponent) {
    List<R> row = new ArrayList<>(Collections.nCopies(sets.length, scalars.zero()));
    row.set(0, scalars.of(BigInteger.ONE));
    int n = exponent.intValueExact();
    if (n <= MOST_SINGLE_STEPS) {
      for (int i = 0; i < n; i++) {
        row = times(row, entries);
      }
    } else {
      List<List<R>> square = entries;
      for (int rest = n; rest != 0; rest >>= 1) {
        if ((rest & 1) != 0) {
          row = times(row, square);
        }
        if (rest > 1) {
          List<List<R>> next = new ArrayList<>(sets.length);
          for (List<R> left : square) {
            next.add(times(left, square));
          }
          square = next;
        }
      }
    }
    SortedMap<Integer, R> result = new TreeMap<>();
    for (int j = 0; j < sets.length; j++) {
      result.put(sets[j], row.get(j));
    }
    return result;
  }

  private List<R> times(List<R> row, List<List<R>> matrix) {
    Interruption.poll();
    List<R> product = new ArrayList<>(Collections.nCopies(sets.length, scalars.zero()));
    for (int i = 0; i < sets.length; i++) {
      R left = row.get(i);
      if (scalars.isZero(left)) {
        continue;
      }
      List<R> right = matrix.get(i);
      for (int j = i; j < sets.length; j++) {
        if (!scalars.isZero(right.get(j))) {
          product.set(j, scalars.plus(product.get(j), scalars.times(left, right.get(j))));
        }
      }
    }
    return product;
  }
}
