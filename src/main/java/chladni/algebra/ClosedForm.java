package chladni.algebra;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.hipparchus.fraction.BigFraction;

/**
 * An exact formula: a rational function over Q of symbols (N, B, E, T, k1, …), of powers such as
 * {@code (1−k1)^T} and of exponentials such as {@code exp(−k1*T)}.
 *
 * <p>Equal formulas are {@code equals}: the form is canonical.
 */
public final class ClosedForm {
  private ClosedForm() {}

  /** An integer. */
  public static ClosedForm of(long value) {
    throw new UnsupportedOperationException();
  }

  /** An integer. */
  public static ClosedForm of(BigInteger value) {
    throw new UnsupportedOperationException();
  }

  /** A rational number. */
  public static ClosedForm of(BigFraction value) {
    throw new UnsupportedOperationException();
  }

  /** A variable. */
  public static ClosedForm symbol(String name) {
    throw new UnsupportedOperationException();
  }

  /** The sum of many formulas, faster than one at a time. */
  public static ClosedForm sum(Collection<ClosedForm> terms) {
    throw new UnsupportedOperationException();
  }

  /** this + other. */
  public ClosedForm plus(ClosedForm other) {
    throw new UnsupportedOperationException();
  }

  /** this − other. */
  public ClosedForm minus(ClosedForm other) {
    throw new UnsupportedOperationException();
  }

  /** this · other. */
  public ClosedForm times(ClosedForm other) {
    throw new UnsupportedOperationException();
  }

  /** this / other. */
  public ClosedForm dividedBy(ClosedForm other) {
    throw new UnsupportedOperationException();
  }

  /** −this. */
  public ClosedForm negate() {
    throw new UnsupportedOperationException();
  }

  /** this to an integer power. */
  public ClosedForm pow(int exponent) {
    throw new UnsupportedOperationException();
  }

  /** Whether this is identically zero. */
  public boolean isZero() {
    throw new UnsupportedOperationException();
  }

  /** The number this is, if it holds no variable. */
  public Optional<BigFraction> number() {
    throw new UnsupportedOperationException();
  }

  /** The variables in it, N, B, E, T, M first, then the others by name. */
  public SortedSet<String> variables() {
    throw new UnsupportedOperationException();
  }

  /** Replaces variables, all at once. */
  public ClosedForm substitute(Map<String, ClosedForm> values) {
    throw new UnsupportedOperationException();
  }

  /** The exact value at rational numbers. */
  public BigFraction evaluate(Map<String, BigFraction> values) {
    throw new UnsupportedOperationException();
  }
}
