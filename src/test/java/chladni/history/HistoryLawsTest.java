package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** What must hold of histories for every diagram. */
final class HistoryLawsTest {
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm B = ClosedForm.symbol("B");
  private static final ClosedForm E = ClosedForm.symbol("E");
  private static final ClosedForm T = ClosedForm.symbol("T");

  private static ClosedForm binomial(ClosedForm x, int k) {
    ClosedForm product = ClosedForm.ONE;
    for (int i = 0; i < k; i++) {
      product = product.times(x.minus(ClosedForm.of(i))).dividedBy(ClosedForm.of(i + 1));
    }
    return product;
  }

  private static Map<String, BigFraction> at(long n, long b, long e) {
    return Map.of("N", new BigFraction(n), "B", new BigFraction(b), "E", new BigFraction(e));
  }

  @Test
  void thePaperCountsTheTiedChainByARowAndTwoEpochs() {
    Process process = StochasticGradientDescent.reshuffled(Grid.symbolic());
    assertEquals(
        N.times(E).times(E.minus(ClosedForm.ONE)).dividedBy(ClosedForm.of(2)),
        process.labelledHistories(Spelling.read("c(01-2)(01-12)")));
  }

  @Test
  void everySingleDiagramOfSymbolicSgdIsAdmitted() {
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()),
            GradientDescent.symbolic())) {
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
        assertTrue(process.admits(diagram));
        assertFalse(process.labelledHistories(diagram).isZero());
      }
    }
  }

  @Test
  void reshufflingAndAFixedOrderDifferOnSeventeenDiagramsOfFourEdgesAndNoSmallerOne() {
    Process reshuffled = StochasticGradientDescent.reshuffled(Grid.symbolic());
    Process fixed = StochasticGradientDescent.inFixedOrder(Grid.symbolic());
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(3)) {
      assertEquals(reshuffled.labelledHistories(diagram), fixed.labelledHistories(diagram));
    }
    List<Diagram> four = AllDiagrams.withEdges(4);
    assertEquals(101, four.size());
    assertEquals(
        17,
        four.stream()
            .filter(d -> !reshuffled.labelledHistories(d).equals(fixed.labelledHistories(d)))
            .count());
  }

  @Test
  void allSamplingSchemesOfASingleEpochAgreeWhereTheySplitWithoutReplacement() {
    Grid grid = new Grid(N, B, ClosedForm.ONE);
    Process reshuffled = StochasticGradientDescent.reshuffled(grid);
    Process fixed = StochasticGradientDescent.inFixedOrder(grid);
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
      assertEquals(reshuffled.labelledHistories(diagram), fixed.labelledHistories(diagram));
      assertEquals(reshuffled.strictHistories(diagram), fixed.strictHistories(diagram));
    }
  }

  @Test
  void gradientDescentIsSgdWithOneBatchAnEpoch() {
    Process gradientDescent = GradientDescent.symbolic();
    for (Process sgd :
        List.of(
            StochasticGradientDescent.reshuffled(new Grid(N, N, T)),
            StochasticGradientDescent.inFixedOrder(new Grid(N, N, T)))) {
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
        assertEquals(gradientDescent.labelledHistories(diagram), sgd.labelledHistories(diagram));
        assertEquals(gradientDescent.strictHistories(diagram), sgd.strictHistories(diagram));
        assertEquals(
            gradientDescent.weight(diagram, BigInteger.TWO), sgd.weight(diagram, BigInteger.TWO));
      }
    }
  }

  @Test
  void aSingleEpochOfSinglePointsCountsOrdersOfPartsAsInProposition1() {
    Process process = StochasticGradientDescent.reshuffled(Grid.singleEpoch(T));
    assertEquals(List.of("T"), process.variables());
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(5)) {
      assertEquals(
          binomial(T, diagram.partCount()).times(ClosedForm.of(LinearOrders.ofParts(diagram))),
          process.strictHistories(diagram));
    }
  }

  @Test
  void historiesAreTheSumOfStrictHistoriesOverCoarserPartitions() {
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.reshuffled(Grid.of(3, 1, 2)),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()),
            GradientDescent.symbolic(),
            GradientFlow.symbolic(),
            new NoiseMatchedDiffusion(T, B))) {
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
        List<ClosedForm> strict =
            LinearOrders.coarser(diagram).stream().map(process::strictHistories).toList();
        assertEquals(
            process.labelledHistories(diagram),
            ClosedForm.sum(strict),
            () -> process + " " + diagram);
      }
    }
  }

  @Test
  void formulasTakeTheValuesOfNumericGrids() {
    Process reshuffled = StochasticGradientDescent.reshuffled(Grid.symbolic());
    Process fixed = StochasticGradientDescent.inFixedOrder(Grid.symbolic());
    for (long[] g :
        new long[][] {{6, 2, 3}, {6, 6, 2}, {12, 3, 5}, {5, 1, 7}, {1_000_000, 1000, 1_000_000}}) {
      Grid grid = Grid.of(g[0], g[1], g[2]);
      Process reshuffledHere = StochasticGradientDescent.reshuffled(grid);
      Process fixedHere = StochasticGradientDescent.inFixedOrder(grid);
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
        Map<String, BigFraction> values = at(g[0], g[1], g[2]);
        assertEquals(
            ClosedForm.of(reshuffled.labelledHistories(diagram).evaluate(values)),
            reshuffledHere.labelledHistories(diagram));
        assertEquals(
            ClosedForm.of(fixed.labelledHistories(diagram).evaluate(values)),
            fixedHere.labelledHistories(diagram));
      }
    }
  }

  @Test
  void mixedGridsTakeTheValuesOfNumericOnes() {
    for (long n : new long[] {1, 2, 4}) {
      for (long b : new long[] {1, 2, 4}) {
        if (n % b != 0) {
          continue;
        }
        Process numeric = StochasticGradientDescent.reshuffled(Grid.of(n, b, 2));
        Process givenN = StochasticGradientDescent.reshuffled(new Grid(ClosedForm.of(n), B, E));
        Process givenNE =
            StochasticGradientDescent.reshuffled(new Grid(ClosedForm.of(n), B, ClosedForm.of(2)));
        for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
          ClosedForm value = numeric.labelledHistories(diagram);
          Map<String, ClosedForm> values = Map.of("B", ClosedForm.of(b), "E", ClosedForm.of(2));
          assertEquals(value, givenN.labelledHistories(diagram).substitute(values));
          assertEquals(value, givenNE.labelledHistories(diagram).substitute(values));
        }
      }
    }
  }

  @Test
  void givingBBeforeNLeavesNoPoleInBatchesOfOnePoint() {
    Process process = StochasticGradientDescent.reshuffled(new Grid(N, ClosedForm.ONE, E));
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
      assertTrue(process.labelledHistories(diagram).isPolynomial());
      assertEquals(
          StochasticGradientDescent.reshuffled(Grid.of(1, 1, 3)).labelledHistories(diagram),
          process
              .labelledHistories(diagram)
              .substitute(Map.of("N", ClosedForm.ONE, "E", ClosedForm.of(3))));
    }
  }

  @Test
  void sizesMayBeFormulas() {
    Process symbolic = StochasticGradientDescent.reshuffled(Grid.symbolic());
    ClosedForm m = ClosedForm.symbol("M");
    Process byM = StochasticGradientDescent.reshuffled(new Grid(N, B, m.times(B)));
    Process swapped = StochasticGradientDescent.reshuffled(new Grid(B.times(N), N, E));
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(3)) {
      ClosedForm count = symbolic.labelledHistories(diagram);
      assertEquals(count.substitute(Map.of("E", m.times(B))), byM.labelledHistories(diagram));
      assertEquals(
          count.substitute(Map.of("N", B.times(N), "B", N)), swapped.labelledHistories(diagram));
    }
    assertEquals(List.of("N", "B", "M"), byM.variables());
  }

  @Test
  void whatIsNotAdmittedHasNoHistories() {
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.singleEpoch(T)),
            StochasticGradientDescent.reshuffled(Grid.of(4, 2, 1)),
            StochasticGradientDescent.inFixedOrder(Grid.of(3, 1, 1)),
            StochasticGradientDescent.inFixedOrder(Grid.of(2, 2, 2)),
            StochasticGradientDescent.withReplacement(Slots.of(3, 2, 2)),
            new GradientDescent(N, ClosedForm.of(3)),
            GradientFlow.symbolic(),
            NoiseMatchedDiffusion.symbolic())) {
      int refused = 0;
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
        if (!process.admits(diagram)) {
          refused++;
          assertEquals(ClosedForm.ZERO, process.labelledHistories(diagram));
        }
      }
      assertTrue(refused > 0, process.toString());
    }
  }

  @Test
  void theCensusOfDiagramsThatASingleEpochOfSinglePointsAdmits() {
    Process process = StochasticGradientDescent.reshuffled(Grid.singleEpoch(T));
    List<Long> counts = new ArrayList<>();
    for (int d = 1; d <= 5; d++) {
      counts.add(AllDiagrams.withEdges(d).stream().filter(process::admits).count());
    }
    assertEquals(List.of(1L, 3L, 9L, 36L, 158L), counts);
  }

  @Test
  void rootsLooseEndsAndTheRootsTieAreNotPlaced() {
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()),
            GradientDescent.symbolic(),
            GradientFlow.symbolic(),
            NoiseMatchedDiffusion.symbolic())) {
      List<Integer> parts = List.of(0, 1, 0);
      // One tree on one root; the same trees on two.
      Diagram rooted = Diagram.of(Presentation.rooted(List.of(1, 3, 3), parts));
      Diagram tied =
          Diagram.of(
              new Presentation(List.of(1, 3, 3), parts, List.of(Anchor.ROOT), OptionalInt.of(0)));
      Diagram two =
          Diagram.of(
              new Presentation(
                  List.of(1, 3, 4),
                  parts,
                  List.of(Anchor.ROOT, Anchor.LOOSE_END),
                  OptionalInt.empty()));
      assertEquals(process.labelledHistories(rooted), process.labelledHistories(tied));
      assertEquals(process.labelledHistories(rooted), process.labelledHistories(two));
      assertEquals(process.strictHistories(rooted), process.strictHistories(two));
    }
  }

  @Test
  void theBareRootHasOneHistory() {
    Diagram bare = Diagram.of(Presentation.rooted(List.of(), List.of()));
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()),
            GradientDescent.symbolic(),
            GradientFlow.symbolic(),
            NoiseMatchedDiffusion.symbolic())) {
      assertEquals(ClosedForm.ONE, process.labelledHistories(bare));
      assertEquals(ClosedForm.ONE, process.strictHistories(bare));
      assertEquals(ClosedForm.ONE, process.weight(bare, BigInteger.ONE));
    }
  }

  @Test
  void whatWasCountedBeforeChangesNothing() {
    Process once = StochasticGradientDescent.reshuffled(Grid.symbolic());
    List<Diagram> diagrams = new ArrayList<>(AllDiagrams.withEdges(4));
    List<ClosedForm> forwards = diagrams.stream().map(once::labelledHistories).toList();
    Process again = StochasticGradientDescent.reshuffled(Grid.symbolic());
    Collections.reverse(diagrams);
    List<ClosedForm> backwards =
        new ArrayList<>(diagrams.stream().map(again::labelledHistories).toList());
    Collections.reverse(backwards);
    assertEquals(forwards, backwards);
    assertEquals(once, again);
  }

  @Test
  void aLongTiedChainIsCountedAndALongUntiedOneIsRefusedAtOnce() {
    List<Integer> parents = new ArrayList<>();
    List<Integer> tied = new ArrayList<>();
    List<Integer> untied = new ArrayList<>();
    for (int v = 0; v < 15; v++) {
      parents.add(v + 1);
      tied.add(0);
      untied.add(v);
    }
    Process process = StochasticGradientDescent.reshuffled(Grid.symbolic());
    assertEquals(
        N.times(binomial(E, 15)),
        process.labelledHistories(Diagram.of(Presentation.rooted(parents, tied))));
    Diagram chain = Diagram.of(Presentation.rooted(parents, untied));
    for (Process refusing :
        List.of(
            process,
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()))) {
      ProblemException problem =
          assertThrows(ProblemException.class, () -> refusing.labelledHistories(chain));
      assertTrue(problem.problem() instanceof Problem.BeyondReach);
    }
    assertEquals(
        N.pow(15).times(binomial(T, 15)), GradientDescent.symbolic().labelledHistories(chain));
  }
}
