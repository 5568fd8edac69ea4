package chladni.landscape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** Numbers in floating point, of about 16 digits; every elementary function has values in them. */
final class DecimalArithmetic implements Arithmetic<Binary64> {

  /** The signs of the numbers whose absolute value was taken, in turn. */
  private final List<Integer> corners = new ArrayList<>();

  /**
   * On which side of its corner each abs so far was taken: −1 or 1. Two training points with
   * different lists lie on different sides of a corner of the loss.
   */
  List<Integer> corners() {
    return List.copyOf(corners);
  }

  @Override
  public Binary64 of(BigFraction value) {
    return new Binary64(value.doubleValue());
  }

  @Override
  public Optional<Binary64> pi() {
    return Optional.of(new Binary64(Math.PI));
  }

  @Override
  public Optional<BigInteger> wholeNumber(Binary64 value) {
    double number = value.getReal();
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Optional.of(BigInteger.valueOf((long) number))
        : Optional.empty();
  }

  @Override
  public boolean isBeyondReach(Binary64 value) {
    return !Double.isFinite(value.getReal());
  }

  @Override
  public String text(Binary64 value) {
    double number = value.getReal();
    return Double.isFinite(number)
        ? new BigDecimal(number, new MathContext(6)).stripTrailingZeros().toString()
        : String.valueOf(number);
  }

  @Override
  public Coefficients<Binary64> of(ElementaryFunction function, Binary64 at, int order) {
    double x = at.getReal();
    return switch (function) {
      case EXP -> known(k -> StrictMath.exp(x) / factorial(k), order);
      case SIN ->
          known(k -> circular(StrictMath.sin(x), StrictMath.cos(x), k) / factorial(k), order);
      case COS ->
          known(k -> circular(StrictMath.cos(x), -StrictMath.sin(x), k) / factorial(k), order);
      case TANH -> new Coefficients.Known<>(hyperbolicTangent(x, order));
      case LOG ->
          x > 0
              ? known(k -> k == 0 ? StrictMath.log(x) : -StrictMath.pow(-x, -k) / k, order)
              : new Coefficients.NotDifferentiable<>("log needs a positive number");
      case SQRT -> ofPower(new Binary64(0.5), at, order);
      case ABS -> {
        if (x == 0) {
          yield new Coefficients.NotDifferentiable<>("abs has a corner at 0");
        }
        corners.add((int) Math.signum(x));
        yield known(k -> k == 0 ? Math.abs(x) : k == 1 ? Math.signum(x) : 0, order);
      }
    };
  }

  @FunctionalInterface
  private interface Coefficient {
    double of(int k);
  }

  private static Coefficients<Binary64> known(Coefficient coefficient, int order) {
    List<Binary64> all = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      all.add(new Binary64(coefficient.of(k)));
    }
    return new Coefficients.Known<>(all);
  }

  private static double factorial(int k) {
    double product = 1;
    for (int i = 2; i <= k; i++) {
      product *= i;
    }
    return product;
  }

  /** The k-th derivative of a function f with f″ = −f. */
  private static double circular(double value, double slope, int k) {
    double even = k % 2 == 0 ? value : slope;
    return k / 2 % 2 == 0 ? even : -even;
  }

  /** From tanh′ = 1 − tanh². */
  private static List<Binary64> hyperbolicTangent(double x, int order) {
    double[] a = new double[order + 1];
    a[0] = StrictMath.tanh(x);
    for (int k = 0; k < order; k++) {
      double square = 0;
      for (int i = 0; i <= k; i++) {
        square += a[i] * a[k - i];
      }
      // 1 − tanh² without cancellation
      a[k + 1] = k == 0 ? 1 / (StrictMath.cosh(x) * StrictMath.cosh(x)) : -square / (k + 1);
    }
    List<Binary64> all = new ArrayList<>();
    for (double c : a) {
      all.add(new Binary64(c));
    }
    return all;
  }

  @Override
  public Coefficients<Binary64> ofPower(Binary64 exponent, Binary64 at, int order) {
    double r = exponent.getReal();
    double x = at.getReal();
    boolean whole = r == Math.rint(r);
    if (x == 0 && (!whole || r < 0)) {
      return new Coefficients.NotDifferentiable<>(
          r < 0
              ? "it would divide by zero"
              : "a fractional power of 0 does not have all derivatives");
    }
    if (x < 0 && !whole) {
      return new Coefficients.NotDifferentiable<>("a fractional power needs a positive number");
    }
    double[] a = new double[order + 1];
    for (int k = 0; k <= order; k++) {
      double falling = 1;
      for (int i = 0; i < k; i++) {
        falling *= (r - i) / (i + 1);
      }
      a[k] = falling == 0 ? 0 : falling * StrictMath.pow(x, r - k);
    }
    return known(k -> a[k], order);
  }
}
