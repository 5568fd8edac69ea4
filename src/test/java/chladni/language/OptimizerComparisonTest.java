package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.oracle.Averaged;
import chladni.oracle.ExactDescent;
import chladni.oracle.ExponentiallyAveraged;
import chladni.oracle.HeavyBall;
import chladni.oracle.Nesterov;
import chladni.oracle.Polynomial;
import chladni.oracle.PolynomialLandscape;
import chladni.oracle.Scheduled;
import chladni.oracle.Training;
import chladni.oracle.UpdateRule;
import chladni.render.TextWriter;
import chladni.value.TensorNames;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sums over diagrams against each optimizer run as it is usually written, exactly, over every
 * training set and ordering.
 */
class OptimizerComparisonTest {
  /** One weight, two outcomes, enough derivatives for order 4. */
  private static final PolynomialLandscape ONE = PolynomialLandscape.random(21, 1, 2, 5);

  private static final BigFraction HALF = new BigFraction(1, 2);

  private static Object diagrams(String quantity, String options) {
    return Series.of(
        "evaluate(" + quantity + "(" + options + "), landscape(\"random.json\"))",
        Map.of("random.json", ONE.json()));
  }

  /** What the options of an optimizer mean, as rules for one update. */
  private static UpdateRule rule(String options, int updates, int anEpoch) {
    return switch (options) {
      case "momentum=1/2" -> new HeavyBall(HALF);
      case "nesterov=1/2" -> new Nesterov(HALF);
      case "average" -> new Averaged(UpdateRule.PLAIN);
      case "schedule=1-t/T" ->
          new Scheduled(UpdateRule.PLAIN, t -> new BigFraction(updates - t, updates));
      case "schedule=1/(1+t)" -> new Scheduled(UpdateRule.PLAIN, t -> new BigFraction(1, 1 + t));
      case "schedule=2^t" -> new Scheduled(UpdateRule.PLAIN, t -> new BigFraction(2).pow(t));
      case "momentum=-1/3, schedule=1/2^epoch" ->
          new Scheduled(new HeavyBall(new BigFraction(-1, 3)), t -> HALF.pow(t / anEpoch));
      case "momentum=1/2, ema=1/3" ->
          new ExponentiallyAveraged(new HeavyBall(HALF), new BigFraction(1, 3));
      case "nesterov=1/2, average" -> new Averaged(new Nesterov(HALF));
      case "momentum=1/2, schedule=t^2+1, average" ->
          new Averaged(new Scheduled(new HeavyBall(HALF), t -> new BigFraction(t * t + 1)));
      default -> throw new IllegalArgumentException(options);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "momentum=1/2; 4; 2; 2; reshuffle",
        "momentum=1/2; 3; 1; 2; fixed",
        "momentum=1/2; 2; 2; 2; replacement",
        "nesterov=1/2; 4; 2; 2; reshuffle",
        "nesterov=1/2; 4; 2; 2; fixed",
        "average; 4; 2; 2; reshuffle",
        "schedule=1-t/T; 4; 2; 2; reshuffle",
        "schedule=1/(1+t); 3; 1; 1; reshuffle",
        "schedule=2^t; 2; 1; 2; fixed",
        "momentum=-1/3, schedule=1/2^epoch; 4; 2; 2; reshuffle",
        "momentum=-1/3, schedule=1/2^epoch; 2; 1; 3; fixed",
        "nesterov=1/2, average; 4; 2; 2; reshuffle",
        "momentum=1/2, ema=1/3; 4; 2; 2; reshuffle",
        "momentum=1/2, schedule=t^2+1, average; 4; 2; 2; reshuffle",
      })
  void testLossThroughOrderFour(String optimizer, int n, int b, int x, String sampling) {
    Training training =
        switch (sampling) {
          case "fixed" -> Training.fixed(n, b, x);
          case "replacement" -> Training.replacement(n, b, x);
          default -> Training.reshuffle(n, b, x);
        };
    String times = sampling.equals("replacement") ? ", T=" : ", E=";
    assertEquals(
        ExactDescent.testLoss(ONE, training.with(rule(optimizer, training.updates(), n / b)), 4),
        diagrams(
            "test_loss",
            "4, N=" + n + ", B=" + b + times + x + ", sampling=" + sampling + ", " + optimizer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"momentum=1/2", "nesterov=1/2, average", "momentum=-1/3, schedule=1/2^epoch"})
  void everyOtherQuantityThroughOrderThree(String optimizer) {
    Training training = Training.reshuffle(2, 1, 2).with(rule(optimizer, 4, 2));
    String options = "3, N=2, B=1, E=2, " + optimizer;
    assertEquals(ExactDescent.trainingLoss(ONE, training, 3), diagrams("training_loss", options));
    assertEquals(ExactDescent.gap(ONE, training, 3), diagrams("gap", options));
    assertEquals(ExactDescent.weights(ONE, training, 3), diagrams("weights", options));
    assertEquals(
        ExactDescent.testLossSquared(ONE, training, 3), diagrams("test_loss_squared", options));
    assertEquals(
        ExactDescent.testLossVariance(ONE, training, 3), diagrams("test_loss_variance", options));
    assertEquals(
        ExactDescent.weightCovariance(ONE, training, 3), diagrams("weight_covariance", options));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"momentum=1/2", "nesterov=1/2, average", "schedule=1-t/T"})
  void gradientDescentThroughOrderFour(String optimizer) {
    Training training = Training.gradientDescent(2, 3).with(rule(optimizer, 3, 1));
    String options = "4, process=gd, N=2, T=3, " + optimizer;
    assertEquals(ExactDescent.testLoss(ONE, training, 4), diagrams("test_loss", options));
    assertEquals(ExactDescent.gap(ONE, training, 4), diagrams("gap", options));
  }

