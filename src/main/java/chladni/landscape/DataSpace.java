package chladni.landscape;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * Functions of independent variables that have expectations in closed form: combinations of powers
 * times exponentials. An exponent may be linear in a uniform variable, quadratic in a normal one,
 * and any polynomial of a variable with finitely many values, without products of variables.
 *
 * @param <T> the numbers
 */
final class DataSpace<T extends FieldElement<T>>
    implements Arithmetic<DataFunction<T>>, Field<DataFunction<T>> {
  private final Arithmetic<T> numbers;
  private final Conversion<T> conversion;
  private final List<String> names;
  private final List<Distribution> distributions;
  private final String place;

  /** How the numbers are related to fractions and decimals. */
  private interface Conversion<T> {
    BigFraction toFraction(T number);

    /** A decimal; fractions refuse it. */
    T ofDecimal(double number, String what);
  }

  private DataSpace(
      Arithmetic<T> numbers,
      Conversion<T> conversion,
      SequencedMap<String, Distribution> variables,
      String place) {
    this.numbers = numbers;
    this.conversion = conversion;
    this.names = List.copyOf(variables.keySet());
    this.distributions = List.copyOf(variables.values());
    this.place = place;
  }

  /** Functions with rational coefficients and rational expectations. */
  static DataSpace<BigFraction> exact(SequencedMap<String, Distribution> variables, String place) {
    return new DataSpace<>(
        new ExactArithmetic(),
        new Conversion<>() {
          @Override
          public BigFraction toFraction(BigFraction number) {
            return number;
          }

          @Override
          public BigFraction ofDecimal(double number, String what) {
            throw new IrrationalException(place + ": the expectation of " + what);
          }
        },
        variables,
        place);
  }

  /** Functions with coefficients in floating point. */
  static DataSpace<Binary64> decimal(SequencedMap<String, Distribution> variables, String place) {
    return new DataSpace<>(
        new DecimalArithmetic(),
        new Conversion<>() {
          @Override
          public BigFraction toFraction(Binary64 number) {
            return new BigFraction(number.getReal());
          }

          @Override
          public Binary64 ofDecimal(double number, String what) {
            return new Binary64(number);
          }
        },
        variables,
        place);
  }

  /** Where the loss stands, for messages. */
  String place() {
    return place;
  }

  /** The variables as functions, by name. */
  Map<String, DataFunction<T>> variables() {
    Map<String, DataFunction<T>> variables = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      SortedMap<DataTerm.BlockVariable, Integer> power = new TreeMap<>();
      power.put(new DataTerm.BlockVariable(0, i), 1);
      SortedMap<DataTerm, T> terms = new TreeMap<>();
      terms.put(new DataTerm(power, new TreeMap<>()), one());
      variables.put(names.get(i), new DataFunction<>(this, terms));
    }
    return variables;
  }

  T zero() {
    return numbers.of(BigFraction.ZERO);
  }

  private T one() {
    return numbers.of(BigFraction.ONE);
  }

  /** A number as a function. */
  DataFunction<T> constant(T number) {
    SortedMap<DataTerm, T> terms = new TreeMap<>();
    if (!number.isZero()) {
      terms.put(DataTerm.ONE, number);
    }
    return new DataFunction<>(this, terms);
  }

  /** The expectation of what a term has of one variable. */
  T expectation(DataTerm term, DataTerm.BlockVariable variable) {
    int power = term.powers().getOrDefault(variable, 0);
    SortedMap<Integer, BigFraction> exponent = term.exponentOf(variable);
    Distribution distribution = distributions.get(variable.variable());
    if (exponent.isEmpty()) {
      return numbers.of(DistributionMoments.power(distribution, power));
    }
    String what = text(variable.variable(), power, exponent);
    double value = DistributionMoments.exponential(distribution, power, exponent);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw ProblemException.unfit(
          place
              + ": the expectation of "
              + what
              + " under "
              + names.get(variable.variable())
              + " ~ "
              + distribution.text()
              + " is not finite",
          "the values of diagrams need the moments of all derivatives of the loss");
    }
    return conversion.ofDecimal(value, what);
  }

  private String text(int variable, int power, SortedMap<Integer, BigFraction> exponent) {
    String name = names.get(variable);
    String sum =
        exponent.entrySet().stream()
            .map(e -> factor(e.getValue()) + power(name, e.getKey()))
            .collect(Collectors.joining(" + "));
    return (power == 0 ? "" : power(name, power) + "*") + "exp(" + sum + ")";
  }

  private static String factor(BigFraction c) {
    if (c.equals(BigFraction.ONE)) {
      return "";
    }
    String exact = ExactNumber.text(c);
    // fractions of decimals are long
    return (exact.length() <= 12 ? exact : String.format(Locale.ROOT, "%.6g", c.doubleValue()))
        + "*";
  }

  private static String power(String name, int k) {
    return k == 1 ? name : name + "^" + k;
  }

  // The arithmetic.

  @Override
  public DataFunction<T> of(BigFraction value) {
    return constant(numbers.of(value));
  }

  @Override
  public Optional<DataFunction<T>> pi() {
    return numbers.pi().map(this::constant);
  }

  @Override
  public Optional<BigInteger> wholeNumber(DataFunction<T> value) {
    return value.constant().flatMap(numbers::wholeNumber);
  }

  @Override
  public Coefficients<DataFunction<T>> of(
      ElementaryFunction function, DataFunction<T> at, int order) {
    Optional<T> constant = at.constant();
    if (constant.isPresent()) {
      return lifted(numbers.of(function, constant.get(), order));
    }
    return function == ElementaryFunction.EXP
        ? exponential(at, order)
        : new Coefficients.OutsideTheField<>();
  }

  private Coefficients<DataFunction<T>> lifted(Coefficients<T> coefficients) {
    return switch (coefficients) {
      case Coefficients.Known<T> k ->
          new Coefficients.Known<>(k.values().stream().map(this::constant).toList());
      case Coefficients.OutsideTheField<T> o -> new Coefficients.OutsideTheField<>();
      case Coefficients.BeyondReach<T> b -> new Coefficients.BeyondReach<>();
      case Coefficients.NotDifferentiable<T> n -> new Coefficients.NotDifferentiable<>(n.why());
    };
  }

  /** exp(c + p) = e^c e^p, if p may stand in an exponent. */
  private Coefficients<DataFunction<T>> exponential(DataFunction<T> at, int order) {
    T shift = zero();
    SortedMap<DataTerm.Exponent, BigFraction> exponent = new TreeMap<>();
    for (Map.Entry<DataTerm, T> entry : at.terms().entrySet()) {
      DataTerm term = entry.getKey();
      if (term.isOne()) {
        shift = entry.getValue();
        continue;
      }
      if (!term.exponent().isEmpty() || term.powers().size() > 1) {
        return new Coefficients.OutsideTheField<>();
      }
      DataTerm.BlockVariable variable = term.powers().firstKey();
      int power = term.powers().values().iterator().next();
      if (!DistributionMoments.integratesExponential(
          distributions.get(variable.variable()), power)) {
        return new Coefficients.OutsideTheField<>();
      }
      exponent.put(new DataTerm.Exponent(variable, power), conversion.toFraction(entry.getValue()));
    }
    Coefficients<T> ofShift = numbers.of(ElementaryFunction.EXP, shift, order);
    if (!(ofShift instanceof Coefficients.Known<T> known)) {
      return lifted(ofShift);
    }
    DataTerm factor = new DataTerm(new TreeMap<>(), exponent);
    List<DataFunction<T>> values = new ArrayList<>();
    for (T c : known.values()) {
      SortedMap<DataTerm, T> terms = new TreeMap<>();
      terms.put(factor, c);
      values.add(new DataFunction<>(this, terms));
    }
    return new Coefficients.Known<>(values);
  }

  @Override
  public Coefficients<DataFunction<T>> ofPower(
      DataFunction<T> exponent, DataFunction<T> at, int order) {
    Optional<T> power = exponent.constant();
    Optional<T> base = at.constant();
    return power.isPresent() && base.isPresent()
        ? lifted(numbers.ofPower(power.get(), base.get(), order))
        : new Coefficients.OutsideTheField<>();
  }

  @Override
  public boolean isBeyondReach(DataFunction<T> value) {
    return value.terms().values().stream().anyMatch(numbers::isBeyondReach);
  }

  @Override
  public String text(DataFunction<T> value) {
    if (value.isZero()) {
      return "0";
    }
    return value.terms().entrySet().stream()
        .limit(4)
        .map(entry -> numbers.text(entry.getValue()) + text(entry.getKey()))
        .collect(Collectors.joining(" + ", "", value.terms().size() > 4 ? " + …" : ""));
  }

  private String text(DataTerm term) {
    StringBuilder text = new StringBuilder();
    for (DataTerm.BlockVariable v : term.variables()) {
      int power = term.powers().getOrDefault(v, 0);
      SortedMap<Integer, BigFraction> exponent = term.exponentOf(v);
      text.append('*')
          .append(
              exponent.isEmpty()
                  ? power(names.get(v.variable()), power)
                  : text(v.variable(), power, exponent));
    }
    return text.toString();
  }

  // The field, as far as it is one.

  @Override
  public DataFunction<T> getZero() {
    return constant(zero());
  }

  @Override
  public DataFunction<T> getOne() {
    return constant(one());
  }

  @Override
  @SuppressWarnings("unchecked")
  public Class<DataFunction<T>> getRuntimeClass() {
    return (Class<DataFunction<T>>) (Class<?>) DataFunction.class;
  }
}
