package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolynomialTest {
  private static final Polynomial X = Polynomial.of(new Atom.Symbol("x"));
  private static final Polynomial Y = Polynomial.of(new Atom.Symbol("y"));
  private static final Polynomial Z = Polynomial.of(new Atom.Symbol("z"));

  @Test
  void aProductDividedByAFactorIsTheOther() {
    Polynomial a = X.times(Y).plus(Z.pow(3)).minus(Polynomial.ONE);
    Polynomial b = X.plus(Y.times(BigInteger.TWO)).plus(Z);
    assertEquals(Optional.of(a), a.times(b).divided(b));
    assertEquals(Optional.of(b), a.times(b).divided(a));
    assertEquals(Optional.of(Polynomial.ZERO), Polynomial.ZERO.divided(a));
    assertEquals(Optional.empty(), a.times(b).plus(Polynomial.ONE).divided(b));
    assertThrows(ArithmeticException.class, () -> a.divided(Polynomial.ZERO));
  }

  @Test
  void aQuotientHasNoFractions() {
    Polynomial sum = X.plus(Y);
    Polynomial twice = sum.times(BigInteger.TWO);
    assertEquals(Optional.empty(), sum.divided(twice));
    assertEquals(Optional.of(Polynomial.constant(BigInteger.TWO)), twice.divided(sum));
  }

  /**
   * With exponents of z below 3 written as digits, y + z² looks like z³ + z², a multiple of z²; the
   * degree in z shows that it is none.
   */
  @Test
  void noExponentIsCarriedOverToAnotherVariable() {
    Polynomial common = X.plus(Polynomial.ONE);
    Polynomial dividend = common.times(Y.plus(Z.pow(2)));
    assertEquals(Optional.empty(), dividend.divided(common.times(Z.pow(2))));
    assertEquals(Optional.of(common), dividend.divided(Y.plus(Z.pow(2))));
  }
}
