package chladni.landscape;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads landscape files: JSON with {@code weights}, {@code start}, {@code data}, and optionally
 * {@code loss}, {@code parameters}, {@code learning_rate}, {@code name}, {@code description}; or
 * {@code tensors} in place of {@code data} and {@code loss}.
 *
 * <p>The data are a list of {@code {"probability": "1/3", "loss": "…"}}, an object of variables
 * with their distributions, or a file; for the latter two there is one {@code loss}. All numbers
 * are exact: {@code 0.1} is 1/10. Examples:
 *
 * <pre>{"weights": ["u"], "start": {"u": "1/2"}, "data": [{"probability": 1, "loss": "u^2/2"}]}
 * {"weights": ["w"], "start": {"w": 0}, "data": {"x": "normal(0,1)"}, "loss": "(w-x)^2/2"}
 * {"weights": ["w"], "start": {"w": 0}, "data": {"csv": "x.csv", "columns": {"x": 1}},
 *  "loss": "(w-x)^2/2"}
 * </pre>
 */
public final class LandscapeReader {
  /** The longest file that is read, in characters. */
  public static final int LONGEST = 16_000_000;

  /** The most weights. */
  public static final int MOST_WEIGHTS = 10_000;

  /** The most variables of the data. */
  public static final int MOST_VARIABLES = 10_000;

  private static final String FIELDS =
      "the fields are weights, start, data, loss, tensors, parameters, learning_rate, name,"
          + " description";

  private final JsonSource json;
  private final String origin;
  private final LandscapeFiles files;

  private final Set<String> seen = new LinkedHashSet<>();
  private final Declarations weights;
  private final Map<String, List<String>> namedStart = new LinkedHashMap<>();
  private final List<String> listedStart = new ArrayList<>();
  private final SequencedMap<String, BigFraction> parameters = new LinkedHashMap<>();
  private final List<List<String>> matrix = new ArrayList<>();
  private Optional<DataFields> data = Optional.empty();
  private Optional<String> loss = Optional.empty();
  private final SequencedMap<String, GivenTensorReader.Field> tensors = new LinkedHashMap<>();

  private LandscapeReader(JsonSource json, String origin, LandscapeFiles files) {
    this.json = json;
    this.origin = origin;
    this.files = files;
    this.weights = new Declarations(origin, MOST_WEIGHTS);
  }

  /**
   * Opens a landscape by the name of a built-in one or of a file.
   *
   * @param name {@code helix}, or a file such as {@code my.json}
   * @param values values for some of its parameters; the others are at their defaults
   * @throws ProblemException if there is none, or it is not a landscape
   */
  public static Landscape open(String name, Map<String, BigFraction> values, LandscapeFiles files) {
    if (BuiltInLandscapes.names().contains(name)) {
      byte[] content = BuiltInLandscapes.read(name + ".json", LONGEST);
      return read(TableReader.text(content, name), name, values, BuiltInLandscapes::read);
    }
    if (!name.contains(".") && !name.contains("/")) {
      throw new ProblemException(
          new Problem.Unknown(
              "there is no built-in landscape " + JsonSource.shown(name),
              "there are "
                  + String.join(", ", BuiltInLandscapes.names())
                  + "; a file is named with its ending, as \"my.json\""));
    }
    return read(TableReader.text(files.read(name, LONGEST), name), name, values, files);
  }

  /**
   * Reads a landscape that names no files, with its parameters at their defaults.
   *
   * @param text the file's content
   * @param origin the file's name, for messages
   * @throws ProblemException if the content is not a landscape; the message names the place
   */
  public static Landscape read(String text, String origin) {
    return read(text, origin, Map.of());
  }

  /**
   * Reads a landscape that names no files.
   *
   * @param text the file's content
   * @param origin the file's name, for messages
   * @param values values for some of its parameters; the others are at their defaults
   * @throws ProblemException if the content is not a landscape; the message names the place
   */
  public static Landscape read(String text, String origin, Map<String, BigFraction> values) {
    return read(text, origin, values, LandscapeFiles.none());
  }

