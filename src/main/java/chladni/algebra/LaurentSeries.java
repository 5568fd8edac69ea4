package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Σ_j c_j x^{j+lowest}, cut after some power, with formulas free of x for coefficients.
 *
 * @param lowest the power of the first coefficient
 * @param coefficients the coefficients of x^lowest, x^{lowest+1}, …
 */
record LaurentSeries(int lowest, List<ClosedForm> coefficients) {
  private static final int DEPTH_LIMIT = 64;

  /** The series of a formula about variable = 0, to an order. */
  static LaurentSeries of(ClosedForm form, String variable, int order) {
    if (form.isZero()) {
      return new LaurentSeries(0, List.of());
    }
    // How deep the zero of each factor of the denominator is, and its coefficients from there.
    int pole = 0;
    List<Integer> depths = new ArrayList<>();
    for (Factor factor : form.denominator()) {
      int depth = depth(factor.base(), variable);
      depths.add(depth);
      pole += depth * factor.exponent();
    }
    int length = order + pole;
    if (length < 0) {
      return new LaurentSeries(order + 1, List.of());
    }
    List<ClosedForm> quotient = taylor(form.numerator(), variable, length);
    for (int i = 0; i < depths.size(); i++) {
      Factor factor = form.denominator().get(i);
      int depth = depths.get(i);
      List<ClosedForm> divisor =
          taylor(factor.base(), variable, length + depth).subList(depth, length + depth + 1);
      for (int e = 0; e < factor.exponent(); e++) {
        quotient = divided(quotient, divisor);
      }
    }
    ClosedForm unit = ClosedForm.of(form.unit());
    List<ClosedForm> scaled = new ArrayList<>();
    quotient.forEach(c -> scaled.add(c.times(unit)));
    return new LaurentSeries(-pole, scaled);
  }

  /** The polynomial in the variable and its reciprocal that the kept terms are. */
  ClosedForm form(String variable) {
    ClosedForm x = ClosedForm.symbol(variable);
    List<ClosedForm> terms = new ArrayList<>();
    for (int j = 0; j < coefficients.size(); j++) {
      if (!coefficients.get(j).isZero()) {
        terms.add(coefficients.get(j).times(x.pow(lowest + j)));
      }
    }
    return ClosedForm.sum(terms);
  }

  /** The coefficient of a power; 0 below the lowest. */
  ClosedForm coefficient(int power) {
    int j = power - lowest;
    return j >= 0 && j < coefficients.size() ? coefficients.get(j) : ClosedForm.ZERO;
  }

  private static int depth(Polynomial polynomial, String variable) {
    if (polynomial.atoms().stream()
        .allMatch(a -> a instanceof Atom.Symbol || !a.dependsOn(variable))) {
      return polynomial.order(new Atom.Symbol(variable));
    }
    for (int n = 0; n <= DEPTH_LIMIT; n = 2 * n + 1) {
      List<ClosedForm> coefficients = taylor(polynomial, variable, n);
      for (int j = 0; j <= n; j++) {
        if (!coefficients.get(j).isZero()) {
          return j;
        }
      }
    }
    throw ProblemException.beyondReach(
        "the denominator " + polynomial + " vanishes to an order above " + DEPTH_LIMIT,
        "give numbers for some of the variables");
  }

  /** The coefficients of x^0, …, x^n. */
  private static List<ClosedForm> taylor(Polynomial polynomial, String variable, int n) {
    for (Atom atom : polynomial.atoms()) {
      if (atom.dependsOn(variable)) {
        List<Polynomial> byPower = polynomial.coefficients(atom);
        if (atom instanceof Atom.Symbol) {
          return shifted(byPower, variable, n);
        }
        List<ClosedForm> series = taylor(atom, variable, n);
        List<ClosedForm> result = taylor(byPower.get(byPower.size() - 1), variable, n);
        for (int e = byPower.size() - 2; e >= 0; e--) {
          result = sum(product(result, series), taylor(byPower.get(e), variable, n));
        }
        return result;
      }
    }
    return constant(ClosedForm.of(polynomial), n);
  }

