package chladni.prediction;

import chladni.landscape.ElementaryFunction;
import chladni.landscape.Expression;
import chladni.landscape.IndexRange;
import chladni.landscape.Landscape;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A loss as a list of steps on columns of numbers, for fast derivatives in floating point.
 *
 * <p>A sum over an index is one step on a column with an entry for each value of the index (a
 * <em>lane</em>), so that a sum over ten thousand weights costs a few steps. Columns of nested sums
 * have an entry for each combination.
 */
final class LossProgram {

  /** What is done to make one column from others before it. */
  sealed interface Step {}

  /** Numbers known from the start. */
  record Fixed(double[] values) implements Step {}

  /** Weights, by their places. */
  record Weights(int[] places) implements Step {}

  /** Data, by the columns of the table. */
  record Datum(int[] columns) implements Step {}

  /** The entries of a shallower column repeated, by the entry that each lane takes. */
  record Spread(int of, int[] from) implements Step {}

  /** A sum of columns. */
  record Sum(int[] terms) implements Step {}

  /** A product of two columns. */
  record Product(int left, int right) implements Step {}

  /** A column with the other sign. */
  record Negation(int of) implements Step {}

  /** A power whose exponent does not depend on the weights. */
  record Power(int base, int exponent, String text) implements Step {}

  /** An elementary function of a column. */
  record Application(ElementaryFunction function, int of, String text) implements Step {}

  /** The sums of the lanes that have the same entry above. */
  record Total(int of, int[] to) implements Step {}

  /**
   * The lanes of a column: one for each combination of the indices of the sums around it.
   *
   * @param outer the nest without the innermost sum
   * @param lanes their number
   * @param above for each lane its lane in the outer nest
   * @param index the innermost index
   * @param values of the innermost index, by lane
   */
  private record Nest(Optional<Nest> outer, int lanes, int[] above, String index, double[] values) {
    static Nest outside() {
      return new Nest(Optional.empty(), 1, new int[1], "", new double[1]);
    }

    int depth() {
      return outer.map(o -> 1 + o.depth()).orElse(0);
    }

    /** Where a name is an index: that nest, if it is one. */
    Optional<Nest> where(String name) {
      return outer.isEmpty()
          ? Optional.empty()
          : index.equals(name) ? Optional.of(this) : outer.get().where(name);
    }
  }

  private static final long MOST_ENTRIES = 50_000_000;

  private final Names names;
  private final String place;
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> lanes = new ArrayList<>();
  private final List<Boolean> moving = new ArrayList<>();
  private final List<Nest> nestOf = new ArrayList<>();
  private final Nest outside = Nest.outside();
  private final int result;
  private long entries;

  private LossProgram(Expression loss, Names names, String place) {
    this.names = names;
    this.place = place;
    this.result = spread(compile(loss, outside), outside);
  }

