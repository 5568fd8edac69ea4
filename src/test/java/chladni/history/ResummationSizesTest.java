package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How large resummed forms are, counted by hand, and that too large ones are refused at once. */
final class ResummationSizesTest {
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm THIRD = ClosedForm.of(new BigFraction(1, 3));
  private static final Process RESHUFFLED = StochasticGradientDescent.reshuffled(Grid.symbolic());
  private static final Process FIXED = StochasticGradientDescent.inFixedOrder(Grid.symbolic());
  private static final Process REPLACED =
      StochasticGradientDescent.withReplacement(Slots.symbolic());

  /** So many leaves of one part on the root, the first ones with a node of its own below. */
  private static Diagram tiedTuft(int leaves, int withChild) {
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < withChild; v++) {
      parents.add(withChild + v);
      parts.add(v);
    }
    for (int v = 0; v < leaves; v++) {
      parents.add(withChild + leaves);
      parts.add(withChild);
    }
    return Diagram.of(Presentation.rooted(parents, parts));
  }

  /** So many tied pairs of leaves on the root. */
  private static Diagram tiedPairs(int pairs) {
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < 2 * pairs; v++) {
      parts.add(v / 2);
    }
    return Diagram.of(Presentation.rooted(Collections.nCopies(2 * pairs, 2 * pairs), parts));
  }

  /** A node on the root with so many untied leaves below. */
  private static Diagram broom(int leaves) {
    List<Integer> parents = new ArrayList<>(Collections.nCopies(leaves, leaves));
    parents.add(leaves + 1);
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v <= leaves; v++) {
      parts.add(v);
    }
    return Diagram.of(Presentation.rooted(parents, parts));
  }

  private static List<ClosedForm> symbols(Diagram diagram) {
    List<ClosedForm> symbols = new ArrayList<>();
    for (int v = 1; v <= diagram.edges(); v++) {
      symbols.add(ClosedForm.symbol("k" + v));
    }
    return symbols;
  }

  private static void refused(String message, Executable executable) {
    Problem problem = assertThrows(ProblemException.class, executable).problem();
    assertInstanceOf(Problem.BeyondReach.class, problem);
    assertEquals(message, problem.message());
  }

  private static void refused(String message, Process process, Diagram diagram) {
    refused(message, () -> process.resummedHistories(diagram, symbols(diagram)));
  }

  private static String terms(String count) {
    return "this closed form has about " + count + " terms, and at most 8000 are written";
  }

  private static String steps(String count) {
    return "counting these histories takes about " + count + " steps";
  }

  /** Ordered set partitions: of the leaves of a broom into updates, of tied leaves into epochs. */
  @Test
  void termsAreOrdersInWhichNodesMayGoTogether() {
    refused(terms("545835"), GradientDescent.symbolic(), broom(8));
    refused(terms("545835"), RESHUFFLED, broom(8));
    refused(terms("545835"), FIXED, broom(8));
    refused(terms("545835"), REPLACED, broom(8));
    refused(terms("47293"), FIXED, tiedTuft(7, 0));
    refused(terms("47293"), RESHUFFLED, tiedTuft(7, 0));
  }

  /**
   * Chains of epochs, each with an ordered partition of the rows in it into batches, for all five
   * ways to let the rows of three pairs coincide: 28503 where none do, 73377 in all.
   */
  @Test
  void termsOfReshufflingAreChainsOfEpochsAndOrdersInThem() {
    long sum = 0;
    for (int[] row :
        new int[][] {
          {0, 0, 1, 1, 2, 2},
          {0, 0, 0, 0, 1, 1},
          {0, 0, 1, 1, 0, 0},
          {0, 0, 1, 1, 1, 1},
          {0, 0, 0, 0, 0, 0}
        }) {
      sum += chains(row, 0b111111);
    }
    refused(terms("" + sum), RESHUFFLED, tiedPairs(3));
  }

  private static long chains(int[] row, int left) {
    if (left == 0) {
      return 1;
    }
    long[] ordered = {1, 1, 3, 13};
    long sum = 0;
    for (int epoch = left; epoch != 0; epoch = (epoch - 1) & left) {
      int rows = 0;
      for (int v = 0; v < row.length; v++) {
        rows |= (epoch >> v & 1) << row[v];
      }
      sum += ordered[Integer.bitCount(rows)] * chains(row, left & ~epoch);
    }
    return sum;
  }

  /** In continuous time nodes have times of their own: 8! orders. */
  @Test
  void termsOfTheContinuumAreLinearOrders() {
    refused(terms("40320"), GradientFlow.symbolic(), broom(8));
    refused(terms("40320"), NoiseMatchedDiffusion.symbolic(), broom(8));
  }

  /** All leaves at the first of two updates, then what they hang from: one order. */
  @Test
  void ordersOfMoreTimesThanThereAreUpdatesAreNoTerms() {
    Diagram broom = broom(8);
    assertEquals(
        ONE,
        new GradientDescent(ONE, ClosedForm.of(2))
            .resummedHistories(broom, symbols(broom))
            .expanded());
    // Two epochs of one batch for each of seven nodes, on one of three rows.
    Diagram tied = tiedTuft(7, 0);
    assertEquals(
        ClosedForm.of(3 * 128),
        StochasticGradientDescent.inFixedOrder(Grid.of(3, 3, 2))
            .resummedHistories(tied, symbols(tied))
            .substitute(zero(tied))
            .expanded());
  }

  private static Map<String, ClosedForm> zero(Diagram diagram) {
    Map<String, ClosedForm> zero = new HashMap<>();
    symbols(diagram).forEach(k -> zero.put(k.toString(), ClosedForm.ZERO));
    return zero;
  }

  /** 1 − k = 2/3 has two digits; so has every update, or every update and edge. */
  @Test
  void digitsAreThoseOfAllUpdates() {
    String digits = "the exact value has about %s binary digits";
    refused(
        digits.formatted("8.4e+06"),
        () ->
            StochasticGradientDescent.reshuffled(Grid.of(1 << 22, 1, 1))
                .resummedHistories(Spelling.read("c(0-1)(01)"), List.of(THIRD)));
    // Two updates of 4 digits and N of 41 an epoch, 6000 epochs.
    ClosedForm batch = ClosedForm.of(BigInteger.TWO.pow(39));
    refused(
        digits.formatted("2.9e+05"),
        () ->
            StochasticGradientDescent.reshuffled(
                    new Grid(batch.times(ClosedForm.of(2)), batch, ClosedForm.of(6000)))
                .resummedHistories(Spelling.read("c(01-2)(02-12)"), List.of(THIRD, THIRD)));
  }

  @Test
  void theStepsOfASumAreRefusedBeforeItIsBegun() {
    // Ways to let 8 rows coincide, 4140, times the pairs of down-sets of 16 nodes, 3^16.
    refused(steps("1.8e+11"), RESHUFFLED, tiedPairs(8));
    // Ways to let 10 slots coincide, 115975, times 2^10 · 3^2.
    refused(steps("1.1e+09"), REPLACED, tiedTuft(10, 2));
    // 16 leaves of 3 pairs of down-sets and one with a child of 6; 4 ordered coarsenings.
    refused(steps("1.0e+09"), FIXED, tiedTuft(17, 1));
  }

  /** With T or N and B as variables the power of an operator is not known: a form is written. */
  @Test
  void numbersOfOtherSizesDoNotReplaceThatOfUpdates() {
    Diagram edge = Spelling.read("c(0-1)(01)");
    ClosedForm sum =
        ONE.minus(ClosedForm.of(new BigFraction(2, 3)).raisedTo(T)).times(ClosedForm.of(3));
    assertEquals(
        sum, new GradientDescent(ONE, T).resummedHistories(edge, List.of(THIRD)).expanded());
    ClosedForm b = ClosedForm.symbol("B");
    assertEquals(
        b.times(ClosedForm.of(new BigFraction(5, 3))),
        StochasticGradientDescent.withReplacement(new Slots(ONE, b, ClosedForm.of(2)))
            .resummedHistories(edge, List.of(THIRD))
            .expanded());
  }

  /** One variable of degree T for each eigenvalue, and as many as are in it: 5000 at most. */
  @Test
  void aFormOfTooManyTermsIsAPolynomialInFewVariables() {
    Diagram broom = broom(8);
    List<ClosedForm> numbers = new ArrayList<>(Collections.nCopies(9, THIRD));
    List<ClosedForm> two = new ArrayList<>(numbers);
    two.set(0, ClosedForm.symbol("k1"));
    two.set(8, ClosedForm.symbol("k2"));
    Process seven = new GradientDescent(ONE, ClosedForm.of(7));
    assertEquals(
        seven.resummedHistories(broom, numbers).expanded(),
        seven
            .resummedHistories(broom, two)
            .substitute(Map.of("k1", THIRD, "k2", THIRD))
            .expanded());
    Process seventyOne = new GradientDescent(ONE, ClosedForm.of(71));
    refused(terms("545835"), () -> seventyOne.resummedHistories(broom, two));
    two.set(0, ClosedForm.symbol("k1").plus(ClosedForm.symbol("k2")));
    two.set(8, ClosedForm.symbol("k3").plus(ClosedForm.symbol("k4")));
    Process thirtySix = new GradientDescent(ONE, ClosedForm.of(36));
    refused(terms("545835"), () -> thirtySix.resummedHistories(broom, two));
  }

  /** Lists of sets as words: the first difference decides, then the length. */
  @Test
  void listsAreComparedAsInADictionary() {
    assertEquals(0, ChainSums.LEXICOGRAPHIC.compare(List.of(1, 2), List.of(1, 2)));
    assertTrue(ChainSums.LEXICOGRAPHIC.compare(List.of(1, 9), List.of(2)) < 0);
    assertTrue(ChainSums.LEXICOGRAPHIC.compare(List.of(1, 2), List.of(1)) > 0);
  }
}
