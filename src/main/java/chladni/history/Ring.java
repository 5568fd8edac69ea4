package chladni.history;

import chladni.algebra.ClosedForm;
import java.math.BigInteger;

/** A commutative ring that sums over histories are in. */
interface Ring<R> {
  /** An integer. */
  R of(BigInteger value);

  /** a + b. */
  R plus(R a, R b);

  /** a · b. */
  R times(R a, R b);

  /** Whether a is 0. */
  boolean isZero(R a);

  /** 0. */
  default R zero() {
    return of(BigInteger.ZERO);
  }

  /** 1. */
  default R one() {
    return of(BigInteger.ONE);
  }

  /** Integers, where everything is over common denominators. */
  interface OfIntegers extends Ring<BigInteger> {
    @Override
    default BigInteger of(BigInteger value) {
      return value;
    }

    @Override
    default BigInteger plus(BigInteger a, BigInteger b) {
      return a.add(b);
    }

    @Override
    default BigInteger times(BigInteger a, BigInteger b) {
      return a.multiply(b);
    }

    @Override
    default boolean isZero(BigInteger a) {
      return a.signum() == 0;
    }
  }

  /** Formulas. */
  interface OfFormulas extends Ring<ClosedForm> {
    @Override
    default ClosedForm of(BigInteger value) {
      return ClosedForm.of(value);
    }

    @Override
    default ClosedForm plus(ClosedForm a, ClosedForm b) {
      return a.plus(b);
    }

    @Override
    default ClosedForm times(ClosedForm a, ClosedForm b) {
      return a.times(b);
    }

    @Override
    default boolean isZero(ClosedForm a) {
      return a.isZero();
    }
  }
}
