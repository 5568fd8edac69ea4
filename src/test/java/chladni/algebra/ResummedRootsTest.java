package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/**
 * Forms in the roots r, β/r of r² − (1+β−k)r + β, as momentum has them: h_n(r, β/r) fulfils h_{n+1}
 * = (1+β−k) h_n − β h_{n−1} with h_0 = 1 and h_{−1} = 0.
 */
class ResummedRootsTest {
  private static final ClosedForm ZERO = ClosedForm.of(0);
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final QuadraticRoot FIRST = ball("r1", K1);
  private static final QuadraticRoot SECOND = ball("r2", K2);

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static QuadraticRoot ball(String name, ClosedForm k) {
    return new QuadraticRoot(name, k.toString(), ONE.plus(BETA).minus(k), BETA);
  }

  private static List<ClosedForm> nodes(QuadraticRoot root) {
    ClosedForm r = ClosedForm.symbol(root.name());
    return List.of(r, BETA.dividedBy(r));
  }

  /** h_{T−1}(r, β/r). */
  private static ResummedForm impulse(QuadraticRoot root) {
    return ResummedForm.discrete(T, nodes(root)).withRoots(List.of(root));
  }

  /** h_0 + … + h_{T−2}. */
  private static ResummedForm sums(QuadraticRoot root) {
    List<ClosedForm> all = new ArrayList<>(nodes(root));
    all.add(ONE);
    return ResummedForm.discrete(T, all).withRoots(List.of(root));
  }

  /** h_n by the recurrence, at a formula for k. */
  private static ClosedForm h(int n, ClosedForm k) {
    ClosedForm before = ZERO;
    ClosedForm now = ONE;
    for (int i = 0; i < n; i++) {
      ClosedForm next = ONE.plus(BETA).minus(k).times(now).minus(BETA.times(before));
      before = now;
      now = next;
    }
    return now;
  }

  @Test
  void withANumberOfStepsFormsAreRationalInTheEigenvalue() {
    ClosedForm sum = ZERO;
    for (int n = 0; n < 6; n++) {
      ResummedForm at = impulse(FIRST).substitute(Map.of("T", n(n + 1)));
      assertEquals(h(n, K1), at.expanded());
      assertEquals(List.of(), at.roots());
      assertEquals(sum, sums(FIRST).substitute(Map.of("T", n(n + 1))).expanded());
      sum = sum.plus(h(n, K1));
    }
    ResummedForm product = impulse(FIRST).times(impulse(SECOND)).times(K1);
    assertEquals(List.of(FIRST, SECOND), product.roots());
    assertEquals(
        h(3, K1).times(h(3, K2)).times(K1), product.substitute(Map.of("T", n(4))).expanded());
    assertEquals(
        h(2, K1).plus(h(2, K2)).minus(ONE),
        impulse(FIRST)
            .plus(impulse(SECOND))
            .minus(ResummedForm.ONE)
            .substitute(Map.of("T", n(3)))
            .expanded());
  }

  @Test
  void eigenvaluesWithRationalRootsLeaveTheTimeSymbolic() {
    // At k = 0 the roots are 1 and β, at β = 0 they are 1 − k and 0.
    assertEquals(
        ONE.minus(BETA.raisedTo(T)).dividedBy(ONE.minus(BETA)),
        impulse(FIRST).substitute(Map.of("k1", ZERO)).expanded());
    assertEquals(
        ONE.minus(K1).raisedTo(T.minus(ONE)),
        impulse(FIRST).substitute(Map.of("beta", ZERO)).expanded());
    // β = 1/6, k = 1/3: the sum of the roots 1/2 and 1/3 is 5/6.
    ClosedForm sixth = ONE.dividedBy(n(6));
    ClosedForm half = ONE.dividedBy(n(2));
    ClosedForm third = ONE.dividedBy(n(3));
    assertEquals(
        half.raisedTo(T).minus(third.raisedTo(T)).times(n(6)),
        impulse(FIRST).substitute(Map.of("beta", sixth, "k1", third)).expanded());
    // Both roots 1/2 at β = 1/4, k = 1/4: T/2^{T−1}, also where it was written over r − β/r.
    Map<String, ClosedForm> equal = Map.of("beta", ONE.dividedBy(n(4)), "k1", ONE.dividedBy(n(4)));
    ClosedForm expected = T.times(n(2)).dividedBy(n(2).raisedTo(T));
    assertEquals(expected, impulse(FIRST).substitute(equal).expanded());
    ClosedForm r = ClosedForm.symbol("r1");
    ClosedForm other = BETA.dividedBy(r);
    ResummedForm written =
        ResummedForm.of(r.raisedTo(T).minus(other.raisedTo(T)).dividedBy(r.minus(other)))
            .withRoots(List.of(FIRST));
    assertEquals(expected, written.substitute(equal).expanded());
    assertEquals(impulse(FIRST), written);
  }

