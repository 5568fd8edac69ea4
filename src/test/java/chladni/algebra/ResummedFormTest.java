package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ResummedFormTest {
  private static final ClosedForm ZERO = ClosedForm.of(0);
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm B = ClosedForm.symbol("B");
  private static final ClosedForm E = ClosedForm.symbol("E");
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm K3 = ClosedForm.symbol("k3");
  private static final ClosedForm Z1 = ONE.minus(K1);
  private static final ClosedForm Z2 = ONE.minus(K2);
  private static final ClosedForm L = N.dividedBy(B);

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static ClosedForm exp(ClosedForm argument) {
    return ClosedForm.exponential(argument);
  }

  /** Σ over t_1 < … < t_m in 0 … steps−1 of Π z_j^{gap_j}, by walking through all of them. */
  private static BigFraction nestedSum(int steps, List<BigFraction> z) {
    return nestedSum(steps, z, 0, 0);
  }

  private static BigFraction nestedSum(int steps, List<BigFraction> z, int instant, int from) {
    if (instant == z.size() - 1) {
      return z.get(instant).pow(steps - from);
    }
    BigFraction sum = BigFraction.ZERO;
    for (int t = from; t < steps; t++) {
      sum = sum.add(z.get(instant).pow(t - from).multiply(nestedSum(steps, z, instant + 1, t + 1)));
    }
    return sum;
  }

  @Test
  void discreteDifferencesAreNestedSums() {
    SplittableRandom random = new SplittableRandom(41);
    for (int i = 0; i < 200; i++) {
      int m = random.nextInt(0, 5);
      int steps = random.nextInt(m, 8);
      List<ClosedForm> symbols = new ArrayList<>();
      List<BigFraction> numbers = new ArrayList<>();
      Map<String, BigFraction> point = new HashMap<>(Map.of("T", new BigFraction(steps)));
      for (int j = 0; j <= m; j++) {
        BigFraction z =
            random.nextInt(3) == 0 && j > 0
                ? numbers.get(random.nextInt(j))
                : new BigFraction(random.nextInt(-6, 7), random.nextInt(1, 6));
        symbols.add(ClosedForm.symbol("z" + j));
        numbers.add(z);
        point.put("z" + j, z);
      }
      BigFraction expected = nestedSum(steps, numbers);
      ResummedForm form = ResummedForm.discrete(T, symbols);
      assertEquals(expected, form.evaluate(point));
      assertEquals(expected, form.substitute(Map.of("T", n(steps))).evaluate(point));
      assertEquals(expected, form.substitute(Map.of("T", n(steps))).expanded().evaluate(point));
    }
  }

  @Test
  void equalNodesAreLimitsOfDifferentOnes() {
    SplittableRandom random = new SplittableRandom(42);
    List<String> names = List.of("z0", "z1", "z2", "z3");
    List<ClosedForm> generic = names.stream().map(ClosedForm::symbol).toList();
    for (int i = 0; i < 40; i++) {
      // Let symbolic nodes coincide with each other and with 1, then compare with the sums.
      Map<String, ClosedForm> merge = new HashMap<>();
      for (String name : names) {
        merge.put(
            name,
            switch (random.nextInt(3)) {
              case 0 -> ONE;
              case 1 -> Z1;
              default -> Z1.times(Z2);
            });
      }
      ResummedForm merged = ResummedForm.discrete(T, generic).substitute(merge);
      Map<String, BigFraction> point =
          Map.of(
              "k1", new BigFraction(random.nextInt(1, 30), 31),
              "k2", new BigFraction(random.nextInt(1, 30), 37),
              "T", new BigFraction(6));
      List<BigFraction> numbers =
          generic.stream().map(z -> z.substitute(merge).evaluate(point)).toList();
      assertEquals(nestedSum(6, numbers), merged.evaluate(point));
      assertEquals(nestedSum(6, numbers), merged.expanded().evaluate(point));
    }
  }

  @Test
  void aSingleNodeAndEqualNodesAreSimple() {
    assertEquals(ResummedForm.of(Z1.raisedTo(T)), ResummedForm.discrete(T, List.of(Z1)));
    assertEquals(
        T.times(T.minus(ONE)).dividedBy(n(2)),
        ResummedForm.discrete(T, List.of(ONE, ONE, ONE)).expanded());
    assertEquals(
        T.pow(3).dividedBy(n(6)),
        ResummedForm.propagator(T, List.of(ZERO, ZERO, ZERO, ZERO)).expanded());
    assertEquals(0, ResummedForm.discrete(n(1), List.of(ONE, Z1, Z2)).size());
    assertEquals(ResummedForm.ONE, ResummedForm.discrete(n(2), List.of(ONE, Z1, Z2)));
    assertEquals(ResummedForm.ZERO, ResummedForm.propagator(ZERO, List.of(ZERO, K1)));
    assertEquals(
        ONE.minus(Z1.raisedTo(T)).dividedBy(K1),
        ResummedForm.discrete(T, List.of(ONE, Z1)).expanded());
    // A node 0 leaves no trace but one step less.
    assertEquals(
        ResummedForm.discrete(T.minus(ONE), List.of(ONE, Z1)),
        ResummedForm.discrete(T, List.of(ONE, Z1, ZERO)));
    // Negative powers: 1/x at z1, z2 is −1/(z1 z2).
    assertEquals(
        n(-1).dividedBy(Z1.times(Z2)), DividedDifference.power(n(-1), List.of(Z1, Z2)).expanded());
    assertThrows(
        ProblemException.class,
        () -> DividedDifference.power(n(1).dividedBy(n(2)), List.of(ONE, Z1)));
  }

  @Test
  void nodesMayBeExchanged() {
    List<ClosedForm> nodes = new ArrayList<>(List.of(ONE, Z1, Z1.times(Z2), Z2));
    ResummedForm form = ResummedForm.discrete(T, nodes);
    Collections.reverse(nodes);
    assertEquals(form, ResummedForm.discrete(T, nodes));
    assertEquals(form.toString(), ResummedForm.discrete(T, nodes).toString());
  }

  @Test
  void corollary1IsAPropagatorOfThreeNodes() {
    // (1/a)[(1−e^{−bT})/b − (e^{−aT}−e^{−bT})/(b−a)], as corrected, with a = k1 + k2.
    ClosedForm a = K1.plus(K2);
    ClosedForm b = K3;
    ClosedForm byHand =
        ONE.minus(exp(b.times(T).negate()))
            .dividedBy(b)
            .minus(exp(a.times(T).negate()).minus(exp(b.times(T).negate())).dividedBy(b.minus(a)))
            .dividedBy(a);
    ResummedForm form = ResummedForm.propagator(T, List.of(ZERO, a, b));
    assertEquals(byHand, form.expanded());
    assertEquals(new Limit.Finite(ONE.dividedBy(a.times(b))), form.limitAtInfinity("T"));
    // As T → 0 it is T²/2, the half of the product of 𝒫_T(a) and 𝒫_T(b).
    assertEquals(T.pow(2).dividedBy(n(2)), form.expanded().series("T", 2));
  }

  @Test
  void theTiedForkHoldsForAllBatchesAndEpochs() {
    // known-results: N{(1−p^T)/(L(1−p)) + [(1−z1^T)(1−z2^T) − (1−z1^L)(1−z2^L)(1−p^T)/(1−p^L)]
    // /(L² (1−z1)(1−z2))} with p = z1 z2 and T = LE.
    ClosedForm p = Z1.times(Z2);
    ClosedForm steps = L.times(E);
    ClosedForm byHand =
        N.times(
            ONE.minus(p.raisedTo(steps))
                .dividedBy(L.times(ONE.minus(p)))
                .plus(
                    ONE.minus(Z1.raisedTo(steps))
                        .times(ONE.minus(Z2.raisedTo(steps)))
                        .minus(
                            ONE.minus(Z1.raisedTo(L))
                                .times(ONE.minus(Z2.raisedTo(L)))
                                .times(ONE.minus(p.raisedTo(steps)))
                                .dividedBy(ONE.minus(p.raisedTo(L))))
                        .dividedBy(L.pow(2).times(K1).times(K2))));
    // The two nodes of the tied part in one step, or in one epoch after the other: the epochs are
    // a divided difference at powers of nodes, the steps within an epoch at the nodes themselves,
    // and the step that places the second node has the factor 1 − k of the first.
    ResummedForm together =
        ResummedForm.discrete(E, List.of(ONE, p.raisedTo(L)))
            .times(ResummedForm.discrete(L, List.of(ONE, p)).times(N.dividedBy(L)));
    ResummedForm first = ResummedForm.ZERO;
    for (List<ClosedForm> pair : List.of(List.of(Z1, Z2), List.of(Z2, Z1))) {
      ResummedForm apart =
          ResummedForm.discrete(L, List.of(ONE, pair.get(0)))
              .times(ResummedForm.discrete(L, List.of(pair.get(0), p)));
      first =
          first.plus(
              apart
                  .times(
                      ResummedForm.discrete(
                          E, List.of(ONE, pair.get(0).raisedTo(L), p.raisedTo(L))))
                  .times(pair.get(0).times(N).dividedBy(L.pow(2))));
    }
    ResummedForm form = together.plus(first);
    assertEquals(byHand, form.expanded());
    // resummed.json: N = 3, B = 1, E = 1 and k = 2/5, 5/13 give 6361/8450 for 1/(2B²) of it.
    Map<String, BigFraction> point =
        Map.of(
            "N", new BigFraction(3),
            "B", new BigFraction(1),
            "E", new BigFraction(1),
            "k1", new BigFraction(2, 5),
            "k2", new BigFraction(5, 13));
    assertEquals(new BigFraction(6361, 8450), form.evaluate(point).divide(2));
    // Without propagators, k = 0: histories N E + N E(E−1)/… = N E² in all.
    assertEquals(N.times(E.pow(2)), form.substitute(Map.of("k1", ZERO, "k2", ZERO)).expanded());
    assertEquals(
        byHand.substitute(Map.of("k1", ZERO)), form.substitute(Map.of("k1", ZERO)).expanded());
    assertEquals(byHand.substitute(Map.of("k1", K2)), form.substitute(Map.of("k1", K2)).expanded());
    assertEquals(byHand.limitAtInfinity("E"), form.limitAtInfinity("E"));
  }

  @Test
  void seriesInTheEigenvaluesAreHomogeneousPolynomials() {
    // h_{T−m}(1 − x a) = Σ_n binom(T, m+n) (−x)^n h_n(a); 𝒫_T(x a) = Σ_n T^{m+n} (−x)^n
    // h_n(a)/(m+n)!.
    SplittableRandom random = new SplittableRandom(43);
    ClosedForm x = ClosedForm.symbol("x");
    for (int i = 0; i < 12; i++) {
      List<BigFraction> a = new ArrayList<>();
      a.add(BigFraction.ZERO);
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        a.add(new BigFraction(random.nextInt(0, 4), random.nextInt(1, 3)));
      }
      int m = a.size() - 1;
      List<ClosedForm> rates = a.stream().map(v -> x.times(ClosedForm.of(v))).toList();
      ClosedForm discrete = ZERO;
      ClosedForm continuous = ZERO;
      ClosedForm binomial = ONE;
      ClosedForm power = ONE;
      for (int n = 0; n + m <= m + 4; n++) {
        for (int j = n == 0 ? 1 : m + n; j <= m + n; j++) {
          binomial = binomial.times(T.minus(n(j - 1))).dividedBy(n(j));
          power = power.times(T).dividedBy(n(j));
        }
        ClosedForm term = x.negate().pow(n).times(ClosedForm.of(CompleteHomogeneous.sum(n, a)));
        discrete = discrete.plus(binomial.times(term));
        continuous = continuous.plus(power.times(term));
      }
      ResummedForm sum = ResummedForm.discrete(T, rates.stream().map(ONE::minus).toList());
      ResummedForm integral = ResummedForm.propagator(T, rates);
      assertEquals(discrete, sum.series("x", 4).expanded());
      assertEquals(discrete, sum.expanded().series("x", 4));
      assertEquals(continuous, integral.series("x", 4).expanded());
      assertEquals(continuous, integral.expanded().series("x", 4));
    }
  }

  @Test
  void aSeriesInOneEigenvalueKeepsTheOthers() {
    ResummedForm form =
        ResummedForm.discrete(T, List.of(ONE, Z1, Z1.times(Z2)))
            .times(ResummedForm.propagator(T, List.of(ZERO, K1.plus(K2))))
            .times(ONE.dividedBy(K1.times(ONE.plus(K1))));
    assertEquals(form.expanded().series("k1", 2), form.series("k1", 2).expanded());
    ResummedForm nested =
        ResummedForm.discrete(E, List.of(ONE, Z1.raisedTo(L), Z1.times(Z2).raisedTo(L)));
    assertEquals(nested.expanded().series("k1", 1), nested.series("k1", 1).expanded());
    // Every partial sum has the derivatives of the form itself.
    assertEquals(
        form.times(K1).expanded().substitute(Map.of("k1", ZERO)),
        form.times(K1).series("k1", 0).expanded());
  }

  @Test
  void limitsDropWhatDecays() {
    ResummedForm discrete = ResummedForm.discrete(T, List.of(ONE, Z1, Z1.times(Z2)));
    // 1/Π(1 − z).
    assertEquals(
        new Limit.Finite(ONE.dividedBy(K1.times(ONE.minus(Z1.times(Z2))))),
        discrete.limitAtInfinity("T"));
    assertEquals(
        new Limit.Divergent(T.dividedBy(K2)),
        discrete.substitute(Map.of("k1", ZERO)).limitAtInfinity("T"));
    assertEquals(
        new Limit.Divergent(T.dividedBy(K1)),
        ResummedForm.propagator(T, List.of(ZERO, ZERO, K1)).limitAtInfinity("T"));
    // T/k1 cancels between them.
    ResummedForm difference =
        ResummedForm.propagator(T, List.of(ZERO, ZERO, K1))
            .minus(ResummedForm.propagator(T, List.of(ZERO, K1)).times(T));
    assertEquals(new Limit.Finite(n(-1).dividedBy(K1.pow(2))), difference.limitAtInfinity("T"));
  }

  @Test
  void theRingLawsHold() {
    ResummedForm a = ResummedForm.discrete(T, List.of(ONE, Z1)).plus(ResummedForm.of(T));
    ResummedForm b = ResummedForm.discrete(T, List.of(ONE, Z2, Z1)).times(N);
    ResummedForm c = ResummedForm.propagator(T, List.of(ZERO, K1));
    assertEquals(a.plus(b).times(c), a.times(c).plus(b.times(c)));
    assertEquals(a.times(b).times(c), c.times(b.times(a)));
    assertEquals(ResummedForm.ZERO, a.times(b).minus(b.times(a)));
    assertTrue(a.minus(a).isZero());
    assertFalse(a.minus(b).isZero());
    assertNotEquals(a, b);
    assertEquals(a.times(b).expanded(), a.expanded().times(b.expanded()));
    assertEquals(List.of("N", "T", "k1", "k2"), List.copyOf(b.variables()));
  }

  @Test
  void formsWrittenDifferentlyAreEqual() {
    // f[z0,z1] (z1 − z0) = f(z1) − f(z0), and the recursion one order up.
    assertEquals(
        ResummedForm.of(ONE.minus(Z1.raisedTo(T))),
        ResummedForm.discrete(T, List.of(ONE, Z1)).times(K1));
    ResummedForm left =
        ResummedForm.discrete(T, List.of(ONE, Z1)).minus(ResummedForm.discrete(T, List.of(Z1, Z2)));
    ResummedForm right = ResummedForm.discrete(T, List.of(ONE, Z1, Z2)).times(K2);
    assertEquals(left, right);
    assertEquals(left.hashCode(), right.hashCode());
    // Splitting a run in two halves: h(2T; a, b) = h(T; a) h(T; a, b) + h(T; a, b) h(T; b).
    ResummedForm half = ResummedForm.discrete(T, List.of(ONE, Z1));
    assertEquals(
        ResummedForm.discrete(T.times(n(2)), List.of(ONE, Z1)),
        half.plus(half.times(Z1.raisedTo(T))));
    // Epochs of steps: Σ over epochs of z^{L e} times the sum within one.
    assertEquals(
        ResummedForm.discrete(L.times(E), List.of(ONE, Z1)),
        ResummedForm.discrete(E, List.of(ONE, Z1.raisedTo(L)))
            .times(ResummedForm.discrete(L, List.of(ONE, Z1))));
  }

  /** Σ over the orders in which rates are taken up of 𝒫_T(0, s_a, s_a + s_b, …). */
  private static ResummedForm overOrders(List<ClosedForm> left, List<ClosedForm> nodes) {
    if (left.isEmpty()) {
      return ResummedForm.propagator(T, nodes);
    }
    List<ResummedForm> sum = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      List<ClosedForm> others = new ArrayList<>(left);
      ClosedForm rate = others.remove(i);
      List<ClosedForm> next = new ArrayList<>(nodes);
      next.add(nodes.get(nodes.size() - 1).plus(rate));
      sum.add(overOrders(others, next));
    }
    return ResummedForm.sum(sum);
  }

  @Test
  void integralsOverAllOrdersFactor() {
    // With five rates the forms are compared at random points.
    for (int count = 2; count <= 5; count++) {
      List<ClosedForm> rates = new ArrayList<>();
      ResummedForm product = ResummedForm.ONE;
      for (int i = 1; i <= count; i++) {
        ClosedForm rate = ClosedForm.symbol("k" + i);
        rates.add(rate);
        product = product.times(ResummedForm.propagator(T, List.of(ZERO, rate)));
      }
      ResummedForm ordered = overOrders(rates, List.of(ZERO));
      assertEquals(product, ordered);
      assertNotEquals(product, ordered.plus(ResummedForm.of(ONE)));
      assertNotEquals(product.times(n(2)), ordered);
    }
  }

  @Test
  void partialFractionsSumToTheWhole() {
    ResummedForm form =
        ResummedForm.discrete(T, List.of(ONE, Z1, Z2))
            .times(ResummedForm.discrete(T, List.of(ONE, Z1)));
    List<ClosedForm> fractions = form.partialFractions();
    assertEquals(5, fractions.size());
    assertEquals(form.expanded(), ClosedForm.sum(fractions));
  }

  @Test
  void numericEigenvaluesLeaveTheTimeSymbolic() {
    ResummedForm form = ResummedForm.propagator(T, List.of(ZERO, K1, K2));
    ClosedForm half = ClosedForm.of(new BigFraction(1, 2));
    ClosedForm third = ClosedForm.of(new BigFraction(1, 3));
    // Σ e^{−sT}/Π differences at 0, 1/2, 1/3: 6 + 12 e^{−T/2} − 18 e^{−T/3}.
    assertEquals(
        n(6).plus(exp(T.times(half).negate()).times(n(12)))
            .minus(exp(T.times(third).negate()).times(n(18))),
        form.substitute(Map.of("k1", half, "k2", third)).expanded());
    assertEquals(
        new Limit.Finite(n(6)),
        form.substitute(Map.of("k1", half, "k2", third)).limitAtInfinity("T"));
    // z = 1/2: 2 − 2 (1/2)^T.
    assertEquals(
        n(2).minus(n(2).dividedBy(n(2).raisedTo(T))),
        ResummedForm.discrete(T, List.of(ONE, Z1)).substitute(Map.of("k1", half)).expanded());
  }

  @Test
  void largeNumbersOfStepsAreExact() {
    BigFraction value =
        ResummedForm.discrete(T, List.of(ONE, Z1, Z2))
            .evaluate(
                Map.of(
                    "T", new BigFraction(1000),
                    "k1", new BigFraction(1, 2),
                    "k2", new BigFraction(1, 2)));
    // Σ over gaps: Σ_{j<999} (j+1) 2^−j = 4 − (2·999+4)·2^−999 … by hand: Σ_{j=0}^{n} (j+1) x^j at
    // x = 1/2 is 4 − (n+3) 2^{−n}, n = 998.
    BigFraction expected =
        new BigFraction(4).subtract(new BigFraction(1001).multiply(new BigFraction(1, 2).pow(998)));
    assertEquals(expected, value);
  }

  @Test
  void termsAreSortedByTheirFactorsAndWrittenSo() {
    DividedDifference first = DividedDifference.power(T, List.of(ONE, Z1));
    DividedDifference second = DividedDifference.power(T, List.of(ONE, Z2));
    ResummedForm form =
        ResummedForm.of(second)
            .times(N)
            .plus(ResummedForm.of(first).times(ResummedForm.of(second)))
            .plus(ResummedForm.of(first).times(n(2)))
            .plus(ResummedForm.of(B));
    assertEquals(4, form.size());
    assertEquals(
        List.of(
            new ResummedForm.Term(B, List.of()),
            new ResummedForm.Term(n(2), List.of(first)),
            new ResummedForm.Term(N, List.of(second)),
            new ResummedForm.Term(ONE, List.of(first, second))),
        form.terms());
    assertEquals(
        "B + 2 * " + first + " + N * " + second + " + 1 * " + first + " * " + second,
        form.toString());
    assertEquals("0", ResummedForm.ZERO.toString());
    assertEquals(form, ResummedForm.sum(List.of(form)));
    assertEquals(form.terms(), form.times(ONE).terms());
    assertEquals(0, form.times(ZERO).size());
    assertEquals(form.terms(), form.plus(ResummedForm.ZERO).terms());
    assertEquals(form.terms(), ResummedForm.ZERO.plus(form).terms());
    assertEquals(0, form.minus(form).size());
    assertNotEquals(form, new Object());
  }

  /** Powers so high that they are not written out to be compared. */
  @Test
  void highPowersAreComparedByTheirValues() {
    for (int steps : List.of(50, 51, 400)) {
      ResummedForm form = ResummedForm.discrete(n(steps), List.of(ONE, Z1, Z2));
      ResummedForm other = ResummedForm.discrete(n(steps + 1), List.of(ONE, Z1, Z2));
      assertFalse(form.isZero());
      assertNotEquals(form, other);
      assertNotEquals(form, form.plus(ResummedForm.ONE));
    }
    // The recursion (f[1, z2] − f[z1, z2])/(1 − z1) = f[1, z1, z2] for x^60.
    assertEquals(
        ResummedForm.discrete(n(60), List.of(ONE, Z2))
            .minus(ResummedForm.discrete(n(60), List.of(Z1, Z2))),
        ResummedForm.discrete(n(60), List.of(ONE, Z1, Z2)).times(K1));
    // A difference that is nearly 0 at small eigenvalues is not 0.
    ResummedForm nearly =
        ResummedForm.discrete(n(60), List.of(ONE, Z1))
            .minus(ResummedForm.discrete(n(60), List.of(ONE, ONE.minus(K1.times(n(2))))))
            .times(K1.pow(9));
    assertFalse(nearly.isZero());
  }

  @Test
  void coefficientsAndSeriesHavePrincipalParts() {
    ClosedForm x = ClosedForm.symbol("x");
    ResummedForm form =
        ResummedForm.discrete(T, List.of(ONE, ONE.minus(x)))
            .times(ONE.dividedBy(x.pow(2)))
            .plus(ResummedForm.of(x));
    // T/x² − binom(T, 2)/x + binom(T, 3) + x − ….
    ClosedForm pairs = T.times(T.minus(ONE)).dividedBy(n(2));
    assertEquals(ResummedForm.of(T), form.coefficient("x", -2));
    assertEquals(ResummedForm.of(pairs.negate()), form.coefficient("x", -1));
    assertEquals(
        ResummedForm.of(pairs.times(T.minus(n(2))).dividedBy(n(3))), form.coefficient("x", 0));
    assertEquals(ResummedForm.ZERO, form.coefficient("x", -3));
    assertEquals(ResummedForm.ZERO, form.series("x", -3));
    assertEquals(
        ResummedForm.of(T.dividedBy(x.pow(2)).minus(pairs.dividedBy(x))), form.series("x", -1));
    assertEquals(form.expanded().series("x", 1), form.series("x", 1).expanded());
  }

  @Test
  void aMissingValueIsNamed() {
    ResummedForm form = ResummedForm.discrete(T, List.of(ONE, Z1));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> form.evaluate(Map.of("T", new BigFraction(2))));
    assertEquals("the variable k1 has no value", problem.problem().message());
    assertThrows(
        ProblemException.class, () -> form.times(ONE.dividedBy(K1)).substitute(Map.of("k1", ZERO)));
  }
}
