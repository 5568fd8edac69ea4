package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class QuadraticRootTest {
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final ClosedForm K = ClosedForm.symbol("k1");
  private static final ClosedForm R = ClosedForm.symbol("r1");
  private static final ClosedForm SUM = ONE.plus(BETA).minus(K);
  private static final QuadraticRoot BALL = new QuadraticRoot("r1", "k1", SUM, BETA);

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  @Test
  void rootsAreNamedAfterTheirEigenvalues() {
    assertEquals("r2", QuadraticRoot.nameFor("k2"));
    assertEquals("r12", QuadraticRoot.nameFor("k12"));
    for (String name : List.of("r1", "r10", "r0", "r9")) {
      assertTrue(QuadraticRoot.isName(name));
    }
    for (String name : List.of("r", "k1", "r1a", "ra", "r/", "r:", "1")) {
      assertFalse(QuadraticRoot.isName(name), name);
    }
  }

  @Test
  void theEigenvalueIsARationalFunctionOfARoot() {
    assertEquals(R.pow(2).minus(SUM.times(R)).plus(BETA), BALL.equation());
    assertEquals(ONE.minus(R).times(R.minus(BETA)).dividedBy(R), BALL.eigenvalueOfRoot());
    assertTrue(BALL.equation().substitute(Map.of("k1", BALL.eigenvalueOfRoot())).isZero());
  }

  @Test
  void rationalRootsThatAreNotZeroAreFound() {
    assertEquals(Optional.empty(), BALL.rational());
    // At k = 0 the roots are 1 and β, at β = 0 they are 1 − k and 0.
    ClosedForm atZero = BALL.substitute(Map.of("k1", n(0))).rational().orElseThrow();
    assertTrue(atZero.equals(ONE) || atZero.equals(BETA));
    assertEquals(Optional.of(ONE.minus(K)), BALL.substitute(Map.of("beta", n(0))).rational());
    // r² − 5r/6 + 1/6 has the roots 1/2 and 1/3.
    ClosedForm half =
        new QuadraticRoot("r1", "k1", n(5).dividedBy(n(6)), ONE.dividedBy(n(6)))
            .rational()
            .orElseThrow();
    assertTrue(
        half.equals(ONE.dividedBy(n(2))) || half.equals(ONE.dividedBy(n(3))), half::toString);
  }

  @Test
  void whatIsTheSameForBothRootsIsAFunctionOfTheEigenvalue() {
    ClosedForm other = BETA.dividedBy(R);
    assertEquals(Optional.of(SUM), BALL.eliminated(R.plus(other)));
    assertEquals(Optional.of(K), BALL.eliminated(BALL.eigenvalueOfRoot()));
    assertEquals(
        Optional.of(SUM.pow(2).minus(BETA.times(n(2)))),
        BALL.eliminated(R.pow(2).plus(other.pow(2))));
    // 1/(1−r) + 1/(1−β/r) = (2 − s)/(1 − s + β).
    assertEquals(
        Optional.of(n(2).minus(SUM).dividedBy(K)),
        BALL.eliminated(ONE.dividedBy(ONE.minus(R)).plus(ONE.dividedBy(ONE.minus(other)))));
    // 1/(1+r)² + 1/(1+β/r)² with a factor in front that is left alone.
    ClosedForm squares =
        ONE.dividedBy(ONE.plus(R).pow(2)).plus(ONE.dividedBy(ONE.plus(other).pow(2)));
    ClosedForm product = ONE.plus(SUM).plus(BETA);
    ClosedForm expected =
        n(2).plus(SUM)
            .pow(2)
            .minus(product.times(n(2)))
            .dividedBy(product.pow(2))
            .times(n(-3))
            .dividedBy(n(7));
    assertEquals(Optional.of(expected), BALL.eliminated(squares.times(n(-3)).dividedBy(n(7))));
    assertEquals(
        Optional.of(ONE.dividedBy(product.pow(3))),
        BALL.eliminated(ONE.dividedBy(ONE.plus(R).times(ONE.plus(other)).pow(3))));
    assertEquals(Optional.of(K.plus(BETA)), BALL.eliminated(K.plus(BETA)));
  }

  @Test
  void whatDistinguishesTheRootsIsNotEliminated() {
    assertEquals(Optional.empty(), BALL.eliminated(R));
    assertEquals(Optional.empty(), BALL.eliminated(ONE.dividedBy(ONE.plus(R))));
    assertEquals(Optional.empty(), BALL.eliminated(R.minus(ONE).dividedBy(R.plus(BETA))));
    ClosedForm t = ClosedForm.symbol("T");
    ClosedForm powers = R.raisedTo(t).plus(BETA.dividedBy(R).raisedTo(t));
    assertEquals(Optional.empty(), BALL.eliminated(powers));
    assertEquals(Optional.empty(), BALL.eliminated(R.plus(BETA.dividedBy(R)).dividedBy(powers)));
    // Powers of other variables do no harm.
    ClosedForm decay = BETA.raisedTo(t);
    assertEquals(
        Optional.of(SUM.times(decay)), BALL.eliminated(R.plus(BETA.dividedBy(R)).times(decay)));
  }

  /** With β = 1/5 and k = 28/15 the roots are −1/3 and −3/5; sums over both agree with theirs. */
  @Test
  void eliminationAgreesWithTheRootsAsNumbers() {
    BigFraction first = new BigFraction(-1, 3);
    BigFraction second = new BigFraction(-3, 5);
    BigFraction beta = first.multiply(second);
    BigFraction k = BigFraction.ONE.add(beta).subtract(first.add(second));
    ClosedForm other = BETA.dividedBy(R);
    ClosedForm f = R.pow(3).plus(BETA).dividedBy(R.times(n(2)).plus(n(5)).pow(2));
    ClosedForm symmetric = f.plus(f.substitute(Map.of("r1", other)));
    BigFraction expected =
        f.evaluate(Map.of("r1", first, "beta", beta))
            .add(f.evaluate(Map.of("r1", second, "beta", beta)));
    assertEquals(
        expected, BALL.eliminated(symmetric).orElseThrow().evaluate(Map.of("k1", k, "beta", beta)));
  }
}
