package chladni.symja;

import chladni.algebra.Atom;
import chladni.algebra.ClosedForm;
import chladni.algebra.Factor;
import chladni.algebra.Factored;
import chladni.algebra.Monomial;
import chladni.algebra.Polynomial;
import chladni.algebra.VariableOrder;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * An expression as it is written, term by term: what crosses to Symja and what comes back. Unlike a
 * {@link ClosedForm} it may hold logarithms and the like, and equal expressions may differ in
 * shape.
 *
 * <p>Example: (1−k1)^T·log(1−k1), the derivative of (1−k1)^T with respect to T.
 */
public sealed interface Algebra {

  /** A rational number. */
  record Rational(BigFraction value) implements Algebra {}

  /** A variable. */
  record Symbol(String name) implements Algebra {}

  /** A sum. */
  record Sum(List<Algebra> terms) implements Algebra {
    /** Copies the terms. */
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** A product; a divisor is a factor with a negative exponent. */
  record Product(List<Algebra> factors) implements Algebra {
    /** Copies the factors. */
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /** base^exponent. */
  record Power(Algebra base, Algebra exponent) implements Algebra {}

  /** A function at its arguments, or a constant. */
  record Call(KnownFunction function, List<Algebra> arguments) implements Algebra {
    /**
     * Copies the arguments.
     *
     * @throws IllegalArgumentException if the function takes another number of arguments
     */
    public Call {
      arguments = List.copyOf(arguments);
      if (arguments.size() != function.arity()) {
        throw new IllegalArgumentException(
            function.spelling() + " takes " + function.arity() + " arguments");
      }
    }
  }

  /** The number 0. */
  Algebra ZERO = of(0);

  /** The number 1. */
  Algebra ONE = of(1);

  /** An integer. */
  static Algebra of(long value) {
    return new Rational(new BigFraction(value));
  }

  /** A variable. */
  static Algebra symbol(String name) {
    return new Symbol(name);
  }

  /** A sum; the term itself if there is one, 0 if there is none. */
  static Algebra sum(List<Algebra> terms) {
    return switch (terms.size()) {
      case 0 -> ZERO;
      case 1 -> terms.get(0);
      default -> new Sum(terms);
    };
  }

  /**
   * A product without factors 1 and with the factors of products among its own; the factor itself
   * if there is one, 1 if there is none.
   */
  static Algebra product(List<Algebra> factors) {
    List<Algebra> proper =
        factors.stream()
            .flatMap(
                factor ->
                    factor instanceof Product(List<Algebra> inner)
                        ? inner.stream()
                        : Stream.of(factor))
            .filter(factor -> !factor.equals(ONE))
            .toList();
    return switch (proper.size()) {
      case 0 -> ONE;
      case 1 -> proper.get(0);
      default -> new Product(proper);
    };
  }

  /** A power; the base itself if the exponent is 1. */
  static Algebra power(Algebra base, Algebra exponent) {
    return exponent.equals(ONE) ? base : new Power(base, exponent);
  }

  /** A function at its arguments. */
  static Algebra call(KnownFunction function, Algebra... arguments) {
    return new Call(function, List.of(arguments));
  }

  /** A formula as one fraction whose numerator is a product as far as that is seen at once. */
  static Algebra of(ClosedForm form) {
    return of(form.factoredAtSight());
  }

  /** A formula as one fraction whose numerator is multiplied out. */
  static Algebra expanded(ClosedForm form) {
    List<Algebra> factors = new ArrayList<>();
    factors.add(new Rational(form.unit()));
    factors.add(of(form.numerator()));
    for (Factor factor : form.denominator()) {
      factors.add(power(factor.base(), -factor.exponent()));
    }
    return product(factors);
  }

