package chladni.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.expansion.Quantity;
import chladni.history.Sampling;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeFiles;
import chladni.landscape.LandscapeReader;
import chladni.oracle.ExactDiffusion;
import chladni.oracle.PolynomialLandscape;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Every process against exact results that share no code with it; |z| < 4 with seed 1. */
final class ProcessesTest {
  private static final long SEED = 1;

  private static Landscape builtIn(String name, Map<String, BigFraction> parameters) {
    return LandscapeReader.open(name, parameters, LandscapeFiles.none());
  }

  private static Trials run(
      Landscape landscape, Training training, double eta, Quantity quantity, int trials) {
    return Simulation.run(
        Experiment.of(landscape, training, eta, quantity, trials, SEED), (done, total) -> {});
  }

  private static Estimate estimate(
      Landscape landscape, Training training, double eta, Quantity quantity, int trials) {
    return run(landscape, training, eta, quantity, trials).estimate(quantity);
  }

  private static final BigFraction H = new BigFraction(3, 2);
  private static final BigFraction S = BigFraction.TWO;

  private static Landscape meanEstimation() {
    return builtIn("mean-estimation", Map.of("H", H, "S", S));
  }

  /** The paper's Corollary 6, whose continuum form this is before the limit. */
  @Test
  void meanEstimationUnderGradientDescentOverfitsAsItsExactIdentitiesSay() {
    int n = 8;
    int t = 12;
    double eta = 0.1;
    double h = H.doubleValue();
    double c = S.doubleValue() * S.doubleValue();
    double approach = 1 - Math.pow(1 - eta * h, t);
    Training gd = new Training.FullBatch(n, t, UpdateRule.PLAIN);
    Estimate loss = estimate(meanEstimation(), gd, eta, Quantity.TEST_LOSS, 20_000);
    Estimate gap = estimate(meanEstimation(), gd, eta, Quantity.GAP, 20_000);
    double exact = c / (2 * n * h) * approach * approach;
    assertEquals(0, loss.z(exact), 4);
    assertEquals(0, gap.z(c / (n * h) * approach), 4);
    assertTrue(Math.abs(loss.z(2 * exact)) > 4, "a factor 2 goes unnoticed");
    assertTrue(Math.abs(gap.z(c / (2 * n * h) * approach)) > 4, "the print's 2N goes unnoticed");
  }

  /** With z = 1 − ηH, the closed sum over the histories of the tied fork, for every N, B, E. */
  @Test
  void meanEstimationUnderReshuffledSgdIsTheClosedFormOfTheTiedFork() {
    int n = 12;
    int b = 3;
    int epochs = 3;
    double eta = 0.2;
    double z = 1 - eta * H.doubleValue();
    int l = n / b;
    int t = l * epochs;
    double p = z * z;
    double distinct = Math.pow(1 - Math.pow(z, t), 2);
    double within = Math.pow(1 - Math.pow(z, l), 2) * (1 - Math.pow(p, t)) / (1 - Math.pow(p, l));
    double histories =
        n
            * ((1 - Math.pow(p, t)) / (l * (1 - p))
                + (distinct - within) / (l * l * Math.pow(1 - z, 2)));
    double c = S.doubleValue() * S.doubleValue();
    double exact = H.doubleValue() / 2 * eta * eta * c * histories / (b * b);
    Training sgd = new Training.Descent(n, b, t, Sampling.RESHUFFLE, UpdateRule.PLAIN);
    assertEquals(0, estimate(meanEstimation(), sgd, eta, Quantity.TEST_LOSS, 20_000).z(exact), 4);
  }

