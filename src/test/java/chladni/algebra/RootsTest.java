package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Powers with fractions in their exponents: at T = 12 they are rational. */
class RootsTest {
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm X = ClosedForm.symbol("x");
  private static final Map<String, BigFraction> POINT =
      Map.of("T", new BigFraction(12), "x", new BigFraction(3, 7));

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static ClosedForm root(long base, long above, long below) {
    return n(base).raisedTo(T.times(n(above)).dividedBy(n(below)));
  }

  private record Valued(ClosedForm form, BigFraction value) {}

  private static Valued draw(SplittableRandom random, int depth) {
    if (depth == 0) {
      if (random.nextInt(4) == 0) {
        return new Valued(X, new BigFraction(3, 7));
      }
      long base = random.nextInt(2, 4);
      int above = random.nextInt(-2, 3);
      int below = List.of(1, 2, 3, 4, 6).get(random.nextInt(5));
      return new Valued(root(base, above, below), new BigFraction(base).pow(12 * above / below));
    }
    Valued a = draw(random, depth - 1);
    Valued b = draw(random, random.nextInt(depth));
    return switch (random.nextInt(5)) {
      case 0 -> new Valued(a.form.plus(b.form), a.value.add(b.value));
      case 1 -> new Valued(a.form.minus(b.form), a.value.subtract(b.value));
      case 2 -> new Valued(a.form.times(b.form), a.value.multiply(b.value));
      case 3 -> new Valued(a.form.pow(2), a.value.pow(2));
      default ->
          b.value.signum() == 0 ? a : new Valued(a.form.dividedBy(b.form), a.value.divide(b.value));
    };
  }

  @Test
  void formulasWithRootsHaveTheValuesOfTheirTreesAndObeyTheFieldLaws() {
    SplittableRandom random = new SplittableRandom(81);
    List<Valued> drawn = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Valued valued = draw(random, random.nextInt(3));
      assertEquals(valued.value, valued.form.evaluate(POINT), valued.form::toString);
      drawn.add(valued);
    }
    for (int i = 0; i + 1 < drawn.size(); i++) {
      ClosedForm a = drawn.get(i).form;
      ClosedForm b = drawn.get(i + 1).form;
      assertEquals(a, a.plus(b).minus(b));
      assertEquals(a.plus(b).hashCode(), b.plus(a).hashCode());
      assertEquals(a.plus(b).times(a.minus(b)), a.times(a).minus(b.times(b)));
      assertEquals(drawn.get(i).value.equals(drawn.get(i + 1).value), a.equals(b));
      if (!b.isZero()) {
        assertEquals(a, a.dividedBy(b).times(b));
      }
    }
  }

  @Test
  void noMoreRootsAreTakenThanNeeded() {
    ClosedForm half = root(2, 1, 2);
    ClosedForm third = root(2, 1, 3);
    ClosedForm whole = n(2).raisedTo(T);
    assertTrue(half.hasRoots());
    assertFalse(half.times(half).hasRoots());
    assertEquals(whole, half.times(half));
    assertFalse(ONE.dividedBy(third.pow(3).plus(X)).hasRoots());
    assertFalse(ONE.dividedBy(half.plus(X)).times(ONE.dividedBy(half.minus(X))).hasRoots());
    assertEquals(
        ONE.dividedBy(whole.minus(X.pow(2))),
        ONE.dividedBy(half.plus(X)).times(ONE.dividedBy(half.minus(X))));
    // (1/2 + 1/3) are written through sixths, what is left of them through halves.
    ClosedForm sum = half.plus(third);
    assertEquals(List.of(6L), rootsIn(sum));
    assertEquals(List.of(2L), rootsIn(sum.minus(third)));
    assertEquals(List.of(3L), rootsIn(sum.minus(half)));
    assertEquals(
        List.of(2L),
        rootsIn(ONE.dividedBy(sum).times(half.pow(2).minus(third.pow(2))).plus(third)));
    assertEquals(List.of(2L, 2L), rootsIn(half.plus(root(3, 1, 2))));
    // Above and below the line: 2^{T/2}/(2^T + x) takes a root for the numerator only.
    ClosedForm mixed = half.dividedBy(whole.plus(X));
    assertEquals(List.of(2L), rootsIn(mixed));
    assertEquals(whole.dividedBy(whole.plus(X)), mixed.times(half));
    assertEquals(whole.plus(X), half.dividedBy(mixed));
  }

  /** In (g³ − 1)/g⁴ with g = 3^{T/3} the denominator needs the root that the numerator does not. */
  @Test
  void numeratorAndDenominatorAreWrittenThroughOneRoot() {
    ClosedForm g = root(3, 1, 3);
    ClosedForm difference = ONE.dividedBy(g).minus(ONE.dividedBy(g.pow(4)));
    assertEquals(List.of(3L), rootsIn(difference));
    assertEquals(n(3).raisedTo(T).minus(ONE).dividedBy(g.pow(4)), difference);
  }

  private static List<Long> rootsIn(ClosedForm form) {
    List<Polynomial> all = new ArrayList<>(List.of(form.numerator()));
    form.denominator().forEach(factor -> all.add(factor.base()));
    return all.stream()
        .flatMap(polynomial -> polynomial.atoms().stream())
        .distinct()
        .filter(atom -> !(atom instanceof Atom.Symbol))
        .map(Atom::rootTaken)
        .toList();
  }

  @Test
  void commonRootsThatAreTooFineAreRefused() {
    long p = (1L << 31) - 3;
    ClosedForm first = root(2, 1, p);
    ClosedForm second = root(2, 1, p - 1);
    ClosedForm third = root(2, 1, 7);
    ClosedForm both = first.plus(second);
    ProblemException problem = assertThrows(ProblemException.class, () -> both.times(third));
    assertTrue(problem.problem() instanceof Problem.BeyondReach);
    assertTrue(problem.problem().message().contains("too many digits"));
    ClosedForm fine = ClosedForm.of(new BigFraction(BigInteger.ONE, BigInteger.TWO.pow(62)));
    assertThrows(ProblemException.class, () -> n(2).raisedTo(T.times(fine)));
    assertThrows(ProblemException.class, () -> n(2).raisedTo(T.times(n(1L << 31))));
  }

  @Test
  void fractionsInExponentsMaySumToWholeNumbersWhenReplaced() {
    ClosedForm b = ClosedForm.symbol("B");
    ClosedForm z = ONE.minus(X);
    ClosedForm root = z.raisedTo(ONE.dividedBy(b));
    // At B = 2: z^{1/2} z^{1/2} = z; 1/(z^{1/2})² = 1/z; alone it has no value.
    assertEquals(z, root.pow(2).substitute(Map.of("B", n(2))));
    assertEquals(
        T.dividedBy(z).plus(ONE), T.dividedBy(root.pow(2)).plus(ONE).substitute(Map.of("B", n(2))));
    assertEquals(
        z.plus(n(3)).dividedBy(z.pow(2).plus(X)).times(n(5)),
        root.pow(2)
            .plus(n(3))
            .dividedBy(root.pow(4).plus(X))
            .times(n(5))
            .substitute(Map.of("B", n(2))));
    assertThrows(ProblemException.class, () -> root.substitute(Map.of("B", n(2))));
    assertThrows(
        ProblemException.class,
        () -> ONE.dividedBy(root.pow(2).minus(n(2))).substitute(Map.of("B", n(2), "x", n(-1))));
  }
}
