package chladni.algebra;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sequence a_0, a_1, … by its generating function Σ a_n z^n = P(z)/Q(z), a rational function with
 * a value at z = 0: the sequences that fulfil a linear recurrence.
 *
 * <p>In lowest terms by construction, so that equal sequences are equal values.
 *
 * <p>Example: {@code of([1], [1, −x])} is the sequence x^n, and its square the sequence (n+1)x^n.
 *
 * @param numerator the coefficients of P, of z^0 first; empty for the sequence 0
 * @param denominator those of Q, of which the first is 1
 */
public record GeneratingFunction(List<ClosedForm> numerator, List<ClosedForm> denominator) {
  /** Stands for 1/z in characteristic polynomials; no variable of a user has this name. */
  private static final String ROOT = "x_";

  /** The sequence 1, 0, 0, …. */
  public static final GeneratingFunction ONE = of(List.of(ClosedForm.ONE), List.of(ClosedForm.ONE));

  /**
   * A summand coefficient · binom(n, order) · base^n of a sequence.
   *
   * @param coefficient free of n
   * @param base may be 0, with 0^0 = 1
   * @param order at least 0
   */
  public record Mode(ClosedForm coefficient, ClosedForm base, int order) {}

  /** Brings the fraction to lowest terms. */
  public GeneratingFunction {
    List<ClosedForm> above = trimmed(numerator);
    List<ClosedForm> below = trimmed(denominator);
    if (below.isEmpty() || below.get(0).isZero()) {
      throw new IllegalArgumentException("a generating function needs a value at 0");
    }
    List<ClosedForm> common = gcd(above, below);
    if (common.size() > 1) {
      above = quotient(above, common);
      below = quotient(below, common);
    }
    ClosedForm first = below.get(0);
    numerator = above.stream().map(c -> c.dividedBy(first)).toList();
    denominator = below.stream().map(c -> c.dividedBy(first)).toList();
  }

  /** P/Q. */
  public static GeneratingFunction of(List<ClosedForm> numerator, List<ClosedForm> denominator) {
    return new GeneratingFunction(numerator, denominator);
  }

  /** The sequence coefficient · base^n. */
  public static GeneratingFunction geometric(ClosedForm coefficient, ClosedForm base) {
    return of(List.of(coefficient), List.of(ClosedForm.ONE, base.negate()));
  }

  /** The sum of two sequences. */
  public GeneratingFunction plus(GeneratingFunction other) {
    return of(
        sum(product(numerator, other.denominator), product(other.numerator, denominator)),
        product(denominator, other.denominator));
  }

  /** The convolution of two sequences. */
  public GeneratingFunction times(GeneratingFunction other) {
    return of(product(numerator, other.numerator), product(denominator, other.denominator));
  }

  /** Every entry times a factor. */
  public GeneratingFunction times(ClosedForm factor) {
    return of(numerator.stream().map(c -> c.times(factor)).toList(), denominator);
  }

  /** The sequence 0, a_0, a_1, …. */
  public GeneratingFunction delayed() {
    List<ClosedForm> shifted = new ArrayList<>(numerator);
    shifted.add(0, ClosedForm.ZERO);
    return of(shifted, denominator);
  }

  /**
   * The sequence whose convolution with this is 1, 0, 0, ….
   *
   * @throws IllegalArgumentException if a_0 = 0
   */
  public GeneratingFunction reciprocal() {
    return of(denominator, numerator);
  }

  /** How many entries before one determine it: the least number of cells of a memory. */
  public int memory() {
    return Math.max(denominator.size() - 1, numerator.size());
  }

