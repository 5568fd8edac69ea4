package chladni.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OracleTest {

  @TestFactory
  Stream<DynamicTest> everySeriesOfTheVectorsIsReproducedExactly() {
    JsonArray cases =
        JsonParser.parseString(PolynomialLandscape.resource("series.json")).getAsJsonArray();
    assertEquals(48, cases.size());
    return cases.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(
            c -> {
              JsonObject label = c.deepCopy();
              label.remove("coefficients");
              return DynamicTest.dynamicTest(
                  label.toString(), () -> assertEquals(nested(c.get("coefficients")), computed(c)));
            });
  }

  private static Object computed(JsonObject c) {
    PolynomialLandscape landscape = PolynomialLandscape.vector(c.get("landscape").getAsString());
    int order = c.get("order").getAsInt();
    if (c.has("process")) {
      return switch (c.get("process").getAsString()) {
        case "ode" -> ExactDiffusion.flowTestLoss(landscape, order);
        case "sde" -> ExactDiffusion.diffusionTestLoss(landscape, 1, order);
        default -> throw new IllegalArgumentException(c.toString());
      };
    }
    int points = c.get("N").getAsInt();
    int batch = c.get("B").getAsInt();
    Training training =
        switch (c.get("sampling").getAsString()) {
          case "reshuffle" -> Training.reshuffle(points, batch, c.get("E").getAsInt());
          case "fixed" -> Training.fixed(points, batch, c.get("E").getAsInt());
          case "replacement" -> Training.replacement(points, batch, c.get("T").getAsInt());
          default -> throw new IllegalArgumentException(c.toString());
        };
    return switch (c.get("quantity").getAsString()) {
      case "test_loss" -> ExactDescent.testLoss(landscape, training, order);
      case "training_loss" -> ExactDescent.trainingLoss(landscape, training, order);
      case "weights" -> ExactDescent.weights(landscape, training, order);
      case "test_loss_squared" -> ExactDescent.testLossSquared(landscape, training, order);
      default -> throw new IllegalArgumentException(c.toString());
    };
  }

  private static Object nested(JsonElement element) {
    if (element.isJsonArray()) {
      List<Object> list = new ArrayList<>();
      element.getAsJsonArray().forEach(e -> list.add(nested(e)));
      return list;
    }
    return PolynomialLandscape.rational(element.getAsString());
  }

  /** l = a θ²/2 without noise: θ_T = (1−ηa)^T θ_0, by hand. */
  @Test
  void aParabolaContractsGeometrically() {
    PolynomialLandscape landscape =
        PolynomialLandscape.read(
            "{\"weights\":[\"u\"],\"start\":{\"u\":\"2\"},\"data\":[{\"probability\":\"1\",\"loss\":\"(3/2)*u^2\"}]}");
    assertEquals(
        List.of(rationals("2", "-18", "54", "-54")),
        ExactDescent.weights(landscape, Training.gradientDescent(2, 3), 3));
    assertEquals(
        List.of(rationals("6", "0", "0"), rationals("0", "-36", "0"), rationals("0", "0", "108")),
        ExactDiffusion.flowTestLoss(landscape, 2));
  }

  /** l_x = (θ−x)²/2, x = ±1, one update: θ_1 = ηx, so E[θ_1²] = η² and E[l(θ_1)] = (1+η²)/2. */
  @Test
  void oneStepOfMeanEstimationIsAsByHand() {
    PolynomialLandscape landscape = coin();
    Training training = Training.reshuffle(1, 1, 1);
    assertEquals(rationals("1/2", "0", "1/2"), ExactDescent.testLoss(landscape, training, 2));
    assertEquals(rationals("1/2", "-1", "1/2"), ExactDescent.trainingLoss(landscape, training, 2));
    assertEquals(rationals("0", "1", "0"), ExactDescent.gap(landscape, training, 2));
    assertEquals(
        List.of(List.of(rationals("0", "0", "1"))),
        ExactDescent.weightCovariance(landscape, training, 2));
    assertEquals(
        rationals("0", "0", "0", "0", "0"), ExactDescent.testLossVariance(landscape, training, 4));
  }

  /** dθ = −ηθ dt + η dW from 0: E[θ_T²] = η(1−e^{−2ηT})/2 = η²T − η³T² + …, by hand. */
  @Test
  void theDiffusionOfMeanEstimationIsOrnsteinUhlenbeck() {
    PolynomialLandscape landscape = coin();
    Polynomial square = Polynomial.variable(1, 0).power(2);
    assertEquals(
        List.of(
            rationals("0", "0", "0", "0"),
            rationals("0", "0", "0", "0"),
            rationals("0", "1", "0", "0"),
            rationals("0", "0", "-1", "0")),
        ExactDiffusion.diffusion(landscape, 1, square, 3));
  }

  @Test
  void theLearningRateMatrixMultipliesEta() {
    PolynomialLandscape plain = PolynomialLandscape.random(7, 2, 2, 3);
    PolynomialLandscape doubled =
        plain.withLearningRate(List.of(rationals("2", "0"), rationals("0", "2")));
    List<BigFraction> once = ExactDescent.testLoss(plain, Training.reshuffle(2, 1, 1), 2);
    List<BigFraction> twice = ExactDescent.testLoss(doubled, Training.reshuffle(2, 1, 1), 2);
    for (int k = 0; k <= 2; k++) {
      assertEquals(once.get(k).multiply(1 << k), twice.get(k));
    }
  }

  @Test
  void landscapesSurviveTheirOwnFileFormat() {
    PolynomialLandscape landscape = PolynomialLandscape.random(3, 3, 4, 3);
    assertEquals(landscape, PolynomialLandscape.read(landscape.json()));
    assertNotEquals(landscape, PolynomialLandscape.random(4, 3, 4, 3));
  }

  /** A full batch leaves nothing to shuffle, and one point nothing to choose. */
  @Test
  void samplingMattersOnlyWhereThereIsAChoice() {
    PolynomialLandscape landscape = PolynomialLandscape.random(11, 2, 3, 3);
    assertEquals(
        ExactDescent.testLoss(landscape, Training.fixed(3, 3, 2), 3),
        ExactDescent.testLoss(landscape, Training.reshuffle(3, 3, 2), 3));
    assertEquals(
        ExactDescent.testLoss(landscape, Training.replacement(1, 1, 3), 3),
        ExactDescent.testLoss(landscape, Training.reshuffle(1, 1, 3), 3));
    assertNotEquals(
        ExactDescent.testLoss(landscape, Training.replacement(2, 1, 2), 3),
        ExactDescent.testLoss(landscape, Training.reshuffle(2, 1, 1), 3));
  }

  /** Fixed order and reshuffling agree through order 3 and differ at order 4. */
  @Test
  @Tag("integration")
  void aFixedOrderFirstDiffersFromReshufflingAtOrderFour() {
    PolynomialLandscape landscape = PolynomialLandscape.random(5, 2, 2, 4);
    List<BigFraction> fixed = ExactDescent.testLoss(landscape, Training.fixed(6, 2, 2), 4);
    List<BigFraction> shuffled = ExactDescent.testLoss(landscape, Training.reshuffle(6, 2, 2), 4);
    assertEquals(shuffled.subList(0, 4), fixed.subList(0, 4));
    assertNotEquals(shuffled.get(4), fixed.get(4));
  }

  private static PolynomialLandscape coin() {
    return PolynomialLandscape.read(
        "{\"weights\":[\"u\"],\"start\":{\"u\":\"0\"},\"data\":["
            + "{\"probability\":\"1/2\",\"loss\":\"(1/2)*(u-1)^2\"},"
            + "{\"probability\":\"1/2\",\"loss\":\"(1/2)*(u+1)^2\"}]}");
  }

  private static List<BigFraction> rationals(String... texts) {
    return Stream.of(texts).map(PolynomialLandscape::rational).toList();
  }

  /** l = θ²/2 from θ = 1, two updates by hand, with β = 1/3. */
  @Test
  void twoUpdatesOfEachOptimizerAreAsByHand() {
    PolynomialLandscape parabola =
        PolynomialLandscape.read(
            """
            {"weights": ["w"], "start": {"w": "1"},
             "data": [{"probability": "1", "loss": "1/2*w^2"}]}
            """);
    BigFraction third = new BigFraction(1, 3);
    Training plain = Training.gradientDescent(1, 2);
    // θ_1 = 1 − η, v = −η, θ_2 = θ_1 − η/3 − ηθ_1.
    assertEquals(
        List.of(rationals("1", "-7/3", "1")),
        ExactDescent.weights(parabola, plain.with(new HeavyBall(third)), 2));
    // The second gradient is taken at θ_1 − η/3.
    assertEquals(
        List.of(rationals("1", "-7/3", "4/3")),
        ExactDescent.weights(parabola, plain.with(new Nesterov(third)), 2));
    // The mean of 1 − η and (1 − η)².
    assertEquals(
        List.of(rationals("1", "-3/2", "1/2")),
        ExactDescent.weights(parabola, plain.with(new Averaged(UpdateRule.PLAIN)), 2));
    // (1 − η)(1 − η/2).
    assertEquals(
        List.of(rationals("1", "-3/2", "1/2")),
        ExactDescent.weights(
            parabola,
            plain.with(new Scheduled(UpdateRule.PLAIN, t -> new BigFraction(1, 1 + t))),
            2));
  }
}
