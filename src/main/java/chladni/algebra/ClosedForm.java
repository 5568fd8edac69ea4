package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * An exact formula: a rational function over Q of algebraically independent {@linkplain Atom atoms}
 * (the variables N, B, E, T, k1, …, powers such as (1−k1)^T and exponentials such as exp(−k1·T)).
 *
 * <p>The form is canonical, so {@code equals} is equality of functions: unit · n / Π f^e with a
 * rational unit, n a primitive integer polynomial with positive leading coefficient, and
 * irreducible polynomials f of the same kind, none of which divides n. Keeping the denominator
 * factored makes sums and products cheap: what can cancel is found by trial division.
 *
 * <p>Immutable. Operations whose intermediate polynomials would be too large throw a {@link
 * ProblemException} that gives the size.
 *
 * <p>Example: {@code symbol("N").times(symbol("E")).dividedBy(of(-2))} prints {@code -1/2*(N*E)}.
 */
public final class ClosedForm {
  /** The formula 0. */
  public static final ClosedForm ZERO = new ClosedForm(BigFraction.ZERO, Polynomial.ONE, List.of());

  /** The formula 1. */
  public static final ClosedForm ONE = new ClosedForm(BigFraction.ONE, Polynomial.ONE, List.of());

  /** Numbers by size, then the others by numerator, denominator and unit. */
  static final Comparator<ClosedForm> ORDER =
      Comparator.comparing((ClosedForm form) -> !form.isNumber())
          .thenComparing(ClosedForm::numerator)
          .thenComparingInt(form -> form.denominator.size())
          .thenComparing(
              (a, b) -> {
                for (int i = 0; i < a.denominator.size(); i++) {
                  Factor x = a.denominator.get(i);
                  Factor y = b.denominator.get(i);
                  int order = x.base().compareTo(y.base());
                  order = order != 0 ? order : Integer.compare(x.exponent(), y.exponent());
                  if (order != 0) {
                    return order;
                  }
                }
                return 0;
              })
          .thenComparing(ClosedForm::unit);

  private final BigFraction unit;
  private final Polynomial numerator;
  private final List<Factor> denominator;

