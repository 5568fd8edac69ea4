package chladni.language;

import chladni.render.TextWriter;
import chladni.value.TensorNames;
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

/** The writing of long replies that are known, in each format. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReplyBenchmark {
  /** What is asked; 1 MB and 0.4 MB of text. */
  @Param({"test_loss(6)", "test_loss(4, resummed)"})
  public String statement = "";

  private Reply reply = Reply.OfText.of("");

  /** Computes the reply. */
  @Setup
  public void compute() {
    reply = Session.standard().eval(statement);
  }

  /** Text for a terminal. */
  @Benchmark
  public String text() {
    return new ReplyText(TensorNames.shipped(), TextWriter.UNICODE).write(reply);
  }

  /** LaTeX. */
  @Benchmark
  public String latex() {
    return new ReplyLatex(TensorNames.shipped()).write(reply);
  }

  /** JSON, which holds formulas, diagrams and LaTeX. */
  @Benchmark
  public String json() {
    return new ReplyJson(TensorNames.shipped()).write(reply);
  }
}