  /** Twice as many points continue the same trials, so that the difference is one of velocity. */
  @Test
  void helixClimbsByItsValleysCurlPerUpdate() {
    double eta = 0.05;
    int early = 200;
    int late = 1200;
    Landscape helix = builtIn("helix", Map.of());
    Trials before = run(helix, single(early), eta, Quantity.WEIGHTS, 2_000);
    Trials after = run(helix, single(late), eta, Quantity.WEIGHTS, 2_000);
    Estimate climb = after.differences(before, Quantity.WEIGHTS).get(2);
    double exact = (late - early) * eta * eta / (6 - 4 * eta);
    assertEquals(0, climb.z(exact), 4);
    assertTrue(climb.z(0) > 20, "a velocity of 0, as of SDEs with constant noise");
    assertTrue(Math.abs(climb.z(-exact)) > 20);
  }

  private static Training single(int points) {
    return new Training.Descent(points, 1, points, Sampling.RESHUFFLE, UpdateRule.PLAIN);
  }

  /** E[e^{−η(1−x²)/2}] is a moment of χ². */
  @Test
  void gaussAfterOneUpdateIsItsClosedForm() {
    double eta = 0.25;
    Estimate loss =
        estimate(builtIn("gauss", Map.of()), single(1), eta, Quantity.TEST_LOSS, 200_000);
    double excess = (Math.exp(eta / 2) / Math.sqrt(1 + eta) - 1) / 2;
    assertEquals(0, loss.z(0.5 + excess), 4);
    assertTrue(Math.abs(loss.z(0.5 - excess)) > 4);
  }

  @Test
  void gradientFlowOnAParabolaDecaysExponentially() {
    Landscape landscape = builtIn("mean-estimation", Map.of("H", H, "theta0", BigFraction.TWO));
    Training flow = new Training.Flow(7.3, 16);
    Trials trials = run(landscape, flow, 0.1, Quantity.WEIGHTS, 10);
    assertEquals(1, trials.done());
    assertEquals(2 * Math.exp(-0.1 * 1.5 * 7.3), trials.estimate(Quantity.WEIGHTS).mean(), 1e-8);
  }

  private static final PolynomialLandscape TWO =
      PolynomialLandscape.read(
          """
          {"weights": ["u", "v"], "start": {"u": 1, "v": "-1/2"},
           "learning_rate": [[1, "1/4"], ["1/4", "1/2"]], "data": [
            {"probability": "1/4", "loss": "u^2 + u*v + u^3/3"},
            {"probability": "3/4", "loss": "v^2 - u + 1/2*u^2*v"}]}
          """);

  /** The generator's exponential to order 5 in η; the order after it is below the error. */
  @Test
  void diffusionAndFlowAreTheirGeneratorsExponentials() {
    double eta = 0.02;
    double time = 3;
    Landscape landscape = LandscapeReader.read(TWO.json(), "two.json");
    double exact = value(ExactDiffusion.diffusionTestLoss(TWO, 2, 5), eta, time);
    Estimate loss =
        estimate(landscape, new Training.Diffusion(time, 2, 64), eta, Quantity.TEST_LOSS, 40_000);
    assertEquals(0, loss.z(exact), 4);
    double flow = value(ExactDiffusion.flowTestLoss(TWO, 5), eta, time);
    assertEquals(
        flow,
        estimate(landscape, new Training.Flow(time, 4), eta, Quantity.TEST_LOSS, 10).mean(),
        1e-7);
    assertTrue(Math.abs(loss.z(flow)) > 4, "the noise goes unnoticed");
  }

  private static double value(List<List<BigFraction>> series, double eta, double time) {
    double sum = 0;
    for (int d = 0; d < series.size(); d++) {
      for (int m = 0; m < series.get(d).size(); m++) {
        sum += series.get(d).get(m).doubleValue() * Math.pow(eta, d) * Math.pow(time, m);
      }
    }
    return sum;
  }

  // One weight and three outcomes, by hand: a sum over all training sequences.

  private static final double[] CHANCES = {0.5, 0.25, 0.25};
  private static final double START = 0.5;

