package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.Restrictions;
import java.util.ArrayList;
import java.util.List;
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
 * The resummed histories of all linkless diagrams of an order; for E = B = 1 of those that can
 * embed, 20 at order 4.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ResummationBenchmark {
  /** The number of edges. */
  @Param({"3", "4"})
  public int edges;

  private List<Diagram> linkless = List.of();
  private List<Diagram> embeddable = List.of();

  /** Lists the diagrams. */
  @Setup
  public void list() {
    DiagramEnumeration all = DiagramEnumeration.rooted(edges).where(Restrictions.linkless());
    linkless = all.stream().map(item -> item.diagram()).toList();
    embeddable = all.where(Restrictions.embeddable()).stream().map(item -> item.diagram()).toList();
  }

  private List<ClosedForm> symbols() {
    List<ClosedForm> symbols = new ArrayList<>();
    for (int i = 1; i <= edges; i++) {
      symbols.add(ClosedForm.symbol("k" + i));
    }
    return symbols;
  }

  private List<ResummedForm> resummed(
      Process process, List<Diagram> diagrams, List<ClosedForm> eigenvalues) {
    List<ResummedForm> forms = new ArrayList<>(diagrams.size());
    for (Diagram diagram : diagrams) {
      forms.add(process.resummedHistories(diagram, eigenvalues));
    }
    return forms;
  }

  private static Process singleEpoch() {
    return StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T")));
  }

  /** E = B = 1 with variable T and eigenvalues, in closed form. */
  @Benchmark
  public List<ClosedForm> singleEpochInClosedForm() {
    return resummed(singleEpoch(), embeddable, symbols()).stream()
        .map(ResummedForm::expanded)
        .toList();
  }

  /** The continuum form of the same. */
  @Benchmark
  public List<ClosedForm> continuumInClosedForm() {
    Process process = singleEpoch();
    List<ClosedForm> forms = new ArrayList<>();
    for (Diagram diagram : embeddable) {
      forms.add(process.continuumHistories(diagram, symbols()).expanded());
    }
    return forms;
  }

  /** Random reshuffling, everything variable. */
  @Benchmark
  public List<ResummedForm> reshuffled() {
    return resummed(StochasticGradientDescent.reshuffled(Grid.symbolic()), linkless, symbols());
  }

  /** A fixed order, everything variable. */
  @Benchmark
  public List<ResummedForm> fixedOrder() {
    return resummed(StochasticGradientDescent.inFixedOrder(Grid.symbolic()), linkless, symbols());
  }

  /** Random reshuffling at N = 100, B = 10, E = 50 and k = 1/3, 1/4, …. */
  @Benchmark
  public List<ResummedForm> reshuffledNumbers() {
    List<ClosedForm> numbers = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      numbers.add(ClosedForm.of(new BigFraction(1, i + 3)));
    }
    return resummed(StochasticGradientDescent.reshuffled(Grid.of(100, 10, 50)), linkless, numbers);
  }
}
