package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What processes say about themselves: names, variables, sizes, what they admit and refuse. */
final class ProcessesTest {
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm TWO = ClosedForm.of(2);
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm B = ClosedForm.symbol("B");
  private static final ClosedForm E = ClosedForm.symbol("E");
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final Diagram EDGE = Spelling.read("c(0-1)(01)");
  private static final Diagram CHAIN = Spelling.read("c(0-1-2)(01-12)");
  private static final Diagram TIED_CHAIN = Spelling.read("c(01-2)(01-12)");
  private static final Diagram FORK = Spelling.read("c(0-1-2)(02-12)");
  private static final Diagram TIED_FORK = Spelling.read("c(01-2)(02-12)");
  private static final Diagram TRIPLE = Spelling.read("c(012-3)(03-13-23)");

  /** Two chains of two, each the other way round: no order of the two parts agrees with both. */
  private static final Diagram CROSSED = Spelling.read("c(03-12-4)(01-14-23-34)");

  private static Optimizer momentum(ClosedForm beta) {
    return new HeavyBall(beta);
  }

  private static Process with(Process process, Optimizer... optimizers) {
    return OptimizedDescent.of(process, List.of(optimizers));
  }

  /** Processes no two of which are the same. */
  private static final List<Supplier<Process>> DIFFERENT =
      List.of(
          () -> StochasticGradientDescent.reshuffled(Grid.symbolic()),
          () -> StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
          () -> StochasticGradientDescent.withReplacement(Slots.symbolic()),
          () -> StochasticGradientDescent.reshuffled(new Grid(TWO, B, E)),
          () -> StochasticGradientDescent.reshuffled(new Grid(N, TWO, E)),
          () -> StochasticGradientDescent.reshuffled(new Grid(N, B, TWO)),
          GradientDescent::symbolic,
          () -> new GradientDescent(TWO, T),
          () -> new GradientDescent(N, TWO),
          GradientFlow::symbolic,
          () -> new GradientFlow(TWO),
          NoiseMatchedDiffusion::symbolic,
          () -> new NoiseMatchedDiffusion(T, B),
          () -> with(GradientDescent.symbolic(), momentum(BETA)),
          () -> with(GradientDescent.symbolic(), new Nesterov(BETA)),
          () -> with(StochasticGradientDescent.reshuffled(Grid.symbolic()), momentum(BETA)));

  @Test
  void processesAreEqualIfKindAndSizesAre() {
    for (int i = 0; i < DIFFERENT.size(); i++) {
      Process process = DIFFERENT.get(i).get();
      for (int j = 0; j < DIFFERENT.size(); j++) {
        Process other = DIFFERENT.get(j).get();
        if (i == j) {
          assertEquals(process, other);
          assertEquals(process.hashCode(), other.hashCode());
        } else {
          assertNotEquals(process, other);
          assertNotEquals(process.hashCode(), other.hashCode(), process + " and " + other);
        }
      }
      assertNotEquals(process, new Object());
    }
  }

  @Test
  void theVariablesOfAReplyAreThoseOfTheSizes() {
    assertEquals(
        List.of("N", "B", "E"), StochasticGradientDescent.reshuffled(Grid.symbolic()).variables());
    assertEquals(
        List.of("N", "B", "T"),
        StochasticGradientDescent.withReplacement(Slots.symbolic()).variables());
    assertEquals(List.of("N", "T"), GradientDescent.symbolic().variables());
    assertEquals(List.of("N"), new GradientDescent(N, TWO).variables());
    assertEquals(List.of("T"), GradientFlow.symbolic().variables());
    assertEquals(List.of("T"), NoiseMatchedDiffusion.symbolic().variables());
    assertEquals(List.of("B", "T"), new NoiseMatchedDiffusion(T, B).variables());
    assertEquals(List.of(), new GradientFlow(TWO).variables());
  }