  private static final Landscape THREE =
      LandscapeReader.read(
          """
          {"weights": ["u"], "start": ["1/2"], "data": [
            {"probability": "1/2", "loss": "u^2 - u"},
            {"probability": "1/4", "loss": "u^3/3 + u"},
            {"probability": "1/4", "loss": "2*u^2 + 3*u"}]}
          """,
          "three.json");

  private static double gradient(int outcome, double u) {
    return switch (outcome) {
      case 0 -> 2 * u - 1;
      case 1 -> u * u + 1;
      default -> 4 * u + 3;
    };
  }

  private static double curvature(int outcome, double u) {
    return outcome == 0 ? 2 : outcome == 1 ? 2 * u : 4;
  }

  private static double testLoss(double u) {
    return (u * u - u) / 2 + (u * u * u / 3 + u) / 4 + (2 * u * u + 3 * u) / 4;
  }

  /** From the outcomes drawn to the weight that is measured. */
  private interface Rule {
    double trained(int[] outcomes);
  }

  private static double expectation(int points, Rule rule) {
    double sum = 0;
    int[] outcomes = new int[points];
    for (int k = 0; k < Math.pow(3, points); k++) {
      double chance = 1;
      int rest = k;
      for (int i = 0; i < points; i++) {
        outcomes[i] = rest % 3;
        chance *= CHANCES[rest % 3];
        rest /= 3;
      }
      sum += chance * testLoss(rule.trained(outcomes));
    }
    return sum;
  }

  private static final double ETA = 0.2;

  @Test
  void optimizersAreWhatTheyAreUsuallyWrittenAs() {
    double beta = 0.6;
    Map<String, UpdateRule> ours = new TreeMap<>();
    Map<String, Rule> theirs = new TreeMap<>();
    ours.put("momentum", UpdateRule.PLAIN.with(new Momentum(beta)));
    theirs.put(
        "momentum",
        outcomes -> {
          double u = START;
          double v = 0;
          for (int x : outcomes) {
            v = beta * v - ETA * gradient(x, u);
            u += v;
          }
          return u;
        });
    ours.put("nesterov", UpdateRule.PLAIN.with(new NesterovMomentum(beta)));
    theirs.put(
        "nesterov",
        outcomes -> {
          double u = START;
          double v = 0;
          for (int x : outcomes) {
            v = beta * v - ETA * gradient(x, u + beta * v);
            u += v;
          }
          return u;
        });
    ours.put("average", UpdateRule.PLAIN.with(new Averaging()));
    theirs.put(
        "average",
        outcomes -> {
          double u = START;
          double sum = 0;
          for (int x : outcomes) {
            u -= ETA * gradient(x, u);
            sum += u;
          }
          return sum / outcomes.length;
        });
    ours.put(
        "schedule and momentum",
        UpdateRule.PLAIN
            .with(new Schedule((time, updates) -> 1 - time / (double) updates))
            .with(new Momentum(beta)));
    theirs.put(
        "schedule and momentum",
        outcomes -> {
          double u = START;
          double v = 0;
          for (int t = 0; t < outcomes.length; t++) {
            double s = 1 - t / (double) outcomes.length;
            v = beta * v - s * ETA * gradient(outcomes[t], u);
            u += v;
          }
          return u;
        });
    ours.put("decay", UpdateRule.PLAIN.with(new WeightDecay(0.7)));
    theirs.put(
        "decay",
        outcomes -> {
          double u = START;
          for (int x : outcomes) {
            u -= ETA * (gradient(x, u) + 0.7 * u);
          }
          return u;
        });
    List<Double> exacts = new ArrayList<>();
    ours.forEach(
        (name, rule) -> {
          double exact = expectation(4, requireNonNull(theirs.get(name)));
          Training training = new Training.Descent(4, 1, 4, Sampling.RESHUFFLE, rule);
          Estimate loss = estimate(THREE, training, ETA, Quantity.TEST_LOSS, 100_000);
          assertEquals(0, loss.z(exact), 4, name);
          exacts.add(exact);
        });
    assertEquals(5, exacts.stream().distinct().count());
  }

