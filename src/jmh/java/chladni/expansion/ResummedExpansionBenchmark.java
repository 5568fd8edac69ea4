package chladni.expansion;

import chladni.history.Grid;
import chladni.history.Process;
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

/** Resummed expansions of the test loss in variables N, B, E. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ResummedExpansionBenchmark {
  /** The greatest number of edges: 65 linkless diagrams of order 4, 423 of order 5. */
  @Param({"3", "4", "5"})
  public int order;

  /** Random reshuffling. */
  @Benchmark
  public ResummedExpansion reshuffled() {
    return expanded(StochasticGradientDescent.reshuffled(Grid.symbolic()));
  }

  /** Random reshuffling at N = 4, B = 2, E = 3. */
  @Benchmark
  public ResummedExpansion reshuffledSmallNumbers() {
    return expanded(StochasticGradientDescent.reshuffled(Grid.of(4, 2, 3)));
  }

  private ResummedExpansion expanded(Process process) {
    return new ResummedExpander(Expander.of(process, Setting.GENERAL), ResummedExpander.Time.STEPS)
        .expand(Quantity.TEST_LOSS, order);
  }
}
