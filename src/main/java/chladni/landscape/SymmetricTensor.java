package chladni.landscape;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hipparchus.FieldElement;

/**
 * A symmetric tensor: one number for each multiset of indices; zeros are not stored.
 *
 * @param <T> the numbers
 */
public final class SymmetricTensor<T extends FieldElement<T>> {
  private final int order;
  private final SortedMap<MultiIndex, T> entries;

  private SymmetricTensor(int order, SortedMap<MultiIndex, T> entries) {
    this.order = order;
    this.entries = entries;
  }

  /** A tensor with the given entries, each of {@code order} indices; the others are zero. */
  public static <T extends FieldElement<T>> SymmetricTensor<T> of(
      int order, Map<MultiIndex, T> entries) {
    SortedMap<MultiIndex, T> kept = new TreeMap<>(entries);
    kept.values().removeIf(FieldElement::isZero);
    return new SymmetricTensor<>(order, kept);
  }

  /** The zero tensor. */
  public static <T extends FieldElement<T>> SymmetricTensor<T> zero(int order) {
    return new SymmetricTensor<>(order, new TreeMap<MultiIndex, T>());
  }

  /** The number of indices. */
  public int order() {
    return order;
  }

  /** The entries that are not zero, in the order of their indices. */
  public SortedMap<MultiIndex, T> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }

  /** The entry at some indices, in any order, unless it is zero. */
  public Optional<T> entry(int... indices) {
    return entry(MultiIndex.of(indices));
  }

  /** The entry at some indices, unless it is zero. */
  public Optional<T> entry(MultiIndex indices) {
    return Optional.ofNullable(entries.get(indices));
  }

  /** A tensor of the same order with entries made from those that are not zero. */
  <U extends FieldElement<U>> SymmetricTensor<U> mapped(Function<T, U> function) {
    SortedMap<MultiIndex, U> images = new TreeMap<>();
    entries.forEach((index, value) -> images.put(index, function.apply(value)));
    images.values().removeIf(FieldElement::isZero);
    return new SymmetricTensor<>(order, images);
  }

  /** Whether all entries are zero. */
  public boolean isZero() {
    return entries.isEmpty();
  }

  /** this + other. */
  public SymmetricTensor<T> plus(SymmetricTensor<T> other) {
    if (other.isZero() || isZero()) {
      return isZero() ? other : this;
    }
    SortedMap<MultiIndex, T> sum = new TreeMap<>(entries);
    other.entries.forEach((index, value) -> sum.merge(index, value, (a, b) -> a.add(b)));
    sum.values().removeIf(FieldElement::isZero);
    return new SymmetricTensor<>(order, sum);
  }

  /** this − other. */
  public SymmetricTensor<T> minus(SymmetricTensor<T> other) {
    SortedMap<MultiIndex, T> negated = new TreeMap<>();
    other.entries.forEach((index, value) -> negated.put(index, value.negate()));
    return plus(new SymmetricTensor<>(order, negated));
  }

  /** A multiple of this. */
  public SymmetricTensor<T> times(T factor) {
    if (factor.isZero()) {
      return zero(order);
    }
    SortedMap<MultiIndex, T> scaled = new TreeMap<>();
    entries.forEach((index, value) -> scaled.put(index, value.multiply(factor)));
    return new SymmetricTensor<>(order, scaled);
  }

  /**
   * The contraction of one index with a vector: (T·v)_{…} = Σ_i T_{i…} v_i.
   *
   * @param vector a tensor of order 1
   */
  public SymmetricTensor<T> contracted(SymmetricTensor<T> vector) {
    SortedMap<MultiIndex, T> result = new TreeMap<>();
    if (!vector.isZero()) {
      for (Map.Entry<MultiIndex, T> entry : entries.entrySet()) {
        MultiIndex index = entry.getKey();
        for (int place = 0; place < order; place += index.runFrom(place)) {
          T component = vector.entries.get(MultiIndex.of(index.get(place)));
          if (component != null) {
            result.merge(
                index.without(place), entry.getValue().multiply(component), (a, b) -> a.add(b));
          }
        }
      }
      result.values().removeIf(FieldElement::isZero);
    }
    return new SymmetricTensor<>(order - 1, result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SymmetricTensor<?> t && order == t.order && entries.equals(t.entries);
  }

  @Override
  public int hashCode() {
    return 31 * order + entries.hashCode();
  }

  /** The order and the entries that are not zero. */
  @Override
  public String toString() {
    return "order " + order + " " + entries;
  }
}
