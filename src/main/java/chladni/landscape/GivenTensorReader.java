package chladni.landscape;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads the field {@code tensors}: numbers for l, G, H, J, C, S, or for any cumulant bracket by the
 * orders of its derivatives, as {@code [2,1]} for 𝒞[∇²l, ∇l]; nested lists, or the name of a
 * {@code .npy} file. {@code gradC} (or ∇C) gives ∇_ν C_{μλ} with the index ν first, from which
 * [2,1] follows.
 */
final class GivenTensorReader {
  /** The most numbers of one tensor. */
  static final int MOST_NUMBERS = 4_000_000;

  private static final int MOST_INDICES = 8;
  private static final Pattern BRACKET = Pattern.compile("\\[\\s*[0-9](\\s*,\\s*[0-9])*\\s*\\]");

  private final String origin;
  private final LandscapeFiles files;
  private final Constants constants;
  private final int weights;

  GivenTensorReader(String origin, LandscapeFiles files, Constants constants, int weights) {
    this.origin = origin;
    this.files = files;
    this.constants = constants;
    this.weights = weights;
  }

  /** What stands in the file for one tensor. */
  sealed interface Field {
    /** The name of a file. */
    record File(String name) implements Field {}

    /** Lists in lists, as deep as the tensor has indices. */
    record Numbers(Nest nest) implements Field {}
  }

  /** Numbers in lists in lists. */
  sealed interface Nest {
    /** A number. */
    record Leaf(String text) implements Nest {}

    /** A list. */
    record Branch(List<Nest> items) implements Nest {}
  }

  /** Reads the field from JSON. */
  static SequencedMap<String, Field> fields(JsonSource json) throws IOException {
    SequencedMap<String, Field> fields = new LinkedHashMap<>();
    json.object(
        "tensors",
        "an object with numbers for G, H, …",
        name -> fields.put(name, field(json, "tensors: " + name)));
    if (fields.isEmpty()) {
      throw ProblemException.unfit(json.at("tensors") + "there are none", "give G, H or C");
    }
    return fields;
  }

  private static Field field(JsonSource json, String place) throws IOException {
    if (json.peek() == JsonToken.STRING) {
      String text = json.text(place, "");
      return text.endsWith(".npy") ? new Field.File(text) : new Field.Numbers(new Nest.Leaf(text));
    }
    return new Field.Numbers(nest(json, place, 0));
  }

  private static Nest nest(JsonSource json, String place, int depth) throws IOException {
    if (json.peek() != JsonToken.BEGIN_ARRAY) {
      return new Nest.Leaf(json.number(place));
    }
    if (depth > MOST_INDICES) {
      throw ProblemException.beyondReach(
          json.at(place) + "lists are nested more than " + MOST_INDICES + " deep", "");
    }
    List<Nest> items = new ArrayList<>();
    json.list(place, "numbers", source -> items.add(nest(source, place, depth + 1)));
    return new Nest.Branch(items);
  }

  /** The tensors by the orders of their brackets. */
  SequencedMap<List<Integer>, GivenTensor> read(SequencedMap<String, Field> fields) {
    SequencedMap<List<Integer>, GivenTensor> tensors = new LinkedHashMap<>();
    fields.forEach(
        (name, field) -> {
          GivenTensor tensor = tensor(name, field);
          GivenTensor before = tensors.put(tensor.orders(), tensor);
          if (before != null) {
            throw ProblemException.unfit(
                at(name) + "it is the same as " + before.name(), "keep one of them");
          }
        });
    return tensors;
  }

  private String at(String name) {
    return origin + ": tensors: " + name + ": ";
  }

  private GivenTensor tensor(String name, Field field) {
    List<Integer> orders = orders(name);
    int rank = orders.stream().mapToInt(k -> k).sum();
    if (rank > MOST_INDICES || Math.pow(weights, rank) > MOST_NUMBERS) {
      throw ProblemException.beyondReach(
          at(name) + rank + " indices of " + weights + " weights are too many numbers",
          "up to " + MOST_NUMBERS + " are read");
    }
    GivenTensor.Entries entries =
        switch (field) {
          case Field.File f -> fromFile(f.name(), name, rank);
          case Field.Numbers n -> {
            List<BigFraction> values = new ArrayList<>();
            collect(n.nest(), rank, name, values);
            yield new GivenTensor.Entries.Exact(values);
          }
        };
    GivenTensor tensor = new GivenTensor(name, orders, entries);
    boolean gradient = name.equals("gradC") || name.equals("∇C");
    checkSymmetry(tensor, gradient ? List.of(1) : symmetries(orders));
    return gradient ? fromGradient(tensor) : tensor;
  }

  private List<Integer> orders(String name) {
    Optional<List<Integer>> named = TensorOrders.of(name);
    if (named.isPresent()) {
      return named.get();
    }
    if (!BRACKET.matcher(name).matches()) {
      throw new ProblemException(
          new Problem.Unknown(
              origin + ": tensors: there is no tensor " + JsonSource.shown(name),
              "give l, G, H, J, C, S, gradC, or orders of derivatives such as \"[2,1]\""));
    }
    List<Integer> orders = new ArrayList<>();
    for (String digit : name.replaceAll("[^0-9]", " ").strip().split("\\s+", -1)) {
      orders.add(Integer.parseInt(digit));
    }
    List<Integer> sorted = new ArrayList<>(orders);
    sorted.sort(Collections.reverseOrder());
    if (!sorted.equals(orders)) {
      throw ProblemException.unfit(
          at(name) + "the orders must not increase", "write " + sorted.toString().replace(" ", ""));
    }
    return orders;
  }