  private ClosedForm(BigFraction unit, Polynomial numerator, List<Factor> denominator) {
    this.unit = unit;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** An integer. */
  public static ClosedForm of(long value) {
    return value == 0 ? ZERO : value == 1 ? ONE : of(new BigFraction(value));
  }

  /** An integer. */
  public static ClosedForm of(BigInteger value) {
    return of(new BigFraction(value));
  }

  /** A rational number. */
  public static ClosedForm of(BigFraction value) {
    return value.signum() == 0 ? ZERO : new ClosedForm(value, Polynomial.ONE, List.of());
  }

  /** A variable. */
  public static ClosedForm symbol(String name) {
    return of(new Atom.Symbol(name));
  }

  /** An atom. */
  public static ClosedForm of(Atom atom) {
    return new ClosedForm(BigFraction.ONE, Polynomial.of(atom), List.of());
  }

  /** A polynomial. */
  public static ClosedForm of(Polynomial polynomial) {
    return normalized(BigFraction.ONE, polynomial, List.of());
  }

  /** unit · numerator / denominator, of which only roots may have to be made whole. */
  private static ClosedForm created(
      BigFraction unit, Polynomial numerator, List<Factor> denominator) {
    ClosedForm form = new ClosedForm(unit, numerator, denominator);
    return form.hasRoots() ? Roots.minimal(form) : form;
  }

  /** The same for polynomials that are known to be in normal form but for the roots taken. */
  static ClosedForm raw(BigFraction unit, Polynomial numerator, List<Factor> denominator) {
    return new ClosedForm(unit, numerator, denominator);
  }

  boolean hasRoots() {
    if (numerator.hasRoots()) {
      return true;
    }
    for (Factor factor : denominator) {
      if (factor.base().hasRoots()) {
        return true;
      }
    }
    return false;
  }

  /** Whether no power or exponential occurs. */
  boolean hasSymbolsOnly() {
    if (!numerator.hasSymbolsOnly()) {
      return false;
    }
    for (Factor factor : denominator) {
      if (!factor.base().hasSymbolsOnly()) {
        return false;
      }
    }
    return true;
  }

  /** unit · polynomial / denominator, where nothing cancels but rational numbers. */
  private static ClosedForm normalized(
      BigFraction unit, Polynomial polynomial, List<Factor> denominator) {
    if (polynomial.isZero() || unit.signum() == 0) {
      return ZERO;
    }
    BigInteger content = polynomial.signedContent();
    return content.equals(BigInteger.ONE)
        ? created(unit, polynomial, denominator)
        : created(unit.multiply(content), polynomial.dividedExactlyBy(content), denominator);
  }

  /**
   * unit · polynomial / denominator, where factors of the denominator may divide the polynomial.
   */
  static ClosedForm reduced(BigFraction unit, Polynomial polynomial, List<Factor> denominator) {
    if (polynomial.isZero()) {
      return ZERO;
    }
    BigInteger content = polynomial.signedContent();
    Reduction reduction = reduce(polynomial.dividedExactlyBy(content), denominator);
    return created(unit.multiply(content), reduction.numerator, reduction.denominator);
  }

  private record Reduction(Polynomial numerator, List<Factor> denominator) {}

  /** Cancels a primitive numerator against irreducible factors. */
  private static Reduction reduce(Polynomial numerator, List<Factor> denominator) {
    if (numerator.isOne() || denominator.isEmpty()) {
      return new Reduction(numerator, denominator);
    }
    Polynomial rest = numerator;
    List<Factor> kept = new ArrayList<>(denominator.size());
    for (Factor factor : denominator) {
      int exponent = factor.exponent();
      Optional<Atom> atom = factor.base().asAtom();
      if (atom.isPresent()) {
        int cancelled = Math.min(exponent, rest.order(atom.get()));
        rest = rest.dividedExactlyBy(atom.get(), cancelled);
        exponent -= cancelled;
      } else {
        while (exponent > 0) {
          Optional<Polynomial> quotient = rest.divided(factor.base());
          if (quotient.isEmpty()) {
            break;
          }
          rest = quotient.get();
          exponent--;
        }
      }
      if (exponent > 0) {
        kept.add(exponent == factor.exponent() ? factor : new Factor(factor.base(), exponent));
      }
    }
    return new Reduction(rest, List.copyOf(kept));
  }

  static List<Factor> product(List<Factor> a, List<Factor> b) {
    if (a.isEmpty()) {
      return b;
    }
    if (b.isEmpty()) {
      return a;
    }
    TreeMap<Polynomial, Integer> merged = new TreeMap<>();
    for (Factor factor : a) {
      merged.put(factor.base(), factor.exponent());
    }
    for (Factor factor : b) {
      merged.merge(factor.base(), factor.exponent(), Math::addExact);
    }
    return factors(merged);
  }

  static List<Factor> factors(SortedMap<Polynomial, Integer> exponents) {
    List<Factor> list = new ArrayList<>(exponents.size());
    exponents.forEach((base, exponent) -> list.add(new Factor(base, exponent)));
    return List.copyOf(list);
  }

  static Polynomial expanded(List<Factor> factors) {
    Polynomial product = Polynomial.ONE;
    for (Factor factor : factors) {
      product = product.times(factor.base().pow(factor.exponent()));
    }
    return product;
  }

  /** The sum of many formulas, faster than one at a time. */
  public static ClosedForm sum(Collection<ClosedForm> terms) {
    boolean modes = false;
    boolean modesBelow = false;
    boolean roots = false;
    for (ClosedForm term : terms) {
      modes |= !term.numerator.hasSymbolsOnly();
      for (Factor factor : term.denominator) {
        boolean mode = !factor.base().hasSymbolsOnly();
        modes |= mode;
        modesBelow |= mode && !factor.base().isAtom();
      }
      roots |= term.hasRoots();
    }
    if (roots) {
      return plainSum(Roots.common(terms));
    }
    return modes && !modesBelow ? sumByModes(terms) : plainSum(terms);
  }

  /**
   * The sum where no denominator holds more of powers and exponentials than a product. Coefficients
   * of different modes (products of powers and exponentials) cannot cancel each other, so only
   * those of the same mode are summed with care.
   */
  private static ClosedForm sumByModes(Collection<ClosedForm> terms) {
    TreeMap<Polynomial, Integer> modesBelow = new TreeMap<>();
    for (ClosedForm term : terms) {
      for (Factor factor : term.denominator) {
        if (!factor.base().hasSymbolsOnly()) {
          modesBelow.merge(factor.base(), factor.exponent(), Math::max);
        }
      }
    }
    TreeMap<Polynomial, List<ClosedForm>> byMode = new TreeMap<>();
    for (ClosedForm term : terms) {
      if (term.isZero()) {
        continue;
      }
      TreeMap<Polynomial, Integer> missing = new TreeMap<>(modesBelow);
      List<Factor> below = new ArrayList<>(term.denominator.size());
      for (Factor factor : term.denominator) {
        if (factor.base().hasSymbolsOnly()) {
          below.add(factor);
        } else {
          missing.merge(factor.base(), -factor.exponent(), (a, b) -> a + b == 0 ? null : a + b);
        }
      }
      Polynomial extra = expanded(factors(missing));
      term.numerator
          .byModes()
          .forEach(
              (mode, coefficient) ->
                  byMode
                      .computeIfAbsent(mode.times(extra), m -> new ArrayList<>())
                      .add(reduced(term.unit, coefficient, below)));
    }
    TreeMap<Polynomial, ClosedForm> coefficients = new TreeMap<>();
    TreeMap<Polynomial, Integer> common = new TreeMap<>();
    BigInteger integers = BigInteger.ONE;
    for (Map.Entry<Polynomial, List<ClosedForm>> group : byMode.entrySet()) {
      List<ClosedForm> parts = group.getValue();
      ClosedForm coefficient = parts.size() == 1 ? parts.get(0) : plainSum(parts);
      if (!coefficient.isZero()) {
        coefficients.put(group.getKey(), coefficient);
        for (Factor factor : coefficient.denominator) {
          common.merge(factor.base(), factor.exponent(), Math::max);
        }
        integers = lcm(integers, coefficient.unit.getDenominator());
      }
    }
    List<Polynomial> scaled = new ArrayList<>(coefficients.size());
    for (Map.Entry<Polynomial, ClosedForm> entry : coefficients.entrySet()) {
      Interruption.poll();
      ClosedForm coefficient = entry.getValue();
      TreeMap<Polynomial, Integer> missing = new TreeMap<>(common);
      for (Factor factor : coefficient.denominator) {
        missing.merge(factor.base(), -factor.exponent(), (a, b) -> a + b == 0 ? null : a + b);
      }
      scaled.add(
          coefficient
              .numerator
              .times(
                  coefficient
                      .unit
                      .getNumerator()
                      .multiply(integers.divide(coefficient.unit.getDenominator())))
              .times(expanded(factors(missing)))
              .times(entry.getKey()));
    }
    Polynomial numerator = Polynomial.sum(scaled);
    if (numerator.isZero()) {
      return ZERO;
    }
    ClosedForm sum =
        reduced(new BigFraction(BigInteger.ONE, integers), numerator, factors(modesBelow));
    return new ClosedForm(sum.unit, sum.numerator, product(sum.denominator, factors(common)));
  }

  /**
   * The coefficients of the products of powers and exponentials. A denominator that holds sums of
   * such stays with each coefficient.
   */
  Map<ClosedForm, ClosedForm> byModes() {
    if (hasSymbolsOnly()) {
      return isZero() ? Map.of() : Map.of(ONE, this);
    }
    List<Factor> below = new ArrayList<>();
    List<Factor> modesBelow = new ArrayList<>();
    for (Factor factor : denominator) {
      boolean mode = factor.base().isAtom() && !factor.base().hasSymbolsOnly();
      (mode ? modesBelow : below).add(factor);
    }
    ClosedForm over = new ClosedForm(BigFraction.ONE, Polynomial.ONE, List.copyOf(modesBelow));
    Map<ClosedForm, ClosedForm> result = new LinkedHashMap<>();
    numerator
        .byModes()
        .forEach(
            (mode, coefficient) ->
                result.put(
                    created(BigFraction.ONE, mode, List.of()).times(over),
                    reduced(unit, coefficient, List.copyOf(below))));
    return result;
  }

  private static ClosedForm plainSum(Collection<ClosedForm> terms) {
    Map<List<Factor>, List<ClosedForm>> byDenominator = new LinkedHashMap<>();
    for (ClosedForm term : terms) {
      if (!term.isZero()) {
        byDenominator.computeIfAbsent(term.denominator, d -> new ArrayList<>()).add(term);
      }
    }
    TreeMap<Polynomial, Integer> common = new TreeMap<>();
    TreeMap<Polynomial, Integer> reachedBy = new TreeMap<>();
    BigInteger integers = BigInteger.ONE;
    for (Map.Entry<List<Factor>, List<ClosedForm>> group : byDenominator.entrySet()) {
      int count = group.getValue().size();
      for (Factor factor : group.getKey()) {
        int before = common.getOrDefault(factor.base(), 0);
        if (factor.exponent() > before) {
          common.put(factor.base(), factor.exponent());
          reachedBy.put(factor.base(), count);
        } else if (factor.exponent() == before) {
          reachedBy.merge(factor.base(), count, Integer::sum);
        }
      }
      for (ClosedForm term : group.getValue()) {
        integers = lcm(integers, term.unit.getDenominator());
      }
    }
    List<Partial> partials = new ArrayList<>(byDenominator.size());
    for (Map.Entry<List<Factor>, List<ClosedForm>> group : byDenominator.entrySet()) {
      List<Polynomial> scaled = new ArrayList<>(group.getValue().size());
      for (ClosedForm term : group.getValue()) {
        scaled.add(
            term.numerator.times(
                term.unit.getNumerator().multiply(integers.divide(term.unit.getDenominator()))));
      }
      TreeMap<Polynomial, Integer> below = new TreeMap<>();
      for (Factor factor : group.getKey()) {
        below.put(factor.base(), factor.exponent());
      }
      partials.add(new Partial(Polynomial.sum(scaled), below));
    }
    partials.sort(Partial.BY_DENOMINATOR);
    // A factor whose highest power comes from a single term cannot cancel.
    TreeMap<Polynomial, Integer> doubtful = new TreeMap<>();
    TreeMap<Polynomial, Integer> certain = new TreeMap<>();
    common.forEach(
        (base, exponent) ->
            (reachedBy.getOrDefault(base, 0) > 1 ? doubtful : certain).put(base, exponent));
    Polynomial numerator = Partial.sum(partials).numerator;
    if (numerator.isZero()) {
      return ZERO;
    }
    BigInteger content = numerator.signedContent();
    Reduction reduction = reduce(numerator.dividedExactlyBy(content), factors(doubtful));
    return created(
        new BigFraction(content, integers),
        reduction.numerator,
        product(reduction.denominator, factors(certain)));
  }

  /** A fraction that need not be reduced. */
  private record Partial(Polynomial numerator, TreeMap<Polynomial, Integer> below) {
    static final Comparator<Partial> BY_DENOMINATOR =
        (a, b) -> {
          Iterator<Map.Entry<Polynomial, Integer>> left =
              a.below.descendingMap().entrySet().iterator();
          Iterator<Map.Entry<Polynomial, Integer>> right =
              b.below.descendingMap().entrySet().iterator();
          while (left.hasNext() && right.hasNext()) {
            Map.Entry<Polynomial, Integer> x = left.next();
            Map.Entry<Polynomial, Integer> y = right.next();
            int order = x.getKey().compareTo(y.getKey());
            order = order != 0 ? order : Integer.compare(x.getValue(), y.getValue());
            if (order != 0) {
              return order;
            }
          }
          return Boolean.compare(left.hasNext(), right.hasNext());
        };

    /** The sum by halves, so that most factors meet small numerators. */
    static Partial sum(List<Partial> partials) {
      Interruption.poll();
      if (partials.isEmpty()) {
        return new Partial(Polynomial.ZERO, new TreeMap<>());
      }
      if (partials.size() == 1) {
        return partials.get(0);
      }
      int middle = partials.size() / 2;
      Partial left = sum(partials.subList(0, middle));
      Partial right = sum(partials.subList(middle, partials.size()));
      TreeMap<Polynomial, Integer> common = new TreeMap<>(left.below);
      right.below.forEach((base, exponent) -> common.merge(base, exponent, Math::max));
      return new Partial(left.over(common).plus(right.over(common)), common);
    }

    private Polynomial over(TreeMap<Polynomial, Integer> common) {
      TreeMap<Polynomial, Integer> missing = new TreeMap<>();
      common.forEach(
          (base, exponent) -> {
            int lacking = exponent - below.getOrDefault(base, 0);
            if (lacking > 0) {
              missing.put(base, lacking);
            }
          });
      return numerator.times(expanded(factors(missing)));
    }
  }

  private static BigInteger lcm(BigInteger a, BigInteger b) {
    return b.equals(BigInteger.ONE) ? a : a.divide(a.gcd(b)).multiply(b);
  }

  /** this + other. */
  public ClosedForm plus(ClosedForm other) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    if (isNumber() && other.isNumber()) {
      return of(unit.add(other.unit));
    }
    if (numerator.equals(other.numerator) && denominator.equals(other.denominator)) {
      BigFraction both = unit.add(other.unit);
      return both.signum() == 0 ? ZERO : new ClosedForm(both, numerator, denominator);
    }
    return sum(List.of(this, other));
  }

