package chladni.landscape;

import chladni.landscape.Expression.Application;
import chladni.landscape.Expression.Component;
import chladni.landscape.Expression.Constant;
import chladni.landscape.Expression.Dot;
import chladni.landscape.Expression.Negation;
import chladni.landscape.Expression.Pi;
import chladni.landscape.Expression.Power;
import chladni.landscape.Expression.Product;
import chladni.landscape.Expression.Reciprocal;
import chladni.landscape.Expression.Sum;
import chladni.landscape.Expression.Summation;
import chladni.landscape.Expression.Variable;
import chladni.landscape.Expression.Vector;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * The Taylor expansion of an expression at the start, by truncated power series: exact derivatives
 * of any order, without symbolic differentiation.
 *
 * @param <T> the numbers
 */
final class TaylorExpansion<T extends FieldElement<T>> {
  private static final int MOST_OPERATIONS = 500_000;
  private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(10_000);

  private final Arithmetic<T> arithmetic;
  private final int order;
  private final String place;
  private final TaylorSeries.Frame<T> frame;
  private final Map<String, TaylorSeries<T>> values = new HashMap<>();
  private final Set<String> moving = new HashSet<>();
  private final Scope scope;
  private final Map<String, BigFraction> indices = new HashMap<>();
  private int operations;

  private TaylorExpansion(
      Arithmetic<T> arithmetic, int order, String place, Point point, Map<String, T> data) {
    this.arithmetic = arithmetic;
    this.order = order;
    this.place = place;
    this.frame = new TaylorSeries.Frame<>(arithmetic, order, place);
    this.scope = point.scope();
    for (int i = 0; i < point.weights().size(); i++) {
      String name = point.weights().get(i);
      T start = arithmetic.of(point.start().get(i));
      values.put(name, TaylorSeries.weight(frame, i, start));
      int bracket = name.indexOf('[');
      moving.add(bracket < 0 ? name : name.substring(0, bracket));
    }
    point
        .parameters()
        .forEach(
            (name, value) -> values.put(name, TaylorSeries.constant(frame, arithmetic.of(value))));
    data.forEach((name, value) -> values.put(name, TaylorSeries.constant(frame, value)));
  }

  /**
   * Expands an expression.
   *
   * @param point the values of weights and parameters
   * @param data the values of the variables of the data
   * @param place where the expression stands, for messages
   * @throws ProblemException if it is not differentiable at the start or too large
   * @throws IrrationalException if it is not a number of the arithmetic there
   */
  static <T extends FieldElement<T>> TaylorSeries<T> of(
      Expression expression,
      Point point,
      Map<String, T> data,
      Arithmetic<T> arithmetic,
      int order,
      String place) {
    return new TaylorExpansion<>(arithmetic, order, place, point, data).expand(expression);
  }

  private TaylorSeries<T> expand(Expression expression) {
    if (++operations > MOST_OPERATIONS) {
      throw ProblemException.beyondReach(
          place + ": this takes more than " + MOST_OPERATIONS + " operations", "use shorter sums");
    }
    Interruption.poll();
    return switch (expression) {
      case Constant c -> number(c.value());
      case Pi pi ->
          TaylorSeries.constant(frame, arithmetic.pi().orElseThrow(() -> irrational("pi", "")));
      case Variable v -> variable(v.name());
      case Component c -> component(c.vector(), whole(c.index(), "an index"));
      case Sum s -> TaylorSeries.sum(frame, () -> s.terms().stream().map(this::expand).iterator());
      case Negation n -> expand(n.of()).negate();
      case Product p -> {
        TaylorSeries<T> product = expand(p.factors().get(0));
        for (Expression factor : p.factors().subList(1, p.factors().size())) {
          product = product.times(expand(factor));
        }
        yield product;
      }
      case Reciprocal r -> reciprocal(expand(r.of()), r.text(), r.of());
      case Power p -> power(p);
      case Application a -> {
        TaylorSeries<T> argument = expand(a.argument());
        yield argument.under(
            known(
                arithmetic.of(a.function(), argument.value(), order),
                a.text(),
                a.argument(),
                argument));
      }
      case Summation s -> summation(s);
      case Dot d ->
          TaylorSeries.sum(
              frame,
              () ->
                  IntStream.range(0, size(d.left()))
                      .mapToObj(i -> expand(d.left(), i).times(expand(d.right(), i)))
                      .iterator());
    };
  }

  private TaylorSeries<T> variable(String name) {
    BigFraction index = indices.get(name);
    return index == null ? Objects.requireNonNull(values.get(name)) : number(index);
  }

  private TaylorSeries<T> number(BigFraction value) {
    return TaylorSeries.constant(frame, arithmetic.of(value));
  }