  /** The first n entries. */
  public List<ClosedForm> first(int n) {
    List<ClosedForm> entries = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<ClosedForm> terms = new ArrayList<>();
      if (i < numerator.size()) {
        terms.add(numerator.get(i));
      }
      for (int j = 1; j < denominator.size() && j <= i; j++) {
        terms.add(denominator.get(j).times(entries.get(i - j)).negate());
      }
      entries.add(ClosedForm.sum(terms));
    }
    return List.copyOf(entries);
  }

  /** The same with variables replaced. */
  public GeneratingFunction substitute(Map<String, ClosedForm> values) {
    return of(
        numerator.stream().map(c -> c.substitute(values)).toList(),
        denominator.stream().map(c -> c.substitute(values)).toList());
  }

  /** Whether all coefficients are numbers. */
  public boolean isNumeric() {
    return numerator.stream().allMatch(c -> c.number().isPresent())
        && denominator.stream().allMatch(c -> c.number().isPresent());
  }

  /**
   * This as a sum of powers times binomials; empty if the bases are not rational functions of the
   * variables.
   *
   * <p>Example: 1/((1−z)(1−βz)) is 1/(1−β) − β/(1−β) · β^n.
   */
  public Optional<List<Mode>> modes() {
    List<Mode> unweighted = new ArrayList<>();
    if (numerator.size() > denominator.size()) {
      throw ProblemException.unfit(
          "a kernel that remembers single steps only has no closed form here",
          "give numbers for all sizes");
    }
    if (numerator.size() == denominator.size()) {
      unweighted.add(new Mode(ClosedForm.ONE, ClosedForm.ZERO, 0));
    }
    Optional<List<ClosedForm>> bases = bases();
    if (bases.isEmpty()) {
      return Optional.empty();
    }
    List<ClosedForm> seen = new ArrayList<>();
    for (ClosedForm base : bases.get()) {
      unweighted.add(new Mode(ClosedForm.ONE, base, Collections.frequency(seen, base)));
      seen.add(base);
    }
    return Optional.of(weighted(unweighted));
  }

  /**
   * The quadratic equation that two of the bases fulfil, if it is irreducible and the others are
   * rational.
   *
   * @param root what to call its root
   * @param eigenvalue the variable in which its coefficients are linear
   */
  public Optional<QuadraticRoot> quadratic(String root, String eigenvalue) {
    List<ClosedForm> nonlinear = new ArrayList<>();
    for (Factor factor : characteristic()) {
      if (ClosedForm.of(factor.base()).degree(ROOT) > 1) {
        nonlinear.add(ClosedForm.of(factor.base()));
      }
    }
    if (nonlinear.size() != 1 || nonlinear.get(0).degree(ROOT) != 2) {
      return Optional.empty();
    }
    List<ClosedForm> c = nonlinear.get(0).coefficients(ROOT);
    ClosedForm sum = c.get(1).dividedBy(c.get(2)).negate();
    ClosedForm product = c.get(0).dividedBy(c.get(2));
    return Optional.of(new QuadraticRoot(root, eigenvalue, sum, product));
  }

  private List<Factor> characteristic() {
    int degree = denominator.size() - 1;
    ClosedForm x = ClosedForm.symbol(ROOT);
    List<ClosedForm> terms = new ArrayList<>();
    for (int j = 0; j <= degree; j++) {
      terms.add(denominator.get(j).times(x.pow(degree - j)));
    }
    return ClosedForm.sum(terms).factored().factors().stream()
        .filter(
            factor ->
                factor.exponent() > 0 && ClosedForm.of(factor.base()).variables().contains(ROOT))
        .toList();
  }

  /** The reciprocals of the roots of Q, as often as they occur, if all are rational. */
  private Optional<List<ClosedForm>> bases() {
    List<ClosedForm> bases = new ArrayList<>();
    for (Factor factor : characteristic()) {
      ClosedForm polynomial = ClosedForm.of(factor.base());
      List<ClosedForm> coefficients = polynomial.coefficients(ROOT);
      if (coefficients.size() != 2) {
        return Optional.empty();
      }
      ClosedForm base = coefficients.get(0).negate().dividedBy(coefficients.get(1));
      bases.addAll(Collections.nCopies(factor.exponent(), base));
    }
    return Optional.of(bases);
  }

  /** The coefficients that make the modes agree with the first entries. */
  private List<Mode> weighted(List<Mode> modes) {
    int size = modes.size();
    List<ClosedForm> right = new ArrayList<>(first(size));
    List<List<ClosedForm>> rows = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      List<ClosedForm> row = new ArrayList<>();
      for (Mode mode : modes) {
        row.add(value(mode, n));
      }
      rows.add(row);
    }
    List<ClosedForm> solution = solve(rows, right);
    List<Mode> weighted = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (!solution.get(i).isZero()) {
        weighted.add(new Mode(solution.get(i), modes.get(i).base(), modes.get(i).order()));
      }
    }
    return List.copyOf(weighted);
  }

  private static ClosedForm value(Mode mode, int n) {
    ClosedForm binomial = ClosedForm.ONE;
    for (int i = 0; i < mode.order(); i++) {
      binomial = binomial.times(ClosedForm.of(n - i)).dividedBy(ClosedForm.of(i + 1));
    }
    return binomial.times(mode.base().pow(n));
  }

  /** Gaussian elimination; the matrix is regular. */
  private static List<ClosedForm> solve(List<List<ClosedForm>> rows, List<ClosedForm> right) {
    int size = rows.size();
    for (int i = 0; i < size; i++) {
      int pivot = i;
      while (rows.get(pivot).get(i).isZero()) {
        pivot++;
      }
      Collections.swap(rows, i, pivot);
      Collections.swap(right, i, pivot);
      ClosedForm inverse = ClosedForm.ONE.dividedBy(rows.get(i).get(i));
      for (int j = 0; j < size; j++) {
        if (j == i || rows.get(j).get(i).isZero()) {
          continue;
        }
        ClosedForm factor = rows.get(j).get(i).times(inverse);
        for (int c = i; c < size; c++) {
          rows.get(j).set(c, rows.get(j).get(c).minus(factor.times(rows.get(i).get(c))));
        }
        right.set(j, right.get(j).minus(factor.times(right.get(i))));
      }
    }
    List<ClosedForm> solution = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      solution.add(right.get(i).dividedBy(rows.get(i).get(i)));
    }
    return solution;
  }

  private static List<ClosedForm> trimmed(List<ClosedForm> coefficients) {
    int size = coefficients.size();
    while (size > 0 && coefficients.get(size - 1).isZero()) {
      size--;
    }
    return coefficients.subList(0, size);
  }

  private static List<ClosedForm> sum(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> sum = new ArrayList<>();
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      sum.add(
          (i < a.size() ? a.get(i) : ClosedForm.ZERO)
              .plus(i < b.size() ? b.get(i) : ClosedForm.ZERO));
    }
    return sum;
  }

  private static List<ClosedForm> product(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> product =
        new ArrayList<>(Collections.nCopies(Math.max(0, a.size() + b.size() - 1), ClosedForm.ZERO));
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        product.set(i + j, product.get(i + j).plus(a.get(i).times(b.get(j))));
      }
    }
    return product;
  }

  private static List<ClosedForm> gcd(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> larger = a;
    List<ClosedForm> smaller = b;
    while (!smaller.isEmpty()) {
      List<ClosedForm> rest = remainder(larger, smaller);
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }

  private static List<ClosedForm> remainder(List<ClosedForm> a, List<ClosedForm> b) {
    List<ClosedForm> rest = new ArrayList<>(a);
    divide(rest, b);
    return List.copyOf(trimmed(rest));
  }

  private static List<ClosedForm> quotient(List<ClosedForm> a, List<ClosedForm> b) {
    return divide(new ArrayList<>(a), b);
  }

  /** The quotient; what is left stays in the first argument. */
  private static List<ClosedForm> divide(List<ClosedForm> rest, List<ClosedForm> divisor) {
    int degree = divisor.size() - 1;
    int steps = rest.size() - degree;
    List<ClosedForm> quotient =
        new ArrayList<>(Collections.nCopies(Math.max(0, steps), ClosedForm.ZERO));
    for (int i = steps - 1; i >= 0; i--) {
      ClosedForm factor = rest.get(i + degree).dividedBy(divisor.get(degree));
      quotient.set(i, factor);
      for (int j = 0; j <= degree && !factor.isZero(); j++) {
        rest.set(i + j, rest.get(i + j).minus(factor.times(divisor.get(j))));
      }
    }
    return quotient;
  }
}
