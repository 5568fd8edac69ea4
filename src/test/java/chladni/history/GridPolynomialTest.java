package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Polynomials in N and B by their values at points. */
final class GridPolynomialTest {
  private static final GridRing VARIABLES = new GridRing(Optional.empty(), Optional.empty());

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  /** Σ c_ij N^i B^j. */
  private static BigInteger at(GridPolynomial p, long n, long b) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i <= p.degreeN(); i++) {
      for (int j = 0; j <= p.degreeB(); j++) {
        sum = sum.add(p.coefficient(i, j).multiply(big(n).pow(i)).multiply(big(b).pow(j)));
      }
    }
    return sum;
  }

  private static List<GridPolynomial> some() {
    Random random = new Random(1);
    List<GridPolynomial> all =
        new ArrayList<>(
            List.of(GridPolynomial.ZERO, GridPolynomial.ONE, GridPolynomial.N, GridPolynomial.B));
    for (int degreeN = 0; degreeN <= 2; degreeN++) {
      for (int degreeB = 0; degreeB <= 2; degreeB++) {
        BigInteger[] coefficients = new BigInteger[(degreeN + 1) * (degreeB + 1)];
        for (int i = 0; i < coefficients.length; i++) {
          coefficients[i] = big(random.nextInt(7) - 3);
        }
        all.add(GridPolynomial.dense(degreeN, degreeB, coefficients));
      }
    }
    return all;
  }

  private static final long[][] POINTS = {{0, 0}, {1, 1}, {7, 2}, {-3, 5}, {4, -6}};

  @Test
  void theVariablesAreNAndB() {
    assertEquals(big(7), at(GridPolynomial.N, 7, 2));
    assertEquals(big(2), at(GridPolynomial.B, 7, 2));
    assertEquals(big(-5), at(GridPolynomial.constant(-5), 7, 2));
  }

  @Test
  void sumsAndProductsHaveTheSumsAndProductsOfValues() {
    for (GridPolynomial p : some()) {
      for (GridPolynomial q : some()) {
        GridSum sum = GridSum.zeros(1)[0];
        sum.add(p, big(-2));
        sum.add(q, big(3));
        for (long[] x : POINTS) {
          BigInteger a = at(p, x[0], x[1]);
          BigInteger b = at(q, x[0], x[1]);
          assertEquals(a.add(b), at(p.plus(q), x[0], x[1]));
          assertEquals(a.add(b.multiply(big(5))), at(p.plus(q, big(5)), x[0], x[1]));
          assertEquals(a.multiply(b), at(p.times(q), x[0], x[1]));
          assertEquals(
              b.multiply(big(3)).subtract(a.multiply(big(2))), at(sum.total(), x[0], x[1]));
        }
      }
    }
  }

  @Test
  void whatHasBeenAddedUpStaysAsItWas() {
    GridSum sum = GridSum.zeros(1)[0];
    sum.add(GridPolynomial.N, BigInteger.ONE);
    GridPolynomial before = sum.total();
    sum.add(GridPolynomial.N, BigInteger.ONE);
    assertEquals(big(7), at(before, 7, 2));
    assertEquals(big(14), at(sum.total(), 7, 2));
  }

  @Test
  void coefficientsBeyondTheDegreeAreZero() {
    assertEquals(BigInteger.ZERO, GridPolynomial.N.coefficient(2, 0));
    assertEquals(BigInteger.ZERO, GridPolynomial.N.coefficient(1, 1));
    assertEquals(BigInteger.ONE, GridPolynomial.N.coefficient(1, 0));
  }

  @Test
  void onlyAPolynomialWithoutCoefficientsIsZero() {
    assertTrue(GridPolynomial.ZERO.isZero());
    assertTrue(GridPolynomial.N.plus(GridPolynomial.N, big(-1)).isZero());
    assertFalse(GridPolynomial.N.isZero());
    assertFalse(GridPolynomial.constant(1).isZero());
  }

  @Test
  void multiplesOfNMinusJAreDividedAndOthersAreNot() {
    for (int j = 0; j <= 3; j++) {
      for (GridPolynomial p : some()) {
        GridPolynomial multiple = p.times(VARIABLES.nMinus(j));
        GridPolynomial quotient = multiple.dividedByNMinus(j).orElseThrow();
        for (long[] x : POINTS) {
          assertEquals(at(p, x[0], x[1]), at(quotient, x[0], x[1]));
        }
        assertEquals(Optional.empty(), multiple.plus(GridPolynomial.B).dividedByNMinus(j));
      }
      assertEquals(Optional.empty(), GridPolynomial.ONE.dividedByNMinus(j));
      assertTrue(GridPolynomial.ZERO.dividedByNMinus(j).orElseThrow().isZero());
    }
  }

  @Test
  void sizesAreVariablesUnlessTheyAreGiven() {
    GridRing numbers = new GridRing(Optional.of(big(9)), Optional.of(big(4)));
    for (GridRing ring : List.of(VARIABLES, numbers)) {
      assertEquals(big(7), at(ring.nMinus(2), 9, 4));
      assertEquals(big(1), at(ring.bMinus(3), 9, 4));
      assertEquals(big(1), at(ring.nMinusBatches(2), 9, 4));
      assertEquals(big(9 * 8 * 7), at(ring.nFalling(3), 9, 4));
    }
    assertEquals(0, numbers.nFalling(3).degreeN());
    assertEquals(3, VARIABLES.nFalling(3).degreeN());
  }

  @Test
  void onlyANumberOfPointsCanBeTooSmallForRows() {
    GridRing three = new GridRing(Optional.of(big(3)), Optional.empty());
    assertFalse(three.hasFewerRowsThan(3));
    assertTrue(three.hasFewerRowsThan(4));
    assertFalse(VARIABLES.hasFewerRowsThan(4));
  }

  /** B · N² (N−2) / (5 (N−1) (N−3)²). */
  @Test
  void negativePowersBecomePoles() {
    GridFraction fraction = VARIABLES.fraction(GridPolynomial.B, big(5), new int[] {2, -1, 1, -2});
    assertEquals(big(4 * 81 * 7), at(fraction.numerator(), 9, 4));
    assertEquals(big(5), fraction.denominator());
    assertEquals(List.of(0, 1, 0, 2), fraction.poles());
    assertEquals(List.of(), VARIABLES.fraction(GridPolynomial.B, big(5), new int[] {2, 1}).poles());
  }
}
