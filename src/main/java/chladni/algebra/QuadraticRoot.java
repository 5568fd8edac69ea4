package chladni.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A variable r that stands for a root of r² − sum·r + product = 0, where sum and product are linear
 * in an eigenvalue k and hold no other root.
 *
 * <p>Then k is a rational function of r, so formulas may be written in r in place of k, and the
 * other root is product/r. What is the same for both roots and holds no power of them with a
 * variable in the exponent is a rational function of k again.
 *
 * <p>The root that is 1 at k = 0 is meant wherever a sign must be known: r is a little less than 1
 * for small eigenvalues, and the base of a power with a variable exponent must be positive there.
 *
 * <p>Example: with sum 1+β−k and product β, k = (1−r)(r−β)/r.
 *
 * @param name r
 * @param eigenvalue k
 * @param sum the sum of both roots
 * @param product their product
 */
public record QuadraticRoot(String name, String eigenvalue, ClosedForm sum, ClosedForm product) {

  /**
   * The name of the variable that stands for a root in place of an eigenvalue.
   *
   * <p>Example: r2 for k2.
   */
  public static String nameFor(String eigenvalue) {
    return "r" + eigenvalue.substring(1);
  }

  /** Whether {@link #nameFor} gives such names. */
  static boolean isName(String variable) {
    return variable.length() > 1
        && variable.charAt(0) == 'r'
        && variable.chars().skip(1).allMatch(c -> '0' <= c && c <= '9');
  }

  /** r² − sum·r + product. */
  public ClosedForm equation() {
    ClosedForm r = ClosedForm.symbol(name);
    return r.pow(2).minus(sum.times(r)).plus(product);
  }

  /** k as a function of r. */
  public ClosedForm eigenvalueOfRoot() {
    List<ClosedForm> inEigenvalue = equation().coefficients(eigenvalue);
    return inEigenvalue.get(0).negate().dividedBy(inEigenvalue.get(1));
  }

  /** A root other than 0 that is a rational function of the variables, if there is one. */
  Optional<ClosedForm> rational() {
    for (Factor factor : equation().factored().factors()) {
      ClosedForm polynomial = ClosedForm.of(factor.base());
      if (factor.exponent() > 0 && polynomial.variables().contains(name)) {
        List<ClosedForm> coefficients = polynomial.coefficients(name);
        if (coefficients.size() == 2 && !coefficients.get(0).isZero()) {
          return Optional.of(coefficients.get(0).negate().dividedBy(coefficients.get(1)));
        }
      }
    }
    return Optional.empty();
  }

  /** The same with variables replaced. */
  QuadraticRoot substitute(Map<String, ClosedForm> values) {
    return new QuadraticRoot(name, eigenvalue, sum.substitute(values), product.substitute(values));
  }

  /** a + b·r. */
  private record Linear(ClosedForm a, ClosedForm b) {}

  /**
   * A formula in r as one in k; empty if it is not the same for both roots, or holds powers of r
   * with a variable in the exponent.
   */
  Optional<ClosedForm> eliminated(ClosedForm form) {
    if (!form.variables().contains(name)) {
      return Optional.of(form);
    }
    List<Polynomial> polynomials = new ArrayList<>(List.of(form.numerator()));
    form.denominator().forEach(factor -> polynomials.add(factor.base()));
    for (Polynomial polynomial : polynomials) {
      for (Atom atom : polynomial.atoms()) {
        if (!(atom instanceof Atom.Symbol) && atom.dependsOn(name)) {
          return Optional.empty();
        }
      }
    }
    Linear above = reduced(ClosedForm.of(form.numerator()).times(ClosedForm.of(form.unit())));
    Linear below = new Linear(ClosedForm.ONE, ClosedForm.ZERO);
    for (Factor factor : form.denominator()) {
      Linear base = reduced(ClosedForm.of(factor.base()));
      for (int e = 0; e < factor.exponent(); e++) {
        below = times(below, base);
      }
    }
    // (a + b r)/(c + d r) times the conjugate of the denominator over itself.
    ClosedForm a = above.a;
    ClosedForm b = above.b;
    ClosedForm c = below.a;
    ClosedForm d = below.b;
    if (!b.times(c).equals(a.times(d))) {
      return Optional.empty();
    }
    ClosedForm norm = c.times(c).plus(c.times(d).times(sum)).plus(d.times(d).times(product));
    return Optional.of(
        a.times(c).plus(a.times(d).times(sum)).plus(b.times(d).times(product)).dividedBy(norm));
  }

  private Linear reduced(ClosedForm polynomial) {
    List<ClosedForm> coefficients =
        polynomial.variables().contains(name) ? polynomial.coefficients(name) : List.of(polynomial);
    Linear result = new Linear(ClosedForm.ZERO, ClosedForm.ZERO);
    Linear r = new Linear(ClosedForm.ZERO, ClosedForm.ONE);
    for (int j = coefficients.size() - 1; j >= 0; j--) {
      Linear shifted = times(result, r);
      result = new Linear(shifted.a.plus(coefficients.get(j)), shifted.b);
    }
    return result;
  }

  private Linear times(Linear x, Linear y) {
    ClosedForm square = x.b.times(y.b);
    return new Linear(
        x.a.times(y.a).minus(square.times(product)),
        x.a.times(y.b).plus(x.b.times(y.a)).plus(square.times(sum)));
  }
}