  /** this − other. */
  public ClosedForm minus(ClosedForm other) {
    return plus(other.negate());
  }

  /** this · other. */
  public ClosedForm times(ClosedForm other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    if (other.isNumber()) {
      return new ClosedForm(unit.multiply(other.unit), numerator, denominator);
    }
    if (isNumber()) {
      return new ClosedForm(unit.multiply(other.unit), other.numerator, other.denominator);
    }
    if (hasRoots() || other.hasRoots()) {
      List<ClosedForm> both = Roots.common(List.of(this, other));
      return both.get(0).plainTimes(both.get(1));
    }
    return plainTimes(other);
  }

  private ClosedForm plainTimes(ClosedForm other) {
    Reduction left = reduce(numerator, other.denominator);
    Reduction right = reduce(other.numerator, denominator);
    // Products of primitive polynomials are primitive (Gauss).
    return created(
        unit.multiply(other.unit),
        left.numerator.times(right.numerator),
        product(left.denominator, right.denominator));
  }

  /**
   * this / other.
   *
   * @throws ProblemException if other is zero
   */
  public ClosedForm dividedBy(ClosedForm other) {
    if (other.isZero()) {
      throw ProblemException.unfit(
          "division by zero", "the divisor is zero for all values of its variables");
    }
    if (other.numerator.isOne()) {
      return times(new ClosedForm(other.unit.reciprocal(), expanded(other.denominator), List.of()));
    }
    if (!other.numerator.isAtom() && !isZero() && !hasRoots() && !other.hasRoots()) {
      Optional<Polynomial> quotient = numerator.divided(other.numerator);
      if (quotient.isPresent()) {
        return new ClosedForm(unit, quotient.get(), denominator)
            .times(new ClosedForm(other.unit.reciprocal(), expanded(other.denominator), List.of()));
      }
    }
    return times(other.reciprocal());
  }