  /**
   * Reads a landscape.
   *
   * @param text the file's content
   * @param origin the file's name, for messages; files that it names are relative to its folder
   * @param values values for some of its parameters; the others are at their defaults
   * @param files where the files come from that it names
   * @throws ProblemException if the content is not a landscape; the message names the place
   */
  public static Landscape read(
      String text, String origin, Map<String, BigFraction> values, LandscapeFiles files) {
    if (text.length() > LONGEST) {
      throw ProblemException.beyondReach(
          origin + ": a file of " + text.length() + " characters is too long",
          "landscape files may have up to " + LONGEST + " characters");
    }
    List<LandscapeReader> readers = new ArrayList<>();
    JsonSource.read(
        text,
        origin,
        json -> {
          LandscapeReader reader = new LandscapeReader(json, origin, files);
          reader.readFile();
          readers.add(reader);
        });
    readers.get(0).checkFields();
    return readers.get(0).landscape(values);
  }

  // The file, field by field.

  private void readFile() throws IOException {
    seen.addAll(json.object("the file", "an object {…}", this::readField));
  }

  private void checkFields() {
    boolean given = seen.contains("tensors");
    for (String field : given ? List.of("weights") : List.of("weights", "start", "data")) {
      if (!seen.contains(field)) {
        throw ProblemException.badFile(
            origin + ": the field " + field + " is missing",
            "a landscape needs weights, start and data, or weights and tensors");
      }
    }
    for (String field : given ? List.of("data", "loss") : List.<String>of()) {
      if (seen.contains(field)) {
        throw ProblemException.unfit(
            json.at("tensors") + "there is also " + field, "give tensors, or data and a loss");
      }
    }
  }

  private void readField(String field) throws IOException {
    switch (field) {
      case "weights" -> readWeights();
      case "start" -> readStart();
      case "parameters" -> readParameters();
      case "learning_rate" -> readLearningRate();
      case "data" -> data = Optional.of(DataFields.read(json));
      case "loss" -> loss = Optional.of(json.text("loss", "a formula in quotes"));
      case "tensors" -> tensors.putAll(GivenTensorReader.fields(json));
      case "name", "description" -> json.text(field, "a text");
      default -> throw json.unknownField("", field, FIELDS);
    }
  }

  private void readWeights() throws IOException {
    if (json.peek() == JsonToken.STRING) {
      weights.declare(json.text("weights", "a name"), "weights");
    } else {
      json.list(
          "weights",
          "a list of names",
          source -> weights.declare(json.text("weights", "names"), "weights"));
    }
    if (weights.components().isEmpty()) {
      throw ProblemException.unfit(
          json.at("weights") + "there are none", "name at least one weight");
    }
  }

  private void readStart() throws IOException {
    if (json.peek() == JsonToken.BEGIN_ARRAY) {
      listedStart.addAll(json.numbers("start", MOST_WEIGHTS));
      if (listedStart.isEmpty()) {
        throw ProblemException.unfit(json.at("start") + "there are no values", "");
      }
      return;
    }
    json.object(
        "start",
        "an object with a value for each weight",
        name -> {
          String place = "start of " + name;
          namedStart.put(
              name,
              json.peek() == JsonToken.BEGIN_ARRAY
                  ? json.numbers(place, MOST_WEIGHTS)
                  : List.of(json.number(place)));
          if (namedStart.size() > MOST_WEIGHTS) {
            throw ProblemException.beyondReach(json.at("start") + "there are too many", "");
          }
        });
  }

  private void readParameters() throws IOException {
    json.object(
        "parameters",
        "an object with a default for each name",
        name -> {
          Declarations.checkedName(name, "parameters", origin);
          String place = "parameter " + name;
          String text = json.number(place);
          parameters.put(name, new Constants(origin, new LinkedHashMap<>()).value(text, place));
        });
  }

  private void readLearningRate() throws IOException {
    json.list(
        "learning_rate",
        "a list of rows",
        source ->
            matrix.add(json.numbers("learning_rate, row " + (matrix.size() + 1), MOST_WEIGHTS)));
    if (matrix.isEmpty()) {
      throw ProblemException.unfit(json.at("learning_rate") + "it has no rows", "");
    }
  }

  // The landscape from the fields.

