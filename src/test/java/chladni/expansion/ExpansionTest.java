package chladni.expansion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.history.GradientFlow;
import chladni.history.Grid;
import chladni.history.NoiseMatchedDiffusion;
import chladni.history.Process;
import chladni.history.StochasticGradientDescent;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.value.ScalarField;
import chladni.value.Setting;
import chladni.value.Value;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of sums over diagrams, on expansions of real processes. */
class ExpansionTest {
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final Process SGD = StochasticGradientDescent.reshuffled(Grid.symbolic());
  private static final Process ODE = new GradientFlow(T);
  private static final Process SDE = new NoiseMatchedDiffusion(T, ClosedForm.ONE);

  private static Expansion expand(Process process, Quantity quantity, int order) {
    return quantity.expand(Expander.of(process, Setting.GENERAL), order);
  }

  private static void assertSame(Expansion expected, Expansion found) {
    assertEquals(expected.order(), found.order());
    assertEquals(expected.value(), found.value());
    assertEquals(expected.start(), found.start());
  }

  static Stream<Expansion> expansions() {
    return Stream.of(
        expand(SGD, Quantity.TEST_LOSS, 3),
        expand(SDE, Quantity.TEST_LOSS, 3),
        expand(SGD, Quantity.WEIGHTS, 2),
        expand(SGD, Quantity.GAP, 2));
  }

  @ParameterizedTest
  @MethodSource("expansions")
  void anExpansionMinusItselfIsZeroAndTwiceItselfIsItsDouble(Expansion x) {
    assertTrue(x.minus(x).terms().isEmpty());
    assertTrue(x.minus(x).start().isZero());
    assertSame(x.times(ClosedForm.of(2)), x.plus(x));
    assertSame(x, x.negated().negated());
    assertSame(x, x.times(T).times(ClosedForm.ONE.dividedBy(T)));
  }

  @Test
  void additionCommutesAndIsCutAtTheLesserOrder() {
    Expansion sgd = expand(SGD, Quantity.TEST_LOSS, 3);
    Expansion ode = expand(ODE, Quantity.TEST_LOSS, 2);
    assertSame(sgd.plus(ode), ode.plus(sgd));
    assertEquals(2, sgd.plus(ode).order());
    assertTrue(sgd.plus(ode).terms().stream().allMatch(term -> term.order() <= 2));
    assertSame(sgd.truncated(2), sgd.plus(ode).minus(ode));
    assertEquals(List.of("N", "B", "E", "T"), sgd.plus(ode).variables());
  }

  @Test
  void anExpansionCutLaterIsTheExpansionOfLowerOrder() {
    assertSame(expand(SGD, Quantity.TEST_LOSS, 2), expand(SGD, Quantity.TEST_LOSS, 4).truncated(2));
  }

  /** η becomes η·E0 with E in it, and then E a number: in either order the same. */
  @ParameterizedTest
  @MethodSource("expansions")
  void rescalingAndSubstitutionCommuteWhereTheFactorHoldsNoneOfTheVariables(Expansion x) {
    ClosedForm half = ClosedForm.ONE.dividedBy(ClosedForm.symbol("E0"));
    Map<String, ClosedForm> values = new TreeMap<>(Map.of("N", ClosedForm.of(7)));
    values.put("E", ClosedForm.symbol("E0"));
    assertSame(x.rescaled(half).substituted(values), x.substituted(values).rescaled(half));
    assertSame(x, x.rescaled(half).rescaled(ClosedForm.symbol("E0")));
  }

  @ParameterizedTest
  @MethodSource("expansions")
  void rescalingMultipliesTheTermsOfEachOrderByItsPower(Expansion x) {
    for (Term term : x.rescaled(ClosedForm.of(3)).terms()) {
      assertEquals(
          x.coefficient(term.value()).times(ClosedForm.of(3).pow(term.order())),
          term.coefficient());
    }
  }

  @ParameterizedTest
  @MethodSource("expansions")
  void rewritingCoefficientsRewritesTheStartToo(Expansion x) {
    assertSame(x.times(T), x.withCoefficients(c -> c.times(T)));
  }

  @Test
  void selectionsOfComplementaryTermsAddUp() {
    Expansion x = expand(SGD, Quantity.TEST_LOSS, 3);
    assertSame(x, x.selected(t -> t.order() % 2 == 0).plus(x.selected(t -> t.order() % 2 == 1)));
  }

  /** The root's factor is ∇^deg s: with s = l nothing distinguishes the root any more. */
  @Test
  void anObservableThatIsTheLossGivesTheTestLoss() {
    for (Process process : List.of(SGD, ODE, SDE)) {
      Expansion observable =
          Expander.of(process, Setting.GENERAL).expand(new Measurement.Observable("s"), 4);
      Map<ValueClass, ClosedForm> asLoss = new TreeMap<>();
      for (Term term : observable.terms()) {
        ValueClass value =
            ValueClass.of(
                term.value().diagram(), term.value().brackets(), List.of(ScalarField.LOSS));
        asLoss.merge(value, term.coefficient(), ClosedForm::plus);
      }
      assertEquals(expand(process, Quantity.TEST_LOSS, 4).value(), Value.of(asLoss));
    }
  }

