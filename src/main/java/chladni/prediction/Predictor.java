package chladni.prediction;

import chladni.algebra.ClosedForm;
import chladni.algebra.NumericFormula;
import chladni.algebra.ResummedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.expansion.Expansion;
import chladni.expansion.ResummedExpander;
import chladni.expansion.ResummedExpansion;
import chladni.expansion.ResummedTerm;
import chladni.expansion.Term;
import chladni.landscape.Data;
import chladni.landscape.Landscape;
import chladni.landscape.LearningRate;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.value.ScalarField;
import chladni.value.Setting;
import chladni.value.Value;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * Puts the numbers of a landscape into expansions.
 *
 * <p>A plain expansion at η is Σ η^d · coefficient · value. A resummed one is a sum over an
 * eigenvalue of K = ηH for each edge: η^d Σ coefficient(k_{i_1}, …, k_{i_d}) · value_{i_1…i_d},
 * with the landscape's tensors turned to the eigenvectors of K. Values of diagrams are kept, so
 * that further predictions on the landscape are fast.
 *
 * <p>Example: {@code Predictor.on(landscape).predict(expansion, numbers,
 * Optional.empty()).value()}.
 *
 * <p>For one thread.
 */
public final class Predictor {
  private final Landscape landscape;
  private final Source source;

  /** The same without each group of data points in turn, for standard errors; or none. */
  private final List<Predictor> without;

  private final Map<ValueClass, double[]> values = new HashMap<>();
  private final Map<Basis, EdgeSum> sums = new HashMap<>();
  private Optional<EdgeBasis> eigenbasis = Optional.empty();
  private OptionalDouble norm = OptionalDouble.empty();

  private static final int MOST_GROUPS = 20;

  /** The most combinations of directions of a diagram whose tensors are kept. */
  private static final double MOST_DENSE = 1e6;

  /** The most weights of which tensors are kept where vectors would do. */
  private static final int MOST_DENSE_WEIGHTS = 60;

  /** The most weights of which all eigenpairs are computed. */
  private static final int MOST_DECOMPOSED = 500;

  /** The number of leading eigenpairs where not all are used. */
  private static final int PAIRS = 20;

  private enum Basis {
    WEIGHTS,
    EIGENVECTORS
  }

  private Predictor(Landscape landscape, Source source, List<Predictor> without) {
    this.landscape = landscape;
    this.source = source;
    this.without = List.copyOf(without);
  }

  /**
   * Predictions on a landscape.
   *
   * @throws ProblemException if expectations on it are beyond reach
   */
  public static Predictor on(Landscape landscape) {
    return new Predictor(
        landscape,
        landscape.data() instanceof Data.Given given
            ? new Source.Given(landscape.weights().size(), given.tensors())
            : new Source.Points(DataPoints.of(landscape).orElseThrow()),
        List.of());
  }

  /**
   * Estimates from the rows of a landscape's table as a sample of an unknown distribution: plain
   * expansions and values of diagrams come without bias, and with standard errors by the jackknife
   * with up to 20 groups of rows.
   *
   * @throws ProblemException if the landscape has no table
   */
  public static Predictor fromSample(Landscape landscape) {
    if (!(landscape.data() instanceof Data.Rows)) {
      throw ProblemException.unfit(
          landscape.origin() + " has no rows that could be taken as a sample",
          "use a landscape with a table of data, or leave estimator=unbiased out");
    }
    return fromSample(landscape, DataPoints.of(landscape).orElseThrow());
  }

