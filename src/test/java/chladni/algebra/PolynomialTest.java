package chladni.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolynomialTest {
  private static final Polynomial X = Polynomial.of(new Atom.Symbol("x"));
  private static final Polynomial Y = Polynomial.of(new Atom.Symbol("y"));
  private static final Polynomial Z = Polynomial.of(new Atom.Symbol("z"));

  @Test
  void aProductDividedByAFactorIsTheOther() {
    Polynomial a = X.times(Y).plus(Z.pow(3)).minus(Polynomial.ONE);
    Polynomial b = X.plus(Y.times(BigInteger.TWO)).plus(Z);
    assertEquals(Optional.of(a), a.times(b).divided(b));
    assertEquals(Optional.of(b), a.times(b).divided(a));
    assertEquals(Optional.of(Polynomial.ZERO), Polynomial.ZERO.divided(a));
    assertEquals(Optional.empty(), a.times(b).plus(Polynomial.ONE).divided(b));
    assertThrows(ArithmeticException.class, () -> a.divided(Polynomial.ZERO));
  }

  @Test
  void aQuotientHasNoFractions() {
    Polynomial sum = X.plus(Y);
    Polynomial twice = sum.times(BigInteger.TWO);
    assertEquals(Optional.empty(), sum.divided(twice));
    assertEquals(Optional.of(Polynomial.constant(BigInteger.TWO)), twice.divided(sum));
  }

  /**
   * With exponents of z below 3 written as digits, y + z² looks like z³ + z², a multiple of z²; the
   * degree in z shows that it is none.
   */
  @Test
  void noExponentIsCarriedOverToAnotherVariable() {
    Polynomial common = X.plus(Polynomial.ONE);
    Polynomial dividend = common.times(Y.plus(Z.pow(2)));
    assertEquals(Optional.empty(), dividend.divided(common.times(Z.pow(2))));
    assertEquals(Optional.of(common), dividend.divided(Y.plus(Z.pow(2))));
  }

  private static final List<List<Integer>> SOME_ATOMS =
      List.of(List.of(), List.of(0), List.of(1, 3), List.of(0, 2), List.of(0, 1, 2, 3, 4));

  /** Small, of large coefficients, sparse with large exponents, with large numbers of terms. */
  private static NaivePolynomial draw(SplittableRandom random) {
    List<Integer> atoms = SOME_ATOMS.get(random.nextInt(SOME_ATOMS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> NaivePolynomial.draw(random, 1, 3, 3, atoms);
      case 1 -> NaivePolynomial.draw(random, 6, 2, 70, atoms);
      case 2 -> NaivePolynomial.draw(random, 8, 3000, 5, atoms);
      case 3 -> NaivePolynomial.draw(random, 40, 4, 28, atoms);
      default -> NaivePolynomial.draw(random, 5, 3, 4, atoms);
    };
  }

  private static void assertSame(NaivePolynomial expected, Polynomial polynomial) {
    assertEquals(expected, NaivePolynomial.of(polynomial));
    // Unique: terms in descending order, no atom that does not occur.
    List<List<Integer>> order = new ArrayList<>();
    for (int row = 0; row < polynomial.size(); row++) {
      List<Integer> exponents = new ArrayList<>(List.of(0, 0, 0, 0, 0));
      for (int i = 0; i < polynomial.atoms().size(); i++) {
        exponents.set(
            NaivePolynomial.ATOMS.indexOf(polynomial.atoms().get(i)), polynomial.exponent(row, i));
      }
      assertEquals(expected.terms().get(exponents), polynomial.coefficient(row));
      order.add(exponents);
    }
    assertEquals(expected.descending(), order);
    List<Atom> occurring = new ArrayList<>();
    for (int i = 0; i < NaivePolynomial.ATOMS.size(); i++) {
      if (expected.degree(i) > 0) {
        occurring.add(NaivePolynomial.ATOMS.get(i));
      }
    }
    assertEquals(occurring, polynomial.atoms());
  }

  @Test
  void sumsProductsAndPowersAreThoseOfSchoolArithmetic() {
    SplittableRandom random = new SplittableRandom(51);
    for (int i = 0; i < 250; i++) {
      NaivePolynomial a = draw(random);
      NaivePolynomial b = draw(random);
      NaivePolynomial c = a.times(NaivePolynomial.of(Polynomial.ONE.negate())).plus(b);
      Polynomial x = a.sparse();
      Polynomial y = b.sparse();
      assertSame(a, x);
      assertSame(a.plus(b), x.plus(y));
      assertSame(c, y.minus(x));
      assertSame(b, x.plus(c.sparse()));
      assertSame(a.times(b), x.times(y));
      assertEquals(x.times(y), y.times(x));
      assertSame(a.plus(b).plus(c), Polynomial.sum(List.of(x, y, c.sparse())));
      if (a.terms().size() < 9) {
        assertSame(a.times(a).times(a), x.pow(3));
        assertSame(a.times(a), x.pow(2));
      }
      assertEquals(Polynomial.ONE, x.pow(0));
      assertEquals(x, x.pow(1));
    }
  }

  /** A product whose coefficients just fit, and just do not fit, into 62 bits. */
  @Test
  void coefficientsNearTheEndOfMachineNumbersAreExact() {
    for (int bits = 25; bits <= 36; bits++) {
      BigInteger large = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
      for (int terms = 2; terms <= 9; terms++) {
        NaivePolynomial all = NaivePolynomial.of(Polynomial.ZERO);
        for (int e = 0; e < terms; e++) {
          all = all.plus(NaivePolynomial.of(X.pow(e).times(large)));
        }
        Polynomial polynomial = all.sparse();
        assertEquals(all.times(all), NaivePolynomial.of(polynomial.times(polynomial)));
      }
    }
  }

  @Test
  void aBoxOfCoefficientsIsThePolynomialWithThem() {
    SplittableRandom random = new SplittableRandom(52);
    for (int i = 0; i < 40; i++) {
      NaivePolynomial a = NaivePolynomial.draw(random, 9, 2, 3, List.of(0, 1, 2, 3, 4));
      assertSame(a, a.dense(3, 4, 3, 5, 3));
      assertEquals(a.sparse(), a.dense(3, 4, 3, 5, 3));
    }
    assertEquals(Polynomial.ZERO, NaivePolynomial.of(Polynomial.ZERO).dense(1, 2, 1, 1, 1));
  }

  @Test
  void degreesOrdersContentsAndCoefficientsAreReadOffTheTerms() {
    SplittableRandom random = new SplittableRandom(53);
    for (int i = 0; i < 100; i++) {
      NaivePolynomial a = draw(random);
      Polynomial polynomial = a.sparse();
      assertEquals(a.terms().size(), polynomial.size());
      assertEquals(a.terms().isEmpty(), polynomial.isZero());
      assertEquals(
          a.terms().keySet().stream()
              .mapToInt(e -> e.stream().mapToInt(Integer::intValue).sum())
              .max()
              .orElse(0),
          polynomial.totalDegree());
      BigInteger content =
          a.terms().values().stream().reduce(BigInteger.ZERO, (c, d) -> c.gcd(d)).abs();
      BigInteger leading =
          a.terms().isEmpty()
              ? BigInteger.ZERO
              : a.terms().getOrDefault(a.descending().get(0), BigInteger.ZERO);
      assertEquals(leading, polynomial.leadingCoefficient());
      assertEquals(leading.signum() < 0 ? content.negate() : content, polynomial.signedContent());
      for (int atom = 0; atom < NaivePolynomial.ATOMS.size(); atom++) {
        Atom x = NaivePolynomial.ATOMS.get(atom);
        int index = atom;
        int degree = a.degree(atom);
        int order = a.terms().keySet().stream().mapToInt(e -> e.get(index)).min().orElse(0);
        assertEquals(degree, polynomial.degree(x));
        assertEquals(degree > 0, polynomial.contains(x));
        if (!polynomial.isZero()) {
          assertEquals(order, polynomial.order(x));
          assertSame(a, polynomial.dividedExactlyBy(x, order).times(Polynomial.of(x).pow(order)));
        }
        assertSame(a.derivative(atom), polynomial.partial(x));
        List<Polynomial> coefficients = polynomial.coefficients(x);
        assertEquals(degree + 1, coefficients.size());
        for (int e = 0; e <= Math.min(degree, 5); e++) {
          assertSame(a.coefficient(atom, e), coefficients.get(e));
        }
        assertSame(a.coefficient(atom, degree), coefficients.get(degree));
      }
    }
    assertEquals(BigInteger.ZERO, Polynomial.ZERO.signedContent());
    assertEquals(0, X.order(Y.atoms().get(0)));
  }

  @Test
  void anExactQuotientMultipliesBackAndOthersAreNone() {
    SplittableRandom random = new SplittableRandom(54);
    for (int i = 0; i < 300; i++) {
      Polynomial a = NaivePolynomial.draw(random, 6, 3, 66, List.of(0, 1, 2, 3, 4)).sparse();
      Polynomial b = NaivePolynomial.draw(random, 4, 3, 3, List.of(0, 1, 4)).sparse();
      if (a.isZero() || b.isZero()) {
        continue;
      }
      Polynomial product = a.times(b);
      assertEquals(Optional.of(a), product.divided(b));
      assertEquals(Optional.of(b), product.divided(a));
      // With the leading term 1·x⁴ the remainder modulo c is of lower degree in x.
      Polynomial c = X.pow(4).plus(b);
      Polynomial remainder = NaivePolynomial.draw(random, 2, 3, 3, List.of(0, 1, 2)).sparse();
      assertEquals(
          remainder.isZero() ? Optional.of(a) : Optional.empty(),
          a.times(c).plus(remainder).divided(c));
    }
  }

  @Test
  void coefficientsThatDoNotDivideLeaveNoQuotient() {
    Polynomial sum = X.plus(Y);
    BigInteger three = BigInteger.valueOf(3);
    assertEquals(Optional.empty(), sum.times(sum).divided(sum.times(three)));
    assertEquals(Optional.of(sum.times(three)), sum.times(sum).times(three).divided(sum));
    // The leading coefficient is divisible and a later one is not: x² + x over 2x + 2 twice.
    Polynomial twice = X.plus(Polynomial.ONE).times(BigInteger.TWO);
    assertEquals(
        Optional.empty(), X.pow(2).times(BigInteger.TWO).plus(X.times(three)).divided(twice));
    assertEquals(Optional.empty(), X.divided(Y));
    assertEquals(Optional.empty(), X.divided(X.pow(2)));
    assertEquals(Optional.empty(), X.plus(Y).divided(X.plus(Z)));
  }

  /** Residues map sums and products modulo the prime to sums and products. */
  @Test
  void residuesAreARingHomomorphism() {
    BigInteger prime = BigInteger.valueOf(2147483647L);
    SplittableRandom random = new SplittableRandom(55);
    Atom main = X.atoms().get(0);
    for (int i = 0; i < 100; i++) {
      Polynomial a = NaivePolynomial.draw(random, 5, 4, 80, List.of(0, 1, 2, 4)).sparse();
      Polynomial b = NaivePolynomial.draw(random, 5, 90, 20, List.of(0, 1, 3)).sparse();
      if (a.isZero() || b.isZero()) {
        continue;
      }
      long[] x = a.residues(main, 3);
      long[] y = b.residues(main, 3);
      long[] z = a.times(b).residues(main, 3);
      assertEquals(a.degree(main) + 1, x.length);
      BigInteger[] product = new BigInteger[x.length + y.length - 1];
      Arrays.fill(product, BigInteger.ZERO);
      for (int j = 0; j < x.length; j++) {
        for (int l = 0; l < y.length; l++) {
          BigInteger term = BigInteger.valueOf(x[j]).multiply(BigInteger.valueOf(y[l]));
          product[j + l] = product[j + l].add(term).mod(prime);
        }
      }
      assertEquals(
          List.of(product),
          Arrays.stream(z).mapToObj(BigInteger::valueOf).toList(),
          a + " times " + b);
    }
    assertEquals(
        List.of(4L, 0L, 2147483646L),
        Arrays.stream(Polynomial.constant(BigInteger.valueOf(4)).minus(X.pow(2)).residues(main, 1))
            .boxed()
            .toList());
  }

  @Test
  void atomsAreAtDifferentResiduesThatAreNotZero() {
    Atom none = new Atom.Symbol("none");
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      for (int seed = 1; seed <= 5; seed++) {
        long[] residue = Polynomial.of(new Atom.Symbol("k" + i)).residues(none, seed);
        assertEquals(1, residue.length);
        assertTrue(residue[0] > 0 && residue[0] < 2147483647L);
        assertTrue(seen.add(residue[0]));
      }
    }
  }

  @Test
  void replacingAtomsByFractionsIsSubstitutionTimesTheDenominators() {
    SplittableRandom random = new SplittableRandom(56);
    List<Atom> atoms = NaivePolynomial.ATOMS;
    for (int i = 0; i < 150; i++) {
      NaivePolynomial a = NaivePolynomial.draw(random, 5, 3, 4, List.of(0, 1, 2, 3, 4));
      Polynomial polynomial = a.sparse();
      // x becomes n/d and y becomes m/e; z and the others stay.
      NaivePolynomial n = NaivePolynomial.draw(random, 3, 2, 3, List.of(0, 1, 2));
      NaivePolynomial d = NaivePolynomial.draw(random, 2, 1, 3, List.of(1, 2));
      NaivePolynomial m = NaivePolynomial.draw(random, 2, 2, 3, List.of(0, 3));
      NaivePolynomial e = NaivePolynomial.draw(random, 2, 1, 3, List.of(2, 4));
      NaivePolynomial expected = NaivePolynomial.of(Polynomial.ZERO);
      NaivePolynomial one = NaivePolynomial.of(Polynomial.ONE);
      for (Map.Entry<List<Integer>, BigInteger> term : a.terms().entrySet()) {
        List<Integer> rest = new ArrayList<>(term.getKey());
        int powerOfX = rest.set(0, 0);
        int powerOfY = rest.set(1, 0);
        NaivePolynomial product = NaivePolynomial.of(Map.of(rest, term.getValue()));
        for (int j = 0; j < a.degree(0); j++) {
          product = product.times(j < powerOfX ? n : d);
        }
        for (int j = 0; j < a.degree(1); j++) {
          product = product.times(j < powerOfY ? m : e);
        }
        expected = expected.plus(product).times(one);
      }
      assertSame(
          expected,
          polynomial.homogenized(
              Map.of(
                  atoms.get(0), new Polynomial.Fraction(n.sparse(), d.sparse()),
                  atoms.get(1), new Polynomial.Fraction(m.sparse(), e.sparse()))));
      assertSame(a, polynomial.homogenized(Map.of()));
    }
  }

  @Test
  void modesAreTheProductsOfPowersAndExponentials() {
    Polynomial power = Polynomial.of(NaivePolynomial.ATOMS.get(3));
    Polynomial decay = Polynomial.of(NaivePolynomial.ATOMS.get(4));
    Polynomial mixed = power.pow(2).times(decay);
    assertEquals(
        Map.of(Polynomial.ONE, X.minus(Polynomial.ONE), power, Y, mixed, X.times(Z).plus(Y.pow(2))),
        X.minus(Polynomial.ONE)
            .plus(Y.times(power))
            .plus(mixed.times(X.times(Z).plus(Y.pow(2))))
            .byModes());
    assertEquals(Map.of(Polynomial.ONE, X.plus(Y)), X.plus(Y).byModes());
    assertFalse(mixed.plus(X).hasSymbolsOnly());
    assertTrue(X.plus(Z).hasSymbolsOnly());
    assertTrue(Polynomial.ONE.hasSymbolsOnly());
  }

  @Test
  void otherRootsScaleTheExponents() {
    Atom sixth = new Atom.Exponential(Monomial.of("T", 1), 6);
    Atom half = sixth.withRoot(2);
    Atom other = new Atom.Exponential(Monomial.of("T", 2), 5);
    Polynomial g = Polynomial.of(sixth);
    Polynomial h = Polynomial.of(half);
    Polynomial o = Polynomial.of(other);
    assertEquals(
        g.pow(9).times(X).plus(o).plus(g.pow(3)),
        h.pow(3).times(X).plus(o).plus(h).withRoots(Map.of(half, 6L)));
    assertEquals(
        h.pow(3).times(X).plus(o).plus(h),
        g.pow(9).times(X).plus(o).plus(g.pow(3)).withRoots(Map.of(sixth, 2L)));
    assertEquals(g.plus(X), g.plus(X).withRoots(Map.of(sixth, 6L)));
    assertEquals(3, g.pow(9).times(X).plus(g.pow(6)).plus(Y).commonExponent(sixth, 6));
    assertEquals(1, g.pow(9).plus(g.pow(2)).commonExponent(sixth, 6));
    assertEquals(6, X.commonExponent(sixth, 6));
    assertTrue(g.plus(X).hasRoots());
    assertTrue(h.plus(Polynomial.of(new Atom.Exponential(Monomial.of("T", 1), 1))).hasRoots());
    assertFalse(Polynomial.of(half.withRoot(1)).plus(X).hasRoots());
    assertFalse(X.hasRoots());
  }

  @Test
  void constantsAndAtomsAreRecognized() {
    Polynomial two = Polynomial.constant(BigInteger.TWO);
    assertTrue(Polynomial.ONE.isOne());
    assertTrue(two.isConstant());
    assertTrue(Polynomial.ZERO.isConstant());
    for (Polynomial other : List.of(two, Polynomial.ZERO, X, X.plus(Y), Polynomial.ONE.negate())) {
      assertFalse(other.isOne());
    }
    assertFalse(X.isConstant());
    assertEquals(Optional.of(new Atom.Symbol("x")), X.asAtom());
    for (Polynomial other :
        List.of(
            two,
            Polynomial.ZERO,
            Polynomial.ONE,
            X.plus(Y),
            X.plus(two),
            X.times(Y),
            X.times(two),
            X.negate(),
            X.pow(2))) {
      assertFalse(other.isAtom());
      assertEquals(Optional.empty(), other.asAtom());
    }
    assertSame(NaivePolynomial.of(X), X.times(BigInteger.ONE));
    assertEquals(Polynomial.ZERO, X.times(BigInteger.ZERO));
    assertEquals(X.negate(), X.times(BigInteger.TWO.negate()).dividedExactlyBy(BigInteger.TWO));
    assertEquals(Polynomial.ZERO, Polynomial.ZERO.times(X));
    assertEquals(Polynomial.ZERO, Polynomial.sum(List.of()));
    assertEquals(X, Polynomial.sum(List.of(X)));
  }

  @Test
  void polynomialsAreOrderedByDegreeThenTermsThenExponentsThenCoefficients() {
    Polynomial two = Polynomial.constant(BigInteger.TWO);
    List<Polynomial> ascending =
        List.of(
            Polynomial.ZERO,
            Polynomial.ONE.negate(),
            Polynomial.ONE,
            two,
            X.negate(),
            X,
            X.times(two),
            Y,
            X.minus(Polynomial.ONE),
            X.plus(Polynomial.ONE),
            X.times(two).minus(Polynomial.ONE),
            Y.plus(Polynomial.ONE),
            X.plus(Y).plus(Z),
            X.pow(2),
            X.times(Y),
            X.times(Z),
            Z.pow(2),
            X.pow(2).plus(Polynomial.ONE),
            X.pow(2).plus(X).plus(Polynomial.ONE));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertEquals(
            Integer.signum(Integer.compare(i, j)),
            Integer.signum(ascending.get(i).compareTo(ascending.get(j))),
            ascending.get(i) + " against " + ascending.get(j));
        assertEquals(i == j, ascending.get(i).equals(ascending.get(j)));
      }
    }
    assertNotEquals(X, new Object());
    assertEquals(X.plus(Y).hashCode(), Y.plus(X).hashCode());
    assertNotEquals(X.plus(Y).hashCode(), X.minus(Y).hashCode());
  }

  @Test
  void polynomialsAreWrittenAsBySchool() {
    Polynomial two = Polynomial.constant(BigInteger.TWO);
    assertEquals("0", Polynomial.ZERO.toString());
    assertEquals("-1", Polynomial.ONE.negate().toString());
    assertEquals("x^2 - 3*x + 2", X.minus(two).times(X.minus(Polynomial.ONE)).toString());
    assertEquals("-2*x*y^3 + z", Z.minus(X.times(two).times(Y.pow(3))).toString());
    assertEquals("-x", X.negate().toString());
  }

  @Test
  void whatIsTooLargeIsRefused() {
    int most = Integer.MAX_VALUE - 1;
    Polynomial high = X.pow(most);
    assertEquals(most, high.degree(X.atoms().get(0)));
    assertEquals(Optional.of(X), high.divided(X.pow(most - 1)));
    assertThrows(ProblemException.class, () -> high.times(X));
    assertThrows(ProblemException.class, () -> X.pow(Integer.MAX_VALUE));
    assertThrows(ProblemException.class, () -> X.pow(50_000).pow(50_000));
    assertThrows(
        ProblemException.class, () -> high.plus(Polynomial.ONE).times(X.plus(Polynomial.ONE)));
    assertThrows(IllegalArgumentException.class, () -> X.pow(-1));
    assertThrows(ProblemException.class, () -> X.pow(1_000_001).coefficients(X.atoms().get(0)));
    // (2^31)^3 exponents are more than a long counts.
    Polynomial all = high.times(Y.pow(most)).times(Z.pow(most));
    assertThrows(ProblemException.class, () -> all.plus(Polynomial.ONE).divided(X.plus(Y)));
    // 10^8 pairs of terms are the limit: 10,001 terms squared are one too many.
    BigInteger[] ones = new BigInteger[10_001];
    Arrays.fill(ones, BigInteger.ONE);
    Polynomial many = Polynomial.ofDense(X.atoms(), new int[] {10_001}, ones);
    ProblemException problem = assertThrows(ProblemException.class, () -> many.times(many));
    assertTrue(problem.problem().message().contains("10001 and 10001"));
  }
}