  /** Closed forms in T and β with numbers put in afterwards. */
  @Test
  void closedFormsThroughOrderThree() {
    Training training = Training.reshuffle(3, 1, 1).with(new HeavyBall(HALF));
    assertEquals(
        ExactDescent.testLoss(ONE, training, 3),
        Series.of(
            "evaluate(subs(test_loss(3, E=1, B=1, momentum=beta), T=3, beta=1/2),"
                + " landscape(\"random.json\"))",
            Map.of("random.json", ONE.json())));
  }

  /**
   * What is written in a root r of r² − (1+β)(1−k) r + β(1−k), so that 1−k = r²/((1+β)r − β), read
   * again at numbers, against minus the moves of all impulses until the end, step by step.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "E=1, B=1, nesterov=beta",
        "E=1, B=1, nesterov=1/2",
        "process=gd, nesterov=beta",
        "E=1, B=1, nesterov=beta, average"
      })
  void nesterovsWrittenFormsHaveTheValuesOfItsSteps(String options) {
    Session session = new Session(Context.standard());
    Reply reply = session.eval("rweight(c(0-1)(01), " + options + ")");
    String written =
        new ReplyText(TensorNames.shipped(), TextWriter.ASCII).write(reply).lines().toList().get(0);
    SplittableRandom random = new SplittableRandom(31);
    for (int trial = 0; trial < 5; trial++) {
      BigFraction beta =
          options.contains("1/2") ? HALF : new BigFraction(1 + random.nextInt(40), 101);
      BigFraction root = new BigFraction(60 + random.nextInt(40), 103);
      BigFraction remaining =
          root.pow(2).divide(beta.add(BigFraction.ONE).multiply(root).subtract(beta));
      int steps = 1 + random.nextInt(7);
      BigFraction velocity = BigFraction.ONE;
      BigFraction position = BigFraction.ONE;
      BigFraction moves = BigFraction.ZERO;
      BigFraction average = BigFraction.ZERO;
      for (int step = 1; step <= steps; step++) {
        moves = moves.add(position);
        average = average.add(moves.divide(steps));
        BigFraction ahead = position.add(beta.multiply(velocity));
        velocity =
            beta.multiply(velocity).subtract(BigFraction.ONE.subtract(remaining).multiply(ahead));
        position = position.add(velocity);
      }
      String numbers =
          (options.contains("beta") ? ", beta=" + text(beta) : "")
              + ", r1="
              + text(root)
              + ", T="
              + steps;
      assertEquals(
          ClosedForm.of((options.contains("average") ? average : moves).negate()),
          ((Reply.OfFormula) session.eval("subs(" + written + numbers + ")")).formula(),
          () -> written + numbers);
    }
  }

  private static String text(BigFraction number) {
    return number.getNumerator() + "/" + number.getDenominator();
  }

  /**
   * The loss h θ²/2 + x s θ is quadratic, so the resummed prediction is exact: h E[θ_T²]/2, with
   * θ_T linear in the mean of five data, of variance 1/5.
   */
  @Test
  void nesterovResummedIsPredicted() {
    Session session = new Session(Context.standard());
    Reply reply =
        session.eval(
            "predict(test_loss(2, process=gd, resummed, nesterov=1/2),"
                + " landscape(\"mean-estimation\", H=2, S=3, theta0=1), eta=1/10, N=5, T=20)");
    double fromStart = end(1, 0);
    double fromData = end(0, 3);
    double exact = fromStart * fromStart + fromData * fromData / 5;
    assertEquals(0.449892, exact, 1e-6);
    assertEquals(exact, ((Reply.OfPrediction) reply).prediction().value().get(0), 1e-9);
  }

