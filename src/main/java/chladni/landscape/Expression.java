package chladni.landscape;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula for a loss: numbers, weights, data and parameters under arithmetic and elementary
 * functions.
 *
 * <p>Sums and products hold all their terms at one level, so that long ones are not deep. Example:
 * {@code -u^2} is {@code Negation(Power(Variable(u), Constant(2)))}.
 */
public sealed interface Expression {

  /** A rational number. */
  record Constant(BigFraction value) implements Expression {}

  /** The number π. */
  record Pi() implements Expression {}

  /** A weight, a parameter or the index of a sum, by name. */
  record Variable(String name) implements Expression {}

  /** A component of a vector, as {@code w[i+1]}. */
  record Component(String vector, Expression index) implements Expression {}

  /** A sum of two or more terms. */
  record Sum(List<Expression> terms) implements Expression {
    /** Copies. */
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** The negative of an expression. */
  record Negation(Expression of) implements Expression {}

  /** A product of two or more factors; a quotient has a {@link Reciprocal} for a factor. */
  record Product(List<Expression> factors) implements Expression {
    /** Copies. */
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /** One over an expression. */
  record Reciprocal(Expression of) implements Expression {}

  /** A power; the exponent may be any expression. */
  record Power(Expression base, Expression exponent) implements Expression {}

  /** An elementary function of an expression. */
  record Application(ElementaryFunction function, Expression argument) implements Expression {}

  /** A sum over an index that runs through the whole numbers between two bounds, both included. */
  record Summation(String index, Expression from, Expression to, Expression body)
      implements Expression {}

  /** The inner product Σ a_i b_i of two vectors with equally many components. */
  record Dot(Vector left, Vector right) implements Expression {}

  /** A vector in an inner product. */
  sealed interface Vector {
    /** All components of a named vector. */
    record Named(String name) implements Vector {}

    /** Components written out, as {@code [1, u, 2]}. */
    record Listed(List<Expression> components) implements Vector {
      /** Copies. */
      public Listed {
        components = List.copyOf(components);
      }
    }
  }

  /**
   * Whether any of some names (of variables or vectors) occurs; the index of a sum hides a name
   * that it shares.
   */
  default boolean mentions(Set<String> names) {
    return switch (this) {
      case Constant c -> false;
      case Pi pi -> false;
      case Variable v -> names.contains(v.name());
      case Component c -> names.contains(c.vector()) || c.index().mentions(names);
      case Sum s -> s.terms().stream().anyMatch(e -> e.mentions(names));
      case Negation n -> n.of().mentions(names);
      case Product p -> p.factors().stream().anyMatch(e -> e.mentions(names));
      case Reciprocal r -> r.of().mentions(names);
      case Power p -> p.base().mentions(names) || p.exponent().mentions(names);
      case Application a -> a.argument().mentions(names);
      case Summation s ->
          s.from().mentions(names)
              || s.to().mentions(names)
              || s.body()
                  .mentions(
                      names.stream()
                          .filter(name -> !name.equals(s.index()))
                          .collect(Collectors.toSet()));
      case Dot d -> mentions(d.left(), names) || mentions(d.right(), names);
    };
  }

  private static boolean mentions(Vector vector, Set<String> names) {
    return switch (vector) {
      case Vector.Named v -> names.contains(v.name());
      case Vector.Listed v -> v.components().stream().anyMatch(e -> e.mentions(names));
    };
  }

  /** The expression as it would be typed, as {@code 2*u^2 - exp(-u)}. */
  default String text() {
    return switch (this) {
      case Constant c -> ExactNumber.text(c.value());
      case Pi pi -> "pi";
      case Variable v -> v.name();
      case Component c -> c.vector() + "[" + c.index().text() + "]";
      case Sum s -> sumText(s);
      case Negation n -> "-" + bracketed(n.of(), 2);
      case Product p -> productText(p);
      case Reciprocal r -> "1/" + bracketed(r.of(), 3);
      case Power p -> bracketed(p.base(), 4) + "^" + bracketed(p.exponent(), 4);
      case Application a -> a.function().spelling() + "(" + a.argument().text() + ")";
      case Summation s ->
          "sum("
              + s.index()
              + "="
              + s.from().text()
              + ".."
              + s.to().text()
              + ", "
              + s.body().text()
              + ")";
      case Dot d -> "dot(" + text(d.left()) + ", " + text(d.right()) + ")";
    };
  }

  private static String sumText(Sum sum) {
    StringBuilder text = new StringBuilder(sum.terms().get(0).text());
    for (Expression term : sum.terms().subList(1, sum.terms().size())) {
      if (term instanceof Negation n) {
        text.append(" - ").append(bracketed(n.of(), 2));
      } else {
        text.append(" + ").append(bracketed(term, 1));
      }
    }
    return text.toString();
  }

  private static String productText(Product product) {
    StringBuilder text = new StringBuilder(bracketed(product.factors().get(0), 2));
    for (Expression factor : product.factors().subList(1, product.factors().size())) {
      if (factor instanceof Reciprocal r) {
        text.append('/').append(bracketed(r.of(), 3));
      } else {
        text.append('*').append(bracketed(factor, 3));
      }
    }
    return text.toString();
  }

  private static String text(Vector vector) {
    return switch (vector) {
      case Vector.Named v -> v.name();
      case Vector.Listed v ->
          v.components().stream().map(Expression::text).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  private static String bracketed(Expression e, int least) {
    return e.precedence() < least ? "(" + e.text() + ")" : e.text();
  }

  /** How tightly the outermost operation binds: 0 sum, 1 sign, 2 product, 3 power, 4 atom. */
  private int precedence() {
    return switch (this) {
      case Sum s -> 0;
      case Negation n -> 1;
      case Product p -> 2;
      case Reciprocal r -> 2;
      case Power p -> 3;
      case Constant c ->
          c.value().signum() < 0
              ? 1
              : c.value().getDenominator().equals(java.math.BigInteger.ONE) ? 4 : 2;
      case Pi pi -> 4;
      case Variable v -> 4;
      case Component c -> 4;
      case Application a -> 4;
      case Summation s -> 4;
      case Dot d -> 4;
    };
  }
}
