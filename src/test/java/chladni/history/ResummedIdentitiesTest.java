package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Links;
import chladni.diagram.Presentation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Resummed forms as formulas: the paper's results, and what links must add up to. */
final class ResummedIdentitiesTest {
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm B = ClosedForm.symbol("B");
  private static final ClosedForm E = ClosedForm.symbol("E");
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm K3 = ClosedForm.symbol("k3");
  private static final Process SINGLE_EPOCH =
      StochasticGradientDescent.reshuffled(Grid.singleEpoch(T));

  private static ClosedForm decay(ClosedForm rate) {
    return ClosedForm.exponential(rate.times(T).negate());
  }

  /** (1−exp(−Ts))/s. */
  private static ClosedForm propagator(ClosedForm s) {
    return ONE.minus(decay(s)).dividedBy(s);
  }

  private static ClosedForm fraction(long above, long below) {
    return ClosedForm.of(new BigFraction(above, below));
  }

  private static List<ClosedForm> symbols(Diagram diagram) {
    return List.of(K1, K2, K3).subList(0, diagram.edges());
  }

  @Test
  void aSingleEdgeGivesTheGeometricSum() {
    Diagram edge = Spelling.read("c(0-1)(01)");
    ClosedForm sum = ONE.minus(ONE.minus(K1).raisedTo(T)).dividedBy(K1);
    assertEquals(
        sum.negate(), SINGLE_EPOCH.resummedWeight(edge, BigInteger.ONE, List.of(K1)).expanded());
    assertEquals(
        sum.negate(),
        GradientDescent.symbolic().resummedWeight(edge, BigInteger.ONE, List.of(K1)).expanded());
    assertEquals(
        sum.substitute(Map.of("T", N.times(E).dividedBy(B))).negate(),
        StochasticGradientDescent.reshuffled(Grid.symbolic())
            .resummedWeight(edge, BigInteger.ONE, List.of(K1))
            .expanded());
    assertEquals(
        propagator(K1).negate(),
        GradientFlow.symbolic().resummedWeight(edge, BigInteger.ONE, List.of(K1)).expanded());
  }

  @Test
  void theTiedForkUnderReshufflingIsTheKnownFormula() {
    ClosedForm z1 = ONE.minus(K1);
    ClosedForm z2 = ONE.minus(K2);
    ClosedForm p = z1.times(z2);
    ClosedForm l = N.dividedBy(B);
    ClosedForm t = l.times(E);
    ClosedForm within = ONE.minus(p.raisedTo(t)).dividedBy(l.times(ONE.minus(p)));
    ClosedForm between =
        ONE.minus(z1.raisedTo(t))
            .times(ONE.minus(z2.raisedTo(t)))
            .minus(
                ONE.minus(z1.raisedTo(l))
                    .times(ONE.minus(z2.raisedTo(l)))
                    .times(ONE.minus(p.raisedTo(t)))
                    .dividedBy(ONE.minus(p.raisedTo(l))))
            .dividedBy(K1.times(K2).times(l.pow(2)));
    assertEquals(
        N.times(within.plus(between)),
        StochasticGradientDescent.reshuffled(Grid.symbolic())
            .resummedHistories(Spelling.read("c(01-2)(02-12)"), List.of(K1, K2))
            .expanded());
  }

  @Test
  void exampleBIsHalfAPropagatorOfTheSum() {
    Diagram fork = Spelling.read("c(01-2)(02-12)");
    ClosedForm half = propagator(K1.plus(K2)).times(fraction(1, 2));
    assertEquals(
        half, SINGLE_EPOCH.continuumWeight(fork, BigInteger.TWO, List.of(K1, K2)).expanded());
    assertEquals(
        half,
        NoiseMatchedDiffusion.symbolic()
            .resummedWeight(fork, BigInteger.TWO, List.of(K1, K2))
            .expanded());
    assertEquals(
        ONE.minus(ONE.minus(K1).times(ONE.minus(K2)).raisedTo(T))
            .dividedBy(K1.plus(K2).minus(K1.times(K2)))
            .times(fraction(1, 2)),
        SINGLE_EPOCH.resummedWeight(fork, BigInteger.TWO, List.of(K1, K2)).expanded());
  }

