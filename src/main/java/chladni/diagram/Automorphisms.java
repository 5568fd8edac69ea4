package chladni.diagram;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jgrapht.GraphMapping;
import org.jgrapht.alg.color.ColorRefinementAlgorithm;
import org.jgrapht.alg.interfaces.VertexColoringAlgorithm.Coloring;
import org.jgrapht.alg.interfaces.VertexColoringAlgorithm.ColoringImpl;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/**
 * The automorphisms of a diagram: the permutations of its nodes that keep the tree and the
 * partition, fix every root and every loose end, and keep the part that a root is tied to.
 *
 * <p>They are found on the diagram's graph (nodes, anchors and one coloured vertex for each part)
 * by the VF2 algorithm (Cordella et al. 2004). Enumerations give |Aut(D)| along with each diagram,
 * much faster.
 *
 * <p>For example {@code c(01-2)(02-12)}, two tied leaves on the root, has two automorphisms, and
 * {@code c(0-12)(02-12)} one.
 */
public final class Automorphisms {
  /** The largest group whose elements are listed. */
  public static final int MOST_LISTED = 50_000;

  private Automorphisms() {}

  /**
   * |Aut(D)|, the order of the group, without listing it.
   *
   * <p>By orbits and stabilizers: |Aut| = Π_v |orbit of node v when the nodes before v are fixed|.
   * A node w is in the orbit of v if there is an isomorphism from the graph in which v has a colour
   * of its own to the graph in which w has.
   *
   * @throws ProblemException if interrupted
   */
  public static BigInteger order(Diagram diagram) {
    BigInteger order = BigInteger.ONE;
    for (int v = 0; v < diagram.edges(); v++) {
      order = order.multiply(BigInteger.valueOf(orbit(diagram, v).size()));
    }
    return order;
  }

  /**
   * Where a node can go while all nodes of smaller number stay: its orbit in their pointwise
   * stabilizer.
   */
  private static Set<Integer> orbit(Diagram diagram, int node) {
    DiagramGraph fixed = DiagramGraph.of(diagram.presentation(), v -> v < node ? 1 + v : -1);
    Coloring<DiagramGraph.Vertex> classes = refined(fixed);
    List<DiagramGraph.Vertex> nodes = fixed.nodes();
    Integer own = classes.getColors().get(nodes.get(node));
    List<Integer> candidates =
        IntStream.range(node + 1, diagram.edges())
            .filter(w -> Objects.equals(classes.getColors().get(nodes.get(w)), own))
            .boxed()
            .toList();
    Set<Integer> orbit = new HashSet<>(List.of(node));
    if (candidates.isEmpty()) {
      return orbit;
    }
    DiagramGraph from = individualized(diagram, node, node);
    List<int[]> generators = new ArrayList<>();
    for (int w : candidates) {
      Interruption.poll();
      if (!orbit.contains(w)) {
        DiagramGraph to = individualized(diagram, node, w);
        Iterator<GraphMapping<DiagramGraph.Vertex, DefaultEdge>> mappings =
            from.isomorphismsTo(to).getMappings();
        if (mappings.hasNext()) {
          generators.add(images(from, mappings.next()));
          close(orbit, generators);
        }
      }
    }
    return orbit;
  }

  private static DiagramGraph individualized(Diagram diagram, int fixedBelow, int node) {
    return DiagramGraph.of(
        diagram.presentation(), v -> v == node ? 0 : v < fixedBelow ? 1 + v : -1);
  }

  /** The coarsest stable colouring: vertices of different classes are in different orbits. */
  private static Coloring<DiagramGraph.Vertex> refined(DiagramGraph graph) {
    Map<DiagramGraph.Vertex, Integer> start = new HashMap<>();
    Map<Integer, Integer> dense = new TreeMap<>();
    graph.graph().vertexSet().forEach(v -> dense.put(v.colour(), 0));
    int next = 0;
    for (var entry : dense.entrySet()) {
      entry.setValue(next++);
    }
    graph.graph().vertexSet().forEach(v -> start.put(v, dense.getOrDefault(v.colour(), 0)));
    return new ColorRefinementAlgorithm<>(
            new AsUndirectedGraph<>(graph.graph()), new ColoringImpl<>(start, dense.size()))
        .getColoring();
  }

  private static void close(Set<Integer> orbit, List<int[]> generators) {
    List<Integer> open = new ArrayList<>(orbit);
    while (!open.isEmpty()) {
      int v = open.removeLast();
      for (int[] g : generators) {
        if (orbit.add(g[v])) {
          open.add(g[v]);
        }
      }
    }
  }

  private static int[] images(
      DiagramGraph from, GraphMapping<DiagramGraph.Vertex, DefaultEdge> mapping) {
    return from.nodes().stream()
        .mapToInt(v -> mapping.getVertexCorrespondence(v, true).number())
        .toArray();
  }

  /**
   * All automorphisms, in lexicographic order, the identity first.
   *
   * @return for each automorphism the images of nodes 0, 1, 2, …
   * @throws ProblemException if there are more than {@value #MOST_LISTED}
   */
  public static List<List<Integer>> group(Diagram diagram) {
    BigInteger order = order(diagram);
    if (order.compareTo(BigInteger.valueOf(MOST_LISTED)) > 0) {
      throw ProblemException.beyondReach(
          diagram + " has " + order + " automorphisms; at most " + MOST_LISTED + " are listed",
          "ask for their number alone");
    }
    DiagramGraph graph = DiagramGraph.of(diagram);
    List<List<Integer>> group = new ArrayList<>();
    Iterator<GraphMapping<DiagramGraph.Vertex, DefaultEdge>> mappings =
        graph.isomorphismsTo(DiagramGraph.of(diagram)).getMappings();
    while (mappings.hasNext()) {
      Interruption.poll();
      group.add(IntStream.of(images(graph, mappings.next())).boxed().toList());
    }
    group.sort(PresentationOrder::lexicographic);
    return List.copyOf(group);
  }
}
