package chladni.landscape;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.value.Moments;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * Values of diagrams from given tensors: one tensor for each bracket, contracted along the edges
 * two at a time, the smallest result first.
 *
 * @param <T> the numbers
 */
final class GivenCalculation<T extends FieldElement<T>> implements Calculation {
  private static final long MOST_MULTIPLICATIONS = 50_000_000;

  private final String origin;
  private final Data.Given given;
  private final LearningRate learningRate;
  private final Arithmetic<T> arithmetic;
  private final Function<GivenTensor, List<T>> entries;
  private final Conversion<T> conversion;

  private GivenCalculation(
      String origin,
      Data.Given given,
      LearningRate learningRate,
      Arithmetic<T> arithmetic,
      Function<GivenTensor, List<T>> entries,
      Conversion<T> conversion) {
    this.origin = origin;
    this.given = given;
    this.learningRate = learningRate;
    this.arithmetic = arithmetic;
    this.entries = entries;
    this.conversion = conversion;
  }

  /** Calculation in rational numbers; tensors in floating point cannot be used. */
  static Calculation exact(String origin, Data.Given given, LearningRate learningRate) {
    return new GivenCalculation<>(
        origin,
        given,
        learningRate,
        new ExactArithmetic(),
        tensor ->
            switch (tensor.entries()) {
              case GivenTensor.Entries.Exact e -> e.values();
              case GivenTensor.Entries.Decimal d ->
                  throw new IrrationalException(tensor.name() + " is in floating point");
            },
        Numbers::exact);
  }

  /** Calculation in floating point. */
  static Calculation decimal(String origin, Data.Given given, LearningRate learningRate) {
    return new GivenCalculation<>(
        origin,
        given,
        learningRate,
        new DecimalArithmetic(),
        tensor ->
            IntStream.range(0, tensor.entries().size())
                .mapToObj(i -> new Binary64(tensor.entries().decimal(i)))
                .toList(),
        Numbers::decimal);
  }

  private Numbers.Method method() {
    return new Numbers.Method("given tensors");
  }

  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Numbers cumulant(List<MultiIndex> factors) {
    List<MultiIndex> sorted = new ArrayList<>(factors);
    sorted.sort(Comparator.comparingInt(MultiIndex::size).reversed());
    int place = 0;
    for (MultiIndex factor : sorted) {
      for (int i = 0; i < factor.size(); i++) {
        place = place * learningRate.size() + factor.get(i);
      }
    }
    GivenTensor tensor = tensor(sorted.stream().map(MultiIndex::size).toList(), "this");
    return conversion.of(List.of(entries.apply(tensor).get(place)), method());
  }

  @Override
  public Numbers components(Diagram diagram, Brackets brackets) {
    return conversion.of(
        switch (brackets) {
          case CUMULANT -> new Network(diagram).components();
          case MOMENT -> moments(diagram);
        },
        method());
  }

  private List<T> moments(Diagram diagram) {
    List<T> sum = List.of();
    for (Map.Entry<Diagram, BigInteger> term : Moments.inCumulants(diagram).entrySet()) {
      List<T> components = new Network(term.getKey()).components();
      T coefficient = arithmetic.of(new BigFraction(term.getValue()));
      List<T> next = new ArrayList<>();
      for (int i = 0; i < components.size(); i++) {
        T product = coefficient.multiply(components.get(i));
        next.add(sum.isEmpty() ? product : sum.get(i).add(product));
      }
      sum = next;
    }
    return sum;
  }

