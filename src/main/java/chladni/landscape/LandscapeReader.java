package chladni.landscape;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads landscape files: JSON with {@code weights}, {@code start}, {@code data}, and optionally
 * {@code parameters}, {@code learning_rate}, {@code name}, {@code description}.
 *
 * <p>The data are a list of {@code {"probability": "1/3", "loss": "…"}}. All numbers are exact:
 * {@code 0.1} is 1/10. Example:
 *
 * <pre>{"weights": ["u"], "start": {"u": "1/2"}, "data": [{"probability": 1, "loss": "u^2/2"}]}
 * </pre>
 */
public final class LandscapeReader {
  /** The longest file that is read, in characters. */
  public static final int LONGEST = 16_000_000;

  /** The most weights. */
  public static final int MOST_WEIGHTS = 500;

  /** The most outcomes. */
  public static final int MOST_OUTCOMES = 10_000;

  private static final Pattern RANGE =
      Pattern.compile("(?<name>[^\\[\\]]+)\\[(?<first>[0-9]{1,6})\\.\\.(?<last>[0-9]{1,6})\\]");
  private static final Pattern POSITION = Pattern.compile("line ([0-9]+) column ([0-9]+)");

  private final String origin;
  private final JsonReader json;

  private final List<String> scalars = new ArrayList<>();
  private final SequencedMap<String, IndexRange> vectors = new LinkedHashMap<>();
  private final List<String> weights = new ArrayList<>();
  private final Map<String, List<BigFraction>> namedStart = new LinkedHashMap<>();
  private final List<BigFraction> listedStart = new ArrayList<>();
  private final SequencedMap<String, BigFraction> parameters = new LinkedHashMap<>();
  private final List<List<BigFraction>> matrix = new ArrayList<>();
  private final List<BigFraction> probabilities = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();

  private LandscapeReader(String text, String origin) {
    this.origin = origin;
    this.json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
  }

  /**
   * Reads a landscape with its parameters at their defaults.
   *
   * @param text the file's content
   * @param origin the file's name, for messages
   * @throws ProblemException if the content is not a landscape; the message names the place
   */
  public static Landscape read(String text, String origin) {
    return read(text, origin, Map.of());
  }

  /**
   * Reads a landscape.
   *
   * @param text the file's content
   * @param origin the file's name, for messages
   * @param values values for some of its parameters; the others are at their defaults
   * @throws ProblemException if the content is not a landscape; the message names the place
   */
  public static Landscape read(String text, String origin, Map<String, BigFraction> values) {
    if (text.length() > LONGEST) {
      throw ProblemException.beyondReach(
          origin + ": a file of " + text.length() + " characters is too long",
          "landscape files may have up to " + LONGEST + " characters");
    }
    LandscapeReader reader = new LandscapeReader(text, origin);
    try {
      reader.readFile();
    } catch (EOFException e) {
      throw ProblemException.badFile(
          origin + ": this is not JSON: it ends too early", "close all brackets and quotes");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      Matcher m = POSITION.matcher(message);
      throw ProblemException.badFile(
          origin
              + (m.find() ? ", line " + m.group(1) + ", column " + m.group(2) : "")
              + ": this is not JSON",
          "names and texts need double quotes; no comments, no comma before a closing bracket");
    }
    return reader.landscape(values);
  }

  // The file, field by field.

