package chladni.prediction;

import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;

/**
 * A diagram as a tree of factors, children before parents: the nodes, then a place for each root or
 * loose end, where a loose end has no factor.
 */
final class DiagramTree {
  private final Diagram diagram;
  private final int edges;
  private final int places;
  private final int[] degree;
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<List<Integer>> ties = new ArrayList<>();

  DiagramTree(Diagram diagram) {
    this.diagram = diagram;
    this.edges = diagram.edges();
    this.places = edges + diagram.anchors().size();
    this.degree = new int[places];
    for (int v = 0; v < places; v++) {
      children.add(new ArrayList<>());
    }
    List<List<Integer>> parts = new ArrayList<>();
    for (int p = 0; p < diagram.partCount(); p++) {
      parts.add(new ArrayList<>());
    }
    for (int v = 0; v < edges; v++) {
      degree[v]++;
      degree[diagram.parent(v)]++;
      children.get(diagram.parent(v)).add(v);
      parts.get(diagram.part(v)).add(v);
    }
    diagram.rootPart().ifPresent(p -> parts.get(p).add(edges));
    parts.stream().filter(p -> p.size() > 1).forEach(p -> ties.add(List.copyOf(p)));
  }

  Diagram diagram() {
    return diagram;
  }

  int edges() {
    return edges;
  }

  /** The nodes, roots and loose ends. */
  int places() {
    return places;
  }

  int anchors() {
    return places - edges;
  }

  /** The place that a node hangs from. */
  int parent(int node) {
    return diagram.parent(node);
  }

  List<Integer> children(int place) {
    return children.get(place);
  }

  /** How many edges meet at a place. */
  int degree(int place) {
    return degree[place];
  }

  /** Whether there is a derivative at a place: everywhere but at loose ends. */
  boolean isFactor(int place) {
    return place < edges || diagram.anchors().get(place - edges) == Anchor.ROOT;
  }

  /** The places that have factors. */
  List<Integer> factors() {
    List<Integer> factors = new ArrayList<>();
    for (int v = 0; v < places; v++) {
      if (isFactor(v)) {
        factors.add(v);
      }
    }
    return factors;
  }

  /** The parts of two or more, a tied root included. */
  List<List<Integer>> ties() {
    return ties;
  }

  /** The edges at a place, each by its lower end. */
  List<Integer> legs(int place) {
    List<Integer> legs = new ArrayList<>(children.get(place));
    if (place < edges) {
      legs.add(place);
    }
    return legs;
  }

  /** The number of loose ends. */
  int looseEnds() {
    return (int) diagram.anchors().stream().filter(a -> a == Anchor.LOOSE_END).count();
  }

  /** The edges that end in loose ends, in their order. */
  List<Integer> looseEdges() {
    List<Integer> loose = new ArrayList<>();
    for (int a = edges; a < places; a++) {
      if (!isFactor(a)) {
        loose.add(children.get(a).get(0));
      }
    }
    return loose;
  }

  /** Whether a place is within the subtree below and at another. */
  boolean isWithin(int place, int top) {
    int at = place;
    while (at != top && at < edges) {
      at = parent(at);
    }
    return at == top;
  }
}
