package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed forms against histories listed one by one. */
final class BruteForceTest {
  private static final StochasticGradientDescent RESHUFFLED =
      StochasticGradientDescent.reshuffled(Grid.symbolic());
  private static final StochasticGradientDescent FIXED =
      StochasticGradientDescent.inFixedOrder(Grid.symbolic());
  private static final StochasticGradientDescent REPLACED =
      StochasticGradientDescent.withReplacement(Slots.symbolic());
  private static final GradientDescent FULL = GradientDescent.symbolic();
  private static final List<Diagram> TO_FOUR = AllDiagrams.withEdgesUpTo(4);
  private static final List<Diagram> TO_THREE = AllDiagrams.withEdgesUpTo(3);
  private static final List<Diagram> FIVE = AllDiagrams.withEdges(5);

  private static void check(
      List<Diagram> diagrams,
      BruteForce histories,
      Process numeric,
      Process symbolic,
      Map<String, BigFraction> values) {
    for (Diagram diagram : diagrams) {
      BigFraction labelled = histories.labelled(diagram);
      BigFraction strict = histories.strict(diagram);
      assertEquals(
          ClosedForm.of(labelled), numeric.labelledHistories(diagram), () -> diagram.name());
      assertEquals(
          ClosedForm.of(strict), numeric.strictHistories(diagram), () -> "strict " + diagram);
      if (!labelled.isZero()) {
        assertEquals(true, numeric.admits(diagram), () -> diagram.name());
      }
      if (!new BigFraction(1).equals(values.get("N"))) {
        // N = 1 may be a pole of the formula.
        assertEquals(
            labelled,
            symbolic.labelledHistories(diagram).evaluate(values),
            () -> "symbolic " + diagram);
        assertEquals(
            strict,
            symbolic.strictHistories(diagram).evaluate(values),
            () -> "symbolic strict " + diagram);
      }
    }
  }

  private static Map<String, BigFraction> values(int n, int b, String times, int x) {
    return Map.of("N", new BigFraction(n), "B", new BigFraction(b), times, new BigFraction(x));
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1", "1,1,3", "2,1,1", "2,1,2", "2,1,3", "2,2,2", "2,2,3", "3,1,1", "3,1,2", "3,3,2",
    "4,2,1", "4,2,2", "4,4,2", "4,1,1"
  })
  void reshufflingIsCountedForAllDiagramsToFourEdges(int n, int b, int e) {
    check(
        TO_FOUR,
        BruteForce.reshuffled(n, b, e),
        StochasticGradientDescent.reshuffled(Grid.of(n, b, e)),
        RESHUFFLED,
        values(n, b, "E", e));
  }

  @ParameterizedTest
  @CsvSource({"3,1,3", "4,1,2", "4,2,3"})
  void largerGridsAreCountedForAllDiagramsToFourEdges(int n, int b, int e) {
    check(
        TO_FOUR,
        BruteForce.reshuffledAfterTheFirst(n, b, e),
        StochasticGradientDescent.reshuffled(Grid.of(n, b, e)),
        RESHUFFLED,
        values(n, b, "E", e));
  }

  @ParameterizedTest
  @CsvSource({"6,3,2", "4,1,3"})
  void stillLargerGridsAreCountedForAllDiagramsToThreeEdges(int n, int b, int e) {
    check(
        TO_THREE,
        BruteForce.reshuffledAfterTheFirst(n, b, e),
        StochasticGradientDescent.reshuffled(Grid.of(n, b, e)),
        RESHUFFLED,
        values(n, b, "E", e));
  }

  @ParameterizedTest
  @CsvSource({"2,1,2", "2,1,3", "3,1,2"})
  void reshufflingIsCountedForAllDiagramsOfFiveEdges(int n, int b, int e) {
    StochasticGradientDescent numeric = StochasticGradientDescent.reshuffled(Grid.of(n, b, e));
    BruteForce histories = BruteForce.reshuffledAfterTheFirst(n, b, e);
    for (Diagram diagram : FIVE) {
      BigFraction labelled = histories.labelled(diagram);
      assertEquals(
          ClosedForm.of(labelled), numeric.labelledHistories(diagram), () -> diagram.name());
      if (n > 2) {
        // N = 2 may be a pole of the formula.
        assertEquals(
            labelled,
            RESHUFFLED.labelledHistories(diagram).evaluate(values(n, b, "E", e)),
            () -> "symbolic " + diagram);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1", "1,1,3", "2,1,1", "2,1,2", "2,1,3", "2,2,2", "3,1,1", "3,1,2", "3,1,3", "3,3,2",
    "4,2,1", "4,2,2"
  })
  void aFixedOrderIsCountedForAllDiagramsToFourEdges(int n, int b, int e) {
    check(
        TO_FOUR,
        BruteForce.inFixedOrder(n, b, e),
        StochasticGradientDescent.inFixedOrder(Grid.of(n, b, e)),
        FIXED,
        values(n, b, "E", e));
  }

  @ParameterizedTest
  @CsvSource({"1,1,2", "2,1,3", "2,2,2", "2,2,3", "3,1,3", "3,2,2", "2,3,2", "3,1,4"})
  void replacementIsCountedForAllDiagramsToFourEdges(int n, int b, int t) {
    check(
        TO_FOUR,
        BruteForce.withReplacement(n, b, t),
        StochasticGradientDescent.withReplacement(Slots.of(n, b, t)),
        REPLACED,
        values(n, b, "T", t));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,4", "2,2", "2,3", "3,3", "4,2"})
  void gradientDescentIsCountedForAllDiagramsToFourEdges(int n, int t) {
    check(
        TO_FOUR,
        BruteForce.fullBatches(n, t),
        new GradientDescent(ClosedForm.of(n), ClosedForm.of(t)),
        FULL,
        Map.of("N", new BigFraction(n), "T", new BigFraction(t)));
  }
}