  /** Σ_e c_e x^e where the c_e may still hold x inside powers and exponentials. */
  private static List<ClosedForm> shifted(List<Polynomial> byPower, String variable, int n) {
    List<ClosedForm> result = constant(ClosedForm.ZERO, n);
    for (int e = 0; e < byPower.size() && e <= n; e++) {
      if (byPower.get(e).isZero()) {
        continue;
      }
      List<ClosedForm> part = taylor(byPower.get(e), variable, n - e);
      for (int j = 0; j < part.size(); j++) {
        result.set(e + j, result.get(e + j).plus(part.get(j)));
      }
    }
    return result;
  }

  private static List<ClosedForm> taylor(Atom atom, String variable, int n) {
    return switch (atom) {
      case Atom.Symbol symbol -> throw new IllegalArgumentException(symbol.name());
      case Atom.Power power -> {
        if (power.exponent().degree(variable) != 0) {
          throw Powers.logarithm(atom, variable);
        }
        yield power(
            taylor(power.base(), variable, n),
            Powers.exponent(power.exponent(), power.root()),
            variable);
      }
      case Atom.Exponential exponential ->
          exponential(
              Powers.exponent(exponential.exponent(), exponential.root()).negate(), variable, n);
    };
  }

  /** (Σ b_j x^j)^a by J. C. P. Miller's recurrence (Knuth, TAOCP 2, section 4.7). */
  private static List<ClosedForm> power(List<ClosedForm> base, ClosedForm a, String variable) {
    ClosedForm lead = base.get(0);
    if (lead.isZero()) {
      throw ProblemException.unfit(
          "a power with the exponent " + a + " has no series where its base vanishes",
          "expand about another value of " + variable + ", or give a number for the exponent");
    }
    List<ClosedForm> result = new ArrayList<>();
    result.add(lead.raisedTo(a));
    for (int n = 1; n < base.size(); n++) {
      Interruption.poll();
      List<ClosedForm> parts = new ArrayList<>();
      for (int i = 1; i <= n; i++) {
        ClosedForm b = base.get(i);
        if (!b.isZero()) {
          ClosedForm weight = a.plus(ClosedForm.ONE).times(ClosedForm.of(i));
          parts.add(weight.minus(ClosedForm.of(n)).times(b).times(result.get(n - i)));
        }
      }
      result.add(ClosedForm.sum(parts).dividedBy(lead.times(ClosedForm.of(n))));
    }
    return result;
  }

  private static List<ClosedForm> exponential(ClosedForm argument, String variable, int n) {
    int degree = argument.degree(variable);
    if (degree < 0) {
      throw ProblemException.unfit(
          "exp(" + argument + ") has no series about " + variable + " = 0",
          "its singularity there is essential");
    }
    ClosedForm rate = argument.dividedBy(ClosedForm.symbol(variable).pow(degree));
    List<ClosedForm> result = constant(ClosedForm.ONE, n);
    ClosedForm term = ClosedForm.ONE;
    for (int j = 1; j * degree <= n; j++) {
      term = term.times(rate).dividedBy(ClosedForm.of(j));
      result.set(j * degree, term);
    }
    return result;
  }

  private static List<ClosedForm> constant(ClosedForm value, int n) {
    List<ClosedForm> result = new ArrayList<>();
    for (int j = 0; j <= n; j++) {
      result.add(j == 0 ? value : ClosedForm.ZERO);
    }
    return result;
  }

  private static List<ClosedForm> sum(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> result = new ArrayList<>();
    for (int j = 0; j < a.size(); j++) {
      result.add(a.get(j).plus(b.get(j)));
    }
    return result;
  }

  /** The product of two series, as far as both are known. */
  static List<ClosedForm> product(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> result = new ArrayList<>();
    for (int j = 0; j < Math.min(a.size(), b.size()); j++) {
      Interruption.poll();
      List<ClosedForm> parts = new ArrayList<>();
      for (int i = 0; i <= j; i++) {
        parts.add(a.get(i).times(b.get(j - i)));
      }
      result.add(ClosedForm.sum(parts));
    }
    return result;
  }

  private static List<ClosedForm> divided(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> quotient = new ArrayList<>();
    for (int j = 0; j < a.size(); j++) {
      Interruption.poll();
      List<ClosedForm> parts = new ArrayList<>();
      parts.add(a.get(j));
      for (int i = 1; i <= j; i++) {
        parts.add(b.get(i).times(quotient.get(j - i)).negate());
      }
      quotient.add(ClosedForm.sum(parts).dividedBy(b.get(0)));
    }
    return quotient;
  }
}
