package chladni.history;

import chladni.diagram.Diagram;
import java.util.List;

/** All rooted diagrams, by brute force. */
final class AllDiagrams {
  private AllDiagrams() {}

  static List<Diagram> withEdges(int edges) {
    return chladni.diagram.AllDiagrams.rooted(edges);
  }

  static List<Diagram> withEdgesUpTo(int edges) {
    return chladni.diagram.AllDiagrams.rootedUpTo(edges);
  }
}