  /** N = 3, T = 4, by the gradient of the regularizer written out for one weight. */
  @Test
  void gdcDescendsTheTrainingLossAndTheTraceOfTheSampleCovariance() {
    for (int batch = 1; batch <= 3; batch++) {
      double b = batch;
      double exact =
          expectation(
              3,
              outcomes -> {
                double u = START;
                for (int t = 0; t < 4; t++) {
                  double mean = mean(outcomes, u);
                  double slope = 0;
                  for (int x : outcomes) {
                    slope += 2 * (gradient(x, u) - mean) * curvature(x, u) / 2;
                  }
                  u -= ETA * (mean + (3 - b) / (4 * 3 * b) * ETA * slope);
                }
                return u;
              });
      Training gdc = new Training.CovarianceRegularized(3, batch, 4);
      assertEquals(0, estimate(THREE, gdc, ETA, Quantity.TEST_LOSS, 100_000).z(exact), 4);
    }
  }

  private static double mean(int[] outcomes, double u) {
    double sum = 0;
    for (int x : outcomes) {
      sum += gradient(x, u);
    }
    return sum / outcomes.length;
  }

  /** What GDC is for: its test loss is SGD's to order η², where plain GD's is not. */
  @Test
  void gdcImitatesSgd() {
    double eta = 0.005;
    int n = 10;
    Trials sgd = run(THREE, single(n), eta, Quantity.TEST_LOSS, 40_000);
    Trials gd =
        run(THREE, new Training.FullBatch(n, n, UpdateRule.PLAIN), eta, Quantity.TEST_LOSS, 40_000);
    Trials gdc =
        run(THREE, new Training.CovarianceRegularized(n, 1, n), eta, Quantity.TEST_LOSS, 40_000);
    double apart = gd.differences(sgd, Quantity.TEST_LOSS).get(0).mean();
    // Cor. 2 for one epoch: η² (N−1)/4 · G ∇C, with the derivatives at the start by hand.
    double g = (2 * START - 1) / 2 + (START * START + 1) / 4 + (4 * START + 3) / 4;
    double square = 0;
    double slope = 0;
    for (int x = 0; x < 3; x++) {
      square += CHANCES[x] * gradient(x, START) * curvature(x, START);
      slope += CHANCES[x] * curvature(x, START);
    }
    double expected = eta * eta * (n - 1) / 4.0 * g * 2 * (square - g * slope);
    assertEquals(1, apart / expected, 0.35);
    Estimate imitation = gdc.differences(sgd, Quantity.TEST_LOSS).get(0);
    assertTrue(
        Math.abs(imitation.mean()) < 0.25 * Math.abs(apart), imitation + " against " + apart);
  }

  /** N = 3, T = 5: the two joint updates written out. */
  @Test
  void sticDescendsItsCriterionJointlyInTheWeightAndThePenalty() {
    int t = 5;
    double tau = ETA * t;
    DoubleUnaryOperator response = h -> (1 - Math.exp(-tau * h)) / h;
    double exact =
        expectation(
            3,
            outcomes -> {
              double u = START;
              double lambda = 0;
              for (int k = 0; k < t; k++) {
                double e = 1e-6;
                double byWeight =
                    mean(outcomes, u)
                        + lambda * u
                        + (gap(outcomes, u + e, lambda, response)
                                - gap(outcomes, u - e, lambda, response))
                            / (2 * e);
                double byPenalty =
                    u * u / 2
                        + (gap(outcomes, u, lambda + e, response)
                                - gap(outcomes, u, lambda - e, response))
                            / (2 * e);
                u -= ETA * byWeight;
                lambda = Math.max(0, lambda - ETA * byPenalty);
              }
              return u;
            });
    Training stic = new Training.CriterionRegularized(3, t);
    assertEquals(0, estimate(THREE, stic, ETA, Quantity.TEST_LOSS, 100_000).z(exact), 4);
  }

