package chladni.expansion;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.diagram.Presentation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Two diagrams side by side, untied: the diagram of the product of what they measure. */
final class Juxtaposition {
  private Juxtaposition() {}

  /**
   * The forest of two trees; what the first hangs from comes first.
   *
   * @throws IllegalArgumentException if either has two roots, or a tied one
   */
  static Diagram of(Diagram first, Diagram second) {
    return numbered(first, second).diagram();
  }

  /**
   * The same, numbered as the nodes of the first diagram and then those of the second.
   *
   * @throws IllegalArgumentException if either has two roots, or a tied one
   */
  static NumberedDiagram numbered(Diagram first, Diagram second) {
    if (first.anchors().size() != 1
        || second.anchors().size() != 1
        || first.rootPart().isPresent()
        || second.rootPart().isPresent()) {
      throw new IllegalArgumentException("each factor has one untied root or loose end");
    }
    int nodes = first.edges() + second.edges();
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    append(parents, parts, first, nodes);
    append(parents, parts, second, nodes + 1);
    List<Anchor> anchors = List.of(first.anchors().get(0), second.anchors().get(0));
    return NumberedDiagram.of(
        new Presentation(parents, parts, anchors, OptionalInt.empty()), Brackets.CUMULANT);
  }

  /** Adds a tree, its nodes and parts numbered behind those there are, its anchor as given. */
  private static void append(List<Integer> parents, List<Integer> parts, Diagram tree, int anchor) {
    int nodesBefore = parents.size();
    int partsBefore = (int) parts.stream().distinct().count();
    for (int v = 0; v < tree.edges(); v++) {
      int parent = tree.parent(v);
      parents.add(parent < tree.edges() ? nodesBefore + parent : anchor);
      parts.add(partsBefore + tree.part(v));
    }
  }
}
