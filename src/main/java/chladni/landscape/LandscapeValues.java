package chladni.landscape;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * Chooses how the values of a landscape are computed: exactly where that is possible, otherwise in
 * floating point with expectations in closed form or as finite sums, otherwise by quadrature.
 */
final class LandscapeValues {
  /** The most rows of a table over which sums are exact. */
  private static final int MOST_EXACT_ROWS = 300;

  /** The most points at which variables of finitely many values are enumerated. */
  private static final long MOST_ENUMERATED = 2_000;

  /** The most derivatives that are kept for all points together. */
  private static final long MOST_NUMBERS = 4_000_000;

  private final String origin;
  private final Point point;
  private final LearningRate learningRate;
  private final List<Attempt> attempts;
  private final Map<Attempt, Calculation> known = new ConcurrentHashMap<>();

  /** From which order on an attempt is known to fail. */
  private final Map<Attempt, Integer> failing = new ConcurrentHashMap<>();

  /** A way to calculate that may turn out not to be one. */
  @FunctionalInterface
  private interface Attempt {
    /**
     * Calculation with derivatives to an order.
     *
     * @throws IrrationalException if it is none
     */
    Calculation upTo(int order);
  }

  LandscapeValues(String origin, Point point, Data data, LearningRate learningRate) {
    this.origin = origin;
    this.point = point;
    this.learningRate = learningRate;
    this.attempts =
        switch (data) {
          case Data.Losses l -> losses(l);
          case Data.Variables v -> variables(v);
          case Data.Rows r -> rows(r);
          case Data.Given g ->
              List.of(
                  order -> GivenCalculation.exact(origin, g, learningRate),
                  order -> GivenCalculation.decimal(origin, g, learningRate));
        };
  }

  /**
   * The numbers of the first way that has them.
   *
   * @param order the highest derivative that is needed
   */
  Numbers numbers(int order, Function<Calculation, Numbers> wanted) {
    for (Attempt attempt : attempts.subList(0, attempts.size() - 1)) {
      if (failing.getOrDefault(attempt, Integer.MAX_VALUE) > order) {
        try {
          return wanted.apply(calculation(attempt, order));
        } catch (IrrationalException e) {
          Interruption.poll();
        }
      }
    }
    return wanted.apply(calculation(attempts.getLast(), order));
  }

  private Calculation calculation(Attempt attempt, int order) {
    Calculation held = known.get(attempt);
    if (held != null && held.order() >= order) {
      return held;
    }
    try {
      Calculation more = attempt.upTo(order);
      known.put(attempt, more);
      return more;
    } catch (IrrationalException e) {
      failing.merge(attempt, order, Math::min);
      throw e;
    }
  }

  private List<Attempt> losses(Data.Losses losses) {
    Numbers.Method method =
        new Numbers.Method(
            losses.outcomes().size() == 1
                ? "one loss"
                : "a sum over " + losses.outcomes().size() + " losses");
    return List.of(
        order -> exactly(exactTensors(losses, order), method),
        order ->
            decimally(
                Tensors.of(losses.outcomes(), point, new DecimalArithmetic(), order, origin),
                method));
  }

  /** The derivatives of all losses in rational numbers. */
  Tensors<BigFraction> exactTensors(Data.Losses losses, int order) {
    return Tensors.of(losses.outcomes(), point, new ExactArithmetic(), order, origin);
  }

  private Calculation exactly(Tensors<BigFraction> tensors, Numbers.Method method) {
    return sampled(tensors, new ExactArithmetic(), Numbers::exact, method);
  }

  private Calculation.WithTensors<?, Binary64> decimally(
      Tensors<Binary64> tensors, Numbers.Method method) {
    return sampled(tensors, new DecimalArithmetic(), Numbers::decimal, method);
  }

  private <T extends FieldElement<T>> Calculation.WithTensors<?, T> sampled(
      Tensors<T> tensors,
      Arithmetic<T> arithmetic,
      Calculation.Conversion<T> conversion,
      Numbers.Method method) {
    return with(
        new SampledTensors<>(tensors, arithmetic, learningRate.size()),
        arithmetic,
        conversion,
        method);
  }

  private <F, T extends FieldElement<T>> Calculation.WithTensors<F, T> with(
      DataTensors<F, T> tensors,
      Arithmetic<T> arithmetic,
      Calculation.Conversion<T> conversion,
      Numbers.Method method) {
    return new Calculation.WithTensors<>(
        tensors,
        new ContractionEvaluation<>(tensors, arithmetic, learningRate),
        arithmetic,
        conversion,
        method);
  }

