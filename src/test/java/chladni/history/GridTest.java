package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sizes of processes. */
final class GridTest {
  private static void fails(String part, Executable executable) {
    ProblemException exception = assertThrows(ProblemException.class, executable);
    assertTrue(exception.problem().message().contains(part), exception.problem().message());
  }

  @Test
  void batchesUpdatesAndUpdatesAPointFollow() {
    Grid grid = Grid.of(12, 3, 2);
    assertEquals(ClosedForm.of(4), grid.batches());
    assertEquals(ClosedForm.of(8), grid.updates());
    assertEquals(ClosedForm.of(new BigFraction(2, 3)), grid.updatesAPoint());
    GridNumbers numbers = grid.numbers().orElseThrow();
    assertEquals(BigInteger.valueOf(4), numbers.batches());
    assertEquals(BigInteger.valueOf(8), numbers.updates());
    assertEquals(Optional.empty(), Grid.symbolic().numbers());
  }

  @Test
  void aSingleEpochOfSinglePointsHasAsManyUpdatesAsPoints() {
    ClosedForm t = ClosedForm.symbol("T");
    Grid grid = Grid.singleEpoch(t);
    assertEquals(t, grid.updates());
    assertEquals(t, grid.n());
  }

  @Test
  void sizesArePositiveIntegers() {
    fails("N is the number of training points", () -> Grid.of(0, 1, 1));
    fails("B is the number of points a batch", () -> Grid.of(4, -2, 1));
    fails("E is the number of epochs", () -> Grid.of(4, 2, 0));
    fails(
        "5/2",
        () -> new Grid(ClosedForm.of(new BigFraction(5, 2)), ClosedForm.ONE, ClosedForm.ONE));
    fails("T is the number of updates", () -> Slots.of(4, 2, 0));
    fails("T is the number of updates", () -> new GradientDescent(ClosedForm.ONE, ClosedForm.ZERO));
  }

  @Test
  void batchesDivideTheTrainingSetUnlessDrawnWithReplacement() {
    fails("B=3 does not divide N=10", () -> Grid.of(10, 3, 1));
    fails("does not divide", () -> Grid.of(2, 4, 1));
    assertEquals(ClosedForm.of(10), Slots.of(10, 3, 1).n());
  }

  @Test
  void processesSayWhatTheyAre() {
    assertEquals(
        "sgd(sampling=reshuffle, N=N, B=B, E=E)",
        StochasticGradientDescent.reshuffled(Grid.symbolic()).toString());
    assertEquals(
        "sgd(sampling=replacement, N=4, B=2, T=3)",
        StochasticGradientDescent.withReplacement(Slots.of(4, 2, 3)).toString());
    assertEquals("gd(N=N, T=T)", GradientDescent.symbolic().toString());
    assertEquals("ode(T=T)", GradientFlow.symbolic().toString());
    assertEquals("sde(B=1, T=T)", NoiseMatchedDiffusion.symbolic().toString());
  }

  @Test
  void edgesBringTheBatchBelowTheLine() {
    assertEquals(
        ClosedForm.of(-1).dividedBy(ClosedForm.symbol("B")),
        StochasticGradientDescent.inFixedOrder(Grid.symbolic()).edgeFactor());
    assertEquals(
        ClosedForm.of(-1).dividedBy(ClosedForm.symbol("N")),
        GradientDescent.symbolic().edgeFactor());
    assertEquals(
        ClosedForm.symbol("N"),
        StochasticGradientDescent.withReplacement(Slots.symbolic()).trainingPoints());
  }
}