  /** Where twenty steps with η = 1/10 and β = 1/2 on θ² + slope·θ end. */
  private static double end(double start, double slope) {
    double position = start;
    double velocity = 0;
    for (int step = 0; step < 20; step++) {
      double gradient = 2 * (position + velocity / 2) + slope;
      velocity = velocity / 2 - gradient / 10;
      position += velocity;
    }
    return position;
  }

  /** A negative β has negative nodes, which no variable exponent can be laid on. */
  @Test
  void whatHasNoPowersIsWrittenInDifferences() {
    Reply reply =
        new Session(Context.standard()).eval("rweight(c(0-1)(01), E=1, B=1, momentum=-1/3)");
    assertTrue(
        new ReplyText(TensorNames.shipped(), TextWriter.ASCII)
            .write(reply)
            .contains("h(T - 1; 1, -1/(3*r1))"));
  }

  /** Weight decay descends, and measures, other losses; the optimizer sees no difference. */
  @Test
  void weightDecayIsAnotherLoss() {
    PolynomialLandscape two =
        PolynomialLandscape.random(22, 2, 2, 3)
            .withLearningRate(
                List.of(List.of(new BigFraction(2), HALF), List.of(HALF, new BigFraction(1, 3))));
    for (PolynomialLandscape landscape : List.of(ONE, two)) {
      PolynomialLandscape penalized = penalized(landscape, new BigFraction(1, 3));
      Training training = Training.reshuffle(2, 1, 2).with(new HeavyBall(HALF));
      String options = "(3, N=2, B=1, E=2, momentum=1/2, weight_decay=lambda)";
      Map<String, String> texts = Map.of("random.json", landscape.json());
      for (String quantity : List.of("test_loss", "training_loss", "weights")) {
        assertEquals(
            switch (quantity) {
              case "test_loss" -> ExactDescent.testLoss(penalized, training, 3);
              case "training_loss" -> ExactDescent.trainingLoss(penalized, training, 3);
              default -> ExactDescent.weights(penalized, training, 3);
            },
            Series.of(
                "evaluate(subs("
                    + quantity
                    + options
                    + ", lambda=1/3), landscape(\"random.json\"))",
                texts));
      }
    }
  }

  /** l_x + λ|θ|²/2. */
  private static PolynomialLandscape penalized(PolynomialLandscape plain, BigFraction lambda) {
    Polynomial penalty = Polynomial.constant(plain.dimension(), BigFraction.ZERO);
    for (int i = 0; i < plain.dimension(); i++) {
      penalty =
          penalty.plus(Polynomial.variable(plain.dimension(), i).power(2).scaled(lambda.divide(2)));
    }
    Polynomial added = penalty;
    return new PolynomialLandscape(
        plain.weights(),
        plain.start(),
        plain.probabilities(),
        plain.losses().stream().map(loss -> loss.plus(added)).toList(),
        plain.learningRate());
  }

  @Test
  void theComparisonWouldNoticeAnotherMomentum() {
    assertNotEquals(
        ExactDescent.testLoss(ONE, Training.reshuffle(2, 1, 2).with(new HeavyBall(HALF)), 2),
        diagrams("test_loss", "2, N=2, B=1, E=2, nesterov=1/2"));
  }

  /** One loss θ²/2 from θ = 1: every trial is θ_2 = 1 − (2+β)η + η². */
  @Test
  void simulationsTakeTheSameOptions() {
    String parabola =
        """
        {"weights": ["w"], "start": {"w": "1"},
         "data": [{"probability": "1", "loss": "1/2*w^2"}]}
        """;
    Session session = new Session(Context.standard().withTexts(name -> parabola));
    Reply reply =
        session.eval(
            "simulate(weights, landscape(\"parabola.json\"), process=gd, N=1, T=2, eta=1/10,"
                + " momentum=1/2, trials=10)");
    assertEquals(0.76, ((Reply.OfEstimate) reply).finding().estimates().get(0).mean(), 1e-12);
  }
}
