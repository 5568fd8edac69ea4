package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final ClosedForm ZERO = ClosedForm.of(0);
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm B = ClosedForm.symbol("B");
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm Z1 = ONE.minus(K1);
  private static final ClosedForm Z2 = ONE.minus(K2);

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static void assertTendsTo(ClosedForm value, ClosedForm form, String variable) {
    assertEquals(new Limit.Finite(value), form.limitAtInfinity(variable));
  }

  private static void assertGrowsAs(ClosedForm leading, ClosedForm form, String variable) {
    assertEquals(new Limit.Divergent(leading), form.limitAtInfinity(variable));
  }

  private static void assertUnknown(ClosedForm form, String variable) {
    ProblemException problem =
        assertThrows(ProblemException.class, () -> form.limitAtInfinity(variable));
    assertTrue(problem.problem() instanceof Problem.Unfit);
    assertTrue(problem.problem().message().contains("as " + variable + " grows"));
  }

  @Test
  void rationalFunctionsBehaveAsTheRatioOfTheirLeadingTerms() {
    assertTendsTo(ZERO, ZERO, "N");
    assertTendsTo(
        n(2), N.times(n(2)).minus(ONE).pow(3).dividedBy(N.plus(B).pow(3).times(n(4))), "N");
    assertTendsTo(ZERO, N.pow(5).dividedBy(N.plus(ONE).pow(3).times(N.minus(B).pow(3))), "N");
    assertGrowsAs(
        N.dividedBy(B),
        N.pow(7).dividedBy(N.plus(ONE).pow(3).times(N.minus(B).pow(3)).times(B)),
        "N");
    assertGrowsAs(
        N.pow(2).times(B).dividedBy(B.plus(ONE)),
        N.pow(2).times(B).plus(N.times(n(9))).minus(ONE).dividedBy(B.plus(ONE)),
        "N");
    // Factors without the variable stay as they are.
    assertTendsTo(
        B.plus(ONE).dividedBy(B.minus(ONE).pow(2)),
        N.times(B.plus(ONE)).dividedBy(B.minus(ONE).pow(2).times(N.plus(K1))),
        "N");
  }

  @Test
  void eigenvaluesDecayAndSizesGrow() {
    assertTendsTo(ZERO, K1.raisedTo(T), "T");
    assertTendsTo(ZERO, Z1.raisedTo(T).times(T.pow(3)), "T");
    assertGrowsAs(N.raisedTo(T), N.raisedTo(T), "T");
    assertGrowsAs(ClosedForm.symbol("L").raisedTo(T), ClosedForm.symbol("L").raisedTo(T), "T");
    assertTendsTo(ZERO, ONE.dividedBy(N.raisedTo(T)), "T");
    assertGrowsAs(ONE.dividedBy(Z1.raisedTo(T)), ONE.plus(ONE.dividedBy(Z1.raisedTo(T))), "T");
    assertGrowsAs(
        ClosedForm.exponential(T.times(K1)).times(T),
        ClosedForm.exponential(T.times(K1)).times(T).plus(T.pow(9)),
        "T");
    assertTendsTo(ZERO, ClosedForm.exponential(T.times(K1).negate()), "T");
  }

  @Test
  void commonPowersCancelBeforeTheyAreCompared() {
    ClosedForm two = n(2).raisedTo(T);
    assertGrowsAs(two, two.pow(2).plus(ONE).dividedBy(two.plus(ONE)), "T");
    assertTendsTo(n(3), two.pow(2).times(n(3)).plus(ONE).dividedBy(two.pow(2).plus(two)), "T");
    assertTendsTo(ZERO, two.plus(T).dividedBy(two.pow(2).plus(two)), "T");
    ClosedForm z = Z1.raisedTo(T);
    assertTendsTo(ONE.dividedBy(n(5)), z.pow(2).plus(ONE).dividedBy(z.pow(3).plus(n(5))), "T");
    assertTendsTo(ONE, z.plus(z.times(Z2.raisedTo(T))).dividedBy(z.plus(z.pow(2))), "T");
    assertGrowsAs(T.pow(2), T.pow(3).plus(z).dividedBy(T.plus(z)), "T");
  }

  @Test
  void theHighestPowerInAnExponentDecides() {
    ClosedForm fast = Z1.raisedTo(T.pow(2));
    assertTendsTo(ZERO, fast.dividedBy(Z2.raisedTo(T)), "T");
    assertGrowsAs(
        ONE.dividedBy(fast).times(Z2.raisedTo(T)),
        ONE.dividedBy(fast).times(Z2.raisedTo(T)).plus(N.raisedTo(T)),
        "T");
  }

  @Test
  void rootsOfNumbersAreComparedExactly() {
    // 2^{1/2} < 3^{1/3} since 8 < 9; 2^{1/4} < 3^{1/6} since 8 < 9; 5^{1/4} > 3^{1/3} since 125 >
    // 81.
    ClosedForm half = n(2).raisedTo(T.dividedBy(n(2)));
    ClosedForm third = n(3).raisedTo(T.dividedBy(n(3)));
    assertTendsTo(ZERO, half.dividedBy(third), "T");
    assertGrowsAs(third, half.plus(third), "T");
    ClosedForm quarter = n(2).raisedTo(T.dividedBy(n(4)));
    ClosedForm sixth = n(3).raisedTo(T.dividedBy(n(6)));
    assertTendsTo(ZERO, quarter.dividedBy(sixth), "T");
    ClosedForm fifth = n(5).raisedTo(T.dividedBy(n(4)));
    assertTendsTo(ZERO, third.dividedBy(fifth), "T");
    assertTendsTo(ZERO, n(7).raisedTo(T.dividedBy(n(2))).dividedBy(n(3).raisedTo(T)).times(T), "T");
    assertTendsTo(
        ZERO,
        ClosedForm.of(new BigFraction(3, 2))
            .raisedTo(T)
            .dividedBy(n(5).raisedTo(T.dividedBy(n(3)))),
        "T");
    // 3^T 5^T/16^T decays, 4^T 5^T/19^T grows.
    assertTendsTo(ZERO, n(15).raisedTo(T).dividedBy(n(16).raisedTo(T)), "T");
    assertGrowsAs(
        n(20).raisedTo(T).dividedBy(n(19).raisedTo(T)),
        n(20).raisedTo(T).dividedBy(n(19).raisedTo(T)).plus(T),
        "T");
  }

  @Test
  void whatDependsOnTheEigenvaluesIsLeftOpen() {
    assertUnknown(ONE.dividedBy(Z1.raisedTo(T)).plus(ONE.dividedBy(Z2.raisedTo(T))), "T");
    assertUnknown(ONE.dividedBy(Z1.raisedTo(T).plus(Z2.raisedTo(T))), "T");
    assertUnknown(Z1.raisedTo(T).dividedBy(K2.raisedTo(T)), "T");
    assertUnknown(N.plus(ONE).raisedTo(T), "N");
    assertUnknown(N.raisedTo(N), "N");
    assertUnknown(Z1.raisedTo(ONE.dividedBy(B)), "B");
    assertUnknown(N.plus(K1).raisedTo(T), "T");
    assertUnknown(n(2).raisedTo(T).dividedBy(n(3).raisedTo(T.times(N))), "T");
    assertUnknown(n(2).raisedTo(T).times(Z1.raisedTo(T)), "T");
  }
}
