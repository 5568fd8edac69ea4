package chladni.landscape;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * A function of the data: a linear combination of powers of the variables times exponentials, as x²
 * − 2x e^{3y}. Such functions form a ring; most have no reciprocal in it.
 *
 * @param <T> the numbers
 */
final class DataFunction<T extends FieldElement<T>> implements FieldElement<DataFunction<T>> {
  /** The most terms of one function. */
  private static final int MOST_TERMS = 200_000;

  private final DataSpace<T> space;
  private final SortedMap<DataTerm, T> terms;

  DataFunction(DataSpace<T> space, SortedMap<DataTerm, T> terms) {
    this.space = space;
    this.terms = terms;
  }

  /** The coefficients that are not zero. */
  SortedMap<DataTerm, T> terms() {
    return Collections.unmodifiableSortedMap(terms);
  }

  /** The number that this is, if it does not depend on the data. */
  Optional<T> constant() {
    if (terms.isEmpty()) {
      return Optional.of(space.zero());
    }
    return terms.size() == 1 && terms.firstKey().isOne()
        ? Optional.ofNullable(terms.get(DataTerm.ONE))
        : Optional.empty();
  }

  @Override
  public DataFunction<T> add(DataFunction<T> other) {
    SortedMap<DataTerm, T> sum = new TreeMap<>(terms);
    other.terms.forEach((term, c) -> sum.merge(term, c, (a, b) -> a.add(b)));
    return cleaned(sum);
  }

  @Override
  public DataFunction<T> subtract(DataFunction<T> other) {
    return add(other.negate());
  }

  @Override
  public DataFunction<T> negate() {
    SortedMap<DataTerm, T> negated = new TreeMap<>();
    terms.forEach((term, c) -> negated.put(term, c.negate()));
    return new DataFunction<>(space, negated);
  }

  @Override
  public DataFunction<T> multiply(int n) {
    SortedMap<DataTerm, T> product = new TreeMap<>();
    terms.forEach((term, c) -> product.put(term, c.multiply(n)));
    return cleaned(product);
  }

  @Override
  public DataFunction<T> multiply(DataFunction<T> other) {
    SortedMap<DataTerm, T> product = new TreeMap<>();
    for (Map.Entry<DataTerm, T> a : terms.entrySet()) {
      Interruption.poll();
      for (Map.Entry<DataTerm, T> b : other.terms.entrySet()) {
        product.merge(
            a.getKey().times(b.getKey()), a.getValue().multiply(b.getValue()), (x, y) -> x.add(y));
      }
      if (product.size() > MOST_TERMS) {
        throw ProblemException.beyondReach(
            space.place() + ": its derivatives have more than " + MOST_TERMS + " terms in the data",
            "ask for a lower order, or use fewer variables");
      }
    }
    return cleaned(product);
  }

  private DataFunction<T> cleaned(SortedMap<DataTerm, T> sum) {
    sum.values().removeIf(FieldElement::isZero);
    return new DataFunction<>(space, sum);
  }

  /** The same at the training point of a block; this must be in block 0. */
  DataFunction<T> inBlock(int block) {
    SortedMap<DataTerm, T> moved = new TreeMap<>();
    terms.forEach((term, c) -> moved.put(term.inBlock(block), c));
    return new DataFunction<>(space, moved);
  }

  /** The expectation over the training point of a block. */
  DataFunction<T> expectation(int block) {
    SortedMap<DataTerm, T> sum = new TreeMap<>();
    terms.forEach(
        (term, c) -> {
          DataTerm rest = term;
          T factor = c;
          for (DataTerm.BlockVariable v : term.variables()) {
            if (v.block() == block) {
              factor = factor.multiply(space.expectation(rest, v));
              rest = rest.without(v);
            }
          }
          sum.merge(rest, factor, (a, b) -> a.add(b));
        });
    return cleaned(sum);
  }

  /** The expectation over all training points. */
  T expectation() {
    T sum = space.zero();
    for (Map.Entry<DataTerm, T> entry : terms.entrySet()) {
      DataTerm rest = entry.getKey();
      T factor = entry.getValue();
      for (DataTerm.BlockVariable v : entry.getKey().variables()) {
        factor = factor.multiply(space.expectation(rest, v));
        rest = rest.without(v);
      }
      sum = sum.add(factor);
    }
    return sum;
  }

  @Override
  public boolean isZero() {
    return terms.isEmpty();
  }

  @Override
  public DataFunction<T> reciprocal() {
    throw new ArithmeticException("functions of the data have no reciprocal");
  }

  @Override
  public DataFunction<T> divide(DataFunction<T> other) {
    throw new ArithmeticException("functions of the data cannot be divided");
  }

  @Override
  public double getReal() {
    return constant().map(FieldElement::getReal).orElse(Double.NaN);
  }

  @Override
  public Field<DataFunction<T>> getField() {
    return space;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataFunction<?> f && terms.equals(f.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** As a formula in the variables. */
  @Override
  public String toString() {
    return space.text(this);
  }
}
