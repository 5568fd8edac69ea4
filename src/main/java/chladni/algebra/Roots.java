package chladni.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the roots of powers and exponentials independent: exp(−T/2) and exp(−T/3) are both written
 * through exp(−T/6) where they meet, and a formula in which only exp(−T/6)³ is left through
 * exp(−T/2).
 */
final class Roots {
  private Roots() {}

  /** The formulas, written through common roots. */
  static List<ClosedForm> common(Collection<ClosedForm> forms) {
    Map<Atom, Long> wanted = new HashMap<>();
    for (ClosedForm form : forms) {
      collect(form.numerator(), wanted);
      form.denominator().forEach(factor -> collect(factor.base(), wanted));
    }
    List<ClosedForm> result = new ArrayList<>(forms.size());
    for (ClosedForm form : forms) {
      result.add(lifted(form, wanted));
    }
    return result;
  }

  private static void collect(Polynomial polynomial, Map<Atom, Long> wanted) {
    for (Atom atom : polynomial.atoms()) {
      if (!(atom instanceof Atom.Symbol)) {
        wanted.merge(atom.withRoot(1), atom.rootTaken(), Roots::lcm);
      }
    }
  }

  private static long lcm(long a, long b) {
    BigInteger left = BigInteger.valueOf(a);
    BigInteger right = BigInteger.valueOf(b);
    BigInteger lcm = left.divide(left.gcd(right)).multiply(right);
    if (lcm.bitLength() > 62) {
      throw Powers.tooFine(new org.hipparchus.fraction.BigFraction(BigInteger.ONE, lcm));
    }
    return lcm.longValue();
  }

  private static ClosedForm lifted(ClosedForm form, Map<Atom, Long> wanted) {
    List<Polynomial> all = new ArrayList<>();
    all.add(form.numerator());
    form.denominator().forEach(factor -> all.add(factor.base()));
    Map<Atom, Long> changes = new HashMap<>();
    for (Polynomial polynomial : all) {
      for (Atom atom : polynomial.atoms()) {
        Long root = wanted.get(atom.withRoot(1));
        if (root != null && root != atom.rootTaken()) {
          changes.put(atom, root);
        }
      }
    }
    return changes.isEmpty() ? form : rewritten(form, changes);
  }

  /** The formula through other roots; factors of the denominator may fall apart. */
  private static ClosedForm rewritten(ClosedForm form, Map<Atom, Long> roots) {
    TreeMap<Polynomial, Integer> below = new TreeMap<>();
    for (Factor factor : form.denominator()) {
      if (factor.base().atoms().stream().noneMatch(roots::containsKey)) {
        below.merge(factor.base(), factor.exponent(), Integer::sum);
        continue;
      }
      for (Factor part : Factorization.of(factor.base().withRoots(roots))) {
        below.merge(
            part.base(), Math.multiplyExact(part.exponent(), factor.exponent()), Integer::sum);
      }
    }
    return ClosedForm.raw(
        form.unit(), form.numerator().withRoots(roots), ClosedForm.factors(below));
  }

  /** The formula with no more roots taken than it needs. */
  static ClosedForm minimal(ClosedForm form) {
    ClosedForm result = form;
    List<Polynomial> all = new ArrayList<>();
    all.add(form.numerator());
    form.denominator().forEach(factor -> all.add(factor.base()));
    Map<Atom, Long> done = new HashMap<>();
    for (Polynomial polynomial : all) {
      for (Atom atom : polynomial.atoms()) {
        if (atom.rootTaken() > 1 && done.putIfAbsent(atom, atom.rootTaken()) == null) {
          result = minimal(result, atom);
        }
      }
    }
    return result;
  }

  private static ClosedForm minimal(ClosedForm form, Atom atom) {
    long common = form.numerator().commonExponent(atom, atom.rootTaken());
    if (common == 1) {
      return form;
    }
    List<Factor> without = new ArrayList<>();
    List<Factor> with = new ArrayList<>();
    for (Factor factor : form.denominator()) {
      (factor.base().contains(atom) ? with : without).add(factor);
    }
    Polynomial product = ClosedForm.expanded(with);
    common = product.commonExponent(atom, common);
    if (common == 1) {
      return form;
    }
    Map<Atom, Long> root = Map.of(atom, atom.rootTaken() / common);
    return ClosedForm.raw(
        form.unit(),
        form.numerator().withRoots(root),
        ClosedForm.product(without, Factorization.of(product.withRoots(root))));
  }
}
