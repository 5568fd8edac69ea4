package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.NumericDividedDifference.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/**
 * References: the recursion f[z_0…z_m] = (f[z_1…z_m] − f[z_0…z_{m−1}])/(z_m − z_0) in decimals of
 * 180 digits, with derivatives where nodes coincide.
 */
class NumericDividedDifferenceTest {
  private static final MathContext DIGITS = new MathContext(180, RoundingMode.HALF_EVEN);

  private interface Taylor {
    /** f^(r)(z)/r!. */
    BigDecimal at(BigDecimal z, int r);
  }

  private static BigDecimal difference(Taylor f, List<BigDecimal> nodes) {
    List<BigDecimal> sorted = nodes.stream().sorted().toList();
    int size = sorted.size();
    BigDecimal[] row = new BigDecimal[size];
    for (int i = 0; i < size; i++) {
      row[i] = f.at(sorted.get(i), 0);
    }
    for (int m = 1; m < size; m++) {
      for (int i = 0; i + m < size; i++) {
        BigDecimal gap = sorted.get(i + m).subtract(sorted.get(i));
        row[i] =
            gap.signum() == 0
                ? f.at(sorted.get(i), m)
                : row[i + 1].subtract(row[i], DIGITS).divide(gap, DIGITS);
      }
    }
    return row[0];
  }

  private static BigDecimal ofPower(long n, List<BigDecimal> nodes) {
    // A polynomial of lower degree than the order has none; rounding would leave 1e-280.
    return n < nodes.size() - 1 ? BigDecimal.ZERO : difference(power(n), nodes);
  }

  private static Taylor power(long n) {
    return (z, r) -> {
      if (r > n) {
        return BigDecimal.ZERO;
      }
      BigDecimal value = pow(z, n - r);
      for (int i = 0; i < r; i++) {
        value =
            value
                .multiply(BigDecimal.valueOf(n - i), DIGITS)
                .divide(BigDecimal.valueOf(i + 1), DIGITS);
      }
      return value;
    };
  }

  private static BigDecimal pow(BigDecimal z, long n) {
    return n == 0 ? BigDecimal.ONE : z.pow(Math.toIntExact(n), DIGITS);
  }