  @Test
  void optimizersAddTheirVariablesButNotTheTimeOfASchedule() {
    ClosedForm decaying =
        ClosedForm.symbol("q").raisedTo(ClosedForm.symbol("t")).times(ClosedForm.symbol("epoch"));
    Process sgd = StochasticGradientDescent.reshuffled(Grid.symbolic());
    assertEquals(
        List.of("N", "B", "E", "beta", "q"),
        with(sgd, new Scheduling(decaying), momentum(BETA)).variables());
    assertEquals(
        List.of("N", "B", "E", "gamma"),
        with(sgd, new ExponentialAveraging(ClosedForm.symbol("gamma"))).variables());
    assertEquals(List.of("N", "T"), with(GradientDescent.symbolic(), new Averaging()).variables());
  }

  @Test
  void processesAreCalledAsInTheLanguage() {
    assertEquals("sgd", StochasticGradientDescent.reshuffled(Grid.symbolic()).name());
    assertEquals("gd", GradientDescent.symbolic().name());
    assertEquals("ode", GradientFlow.symbolic().name());
    assertEquals("sde", NoiseMatchedDiffusion.symbolic().name());
    assertEquals("gd", with(GradientDescent.symbolic(), momentum(BETA)).name());
  }

  @Test
  void optimizersAreWrittenAsOptions() {
    assertEquals(
        "gd(N=N, T=T) with momentum=beta, average",
        with(GradientDescent.symbolic(), momentum(BETA), new Averaging()).toString());
    assertEquals("nesterov=1/2", new Nesterov(ONE.dividedBy(TWO)).text());
    assertEquals("ema=beta", new ExponentialAveraging(BETA).text());
    assertEquals("schedule=t", new Scheduling(ClosedForm.symbol("t")).text());
  }

  @Test
  void sizesAndSamplingCanBeAsked() {
    StochasticGradientDescent sgd = StochasticGradientDescent.inFixedOrder(Grid.symbolic());
    assertEquals(Sampling.FIXED, sgd.sampling());
    assertEquals("fixed", sgd.sampling().option());
    assertEquals(B, sgd.batchSize());
    assertEquals(N, sgd.trainingPoints());
    assertEquals(N.times(E).dividedBy(B), sgd.updates());
    assertEquals(Optional.of(N.dividedBy(B)), sgd.batchesAnEpoch());
    StochasticGradientDescent drawn = StochasticGradientDescent.withReplacement(Slots.symbolic());
    assertEquals(T, drawn.updates());
    assertEquals(Optional.empty(), drawn.batchesAnEpoch());
    GradientDescent descent = GradientDescent.symbolic();
    assertEquals(T, descent.updates());
    assertEquals(Optional.of(ONE), descent.batchesAnEpoch());
    assertEquals(N, descent.trainingPoints());
  }

  @Test
  void anOptimizerKeepsTheProcessItActsOn() {
    Process sgd = StochasticGradientDescent.reshuffled(Grid.of(3, 1, 1));
    OptimizedDescent optimized = (OptimizedDescent) with(sgd, momentum(BETA));
    assertEquals(sgd, optimized.plain());
    assertEquals(List.of(momentum(BETA)), optimized.optimizers());
    assertEquals(sgd.edgeFactor(), optimized.edgeFactor());
    assertEquals(sgd.trainingPoints(), optimized.trainingPoints());
    for (Diagram diagram : List.of(EDGE, CROSSED, TIED_CHAIN)) {
      assertEquals(sgd.admits(diagram), optimized.admits(diagram));
    }
    HistoryFactors factors = optimized.factors();
    assertEquals(Schedule.CONSTANT, factors.node());
    // κ(m) = 1 + β + … + β^{m−1}.
    assertEquals(List.of(ONE, ONE.plus(BETA)), factors.edge().values(2));
    assertEquals(factors.edge(), factors.root());
    assertSame(sgd, with(sgd));
  }

