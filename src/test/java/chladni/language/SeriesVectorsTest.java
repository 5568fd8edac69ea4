package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.oracle.PolynomialLandscape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The exact vectors of series.json, through the language from end to end. */
class SeriesVectorsTest {
  private static final Map<String, String> LANDSCAPES =
      Map.of(
          "one-weight.json", PolynomialLandscape.resource("one-weight.json"),
          "two-weights.json", PolynomialLandscape.resource("two-weights.json"));

  @TestFactory
  Stream<DynamicTest> expansionsGiveTheSeriesOfDirectSimulation() {
    return JsonParser.parseString(PolynomialLandscape.resource("series.json"))
        .getAsJsonArray()
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(c -> DynamicTest.dynamicTest(statement(c), () -> check(c)));
  }

  private static void check(JsonObject c) {
    Object expected = Series.of(c.get("coefficients"));
    Object found = Series.of(statement(c), LANDSCAPES);
    if (c.has("process")) {
      assertEquals(Series.trimmed(expected), Series.trimmed(found));
    } else {
      assertEquals(expected, found);
    }
  }

  private static String statement(JsonObject c) {
    List<String> options = new ArrayList<>();
    for (String option : List.of("N", "B", "E", "T", "sampling", "process")) {
      if (c.has(option)) {
        options.add(option + "=" + c.get(option).getAsString());
      }
    }
    return "evaluate("
        + c.get("quantity").getAsString()
        + "("
        + c.get("order").getAsInt()
        + ", "
        + String.join(", ", options)
        + "), landscape(\""
        + c.get("landscape").getAsString()
        + ".json\"))";
  }
}