  /**
   * The names that a loss uses.
   *
   * @param weights the place of each weight, components of vectors as {@code w[1]}
   * @param data the column of each variable of the data
   * @param parameters the value of each parameter
   * @param vectors the indices of each vector among weights and data
   */
  record Names(
      Map<String, Integer> weights,
      Map<String, Integer> data,
      Map<String, Double> parameters,
      Map<String, IndexRange> vectors) {

    /** The names of a landscape whose data have these columns. */
    static Names of(Landscape landscape, List<String> columns) {
      Map<String, Double> parameters = new HashMap<>();
      landscape.parameters().forEach((name, v) -> parameters.put(name, v.doubleValue()));
      return new Names(
          places(landscape.weights()), places(columns), parameters, landscape.scope().vectors());
    }

    private static Map<String, Integer> places(List<String> names) {
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        places.put(names.get(i), i);
      }
      return places;
    }
  }

  /**
   * Translates a loss.
   *
   * @param place where the loss stands, for messages
   */
  static LossProgram of(Expression loss, Names names, String place) {
    return new LossProgram(loss, names, place);
  }

  List<Step> steps() {
    return steps;
  }

  int lanes(int step) {
    return lanes.get(step);
  }

  /** Whether a step's numbers depend on the weights. */
  boolean isMoving(int step) {
    return moving.get(step);
  }

  /** The step whose one number is the loss. */
  int result() {
    return result;
  }

  /** The number of entries of all columns, a measure of the time for one run. */
  long entries() {
    return entries;
  }

  String place() {
    return place;
  }

  private int add(Step step, Nest nest, boolean dependsOnWeights) {
    entries += nest.lanes;
    if (entries > MOST_ENTRIES) {
      throw ProblemException.beyondReach(
          place + ": its sums have more than " + MOST_ENTRIES + " terms", "use shorter sums");
    }
    steps.add(step);
    lanes.add(nest.lanes);
    moving.add(dependsOnWeights);
    nestOf.add(nest);
    return steps.size() - 1;
  }

  private int fixed(double value) {
    return add(new Fixed(new double[] {value}), outside, false);
  }

  private int compile(Expression expression, Nest nest) {
    return switch (expression) {
      case Expression.Constant c -> fixed(c.value().doubleValue());
      case Expression.Pi pi -> fixed(Math.PI);
      case Expression.Variable v -> variable(v.name(), nest);
      case Expression.Component c -> component(c.vector(), column(c.index(), nest), nest);
      case Expression.Sum s -> sum(s.terms().stream().map(t -> compile(t, nest)).toList());
      case Expression.Negation n -> {
        int of = compile(n.of(), nest);
        yield add(new Negation(of), nestOf.get(of), moving.get(of));
      }
      case Expression.Product p -> {
        int product = compile(p.factors().get(0), nest);
        for (Expression factor : p.factors().subList(1, p.factors().size())) {
          product = product(product, compile(factor, nest));
        }
        yield product;
      }
      case Expression.Reciprocal r -> power(compile(r.of(), nest), fixed(-1), r.text());
      case Expression.Power p -> power(p, nest);
      case Expression.Application a -> {
        int of = compile(a.argument(), nest);
        yield add(new Application(a.function(), of, a.text()), nestOf.get(of), moving.get(of));
      }
      case Expression.Summation s -> summation(s, nest);
      case Expression.Dot d -> dot(d, nest);
    };
  }

  private int variable(String name, Nest nest) {
    Optional<Nest> ofIndex = nest.where(name);
    if (ofIndex.isPresent()) {
      return add(new Fixed(ofIndex.get().values), ofIndex.get(), false);
    }
    return Optional.ofNullable(names.parameters.get(name))
        .map(this::fixed)
        .orElseGet(() -> gather(List.of(name), outside));
  }

  private int component(String vector, double[] indices, Nest nest) {
    return gather(
        Arrays.stream(indices).mapToObj(i -> vector + "[" + (int) i + "]").toList(), nest);
  }

  /** A column of weights or of data, one name for each lane. */
  private int gather(List<String> wanted, Nest nest) {
    boolean ofWeights = wanted.isEmpty() || names.weights.containsKey(wanted.get(0));
    Map<String, Integer> places = ofWeights ? names.weights : names.data;
    int[] found =
        wanted.stream()
            .mapToInt(
                name ->
                    Optional.ofNullable(places.get(name))
                        .orElseThrow(
                            () ->
                                ProblemException.unfit(
                                    place + ": there is no " + name,
                                    "see the indices of its vector in the landscape file")))
            .toArray();
    return add(ofWeights ? new Weights(found) : new Datum(found), nest, ofWeights);
  }

  private int deepest(List<Integer> steps) {
    return steps.stream()
        .max(Comparator.comparingInt(step -> nestOf.get(step).depth()))
        .orElseThrow();
  }

  private int sum(List<Integer> terms) {
    Nest nest = nestOf.get(deepest(terms));
    int[] spread = terms.stream().mapToInt(t -> spread(t, nest)).toArray();
    return add(new Sum(spread), nest, terms.stream().anyMatch(moving::get));
  }

  private int product(int left, int right) {
    Nest nest = nestOf.get(deepest(List.of(left, right)));
    return add(
        new Product(spread(left, nest), spread(right, nest)),
        nest,
        moving.get(left) || moving.get(right));
  }

  private int power(Expression.Power p, Nest nest) {
    int base = compile(p.base(), nest);
    if (p.exponent() instanceof Expression.Constant c && c.value().doubleValue() == 2) {
      return product(base, base);
    }
    int exponent = compile(p.exponent(), nest);
    if (!moving.get(exponent)) {
      return power(base, exponent, p.text());
    }
    int logarithm =
        add(
            new Application(ElementaryFunction.LOG, base, p.text()),
            nestOf.get(base),
            moving.get(base));
    int inside = product(exponent, logarithm);
    return add(
        new Application(ElementaryFunction.EXP, inside, p.text()),
        nestOf.get(inside),
        moving.get(inside));
  }

  private int power(int base, int exponent, String text) {
    Nest nest = nestOf.get(deepest(List.of(base, exponent)));
    return add(new Power(spread(base, nest), spread(exponent, nest), text), nest, moving.get(base));
  }

  private int summation(Expression.Summation s, Nest nest) {
    double[] from = column(s.from(), nest);
    double[] to = column(s.to(), nest);
    Nest inner =
        nest(
            nest,
            lane -> (int) Math.max(0, to[lane] - from[lane] + 1),
            s.index(),
            (lane, i) -> from[lane] + i);
    int body = spread(compile(s.body(), inner), inner);
    return add(new Total(body, inner.above), nest, moving.get(body));
  }

  @FunctionalInterface
  private interface IndexValue {
    double of(int lane, int place);
  }

  private Nest nest(Nest above, IntUnaryOperator terms, String index, IndexValue value) {
    long count = 0;
    for (int lane = 0; lane < above.lanes; lane++) {
      count += terms.applyAsInt(lane);
    }
    if (count > MOST_ENTRIES) {
      throw ProblemException.beyondReach(
          place + ": its sums have " + count + " terms", "use shorter sums");
    }
    int[] up = new int[(int) count];
    double[] values = new double[(int) count];
    int next = 0;
    for (int lane = 0; lane < above.lanes; lane++) {
      for (int i = 0; i < terms.applyAsInt(lane); i++) {
        up[next] = lane;
        values[next] = value.of(lane, i);
        next++;
      }
    }
    return new Nest(Optional.of(above), (int) count, up, index, values);
  }

  private int dot(Expression.Dot d, Nest nest) {
    if (d.left() instanceof Expression.Vector.Named left
        && d.right() instanceof Expression.Vector.Named right) {
      IndexRange first = Objects.requireNonNull(names.vectors.get(left.name()));
      IndexRange second = Objects.requireNonNull(names.vectors.get(right.name()));
      Nest inner = nest(outside, lane -> first.size(), "", (lane, i) -> first.first() + i);
      int product = product(all(left.name(), first, inner), all(right.name(), second, inner));
      return add(new Total(product, inner.above), outside, moving.get(product));
    }
    List<Integer> products = new ArrayList<>();
    for (int i = 0; i < size(d.left()); i++) {
      products.add(product(entry(d.left(), i, nest), entry(d.right(), i, nest)));
    }
    return products.isEmpty() ? fixed(0) : sum(products);
  }

  private int all(String vector, IndexRange range, Nest nest) {
    double[] indices = new double[range.size()];
    Arrays.setAll(indices, i -> range.first() + i);
    return component(vector, indices, nest);
  }

  private int size(Expression.Vector vector) {
    return switch (vector) {
      case Expression.Vector.Named v -> Objects.requireNonNull(names.vectors.get(v.name())).size();
      case Expression.Vector.Listed v -> v.components().size();
    };
  }

  private int entry(Expression.Vector vector, int place, Nest nest) {
    return switch (vector) {
      case Expression.Vector.Named v ->
          gather(
              List.of(
                  v.name()
                      + "["
                      + (Objects.requireNonNull(names.vectors.get(v.name())).first() + place)
                      + "]"),
              outside);
      case Expression.Vector.Listed v -> compile(v.components().get(place), nest);
    };
  }

  /** A column at the lanes of a nest that lies within its own. */
  private int spread(int step, Nest nest) {
    Nest own = nestOf.get(step);
    if (own.depth() == nest.depth()) {
      return step;
    }
    int[] from = new int[nest.lanes];
    Arrays.setAll(from, lane -> lane);
    for (Nest n = nest; n.depth() > own.depth(); n = n.outer.orElseThrow()) {
      for (int lane = 0; lane < from.length; lane++) {
        from[lane] = n.above[from[lane]];
      }
    }
    return add(new Spread(step, from), nest, moving.get(step));
  }

  /** The whole numbers that an expression of indices, parameters and numbers is in each lane. */
  private double[] column(Expression e, Nest nest) {
    double[] values = new double[nest.lanes];
    for (int lane = 0; lane < values.length; lane++) {
      double value = number(e, nest, lane);
      values[lane] = Math.rint(value);
      if (!(Math.abs(value - values[lane]) < 1e-9 * (1 + Math.abs(value)))
          || Math.abs(value) > Integer.MAX_VALUE) {
        throw ProblemException.unfit(
            place + ": an index or a bound of a sum must be a whole number, not " + e.text(),
            "build it from whole numbers and the indices of sums");
      }
    }
    return values;
  }

  private double number(Expression e, Nest nest, int lane) {
    return switch (e) {
      case Expression.Constant c -> c.value().doubleValue();
      case Expression.Pi pi -> Math.PI;
      case Expression.Variable v -> index(v.name(), nest, lane);
      case Expression.Sum s -> s.terms().stream().mapToDouble(t -> number(t, nest, lane)).sum();
      case Expression.Negation n -> -number(n.of(), nest, lane);
      case Expression.Product p ->
          p.factors().stream().mapToDouble(f -> number(f, nest, lane)).reduce(1, (a, b) -> a * b);
      case Expression.Reciprocal r -> 1 / number(r.of(), nest, lane);
      case Expression.Power p ->
          Math.pow(number(p.base(), nest, lane), number(p.exponent(), nest, lane));
      case Expression.Component c -> Double.NaN;
      case Expression.Application a -> Double.NaN;
      case Expression.Summation s -> Double.NaN;
      case Expression.Dot d -> Double.NaN;
    };
  }

  private double index(String name, Nest nest, int lane) {
    int at = lane;
    for (Nest n = nest; n.outer.isPresent(); n = n.outer.get()) {
      if (n.index.equals(name)) {
        return n.values[at];
      }
      at = n.above[at];
    }
    return names.parameters.getOrDefault(name, Double.NaN);
  }
}
