package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Resummed histories against sums over histories listed one by one, and what must hold of all. */
final class ResummationTest {
  private static final List<Diagram> SMALL = AllDiagrams.withEdgesUpTo(3);
  private static final long[] FACTORS = {2, -1, 3, 0, 1, -2, 5};

  private static List<ClosedForm> symbols(Diagram diagram) {
    List<ClosedForm> symbols = new ArrayList<>();
    for (int v = 0; v < diagram.edges(); v++) {
      symbols.add(ClosedForm.symbol("k" + (v + 1)));
    }
    return symbols;
  }

  /** Whole z = 1−k, zero and negative ones among them, so that the oracle adds integers. */
  private static long[] wholeFactors(Diagram diagram, Random random) {
    long[] z = new long[diagram.edges()];
    for (int v = 0; v < z.length; v++) {
      z[v] = FACTORS[random.nextInt(FACTORS.length)];
    }
    return z;
  }

  private static List<ClosedForm> eigenvalues(long[] z) {
    List<ClosedForm> k = new ArrayList<>();
    for (long factor : z) {
      k.add(ClosedForm.of(1 - factor));
    }
    return k;
  }

  private static Map<String, BigFraction> values(long[] z, Map<String, Integer> sizes) {
    Map<String, BigFraction> values = new HashMap<>();
    for (int v = 0; v < z.length; v++) {
      values.put("k" + (v + 1), new BigFraction(1 - z[v]));
    }
    sizes.forEach((name, size) -> values.put(name, new BigFraction(size)));
    return values;
  }

