package chladni.algebra;

import chladni.algebra.NumericDividedDifference.Node;
import chladni.problem.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hipparchus.fraction.BigFraction;

/**
 * Values of formulas as floating-point numbers; with {@link NumericDividedDifference} the only
 * floating point in {@code chladni.algebra}.
 *
 * <p>Closed forms are evaluated in decimals of 100 digits, resummed forms by their divided
 * differences, so that neither equal nor nearly equal eigenvalues do harm.
 *
 * <p>Example: 𝒫_T(0, k1) at T = 2, k1 = 3 is (1−exp(−6))/3 = 0.3325….
 */
public final class NumericFormula {
  private static final MathContext DIGITS = new MathContext(100);

  private NumericFormula() {}

  /**
   * The value of a closed form.
   *
   * @throws ProblemException if a variable has no value, a denominator vanishes, or a power has an
   *     exponent that is no integer
   */
  public static double value(ClosedForm form, Map<String, BigFraction> values) {
    if (form.hasSymbolsOnly()) {
      return form.evaluate(values).doubleValue();
    }
    try {
      return decimal(form, values).doubleValue();
    } catch (ArithmeticException tooLarge) {
      throw ProblemException.beyondReach(
          "a power in it is infinite or has too many digits", "evaluate at other values");
    }
  }

  /**
   * The value of a closed form, if a double can hold it: never infinite, and 0 only if the value is
   * 0.
   *
   * <p>Example: 2^2000/2^1999 is 2.0, and exp(−1000) is refused.
   *
   * @throws ProblemException as {@link #value(ClosedForm, Map)}, and if the value is outside the
   *     range of floating point
   */
  public static double representable(ClosedForm form, Map<String, BigFraction> values) {
    BigDecimal exact;
    if (form.hasSymbolsOnly()) {
      BigFraction fraction = form.evaluate(values);
      double value = fraction.doubleValue();
      if (Double.isFinite(value) && value != 0) {
        return value;
      }
      exact = decimal(fraction);
    } else {
      try {
        exact = decimal(form, values);
      } catch (ArithmeticException tooLarge) {
        throw outsideDoubles("a power in it");
      }
    }
    double value = exact.doubleValue();
    if (Double.isInfinite(value) || value == 0 && exact.signum() != 0) {
      throw outsideDoubles("the value");
    }
    return value;
  }

  /**
   * The value of a resummed form, if a double can hold it: never infinite, and 0 only if the value
   * is 0. Where a term leaves the range of floating point, or the sum is 0, the terms are written
   * out and evaluated in decimals instead.
   *
   * @throws ProblemException as {@link #value(ResummedForm, Map)}, and if the value is outside the
   *     range of floating point
   */
  public static double representable(ResummedForm form, Map<String, BigFraction> values) {
    double value = value(form, values);
    if (Double.isFinite(value) && value != 0) {
      return value;
    }
    Map<String, ClosedForm> numbers = new HashMap<>();
    values.forEach((name, number) -> numbers.put(name, ClosedForm.of(number)));
    ClosedForm written;
    try {
      written = form.substitute(numbers).expanded();
    } catch (ProblemException tooLong) {
      throw outsideDoubles("the value, or a term of it,");
    }
    return representable(written, values);
  }

  private static ProblemException outsideDoubles(String what) {
    return ProblemException.beyondReach(
        what + " is outside the range of floating point, about 1e-308 to 1.8e308",
        "keep it exact, or take smaller numbers");
  }

  private static BigDecimal decimal(ClosedForm form, Map<String, BigFraction> values) {
    BigDecimal value = decimal(form.unit()).multiply(decimal(form.numerator(), values), DIGITS);
    for (Factor factor : form.denominator()) {
      BigDecimal divisor = decimal(factor.base(), values);
      if (divisor.signum() == 0) {
        throw ProblemException.unfit(
            "the denominator " + factor.base() + " vanishes",
            "evaluate at other values, or substitute exact numbers first");
      }
      value = value.divide(divisor.pow(factor.exponent(), DIGITS), DIGITS);
    }
    return value;
  }

  /**
   * The value of a resummed form.
   *
   * @throws ProblemException if a variable has no value, a coefficient has a pole, or a number of
   *     steps is no integer from 0
   */
  public static double value(ResummedForm form, Map<String, BigFraction> values) {
    if (!form.roots().isEmpty()) {
      OptionalDouble value = ComplexFormula.value(form, values);
      if (value.isPresent()) {
        return value.getAsDouble();
      }
      Map<String, ClosedForm> numbers = new HashMap<>();
      values.forEach((name, number) -> numbers.put(name, ClosedForm.of(number)));
      return value(form.substitute(numbers).expanded(), values);
    }
    Map<DividedDifference, Double> known = new HashMap<>();
    double sum = 0;
    for (ResummedForm.Term term : form.terms()) {
      double product = value(term.coefficient(), values);
      for (DividedDifference factor : term.factors()) {
        product *= known.computeIfAbsent(factor, f -> value(f, values));
      }
      sum += product;
    }
    return sum;
  }

