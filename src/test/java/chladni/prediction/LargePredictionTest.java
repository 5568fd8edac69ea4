package chladni.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.expansion.Expander;
import chladni.expansion.Quantity;
import chladni.expansion.ResummedExpander.Time;
import chladni.history.Grid;
import chladni.history.StochasticGradientDescent;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.landscape.MultiIndex;
import chladni.oracle.PolynomialLandscape;
import chladni.problem.ProblemException;
import chladni.value.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without tensors: vectors along trees, and leading eigenpairs, against the exact and the dense.
 */
class LargePredictionTest {
  private static final BigFraction ETA = new BigFraction(1, 20);

  private static final Landscape POLYNOMIAL =
      LandscapeReader.read(
          PolynomialLandscape.random(31, 2, 3, 4)
              .withLearningRate(
                  List.of(
                      List.of(new BigFraction(1), new BigFraction(1, 2)),
                      List.of(new BigFraction(1, 2), new BigFraction(-2))))
              .json(),
          "test");

  static Stream<Diagram> diagrams() {
    List<Diagram> all = new ArrayList<>();
    for (int edges = 0; edges <= 3; edges++) {
      for (Diagram d : AllDiagrams.with(edges, Anchor.ROOT)) {
        all.add(d);
        for (int p = 0; p < d.partCount(); p++) {
          all.add(AllDiagrams.tied(d, p));
        }
      }
      if (edges > 0) {
        all.addAll(AllDiagrams.with(edges, Anchor.LOOSE_END));
      }
    }
    all.addAll(AllDiagrams.with(2, Anchor.ROOT, Anchor.ROOT));
    all.addAll(AllDiagrams.with(2, Anchor.LOOSE_END, Anchor.LOOSE_END));
    return all.stream().distinct();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void vectorsAlongTheTreeGiveTheExactValue(Diagram diagram) {
    UnaryOperator<double[]> rate = v -> new double[] {v[0] + v[1] / 2, v[0] / 2 - 2 * v[1]};
    double[] value =
        TreeContraction.value(
            DataPoints.of(POLYNOMIAL).orElseThrow(),
            PointTables.Reading.DISTRIBUTION,
            new DiagramTree(diagram),
            Collections.nCopies(diagram.edges(), new TreeContraction.Edge.Whole(rate)),
            new HashMap<>());
    List<BigFraction> exact = POLYNOMIAL.components(diagram);
    assertEquals(exact.size(), value.length);
    for (int i = 0; i < value.length; i++) {
      double expected = exact.get(i).doubleValue();
      assertEquals(expected, value[i], 1e-10 * Math.max(1, Math.abs(expected)));
    }
  }

  /** Every construction that a loss may have. */
  private static final Landscape ALL_FUNCTIONS =
      LandscapeReader.read(
          """
          {"weights": ["w[1..3]"], "start": {"w": ["1/2", "-1/3", 2]},
           "parameters": {"a": 3},
           "data": {"x[1..3]": "values([1, -2], [1/4, 3/4])"},
           "loss": "sum(i=1..3, sum(j=1..i, w[i]*w[j]*x[j] - i))^2/10 + exp(w[1])*tanh(w[2]*x[1]) + log(1+w[3]^2) + sqrt(2+sin(w[1])) + cos(w[2]*x[3]) + abs(w[1]-a) + (1+w[2]^2)^(w[3]/2) + x[2]/(2+w[1]^2) + dot(w,x)^3 + dot([1,w[1]],[w[2],x[2]]) + pi*w[3]^(-2)"}
          """,
          "functions");

  @Test
  void derivativesOfEveryConstructionAreThoseOfTheTensors() {
    DataPoints points = DataPoints.of(ALL_FUNCTIONS).orElseThrow();
    double[][] unit = EdgeBasis.identity(3);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double[] third = points.mean(unit[i], unit[j]);
        double[] fourth = points.mean(unit[i], unit[j], unit[2]);
        for (int k = 0; k < 3; k++) {
          assertClose(cumulant(i, j, k), third[k]);
          assertClose(cumulant(i, j, k, 2), fourth[k]);
        }
      }
      assertClose(cumulant(i), points.mean()[i]);
    }
    assertClose(cumulant(), points.meanLoss());
  }

  private static double cumulant(int... indices) {
    return ALL_FUNCTIONS.cumulant(List.of(MultiIndex.of(indices))).decimals().get(0);
  }

  private static void assertClose(double expected, double found) {
    assertEquals(expected, found, 1e-9 * Math.max(1, Math.abs(expected)));
  }

  /** A valley in 5 dimensions: curvatures 3, 2 and three small ones, a cubic and noise. */
  private static Landscape valley(String small) {
    String mean =
        "3*w[1]^2/2 + w[2]^2 + %s*(w[3]^2 + w[4]^2 + w[5]^2)/2 + w[1]*w[2]*w[3]/4".formatted(small);
    return LandscapeReader.read(
        """
        {"weights": ["w[1..5]"], "start": {"w": 0}, "data": [
          {"probability": "1/2", "loss": "%s + w[1] + w[2] - w[4]"},
          {"probability": "1/4", "loss": "%s - w[1] + w[5] + w[3]*w[3]"},
          {"probability": "1/4", "loss": "%s - w[1] - 2*w[2] + w[3]"}]}\
        """
            .formatted(mean, mean, mean),
        "valley");
  }

  private static final Forecast FORECAST =
      Forecast.resummed(
          Quantity.TEST_LOSS,
          Expander.of(
              StochasticGradientDescent.reshuffled(
                  new Grid(ClosedForm.of(20), ClosedForm.ONE, ClosedForm.ONE)),
              Setting.GENERAL),
          Time.STEPS);

  private static Prediction leading(Landscape landscape, int pairs) {
    return Predictor.on(landscape)
        .predictLeading(
            FORECAST.resummedExpansion(2),
            new Numbers(ETA, Map.of()),
            Optional.of(FORECAST),
            pairs);
  }

  private static double all(Landscape landscape) {
    return Predictor.on(landscape)
        .predictResummed(
            FORECAST.resummedExpansion(2), new Numbers(ETA, Map.of()), Optional.of(FORECAST))
        .value()
        .get(0);
  }

  @Test
  void allEigenpairsAreAsGoodAsTheDenseSum() {
    Prediction prediction = leading(valley("1/10"), 5);
    assertEquals(all(valley("1/10")), prediction.value().get(0), 1e-10);
    assertEquals(0, prediction.remainder().orElseThrow().values().get(0));
  }

  @Test
  void whatTheRestAddsIsWithinTheRemainder() {
    // Row 2 adds 1/2 to the curvature of w[3]: three eigenvalues lead.
    Prediction prediction = leading(valley("1/20"), 3);
    Prediction.Remainder remainder = prediction.remainder().orElseThrow();
    assertEquals(3, remainder.pairs());
    assertEquals(0.05, remainder.rest(), 1e-9);
    double error = Math.abs(prediction.value().get(0) - all(valley("1/20")));
    assertTrue(error > 1e-12, "the rest does something: " + error);
    assertTrue(error <= remainder.values().get(0), error + " > " + remainder.values());
  }

  @Test
  void aFlatRestNeedsNoEigenpairs() {
    Prediction prediction = leading(valley("0"), 3);
    assertEquals(all(valley("0")), prediction.value().get(0), 1e-10);
    assertEquals(0, prediction.remainder().orElseThrow().values().get(0), 1e-12);
  }

  @Test
  void tooFewEigenpairsAreRefused() {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> leading(valley("1/10"), 1));
    assertTrue(
        refused.problem().message().startsWith("beyond the first 1 eigenpairs the spectrum still"),
        refused.problem().message());
  }

  @Test
  void lanczosFindsEveryCopyOfAnEigenvalue() {
    double[] diagonal = new double[60];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = i < 3 ? 5 : i < 5 ? -4 : 1.0 / (i + 1);
    }
    Lanczos.Leading leading =
        Lanczos.of(
            v -> {
              double[] image = v.clone();
              for (int i = 0; i < image.length; i++) {
                image[i] *= diagonal[i];
              }
              return image;
            },
            diagonal.length,
            5);
    double[] expected = {5, 5, 5, -4, -4};
    for (int i = 0; i < 5; i++) {
      assertEquals(expected[i], leading.values()[i], 1e-10);
    }
    assertEquals(1.0 / 6, leading.rest(), 1e-8);
  }

  @Test
  void manyWeightsNeedVectorsOnly() {
    // ½(x·w − y)² over two rows at w = 0: G = −Σ y x/2, so G·G is known by hand.
    int n = 600;
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    double gg = 0;
    for (int i = 1; i <= n; i++) {
      int a = i % 7 - 3;
      int b = i % 5 - 2;
      first.append(i > 1 ? "," : "").append(a);
      second.append(i > 1 ? "," : "").append(b);
      gg += Math.pow(-(2.0 * a - b) / 2, 2);
    }
    Landscape wide =
        LandscapeReader.read(
            """
            {"weights": ["w[1..%d]"], "start": {"w": 0}, "data": [
              {"probability": "1/2", "loss": "(dot(w, [%s]) - 2)^2/2"},
              {"probability": "1/2", "loss": "(dot(w, [%s]) + 1)^2/2"}]}\
            """
                .formatted(n, first, second),
            "wide");
    Forecast forecast = Forecast.plain(Quantity.TEST_LOSS, FORECAST.expander());
    Prediction prediction =
        Predictor.on(wide)
            .predict(
                forecast.expansion(2),
                new Numbers(new BigFraction(1, 1_000_000), Map.of()),
                Optional.of(forecast));
    assertEquals(1.25, prediction.orders().get(0).get(0), 1e-12);
    assertEquals(-20e-6 * gg, prediction.orders().get(1).get(0), 1e-12 * gg);
  }
}
