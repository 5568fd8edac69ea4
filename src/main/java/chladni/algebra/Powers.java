package chladni.algebra;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Powers with variables in the exponent and exponentials, brought to independent {@link Atom}s: a
 * base is split into irreducible factors and an exponent into monomials.
 */
final class Powers {
  private static final List<String> SIZES = List.of("N", "B", "E", "T", "M", "L");

  private Powers() {}

  /** Whether a variable counts something, so that it is at least 1. */
  static boolean isSize(String variable) {
    return SIZES.contains(variable);
  }

  /** One term of an exponent. */
  private record Summand(BigFraction coefficient, Monomial monomial) {}

  static ClosedForm power(ClosedForm base, ClosedForm exponent) {
    if (exponent.number().isPresent()) {
      return base.pow(whole(exponent.number().get()));
    }
    if (base.equals(ClosedForm.ONE)) {
      return ClosedForm.ONE;
    }
    List<Summand> summands = summands(exponent);
    if (base.isZero()) {
      return ClosedForm.ZERO;
    }
    ClosedForm result = ClosedForm.ONE;
    List<Summand> varying = new ArrayList<>();
    for (Summand summand : summands) {
      if (summand.monomial.isOne()) {
        result = result.times(base.pow(whole(summand.coefficient)));
      } else {
        varying.add(summand);
      }
    }
    BigFraction unit = base.unit();
    List<Factor> factors = new ArrayList<>(Factorization.of(base.numerator()));
    base.denominator().forEach(f -> factors.add(new Factor(f.base(), -f.exponent())));
    for (Factor factor : factors) {
      Polynomial irreducible = factor.base();
      if (irreducible.asAtom().isPresent()
          && !(irreducible.asAtom().get() instanceof Atom.Symbol)) {
        result = result.times(powerOfAtom(irreducible.asAtom().get(), factor.exponent(), varying));
        continue;
      }
      if (!irreducible.hasSymbolsOnly()) {
        throw ProblemException.unfit(
            "the power " + base + " to the " + exponent + " has no closed form here",
            "the base must be a product of polynomials in variables and of powers of such");
      }
      if (isNegative(irreducible)) {
        irreducible = irreducible.negate();
        unit = factor.exponent() % 2 == 0 ? unit : unit.negate();
      }
      result = result.times(powerOf(irreducible, factor.exponent(), varying));
    }
    if (unit.signum() < 0) {
      throw ProblemException.unfit(
          "a negative number has no power with the exponent " + exponent,
          "the base "
              + base
              + " must be positive (for small eigenvalues); give a number for the"
              + " exponent");
    }
    result = result.times(powerOf(unit.getNumerator(), 1, varying));
    return result.times(powerOf(unit.getDenominator(), -1, varying));
  }

  private static ClosedForm powerOf(BigInteger number, int sign, List<Summand> exponents) {
    ClosedForm result = ClosedForm.ONE;
    for (Map.Entry<BigInteger, Integer> prime : IntegerFactors.of(number).entrySet()) {
      result =
          result.times(
              powerOf(Polynomial.constant(prime.getKey()), sign * prime.getValue(), exponents));
    }
    return result;
  }

  private static ClosedForm powerOf(Polynomial base, int multiple, List<Summand> exponents) {
    ClosedForm result = ClosedForm.ONE;
    for (Summand summand : exponents) {
      BigFraction coefficient = summand.coefficient.multiply(multiple);
      result = result.times(powerOf(base, coefficient, summand.monomial));
    }
    return result;
  }

  /** base^(coefficient·monomial) of an irreducible positive base. */
  private static ClosedForm powerOf(Polynomial base, BigFraction coefficient, Monomial monomial) {
    if (monomial.isOne()) {
      return ClosedForm.of(base).pow(whole(coefficient));
    }
    return ClosedForm.of(new Atom.Power(base, monomial, root(coefficient)))
        .pow(multiple(coefficient));
  }

