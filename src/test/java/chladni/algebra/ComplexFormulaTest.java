package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/**
 * With s = 1+β−k and roots r, β/r of r² − s·r + β, the sequence h_n(r, β/r) fulfils h_{n+1} = s·h_n
 * − β·h_{n−1}, h_0 = 1, h_{−1} = 0, whether the roots are real or not.
 */
class ComplexFormulaTest {
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm E = ClosedForm.symbol("E");
  private static final ClosedForm L = ClosedForm.symbol("L");
  private static final ClosedForm K = ClosedForm.symbol("k1");
  private static final ClosedForm R = ClosedForm.symbol("r1");
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final ClosedForm OTHER = BETA.dividedBy(R);
  private static final QuadraticRoot BALL =
      new QuadraticRoot("r1", "k1", ONE.plus(BETA).minus(K), BETA);

  private static BigFraction q(long above, long below) {
    return new BigFraction(above, below);
  }

  private static ResummedForm withRoot(ResummedForm form) {
    return form.withRoots(List.of(BALL));
  }

  /** h_0, h_1, … by the recurrence. */
  private static double[] impulses(int count, double beta, double k) {
    double[] h = new double[count];
    for (int n = 0; n < count; n++) {
      h[n] = n == 0 ? 1 : (1 + beta - k) * h[n - 1] - (n == 1 ? 0 : beta * h[n - 2]);
    }
    return h;
  }

  /** Real roots, complex ones, ones on the negative axis. */
  private static final List<List<BigFraction>> BETAS_AND_EIGENVALUES =
      List.of(
          List.of(q(1, 10), q(1, 7)),
          List.of(q(9, 10), q(1, 3)),
          List.of(q(1, 2), q(3, 2)),
          List.of(q(1, 5), q(28, 15)));

  private static Map<String, BigFraction> point(List<BigFraction> numbers, long steps) {
    return new HashMap<>(
        Map.of("beta", numbers.get(0), "k1", numbers.get(1), "T", new BigFraction(steps)));
  }

  @Test
  void formsInBothRootsFollowTheRecurrence() {
    for (List<BigFraction> numbers : BETAS_AND_EIGENVALUES) {
      double beta = numbers.get(0).doubleValue();
      double[] h = impulses(12, beta, numbers.get(1).doubleValue());
      double sum = 0;
      for (int n = 0; n < h.length - 1; n++) {
        Map<String, BigFraction> at = point(numbers, n + 1);
        // The divided difference of x^{n+1} at two nodes is h_n, with 1 for a third h_0 + … +
        // h_{n−1}.
        assertEquals(
            h[n],
            NumericFormula.value(withRoot(ResummedForm.discrete(T, List.of(R, OTHER))), at),
            1e-14);
        assertEquals(
            sum,
            NumericFormula.value(withRoot(ResummedForm.discrete(T, List.of(ONE, R, OTHER))), at),
            1e-13);
        // Written out, with powers of the roots in a coefficient over their difference, here times
        // a polynomial over a square: (r^{n+1} − (β/r)^{n+1})/(r − β/r) · (2 + β²)/(3·(1 + β)²).
        ClosedForm front =
            ClosedForm.of(2)
                .plus(BETA.pow(2))
                .dividedBy(ONE.plus(BETA).pow(2).times(ClosedForm.of(3)));
        ClosedForm written =
            R.raisedTo(T).minus(OTHER.raisedTo(T)).dividedBy(R.minus(OTHER)).times(front);
        assertEquals(
            h[n] * (2 + beta * beta) / (3 * (1 + beta) * (1 + beta)),
            NumericFormula.value(withRoot(ResummedForm.of(written)), at),
            1e-13);
        sum += h[n];
      }
    }
  }

  @Test
  void sumsAndProductsOfTermsAreThoseOfTheirValues() {
    ResummedForm impulses = withRoot(ResummedForm.discrete(T, List.of(R, OTHER)));
    ResummedForm sums = withRoot(ResummedForm.discrete(T, List.of(ONE, R, OTHER)));
    ClosedForm decay = ClosedForm.exponential(K.times(T).dividedBy(ClosedForm.of(-2)));
    ResummedForm form = impulses.times(sums).times(BETA).plus(ResummedForm.of(decay));
    double[] h = impulses(6, 0.9, 1 / 3.0);
    double expected = 0.9 * h[4] * (h[0] + h[1] + h[2] + h[3]) + Math.exp(-5 / 6.0);
    assertEquals(expected, NumericFormula.value(form, point(List.of(q(9, 10), q(1, 3)), 5)), 1e-13);
  }

  /** h_E at r^L and (β/r)^L: the recurrence of the L-th powers of the roots. */
  @Test
  void nodesMayBePowersOfRoots() {
    ResummedForm form =
        withRoot(ResummedForm.discrete(E, List.of(R.raisedTo(L), OTHER.raisedTo(L))));
    double beta = 0.9;
    double s = 1 + beta - 1 / 3.0;
    // L = 2: the squares have the sum s² − 2β and the product β²; at E = 4 the form is h_3.
    double sum = s * s - 2 * beta;
    double product = beta * beta;
    double expected = sum * sum * sum - 2 * sum * product;
    Map<String, BigFraction> at =
        Map.of("beta", q(9, 10), "k1", q(1, 3), "L", q(2, 1), "E", q(4, 1));
    assertEquals(expected, NumericFormula.value(form, at), 1e-13);
  }

  /** With β = 1/4 and k = 1/4 both roots are 1/2: h_n = (n+1)/2^n. */
  @Test
  void whereBothRootsCoincideTheValueIsTheLimit() {
    Map<String, BigFraction> at = point(List.of(q(1, 4), q(1, 4)), 5);
    ClosedForm written = R.raisedTo(T).minus(OTHER.raisedTo(T)).dividedBy(R.minus(OTHER));
    assertTrue(ComplexFormula.value(withRoot(ResummedForm.of(written)), at).isEmpty());
    assertEquals(5 / 16.0, NumericFormula.value(withRoot(ResummedForm.of(written)), at), 1e-15);
    assertEquals(
        5 / 16.0,
        NumericFormula.value(withRoot(ResummedForm.discrete(T, List.of(R, OTHER))), at),
        1e-15);
  }

  @Test
  void whatHasNoValueIsRefused() {
    ResummedForm form = withRoot(ResummedForm.discrete(T, List.of(R, OTHER)));
    List<BigFraction> numbers = BETAS_AND_EIGENVALUES.get(1);
    for (BigFraction steps : List.of(q(-1, 1), q(5, 2), new BigFraction(1L << 53))) {
      Map<String, BigFraction> at = point(numbers, 0);
      at.put("T", steps);
      ProblemException problem =
          assertThrows(ProblemException.class, () -> NumericFormula.value(form, at));
      assertTrue(problem.problem().message().contains("does not count steps"));
    }
    assertEquals(0, NumericFormula.value(form, point(numbers, 0)), 0);
    Map<String, BigFraction> missing = point(numbers, 3);
    missing.remove("T");
    ProblemException problem =
        assertThrows(ProblemException.class, () -> NumericFormula.value(form, missing));
    assertEquals("the variable T has no value", problem.problem().message());
    assertFalse(problem.problem().hint().isEmpty());
    ResummedForm continuous = withRoot(ResummedForm.propagator(T, List.of(R, OTHER)));
    assertThrows(
        IllegalArgumentException.class, () -> NumericFormula.value(continuous, point(numbers, 3)));
  }
}
