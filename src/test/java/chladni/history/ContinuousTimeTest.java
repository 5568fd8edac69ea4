package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Gradient flow and the diffusion with matched noise. */
final class ContinuousTimeTest {
  private static final ClosedForm T = ClosedForm.symbol("T");

  private static ClosedForm factorial(int n) {
    ClosedForm product = ClosedForm.ONE;
    for (int i = 2; i <= n; i++) {
      product = product.times(ClosedForm.of(i));
    }
    return product;
  }

  private static boolean hasPartsOfAtMost(int nodes, Diagram diagram) {
    int[] sizes = new int[diagram.edges()];
    for (int v = 0; v < diagram.edges(); v++) {
      sizes[diagram.part(v)]++;
    }
    for (int size : sizes) {
      if (size > nodes) {
        return false;
      }
    }
    return true;
  }

  @Test
  void gradientFlowFillsLinearOrdersTimesTheVolumeOfASimplex() {
    Process flow = GradientFlow.symbolic();
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(5)) {
      ClosedForm volume =
          hasPartsOfAtMost(1, diagram)
              ? T.pow(diagram.edges())
                  .times(ClosedForm.of(LinearOrders.ofParts(diagram)))
                  .dividedBy(factorial(diagram.edges()))
              : ClosedForm.ZERO;
      assertEquals(volume, flow.labelledHistories(diagram));
    }
  }

  @Test
  void theWeightsOfGradientFlowAreTheCoefficientsOfItsBSeries() {
    // (−T)^d/(γσ) of the four rooted forests of three nodes below the root.
    Process flow = GradientFlow.symbolic();
    assertEquals(
        T.pow(3).dividedBy(ClosedForm.of(-6)),
        flow.weight(Spelling.read("c(0-1-2-3)(01-12-23)"), BigInteger.ONE));
    assertEquals(
        T.pow(3).dividedBy(ClosedForm.of(-6)),
        flow.weight(Spelling.read("c(0-1-2-3)(02-12-23)"), BigInteger.TWO));
    assertEquals(
        T.pow(3).dividedBy(ClosedForm.of(-2)),
        flow.weight(Spelling.read("c(0-1-2-3)(01-13-23)"), BigInteger.ONE));
    assertEquals(
        T.pow(3).dividedBy(ClosedForm.of(-6)),
        flow.weight(Spelling.read("c(0-1-2-3)(03-13-23)"), BigInteger.valueOf(6)));
  }

  @Test
  void diffusionFillsOrdersOfPartsTimesTheVolumeOfASimplex() {
    Process diffusion = NoiseMatchedDiffusion.symbolic();
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(5)) {
      ClosedForm volume =
          hasPartsOfAtMost(2, diagram)
              ? T.pow(diagram.partCount())
                  .times(ClosedForm.of(LinearOrders.ofParts(diagram)))
                  .dividedBy(factorial(diagram.partCount()))
              : ClosedForm.ZERO;
      assertEquals(volume, diffusion.labelledHistories(diagram));
      assertEquals(!volume.isZero(), diffusion.admits(diagram), () -> diagram.name());
    }
  }

  @Test
  void diffusionIsTheLeadingPowerOfASingleEpochOfSinglePoints() {
    Process diffusion = NoiseMatchedDiffusion.symbolic();
    Process sgd = StochasticGradientDescent.reshuffled(Grid.singleEpoch(T));
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(5)) {
      if (hasPartsOfAtMost(2, diagram)) {
        assertEquals(
            sgd.labelledHistories(diagram)
                .coefficient("T", diagram.partCount())
                .times(T.pow(diagram.partCount())),
            diffusion.labelledHistories(diagram),
            () -> diagram.name());
      }
    }
  }

  @Test
  void everyTiedPairBringsTheBatchSizeBelowTheLine() {
    ClosedForm b = ClosedForm.symbol("B");
    Process diffusion = new NoiseMatchedDiffusion(T, b);
    assertEquals(T.dividedBy(b), diffusion.labelledHistories(Spelling.read("c(01-2)(02-12)")));
    assertEquals(
        T.pow(2).dividedBy(b.pow(2)),
        diffusion.labelledHistories(Spelling.read("c(01-23-4)(04-14-24-34)")));
    assertEquals(
        T.pow(2).minus(T.dividedBy(b)),
        diffusion.strictHistories(Spelling.read("c(0-1-2)(02-12)")));
    assertEquals(List.of("B", "T"), diffusion.variables());
    assertEquals(ClosedForm.of(-1), diffusion.edgeFactor());
  }

  @Test
  void theExamplesOfTheDocumentation() {
    assertEquals(
        T.pow(2).dividedBy(ClosedForm.of(2)),
        GradientFlow.symbolic().labelledHistories(Spelling.read("c(0-1-2)(01-12)")));
    assertEquals(
        T, NoiseMatchedDiffusion.symbolic().labelledHistories(Spelling.read("c(01-2)(02-12)")));
    assertEquals(
        T.pow(2),
        NoiseMatchedDiffusion.symbolic().labelledHistories(Spelling.read("c(0-1-2)(02-12)")));
    assertEquals(
        ClosedForm.symbol("N").times(T).times(T.minus(ClosedForm.ONE)).dividedBy(ClosedForm.of(2)),
        GradientDescent.symbolic().labelledHistories(Spelling.read("c(01-2)(01-12)")));
  }

  @Test
  void continuousTimeHasNoTrainingPoints() {
    assertThrows(ProblemException.class, () -> GradientFlow.symbolic().trainingPoints());
    assertThrows(ProblemException.class, () -> NoiseMatchedDiffusion.symbolic().trainingPoints());
  }

  @Test
  void durationsAreNotNegative() {
    assertEquals(
        ClosedForm.of(8),
        new GradientFlow(ClosedForm.of(4)).labelledHistories(Spelling.read("c(0-1-2)(01-12)")));
    assertThrows(ProblemException.class, () -> new GradientFlow(ClosedForm.of(-1)));
    assertThrows(
        ProblemException.class, () -> new NoiseMatchedDiffusion(ClosedForm.of(-1), ClosedForm.ONE));
    assertThrows(ProblemException.class, () -> new NoiseMatchedDiffusion(T, ClosedForm.ZERO));
  }

  private static Diagram chain(int edges) {
    return Diagram.of(
        Presentation.rooted(
            IntStream.rangeClosed(1, edges).boxed().toList(),
            IntStream.range(0, edges).boxed().toList()));
  }

  private static String refusal(Executable executable) {
    Problem problem = assertThrows(ProblemException.class, executable).problem();
    assertTrue(problem instanceof Problem.BeyondReach);
    return problem.message();
  }

  /** 20·2^26 steps over subsets of parts; pairings of 13 things times 2^13. */
  @Test
  void diffusionOfTooManyPartsIsRefusedWithTheNumberOfSteps() {
    Process diffusion = NoiseMatchedDiffusion.symbolic();
    assertEquals(
        "counting these histories takes about 1.3e+09 steps",
        refusal(() -> diffusion.labelledHistories(chain(26))));
    assertEquals(
        "counting these histories takes about 4.7e+09 steps",
        refusal(() -> diffusion.strictHistories(chain(13))));
  }
}
