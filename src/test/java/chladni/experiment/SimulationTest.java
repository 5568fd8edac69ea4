package chladni.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.expansion.Quantity;
import chladni.history.Sampling;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.oracle.ExactDescent;
import chladni.oracle.PolynomialLandscape;
import chladni.problem.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Simulations against exact enumeration of all training sets and shuffles; seed 1 throughout. */
final class SimulationTest {
  private static final long SEED = 1;
  private static final double ETA = 0.125;

  /** Two noisy parabolas and a cubic, in one weight. */
  private static final PolynomialLandscape ONE =
      PolynomialLandscape.read(
          """
          {"weights": ["u"], "start": {"u": "1/2"}, "data": [
            {"probability": "1/2", "loss": "u^2 - u"},
            {"probability": "1/3", "loss": "2*u^2 + u"},
            {"probability": "1/6", "loss": "3*u"}]}
          """);

  /** Coupled weights with a learning-rate matrix. */
  private static final PolynomialLandscape TWO =
      PolynomialLandscape.read(
          """
          {"weights": ["u", "v"], "start": {"u": 1, "v": "-1/2"},
           "learning_rate": [[1, "1/4"], ["1/4", "1/2"]], "data": [
            {"probability": "1/4", "loss": "u^2 + u*v"},
            {"probability": "3/4", "loss": "v^2 - u + 1/2*u^2"}]}
          """);

  private static Trials run(Landscape landscape, Training training, Quantity quantity, int trials) {
    return Simulation.run(
        Experiment.of(landscape, training, ETA, quantity, trials, SEED), (done, total) -> {});
  }

  private static Landscape landscape(PolynomialLandscape oracle) {
    return LandscapeReader.read(oracle.json(), "test.json");
  }

  /** On parabolas losses are polynomials of degree 2T in η, so that this is no truncation. */
  private static double sum(List<BigFraction> coefficients) {
    double sum = 0;
    for (int d = coefficients.size() - 1; d >= 0; d--) {
      sum = sum * ETA + coefficients.get(d).doubleValue();
    }
    return sum;
  }

  private record Scheme(Sampling sampling, chladni.oracle.Training exact) {
    Training simulated() {
      return new Training.Descent(
          exact.points(), exact.batch(), exact.updates(), sampling, UpdateRule.PLAIN);
    }
  }

  private static List<Scheme> schemes() {
    return List.of(
        new Scheme(Sampling.RESHUFFLE, chladni.oracle.Training.reshuffle(4, 2, 2)),
        new Scheme(Sampling.RESHUFFLE, chladni.oracle.Training.reshuffle(2, 1, 2)),
        new Scheme(Sampling.FIXED, chladni.oracle.Training.fixed(2, 1, 2)),
        new Scheme(Sampling.REPLACEMENT, chladni.oracle.Training.replacement(3, 2, 3)));
  }

  @TestFactory
  Stream<DynamicTest> lossesOfEverySamplingSchemeAreThoseOfTheExactSumOverAllRuns() {
    return schemes().stream()
        .flatMap(
            scheme ->
                Stream.of(Quantity.TEST_LOSS, Quantity.GAP, Quantity.TEST_LOSS_VARIANCE)
                    .map(
                        quantity ->
                            DynamicTest.dynamicTest(
                                scheme.exact().toString() + quantity,
                                () -> {
                                  double exact = sum(exact(quantity, scheme.exact()));
                                  Estimate estimate =
                                      run(landscape(ONE), scheme.simulated(), quantity, 40_000)
                                          .estimate(quantity);
                                  assertEquals(0, estimate.z(exact), 4);
                                })));
  }

  private static List<BigFraction> exact(Quantity quantity, chladni.oracle.Training training) {
    int order = 4 * training.updates();
    return switch (quantity) {
      case TEST_LOSS -> ExactDescent.testLoss(ONE, training, order);
      case GAP -> ExactDescent.gap(ONE, training, order);
      default -> ExactDescent.testLossVariance(ONE, training, order);
    };
  }