  @Test
  void corollary1IsANestedPropagatorAndNoProduct() {
    Diagram displacement =
        Diagram.of(
            new Presentation(
                List.of(2, 2, 3),
                List.of(0, 0, 1),
                List.of(Anchor.LOOSE_END),
                OptionalInt.empty()));
    ClosedForm a = K1.plus(K2);
    ClosedForm b = K3;
    ClosedForm nested =
        ONE.minus(decay(b))
            .dividedBy(b)
            .minus(decay(a).minus(decay(b)).dividedBy(b.minus(a)))
            .dividedBy(a);
    assertEquals(
        nested.times(fraction(-1, 2)),
        SINGLE_EPOCH.continuumWeight(displacement, BigInteger.TWO, List.of(K1, K2, K3)).expanded());
  }

  @Test
  void corollary5IsASixthOfThePropagatorOfThreeEdges() {
    Diagram fork = Spelling.read("c(012-3)(03-13-23)");
    assertEquals(
        propagator(K1.plus(K2).plus(K3)).times(fraction(-1, 6)),
        SINGLE_EPOCH.continuumWeight(fork, BigInteger.valueOf(6), List.of(K1, K2, K3)).expanded());
  }

  @Test
  void corollary6IsAProductOfPropagatorsForTheLossAndOneForTheGap() {
    Process descent = GradientDescent.symbolic();
    Diagram fork = Spelling.read("c(01-2)(02-12)");
    assertEquals(
        propagator(K1).times(propagator(K2)).dividedBy(N.times(ClosedForm.of(2))),
        descent.continuumWeight(fork, BigInteger.TWO, List.of(K1, K2)).expanded());
    List<ResummedForm> factors = descent.continuumFactors(fork, List.of(K1, K2));
    assertEquals(3, factors.size(), "N and one for each tree, tied or not");
    Diagram tiedRoot =
        Diagram.of(
            new Presentation(List.of(1), List.of(0), List.of(Anchor.ROOT), OptionalInt.of(0)));
    assertEquals(
        propagator(K1).dividedBy(N),
        descent
            .continuumWeight(tiedRoot, BigInteger.ONE, List.of(K1))
            .times(ONE.dividedBy(N).negate())
            .expanded());
  }

