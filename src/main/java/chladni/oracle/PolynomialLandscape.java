package chladni.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * A finite distribution over polynomial losses.
 *
 * @param weights the names of the weights
 * @param start where descent starts
 * @param probabilities the probability of each loss
 * @param losses the losses
 * @param learningRate the symmetric matrix that multiplies η
 */
public record PolynomialLandscape(
    List<String> weights,
    List<BigFraction> start,
    List<BigFraction> probabilities,
    List<Polynomial> losses,
    List<List<BigFraction>> learningRate) {

  /** The landscape of a test vector: {@code one-weight} or {@code two-weights}. */
  public static PolynomialLandscape vector(String name) {
    return read(resource(name + ".json"));
  }

  /** The text of a file of test vectors. */
  public static String resource(String file) {
    try (InputStream in =
        PolynomialLandscape.class.getResourceAsStream("/chladni/vectors/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no test vectors " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Reads a landscape file whose data are a list of probabilities and polynomial losses. */
  public static PolynomialLandscape read(String json) {
    JsonObject file = JsonParser.parseString(json).getAsJsonObject();
    List<String> weights = new ArrayList<>();
    List<BigFraction> start = new ArrayList<>();
    for (JsonElement name : file.getAsJsonArray("weights")) {
      weights.add(name.getAsString());
      start.add(rational(file.getAsJsonObject("start").get(name.getAsString())));
    }
    List<BigFraction> probabilities = new ArrayList<>();
    List<Polynomial> losses = new ArrayList<>();
    for (JsonElement outcome : file.getAsJsonArray("data")) {
      probabilities.add(rational(outcome.getAsJsonObject().get("probability")));
      losses.add(
          PolynomialReader.read(outcome.getAsJsonObject().get("loss").getAsString(), weights));
    }
    List<List<BigFraction>> learningRate = identity(weights.size());
    if (file.has("learning_rate")) {
      learningRate = new ArrayList<>();
      for (JsonElement row : file.getAsJsonArray("learning_rate")) {
        List<BigFraction> entries = new ArrayList<>();
        row.getAsJsonArray().forEach(entry -> entries.add(rational(entry)));
        learningRate.add(entries);
      }
    }
    return new PolynomialLandscape(weights, start, probabilities, losses, learningRate);
  }

  /**
   * A random landscape: small rational coefficients on all monomials up to a degree, random
   * probabilities and start, and the identity as learning rate.
   */
  public static PolynomialLandscape random(long seed, int weights, int outcomes, int degree) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> names = List.of("u", "v", "w", "x", "y").subList(0, weights);
    List<BigFraction> start = new ArrayList<>();
    for (int i = 0; i < weights; i++) {
      start.add(small(random));
    }
    List<Integer> shares = new ArrayList<>();
    for (int x = 0; x < outcomes; x++) {
      shares.add(1 + random.nextInt(4));
    }
    int total = shares.stream().mapToInt(s -> s).sum();
    List<BigFraction> probabilities = shares.stream().map(s -> new BigFraction(s, total)).toList();
    List<Polynomial> losses = new ArrayList<>();
    for (int x = 0; x < outcomes; x++) {
      Polynomial loss = Polynomial.constant(weights, BigFraction.ZERO);
      for (List<Integer> exponents : exponents(weights, degree)) {
        loss = loss.plus(new Polynomial(weights, java.util.Map.of(exponents, small(random))));
      }
      losses.add(loss);
    }
    return new PolynomialLandscape(names, start, probabilities, losses, identity(weights));
  }

  /** The same with another learning-rate matrix. */
  public PolynomialLandscape withLearningRate(List<List<BigFraction>> matrix) {
    return new PolynomialLandscape(weights, start, probabilities, losses, matrix);
  }

  /** The number of weights. */
  public int dimension() {
    return weights.size();
  }

  /** The test loss: the mean of the losses. */
  public Polynomial meanLoss() {
    Polynomial mean = Polynomial.constant(dimension(), BigFraction.ZERO);
    for (int x = 0; x < losses.size(); x++) {
      mean = mean.plus(losses.get(x).scaled(probabilities.get(x)));
    }
    return mean;
  }

  /** This landscape as a landscape file. */
  public String json() {
    String names =
        weights.stream().map(PolynomialLandscape::quoted).collect(Collectors.joining(", "));
    String starts =
        IntStream.range(0, dimension())
            .mapToObj(i -> quoted(weights.get(i)) + ": " + quoted(start.get(i)))
            .collect(Collectors.joining(", "));
    String data =
        IntStream.range(0, losses.size())
            .mapToObj(
                x ->
                    "{\"probability\": "
                        + quoted(probabilities.get(x))
                        + ", \"loss\": "
                        + quoted(losses.get(x).text(weights))
                        + "}")
            .collect(Collectors.joining(",\n  "));
    String matrix =
        learningRate.stream()
            .map(
                row ->
                    row.stream()
                        .map(PolynomialLandscape::quoted)
                        .collect(Collectors.joining(", ", "[", "]")))
            .collect(Collectors.joining(", ", "[", "]"));
    return "{\"weights\": ["
        + names
        + "], \"start\": {"
        + starts
        + "}, \"learning_rate\": "
        + matrix
        + ", \"data\": [\n  "
        + data
        + "]}";
  }

  /** The identity matrix. */
  public static List<List<BigFraction>> identity(int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                IntStream.range(0, size)
                    .mapToObj(j -> i == j ? BigFraction.ONE : BigFraction.ZERO)
                    .toList())
        .toList();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String quoted(BigFraction value) {
    return quoted(value.getNumerator() + "/" + value.getDenominator());
  }

  private static BigFraction rational(JsonElement element) {
    return rational(element.getAsString());
  }

  static BigFraction rational(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new BigFraction(new java.math.BigInteger(text))
        : new BigFraction(
            new java.math.BigInteger(text.substring(0, slash)),
            new java.math.BigInteger(text.substring(slash + 1)));
  }

  private static BigFraction small(SplittableRandom random) {
    int numerator = 1 + random.nextInt(3);
    return new BigFraction(random.nextBoolean() ? numerator : -numerator, 1 + random.nextInt(2));
  }

  private static List<List<Integer>> exponents(int variables, int degree) {
    if (variables == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int k = 0; k <= degree; k++) {
      for (List<Integer> rest : exponents(variables - 1, degree - k)) {
        List<Integer> exponents = new ArrayList<>(Collections.nCopies(1, k));
        exponents.addAll(rest);
        all.add(List.copyOf(exponents));
      }
    }
    return all;
  }
}
