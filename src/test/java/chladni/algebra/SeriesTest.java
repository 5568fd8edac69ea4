package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Series and limits at removable singularities, against derivatives at 0. */
class SeriesTest {
  private static final ClosedForm ZERO = ClosedForm.of(0);
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm X = ClosedForm.symbol("x");
  private static final ClosedForm Y = ClosedForm.symbol("y");
  private static final ClosedForm K = ClosedForm.symbol("k1");

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static ClosedForm exp(ClosedForm argument) {
    return ClosedForm.exponential(argument);
  }

  /** f(0) + f′(0) x + … + f^(n)(0) x^n/n!. */
  private static ClosedForm taylor(ClosedForm form, int n) {
    ClosedForm sum = ZERO;
    ClosedForm derivative = form;
    ClosedForm power = ONE;
    for (int j = 0; j <= n; j++) {
      sum = sum.plus(derivative.substitute(Map.of("x", ZERO)).times(power));
      derivative = derivative.derivative("x");
      power = power.times(X).dividedBy(n(j + 1));
    }
    return sum;
  }

  private static final List<ClosedForm> REGULAR =
      List.of(
          ONE.minus(X).raisedTo(T),
          n(2).plus(X).raisedTo(T.times(n(-2))),
          ONE.minus(X).minus(K).raisedTo(T.dividedBy(Y)),
          ONE.plus(X).plus(X.pow(2).times(K)).raisedTo(T),
          exp(X.times(T).negate()),
          exp(X.pow(2).times(K).plus(T)),
          X,
          K.plus(X.pow(2)),
          ONE.dividedBy(ONE.minus(X.times(K)).pow(2)),
          X.minus(T).dividedBy(Y.plus(X)));

  @Test
  void regularFormulasHaveTheSeriesOfTheirDerivatives() {
    SplittableRandom random = new SplittableRandom(91);
    for (int i = 0; i < 25; i++) {
      ClosedForm a = REGULAR.get(i % REGULAR.size());
      ClosedForm b = REGULAR.get(random.nextInt(REGULAR.size()));
      ClosedForm form =
          random.nextBoolean() ? a.times(b).times(n(random.nextInt(1, 5))) : a.minus(b.times(K));
      ClosedForm expected = taylor(form, 3);
      assertEquals(expected, form.series("x", 3), form::toString);
      assertEquals(
          expected.dividedBy(X.pow(2)), form.dividedBy(X.pow(2)).series("x", 1), form::toString);
    }
  }

  @Test
  void principalPartsAreThoseOfTheDenominatorsZero() {
    // 1/(1−e^{−x})  = 1/x + 1/2 + x/12; its square 1/x² + 1/x + 5/12.
    ClosedForm bose = ONE.dividedBy(ONE.minus(exp(X.negate())));
    assertEquals(
        ONE.dividedBy(X).plus(ONE.dividedBy(n(2))).plus(X.dividedBy(n(12))), bose.series("x", 1));
    assertEquals(
        ONE.dividedBy(X.pow(2)).plus(ONE.dividedBy(X)).plus(n(5).dividedBy(n(12))),
        bose.pow(2).series("x", 0));
    assertEquals(ONE.dividedBy(X), bose.series("x", -1));
    assertEquals(ZERO, bose.series("x", -2));
    assertEquals(ZERO, ZERO.series("x", 3));
    assertEquals(K, K.series("x", 3));
    assertEquals(ZERO, K.series("x", -1));
    // A denominator that vanishes to the third order: 1/(e^{−x} − 1 + x − x²/2) = −6/x³ + ….
    ClosedForm third = exp(X.negate()).minus(ONE).plus(X).minus(X.pow(2).dividedBy(n(2)));
    assertEquals(n(-6).dividedBy(X.pow(3)), ONE.dividedBy(third).series("x", -3));
    assertEquals(
        n(-6).dividedBy(X.pow(3)).minus(n(3).dividedBy(n(2)).dividedBy(X.pow(2))),
        ONE.dividedBy(third).series("x", -2));
  }

  @Test
  void coefficientsAreReadByTheirPower() {
    LaurentSeries series = LaurentSeries.of(X.plus(K).dividedBy(X.pow(2)).plus(Y.times(X)), "x", 2);
    assertEquals(-2, series.lowest());
    assertEquals(K, series.coefficient(-2));
    assertEquals(ONE, series.coefficient(-1));
    assertEquals(ZERO, series.coefficient(0));
    assertEquals(Y, series.coefficient(1));
    assertEquals(ZERO, series.coefficient(2));
    assertEquals(ZERO, series.coefficient(-3));
    assertEquals(ZERO, series.coefficient(3));
  }