  // Variables.

  private String lossPlace() {
    return origin + ": loss";
  }

  private List<Attempt> variables(Data.Variables data) {
    Optional<List<Weighted<BigFraction>>> points = enumerated(data.variables());
    if (points.isPresent()) {
      Numbers.Method method =
          new Numbers.Method("a sum over " + points.get().size() + " values of the data");
      return List.of(
          order ->
              exactly(
                  at(
                      data.loss(),
                      points.get().size(),
                      points.get()::get,
                      ExactArithmetic::new,
                      order),
                  method),
          order ->
              decimally(
                  at(
                      data.loss(),
                      points.get().size(),
                      x -> decimal(points.get().get(x)),
                      DecimalArithmetic::new,
                      order),
                  method));
    }
    Numbers.Method moments =
        new Numbers.Method("moments of " + String.join(", ", shown(data.variables())));
    return List.of(
        order ->
            symbolic(
                data,
                DataSpace.exact(data.variables(), lossPlace()),
                new ExactArithmetic(),
                Numbers::exact,
                moments,
                order),
        order ->
            symbolic(
                data,
                DataSpace.decimal(data.variables(), lossPlace()),
                new DecimalArithmetic(),
                Numbers::decimal,
                moments,
                order),
        order -> quadrature(data, order));
  }

  private static List<String> shown(SequencedMap<String, Distribution> variables) {
    return variables.size() <= 8
        ? List.copyOf(variables.keySet())
        : List.of(variables.size() + " variables");
  }

  private <T extends FieldElement<T>> Calculation symbolic(
      Data.Variables data,
      DataSpace<T> space,
      Arithmetic<T> arithmetic,
      Calculation.Conversion<T> conversion,
      Numbers.Method method,
      int order) {
    TaylorSeries<DataFunction<T>> loss =
        TaylorExpansion.of(data.loss(), point, space.variables(), space, order, lossPlace());
    return with(
        new SymbolicTensors<>(space, learningRate.size(), Tensors.derivatives(loss, order)),
        arithmetic,
        conversion,
        method);
  }

  /**
   * A training point with its weight in sums.
   *
   * @param values the variables of the data
   * @param place what messages call it
   */
  private record Weighted<T>(SequencedMap<String, T> values, T weight, String place) {}

  /** All values of variables that have finitely many, if these are not too many. */
  private Optional<List<Weighted<BigFraction>>> enumerated(
      SequencedMap<String, Distribution> variables) {
    List<Weighted<BigFraction>> points =
        List.of(new Weighted<>(new LinkedHashMap<>(), BigFraction.ONE, ""));
    for (Map.Entry<String, Distribution> variable : variables.entrySet()) {
      if (!(variable.getValue() instanceof Distribution.Values values)
          || (long) points.size() * values.values().size() > MOST_ENUMERATED) {
        return Optional.empty();
      }
      List<Weighted<BigFraction>> longer = new ArrayList<>();
      for (Weighted<BigFraction> p : points) {
        for (int i = 0; i < values.values().size(); i++) {
          SequencedMap<String, BigFraction> grown = new LinkedHashMap<>(p.values);
          grown.put(variable.getKey(), values.values().get(i));
          longer.add(new Weighted<>(grown, p.weight.multiply(values.probabilities().get(i)), ""));
        }
      }
      points = longer;
    }
    return Optional.of(points.stream().map(p -> named(p, ExactNumber::text)).toList());
  }

  private <T> Weighted<T> named(Weighted<T> point, Function<T, String> text) {
    String values =
        point.values.entrySet().stream()
            .limit(4)
            .map(e -> e.getKey() + " = " + text.apply(e.getValue()))
            .collect(Collectors.joining(", "));
    return new Weighted<>(
        point.values,
        point.weight,
        lossPlace() + " at " + values + (point.values.size() > 4 ? ", …" : ""));
  }

  private static Weighted<Binary64> decimal(Weighted<BigFraction> p) {
    SequencedMap<String, Binary64> values = new LinkedHashMap<>();
    p.values.forEach((name, value) -> values.put(name, new Binary64(value.doubleValue())));
    return new Weighted<>(values, new Binary64(p.weight.doubleValue()), p.place);
  }

