package chladni.landscape;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final String origin;
  private final Point point;
  private final Data data;
  private final LearningRate learningRate;
  private volatile Optional<Known> known = Optional.empty();

  /** The tensors to some order, and what evaluates with them. */
  private record Known(Tensors<BigFraction> tensors, ContractionEvaluation<BigFraction> values) {}

  /**
   * A landscape; {@link LandscapeReader} makes them from files.
   *
   * @param origin where it comes from, for messages
   * @param point the values of weights and parameters
   * @param data what a training point is drawn from
   * @param learningRate the matrix that multiplies η
   * @throws ProblemException if a loss is not differentiable at the start or not rational there
   */
  Landscape(String origin, Point point, Data data, LearningRate learningRate) {
    this.origin = origin;
    this.point = point;
    this.data = data;
    this.learningRate = learningRate;
    if (data instanceof Data.Losses) {
      upTo(1);
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

  /** The derivatives of all losses at the start, at least to an order. */
  public Tensors<BigFraction> tensors(int order) {
    return upTo(order).tensors();
  }

  /**
   * The value of a diagram without η, with cumulant brackets.
   *
   * @throws ProblemException if the diagram has a loose end, or its value is too expensive
   */
  public BigFraction value(Diagram diagram) {
    return value(diagram, Brackets.CUMULANT);
  }

  /**
   * The value of a diagram without η.
   *
   * @throws ProblemException if the diagram has a loose end, or its value is too expensive
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

  /**
   * The components of the value of a diagram without η, with cumulant brackets: one for each weight
   * if it has a loose end; one for each pair of weights, the second running fastest, if it has two;
   * otherwise one number.
   *
   * @throws ProblemException if the value is too expensive
   */
  public List<BigFraction> components(Diagram diagram) {
    return components(diagram, Brackets.CUMULANT);
  }

  /**
   * The components of the value of a diagram without η, in the order of {@link
   * #components(Diagram)}.
   *
   * @throws ProblemException if the value is too expensive
   */
  public List<BigFraction> components(Diagram diagram, Brackets brackets) {
    return upTo(ContractionEvaluation.derivatives(diagram)).values().components(diagram, brackets);
  }

  private Known upTo(int order) {
    Optional<Known> held = known;
    if (held.isPresent() && held.get().tensors().order() >= order) {
      return held.get();
    }
    Known more = computed(order);
    known = Optional.of(more);
    return more;
  }

  private Known computed(int order) {
    if (!(data instanceof Data.Losses losses)) {
      throw ProblemException.unfit(
          origin + ": only landscapes of finite support can be evaluated yet", "");
    }
    Arithmetic<BigFraction> exact = new ExactArithmetic();
    Tensors<BigFraction> tensors = Tensors.of(losses.outcomes(), point, exact, order, origin);
    return new Known(tensors, new ContractionEvaluation<>(tensors, exact, learningRate));
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
