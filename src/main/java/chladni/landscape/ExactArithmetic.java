package chladni.landscape;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * Rational numbers.
 *
 * <p>Known to it are exp, sin, cos, tanh at 0, log at 1, abs away from 0, and powers whose value is
 * rational, as sqrt at 9/4.
 */
public final class ExactArithmetic implements Arithmetic<BigFraction> {
  /** The most binary digits that a numerator or denominator may have. */
  public static final int LARGEST_BITS = 20_000;

  @Override
  public BigFraction of(BigFraction value) {
    return value;
  }

  @Override
  public Optional<BigFraction> pi() {
    return Optional.empty();
  }

  @Override
  public Optional<BigInteger> wholeNumber(BigFraction value) {
    return value.getDenominator().equals(BigInteger.ONE)
        ? Optional.of(value.getNumerator())
        : Optional.empty();
  }

  @Override
  public boolean isBeyondReach(BigFraction value) {
    return bits(value) > LARGEST_BITS;
  }

  private static long bits(BigFraction value) {
    return Math.max(value.getNumerator().bitLength(), value.getDenominator().bitLength());
  }

  @Override
  public String text(BigFraction value) {
    return ExactNumber.text(value);
  }

  @Override
  public Coefficients<BigFraction> of(ElementaryFunction function, BigFraction at, int order) {
    return switch (function) {
      case EXP -> atOnly(BigFraction.ZERO, at, exponential(order));
      case SIN -> atOnly(BigFraction.ZERO, at, circular(order, 1));
      case COS -> atOnly(BigFraction.ZERO, at, circular(order, 0));
      case TANH -> atOnly(BigFraction.ZERO, at, hyperbolicTangent(order));
      case LOG ->
          at.signum() > 0
              ? atOnly(BigFraction.ONE, at, logarithm(order))
              : new Coefficients.NotDifferentiable<>("log needs a positive number");
      case SQRT -> ofPower(BigFraction.ONE_HALF, at, order);
      case ABS -> absolute(at, order);
    };
  }

  private static Coefficients<BigFraction> atOnly(
      BigFraction place, BigFraction at, List<BigFraction> coefficients) {
    return at.equals(place)
        ? new Coefficients.Known<>(coefficients)
        : new Coefficients.OutsideTheField<>();
  }

  private static List<BigFraction> exponential(int order) {
    List<BigFraction> a = new ArrayList<>();
    a.add(BigFraction.ONE);
    for (int k = 1; k <= order; k++) {
      a.add(a.get(k - 1).divide(k));
    }
    return a;
  }

  /** The terms of exp(ix) whose order has a given parity. */
  private static List<BigFraction> circular(int order, int parity) {
    List<BigFraction> a = exponential(order);
    for (int k = 0; k <= order; k++) {
      if (k % 2 != parity) {
        a.set(k, BigFraction.ZERO);
      } else if (k / 2 % 2 == 1) {
        a.set(k, a.get(k).negate());
      }
    }
    return a;
  }

  /** From tanh′ = 1 − tanh². */
  private static List<BigFraction> hyperbolicTangent(int order) {
    List<BigFraction> a = new ArrayList<>();
    a.add(BigFraction.ZERO);
    for (int k = 0; k < order; k++) {
      BigFraction derivative = k == 0 ? BigFraction.ONE : BigFraction.ZERO;
      for (int i = 0; i <= k; i++) {
        derivative = derivative.subtract(a.get(i).multiply(a.get(k - i)));
      }
      a.add(derivative.divide(k + 1));
    }
    return a;
  }

  private static List<BigFraction> logarithm(int order) {
    List<BigFraction> a = new ArrayList<>();
    a.add(BigFraction.ZERO);
    for (int k = 1; k <= order; k++) {
      a.add(new BigFraction(k % 2 == 1 ? 1 : -1, k));
    }
    return a;
  }

  private static Coefficients<BigFraction> absolute(BigFraction at, int order) {
    if (at.signum() == 0) {
      return new Coefficients.NotDifferentiable<>("abs has a corner at 0");
    }
    List<BigFraction> a = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      a.add(k == 0 ? at.abs() : k == 1 ? new BigFraction(at.signum()) : BigFraction.ZERO);
    }
    return new Coefficients.Known<>(a);
  }

  @Override
  public Coefficients<BigFraction> ofPower(BigFraction exponent, BigFraction at, int order) {
    boolean whole = exponent.getDenominator().equals(BigInteger.ONE);
    if (at.signum() == 0 && (!whole || exponent.signum() < 0)) {
      return new Coefficients.NotDifferentiable<>(
          exponent.signum() < 0
              ? "it would divide by zero"
              : "a fractional power of 0 does not have all derivatives");
    }
    if (at.signum() < 0 && !whole) {
      return new Coefficients.NotDifferentiable<>("a fractional power needs a positive number");
    }
    Optional<BigFraction> root = root(at, exponent.getDenominator());
    if (root.isEmpty()) {
      return new Coefficients.OutsideTheField<>();
    }
    BigInteger power = exponent.getNumerator();
    if (power.bitLength() > 31
        || Math.abs(power.longValueExact()) * bits(root.get()) > LARGEST_BITS) {
      return new Coefficients.BeyondReach<>();
    }
    List<BigFraction> a = new ArrayList<>();
    a.add(root.get().pow(power.intValueExact()));
    for (int k = 1; k <= order; k++) {
      BigFraction remaining = exponent.subtract(k - 1);
      a.add(
          remaining.signum() == 0
              ? BigFraction.ZERO
              : a.get(k - 1).multiply(remaining).divide(k).divide(at));
    }
    return new Coefficients.Known<>(a);
  }

  /** The rational q-th root, if there is one. */
  private static Optional<BigFraction> root(BigFraction of, BigInteger q) {
    if (q.equals(BigInteger.ONE) || of.equals(BigFraction.ONE)) {
      return Optional.of(of);
    }
    if (q.compareTo(BigInteger.valueOf(bits(of))) > 0) {
      // a number of so few binary digits has no exact root of this degree
      return Optional.empty();
    }
    Optional<BigInteger> top = root(of.getNumerator(), q.intValueExact());
    Optional<BigInteger> bottom = root(of.getDenominator(), q.intValueExact());
    return top.isEmpty() || bottom.isEmpty()
        ? Optional.empty()
        : Optional.of(new BigFraction(top.get(), bottom.get()));
  }

  /** The whole q-th root of a positive number, if there is one. */
  private static Optional<BigInteger> root(BigInteger number, int q) {
    BigInteger low = BigInteger.ZERO;
    BigInteger high = BigInteger.ONE.shiftLeft(number.bitLength() / q + 1);
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      int sign = middle.pow(q).compareTo(number);
      if (sign == 0) {
        return Optional.of(middle);
      }
      if (sign < 0) {
        low = middle.add(BigInteger.ONE);
      } else {
        high = middle;
      }
    }
    return low.pow(q).equals(number) ? Optional.of(low) : Optional.empty();
  }
}