  private Landscape landscape(Map<String, BigFraction> values) {
    Constants constants = new Constants(origin, settings(values));
    List<BigFraction> start = start(constants);
    Declarations variables = new Declarations(origin, MOST_VARIABLES);
    if (!tensors.isEmpty()) {
      Data given =
          new Data.Given(
              new GivenTensorReader(origin, files, constants, weights.components().size())
                  .read(tensors));
      return landscape(start, constants, variables, given);
    }
    return switch (data.orElseThrow()) {
      case DataFields.Items items -> {
        if (loss.isPresent()) {
          throw ProblemException.unfit(
              json.at("loss") + "each data item has its own loss", "leave this one out");
        }
        checkProbabilities(items, constants);
        yield landscape(start, constants, variables, losses(items, constants));
      }
      case DataFields.Distributions d -> {
        SequencedMap<String, Distribution> distributions = new LinkedHashMap<>();
        DistributionReader reader = new DistributionReader(origin, constants);
        d.variables()
            .forEach(
                (name, text) -> {
                  Distribution distribution = reader.read(text, name);
                  variables
                      .declare(name, "data")
                      .forEach(component -> distributions.put(component, distribution));
                });
        Expression formula = loss(constants, variables);
        yield landscape(start, constants, variables, new Data.Variables(formula, distributions));
      }
      case DataFields.Csv csv -> {
        DataTable table = new TableReader(origin, files, variables).csv(csv);
        Expression formula = loss(constants, variables);
        yield landscape(start, constants, variables, new Data.Rows(formula, table));
      }
      case DataFields.Idx idx -> {
        DataTable table = new TableReader(origin, files, variables).idx(idx);
        Expression formula = loss(constants, variables);
        yield landscape(start, constants, variables, new Data.Rows(formula, table));
      }
    };
  }

  private Landscape landscape(
      List<BigFraction> start, Constants constants, Declarations variables, Data data) {
    return new Landscape(
        origin,
        new Point(scope(constants, variables), weights.components(), start, constants.parameters()),
        data,
        learningRate(constants));
  }

