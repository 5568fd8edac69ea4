package chladni.render;

import chladni.symja.Algebra;
import chladni.symja.KnownFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * How an expression is laid out, shape kept: factors with negative exponents stand below the line,
 * terms with a minus sign are subtracted, and a sum starts with a positive term if it has one.
 *
 * <p>Example: {@code (1 - k1)^T*log(1 - k1)} as text.
 */
public final class AlgebraNotation {
  private AlgebraNotation() {}

  /** The layout of an expression. */
  public static Notation of(Algebra expression) {
    Signed signed = signed(expression);
    return signed.negative ? new Notation.Negation(signed.size) : signed.size;
  }

  /** Something and its sign. */
  private record Signed(boolean negative, Notation size) {}

  private static Signed signed(Algebra expression) {
    return switch (expression) {
      case Algebra.Rational(BigFraction value) ->
          new Signed(value.signum() < 0, product(value.abs(), List.of()));
      case Algebra.Symbol(String name) -> new Signed(false, Notation.name(name));
      case Algebra.Sum(List<Algebra> terms) -> new Signed(false, sum(terms));
      case Algebra.Product(List<Algebra> factors) -> product(factors);
      case Algebra.Power power -> product(List.of(power));
      case Algebra.Call(KnownFunction function, List<Algebra> arguments) ->
          new Signed(false, call(function, arguments));
    };
  }

  private static Notation sum(List<Algebra> terms) {
    List<Notation> parts = new ArrayList<>(terms.size());
    terms.forEach(term -> parts.add(of(term)));
    for (int i = 0; i < parts.size(); i++) {
      if (!(parts.get(i) instanceof Notation.Negation)) {
        parts.add(0, parts.remove(i));
        break;
      }
    }
    return Notation.sum(parts);
  }

  private static Signed product(List<Algebra> factors) {
    BigFraction number = BigFraction.ONE;
    List<Algebra> others = new ArrayList<>();
    for (Algebra factor : flat(factors)) {
      if (factor instanceof Algebra.Rational(BigFraction value)) {
        number = number.multiply(value);
      } else {
        others.add(factor);
      }
    }
    boolean negative = number.signum() < 0;
    for (int i = 0; i < others.size() && negative; i++) {
      if (others.get(i) instanceof Algebra.Sum(List<Algebra> terms)
          && terms.stream().allMatch(AlgebraNotation::isNegative)) {
        others.set(i, new Algebra.Sum(terms.stream().map(AlgebraNotation::negated).toList()));
        negative = false;
      }
    }
    return new Signed(negative, product(number.abs(), others));
  }

  private static List<Algebra> flat(List<Algebra> factors) {
    List<Algebra> flat = new ArrayList<>();
    for (Algebra factor : factors) {
      flat.addAll(
          factor instanceof Algebra.Product(List<Algebra> inner) ? flat(inner) : List.of(factor));
    }
    return flat;
  }

  private static boolean isNegative(Algebra term) {
    return of(term) instanceof Notation.Negation;
  }

  private static Algebra negated(Algebra term) {
    return term instanceof Algebra.Rational(BigFraction value)
        ? new Algebra.Rational(value.negate())
        : Algebra.product(List.of(Algebra.of(-1), term));
  }

  private static Notation product(BigFraction number, List<Algebra> factors) {
    List<Notation> above = new ArrayList<>();
    List<Notation> below = new ArrayList<>();
    for (Algebra factor : factors) {
      if (factor instanceof Algebra.Power(Algebra base, Algebra exponent)) {
        Signed signed = signed(exponent);
        (signed.negative ? below : above).add(power(base, exponent, signed.size));
      } else {
        above.add(of(factor));
      }
    }
    BigInteger numerator = number.getNumerator();
    if (!numerator.equals(BigInteger.ONE) || above.isEmpty()) {
      above.add(0, Notation.integer(numerator));
    }
    if (!number.getDenominator().equals(BigInteger.ONE)) {
      below.add(0, Notation.integer(number.getDenominator()));
    }
    return below.isEmpty()
        ? Notation.product(above)
        : new Notation.Quotient(Notation.product(above), Notation.product(below));
  }

  private static Notation power(Algebra base, Algebra exponent, Notation size) {
    boolean reciprocal =
        exponent instanceof Algebra.Rational(BigFraction value)
            && value.abs().equals(BigFraction.ONE);
    return reciprocal ? of(base) : new Notation.Power(of(base), size);
  }

  private static Notation call(KnownFunction function, List<Algebra> arguments) {
    List<Notation> parts = arguments.stream().map(AlgebraNotation::of).toList();
    return switch (function) {
      case EXP -> new Notation.Exponential(parts.get(0));
      case PROPAGATOR ->
          new Notation.Member(
              new Notation.Glyph("P", "𝒫", "\\mathcal{P}"),
              parts.get(0),
              parts.subList(1, parts.size()));
      case PI -> Notation.name("pi");
      case IMAGINARY_UNIT -> Notation.name("i");
      case LOG, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH ->
          application("\\" + function.spelling(), function, parts);
      case ABS, LAMBERT ->
          application("\\operatorname{" + function.spelling() + "}", function, parts);
    };
  }

  private static Notation application(
      String latex, KnownFunction function, List<Notation> arguments) {
    return new Notation.Application(
        new Notation.Glyph(function.spelling(), function.spelling(), latex),
        Notation.Fence.ROUND,
        List.of(arguments));
  }
}
