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

/** Expansions that take the square of another, in variables N, B, E. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SecondMomentBenchmark {
  /** The power of η. */
  @Param({"5", "6"})
  public int order;

  /** The covariance of the weights. */
  @Benchmark
  public Expansion weightCovariance() {
    return expanded(Quantity.WEIGHT_COVARIANCE);
  }

  /** The variance of the test loss. */
  @Benchmark
  public Expansion testLossVariance() {
    return expanded(Quantity.TEST_LOSS_VARIANCE);
  }

  private Expansion expanded(Quantity quantity) {
    return quantity.expand(
        Expander.of(StochasticGradientDescent.reshuffled(Grid.symbolic()), Setting.GENERAL), order);
  }
}
