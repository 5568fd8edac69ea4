package chladni.diagram;

import java.util.List;

/**
 * Links and the reduction of diagrams that have some.
 *
 * <p>A link is a node that is no root, has degree 2 and is alone in its part; a node tied to a root
 * is not alone. Reducing replaces a link by an edge that joins its neighbours. This neither makes a
 * node a link nor ends its being one, so the order of removals does not matter. In {@code
 * c(0-1-2)(01-12)} node 1 is a link and the diagram reduces to {@code c(0-1)(01)}; in {@code
 * c(0-12)(01-12)}, where node 1 is tied to the root, there is none.
 *
 * <p>Source: Definition 4 of "A Perturbative Analysis of Stochastic Gradient Descent". (A sentence
 * in its appendix states the negation by a slip.)
 */
public final class Links {
  private Links() {}

  /** The links of a diagram by their canonical numbers, ascending. */
  public static List<Integer> of(Diagram diagram) {
    DiagramGraph graph = DiagramGraph.of(diagram);
    return graph.nodes().stream().filter(graph::isLink).map(DiagramGraph.Vertex::number).toList();
  }

  /** Whether a diagram has no links. */
  public static boolean isLinkless(Diagram diagram) {
    return of(diagram).isEmpty();
  }

  /**
   * The diagram with one link replaced by an edge.
   *
   * @throws IllegalArgumentException if the node is not a link
   */
  public static Diagram remove(Diagram diagram, int link) {
    DiagramGraph graph = DiagramGraph.of(diagram);
    DiagramGraph.Vertex vertex = graph.nodes().get(link);
    if (!graph.isLink(vertex)) {
      throw new IllegalArgumentException("node " + link + " of " + diagram + " is not a link");
    }
    graph.removeLink(vertex);
    return graph.diagram();
  }

  /** The linkless diagram that is left when every link has been replaced by an edge. */
  public static Diagram reduce(Diagram diagram) {
    DiagramGraph graph = DiagramGraph.of(diagram);
    graph.nodes().stream().filter(graph::isLink).forEach(graph::removeLink);
    return graph.diagram();
  }
}