  private GivenTensor.Entries fromFile(String file, String name, int rank) {
    String resolved = TableReader.resolved(origin, file);
    NpyArray array =
        NpyArray.read(TableReader.content(files, origin, file), resolved, MOST_NUMBERS);
    List<Integer> shape = Collections.nCopies(rank, weights);
    if (!array.shape().equals(shape)) {
      throw ProblemException.unfit(
          at(name) + resolved + " has the shape " + array.shape() + ", not " + shape,
          "every index runs over the " + weights + " weights");
    }
    return new GivenTensor.Entries.Decimal(array.values());
  }

  private void collect(Nest nest, int depth, String name, List<BigFraction> values) {
    switch (nest) {
      case Nest.Leaf leaf when depth == 0 ->
          values.add(constants.value(leaf.text(), "tensors: " + name));
      case Nest.Branch branch when depth > 0 && branch.items().size() == weights ->
          branch.items().forEach(item -> collect(item, depth - 1, name, values));
      case Nest.Branch branch when depth > 0 ->
          throw ProblemException.unfit(
              at(name)
                  + "a list has "
                  + branch.items().size()
                  + " items for "
                  + weights
                  + " weights",
              "give one for each weight");
      case Nest.Leaf leaf ->
          throw ProblemException.unfit(
              at(name) + "there is a number where a list of " + weights + " should be", "");
      case Nest.Branch branch ->
          throw ProblemException.unfit(at(name) + "there is a list where a number should be", "");
    }
  }

  /** The places i such that indices i and i + 1 may be exchanged. */
  private static List<Integer> symmetries(List<Integer> orders) {
    List<Integer> places = new ArrayList<>();
    int place = 0;
    for (int f = 0; f < orders.size(); f++) {
      for (int k = 0; k < orders.get(f); k++, place++) {
        boolean inside = k + 1 < orders.get(f);
        boolean between = f + 1 < orders.size() && orders.get(f) == 1 && orders.get(f + 1) == 1;
        if (inside || between) {
          places.add(place);
        }
      }
    }
    return places;
  }

  private void checkSymmetry(GivenTensor tensor, List<Integer> places) {
    int rank = tensor.rank();
    double largest = 0;
    for (int i = 0; i < tensor.entries().size(); i++) {
      largest = Math.max(largest, Math.abs(tensor.entries().decimal(i)));
    }
    for (int place : places) {
      int right = (int) Math.pow(weights, rank - place - 2);
      for (int i = 0; i < tensor.entries().size(); i++) {
        int a = i / right / weights % weights;
        int b = i / right % weights;
        int other = i + ((b - a) * weights + (a - b)) * right;
        if (Math.abs(tensor.entries().decimal(i) - tensor.entries().decimal(other))
            > 1e-9 * largest) {
          throw ProblemException.unfit(
              at(tensor.name())
                  + "it is not symmetric: components "
                  + indices(i, rank)
                  + " and "
                  + indices(other, rank)
                  + " differ",
              "derivatives of one factor commute, and so do factors with equally many");
        }
      }
    }
  }

  private List<Integer> indices(int entry, int rank) {
    List<Integer> indices = new ArrayList<>();
    int rest = entry;
    for (int i = 0; i < rank; i++) {
      indices.add(0, rest % weights + 1);
      rest /= weights;
    }
    return indices;
  }

  /**
   * 𝒞[∇_ν∇_μ l, ∇_λ l] from D_{νμλ} = ∇_ν C_{μλ} = 𝒞[∇_ν∇_μ l, ∇_λ l] + 𝒞[∇_ν∇_λ l, ∇_μ l]: it
   * is ½ (D_{νμλ} + D_{μνλ} − D_{λνμ}).
   */
  private GivenTensor fromGradient(GivenTensor gradient) {
    int n = weights;
    GivenTensor.Entries d = gradient.entries();
    int size = d.size();
    return new GivenTensor(
        gradient.name(),
        gradient.orders(),
        switch (d) {
          case GivenTensor.Entries.Exact e -> {
            List<BigFraction> values = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
              values.add(
                  e.values()
                      .get(i)
                      .add(e.values().get(first(i, n)))
                      .subtract(e.values().get(last(i, n)))
                      .divide(2));
            }
            yield new GivenTensor.Entries.Exact(values);
          }
          case GivenTensor.Entries.Decimal e -> {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
              values[i] = (e.decimal(i) + e.decimal(first(i, n)) - e.decimal(last(i, n))) / 2;
            }
            yield new GivenTensor.Entries.Decimal(DecimalRow.of(values));
          }
        });
  }

  /** The place of (μ, ν, λ), if i is that of (ν, μ, λ). */
  private static int first(int i, int n) {
    return (i / n % n * n + i / n / n) * n + i % n;
  }

  /** The place of (λ, ν, μ), if i is that of (ν, μ, λ). */
  private static int last(int i, int n) {
    return (i % n * n + i / n / n) * n + i / n % n;
  }
}