  private ClosedForm reciprocal() {
    return new ClosedForm(unit.reciprocal(), expanded(denominator), Factorization.of(numerator));
  }

  /** −this. */
  public ClosedForm negate() {
    return isZero() ? ZERO : new ClosedForm(unit.negate(), numerator, denominator);
  }

  /**
   * this to an integer power.
   *
   * @throws ProblemException if this is zero and the exponent negative, or the result too large
   */
  public ClosedForm pow(int exponent) {
    if (exponent == 0) {
      return ONE;
    }
    if (exponent == 1) {
      return this;
    }
    if (exponent < 0) {
      return ONE.dividedBy(this).pow(Math.negateExact(exponent));
    }
    long bits =
        (long) exponent
            * Math.max(unit.getNumerator().bitLength(), unit.getDenominator().bitLength());
    if (bits > 100_000_000L && !unit.getNumerator().abs().equals(BigInteger.ONE)) {
      throw ProblemException.beyondReach(
          "a number of about " + bits + " binary digits is too large", "use smaller powers");
    }
    List<Factor> powers = new ArrayList<>(denominator.size());
    for (Factor factor : denominator) {
      powers.add(new Factor(factor.base(), Math.multiplyExact(factor.exponent(), exponent)));
    }
    return isZero()
        ? ZERO
        : created(unit.pow(exponent), numerator.pow(exponent), List.copyOf(powers));
  }

