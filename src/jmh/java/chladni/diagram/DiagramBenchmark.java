package chladni.diagram;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Enumeration with |Aut(D)|, the census, and canonical forms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class DiagramBenchmark {

  /** Diagrams with so many edges, visited with their automorphisms. */
  @State(Scope.Benchmark)
  public static class Edges {
    @Param({"7", "8", "9"})
    int edges;
  }

  /** Every diagram with six edges, its nodes numbered by their distance from the root. */
  @State(Scope.Benchmark)
  public static class Presentations {
    List<Presentation> byDepth = List.of();

    /** Renumbers every diagram. */
    @Setup(Level.Trial)
    public void renumber() {
      byDepth = DiagramEnumeration.rooted(6).stream().map(item -> byDepth(item.diagram())).toList();
    }
  }

  private static Presentation byDepth(Diagram diagram) {
    int n = diagram.edges();
    List<Integer> order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingInt((Integer v) -> -diagram.ancestors(v).size()))
            .toList();
    List<Integer> names = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int v : order) {
      parents.add(diagram.parent(v) < n ? order.indexOf(diagram.parent(v)) : diagram.parent(v));
      if (!names.contains(diagram.part(v))) {
        names.add(diagram.part(v));
      }
      parts.add(names.indexOf(diagram.part(v)));
    }
    return Presentation.rooted(parents, parts);
  }

  /** Enumerates and sums |Aut(D)|. */
  @Benchmark
  public long enumerate(Edges edges) {
    long[] sum = {0};
    DiagramEnumeration.rooted(edges.edges).forEach(d -> sum[0] += d.automorphisms());
    return sum[0];
  }

  /** Enumerates forest by forest on all processors. */
  @Benchmark
  public long enumerateInParallel(Edges edges) {
    return DiagramEnumeration.rooted(edges.edges)
        .byForest()
        .parallel()
        .mapToLong(DiagramEnumeration::count)
        .sum();
  }

  /** Enumerates and makes a value of every diagram. */
  @Benchmark
  public long stream(Edges edges) {
    return DiagramEnumeration.rooted(edges.edges).stream()
        .mapToLong(item -> item.automorphisms().longValue())
        .sum();
  }

  /** Counts the diagrams with thirty edges. */
  @Benchmark
  public BigInteger census() {
    return Census.count(30);
  }

  /** Finds the canonical form of all 5861 diagrams with six edges. */
  @Benchmark
  public long canonicalForms(Presentations presentations) {
    return presentations.byDepth.stream().map(Diagram::of).distinct().count();
  }
}
