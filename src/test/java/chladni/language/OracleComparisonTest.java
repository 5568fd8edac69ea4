package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chladni.oracle.ExactDescent;
import chladni.oracle.ExactDiffusion;
import chladni.oracle.PolynomialLandscape;
import chladni.oracle.Training;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sums over diagrams against descent run exactly, over every training set and ordering, on random
 * polynomial landscapes. The oracle knows no diagrams and shares no code with the program.
 */
class OracleComparisonTest {
  /** One weight, three outcomes, enough derivatives for order 4. */
  private static final PolynomialLandscape ONE = PolynomialLandscape.random(11, 1, 3, 6);

  /** Two weights, two outcomes. */
  private static final PolynomialLandscape TWO = PolynomialLandscape.random(12, 2, 2, 4);

  private static Object diagrams(String quantity, String options, PolynomialLandscape landscape) {
    return Series.of(
        "evaluate(" + quantity + "(" + options + "), landscape(\"random.json\"))",
        Map.of("random.json", landscape.json()));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, reshuffle", "2, 1, 2, reshuffle", "3, 1, 1, reshuffle", "2, 2, 2, reshuffle",
    "4, 2, 1, reshuffle", "4, 2, 2, reshuffle", "3, 3, 3, reshuffle", "2, 1, 3, fixed",
    "4, 2, 2, fixed", "3, 1, 2, fixed"
  })
  void testLossThroughOrderFour(int n, int b, int e, String sampling) {
    Training training =
        sampling.equals("fixed") ? Training.fixed(n, b, e) : Training.reshuffle(n, b, e);
    String grid = "N=" + n + ", B=" + b + ", E=" + e + ", sampling=" + sampling;
    assertEquals(ExactDescent.testLoss(ONE, training, 4), diagrams("test_loss", "4, " + grid, ONE));
    assertEquals(ExactDescent.testLoss(TWO, training, 3), diagrams("test_loss", "3, " + grid, TWO));
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 2", "4, 2, 2", "3, 1, 1", "2, 2, 3"})
  void everyOtherQuantityThroughOrderFour(int n, int b, int e) {
    Training training = Training.reshuffle(n, b, e);
    String options = "4, N=" + n + ", B=" + b + ", E=" + e;
    assertEquals(
        ExactDescent.trainingLoss(ONE, training, 4), diagrams("training_loss", options, ONE));
    assertEquals(ExactDescent.gap(ONE, training, 4), diagrams("gap", options, ONE));
    assertEquals(ExactDescent.weights(ONE, training, 4), diagrams("weights", options, ONE));
    assertEquals(
        ExactDescent.displacement(ONE, training, 4), diagrams("displacement", options, ONE));
    assertEquals(
        ExactDescent.testLossSquared(ONE, training, 4),
        diagrams("test_loss_squared", options, ONE));
    assertEquals(
        ExactDescent.testLossVariance(ONE, training, 4),
        diagrams("test_loss_variance", options, ONE));
    assertEquals(
        ExactDescent.weightCovariance(ONE, training, 4),
        diagrams("weight_covariance", options, ONE));
  }

  @Test
  void covarianceAndDisplacementOfSeveralWeights() {
    Training training = Training.reshuffle(4, 2, 2);
    String options = "3, N=4, B=2, E=2";
    assertEquals(
        ExactDescent.weightCovariance(TWO, training, 3),
        diagrams("weight_covariance", options, TWO));
    assertEquals(
        ExactDescent.displacement(TWO, training, 3), diagrams("displacement", options, TWO));
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "3, 2", "1, 4"})
  void gradientDescentIsTheFullBatch(int n, int t) {
    Training training = Training.gradientDescent(n, t);
    String options = "4, process=gd, N=" + n + ", T=" + t;
    assertEquals(ExactDescent.testLoss(ONE, training, 4), diagrams("test_loss", options, ONE));
    assertEquals(ExactDescent.gap(ONE, training, 4), diagrams("gap", options, ONE));
    assertEquals(
        ExactDescent.weightCovariance(ONE, training, 4),
        diagrams("weight_covariance", options, ONE));
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 3", "3, 2, 2", "2, 3, 2"})
  void drawsWithReplacement(int n, int b, int t) {
    Training training = Training.replacement(n, b, t);
    String options = "4, sampling=replacement, N=" + n + ", B=" + b + ", T=" + t;
    assertEquals(ExactDescent.testLoss(ONE, training, 4), diagrams("test_loss", options, ONE));
    assertEquals(ExactDescent.gap(ONE, training, 4), diagrams("gap", options, ONE));
  }

  @Test
  void gradientFlowAndDiffusionAreTheirGenerators() {
    assertEquals(
        Series.trimmed(ExactDiffusion.flowTestLoss(ONE, 5)),
        Series.trimmed(diagrams("test_loss", "5, process=ode", ONE)));
    assertEquals(
        Series.trimmed(ExactDiffusion.diffusionTestLoss(ONE, 1, 5)),
        Series.trimmed(diagrams("test_loss", "5, process=sde", ONE)));
    assertEquals(
        Series.trimmed(ExactDiffusion.diffusionTestLoss(TWO, 3, 3)),
        Series.trimmed(diagrams("test_loss", "3, process=sde, B=3", TWO)));
  }

  @Test
  void aLearningRateMatrixMultipliesEveryEdge() {
    PolynomialLandscape skewed =
        TWO.withLearningRate(
            List.of(
                List.of(new BigFraction(2), new BigFraction(1, 2)),
                List.of(new BigFraction(1, 2), new BigFraction(1, 3))));
    assertEquals(
        ExactDescent.testLoss(skewed, Training.reshuffle(2, 1, 2), 3),
        diagrams("test_loss", "3, N=2, B=1, E=2", skewed));
  }

  @Test
  void theComparisonWouldNoticeAnotherGrid() {
    assertNotEquals(
        ExactDescent.testLoss(ONE, Training.reshuffle(2, 1, 2), 2),
        diagrams("test_loss", "2, N=2, B=1, E=1", ONE));
  }
}
