package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Factors of polynomials and of integers. */
class FactorizationTest {
  private static final Polynomial X = Polynomial.of(new Atom.Symbol("x"));
  private static final Polynomial Y = Polynomial.of(new Atom.Symbol("y"));
  private static final Polynomial Z = Polynomial.of(new Atom.Symbol("z"));
  private static final Polynomial ONE = Polynomial.ONE;

  private static Polynomial n(long value) {
    return Polynomial.constant(BigInteger.valueOf(value));
  }

  /** Irreducible, some by Eisenstein's criterion, some linear in a variable, some quadratic. */
  private static final List<Polynomial> IRREDUCIBLE =
      List.of(
          X,
          Y,
          X.minus(ONE),
          X.plus(n(16)),
          Y.minus(n(16)),
          Z.plus(n(17)),
          X.times(n(2)).minus(ONE),
          X.plus(Y),
          X.times(Y).minus(ONE),
          X.times(Y).plus(X).plus(Z),
          X.pow(2).plus(ONE),
          X.pow(2).minus(n(2)),
          X.pow(2).plus(Y.pow(2)).plus(Z),
          X.pow(2).plus(X.times(Y)).plus(Y.pow(2)),
          X.pow(3).minus(Y.pow(2)),
          X.pow(4).plus(n(2)),
          X.pow(2).times(Y.pow(2)).plus(X.pow(2)).plus(Y.pow(2)).minus(n(3)));

  private static void assertFactors(Map<Polynomial, Integer> expected, List<Factor> factors) {
    Map<Polynomial, Integer> found = new TreeMap<>();
    for (Factor factor : factors) {
      assertEquals(null, found.put(factor.base(), factor.exponent()));
    }
    assertEquals(expected, found);
    assertEquals(
        List.copyOf(new TreeMap<>(found).keySet()), factors.stream().map(Factor::base).toList());
  }

  @Test
  void productsOfIrreduciblesFallApartIntoThem() {
    SplittableRandom random = new SplittableRandom(71);
    for (int i = 0; i < 40; i++) {
      Map<Polynomial, Integer> expected = new TreeMap<>();
      Polynomial product = ONE;
      for (int j = random.nextInt(0, 4); j > 0; j--) {
        Polynomial base = IRREDUCIBLE.get(random.nextInt(IRREDUCIBLE.size()));
        int exponent = random.nextInt(1, 3);
        expected.merge(base, exponent, Integer::sum);
        product = product.times(base.pow(exponent));
      }
      assertFactors(expected, Factorization.of(product));
    }
  }

  @Test
  void eachIrreducibleIsItsOnlyFactor() {
    for (Polynomial base : IRREDUCIBLE) {
      assertFactors(Map.of(base, 1), Factorization.of(base));
      assertFactors(Map.of(base, 3), Factorization.of(base.pow(3)));
    }
    // Linear in a variable, but with a common factor of both coefficients.
    Polynomial s = X.plus(Y);
    Polynomial t = X.minus(Y).plus(ONE);
    assertFactors(Map.of(s, 1, Z.plus(t), 1), Factorization.of(s.times(Z).plus(s.times(t))));
    assertFactors(
        Map.of(s, 2, Z.times(X).plus(Y), 1), Factorization.of(s.pow(2).times(Z.times(X).plus(Y))));
    // z (x²+1)(x+3) + (x²+1)(y²+2): neither coefficient divides the other.
    Polynomial q = X.pow(2).plus(ONE);
    Polynomial rest = Z.times(X.plus(n(3))).plus(Y.pow(2).plus(n(2)));
    assertFactors(Map.of(q, 1, rest, 1), Factorization.of(q.times(rest)));
    assertEquals(List.of(), Factorization.of(ONE));
    assertEquals(List.of(), Factorization.atSight(ONE));
  }

  @Test
  void atSightOnlyVariablesAndSmallIntegerRootsAreSetApart() {
    Polynomial squares = X.pow(2).plus(Y.pow(2)).minus(n(3));
    Polynomial other = X.pow(2).plus(Y.pow(3)).plus(n(2));
    Polynomial rest = squares.times(other);
    assertFactors(
        Map.of(X, 2, Y.minus(n(16)), 1, X.plus(n(16)), 2, X.minus(ONE), 1, rest, 1),
        Factorization.atSight(
            X.pow(2)
                .times(Y.minus(n(16)))
                .times(X.plus(n(16)).pow(2))
                .times(X.minus(ONE))
                .times(rest)));
    assertFactors(Map.of(squares, 1, other, 1), Factorization.of(rest));
    // Beyond 16 it takes more than a look.
    Polynomial far = X.minus(n(17)).times(X.plus(n(17)));
    assertFactors(Map.of(far, 1), Factorization.atSight(far));
    for (int root = -16; root <= 16; root++) {
      Polynomial near = X.minus(n(root)).times(X.minus(n(root)));
      assertFactors(Map.of(root == 0 ? X : X.minus(n(root)), 2), Factorization.atSight(near));
    }
  }

