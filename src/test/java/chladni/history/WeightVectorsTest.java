package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Weights against those that another program found. */
final class WeightVectorsTest {
  private static List<JsonObject> vectors() throws IOException {
    try (InputStream stream =
            Objects.requireNonNull(
                WeightVectorsTest.class.getResourceAsStream("/chladni/vectors/weights.json"));
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      List<JsonObject> all = new ArrayList<>();
      for (JsonElement vector : JsonParser.parseReader(reader).getAsJsonArray()) {
        all.add(vector.getAsJsonObject());
      }
      return all;
    }
  }

  @TestFactory
  List<DynamicTest> weightsAgreeAsRationalFunctions() throws IOException {
    List<Process> processes =
        List.of(
            StochasticGradientDescent.reshuffled(Grid.symbolic()),
            StochasticGradientDescent.inFixedOrder(Grid.symbolic()),
            StochasticGradientDescent.withReplacement(Slots.symbolic()));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonObject vector : vectors()) {
      Diagram diagram = Spelling.read(vector.get("diagram").getAsString());
      BigInteger automorphisms = vector.get("automorphisms").getAsBigInteger();
      for (Process process : processes) {
        String sampling = ((StochasticGradientDescent) process).sampling().option();
        tests.add(
            DynamicTest.dynamicTest(
                diagram + " " + sampling,
                () ->
                    assertEquals(
                        Formula.read(vector.get(sampling).getAsString()),
                        process.weight(diagram, automorphisms))));
      }
    }
    assertEquals(90, tests.size());
    return tests;
  }

  @TestFactory
  List<DynamicTest> aSingleEpochOfSinglePointsAdmitsWhatEmbeds() throws IOException {
    Process process =
        StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T")));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonObject vector : vectors()) {
      Diagram diagram = Spelling.read(vector.get("diagram").getAsString());
      tests.add(
          DynamicTest.dynamicTest(
              diagram.name(),
              () ->
                  assertEquals(
                      vector.get("embeds_E1_B1").getAsBoolean(), process.admits(diagram))));
    }
    return tests;
  }
}