  /** The value of a divided difference, under the same conditions. */
  public static double value(DividedDifference difference, Map<String, BigFraction> values) {
    return switch (difference.kernel()) {
      case DividedDifference.Kernel.Power(ClosedForm exponent) -> {
        List<Node> nodes = new ArrayList<>();
        for (ClosedForm node : difference.nodes()) {
          nodes.add(node(node, values));
        }
        yield NumericDividedDifference.power(steps(exponent.evaluate(values)), nodes);
      }
      case DividedDifference.Kernel.Decay(ClosedForm time) -> {
        double[] rates =
            difference.nodes().stream().mapToDouble(node -> value(node, values)).toArray();
        double t = value(time, values);
        if (t < 0) {
          throw ProblemException.unfit("the time " + t + " is negative", "give a time from 0");
        }
        double value = NumericDividedDifference.propagator(t, rates);
        yield difference.order() % 2 == 0 ? value : -value;
      }
    };
  }

  private static long steps(BigFraction exponent) {
    if (exponent.signum() < 0
        || !exponent.getDenominator().equals(BigInteger.ONE)
        || exponent.getNumerator().bitLength() > 62) {
      throw ProblemException.unfit(
          "the exponent " + exponent + " does not count steps", "it must be an integer from 0");
    }
    return exponent.getNumerator().longValueExact();
  }

  private static Node node(ClosedForm node, Map<String, BigFraction> values) {
    if (node.hasSymbolsOnly()) {
      return Node.of(node.evaluate(values));
    }
    Node product = Node.of(node.unit());
    List<Factor> factors = new ArrayList<>(Factorization.of(node.numerator()));
    node.denominator().forEach(f -> factors.add(new Factor(f.base(), -f.exponent())));
    for (Factor factor : factors) {
      Node base =
          factor.base().asAtom().isPresent()
                  && factor.base().asAtom().get() instanceof Atom.Power power
              ? Node.of(ClosedForm.of(power.base()).evaluate(values))
                  .pow(steps(Powers.exponent(power.exponent(), power.root()).evaluate(values)))
              : Node.of(new BigFraction(decimal(factor.base(), values).doubleValue()));
      product = product.times(base.pow(factor.exponent()));
    }
    return product;
  }

  private static BigDecimal decimal(BigFraction value) {
    return new BigDecimal(value.getNumerator())
        .divide(new BigDecimal(value.getDenominator()), DIGITS);
  }

  private static BigDecimal decimal(Polynomial polynomial, Map<String, BigFraction> values) {
    Map<Atom, BigDecimal> atoms = new HashMap<>();
    for (Atom atom : polynomial.atoms()) {
      atoms.put(atom, decimal(atom, values));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Polynomial.Term term : polynomial.terms()) {
      BigDecimal product = new BigDecimal(term.coefficient());
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        product =
            product.multiply(
                atoms.getOrDefault(power.getKey(), BigDecimal.ZERO).pow(power.getValue(), DIGITS),
                DIGITS);
      }
      sum = sum.add(product, DIGITS);
    }
    return sum;
  }

  private static BigDecimal decimal(Atom atom, Map<String, BigFraction> values) {
    return switch (atom) {
      case Atom.Symbol symbol -> decimal(ClosedForm.of(symbol).evaluate(values));
      case Atom.Power power -> {
        BigFraction exponent = Powers.exponent(power.exponent(), power.root()).evaluate(values);
        BigDecimal base = decimal(ClosedForm.of(power.base()).evaluate(values));
        BigDecimal size = base.pow(Math.toIntExact(steps(exponent.abs())), DIGITS);
        yield exponent.signum() < 0 ? BigDecimal.ONE.divide(size, DIGITS) : size;
      }
      case Atom.Exponential exponential ->
          exp(
              decimal(
                  Powers.exponent(exponential.exponent(), exponential.root())
                      .evaluate(values)
                      .negate()));
    };
  }

  /** The exponential series of x/2^h, squared h times. */
  private static BigDecimal exp(BigDecimal x) {
    int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 10;
    BigDecimal small = x.divide(BigDecimal.TWO.pow(halvings), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n <= 40; n++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int h = 0; h < halvings; h++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }
}
