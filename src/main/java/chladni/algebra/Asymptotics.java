package chladni.algebra;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/** How formulas behave as a variable grows: the fastest exponential first, then the power. */
final class Asymptotics {
  private Asymptotics() {}

  /** How a product of powers and exponentials changes. */
  enum Trend {
    DECAYS,
    CONSTANT,
    GROWS,
    UNKNOWN
  }

  /**
   * A product of powers and exponentials that hold the variable, times what does not or only as a
   * factor.
   */
  private record Part(SortedMap<Atom, Integer> mode, Polynomial rest) {}

  static Limit atInfinity(ClosedForm form, String variable) {
    if (form.isZero()) {
      return new Limit.Finite(ClosedForm.ZERO);
    }
    if (!form.variables().contains(variable)) {
      return new Limit.Finite(form);
    }
    SortedMap<Atom, Integer> below = new TreeMap<>();
    int degreeBelow = 0;
    ClosedForm lead = ClosedForm.ONE;
    // What does not hold the variable is in normal form already.
    List<Factor> kept = new ArrayList<>();
    Atom symbol = new Atom.Symbol(variable);
    for (Factor factor : form.denominator()) {
      if (factor.base().atoms().stream().noneMatch(atom -> atom.dependsOn(variable))) {
        kept.add(factor);
        continue;
      }
      List<Part> leading = leading(factor.base(), variable);
      if (leading.size() != 1) {
        throw unknown(leading.get(0).mode, leading.get(1).mode, variable);
      }
      Part part = leading.get(0);
      part.mode.forEach((atom, e) -> below.merge(atom, e * factor.exponent(), Integer::sum));
      degreeBelow += part.rest.degree(symbol) * factor.exponent();
      lead = lead.dividedBy(ClosedForm.of(last(part.rest, symbol)).pow(factor.exponent()));
    }
    Limit limit = new Limit.Finite(ClosedForm.ZERO);
    List<Part> leading = leading(form.numerator(), variable);
    int lasting = 0;
    for (Part part : leading) {
      SortedMap<Atom, Integer> mode = difference(part.mode, below);
      Trend trend = trend(mode, variable);
      if (trend == Trend.DECAYS) {
        continue;
      }
      if (trend == Trend.UNKNOWN || ++lasting > 1) {
        throw unknown(mode, new TreeMap<>(), variable);
      }
      int degree = part.rest.degree(symbol) - degreeBelow;
      ClosedForm coefficient =
          ClosedForm.reduced(form.unit(), last(part.rest, symbol), List.copyOf(kept)).times(lead);
      if (trend == Trend.CONSTANT && degree <= 0) {
        limit = new Limit.Finite(degree < 0 ? ClosedForm.ZERO : coefficient);
      } else {
        limit =
            new Limit.Divergent(
                coefficient.times(form(mode)).times(ClosedForm.of(symbol).pow(degree)));
      }
    }
    return limit;
  }

  private static Polynomial last(Polynomial polynomial, Atom symbol) {
    List<Polynomial> coefficients = polynomial.coefficients(symbol);
    return coefficients.get(coefficients.size() - 1);
  }

  private static ClosedForm form(SortedMap<Atom, Integer> mode) {
    ClosedForm product = ClosedForm.ONE;
    for (Map.Entry<Atom, Integer> power : mode.entrySet()) {
      product = product.times(ClosedForm.of(power.getKey()).pow(power.getValue()));
    }
    return product;
  }