  private GivenTensor tensor(List<Integer> orders, String what) {
    return Optional.ofNullable(given.tensors().get(orders))
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.Unknown(
                        origin
                            + ": "
                            + what
                            + " needs the tensor "
                            + TensorOrders.name(orders)
                                .orElseGet(() -> "\"" + TensorOrders.bracket(orders) + "\"")
                            + ", which is not given",
                        "add it to the field tensors; given are "
                            + given.tensors().values().stream()
                                .map(GivenTensor::name)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * A tensor with a label for each index; the entries are in the order of the labels, the last
   * running fastest.
   */
  private record Labelled<T>(List<Integer> labels, List<T> entries) {}

  /** The brackets of a diagram; each edge is a label. */
  private final class Network {
    private final Diagram diagram;
    private final int weights = learningRate.size();

    Network(Diagram diagram) {
      this.diagram = diagram;
    }

    List<T> components() {
      List<Labelled<T>> tensors = new ArrayList<>();
      for (List<Integer> part : parts()) {
        tensors.add(bracket(part));
      }
      while (tensors.size() > 1) {
        Interruption.poll();
        contractBest(tensors);
      }
      List<Integer> open = new ArrayList<>();
      for (int a = 0; a < diagram.anchors().size(); a++) {
        if (diagram.anchors().get(a) == Anchor.LOOSE_END) {
          open.add(below(diagram.edges() + a).get(0));
        }
      }
      return product(tensors.get(0), new Labelled<>(List.of(), one()), open).entries;
    }

    private List<T> one() {
      return List.of(arithmetic.of(BigFraction.ONE));
    }

    /** The nodes and roots of each bracket; a root that is not tied has its own. */
    private List<List<Integer>> parts() {
      List<List<Integer>> parts = new ArrayList<>();
      for (int p = 0; p < diagram.partCount(); p++) {
        parts.add(new ArrayList<>());
      }
      for (int v = 0; v < diagram.edges(); v++) {
        parts.get(diagram.part(v)).add(v);
      }
      for (int a = 0; a < diagram.anchors().size(); a++) {
        int vertex = diagram.edges() + a;
        if (diagram.anchors().get(a) == Anchor.ROOT) {
          if (diagram.rootPart().isPresent()) {
            parts.get(diagram.rootPart().getAsInt()).add(vertex);
          } else {
            parts.add(List.of(vertex));
          }
        }
      }
      return parts;
    }

    private List<Integer> below(int vertex) {
      return IntStream.range(0, diagram.edges())
          .filter(v -> diagram.parent(v) == vertex)
          .boxed()
          .toList();
    }

    /** The labels of the edges of a vertex; an edge is labelled by its child. */
    private List<Integer> edges(int vertex) {
      List<Integer> edges = new ArrayList<>(below(vertex));
      if (vertex < diagram.edges()) {
        edges.add(vertex);
      }
      return edges;
    }

    private Labelled<T> bracket(List<Integer> part) {
      List<Integer> sorted = new ArrayList<>(part);
      sorted.sort(Comparator.comparingInt((Integer v) -> edges(v).size()).reversed());
      List<Integer> labels = new ArrayList<>();
      List<Integer> orders = new ArrayList<>();
      for (int v : sorted) {
        labels.addAll(edges(v));
        orders.add(edges(v).size());
      }
      GivenTensor given = tensor(orders, "the value of " + diagram.name());
      Labelled<T> tensor = new Labelled<>(labels, entries.apply(given));
      if (!learningRate.isIdentity()) {
        for (int v : sorted) {
          if (v < diagram.edges()) {
            // of several equal labels, one end of the edge carries the matrix
            tensor = withMatrix(tensor, tensor.labels.lastIndexOf(v));
          }
        }
      }
      List<Integer> once =
          labels.stream().filter(e -> Collections.frequency(labels, e) == 1).toList();
      return once.size() == labels.size()
          ? tensor
          : product(tensor, new Labelled<>(List.of(), one()), once);
    }

    private Labelled<T> withMatrix(Labelled<T> tensor, int axis) {
      int stride = power(tensor.labels.size() - axis - 1);
      List<T> result = new ArrayList<>(tensor.entries.size());
      for (int i = 0; i < tensor.entries.size(); i++) {
        int row = i / stride % weights;
        T sum = arithmetic.of(BigFraction.ZERO);
        for (int j = 0; j < weights; j++) {
          sum =
              sum.add(
                  arithmetic
                      .of(learningRate.entry(row, j))
                      .multiply(tensor.entries.get(i + (j - row) * stride)));
        }
        result.add(sum);
      }
      return new Labelled<>(tensor.labels, result);
    }

    private int power(int exponent) {
      int product = 1;
      for (int i = 0; i < exponent; i++) {
        product *= weights;
      }
      return product;
    }

    private void contractBest(List<Labelled<T>> tensors) {
      int left = 0;
      int right = 1;
      int best = Integer.MAX_VALUE;
      for (int i = 0; i < tensors.size(); i++) {
        for (int j = i + 1; j < tensors.size(); j++) {
          List<Integer> labels = new ArrayList<>(tensors.get(i).labels);
          labels.addAll(tensors.get(j).labels);
          long rank = labels.stream().filter(e -> Collections.frequency(labels, e) == 1).count();
          boolean joined = rank < labels.size();
          int score = (int) rank + (joined ? 0 : 1000);
          if (score < best) {
            best = score;
            left = i;
            right = j;
          }
        }
      }
      Labelled<T> second = tensors.remove(right);
      Labelled<T> first = tensors.remove(left);
      List<Integer> labels = new ArrayList<>(first.labels);
      labels.addAll(second.labels);
      List<Integer> open =
          labels.stream().filter(e -> Collections.frequency(labels, e) == 1).toList();
      tensors.add(product(first, second, open));
    }

    /** The product of two tensors, summed over all labels but some. */
    private Labelled<T> product(Labelled<T> left, Labelled<T> right, List<Integer> open) {
      List<Integer> summed = new ArrayList<>();
      for (Labelled<T> tensor : List.of(left, right)) {
        tensor.labels.stream()
            .filter(e -> !open.contains(e) && !summed.contains(e))
            .forEach(summed::add);
      }
      if (Math.pow(weights, open.size() + summed.size()) > MOST_MULTIPLICATIONS) {
        throw ProblemException.beyondReach(
            "the value of "
                + diagram.name()
                + " takes about "
                + weights
                + "^"
                + (open.size() + summed.size())
                + " multiplications",
            "the limit is " + MOST_MULTIPLICATIONS + "; use fewer weights or a lower order");
      }
      List<T> result = new ArrayList<>();
      int[] value = new int[diagram.edges()];
      for (int o = 0; o < power(open.size()); o++) {
        decode(o, open, value);
        T sum = arithmetic.of(BigFraction.ZERO);
        for (int s = 0; s < power(summed.size()); s++) {
          decode(s, summed, value);
          T factor = left.entries.get(encode(left.labels, value));
          if (!factor.isZero()) {
            sum = sum.add(factor.multiply(right.entries.get(encode(right.labels, value))));
          }
        }
        result.add(sum);
      }
      return new Labelled<>(open, result);
    }

    private void decode(int number, List<Integer> labels, int[] value) {
      int rest = number;
      for (int i = labels.size() - 1; i >= 0; i--) {
        value[labels.get(i)] = rest % weights;
        rest /= weights;
      }
    }

    private int encode(List<Integer> labels, int[] value) {
      int number = 0;
      for (int label : labels) {
        number = number * weights + value[label];
      }
      return number;
    }
  }
}