  /** The derivatives at some points, which are made one after the other. */
  private <T extends FieldElement<T>> Tensors<T> at(
      Expression loss,
      int points,
      IntFunction<Weighted<T>> pointAt,
      Supplier<Arithmetic<T>> arithmetic,
      int order) {
    List<T> weights = new ArrayList<>();
    List<TaylorSeries<T>> losses = new ArrayList<>();
    long numbers = 0;
    for (int x = 0; x < points; x++) {
      Interruption.poll();
      Weighted<T> p = pointAt.apply(x);
      TaylorSeries<T> series =
          TaylorExpansion.of(loss, point, p.values, arithmetic.get(), order, p.place);
      numbers += series.coefficients().size();
      if (numbers > MOST_NUMBERS) {
        throw ProblemException.beyondReach(
            lossPlace()
                + ": the derivatives to order "
                + order
                + " at "
                + points
                + " points are more than "
                + MOST_NUMBERS
                + " numbers",
            "use fewer rows or weights, or a lower order");
      }
      weights.add(p.weight);
      losses.add(series);
    }
    return Tensors.of(weights, losses, order);
  }

  // Quadrature.

  private Calculation quadrature(Data.Variables data, int order) {
    List<QuadratureRule> rules = QuadratureRule.pair(data.variables(), lossPlace());
    QuadratureRule finer = rules.get(1);
    Numbers.Method method =
        new Numbers.Method(
            "Gauss quadrature with "
                + finer.nodes()
                + " nodes a variable, checked with "
                + rules.get(0).nodes());
    Tensors<Binary64> fine = atNodes(data, finer, order);
    return new DoubledQuadrature(
        decimally(atNodes(data, rules.get(0), order), method),
        decimally(fine, method),
        DoubledQuadrature.scales(fine),
        lossPlace());
  }

  /** The derivatives at the nodes of a rule, if no corner lies between them. */
  private Tensors<Binary64> atNodes(Data.Variables data, QuadratureRule rule, int order) {
    List<Binary64> weights = new ArrayList<>();
    List<TaylorSeries<Binary64>> losses = new ArrayList<>();
    Optional<List<Integer>> corners = Optional.empty();
    for (int x = 0; x < rule.points().size(); x++) {
      Interruption.poll();
      SequencedMap<String, Binary64> values = new LinkedHashMap<>();
      rule.points().get(x).forEach((name, value) -> values.put(name, new Binary64(value)));
      Weighted<Binary64> node =
          named(
              new Weighted<>(values, new Binary64(rule.weights().get(x)), ""),
              v -> new DecimalArithmetic().text(v));
      DecimalArithmetic arithmetic = new DecimalArithmetic();
      losses.add(
          TaylorExpansion.of(data.loss(), point, node.values, arithmetic, order, node.place));
      weights.add(node.weight);
      if (corners.isPresent() && !corners.get().equals(arithmetic.corners())) {
        throw ProblemException.unfit(
            node.place + ": abs is on another side of its corner here than at other data",
            "its expectation is smooth, but its derivatives' expectations are not those of its"
                + " expectation; replace abs(x) by sqrt(x^2 + 1/100)");
      }
      corners = Optional.of(arithmetic.corners());
    }
    return Tensors.of(weights, losses, order);
  }

  // Tables.

  private List<Attempt> rows(Data.Rows data) {
    Numbers.Method method = new Numbers.Method("a sum over " + data.rows().size() + " rows");
    int rows = data.rows().size();
    Attempt decimal =
        order ->
            decimally(
                at(
                    data.loss(),
                    rows,
                    row -> row(data, row, Binary64::new),
                    DecimalArithmetic::new,
                    order),
                method);
    return rows <= MOST_EXACT_ROWS
        ? List.of(
            order ->
                exactly(
                    at(
                        data.loss(),
                        rows,
                        row -> row(data, row, x -> ExactNumber.of(BigDecimal.valueOf(x))),
                        ExactArithmetic::new,
                        order),
                    method),
            decimal)
        : List.of(decimal);
  }

  /** A row; fractions are those that its decimal numbers are. */
  private <T extends FieldElement<T>> Weighted<T> row(
      Data.Rows data, int row, DoubleFunction<T> number) {
    DataTable table = data.rows();
    SequencedMap<String, T> values = new LinkedHashMap<>();
    for (int c = 0; c < table.columns().size(); c++) {
      values.put(table.columns().get(c), number.apply(table.values().get(c)[row]));
    }
    T one = number.apply(1);
    return new Weighted<>(
        values,
        one.divide(number.apply(table.size())),
        lossPlace() + " at row " + (row + 1) + " of " + table.origin());
  }
}
