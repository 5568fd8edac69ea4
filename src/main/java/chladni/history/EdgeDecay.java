package chladni.history;

import chladni.algebra.ClosedForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the edges of a forest lose while histories wait: at every update that an edge crosses it
 * gains a factor 1−k, in continuous time exp(−k dt).
 *
 * <p>The edge above node v has eigenvalue k_v. Sets of edges are sets of the nodes below them. An
 * edge crosses the times after its lower end has been placed and before its upper end is; edges to
 * a root or a loose end cross all times to the last.
 *
 * <p>Under a geometric schedule nodes lose, too: a node gains a factor at every update before its
 * own, as if an edge came down to it from the beginning. That edge of node v has the number n+v, n
 * being the number of nodes.
 */
final class EdgeDecay {
  private final Forest forest;
  private final List<ClosedForm> eigenvalues;
  private final int delayed;
  private final Map<Integer, ClosedForm> products = new HashMap<>();
  private final Map<Integer, ClosedForm> sums = new HashMap<>();
  private final Map<ClosedForm, Map<Integer, ClosedForm>> powers = new HashMap<>();

  /**
   * Decay in a forest.
   *
   * @param eigenvalues for each node that of the edge above it
   * @param delays for each node 1 minus its factor for every update before its own; empty for none
   */
  private EdgeDecay(Forest forest, List<ClosedForm> eigenvalues, List<ClosedForm> delays) {
    this.forest = forest;
    this.delayed = delays.isEmpty() ? 0 : forest.all();
    this.eigenvalues = Stream.concat(eigenvalues.stream(), delays.stream()).toList();
  }

  /** The decay in a component, given the eigenvalues of its diagram. */
  static EdgeDecay of(Component component, List<ClosedForm> eigenvalues) {
    return of(component, eigenvalues, List.of());
  }

  /** The same with delays of nodes, if there are any. */
  static EdgeDecay of(Component component, List<ClosedForm> eigenvalues, List<ClosedForm> delays) {
    return new EdgeDecay(
        component.forest(),
        component.nodes().stream().map(eigenvalues::get).toList(),
        delays.isEmpty() ? List.of() : component.nodes().stream().map(delays::get).toList());
  }

  /** The eigenvalues of edges, then the delays of nodes. */
  List<ClosedForm> eigenvalues() {
    return eigenvalues;
  }

  /** The edges that cross the time between two steps, when a set of nodes has been placed. */
  int crossing(int placed) {
    return crossing(placed, placed);
  }

  /** The edges that cross the time of the step from a set of placed nodes to a larger one. */
  int crossing(int before, int after) {
    int edges = 0;
    for (int rest = before; rest != 0; rest &= rest - 1) {
      int v = Integer.numberOfTrailingZeros(rest);
      int parent = forest.parent(v);
      if (parent == Forest.NONE || (after >> parent & 1) == 0) {
        edges |= 1 << v;
      }
    }
    return edges | (delayed & ~after) << forest.size();
  }

  /** Π (1−k) over some edges. */
  ClosedForm product(int edges) {
    ClosedForm known = products.get(edges);
    if (known == null) {
      ClosedForm product = ClosedForm.ONE;
      for (int rest = edges; rest != 0; rest &= rest - 1) {
        product =
            product.times(
                ClosedForm.ONE.minus(eigenvalues.get(Integer.numberOfTrailingZeros(rest))));
      }
      known = product;
      products.put(edges, known);
    }
    return known;
  }

  /** Π (1−k)^exponent over some edges, for a stretch of so many updates. */
  ClosedForm power(int edges, ClosedForm exponent) {
    return powers
        .computeIfAbsent(exponent, e -> new HashMap<>())
        .computeIfAbsent(edges, e -> product(e).raisedTo(exponent));
  }

  /** Σ k over some edges. */
  ClosedForm rate(int edges) {
    ClosedForm known = sums.get(edges);
    if (known == null) {
      List<ClosedForm> terms = new ArrayList<>();
      for (int rest = edges; rest != 0; rest &= rest - 1) {
        terms.add(eigenvalues.get(Integer.numberOfTrailingZeros(rest)));
      }
      known = ClosedForm.sum(terms);
      sums.put(edges, known);
    }
    return known;
  }

  /** Σ k² over some edges. */
  ClosedForm squares(int edges) {
    List<ClosedForm> terms = new ArrayList<>();
    for (int rest = edges; rest != 0; rest &= rest - 1) {
      terms.add(eigenvalues.get(Integer.numberOfTrailingZeros(rest)).pow(2));
    }
    return ClosedForm.sum(terms);
  }
}
