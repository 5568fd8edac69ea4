package chladni.algebra;

import cc.redberry.rings.Rings;
import cc.redberry.rings.poly.PolynomialFactorDecomposition;
import cc.redberry.rings.poly.multivar.Monomial;
import cc.redberry.rings.poly.multivar.MonomialOrder;
import cc.redberry.rings.poly.multivar.MultivariateFactorization;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Irreducible factors over Q of primitive polynomials. What can be seen at once (single variables,
 * factors such as N−2, polynomials linear in a variable) is; the rest is left to Rings, within
 * bounds, since its algorithms cannot be interrupted.
 */
final class Factorization {
  /** Powers of a variable beyond which integer roots are not looked for. */
  private static final int ROOT_DEGREE = 2000;

  private static final int TERMS_LIMIT = 1500;
  private static final int DEGREE_LIMIT = 120;
  private static final int ROOT_LIMIT = 16;
  private static final long PRIME = 2147483647L;

  private Factorization() {}

  /**
   * The irreducible factors of a primitive polynomial with positive leading coefficient, in order.
   *
   * @throws ProblemException if the polynomial is too large to be factored
   */
  static List<Factor> of(Polynomial polynomial) {
    return split(polynomial, Factorization::byRings);
  }

  /** The factors seen at once; what is left over stands as one factor. */
  static List<Factor> atSight(Polynomial polynomial) {
    return split(polynomial, rest -> List.of(new Factor(rest, 1)));
  }

  private static List<Factor> split(
      Polynomial polynomial, Function<Polynomial, List<Factor>> theRest) {
    if (polynomial.isOne()) {
      return List.of();
    }
    if (polynomial.isAtom()) {
      return List.of(new Factor(polynomial, 1));
    }
    TreeMap<Polynomial, Integer> factors = new TreeMap<>();
    Polynomial rest = withoutAtoms(polynomial, factors);
    Deque<Polynomial> open = new ArrayDeque<>();
    if (!rest.isOne()) {
      open.push(rest);
    }
    while (!open.isEmpty()) {
      Polynomial next = open.pop();
      if (plainlyIrreducible(next)) {
        factors.merge(next, 1, Integer::sum);
        continue;
      }
      Optional<Polynomial> root = integerRoot(next);
      if (root.isPresent()) {
        factors.merge(root.get(), 1, Integer::sum);
        Polynomial quotient = next.divided(root.get()).orElseThrow();
        if (!quotient.isOne()) {
          open.push(quotient);
        }
        continue;
      }
      for (Factor factor : theRest.apply(next)) {
        factors.merge(factor.base(), factor.exponent(), Integer::sum);
      }
    }
    return listed(factors);
  }

  /** The same if the polynomial is small enough; otherwise only its single atoms are set apart. */
  static List<Factor> asFarAsCheap(Polynomial polynomial) {
    try {
      return of(polynomial);
    } catch (ProblemException tooLarge) {
      TreeMap<Polynomial, Integer> factors = new TreeMap<>();
      Polynomial rest = withoutAtoms(polynomial, factors);
      factors.merge(rest, 1, Integer::sum);
      return listed(factors);
    }
  }

  private static List<Factor> listed(SortedMap<Polynomial, Integer> factors) {
    List<Factor> list = new ArrayList<>(factors.size());
    for (Map.Entry<Polynomial, Integer> entry : factors.entrySet()) {
      list.add(new Factor(entry.getKey(), entry.getValue()));
    }
    return List.copyOf(list);
  }

  private static Polynomial withoutAtoms(Polynomial polynomial, Map<Polynomial, Integer> factors) {
    Polynomial rest = polynomial;
    for (Atom atom : polynomial.atoms()) {
      int order = rest.order(atom);
      if (order > 0) {
        factors.merge(Polynomial.of(atom), order, Integer::sum);
        rest = rest.dividedExactlyBy(atom, order);
      }
    }
    return rest;
  }

