package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Closed forms with optimizers by hand, where they are taken, and where there are none. */
final class OptimizerFormulasTest {
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm TWO = ClosedForm.of(2);
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm Q = ClosedForm.symbol("q");
  private static final ClosedForm K = ClosedForm.symbol("k");
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final ClosedForm TIME = ClosedForm.symbol("t");
  private static final Diagram EDGE = Spelling.read("c(0-1)(01)");
  private static final Optimizer HARMONIC = new Scheduling(ONE.dividedBy(ONE.plus(TIME)));

  private static Process descent(ClosedForm updates, Optimizer... optimizers) {
    return OptimizedDescent.of(new GradientDescent(ONE, updates), List.of(optimizers));
  }

  private static Diagram tuft(int edges) {
    return Diagram.of(
        Presentation.rooted(
            Collections.nCopies(edges, edges), IntStream.range(0, edges).boxed().toList()));
  }

  /** κ(m) = (1−β^m)/(1−β), at β = −1 one for odd m and zero for even ones. */
  @Test
  void aLongRunWithAVariableHasAClosedForm() {
    int updates = 100_000;
    ResummedForm sum =
        descent(ClosedForm.of(updates), new HeavyBall(BETA))
            .resummedHistories(EDGE, List.of(ClosedForm.ZERO));
    assertEquals(new BigFraction(updates / 2), sum.evaluate(Map.of("beta", BigFraction.MINUS_ONE)));
  }

  /** κ(m) = (1−(1−k)^m)/(kT), at k = 2 it is 1/T for odd m and zero for even ones. */
  @Test
  void aLongRunWithAnEigenvalueInAVariableHasAClosedForm() {
    int updates = 100_000;
    assertEquals(
        new BigFraction(1, 2),
        descent(ClosedForm.of(updates), new Averaging())
            .resummedHistories(EDGE, List.of(K))
            .evaluate(Map.of("k", new BigFraction(2))));
  }

  @Test
  void aGeometricScheduleSumsToAGeometricSum() {
    assertEquals(
        ONE.minus(Q.raisedTo(T)).dividedBy(ONE.minus(Q)),
        descent(T, new Scheduling(Q.raisedTo(TIME))).labelledHistories(EDGE));
  }

  @Test
  void aScheduleThatIsNoSumOfPowersIsSummedInNumbers() {
    assertEquals(
        ClosedForm.of(new BigFraction(11, 6)),
        descent(ClosedForm.of(3), HARMONIC).labelledHistories(EDGE));
  }

  /** Links have the schedule's factor: Σ_t s(t) Π_{u>t} (1 − k s(u)), and Σ s(t) where k = 0. */
  @Test
  void eigenvaluesUnderAScheduleAreSummedUpdateByUpdateThoughThatIsLong() {
    int updates = 100;
    Process process = descent(ClosedForm.of(updates), new Scheduling(TWO.raisedTo(TIME)));
    BigFraction k = new BigFraction(1, 3);
    BigFraction moved = BigFraction.ZERO;
    BigFraction flat = BigFraction.ZERO;
    for (int t = 0; t < updates; t++) {
      BigFraction rate = new BigFraction(2).pow(t);
      moved = moved.multiply(BigFraction.ONE.subtract(rate.multiply(k))).add(rate);
      flat = flat.add(rate);
    }
    Diagram tuft = tuft(5);
    ClosedForm zero = ClosedForm.ZERO;
    assertEquals(
        moved.multiply(flat.pow(4)),
        process
            .resummedHistories(tuft, List.of(K, zero, zero, zero, zero))
            .evaluate(Map.of("k", k)));
  }

  /** Of N² pairs of rows N(N−1) are different; κ(1) + κ(2) = 2 + β. */
  @Test
  void strictHistoriesHaveDifferentRowsForDifferentParts() {
    Process process =
        OptimizedDescent.of(new GradientDescent(N, TWO), List.of(new HeavyBall(BETA)));
    ClosedForm strict = N.times(N.minus(ONE)).times(TWO.plus(BETA).pow(2));
    Diagram fork = Spelling.read("c(0-1-2)(02-12)");
    assertEquals(strict, process.strictHistories(fork));
    assertEquals(
        strict,
        process.strictHistories(
            Diagram.of(
                new Presentation(
                    List.of(2, 2), List.of(0, 1), List.of(Anchor.ROOT), OptionalInt.of(1)))));
    assertEquals(
        N.times(TWO.plus(BETA).pow(2)), process.strictHistories(Spelling.read("c(01-2)(02-12)")));
  }

  private static void refused(
      Class<? extends Problem> kind, String message, String hint, Executable executable) {
    Problem problem = assertThrows(ProblemException.class, executable).problem();
    assertInstanceOf(kind, problem);
    assertTrue(problem.message().contains(message), problem::message);
    assertTrue(problem.hint().contains(hint), problem::hint);
  }

  @Test
  void whereThereIsNoClosedFormNumbersAreAskedFor() {
    refused(
        Problem.Unfit.class,
        "there is no closed form for schedule=1/(t + 1)",
        "a closed form needs a schedule that is a sum of",
        () -> descent(T, HARMONIC).labelledHistories(EDGE));
    refused(
        Problem.Unfit.class,
        "there is no closed form for schedule=2^epoch",
        "a closed form needs a schedule that is a sum of",
        () ->
            OptimizedDescent.of(
                    StochasticGradientDescent.reshuffled(Grid.symbolic()),
                    List.of(new Scheduling(TWO.raisedTo(ClosedForm.symbol("epoch")))))
                .labelledHistories(EDGE));
    refused(
        Problem.Unfit.class,
        "there is no closed form for momentum=beta",
        "leave the eigenvalues as variables",
        () ->
            descent(T, new HeavyBall(BETA))
                .resummedHistories(EDGE, List.of(ClosedForm.symbol("a"))));
    refused(
        Problem.Unfit.class,
        "resummed weights with a schedule have no closed form",
        "leave resummed out",
        () -> descent(T, new Scheduling(Q.raisedTo(TIME))).resummedHistories(EDGE, List.of(K)));
  }

  /** Two powers of κ for each edge, three binomials of t² + 1 for each node: 6^6. */
  @Test
  void sumsOverTooManyChoicesOfPowersAreRefusedWithTheirNumber() {
    refused(
        Problem.BeyondReach.class,
        "the closed form is a sum over 46656 choices of powers for the edges",
        "give numbers",
        () ->
            descent(T, new Scheduling(TIME.pow(2).plus(ONE)), new HeavyBall(BETA))
                .labelledHistories(tuft(6)));
  }
}