  @Test
  void whatIsTooLargeIsRefusedOrLeftWhole() {
    // (x^61 + y + 2)(x^60 + y² + 3) has degree 121 and no factor at sight.
    Polynomial high = X.pow(61).plus(Y).plus(n(2)).times(X.pow(60).plus(Y.pow(2)).plus(n(3)));
    ProblemException problem = assertThrows(ProblemException.class, () -> Factorization.of(high));
    assertTrue(problem.problem() instanceof Problem.BeyondReach);
    assertTrue(problem.problem().message().contains("9 terms and degree 121"));
    assertFalse(problem.problem().hint().isEmpty());
    assertFactors(
        Map.of(X, 2, Z, 1, high, 1), Factorization.asFarAsCheap(high.times(X.pow(2)).times(Z)));
  }

  private static boolean isPrime(int value) {
    for (int d = 2; d * d <= value; d++) {
      if (value % d == 0) {
        return false;
      }
    }
    return value > 1;
  }

  @Test
  void integersAreProductsOfTheirPrimes() {
    for (int value = 1; value < 400; value++) {
      BigInteger product = BigInteger.ONE;
      for (Map.Entry<BigInteger, Integer> factor :
          IntegerFactors.of(BigInteger.valueOf(value)).entrySet()) {
        assertTrue(isPrime(factor.getKey().intValueExact()));
        product = product.multiply(factor.getKey().pow(factor.getValue()));
      }
      assertEquals(BigInteger.valueOf(value), product);
    }
  }

  @Test
  void primesBeyondTrialDivisionAreFoundToo() {
    // 16381 is the last prime below 2^14, 16411 the first above it.
    List<Integer> primes = List.of(2, 16381, 16411, 65537, 1_000_003);
    for (int p : primes) {
      for (int q : primes) {
        BigInteger a = BigInteger.valueOf(p);
        BigInteger b = BigInteger.valueOf(q);
        assertEquals(p == q ? Map.of(a, 2) : Map.of(a, 1, b, 1), IntegerFactors.of(a.multiply(b)));
        assertEquals(
            p == q ? Map.of(a, 3) : Map.of(a, 2, b, 1),
            IntegerFactors.of(a.multiply(b).multiply(a)));
      }
    }
    // 80 binary digits are the limit for a composite number without small primes.
    BigInteger within = BigInteger.valueOf(1_099_511_627_689L).multiply(BigInteger.valueOf(65_537));
    assertEquals(
        Map.of(BigInteger.valueOf(1_099_511_627_689L), 1, BigInteger.valueOf(65_537), 1),
        IntegerFactors.of(within));
    BigInteger beyond =
        BigInteger.ONE
            .shiftLeft(61)
            .subtract(BigInteger.ONE)
            .multiply(BigInteger.valueOf(1_000_003));
    ProblemException problem =
        assertThrows(ProblemException.class, () -> IntegerFactors.of(beyond));
    assertTrue(problem.problem().message().contains("81 binary digits"));
  }

  /** A sum that is 0 as a function is 0 at every point, one that is not hardly anywhere. */
  @Test
  void randomPointsTellZeroFromWhatIsNot() {
    ClosedForm one = ClosedForm.ONE;
    ClosedForm x = ClosedForm.symbol("x");
    ClosedForm y = ClosedForm.symbol("y");
    ClosedForm p = one.minus(x).raisedTo(ClosedForm.symbol("T"));
    ClosedForm big = ClosedForm.of(BigInteger.TEN.pow(40).add(BigInteger.ONE));
    List<ClosedForm> forms =
        List.of(
            x,
            one.dividedBy(x),
            x.pow(70).minus(y).times(big),
            x.plus(y).dividedBy(x.minus(y).pow(3)),
            p.minus(x).dividedBy(p.plus(one).pow(2).times(big)),
            ClosedForm.of(-5).dividedBy(ClosedForm.of(7)),
            y.dividedBy(big.times(ClosedForm.of(3))));
    for (int seed = 1; seed <= 3; seed++) {
      for (ClosedForm a : forms) {
        assertFalse(new RandomPoint(seed).isZero(List.of(a)), a::toString);
        assertTrue(new RandomPoint(seed).isZero(List.of(a, a.negate())));
        for (ClosedForm b : forms) {
          assertTrue(
              new RandomPoint(seed)
                  .isZero(
                      List.of(a.times(b), a.plus(b), a.negate(), b.negate(), a.times(b).negate())));
          assertEquals(
              a.equals(b), new RandomPoint(seed).isZero(List.of(a, b.negate())), () -> a + " " + b);
          assertFalse(new RandomPoint(seed).isZero(List.of(a.times(b), a.plus(one).times(b))));
        }
      }
    }
    assertTrue(new RandomPoint(1).isZero(List.of()));
    // 2^61 − 1 is 0 modulo itself, 2^61 is 1.
    BigInteger prime = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
    assertTrue(new RandomPoint(1).isZero(List.of(ClosedForm.of(prime))));
    assertTrue(
        new RandomPoint(1)
            .isZero(List.of(ClosedForm.of(prime.add(BigInteger.ONE)), ClosedForm.of(-1))));
    assertTrue(
        new RandomPoint(1)
            .isZero(List.of(ClosedForm.of(prime.subtract(BigInteger.ONE)), ClosedForm.of(1))));
    assertFalse(
        new RandomPoint(1)
            .isZero(List.of(ClosedForm.of(prime.subtract(BigInteger.ONE)), ClosedForm.of(2))));
  }
}