  private static double gap(int[] outcomes, double u, double lambda, DoubleUnaryOperator response) {
    double mean = mean(outcomes, u);
    double variance = 0;
    double h = 0;
    for (int x : outcomes) {
      variance += Math.pow(gradient(x, u) - mean, 2) / 2;
      h += curvature(x, u) / 3;
    }
    return variance / 3 * response.applyAsDouble(h + lambda);
  }

  @Test
  void theResponseOfTheCriterionIsSmoothWhereCurvatureVanishes() {
    for (double h : new double[] {-2e-4, -1e-9, 0, 1e-9, 2e-4, 9.99e-4, 1.001e-3, 0.5}) {
      double tau = 1.5;
      double e = 1e-4;
      assertEquals(
          (CriterionRegularizedRun.response(tau, h + e)
                  - CriterionRegularizedRun.response(tau, h - e))
              / (2 * e),
          CriterionRegularizedRun.slope(tau, h),
          1e-7);
    }
    assertEquals(1.5, CriterionRegularizedRun.response(1.5, 0));
  }

  // Other kinds of data.

  /** One point, one update: E l(θ_1) = ½(η² Var x + Var x + (E θ_1 − ½)²), Var x = 1/12. */
  @Test
  void uniformDataAreDrawnAndAveragedOver() {
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": ["w"], "start": [2], "data": {"x": "uniform(0,1)"}, "loss": "(w-x)^2/2"}
            """,
            "uniform.json");
    Trials trials = run(landscape, single(1), 0.25, Quantity.TEST_LOSS, 20_000);
    double mean = 2 - 0.25 * 1.5;
    double exact = (1.0625 / 12 + (mean - 0.5) * (mean - 0.5)) / 2;
    assertEquals(0, trials.estimate(Quantity.TEST_LOSS).z(exact), 4);
    assertEquals(new TestLossMethod.ExactQuadrature(2), trials.testLossMethod());
  }

  @Test
  void rowsOfAFileAreEquallyLikely() {
    LandscapeFiles files = (name, longest) -> "a,y\n1,0\n2,1\n-1,3\n".getBytes(UTF_8);
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": ["w[1..2]"], "start": {"w": [1, 0]},
             "data": {"csv": "t.csv", "columns": {"x": "a", "y": "y"}},
             "loss": "(w[1]*x + w[2] - y)^2/2"}
            """,
            "rows.json",
            Map.of(),
            files);
    Trials trials = run(landscape, single(1), 0.5, Quantity.DISPLACEMENT, 20_000);
    // Gradients (r x, r) with residues r = 1, 1, −4: means (1 + 2 + 4)/3 and −2/3.
    assertEquals(0, trials.estimates(Quantity.DISPLACEMENT).get(0).z(-0.5 * 7 / 3), 4);
    assertEquals(0, trials.estimates(Quantity.DISPLACEMENT).get(1).z(0.5 * 2 / 3), 4);
    Trials still = run(landscape, new Training.Flow(0, 1), 0.5, Quantity.TEST_LOSS, 2);
    assertEquals((1 + 1 + 16) / 6.0, still.estimate(Quantity.TEST_LOSS).mean(), 1e-12);
  }

  @Test
  void aLandscapeGivenByTensorsCannotBeRun() {
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": ["u"], "start": [0], "tensors": {"l": 1, "G": [1], "H": [[1]]}}
            """,
            "given.json");
    assertTrue(
        assertThrows(
                ProblemException.class,
                () -> run(landscape, single(2), 0.1, Quantity.TEST_LOSS, 10))
            .problem()
            .message()
            .contains("given.json is given by tensors"));
  }

  @Test
  void aContinuousProcessHasNoGap() {
    assertThrows(
        ProblemException.class,
        () -> run(meanEstimation(), new Training.Diffusion(1, 1, 4), 0.1, Quantity.GAP, 10));
  }
}
