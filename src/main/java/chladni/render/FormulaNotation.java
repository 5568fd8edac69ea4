package chladni.render;

import chladni.algebra.Atom;
import chladni.algebra.ClosedForm;
import chladni.algebra.Factor;
import chladni.algebra.Factored;
import chladni.algebra.Monomial;
import chladni.algebra.Polynomial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * How a formula is laid out: as one fraction whose numerator is a product of factors or expanded,
 * whichever is the shorter text.
 *
 * <p>Polynomials start with their highest powers, except that those in eigenvalues k1, k2, … start
 * with their lowest, as in 1 − k1; a bracket starts with a positive term.
 */
public final class FormulaNotation {
  /** With more terms than this above the line, no factors are looked for. */
  private static final int LONG = 300;

  private FormulaNotation() {}

  /** The layout of a formula. */
  public static Notation of(ClosedForm formula) {
    if (formula.numerator().size() > LONG) {
      return expanded(formula);
    }
    Notation factored = fraction(formula.factoredAtSight());
    Notation expanded = expanded(formula);
    return TextWriter.ASCII.write(expanded).length() < TextWriter.ASCII.write(factored).length()
        ? expanded
        : factored;
  }

  /** The layout of a product, factor by factor. */
  public static Notation of(Factored factored) {
    return fraction(factored);
  }

  /** The layout of a product of a formula and something written otherwise, above the line. */
  static Notation times(ClosedForm formula, List<Notation> factors) {
    return fraction(formula.factoredAtSight(), factors);
  }

  private static Notation fraction(Factored factored) {
    return fraction(factored, List.of());
  }

  private static Notation fraction(Factored factored, List<Notation> further) {
    boolean negative = factored.unit().signum() < 0;
    List<Notation> above = new ArrayList<>();
    List<Notation> below = new ArrayList<>();
    BigInteger numerator = factored.unit().getNumerator().abs();
    if (!numerator.equals(BigInteger.ONE)) {
      above.add(Notation.integer(numerator));
    }
    BigInteger denominator = factored.unit().getDenominator();
    if (!denominator.equals(BigInteger.ONE)) {
      below.add(Notation.integer(denominator));
    }
    SortedMap<Atom.Exponential, Integer> exponentials = new TreeMap<>();
    for (Factor factor : factored.factors()) {
      if (factor.base().asAtom().isPresent()) {
        Atom atom = factor.base().asAtom().get();
        if (atom instanceof Atom.Exponential exponential) {
          exponentials.put(exponential, factor.exponent());
        } else {
          (factor.exponent() > 0 ? above : below).add(power(atom, Math.abs(factor.exponent())));
        }
        continue;
      }
      List<Polynomial.Term> terms = ordered(factor.base());
      int exponent = Math.abs(factor.exponent());
      if (terms.get(0).coefficient().signum() < 0) {
        terms = negated(terms);
        negative ^= exponent % 2 == 1;
      }
      (factor.exponent() > 0 ? above : below).add(power(sum(terms), exponent));
    }
    exponential(exponentials).ifPresent(above::add);
    above.addAll(further);
    return signed(negative, quotient(above, below));
  }

  /**
   * The layout with the numerator multiplied out over the factors of the denominator.
   *
   * <p>Example: T(T−1)/2 is written {@code (T^2 - T)/2}.
   */
  public static Notation expanded(ClosedForm formula) {
    BigInteger numerator = formula.unit().getNumerator();
    BigInteger denominator = formula.unit().getDenominator();
    List<Polynomial.Term> terms = ordered(formula.numerator().times(numerator));
    boolean negative = false;
    List<Notation> below = new ArrayList<>();
    if (!denominator.equals(BigInteger.ONE)) {
      below.add(Notation.integer(denominator));
    }
    for (Factor factor : formula.denominator()) {
      if (factor.base().asAtom().isPresent()) {
        below.add(power(factor.base().asAtom().get(), factor.exponent()));
        continue;
      }
      List<Polynomial.Term> base = ordered(factor.base());
      if (base.get(0).coefficient().signum() < 0) {
        base = negated(base);
        negative ^= factor.exponent() % 2 == 1;
      }
      below.add(power(sum(base), factor.exponent()));
    }
    if (negative) {
      terms = negated(terms);
      negative = false;
    }
    if (!below.isEmpty() && terms.get(0).coefficient().signum() < 0) {
      terms = negated(terms);
      negative = true;
    }
    Notation above = terms.isEmpty() ? Notation.integer(0) : sum(terms);
    return signed(
        negative, below.isEmpty() ? above : new Notation.Quotient(above, Notation.product(below)));
  }

  private static Notation quotient(List<Notation> above, List<Notation> below) {
    return below.isEmpty()
        ? Notation.product(above)
        : new Notation.Quotient(Notation.product(above), Notation.product(below));
  }