  private SequencedMap<String, BigFraction> settings(Map<String, BigFraction> values) {
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
      if (weights.names(name)) {
        throw ProblemException.unfit(
            json.at("parameters") + name + " is the name of a weight", "use another name");
      }
    }
    return settings;
  }

  /** The names that a loss may use. */
  private Scope scope(Constants constants, Declarations variables) {
    Set<String> scalars = new LinkedHashSet<>(weights.scalars());
    scalars.addAll(constants.parameters().keySet());
    SequencedMap<String, IndexRange> vectors = new LinkedHashMap<>(weights.vectors());
    for (String name : variables.names()) {
      if (weights.names(name) || constants.parameters().containsKey(name)) {
        throw ProblemException.unfit(
            json.at("data")
                + name
                + " is the name of a "
                + (weights.names(name) ? "weight" : "parameter"),
            "use another name");
      }
    }
    scalars.addAll(variables.scalars());
    vectors.putAll(variables.vectors());
    return new Scope(new LinkedHashSet<>(scalars), vectors);
  }

  private Data losses(DataFields.Items items, Constants constants) {
    Scope scope = scope(constants, new Declarations(origin, 0));
    List<Outcome> outcomes = new ArrayList<>();
    for (int x = 0; x < items.losses().size(); x++) {
      outcomes.add(
          new Outcome(
              probability(items, x, constants),
              ExpressionParser.parse(
                  items.losses().get(x), origin + ": loss of data item " + (x + 1), scope)));
    }
    return new Data.Losses(outcomes);
  }

  private Expression loss(Constants constants, Declarations variables) {
    if (loss.isEmpty()) {
      throw ProblemException.badFile(
          origin + ": the field loss is missing",
          "write \"loss\": \"(w - x)^2/2\", a formula in weights, data and parameters");
    }
    return ExpressionParser.parse(loss.get(), origin + ": loss", scope(constants, variables));
  }

  private static BigFraction probability(DataFields.Items items, int x, Constants constants) {
    return constants.value(items.probabilities().get(x), "probability of data item " + (x + 1));
  }

  private void checkProbabilities(DataFields.Items items, Constants constants) {
    BigFraction sum = BigFraction.ZERO;
    for (int x = 0; x < items.probabilities().size(); x++) {
      BigFraction p = probability(items, x, constants);
      if (p.signum() < 0) {
        throw ProblemException.unfit(
            json.at("probability of data item " + (x + 1)) + ExactNumber.text(p) + " is negative",
            "");
      }
      sum = sum.add(p);
    }
    if (!sum.equals(BigFraction.ONE)) {
      throw ProblemException.unfit(
          json.at("data") + "the probabilities sum to " + ExactNumber.text(sum) + ", not to 1", "");
    }
  }

  private List<BigFraction> start(Constants constants) {
    List<String> names = weights.components();
    if (!listedStart.isEmpty()) {
      if (listedStart.size() != names.size()) {
        throw ProblemException.unfit(
            json.at("start")
                + (listedStart.size() == 1
                    ? "there is 1 value"
                    : "there are " + listedStart.size() + " values")
                + " for "
                + names.size()
                + " weights",
            "give one for each, in the order of weights");
      }
      return listedStart.stream().map(text -> constants.value(text, "start")).toList();
    }
    Map<String, BigFraction> values = new LinkedHashMap<>();
    if (namedStart.isEmpty() && !tensors.isEmpty()) {
      names.forEach(name -> values.put(name, BigFraction.ZERO));
    }
    namedStart.forEach((name, texts) -> setStart(values, name, texts, constants));
    List<BigFraction> start = new ArrayList<>();
    for (String weight : names) {
      BigFraction value = values.get(weight);
      if (value == null) {
        throw ProblemException.unfit(
            json.at("start") + "there is no value for " + weight, "give one for each weight");
      }
      start.add(value);
    }
    return start;
  }

  private void setStart(
      Map<String, BigFraction> values, String name, List<String> texts, Constants constants) {
    String place = "start of " + name;
    List<BigFraction> list = texts.stream().map(text -> constants.value(text, place)).toList();
    IndexRange range = weights.vectors().get(name);
    if (range == null) {
      if (!weights.has(name)) {
        throw new ProblemException(
            new Problem.Unknown(
                json.at("start") + "there is no weight " + JsonSource.shown(name),
                "the weights are " + weights.list()));
      }
      if (list.size() != 1) {
        throw ProblemException.unfit(json.at(place) + "it is one number", "");
      }
      set(values, name, name, list.get(0));
      return;
    }
    if (list.size() != range.size() && list.size() != 1) {
      throw ProblemException.unfit(
          json.at(place)
              + (list.size() == 1 ? "there is 1 value" : "there are " + list.size() + " values")
              + " for "
              + range.size()
              + " components",
          "give one for each, or one for all");
    }
    for (int i = 0; i < range.size(); i++) {
      String component = name + "[" + (range.first() + i) + "]";
      set(values, name, component, list.get(list.size() == 1 ? 0 : i));
    }
  }

  private void set(
      Map<String, BigFraction> values, String name, String component, BigFraction value) {
    if (values.put(component, value) != null) {
      throw ProblemException.unfit(json.at("start of " + name) + "it has two values", "");
    }
  }

  private LearningRate learningRate(Constants constants) {
    int n = weights.components().size();
    if (matrix.isEmpty()) {
      return LearningRate.identity(n);
    }
    List<List<BigFraction>> rows = new ArrayList<>();
    for (int i = 0; i < matrix.size(); i++) {
      if (matrix.size() != n || matrix.get(i).size() != n) {
        throw ProblemException.unfit(
            json.at("learning_rate")
                + "it needs "
                + n
                + " rows of "
                + n
                + " numbers; "
                + (matrix.size() != n
                    ? matrix.size() == 1 ? "there is 1" : "there are " + matrix.size()
                    : "row " + (i + 1) + " has " + matrix.get(i).size()),
            "");
      }
      String place = "learning_rate, row " + (i + 1);
      rows.add(matrix.get(i).stream().map(text -> constants.value(text, place)).toList());
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (!rows.get(i).get(j).equals(rows.get(j).get(i))) {
          throw ProblemException.unfit(
              json.at("learning_rate")
                  + "it is not symmetric: row "
                  + (j + 1)
                  + ", column "
                  + (i + 1)
                  + " is "
                  + ExactNumber.text(rows.get(j).get(i))
                  + ", row "
                  + (i + 1)
                  + ", column "
                  + (j + 1)
                  + " is "
                  + ExactNumber.text(rows.get(i).get(j)),
              "");
        }
      }
    }
    return new LearningRate(rows);
  }
}
