package chladni.algebra;

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
 * Nested geometric sums Σ_{t1<…<tm<T} z1^{t2−t1−1} ⋯ zm^{T−1−tm} in closed form, for symbolic z,
 * and their values in floating point.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResummedFormBenchmark {
  /** The number of instants m. */
  @Param({"3", "6"})
  public int depth;

  private List<ClosedForm> nodes = List.of();
  private List<NumericDividedDifference.Node> numbers = List.of();

  /** Names the nodes. */
  @Setup
  public void name() {
    List<ClosedForm> symbols = new ArrayList<>(List.of(ClosedForm.ONE));
    List<NumericDividedDifference.Node> values =
        new ArrayList<>(List.of(NumericDividedDifference.Node.ONE));
    for (int i = 1; i <= depth; i++) {
      symbols.add(ClosedForm.symbol("z" + i));
      values.add(NumericDividedDifference.Node.complement(1e-4 + i * 1e-13));
    }
    nodes = List.copyOf(symbols);
    numbers = List.copyOf(values);
  }

  /** Over one denominator, the numerator multiplied out. */
  @Benchmark
  public ClosedForm overOneDenominator() {
    return ResummedForm.discrete(ClosedForm.symbol("T"), nodes).expanded();
  }

  /** One fraction for each z^T. */
  @Benchmark
  public List<ClosedForm> inPartialFractions() {
    return ResummedForm.discrete(ClosedForm.symbol("T"), nodes).partialFractions();
  }

  /** With a million steps and nearly equal nodes. */
  @Benchmark
  public double inFloatingPoint() {
    return NumericDividedDifference.power(1_000_000, numbers);
  }
}