  @Test
  void whatHasNoSeriesIsRefused() {
    for (ClosedForm form :
        List.of(
            X.raisedTo(T),
            ONE.minus(K).raisedTo(X),
            exp(ONE.dividedBy(X)),
            exp(T.dividedBy(X.pow(2))),
            ONE.minus(X.raisedTo(T)))) {
      ProblemException problem = assertThrows(ProblemException.class, () -> form.series("x", 2));
      assertTrue(problem.problem() instanceof Problem.Unfit);
    }
  }

  @Test
  void productsAreKnownAsFarAsBothFactors() {
    assertEquals(
        List.of(n(2), n(7)), LaurentSeries.product(List.of(n(1), n(3), n(5)), List.of(n(2), n(1))));
    assertEquals(
        List.of(n(2), n(7)), LaurentSeries.product(List.of(n(2), n(1)), List.of(n(1), n(3), n(5))));
    assertEquals(List.of(), LaurentSeries.product(List.of(), List.of(ONE)));
  }

  @Test
  void removableSingularitiesAreFilledByTheLimit() {
    ClosedForm z = ONE.minus(X);
    ClosedForm first = ONE.minus(z.raisedTo(T)).dividedBy(X);
    assertEquals(T.dividedBy(K), first.dividedBy(K).substitute(Map.of("x", ZERO)));
    // (e^{−x} − 1 + x)/x² → 1/2, and over x it is 0.
    ClosedForm second = exp(X.negate()).minus(ONE).plus(X);
    assertEquals(ONE.dividedBy(n(2)), second.dividedBy(X.pow(2)).substitute(Map.of("x", ZERO)));
    assertEquals(ZERO, second.dividedBy(X).substitute(Map.of("x", ZERO)));
    // (e^{−xT} − e^{−yT})/(y − x) at x = y, at both 0, and at both equal to k.
    ClosedForm pair =
        exp(X.times(T).negate()).minus(exp(Y.times(T).negate())).dividedBy(Y.minus(X));
    assertEquals(T.times(exp(Y.times(T).negate())), pair.substitute(Map.of("x", Y)));
    assertEquals(T, pair.substitute(Map.of("x", ZERO, "y", ZERO)));
    assertEquals(T.times(exp(K.times(T).negate())), pair.substitute(Map.of("x", K, "y", K)));
    // With an exponent replaced at the same time, also one that swaps names.
    assertEquals(n(3), first.substitute(Map.of("x", ZERO, "T", n(3))));
    assertEquals(X, first.substitute(Map.of("x", ZERO, "T", X)));
    assertEquals(n(5), pair.substitute(Map.of("x", ZERO, "y", ZERO, "T", n(5))));
  }

  /** x/(1 − (1−x)^T) tends to 1/T; the exponent stands below the line only. */
  @Test
  void exponentsBelowTheLineAreReplacedFirst() {
    ClosedForm form = X.dividedBy(ONE.minus(ONE.minus(X).raisedTo(T)));
    assertEquals(ONE.dividedBy(T), form.substitute(Map.of("x", ZERO)));
    assertEquals(ONE.dividedBy(n(3)), form.substitute(Map.of("x", ZERO, "T", n(3))));
    assertEquals(ONE.dividedBy(X), form.substitute(Map.of("x", ZERO, "T", X)));
  }

  @Test
  void polesAndLimitsThatDependOnTheDirectionAreNone() {
    ClosedForm z = ONE.minus(X);
    ClosedForm first = ONE.minus(z.raisedTo(T));
    for (ClosedForm form :
        List.of(
            z.raisedTo(T).dividedBy(X),
            first.dividedBy(X.pow(2)),
            first.dividedBy(X.plus(Y)),
            ONE.dividedBy(first),
            first.plus(Y).dividedBy(Y.minus(X)))) {
      ProblemException problem =
          assertThrows(ProblemException.class, () -> form.substitute(Map.of("x", ZERO, "y", ZERO)));
      assertTrue(problem.problem().message().contains("vanishes"), form::toString);
    }
    // The power alone is singular: z^T at z = 0 over z.
    assertThrows(
        ProblemException.class,
        () -> z.raisedTo(T).plus(X).dividedBy(z).substitute(Map.of("x", ONE)));
    // exp(−x/y) has no series in y.
    assertThrows(
        ProblemException.class,
        () -> ONE.minus(exp(X.dividedBy(Y))).dividedBy(Y).substitute(Map.of("y", ZERO, "x", ZERO)));
  }
}
