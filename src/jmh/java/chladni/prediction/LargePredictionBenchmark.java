package chladni.prediction;

import chladni.algebra.ClosedForm;
import chladni.expansion.Expander;
import chladni.expansion.Expansion;
import chladni.expansion.Quantity;
import chladni.expansion.ResummedExpander;
import chladni.expansion.ResummedExpansion;
import chladni.history.Grid;
import chladni.history.StochasticGradientDescent;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.value.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.hipparchus.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Predictions on logistic regression, a point times its label in each row, with thousands of
 * weights and generated rows, one evaluation of everything each: from the landscape to the number.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class LargePredictionBenchmark {
  /** The number of weights. */
  @Param({"1000", "10000"})
  public int weights;

  /** The number of rows. */
  @Param("50")
  public int rows;

  private Landscape landscape = LandscapeReader.read(EMPTY, "empty");
  private Forecast plain = forecast(Optional.empty());
  private Forecast resummed = forecast(Optional.of(ResummedExpander.Time.STEPS));
  private Expansion third = plain.expansion(3);
  private ResummedExpansion second = resummed.resummedExpansion(2);

  private static final String EMPTY =
      """
      {"weights": ["w"], "start": {"w": 0}, "data": [{"probability": 1, "loss": "w"}]}\
      """;

  private static final Numbers NUMBERS = new Numbers(new BigFraction(1, 1000), Map.of());

  private static Forecast forecast(Optional<ResummedExpander.Time> time) {
    Expander expander =
        Expander.of(
            StochasticGradientDescent.reshuffled(
                new Grid(ClosedForm.of(50), ClosedForm.ONE, ClosedForm.ONE)),
            Setting.GENERAL);
    return new Forecast(
        new Forecast.Measured.OfQuantity(Quantity.TEST_LOSS), expander, time, java.util.List.of());
  }

  /** Generates the rows. */
  @Setup
  public void generate() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder csv = new StringBuilder();
    for (int i = 1; i <= weights; i++) {
      csv.append(i > 1 ? "," : "").append('x').append(i);
    }
    csv.append('\n');
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < weights; i++) {
        csv.append(i > 0 ? "," : "");
        csv.append(String.format(Locale.ROOT, "%.3f", random.nextDouble(-1, 1)));
      }
      csv.append('\n');
    }
    byte[] table = csv.toString().getBytes(StandardCharsets.UTF_8);
    String columns =
        java.util.stream.IntStream.rangeClosed(1, weights)
            .mapToObj(i -> "\"x" + i + "\"")
            .collect(java.util.stream.Collectors.joining(","));
    landscape =
        LandscapeReader.read(
            """
            {"weights": ["w[1..%d]"], "start": {"w": 0},
             "data": {"csv": "rows.csv", "columns": {"x[1..%d]": [%s]}},
             "loss": "log(1 + exp(-dot(w, x)))"}\
            """
                .formatted(weights, weights, columns),
            "generated",
            Map.of(),
            (name, longest) -> table);
  }

  /** The test loss to order 3. */
  @Benchmark
  public Prediction plainToOrder3() {
    return Predictor.on(landscape).predict(third, NUMBERS, Optional.of(plain));
  }

  /** The resummed test loss to order 2 with as many eigenpairs as H has. */
  @Benchmark
  public Prediction resummedToOrder2() {
    return Predictor.on(landscape).predictLeading(second, NUMBERS, Optional.of(resummed), 50);
  }
}
