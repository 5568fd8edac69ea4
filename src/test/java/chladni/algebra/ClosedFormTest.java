package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ClosedFormTest {
  private static final ClosedForm N = ClosedForm.symbol("N");
  private static final ClosedForm B = ClosedForm.symbol("B");
  private static final ClosedForm E = ClosedForm.symbol("E");
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm ONE = ClosedForm.of(1);

  @Test
  void aFormulaHasTheValueOfTheTreeItWasBuiltFrom() {
    SplittableRandom random = new SplittableRandom(1);
    int compared = 0;
    for (int i = 0; i < 400; i++) {
      RandomFormula tree = RandomFormula.draw(random, 4);
      Map<String, BigFraction> point = RandomFormula.point(random);
      try {
        BigFraction expected = RandomFormula.value(tree, point);
        assertEquals(expected, RandomFormula.build(tree).evaluate(point), tree::toString);
        compared++;
      } catch (org.hipparchus.exception.MathRuntimeException | ProblemException zero) {
        // Drawn in vain.
      }
    }
    assertTrue(compared > 250, compared + " compared");
  }

  @Test
  void theOrderOfConstructionDoesNotShow() {
    SplittableRandom random = new SplittableRandom(2);
    int compared = 0;
    for (int i = 0; i < 400; i++) {
      RandomFormula tree = RandomFormula.draw(random, 4);
      ClosedForm forwards;
      try {
        forwards = RandomFormula.build(tree);
      } catch (ProblemException zero) {
        continue;
      }
      ClosedForm backwards = RandomFormula.buildBackwards(tree);
      assertEquals(forwards, backwards);
      assertEquals(forwards.hashCode(), backwards.hashCode());
      assertEquals(forwards.toString(), backwards.toString());
      compared++;
    }
    assertTrue(compared > 250, compared + " compared");
  }

  @Test
  void formulasThatDifferAtAPointAreNotEqual() {
    SplittableRandom random = new SplittableRandom(3);
    List<ClosedForm> formulas = new ArrayList<>();
    Map<String, BigFraction> point = RandomFormula.point(random);
    while (formulas.size() < 60) {
      try {
        ClosedForm formula = RandomFormula.build(RandomFormula.draw(random, 3));
        formula.evaluate(point);
        formulas.add(formula);
      } catch (ProblemException zero) {
        // Drawn in vain.
      }
    }
    for (ClosedForm a : formulas) {
      for (ClosedForm b : formulas) {
        assertEquals(a.evaluate(point).equals(b.evaluate(point)), a.equals(b));
      }
    }
  }

  @Test
  void theFieldLawsHold() {
    SplittableRandom random = new SplittableRandom(4);
    List<ClosedForm> formulas = new ArrayList<>();
    while (formulas.size() < 30) {
      try {
        formulas.add(RandomFormula.build(RandomFormula.draw(random, 3)));
      } catch (ProblemException zero) {
        // Drawn in vain.
      }
    }
    for (int i = 0; i + 2 < formulas.size(); i++) {
      ClosedForm a = formulas.get(i);
      ClosedForm b = formulas.get(i + 1);
      ClosedForm c = formulas.get(i + 2);
      assertEquals(a.plus(b), b.plus(a));
      assertEquals(a.times(b), b.times(a));
      assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
      assertEquals(a.times(b).times(c), a.times(b.times(c)));
      assertEquals(a.times(b.plus(c)), a.times(b).plus(a.times(c)));
      assertEquals(ClosedForm.of(0), a.minus(a));
      assertTrue(a.plus(b).minus(b).minus(a).isZero());
      if (!b.isZero()) {
        assertEquals(a, a.dividedBy(b).times(b));
        assertEquals(ONE, b.dividedBy(b));
        assertEquals(b.times(b).times(b), b.pow(3));
        assertEquals(ONE.dividedBy(b.times(b)), b.pow(-2));
      }
    }
  }

  @Test
  void substitutionCommutesWithEvaluation() {
    SplittableRandom random = new SplittableRandom(5);
    int compared = 0;
    for (int i = 0; i < 300; i++) {
      try {
        ClosedForm formula = RandomFormula.build(RandomFormula.draw(random, 3));
        Map<String, ClosedForm> values = new HashMap<>();
        values.put("N", RandomFormula.build(RandomFormula.draw(random, 2)));
        values.put("B", RandomFormula.build(RandomFormula.draw(random, 2)));
        values.put("k1", RandomFormula.build(RandomFormula.draw(random, 1)));
        Map<String, BigFraction> point = RandomFormula.point(random);
        Map<String, BigFraction> inner = new HashMap<>(point);
        values.forEach((name, value) -> inner.put(name, value.evaluate(point)));
        BigFraction expected = formula.evaluate(inner);
        assertEquals(expected, formula.substitute(values).evaluate(point));
        compared++;
      } catch (ProblemException pole) {
        // Drawn in vain.
      }
    }
    assertTrue(compared > 200, compared + " compared");
  }

  @Test
  void substitutionIsSimultaneous() {
    ClosedForm formula = N.minus(ONE).dividedBy(B);
    assertEquals(B.minus(ONE).dividedBy(N), formula.substitute(Map.of("N", B, "B", N)));
  }

  @Test
  void factorsThatCancelLeaveNoPole() {
    ClosedForm formula = N.pow(2).minus(ONE).dividedBy(N.minus(ONE));
    assertEquals(ClosedForm.of(2), formula.substitute(Map.of("N", ONE)));
    assertEquals(N.plus(ONE), formula);
  }

  @Test
  void aPoleNamesTheVariableItsValueAndTheDenominator() {
    ClosedForm formula = E.times(B).dividedBy(B.pow(4).times(N.minus(ONE)));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> formula.substitute(Map.of("N", ONE)));
    assertTrue(problem.problem() instanceof Problem.Unfit);
    assertEquals("at N = 1 the denominator N - 1 vanishes", problem.problem().message());
    assertTrue(problem.problem().hint().contains("as options where it is made"));
  }

  @Test
  void aPoleOfOneVariableCanVanishWhenAnotherIsSubstitutedFirst() {
    ClosedForm formula = B.minus(ONE).times(N).dividedBy(N.minus(ONE));
    assertEquals(
        ClosedForm.of(0), formula.substitute(Map.of("B", ONE)).substitute(Map.of("N", ONE)));
    assertThrows(ProblemException.class, () -> formula.substitute(Map.of("B", ONE, "N", ONE)));
  }

  @Test
  void dividingByZeroIsAProblem() {
    assertThrows(ProblemException.class, () -> N.dividedBy(N.minus(N)));
    assertThrows(ProblemException.class, () -> ClosedForm.of(0).pow(-1));
  }

  @Test
  void aMissingValueIsAProblemThatNamesTheVariable() {
    ProblemException problem =
        assertThrows(ProblemException.class, () -> N.evaluate(Map.of("B", BigFraction.ONE)));
    assertTrue(problem.problem().message().contains("N"));
  }

  @Test
  void numbersAreRecognizedAndVariablesAreListedInOrder() {
    assertEquals(
        Optional.of(new BigFraction(-3, 4)),
        N.times(ClosedForm.of(new BigFraction(-3, 4))).dividedBy(N).number());
    assertEquals(Optional.empty(), N.number());
    assertEquals(Optional.of(BigFraction.ZERO), ClosedForm.of(0).number());
    List<ClosedForm> terms = new ArrayList<>();
    for (String name : List.of("k10", "eta", "k2", "M", "T", "B", "k1", "E", "N")) {
      terms.add(ONE.dividedBy(ClosedForm.symbol(name)));
    }
    assertEquals(
        List.of("N", "B", "E", "T", "M", "eta", "k1", "k2", "k10"),
        List.copyOf(ClosedForm.sum(terms).variables()));
  }

  @Test
  void denominatorsOfAnyShapeAreReduced() {
    ClosedForm z1 = ONE.minus(K1);
    ClosedForm z2 = ONE.minus(K2);
    // (z1 z2)^2 − 1 over z1 z2 − 1.
    ClosedForm p = z1.times(z2);
    assertEquals(p.plus(ONE), p.pow(2).minus(ONE).dividedBy(p.minus(ONE)));
    // (k1^3 − k2^3)/(k1 − k2) and both ways round.
    ClosedForm cubes = K1.pow(3).minus(K2.pow(3));
    ClosedForm quotient = K1.pow(2).plus(K1.times(K2)).plus(K2.pow(2));
    assertEquals(quotient, cubes.dividedBy(K1.minus(K2)));
    assertEquals(K1.minus(K2), cubes.dividedBy(quotient));
    assertEquals(ONE.dividedBy(quotient), K1.minus(K2).dividedBy(cubes));
    // x/(x²−y²) + y/(x²−y²) = 1/(x−y), with the square difference left to be factored.
    ClosedForm squares = N.pow(2).minus(B.pow(2));
    assertEquals(ONE.dividedBy(N.minus(B)), N.dividedBy(squares).plus(B.dividedBy(squares)));
  }

  @Test
  void aSumOfManyFractionsIsTheirSumInAnyOrder() {
    List<ClosedForm> terms = new ArrayList<>();
    ClosedForm falling = N;
    for (int i = 1; i < 200; i++) {
      ClosedForm denominator = B.pow(i % 5).times(N.minus(ClosedForm.of(i % 3)).pow(i % 4));
      terms.add(
          E.pow(i % 7).times(ClosedForm.of(i)).plus(falling.pow(i % 2)).dividedBy(denominator));
    }
    ClosedForm sum = ClosedForm.sum(terms);
    Collections.shuffle(terms, new Random(9));
    assertEquals(sum, ClosedForm.sum(terms));
    Map<String, BigFraction> point =
        Map.of("N", new BigFraction(7, 3), "B", new BigFraction(-2, 5), "E", new BigFraction(9));
    BigFraction expected = BigFraction.ZERO;
    for (ClosedForm term : terms) {
      expected = expected.add(term.evaluate(point));
    }
    assertEquals(expected, sum.evaluate(point));
  }

  @Test
  void degreesAndCoefficients() {
    ClosedForm formula = T.pow(3).times(N).plus(T.times(E)).minus(ONE).dividedBy(B);
    assertEquals(3, formula.degree("T"));
    assertEquals(-1, formula.degree("B"));
    assertEquals(0, formula.degree("x"));
    assertEquals(N.dividedBy(B), formula.coefficient("T", 3));
    assertEquals(ClosedForm.of(0), formula.coefficient("T", 2));
    assertEquals(ClosedForm.of(-1).dividedBy(B), formula.coefficient("T", 0));
    assertEquals(ClosedForm.of(0), formula.coefficient("T", 9));
    assertThrows(ProblemException.class, () -> formula.coefficients("B"));
    assertTrue(T.isPolynomial());
    assertFalse(formula.isPolynomial());
  }

  @Test
  void derivativesObeyTheQuotientRule() {
    assertEquals(
        B.pow(2).minus(N.pow(2)).dividedBy(N.pow(2).plus(B.pow(2)).pow(2)),
        N.dividedBy(N.pow(2).plus(B.pow(2))).derivative("N"));
    assertEquals(
        ClosedForm.of(-3).times(N).dividedBy(B.pow(4)), N.dividedBy(B.pow(3)).derivative("B"));
    assertEquals(ClosedForm.of(0), N.derivative("T"));
  }

  @Test
  void seriesHavePrincipalPartsAndStopAtTheOrder() {
    ClosedForm formula = ONE.dividedBy(K1.times(ONE.minus(K1)));
    assertEquals(ONE.dividedBy(K1).plus(ONE).plus(K1), formula.series("k1", 1));
    assertEquals(ClosedForm.of(0), formula.series("k1", -2));
    // 1/(k1 + k2) about k1 = 0.
    assertEquals(
        ONE.dividedBy(K2).minus(K1.dividedBy(K2.pow(2))),
        ONE.dividedBy(K1.plus(K2)).series("k1", 1));
  }

  @Test
  void limitsAtInfinityAreFiniteOrNameTheLeadingGrowth() {
    assertEquals(
        new Limit.Finite(ClosedForm.of(new BigFraction(1, 2)).dividedBy(B)),
        N.minus(ONE).dividedBy(N.times(B).times(ClosedForm.of(2)).plus(E)).limitAtInfinity("N"));
    assertEquals(
        new Limit.Divergent(N.dividedBy(B)),
        N.pow(2).dividedBy(N.minus(ONE).times(B)).limitAtInfinity("N"));
    assertEquals(new Limit.Finite(ClosedForm.of(0)), B.dividedBy(N).limitAtInfinity("N"));
    assertEquals(new Limit.Finite(B), B.limitAtInfinity("N"));
  }

  @Test
  void factoredFormsMultiplyBackAndAreIrreducible() {
    ClosedForm formula =
        N.pow(2)
            .minus(B.pow(2))
            .times(N.minus(ONE))
            .times(ClosedForm.of(6))
            .dividedBy(B.pow(3).times(E.plus(ONE)));
    Factored factored = formula.factored();
    assertEquals(new BigFraction(6), factored.unit());
    assertEquals(5, factored.factors().size());
    ClosedForm product = ClosedForm.of(factored.unit());
    for (Factor factor : factored.factors()) {
      product = product.times(ClosedForm.of(factor.base()).pow(factor.exponent()));
    }
    assertEquals(formula, product);
    assertEquals(List.of(), ClosedForm.of(0).factored().factors());
  }

  @Test
  void whatIsTooLargeIsRefusedWithItsSize() {
    // The square of a sum of 145 variables has 10,585 terms, and its square 10^8 pairs.
    List<ClosedForm> terms = new ArrayList<>();
    for (int i = 0; i < 145; i++) {
      terms.add(ClosedForm.symbol("x" + i));
    }
    ClosedForm many = ClosedForm.sum(terms);
    ProblemException problem = assertThrows(ProblemException.class, () -> many.pow(4));
    assertTrue(problem.problem() instanceof Problem.BeyondReach);
    assertTrue(problem.problem().message().contains("10585"));
    ClosedForm square = many.pow(2).plus(ONE);
    assertThrows(ProblemException.class, () -> square.times(square.plus(ONE)));
  }

  @Test
  void integersBeyondALongAreExact() {
    BigInteger big = BigInteger.TEN.pow(40).add(BigInteger.ONE);
    ClosedForm formula = N.plus(ClosedForm.of(big)).pow(3);
    assertEquals(
        new BigFraction(big.add(BigInteger.TWO).pow(3)),
        formula.evaluate(Map.of("N", new BigFraction(2))));
    assertNotEquals(formula, N.plus(ClosedForm.of(big.add(BigInteger.ONE))).pow(3));
  }

  @Test
  void numbersComeFirstBySizeThenFormulasByNumeratorDenominatorAndUnit() {
    ClosedForm half = ClosedForm.of(new BigFraction(1, 2));
    List<ClosedForm> ascending =
        List.of(
            ClosedForm.of(-2),
            ClosedForm.of(0),
            half,
            ONE,
            ClosedForm.of(3),
            half.dividedBy(N),
            ONE.dividedBy(N),
            ONE.dividedBy(N.pow(2)),
            ONE.dividedBy(B),
            ONE.dividedBy(N.times(B)),
            N.negate(),
            N,
            N.times(ClosedForm.of(2)),
            N.dividedBy(B),
            B,
            N.plus(ONE),
            N.pow(2));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertEquals(
            Integer.compare(i, j),
            Integer.signum(ClosedForm.ORDER.compare(ascending.get(i), ascending.get(j))),
            ascending.get(i) + " against " + ascending.get(j));
        assertEquals(i == j, ascending.get(i).equals(ascending.get(j)));
        if (i != j) {
          assertNotEquals(ascending.get(i).hashCode(), ascending.get(j).hashCode());
        }
      }
    }
  }

  @Test
  void plainTextShowsTheCanonicalForm() {
    assertEquals("0", ClosedForm.of(0).toString());
    assertEquals("-3/4", ClosedForm.of(new BigFraction(-3, 4)).toString());
    assertEquals("-1/2*(N*E)", N.times(E).dividedBy(ClosedForm.of(-2)).toString());
    assertEquals("N", N.toString());
    assertEquals("(N + 1)", N.plus(ONE).toString());
    assertEquals(
        "3*(N + 1)/(B)^2", N.plus(ONE).times(ClosedForm.of(3)).dividedBy(B.pow(2)).toString());
    assertEquals("1/(B)/(N - 1)", ONE.dividedBy(B.times(N.minus(ONE))).toString());
  }

  @Test
  void powersOfNumbersAreBounded() {
    assertEquals(ONE, ClosedForm.of(1).pow(Integer.MAX_VALUE));
    assertEquals(ClosedForm.of(-1), ClosedForm.of(-1).pow(Integer.MAX_VALUE));
    assertEquals(ClosedForm.of(0), ClosedForm.of(0).pow(3));
    assertEquals(N.pow(1_000_000_000), N.pow(500_000_000).pow(2));
    assertEquals(ONE.dividedBy(N.pow(9)), N.pow(3).pow(-3));
    assertEquals(
        ClosedForm.of(new BigFraction(-27, 8)).dividedBy(N.pow(3)),
        ClosedForm.of(new BigFraction(-3, 2)).dividedBy(N).pow(3));
    assertEquals(N, N.pow(1));
    assertEquals(ONE, N.pow(0));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> ClosedForm.of(3).pow(60_000_000));
    assertTrue(problem.problem().message().contains("120000000"));
    ClosedForm third = ClosedForm.of(new BigFraction(2, 9));
    assertThrows(ProblemException.class, () -> third.times(N).pow(30_000_000));
    assertThrows(ArithmeticException.class, () -> N.pow(Integer.MIN_VALUE));
  }

  @Test
  void factorsAtSightAreVariablesAndIntegerRoots() {
    ClosedForm squares = N.pow(2).minus(B.pow(2));
    ClosedForm formula = squares.times(N.minus(ClosedForm.of(3))).times(E).dividedBy(B);
    Factored atSight = formula.factoredAtSight();
    List<String> bases = atSight.factors().stream().map(f -> f.base().toString()).toList();
    assertEquals(List.of("B", "E", "N - 3", "N^2 - B^2"), bases);
    assertEquals(List.of(-1, 1, 1, 1), atSight.factors().stream().map(Factor::exponent).toList());
    assertEquals(
        List.of("B", "E", "N - B", "N + B", "N - 3"),
        formula.factored().factors().stream().map(f -> f.base().toString()).toList());
    assertEquals(BigFraction.ZERO, ClosedForm.of(0).factoredAtSight().unit());
  }

  @Test
  void coefficientsAreThoseOfAPolynomialInTheVariableOnly() {
    ClosedForm formula =
        N.pow(2).times(B.plus(ONE)).plus(N.times(B.pow(2))).dividedBy(B.times(ClosedForm.of(3)));
    assertEquals(
        List.of(
            ClosedForm.of(0),
            B.dividedBy(ClosedForm.of(3)),
            B.plus(ONE).dividedBy(B.times(ClosedForm.of(3)))),
        formula.coefficients("N"));
    assertEquals(ClosedForm.of(0), formula.coefficient("N", -1));
    ProblemException below = assertThrows(ProblemException.class, () -> formula.coefficients("B"));
    assertTrue(below.problem().hint().contains("denominator"));
    ClosedForm power = ONE.minus(K1).raisedTo(T);
    for (String variable : List.of("k1", "T")) {
      assertThrows(ProblemException.class, () -> power.coefficients(variable));
      assertThrows(ProblemException.class, () -> ONE.dividedBy(power).degree(variable));
    }
    assertEquals(0, power.degree("N"));
    assertEquals(-3, ONE.dividedBy(N.plus(B).pow(2).times(N.plus(ONE))).degree("N"));
  }

  @Test
  void aPoleNamesAllVariablesThatAreReplacedInIt() {
    ClosedForm formula = E.dividedBy(N.minus(B).times(N.plus(T)));
    ProblemException problem =
        assertThrows(
            ProblemException.class,
            () -> formula.substitute(Map.of("B", ClosedForm.of(2), "N", ClosedForm.of(2), "E", B)));
    assertEquals("at N = 2, B = 2 the denominator N - B vanishes", problem.problem().message());
    assertFalse(problem.problem().hint().isEmpty());
    assertEquals(formula, formula.substitute(Map.of("x", ONE)));
    assertEquals(
        T.dividedBy(E.minus(B).times(E.plus(T))), formula.substitute(Map.of("N", E, "E", T)));
  }

  @Test
  void derivativesOfRandomFormulasAreSlopes() {
    // (f(x + h) − f(x))/h at h = 0, which cancels identically.
    SplittableRandom random = new SplittableRandom(6);
    ClosedForm h = ClosedForm.symbol("h");
    int compared = 0;
    for (int i = 0; i < 60; i++) {
      try {
        ClosedForm formula = RandomFormula.build(RandomFormula.draw(random, 3));
        ClosedForm slope = formula.substitute(Map.of("N", N.plus(h))).minus(formula).dividedBy(h);
        assertEquals(slope.substitute(Map.of("h", ClosedForm.of(0))), formula.derivative("N"));
        compared += formula.variables().contains("N") ? 1 : 0;
      } catch (ProblemException zero) {
        // Drawn in vain.
      }
    }
    assertTrue(compared > 10, compared + " compared");
  }

  @Test
  void modesHaveTheirCoefficients() {
    ClosedForm p = ONE.minus(K1).raisedTo(T);
    ClosedForm q = ONE.minus(K2).raisedTo(T);
    ClosedForm formula =
        p.times(N).plus(p.times(q).times(B)).plus(E).dividedBy(q.times(N.plus(ONE)));
    assertEquals(
        Map.of(
            p.dividedBy(q),
            N.dividedBy(N.plus(ONE)),
            p,
            B.dividedBy(N.plus(ONE)),
            ONE.dividedBy(q),
            E.dividedBy(N.plus(ONE))),
        formula.byModes());
    assertEquals(Map.of(ONE, N), N.byModes());
    assertEquals(Map.of(), ClosedForm.of(0).byModes());
    ClosedForm above = p.plus(N).dividedBy(q.plus(ONE));
    assertEquals(
        Map.of(p, ONE.dividedBy(q.plus(ONE)), ONE, N.dividedBy(q.plus(ONE))), above.byModes());
    assertFalse(formula.hasSymbolsOnly());
    assertFalse(ONE.dividedBy(p).hasSymbolsOnly());
    assertTrue(N.dividedBy(B).hasSymbolsOnly());
    // Sums in which modes, or the whole, cancel.
    assertEquals(
        formula,
        ClosedForm.sum(
            List.of(
                formula.minus(p), p, q.dividedBy(B), q.negate().dividedBy(B), ClosedForm.of(0))));
    assertEquals(
        ClosedForm.of(0), ClosedForm.sum(List.of(formula, p, formula.negate(), p.negate())));
    assertEquals(ClosedForm.of(0), ClosedForm.sum(List.of()));
  }
}
