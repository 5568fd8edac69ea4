package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An exact resummed quantity: a sum of products of divided differences with {@link ClosedForm}
 * coefficients.
 *
 * <p>Divided differences are kept as such, because they have a value wherever their nodes coincide;
 * written out as powers over differences they do not. So nothing removable ever gets in the way of
 * {@link #substitute}: the difference of x^T at 1 and 1−k1 is (1−(1−k1)^T)/k1, and T at k1 = 0.
 *
 * <p>Immutable. Two forms are equal when they are the same function.
 *
 * <p>Example: {@code propagator(T, [0, k1])} is 𝒫_T(0, k1) = (1−exp(−k1 T))/k1.
 */
public final class ResummedForm {
  private static final Comparator<List<DividedDifference>> ORDER =
      Comparator.comparingInt((List<DividedDifference> product) -> product.size())
          .thenComparing(
              (a, b) -> {
                for (int i = 0; i < a.size(); i++) {
                  int order = a.get(i).compareTo(b.get(i));
                  if (order != 0) {
                    return order;
                  }
                }
                return 0;
              });

  /** Beyond this number of fractions, common denominators get out of hand. */
  private static final int PROVABLE = 300;

  /**
   * Beyond this exponent, a divided difference of a power is not written out to see it is not 0.
   */
  private static final double LONG = 50;

  /** The form 0. */
  public static final ResummedForm ZERO = new ResummedForm(new TreeMap<>());

  /** The form 1. */
  public static final ResummedForm ONE = of(ClosedForm.ONE);

  /**
   * One term of the sum: coefficient · Π factors.
   *
   * @param coefficient not zero
   * @param factors in ascending order; none of them has a simpler closed form
   */
  public record Term(ClosedForm coefficient, List<DividedDifference> factors) {}

  private final SortedMap<List<DividedDifference>, ClosedForm> terms;
  private final SortedMap<String, QuadraticRoot> roots;
  // Computed once, when first needed; the same whoever computes it.
  private @Nullable ClosedForm expanded;
  private @Nullable List<ClosedForm> fractions;

  private ResummedForm(
      SortedMap<List<DividedDifference>, ClosedForm> terms,
      SortedMap<String, QuadraticRoot> roots) {
    this.terms = terms;
    this.roots = roots;
  }

  private ResummedForm(SortedMap<List<DividedDifference>, ClosedForm> terms) {
    this(terms, Collections.emptySortedMap());
  }

  /** A closed form. */
  public static ResummedForm of(ClosedForm form) {
    TreeMap<List<DividedDifference>, ClosedForm> terms = new TreeMap<>(ORDER);
    if (!form.isZero()) {
      terms.put(List.of(), form);
    }
    return new ResummedForm(terms);
  }

  /** A divided difference; one with a simple value becomes that. */
  public static ResummedForm of(DividedDifference difference) {
    return difference
        .simple()
        .map(ResummedForm::of)
        .orElseGet(
            () -> {
              TreeMap<List<DividedDifference>, ClosedForm> terms = new TreeMap<>(ORDER);
              terms.put(List.of(difference), ClosedForm.ONE);
              return new ResummedForm(terms);
            });
  }

  /**
   * The sum of z_0^{t_1} z_1^{t_2−t_1−1} ⋯ z_m^{steps−1−t_m} over all times 0 ≤ t_1 &lt; … &lt; t_m
   * &lt; steps, which is h_{steps−m}(z_0, …, z_m), the divided difference of x^steps.
   *
   * <p>Example: at z = (1, 1−k1) it is (1−(1−k1)^steps)/k1.
   */
  public static ResummedForm discrete(ClosedForm steps, List<ClosedForm> nodes) {
    return of(DividedDifference.power(steps, nodes));
  }

  /**
   * 𝒫_time(s_0, …, s_m), the integral over 0 &lt; t_1 &lt; … &lt; t_m &lt; time of Π exp(−s_j
   * gap_j): (−1)^m times the divided difference of exp(−time·s).
   *
   * <p>Example: at s = (0, k1) it is (1−exp(−k1·time))/k1.
   */
  public static ResummedForm propagator(ClosedForm time, List<ClosedForm> rates) {
    ResummedForm difference = of(DividedDifference.decay(time, rates));
    return rates.size() % 2 == 1 ? difference : difference.negate();
  }

  /** The sum of many forms. */
  public static ResummedForm sum(Collection<ResummedForm> forms) {
    TreeMap<List<DividedDifference>, List<ClosedForm>> collected = new TreeMap<>(ORDER);
    for (ResummedForm form : forms) {
      form.terms.forEach(
          (factors, coefficient) ->
              collected.computeIfAbsent(factors, f -> new ArrayList<>()).add(coefficient));
    }
    return collected(collected, roots(forms));
  }

  private static SortedMap<String, QuadraticRoot> roots(Collection<ResummedForm> forms) {
    if (forms.stream().allMatch(form -> form.roots.isEmpty())) {
      return Collections.emptySortedMap();
    }
    TreeMap<String, QuadraticRoot> all = new TreeMap<>();
    forms.forEach(form -> all.putAll(form.roots));
    return all;
  }

  private static ResummedForm collected(
      SortedMap<List<DividedDifference>, List<ClosedForm>> collected,
      SortedMap<String, QuadraticRoot> roots) {
    TreeMap<List<DividedDifference>, ClosedForm> terms = new TreeMap<>(ORDER);
    collected.forEach(
        (factors, coefficients) -> {
          ClosedForm coefficient =
              coefficients.size() == 1 ? coefficients.get(0) : ClosedForm.sum(coefficients);
          if (!coefficient.isZero()) {
            terms.put(factors, coefficient);
          }
        });
    return new ResummedForm(terms, roots);
  }

  /**
   * The same form, in which some variables stand for roots.
   *
   * <p>It must not change if any of them is exchanged for the other root of its equation.
   */
  public ResummedForm withRoots(Collection<QuadraticRoot> meanings) {
    TreeMap<String, QuadraticRoot> all = new TreeMap<>(roots);
    meanings.forEach(root -> all.put(root.name(), root));
    return new ResummedForm(terms, all);
  }

  /** The variables that stand for roots, by name, as far as they occur. */
  public List<QuadraticRoot> roots() {
    if (roots.isEmpty()) {
      return List.of();
    }
    SortedSet<String> present = variables();
    return roots.values().stream().filter(root -> present.contains(root.name())).toList();
  }

  /** The form in eigenvalues alone, where no power of a root is left. */
  private ResummedForm withoutRoots() {
    ClosedForm form = expanded();
    for (QuadraticRoot root : roots()) {
      Optional<ClosedForm> eliminated = root.eliminated(form);
      if (eliminated.isEmpty()) {
        return this;
      }
      form = eliminated.get();
    }
    return of(form);
  }

  /** The terms, in order. */
  public List<Term> terms() {
    List<Term> list = new ArrayList<>(terms.size());
    terms.forEach((factors, coefficient) -> list.add(new Term(coefficient, factors)));
    return List.copyOf(list);
  }

  /** The number of terms. */
  public int size() {
    return terms.size();
  }

  /** this + other. */
  public ResummedForm plus(ResummedForm other) {
    if (terms.isEmpty()) {
      return other;
    }
    return other.terms.isEmpty() ? this : sum(List.of(this, other));
  }

  /** this − other. */
  public ResummedForm minus(ResummedForm other) {
    return plus(other.negate());
  }

  /** −this. */
  public ResummedForm negate() {
    return times(ClosedForm.of(-1));
  }

  /** this · factor. */
  public ResummedForm times(ClosedForm factor) {
    if (factor.isZero()) {
      return ZERO;
    }
    if (factor.equals(ClosedForm.ONE)) {
      return this;
    }
    TreeMap<List<DividedDifference>, ClosedForm> scaled = new TreeMap<>(ORDER);
    terms.forEach((factors, coefficient) -> scaled.put(factors, coefficient.times(factor)));
    return new ResummedForm(scaled, roots);
  }

  /** this · other. */
  public ResummedForm times(ResummedForm other) {
    TreeMap<List<DividedDifference>, List<ClosedForm>> collected = new TreeMap<>(ORDER);
    for (Map.Entry<List<DividedDifference>, ClosedForm> a : terms.entrySet()) {
      Interruption.poll();
      for (Map.Entry<List<DividedDifference>, ClosedForm> b : other.terms.entrySet()) {
        List<DividedDifference> factors = new ArrayList<>(a.getKey());
        factors.addAll(b.getKey());
        Collections.sort(factors);
        collected
            .computeIfAbsent(List.copyOf(factors), f -> new ArrayList<>())
            .add(a.getValue().times(b.getValue()));
      }
    }
    return collected(collected, roots(List.of(this, other)));
  }

  /** The variables in it, N, B, E, T, M first, then the others by name. */
  public SortedSet<String> variables() {
    SortedSet<String> names = new TreeSet<>(VariableOrder.INSTANCE);
    terms.forEach(
        (factors, coefficient) -> {
          names.addAll(coefficient.variables());
          factors.forEach(factor -> names.addAll(factor.variables()));
        });
    return Collections.unmodifiableSortedSet(names);
  }

  /**
   * Whether this is 0 for all values of its variables. Proven, unless the form is too large to be
   * written out: then its being 0 at eight random points modulo 2^61−1 decides, which errs with a
   * probability below 10^−100.
   */
  public boolean isZero() {
    if (terms.isEmpty()) {
      return true;
    }
    if (new RandomPoint(1).isSurelyNotZero(this) || (isLongWrittenOut() && isSurelyNotZero())) {
      return false;
    }
    List<ClosedForm> written = writtenOut();
    boolean roots = written.stream().anyMatch(ClosedForm::hasRoots);
    if (!roots && !isZeroAtPoints(written, 1)) {
      return false;
    }
    if (!roots && written.size() > PROVABLE) {
      return isZeroAtPoints(written, 8);
    }
    return isProvenZero();
  }

  /** Whether a power is so high that its divided difference is a polynomial of many terms. */
  private boolean isLongWrittenOut() {
    return terms.keySet().stream()
        .flatMap(List::stream)
        .anyMatch(
            factor ->
                factor.kernel() instanceof DividedDifference.Kernel.Power(ClosedForm exponent)
                    && exponent.number().isPresent()
                    && exponent.number().get().doubleValue() > LONG);
  }

  /**
   * Whether the value at one point is far from 0 against rounding errors: the terms there do not
   * cancel to six digits.
   */
  private boolean isSurelyNotZero() {
    Map<String, BigFraction> point = new HashMap<>();
    int i = 0;
    for (String name : variables()) {
      i++;
      point.put(
          name, name.startsWith("k") ? new BigFraction(1, 1000 + 97 * i) : new BigFraction(i));
    }
    try {
      double sum = 0;
      double size = 0;
      for (Term term : terms()) {
        TreeMap<List<DividedDifference>, ClosedForm> one = new TreeMap<>(ORDER);
        one.put(term.factors(), term.coefficient());
        double value = NumericFormula.value(new ResummedForm(one), point);
        sum += value;
        size += Math.abs(value);
      }
      return Double.isFinite(size) && Math.abs(sum) > 1e-6 * size;
    } catch (ProblemException e) {
      // No value there; what is written out decides.
      return false;
    }
  }

  private static boolean isZeroAtPoints(List<ClosedForm> written, int count) {
    for (int seed = 1; seed <= count; seed++) {
      if (!new RandomPoint(seed).isZero(written)) {
        return false;
      }
    }
    return true;
  }

  private boolean isProvenZero() {
    List<ClosedForm> modes = partialFractions();
    if (modes.isEmpty()) {
      return true;
    }
    // With variables only below the line, different modes are independent.
    for (ClosedForm mode : modes) {
      for (Factor factor : mode.denominator()) {
        if (!factor.base().hasSymbolsOnly() && factor.base().asAtom().isEmpty()) {
          return expanded().isZero();
        }
      }
    }
    return false;
  }

  /**
   * The closed form as a sum, one summand for each product of powers and exponentials above the
   * line; often much shorter than {@link #expanded()}, the same over one denominator.
   *
   * <p>Example: 1/k1 and −(1−k1)^T/k1 for the difference of x^T at 1 and 1−k1.
   */
  public List<ClosedForm> partialFractions() {
    List<ClosedForm> known = fractions;
    if (known == null) {
      TreeMap<ClosedForm, List<ClosedForm>> byMode = new TreeMap<>(ClosedForm.ORDER);
      for (ClosedForm term : writtenOut()) {
        term.byModes()
            .forEach(
                (mode, coefficient) ->
                    byMode.computeIfAbsent(mode, m -> new ArrayList<>()).add(coefficient));
      }
      List<ClosedForm> sums = new ArrayList<>();
      byMode.forEach(
          (mode, coefficients) -> {
            ClosedForm sum = ClosedForm.sum(coefficients);
            if (!sum.isZero()) {
              sums.add(sum.times(mode));
            }
          });
      known = List.copyOf(sums);
      fractions = known;
    }
    return known;
  }

  /**
   * The closed form, each divided difference written out: over differences of nodes where these are
   * different formulas, with derivatives where they are the same.
   *
   * <p>Example: the difference of x^T at 1 and 1−k1 becomes (1−(1−k1)^T)/k1.
   *
   * @throws ProblemException if the result is too large
   */
  public ClosedForm expanded() {
    ClosedForm known = expanded;
    if (known == null) {
      known = ClosedForm.sum(partialFractions());
      expanded = known;
    }
    return known;
  }

  /** The products of what each divided difference is the sum of. */
  private List<ClosedForm> writtenOut() {
    Map<DividedDifference, List<ClosedForm>> written = new HashMap<>();
    List<ClosedForm> sum = new ArrayList<>();
    for (Map.Entry<List<DividedDifference>, ClosedForm> term : terms.entrySet()) {
      List<ClosedForm> products = List.of(term.getValue());
      for (DividedDifference factor : term.getKey()) {
        Interruption.poll();
        List<ClosedForm> fractions =
            written.computeIfAbsent(factor, DividedDifference::partialFractions);
        List<ClosedForm> next = new ArrayList<>();
        for (ClosedForm product : products) {
          for (ClosedForm fraction : fractions) {
            next.add(product.times(fraction));
          }
        }
        products = next;
      }
      sum.addAll(products);
    }
    return sum;
  }

  /**
   * Replaces variables, all at once. Where nodes come to coincide the value is the limit.
   *
   * <p>Example: 𝒫_T(0, k1) at k1 = 0 is T.
   *
   * @throws ProblemException if a coefficient has a pole there, or an exponent becomes a number
   *     that is no integer
   */
  public ResummedForm substitute(Map<String, ClosedForm> values) {
    return roots().isEmpty() ? replaced(values) : substitutedInRoots(values);
  }

  /** Replaces variables of which eigenvalues may be hidden in roots. */
  private ResummedForm substitutedInRoots(Map<String, ClosedForm> values) {
    Map<String, ClosedForm> all = new HashMap<>(values);
    List<QuadraticRoot> left = new ArrayList<>();
    List<QuadraticRoot> unknown = new ArrayList<>();
    for (QuadraticRoot root : roots()) {
      QuadraticRoot here = root.substitute(values);
      ClosedForm eigenvalue = values.getOrDefault(root.eigenvalue(), ClosedForm.ONE);
      Optional<ClosedForm> rational = here.rational();
      if (rational.isPresent()) {
        all.put(root.name(), rational.get());
      } else if (!values.containsKey(root.eigenvalue())) {
        left.add(here);
      } else if (eigenvalue.equals(ClosedForm.symbol(eigenvalue.toString()))) {
        String renamed = QuadraticRoot.nameFor(eigenvalue.toString());
        all.put(root.name(), ClosedForm.symbol(renamed));
        left.add(new QuadraticRoot(renamed, eigenvalue.toString(), here.sum(), here.product()));
      } else {
        unknown.add(root);
      }
    }
    if (unknown.isEmpty()) {
      return replacedInRoots(all).withRoots(left).withoutRoots();
    }
    // Sizes first: with a number for T no power of a root is left.
    Map<String, ClosedForm> others = new HashMap<>(values);
    unknown.forEach(root -> others.remove(root.eigenvalue()));
    ResummedForm first = others.isEmpty() ? withoutRoots() : substitute(others);
    Map<String, ClosedForm> rest = new HashMap<>(values);
    rest.keySet().removeAll(others.keySet());
    for (QuadraticRoot root : first.roots()) {
      if (rest.containsKey(root.eigenvalue())) {
        throw ProblemException.unfit(
            root.eigenvalue()
                + " = "
                + rest.get(root.eigenvalue())
                + " makes the roots of "
                + root.equation()
                + " irrational",
            "give numbers for the sizes too, or take the limit T=inf first");
      }
    }
    return first.substitute(rest);
  }

  /** Where both roots come to coincide, coefficients have poles that cancel in the sum. */
  private ResummedForm replacedInRoots(Map<String, ClosedForm> values) {
    try {
      return replaced(values);
    } catch (ProblemException pole) {
      return of(expanded().substitute(values));
    }
  }

  private ResummedForm replaced(Map<String, ClosedForm> values) {
    List<ResummedForm> sum = new ArrayList<>(terms.size());
    Map<DividedDifference, ResummedForm> replaced = new HashMap<>();
    terms.forEach(
        (factors, coefficient) -> {
          ResummedForm product = of(coefficient.substitute(values));
          for (DividedDifference factor : factors) {
            product =
                product.times(replaced.computeIfAbsent(factor, f -> of(f.substitute(values))));
          }
          sum.add(product);
        });
    return sum(sum);
  }

  /**
   * The exact value at rational numbers.
   *
   * @throws ProblemException if a variable has no value, a coefficient has a pole there, or the
   *     value is irrational
   */
  public BigFraction evaluate(Map<String, BigFraction> values) {
    SortedSet<String> names = new TreeSet<>(variables());
    for (QuadraticRoot root : roots()) {
      names.remove(root.name());
      names.addAll(root.sum().variables());
      names.addAll(root.product().variables());
    }
    Map<String, ClosedForm> numbers = new HashMap<>();
    for (String name : names) {
      BigFraction value = values.get(name);
      if (value == null) {
        throw ProblemException.unfit(
            "the variable " + name + " has no value", "give a number for " + name);
      }
      numbers.put(name, ClosedForm.of(value));
    }
    return substitute(numbers).expanded().evaluate(Map.of());
  }

  /**
   * The Laurent series about variable = 0, cut after a power; its coefficients are divided
   * differences at the nodes' values there.
   *
   * <p>Example: 𝒫_T(0, k1) to order 1 is T − T² k1/2.
   *
   * @throws ProblemException if there is no such series
   */
  public ResummedForm series(String variable, int order) {
    ClosedForm x = ClosedForm.symbol(variable);
    List<ResummedForm> sum = new ArrayList<>();
    for (Map.Entry<List<DividedDifference>, ClosedForm> term : terms.entrySet()) {
      List<ResummedForm> powers = powers(term, variable, order);
      for (int j = 0; j < powers.size(); j++) {
        sum.add(powers.get(j).times(x.pow(order - powers.size() + 1 + j)));
      }
    }
    return sum(sum);
  }

  /**
   * What stands before a power of a variable in the Laurent series about 0.
   *
   * <p>Example: (1+x)^T has the coefficient T(T−1)/2 at x².
   *
   * @throws ProblemException if there is no such series
   */
  public ResummedForm coefficient(String variable, int power) {
    List<ResummedForm> sum = new ArrayList<>();
    for (Map.Entry<List<DividedDifference>, ClosedForm> term : terms.entrySet()) {
      List<ResummedForm> powers = powers(term, variable, power);
      if (!powers.isEmpty()) {
        sum.add(powers.get(powers.size() - 1));
      }
    }
    return sum(sum).withRoots(roots.values());
  }

  /** The coefficients of the Laurent series of a term, from the lowest power to a given one. */
  private static List<ResummedForm> powers(
      Map.Entry<List<DividedDifference>, ClosedForm> term, String variable, int last) {
    LaurentSeries front = LaurentSeries.of(term.getValue(), variable, last);
    int n = last - front.lowest();
    List<ResummedForm> product = new ArrayList<>();
    for (int j = 0; j <= n; j++) {
      product.add(of(front.coefficient(front.lowest() + j)));
    }
    for (DividedDifference factor : term.getKey()) {
      if (n >= 0) {
        product = product(product, factor.taylor(variable, n));
      }
    }
    return product;
  }

  private static List<ResummedForm> product(List<ResummedForm> a, List<ResummedForm> b) {
    List<ResummedForm> result = new ArrayList<>();
    for (int j = 0; j < a.size(); j++) {
      List<ResummedForm> parts = new ArrayList<>();
      for (int i = 0; i <= j; i++) {
        parts.add(a.get(i).times(b.get(j - i)));
      }
      result.add(sum(parts));
    }
    return result;
  }

  /**
   * What becomes of this as a variable tends to +∞, under the assumptions of {@link
   * ClosedForm#limitAtInfinity}.
   *
   * <p>Example: 𝒫_T(0, k1) tends to 1/k1 with T; 𝒫_T(0, 0, k1) diverges as T/k1.
   *
   * @throws ProblemException if it is not known whether some power grows or decays
   */
  public Limit limitAtInfinity(String variable) {
    if (!roots().isEmpty()) {
      return limitOfRoots(variable);
    }
    List<ClosedForm> lasting = new ArrayList<>();
    for (ClosedForm fraction : writtenOut()) {
      if (!vanishes(fraction, variable)) {
        lasting.add(fraction);
      }
    }
    return ClosedForm.sum(lasting).limitAtInfinity(variable);
  }

  /** The limit where all powers but those of 1 decay. */
  private Limit limitOfRoots(String variable) {
    List<ResummedForm> lasting = new ArrayList<>();
    terms.forEach(
        (factors, coefficient) -> {
          ResummedForm product = of(coefficient);
          for (DividedDifference factor : factors) {
            product =
                product.times(
                    factor.parameter().variables().contains(variable)
                        ? of(factor.lasting())
                        : of(factor));
          }
          lasting.add(product);
        });
    return switch (sum(lasting).expanded().limitAtInfinity(variable)) {
      case Limit.Finite finite -> new Limit.Finite(inEigenvalues(finite.value()));
      case Limit.Divergent divergent -> new Limit.Divergent(inEigenvalues(divergent.leading()));
    };
  }

  private ClosedForm inEigenvalues(ClosedForm form) {
    ClosedForm result = form;
    for (QuadraticRoot root : roots.values()) {
      result = root.eliminated(result).orElse(result);
    }
    return result;
  }

  private static boolean vanishes(ClosedForm fraction, String variable) {
    try {
      return fraction.limitAtInfinity(variable).equals(new Limit.Finite(ClosedForm.ZERO));
    } catch (ProblemException unknown) {
      // It may still cancel.
      return false;
    }
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ResummedForm other
        && (terms.equals(other.terms) || minus(other).isZero());
  }

  @Override
  public int hashCode() {
    return expanded().hashCode();
  }

  /** Plain text of the terms; {@code chladni.render} writes formulas for users. */
  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    terms.forEach(
        (factors, coefficient) -> {
          text.append(text.isEmpty() ? "" : " + ").append(coefficient);
          factors.forEach(factor -> text.append(" * ").append(factor));
        });
    return text.toString();
  }
}
