package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.oracle.PolynomialLandscape;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LandscapeReaderTest {

  private static Problem problem(String text) {
    return assertThrows(ProblemException.class, () -> LandscapeReader.read(text, "my.json"))
        .problem();
  }

  @Test
  void theTestVectorsAreLandscapes() {
    Landscape landscape =
        LandscapeReader.read(PolynomialLandscape.resource("two-weights.json"), "two-weights.json");
    assertEquals(List.of("u", "v"), landscape.weights());
    assertEquals(List.of(new BigFraction(1, 2), new BigFraction(-1)), landscape.start());
    List<Outcome> outcomes = assertInstanceOf(Data.Losses.class, landscape.data()).outcomes();
    assertEquals(2, outcomes.size());
    assertEquals(new BigFraction(1, 5), outcomes.get(0).probability());
    assertTrue(landscape.learningRate().isIdentity());
    // the series of the vectors begins with l(θ_0)
    assertEquals(new BigFraction(17, 20), landscape.tensors(0).mean(0).entry().orElseThrow());
  }

  @Test
  void theExampleOfTheDocumentationIsALandscape() throws IOException {
    String page = Files.readString(Path.of("docs/landscapes.md"));
    int from = page.indexOf("    {");
    Landscape landscape =
        LandscapeReader.read(page.substring(from, page.indexOf("\n    }", from) + 6), "example");
    assertEquals("example: 2 losses, start u = 1/2, v = -1, H = 3/2", landscape.toString());
    // G = (1/3)(H u, 1) + (2/3)(−v³, −3 u v²), H_uu = H/3
    assertEquals(
        List.of(new BigFraction(11, 12), new BigFraction(-2, 3)),
        List.copyOf(landscape.tensors(1).mean(1).entries().values()));
    assertEquals(new BigFraction(1, 2), landscape.tensors(2).mean(2).entry(0, 0).orElseThrow());
  }

  @Test
  void aParabolaIsALandscape() {
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": ["u"], "start": {"u": "1/2"},
             "data": [{"probability": 1, "loss": "u^2/2"}]}
            """,
            "parabola.json");
    assertEquals("parabola.json: 1 loss, start u = 1/2", landscape.toString());
    // −G·G is the first-order change of the loss
    assertEquals(
        new BigFraction(1, 4),
        landscape.value(ContractionEvaluationTest.rooted(List.of(1), List.of(0))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"w[2..4]\"' ; '{\"w\": [1, 2, 3]}'",
        "'[\"w[2..4]\"]' ; '[1, \"2\", 3.0]'",
        "'[\"w[2..4]\"]' ; '{\"w[4]\": 3, \"w[2]\": \"1\", \"w[3]\": \"4/2\"}'",
      })
  void vectorsAndTheirStartsHaveSeveralSpellings(String weights, String start) {
    Landscape landscape =
        LandscapeReader.read(
            "{\"data\": [{\"loss\": \"dot(w, w)\", \"probability\": 1}], \"start\": "
                + start
                + ", \"weights\": "
                + weights
                + "}",
            "test");
    assertEquals(List.of("w[2]", "w[3]", "w[4]"), landscape.weights());
    assertEquals(Stream.of(1, 2, 3).map(BigFraction::new).toList(), landscape.start());
  }

  @Test
  void parametersHaveDefaultsAndCanBeGiven() {
    String text =
        """
        {"name": "parabola", "description": "a test", "weights": ["u"], "start": {"u": 0.1},
         "parameters": {"H": "3/2"},
         "data": [{"probability": 1, "loss": "H*u^2/2"}]}
        """;
    assertEquals(
        new BigFraction(3, 2),
        LandscapeReader.read(text, "t").tensors(2).mean(2).entry(0, 0).orElseThrow());
    Landscape given = LandscapeReader.read(text, "t", Map.of("H", new BigFraction(5)));
    assertEquals(new BigFraction(5), given.tensors(2).mean(2).entry(0, 0).orElseThrow());
    assertEquals(List.of(new BigFraction(1, 10)), given.start());
    assertEquals("t: 1 loss, start u = 1/10, H = 5", given.toString());
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () -> LandscapeReader.read(text, "t", Map.of("K", BigFraction.ONE)));
    assertEquals("t: there is no parameter K", e.problem().message());
    assertEquals("the parameters are H", e.problem().hint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"weights\": [\"u\",]} ; my.json, line 1, column",
        "{'weights': 1} ; my.json, line 1, column",
        "{\"weights\": [\"u\"] ; my.json: this is not JSON: it ends too early",
        "{\"weights\": [\"u\"]} // comment ; my.json, line 1, column",
        "[1] ; my.json: the file: expected an object {…}, found a list",
        "hello ; my.json, line 1, column",
      })
  void whatIsNotJsonIsRefusedWithItsPlace(String text, String message) {
    Problem p = problem(text);
    assertInstanceOf(Problem.BadFile.class, p);
    assertTrue(p.message().startsWith(message), p.message());
  }

  @Test
  void anEmptyFileIsRefused() {
    assertEquals("my.json: this is not JSON: it ends too early", problem("").message());
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("\"weights\": [\"u\", \"v\"],", "", "the field weights is missing"),
        Arguments.of("\"start\": {\"u\": 0, \"v\": \"1/2\"},", "", "the field start is missing"),
        Arguments.of("[\"u\", \"v\"]", "[]", "weights: there are none"),
        Arguments.of("[\"u\", \"v\"]", "[\"u\", 2]", "weights: expected names, found a number"),
        Arguments.of("[\"u\", \"v\"]", "[\"u\", \"u\"]", "weights: u stands there twice"),
        Arguments.of("[\"u\", \"v\"]", "[\"u\", \"2v\"]", "weights: \"2v\" is not a name"),
        Arguments.of(
            "[\"u\", \"v\"]", "[\"u\", \"exp\"]", "weights: exp already means something else"),
        Arguments.of(
            "[\"u\", \"v\"]", "[\"u\", \"v[3..1]\"]", "weights: \"v[3..1]\" has no components"),
        Arguments.of("[\"u\", \"v\"]", "[\"u\", \"v[1..90000]\"]", "weights: 90000 are too many"),
        Arguments.of("[\"u\", \"v\"]", "[\"u\"]", "start: there is no weight \"v\""),
        Arguments.of("[\"u\", \"v\"]", "[\"u\", \"v\", \"x\"]", "start: there is no value for x"),
        Arguments.of("\"1/2\"", "\"half\"", "start of v: \"half\" is not an exact number"),
        Arguments.of("\"1/2\"", "\"1/0\"", "start of v: 1/0 divides by zero"),
        Arguments.of(
            "\"1/2\"", "\"1e999999\"", "start of v: the exponent in 1e999999 is too large"),
        Arguments.of("\"1/2\"", "null", "start of v: expected a number, found null"),
        Arguments.of("\"1/2\"", "[1, 2]", "start of v: it is one number"),
        Arguments.of("{\"u\": 0, \"v\": \"1/2\"}", "[0]", "start: there is 1 value for 2 weights"),
        Arguments.of(
            "\"u\": 0,", "\"u\": 0, \"u\": 1,", "start: the field \"u\" stands there twice"),
        Arguments.of("\"1/3\"", "\"1/4\"", "data: the probabilities sum to 11/12, not to 1"),
        Arguments.of("\"1/3\"", "\"-1/3\"", "probability of data item 1: -1/3 is negative"),
        Arguments.of(
            "\"probability\": \"1/3\", ", "", "data item 1: the field probability is missing"),
        Arguments.of(", \"loss\": \"u*v\"", "", "data item 2: the field loss is missing"),
        Arguments.of(
            "\"u*v\"", "3", "loss of data item 2: expected a formula in quotes, found a number"),
        Arguments.of(
            "\"loss\": \"u*v\"",
            "\"loss\": \"u*v\", \"weight\": 1",
            "data item 2: unknown field \"weight\""),
        Arguments.of(
            "\"loss\": \"u*v\"",
            "\"loss\": \"u*v\", \"loss\": \"u\"",
            "data item 2: the field \"loss\" stands there twice"),
        Arguments.of("\"data\"", "\"date\"", "unknown field \"date\""),
        Arguments.of(
            "\"weights\"",
            "\"name\": \"a\", \"name\": \"b\", \"weights\"",
            "the file: the field \"name\" stands there twice"),
        Arguments.of(
            "\"weights\"",
            "\"parameters\": {\"u\": 1}, \"weights\"",
            "parameters: u is the name of a weight"),
        Arguments.of(
            "\"weights\"",
            "\"learning_rate\": [[1, 2], [3, 1]], \"weights\"",
            "learning_rate: it is not symmetric: row 1, column 2 is 2, row 2, column 1 is 3"),
        Arguments.of(
            "\"weights\"",
            "\"learning_rate\": [[1, 2], [2]], \"weights\"",
            "learning_rate: it needs 2 rows of 2 numbers; row 2 has 1"),
        Arguments.of(
            "\"weights\"",
            "\"learning_rate\": [[1, 2]], \"weights\"",
            "learning_rate: it needs 2 rows of 2 numbers; there is 1"),
        Arguments.of(
            "\"weights\"",
            "\"loss\": \"u\", \"weights\"",
            "loss: each data item has its own loss"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void oneMistakeInALandscapeIsNamedWithItsPlace(String from, String to, String message) {
    String good =
        """
        {"weights": ["u", "v"], "start": {"u": 0, "v": "1/2"},
         "data": [{"probability": "1/3", "loss": "u^2"}, {"probability": "2/3", "loss": "u*v"}]}
        """;
    LandscapeReader.read(good, "my.json");
    assertTrue(good.contains(from));
    assertEquals("my.json: " + message, problem(good.replace(from, to)).message());
  }

  @Test
  void aLossThatDoesNotParseIsShown() {
    assertEquals(
        """
        my.json: loss of data item 1, column 5: expected a number, a name or '(', found '*'
            u + * 2
                ^\
        """,
        problem(
                "{\"weights\": [\"u\"], \"start\": [0], \"data\": [{\"probability\": 1, \"loss\":"
                    + " \"u + * 2\"}]}")
            .message());
  }

  @Test
  void sizesAreBounded() {
    String items =
        IntStream.range(0, 10_001)
            .mapToObj(i -> "{\"probability\": 0, \"loss\": \"u\"}")
            .collect(Collectors.joining(","));
    assertInstanceOf(
        Problem.BeyondReach.class,
        problem("{\"weights\": [\"u\"], \"start\": [0], \"data\": [" + items + "]}"));
    assertInstanceOf(Problem.BeyondReach.class, problem(" ".repeat(16_000_001)));
    assertInstanceOf(
        Problem.BeyondReach.class,
        problem(
            "{\"weights\": [\"u\"], \"data\": [{\"probability\": 1, \"loss\": \"u\"}], \"start\":"
                + " [\""
                + "9".repeat(2000)
                + "\"]}"));
    assertInstanceOf(Problem.BadFile.class, problem("{\"weights\": " + "[".repeat(100_000)));
  }
}
