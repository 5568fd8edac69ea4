package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Long work hears that its thread is interrupted. */
class InterruptionTest {
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm X = ClosedForm.symbol("x");
  private static final ClosedForm Y = ClosedForm.symbol("y");

  private static void assertInterrupted(Executable work) {
    Thread.currentThread().interrupt();
    try {
      ProblemException problem = assertThrows(ProblemException.class, work);
      assertTrue(problem.problem() instanceof Problem.Interrupted);
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  private static Polynomial polynomial(int terms, BigInteger coefficient) {
    BigInteger[] coefficients = new BigInteger[terms];
    Arrays.fill(coefficients, coefficient);
    return Polynomial.ofDense(List.of(new Atom.Symbol("x")), new int[] {terms}, coefficients);
  }

  @Test
  void productsAndQuotientsOfPolynomialsStop() {
    Polynomial small = polynomial(300, BigInteger.ONE);
    Polynomial large = polynomial(3, BigInteger.TWO.pow(90));
    assertInterrupted(() -> small.times(small));
    assertInterrupted(() -> large.times(large));
    Polynomial sparse = Polynomial.of(new Atom.Symbol("x")).pow(100_000_000).plus(Polynomial.ONE);
    assertInterrupted(() -> sparse.times(sparse));
    Polynomial product = small.times(small);
    assertInterrupted(() -> product.divided(small));
  }

  @Test
  void sumsAndSeriesStop() {
    ClosedForm p = ONE.minus(X).raisedTo(T);
    assertInterrupted(() -> ClosedForm.sum(List.of(p, Y)));
    assertInterrupted(() -> ClosedForm.sum(List.of(X, Y)));
    assertInterrupted(() -> p.series("x", 1));
    assertInterrupted(() -> LaurentSeries.product(List.of(X), List.of(ONE)));
    assertInterrupted(() -> ONE.dividedBy(X).series("x", 0));
  }

  @Test
  void dividedDifferencesStop() {
    ResummedForm form = ResummedForm.discrete(T, List.of(ONE, X));
    ResummedForm one = ResummedForm.of(X);
    assertInterrupted(() -> one.times(one));
    assertInterrupted(form::expanded);
    assertInterrupted(() -> DividedDifference.power(T, List.of(X)).expanded());
    assertInterrupted(
        () -> DividedDifference.power(ClosedForm.of(3), List.of(ONE, ONE)).expanded());
    assertInterrupted(() -> DividedDifference.power(T, List.of(ONE, ONE)).taylor("x", 1));
    ClosedForm many = ClosedForm.of(70);
    assertInterrupted(() -> DividedDifference.power(many, List.of(X)).expanded());
    ResummedForm rooted =
        one.withRoots(
            List.of(new QuadraticRoot("x", "k1", ONE.minus(ClosedForm.symbol("k1")), ONE)));
    assertInterrupted(() -> ComplexFormula.value(rooted, Map.of("k1", new BigFraction(1, 2))));
  }

  @Test
  void factorsOfIntegersStop() {
    // Pollard's rho takes about the root of the smaller prime, 10^4 steps.
    BigInteger product =
        BigInteger.valueOf(1_099_511_627_689L).multiply(BigInteger.valueOf(549_755_813_881L));
    assertInterrupted(() -> IntegerFactors.of(product));
  }
}
