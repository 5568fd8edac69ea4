package chladni.expansion;

import chladni.history.Grid;
import chladni.history.StochasticGradientDescent;
import chladni.value.Setting;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole expansions of the test loss: enumeration, weights, value classes and collecting. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ExpansionBenchmark {
  /** The power of η. */
  @Param({"2", "3", "4", "5", "6"})
  public int order;

  /** In variables N, B, E; nothing is remembered from one call to the next. */
  @Benchmark
  public Expansion symbolic() {
    return expanded(Grid.symbolic());
  }

  /** For a small grid in numbers. */
  @Benchmark
  public Expansion numeric() {
    return expanded(Grid.of(4, 2, 3));
  }

  /** For a large grid in numbers. */
  @Benchmark
  public Expansion numericOnALargeGrid() {
    return expanded(Grid.of(1000, 10, 50));
  }

  private Expansion expanded(Grid grid) {
    return Quantity.TEST_LOSS.expand(
        Expander.of(StochasticGradientDescent.reshuffled(grid), Setting.GENERAL), order);
  }
}
