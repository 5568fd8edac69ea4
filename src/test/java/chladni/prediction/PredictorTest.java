package chladni.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.expansion.Expander;
import chladni.expansion.Quantity;
import chladni.expansion.ResummedExpander.Time;
import chladni.history.GradientDescent;
import chladni.history.Grid;
import chladni.history.Process;
import chladni.history.StochasticGradientDescent;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeFiles;
import chladni.landscape.LandscapeReader;
import chladni.oracle.ExactDescent;
import chladni.oracle.PolynomialLandscape;
import chladni.oracle.Training;
import chladni.problem.ProblemException;
import chladni.value.Setting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictorTest {
  private static final BigFraction TENTH = new BigFraction(1, 10);

  private static Landscape builtIn(String name, Map<String, BigFraction> parameters) {
    return LandscapeReader.open(name, parameters, LandscapeFiles.none());
  }

  private static Landscape of(PolynomialLandscape polynomials) {
    return LandscapeReader.read(polynomials.json(), "test");
  }

  private static Process descent(int points, int batch, int epochs) {
    return StochasticGradientDescent.reshuffled(
        new Grid(ClosedForm.of(points), ClosedForm.of(batch), ClosedForm.of(epochs)));
  }

  private static Numbers numbers(BigFraction eta) {
    return new Numbers(eta, Map.of());
  }

  private static Prediction plain(
      Landscape landscape, Quantity quantity, Process process, int order, BigFraction eta) {
    Forecast forecast = Forecast.plain(quantity, Expander.of(process, Setting.GENERAL));
    return Predictor.on(landscape)
        .predict(forecast.expansion(order), numbers(eta), Optional.of(forecast));
  }

  private static Prediction resummed(
      Landscape landscape,
      Quantity quantity,
      Process process,
      int order,
      BigFraction eta,
      Time time) {
    Forecast forecast = Forecast.resummed(quantity, Expander.of(process, Setting.GENERAL), time);
    return Predictor.on(landscape)
        .predictResummed(forecast.resummedExpansion(order), numbers(eta), Optional.of(forecast));
  }

  /** The exact expectations as functions of η, to an order. */
  private static List<Double> exact(
      PolynomialLandscape landscape,
      Quantity quantity,
      Training training,
      BigFraction eta,
      int order) {
    List<List<BigFraction>> series =
        switch (quantity) {
          case TEST_LOSS -> List.of(ExactDescent.testLoss(landscape, training, order));
          case TRAINING_LOSS -> List.of(ExactDescent.trainingLoss(landscape, training, order));
          case GAP -> List.of(ExactDescent.gap(landscape, training, order));
          case DISPLACEMENT -> ExactDescent.displacement(landscape, training, order);
          case WEIGHTS -> ExactDescent.weights(landscape, training, order);
          case TEST_LOSS_SQUARED ->
              List.of(ExactDescent.testLossSquared(landscape, training, order));
          case TEST_LOSS_VARIANCE ->
              List.of(ExactDescent.testLossVariance(landscape, training, order));
          case WEIGHT_COVARIANCE -> {
            List<List<BigFraction>> all = new ArrayList<>();
            ExactDescent.weightCovariance(landscape, training, order).forEach(all::addAll);
            yield all;
          }
        };
    return series.stream()
        .map(
            coefficients -> {
              BigFraction sum = BigFraction.ZERO;
              for (int d = coefficients.size() - 1; d >= 0; d--) {
                sum = sum.multiply(eta).add(coefficients.get(d));
              }
              return sum.doubleValue();
            })
        .toList();
  }

  private static double largestError(List<Double> predicted, List<Double> exact) {
    assertEquals(exact.size(), predicted.size());
    return IntStream.range(0, exact.size())
        .mapToDouble(i -> Math.abs(predicted.get(i) - exact.get(i)))
        .max()
        .orElseThrow();
  }

  static Stream<Arguments> quantities() {
    PolynomialLandscape flat = PolynomialLandscape.random(21, 2, 2, 3);
    PolynomialLandscape tilted =
        PolynomialLandscape.random(22, 2, 3, 3)
            .withLearningRate(
                List.of(
                    List.of(new BigFraction(1), new BigFraction(1, 2)),
                    List.of(new BigFraction(1, 2), new BigFraction(2))));
    return Stream.of(flat, tilted)
        .flatMap(l -> Stream.of(Quantity.values()).map(quantity -> Arguments.of(l, quantity)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("quantities")
  void theErrorOfPlainOrder2FallsAsEtaCubed(PolynomialLandscape polynomials, Quantity quantity) {
    Landscape landscape = of(polynomials);
    Training training = Training.reshuffle(2, 1, 1);
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      BigFraction eta = new BigFraction(1, 4000 << i);
      errors[i] =
          largestError(
              plain(landscape, quantity, descent(2, 1, 1), 2, eta).value(),
              exact(polynomials, quantity, training, eta, 5));
    }
    assertTrue(errors[0] > 1e-13, "the next order is there: " + errors[0]);
    assertEquals(8, errors[0] / errors[1], 0.5);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("quantities")
  void theErrorOfResummedOrder2FallsAsEtaCubed(PolynomialLandscape polynomials, Quantity quantity) {
    Landscape landscape = of(polynomials);
    Training training = Training.reshuffle(2, 1, 1);
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      BigFraction eta = new BigFraction(1, 4000 << i);
      errors[i] =
          largestError(
              resummed(landscape, quantity, descent(2, 1, 1), 2, eta, Time.STEPS).value(),
              exact(polynomials, quantity, training, eta, 5));
    }
    assertTrue(errors[0] > 1e-13, "the next order is there: " + errors[0]);
    assertEquals(8, errors[0] / errors[1], 0.5);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("quantities")
  void theNextOrderIsWhatTheLongerExpansionAdds(
      PolynomialLandscape polynomials, Quantity quantity) {
    Landscape landscape = of(polynomials);
    Prediction shorter = plain(landscape, quantity, descent(2, 1, 2), 1, TENTH);
    Prediction longer = plain(landscape, quantity, descent(2, 1, 2), 2, TENTH);
    assertEquals(Prediction.NextOrder.Source.COMPUTED, shorter.next().orElseThrow().source());
    assertEquals(2, shorter.next().orElseThrow().order());
    assertEquals(longer.orders().get(2), shorter.next().orElseThrow().values());
    assertEquals(shorter.value(), longer.upTo(1));
  }

  @Test
  void resummedQuadraticLandscapesAreExactForEveryEta() {
    // Curvature that is the same for all data points: noise shifts the parabola only.
    String json =
        """
        {"weights": ["u", "v", "w"], "start": {"u": 1, "v": 2, "w": -1},
         "learning_rate": [[2, 1, 0], [1, 1, 0], [0, 0, 1]],
         "data": [
          {"probability": "1/3", "loss": "u^2/2 + v^2/2 + u*v/3 + 2*u - v + w"},
          {"probability": "2/3", "loss": "u^2/2 + v^2/2 + u*v/3 - u + v/2 - w"}]}\
        """;
    PolynomialLandscape polynomials = PolynomialLandscape.read(json);
    Landscape landscape = LandscapeReader.read(json, "test");
    for (BigFraction eta : List.of(TENTH, new BigFraction(1), new BigFraction(7, 3))) {
      for (Quantity quantity :
          List.of(Quantity.TEST_LOSS, Quantity.GAP, Quantity.WEIGHTS, Quantity.WEIGHT_COVARIANCE)) {
        List<Double> exact = exact(polynomials, quantity, Training.reshuffle(4, 2, 2), eta, 8);
        double scale = exact.stream().mapToDouble(Math::abs).max().orElseThrow();
        assertEquals(
            0,
            largestError(
                    resummed(landscape, quantity, descent(4, 2, 2), 2, eta, Time.STEPS).value(),
                    exact)
                / scale,
            1e-11,
            quantity + " at " + eta);
      }
    }
  }

  @Test
  void meanEstimationUnderGradientDescentIsExact() {
    for (double eta : new double[] {0.01, 0.5, 1.9}) {
      int n = 7;
      int updates = 20;
      double h = 0.75;
      double s = 1.5;
      Landscape landscape =
          builtIn(
              "mean-estimation", Map.of("H", new BigFraction(3, 4), "S", new BigFraction(3, 2)));
      Process process = new GradientDescent(ClosedForm.of(n), ClosedForm.of(updates));
      BigFraction rate = new BigFraction(eta);
      double decay = 1 - Math.pow(1 - eta * h, updates);
      assertEquals(
          s * s / (2 * n * h) * decay * decay,
          resummed(landscape, Quantity.TEST_LOSS, process, 2, rate, Time.STEPS).value().get(0),
          1e-12);
      assertEquals(
          s * s / (n * h) * decay,
          resummed(landscape, Quantity.GAP, process, 2, rate, Time.STEPS).value().get(0),
          1e-12);
    }
  }

  @Test
  void corollary6IsTheContinuumForm() {
    int n = 5;
    double eta = 0.02;
    int updates = 100;
    Landscape landscape =
        builtIn("mean-estimation", Map.of("H", new BigFraction(2), "S", new BigFraction(3)));
    Process process = new GradientDescent(ClosedForm.of(n), ClosedForm.of(updates));
    double decay = 1 - Math.exp(-eta * updates * 2);
    BigFraction rate = new BigFraction(eta);
    assertEquals(
        9.0 / (2 * n * 2) * decay * decay,
        resummed(landscape, Quantity.TEST_LOSS, process, 2, rate, Time.CONTINUUM).value().get(0),
        1e-12);
    assertEquals(
        9.0 / (n * 2) * decay,
        resummed(landscape, Quantity.GAP, process, 1, rate, Time.CONTINUUM).value().get(0),
        1e-12);
  }

  @Test
  void gaussAfterOneUpdateFollowsItsClosedForm() {
    // From h = 0: E[l(θ_1)] = 1/2 + ½(exp(η/2)/√(1+η) − 1), whose series begins η²/8 − η³/12.
    Landscape gauss = builtIn("gauss", Map.of());
    double eta = 0.1;
    Prediction prediction = plain(gauss, Quantity.TEST_LOSS, descent(1, 1, 1), 4, TENTH);
    assertEquals(0.5, prediction.upTo(1).get(0), 1e-14);
    assertEquals(eta * eta / 8, prediction.orders().get(2).get(0), 1e-15);
    assertEquals(-Math.pow(eta, 3) / 12, prediction.orders().get(3).get(0), 1e-16);
    double exact = 0.5 + 0.5 * (Math.exp(eta / 2) / Math.sqrt(1 + eta) - 1);
    double error = prediction.value().get(0) - exact;
    assertEquals(-error, prediction.next().orElseThrow().values().get(0), 0.2 * Math.abs(error));
    assertEquals(
        new Expectation.Quadrature(32),
        prediction.expectation(),
        "a normal variable is integrated");
  }

  @Test
  void helixTravelsByEtaSquaredOver6EachUpdateInTheContinuum() {
    double eta = 0.01;
    double long1 = 2e4;
    double long2 = 3e4;
    List<Double> moved = new ArrayList<>();
    for (double updates : List.of(long1, long2)) {
      Process process =
          StochasticGradientDescent.reshuffled(
              new Grid(ClosedForm.of((long) updates), ClosedForm.ONE, ClosedForm.ONE));
      Prediction exact =
          resummed(
              builtIn("helix", Map.of("a", new BigFraction(3))),
              Quantity.DISPLACEMENT,
              process,
              3,
              new BigFraction(1, 100),
              Time.STEPS);
      moved.add(exact.value().get(2));
      Prediction continuum =
          resummed(
              builtIn("helix", Map.of()),
              Quantity.DISPLACEMENT,
              process,
              3,
              new BigFraction(1, 100),
              Time.CONTINUUM);
      moved.add(continuum.value().get(2));
      assertEquals(0, exact.value().get(0), 1e-12);
    }
    assertEquals(
        eta * eta / (6 - 4 * eta * 3), (moved.get(2) - moved.get(0)) / (long2 - long1), 1e-12);
    assertEquals(eta * eta / 6, (moved.get(3) - moved.get(1)) / (long2 - long1), 1e-12);
  }

  @Test
  void aFlatLandscapeWithNoiseDriftsAndHasEigenvaluesZero() {
    String json =
        """
        {"weights": ["u", "v"], "start": {"u": 0, "v": 0}, "data": [
          {"probability": "1/2", "loss": "u + v"}, {"probability": "1/2", "loss": "3*u - v"}]}\
        """;
    Landscape flat = LandscapeReader.read(json, "flat");
    // θ_T − θ_0 = −η Σ g with mean gradient (2, 0); the covariance of a gradient is
    // [[1,−1],[−1,1]].
    assertEquals(
        List.of(-2.0, 0.0),
        resummed(flat, Quantity.DISPLACEMENT, descent(10, 1, 1), 1, TENTH, Time.STEPS).value());
    List<Double> covariance =
        resummed(flat, Quantity.WEIGHT_COVARIANCE, descent(10, 1, 1), 2, TENTH, Time.STEPS).value();
    assertEquals(0, largestError(covariance, List.of(0.1, -0.1, -0.1, 0.1)), 1e-15);
  }

  @Test
  void equalEigenvaluesAskForEachWeightOnce() {
    // 6 equal curvatures: with 3 edges 216 combinations of directions, but one of eigenvalues.
    StringBuilder loss = new StringBuilder("w[1]^3");
    for (int i = 1; i <= 6; i++) {
      loss.append(" + w[").append(i).append("]^2");
    }
    String json =
        "{\"weights\": [\"w[1..6]\"], \"start\": {\"w\": 0}, \"data\": ["
            + "{\"probability\": \"1/2\", \"loss\": \""
            + loss
            + " + w[1] - w[3]\"},"
            + "{\"probability\": \"1/2\", \"loss\": \""
            + loss
            + " - w[1] + w[3]\"}]}";
    Landscape equal = LandscapeReader.read(json, "equal");
    Prediction all = resummed(equal, Quantity.TEST_LOSS, descent(4, 1, 1), 2, TENTH, Time.STEPS);
    // Each of 4 updates adds variance η²; what is left decays by z² = 0.8². H/2 times it, twice.
    double variance = 0;
    for (int t = 0; t < 4; t++) {
      variance = variance * 0.64 + 0.01;
    }
    assertEquals(2 * variance, all.value().get(0), 1e-14);
  }

  @Test
  void anIndefiniteLearningRateIsRefusedOnlyWhereEigenvectorsAreNeeded() {
    Landscape landscape =
        of(
            PolynomialLandscape.random(8, 2, 3, 3)
                .withLearningRate(
                    List.of(
                        List.of(new BigFraction(1), new BigFraction(2)),
                        List.of(new BigFraction(2), new BigFraction(1)))));
    Prediction plain = plain(landscape, Quantity.TEST_LOSS, descent(2, 1, 1), 2, TENTH);
    assertEquals(
        new BigFraction(-2)
            .multiply(
                landscape.value(
                    chladni.diagram.NumberedDiagram.canonical(
                            chladni.diagram.AllDiagrams.with(1, chladni.diagram.Anchor.ROOT).get(0))
                        .diagram()))
            .multiply(TENTH)
            .doubleValue(),
        plain.orders().get(1).get(0),
        1e-12);
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> resummed(landscape, Quantity.TEST_LOSS, descent(2, 1, 1), 2, TENTH, Time.STEPS));
    assertTrue(
        refused.problem().message().contains("negative eigenvalue -1"),
        refused.problem().message());
  }

  @Test
  void predictionsOutsideTheirRangeWarn() {
    Landscape mean = builtIn("mean-estimation", Map.of("H", new BigFraction(2)));
    assertEquals(List.of(), plain(mean, Quantity.TEST_LOSS, descent(4, 1, 1), 2, TENTH).warnings());
    assertEquals(
        List.of("η·T·‖H‖ = 2 is not below 1: plain orders need not get smaller; use resummed"),
        plain(mean, Quantity.TEST_LOSS, descent(10, 1, 1), 2, TENTH).warnings());
    assertEquals(
        List.of(),
        resummed(mean, Quantity.TEST_LOSS, descent(10, 1, 1), 2, TENTH, Time.STEPS).warnings());
    assertEquals(
        List.of("η·‖H‖ = 2.4 is not below 2: descent diverges, and so do all orders"),
        resummed(mean, Quantity.TEST_LOSS, descent(4, 1, 1), 2, new BigFraction(12, 10), Time.STEPS)
            .warnings());
    assertEquals(
        List.of("η·‖H‖ = 0.6 is not small, as the continuum form supposes: use resummed"),
        resummed(
                mean,
                Quantity.TEST_LOSS,
                descent(4, 1, 1),
                2,
                new BigFraction(3, 10),
                Time.CONTINUUM)
            .warnings());
    Landscape hill = builtIn("mean-estimation", Map.of("H", new BigFraction(-2)));
    assertEquals(
        List.of("H has the negative eigenvalue -2, along which all orders grow by exp(2)"),
        resummed(hill, Quantity.TEST_LOSS, descent(10, 1, 1), 2, TENTH, Time.STEPS).warnings());
  }

  @Test
  void anExpansionAtAMinimumWarnsElsewhere() {
    Setting minimum = new Setting(Setting.Start.MINIMUM, Setting.Noise.ANY);
    Forecast forecast = Forecast.plain(Quantity.TEST_LOSS, Expander.of(descent(2, 1, 1), minimum));
    for (int theta0 : List.of(0, 1)) {
      Landscape landscape = builtIn("mean-estimation", Map.of("theta0", new BigFraction(theta0)));
      Prediction prediction =
          Predictor.on(landscape)
              .predict(forecast.expansion(2), numbers(TENTH), Optional.of(forecast));
      assertEquals(theta0 == 0, prediction.warnings().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {155, 400})
  void anEtaWithWhichAnOrderIsNoFloatingPointNumberIsRefused(int digits) {
    Process process =
        StochasticGradientDescent.reshuffled(
            new Grid(ClosedForm.of(2), ClosedForm.ONE, ClosedForm.ONE));
    BigFraction eta = new BigFraction(BigInteger.TEN.pow(digits));
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> plain(builtIn("helix", Map.of()), Quantity.TEST_LOSS, process, 2, eta));
    assertTrue(
        refused
            .problem()
            .message()
            .endsWith("is outside the range of floating point, which ends at 1.8e308"),
        refused.problem().message());
  }

  @Test
  void whatIsStillSymbolicIsNamed() {
    Process process =
        StochasticGradientDescent.reshuffled(
            new Grid(ClosedForm.symbol("N"), ClosedForm.symbol("B"), ClosedForm.ONE));
    ProblemException missing =
        assertThrows(
            ProblemException.class,
            () -> plain(builtIn("gauss", Map.of()), Quantity.TEST_LOSS, process, 2, TENTH));
    assertEquals("N and B are still symbolic, so there is no number", missing.problem().message());
  }

  @Test
  void givenTensorsPredictWhatTheirLandscapeDoes() {
    Landscape gauss = builtIn("gauss", Map.of());
    Landscape given =
        LandscapeReader.read(
            """
            {"weights": ["h"], "start": {"h": 0}, "tensors": {"l": "1/2", "G": [0],
             "H": [["1/2"]], "J": [[["-1/2"]]], "C": [["1/2"]], "S": [[[-1]]],
             "[2,1]": [[["-1/2"]]]}}\
            """,
            "given");
    assertEquals(
        plain(gauss, Quantity.TEST_LOSS, descent(1, 1, 1), 3, TENTH).value().get(0),
        plain(given, Quantity.TEST_LOSS, descent(1, 1, 1), 3, TENTH).value().get(0),
        1e-14);
  }
}
