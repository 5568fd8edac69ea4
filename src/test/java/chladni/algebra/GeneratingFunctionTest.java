package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class GeneratingFunctionTest {
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm X = ClosedForm.symbol("x");
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static ClosedForm n(long above, long below) {
    return ClosedForm.of(new BigFraction(above, below));
  }

  private static List<ClosedForm> numbers(long... values) {
    return Arrays.stream(values).mapToObj(ClosedForm::of).toList();
  }

  /** A rational function and its first entries, found by long division of power series. */
  private record Drawn(GeneratingFunction function, BigFraction[] entries) {}

  private static final int LENGTH = 9;

  private static Drawn draw(SplittableRandom random) {
    BigFraction[] above = new BigFraction[random.nextInt(0, 4)];
    BigFraction[] below = new BigFraction[random.nextInt(1, 4)];
    for (int i = 0; i < above.length; i++) {
      above[i] = new BigFraction(random.nextInt(-3, 4), random.nextInt(1, 4));
    }
    for (int i = 0; i < below.length; i++) {
      below[i] = new BigFraction(i == 0 ? random.nextInt(1, 4) : random.nextInt(-3, 4));
    }
    BigFraction[] rest = new BigFraction[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      rest[i] = i < above.length ? above[i] : BigFraction.ZERO;
    }
    BigFraction[] entries = new BigFraction[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      entries[i] = rest[i].divide(below[0]);
      for (int j = 0; j < below.length && i + j < LENGTH; j++) {
        rest[i + j] = rest[i + j].subtract(entries[i].multiply(below[j]));
      }
    }
    return new Drawn(
        GeneratingFunction.of(
            Arrays.stream(above).map(ClosedForm::of).toList(),
            Arrays.stream(below).map(ClosedForm::of).toList()),
        entries);
  }

  private static void assertEntries(BigFraction[] expected, GeneratingFunction function) {
    assertEquals(Arrays.stream(expected).map(ClosedForm::of).toList(), function.first(LENGTH));
  }

  @Test
  void sumsConvolutionsAndDelaysAreThoseOfTheEntries() {
    SplittableRandom random = new SplittableRandom(61);
    for (int i = 0; i < 150; i++) {
      Drawn a = draw(random);
      Drawn b = draw(random);
      BigFraction factor = new BigFraction(random.nextInt(-3, 4), 2);
      BigFraction[] sum = new BigFraction[LENGTH];
      BigFraction[] convolution = new BigFraction[LENGTH];
      BigFraction[] scaled = new BigFraction[LENGTH];
      BigFraction[] delayed = new BigFraction[LENGTH];
      for (int n = 0; n < LENGTH; n++) {
        sum[n] = a.entries[n].add(b.entries[n]);
        scaled[n] = a.entries[n].multiply(factor);
        delayed[n] = n == 0 ? BigFraction.ZERO : a.entries[n - 1];
        convolution[n] = BigFraction.ZERO;
        for (int j = 0; j <= n; j++) {
          convolution[n] = convolution[n].add(a.entries[j].multiply(b.entries[n - j]));
        }
      }
      assertEntries(a.entries, a.function);
      assertEntries(sum, a.function.plus(b.function));
      assertEntries(convolution, a.function.times(b.function));
      assertEntries(scaled, a.function.times(ClosedForm.of(factor)));
      assertEntries(delayed, a.function.delayed());
      if (a.entries[0].signum() != 0) {
        assertEquals(GeneratingFunction.ONE, a.function.reciprocal().times(a.function));
      }
      assertTrue(a.function.isNumeric());
    }
  }

  @Test
  void equalSequencesAreEqualValues() {
    SplittableRandom random = new SplittableRandom(62);
    for (int i = 0; i < 100; i++) {
      Drawn a = draw(random);
      Drawn b = draw(random);
      assertEquals(a.function.times(b.function), b.function.times(a.function));
      assertEquals(
          a.function, a.function.plus(b.function).plus(b.function.times(ClosedForm.of(-1))));
      assertEquals(ONE, a.function.denominator().get(0));
      assertEquals(Arrays.equals(a.entries, b.entries), a.function.equals(b.function));
      if (b.entries[0].signum() != 0) {
        assertEquals(a.function, a.function.times(b.function).times(b.function.reciprocal()));
      }
    }
    // (1 − z²)/(1 − z) is 1 + z; trailing zeros do not count.
    assertEquals(
        GeneratingFunction.of(numbers(1, 1), numbers(1)),
        GeneratingFunction.of(numbers(1, 0, -1, 0), numbers(1, -1, 0)));
    assertEquals(numbers(1, 1), GeneratingFunction.of(numbers(2, 2), numbers(2)).numerator());
    assertEquals(numbers(1), GeneratingFunction.of(numbers(0, 0), numbers(3, 1, 5)).denominator());
  }

  @Test
  void aFunctionWithoutAValueAtZeroIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> GeneratingFunction.of(numbers(1), numbers(0, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> GeneratingFunction.of(numbers(1), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> GeneratingFunction.geometric(n(1), X).delayed().reciprocal());
  }

  @Test
  void geometricSequencesArePowers() {
    assertEquals(
        List.of(BETA, BETA.times(X), BETA.times(X.pow(2)), BETA.times(X.pow(3))),
        GeneratingFunction.geometric(BETA, X).first(4));
    // Its square is (n+1) xⁿ.
    GeneratingFunction power = GeneratingFunction.geometric(ONE, X);
    assertEquals(List.of(ONE, X.times(n(2)), X.pow(2).times(n(3))), power.times(power).first(3));
    assertFalse(power.isNumeric());
    assertFalse(GeneratingFunction.geometric(X, ONE).isNumeric());
    GeneratingFunction half = power.substitute(Map.of("x", n(1, 2)));
    assertTrue(half.isNumeric());
    assertEquals(List.of(ONE, n(1, 2), n(1, 4)), half.first(3));
    assertEquals(numbers(1), power.times(power.reciprocal()).numerator());
  }

  @Test
  void theMemoryIsTheNumberOfEntriesThatDetermineTheNext() {
    // A power needs the entry before, the Fibonacci numbers two; 5, 7, 0, 0, … two cells.
    assertEquals(1, GeneratingFunction.geometric(ONE, X).memory());
    assertEquals(2, GeneratingFunction.of(numbers(1), numbers(1, -1, -1)).memory());
    assertEquals(2, GeneratingFunction.of(numbers(5, 7), numbers(1)).memory());
    assertEquals(0, GeneratingFunction.of(numbers(), numbers(1)).memory());
    assertEquals(
        numbers(1, 1, 2, 3, 5, 8), GeneratingFunction.of(numbers(1), numbers(1, -1, -1)).first(6));
  }

  private static ClosedForm value(List<GeneratingFunction.Mode> modes, int n) {
    List<ClosedForm> sum = new ArrayList<>();
    for (GeneratingFunction.Mode mode : modes) {
      long binomial = 1;
      for (int i = 0; i < mode.order(); i++) {
        binomial = binomial * (n - i) / (i + 1);
      }
      sum.add(mode.coefficient().times(n(binomial)).times(mode.base().pow(n)));
    }
    return ClosedForm.sum(sum);
  }

  private static void assertModes(int count, GeneratingFunction function) {
    List<GeneratingFunction.Mode> modes = function.modes().orElseThrow();
    assertEquals(count, modes.size(), modes::toString);
    List<ClosedForm> entries = function.first(2 * count + 3);
    for (int n = 0; n < entries.size(); n++) {
      assertEquals(entries.get(n), value(modes, n), "entry " + n);
    }
  }

  @Test
  void modesSumToTheSequence() {
    // 1/((1−z)(1−βz)) is 1/(1−β) − β/(1−β) βⁿ.
    GeneratingFunction sums =
        GeneratingFunction.geometric(ONE, ONE).times(GeneratingFunction.geometric(ONE, BETA));
    ClosedForm front = ONE.dividedBy(ONE.minus(BETA));
    List<GeneratingFunction.Mode> modes = sums.modes().orElseThrow();
    assertEquals(2, modes.size());
    assertTrue(modes.contains(new GeneratingFunction.Mode(front, ONE, 0)));
    assertTrue(modes.contains(new GeneratingFunction.Mode(front.times(BETA).negate(), BETA, 0)));
    assertModes(2, sums);
    // A third order at β: binom(n+2, 2) βⁿ = (1 + 2n + binom(n, 2)) βⁿ.
    GeneratingFunction power = GeneratingFunction.geometric(ONE, BETA);
    GeneratingFunction cube = power.times(power).times(power);
    assertModes(3, cube);
    assertEquals(
        List.of(n(1), n(2), n(1)),
        cube.modes().orElseThrow().stream()
            .sorted(Comparator.comparingInt(GeneratingFunction.Mode::order))
            .map(GeneratingFunction.Mode::coefficient)
            .toList());
    assertModes(4, cube.times(GeneratingFunction.geometric(n(3), K1)));
    // n βⁿ has one mode, of order 1, and as many numbers 1 as one entry more have a mode at 0.
    assertModes(1, power.times(power).delayed().times(ONE.dividedBy(BETA)));
    assertModes(2, power.plus(GeneratingFunction.of(List.of(X), List.of(ONE))));
    assertModes(1, GeneratingFunction.ONE);
    // With a number for the base 0 may stand in the place of a pivot: (1, 0, 1, 0, …).
    assertModes(2, GeneratingFunction.of(numbers(1), numbers(1, 0, -1)));
    assertModes(2, GeneratingFunction.of(numbers(0, 1), numbers(1, 0, -1)));
    assertEquals(Optional.of(List.of()), GeneratingFunction.of(numbers(), numbers(1)).modes());
  }

  @Test
  void modesThatAreIrrationalOrOfSingleStepsHaveNoClosedForm() {
    GeneratingFunction fibonacci = GeneratingFunction.of(numbers(1), numbers(1, -1, -1));
    assertEquals(Optional.empty(), fibonacci.modes());
    ProblemException problem =
        assertThrows(
            ProblemException.class,
            () -> GeneratingFunction.of(numbers(1, 2, 3), numbers(1, -1)).modes());
    assertFalse(problem.problem().hint().isEmpty());
  }

  @Test
  void anIrreducibleQuadraticEquationIsFoundBesideRationalBases() {
    // Heavy ball: 1 − (1+β−k) z + β z².
    GeneratingFunction ball =
        GeneratingFunction.of(List.of(ONE), List.of(ONE, K1.minus(ONE).minus(BETA), BETA));
    QuadraticRoot expected = new QuadraticRoot("r1", "k1", ONE.plus(BETA).minus(K1), BETA);
    assertEquals(Optional.of(expected), ball.quadratic("r1", "k1"));
    assertEquals(
        Optional.of(expected),
        ball.times(GeneratingFunction.geometric(ONE, X)).quadratic("r1", "k1"));
    assertEquals(Optional.empty(), GeneratingFunction.geometric(ONE, X).quadratic("r1", "k1"));
    // Two such equations, or one of the third degree, are too much.
    assertEquals(
        Optional.empty(),
        ball.times(GeneratingFunction.of(numbers(1), numbers(1, -1, -1))).quadratic("r1", "k1"));
    assertEquals(
        Optional.empty(),
        GeneratingFunction.of(numbers(1), numbers(1, -1, 0, -1)).quadratic("r1", "k1"));
    assertNotEquals(ball, ball.times(ball));
  }
}