  /** A formula as a sum of fractions, one for each term of its numerator. */
  static Algebra termByTerm(ClosedForm form) {
    List<Algebra> terms = new ArrayList<>();
    for (Polynomial.Term term : form.numerator().terms()) {
      List<Algebra> factors = new ArrayList<>();
      factors.add(new Rational(form.unit().multiply(term.coefficient())));
      term.powers().forEach((atom, exponent) -> factors.add(power(atom, exponent)));
      for (Factor factor : form.denominator()) {
        factors.add(power(factor.base(), -factor.exponent()));
      }
      terms.add(product(factors));
    }
    return sum(terms);
  }

  /** A product. */
  static Algebra of(Factored factored) {
    List<Algebra> factors = new ArrayList<>();
    factors.add(new Rational(factored.unit()));
    for (Factor factor : factored.factors()) {
      factors.add(power(factor.base(), factor.exponent()));
    }
    return product(factors);
  }

  /** A polynomial, term by term. */
  static Algebra of(Polynomial polynomial) {
    List<Algebra> terms = new ArrayList<>(polynomial.size());
    for (Polynomial.Term term : polynomial.terms()) {
      List<Algebra> factors = new ArrayList<>();
      factors.add(new Rational(new BigFraction(term.coefficient())));
      term.powers().forEach((atom, exponent) -> factors.add(power(atom, exponent)));
      terms.add(product(factors));
    }
    return sum(terms);
  }

  private static Algebra power(Polynomial base, int exponent) {
    Optional<Atom> atom = base.asAtom();
    return atom.isPresent() ? power(atom.get(), exponent) : power(of(base), of(exponent));
  }

  private static Algebra power(Atom atom, int multiple) {
    return switch (atom) {
      case Atom.Symbol(String name) -> power(new Symbol(name), of(multiple));
      case Atom.Power(Polynomial base, Monomial exponent, long root) ->
          new Power(of(base), exponent(multiple, exponent, root));
      case Atom.Exponential(Monomial exponent, long root) ->
          call(KnownFunction.EXP, exponent(-(long) multiple, exponent, root));
    };
  }

  private static Algebra exponent(long multiple, Monomial monomial, long root) {
    List<Algebra> factors = new ArrayList<>();
    factors.add(
        new Rational(new BigFraction(BigInteger.valueOf(multiple), BigInteger.valueOf(root))));
    monomial
        .powers()
        .forEach((name, power) -> factors.add(power(new Symbol(name), of((long) power))));
    return product(factors);
  }

  /**
   * The formula this is equal to, if it is one of ours: a rational function of variables, of powers
   * of polynomials with monomials in the exponent and of exponentials of such.
   *
   * <p>Example: (N²−1)/(N−1) is the formula N+1; log(2) is none.
   *
   * @throws ProblemException if the formula would be too large
   */
  default Optional<ClosedForm> form() {
    try {
      return formula();
    } catch (ProblemException none) {
      return switch (none.problem()) {
        case Problem.Unfit unfit -> Optional.empty();
        case Problem.BeyondReach beyond -> throw none;
        case Problem.Interrupted interrupted -> throw none;
        case Problem.Malformed malformed -> throw none;
        case Problem.Unknown unknown -> throw none;
        case Problem.BadFile badFile -> throw none;
      };
    }
  }

  private Optional<ClosedForm> formula() {
    return switch (this) {
      case Rational(BigFraction value) -> Optional.of(ClosedForm.of(value));
      case Symbol(String name) -> Optional.of(ClosedForm.symbol(name));
      case Sum(List<Algebra> terms) -> formulas(terms).map(ClosedForm::sum);
      case Product(List<Algebra> factors) ->
          formulas(factors).map(all -> all.stream().reduce(ClosedForm.ONE, ClosedForm::times));
      case Power(Algebra base, Algebra exponent) ->
          formulas(List.of(base, exponent)).map(both -> both.get(0).raisedTo(both.get(1)));
      case Call(KnownFunction function, List<Algebra> arguments) ->
          switch (function) {
            case EXP -> arguments.get(0).formula().map(ClosedForm::exponential);
            case PROPAGATOR ->
                arguments.get(1).equals(ZERO)
                    ? formulas(List.of(arguments.get(0), arguments.get(2)))
                        .map(both -> propagator(both.get(0), both.get(1)))
                    : Optional.empty();
            case LOG,
                SIN,
                COS,
                TAN,
                ARCSIN,
                ARCCOS,
                ARCTAN,
                SINH,
                COSH,
                TANH,
                ABS,
                LAMBERT,
                PI,
                IMAGINARY_UNIT ->
                Optional.empty();
          };
    };
  }