  private static Notation signed(boolean negative, Notation notation) {
    return negative ? new Notation.Negation(notation) : notation;
  }

  private static Notation power(Notation base, int exponent) {
    return exponent == 1 ? base : new Notation.Power(base, Notation.integer(exponent));
  }

  private static List<Polynomial.Term> negated(List<Polynomial.Term> terms) {
    return terms.stream()
        .map(t -> new Polynomial.Term(t.coefficient().negate(), t.powers()))
        .toList();
  }

  private static List<Polynomial.Term> ordered(Polynomial polynomial) {
    Comparator<Polynomial.Term> byDegree =
        Comparator.comparingInt(t -> t.powers().values().stream().mapToInt(i -> i).sum());
    boolean ascending = polynomial.atoms().stream().anyMatch(FormulaNotation::eigenvalue);
    List<Polynomial.Term> terms = new ArrayList<>(polynomial.terms());
    // Terms come in descending lexicographic order, which the stable sort keeps within a degree.
    terms.sort(ascending ? byDegree : byDegree.reversed());
    return terms;
  }

  private static boolean eigenvalue(Atom atom) {
    return switch (atom) {
      case Atom.Symbol(String name) ->
          name.startsWith("k") && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
      case Atom.Power power -> true;
      case Atom.Exponential exponential -> true;
    };
  }

  private static Notation sum(List<Polynomial.Term> terms) {
    List<Notation> parts = new ArrayList<>(terms.size());
    for (Polynomial.Term term : terms) {
      Notation size = monomial(term.coefficient().abs(), term.powers());
      parts.add(term.coefficient().signum() < 0 ? new Notation.Negation(size) : size);
    }
    return Notation.sum(parts);
  }

  private static Notation monomial(BigInteger coefficient, SortedMap<Atom, Integer> powers) {
    List<Notation> factors = new ArrayList<>();
    if (!coefficient.equals(BigInteger.ONE) || powers.isEmpty()) {
      factors.add(Notation.integer(coefficient));
    }
    SortedMap<Atom.Exponential, Integer> exponentials = new TreeMap<>();
    powers.forEach(
        (atom, power) -> {
          if (atom instanceof Atom.Exponential exponential) {
            exponentials.put(exponential, power);
          } else {
            factors.add(power(atom, power));
          }
        });
    exponential(exponentials).ifPresent(factors::add);
    return Notation.product(factors);
  }

  /** A product of exponentials as one: exp(−k1 T) exp(−k2 T) is exp(−T(k1+k2)). */
  private static Optional<Notation> exponential(SortedMap<Atom.Exponential, Integer> exponentials) {
    if (exponentials.size() < 2) {
      return exponentials.entrySet().stream()
          .map(entry -> power(entry.getKey(), entry.getValue()))
          .findFirst();
    }
    List<ClosedForm> argument = new ArrayList<>();
    exponentials.forEach(
        (atom, power) ->
            argument.add(
                atom.exponent().form().times(ClosedForm.of(new BigFraction(-power, atom.root())))));
    return Optional.of(
        new Notation.Exponential(fraction(ClosedForm.sum(argument).factoredAtSight())));
  }

  private static Notation power(Atom atom, int power) {
    return switch (atom) {
      case Atom.Symbol(String name) -> power(Notation.name(name), power);
      case Atom.Power(Polynomial base, Monomial exponent, long root) ->
          new Notation.Power(sum(ordered(base)), exponent(power, exponent, root));
      case Atom.Exponential(Monomial exponent, long root) ->
          new Notation.Exponential(
              signed(power > 0, exponent(Math.abs((long) power), exponent, root)));
    };
  }

  /**
   * multiple · monomial / root, eigenvalues before the numbers of steps they are multiplied with.
   */
  private static Notation exponent(long multiple, Monomial monomial, long root) {
    List<Notation> above = new ArrayList<>();
    List<Notation> below = new ArrayList<>();
    BigInteger common = BigInteger.valueOf(multiple).gcd(BigInteger.valueOf(root));
    if (multiple != common.longValueExact()) {
      above.add(Notation.integer(multiple / common.longValueExact()));
    }
    if (root != common.longValueExact()) {
      below.add(Notation.integer(root / common.longValueExact()));
    }
    List<Map.Entry<String, Integer>> powers = new ArrayList<>(monomial.powers().entrySet());
    powers.sort(Comparator.comparing(p -> !eigenvalue(new Atom.Symbol(p.getKey()))));
    for (Map.Entry<String, Integer> power : powers) {
      Notation name = Notation.name(power.getKey());
      (power.getValue() > 0 ? above : below).add(power(name, Math.abs(power.getValue())));
    }
    return quotient(above, below);
  }
}
