package chladni.landscape;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * A landscape: a distribution over losses, and where training starts.
 *
 * <p>Tensors are computed when a value first needs them and kept.
 */
public final class Landscape {
  private static final int MOST_SHOWN = 8;

  /** With more weights the start is checked when a value is first asked for. */
  private static final int MOST_CHECKED = 500;

  private final String origin;
  private final Point point;
  private final Data data;
  private final LearningRate learningRate;
  private final LandscapeValues values;

  /**
   * A landscape; {@link LandscapeReader} makes them from files.
   *
   * @param origin where it comes from, for messages
   * @param point the values of weights and parameters
   * @param data what a training point is drawn from
   * @param learningRate the matrix that multiplies η
   * @throws ProblemException if a loss is not differentiable at the start, or its gradient there
   *     has no finite expectation
   */
  Landscape(String origin, Point point, Data data, LearningRate learningRate) {
    this.origin = origin;
    this.point = point;
    this.data = data;
    this.learningRate = learningRate;
    this.values = new LandscapeValues(origin, point, data, learningRate);
    checkStart();
  }

  /**
   * The landscape of the losses l_x + λ|θ|²/2.
   *
   * @param lambda the weight decay λ
   * @throws ProblemException if the landscape knows tensors only
   */
  public Landscape withWeightDecay(BigFraction lambda) {
    if (lambda.isZero()) {
      return this;
    }
    Expression penalty = penalty(lambda);
    Data penalized =
        switch (data) {
          case Data.Losses l ->
              new Data.Losses(
                  l.outcomes().stream()
                      .map(o -> new Outcome(o.probability(), plus(o.loss(), penalty)))
                      .toList());
          case Data.Variables v -> new Data.Variables(plus(v.loss(), penalty), v.variables());
          case Data.Rows r -> new Data.Rows(plus(r.loss(), penalty), r.rows());
          case Data.Given g ->
              throw ProblemException.unfit(
                  "a landscape of given tensors has no losses to add weight decay to",
                  "add λθ to G and λ to the diagonal of H in the file");
        };
    return new Landscape(origin, point, penalized, learningRate);
  }

  private static Expression plus(Expression loss, Expression penalty) {
    return new Expression.Sum(List.of(loss, penalty));
  }

  private Expression penalty(BigFraction lambda) {
    Expression two = new Expression.Constant(new BigFraction(2));
    LinkedHashSet<String> vectors = new LinkedHashSet<>();
    List<Expression> squares = new ArrayList<>();
    for (String weight : weights()) {
      int bracket = weight.indexOf('[');
      if (bracket < 0) {
        squares.add(new Expression.Power(new Expression.Variable(weight), two));
      } else {
        vectors.add(weight.substring(0, bracket));
      }
    }
    for (String vector : vectors) {
      Expression.Vector whole = new Expression.Vector.Named(vector);
      squares.add(new Expression.Dot(whole, whole));
    }
    return new Expression.Product(
        List.of(
            new Expression.Constant(lambda.divide(new BigFraction(2))),
            new Expression.Sum(squares)));
  }

  /** Finds at once what is not differentiable at the start or has no expectation. */
  private void checkStart() {
    if (!(data instanceof Data.Given) && weights().size() <= MOST_CHECKED) {
      Numbers unused = values.numbers(1, c -> c.cumulant(List.of(MultiIndex.of(0))));
    }
  }

  /** Where the landscape comes from, as {@code my.json} or {@code helix}. */
  public String origin() {
    return origin;
  }

  /** The names of the weights, in the order of their components; of vectors as {@code w[1]}. */
  public List<String> weights() {
    return point.weights();
  }

  /** The value of each weight at the start. */
  public List<BigFraction> start() {
    return point.start();
  }

  /** The values of the parameters. */
  public SequencedMap<String, BigFraction> parameters() {
    return point.parameters();
  }

  /**
   * The same landscape with other values of some parameters; itself if none changes.
   *
   * @throws ProblemException if there is no such parameter, or the loss is not differentiable at
   *     the start then
   */
  public Landscape withParameters(Map<String, BigFraction> values) {
    SequencedMap<String, BigFraction> all = new LinkedHashMap<>(point.parameters());
    values.forEach(
        (name, value) -> {
          if (all.replace(name, value) == null) {
            throw ProblemException.unknown(
                origin + " has no parameter " + name,
                all.isEmpty() ? "it has none" : "it has " + String.join(", ", all.keySet()));
          }
        });
    return all.equals(point.parameters())
        ? this
        : new Landscape(
            origin,
            new Point(point.scope(), point.weights(), point.start(), all),
            data,
            learningRate);
  }

  /** What a training point is drawn from. */
  public Data data() {
    return data;
  }