  private void readFile() throws IOException {
    expect(JsonToken.BEGIN_OBJECT, "the file", "an object {…}");
    json.beginObject();
    Set<String> seen = new LinkedHashSet<>();
    while (json.hasNext()) {
      String field = json.nextName();
      once(seen, field, "the file");
      switch (field) {
        case "weights" -> readWeights();
        case "start" -> readStart();
        case "parameters" -> readParameters();
        case "learning_rate" -> readLearningRate();
        case "data" -> readData();
        case "name", "description" -> {
          expect(JsonToken.STRING, field, "a text");
          json.skipValue();
        }
        case "loss" ->
            throw ProblemException.unfit(
                at("loss") + "one loss for all data is not read yet",
                "give data as a list of {\"probability\": …, \"loss\": …}");
        case "tensors" ->
            throw ProblemException.unfit(
                at("tensors") + "landscapes given by tensors are not read yet",
                "give data as a list of {\"probability\": …, \"loss\": …}");
        default ->
            throw new ProblemException(
                new Problem.Unknown(
                    origin + ": unknown field " + shown(field),
                    "the fields are weights, start, data, parameters, learning_rate, name,"
                        + " description"));
      }
    }
    json.endObject();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw ProblemException.badFile(
          origin + ": there is something after the object's closing bracket", "");
    }
    for (String field : List.of("weights", "start", "data")) {
      if (!seen.contains(field)) {
        throw ProblemException.badFile(
            origin + ": the field " + field + " is missing",
            "a landscape needs weights, start and data");
      }
    }
  }

  private void readWeights() throws IOException {
    if (json.peek() == JsonToken.STRING) {
      declare(json.nextString());
    } else {
      expect(JsonToken.BEGIN_ARRAY, "weights", "a list of names");
      json.beginArray();
      while (json.hasNext()) {
        expect(JsonToken.STRING, "weights", "names");
        declare(json.nextString());
      }
      json.endArray();
    }
    if (weights.isEmpty()) {
      throw ProblemException.unfit(at("weights") + "there are none", "name at least one weight");
    }
  }

  private void declare(String text) {
    Matcher m = RANGE.matcher(text);
    boolean vector = m.matches();
    String name = checkedName(vector ? m.group("name") : text, "weights");
    if (scalars.contains(name) || vectors.containsKey(name)) {
      throw ProblemException.unfit(at("weights") + name + " stands there twice", "");
    }
    if (!vector) {
      scalars.add(name);
      weights.add(name);
    } else {
      int first = Integer.parseInt(m.group("first"));
      int last = Integer.parseInt(m.group("last"));
      if (last < first) {
        throw ProblemException.unfit(
            at("weights") + shown(text) + " has no components", "write the lower index first");
      }
      if (last - first >= MOST_WEIGHTS) {
        throw tooManyWeights(last - first + 1);
      }
      vectors.put(name, new IndexRange(first, last));
      for (int i = first; i <= last; i++) {
        weights.add(name + "[" + i + "]");
      }
    }
    if (weights.size() > MOST_WEIGHTS) {
      throw tooManyWeights(weights.size());
    }
  }

  private ProblemException tooManyWeights(int number) {
    return ProblemException.beyondReach(
        at("weights") + number + " are too many", "a landscape may have up to " + MOST_WEIGHTS);
  }

  private String checkedName(String name, String place) {
    boolean wellFormed =
        !name.isEmpty()
            && ExpressionParser.isNameStart(name.charAt(0))
            && name.chars().allMatch(c -> ExpressionParser.isNamePart((char) c));
    if (!wellFormed) {
      throw ProblemException.malformed(
          at(place) + shown(name) + " is not a name",
          "names are made of letters, digits and _; a vector is declared as \"w[1..5]\"");
    }
    if (Scope.reserved().contains(name)) {
      throw ProblemException.unfit(
          at(place) + name + " already means something else", "use another name");
    }
    return name;
  }

  private void readStart() throws IOException {
    if (json.peek() == JsonToken.BEGIN_ARRAY) {
      listedStart.addAll(numbers("start"));
      if (listedStart.isEmpty()) {
        throw ProblemException.unfit(at("start") + "there are no values", "");
      }
      return;
    }
    expect(JsonToken.BEGIN_OBJECT, "start", "an object with a value for each weight");
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      String place = "start of " + name;
      if (namedStart.containsKey(name)) {
        throw ProblemException.unfit(at(place) + "it stands there twice", "");
      }
      namedStart.put(
          name, json.peek() == JsonToken.BEGIN_ARRAY ? numbers(place) : List.of(number(place)));
      if (namedStart.size() > MOST_WEIGHTS) {
        throw tooManyWeights(namedStart.size());
      }
    }
    json.endObject();
  }

  private void readParameters() throws IOException {
    expect(JsonToken.BEGIN_OBJECT, "parameters", "an object with a default for each name");
    json.beginObject();
    while (json.hasNext()) {
      String name = checkedName(json.nextName(), "parameters");
      if (parameters.containsKey(name)) {
        throw ProblemException.unfit(at("parameters") + name + " stands there twice", "");
      }
      parameters.put(name, number("parameter " + name));
    }
    json.endObject();
  }

  private void readLearningRate() throws IOException {
    expect(JsonToken.BEGIN_ARRAY, "learning_rate", "a list of rows");
    json.beginArray();
    while (json.hasNext()) {
      matrix.add(numbers("learning_rate, row " + (matrix.size() + 1)));
      if (matrix.size() > MOST_WEIGHTS) {
        throw ProblemException.beyondReach(at("learning_rate") + "it has too many rows", "");
      }
    }
    json.endArray();
    if (matrix.isEmpty()) {
      throw ProblemException.unfit(at("learning_rate") + "it has no rows", "");
    }
  }

  private void readData() throws IOException {
    if (json.peek() == JsonToken.BEGIN_OBJECT) {
      throw ProblemException.unfit(
          at("data") + "data given by distributions or files are not read yet",
          "give data as a list of {\"probability\": …, \"loss\": …}");
    }
    expect(JsonToken.BEGIN_ARRAY, "data", "a list of {\"probability\": …, \"loss\": …}");
    json.beginArray();
    while (json.hasNext()) {
      if (losses.size() == MOST_OUTCOMES) {
        throw ProblemException.beyondReach(
            at("data") + "there are more than " + MOST_OUTCOMES + " items", "");
      }
      readOutcome("data item " + (losses.size() + 1));
    }
    json.endArray();
    if (losses.isEmpty()) {
      throw ProblemException.unfit(at("data") + "there are no items", "give at least one loss");
    }
  }

  private void readOutcome(String place) throws IOException {
    expect(JsonToken.BEGIN_OBJECT, place, "an object {\"probability\": …, \"loss\": …}");
    json.beginObject();
    Set<String> seen = new LinkedHashSet<>();
    while (json.hasNext()) {
      String field = json.nextName();
      once(seen, field, place);
      switch (field) {
        case "probability" -> probabilities.add(number("probability of " + place));
        case "loss" -> {
          expect(JsonToken.STRING, "loss of " + place, "a formula in quotes");
          losses.add(json.nextString());
        }
        default ->
            throw new ProblemException(
                new Problem.Unknown(
                    at(place) + "unknown field " + shown(field),
                    "an item has a probability and a loss"));
      }
    }
    json.endObject();
    for (String field : List.of("probability", "loss")) {
      if (!seen.contains(field)) {
        throw ProblemException.badFile(
            at(place) + "the field " + field + " is missing",
            "an item has a probability and a loss");
      }
    }
  }

  private List<BigFraction> numbers(String place) throws IOException {
    expect(JsonToken.BEGIN_ARRAY, place, "a list of numbers");
    json.beginArray();
    List<BigFraction> all = new ArrayList<>();
    while (json.hasNext()) {
      all.add(number(place));
      if (all.size() > MOST_WEIGHTS) {
        throw tooManyWeights(all.size());
      }
    }
    json.endArray();
    return all;
  }

  private BigFraction number(String place) throws IOException {
    JsonToken token = json.peek();
    if (token != JsonToken.STRING && token != JsonToken.NUMBER) {
      throw expected(place, "a number");
    }
    String text = json.nextString();
    return ExactNumber.read(text, origin + ": " + place)
        .orElseThrow(
            () ->
                ProblemException.malformed(
                    at(place) + shown(text) + " is not an exact number",
                    "write \"1/2\", -3 or 0.25"));
  }

  private void once(Set<String> seen, String field, String place) {
    if (!seen.add(field)) {
      throw ProblemException.badFile(
          at(place) + "the field " + shown(field) + " stands there twice", "keep one of them");
    }
  }

  private void expect(JsonToken token, String place, String what) throws IOException {
    if (json.peek() != token) {
      throw expected(place, what);
    }
  }

  private ProblemException expected(String place, String what) throws IOException {
    String found =
        switch (json.peek()) {
          case BEGIN_ARRAY, END_ARRAY -> "a list";
          case BEGIN_OBJECT, END_OBJECT, NAME -> "an object";
          case STRING -> "a text";
          case NUMBER -> "a number";
          case BOOLEAN -> "true or false";
          case NULL -> "null";
          case END_DOCUMENT -> "nothing";
        };
    return ProblemException.badFile(at(place) + "expected " + what + ", found " + found, "");
  }

  private String at(String place) {
    return origin + ": " + place + ": ";
  }

  private static String shown(String text) {
    return "\"" + (text.length() <= 40 ? text : text.substring(0, 39) + "…") + "\"";
  }

  // The landscape from the fields.

  private Landscape landscape(Map<String, BigFraction> values) {
    SequencedMap<String, BigFraction> settings = new LinkedHashMap<>(parameters);
    values.forEach(
        (name, value) -> {
          if (!parameters.containsKey(name)) {
            throw new ProblemException(
                new Problem.Unknown(
                    origin + ": there is no parameter " + name,
                    parameters.isEmpty()
                        ? "this landscape has no parameters"
                        : "the parameters are " + String.join(", ", parameters.keySet())));
          }
          settings.put(name, value);
        });
    for (String name : parameters.keySet()) {
      if (scalars.contains(name) || vectors.containsKey(name)) {
        throw ProblemException.unfit(
            at("parameters") + name + " is the name of a weight", "use another name");
      }
    }
    List<BigFraction> start = start();
    checkProbabilities();
    Set<String> names = new LinkedHashSet<>(scalars);
    names.addAll(parameters.keySet());
    Scope scope = new Scope(new LinkedHashSet<>(names), vectors);
    List<Outcome> outcomes = new ArrayList<>();
    for (int x = 0; x < losses.size(); x++) {
      outcomes.add(
          new Outcome(
              probabilities.get(x),
              ExpressionParser.parse(
                  losses.get(x), origin + ": loss of data item " + (x + 1), scope)));
    }
    return new Landscape(origin, weights, vectors, start, settings, outcomes, learningRate());
  }

  private void checkProbabilities() {
    BigFraction sum = BigFraction.ZERO;
    for (int x = 0; x < probabilities.size(); x++) {
      BigFraction p = probabilities.get(x);
      if (p.signum() < 0) {
        throw ProblemException.unfit(
            at("probability of data item " + (x + 1)) + ExactNumber.text(p) + " is negative", "");
      }
      sum = sum.add(p);
    }
    if (!sum.equals(BigFraction.ONE)) {
      throw ProblemException.unfit(
          at("data") + "the probabilities sum to " + ExactNumber.text(sum) + ", not to 1", "");
    }
  }

  private List<BigFraction> start() {
    if (!listedStart.isEmpty()) {
      if (listedStart.size() != weights.size()) {
        throw ProblemException.unfit(
            at("start")
                + "there are "
                + listedStart.size()
                + " values for "
                + weights.size()
                + " weights",
            "give one for each, in the order of weights");
      }
      return listedStart;
    }
    Map<String, BigFraction> values = new LinkedHashMap<>();
    namedStart.forEach(
        (name, list) -> {
          IndexRange range = vectors.get(name);
          if (range == null) {
            if (!weights.contains(name)) {
              throw new ProblemException(
                  new Problem.Unknown(
                      at("start") + "there is no weight " + shown(name),
                      "the weights are "
                          + new Scope(new LinkedHashSet<>(scalars), vectors).list()));
            }
            if (list.size() != 1) {
              throw ProblemException.unfit(at("start of " + name) + "it is one number", "");
            }
            set(values, name, list.get(0));
            return;
          }
          if (list.size() != range.size() && list.size() != 1) {
            throw ProblemException.unfit(
                at("start of " + name)
                    + "there are "
                    + list.size()
                    + " values for "
                    + range.size()
                    + " components",
                "give one for each, or one for all");
          }
          for (int i = 0; i < range.size(); i++) {
            set(values, name + "[" + (range.first() + i) + "]", list.get(list.size() == 1 ? 0 : i));
          }
        });
    List<BigFraction> start = new ArrayList<>();
    for (String weight : weights) {
      BigFraction value = values.get(weight);
      if (value == null) {
        throw ProblemException.unfit(
            at("start") + "there is no value for " + weight, "give one for each weight");
      }
      start.add(value);
    }
    return start;
  }

  private void set(Map<String, BigFraction> values, String name, BigFraction value) {
    if (values.put(name, value) != null) {
      throw ProblemException.unfit(at("start of " + name) + "it has two values", "");
    }
  }

  private LearningRate learningRate() {
    int n = weights.size();
    if (matrix.isEmpty()) {
      return LearningRate.identity(n);
    }
    for (int i = 0; i < matrix.size(); i++) {
      if (matrix.size() != n || matrix.get(i).size() != n) {
        throw ProblemException.unfit(
            at("learning_rate")
                + "it needs "
                + n
                + " rows of "
                + n
                + " numbers; "
                + (matrix.size() != n
                    ? "there are " + matrix.size() + " rows"
                    : "row " + (i + 1) + " has " + matrix.get(i).size()),
            "");
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (!matrix.get(i).get(j).equals(matrix.get(j).get(i))) {
          throw ProblemException.unfit(
              at("learning_rate")
                  + "it is not symmetric: row "
                  + (j + 1)
                  + ", column "
                  + (i + 1)
                  + " is "
                  + ExactNumber.text(matrix.get(j).get(i))
                  + ", row "
                  + (i + 1)
                  + ", column "
                  + (j + 1)
                  + " is "
                  + ExactNumber.text(matrix.get(i).get(j)),
              "");
        }
      }
    }
    return new LearningRate(matrix);
  }
}
