package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, as section 1 of the language reference has it. */
class CommandLineTest {
  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void statementsAndScriptsShareOneSessionInTheirOrder() throws IOException {
    String first = file("first.chl", "y = x + 1\n# a comment\ny*2;\n");
    Run run = Run.of("", "-e", "x = 1", first, "-e", "y + 10", file("second.chl", "%\n"));
    assertEquals(new Run(0, "1\n2\n12\n12\n", ""), run);
  }

  @Test
  void theKernelIsInstalledBelowAPrefixAndTakenAwayAgain() throws IOException {
    String prefix = folder.resolve("a prefix").toString();
    Run run = Run.of("", "jupyter", "install", "--prefix", prefix);
    assertEquals(0, run.status(), run.err());
    Path kernel = folder.resolve("a prefix/share/jupyter/kernels/chladni");
    assertTrue(run.out().startsWith("The kernel is in " + kernel + "\n"), run.out());
    assertTrue(Files.readString(kernel.resolve("kernel.json")).contains("chladni.shell.Main"));
    assertEquals(
        new Run(0, "The kernel is no longer in " + kernel + "\n", ""),
        Run.of("", "jupyter", "uninstall", "--prefix", prefix));
    Run again = Run.of("", "jupyter", "uninstall", "--prefix", prefix);
    assertEquals(1, again.status());
    assertTrue(again.err().startsWith("error: there is no kernel in " + kernel), again.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jupyter",
        "jupyter instal",
        "jupyter install --user --prefix /nowhere",
        "jupyter run",
        "jupyter run /nowhere/kernel.json"
      })
  void whatJupyterCannotBeToldIsAnErrorWithAHint(String words) {
    Run run = Run.of("", words.split(" "));
    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().matches("error: .*\nhint: .*\n"), run.err());
  }

  @Test
  void theFirstMistakeEndsTheRunWithStatusOneAndKeepsWhatWasPrinted() throws IOException {
    String script = file("broken.chl", "1 + 1\n1/0\n3\n");
    Run run = Run.of("", script, "-e", "4");
    assertEquals(1, run.status());
    assertEquals("2\n", run.out());
    assertTrue(run.err().contains("broken.chl: error at line 2, column 2"), run.err());
  }

  @Test
  void statementsMayBePipedIn() {
    assertEquals(new Run(0, "2\n", ""), Run.of("1 + 1\n"));
  }

  @Test
  void jsonIsOneObjectALineAndMistakesAreObjectsOnTheOtherStream() {
    Run run = Run.of("", "--format", "json", "-e", "weight(c(01-2)(02-12))", "-e", "wieght(3)");
    assertEquals(1, run.status());
    JsonObject reply = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals("closed_form", reply.get("kind").getAsString());
    assertEquals("N*E^2/(2*B^2)", reply.get("text").getAsString());
    assertEquals("[\"N\",\"B\",\"E\"]", reply.get("variables").toString());
    JsonObject mistake = JsonParser.parseString(run.err()).getAsJsonObject();
    assertEquals("error", mistake.get("kind").getAsString());
    assertEquals(1, mistake.get("line").getAsInt());
    assertEquals(1, mistake.get("column").getAsInt());
    assertEquals("did you mean weight?", mistake.get("hint").getAsString());
  }

  @Test
  void aDiagramInJsonHasTheFieldsOfTheContract() {
    Run run = Run.of("", "--format", "json", "-e", "c(01-2)(02-12)");
    JsonObject reply = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals("diagram", reply.get("kind").getAsString());
    assertEquals("c(01-2)(02-12)", reply.get("diagram").getAsString());
    assertEquals(2, reply.get("edges").getAsInt());
    assertEquals("[\"01\"]", reply.get("parts").toString());
    assertEquals(2, reply.get("automorphisms").getAsInt());
    assertTrue(reply.get("linkless").getAsBoolean());
    assertFalse(reply.has("typed"));
  }

  @Test
  void anotherNumberingIsKeptInJson() {
    Run run = Run.of("", "--format", "json", "-e", "[b -> *, a -> b]");
    JsonObject reply = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals("c(0-1-2)(01-12)", reply.get("diagram").getAsString());
    assertTrue(reply.has("typed"));
  }

  @Test
  void latexAndMathmlAreFormats() {
    assertEquals("\\frac{N E^2}{2 B^2}\n", Run.of("", "--format", "latex", "-e", TIED_FORK).out());
    assertTrue(Run.of("", "--format", "mathml", "-e", TIED_FORK).out().startsWith("<math"));
  }

  private static final String TIED_FORK = "weight(c(01-2)(02-12))";

  @Test
  void asciiHasNoOtherCharacters() {
    Run run =
        Run.of(
            "",
            "--ascii",
            "-e",
            "test_loss(3)",
            "-e",
            "draw(c(012-34-5)(03-13-25-35-45))",
            "-e",
            "explain(gap(1))",
            "-e",
            "help",
            "-e",
            "help(rweight)");
    assertEquals(0, run.status());
    assertTrue(run.out().chars().allMatch(c -> c < 128), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format=xml", "--nonsense", "-e", "no-such-file.chl"})
  void wrongWordsOnTheCommandLineAreOneSentenceAndStatusOne(String word) {
    Run run = Run.of("", word);
    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("error: "), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }

  @Test
  void namesOfTensorsCanBeAdded() throws IOException {
    String names =
        file(
            "mine.names",
            """
            tensor F
              rule    𝒞[∇_μ∇_ν l, ∇_ξ l] = F_{μνξ}
              source  a user
              test    c(0-12-3)(01-13-23) = F G H
            """);
    Run run = Run.of("", "--names", names, "--ascii", "-e", "uvalue(c(0-12-3)(01-13-23))");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("F_{"), run.out());
  }

  @Test
  void aFalseTestInAFileOfNamesIsReported() throws IOException {
    String names =
        file(
            "mine.names",
            """
            tensor F
              rule    𝒞[∇_μ∇_ν l, ∇_ξ l] = F_{μνξ}
              source  a user
              test    c(0-12-3)(01-13-23) = F G C
            """);
    Run run = Run.of("", "--names", names, "-e", "1");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("mine.names"), run.err());
    assertTrue(run.err().contains("line 4"), run.err());
    assertTrue(run.err().contains("correct the test or the rule for F"), run.err());
  }

  @Test
  void aNoteGoesToTheOtherStreamOrIntoTheObject() {
    Run text = Run.of("", "-e", "subs(N, Z=1)");
    assertEquals("N\n", text.out());
    assertEquals("note: there is no Z in this; its variable is N\n", text.err());
    Run json = Run.of("", "--format", "json", "-e", "subs(N, Z=1)");
    assertEquals("", json.err());
    assertEquals(
        "[\"there is no Z in this; its variable is N\"]",
        JsonParser.parseString(json.out()).getAsJsonObject().get("notes").toString());
  }

  @Test
  void helpAndVersionAreAnswered() {
    assertTrue(Run.of("", "--help").out().contains("--format"));
    assertTrue(Run.of("", "--help").out().contains("--memory"));
    assertTrue(Run.of("", "--version").out().startsWith("chladni "));
  }

  @Test
  void aStatementThatTakesLongerThanAllowedIsAnErrorAtItsPlace() {
    Run run = Run.of("", "--timeout", "1.5", "-e", "1 + 1\nx = test_loss(7)");
    assertEquals(1, run.status());
    assertEquals("2\n", run.out());
    assertTrue(run.err().startsWith("error at line 2, column 1: this took longer than 1.500 s"));
    assertTrue(run.err().contains("--timeout"), run.err());
  }

  @Test
  void theTimeIsForEachStatementAndEnoughOfItChangesNothing() {
    Run run = Run.of("", "--timeout=60", "-e", "x = weight(c(01-2)(02-12))\n1/0");
    assertEquals("N*E^2/(2*B^2)\n", run.out());
    assertTrue(run.err().startsWith("error at line 2, column 2: this divides by 0"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon", "NaN", "1e99", ""})
  void aTimeoutIsAPositiveNumberOfSeconds(String seconds) {
    Run run = Run.of("", "--timeout=" + seconds, "-e", "1");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("--timeout takes a number of seconds"), run.err());
  }
}
