package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.TextWriter;
import chladni.value.TensorNames;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Every kind of reply in every format, as section "Replies as JSON" of the reference has it. */
class ReplyFormatsTest {
  private static final TensorNames NAMES = TensorNames.shipped();

  /** At least one statement for each kind of reply, and the fields its JSON must have. */
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry(
              "c(01-2)(02-12)", Set.of("diagram", "edges", "parts", "automorphisms", "linkless")),
          Map.entry("[b -> *, a -> b]", Set.of("diagram", "typed", "edges", "parts", "linkless")),
          Map.entry("diagrams(2)", Set.of("count", "items")),
          Map.entry("weight(c(01-2)(02-12))", Set.of("variables")),
          Map.entry("rweight(c(0-1)(01), E=1, B=1, nesterov=beta)", Set.of("variables")),
          Map.entry("test_loss(2, E=1, B=1, resummed, nesterov=beta)", Set.of("order", "terms")),
          Map.entry("factor(N^2 - B^2)", Set.of("variables")),
          Map.entry("-7/3", Set.of()),
          Map.entry("N == B", Set.of("value")),
          Map.entry("uvalue(c(01-2)(01-12))", Set.of("display", "terms", "value_class")),
          Map.entry("test_loss(3)", Set.of("order", "variables", "terms")),
          Map.entry("weights(1)", Set.of("order", "variables", "terms", "start")),
          Map.entry("observable(2, of=s)", Set.of("order", "variables", "terms")),
          Map.entry("test_loss_variance(3, process=sde)", Set.of("order", "variables", "terms")),
          Map.entry(
              "evaluate(test_loss(2, process=ode), landscape(\"docs/landscapes/coin.json\"))",
              Set.of("axes", "coefficients")),
          Map.entry(
              "evaluate(weights(1, N=2, B=1, E=1), landscape(\"docs/landscapes/coin.json\"))",
              Set.of("axes", "coefficients", "components")),
          Map.entry(
              "predict(test_loss(2, N=2, B=1, E=1), landscape(\"docs/landscapes/coin.json\"),"
                  + " eta=1/10)",
              Set.of("exact", "orders", "next_order", "warnings", "expectations")),
          Map.entry(
              "predict(weights(1, N=2, B=1, E=1), landscape(\"docs/landscapes/coin.json\"),"
                  + " eta=1/10)",
              Set.of("exact", "columns", "rows", "orders", "next_order", "warnings")),
          Map.entry(
              "estimate(c(01)(01), landscape(\"logistic-regression\"))",
              Set.of("exact", "orders", "stderr", "warnings", "expectations")),
          Map.entry("landscape(\"docs/landscapes/coin.json\")", Set.of("weights")),
          Map.entry("draw(c(012-34-5)(03-13-25-35-45))", Set.of("svg")),
          Map.entry("help(weight)", Set.of()),
          Map.entry("explain(test_loss(2) - test_loss(2, process=ode))", Set.of()),
          Map.entry("[1/2, [N, c(0-1)(01)]]", Set.of("count", "items")));

  private static List<String> statements() {
    return FIELDS.keySet().stream().sorted().toList();
  }

  private static Reply reply(String statement) {
    return new Session(Context.standard().withTexts(ProjectFiles::read)).eval(statement);
  }

  private static JsonObject json(String statement) {
    return JsonParser.parseString(new ReplyJson(NAMES).write(reply(statement))).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void jsonIsOneLineWithKindTextLatexAndTheFieldsOfItsKind(String statement) {
    String line = new ReplyJson(NAMES).write(reply(statement));
    assertFalse(line.contains("\n"));
    JsonObject object = JsonParser.parseString(line).getAsJsonObject();
    Set<String> fields = new TreeSet<>(Set.of("kind", "text", "latex"));
    fields.addAll(FIELDS.getOrDefault(statement, Set.of()));
    assertTrue(object.keySet().containsAll(fields), () -> fields + " of " + object.keySet());
    assertTrue(object.get("latex").getAsString().length() > 0);
  }

  @Test
  void theTestsHaveEveryKindThatTheContractHasSoFar() {
    Set<String> kinds = new TreeSet<>();
    statements().forEach(statement -> kinds.add(json(statement).get("kind").getAsString()));
    assertEquals(
        new TreeSet<>(
            Set.of(
                "diagram",
                "diagrams",
                "closed_form",
                "number",
                "boolean",
                "expansion",
                "series",
                "table",
                "picture",
                "text",
                "landscape",
                "list")),
        kinds);
  }

  @Test
  void aTermOfAnExpansionInJsonHasItsFields() {
    JsonObject term =
        json("test_loss(2)").getAsJsonArray("terms").asList().stream()
            .map(t -> t.getAsJsonObject())
            .filter(t -> t.get("value_class").getAsString().equals("c(0-1-2)(01-12)"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, term.get("order").getAsInt());
    assertEquals("N*E*(2*N*E - B)/(2*B^2)", term.get("coefficient").getAsString());
    assertEquals("[\"c(0-1-2)(01-12)\",\"c(0-1-2)(02-12)\"]", term.get("diagrams").toString());
    assertTrue(term.get("tensor").getAsString().contains("H"));
  }

  /** Order 1 of gradient flow on the coin: l = 1, −T G·G with G = 1. */
  @Test
  void aSeriesInJsonIsNestedByItsAxes() {
    JsonObject series =
        json("evaluate(test_loss(1, process=ode), landscape(\"docs/landscapes/coin.json\"))");
    assertEquals("[\"eta\",\"T\"]", series.get("axes").toString());
    assertEquals("[[\"1\",\"0\"],[\"0\",\"-1\"]]", series.get("coefficients").toString());
  }

  @Test
  void aMistakeInJsonHasItsPlaceAndItsFile() {
    Mistake mistake =
        assertThrows(
                MistakeException.class,
                () -> Session.standard().runFile("a.chl", "1 +\n2 +", answer -> {}))
            .mistake();
    JsonObject object =
        JsonParser.parseString(new ReplyJson(NAMES).write(mistake)).getAsJsonObject();
    assertEquals(
        Set.of("kind", "message", "line", "column", "hint", "text", "file"), object.keySet());
    assertEquals("a.chl", object.get("file").getAsString());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void mathmlIsWellFormed(String statement) throws Exception {
    String markup = new ReplyMathml(NAMES).write(reply(statement));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(markup)));
    assertEquals("math", document.getDocumentElement().getTagName());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void bracesOfLatexAreBalanced(String statement) {
    String latex = new ReplyLatex(NAMES).write(reply(statement)).replaceAll("\\\\[{}]", "");
    int depth = 0;
    for (char c : latex.toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertTrue(depth >= 0, latex);
    }
    assertEquals(0, depth, latex);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void asciiTextAndReadableTextAreAscii(String statement) {
    Context context = Context.standard().withTexts(ProjectFiles::read).withWriter(TextWriter.ASCII);
    Reply reply = new Session(context).eval(statement);
    if (!statement.startsWith("help")) {
      assertAscii(new ReplyText(NAMES, TextWriter.ASCII).write(reply));
      assertAscii(ReplySource.of(reply));
    }
  }

  private static void assertAscii(String text) {
    assertTrue(text.chars().allMatch(c -> c < 128), text);
  }

  @Test
  void theSameBytesComeOutAgainAndInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      List<String> expected = everything();
      for (String tag : List.of("tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(expected, everything(), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> everything() {
    List<String> all = new ArrayList<>();
    for (String statement : statements()) {
      Reply reply = reply(statement);
      all.add(new ReplyText(NAMES, TextWriter.UNICODE).write(reply));
      all.add(new ReplyText(NAMES, TextWriter.ASCII).write(reply));
      all.add(new ReplyJson(NAMES).write(reply));
      all.add(new ReplyLatex(NAMES).write(reply));
      all.add(new ReplyMathml(NAMES).write(reply));
    }
    return all;
  }
}
