package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.prediction.Expectation;
import chladni.prediction.Prediction;
import chladni.render.TextWriter;
import chladni.value.TensorNames;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulations asked for in the language. */
final class SimulationFunctionsTest {
  private static JsonObject json(String statement) {
    Reply reply = Session.standard().eval(statement);
    return JsonParser.parseString(new ReplyJson(TensorNames.shipped()).write(reply))
        .getAsJsonObject();
  }

  @Test
  void anEstimateInJsonHasItsMeanErrorIntervalTrialsAndSeed() {
    JsonObject object =
        json(
            "simulate(test_loss, landscape(\"mean-estimation\"), N=4, B=2, E=2, eta=1/4,"
                + " trials=100, seed=9)");
    assertEquals("estimate", object.get("kind").getAsString());
    double mean = object.get("mean").getAsDouble();
    double error = object.get("stderr").getAsDouble();
    double low = object.getAsJsonArray("interval").get(0).getAsDouble();
    double high = object.getAsJsonArray("interval").get(1).getAsDouble();
    assertEquals(mean - 1.96 * error, low, 1e-4 * error);
    assertEquals(mean + 1.96 * error, high, 1e-4 * error);
    assertEquals(100, object.get("trials").getAsInt());
    assertEquals(9, object.get("seed").getAsInt());
    assertEquals(0, object.get("diverged").getAsInt());
  }

  @Test
  void theLossThatWeightDecayMakesIsNamed() {
    String run = "simulate(test_loss, landscape(\"gauss\"), N=2, B=1, E=1, eta=1/10, trials=10";
    Reply plain = Session.standard().eval(run + ")");
    Reply decayed = Session.standard().eval(run + ", weight_decay=1/2)");
    EstimateReply text = new EstimateReply(TextWriter.UNICODE);
    assertTrue(text.text((Reply.OfEstimate) decayed).endsWith("\n  for the loss l + 1/4 |θ|²"));
    assertFalse(text.text((Reply.OfEstimate) plain).contains("for the loss"));
    assertEquals("1/2", json(run + ", weight_decay=1/2)").get("weight_decay").getAsString());
  }

  @Test
  void theHelpOfAnOptionHasAnExample() {
    String page = ((Reply.OfText) Session.standard().eval("help(momentum)")).text();
    assertTrue(page.contains("\nexample: ") && page.contains("momentum=beta"), page);
  }

  @Test
  void roundingOfTheNextOrderIsShownAsNothing() {
    Prediction prediction =
        new Prediction(
            0,
            List.of(List.of(0.5), List.of(-0.5)),
            Optional.of(
                new Prediction.NextOrder(
                    2, Prediction.NextOrder.Source.COMPUTED, List.of(-7.6e-18))),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Expectation.Given());
    assertEquals(
        "0\n  next order: 0 of order 2",
        new PredictionReply(TextWriter.ASCII)
            .text(new Reply.OfPrediction(prediction, List.of("w"))));
  }

  @Test
  void estimatesOfEachWeightAreListsInTheOrderOfComponents() {
    JsonObject object =
        json("simulate(weights, landscape(\"helix\"), process=sde, T=1, eta=1/10, trials=10)");
    assertEquals("[\"u\",\"v\",\"z\"]", object.get("components").toString());
    assertEquals(3, object.getAsJsonArray("mean").size());
    assertEquals(3, object.getAsJsonArray("stderr").size());
    assertEquals(2, object.getAsJsonArray("interval").get(2).getAsJsonArray().size());
  }