  /** The parts of a polynomial that no other part is known to outgrow. */
  private static List<Part> leading(Polynomial polynomial, String variable) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(Collections.emptySortedMap(), polynomial));
    for (Atom atom : polynomial.atoms()) {
      if (atom instanceof Atom.Symbol || !atom.dependsOn(variable)) {
        continue;
      }
      List<Part> split = new ArrayList<>();
      for (Part part : parts) {
        List<Polynomial> byPower = part.rest.coefficients(atom);
        for (int e = 0; e < byPower.size(); e++) {
          if (!byPower.get(e).isZero()) {
            SortedMap<Atom, Integer> mode = new TreeMap<>(part.mode);
            if (e > 0) {
              mode.put(atom, e);
            }
            split.add(new Part(mode, byPower.get(e)));
          }
        }
      }
      parts = split;
    }
    List<Part> leading = new ArrayList<>();
    for (Part candidate : parts) {
      boolean outgrown = false;
      for (Part other : parts) {
        outgrown |= trend(difference(candidate.mode, other.mode), variable) == Trend.DECAYS;
      }
      if (!outgrown) {
        leading.add(candidate);
      }
    }
    return leading;
  }

  private static SortedMap<Atom, Integer> difference(
      SortedMap<Atom, Integer> a, SortedMap<Atom, Integer> b) {
    SortedMap<Atom, Integer> result = new TreeMap<>(a);
    b.forEach(
        (atom, e) ->
            result.merge(atom, -e, (left, right) -> left + right == 0 ? null : left + right));
    return result;
  }

  /** Whether a product of powers and exponentials grows with a variable. */
  static Trend trend(SortedMap<Atom, Integer> mode, String variable) {
    if (mode.isEmpty()) {
      return Trend.CONSTANT;
    }
    // Where trends disagree the highest power of the variable in an exponent decides.
    TreeMap<Integer, List<Map.Entry<Atom, Integer>>> byDegree =
        new TreeMap<>(Collections.reverseOrder());
    for (Map.Entry<Atom, Integer> entry : mode.entrySet()) {
      Monomial exponent =
          switch (entry.getKey()) {
            case Atom.Symbol symbol -> throw new IllegalArgumentException(symbol.name());
            case Atom.Power power -> power.exponent();
            case Atom.Exponential exponential -> exponential.exponent();
          };
      if (exponent.degree(variable) <= 0) {
        return Trend.UNKNOWN;
      }
      byDegree.computeIfAbsent(exponent.degree(variable), d -> new ArrayList<>()).add(entry);
    }
    return trend(byDegree.firstEntry().getValue(), variable);
  }

  private static Trend trend(List<Map.Entry<Atom, Integer>> mode, String variable) {
    boolean grows = false;
    boolean decays = false;
    for (Map.Entry<Atom, Integer> entry : mode) {
      Trend trend = trend(entry.getKey(), variable);
      if (trend == Trend.UNKNOWN) {
        return Trend.UNKNOWN;
      }
      boolean up = (trend == Trend.GROWS) == (entry.getValue() > 0);
      grows |= up;
      decays |= !up;
    }
    if (grows && decays) {
      return numericBase(mode)
          // Different primes are independent, so that no product of their powers is 1.
          .map(base -> base.compareTo(BigFraction.ONE) > 0 ? Trend.GROWS : Trend.DECAYS)
          .orElse(Trend.UNKNOWN);
    }
    return grows ? Trend.GROWS : Trend.DECAYS;
  }

  private static Trend trend(Atom atom, String variable) {
    return switch (atom) {
      case Atom.Symbol symbol -> throw new IllegalArgumentException(symbol.name());
      case Atom.Exponential exponential -> Trend.DECAYS;
      case Atom.Power power -> {
        Polynomial base = power.base();
        if (base.atoms().stream().anyMatch(a -> a.dependsOn(variable))) {
          yield Trend.UNKNOWN;
        }
        if (base.isConstant()) {
          yield Trend.GROWS;
        }
        if (base.asAtom().isPresent()) {
          yield base.asAtom().get() instanceof Atom.Symbol(String name) && Powers.isSize(name)
              ? Trend.GROWS
              : Trend.DECAYS;
        }
        yield isOneMinusEigenvalue(base) ? Trend.DECAYS : Trend.UNKNOWN;
      }
    };
  }

  private static boolean isOneMinusEigenvalue(Polynomial base) {
    Polynomial complement = Polynomial.ONE.minus(base);
    return complement.asAtom().isPresent()
        && complement.asAtom().get() instanceof Atom.Symbol(String name)
        && !Powers.isSize(name);
  }

  /** b with mode = b^(exponent/lcm of roots), if the mode is a number to one exponent. */
  private static Optional<BigFraction> numericBase(List<Map.Entry<Atom, Integer>> mode) {
    long roots = 1;
    Optional<Monomial> exponent = Optional.empty();
    for (Map.Entry<Atom, Integer> entry : mode) {
      if (!(entry.getKey() instanceof Atom.Power power)
          || !power.base().isConstant()
          || !exponent.orElse(power.exponent()).equals(power.exponent())
          || power.root() > 1000) {
        return Optional.empty();
      }
      exponent = Optional.of(power.exponent());
      roots *=
          power.root()
              / BigInteger.valueOf(roots).gcd(BigInteger.valueOf(power.root())).longValue();
    }
    BigFraction base = BigFraction.ONE;
    for (Map.Entry<Atom, Integer> entry : mode) {
      if (entry.getKey() instanceof Atom.Power power) {
        long multiple = entry.getValue() * (roots / power.root());
        if (Math.abs(multiple) > 1_000_000) {
          return Optional.empty();
        }
        base =
            base.multiply(new BigFraction(power.base().leadingCoefficient()).pow((int) multiple));
      }
    }
    return Optional.of(base);
  }

  private static ProblemException unknown(
      SortedMap<Atom, Integer> a, SortedMap<Atom, Integer> b, String variable) {
    return ProblemException.unfit(
        "as "
            + variable
            + " grows it depends on the eigenvalues whether "
            + form(a)
            + " or "
            + form(b)
            + " is the larger",
        "say more, for instance give numbers for the eigenvalues");
  }
}
