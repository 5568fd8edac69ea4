package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Automorphisms;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Resummed weights against those that another program found by enumeration. */
final class ResummedVectorsTest {
  private static BigFraction fraction(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 1
        ? new BigFraction(Long.parseLong(parts[0]))
        : new BigFraction(new java.math.BigInteger(parts[0]), new java.math.BigInteger(parts[1]));
  }

  /** The eigenvalues in the canonical numbering. */
  private static List<ClosedForm> canonical(NumberedDiagram typed, List<ClosedForm> eigenvalues) {
    ClosedForm[] sorted = new ClosedForm[eigenvalues.size()];
    for (int v = 0; v < sorted.length; v++) {
      sorted[typed.numbering().get(v)] = eigenvalues.get(v);
    }
    return List.of(sorted);
  }

  @TestFactory
  List<DynamicTest> resummedWeightsAgreeExactlyAtNumbersAndAsFormulas() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Map<String, ResummedForm> formulas = new HashMap<>();
    try (InputStream stream =
            Objects.requireNonNull(
                ResummedVectorsTest.class.getResourceAsStream("/chladni/vectors/resummed.json"));
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      for (JsonElement element : JsonParser.parseReader(reader).getAsJsonArray()) {
        JsonObject vector = element.getAsJsonObject();
        String name = vector.get("diagram").getAsString();
        NumberedDiagram typed = NumberedDiagram.of(Spelling.presentation(name), Brackets.CUMULANT);
        Diagram diagram = typed.diagram();
        List<ClosedForm> numbers = new ArrayList<>();
        List<ClosedForm> symbols = new ArrayList<>();
        Map<String, BigFraction> values = new HashMap<>();
        for (JsonElement k : vector.get("eigenvalues").getAsJsonArray()) {
          numbers.add(ClosedForm.of(fraction(k.getAsString())));
          String symbol = "k" + numbers.size();
          symbols.add(ClosedForm.symbol(symbol));
          values.put(symbol, fraction(k.getAsString()));
        }
        int n = vector.get("N").getAsInt();
        int b = vector.get("B").getAsInt();
        int e = vector.get("E").getAsInt();
        values.put("N", new BigFraction(n));
        values.put("B", new BigFraction(b));
        values.put("E", new BigFraction(e));
        ClosedForm expected = ClosedForm.of(fraction(vector.get("weight").getAsString()));
        tests.add(
            DynamicTest.dynamicTest(
                name + " N=" + n + " B=" + b + " E=" + e,
                () -> {
                  Process process = StochasticGradientDescent.reshuffled(Grid.of(n, b, e));
                  assertEquals(
                      expected,
                      process
                          .resummedWeight(
                              diagram, Automorphisms.order(diagram), canonical(typed, numbers))
                          .expanded());
                  ResummedForm formula =
                      formulas.computeIfAbsent(
                          name,
                          unused ->
                              StochasticGradientDescent.reshuffled(Grid.symbolic())
                                  .resummedWeight(
                                      diagram,
                                      Automorphisms.order(diagram),
                                      canonical(typed, symbols)));
                  assertEquals(expected, ClosedForm.of(formula.evaluate(values)));
                }));
      }
    }
    assertEquals(52, tests.size());
    return tests;
  }
}
