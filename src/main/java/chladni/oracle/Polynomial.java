package chladni.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * A polynomial in several weights with rational coefficients.
 *
 * @param variables the number of weights
 * @param terms the coefficient of each monomial, by its list of exponents; none is zero
 */
public record Polynomial(int variables, Map<List<Integer>, BigFraction> terms) {

  /** Drops zero terms and copies. */
  public Polynomial {
    terms =
        terms.entrySet().stream()
            .filter(t -> t.getValue().signum() != 0)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A number. */
  public static Polynomial constant(int variables, BigFraction value) {
    return new Polynomial(variables, Map.of(Collections.nCopies(variables, 0), value));
  }

  /** The weight at a place. */
  public static Polynomial variable(int variables, int place) {
    List<Integer> exponents = new ArrayList<>(Collections.nCopies(variables, 0));
    exponents.set(place, 1);
    return new Polynomial(variables, Map.of(List.copyOf(exponents), BigFraction.ONE));
  }

  /** this + other. */
  public Polynomial plus(Polynomial other) {
    Map<List<Integer>, BigFraction> sum = new java.util.HashMap<>(terms);
    other.terms.forEach((e, c) -> sum.merge(e, c, BigFraction::add));
    return new Polynomial(variables, sum);
  }

  /** this − other. */
  public Polynomial minus(Polynomial other) {
    return plus(other.scaled(BigFraction.MINUS_ONE));
  }

  /** A multiple of this. */
  public Polynomial scaled(BigFraction factor) {
    return times(constant(variables, factor));
  }

  /** this · other. */
  public Polynomial times(Polynomial other) {
    Map<List<Integer>, BigFraction> product = new java.util.HashMap<>();
    terms.forEach(
        (e, c) ->
            other.terms.forEach(
                (f, d) -> {
                  List<Integer> exponents = new ArrayList<>();
                  for (int i = 0; i < variables; i++) {
                    exponents.add(e.get(i) + f.get(i));
                  }
                  product.merge(List.copyOf(exponents), c.multiply(d), BigFraction::add);
                }));
    return new Polynomial(variables, product);
  }

  /** this to a power ≥ 0. */
  public Polynomial power(int exponent) {
    Polynomial product = constant(variables, BigFraction.ONE);
    for (int i = 0; i < exponent; i++) {
      product = product.times(this);
    }
    return product;
  }

  /** The partial derivative by the weight at a place. */
  public Polynomial derivative(int place) {
    Map<List<Integer>, BigFraction> derivative = new java.util.HashMap<>();
    terms.forEach(
        (e, c) -> {
          int k = e.get(place);
          if (k > 0) {
            List<Integer> exponents = new ArrayList<>(e);
            exponents.set(place, k - 1);
            derivative.put(List.copyOf(exponents), c.multiply(k));
          }
        });
    return new Polynomial(variables, derivative);
  }

  /** The value where every weight is a power series. */
  public PowerSeries at(List<PowerSeries> point) {
    int order = point.get(0).order();
    PowerSeries sum = PowerSeries.constant(BigFraction.ZERO, order);
    for (Map.Entry<List<Integer>, BigFraction> term : terms.entrySet()) {
      PowerSeries monomial = PowerSeries.constant(term.getValue(), order);
      for (int i = 0; i < variables; i++) {
        for (int k = 0; k < term.getKey().get(i); k++) {
          monomial = monomial.times(point.get(i));
        }
      }
      sum = sum.plus(monomial);
    }
    return sum;
  }

  /** The value at a point. */
  public BigFraction atPoint(List<BigFraction> point) {
    return at(point.stream().map(x -> PowerSeries.constant(x, 0)).toList()).coefficients().get(0);
  }

  /** Text in given names, as {@code (-1/2)*u^2*v^1 + (3)}. */
  public String text(List<String> names) {
    if (terms.isEmpty()) {
      return "0";
    }
    TreeMap<String, BigFraction> sorted = new TreeMap<>();
    terms.forEach(
        (e, c) -> {
          StringBuilder monomial = new StringBuilder();
          for (int i = 0; i < variables; i++) {
            if (e.get(i) > 0) {
              monomial.append('*').append(names.get(i)).append('^').append(e.get(i));
            }
          }
          sorted.put(monomial.toString(), c);
        });
    return sorted.entrySet().stream()
        .map(
            t ->
                "("
                    + t.getValue().getNumerator()
                    + "/"
                    + t.getValue().getDenominator()
                    + ")"
                    + t.getKey())
        .collect(Collectors.joining(" + "));
  }
}
