package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.oracle.ExactDescent;
import chladni.oracle.PolynomialLandscape;
import chladni.oracle.Training;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of diagrams, with histories and symmetries counted by trying everything, sum to what
 * descent does: Σ_D (−1/B)^d h(D)/|Aut(D)| value(D) is the coefficient of η^d.
 */
class LandscapeAgainstDescentTest {

  static Stream<Arguments> runs() {
    PolynomialLandscape vector = PolynomialLandscape.vector("two-weights");
    PolynomialLandscape skewed =
        PolynomialLandscape.random(8, 2, 3, 4)
            .withLearningRate(
                List.of(
                    List.of(new BigFraction(1), new BigFraction(1, 2)),
                    List.of(new BigFraction(1, 2), new BigFraction(-2))));
    PolynomialLandscape three = PolynomialLandscape.random(9, 3, 2, 3);
    return Stream.of(
        Arguments.of(vector, 2, 1, 1, 3),
        Arguments.of(vector, 2, 2, 2, 3),
        Arguments.of(vector, 4, 2, 1, 3),
        Arguments.of(skewed, 2, 1, 2, 3),
        Arguments.of(skewed, 3, 1, 1, 2),
        Arguments.of(three, 2, 1, 1, 3));
  }

  @ParameterizedTest(name = "N={1} B={2} E={3} order {4}")
  @MethodSource("runs")
  void diagramsSumToTheTestLoss(
      PolynomialLandscape polynomials, int points, int batch, int epochs, int order) {
    Sum sum = new Sum(polynomials, points, batch, epochs, order);
    assertEquals(
        List.of(ExactDescent.testLoss(polynomials, sum.training(), order)),
        sum.over(d -> sum.landscape.components(d), 1, Anchor.ROOT));
  }

  @ParameterizedTest(name = "N={1} B={2} E={3} order {4}")
  @MethodSource("runs")
  void diagramsWithTiedRootsSumToTheGap(
      PolynomialLandscape polynomials, int points, int batch, int epochs, int order) {
    Sum sum = new Sum(polynomials, points, batch, epochs, order);
    Function<Diagram, List<BigFraction>> tied =
        d -> {
          BigFraction values = BigFraction.ZERO;
          for (int p = 0; p < d.partCount(); p++) {
            values = values.add(sum.landscape.value(AllDiagrams.tied(d, p)));
          }
          return List.of(values.multiply(new BigFraction(-1, points)));
        };
    assertEquals(
        List.of(ExactDescent.gap(polynomials, sum.training(), order)),
        sum.over(tied, 1, Anchor.ROOT));
  }

  @ParameterizedTest(name = "N={1} B={2} E={3} order {4}")
  @MethodSource("runs")
  void diagramsWithALooseEndSumToTheDisplacement(
      PolynomialLandscape polynomials, int points, int batch, int epochs, int order) {
    Sum sum = new Sum(polynomials, points, batch, epochs, order);
    assertEquals(
        ExactDescent.displacement(polynomials, sum.training(), order),
        sum.over(d -> sum.landscape.components(d), polynomials.dimension(), Anchor.LOOSE_END));
  }

  @ParameterizedTest(name = "N={1} B={2} E={3} order {4}")
  @MethodSource("runs")
  void diagramsWithTwoRootsSumToTheSquaredTestLoss(
      PolynomialLandscape polynomials, int points, int batch, int epochs, int order) {
    Sum sum = new Sum(polynomials, points, batch, epochs, order);
    assertEquals(
        List.of(ExactDescent.testLossSquared(polynomials, sum.training(), order)),
        sum.over(d -> sum.landscape.components(d), 1, Anchor.ROOT, Anchor.ROOT));
  }

  @ParameterizedTest(name = "N={1} B={2} E={3} order {4}")
  @MethodSource("runs")
  void diagramsWithTwoLooseEndsSumToTheProductsOfDisplacements(
      PolynomialLandscape polynomials, int points, int batch, int epochs, int order) {
    Sum sum = new Sum(polynomials, points, batch, epochs, order);
    List<List<BigFraction>> expected = new ArrayList<>();
    ExactDescent.displacementProducts(polynomials, sum.training(), order).forEach(expected::addAll);
    assertEquals(
        expected,
        sum.over(
            d -> sum.landscape.components(d), expected.size(), Anchor.LOOSE_END, Anchor.LOOSE_END));
  }

  /** The sum over diagrams for one run. */
  private record Sum(Landscape landscape, int points, int batch, int epochs, int order) {
    Sum(PolynomialLandscape polynomials, int points, int batch, int epochs, int order) {
      this(LandscapeReader.read(polynomials.json(), "test"), points, batch, epochs, order);
    }

    Training training() {
      return Training.reshuffle(points, batch, epochs);
    }

    /** For each component, the coefficients of η^0, η^1, …. */
    List<List<BigFraction>> over(
        Function<Diagram, List<BigFraction>> value, int components, Anchor... anchors) {
      List<List<BigFraction>> series =
          IntStream.range(0, components)
              .mapToObj(c -> (List<BigFraction>) new ArrayList<BigFraction>())
              .toList();
      for (int edges = 0; edges <= order; edges++) {
        List<BigFraction> total =
            new ArrayList<>(Collections.nCopies(components, BigFraction.ZERO));
        for (Diagram d : AllDiagrams.with(edges, anchors)) {
          BigFraction weight =
              TriedHistories.histories(d, points, batch, epochs)
                  .multiply(new BigFraction(-1, batch).pow(edges))
                  .divide(TriedHistories.automorphisms(d));
          List<BigFraction> values = value.apply(d);
          for (int c = 0; c < components; c++) {
            total.set(c, total.get(c).add(weight.multiply(values.get(c))));
          }
        }
        for (int c = 0; c < components; c++) {
          series.get(c).add(total.get(c));
        }
      }
      return series;
    }
  }
}
