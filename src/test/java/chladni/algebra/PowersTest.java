package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class PowersTest {
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm B = ClosedForm.symbol("B");
  private static final ClosedForm E = ClosedForm.symbol("E");
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm Z1 = ONE.minus(K1);
  private static final ClosedForm Z2 = ONE.minus(K2);
  private static final ClosedForm L = N.dividedBy(B);

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static ClosedForm n(long above, long below) {
    return ClosedForm.of(new BigFraction(above, below));
  }

  private static ClosedForm exp(ClosedForm argument) {
    return ClosedForm.exponential(argument);
  }

  /** A formula and what it should be at a point. */
  private record Valued(ClosedForm form, BigFraction value) {}

  private static Valued draw(SplittableRandom random, Map<String, BigFraction> point, int depth) {
    if (depth == 0) {
      List<ClosedForm> bases =
          List.of(Z1, Z2, Z1.times(Z2), K1, n(2), n(3, 5), n(12), K1.dividedBy(Z2), N, ONE);
      List<ClosedForm> exponents =
          List.of(
              T,
              T.minus(ONE),
              T.times(n(2)),
              L,
              L.times(E),
              E,
              n(1),
              n(-2),
              T.plus(L),
              n(-1).times(E));
      ClosedForm base = bases.get(random.nextInt(bases.size()));
      ClosedForm exponent = exponents.get(random.nextInt(exponents.size()));
      return new Valued(
          base.raisedTo(exponent),
          base.evaluate(point).pow(exponent.evaluate(point).getNumeratorAsInt()));
    }
    Valued a = draw(random, point, depth - 1);
    Valued b = draw(random, point, random.nextInt(depth));
    return switch (random.nextInt(4)) {
      case 0 -> new Valued(a.form.plus(b.form), a.value.add(b.value));
      case 1 -> new Valued(a.form.minus(b.form), a.value.subtract(b.value));
      case 2 -> new Valued(a.form.times(b.form), a.value.multiply(b.value));
      default ->
          b.value.signum() == 0 ? a : new Valued(a.form.dividedBy(b.form), a.value.divide(b.value));
    };
  }

  @Test
  void formulasWithPowersHaveTheValuesOfTheirTrees() {
    SplittableRandom random = new SplittableRandom(31);
    for (int i = 0; i < 300; i++) {
      long b = random.nextInt(1, 4);
      Map<String, BigFraction> point =
          Map.of(
              "T", new BigFraction(random.nextInt(1, 6)),
              "B", new BigFraction(b),
              "N", new BigFraction(b * random.nextInt(1, 4)),
              "E", new BigFraction(random.nextInt(1, 4)),
              "k1", new BigFraction(random.nextInt(1, 50), 51),
              "k2", new BigFraction(random.nextInt(1, 50), 53));
      Valued drawn = draw(random, point, random.nextInt(4));
      assertEquals(drawn.value, drawn.form.evaluate(point), drawn.form::toString);
    }
  }

  @Test
  void theLawsOfPowersHoldAsEqualities() {
    assertEquals(Z1.raisedTo(T).times(Z2.raisedTo(T)), Z1.times(Z2).raisedTo(T));
    assertEquals(Z1.raisedTo(T).dividedBy(Z1), Z1.raisedTo(T.minus(ONE)));
    assertEquals(Z1.raisedTo(T).pow(2), Z1.raisedTo(T.times(n(2))));
    assertEquals(Z1.raisedTo(T).pow(2), Z1.pow(2).raisedTo(T));
    assertEquals(Z1.raisedTo(L).raisedTo(E), Z1.raisedTo(L.times(E)));
    assertEquals(Z1.raisedTo(L).raisedTo(B.dividedBy(N)), Z1);
    assertEquals(n(6).raisedTo(T), n(2).raisedTo(T).times(n(3).raisedTo(T)));
    assertEquals(ONE, n(1, 6).raisedTo(T).times(n(6).raisedTo(T)));
    assertEquals(K1.minus(ONE).pow(2).raisedTo(T), Z1.raisedTo(T.times(n(2))));
    // (1 − z^{3L})/(1 − z^L) = 1 + z^L + z^{2L}.
    ClosedForm step = Z1.raisedTo(L);
    assertEquals(
        ONE.plus(step).plus(step.pow(2)),
        ONE.minus(Z1.raisedTo(L.times(n(3)))).dividedBy(ONE.minus(step)));
    assertEquals(exp(K1.plus(K2).negate()), exp(K1.negate()).times(exp(K2.negate())));
    assertEquals(ONE, exp(K1).times(exp(K1.negate())));
    assertNotEquals(n(2).raisedTo(T), n(2).raisedTo(T.times(n(2))));
    assertNotEquals(exp(T), n(3).raisedTo(T));
  }

  @Test
  void zeroAndOneHaveTheirPowers() {
    assertEquals(ClosedForm.of(0), ClosedForm.of(0).raisedTo(T));
    assertEquals(ONE, ONE.raisedTo(T));
    assertEquals(ONE, ClosedForm.of(0).raisedTo(n(0)));
    assertEquals(ONE, exp(n(0)));
  }

  @Test
  void rootsOfOneExponentialAreWrittenThroughAnother() {
    ClosedForm half = exp(T.dividedBy(n(-2)));
    ClosedForm third = exp(T.dividedBy(n(-3)));
    assertEquals(exp(T.negate()), half.pow(2));
    assertEquals(exp(T.times(n(5)).dividedBy(n(-6))), half.times(third));
    assertEquals(half, half.plus(third).minus(third));
    assertEquals(half.hashCode(), half.plus(third).minus(third).hashCode());
    assertEquals(half.pow(2).minus(third.pow(2)), half.plus(third).times(half.minus(third)));
    assertEquals(half.minus(third), half.pow(2).minus(third.pow(2)).dividedBy(half.plus(third)));
    // 1/((1−g)(1+g)) with g = exp(−T/2) is a function of exp(−T).
    assertEquals(
        ONE.dividedBy(ONE.minus(exp(T.negate()))),
        ONE.dividedBy(ONE.minus(half)).times(ONE.dividedBy(ONE.plus(half))));
    assertEquals(Z1.raisedTo(N), Z1.raisedTo(L).substitute(Map.of("B", n(2))).pow(2));
    assertTrue(half.minus(exp(T.negate())).plus(half.pow(2)).equals(half));
  }

  /** A root r is near 1 for small eigenvalues: 3r − 1 is positive there, r − 1 is not. */
  @Test
  void basesInRootsHaveTheirSignNearOne() {
    ClosedForm r = ClosedForm.symbol("r1");
    ClosedForm beta = ClosedForm.symbol("beta");
    Map<String, ClosedForm> numbers = Map.of("r1", n(3, 4), "beta", n(1, 5), "T", n(3));
    for (ClosedForm base :
        List.of(
            r.dividedBy(r.times(n(3)).minus(ONE)),
            beta.times(r).dividedBy(beta.times(r).minus(beta).plus(r)),
            r.minus(beta).dividedBy(ONE.minus(r)))) {
      assertEquals(base.substitute(numbers).pow(3), base.raisedTo(T).substitute(numbers));
    }
    assertThrows(ProblemException.class, () -> r.minus(ONE).raisedTo(T));
  }

  @Test
  void whatHasNoPowerIsRefused() {
    for (var refused :
        List.<Runnable>of(
            () -> n(-2).raisedTo(T),
            () -> K1.minus(ONE).raisedTo(T),
            () -> ONE.plus(Z1.raisedTo(T)).raisedTo(E),
            () -> Z1.raisedTo(ONE.dividedBy(N.plus(ONE))),
            () -> Z1.raisedTo(n(1, 2)),
            () -> Z1.raisedTo(T).substitute(Map.of("T", n(1, 2))),
            () -> Z1.raisedTo(T).substitute(Map.of("k1", n(3))),
            () -> Z1.raisedTo(T).derivative("T"),
            () -> Z1.raisedTo(T).series("T", 1),
            () -> Z1.raisedTo(T).degree("T"),
            () -> exp(Z1.raisedTo(T)))) {
      ProblemException problem = assertThrows(ProblemException.class, refused::run);
      assertTrue(problem.problem() instanceof Problem.Unfit);
      assertFalse(problem.problem().hint().isEmpty());
    }
    ProblemException irrational =
        assertThrows(
            ProblemException.class,
            () -> exp(T.negate()).evaluate(Map.of("T", new BigFraction(1))));
    assertTrue(irrational.problem().message().contains("not a rational number"));
  }

  @Test
  void substitutionCommutesWithEvaluation() {
    ClosedForm form =
        ONE.minus(Z1.times(Z2).raisedTo(L.times(E)))
            .dividedBy(ONE.minus(Z1.times(Z2).raisedTo(L)))
            .times(Z1.raisedTo(E.minus(ONE)));
    Map<String, BigFraction> point =
        Map.of(
            "N", new BigFraction(6),
            "B", new BigFraction(2),
            "E", new BigFraction(3),
            "k1", new BigFraction(1, 3),
            "k2", new BigFraction(2, 7));
    BigFraction expected = form.evaluate(point);
    for (List<String> order :
        List.of(
            List.of("N", "B", "E", "k1", "k2"),
            List.of("k2", "E", "k1", "B", "N"),
            List.of("B", "k1", "N", "k2", "E"),
            List.of("E", "B", "k2", "N", "k1"))) {
      ClosedForm value = form;
      for (String name : order) {
        value =
            value.substitute(Map.of(name, ClosedForm.of(ClosedForm.symbol(name).evaluate(point))));
      }
      assertEquals(expected, value.number().orElseThrow());
    }
    assertEquals(
        Z2.raisedTo(E).times(Z1.raisedTo(T)),
        Z1.raisedTo(E).times(Z2.raisedTo(T)).substitute(Map.of("E", T, "T", E)));
  }

  @Test
  void derivativesFollowTheChainRule() {
    assertEquals(T.negate().times(Z1.raisedTo(T.minus(ONE))), Z1.raisedTo(T).derivative("k1"));
    assertEquals(
        K1.negate().times(exp(K1.times(T).negate())), exp(K1.times(T).negate()).derivative("T"));
    ClosedForm form = ONE.minus(Z1.raisedTo(T)).dividedBy(K1);
    // d/dk of the sum 1 + z + z^2 at T = 3.
    assertEquals(n(-3).plus(K1.times(n(2))), form.derivative("k1").substitute(Map.of("T", n(3))));
  }

  @Test
  void theSeriesOfAPowerIsBinomial() {
    assertEquals(
        ONE.minus(T.times(K1)).plus(T.times(T.minus(ONE)).dividedBy(n(2)).times(K1.pow(2))),
        Z1.raisedTo(T).series("k1", 2));
    assertEquals(T, ONE.minus(Z1.raisedTo(T)).dividedBy(K1).series("k1", 0));
    assertEquals(
        T.minus(T.pow(2).times(K1).dividedBy(n(2))),
        ONE.minus(exp(K1.times(T).negate())).dividedBy(K1).series("k1", 1));
    // (1 − p^E)/(1 − p) → E where p = z1^L is 1 at k1 = 0; the slope is −L E(E−1)/2.
    ClosedForm p = Z1.raisedTo(L);
    assertEquals(
        E.minus(L.times(E).times(E.minus(ONE)).dividedBy(n(2)).times(K1)),
        ONE.minus(p.raisedTo(E)).dividedBy(ONE.minus(p)).series("k1", 1));
    // About k1 = 0 with the other eigenvalue left alone.
    assertEquals(
        Z2.raisedTo(T).times(ONE.minus(T.times(K1).dividedBy(Z2))),
        ONE.minus(K1).minus(K2).raisedTo(T).series("k1", 1));
    assertThrows(ProblemException.class, () -> K1.raisedTo(T).series("k1", 2));
    assertThrows(ProblemException.class, () -> exp(T.dividedBy(K1)).series("k1", 2));
  }

  @Test
  void limitsKnowWhichPowersDecay() {
    assertEquals(
        new Limit.Finite(ONE.dividedBy(K1)),
        ONE.minus(Z1.raisedTo(T)).dividedBy(K1).limitAtInfinity("T"));
    assertEquals(
        new Limit.Finite(ONE.dividedBy(ONE.minus(Z1.raisedTo(L)))),
        ONE.minus(Z1.raisedTo(L.times(E)))
            .dividedBy(ONE.minus(Z1.raisedTo(L)))
            .limitAtInfinity("E"));
    assertEquals(
        new Limit.Divergent(T.dividedBy(K1)),
        T.minus(T.pow(3).times(exp(K1.times(T).negate()))).dividedBy(K1).limitAtInfinity("T"));
    assertEquals(
        new Limit.Finite(ClosedForm.of(0)),
        Z1.raisedTo(T).plus(Z2.raisedTo(T)).limitAtInfinity("T"));
    // (3/5)^T decays, (5/3)^T grows, and 2^T outgrows (3/2)^T.
    assertEquals(new Limit.Finite(ONE), ONE.plus(n(3, 5).raisedTo(T)).limitAtInfinity("T"));
    assertEquals(
        new Limit.Divergent(n(5, 3).raisedTo(T)),
        ONE.plus(n(5, 3).raisedTo(T)).limitAtInfinity("T"));
    assertEquals(
        new Limit.Finite(n(1)),
        n(2).raisedTo(T)
            .minus(n(3, 2).raisedTo(T))
            .dividedBy(n(2).raisedTo(T))
            .limitAtInfinity("T"));
    assertThrows(
        ProblemException.class,
        () -> Z1.raisedTo(T).dividedBy(Z2.raisedTo(T)).limitAtInfinity("T"));
    assertThrows(
        ProblemException.class, () -> ONE.minus(K1).minus(K2).raisedTo(T).limitAtInfinity("T"));
  }

  @Test
  void removableSingularitiesHaveTheirLimits() {
    ClosedForm form = ONE.minus(Z1.raisedTo(T)).dividedBy(K1);
    assertEquals(T, form.substitute(Map.of("k1", n(0))));
    assertEquals(n(3), form.substitute(Map.of("k1", n(0), "T", n(3))));
    assertEquals(
        new BigFraction(3), form.evaluate(Map.of("k1", BigFraction.ZERO, "T", new BigFraction(3))));
    ClosedForm two = Z1.raisedTo(T).minus(Z2.raisedTo(T)).dividedBy(K2.minus(K1));
    assertEquals(T.times(Z1.raisedTo(T)).dividedBy(Z1), two.substitute(Map.of("k2", K1)));
    assertEquals(T, two.substitute(Map.of("k1", n(0), "k2", n(0))));
    assertEquals(
        T.times(n(2, 3).raisedTo(T.minus(ONE))),
        two.substitute(Map.of("k1", n(1, 3), "k2", n(1, 3))));
    // A pole, and a limit that depends on the direction.
    assertThrows(
        ProblemException.class, () -> Z1.raisedTo(T).dividedBy(K1).substitute(Map.of("k1", n(0))));
    ClosedForm direction = ONE.minus(Z1.raisedTo(T)).dividedBy(K1.plus(K2));
    assertThrows(
        ProblemException.class, () -> direction.substitute(Map.of("k1", n(0), "k2", n(0))));
  }

  @Test
  void numbersAreSplitIntoTheirPrimes() {
    // Two primes beyond trial division.
    BigInteger product = BigInteger.valueOf(1_000_003).multiply(BigInteger.valueOf(1_000_033));
    assertEquals(
        Map.of(
            BigInteger.TWO,
            3,
            BigInteger.valueOf(10_007),
            1,
            BigInteger.valueOf(1_000_003),
            2,
            BigInteger.valueOf(1_000_033),
            1),
        IntegerFactors.of(
            product
                .multiply(BigInteger.valueOf(8L * 10_007))
                .multiply(BigInteger.valueOf(1_000_003))));
    assertEquals(Map.of(), IntegerFactors.of(BigInteger.ONE));
    BigInteger large = BigInteger.TWO.pow(89).subtract(BigInteger.ONE);
    assertEquals(Map.of(large, 1), IntegerFactors.of(large));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> IntegerFactors.of(large.multiply(large)));
    assertTrue(problem.problem() instanceof Problem.BeyondReach);
  }

  @Test
  void basesArePositiveForSmallEigenvaluesAndLargeSizes() {
    Map<String, BigFraction> point =
        Map.of(
            "N", new BigFraction(40),
            "B", new BigFraction(2),
            "k1", new BigFraction(1, 50),
            "k2", new BigFraction(1, 60),
            "r1", new BigFraction(49, 50),
            "T", new BigFraction(3));
    ClosedForm r = ClosedForm.symbol("r1");
    for (ClosedForm base :
        List.of(
            N.minus(ONE),
            N.minus(B),
            N.minus(K1),
            ONE.minus(N.times(K1)),
            K1.minus(K1.pow(2)),
            K1.times(N).minus(K2),
            N.pow(2).minus(N.times(n(9))),
            ONE.minus(K1).minus(K2).dividedBy(N.minus(n(3))),
            n(4).minus(K1).times(n(3, 7)),
            r.times(n(2)).minus(ONE).times(K1),
            ONE.minus(r),
            N.minus(r))) {
      assertEquals(base.evaluate(point).pow(3), base.raisedTo(T).evaluate(point), base::toString);
      assertThrows(ProblemException.class, () -> base.negate().raisedTo(T), base::toString);
      // The square of what is negative is positive, the cube is not.
      assertEquals(base.evaluate(point).pow(6), base.negate().pow(2).raisedTo(T).evaluate(point));
      assertThrows(ProblemException.class, () -> base.negate().pow(3).raisedTo(T));
    }
    for (String size : List.of("N", "B", "E", "T", "M", "L")) {
      assertTrue(Powers.isSize(size));
    }
    assertFalse(Powers.isSize("k1"));
  }

  @Test
  void exponentsThatAreNumbersAreWholeAndNotTooLarge() {
    assertEquals(N.pow(5), N.raisedTo(n(5)));
    assertEquals(N.pow(2_000_000_000), N.raisedTo(n(2_000_000_000)));
    ProblemException large = assertThrows(ProblemException.class, () -> N.raisedTo(n(1L << 31)));
    assertTrue(large.problem() instanceof Problem.BeyondReach);
    assertTrue(large.problem().message().contains("2147483648, a number of updates, is too large"));
    assertTrue(large.problem().hint().contains("a variable and give it to decimal(…)"));
    ProblemException fraction = assertThrows(ProblemException.class, () -> N.raisedTo(n(5, 2)));
    assertEquals("the exponent 5 / 2 is not an integer", fraction.problem().message());
    assertEquals(Z1.raisedTo(T).times(Z1.pow(7)), Z1.raisedTo(T.plus(n(7))));
    assertThrows(ProblemException.class, () -> Z1.raisedTo(T.plus(n(1, 2))));
    // 0 and 1 to a power that is no sum of products are refused or 1.
    ClosedForm odd = ONE.dividedBy(N.plus(ONE));
    assertEquals(ONE, ONE.raisedTo(odd));
    assertThrows(ProblemException.class, () -> n(0).raisedTo(odd));
  }

  @Test
  void productsOfVariablesInExponentsAreKept() {
    ClosedForm exponent = N.pow(2).times(E).dividedBy(B.pow(3)).times(n(-3));
    Map<String, BigFraction> point =
        Map.of(
            "N", new BigFraction(4),
            "B", new BigFraction(2),
            "E", new BigFraction(3),
            "k1", new BigFraction(1, 3));
    // 16·3/8 = 6, times −3.
    assertEquals(new BigFraction(2, 3).pow(-18), Z1.raisedTo(exponent).evaluate(point));
    assertEquals(List.of("N", "B", "E", "k1"), List.copyOf(Z1.raisedTo(exponent).variables()));
    assertEquals(exp(K1.dividedBy(n(3))).pow(3), exp(K1));
    assertEquals(exp(n(1, 2)).pow(2), exp(ONE));
    assertEquals(ONE, exp(n(-1)).times(exp(ONE)));
    assertEquals(exp(K1.times(T)).raisedTo(E), exp(K1.times(T).times(E)));
    assertEquals(exp(K1.dividedBy(n(2))).raisedTo(E.times(n(2))), exp(K1.times(E)));
    assertEquals(Z1.raisedTo(T.dividedBy(n(2))).raisedTo(n(2).times(E)), Z1.raisedTo(T.times(E)));
  }

  @Test
  void derivativesOfRootsAndProductsFollowTheChainRule() {
    ClosedForm root = Z1.raisedTo(T.dividedBy(n(2)));
    assertEquals(T.negate().dividedBy(n(2)).times(root).dividedBy(Z1), root.derivative("k1"));
    assertEquals(ClosedForm.of(0), root.derivative("k2"));
    ClosedForm decay = exp(K1.times(T.pow(2)).dividedBy(n(-3)));
    assertEquals(K1.times(T).times(n(-2, 3)).times(decay), decay.derivative("T"));
    ClosedForm quotient = decay.dividedBy(decay.plus(K1));
    // u′ (k1)/(u + k1)² with u′ in T.
    assertEquals(
        decay.derivative("T").times(K1).dividedBy(decay.plus(K1).pow(2)), quotient.derivative("T"));
  }
}