  private static DynamicTest agreement(
      String name,
      BruteForce oracle,
      int end,
      Process process,
      Process formulas,
      Map<String, Integer> sizes) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Random random = new Random(name.hashCode());
          for (Diagram diagram : SMALL) {
            ResummedForm formula = formulas.resummedHistories(diagram, symbols(diagram));
            ResummedForm mixed = process.resummedHistories(diagram, symbols(diagram));
            for (int trial = 0; trial < 2; trial++) {
              long[] z = wholeFactors(diagram, random);
              ClosedForm expected = ClosedForm.of(oracle.resummed(diagram, z, end));
              assertEquals(
                  expected,
                  process.resummedHistories(diagram, eigenvalues(z)).expanded(),
                  () -> diagram.name());
              Map<String, BigFraction> values = values(z, sizes);
              assertEquals(
                  expected, ClosedForm.of(mixed.evaluate(values)), () -> diagram + " mixed");
              assertEquals(
                  expected, ClosedForm.of(formula.evaluate(values)), () -> diagram + " symbolic");
            }
          }
        });
  }

  private static final int[][] GRIDS = {
    {3, 1, 1}, {4, 2, 2}, {2, 1, 3}, {3, 3, 2}, {3, 1, 2}, {4, 2, 1}, {2, 2, 3}, {4, 1, 2}
  };

  @TestFactory
  List<DynamicTest> reshuffledHistoriesSumAsListed() {
    Process formulas = StochasticGradientDescent.reshuffled(Grid.symbolic());
    List<DynamicTest> tests = new ArrayList<>();
    for (int[] g : GRIDS) {
      tests.add(
          agreement(
              "reshuffle N=" + g[0] + " B=" + g[1] + " E=" + g[2],
              BruteForce.reshuffledAfterTheFirst(g[0], g[1], g[2]),
              g[0] / g[1] * g[2],
              StochasticGradientDescent.reshuffled(Grid.of(g[0], g[1], g[2])),
              formulas,
              Map.of("N", g[0], "B", g[1], "E", g[2])));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> historiesInAFixedOrderSumAsListed() {
    Process formulas = StochasticGradientDescent.inFixedOrder(Grid.symbolic());
    List<DynamicTest> tests = new ArrayList<>();
    for (int[] g : GRIDS) {
      tests.add(
          agreement(
              "fixed N=" + g[0] + " B=" + g[1] + " E=" + g[2],
              BruteForce.inFixedOrder(g[0], g[1], g[2]),
              g[0] / g[1] * g[2],
              StochasticGradientDescent.inFixedOrder(Grid.of(g[0], g[1], g[2])),
              formulas,
              Map.of("N", g[0], "B", g[1], "E", g[2])));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> historiesWithReplacementSumAsListed() {
    Process formulas = StochasticGradientDescent.withReplacement(Slots.symbolic());
    List<DynamicTest> tests = new ArrayList<>();
    for (int[] g : new int[][] {{2, 1, 3}, {3, 1, 4}, {2, 2, 2}, {3, 2, 2}, {2, 3, 2}}) {
      tests.add(
          agreement(
              "replacement N=" + g[0] + " B=" + g[1] + " T=" + g[2],
              BruteForce.withReplacement(g[0], g[1], g[2]),
              g[2],
              StochasticGradientDescent.withReplacement(Slots.of(g[0], g[1], g[2])),
              formulas,
              Map.of("N", g[0], "B", g[1], "T", g[2])));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> historiesOfFullBatchesSumAsListed() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int[] g : new int[][] {{2, 3}, {3, 4}, {1, 5}}) {
      tests.add(
          agreement(
              "gd N=" + g[0] + " T=" + g[1],
              BruteForce.fullBatches(g[0], g[1]),
              g[1],
              new GradientDescent(ClosedForm.of(g[0]), ClosedForm.of(g[1])),
              GradientDescent.symbolic(),
              Map.of("N", g[0], "T", g[1])));
    }
    return tests;
  }

  @Test
  void withoutDecayHistoriesAreCounted() {
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T"))),
            StochasticGradientDescent.reshuffled(Grid.of(6, 2, 3)),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()),
            GradientDescent.symbolic(),
            GradientFlow.symbolic(),
            NoiseMatchedDiffusion.symbolic())) {
      for (Diagram diagram : SMALL) {
        Map<String, ClosedForm> none = new HashMap<>();
        symbols(diagram).forEach(k -> none.put(k.toString(), ClosedForm.ZERO));
        ClosedForm count = process.labelledHistories(diagram);
        assertEquals(
            count,
            process.resummedHistories(diagram, List.copyOf(none.values())).expanded(),
            () -> diagram + " " + process);
        assertEquals(
            count,
            process.resummedHistories(diagram, symbols(diagram)).substitute(none).expanded(),
            () -> diagram + " " + process);
      }
    }
  }

  @TestFactory
  List<DynamicTest> everyDiagramOfFourEdgesSumsAsListed() {
    List<Diagram> diagrams = AllDiagrams.withEdges(4);
    List<DynamicTest> tests = new ArrayList<>();
    for (int[] g : new int[][] {{2, 1, 2}, {3, 1, 2}, {2, 2, 2}, {2, 1, 3}}) {
      for (Sampling sampling : List.of(Sampling.RESHUFFLE, Sampling.FIXED)) {
        tests.add(
            DynamicTest.dynamicTest(
                sampling.option() + " N=" + g[0] + " B=" + g[1] + " E=" + g[2],
                () -> {
                  BruteForce oracle =
                      sampling == Sampling.FIXED
                          ? BruteForce.inFixedOrder(g[0], g[1], g[2])
                          : BruteForce.reshuffledAfterTheFirst(g[0], g[1], g[2]);
                  Random random = new Random(g[0] + 10L * g[1] + 100L * g[2]);
                  for (Diagram diagram : diagrams) {
                    long[] z = wholeFactors(diagram, random);
                    assertEquals(
                        ClosedForm.of(oracle.resummed(diagram, z, g[0] / g[1] * g[2])),
                        process(sampling, Grid.of(g[0], g[1], g[2]))
                            .resummedHistories(diagram, eigenvalues(z))
                            .expanded(),
                        () -> diagram.name());
                  }
                }));
      }
    }
    return tests;
  }

  @Test
  void twoTiedPairsWithReplacementSumAsListed() {
    BruteForce oracle = BruteForce.withReplacement(3, 2, 2);
    Process process = StochasticGradientDescent.withReplacement(Slots.of(3, 2, 2));
    Random random = new Random(4);
    for (Diagram diagram : AllDiagrams.withEdges(4)) {
      int[] sizes = Rows.ofParts(diagram).sizes();
      if (sizes.length == 2 && sizes[0] == 2 && process.admits(diagram)) {
        long[] z = wholeFactors(diagram, random);
        assertEquals(
            ClosedForm.of(oracle.resummed(diagram, z, 2)),
            process.resummedHistories(diagram, eigenvalues(z)).expanded(),
            () -> diagram.name());
      }
    }
  }

  private static Process process(Sampling sampling, Grid grid) {
    return sampling == Sampling.FIXED
        ? StochasticGradientDescent.inFixedOrder(grid)
        : StochasticGradientDescent.reshuffled(grid);
  }

  @Test
  void operatorsAndFormulasAgreeOnALargerGridAtFractions() {
    List<ClosedForm> k =
        List.of(
            ClosedForm.of(new BigFraction(1, 3)),
            ClosedForm.of(new BigFraction(2, 7)),
            ClosedForm.of(new BigFraction(3, 2)),
            ClosedForm.of(new BigFraction(1, 3)));
    for (String name :
        List.of("c(01-23-4)(02-14-24-34)", "c(012-3)(03-13-23)", "c(01-2-3)(01-13-23)")) {
      Diagram diagram = Spelling.read(name);
      List<ClosedForm> numbers = k.subList(0, diagram.edges());
      Map<String, BigFraction> values = new HashMap<>();
      for (int v = 0; v < numbers.size(); v++) {
        values.put("k" + (v + 1), numbers.get(v).number().orElseThrow());
      }
      assertEquals(
          StochasticGradientDescent.reshuffled(Grid.of(12, 3, 5))
              .resummedHistories(diagram, numbers)
              .expanded(),
          ClosedForm.of(
              StochasticGradientDescent.reshuffled(Grid.of(12, 3, 5))
                  .resummedHistories(diagram, symbols(diagram))
                  .evaluate(values)));
    }
  }

  @Test
  void manyUpdatesAreSquaredAndFewTakenOneByOne() {
    // (1−(1−k)^T)/k at k = 1/2, T = 5000, above the number of single steps.
    BigFraction half = new BigFraction(1, 2);
    assertEquals(
        ClosedForm.of(BigFraction.ONE.subtract(half.pow(5000)).multiply(2)),
        StochasticGradientDescent.reshuffled(Grid.of(5000, 1, 1))
            .resummedHistories(Spelling.read("c(0-1)(01)"), List.of(ClosedForm.of(half)))
            .expanded());
  }

  @Test
  void aFormWithTooManyTermsIsAPolynomialIfThatIsShort() {
    Diagram fork = Spelling.read("c(0123456-7)(07-17-27-37-47-57-67)");
    Process process = StochasticGradientDescent.reshuffled(Grid.of(2, 1, 7));
    List<ClosedForm> mixed = new ArrayList<>();
    List<ClosedForm> numbers = new ArrayList<>();
    for (int v = 0; v < 7; v++) {
      numbers.add(ClosedForm.of(new BigFraction(1, v + 2)));
      mixed.add(v == 0 ? ClosedForm.symbol("k1") : numbers.get(v));
    }
    assertEquals(
        process.resummedHistories(fork, numbers).expanded(),
        ClosedForm.of(
            process.resummedHistories(fork, mixed).evaluate(Map.of("k1", new BigFraction(1, 2)))));
    Diagram tuft = Spelling.read("c(0-1-2-3-4-5-6-7-8)(07-17-27-37-47-57-67-78)");
    Process descent = new GradientDescent(ClosedForm.ONE, ClosedForm.of(7));
    numbers.add(ClosedForm.of(3));
    mixed.add(ClosedForm.of(3));
    assertEquals(
        descent.resummedHistories(tuft, numbers).expanded(),
        ClosedForm.of(
            descent.resummedHistories(tuft, mixed).evaluate(Map.of("k1", new BigFraction(1, 2)))));
  }

  @Test
  void whatIsTooLargeIsRefusedWithItsSize() {
    Diagram fork = Spelling.read("c(0123456-7)(07-17-27-37-47-57-67)");
    ProblemException terms =
        assertThrows(
            ProblemException.class,
            () ->
                StochasticGradientDescent.reshuffled(Grid.symbolic())
                    .resummedHistories(fork, symbols(fork)));
    assertTrue(terms.problem() instanceof Problem.BeyondReach);
    assertTrue(terms.problem().message().contains("47293 terms"), terms.problem()::message);
    ProblemException digits =
        assertThrows(
            ProblemException.class,
            () ->
                StochasticGradientDescent.reshuffled(Grid.of(1 << 22, 1, 1))
                    .resummedHistories(
                        Spelling.read("c(0-1)(01)"),
                        List.of(ClosedForm.of(new BigFraction(1, 3)))));
    assertTrue(digits.problem() instanceof Problem.BeyondReach);
  }

  @Test
  void theNumberOfEigenvaluesIsThatOfTheEdges() {
    Diagram fork = Spelling.read("c(01-2)(02-12)");
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            GradientDescent.symbolic(),
            GradientFlow.symbolic(),
            NoiseMatchedDiffusion.symbolic())) {
      ProblemException wrong =
          assertThrows(
              ProblemException.class,
              () -> process.resummedHistories(fork, List.of(ClosedForm.ZERO)));
      assertEquals(
          "c(01-2)(02-12) has 2 edges and was given 1 eigenvalue", wrong.problem().message());
    }
  }

  @Test
  void theContinuumFormIsRefusedOnOtherGrids() {
    Diagram edge = Spelling.read("c(0-1)(01)");
    for (Process process :
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.reshuffled(Grid.of(4, 2, 1)),
            StochasticGradientDescent.inFixedOrder(Grid.of(4, 1, 2)),
            StochasticGradientDescent.withReplacement(Slots.of(4, 1, 4)))) {
      assertThrows(ProblemException.class, () -> process.continuumHistories(edge, symbols(edge)));
    }
  }

  @Test
  void noFormHasMoreTermsThanWereCountedBeforehand() {
    List<Process> processes =
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.reshuffled(Grid.of(4, 2, 3)),
            StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T"))),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()),
            GradientDescent.symbolic());
    for (Process process : processes) {
      for (Diagram diagram : SMALL) {
        List<ClosedForm> eigenvalues = symbols(diagram);
        int terms = process.resummedHistories(diagram, eigenvalues).size();
        assertTrue(
            terms <= process.resummedTerms(diagram, eigenvalues), () -> process + " " + diagram);
      }
    }
  }

  @Test
  void theTwoTiedLeavesOfAForkHaveOneTermForEachWayToShareAnEpochOrNot() {
    // Both in one epoch, on one row, so in one batch; or one after the other, in either order.
    Diagram fork =
        Diagram.of(
            new Presentation(
                List.of(2, 2), List.of(0, 0), List.of(Anchor.ROOT), OptionalInt.empty()));
    assertEquals(
        3,
        StochasticGradientDescent.reshuffled(Grid.symbolic()).resummedTerms(fork, symbols(fork)));
  }

  @Test
  void powersThatWouldBeLongPolynomialsAreRefusedWithTheirSize() {
    Diagram fork =
        Diagram.of(
            new Presentation(
                List.of(3, 3, 3), List.of(0, 0, 0), List.of(Anchor.ROOT), OptionalInt.empty()));
    Process process = StochasticGradientDescent.reshuffled(Grid.of(1000, 10, 50));
    Problem problem =
        assertThrows(ProblemException.class, () -> process.resummedHistories(fork, symbols(fork)))
            .problem();
    // 101^3: powers 0 to 100 of each of three eigenvalues
    assertEquals(
        "with 100 updates an epoch, what edges lose in one is a polynomial of 1.0e+06 terms",
        problem.message());
  }
}