  /** 200 000 trials, seed 1; every order up to 3 stands out of the noise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gauss ; N=4, B=1, E=1 ; 1/40 ; 2",
        "logistic-regression ; N=4, B=2, E=2 ; 1/20 ; 1",
      })
  void orderThreePredictsTheExperimentAndAWrongSignOrFactorTwoWouldNot(
      String name, String grid, String eta, int firstOrder) {
    String landscape = "landscape(\"" + name + "\")";
    JsonObject predicted =
        json("predict(test_loss(3, " + grid + "), " + landscape + ", eta=" + eta + ")");
    JsonObject measured =
        json(
            "simulate(test_loss, "
                + landscape
                + ", "
                + grid
                + ", eta="
                + eta
                + ", trials=200000, seed=1)");
    double mean = measured.get("mean").getAsDouble();
    double error = measured.get("stderr").getAsDouble();
    double prediction = Double.parseDouble(predicted.get("text").getAsString());
    assertEquals(0, (mean - prediction) / error, 4);
    for (int order = firstOrder; order <= 3; order++) {
      double term = predicted.getAsJsonArray("orders").get(order).getAsDouble();
      assertTrue(Math.abs(mean - (prediction - 2 * term)) > 4 * error, "sign of order " + order);
      assertTrue(Math.abs(mean - (prediction + term)) > 4 * error, "twice order " + order);
      assertTrue(Math.abs(mean - (prediction - term / 2)) > 4 * error, "half of order " + order);
    }
  }

  @Test
  void gridsFollowTheEquationsOfExpansions() {
    String head = "simulate(gap, landscape(\"mean-estimation\"), eta=1/4, trials=50, ";
    JsonObject byEpochs = json(head + "N=4, B=2, E=3)");
    assertEquals(byEpochs, json(head + "N=4, B=2, T=6)"));
    assertEquals(byEpochs, json(head + "N=4, M=3/2, E=3)"));
    assertEquals(
        json(head + "N=6, B=1, E=1)").get("mean"), json(head + "E=1, B=1, T=6)").get("mean"));
  }

  @Test
  void fullBatchesAreGradientDescent() {
    String head = "simulate(training_loss, landscape(\"gauss\"), eta=1/4, trials=50, N=5, ";
    double full = json(head + "B=5, E=7)").get("mean").getAsDouble();
    assertEquals(full, json(head + "process=gd, T=7)").get("mean").getAsDouble(), 1e-12);
    assertEquals(full, json(head + "process=gdc, B=5, T=7)").get("mean").getAsDouble(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "N=10, B=3, E=1, eta=1/10 ; must be a positive whole number",
        "N=10, B=2, E=1 ; a simulation needs a learning rate",
        "B=2, E=1, eta=1/10 ; a simulation needs a number for N",
        "N=4, B=2, E=1, eta=x ; eta must be a number, not x",
        "N=4, B=2, E=1, eta=1/10, trials=0 ; 0 trials have no standard error",
        "N=4, B=2, E=1, eta=1/10, trials=100000000 ; too many to keep",
        "N=4, B=2, E=1, eta=1/10, test_samples=1 ; the test loss needs at least 2 points",
        "process=ode, N=4, T=1, eta=1/10 ; but no N",
        "process=gdc, N=4, T=1, B=5, eta=1/10 ; has more points than N = 4",
        "process=gd, N=4, T=1, sampling=fixed, eta=1/10 ; no batches to be sampled",
        "process=gd, N=4, T=1, substeps=8, eta=1/10 ; has no substeps",
        "process=ode, T=1, substeps=0, eta=1/10 ; substeps = 0 must be a positive whole number",
        "N=100000000, B=1, E=2, eta=1/10 ; too large to be kept for later epochs",
        "N=1000, B=1, E=1000000000, eta=1/10 ; would take about",
        "N=2, B=1, E=3000, eta=300 ; all",
      })
  void whatCannotBeRunIsRefusedWithItsReason(String options, String reason) {
    String landscape =
        reason.equals("all") ? "landscape(\"mean-estimation\", theta0=1)" : "landscape(\"gauss\")";
    MistakeException mistake =
        assertThrows(
            MistakeException.class,
            () ->
                Session.standard().eval("simulate(test_loss, " + landscape + ", " + options + ")"));
    assertTrue(
        mistake.mistake().problem().message().contains(reason),
        mistake.mistake().problem().message());
  }

  @Test
  void aMisspelledQuantityIsAnsweredWithTheNearest() {
    MistakeException mistake =
        assertThrows(
            MistakeException.class,
            () -> Session.standard().eval("simulate(tets_loss, landscape(\"gauss\"), eta=1)"));
    assertEquals("did you mean test_loss?", mistake.mistake().problem().hint());
  }
}
