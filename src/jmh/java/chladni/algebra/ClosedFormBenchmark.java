package chladni.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sums of 200 fractions in N, B and E. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClosedFormBenchmark {
  private static final List<String> NAMES = List.of("N", "B", "E");

  private List<ClosedForm> weights = List.of();
  private List<ClosedForm> generic = List.of();

  /** Draws the fractions. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(5);
    List<ClosedForm> likeWeights = new ArrayList<>();
    List<ClosedForm> linear = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ClosedForm below = ClosedForm.symbol("B").pow(random.nextInt(5));
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        below = below.times(ClosedForm.symbol("N").minus(ClosedForm.of(j)));
      }
      likeWeights.add(polynomial(random, 3).dividedBy(below));
      ClosedForm divisor = ClosedForm.of(1);
      for (String name : NAMES) {
        divisor = divisor.plus(ClosedForm.symbol(name).times(ClosedForm.of(random.nextInt(3))));
      }
      linear.add(polynomial(random, 1).dividedBy(divisor));
    }
    weights = List.copyOf(likeWeights);
    generic = List.copyOf(linear);
  }

  private static ClosedForm polynomial(SplittableRandom random, int degree) {
    ClosedForm sum = ClosedForm.of(random.nextInt(1, 9));
    for (int j = 0; j < 3; j++) {
      sum =
          sum.plus(
              ClosedForm.symbol(NAMES.get(random.nextInt(3)))
                  .pow(random.nextInt(1, degree + 1))
                  .times(ClosedForm.of(random.nextInt(-5, 6))));
    }
    return sum;
  }

  /** Denominators such as B^4 (N−1)(N−2), as in weights. */
  @Benchmark
  public ClosedForm sumOf200Weights() {
    return ClosedForm.sum(weights);
  }

  /** The same added one at a time. */
  @Benchmark
  public ClosedForm sumOf200WeightsOneByOne() {
    ClosedForm sum = ClosedForm.of(0);
    for (ClosedForm weight : weights) {
      sum = sum.plus(weight);
    }
    return sum;
  }

  /** 26 different linear denominators. */
  @Benchmark
  public ClosedForm sumOf200FractionsWithLinearDenominators() {
    return ClosedForm.sum(generic);
  }
}