  /** A restriction cuts off early, so it has to let through all that is admitted. */
  @Test
  void restrictionsAdmitWhatTheProcessAdmits() {
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.reshuffled(Grid.of(4, 2, 1)),
            StochasticGradientDescent.inFixedOrder(Grid.singleEpoch(T)),
            StochasticGradientDescent.withReplacement(Slots.of(3, 2, 2)),
            StochasticGradientDescent.withReplacement(new Slots(N, B, ONE)),
            new GradientDescent(N, TWO),
            GradientDescent.symbolic(),
            GradientFlow.symbolic(),
            NoiseMatchedDiffusion.symbolic(),
            with(new GradientDescent(N, TWO), momentum(BETA)))) {
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
        if (process.admits(diagram)) {
          assertTrue(process.restriction().admits(diagram), process + " " + diagram);
        }
      }
    }
  }

  private static boolean cut(Process process, Diagram diagram) {
    return !process.restriction().admits(diagram);
  }

  @Test
  void restrictionsCutOffHighTreesWhereUpdatesAreFew() {
    Diagram threeHigh = Spelling.read("c(0-1-2-3)(01-12-23)");
    for (Process twoUpdates :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.of(4, 2, 1)),
            StochasticGradientDescent.withReplacement(Slots.of(4, 2, 2)),
            new GradientDescent(N, TWO))) {
      assertTrue(cut(twoUpdates, threeHigh));
      assertTrue(!cut(twoUpdates, CHAIN));
    }
    assertTrue(!cut(GradientDescent.symbolic(), threeHigh));
    assertTrue(!cut(StochasticGradientDescent.reshuffled(Grid.symbolic()), threeHigh));
  }

  @Test
  void restrictionsCutOffCyclesOfPartsInASingleEpochAndInDiffusion() {
    for (Process single :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.singleEpoch(T)),
            StochasticGradientDescent.inFixedOrder(new Grid(N, B, ONE)),
            NoiseMatchedDiffusion.symbolic())) {
      assertTrue(cut(single, CROSSED));
      assertTrue(cut(single, TIED_CHAIN));
    }
    for (Process several :
        List.of(
            StochasticGradientDescent.reshuffled(new Grid(N, B, TWO)),
            StochasticGradientDescent.withReplacement(new Slots(N, B, TWO)))) {
      assertTrue(!cut(several, TIED_CHAIN));
    }
    // T = 1, an update at most, is no single epoch where points are drawn with replacement.
    assertTrue(
        !cut(
            StochasticGradientDescent.withReplacement(new Slots(N, B, ONE)),
            Spelling.read("c(01-2)(02-12)")));
  }

  @Test
  void continuousTimeKnowsPartsOfOneNodeAndDiffusionPartsOfTwo() {
    assertEquals(OptionalInt.of(1), GradientFlow.symbolic().largestPart());
    assertEquals(OptionalInt.of(2), NoiseMatchedDiffusion.symbolic().largestPart());
    assertEquals(OptionalInt.empty(), GradientDescent.symbolic().largestPart());
    assertTrue(cut(GradientFlow.symbolic(), TIED_FORK));
    assertTrue(!cut(NoiseMatchedDiffusion.symbolic(), TIED_FORK));
    assertTrue(cut(NoiseMatchedDiffusion.symbolic(), TRIPLE));
    assertTrue(!NoiseMatchedDiffusion.symbolic().admits(TRIPLE));
    assertEquals(
        List.of(ResummedForm.ZERO),
        GradientFlow.symbolic().continuumFactors(TIED_FORK, List.of(ONE, ONE)));
    assertEquals(
        List.of(ResummedForm.ZERO),
        NoiseMatchedDiffusion.symbolic().continuumFactors(TRIPLE, List.of(ONE, ONE, ONE)));
  }

  @Test
  void aTreeAsHighAsThereAreUpdatesIsAdmittedAndAHigherOneIsNot() {
    for (Process two :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.of(2, 1, 1)),
            StochasticGradientDescent.withReplacement(Slots.of(3, 1, 2)),
            new GradientDescent(N, TWO))) {
      assertTrue(two.admits(CHAIN));
      assertTrue(!two.admits(Spelling.read("c(0-1-2-3)(01-12-23)")));
    }
  }

  /** Part 0 before part 1 before part 2, though no tree is higher than two. */
  @Test
  void inASingleEpochChainsOfPartsAreNoLongerThanTheBatches() {
    Diagram three = Spelling.read("c(0-12-3-4)(01-14-23-34)");
    assertTrue(StochasticGradientDescent.reshuffled(Grid.of(3, 1, 1)).admits(three));
    assertTrue(!StochasticGradientDescent.reshuffled(Grid.of(4, 2, 1)).admits(three));
    assertTrue(!StochasticGradientDescent.inFixedOrder(new Grid(TWO, ONE, ONE)).admits(three));
    assertTrue(StochasticGradientDescent.inFixedOrder(Grid.of(2, 1, 2)).admits(three));
    assertTrue(StochasticGradientDescent.reshuffled(new Grid(N, B, ONE)).admits(three));
    assertTrue(!StochasticGradientDescent.reshuffled(new Grid(N, B, ONE)).admits(TIED_CHAIN));
    assertTrue(StochasticGradientDescent.withReplacement(new Slots(N, B, TWO)).admits(TIED_CHAIN));
  }

  @Test
  void weightsAreHistoriesOverAutomorphismsTimesAFactorForEachEdge() {
    Process process = StochasticGradientDescent.reshuffled(Grid.symbolic());
    // N²E²/B² · B² histories of two nodes anywhere, over 2, times 1/B².
    ClosedForm squared = N.times(E).pow(2);
    assertEquals(squared.dividedBy(TWO), process.histories(FORK, BigInteger.TWO));
    assertEquals(ONE.dividedBy(TWO.times(B.pow(2))), process.weightFactor(FORK, BigInteger.TWO));
    assertEquals(squared.dividedBy(TWO.times(B.pow(2))), process.weight(FORK, BigInteger.TWO));
    assertEquals(N.times(E).dividedBy(B).negate(), process.weight(EDGE, BigInteger.ONE));
    assertEquals(
        N.times(E).dividedBy(B).negate(),
        process.resummedWeight(EDGE, BigInteger.ONE, List.of(ClosedForm.ZERO)).expanded());
  }

  @Test
  void theContinuumOfGradientDescentOfOnePointHasNoFactorForIt() {
    assertEquals(1, new GradientDescent(ONE, T).continuumFactors(EDGE, List.of(ONE)).size());
    assertEquals(2, GradientDescent.symbolic().continuumFactors(EDGE, List.of(ONE)).size());
    assertEquals(
        1, NoiseMatchedDiffusion.symbolic().continuumFactors(TIED_FORK, List.of(ONE, ONE)).size());
    assertEquals(
        2, new NoiseMatchedDiffusion(T, B).continuumFactors(TIED_FORK, List.of(ONE, ONE)).size());
  }

  @Test
  void inContinuousTimeNothingIsLeftToCorrect() {
    assertEquals(
        ResummedForm.ZERO, GradientFlow.symbolic().continuumCorrection(EDGE, List.of(ONE)));
    assertEquals(
        ResummedForm.ZERO,
        NoiseMatchedDiffusion.symbolic().continuumCorrection(EDGE, List.of(ONE)));
  }

  private static void unfit(String message, String hint, Executable executable) {
    Problem problem = assertThrows(ProblemException.class, executable).problem();
    assertTrue(problem instanceof Problem.Unfit);
    assertTrue(problem.message().contains(message), problem::message);
    assertTrue(problem.hint().contains(hint), problem::hint);
  }

  @Test
  void everyFormulaWithEigenvaluesAsksForOneForEachEdge() {
    String message = "c(0-1)(01) has 1 edge and was given 2 eigenvalues";
    List<ClosedForm> two = List.of(ONE, ONE);
    for (Supplier<Process> each : DIFFERENT) {
      Process process = each.get();
      unfit(message, "one eigenvalue", () -> process.resummedHistories(EDGE, two));
      if (!(process instanceof OptimizedDescent)) {
        unfit(message, "one eigenvalue", () -> process.continuumFactors(EDGE, two));
        unfit(message, "one eigenvalue", () -> process.continuumCorrection(EDGE, two));
      }
    }
  }

  @Test
  void whatAProcessCannotDoItSays() {
    unfit("no training points", "sgd or gd", () -> GradientFlow.symbolic().trainingPoints());
    unfit(
        "no training points", "sgd or gd", () -> NoiseMatchedDiffusion.symbolic().trainingPoints());
    unfit(
        "ode runs in continuous time and makes no updates, so momentum=beta means nothing",
        "process=sgd",
        () -> with(GradientFlow.symbolic(), momentum(BETA)));
    Process optimized = with(GradientDescent.symbolic(), momentum(BETA));
    unfit(
        "no continuum form with momentum=beta",
        "exact form",
        () -> optimized.continuumFactors(EDGE, List.of(ONE)));
    unfit(
        "no continuum form with momentum=beta",
        "exact form",
        () -> optimized.continuumCorrection(EDGE, List.of(ONE)));
    unfit(
        "momentum does not combine",
        "not both",
        () -> with(GradientDescent.symbolic(), new Nesterov(BETA), momentum(BETA)));
    unfit(
        "a schedule of 0 never moves",
        "schedule",
        () -> with(GradientDescent.symbolic(), new Scheduling(ClosedForm.ZERO)));
    unfit(
        "sampling=replacement knows no epochs",
        "in t and T",
        () ->
            with(
                StochasticGradientDescent.withReplacement(Slots.symbolic()),
                new Scheduling(ClosedForm.symbol("epoch"))));
    unfit("T is a duration", "not negative", () -> new GradientFlow(ClosedForm.of(-1)));
    assertEquals(ClosedForm.ZERO, new GradientFlow(ClosedForm.ZERO).labelledHistories(EDGE));
  }

  @Test
  void aSizeThatIsNoPositiveIntegerIsShownAsItIs() {
    unfit("cannot be -2", "leave N out", () -> new GradientDescent(ClosedForm.of(-2), T));
    unfit(
        "cannot be 5/2",
        "leave T out",
        () -> new GradientDescent(N, ClosedForm.of(new BigFraction(5, 2))));
    unfit("cannot be 0", "leave B out", () -> new NoiseMatchedDiffusion(T, ClosedForm.ZERO));
    unfit("N is the number of training points", "N out", () -> Slots.of(0, 1, 1));
    unfit("B is the number of points a batch", "B out", () -> Slots.of(1, 0, 1));
  }

  /** Where an epoch is one update the epoch is t, and in a single epoch it is 0. */
  @Test
  void aScheduleByEpochIsOneByTimeWhereEpochsAreUpdatesOrThereIsOneOnly() {
    ClosedForm epoch = ClosedForm.symbol("epoch");
    ClosedForm time = ClosedForm.symbol("t");
    Process descent = GradientDescent.symbolic();
    assertEquals(
        with(descent, new Scheduling(TWO.raisedTo(time))),
        with(descent, new Scheduling(TWO.raisedTo(epoch))));
    Process single = StochasticGradientDescent.reshuffled(new Grid(N, B, ONE));
    assertEquals(single, with(single, new Scheduling(TWO.raisedTo(epoch))));
    OptimizedDescent several =
        (OptimizedDescent)
            with(
                StochasticGradientDescent.reshuffled(Grid.of(4, 2, 2)),
                new Scheduling(TWO.raisedTo(epoch)));
    assertTrue(several.factors().node().dependsOnEpoch());
  }
}