  @Test
  void settingsThatPruneDiagramsGiveTheTermsThatDoNotVanish() {
    for (Setting.Start start : Setting.Start.values()) {
      for (Setting.Noise noise : Setting.Noise.values()) {
        for (Measurement measurement :
            List.of(
                new Measurement.TestLoss(),
                new Measurement.Gap(),
                new Measurement.Displacement(),
                new Measurement.Observable("s"),
                new Measurement.TestLossSquared(),
                new Measurement.DisplacementSquared())) {
          Expansion all = Expander.of(SGD, Setting.GENERAL).expand(measurement, 3);
          Expansion pruned = Expander.of(SGD, new Setting(start, noise)).expand(measurement, 3);
          assertSame(
              all.selected(
                  term ->
                      term.contributions().stream()
                          .noneMatch(c -> vanishes(c.diagram(), measurement, start, noise))),
              pruned);
        }
      }
    }
  }

  /** From the definition: brackets round one gradient, or round too many factors. */
  private static boolean vanishes(
      Diagram d, Measurement measurement, Setting.Start start, Setting.Noise noise) {
    int largest =
        switch (noise) {
          case ANY -> Integer.MAX_VALUE;
          case GAUSSIAN -> 2;
          case NONE -> 1;
        };
    boolean gradient = false;
    boolean crowded = false;
    for (int part = 0; part < d.partCount(); part++) {
      int wanted = part;
      List<Integer> nodes =
          Stream.iterate(0, v -> v + 1).limit(d.edges()).filter(v -> d.part(v) == wanted).toList();
      boolean tied = d.rootPart().isPresent() && d.rootPart().getAsInt() == part;
      int size = nodes.size() + (tied ? 1 : 0);
      crowded |= size > largest;
      gradient |= size == 1 && children(d, nodes.get(0)) == 0;
    }
    for (int a = 0; a < d.anchors().size(); a++) {
      gradient |=
          d.anchors().get(a) == Anchor.ROOT
              && d.rootPart().isEmpty()
              && !(measurement instanceof Measurement.Observable)
              && children(d, d.edges() + a) == 1;
    }
    return crowded || (start == Setting.Start.MINIMUM && gradient);
  }

  private static long children(Diagram d, int node) {
    return Stream.iterate(0, v -> v + 1).limit(d.edges()).filter(v -> d.parent(v) == node).count();
  }

  @ParameterizedTest
  @EnumSource(Quantity.class)
  void everyContributionIsOfTheKindThatTheQuantitySays(Quantity quantity) {
    for (Expansion.Valued valued : expand(SGD, quantity, 2).contributions()) {
      Diagram d = valued.contribution().diagram();
      assertEquals(quantity.kind().anchors(), d.anchors(), d.name());
      assertEquals(valued.order(), d.edges());
    }
  }

  @Test
  void progressCountsTheDiagramsOfEachOrder() {
    Map<Integer, Long> counts = new TreeMap<>();
    Map<Integer, Long> totals = new TreeMap<>();
    new Expander(
            SGD,
            Setting.GENERAL,
            (edges, diagrams, total) -> {
              counts.put(edges, diagrams);
              totals.put(edges, total);
            })
        .expand(new Measurement.TestLoss(), 4);
    assertEquals(Map.of(0, 1L, 1, 1L, 2, 4L, 3, 17L, 4, 101L), counts);
    assertEquals(counts, totals);
  }

  @Test
  void sideBySideTwoDiagramsKeepTheirTreesAndParts() {
    for (Diagram first : AllDiagrams.rootedUpTo(3)) {
      for (Diagram second : AllDiagrams.rootedUpTo(2)) {
        Diagram pair = Juxtaposition.of(first, second);
        assertEquals(List.of(Anchor.ROOT, Anchor.ROOT), pair.anchors());
        assertEquals(first.edges() + second.edges(), pair.edges());
        assertEquals(first.partCount() + second.partCount(), pair.partCount());
        assertEquals(
            ValueClass.of(pair), ValueClass.of(Juxtaposition.of(second, first)), pair.name());
        assertEquals(first.equals(second), pair.equals(Juxtaposition.of(second, first)));
      }
    }
    Diagram displaced = AllDiagrams.with(1, Anchor.LOOSE_END).get(0);
    assertEquals("c(0-1)(0-1)", Juxtaposition.of(displaced, displaced).name());
    Diagram tied = AllDiagrams.tied(1).get(0);
    assertThrows(IllegalArgumentException.class, () -> Juxtaposition.of(tied, displaced));
    assertFalse(tied.rootPart().isEmpty());
  }

  @Test
  void resummedSumsThatAreTooLongAreRefusedBeforeAnythingIsSummed() {
    List<Long> done = new ArrayList<>();
    Expander expander =
        new Expander(
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            Setting.GENERAL,
            (edges, diagrams, total) -> done.add(diagrams));
    Problem problem =
        assertThrows(
                ProblemException.class,
                () ->
                    new ResummedExpander(expander, ResummedExpander.Time.STEPS)
                        .expand(Quantity.TEST_LOSS, 7))
            .problem();
    assertInstanceOf(Problem.BeyondReach.class, problem);
    assertTrue(done.isEmpty());
  }
}