  @Test
  void weightsWithALearningRateMatrixAreThoseOfTheExactSum() {
    chladni.oracle.Training exact = chladni.oracle.Training.reshuffle(4, 2, 2);
    Training.Descent training = new Training.Descent(4, 2, 4, Sampling.RESHUFFLE, UpdateRule.PLAIN);
    List<Estimate> moved =
        run(landscape(TWO), training, Quantity.DISPLACEMENT, 40_000)
            .estimates(Quantity.DISPLACEMENT);
    List<Estimate> covariances =
        run(landscape(TWO), training, Quantity.WEIGHT_COVARIANCE, 40_000)
            .estimates(Quantity.WEIGHT_COVARIANCE);
    for (int i = 0; i < 2; i++) {
      assertEquals(0, moved.get(i).z(sum(ExactDescent.displacement(TWO, exact, 8).get(i))), 4);
      for (int j = 0; j < 2; j++) {
        assertEquals(
            0,
            covariances
                .get(2 * i + j)
                .z(sum(ExactDescent.weightCovariance(TWO, exact, 8).get(i).get(j))),
            4);
      }
    }
  }

  @Test
  void theTestWouldNoticeAWrongSignOrAFactorOfTwo() {
    chladni.oracle.Training exact = chladni.oracle.Training.reshuffle(4, 2, 2);
    List<BigFraction> series = ExactDescent.testLoss(ONE, exact, 16);
    Estimate estimate =
        run(
                landscape(ONE),
                new Training.Descent(4, 2, 4, Sampling.RESHUFFLE, UpdateRule.PLAIN),
                Quantity.TEST_LOSS,
                40_000)
            .estimate(Quantity.TEST_LOSS);
    for (int order = 1; order <= 3; order++) {
      double term = series.get(order).doubleValue() * Math.pow(ETA, order);
      assertTrue(Math.abs(estimate.z(sum(series) - 2 * term)) > 4, "sign at order " + order);
      assertTrue(Math.abs(estimate.z(sum(series) + term)) > 4, "factor 2 at order " + order);
    }
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreadsOrOfOtherTrials() {
    Experiment experiment =
        Experiment.of(
            landscape(TWO),
            new Training.Descent(6, 2, 9, Sampling.RESHUFFLE, UpdateRule.PLAIN),
            ETA,
            Quantity.WEIGHTS,
            2_000,
            7);
    List<Estimate> alone = estimates(experiment, 1);
    assertEquals(alone, estimates(experiment, 2));
    assertEquals(alone, estimates(experiment, 5));
    Experiment fewer =
        Experiment.of(landscape(TWO), experiment.training(), ETA, Quantity.WEIGHTS, 700, 7);
    Trials all = Simulation.run(experiment, (done, total) -> {});
    Trials some = Simulation.run(fewer, (done, total) -> {});
    assertArrayEquals(new double[] {0, 0}, spread(all.differences(some, Quantity.WEIGHTS)));
  }

  private static double[] spread(List<Estimate> estimates) {
    return estimates.stream().mapToDouble(Estimate::stderr).toArray();
  }

  private static List<Estimate> estimates(Experiment experiment, int workers) {
    return Simulation.run(experiment, workers, (done, total) -> {}).estimates(Quantity.WEIGHTS);
  }

  @Test
  void commonRandomNumbersMakeDifferencesMorePrecise() {
    Training small = new Training.Descent(4, 1, 4, Sampling.RESHUFFLE, UpdateRule.PLAIN);
    Training large = new Training.FullBatch(4, 4, UpdateRule.PLAIN);
    Trials sgd = run(landscape(ONE), small, Quantity.TEST_LOSS, 5_000);
    Trials gd = run(landscape(ONE), large, Quantity.TEST_LOSS, 5_000);
    Estimate paired = sgd.differences(gd, Quantity.TEST_LOSS).get(0);
    double unpaired =
        Math.hypot(
            sgd.estimate(Quantity.TEST_LOSS).stderr(), gd.estimate(Quantity.TEST_LOSS).stderr());
    assertTrue(paired.stderr() < unpaired / 2, paired + " against " + unpaired);
    double exact =
        sum(ExactDescent.testLoss(ONE, chladni.oracle.Training.reshuffle(4, 1, 1), 8))
            - sum(ExactDescent.testLoss(ONE, chladni.oracle.Training.gradientDescent(4, 4), 8));
    assertEquals(0, paired.z(exact), 4);
  }

  @Test
  void freshTestPointsHaveNoBias() {
    chladni.oracle.Training exact = chladni.oracle.Training.reshuffle(2, 1, 1);
    Trials trials =
        Simulation.run(
            new Experiment(
                landscape(ONE),
                new Training.Descent(2, 1, 2, Sampling.RESHUFFLE, UpdateRule.PLAIN),
                ETA,
                EnumSet.of(
                    Quantity.TEST_LOSS, Quantity.TEST_LOSS_SQUARED, Quantity.TEST_LOSS_VARIANCE),
                50_000,
                SEED,
                OptionalInt.of(4)),
            (done, total) -> {});
    assertEquals(new TestLossMethod.FreshSamples(4), trials.testLossMethod());
    assertEquals(
        0, trials.estimate(Quantity.TEST_LOSS).z(sum(ExactDescent.testLoss(ONE, exact, 4))), 4);
    assertEquals(
        0,
        trials
            .estimate(Quantity.TEST_LOSS_SQUARED)
            .z(sum(ExactDescent.testLossSquared(ONE, exact, 8))),
        4);
    assertEquals(
        0,
        trials
            .estimate(Quantity.TEST_LOSS_VARIANCE)
            .z(sum(ExactDescent.testLossVariance(ONE, exact, 8))),
        4);
  }

  @Test
  void divergedTrialsAreCounted() {
    Landscape steep =
        LandscapeReader.read(
            """
            {"weights": ["u"], "start": [3], "data": [
              {"probability": "1/2", "loss": "u^4"}, {"probability": "1/2", "loss": "0*u"}]}
            """,
            "steep.json");
    Trials trials =
        run(
            steep,
            new Training.Descent(3, 1, 30, Sampling.RESHUFFLE, UpdateRule.PLAIN),
            Quantity.WEIGHTS,
            1_000);
    // Only a training set without the first loss stays where it is: one in eight.
    assertEquals(875, trials.diverged(), 42);
    assertEquals(1_000 - trials.diverged(), trials.estimate(Quantity.WEIGHTS).trials());
  }

  @Test
  void anInterruptionLeavesTheTrialsDoneSoFar() {
    Experiment experiment =
        Experiment.of(
            landscape(ONE),
            new Training.Descent(10, 1, 100_000, Sampling.RESHUFFLE, UpdateRule.PLAIN),
            ETA / 8,
            Quantity.TEST_LOSS,
            100_000,
            SEED);
    Trials trials =
        Simulation.run(
            experiment,
            1,
            (done, total) -> {
              if (done > total / 200) {
                Thread.currentThread().interrupt();
              }
            });
    assertTrue(trials.done() >= 2 && trials.done() < 50_000, trials.done() + " trials");
    assertEquals(trials.done(), trials.estimate(Quantity.TEST_LOSS).trials());
  }

  @Test
  void anExperimentOfDaysIsRefused() {
    Training endless =
        new Training.Descent(10, 1, 10_000_000_000L, Sampling.RESHUFFLE, UpdateRule.PLAIN);
    assertTrue(
        assertThrows(
                ProblemException.class,
                () -> run(landscape(ONE), endless, Quantity.TEST_LOSS, 1_000_000))
            .problem()
            .message()
            .matches("1000000 trials of 10000000000 updates would take about [0-9]+ days"));
  }
}
