package chladni.diagram;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jgrapht.GraphMapping;
import org.jgrapht.graph.DefaultEdge;

/**
 * The automorphisms of a diagram: the permutations of its nodes that keep the tree and the
 * partition, fix every root and every loose end, and keep the part that a root is tied to.
 *
 * <p>They are counted along the choices that the tree leaves, and listed from the diagram's graph
 * (nodes, anchors and one coloured vertex for each part) by the VF2 algorithm (Cordella et al.
 * 2004). Enumerations give |Aut(D)| along with each diagram, faster still.
 *
 * <p>For example {@code c(01-2)(02-12)}, two tied leaves on the root, has two automorphisms, and
 * {@code c(0-12)(02-12)} one.
 */
public final class Automorphisms {
  /** The largest group whose elements are listed. */
  public static final int MOST_LISTED = 50_000;

  private Automorphisms() {}

  /**
   * |Aut(D)|, the order of the group, without listing it; see {@link PartitionSymmetry}.
   *
   * @throws ProblemException if interrupted, or if a very symmetric diagram with many ties across
   *     takes too many steps
   */
  public static BigInteger order(Diagram diagram) {
    int n = diagram.edges();
    int[] parents = new int[n];
    int[] parts = new int[n];
    for (int v = 0; v < n; v++) {
      parents[v] = diagram.parent(v);
      parts[v] = diagram.part(v);
    }
    return new PartitionSymmetry(new TreeSymmetry(parents), parts, diagram.rootPart().orElse(-1))
        .order();
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