  private static ClosedForm powerOfAtom(Atom atom, int multiple, List<Summand> exponents) {
    ClosedForm result = ClosedForm.ONE;
    for (Summand summand : exponents) {
      BigFraction coefficient =
          summand.coefficient.multiply(multiple).divide(BigInteger.valueOf(atom.rootTaken()));
      result =
          result.times(
              switch (atom) {
                case Atom.Symbol symbol -> throw new IllegalArgumentException(symbol.name());
                case Atom.Power power ->
                    powerOf(power.base(), coefficient, power.exponent().times(summand.monomial));
                case Atom.Exponential exponential ->
                    decay(coefficient, exponential.exponent().times(summand.monomial));
              });
    }
    return result;
  }

  static ClosedForm exponential(ClosedForm argument) {
    ClosedForm result = ClosedForm.ONE;
    for (Summand summand : summands(argument)) {
      result = result.times(decay(summand.coefficient.negate(), summand.monomial));
    }
    return result;
  }

  /** exp(−coefficient·monomial). */
  private static ClosedForm decay(BigFraction coefficient, Monomial monomial) {
    return ClosedForm.of(new Atom.Exponential(monomial, root(coefficient)))
        .pow(multiple(coefficient));
  }

  private static long root(BigFraction coefficient) {
    if (coefficient.getDenominator().bitLength() > 62) {
      throw tooFine(coefficient);
    }
    return coefficient.getDenominatorAsLong();
  }

  private static int multiple(BigFraction coefficient) {
    if (coefficient.getNumerator().bitLength() > 30) {
      throw tooFine(coefficient);
    }
    return coefficient.getNumeratorAsInt();
  }

  static ProblemException tooFine(BigFraction coefficient) {
    return ProblemException.beyondReach(
        "the number " + coefficient + " in an exponent has too many digits",
        "use simpler numbers for the eigenvalues, give numbers for all variables, or leave the"
            + " number of updates (N, E or T) a variable and give it to decimal(…) afterwards");
  }

  private static int whole(BigFraction exponent) {
    if (!exponent.getDenominator().equals(BigInteger.ONE)) {
      throw ProblemException.unfit(
          "the exponent " + exponent + " is not an integer", "steps are counted in whole numbers");
    }
    if (exponent.getNumerator().bitLength() > 31) {
      throw ProblemException.beyondReach(
          "a power with exponent " + exponent + ", a number of updates, is too large to write out",
          "leave the number of updates (N, E or T) a variable and give it to decimal(…) afterwards,"
              + " as in decimal(x, T=10^12, k1=1/2)");
    }
    return exponent.getNumeratorAsInt();
  }

