package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class DividedDifferenceTest {
  private static final ClosedForm ZERO = ClosedForm.of(0);
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm X = ClosedForm.symbol("x");
  private static final ClosedForm Y = ClosedForm.symbol("y");
  private static final ClosedForm Z = ClosedForm.symbol("z");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private interface Function {
    ClosedForm at(ClosedForm x);
  }

  /** (f[z_1, …] − f[z_0, …])/(z_m − z_0), the derivative over a factorial where all are equal. */
  private static ClosedForm recursively(Function f, List<ClosedForm> nodes) {
    int m = nodes.size() - 1;
    if (nodes.stream().allMatch(nodes.get(0)::equals)) {
      ClosedForm derivative = f.at(X);
      for (int j = 1; j <= m; j++) {
        derivative = derivative.derivative("x").dividedBy(n(j));
      }
      return derivative.substitute(Map.of("x", nodes.get(0)));
    }
    int other = 1;
    while (nodes.get(other).equals(nodes.get(0))) {
      other++;
    }
    List<ClosedForm> withoutFirst = nodes.subList(1, m + 1);
    List<ClosedForm> withoutOther = new ArrayList<>(nodes);
    withoutOther.remove(other);
    return recursively(f, withoutFirst)
        .minus(recursively(f, withoutOther))
        .dividedBy(nodes.get(other).minus(nodes.get(0)));
  }

  private static final List<List<ClosedForm>> NODES =
      List.of(
          List.of(Y),
          List.of(Y, Z),
          List.of(Y, Y),
          List.of(ONE, Y, Z),
          List.of(Y, Z, Y),
          List.of(Y, Y, Y),
          List.of(Y, Z, Z, Y),
          List.of(ONE, Y, ONE, Y, Y),
          List.of(n(2), n(3), n(2)),
          List.of(ONE.minus(Y), ONE.minus(Y).times(Z), ONE));

  @Test
  void differencesFulfilTheRecursion() {
    for (List<ClosedForm> nodes : NODES) {
      assertEquals(
          recursively(x -> x.raisedTo(T), nodes),
          DividedDifference.power(T, nodes).expanded(),
          nodes::toString);
      assertEquals(
          recursively(x -> ClosedForm.exponential(x.times(T).negate()), nodes),
          DividedDifference.decay(T, nodes).expanded(),
          nodes::toString);
      for (int exponent : new int[] {-3, -1, 0, 1, 2, 5}) {
        assertEquals(
            recursively(x -> x.pow(exponent), nodes),
            DividedDifference.power(n(exponent), nodes).expanded(),
            () -> exponent + " at " + nodes);
      }
    }
  }

  @Test
  void atNumbersPowersAreCompleteHomogeneousPolynomials() {
    SplittableRandom random = new SplittableRandom(101);
    for (int i = 0; i < 80; i++) {
      List<BigFraction> numbers = new ArrayList<>();
      for (int j = random.nextInt(1, 5); j > 0; j--) {
        numbers.add(new BigFraction(random.nextInt(-4, 5), random.nextInt(1, 7)));
      }
      List<ClosedForm> nodes = numbers.stream().map(ClosedForm::of).toList();
      int m = nodes.size() - 1;
      for (int exponent = 0; exponent < 9; exponent++) {
        assertEquals(
            Optional.of(CompleteHomogeneous.sum(exponent - m, numbers)),
            DividedDifference.power(n(exponent), nodes).expanded().number());
      }
    }
  }

  @Test
  void aNodeZeroTakesOneStep() {
    assertEquals(
        DividedDifference.power(T.minus(ONE), List.of(Y, Z)).expanded(),
        DividedDifference.power(T, List.of(ZERO, Y, Z)).expanded());
    assertEquals(
        DividedDifference.power(T.minus(n(2)), List.of(Y)).expanded(),
        DividedDifference.power(T, List.of(ZERO, Y, ZERO)).expanded());
    assertEquals(ZERO, DividedDifference.power(T, List.of(ZERO, ZERO)).expanded());
  }

  @Test
  void whatIsSimplerWrittenOutIs() {
    assertEquals(Optional.of(Y.raisedTo(T)), DividedDifference.power(T, List.of(Y)).simple());
    assertEquals(
        Optional.of(T.times(Y.raisedTo(T)).dividedBy(Y)),
        DividedDifference.power(T, List.of(Y, Y)).simple());
    assertEquals(Optional.empty(), DividedDifference.power(T, List.of(Y, Z)).simple());
    assertEquals(Optional.empty(), DividedDifference.power(T, List.of(ONE, n(2))).simple());
    assertEquals(Optional.of(n(7)), DividedDifference.power(n(3), List.of(ONE, n(2))).simple());
    assertEquals(
        Optional.of(ClosedForm.of(new BigFraction(-1, 2))),
        DividedDifference.power(n(-1), List.of(ONE, n(2))).simple());
    // As many steps as instants, or fewer: 1 and 0. One more is a sum.
    assertEquals(Optional.of(ONE), DividedDifference.power(n(1), List.of(Y, Z)).simple());
    assertEquals(Optional.of(ZERO), DividedDifference.power(n(0), List.of(Y, Z)).simple());
    assertEquals(Optional.empty(), DividedDifference.power(n(2), List.of(Y, Z)).simple());
    assertEquals(Optional.empty(), DividedDifference.power(n(-1), List.of(Y, Z)).simple());
    assertEquals(Optional.of(ZERO), DividedDifference.decay(ZERO, List.of(Y, Z)).simple());
    assertEquals(Optional.empty(), DividedDifference.decay(T, List.of(Y, Z)).simple());
    assertEquals(Optional.empty(), DividedDifference.decay(T, List.of(ONE, ZERO)).simple());
  }

  @Test
  void onlyPowersOfOneLast() {
    ClosedForm half = ClosedForm.of(new BigFraction(-1, 2));
    // f[1, −1/2] → 1/(1 + 1/2), f[1, 1, −1/2] = T/(3/2) − 1/(3/2)².
    assertEquals(
        ClosedForm.of(new BigFraction(2, 3)),
        DividedDifference.power(T, List.of(ONE, half)).lasting());
    assertEquals(
        T.times(ClosedForm.of(new BigFraction(2, 3))).minus(ClosedForm.of(new BigFraction(4, 9))),
        DividedDifference.power(T, List.of(ONE, half, ONE)).lasting());
    assertEquals(ZERO, DividedDifference.power(T, List.of(half, Y)).lasting());
    assertEquals(
        ONE.dividedBy(ONE.minus(Y.negate())),
        DividedDifference.power(T, List.of(ONE, Y.negate())).lasting());
    assertThrows(
        ProblemException.class, () -> DividedDifference.power(T, List.of(ONE, n(-2))).lasting());
    ProblemException problem =
        assertThrows(
            ProblemException.class, () -> DividedDifference.decay(T, List.of(ONE, Y)).lasting());
    assertTrue(problem.problem() instanceof Problem.Unfit);
  }

  @Test
  void nodesAreSortedAndDifferencesOrdered() {
    DividedDifference difference = DividedDifference.power(T, List.of(Y, ONE, X, ONE));
    assertEquals(List.of(ONE, ONE, X, Y), difference.nodes());
    assertEquals(3, difference.order());
    assertEquals(T, difference.parameter());
    assertEquals(Map.of(ONE, 2, X, 1, Y, 1), difference.multiplicities());
    assertEquals(List.of("T", "x", "y"), List.copyOf(difference.variables()));
    assertEquals("x^(T)[1, x]", DividedDifference.power(T, List.of(X, ONE)).toString());
    assertEquals("exp(-(T)*s)[0, k1]", DividedDifference.decay(T, List.of(K1, ZERO)).toString());
    List<DividedDifference> ascending =
        List.of(
            DividedDifference.decay(T, List.of(X)),
            DividedDifference.decay(T, List.of(X, Y)),
            DividedDifference.power(n(2), List.of(X, Y)),
            DividedDifference.power(T, List.of(Y)),
            DividedDifference.power(T, List.of(ONE, X)),
            DividedDifference.power(T, List.of(ONE, Y)),
            DividedDifference.power(T, List.of(X, Y)),
            DividedDifference.power(T, List.of(ONE, ONE, X)),
            DividedDifference.power(T.times(n(2)), List.of(X)));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertEquals(
            Integer.compare(i, j),
            Integer.signum(ascending.get(i).compareTo(ascending.get(j))),
            ascending.get(i) + " against " + ascending.get(j));
      }
    }
  }

  @Test
  void variablesAreReplacedInNodesAndParameter() {
    assertEquals(
        DividedDifference.power(n(3), List.of(Y, Z)),
        DividedDifference.power(T, List.of(X, Z)).substitute(Map.of("T", n(3), "x", Y)));
    assertEquals(
        DividedDifference.decay(K1, List.of(Y, Y)),
        DividedDifference.decay(T, List.of(X, Z)).substitute(Map.of("T", K1, "x", Y, "z", Y)));
  }

  @Test
  void whatHasNoDifferenceIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> DividedDifference.power(T, List.of()));
    assertThrows(
        ProblemException.class,
        () -> DividedDifference.power(ClosedForm.of(new BigFraction(3, 2)), List.of(X, Y)));
    assertThrows(
        ProblemException.class,
        () -> DividedDifference.power(n(1L << 30), List.of(ONE, n(3))).expanded());
    ProblemException digits =
        assertThrows(
            ProblemException.class,
            () -> DividedDifference.power(n(60_000_000), List.of(ONE, n(3))).expanded());
    assertTrue(digits.problem().message().contains("about 119999998 binary digits"));
    ProblemException below =
        assertThrows(
            ProblemException.class,
            () ->
                DividedDifference.power(n(60_000_001), List.of(ONE, ONE.dividedBy(n(3))))
                    .expanded());
    assertTrue(below.problem().message().contains("about 120000000 binary digits"));
  }

  /** Series in x at nodes that move with it, against those of what is written out. */
  @Test
  void seriesMoveTheNodes() {
    List<List<ClosedForm>> moving =
        List.of(
            List.of(ONE, ONE.minus(X)),
            List.of(ONE, ONE, ONE.minus(X.times(K1))),
            List.of(Y, Y.plus(X), Y.minus(X.pow(2)), Y),
            List.of(ONE.minus(X), ONE.minus(X), Y),
            List.of(ONE.minus(X), ONE.minus(X), ONE));
    for (List<ClosedForm> nodes : moving) {
      for (DividedDifference difference :
          List.of(DividedDifference.power(T, nodes), DividedDifference.decay(T, nodes))) {
        List<ResummedForm> series = difference.taylor("x", 2);
        assertEquals(3, series.size());
        ClosedForm sum = ZERO;
        for (int j = 0; j <= 2; j++) {
          sum = sum.plus(series.get(j).expanded().times(X.pow(j)));
        }
        assertEquals(difference.expanded().series("x", 2), sum, difference::toString);
      }
    }
    DividedDifference time = DividedDifference.decay(X, List.of(ZERO, Y));
    // (e^{−xy} − 1)/y = −x + x² y/2 − ….
    assertEquals(
        List.of(ResummedForm.ZERO, ResummedForm.of(n(-1)), ResummedForm.of(Y.dividedBy(n(2)))),
        time.taylor("x", 2));
    assertThrows(
        ProblemException.class,
        () -> DividedDifference.power(T, List.of(ONE, ONE.dividedBy(X))).taylor("x", 1));
  }

  /** h_n(1, y) for all n to 100000 would have 5·10^9 terms. */
  @Test
  void powersOfFormulasTooLongToWriteOutAreRefused() {
    DividedDifference difference = DividedDifference.power(n(100_000), List.of(ONE, Y));
    ProblemException refused = assertThrows(ProblemException.class, difference::expanded);
    assertTrue(refused.problem() instanceof Problem.BeyondReach);
    assertTrue(refused.problem().message().contains("up to 99999 formulas"));
    DividedDifference longer = DividedDifference.power(n(1L << 30), List.of(ONE, Y));
    ProblemException steps = assertThrows(ProblemException.class, longer::expanded);
    assertTrue(steps.problem().message().contains("too many to be written out"));
    assertTrue(steps.problem().hint().contains("a variable and give it to decimal(…)"));
    // 1 + y + … + y^999 all the same.
    assertEquals(
        ONE.minus(Y.pow(1000)).dividedBy(ONE.minus(Y)),
        DividedDifference.power(n(1000), List.of(ONE, Y)).expanded());
  }
}
