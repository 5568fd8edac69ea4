package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.oracle.Polynomial;
import chladni.oracle.PolynomialLandscape;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractionEvaluationTest {
  private static final List<List<BigFraction>> MATRIX =
      List.of(
          List.of(new BigFraction(2), new BigFraction(-1, 3)),
          List.of(new BigFraction(-1, 3), new BigFraction(1, 2)));

  /** l = u² with probability 1/3 or 4u with 2/3, at u = 1: every value by hand. */
  @Test
  void valuesOfSmallDiagramsAreAsByHand() {
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": ["u"], "start": {"u": 1},
             "data": [{"probability": "1/3", "loss": "u^2"}, {"probability": "2/3", "loss": "4*u"}]}
            """,
            "test");
    // l = 1/3 + 8/3, G = 2/3 + 8/3, H = 2/3, C = (4/3 + 32/3) - (10/3)^2
    assertEquals(new BigFraction(3), landscape.value(rooted(List.of(), List.of())));
    assertEquals(new BigFraction(100, 9), landscape.value(rooted(List.of(1), List.of(0))));
    assertEquals(new BigFraction(8, 9), landscape.value(tied(List.of(1), List.of(0))), "C");
    assertEquals(
        new BigFraction(12),
        landscape.value(tied(List.of(1), List.of(0)), Brackets.MOMENT),
        "C + GG");
    assertEquals(
        new BigFraction(200, 27), landscape.value(rooted(List.of(2, 2), List.of(0, 1))), "GHG");
    assertEquals(
        new BigFraction(16, 27), landscape.value(rooted(List.of(2, 2), List.of(0, 0))), "CH");
    // the chain with its two nodes tied: C[l', l''] G = (4/3 - 10/3 * 2/3) * 10/3
    assertEquals(new BigFraction(-80, 27), landscape.value(rooted(List.of(1, 2), List.of(0, 0))));
    assertEquals(
        List.of(new BigFraction(10, 3)),
        landscape.components(diagram(List.of(1), List.of(0), Anchor.LOOSE_END)));
    assertEquals(
        new BigFraction(9),
        landscape.value(diagram(List.of(), List.of(), Anchor.ROOT, Anchor.ROOT)));
  }

  @ParameterizedTest
  @EnumSource(Brackets.class)
  void everyDiagramToThreeEdgesHasTheValueOfItsDefinition(Brackets brackets) {
    Definition definition =
        new Definition(PolynomialLandscape.random(21, 2, 3, 4).withLearningRate(MATRIX), brackets);
    for (int edges = 0; edges <= 3; edges++) {
      definition.check(AllDiagrams.with(edges, Anchor.ROOT));
      definition.check(AllDiagrams.with(edges, Anchor.LOOSE_END));
      if (edges <= 2) {
        definition.check(AllDiagrams.with(edges, Anchor.ROOT, Anchor.ROOT));
        definition.check(AllDiagrams.with(edges, Anchor.LOOSE_END, Anchor.LOOSE_END));
        definition.check(AllDiagrams.with(edges, Anchor.ROOT, Anchor.LOOSE_END));
      }
    }
  }

  /** One weight, but parts of up to five nodes and a tied root: every shape of partition sum. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void everyPartitionOfAStarAndOfAChainHasTheValueOfItsDefinition(int edges) {
    Definition definition =
        new Definition(PolynomialLandscape.random(edges, 1, 3, 6), Brackets.CUMULANT);
    List<List<Integer>> trees =
        List.of(
            Collections.nCopies(edges, edges), IntStream.rangeClosed(1, edges).boxed().toList());
    for (List<Integer> parents : trees) {
      for (List<Integer> parts : AllDiagrams.restrictedGrowthStrings(edges)) {
        Diagram untied = rooted(parents, parts);
        definition.check(List.of(untied));
        for (int p = 0; p < untied.partCount(); p++) {
          definition.check(List.of(AllDiagrams.tied(untied, p)));
        }
      }
    }
  }

  @Test
  void aDiagramWithALooseEndIsNotOneNumber() {
    Landscape landscape =
        LandscapeReader.read(PolynomialLandscape.random(1, 2, 2, 2).json(), "test");
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () -> landscape.value(diagram(List.of(1), List.of(0), Anchor.LOOSE_END)));
    assertInstanceOf(Problem.Unfit.class, e.problem());
  }

  @Test
  void aValueBeyondReachIsRefusedAtOnceWithItsSize() {
    StringBuilder data = new StringBuilder();
    for (int x = 0; x < 1000; x++) {
      data.append(x == 0 ? "" : ",")
          .append("{\"probability\": \"1/1000\", \"loss\": \"" + x + "*u^2\"}");
    }
    Landscape landscape =
        LandscapeReader.read(
            "{\"weights\": [\"u\"], \"start\": [1], \"data\": [" + data + "]}", "test");
    // one pair is one sum over outcomes, three crossing pairs are three nested ones
    landscape.value(rooted(List.of(2, 2), List.of(0, 0)));
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () -> landscape.value(rooted(List.of(1, 2, 6, 4, 5, 6), List.of(0, 1, 2, 0, 1, 2))));
    assertInstanceOf(Problem.BeyondReach.class, e.problem());
    assertTrue(e.problem().message().contains("multiplications"), e.problem().message());
  }

  @Test
  void aPartWithTooManyPartitionsIsRefusedAtOnce() {
    Landscape landscape =
        LandscapeReader.read(PolynomialLandscape.random(1, 1, 2, 2).json(), "test");
    Diagram chain =
        rooted(IntStream.rangeClosed(1, 14).boxed().toList(), Collections.nCopies(14, 0));
    ProblemException e = assertThrows(ProblemException.class, () -> landscape.value(chain));
    assertInstanceOf(Problem.BeyondReach.class, e.problem());
    // the set partitions of 14 things without blocks of one (Sloane's A000296)
    assertTrue(e.problem().message().contains("24011157"), e.problem().message());
  }

  @Test
  void aValueCanBeInterrupted() {
    Landscape landscape =
        LandscapeReader.read(PolynomialLandscape.random(1, 2, 2, 3).json(), "test");
    Thread.currentThread().interrupt();
    ProblemException e =
        assertThrows(
            ProblemException.class, () -> landscape.value(rooted(List.of(2, 2), List.of(0, 0))));
    assertTrue(Thread.interrupted());
    assertInstanceOf(Problem.Interrupted.class, e.problem());
  }

  static Diagram rooted(List<Integer> parents, List<Integer> parts) {
    return Diagram.of(Presentation.rooted(parents, parts));
  }

  private static Diagram tied(List<Integer> parents, List<Integer> parts) {
    return AllDiagrams.tied(rooted(parents, parts), 0);
  }

  private static Diagram diagram(List<Integer> parents, List<Integer> parts, Anchor... anchors) {
    return Diagram.of(new Presentation(parents, parts, List.of(anchors), OptionalInt.empty()));
  }

  /** The definition of a value, term by term: all indices, all set partitions, all outcomes. */
  private static final class Definition {
    private final PolynomialLandscape polynomials;
    private final Landscape landscape;
    private final Brackets brackets;
    private final Map<List<Integer>, BigFraction> derivatives = new HashMap<>();

    Definition(PolynomialLandscape polynomials, Brackets brackets) {
      this.polynomials = polynomials;
      this.landscape = LandscapeReader.read(polynomials.json(), "random");
      this.brackets = brackets;
    }

    void check(List<Diagram> diagrams) {
      for (Diagram d : diagrams) {
        assertEquals(components(d), landscape.components(d, brackets), d.name());
      }
    }

    private List<BigFraction> components(Diagram d) {
      List<Integer> loose = new ArrayList<>();
      for (int a = 0; a < d.anchors().size(); a++) {
        if (d.anchors().get(a) == Anchor.LOOSE_END) {
          loose.add(d.edges() + a);
        }
      }
      List<BigFraction> all = new ArrayList<>();
      int n = polynomials.dimension();
      for (int c = 0; c < Math.pow(n, loose.size()); c++) {
        Map<Integer, Integer> free = new HashMap<>();
        int rest = c;
        for (int i = loose.size() - 1; i >= 0; i--) {
          free.put(loose.get(i), rest % n);
          rest /= n;
        }
        all.add(sum(d, free, new ArrayList<>(), BigFraction.ONE));
      }
      return all;
    }

    /** Sums over the two indices of every edge, child's end first. */
    private BigFraction sum(
        Diagram d, Map<Integer, Integer> free, List<Integer> indices, BigFraction rates) {
      if (indices.size() == 2 * d.edges()) {
        return rates.multiply(product(d, indices));
      }
      int child = indices.size() / 2;
      BigFraction sum = BigFraction.ZERO;
      for (int i = 0; i < polynomials.dimension(); i++) {
        for (int j = 0; j < polynomials.dimension(); j++) {
          Integer fixed = free.get(d.parent(child));
          BigFraction rate = polynomials.learningRate().get(i).get(j);
          if ((fixed == null || fixed == j) && rate.signum() != 0) {
            indices.add(i);
            indices.add(j);
            sum = sum.add(sum(d, free, indices, rates.multiply(rate)));
            indices.removeLast();
            indices.removeLast();
          }
        }
      }
      return sum;
    }

    private BigFraction product(Diagram d, List<Integer> indices) {
      List<List<List<Integer>>> parts = new ArrayList<>();
      for (int p = 0; p < d.partCount(); p++) {
        parts.add(new ArrayList<>());
      }
      for (int v = 0; v < d.edges(); v++) {
        parts.get(d.part(v)).add(at(d, v, indices));
      }
      for (int a = 0; a < d.anchors().size(); a++) {
        if (d.anchors().get(a) == Anchor.ROOT) {
          List<Integer> root = at(d, d.edges() + a, indices);
          if (d.rootPart().isPresent()) {
            parts.get(d.rootPart().getAsInt()).add(root);
          } else {
            parts.add(List.of(root));
          }
        }
      }
      return parts.stream().map(this::bracket).reduce(BigFraction.ONE, BigFraction::multiply);
    }

    /** The indices at a node. */
    private static List<Integer> at(Diagram d, int node, List<Integer> indices) {
      List<Integer> own = new ArrayList<>();
      if (node < d.edges()) {
        own.add(indices.get(2 * node));
      }
      for (int v = 0; v < d.edges(); v++) {
        if (d.parent(v) == node) {
          own.add(indices.get(2 * v + 1));
        }
      }
      return own;
    }

    private BigFraction bracket(List<List<Integer>> nodes) {
      if (brackets == Brackets.MOMENT) {
        return moment(nodes);
      }
      BigFraction cumulant = BigFraction.ZERO;
      for (List<Integer> partition : AllDiagrams.restrictedGrowthStrings(nodes.size())) {
        int blocks = Collections.max(partition) + 1;
        BigFraction term = BigFraction.ONE;
        for (int b = 0; b < blocks; b++) {
          List<List<Integer>> block = new ArrayList<>();
          for (int i = 0; i < nodes.size(); i++) {
            if (partition.get(i) == b) {
              block.add(nodes.get(i));
            }
          }
          term = term.multiply(moment(block)).multiply(b == 0 ? 1 : -b);
        }
        cumulant = cumulant.add(term);
      }
      return cumulant;
    }

    private BigFraction moment(List<List<Integer>> nodes) {
      BigFraction sum = BigFraction.ZERO;
      for (int x = 0; x < polynomials.losses().size(); x++) {
        BigFraction product = polynomials.probabilities().get(x);
        for (List<Integer> indices : nodes) {
          product = product.multiply(derivative(x, indices));
        }
        sum = sum.add(product);
      }
      return sum;
    }

    private BigFraction derivative(int outcome, List<Integer> indices) {
      List<Integer> key = new ArrayList<>(indices);
      key.add(outcome);
      return derivatives.computeIfAbsent(
          key,
          k -> {
            Polynomial p = polynomials.losses().get(outcome);
            for (int i : indices) {
              p = p.derivative(i);
            }
            return p.atPoint(polynomials.start());
          });
    }
  }
}
