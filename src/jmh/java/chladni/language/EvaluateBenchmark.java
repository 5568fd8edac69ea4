package chladni.language;

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

/** A statement from its text to its numbers: expansion, values and the series in η. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EvaluateBenchmark {
  /** The landscape. */
  @Param({"gauss", "helix"})
  public String landscape = "";

  /** The grid; both should take about as long. */
  @Param({"N=4, B=1, E=1", "N=4, B=2, E=3", "N=1000, B=10, E=50"})
  public String grid = "";

  private Session session = Session.standard();

  /** Reads the landscape. */
  @Setup
  public void open() {
    Reply unused = session.eval("L = landscape(\"" + landscape + "\")");
  }

  /** The series of order 4. */
  @Benchmark
  public Reply orderFour() {
    return session.eval("evaluate(test_loss(4, " + grid + "), L)");
  }
}