  /** The same with data points of any kind, equally likely. */
  static Predictor fromSample(Landscape landscape, DataPoints points) {
    int groups = Math.min(points.count(), MOST_GROUPS);
    List<Predictor> without = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      int group = g;
      int[] left = IntStream.range(0, points.count()).filter(x -> x % groups != group).toArray();
      without.add(new Predictor(landscape, new Source.Sample(points.sample(left)), List.of()));
    }
    return new Predictor(landscape, new Source.Sample(points), without);
  }

  /**
   * The value of diagrams, without η.
   *
   * @throws ProblemException if a coefficient is symbolic, or a value is beyond reach
   */
  public Prediction value(Value value) {
    Numbers none = new Numbers(BigFraction.ONE, Map.of());
    int free = freeIndices(List.copyOf(value.terms().keySet()), ClosedForm.ZERO, Optional.empty());
    return withStandardErrors(
        new Prediction(
            free,
            List.of(sum(value, none, free)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            source.expectation()),
        predictor -> predictor.sum(value, none, free));
  }

  private List<Double> sum(Value value, Numbers numbers, int free) {
    double[] sum = empty(0, free).get(0);
    value
        .terms()
        .forEach((v, c) -> add(sum, values.computeIfAbsent(v, this::value), numbers.value(c)));
    return Arrays.stream(sum).boxed().toList();
  }

  /** The jackknife: √((g−1)/g Σ (p_j − p̄)²) over the numbers without each of g groups. */
  private Prediction withStandardErrors(
      Prediction prediction, Function<Predictor, List<Double>> numbers) {
    if (without.isEmpty()) {
      return prediction;
    }
    List<List<Double>> all = without.stream().map(numbers).toList();
    int groups = all.size();
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < prediction.value().size(); i++) {
      int at = i;
      double mean = all.stream().mapToDouble(p -> p.get(at)).average().orElseThrow();
      double squares = all.stream().mapToDouble(p -> Math.pow(p.get(at) - mean, 2)).sum();
      errors.add(Math.sqrt((groups - 1.0) / groups * squares));
    }
    return new Prediction(
        prediction.freeIndices(),
        prediction.orders(),
        prediction.next(),
        Optional.of(errors),
        prediction.remainder(),
        prediction.warnings(),
        prediction.expectation());
  }

  /**
   * The prediction of a plain expansion.
   *
   * @param forecast what it is the expansion of, if that is known
   * @throws ProblemException if a variable has no number, or a value is beyond reach
   */
  public Prediction predict(Expansion expansion, Numbers numbers, Optional<Forecast> forecast) {
    int free =
        freeIndices(
            expansion.terms().stream().map(Term::value).toList(), expansion.start(), forecast);
    List<List<Double>> orders = orders(expansion, numbers, free);
    OptionalDouble updates = updates(forecast, numbers);
    List<String> warnings = new ArrayList<>(settingWarnings(forecast));
    new Ranges(numbers.eta().doubleValue(), norm())
        .plain(expansion.order(), updates)
        .ifPresent(warnings::add);
    int next = expansion.order() + 1;
    Prediction prediction =
        prediction(
            free,
            orders,
            forecast
                .filter(f -> f.isNextWithinReach(next) && isSmall(next))
                .flatMap(
                    f -> ifWithinReach(() -> orders(f.expansion(next), numbers, free).get(next))),
            warnings);
    return withStandardErrors(
        prediction, predictor -> total(predictor.orders(expansion, numbers, free)));
  }

  private static List<Double> total(List<List<Double>> orders) {
    List<Double> sum = new ArrayList<>(orders.get(0));
    for (List<Double> part : orders.subList(1, orders.size())) {
      for (int i = 0; i < sum.size(); i++) {
        sum.set(i, sum.get(i) + part.get(i));
      }
    }
    return sum;
  }

  /**
   * The prediction of a resummed expansion.
   *
   * @param forecast what it is the expansion of, if that is known
   * @throws ProblemException if a variable has no number, a value is beyond reach, or the
   *     learning-rate matrix has a negative eigenvalue
   */
  public Prediction predictResummed(
      ResummedExpansion expansion, Numbers numbers, Optional<Forecast> forecast) {
    if (source instanceof Source.Sample) {
      throw ProblemException.unfit(
          "resummed weights depend on the eigenvalues of H, which are estimated too, so that there"
              + " is no estimator without bias",
          "predict without resummed, or take the rows as the distribution: leave"
              + " estimator=unbiased out");
    }

    if (source instanceof Source.Points && !isSmall(expansion.order())) {
      return predictLeading(expansion, numbers, forecast, PAIRS);
    }
    int free =
        freeIndices(
            expansion.terms().stream().map(ResummedTerm::value).toList(),
            expansion.start(),
            forecast);
    List<List<Double>> orders = resummedOrders(expansion, numbers, free);
    OptionalDouble updates = updates(forecast, numbers);
    List<String> warnings = new ArrayList<>(settingWarnings(forecast));
    warnings.addAll(
        new Ranges(numbers.eta().doubleValue(), norm())
            .resummed(
                eigenbasis().eigenvalues(),
                forecast.flatMap(Forecast::time).orElse(ResummedExpander.Time.STEPS),
                updates));
    int next = expansion.order() + 1;
    return prediction(
        free,
        orders,
        forecast
            .filter(f -> f.isNextResummedWithinReach(next) && isSmall(next))
            .flatMap(
                f ->
                    ifWithinReach(
                        () -> resummedOrders(f.resummedExpansion(next), numbers, free).get(next))),
        warnings);
  }

  /** The leading eigenpairs of K without η, and their vectors as directions of edges. */
  private record LeadingPairs(Lanczos.Leading pairs, double[][] directions) {}

  private LeadingPairs leading(int count) {
    LearningRate rate = landscape.learningRate();
    DataPoints points =
        switch (source) {
          case Source.Points p -> p.points();
          case Source.Sample s -> s.points();
          case Source.Given g ->
              throw ProblemException.unfit(
                  "a landscape of given tensors has all its eigenpairs", "leave eigenpairs out");
        };
    if (rate.isIdentity()) {
      Lanczos.Leading pairs = Lanczos.of(points::mean, points.weights(), count);
      return new LeadingPairs(pairs, pairs.vectors());
    }
    if (rate.size() > MOST_DECOMPOSED) {
      throw ProblemException.beyondReach(
          "the square root of a learning-rate matrix of " + rate.size() + " rows",
          "the limit is " + MOST_DECOMPOSED + "; leave learning_rate out of the landscape");
    }
    UnaryOperator<double[]> root = product(EdgeBasis.root(rate));
    Lanczos.Leading pairs =
        Lanczos.of(v -> root.apply(points.mean(root.apply(v))), points.weights(), count);
    return new LeadingPairs(
        pairs, Arrays.stream(pairs.vectors()).map(root).toArray(double[][]::new));
  }

  /**
   * The prediction of a resummed expansion with only the leading eigenpairs of K: the rest of its
   * spectrum is taken as 0, and the remainder says what it can add.
   *
   * <p>With |k| ≤ κ in the rest, an edge's factor (1−k)^t is within exp(κT)−1 of 1, so the parts of
   * values in which one of d edges or more is in the rest are taken to be off by exp(dκT)−1 of
   * their size.
   *
   * @param count how many eigenpairs
   * @throws ProblemException if the rest of the spectrum is not small, κT ≥ 1, so that nothing
   *     could be said; or if T is not known
   */
  public Prediction predictLeading(
      ResummedExpansion expansion, Numbers numbers, Optional<Forecast> forecast, int count) {
    if (!(source instanceof Source.Points data)) {
      throw ProblemException.unfit(
          "leading eigenpairs need a loss and data taken as the distribution",
          "leave eigenpairs out");
    }
    double updates =
        updates(forecast, numbers)
            .orElseThrow(
                () ->
                    ProblemException.unfit(
                        "what the rest of the spectrum can add depends on T, which this expansion"
                            + " does not tell",
                        "predict an expansion as test_loss(…) gives it"));
    double eta = numbers.eta().doubleValue();
    LeadingPairs leading = leading(count);
    if (leading.pairs().values().length > 0) {
      norm = OptionalDouble.of(Math.abs(leading.pairs().values()[0]));
    }
    double rest = eta * leading.pairs().rest() * updates;
    if (rest >= 1) {
      throw ProblemException.unfit(
          "beyond the first "
              + leading.pairs().values().length
              + " eigenpairs the spectrum still reaches η·T·|λ| = "
              + Ranges.digits(rest)
              + ", so they say little about the whole",
          "use more eigenpairs, or a smaller η or T");
    }
    int free =
        freeIndices(
            expansion.terms().stream().map(ResummedTerm::value).toList(),
            expansion.start(),
            forecast);
    List<double[]> orders = empty(expansion.order(), free);
    double[] remainder = new double[orders.get(0).length];
    addStart(orders.get(0), expansion.start(), numbers);
    LeadingSum sum = new LeadingSum(data.points(), rate(), leading.directions());
    for (ResummedTerm term : expansion.terms()) {
      requireLosses(term.value());
      LeadingSum.Parts parts =
          sum.components(
              new DiagramTree(term.diagram()),
              weight(term, numbers, leading.pairs().values())::applyAsDouble);
      double power = Math.pow(eta, term.order());
      add(orders.get(term.order()), parts.value(), power);
      for (int i = 0; i < remainder.length; i++) {
        remainder[i] += power * Math.expm1(term.order() * rest) * Math.abs(parts.beyond()[i]);
      }
    }
    List<String> warnings = new ArrayList<>(settingWarnings(forecast));
    warnings.addAll(
        new Ranges(eta, norm())
            .resummed(
                leading.pairs().values(),
                forecast.flatMap(Forecast::time).orElse(ResummedExpander.Time.STEPS),
                OptionalDouble.of(updates)));
    Prediction prediction = prediction(free, lists(orders), Optional.empty(), warnings);
    return prediction.with(
        new Prediction.Remainder(
            leading.pairs().values().length,
            leading.pairs().rest(),
            Arrays.stream(remainder).boxed().toList()));
  }

  /** Whether the tensors of diagrams with so many edges are small. */
  private boolean isSmall(int edges) {
    return source.weights() <= MOST_DECOMPOSED && Math.pow(source.weights(), edges) <= MOST_DENSE;
  }

  /** A computation that is given up where it is beyond reach, or a tensor it needs is not given. */
  private <X> Optional<X> ifWithinReach(Supplier<X> computation) {
    try {
      return Optional.of(computation.get());
    } catch (ProblemException e) {
      boolean missing = source instanceof Source.Given && e.problem() instanceof Problem.Unfit;
      if (e.problem() instanceof Problem.BeyondReach || missing) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static OptionalDouble updates(Optional<Forecast> forecast, Numbers numbers) {
    return forecast
        .map(f -> OptionalDouble.of(numbers.value(f.updates())))
        .orElse(OptionalDouble.empty());
  }

  /** Where the landscape is not what the expansion assumed. */
  private List<String> settingWarnings(Optional<Forecast> forecast) {
    List<String> warnings = new ArrayList<>();
    if (forecast.isPresent()) {
      Setting setting = forecast.get().setting();
      if (setting.start() == Setting.Start.MINIMUM && !vanishes(OptionalInt.empty())) {
        warnings.add(
            "the expansion is for a start at a minimum, but the mean gradient G is not 0 here");
      }
      if (setting.noise() == Setting.Noise.NONE && !vanishes(OptionalInt.of(0))) {
        warnings.add("the expansion is without noise, but the gradient noise C is not 0 here");
      }
    }
    return warnings;
  }

  /** Whether the value of the diagram with one edge vanishes: G·G, or C where the root is tied. */
  private boolean vanishes(OptionalInt rootPart) {
    Diagram diagram =
        Diagram.of(new Presentation(List.of(1), List.of(0), List.of(Anchor.ROOT), rootPart));
    double size = values.computeIfAbsent(ValueClass.of(diagram), this::value)[0];
    return Math.abs(size) < 1e-20 * Math.max(1, norm() * norm());
  }

  private Prediction prediction(
      int freeIndices,
      List<List<Double>> orders,
      Optional<List<Double>> next,
      List<String> warnings) {
    int last = orders.size() - 1;
    Prediction.NextOrder nextOrder =
        next.map(
                values ->
                    new Prediction.NextOrder(
                        last + 1, Prediction.NextOrder.Source.COMPUTED, values))
            .orElseGet(
                () ->
                    new Prediction.NextOrder(
                        last + 1, Prediction.NextOrder.Source.LAST_ORDER, orders.get(last)));
    return new Prediction(
        freeIndices,
        orders,
        Optional.of(nextOrder),
        Optional.empty(),
        Optional.empty(),
        warnings,
        source.expectation());
  }

  private List<List<Double>> orders(Expansion expansion, Numbers numbers, int free) {
    double eta = numbers.eta().doubleValue();
    List<double[]> orders = empty(expansion.order(), free);
    addStart(orders.get(0), expansion.start(), numbers);
    for (Term term : expansion.terms()) {
      add(
          orders.get(term.order()),
          values.computeIfAbsent(term.value(), this::value),
          numbers.value(term.coefficient()) * Math.pow(eta, term.order()));
    }
    return lists(orders);
  }

  private List<List<Double>> resummedOrders(
      ResummedExpansion expansion, Numbers numbers, int free) {
    double eta = numbers.eta().doubleValue();
    List<double[]> orders = empty(expansion.order(), free);
    addStart(orders.get(0), expansion.start(), numbers);
    for (ResummedTerm term : expansion.terms()) {
      add(orders.get(term.order()), resummed(term, numbers), Math.pow(eta, term.order()));
    }
    return lists(orders);
  }

  private void addStart(double[] sum, ClosedForm start, Numbers numbers) {
    if (!start.isZero()) {
      double times = numbers.value(start);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += times * landscape.start().get(i).doubleValue();
      }
    }
  }

  private List<double[]> empty(int order, int freeIndices) {
    List<double[]> orders = new ArrayList<>();
    for (int d = 0; d <= order; d++) {
      orders.add(new double[Tables.power(source.weights(), freeIndices)]);
    }
    return orders;
  }

  private static void add(double[] sum, double[] term, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * term[i];
    }
  }

  private static List<List<Double>> lists(List<double[]> orders) {
    return orders.stream().map(o -> Arrays.stream(o).boxed().toList()).toList();
  }

  /** How many indices all terms have; without terms, those of what is forecast. */
  private static int freeIndices(
      List<ValueClass> values, ClosedForm start, Optional<Forecast> forecast) {
    TreeSet<Integer> found = new TreeSet<>();
    if (!start.isZero()) {
      found.add(1);
    }
    for (ValueClass value : values) {
      found.add(
          (int) value.diagram().anchors().stream().filter(a -> a == Anchor.LOOSE_END).count());
    }
    if (found.size() > 1) {
      throw ProblemException.unfit(
          "terms with "
              + String.join(" and ", found.stream().map(n -> Integer.toString(n)).toList())
              + " free indices cannot be added",
          "add losses to losses and weights to weights");
    }
    return found.isEmpty()
        ? forecast.map(f -> f.measured().freeIndices()).orElse(0)
        : found.first();
  }

  private static void requireLosses(ValueClass value) {
    for (ScalarField root : value.roots()) {
      if (!root.equals(ScalarField.LOSS)) {
        throw ProblemException.unfit(
            "the landscape has no function " + root.symbol() + " besides its loss",
            "predict expansions of the loss or of the weights");
      }
    }
  }

  private double[] value(ValueClass value) {
    requireLosses(value);
    DiagramTree tree = new DiagramTree(value.diagram());
    return switch (source) {
      case Source.Points p when !isDense(tree, p.points()) ->
          alongTree(tree, p.points(), PointTables.Reading.DISTRIBUTION);
      case Source.Sample s when !isDense(tree, s.points()) ->
          alongTree(tree, s.points(), PointTables.Reading.SAMPLE);
      default -> dense(Basis.WEIGHTS).components(tree, directions -> 1);
    };
  }

  /** Whether tensors are small enough to be kept; else vectors are passed along the tree. */
  private static boolean isDense(DiagramTree tree, DataPoints points) {
    int largest = tree.factors().stream().mapToInt(tree::degree).max().orElse(0);
    return points.weights() <= MOST_DENSE_WEIGHTS
        && Math.pow(points.weights(), tree.edges()) <= MOST_DENSE
        && Math.pow(points.weights(), largest) * (points.count() + 1.0) <= 20 * MOST_DENSE;
  }

  private double[] alongTree(DiagramTree tree, DataPoints points, PointTables.Reading reading) {
    List<TreeContraction.Edge> edges =
        Collections.nCopies(tree.edges(), new TreeContraction.Edge.Whole(rate()));
    return TreeContraction.value(points, reading, tree, edges, new HashMap<>());
  }

  /** The learning-rate matrix times a vector. */
  private UnaryOperator<double[]> rate() {
    LearningRate rate = landscape.learningRate();
    return rate.isIdentity() ? UnaryOperator.identity() : product(EdgeBasis.matrix(rate));
  }

  private static UnaryOperator<double[]> product(double[][] matrix) {
    return vector -> {
      double[] result = new double[matrix.length];
      for (int i = 0; i < result.length; i++) {
        for (int j = 0; j < vector.length; j++) {
          result[i] += matrix[i][j] * vector[j];
        }
      }
      return result;
    };
  }

  private double[] resummed(ResummedTerm term, Numbers numbers) {
    requireLosses(term.value());
    return dense(Basis.EIGENVECTORS)
        .components(
            new DiagramTree(term.diagram()),
            weight(term, numbers, eigenbasis().eigenvalues())::applyAsDouble);
  }

  /** The coefficient of a term by the number of the eigenvalue of each edge, −1 for 0. */
  private static ToDoubleFunction<int[]> weight(
      ResummedTerm term, Numbers numbers, double[] eigenvalues) {
    ResummedForm weight = term.coefficient();
    numbers.require(
        weight.variables().stream()
            .filter(name -> !isEigenvalue(name, term.diagram()))
            .filter(name -> weight.roots().stream().noneMatch(root -> root.name().equals(name)))
            .toList());
    Map<List<Double>, Double> known = new HashMap<>();
    return directions -> {
      List<Double> key =
          Arrays.stream(directions).mapToObj(i -> i < 0 ? 0.0 : eigenvalues[i]).toList();
      return known.computeIfAbsent(key, k -> NumericFormula.value(weight, numbers.with(k)));
    };
  }

  private static boolean isEigenvalue(String name, Diagram diagram) {
    return name.matches("k[1-9][0-9]*") && Integer.parseInt(name.substring(1)) <= diagram.edges();
  }

  private EdgeSum dense(Basis basis) {
    return sums.computeIfAbsent(
        basis,
        b -> {
          EdgeBasis directions =
              switch (b) {
                case WEIGHTS -> EdgeBasis.ofWeights(landscape.learningRate());
                case EIGENVECTORS -> eigenbasis();
              };
          return new EdgeSum(directions, source.tables(directions.columns()));
        });
  }

  private EdgeBasis eigenbasis() {
    EdgeBasis known =
        eigenbasis.orElseGet(
            () -> EdgeBasis.ofEigenvectors(landscape.learningRate(), source.hessian()));
    eigenbasis = Optional.of(known);
    return known;
  }

  /** ‖H‖, the largest size of an eigenvalue of K without η. */
  private double norm() {
    double known =
        norm.isPresent()
            ? norm.getAsDouble()
            : source.weights() > MOST_DECOMPOSED
                ? Arrays.stream(leading(1).pairs().values()).map(Math::abs).max().orElse(0)
                : EdgeBasis.norm(landscape.learningRate(), source.hessian());
    norm = OptionalDouble.of(known);
    return known;
  }
}