  @Test
  void oneEigenvalueForAnotherGivesItsRoot() {
    assertEquals(impulse(SECOND), impulse(FIRST).substitute(Map.of("k1", K2)));
    assertEquals(List.of(SECOND), impulse(FIRST).substitute(Map.of("k1", K2)).roots());
    assertNotEquals(impulse(FIRST), impulse(SECOND));
    // The others stay, and T may be renamed.
    ResummedForm product = impulse(FIRST).times(impulse(SECOND));
    assertEquals(impulse(SECOND).times(impulse(SECOND)), product.substitute(Map.of("k1", K2)));
    assertEquals(
        List.of(FIRST), impulse(FIRST).substitute(Map.of("T", ClosedForm.symbol("E"))).roots());
    assertEquals(
        impulse(SECOND).times(ONE.minus(BETA.raisedTo(T)).dividedBy(ONE.minus(BETA))),
        product.substitute(Map.of("k1", ZERO)));
  }

  @Test
  void anIrrationalRootIsRefusedUnlessNoPowerOfItIsLeft() {
    Map<String, ClosedForm> half = Map.of("k1", ONE.dividedBy(n(2)));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> impulse(FIRST).substitute(half));
    assertTrue(problem.problem() instanceof Problem.Unfit);
    assertTrue(problem.problem().message().contains("k1 = 1/2 makes the roots of"));
    assertEquals(
        h(4, ONE.dividedBy(n(2))),
        impulse(FIRST).substitute(Map.of("k1", ONE.dividedBy(n(2)), "T", n(5))).expanded());
    assertEquals(
        new BigFraction(1, 4),
        impulse(FIRST)
            .evaluate(
                Map.of(
                    "k1", new BigFraction(1, 2),
                    "beta", new BigFraction(0),
                    "T", new BigFraction(3))));
    // The eigenvalue in a sum: k = k1 + k2 is no eigenvalue by itself.
    assertThrows(
        ProblemException.class, () -> impulse(FIRST).substitute(Map.of("k1", K1.plus(K2))));
    assertEquals(
        h(2, K1.plus(K2)),
        impulse(FIRST).substitute(Map.of("k1", K1.plus(K2), "T", n(3))).expanded());
  }

  @Test
  void inTheLimitOnlyPowersOfOneAreLeft() {
    // Σ h_n is 1/((1−r)(1−β/r)) = 1/k.
    assertEquals(new Limit.Finite(ONE.dividedBy(K1)), sums(FIRST).limitAtInfinity("T"));
    assertEquals(new Limit.Finite(ZERO), impulse(FIRST).limitAtInfinity("T"));
    assertEquals(new Limit.Divergent(T.dividedBy(K1)), sums(FIRST).times(T).limitAtInfinity("T"));
    assertEquals(
        new Limit.Finite(ONE.dividedBy(K1.times(K2))),
        sums(FIRST).times(sums(SECOND)).limitAtInfinity("T"));
    ResummedForm rate = ResummedForm.discrete(T, List.of(n(2), ClosedForm.symbol("r1")));
    assertThrows(ProblemException.class, () -> rate.withRoots(List.of(FIRST)).limitAtInfinity("T"));
    ResummedForm decay = ResummedForm.propagator(T, List.of(ZERO, ClosedForm.symbol("r1")));
    assertThrows(
        ProblemException.class, () -> decay.withRoots(List.of(FIRST)).limitAtInfinity("T"));
    // What does not hold the variable stays.
    ResummedForm epochs =
        ResummedForm.discrete(ClosedForm.symbol("E"), nodes(SECOND)).withRoots(List.of(SECOND));
    assertEquals(
        new Limit.Finite(epochs.expanded().dividedBy(K1)),
        sums(FIRST).times(epochs).limitAtInfinity("T"));
  }

  @Test
  void rootsAreKeptBySumsProductsAndCoefficients() {
    ResummedForm form = impulse(FIRST).times(ClosedForm.symbol("x")).plus(ResummedForm.ONE);
    assertEquals(List.of(FIRST), form.roots());
    assertEquals(List.of(FIRST), form.negate().roots());
    assertEquals(List.of(FIRST), form.coefficient("x", 1).roots());
    assertEquals(impulse(FIRST), form.coefficient("x", 1));
    assertEquals(ResummedForm.ONE, form.coefficient("x", 0));
    assertEquals(ResummedForm.ZERO, form.coefficient("x", -1));
    assertEquals(List.of(), ResummedForm.of(K1).withRoots(List.of(FIRST)).roots());
    assertEquals(List.of(), form.minus(form).roots());
    assertFalse(form.isZero());
    assertTrue(form.minus(form).isZero());
  }
}