  /** The matrix that multiplies η. */
  public LearningRate learningRate() {
    return learningRate;
  }

  /** The names that a loss may use: weights, parameters, and the variables of the data. */
  public Scope scope() {
    return point.scope();
  }

  /**
   * The derivatives of all losses at the start, to an order.
   *
   * @throws ProblemException unless the landscape has finitely many losses that are rational there
   */
  public Tensors<BigFraction> tensors(int order) {
    if (data instanceof Data.Losses losses) {
      try {
        return values.exactTensors(losses, order);
      } catch (IrrationalException e) {
        throw inexact(String.valueOf(e.getMessage()));
      }
    }
    throw inexact(origin + " is no list of losses");
  }

  private static ProblemException inexact(String message) {
    return ProblemException.unfit(message, "its values are known as decimals only");
  }

  /**
   * The value of a diagram without η: one component for each weight if it has a loose end; one for
   * each pair of weights, the second running fastest, if it has two; otherwise one number.
   *
   * <p>The numbers are exact where the landscape is.
   *
   * @param brackets what stands round the parts
   * @throws ProblemException if the value is too expensive, or an expectation in it is not finite
   */
  public Numbers numbers(Diagram diagram, Brackets brackets) {
    return values.numbers(
        ContractionEvaluation.derivatives(diagram), c -> c.components(diagram, brackets));
  }

  /**
   * The cumulant of some derivatives of the loss at one training point, as C_{μν} for the first
   * derivatives by μ and by ν: one number.
   *
   * @param factors which derivatives
   */
  public Numbers cumulant(List<MultiIndex> factors) {
    return values.numbers(
        factors.stream().mapToInt(MultiIndex::size).max().orElse(0), c -> c.cumulant(factors));
  }

  /**
   * The value of a diagram without η, with cumulant brackets, which must be exact.
   *
   * @throws ProblemException if the diagram has a loose end, or its value is too expensive or no
   *     fraction
   */
  public BigFraction value(Diagram diagram) {
    return value(diagram, Brackets.CUMULANT);
  }

  /**
   * The value of a diagram without η, which must be exact.
   *
   * @throws ProblemException if the diagram has a loose end, or its value is too expensive or no
   *     fraction
   */
  public BigFraction value(Diagram diagram, Brackets brackets) {
    if (diagram.anchors().contains(Anchor.LOOSE_END)) {
      throw ProblemException.unfit(
          "the value of "
              + diagram.name()
              + " is not one number: it has a component for each weight",
          "ask for its components");
    }
    return components(diagram, brackets).get(0);
  }

  /** The components of {@link #numbers} with cumulant brackets, which must be exact. */
  public List<BigFraction> components(Diagram diagram) {
    return components(diagram, Brackets.CUMULANT);
  }

  /**
   * The components of {@link #numbers}, which must be exact.
   *
   * @throws ProblemException if the value is too expensive or no fraction
   */
  public List<BigFraction> components(Diagram diagram, Brackets brackets) {
    return switch (numbers(diagram, brackets)) {
      case Numbers.Exact e -> e.values();
      case Numbers.Decimal d -> throw inexact("the value of " + diagram.name() + " is no fraction");
    };
  }

  /** The data, the weights and the parameters, in one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(origin);
    text.append(": ").append(dataText()).append(", start ").append(startText());
    for (Map.Entry<String, BigFraction> p : parameters().entrySet()) {
      text.append(", ").append(p.getKey()).append(" = ").append(ExactNumber.text(p.getValue()));
    }
    return text.toString();
  }

  private String dataText() {
    return switch (data) {
      case Data.Losses l -> l.outcomes().size() + (l.outcomes().size() == 1 ? " loss" : " losses");
      case Data.Variables v ->
          v.variables().entrySet().stream()
                  .limit(MOST_SHOWN)
                  .map(e -> e.getKey() + " ~ " + e.getValue().text())
                  .collect(Collectors.joining(", "))
              + (v.variables().size() > MOST_SHOWN ? ", …" : "");
      case Data.Rows r -> r.rows().size() + " rows of " + r.rows().origin();
      case Data.Given g ->
          "given "
              + g.tensors().values().stream()
                  .map(GivenTensor::name)
                  .collect(Collectors.joining(", "));
    };
  }

  private String startText() {
    List<String> starts = new ArrayList<>();
    for (int i = 0; i < Math.min(weights().size(), MOST_SHOWN); i++) {
      starts.add(weights().get(i) + " = " + ExactNumber.text(start().get(i)));
    }
    return String.join(", ", starts)
        + (weights().size() > MOST_SHOWN ? ", … (" + weights().size() + " weights)" : "");
  }
}
