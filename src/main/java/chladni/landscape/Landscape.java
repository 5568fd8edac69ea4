package chladni.landscape;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.hipparchus.fraction.BigFraction;

/**
 * A landscape of finite support: a distribution over finitely many losses, and where training
 * starts.
 *
 * <p>Values on it are exact rational numbers. Tensors are computed when a value first needs them
 * and kept.
 */
public final class Landscape {
  private final String origin;
  private final List<String> weights;
  private final SequencedMap<String, IndexRange> vectors;
  private final List<BigFraction> start;
  private final SequencedMap<String, BigFraction> parameters;
  private final List<Outcome> outcomes;
  private final LearningRate learningRate;
  private volatile Known known;

  /** The tensors to some order, and what evaluates with them. */
  private record Known(Tensors<BigFraction> tensors, ContractionEvaluation<BigFraction> values) {}

  /**
   * A landscape; {@link LandscapeReader} makes them from files.
   *
   * @param origin where it comes from, for messages
   * @param weights the names of the weights; components of vectors as {@code w[1]}
   * @param vectors the vectors among the weights
   * @param start the value of each weight at the start
   * @param parameters the values of the parameters
   * @param outcomes the losses; probabilities are not negative and sum to 1
   * @param learningRate the matrix that multiplies η
   * @throws ProblemException if a loss is not differentiable at the start or not rational there
   */
  public Landscape(
      String origin,
      List<String> weights,
      SequencedMap<String, IndexRange> vectors,
      List<BigFraction> start,
      SequencedMap<String, BigFraction> parameters,
      List<Outcome> outcomes,
      LearningRate learningRate) {
    this.origin = origin;
    this.weights = List.copyOf(weights);
    this.vectors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(vectors));
    this.start = List.copyOf(start);
    this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    this.outcomes = List.copyOf(outcomes);
    this.learningRate = learningRate;
    this.known = computed(1);
  }

  /** Where the landscape comes from, as {@code my.json}. */
  public String origin() {
    return origin;
  }

  /** The names of the weights, in the order of their components; of vectors as {@code w[1]}. */
  public List<String> weights() {
    return weights;
  }

  /** The value of each weight at the start. */
  public List<BigFraction> start() {
    return start;
  }

  /** The values of the parameters. */
  public SequencedMap<String, BigFraction> parameters() {
    return parameters;
  }

  /** The losses with their probabilities. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** What a training point is drawn from. */
  public Data data() {
    return new Data.Losses(outcomes);
  }

  /** The matrix that multiplies η. */
  public LearningRate learningRate() {
    return learningRate;
  }

  /** The names that a loss may use. */
  public Scope scope() {
    SequencedSet<String> scalars = new LinkedHashSet<>();
    weights.stream().filter(w -> w.indexOf('[') < 0).forEach(scalars::add);
    scalars.addAll(parameters.keySet());
    return new Scope(scalars, vectors);
  }

  /** How messages call the loss of an outcome, counted from 1 for the user. */
  String placeOf(int outcome) {
    return origin + ": loss of data item " + (outcome + 1);
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
    Known held = known;
    if (held.tensors().order() >= order) {
      return held;
    }
    Known more = computed(order);
    known = more;
    return more;
  }

  private Known computed(int order) {
    Arithmetic<BigFraction> exact = new ExactArithmetic();
    Tensors<BigFraction> tensors = Tensors.at(this, exact, order);
    return new Known(tensors, new ContractionEvaluation<>(tensors, exact, learningRate));
  }

  /** The weights and the outcomes, in one line. */
  @Override
  public String toString() {
    List<String> starts = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      starts.add(weights.get(i) + " = " + ExactNumber.text(start.get(i)));
    }
    StringBuilder text = new StringBuilder(origin);
    text.append(": ").append(outcomes.size()).append(outcomes.size() == 1 ? " loss" : " losses");
    text.append(", start ").append(String.join(", ", starts));
    for (Map.Entry<String, BigFraction> p : parameters.entrySet()) {
      text.append(", ").append(p.getKey()).append(" = ").append(ExactNumber.text(p.getValue()));
    }
    return text.toString();
  }
}
