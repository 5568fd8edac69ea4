package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hipparchus.complex.Complex;
import org.hipparchus.fraction.BigFraction;

/**
 * Values of resummed forms with roots in floating point: roots may be complex, their forms are
 * real.
 *
 * <p>Divided differences of powers are entries of powers of bidiagonal matrices (G. Opitz, ZAMM 44,
 * 1964), which no coincidence of nodes disturbs. Coefficients have poles where both roots of an
 * equation coincide; near there digits are lost.
 */
final class ComplexFormula {
  private final Map<String, Complex> values;

  private ComplexFormula(Map<String, Complex> values) {
    this.values = values;
  }

  /**
   * The value of a form, all of whose variables but the roots have numbers; empty if both roots of
   * an equation coincide.
   *
   * @throws ProblemException if a variable has no number, or a number of steps is no integer from 0
   */
  static OptionalDouble value(ResummedForm form, Map<String, BigFraction> numbers) {
    Map<String, Complex> values = new TreeMap<>();
    numbers.forEach((name, number) -> values.put(name, new Complex(number.doubleValue())));
    for (QuadraticRoot root : form.roots()) {
      double sum = root.sum().evaluate(numbers).doubleValue();
      double product = root.product().evaluate(numbers).doubleValue();
      Complex half = new Complex(sum / 2);
      Complex offset = half.multiply(half).subtract(product).sqrt();
      values.put(root.name(), half.add(offset));
    }
    ComplexFormula formula = new ComplexFormula(values);
    Complex total = Complex.ZERO;
    for (ResummedForm.Term term : form.terms()) {
      Interruption.poll();
      Complex product = formula.value(term.coefficient());
      for (DividedDifference factor : term.factors()) {
        product = product.multiply(formula.value(factor));
      }
      total = total.add(product);
    }
    return total.isNaN() || total.isInfinite()
        ? OptionalDouble.empty()
        : OptionalDouble.of(total.getReal());
  }

  private Complex value(ClosedForm form) {
    Complex value = new Complex(form.unit().doubleValue()).multiply(value(form.numerator()));
    for (Factor factor : form.denominator()) {
      value = value.divide(value(factor.base()).pow(factor.exponent()));
    }
    return value;
  }

  private Complex value(Polynomial polynomial) {
    Complex sum = Complex.ZERO;
    for (Polynomial.Term term : polynomial.terms()) {
      Complex product = new Complex(term.coefficient().doubleValue());
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        product = product.multiply(value(power.getKey()).pow(power.getValue().intValue()));
      }
      sum = sum.add(product);
    }
    return sum;
  }

  private Complex value(Atom atom) {
    return switch (atom) {
      case Atom.Symbol(String name) -> known(name);
      case Atom.Power power ->
          value(power.base()).pow(value(Powers.exponent(power.exponent(), power.root())));
      case Atom.Exponential exponential ->
          value(Powers.exponent(exponential.exponent(), exponential.root())).negate().exp();
    };
  }

  private Complex known(String name) {
    Complex value = values.get(name);
    if (value == null) {
      throw ProblemException.unfit(
          "the variable " + name + " has no value", "give a number for " + name);
    }
    return value;
  }

  private Complex value(DividedDifference difference) {
    if (!(difference.kernel() instanceof DividedDifference.Kernel.Power(ClosedForm exponent))) {
      throw new IllegalArgumentException("roots belong to sums over steps");
    }
    double steps = value(exponent).getReal();
    if (steps < 0 || steps != Math.rint(steps) || steps > 1L << 52) {
      throw ProblemException.unfit(
          "the exponent " + steps + " does not count steps", "it must be an integer from 0");
    }
    List<Complex> nodes = difference.nodes().stream().map(this::value).toList();
    int size = nodes.size();
    Complex[][] base = new Complex[size][size];
    Complex[][] power = new Complex[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        base[i][j] = i == j ? nodes.get(i) : j == i + 1 ? Complex.ONE : Complex.ZERO;
        power[i][j] = i == j ? Complex.ONE : Complex.ZERO;
      }
    }
    BigInteger n = BigInteger.valueOf((long) steps);
    for (int bit = n.bitLength() - 1; bit >= 0; bit--) {
      power = product(power, power);
      if (n.testBit(bit)) {
        power = product(power, base);
      }
    }
    return power[0][size - 1];
  }

  private static Complex[][] product(Complex[][] a, Complex[][] b) {
    int size = a.length;
    Complex[][] c = new Complex[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        Complex sum = Complex.ZERO;
        for (int l = i; l <= j; l++) {
          sum = sum.add(a[i][l].multiply(b[l][j]));
        }
        c[i][j] = sum;
      }
    }
    return c;
  }
}
