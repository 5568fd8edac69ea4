package chladni.landscape;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.FieldElement;

/**
 * A power series in the displacement of the weights from the start, cut after some order.
 *
 * @param <T> the numbers
 */
final class TaylorSeries<T extends FieldElement<T>> {
  /** The most coefficients that are kept. */
  static final int MOST_COEFFICIENTS = 1_000_000;

  /**
   * What a series is computed in.
   *
   * @param arithmetic the numbers
   * @param order the last order kept
   * @param place where the expression stands that is expanded, for messages
   */
  record Frame<T extends FieldElement<T>>(Arithmetic<T> arithmetic, int order, String place) {}

  private final Frame<T> frame;
  private final SortedMap<MultiIndex, T> coefficients;

  private TaylorSeries(Frame<T> frame, SortedMap<MultiIndex, T> coefficients) {
    this.frame = frame;
    this.coefficients = coefficients;
  }

  static <T extends FieldElement<T>> TaylorSeries<T> constant(Frame<T> frame, T value) {
    SortedMap<MultiIndex, T> coefficients = new TreeMap<>();
    if (!value.isZero()) {
      coefficients.put(MultiIndex.EMPTY, value);
    }
    return new TaylorSeries<>(frame, coefficients);
  }

  /** The weight with a given index, which starts at a given value. */
  static <T extends FieldElement<T>> TaylorSeries<T> weight(Frame<T> frame, int index, T start) {
    TaylorSeries<T> series = constant(frame, start);
    if (frame.order() >= 1) {
      series.coefficients.put(MultiIndex.of(index), start.getField().getOne());
    }
    return series;
  }

  /** The coefficients that are not zero: ∂^α f / α! for each α. */
  SortedMap<MultiIndex, T> coefficients() {
    return Collections.unmodifiableSortedMap(coefficients);
  }

  /** The value at the start. */
  T value() {
    T value = coefficients.get(MultiIndex.EMPTY);
    return value == null ? frame.arithmetic().of(org.hipparchus.fraction.BigFraction.ZERO) : value;
  }

  TaylorSeries<T> plus(TaylorSeries<T> other) {
    SortedMap<MultiIndex, T> sum = new TreeMap<>(coefficients);
    other.coefficients.forEach((index, c) -> sum.merge(index, c, (a, b) -> a.add(b)));
    return cleaned(sum);
  }

  /** The sum of many, each added to what there is. */
  static <T extends FieldElement<T>> TaylorSeries<T> sum(
      Frame<T> frame, Iterable<TaylorSeries<T>> terms) {
    SortedMap<MultiIndex, T> sum = new TreeMap<>();
    for (TaylorSeries<T> term : terms) {
      term.coefficients.forEach((index, c) -> sum.merge(index, c, (a, b) -> a.add(b)));
      if (sum.size() > MOST_COEFFICIENTS) {
        throw tooMany(frame);
      }
    }
    return new TaylorSeries<>(frame, sum).cleaned(sum);
  }

  private static ProblemException tooMany(Frame<?> frame) {
    return ProblemException.beyondReach(
        frame.place()
            + ": it has more than "
            + MOST_COEFFICIENTS
            + " derivatives to order "
            + frame.order(),
        "ask for a lower order, or use fewer weights");
  }

  TaylorSeries<T> negate() {
    SortedMap<MultiIndex, T> negated = new TreeMap<>();
    coefficients.forEach((index, c) -> negated.put(index, c.negate()));
    return new TaylorSeries<>(frame, negated);
  }

  TaylorSeries<T> times(TaylorSeries<T> other) {
    SortedMap<MultiIndex, T> product = new TreeMap<>();
    for (Map.Entry<MultiIndex, T> a : coefficients.entrySet()) {
      Interruption.poll();
      for (Map.Entry<MultiIndex, T> b : other.coefficients.entrySet()) {
        if (a.getKey().size() + b.getKey().size() > frame.order()) {
          // coefficients come in the order of their degree
          break;
        }
        product.merge(
            a.getKey().plus(b.getKey()), a.getValue().multiply(b.getValue()), (x, y) -> x.add(y));
      }
      if (product.size() > MOST_COEFFICIENTS) {
        throw tooMany(frame);
      }
    }
    return cleaned(product);
  }

  /** this to a whole power ≥ 0. */
  TaylorSeries<T> power(int exponent) {
    TaylorSeries<T> result =
        constant(frame, frame.arithmetic().of(org.hipparchus.fraction.BigFraction.ONE));
    TaylorSeries<T> square = this;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.times(square);
      }
      if (rest > 1) {
        square = square.times(square);
      }
    }
    return result;
  }

  /** f(this), where f has given Taylor coefficients at {@link #value()}. */
  TaylorSeries<T> under(List<T> function) {
    SortedMap<MultiIndex, T> shift = new TreeMap<>(coefficients);
    shift.remove(MultiIndex.EMPTY);
    TaylorSeries<T> displacement = new TaylorSeries<>(frame, shift);
    TaylorSeries<T> result = constant(frame, function.get(frame.order()));
    for (int k = frame.order() - 1; k >= 0; k--) {
      result = result.times(displacement).plus(constant(frame, function.get(k)));
    }
    return result;
  }

  private TaylorSeries<T> cleaned(SortedMap<MultiIndex, T> sum) {
    sum.values().removeIf(FieldElement::isZero);
    if (sum.values().stream().anyMatch(frame.arithmetic()::isBeyondReach)) {
      throw tooLarge(frame.place());
    }
    return new TaylorSeries<>(frame, sum);
  }

  static ProblemException tooLarge(String place) {
    return ProblemException.beyondReach(
        place + ": the numbers at the start become too long or too large", "use smaller exponents");
  }
}
