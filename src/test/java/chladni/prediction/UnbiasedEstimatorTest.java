package chladni.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.problem.ProblemException;
import chladni.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mean over all samples of a small distribution is the value, exactly. */
class UnbiasedEstimatorTest {
  private static final List<String> LOSSES =
      List.of("u^3 + u*v + 2*u - v", "u^2*v - v^2 + u + 3*v");
  private static final int SAMPLE = 4;

  private static Landscape landscape(List<String> probabilities, List<String> losses) {
    List<String> data = new ArrayList<>();
    for (int x = 0; x < losses.size(); x++) {
      data.add(
          "{\"probability\": \"%s\", \"loss\": \"%s\"}"
              .formatted(probabilities.get(x), losses.get(x)));
    }
    return LandscapeReader.read(
        "{\"weights\": [\"u\", \"v\"], \"start\": {\"u\": 1, \"v\": \"1/2\"}, \"data\": "
            + data
            + "}",
        "sample");
  }

  /** All samples of 4 with how often each loss occurs, and the landscapes that they make. */
  private static final Landscape POPULATION = landscape(List.of("1/3", "2/3"), LOSSES);

  private static final List<Landscape> SAMPLES =
      IntStream.rangeClosed(0, SAMPLE)
          .mapToObj(
              k ->
                  landscape(
                      Collections.nCopies(SAMPLE, "1/4"),
                      IntStream.range(0, SAMPLE).mapToObj(i -> LOSSES.get(i < k ? 0 : 1)).toList()))
          .toList();

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
    return all.stream().distinct();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void theMeanOfTheEstimatorOverAllSamplesIsTheValue(Diagram diagram) {
    List<BigFraction> mean = zeros(POPULATION.components(diagram).size());
    for (int k = 0; k <= SAMPLE; k++) {
      // binom(4, k) samples with the first loss k times.
      BigFraction probability =
          new BigFraction(1, 3)
              .pow(k)
              .multiply(new BigFraction(2, 3).pow(SAMPLE - k))
              .multiply(List.of(1, 4, 6, 4, 1).get(k));
      List<BigFraction> estimate = estimate(diagram, SAMPLES.get(k));
      for (int i = 0; i < mean.size(); i++) {
        mean.set(i, mean.get(i).add(probability.multiply(estimate.get(i))));
      }
    }
    assertEquals(POPULATION.components(diagram), mean);
  }

  private static List<BigFraction> zeros(int size) {
    return new ArrayList<>(Collections.nCopies(size, BigFraction.ZERO));
  }

  /** The estimator's averages, each as the value with moment brackets of a coarser diagram. */
  private static List<BigFraction> estimate(Diagram diagram, Landscape sample) {
    DiagramTree tree = new DiagramTree(diagram);
    List<BigFraction> sum = new ArrayList<>();
    for (Grouping grouping : UnbiasedEstimator.groupings(tree, SAMPLE)) {
      List<BigFraction> averages = sample.components(grouped(tree, grouping), Brackets.MOMENT);
      for (int i = 0; i < averages.size(); i++) {
        BigFraction term = grouping.coefficient().multiply(averages.get(i));
        if (sum.size() == i) {
          sum.add(term);
        } else {
          sum.set(i, sum.get(i).add(term));
        }
      }
    }
    return sum;
  }

