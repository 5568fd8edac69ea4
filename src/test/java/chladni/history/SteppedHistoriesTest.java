package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.history.SteppedHistories.Run;
import chladni.history.SteppedHistories.Scheme;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums taken update by update: values by hand, and what is too long. */
final class SteppedHistoriesTest {
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm HALF = ClosedForm.of(new BigFraction(1, 2));
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final Diagram EDGE = Spelling.read("c(0-1)(01)");
  private static final Diagram FORK = Spelling.read("c(0-1-2)(02-12)");
  private static final Diagram TWO_PAIRS = Spelling.read("c(01-23-4)(04-14-24-34)");

  private static Run run(Scheme scheme, int batches, int updates) {
    return new Run(scheme, BigInteger.valueOf(2), BigInteger.ONE, batches, updates);
  }

  private static HistoryFactors factors(Optimizer optimizer, int updates) {
    return optimizer.applied(HistoryFactors.PLAIN, ClosedForm.of(updates));
  }

  private static List<ClosedForm> flat(Diagram diagram) {
    return Collections.nCopies(diagram.edges(), ClosedForm.ZERO);
  }

  private static Diagram chain(int edges) {
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < edges; v++) {
      parents.add(v + 1);
      parts.add(v);
    }
    return Diagram.of(Presentation.rooted(parents, parts));
  }

  /** κ(m) = m/T, so that one node counts Σ m/T = (T+1)/2. */
  @Test
  void numbersAreSummedOverAHundredThousandUpdates() {
    SteppedHistories histories =
        new SteppedHistories(run(Scheme.FULL, 1, 100_000), factors(new Averaging(), 100_000));
    assertEquals(ClosedForm.of(100_001), histories.sum(EDGE, flat(EDGE)));
  }

  /** Σ (1 − t/T) = (T+1)/2; the denominators T of the schedule are no digits of every update. */
  @Test
  void aScheduleInFractionsIsSummedOverEighteenThousandUpdates() {
    int updates = 18_000;
    ClosedForm linear = ONE.minus(ClosedForm.symbol("t").dividedBy(ClosedForm.of(updates)));
    SteppedHistories histories =
        new SteppedHistories(
            run(Scheme.REPLACEMENT, 1, updates), factors(new Scheduling(linear), updates));
    assertEquals(ClosedForm.of(new BigFraction(updates + 1, 2)), histories.sum(EDGE, flat(EDGE)));
  }

  @Test
  void aVariableInAScheduleIsKept() {
    ClosedForm q = ClosedForm.symbol("q");
    Process process =
        OptimizedDescent.of(
            new GradientDescent(ONE, ClosedForm.of(3)),
            List.of(new Scheduling(q.raisedTo(ClosedForm.symbol("t")))));
    assertEquals(ONE.plus(q).plus(q.pow(2)), process.labelledHistories(EDGE));
  }

  /** Rows and batches of two parts of two nodes each, as no smaller diagram has. */
  @ParameterizedTest
  @CsvSource({
    "reshuffle, 2, 1, 2",
    "reshuffle, 3, 1, 2",
    "fixed, 3, 1, 2",
    "fixed, 2, 2, 2",
    "replacement, 2, 1, 3",
    "replacement, 2, 2, 2"
  })
  void twoTiedPairsAreSumsOverHistories(String sampling, int n, int b, int x) {
    Process process =
        switch (sampling) {
          case "reshuffle" -> StochasticGradientDescent.reshuffled(Grid.of(n, b, x));
          case "fixed" -> StochasticGradientDescent.inFixedOrder(Grid.of(n, b, x));
          default -> StochasticGradientDescent.withReplacement(Slots.of(n, b, x));
        };
    BruteForce histories =
        switch (sampling) {
          case "reshuffle" -> BruteForce.reshuffledAfterTheFirst(n, b, x);
          case "fixed" -> BruteForce.inFixedOrder(n, b, x);
          default -> BruteForce.withReplacement(n, b, x);
        };
    int updates = sampling.equals("replacement") ? x : n / b * x;
    for (Diagram diagram : List.of(TWO_PAIRS, Spelling.read("c(02-13-4)(01-14-23-34)"))) {
      // κ(m) = 2 − 2^{1−m}.
      BigFraction expected =
          histories.weighted(
              diagram,
              t -> BigFraction.ONE,
              (v, toRoot, from, to) ->
                  new BigFraction(2).subtract(new BigFraction(1, 1 << to - from - 1)),
              updates);
      assertEquals(
          ClosedForm.of(expected),
          OptimizedDescent.of(process, List.of(new HeavyBall(HALF))).labelledHistories(diagram),
          diagram::name);
    }
  }

  @Test
  void sumsOfThreeThousandStatesAreShort() {
    // A plain edge waits or not: 2 states an edge and update.
    assertTrue(isShort(EDGE, 1500));
    assertFalse(isShort(EDGE, 1501));
    assertTrue(isShort(FORK, 750));
    assertFalse(isShort(FORK, 751));
  }

  private static boolean isShort(Diagram diagram, int updates) {
    return new SteppedHistories(run(Scheme.FULL, 1, updates), HistoryFactors.PLAIN)
        .isShort(diagram);
  }

  @Test
  void aRunNeedsNumbersForAllSizes() {
    Size number = Size.counting("points", "N", ClosedForm.of(4));
    Size variable = Size.counting("points", "N", ClosedForm.symbol("N"));
    ClosedForm four = ClosedForm.of(4);
    ClosedForm t = ClosedForm.symbol("T");
    assertEquals(
        Optional.of(new Run(Scheme.FIXED, BigInteger.valueOf(4), BigInteger.valueOf(4), 1, 4)),
        Run.of(Scheme.FIXED, number, number, ONE, four));
    assertEquals(Optional.empty(), Run.of(Scheme.FIXED, variable, number, ONE, four));
    assertEquals(Optional.empty(), Run.of(Scheme.FIXED, number, variable, ONE, four));
    assertEquals(Optional.empty(), Run.of(Scheme.FIXED, number, number, t, four));
    assertEquals(Optional.empty(), Run.of(Scheme.FIXED, number, number, ONE, t));
  }

  private static String refusal(Executable executable) {
    Problem problem = assertThrows(ProblemException.class, executable).problem();
    assertInstanceOf(Problem.BeyondReach.class, problem);
    return problem.message();
  }

  @Test
  void aRunOfMoreThanSixteenMillionUpdatesIsRefused() {
    Size one = Size.counting("points", "N", ONE);
    long most = (1 << 24) - 1;
    assertEquals(
        most, Run.of(Scheme.FULL, one, one, ONE, ClosedForm.of(most)).orElseThrow().updates());
    assertEquals(
        "going through 16777216 updates one by one takes too long",
        refusal(() -> Run.of(Scheme.FULL, one, one, ONE, ClosedForm.of(most + 1))));
  }

  /**
   * With momentum an edge has 2 cells. A node alone has 3 pairs of down-sets, independent ones have
   * the product; the states are about the square root of pairs times the cells' roots.
   */
  @ParameterizedTest
  @CsvSource({
    // √3·√2·T
    "FULL, 1, 200000, c(0-1)(01), 4.9e+05",
    // 3·2·T in a single epoch
    "RESHUFFLE, 200000, 200000, c(01-2)(02-12), 1.2e+06",
    // 9·4·T, two ways to let the two rows coincide or not
    "RESHUFFLE, 10, 10000, c(01-23-4)(04-14-24-34), 7.2e+05",
    // 3·2·T for each of ten batches
    "FIXED, 10, 10000, c(01-2)(02-12), 6.0e+05",
    // 3·2·T, two ways to let two slots coincide or not
    "REPLACEMENT, 1, 100000, c(01-2)(02-12), 1.2e+06"
  })
  void formulasThatTakeTooManyStepsAreRefusedWithTheirNumber(
      Scheme scheme, int batches, int updates, String diagram, String steps) {
    Diagram given = Spelling.read(diagram);
    SteppedHistories histories =
        new SteppedHistories(run(scheme, batches, updates), factors(new HeavyBall(BETA), updates));
    assertEquals(
        "going through all updates one by one takes about " + steps + " steps",
        refusal(() -> histories.sum(given, flat(given))));
  }

  /** K/(1+kK) with β = 1/2, k = 1/3 is z/(1 − 7z/6 + z²/2): 6, three binary digits, an update. */
  @Test
  void numbersWithTooManyDigitsAreRefused() {
    SteppedHistories histories =
        new SteppedHistories(run(Scheme.FULL, 1, 100_000), factors(new HeavyBall(HALF), 100_000));
    assertEquals(
        "the exact value has about 3.0e+05 binary digits",
        refusal(() -> histories.sum(EDGE, List.of(ClosedForm.of(new BigFraction(1, 3))))));
  }

  @Test
  void twelveNodesFitInAStateAndThirteenAreRefused() {
    // All nodes of a chain of 12 at 12 times, each one update before the next: κ(1) = 1.
    assertEquals(
        ClosedForm.of(2).pow(12),
        new SteppedHistories(run(Scheme.FULL, 1, 12), factors(new HeavyBall(HALF), 12))
            .sum(chain(12), flat(chain(12))));
    SteppedHistories thirteen =
        new SteppedHistories(run(Scheme.FULL, 1, 13), factors(new HeavyBall(HALF), 13));
    assertEquals(
        "with this optimizer sums are taken over diagrams of at most 12 edges",
        refusal(() -> thirteen.sum(chain(13), flat(chain(13)))));
  }

  @Test
  void eightCellsFitInAStateAndNineDoNot() {
    Forest one = Forest.ofParents(new int[] {Forest.NONE});
    assertTrue(SteppedSum.fits(one, List.of(cells(8))));
    assertFalse(SteppedSum.fits(one, List.of(cells(9))));
    assertFalse(SteppedSum.fits(one, List.of(cells(1), cells(9))));
  }

  private static EdgeRecurrence cells(int count) {
    List<ClosedForm> cells = Collections.nCopies(count, ONE);
    return new EdgeRecurrence(cells, cells, cells);
  }

  /** x^m for gaps of m = 1, 2, … updates, a factor at every update in between. */
  @Test
  void anEigenvalueInAVariableIsKept() {
    SteppedHistories histories = new SteppedHistories(run(Scheme.FULL, 1, 3), HistoryFactors.PLAIN);
    ClosedForm k = ClosedForm.symbol("k");
    ClosedForm z = ONE.minus(k);
    assertEquals(
        ClosedForm.of(2).times(ONE.plus(z).plus(z.pow(2))), histories.sum(EDGE, List.of(k)));
    assertEquals(
        ClosedForm.of(6), histories.sum(EDGE, List.of(k)).substitute(Map.of("k", ClosedForm.ZERO)));
  }
}