  private static Optional<List<ClosedForm>> formulas(List<Algebra> parts) {
    List<ClosedForm> forms = new ArrayList<>(parts.size());
    for (Algebra part : parts) {
      Optional<ClosedForm> form = part.formula();
      if (form.isEmpty()) {
        return Optional.empty();
      }
      forms.add(form.get());
    }
    return Optional.of(forms);
  }

  private static ClosedForm propagator(ClosedForm time, ClosedForm rate) {
    return rate.isZero()
        ? time
        : ClosedForm.ONE.minus(ClosedForm.exponential(time.times(rate).negate())).dividedBy(rate);
  }

  /** This with expressions in place of variables, all at once. */
  default Algebra substituted(Map<String, Algebra> values) {
    return switch (this) {
      case Rational rational -> rational;
      case Symbol(String name) -> values.getOrDefault(name, this);
      case Sum(List<Algebra> terms) -> new Sum(substituted(terms, values));
      case Product(List<Algebra> factors) -> new Product(substituted(factors, values));
      case Power(Algebra base, Algebra exponent) ->
          new Power(base.substituted(values), exponent.substituted(values));
      case Call(KnownFunction function, List<Algebra> arguments) ->
          new Call(function, substituted(arguments, values));
    };
  }

  private static List<Algebra> substituted(List<Algebra> parts, Map<String, Algebra> values) {
    return parts.stream().map(part -> part.substituted(values)).toList();
  }

  /** The variables in it, N, B, E, T, M first, then the others by name. */
  default SortedSet<String> variables() {
    SortedSet<String> names = new TreeSet<>(VariableOrder.INSTANCE);
    addVariables(names);
    return Collections.unmodifiableSortedSet(names);
  }

  private void addVariables(Collection<String> names) {
    if (this instanceof Symbol(String name)) {
      names.add(name);
    }
    parts().forEach(part -> part.addVariables(names));
  }

  /** The variables that stand in exponents, or in the arguments of functions. */
  default SortedSet<String> exponents() {
    SortedSet<String> names = new TreeSet<>(VariableOrder.INSTANCE);
    addExponents(names);
    return Collections.unmodifiableSortedSet(names);
  }

  private void addExponents(Collection<String> names) {
    switch (this) {
      case Power(Algebra base, Algebra exponent) -> {
        base.addExponents(names);
        exponent.addVariables(names);
      }
      case Call call -> names.addAll(call.variables());
      case Rational rational -> {}
      case Symbol symbol -> {}
      case Sum(List<Algebra> terms) -> terms.forEach(term -> term.addExponents(names));
      case Product(List<Algebra> factors) -> factors.forEach(factor -> factor.addExponents(names));
    }
  }

  /** What it is built from, in order. */
  default List<Algebra> parts() {
    return switch (this) {
      case Rational rational -> List.of();
      case Symbol symbol -> List.of();
      case Sum(List<Algebra> terms) -> terms;
      case Product(List<Algebra> factors) -> factors;
      case Power(Algebra base, Algebra exponent) -> List.of(base, exponent);
      case Call(KnownFunction function, List<Algebra> arguments) -> arguments;
    };
  }

  /** The number of nodes, long numbers counting for more. */
  default long size() {
    long size =
        switch (this) {
          case Rational(BigFraction value) ->
              1 + (value.getNumerator().bitLength() + value.getDenominator().bitLength() - 1) / 64;
          case Symbol symbol -> 1;
          case Sum sum -> 1;
          case Product product -> 1;
          case Power power -> 1;
          case Call call -> 1;
        };
    for (Algebra part : parts()) {
      size += part.size();
    }
    return size;
  }
}
