package chladni.value;

import chladni.algebra.ClosedForm;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A linear combination of values of diagrams with formulas as coefficients.
 *
 * <p>Moment brackets are expanded into cumulants, like terms are collected by {@link ValueClass}
 * and zero coefficients dropped, so that {@code equals} decides whether two combinations are the
 * same on every landscape. Terms are in the order of their classes. For example {@code
 * m(01-2)(01-12)} minus {@code m(0-1-2)(01-12)} equals {@code c(01-2)(01-12)}.
 */
public final class Value {
  /** The empty combination. */
  public static final Value ZERO = new Value(new TreeMap<>());

  private final SortedMap<ValueClass, ClosedForm> terms;

  private Value(SortedMap<ValueClass, ClosedForm> terms) {
    this.terms = Collections.unmodifiableSortedMap(terms);
  }

  /** The uvalue of a diagram, with the loss at every root. */
  public static Value of(Diagram diagram) {
    return of(diagram, Brackets.CUMULANT, Contraction.losses(diagram));
  }

  /** The value of a diagram with the brackets it was typed with. */
  public static Value of(NumberedDiagram diagram) {
    return of(diagram.diagram(), diagram.brackets(), Contraction.losses(diagram.diagram()));
  }

  /**
   * The value of a diagram.
   *
   * @param diagram the diagram
   * @param kind the brackets round its parts
   * @param roots the function measured at each root, in order
   */
  public static Value of(Diagram diagram, Brackets kind, List<ScalarField> roots) {
    Map<Diagram, BigInteger> cumulants =
        switch (kind) {
          case CUMULANT -> Map.of(diagram, BigInteger.ONE);
          case MOMENT -> Moments.inCumulants(diagram);
        };
    TreeMap<ValueClass, ClosedForm> terms = new TreeMap<>();
    cumulants.forEach(
        (d, c) -> add(terms, ValueClass.of(d, Brackets.CUMULANT, roots), ClosedForm.of(c)));
    return new Value(terms);
  }

  /**
   * A combination of value classes with given coefficients.
   *
   * @param terms classes with cumulant brackets, or singletons only
   */
  public static Value of(Map<ValueClass, ClosedForm> terms) {
    TreeMap<ValueClass, ClosedForm> sum = new TreeMap<>();
    terms.forEach(
        (c, coefficient) -> {
          switch (c.brackets()) {
            case CUMULANT -> add(sum, c, coefficient);
            case MOMENT ->
                of(c.diagram(), Brackets.MOMENT, c.roots())
                    .times(coefficient)
                    .terms
                    .forEach((d, x) -> add(sum, d, x));
          }
        });
    return new Value(sum);
  }

  private static void add(Map<ValueClass, ClosedForm> terms, ValueClass c, ClosedForm coefficient) {
    ClosedForm present = terms.get(c);
    ClosedForm sum = present == null ? coefficient : present.plus(coefficient);
    if (sum.isZero()) {
      terms.remove(c);
    } else {
      terms.put(c, sum);
    }
  }

  /** The coefficient of each class with a coefficient other than zero, in order. */
  public SortedMap<ValueClass, ClosedForm> terms() {
    return terms;
  }

  /** The coefficient of a class, zero if it does not occur. */
  public ClosedForm coefficient(ValueClass valueClass) {
    return terms.getOrDefault(valueClass, ClosedForm.of(0));
  }

  /** this + other. */
  public Value plus(Value other) {
    TreeMap<ValueClass, ClosedForm> sum = new TreeMap<>(terms);
    other.terms.forEach((c, coefficient) -> add(sum, c, coefficient));
    return new Value(sum);
  }

  /** this − other. */
  public Value minus(Value other) {
    return plus(other.times(ClosedForm.of(-1)));
  }

  /** this times a formula. */
  public Value times(ClosedForm scalar) {
    TreeMap<ValueClass, ClosedForm> product = new TreeMap<>();
    terms.forEach((c, coefficient) -> add(product, c, coefficient.times(scalar)));
    return new Value(product);
  }

  /** What is left of this in a setting: the terms that do not vanish. */
  public Value under(Setting setting) {
    TreeMap<ValueClass, ClosedForm> left = new TreeMap<>(terms);
    left.keySet().removeIf(c -> setting.vanishes(c.contraction()));
    return new Value(left);
  }

  /** Whether there is no term. */
  public boolean isZero() {
    return terms.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value v && terms.equals(v.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** The terms as {@code {class=coefficient, …}}, for messages. */
  @Override
  public String toString() {
    return terms.toString();
  }
}