  /** The terms of an exponent, which must be a Laurent polynomial in variables. */
  private static List<Summand> summands(ClosedForm exponent) {
    if (exponent.isZero()) {
      return List.of();
    }
    Monomial below = Monomial.ONE;
    for (Factor factor : exponent.denominator()) {
      if (factor.base().asAtom().isPresent()
          && factor.base().asAtom().get() instanceof Atom.Symbol(String name)) {
        below = below.times(Monomial.of(name, -factor.exponent()));
      } else {
        throw unfitExponent(exponent);
      }
    }
    List<Summand> summands = new ArrayList<>();
    for (Polynomial.Term term : exponent.numerator().terms()) {
      Monomial monomial = below;
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        if (power.getKey() instanceof Atom.Symbol(String name)) {
          monomial = monomial.times(Monomial.of(name, power.getValue()));
        } else {
          throw unfitExponent(exponent);
        }
      }
      summands.add(new Summand(exponent.unit().multiply(term.coefficient()), monomial));
    }
    return summands;
  }

  private static ProblemException unfitExponent(ClosedForm exponent) {
    return ProblemException.unfit(
        "an exponent cannot be " + exponent,
        "exponents are sums of products of powers of variables, such as N*E/B - 1");
  }

  /**
   * Whether a polynomial is negative where eigenvalues are small, sizes large, and the variables
   * that stand for roots a little less than 1, as {@link QuadraticRoot} has it.
   */
  private static boolean isNegative(Polynomial polynomial) {
    Map<String, ClosedForm> complements = new TreeMap<>();
    for (Atom atom : polynomial.atoms()) {
      if (atom instanceof Atom.Symbol(String name) && QuadraticRoot.isName(name)) {
        complements.put(name, ClosedForm.ONE.minus(ClosedForm.symbol(name)));
      }
    }
    if (complements.isEmpty()) {
      return startsNegative(polynomial);
    }
    ClosedForm nearOne = ClosedForm.of(polynomial).substitute(complements);
    return startsNegative(nearOne.numerator()) != nearOne.unit().signum() < 0;
  }

  /**
   * The sign of the term of lowest degree in what is small, eigenvalues and the like, and then of
   * highest degree in sizes.
   */
  private static boolean startsNegative(Polynomial polynomial) {
    int leastSmall = Integer.MAX_VALUE;
    int mostLarge = -1;
    boolean negative = false;
    for (Polynomial.Term term : polynomial.terms()) {
      int small = 0;
      int large = 0;
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        if (power.getKey() instanceof Atom.Symbol(String name) && isSize(name)) {
          large += power.getValue();
        } else {
          small += power.getValue();
        }
      }
      if (small < leastSmall || (small == leastSmall && large > mostLarge)) {
        leastSmall = small;
        mostLarge = large;
        negative = term.coefficient().signum() < 0;
      }
    }
    return negative;
  }

  /** What atom^multiple becomes when variables are replaced. */
  static ClosedForm image(Atom atom, int multiple, Map<String, ClosedForm> values) {
    return switch (atom) {
      case Atom.Symbol(String name) ->
          values.getOrDefault(name, ClosedForm.of(new Atom.Symbol(name))).pow(multiple);
      case Atom.Power power ->
          power(
              ClosedForm.of(power.base()).substitute(values),
              exponent(power.exponent(), power.root())
                  .substitute(values)
                  .times(ClosedForm.of(multiple)));
      case Atom.Exponential exponential ->
          exponential(
              exponent(exponential.exponent(), exponential.root())
                  .substitute(values)
                  .times(ClosedForm.of(-(long) multiple)));
    };
  }

  /** Whether a power has a fraction in the place of its exponent when variables are replaced. */
  static boolean isFractionalAt(Atom atom, Map<String, ClosedForm> values) {
    return atom instanceof Atom.Power power
        && values.keySet().stream().anyMatch(name -> power.exponent().degree(name) != 0)
        && exponent(power.exponent(), power.root())
            .substitute(values)
            .number()
            .filter(exponent -> !exponent.getDenominator().equals(BigInteger.ONE))
            .isPresent();
  }

  /** monomial/root. */
  static ClosedForm exponent(Monomial monomial, long root) {
    return monomial.form().dividedBy(ClosedForm.of(root));
  }

  /**
   * ∂atom/∂variable.
   *
   * @throws ProblemException if the variable stands in the exponent of a power
   */
  static ClosedForm derivative(Atom atom, String variable) {
    return switch (atom) {
      case Atom.Symbol(String name) -> name.equals(variable) ? ClosedForm.ONE : ClosedForm.ZERO;
      case Atom.Power power -> {
        if (power.exponent().degree(variable) != 0) {
          throw logarithm(atom, variable);
        }
        ClosedForm base = ClosedForm.of(power.base());
        yield ClosedForm.of(atom)
            .times(exponent(power.exponent(), power.root()))
            .times(base.derivative(variable))
            .dividedBy(base);
      }
      case Atom.Exponential exponential ->
          ClosedForm.of(atom)
              .times(exponent(exponential.exponent(), exponential.root()).derivative(variable))
              .negate();
    };
  }

  static ProblemException logarithm(Atom atom, String variable) {
    return ProblemException.unfit(
        atom + " depends on " + variable + " through its exponent, and that needs a logarithm",
        "formulas have no logarithms; give a number for " + variable);
  }

  /** The variables of a formula, in order of its atoms, that are bound to values. */
  static Map<String, ClosedForm> bound(Iterable<Atom> atoms, Map<String, ClosedForm> values) {
    Map<String, ClosedForm> bound = new TreeMap<>(VariableOrder.INSTANCE);
    List<String> names = new ArrayList<>();
    atoms.forEach(atom -> atom.addVariables(names));
    for (String name : names) {
      ClosedForm value = values.get(name);
      if (value != null) {
        bound.put(name, value);
      }
    }
    return bound;
  }
}
