package chladni.algebra;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A product of integer powers of variables, such as N·E/B: what stands in the exponent of a {@link
 * Atom.Power} or {@link Atom.Exponential}.
 *
 * <p>Example: {@code of("N", 1).times(of("B", -1))} prints {@code N*B^-1}.
 *
 * @param powers no exponent is 0; the variables are in {@link VariableOrder}
 */
public record Monomial(SortedMap<String, Integer> powers) implements Comparable<Monomial> {
  /** The empty product 1. */
  public static final Monomial ONE = new Monomial(Collections.emptySortedMap());

  /**
   * Copies the exponents.
   *
   * @throws IllegalArgumentException if one of them is 0
   */
  public Monomial {
    SortedMap<String, Integer> copy = new TreeMap<>(VariableOrder.INSTANCE);
    copy.putAll(powers);
    if (copy.containsValue(0)) {
      throw new IllegalArgumentException("a zero exponent in a monomial");
    }
    powers = Collections.unmodifiableSortedMap(copy);
  }

  /** A power of a variable. */
  public static Monomial of(String variable, int power) {
    return power == 0 ? ONE : new Monomial(new TreeMap<>(Map.of(variable, power)));
  }

  /** this · other. */
  public Monomial times(Monomial other) {
    SortedMap<String, Integer> product = new TreeMap<>(powers);
    other.powers.forEach(
        (variable, power) ->
            product.merge(
                variable,
                power,
                (a, b) -> {
                  int sum = Math.addExact(a, b);
                  return sum == 0 ? null : sum;
                }));
    return new Monomial(product);
  }

  /** Whether this is the empty product. */
  public boolean isOne() {
    return powers.isEmpty();
  }

  /** The exponent of a variable; 0 if it does not occur. */
  public int degree(String variable) {
    return powers.getOrDefault(variable, 0);
  }

  /** This as a formula. */
  public ClosedForm form() {
    ClosedForm product = ClosedForm.ONE;
    for (Map.Entry<String, Integer> power : powers.entrySet()) {
      product = product.times(ClosedForm.symbol(power.getKey()).pow(power.getValue()));
    }
    return product;
  }

  /** Lexicographic, the variables in {@link VariableOrder}; higher powers come first. */
  @Override
  public int compareTo(Monomial other) {
    var left = powers.entrySet().iterator();
    var right = other.powers.entrySet().iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<String, Integer> a = left.next();
      Map.Entry<String, Integer> b = right.next();
      int order = VariableOrder.INSTANCE.compare(a.getKey(), b.getKey());
      order = order != 0 ? order : Integer.compare(b.getValue(), a.getValue());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  @Override
  public String toString() {
    if (isOne()) {
      return "1";
    }
    StringBuilder text = new StringBuilder();
    powers.forEach(
        (variable, power) ->
            text.append(text.isEmpty() ? "" : "*")
                .append(variable)
                .append(power == 1 ? "" : "^" + power));
    return text.toString();
  }
}