  /**
   * this to a power whose exponent may hold variables: (ab)^(c+d) = a^c b^c a^d b^d with a and b
   * irreducible and whole numbers split off, so that (1−k1)^(T−1) is (1−k1)^T/(1−k1).
   *
   * <p>The base is taken to be positive. 0 to a power with a variable in the exponent is 0: such
   * exponents count steps and are taken to be large.
   *
   * <p>Example: {@code of(6).raisedTo(symbol("T"))} is 2^T 3^T.
   *
   * @throws ProblemException if the base is negative for small eigenvalues and large N, B, E, T, M,
   *     if it holds a sum of powers, if a numeric exponent is no integer, or if the exponent is not
   *     a polynomial in variables and their reciprocals
   */
  public ClosedForm raisedTo(ClosedForm exponent) {
    return Powers.power(this, exponent);
  }

  /**
   * The exponential function of a polynomial in variables and their reciprocals.
   *
   * <p>Example: exp(−(k1+k2)T) is exp(−k1 T) exp(−k2 T).
   *
   * @throws ProblemException if the argument is something else
   */
  public static ClosedForm exponential(ClosedForm argument) {
    return Powers.exponential(argument);
  }

  /** Whether this is identically zero. */
  public boolean isZero() {
    return unit.signum() == 0;
  }

  private boolean isNumber() {
    return numerator.isOne() && denominator.isEmpty();
  }

  /** Whether this is a polynomial (with rational coefficients) in its atoms. */
  public boolean isPolynomial() {
    return denominator.isEmpty();
  }

  /** The number this is, if it holds no variable. */
  public Optional<BigFraction> number() {
    return isNumber() ? Optional.of(unit) : Optional.empty();
  }

