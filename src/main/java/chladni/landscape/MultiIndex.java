package chladni.landscape;

import java.util.Arrays;

/**
 * A multiset of the indices of weights: which derivatives are taken, or a monomial.
 *
 * <p>Ordered by size, then lexicographically.
 */
public final class MultiIndex implements Comparable<MultiIndex> {
  /** The empty multiset. */
  public static final MultiIndex EMPTY = new MultiIndex(new int[0]);

  private final int[] sorted;

  private MultiIndex(int[] sorted) {
    this.sorted = sorted;
  }

  /** The multiset of some indices, in any order. */
  public static MultiIndex of(int... indices) {
    int[] sorted = indices.clone();
    Arrays.sort(sorted);
    return new MultiIndex(sorted);
  }

  /** The number of indices, with repetition. */
  public int size() {
    return sorted.length;
  }

  /** The index at a place of the sorted list. */
  public int get(int place) {
    return sorted[place];
  }

  /** The union, with repetition. */
  public MultiIndex plus(MultiIndex other) {
    int[] merged = new int[sorted.length + other.sorted.length];
    int i = 0;
    int j = 0;
    for (int k = 0; k < merged.length; k++) {
      boolean mine =
          j == other.sorted.length || (i < sorted.length && sorted[i] <= other.sorted[j]);
      merged[k] = mine ? sorted[i++] : other.sorted[j++];
    }
    return new MultiIndex(merged);
  }

  /** The multiset without the index at a place of the sorted list. */
  MultiIndex without(int place) {
    int[] fewer = new int[sorted.length - 1];
    System.arraycopy(sorted, 0, fewer, 0, place);
    System.arraycopy(sorted, place + 1, fewer, place, fewer.length - place);
    return new MultiIndex(fewer);
  }

  /** The length of the run of equal indices that starts at a place of the sorted list. */
  int runFrom(int place) {
    int end = place;
    while (end < sorted.length && sorted[end] == sorted[place]) {
      end++;
    }
    return end - place;
  }

  @Override
  public int compareTo(MultiIndex other) {
    int order = Integer.compare(sorted.length, other.sorted.length);
    return order == 0 ? Arrays.compare(sorted, other.sorted) : order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultiIndex m && Arrays.equals(sorted, m.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  /** The indices from 0, as {@code [0, 0, 2]}. */
  @Override
  public String toString() {
    return Arrays.toString(sorted);
  }
}