  @Test
  void untiedTreesAreAProductInEveryProcess() {
    Diagram fork = Spelling.read("c(0-1-2)(02-12)");
    Diagram edge = Spelling.read("c(0-1)(01)");
    for (Process process :
        List.of(
            SINGLE_EPOCH,
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()),
            GradientDescent.symbolic(),
            GradientFlow.symbolic(),
            NoiseMatchedDiffusion.symbolic())) {
      ResummedForm both = process.resummedHistories(fork, List.of(K1, K2));
      assertEquals(
          process
              .resummedHistories(edge, List.of(K1))
              .times(process.resummedHistories(edge, List.of(K2))),
          both);
      assertEquals(1, both.size());
    }
  }

  @Test
  void gradientDescentIsOneBatchAnEpoch() {
    Process epochs = StochasticGradientDescent.reshuffled(new Grid(N, N, T));
    Process fixed = StochasticGradientDescent.inFixedOrder(new Grid(N, N, T));
    Process descent = GradientDescent.symbolic();
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(3)) {
      ResummedForm expected = descent.resummedHistories(diagram, symbols(diagram));
      assertEquals(
          expected, epochs.resummedHistories(diagram, symbols(diagram)), () -> diagram.name());
      assertEquals(
          expected, fixed.resummedHistories(diagram, symbols(diagram)), () -> diagram.name());
    }
  }

  @Test
  void diffusionIsTheContinuumOfASingleEpochWithPartsOfTwo() {
    Process diffusion = new NoiseMatchedDiffusion(T, B);
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(3)) {
      int[] sizes = Rows.ofParts(diagram).sizes();
      ResummedForm expected = ResummedForm.ZERO;
      if (java.util.Arrays.stream(sizes).allMatch(s -> s <= 2)) {
        expected =
            SINGLE_EPOCH
                .continuumHistories(diagram, symbols(diagram))
                .times(B.pow(diagram.partCount() - diagram.edges()));
      }
      assertEquals(expected, diffusion.resummedHistories(diagram, symbols(diagram)));
    }
  }

  /** Diagrams with links put into the edges above nodes, so many each, by a presentation. */
  private static Diagram withLinks(Diagram diagram, int[] links) {
    int d = diagram.edges();
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    int[] place = new int[d + 1];
    int fresh = 0;
    for (int v = 0; v < d; v++) {
      place[v] = fresh;
      fresh += 1 + links[v];
    }
    place[d] = fresh;
    int part = diagram.partCount();
    Map<Integer, Integer> names = new HashMap<>();
    for (int v = 0; v < d; v++) {
      int next = place[v];
      names.putIfAbsent(diagram.part(v), names.size());
      parts.add(names.get(diagram.part(v)));
      for (int i = 0; i < links[v]; i++) {
        parents.add(++next);
        names.put(part + next, names.size());
        parts.add(names.get(part + next));
      }
      parents.add(place[diagram.parent(v)]);
    }
    return Diagram.of(Presentation.rooted(parents, parts));
  }

  /** Σ over links of the un-resummed histories with their factors −κ/B, to so many links. */
  private static Map<Integer, ClosedForm> byLinks(
      Process process, Diagram diagram, List<ClosedForm> kappa, int most) {
    Map<Integer, ClosedForm> sums = new HashMap<>();
    int[] links = new int[diagram.edges()];
    while (true) {
      int total = java.util.Arrays.stream(links).sum();
      if (total <= most) {
        ClosedForm product = process.labelledHistories(withLinks(diagram, links));
        for (int v = 0; v < links.length; v++) {
          product = product.times(kappa.get(v).times(process.edgeFactor()).pow(links[v]));
        }
        sums.merge(total, product, ClosedForm::plus);
      }
      int v = 0;
      while (v < links.length && ++links[v] > most) {
        links[v++] = 0;
      }
      if (v == links.length) {
        return sums;
      }
    }
  }

  @TestFactory
  List<DynamicTest> theExpansionInEigenvaluesIsTheSumOverLinkInsertedDiagrams() {
    List<Process> processes = new ArrayList<>();
    for (int[] g :
        new int[][] {
          {3, 1, 1}, {4, 2, 2}, {2, 1, 3}, {3, 3, 2}, {3, 1, 2}, {6, 2, 1}, {6, 3, 3}, {8, 2, 4}
        }) {
      processes.add(StochasticGradientDescent.reshuffled(Grid.of(g[0], g[1], g[2])));
    }
    processes.add(StochasticGradientDescent.reshuffled(Grid.symbolic()));
    processes.add(SINGLE_EPOCH);
    processes.add(StochasticGradientDescent.inFixedOrder(Grid.of(4, 2, 3)));
    processes.add(StochasticGradientDescent.inFixedOrder(Grid.symbolic()));
    processes.add(StochasticGradientDescent.withReplacement(Slots.symbolic()));
    processes.add(GradientDescent.symbolic());
    processes.add(GradientFlow.symbolic());
    processes.add(NoiseMatchedDiffusion.symbolic());
    return processes.stream()
        .map(p -> DynamicTest.dynamicTest(p.toString(), () -> compareWithLinks(p)))
        .toList();
  }

  private static void compareWithLinks(Process process) {
    ClosedForm x = ClosedForm.symbol("x");
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(3)) {
      if (diagram.edges() == 0 || !Links.isLinkless(diagram)) {
        continue;
      }
      List<ClosedForm> kappa = symbols(diagram);
      int most = diagram.edges() == 3 ? 2 : 3;
      ClosedForm series =
          process
              .resummedHistories(diagram, kappa.stream().map(x::times).toList())
              .series("x", most)
              .expanded();
      byLinks(process, diagram, kappa, most)
          .forEach(
              (links, expected) ->
                  assertEquals(
                      expected,
                      series.coefficient("x", links),
                      () -> diagram + " with " + links + " links"));
    }
  }

  @Test
  void theContinuumAndItsCorrectionAreTheTwoLeadingPowersOfTime() {
    ClosedForm x = ClosedForm.symbol("x");
    int most = 3;
    for (Process process : List.of(SINGLE_EPOCH, GradientDescent.symbolic())) {
      for (Diagram diagram : AllDiagrams.withEdgesUpTo(3)) {
        if (diagram.edges() == 0 || !process.admits(diagram)) {
          continue;
        }
        List<ClosedForm> kappa = symbols(diagram).stream().map(x::times).toList();
        int times = process.equals(SINGLE_EPOCH) ? diagram.partCount() : diagram.edges();
        ClosedForm exact = process.resummedHistories(diagram, kappa).series("x", most).expanded();
        ClosedForm leading =
            process.continuumHistories(diagram, kappa).series("x", most).expanded();
        ClosedForm next = process.continuumCorrection(diagram, kappa).series("x", most).expanded();
        for (int j = 0; j <= most; j++) {
          ClosedForm coefficient = exact.coefficient("x", j);
          assertTrue(coefficient.degree("T") <= times + j);
          assertEquals(
              coefficient.coefficient("T", times + j).times(T.pow(times + j)),
              leading.coefficient("x", j),
              () -> diagram.name());
          assertEquals(
              coefficient.coefficient("T", times + j - 1).times(T.pow(times + j - 1)),
              next.coefficient("x", j),
              () -> diagram.name());
        }
      }
    }
  }
}
