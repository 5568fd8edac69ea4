package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class NumericFormulaTest {
  private static final ClosedForm ZERO = ClosedForm.of(0);
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm L = ClosedForm.symbol("N").dividedBy(ClosedForm.symbol("B"));

  private static BigFraction q(long above, long below) {
    return new BigFraction(above, below);
  }

  @Test
  void resummedFormsAgreeWithTheirExactValues() {
    ClosedForm p = ONE.minus(K1).times(ONE.minus(K2));
    ResummedForm form =
        ResummedForm.discrete(ClosedForm.symbol("E"), List.of(ONE, p.raisedTo(L)))
            .times(ResummedForm.discrete(L, List.of(ONE, ONE.minus(K1), p)))
            .times(ONE.minus(K2).dividedBy(L));
    Map<String, BigFraction> point =
        Map.of("N", q(60, 1), "B", q(4, 1), "E", q(7, 1), "k1", q(1, 97), "k2", q(1, 89));
    double exact = form.evaluate(point).doubleValue();
    assertEquals(exact, NumericFormula.value(form, point), 1e-13 * exact);
    assertEquals(exact, NumericFormula.value(form.expanded(), point), 1e-14 * exact);
  }

  @Test
  void nearlyEqualEigenvaluesLoseNoDigits() {
    ResummedForm form = ResummedForm.propagator(T, List.of(ZERO, K1, K2));
    // T = 1, k = 10^−9 and 10^−9 + 10^−18: 1/2 − (k1 + k2)/6 + ….
    BigFraction tiny = q(1, 1_000_000_000L);
    Map<String, BigFraction> point =
        Map.of("T", q(1, 1), "k1", tiny, "k2", tiny.add(tiny.multiply(tiny)));
    assertEquals(0.5 - 2e-9 / 6, NumericFormula.value(form, point), 1e-16);
    assertEquals(0.5 - 2e-9 / 6, NumericFormula.value(form.expanded(), point), 1e-16);
    Map<String, BigFraction> equal = Map.of("T", q(1, 1), "k1", tiny, "k2", tiny);
    assertEquals(0.5 - 2e-9 / 6, NumericFormula.value(form, equal), 1e-16);
  }

  @Test
  void closedFormsWithExponentialsHaveTheirValues() {
    ClosedForm form = ONE.minus(ClosedForm.exponential(K1.times(T).negate())).dividedBy(K1);
    assertEquals(
        (1 - Math.exp(-6)) / 3,
        NumericFormula.value(form, Map.of("T", q(2, 1), "k1", q(3, 1))),
        1e-16);
    assertEquals(
        Math.exp(-40.5),
        NumericFormula.value(ClosedForm.exponential(T), Map.of("T", q(-81, 2))),
        1e-32);
    assertEquals(0.75, NumericFormula.value(K1, Map.of("k1", q(3, 4))), 0);
    assertEquals(
        1024.0, NumericFormula.value(ClosedForm.of(2).raisedTo(T), Map.of("T", q(10, 1))), 0);
  }

  @Test
  void whatHasNoValueIsRefused() {
    ResummedForm discrete = ResummedForm.discrete(T, List.of(ONE, ONE.minus(K1)));
    assertThrows(
        ProblemException.class,
        () -> NumericFormula.value(discrete, Map.of("T", q(1, 2), "k1", q(1, 3))));
    assertThrows(
        ProblemException.class, () -> NumericFormula.value(discrete, Map.of("T", q(3, 1))));
    ResummedForm continuous = ResummedForm.propagator(T, List.of(ZERO, K1));
    assertThrows(
        ProblemException.class,
        () -> NumericFormula.value(continuous, Map.of("T", q(-1, 1), "k1", q(1, 3))));
  }
}