  /** The variables in it, N, B, E, T, M first, then the others by name. */
  public SortedSet<String> variables() {
    SortedSet<String> names = new TreeSet<>(VariableOrder.INSTANCE);
    collect(numerator, names);
    for (Factor factor : denominator) {
      collect(factor.base(), names);
    }
    return Collections.unmodifiableSortedSet(names);
  }

  private static void collect(Polynomial polynomial, Collection<String> names) {
    polynomial.atoms().forEach(atom -> atom.addVariables(names));
  }

  /** The rational number in front; 0 for the formula 0. */
  public BigFraction unit() {
    return unit;
  }

  /** The primitive numerator with positive leading coefficient; 1 for numbers. */
  public Polynomial numerator() {
    return numerator;
  }

  /** The denominator: irreducible factors with positive exponents, in order. */
  public List<Factor> denominator() {
    return denominator;
  }

  /**
   * This as a product with the numerator factored too, if it is not too large for that.
   *
   * <p>Example: (N²−N)/(2B) is 1/2 · N · (N−1) · B^−1.
   */
  public Factored factored() {
    return factored(Factorization.asFarAsCheap(numerator));
  }

  /**
   * The same with only those factors of the numerator set apart that are seen at once: single
   * variables and linear factors such as N−2. What is left stands as one factor.
   */
  public Factored factoredAtSight() {
    return factored(Factorization.atSight(numerator));
  }

  private Factored factored(List<Factor> above) {
    List<Factor> factors = new ArrayList<>(above);
    for (Factor factor : denominator) {
      factors.add(new Factor(factor.base(), -factor.exponent()));
    }
    factors.sort((a, b) -> a.base().compareTo(b.base()));
    return new Factored(unit, List.copyOf(factors));
  }

  /**
   * Replaces variables, all at once.
   *
   * <p>Example: (N−1)/B at N=B, B=N is (B−1)/N.
   *
   * <p>Where powers and exponentials make the numerator vanish with the denominator the value is
   * the limit, if it does not depend on the direction: (1−(1−k1)^T)/k1 at k1=0 is T.
   *
   * @throws ProblemException if a denominator vanishes otherwise; what cancels identically has been
   *     cancelled already, so that substituting one variable after another may succeed
   */
  public ClosedForm substitute(Map<String, ClosedForm> values) {
    Map<String, ClosedForm> present = new TreeMap<>(VariableOrder.INSTANCE);
    for (String name : variables()) {
      ClosedForm value = values.get(name);
      if (value != null) {
        present.put(name, value);
      }
    }
    if (present.isEmpty()) {
      return this;
    }
    if (atoms().anyMatch(atom -> Powers.isFractionalAt(atom, present))) {
      return substituteTermByTerm(present);
    }
    Map<Atom, ClosedForm> images = new HashMap<>();
    for (Factor factor : denominator) {
      addImages(factor.base(), present, images);
    }
    addImages(numerator, present, images);
    ClosedForm result = replace(numerator, images).times(of(unit));
    for (Factor factor : denominator) {
      ClosedForm divisor = replace(factor.base(), images);
      if (divisor.isZero()) {
        Optional<ClosedForm> limit =
            hasSymbolsOnly() ? Optional.empty() : Removal.of(this, present);
        return limit.orElseThrow(() -> pole(factor.base(), present));
      }
      result = result.dividedBy(divisor.pow(factor.exponent()));
    }
    return result;
  }

  /**
   * Where a single power would get a fraction for its exponent, as (1−k1)^(1/B) at B = 2, though
   * every power in the formula is a multiple: those of numerator and whole denominator are replaced
   * as they stand.
   */
  private ClosedForm substituteTermByTerm(Map<String, ClosedForm> values) {
    ClosedForm divisor = replacedTermByTerm(expanded(denominator), values);
    if (divisor.isZero()) {
      throw pole(expanded(denominator), values);
    }
    return replacedTermByTerm(numerator, values).dividedBy(divisor).times(of(unit));
  }