  private static Diagram grouped(DiagramTree tree, Grouping grouping) {
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < tree.edges(); v++) {
      parents.add(tree.parent(v));
      int block = grouping.blockOf().get(v);
      parts.add(block < 0 ? grouping.blocks() + v : block);
    }
    int root = grouping.blockOf().get(tree.edges());
    List<Integer> labels = parts.stream().distinct().toList();
    return Diagram.of(
        new Presentation(
            parents,
            parts.stream().map(labels::indexOf).toList(),
            tree.diagram().anchors(),
            root < 0 ? OptionalInt.empty() : OptionalInt.of(labels.indexOf(root))));
  }

  @Test
  void theEstimatorOfTheNoiseHasBesselsFactor() {
    // C η = E[g·g] − E[g]·E[g]: m/(m−1) times both.
    Diagram noise =
        Diagram.of(
            new Presentation(List.of(1), List.of(0), List.of(Anchor.ROOT), OptionalInt.of(0)));
    List<Grouping> groupings = UnbiasedEstimator.groupings(new DiagramTree(noise), 10);
    assertEquals(
        List.of(new BigFraction(10, 9), new BigFraction(-10, 9)),
        groupings.stream()
            .sorted((a, b) -> Integer.compare(b.blocks(), a.blocks()))
            .map(Grouping::coefficient)
            .toList());
  }

  @Test
  void tooSmallSamplesAreRefused() {
    Diagram fork = AllDiagrams.with(3, Anchor.ROOT).get(0);
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> UnbiasedEstimator.groupings(new DiagramTree(fork), 3));
    assertTrue(
        refused.problem().message().contains("4 factors, and the sample only 3 data points"),
        refused.problem().message());
  }

  /** Two roots: their factors may fall on one data point as well. */
  @ParameterizedTest
  @MethodSource("pairs")
  void floatingPointAgreesAndIsUnbiasedForTwoRoots(Diagram diagram) {
    double[] mean = new double[POPULATION.components(diagram).size()];
    for (int k = 0; k <= SAMPLE; k++) {
      double probability =
          Math.pow(1.0 / 3, k) * Math.pow(2.0 / 3, SAMPLE - k) * List.of(1, 4, 6, 4, 1).get(k);
      DataPoints points = DataPoints.of(SAMPLES.get(k)).orElseThrow();
      EdgeBasis basis = EdgeBasis.ofWeights(SAMPLES.get(k).learningRate());
      double[] estimate =
          new EdgeSum(basis, new PointTables(points, basis.columns(), PointTables.Reading.SAMPLE))
              .components(new DiagramTree(diagram), directions -> 1);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += probability * estimate[i];
      }
    }
    List<BigFraction> exact = POPULATION.components(diagram);
    for (int i = 0; i < mean.length; i++) {
      double expected = exact.get(i).doubleValue();
      assertEquals(expected, mean[i], 1e-10 * Math.max(1, Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void vectorsAlongTheTreeGiveTheSameEstimate(Diagram diagram) {
    Landscape sample = SAMPLES.get(1);
    DataPoints points = DataPoints.of(sample).orElseThrow();
    EdgeBasis basis = EdgeBasis.ofWeights(sample.learningRate());
    DiagramTree tree = new DiagramTree(diagram);
    double[] dense =
        new EdgeSum(basis, new PointTables(points, basis.columns(), PointTables.Reading.SAMPLE))
            .components(tree, directions -> 1);
    double[] along =
        TreeContraction.value(
            points,
            PointTables.Reading.SAMPLE,
            tree,
            Collections.nCopies(
                tree.edges(), new TreeContraction.Edge.Whole(UnaryOperator.identity())),
            new HashMap<>());
    for (int i = 0; i < dense.length; i++) {
      assertEquals(dense[i], along[i], 1e-9 * Math.max(1, Math.abs(dense[i])));
    }
  }

  static Stream<Diagram> pairs() {
    return Stream.concat(
        AllDiagrams.with(2, Anchor.ROOT, Anchor.ROOT).stream(),
        Stream.concat(
            AllDiagrams.with(3, Anchor.LOOSE_END, Anchor.LOOSE_END).stream(), diagrams()));
  }

  @Test
  void standardErrorsAreThoseOfTheMean() {
    // l = x·w: the value of the mean loss at w = 1 is the mean of x, with error s/√m.
    double[] x = {1, 2, 4, 8, 16};
    String data =
        String.join(
            ", ",
            IntStream.range(0, x.length)
                .mapToObj(i -> "{\"probability\": \"1/5\", \"loss\": \"" + (int) x[i] + "*w\"}")
                .toList());
    Landscape landscape =
        LandscapeReader.read(
            "{\"weights\": [\"w\"], \"start\": {\"w\": 1}, \"data\": [" + data + "]}", "five");
    Prediction estimate =
        Predictor.fromSample(landscape, DataPoints.of(landscape).orElseThrow())
            .value(
                Value.of(
                    Diagram.of(
                        new Presentation(
                            List.of(), List.of(), List.of(Anchor.ROOT), OptionalInt.empty()))));
    double mean = 31.0 / 5;
    double squares = 0;
    for (double each : x) {
      squares += (each - mean) * (each - mean);
    }
    assertEquals(mean, estimate.value().get(0), 1e-14);
    assertEquals(Math.sqrt(squares / 4 / 5), estimate.standardErrors().orElseThrow().get(0), 1e-13);
  }
}