  private TaylorSeries<T> component(String vector, BigInteger index) {
    IndexRange range = scope.indices(vector);
    if (index.bitLength() > 31 || !range.contains(index.intValueExact())) {
      throw ProblemException.unfit(
          place + ": there is no " + vector + "[" + index + "]",
          "the indices of " + vector + " run from " + range.first() + " to " + range.last());
    }
    return Objects.requireNonNull(values.get(vector + "[" + index + "]"));
  }

  private int size(Vector vector) {
    return switch (vector) {
      case Vector.Named v -> scope.indices(v.name()).size();
      case Vector.Listed v -> v.components().size();
    };
  }

  private TaylorSeries<T> expand(Vector vector, int place) {
    return switch (vector) {
      case Vector.Named v ->
          component(v.name(), BigInteger.valueOf(scope.indices(v.name()).first() + place));
      case Vector.Listed v -> expand(v.components().get(place));
    };
  }

  private TaylorSeries<T> summation(Summation s) {
    BigInteger from = whole(s.from(), "a bound of a sum");
    BigInteger to = whole(s.to(), "a bound of a sum");
    if (to.subtract(from).bitLength() > 21) {
      throw ProblemException.beyondReach(
          place + ": " + s.text() + " has too many terms", "use shorter sums");
    }
    TaylorSeries<T> sum =
        TaylorSeries.sum(
            frame,
            () ->
                Stream.iterate(from, i -> i.compareTo(to) <= 0, i -> i.add(BigInteger.ONE))
                    .map(
                        i -> {
                          indices.put(s.index(), new BigFraction(i));
                          return expand(s.body());
                        })
                    .iterator());
    indices.remove(s.index());
    return sum;
  }

  private TaylorSeries<T> power(Power p) {
    TaylorSeries<T> base = expand(p.base());
    TaylorSeries<T> exponent = expand(p.exponent());
    if (p.exponent().mentions(moving)) {
      List<T> logarithm =
          known(
              arithmetic.of(ElementaryFunction.LOG, base.value(), order), p.text(), p.base(), base);
      TaylorSeries<T> product = exponent.times(base.under(logarithm));
      return product.under(
          known(
              arithmetic.of(ElementaryFunction.EXP, product.value(), order),
              p.text(),
              p.base(),
              base));
    }
    Optional<BigInteger> whole = arithmetic.wholeNumber(exponent.value());
    if (whole.isEmpty()) {
      return base.under(
          known(
              arithmetic.ofPower(exponent.value(), base.value(), order), p.text(), p.base(), base));
    }
    if (whole.get().abs().compareTo(LARGEST_EXPONENT) > 0) {
      throw ProblemException.beyondReach(
          place + ": the exponent " + whole.get() + " in " + shortened(p.text()) + " is too large",
          "exponents may go up to " + LARGEST_EXPONENT);
    }
    TaylorSeries<T> positive = base.power(whole.get().abs().intValueExact());
    return whole.get().signum() < 0 ? reciprocal(positive, p.text(), p.base()) : positive;
  }

  private TaylorSeries<T> reciprocal(TaylorSeries<T> of, String text, Expression argument) {
    return of.under(
        known(
            arithmetic.ofPower(arithmetic.of(BigFraction.MINUS_ONE), of.value(), order),
            text,
            argument,
            of));
  }

  private List<T> known(
      Arithmetic.Coefficients<T> coefficients,
      String text,
      Expression argument,
      TaylorSeries<T> at) {
    String where = ", where " + shortened(argument.text()) + " = " + arithmetic.text(at.value());
    return switch (coefficients) {
      case Arithmetic.Coefficients.Known<T> k -> k.values();
      case Arithmetic.Coefficients.OutsideTheField<T> o -> throw irrational(text, where);
      case Arithmetic.Coefficients.BeyondReach<T> b -> throw TaylorSeries.tooLarge(place);
      case Arithmetic.Coefficients.NotDifferentiable<T> n ->
          throw ProblemException.unfit(
              place
                  + ": "
                  + shortened(text)
                  + " is not differentiable at the start"
                  + where
                  + ": "
                  + n.why(),
              "start elsewhere, or change the loss");
    };
  }

  private IrrationalException irrational(String text, String where) {
    return new IrrationalException(
        place + ": " + shortened(text) + " is not rational at the start" + where);
  }

  /** The whole number that an expression of indices, parameters and numbers is. */
  private BigInteger whole(Expression e, String what) {
    if (!e.mentions(moving)) {
      Optional<BigInteger> value = arithmetic.wholeNumber(expand(e).value());
      if (value.isPresent()) {
        return value.get();
      }
    }
    throw ProblemException.unfit(
        place + ": " + what + " must be a whole number, not " + shortened(e.text()),
        "build it from whole numbers and the indices of sums");
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