  /**
   * Whether a v + b, primitive and divisible by no atom, is seen to be irreducible: it is when a
   * and b have no common factor. False means unknown.
   */
  private static boolean plainlyIrreducible(Polynomial polynomial) {
    for (Atom atom : polynomial.atoms()) {
      if (polynomial.degree(atom) == 1) {
        List<Polynomial> parts = polynomial.coefficients(atom);
        Polynomial a = parts.get(1);
        Polynomial b = parts.get(0);
        if (a.size() == 1 || b.size() == 1 || coprime(a, b) || coprime(b, a)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean coprime(Polynomial a, Polynomial b) {
    Polynomial base = a.dividedExactlyBy(a.signedContent());
    for (Atom atom : base.atoms()) {
      int order = base.order(atom);
      if (order > 0) {
        if (b.order(atom) > 0) {
          return false;
        }
        base = base.dividedExactlyBy(atom, order);
      }
    }
    return base.isOne()
        || (plainlyIrreducible(base)
            && b.dividedExactlyBy(b.signedContent()).divided(base).isEmpty());
  }

  /** A factor v − c with a small integer c. */
  private static Optional<Polynomial> integerRoot(Polynomial polynomial) {
    for (Atom atom : polynomial.atoms()) {
      if (polynomial.degree(atom) > ROOT_DEGREE) {
        continue;
      }
      long[] residues = polynomial.residues(atom, 7);
      for (int step = 0; step <= 2 * ROOT_LIMIT; step++) {
        int root = step % 2 == 0 ? -step / 2 : (step + 1) / 2;
        long value = 0;
        for (int e = residues.length - 1; e >= 0; e--) {
          value = Math.floorMod(value * root + residues[e], PRIME);
        }
        if (value == 0) {
          Polynomial factor =
              Polynomial.of(atom).minus(Polynomial.constant(BigInteger.valueOf(root)));
          if (polynomial.divided(factor).isPresent()) {
            return Optional.of(factor);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Factor> byRings(Polynomial polynomial) {
    int degree = polynomial.totalDegree();
    if (polynomial.size() > TERMS_LIMIT || degree > DEGREE_LIMIT) {
      throw ProblemException.beyondReach(
          "a polynomial of "
              + polynomial.size()
              + " terms and degree "
              + degree
              + " is too large to be factored (the limits are "
              + TERMS_LIMIT
              + " and "
              + DEGREE_LIMIT
              + ")",
          "substitute numbers for some of the variables");
    }
    List<Atom> atoms = polynomial.atoms();
    List<Monomial<cc.redberry.rings.bigint.BigInteger>> monomials = new ArrayList<>();
    for (Polynomial.Term term : polynomial.terms()) {
      int[] exponents = new int[atoms.size()];
      for (int i = 0; i < exponents.length; i++) {
        exponents[i] = term.powers().getOrDefault(atoms.get(i), 0);
      }
      monomials.add(
          new Monomial<>(exponents, new cc.redberry.rings.bigint.BigInteger(term.coefficient())));
    }
    PolynomialFactorDecomposition<MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger>>
        found =
            MultivariateFactorization.FactorInZ(
                MultivariatePolynomial.create(atoms.size(), Rings.Z, MonomialOrder.LEX, monomials));
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Polynomial factor = fromRings(found.get(i), atoms);
      if (!factor.isConstant()) {
        factors.add(
            new Factor(factor.dividedExactlyBy(factor.signedContent()), found.getExponent(i)));
      }
    }
    return factors;
  }

  private static Polynomial fromRings(
      MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger> polynomial, List<Atom> atoms) {
    List<Polynomial> terms = new ArrayList<>();
    for (Monomial<cc.redberry.rings.bigint.BigInteger> monomial : polynomial) {
      Polynomial term = Polynomial.constant(new BigInteger(monomial.coefficient.toByteArray()));
      for (int i = 0; i < atoms.size(); i++) {
        term = term.times(Polynomial.of(atoms.get(i)).pow(monomial.exponents[i]));
      }
      terms.add(term);
    }
    return Polynomial.sum(terms);
  }
}