  private static Taylor decay(BigDecimal time) {
    return (s, r) -> {
      BigDecimal value = exp(time.multiply(s, DIGITS).negate());
      for (int i = 1; i <= r; i++) {
        value = value.multiply(time.negate(), DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      }
      return value;
    };
  }

  private static BigDecimal exp(BigDecimal x) {
    int halvings = 0;
    BigDecimal small = x;
    while (small.abs().compareTo(new BigDecimal("0.001")) > 0) {
      small = small.divide(BigDecimal.TWO, DIGITS);
      halvings++;
    }
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 60; n++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int h = 0; h < halvings; h++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  private static void assertClose(
      BigDecimal expected, BigDecimal scale, double value, String what) {
    // Below the smallest normal number doubles have no relative accuracy.
    BigDecimal bound =
        scale.abs().multiply(new BigDecimal("1e-12")).max(new BigDecimal(Double.MIN_NORMAL));
    BigDecimal error = new BigDecimal(value).subtract(expected, DIGITS).abs();
    assertTrue(
        error.compareTo(bound) <= 0,
        () ->
            what
                + ": "
                + value
                + " for "
                + expected.round(MathContext.DECIMAL64)
                + ", error "
                + error.round(MathContext.DECIMAL32));
  }

  /** Eigenvalues drawn apart, nearly equal, equal, nearly 0, nearly 1, or 0. */
  private static double[] eigenvalues(SplittableRandom random, int count, double most) {
    double[] k = new double[count];
    for (int i = 0; i < count; i++) {
      k[i] =
          switch (random.nextInt(7)) {
            case 0 -> 0;
            case 1 -> i == 0 ? 0.5 : k[random.nextInt(i)];
            case 2 -> {
              double near = i == 0 ? 0.25 : k[random.nextInt(i)];
              yield Math.min(near + random.nextDouble() * 1e-9, Math.nextDown(most));
            }
            case 3 -> Math.pow(10, -12 * random.nextDouble());
            case 4 -> Math.nextDown(most) - Math.pow(10, -1 - 8 * random.nextDouble());
            case 5 -> Math.pow(10, -4 - 4 * random.nextDouble());
            default -> random.nextDouble() * most;
          };
    }
    return k;
  }

  private static long steps(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(0, 12);
      case 1 -> 1_000_000;
      default -> (long) Math.pow(10, 6 * random.nextDouble());
    };
  }

  @Test
  void differencesOfPowersAreRelativelyAccurateBelowOne() {
    SplittableRandom random = new SplittableRandom(21);
    for (int i = 0; i < 200; i++) {
      long n = steps(random);
      double[] k = eigenvalues(random, random.nextInt(1, 8), 1);
      List<Node> nodes = new ArrayList<>();
      List<BigDecimal> exact = new ArrayList<>();
      for (double each : k) {
        nodes.add(Node.complement(each));
        exact.add(BigDecimal.ONE.subtract(new BigDecimal(each)));
      }
      BigDecimal expected = ofPower(n, exact);
      assertClose(
          expected,
          expected,
          NumericDividedDifference.power(n, nodes),
          n + " steps at " + java.util.Arrays.toString(k));
    }
  }

  @Test
  void betweenOneAndTwoTheErrorIsRelativeToTheSumOfAbsoluteValues() {
    SplittableRandom random = new SplittableRandom(22);
    for (int i = 0; i < 150; i++) {
      long n = steps(random);
      double[] k = eigenvalues(random, random.nextInt(1, 8), 2);
      List<Node> nodes = new ArrayList<>();
      List<BigDecimal> exact = new ArrayList<>();
      for (double each : k) {
        nodes.add(Node.complement(each));
        exact.add(BigDecimal.ONE.subtract(new BigDecimal(each)));
      }
      assertClose(
          ofPower(n, exact),
          ofPower(n, exact.stream().map(BigDecimal::abs).toList()),
          NumericDividedDifference.power(n, nodes),
          n + " steps at " + java.util.Arrays.toString(k));
    }
  }

  @Test
  void productsAndPowersOfNodesKeepTheirAccuracy() {
    SplittableRandom random = new SplittableRandom(23);
    for (int i = 0; i < 100; i++) {
      long inner = random.nextInt(1, 100);
      long outer = random.nextInt(1, 10_000);
      List<Node> nodes = new ArrayList<>();
      List<BigDecimal> exact = new ArrayList<>();
      for (int j = random.nextInt(1, 6); j > 0; j--) {
        double[] k = eigenvalues(random, 2, 1);
        nodes.add(Node.complement(k[0]).times(Node.complement(k[1])).pow(inner));
        BigDecimal z =
            BigDecimal.ONE
                .subtract(new BigDecimal(k[0]))
                .multiply(BigDecimal.ONE.subtract(new BigDecimal(k[1])), DIGITS);
        exact.add(pow(z, inner));
      }
      BigDecimal expected = ofPower(outer, exact);
      assertClose(expected, expected, NumericDividedDifference.power(outer, nodes), "nested");
    }
  }

  @Test
  void propagatorsAreRelativelyAccurateAtAllTimes() {
    SplittableRandom random = new SplittableRandom(24);
    for (int i = 0; i < 80; i++) {
      double time = i % 5 == 0 ? 1e6 : Math.pow(10, -3 + 9 * random.nextDouble());
      double[] s = eigenvalues(random, random.nextInt(1, 8), 4);
      List<BigDecimal> exact = new ArrayList<>();
      for (double each : s) {
        exact.add(new BigDecimal(each));
      }
      BigDecimal expected = difference(decay(new BigDecimal(time)), exact);
      if (s.length % 2 == 0) {
        expected = expected.negate();
      }
      assertClose(
          expected,
          expected,
          NumericDividedDifference.propagator(time, s),
          time + " at " + java.util.Arrays.toString(s));
    }
  }

  @Test
  void simpleCasesAreAsByHand() {
    assertEquals(
        1.75, NumericDividedDifference.power(3, List.of(Node.ONE, Node.complement(0.5))), 0);
    // h_2(1, 1, 1) = binom(4, 2), 0 below, and only the other node where one is 0.
    List<Node> ones = List.of(Node.ONE, Node.ONE, Node.ONE);
    assertEquals(6, NumericDividedDifference.power(4, ones), 0);
    assertEquals(0, NumericDividedDifference.power(1, ones), 0);
    assertEquals(1, NumericDividedDifference.power(0, List.of(Node.complement(1))), 0);
    assertEquals(
        1, NumericDividedDifference.power(9, List.of(Node.ONE, Node.complement(1))), 1e-15);
    assertEquals(new Node(0.75, Math.log(0.75)), Node.of(new BigFraction(3, 4)));
    assertEquals(2.0, NumericDividedDifference.propagator(2, 0, 0), 1e-15);
    assertEquals((1 - Math.exp(-6)) / 3, NumericDividedDifference.propagator(2, 0, 3), 1e-15);
    assertEquals(Math.exp(2), NumericDividedDifference.propagator(2, -1), 1e-14);
    assertThrows(
        IllegalArgumentException.class, () -> NumericDividedDifference.power(-1, List.of()));
    assertThrows(IllegalArgumentException.class, () -> NumericDividedDifference.propagator(-1, 0));
  }

  @Test
  void nodesKnowTheLogarithmOfTheirModulus() {
    for (double k :
        List.of(-7.0, -0.25, 0.0, 0.25, 0.5, 0.625, 0.875, 1.125, 1.5, 1.75, 2.5, 3.0, 9.0)) {
      Node node = Node.complement(k);
      assertEquals(1 - k, node.value(), 0);
      assertEquals(Math.log(Math.abs(1 - k)), node.logarithm(), 1e-15);
    }
    assertEquals(new Node(0, Double.NEGATIVE_INFINITY), Node.complement(1));
    // Where 1 − k rounds to 1 or −1 the logarithm does not round to 0.
    assertEquals(-1e-20, Node.complement(1e-20).logarithm(), 1e-34);
    assertEquals(0x1p-52, Node.complement(2 + 2 * 0x1p-52).logarithm(), 0x1p-52 * 1.01);
    for (BigFraction z :
        List.of(
            new BigFraction(-5, 2),
            new BigFraction(-1, 3),
            new BigFraction(2, 5),
            new BigFraction(3, 2),
            new BigFraction(7))) {
      Node node = Node.of(z);
      assertEquals(z.doubleValue(), node.value(), 0);
      assertEquals(Math.log(Math.abs(z.doubleValue())), node.logarithm(), 1e-15);
    }
    BigFraction nearOne = BigFraction.ONE.subtract(new BigFraction(1, 1L << 60));
    assertEquals(-0x1p-60, Node.of(nearOne).logarithm(), 1e-30);
    assertEquals(-0x1p-60, Node.of(nearOne.negate()).logarithm(), 1e-30);
  }

  @Test
  void productsAndPowersOfNodesMultiplyValuesAndAddLogarithms() {
    Node a = Node.of(new BigFraction(-3, 2));
    Node b = Node.of(new BigFraction(1, 4));
    assertEquals(-0.375, a.times(b).value(), 0);
    assertEquals(Math.log(0.375), a.times(b).logarithm(), 1e-15);
    assertEquals(-3.375, a.pow(3).value(), 1e-15);
    assertEquals(2.25, a.pow(2).value(), 1e-15);
    assertEquals(3 * Math.log(1.5), a.pow(3).logarithm(), 1e-15);
    assertEquals(Node.ONE, a.pow(0));
    assertEquals(Node.ONE, Node.complement(1).pow(0));
    assertEquals(0, Node.complement(1).pow(2).value(), 0);
  }

  @Test
  void withoutNodesOrStepsThereIsNoDifference() {
    assertThrows(
        IllegalArgumentException.class,
        () -> NumericDividedDifference.power(-1, List.of(Node.ONE)));
    assertThrows(
        IllegalArgumentException.class, () -> NumericDividedDifference.power(1, List.of()));
    assertThrows(IllegalArgumentException.class, () -> NumericDividedDifference.propagator(1));
    assertThrows(
        IllegalArgumentException.class, () -> NumericDividedDifference.propagator(Double.NaN, 1));
    assertEquals(0, NumericDividedDifference.power(0, List.of(Node.ONE, Node.ONE)), 0);
    assertEquals(1, NumericDividedDifference.propagator(0, 5), 0);
    assertEquals(0, NumericDividedDifference.propagator(0, 5, 7), 0);
  }
}
