package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import java.math.BigInteger;
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

  /** (z^4 − w^4)/(z − w) with z = x^a, w = y^b, which are written through their factors. */
  @Test
  void nodesMayBeProductsOfPowersAndExponentials() {
    ClosedForm z1 = ONE.minus(K1);
    ClosedForm z2 = ONE.minus(K2);
    ClosedForm decay = ClosedForm.exponential(K1.negate());
    ClosedForm a = z1.raisedTo(L).times(z2.raisedTo(L)).times(ClosedForm.of(new BigFraction(3, 5)));
    ClosedForm b = z2.raisedTo(L.negate()).dividedBy(ClosedForm.of(4)).times(K1);
    ClosedForm c = decay.times(z1);
    Map<String, BigFraction> point =
        Map.of("N", q(6, 1), "B", q(2, 1), "T", q(4, 1), "k1", q(1, 8), "k2", q(1, 3));
    double x = 0.6 * Math.pow(7 / 8.0, 3) * Math.pow(2 / 3.0, 3);
    double y = 1 / (4 * 8 * Math.pow(2 / 3.0, 3));
    double z = Math.exp(-1 / 8.0) * 7 / 8;
    for (List<Object> pair :
        List.<List<Object>>of(List.of(a, x, b, y), List.of(b, y, c, z), List.of(c, z, a, x))) {
      double u = (double) pair.get(1);
      double v = (double) pair.get(3);
      ResummedForm form =
          ResummedForm.discrete(T, List.of((ClosedForm) pair.get(0), (ClosedForm) pair.get(2)));
      double expected = u * u * u + u * u * v + u * v * v + v * v * v;
      assertEquals(expected, NumericFormula.value(form, point), 1e-14);
      assertEquals(expected, NumericFormula.value(form.expanded(), point), 1e-14);
    }
  }

  @Test
  void decaysHaveTheSignOfTheirOrder() {
    Map<String, BigFraction> point = Map.of("T", q(2, 1), "k1", q(3, 1), "k2", q(5, 1));
    double first = (Math.exp(-6) - 1) / 3;
    double second = (Math.exp(-10) - Math.exp(-6)) / 2;
    assertEquals(
        first, NumericFormula.value(DividedDifference.decay(T, List.of(ZERO, K1)), point), 1e-15);
    assertEquals(
        (second - first) / 5,
        NumericFormula.value(DividedDifference.decay(T, List.of(ZERO, K1, K2)), point),
        1e-15);
    assertEquals(
        Math.exp(-6), NumericFormula.value(DividedDifference.decay(T, List.of(K1)), point), 1e-17);
  }

  @Test
  void exponentialsAreAccurateOverAllSizes() {
    for (long above : List.of(-700, -100, -9, -1, 0, 1, 3, 100, 700)) {
      for (long below : List.of(1, 7, 1000)) {
        double exact = Math.exp((double) above / below);
        assertEquals(
            exact,
            NumericFormula.value(ClosedForm.exponential(T), Map.of("T", q(above, below))),
            4e-16 * 700 * exact);
      }
    }
    // A hundredth of a power: exp(−T/3)³ is exp(−T).
    ClosedForm third = ClosedForm.exponential(T.dividedBy(ClosedForm.of(-3)));
    assertEquals(
        Math.exp(-2) + Math.exp(-2 / 3.0),
        NumericFormula.value(third.pow(3).plus(third), Map.of("T", q(2, 1))),
        1e-15);
  }

  @Test
  void powersInDenominatorsAndOfFractionsHaveTheirValues() {
    ClosedForm z = ONE.minus(K1);
    ClosedForm form =
        z.raisedTo(T)
            .plus(K1.times(ClosedForm.of(2)))
            .dividedBy(ONE.minus(z.raisedTo(T)).pow(2))
            .times(ClosedForm.of(new BigFraction(-3, 7)));
    // (1/2)^3 = 1/8: (1/8 + 1)/(7/8)² · (−3/7).
    assertEquals(
        -3 / 7.0 * (9 / 8.0) / (49 / 64.0),
        NumericFormula.value(form, Map.of("k1", q(1, 2), "T", q(3, 1))),
        1e-15);
    assertEquals(
        8.0,
        NumericFormula.value(
            z.raisedTo(L), Map.of("k1", q(1, 2), "N", q(-6, 1), "B", q(2, 1), "T", q(3, 1))),
        1e-15);
    ProblemException pole =
        assertThrows(
            ProblemException.class,
            () -> NumericFormula.value(form, Map.of("k1", q(0, 1), "T", q(3, 1))));
    assertTrue(pole.problem().message().contains("vanishes"));
    assertThrows(
        ProblemException.class,
        () -> NumericFormula.value(form, Map.of("k1", q(1, 2), "T", q(3, 2))));
  }

  @Test
  void stepsAreCountedInWholeNumbersThatFitIntoALong() {
    DividedDifference ones = DividedDifference.power(T, List.of(ONE, ONE));
    assertEquals(
        Math.pow(2, 61), NumericFormula.value(ones, Map.of("T", new BigFraction(1L << 61))), 1e4);
    BigFraction beyond = new BigFraction(BigInteger.TWO.pow(62));
    assertThrows(ProblemException.class, () -> NumericFormula.value(ones, Map.of("T", beyond)));
    assertEquals(0, NumericFormula.value(ones, Map.of("T", q(0, 1))), 0);
    // Nothing has happened in no time.
    assertEquals(
        1.0,
        NumericFormula.value(
            DividedDifference.decay(T, List.of(K1)), Map.of("T", q(0, 1), "k1", q(1, 3))),
        0);
  }

  @Test
  void numbersThatNoDoubleHoldsAreRefusedAndNeverShownAsInfiniteOr0() {
    ClosedForm huge = ClosedForm.of(2).pow(2000);
    ClosedForm rate = ClosedForm.exponential(ClosedForm.of(-1000));
    for (ClosedForm form :
        List.of(
            huge,
            huge.negate(),
            ONE.dividedBy(huge),
            rate,
            ONE.dividedBy(rate),
            ClosedForm.exponential(ClosedForm.of(1_000_000_000)))) {
      ProblemException refused =
          assertThrows(ProblemException.class, () -> NumericFormula.representable(form, Map.of()));
      assertTrue(refused.problem().message().contains("outside the range of floating point"));
    }
    // The largest power of two in a double, and the smallest.
    assertEquals(0x1p1023, NumericFormula.representable(ClosedForm.of(2).pow(1023), Map.of()), 0);
    assertEquals(
        Double.MIN_VALUE,
        NumericFormula.representable(ONE.dividedBy(ClosedForm.of(2).pow(1074)), Map.of()),
        0);
    // Only the parts are out of range: (3/4)^1100 = 3^1100/2^2200.
    ClosedForm parts = ClosedForm.of(new BigFraction(3, 4)).pow(1100);
    assertEquals(Math.pow(0.75, 1100), NumericFormula.representable(parts, Map.of()), 1e-150);
    assertEquals(0, NumericFormula.representable(K1, Map.of("k1", BigFraction.ZERO)), 0);
  }

  @Test
  void resummedFormsThatNoDoubleHoldsAreRefused() {
    ResummedForm continuous = ResummedForm.propagator(T, List.of(ZERO, K1));
    ResummedForm discrete = ResummedForm.discrete(T, List.of(ONE.minus(K1)));
    // ∫₀ᵀ exp(2t) dt at T = 10^6, and 2^−10000.
    assertThrows(
        ProblemException.class,
        () ->
            NumericFormula.representable(continuous, Map.of("k1", q(-2, 1), "T", q(1_000_000, 1))));
    Map<String, BigFraction> late = Map.of("k1", q(1, 2), "T", q(10_000, 1));
    assertThrows(ProblemException.class, () -> NumericFormula.representable(discrete, late));
    // Nothing happens in no time, and nothing is left after a step with k1 = 1.
    assertEquals(
        0, NumericFormula.representable(continuous, Map.of("k1", q(2, 1), "T", q(0, 1))), 0);
    assertEquals(0, NumericFormula.representable(discrete, Map.of("k1", q(1, 1), "T", q(3, 1))), 0);
    // 2^−10000 · 2^10000 = 1, though neither is a double.
    ResummedForm one = discrete.times(ClosedForm.of(2).pow(10_000));
    assertEquals(1.0, NumericFormula.representable(one, late), 0);
  }
}
