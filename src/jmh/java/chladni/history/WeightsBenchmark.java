package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.diagram.DiagramEnumeration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * The weights of all diagrams of an order, nothing remembered from one run to the next: symbolic in
 * N, B, E (or T) for every sampling scheme, and at numbers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WeightsBenchmark {
  /** The number of edges: 101 diagrams of order 4, 700 of order 5, 5861 of order 6. */
  @Param({"4", "5", "6"})
  public int edges;

  private List<DiagramEnumeration.Item> diagrams = List.of();

  /** Lists the diagrams. */
  @Setup
  public void list() {
    diagrams = DiagramEnumeration.rooted(edges).stream().toList();
  }

  private List<ClosedForm> weights(Process process) {
    List<ClosedForm> weights = new ArrayList<>(diagrams.size());
    for (DiagramEnumeration.Item item : diagrams) {
      weights.add(process.weight(item.diagram(), item.automorphisms()));
    }
    return weights;
  }

  /** Random reshuffling, symbolic. */
  @Benchmark
  public List<ClosedForm> reshuffled() {
    return weights(StochasticGradientDescent.reshuffled(Grid.symbolic()));
  }

  /** A fixed order, symbolic. */
  @Benchmark
  public List<ClosedForm> fixedOrder() {
    return weights(StochasticGradientDescent.inFixedOrder(Grid.symbolic()));
  }

  /** Sampling with replacement, symbolic. */
  @Benchmark
  public List<ClosedForm> withReplacement() {
    return weights(StochasticGradientDescent.withReplacement(Slots.symbolic()));
  }

  /** Random reshuffling at N = 4, B = 2, E = 3. */
  @Benchmark
  public List<ClosedForm> reshuffledSmallNumbers() {
    return weights(StochasticGradientDescent.reshuffled(Grid.of(4, 2, 3)));
  }

  /** Random reshuffling at N = 1000, B = 10, E = 50. */
  @Benchmark
  public List<ClosedForm> reshuffledLargeNumbers() {
    return weights(StochasticGradientDescent.reshuffled(Grid.of(1000, 10, 50)));
  }
}
