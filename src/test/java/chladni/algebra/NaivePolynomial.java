package chladni.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Polynomials as maps from exponents to coefficients, with school arithmetic: what {@link
 * Polynomial} is compared with.
 *
 * @param terms no coefficient is 0; the exponents are those of {@link #ATOMS}
 */
record NaivePolynomial(Map<List<Integer>, BigInteger> terms) {
  private static final Atom.Symbol K = new Atom.Symbol("k1");

  /** In the order of atoms: variables, powers, exponentials. */
  static final List<Atom> ATOMS =
      List.of(
          new Atom.Symbol("x"),
          new Atom.Symbol("y"),
          new Atom.Symbol("z"),
          new Atom.Power(Polynomial.ONE.minus(Polynomial.of(K)), Monomial.of("T", 1), 1),
          new Atom.Exponential(Monomial.of("T", 1), 1));

  static NaivePolynomial of(Map<List<Integer>, BigInteger> terms) {
    Map<List<Integer>, BigInteger> kept = new HashMap<>(terms);
    kept.values().removeIf(c -> c.signum() == 0);
    return new NaivePolynomial(kept);
  }

  /** Up to some terms with exponents and coefficients up to some bounds, in some of the atoms. */
  static NaivePolynomial draw(
      SplittableRandom random, int terms, int degree, int bits, List<Integer> atoms) {
    Map<List<Integer>, BigInteger> drawn = new HashMap<>();
    for (int i = random.nextInt(1, terms + 1); i > 0; i--) {
      List<Integer> exponents = new ArrayList<>(List.of(0, 0, 0, 0, 0));
      for (int atom : atoms) {
        exponents.set(atom, random.nextInt(0, degree + 1));
      }
      BigInteger size = new BigInteger(bits, new Random(random.nextLong()));
      drawn.put(exponents, random.nextBoolean() ? size : size.negate());
    }
    return of(drawn);
  }

  /** The terms of a polynomial. */
  static NaivePolynomial of(Polynomial polynomial) {
    Map<List<Integer>, BigInteger> terms = new HashMap<>();
    for (Polynomial.Term term : polynomial.terms()) {
      List<Integer> exponents = new ArrayList<>();
      for (Atom atom : ATOMS) {
        exponents.add(term.powers().getOrDefault(atom, 0));
      }
      if (terms.put(exponents, term.coefficient()) != null) {
        throw new IllegalStateException("a term stands twice in " + polynomial);
      }
    }
    return new NaivePolynomial(terms);
  }

  /** The same as an array of all coefficients up to some exponents. */
  Polynomial dense(int... sizes) {
    int length = 1;
    for (int size : sizes) {
      length *= size;
    }
    BigInteger[] coefficients = new BigInteger[length];
    for (int index = 0; index < length; index++) {
      List<Integer> exponents = new ArrayList<>();
      int rest = index;
      for (int i = sizes.length - 1; i >= 0; i--) {
        exponents.add(0, rest % sizes[i]);
        rest /= sizes[i];
      }
      coefficients[index] = terms.getOrDefault(exponents, BigInteger.ZERO);
    }
    return Polynomial.ofDense(ATOMS, sizes, coefficients);
  }

  /** The same, term by term. */
  Polynomial sparse() {
    Polynomial sum = Polynomial.ZERO;
    for (Map.Entry<List<Integer>, BigInteger> term : terms.entrySet()) {
      Polynomial product = Polynomial.constant(term.getValue());
      for (int i = 0; i < ATOMS.size(); i++) {
        product = product.times(Polynomial.of(ATOMS.get(i)).pow(term.getKey().get(i)));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  NaivePolynomial plus(NaivePolynomial other) {
    Map<List<Integer>, BigInteger> sum = new HashMap<>(terms);
    other.terms.forEach((exponents, c) -> sum.merge(exponents, c, BigInteger::add));
    return of(sum);
  }

  NaivePolynomial times(NaivePolynomial other) {
    Map<List<Integer>, BigInteger> product = new HashMap<>();
    terms.forEach(
        (a, c) ->
            other.terms.forEach(
                (b, d) -> {
                  List<Integer> exponents = new ArrayList<>();
                  for (int i = 0; i < a.size(); i++) {
                    exponents.add(a.get(i) + b.get(i));
                  }
                  product.merge(exponents, c.multiply(d), BigInteger::add);
                }));
    return of(product);
  }

  /** The coefficient of a power of an atom. */
  NaivePolynomial coefficient(int atom, int power) {
    Map<List<Integer>, BigInteger> found = new HashMap<>();
    terms.forEach(
        (exponents, c) -> {
          if (exponents.get(atom) == power) {
            List<Integer> rest = new ArrayList<>(exponents);
            rest.set(atom, 0);
            found.put(rest, c);
          }
        });
    return of(found);
  }

  NaivePolynomial derivative(int atom) {
    Map<List<Integer>, BigInteger> found = new HashMap<>();
    terms.forEach(
        (exponents, c) -> {
          int e = exponents.get(atom);
          if (e > 0) {
            List<Integer> lowered = new ArrayList<>(exponents);
            lowered.set(atom, e - 1);
            found.put(lowered, c.multiply(BigInteger.valueOf(e)));
          }
        });
    return of(found);
  }

  /** The value at integers, one for each atom. */
  BigInteger value(List<BigInteger> point) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<List<Integer>, BigInteger> term : terms.entrySet()) {
      BigInteger product = term.getValue();
      for (int i = 0; i < point.size(); i++) {
        product = product.multiply(point.get(i).pow(term.getKey().get(i)));
      }
      sum = sum.add(product);
    }
    return sum;
  }

  int degree(int atom) {
    return terms.keySet().stream().mapToInt(e -> e.get(atom)).max().orElse(0);
  }

  /** The exponents, those of the first atom counting most, from the highest. */
  List<List<Integer>> descending() {
    Comparator<List<Integer>> order = Comparator.comparing(e -> e.get(0));
    for (int i = 1; i < ATOMS.size(); i++) {
      int atom = i;
      order = order.thenComparing(e -> e.get(atom));
    }
    TreeMap<List<Integer>, BigInteger> sorted = new TreeMap<>(order.reversed());
    sorted.putAll(terms);
    return List.copyOf(sorted.keySet());
  }
}
