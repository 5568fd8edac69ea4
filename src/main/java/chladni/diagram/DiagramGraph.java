package chladni.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.jgrapht.Graph;
import org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * A diagram as a coloured directed graph: an edge from every node to its parent; one more vertex
 * for every part, with an edge to it from each of its nodes and from a root tied to it.
 *
 * <p>Isomorphisms of diagrams are the isomorphisms of these graphs that keep colours: nodes have
 * one colour, parts another, and every anchor one of its own.
 */
final class DiagramGraph {
  /** What a vertex stands for. */
  enum Role {
    /** A node that is not a root. */
    NODE,
    /** A part. */
    PART,
    /** A root or a loose end. */
    ANCHOR
  }

  /**
   * A vertex.
   *
   * @param role what it stands for
   * @param number the number of the node, part or anchor
   * @param colour isomorphisms keep it
   */
  record Vertex(Role role, int number, int colour) {}

  private static final int NODE_COLOUR = 0;
  private static final int PART_COLOUR = 1;
  private static final int ROOT_COLOUR = 2;
  private static final int LOOSE_END_COLOUR = 4;
  private static final int FIRST_OWN_COLOUR = 6;

  private final List<Anchor> anchors;
  private final Graph<Vertex, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);

  private DiagramGraph(List<Anchor> anchors) {
    this.anchors = anchors;
  }

  /** The graph of a diagram, all of its nodes in one colour. */
  static DiagramGraph of(Diagram diagram) {
    return of(diagram.presentation(), v -> -1);
  }

  /**
   * The graph of a presentation.
   *
   * @param ownColour a number from 0 for a node with a colour of its own, −1 for others
   */
  static DiagramGraph of(Presentation diagram, IntUnaryOperator ownColour) {
    DiagramGraph result = new DiagramGraph(diagram.anchors());
    int n = diagram.edges();
    List<Vertex> vertices = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      int own = ownColour.applyAsInt(v);
      int colour = own < 0 ? NODE_COLOUR : FIRST_OWN_COLOUR + own;
      vertices.add(new Vertex(Role.NODE, v, colour));
    }
    for (int a = 0; a < diagram.anchors().size(); a++) {
      int colour =
          switch (diagram.anchors().get(a)) {
            case ROOT -> ROOT_COLOUR + a;
            case LOOSE_END -> LOOSE_END_COLOUR + a;
          };
      vertices.add(new Vertex(Role.ANCHOR, a, colour));
    }
    vertices.forEach(result.graph::addVertex);
    for (int p = 0; p < diagram.partCount(); p++) {
      result.graph.addVertex(part(p));
    }
    for (int v = 0; v < n; v++) {
      result.graph.addEdge(vertices.get(v), vertices.get(diagram.parents().get(v)));
      result.graph.addEdge(vertices.get(v), part(diagram.parts().get(v)));
    }
    diagram.rootPart().ifPresent(p -> result.graph.addEdge(vertices.get(n), part(p)));
    return result;
  }

  private static Vertex part(int number) {
    return new Vertex(Role.PART, number, PART_COLOUR);
  }

  /** The JGraphT graph; changing it changes this. */
  Graph<Vertex, DefaultEdge> graph() {
    return graph;
  }

  /** The nodes, ascending. */
  List<Vertex> nodes() {
    return graph.vertexSet().stream()
        .filter(v -> v.role() == Role.NODE)
        .sorted(Comparator.comparingInt(Vertex::number))
        .toList();
  }

  /** A node's parent: a node or an anchor. */
  Vertex parentOf(Vertex node) {
    return target(node, false);
  }

  /** A node's part. */
  Vertex partOf(Vertex node) {
    return target(node, true);
  }

  private Vertex target(Vertex node, boolean part) {
    return graph.outgoingEdgesOf(node).stream()
        .map(graph::getEdgeTarget)
        .filter(v -> (v.role() == Role.PART) == part)
        .findFirst()
        .orElseThrow();
  }

  /** The nodes just below a node or an anchor; or the nodes and the root in a part. */
  Collection<Vertex> below(Vertex vertex) {
    return graph.incomingEdgesOf(vertex).stream().map(graph::getEdgeSource).toList();
  }

  /** Whether a node is a link: of degree 2, and alone in its part. */
  boolean isLink(Vertex node) {
    return graph.inDegreeOf(node) == 1 && graph.inDegreeOf(partOf(node)) == 1;
  }

  /** Takes a link out and joins its neighbours by an edge. */
  void removeLink(Vertex link) {
    Vertex child = below(link).iterator().next();
    Vertex parent = parentOf(link);
    graph.removeVertex(partOf(link));
    graph.removeVertex(link);
    graph.addEdge(child, parent);
  }

  /** The diagram that this is the graph of. */
  Diagram diagram() {
    List<Vertex> order = new ArrayList<>();
    new TopologicalOrderIterator<>(graph, Comparator.comparingInt(Vertex::number))
        .forEachRemaining(
            v -> {
              if (v.role() == Role.NODE) {
                order.add(v);
              }
            });
    int n = order.size();
    Map<Vertex, Integer> number = new HashMap<>();
    order.forEach(v -> number.put(v, number.size()));
    Map<Vertex, Integer> partNumber = new HashMap<>();
    List<Integer> parents = new ArrayList<>(Collections.nCopies(n, 0));
    List<Integer> parts = new ArrayList<>(Collections.nCopies(n, 0));
    OptionalInt rootPart = OptionalInt.empty();
    for (int v = 0; v < n; v++) {
      Vertex parent = parentOf(order.get(v));
      parents.set(
          v,
          parent.role() == Role.ANCHOR
              ? Integer.valueOf(n + parent.number())
              : number.getOrDefault(parent, 0));
      Vertex part = partOf(order.get(v));
      int fresh = partNumber.size();
      int name = partNumber.computeIfAbsent(part, p -> fresh);
      parts.set(v, name);
      if (below(part).stream().anyMatch(w -> w.role() == Role.ANCHOR)) {
        rootPart = OptionalInt.of(name);
      }
    }
    return Diagram.of(new Presentation(parents, parts, anchors, rootPart));
  }

  /** The isomorphisms to another graph that keep colours. */
  VF2GraphIsomorphismInspector<Vertex, DefaultEdge> isomorphismsTo(DiagramGraph other) {
    return new VF2GraphIsomorphismInspector<>(
        graph,
        other.graph,
        Comparator.comparingInt(Vertex::colour),
        Comparator.comparingInt(edge -> 0));
  }
}