  private static ClosedForm replacedTermByTerm(
      Polynomial polynomial, Map<String, ClosedForm> values) {
    List<ClosedForm> sum = new ArrayList<>(polynomial.size());
    for (Polynomial.Term term : polynomial.terms()) {
      ClosedForm product = of(term.coefficient());
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        product = product.times(Powers.image(power.getKey(), power.getValue(), values));
      }
      sum.add(product);
    }
    return sum(sum);
  }

  private static void addImages(
      Polynomial polynomial, Map<String, ClosedForm> values, Map<Atom, ClosedForm> images) {
    for (Atom atom : polynomial.atoms()) {
      if (!images.containsKey(atom) && values.keySet().stream().anyMatch(atom::dependsOn)) {
        images.put(atom, Powers.image(atom, 1, values));
      }
    }
  }

  private static ClosedForm replace(Polynomial polynomial, Map<Atom, ClosedForm> values) {
    if (polynomial.hasRoots()
        || polynomial.atoms().stream()
            .anyMatch(a -> values.containsKey(a) && values.get(a).hasRoots())) {
      return replaceTermByTerm(polynomial, values);
    }
    Map<Atom, Polynomial.Fraction> fractions = new HashMap<>();
    TreeMap<Polynomial, Integer> below = new TreeMap<>();
    BigInteger integers = BigInteger.ONE;
    for (Atom atom : polynomial.atoms()) {
      ClosedForm value = values.get(atom);
      if (value == null) {
        continue;
      }
      int degree = polynomial.degree(atom);
      fractions.put(
          atom,
          new Polynomial.Fraction(
              value.numerator.times(value.unit.getNumerator()),
              expanded(value.denominator).times(value.unit.getDenominator())));
      integers = integers.multiply(value.unit.getDenominator().pow(degree));
      for (Factor factor : value.denominator) {
        below.merge(factor.base(), Math.multiplyExact(factor.exponent(), degree), Math::addExact);
      }
    }
    return reduced(
        new BigFraction(BigInteger.ONE, integers),
        polynomial.homogenized(fractions),
        factors(below));
  }

  private static ClosedForm replaceTermByTerm(Polynomial polynomial, Map<Atom, ClosedForm> values) {
    List<ClosedForm> sum = new ArrayList<>(polynomial.size());
    for (Polynomial.Term term : polynomial.terms()) {
      ClosedForm product = of(term.coefficient());
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        ClosedForm value = values.get(power.getKey());
        product = product.times((value == null ? of(power.getKey()) : value).pow(power.getValue()));
      }
      sum.add(product);
    }
    return sum(sum);
  }

  private static ProblemException pole(Polynomial factor, Map<String, ClosedForm> values) {
    StringBuilder where = new StringBuilder();
    Powers.bound(factor.atoms(), values)
        .forEach(
            (name, value) ->
                where.append(where.isEmpty() ? "" : ", ").append(name + " = " + value));
    return ProblemException.unfit(
        "at " + where + " the denominator " + factor + " vanishes",
        "common factors are cancelled already, so this is a pole, which may go if another variable"
            + " is substituted first; for a weight or a sum, give the numbers as options where it"
            + " is made, as in rweight(…, N=1, B=1, E=2): its histories are then summed for them");
  }

  /**
   * The exact value at rational numbers.
   *
   * @throws ProblemException if a variable has no value, a denominator vanishes, or the value is
   *     irrational
   */
  public BigFraction evaluate(Map<String, BigFraction> values) {
    Map<String, ClosedForm> numbers = new HashMap<>();
    for (String name : variables()) {
      BigFraction value = values.get(name);
      if (value == null) {
        throw ProblemException.unfit(
            "the variable " + name + " has no value", "give a number for " + name);
      }
      numbers.put(name, of(value));
    }
    ClosedForm value = substitute(numbers);
    return value
        .number()
        .orElseThrow(
            () ->
                ProblemException.unfit(
                    "the value " + value + " is not a rational number",
                    "exponentials of numbers other than 0 are irrational"));
  }

  /**
   * The degree in a variable: that of the numerator minus that of the denominator, so the power
   * with which the formula grows.
   *
   * @throws ProblemException if the variable stands in a power or exponential
   */
  public int degree(String variable) {
    refuseInside(variable);
    Atom atom = new Atom.Symbol(variable);
    int degree = numerator.degree(atom);
    for (Factor factor : denominator) {
      degree -= factor.exponent() * factor.base().degree(atom);
    }
    return degree;
  }

  private void refuseInside(String variable) {
    insides(variable)
        .findFirst()
        .ifPresent(
            atom -> {
              throw ProblemException.unfit(
                  "the formula is not a rational function of " + variable,
                  variable + " stands in " + atom);
            });
  }

  private Stream<Atom> atoms() {
    return Stream.concat(Stream.of(numerator), denominator.stream().map(Factor::base))
        .flatMap(polynomial -> polynomial.atoms().stream())
        .distinct();
  }

  /** The powers and exponentials that hold a variable. */
  private Stream<Atom> insides(String variable) {
    return atoms().filter(atom -> !(atom instanceof Atom.Symbol) && atom.dependsOn(variable));
  }

  /**
   * The coefficients of the powers 0, 1, … of a variable.
   *
   * @throws ProblemException if the variable stands in the denominator, a power or an exponential
   */
  public List<ClosedForm> coefficients(String variable) {
    refuseInside(variable);
    Atom atom = new Atom.Symbol(variable);
    for (Factor factor : denominator) {
      if (factor.base().contains(atom)) {
        throw ProblemException.unfit(
            "the formula is not a polynomial in " + variable,
            variable + " stands in the denominator " + factor.base());
      }
    }
    List<ClosedForm> result = new ArrayList<>();
    for (Polynomial coefficient : numerator.coefficients(atom)) {
      result.add(reduced(unit, coefficient, denominator));
    }
    return List.copyOf(result);
  }

  /**
   * The coefficient of a power of a variable; 0 beyond the degree.
   *
   * @throws ProblemException if the variable stands in the denominator, a power or an exponential
   */
  public ClosedForm coefficient(String variable, int power) {
    List<ClosedForm> all = coefficients(variable);
    return power >= 0 && power < all.size() ? all.get(power) : ZERO;
  }

  /**
   * ∂/∂variable.
   *
   * @throws ProblemException if the variable stands in the exponent of a power
   */
  public ClosedForm derivative(String variable) {
    List<ClosedForm> parts = new ArrayList<>();
    parts.add(partial(new Atom.Symbol(variable)));
    insides(variable)
        .forEach(atom -> parts.add(partial(atom).times(Powers.derivative(atom, variable))));
    return sum(parts);
  }

  /** ∂/∂atom, the other atoms held constant. */
  private ClosedForm partial(Atom atom) {
    List<Factor> varying = new ArrayList<>();
    for (Factor factor : denominator) {
      if (factor.base().contains(atom)) {
        varying.add(factor);
      }
    }
    Polynomial radical = Polynomial.ONE;
    for (Factor factor : varying) {
      radical = radical.times(factor.base());
    }
    Polynomial change = numerator.partial(atom).times(radical);
    for (Factor factor : varying) {
      Polynomial others = radical.divided(factor.base()).orElseThrow();
      change =
          change.minus(
              numerator
                  .times(factor.base().partial(atom))
                  .times(others)
                  .times(BigInteger.valueOf(factor.exponent())));
    }
    List<Factor> raised = new ArrayList<>();
    for (Factor factor : denominator) {
      raised.add(
          varying.contains(factor) ? new Factor(factor.base(), factor.exponent() + 1) : factor);
    }
    return reduced(unit, change, List.copyOf(raised));
  }

  /**
   * The Laurent series about variable = 0, cut after a power: Σ_{j ≤ order} c_j variable^j.
   *
   * <p>Example: 1/(k1(1−k1)) to order 1 is 1/k1 + 1 + k1, and (1−(1−k1)^T)/k1 to order 0 is T.
   *
   * @throws ProblemException if there is no such series, as when the variable stands in the
   *     exponent of a power
   */
  public ClosedForm series(String variable, int order) {
    return LaurentSeries.of(this, variable, order).form(variable);
  }

  /**
   * What becomes of this as a variable tends to +∞, all variables being positive, eigenvalues
   * between 0 and 1 where they are subtracted from 1, and N, B, E, T, M at least 1.
   *
   * <p>Example: (N−1)/(2N) tends to 1/2; N²/(N−1) diverges as N; (1−(1−k1)^T)/k1 tends to 1/k1 with
   * T.
   *
   * @throws ProblemException if it is not known whether some power grows or decays
   */
  public Limit limitAtInfinity(String variable) {
    return Asymptotics.atInfinity(this, variable);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ClosedForm other
        && unit.equals(other.unit)
        && numerator.equals(other.numerator)
        && denominator.equals(other.denominator);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * unit.hashCode() + numerator.hashCode()) + denominator.hashCode();
  }

  /** Plain text that shows the canonical form; {@code chladni.render} writes formulas for users. */
  @Override
  public String toString() {
    String front =
        unit.getDenominator().equals(BigInteger.ONE)
            ? unit.getNumerator().toString()
            : unit.getNumerator() + "/" + unit.getDenominator();
    if (isNumber()) {
      return front;
    }
    StringBuilder text = new StringBuilder();
    if (!unit.equals(BigFraction.ONE)) {
      text.append(front).append('*');
    }
    text.append(numerator.size() == 1 && text.isEmpty() ? numerator : "(" + numerator + ")");
    for (Factor factor : denominator) {
      text.append("/(").append(factor.base()).append(')');
      if (factor.exponent() != 1) {
        text.append('^').append(factor.exponent());
      }
    }
    return text.toString();
  }
}
