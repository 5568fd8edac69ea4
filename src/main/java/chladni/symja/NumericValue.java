package chladni.symja;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.hipparchus.complex.Complex;
import org.hipparchus.fraction.BigFraction;

/**
 * The value of an expression in floating point, on principal branches, and the size of what was
 * added up to get it: rounding errors are small compared with the latter.
 */
record NumericValue(Complex value, double size) {
  private static final int LAMBERT_STEPS = 60;

  /** Whether it is a number at all. */
  boolean isFinite() {
    return Double.isFinite(value.getReal())
        && Double.isFinite(value.getImaginary())
        && Double.isFinite(size);
  }

  /** Whether two values may be the same but for rounding. */
  boolean agrees(NumericValue other, double tolerance) {
    return value.subtract(other.value).norm() <= tolerance * Math.max(size, other.size);
  }

  static NumericValue of(Algebra expression, Map<String, Complex> point) {
    return switch (expression) {
      case Algebra.Rational(BigFraction value) -> exactly(new Complex(value.doubleValue()));
      case Algebra.Symbol(String name) -> exactly(point.getOrDefault(name, Complex.NaN));
      case Algebra.Sum(List<Algebra> terms) -> {
        Complex sum = Complex.ZERO;
        double size = 0;
        for (Algebra term : terms) {
          NumericValue next = of(term, point);
          sum = sum.add(next.value);
          size += next.size;
        }
        yield new NumericValue(sum, size);
      }
      case Algebra.Product(List<Algebra> factors) -> {
        Complex product = Complex.ONE;
        double size = 1;
        for (Algebra factor : factors) {
          NumericValue next = of(factor, point);
          product = product.multiply(next.value);
          size *= next.size;
        }
        yield new NumericValue(product, size);
      }
      case Algebra.Power(Algebra base, Algebra exponent) -> power(of(base, point), exponent, point);
      case Algebra.Call(KnownFunction function, List<Algebra> arguments) ->
          call(function, arguments.stream().map(a -> of(a, point)).toList());
    };
  }

  private static NumericValue exactly(Complex value) {
    return new NumericValue(value, value.norm());
  }

  private static NumericValue power(
      NumericValue base, Algebra exponent, Map<String, Complex> point) {
    if (exponent instanceof Algebra.Rational(BigFraction whole)
        && whole.getDenominator().equals(BigInteger.ONE)
        && whole.getNumerator().bitLength() < 31) {
      int n = whole.getNumerator().intValue();
      return spread(base, base.value.pow(n), Math.abs((double) n));
    }
    NumericValue to = of(exponent, point);
    Complex value =
        base.value.isZero() && to.value.getReal() > 0 ? Complex.ZERO : base.value.pow(to.value);
    return spread(base, value, to.size + 1);
  }

  /** A value whose relative error is some multiple of that of the base. */
  private static NumericValue spread(NumericValue base, Complex value, double multiple) {
    double loss = base.value.isZero() ? 1 : base.size / base.value.norm();
    return new NumericValue(value, value.norm() * Math.max(1, multiple * loss));
  }

  private static NumericValue call(KnownFunction function, List<NumericValue> at) {
    return switch (function) {
      case PI -> exactly(new Complex(Math.PI));
      case IMAGINARY_UNIT -> exactly(Complex.I);
      case EXP -> {
        Complex value = at.get(0).value.exp();
        yield new NumericValue(value, value.norm() * Math.max(1, at.get(0).size));
      }
      case LOG -> {
        Complex value = at.get(0).value.log();
        double loss = at.get(0).value.isZero() ? 1 : at.get(0).size / at.get(0).value.norm();
        yield new NumericValue(value, Math.max(value.norm(), loss));
      }
      case SIN -> smooth(at.get(0).value.sin(), at.get(0));
      case COS -> smooth(at.get(0).value.cos(), at.get(0));
      case TAN -> smooth(at.get(0).value.tan(), at.get(0));
      case ARCSIN -> smooth(at.get(0).value.asin(), at.get(0));
      case ARCCOS -> smooth(at.get(0).value.acos(), at.get(0));
      case ARCTAN -> smooth(at.get(0).value.atan(), at.get(0));
      case SINH -> smooth(at.get(0).value.sinh(), at.get(0));
      case COSH -> smooth(at.get(0).value.cosh(), at.get(0));
      case TANH -> smooth(at.get(0).value.tanh(), at.get(0));
      case ABS -> new NumericValue(new Complex(at.get(0).value.norm()), at.get(0).size);
      case LAMBERT -> smooth(lambert(at.get(0).value), at.get(0));
      case PROPAGATOR ->
          at.get(1).value.isZero()
              ? propagator(at.get(0), at.get(2))
              : new NumericValue(Complex.NaN, Double.NaN);
    };
  }

  private static NumericValue smooth(Complex value, NumericValue argument) {
    return new NumericValue(value, Math.max(value.norm(), Math.max(1, argument.size)));
  }

  private static NumericValue propagator(NumericValue time, NumericValue rate) {
    if (rate.value.isZero()) {
      return time;
    }
    Complex decay = time.value.multiply(rate.value).negate().exp();
    return new NumericValue(
        Complex.ONE.subtract(decay).divide(rate.value),
        (1 + decay.norm() * (1 + time.size * rate.size)) / rate.value.norm());
  }

  /** Newton's iteration for w exp(w) = x, on the principal branch for x above 0. */
  private static Complex lambert(Complex x) {
    Complex w = x.add(1).log();
    for (int i = 0; i < LAMBERT_STEPS; i++) {
      Complex e = w.exp();
      w = w.subtract(w.multiply(e).subtract(x).divide(e.multiply(w.add(1))));
    }
    return w;
  }
}
