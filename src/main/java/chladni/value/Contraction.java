package chladni.value;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The value of a diagram as a contraction graph: derivatives, grouped by brackets, with indices
 * contracted pairwise by η.
 *
 * <p>The uvalue of a diagram has one factor ∇^deg l_x for each node, a cumulant bracket round every
 * part (an untied root is a part of its own), and one η^{μν} for each edge. For example {@code
 * c(01-2)(02-12)} is 𝒞[∇_μ l, ∇_ν l] η^{μξ} η^{νπ} 𝒞[∇_ξ∇_π l].
 *
 * <p>In a contraction of a diagram, factor v is node v of the canonical numbering and edge v is the
 * edge above it; roots follow the nodes, in order. A loose end is a free index at the upper end of
 * its edge. Two roots give a product of two connected pieces, with brackets possibly across.
 *
 * <p>Source: Definition 3 of "A Perturbative Analysis of Stochastic Gradient Descent".
 *
 * @param factors the derivatives
 * @param brackets a partition of the factors
 * @param edges the η's
 * @param freeIndices the number of free indices, ^1 and ^2
 */
public record Contraction(
    List<Factor> factors, List<Bracket> brackets, List<Edge> edges, int freeIndices) {

  /**
   * A derivative ∇^degree of a function.
   *
   * @param field the function
   * @param degree how often it is differentiated, which is its number of indices
   */
  public record Factor(ScalarField field, int degree) {}

  /**
   * A joint cumulant or moment of factors; a bracket round a single factor is its mean, of which
   * {@code CUMULANT} is the one spelling.
   *
   * @param kind cumulant or moment
   * @param factors the numbers of the factors within, ascending
   */
  public record Bracket(Brackets kind, List<Integer> factors) {
    /** Copies the numbers and spells means in one way. */
    public Bracket {
      factors = factors.stream().sorted().toList();
      kind = factors.size() == 1 ? Brackets.CUMULANT : kind;
    }
  }

  /** What an index of an η is contracted with. */
  public sealed interface End {}

  /** An index of a factor; a factor's indices are symmetric and need no numbers. */
  public record At(int factor) implements End {}

  /** A free index, numbered from 0. */
  public record Free(int index) implements End {}

  /**
   * One η^{μν}.
   *
   * @param lower what its first index is contracted with: the child, in a diagram
   * @param upper what its second index is contracted with: the parent, in a diagram
   */
  public record Edge(End lower, End upper) {
    /** Whether one of the ends is at a factor. */
    public boolean touches(int factor) {
      return lower.equals(new At(factor)) || upper.equals(new At(factor));
    }
  }

  /** Copies its lists and checks that the brackets partition the factors. */
  public Contraction {
    factors = List.copyOf(factors);
    brackets = List.copyOf(brackets);
    edges = List.copyOf(edges);
    Stream<Integer> members = brackets.stream().flatMap(b -> b.factors().stream());
    if (!members.sorted().toList().equals(IntStream.range(0, factors.size()).boxed().toList())) {
      throw new IllegalArgumentException("the brackets must partition the factors");
    }
  }

  /** The uvalue of a diagram: the loss at every root, cumulant brackets. */
  public static Contraction of(Diagram diagram) {
    return of(diagram, Brackets.CUMULANT, losses(diagram));
  }

  /** The value of a diagram with the brackets it was typed with. */
  public static Contraction of(NumberedDiagram diagram) {
    return of(diagram.diagram(), diagram.brackets(), losses(diagram.diagram()));
  }

  /**
   * The value of a diagram.
   *
   * @param diagram the diagram
   * @param kind the brackets round its parts
   * @param roots the function measured at each root, in order
   * @throws IllegalArgumentException unless there is one function for each root
   */
  public static Contraction of(Diagram diagram, Brackets kind, List<ScalarField> roots) {
    if (roots.size() != rootCount(diagram)) {
      throw new IllegalArgumentException("one function for each root");
    }
    int n = diagram.edges();
    List<End> anchors = new ArrayList<>();
    int root = n;
    int free = 0;
    for (Anchor anchor : diagram.anchors()) {
      anchors.add(
          switch (anchor) {
            case ROOT -> new At(root++);
            case LOOSE_END -> new Free(free++);
          });
    }
    int[] degrees = new int[root];
    List<Edge> edges = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      int parent = diagram.parent(v);
      End upper = parent < n ? new At(parent) : anchors.get(parent - n);
      edges.add(new Edge(new At(v), upper));
      degrees[v]++;
      if (upper instanceof At at) {
        degrees[at.factor()]++;
      }
    }
    List<Factor> factors = new ArrayList<>();
    for (int v = 0; v < root; v++) {
      factors.add(new Factor(v < n ? ScalarField.LOSS : roots.get(v - n), degrees[v]));
    }
    List<List<Integer>> parts = new ArrayList<>();
    for (int p = 0; p < diagram.partCount(); p++) {
      parts.add(new ArrayList<>());
    }
    for (int v = 0; v < n; v++) {
      parts.get(diagram.part(v)).add(v);
    }
    for (int r = n; r < root; r++) {
      if (diagram.rootPart().isPresent()) {
        parts.get(diagram.rootPart().getAsInt()).add(r);
      } else {
        parts.add(List.of(r));
      }
    }
    return new Contraction(
        factors, parts.stream().map(p -> new Bracket(kind, p)).toList(), edges, free);
  }

  /** The number of roots of a diagram, loose ends not counted. */
  static int rootCount(Diagram diagram) {
    return (int) diagram.anchors().stream().filter(a -> a == Anchor.ROOT).count();
  }

  /** The loss at every root of a diagram. */
  static List<ScalarField> losses(Diagram diagram) {
    return Collections.nCopies(rootCount(diagram), ScalarField.LOSS);
  }
}
