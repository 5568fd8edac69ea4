package chladni.diagram;

import java.util.List;
import java.util.OptionalInt;

/**
 * What can be read off a diagram: a {@link Diagram}, or the one that an enumeration stands at.
 *
 * <p>Nodes are numbered canonically: {@code 0 … edges−1}, children before parents; anchor {@code a}
 * is {@code edges + a}.
 */
public interface DiagramView {
  /** What the trees hang from, and whether a root is tied. */
  DiagramKind kind();

  /** The number d of edges, which is the number of nodes that are not roots. */
  int edges();

  /** The parent of a node: a later node, or {@code edges() + a} for anchor {@code a}. */
  int parent(int node);

  /** The part of a node, from 0; parts are numbered by their least node. */
  int part(int node);

  /** The number of nodes in a part; a tied root is not counted. */
  int partSize(int part);

  /** The number of parts of nodes that are not roots. */
  int partCount();

  /** The part that the root is tied to, if it is tied. */
  OptionalInt rootPart();

  /** What the trees hang from: one anchor, or two. */
  default List<Anchor> anchors() {
    return kind().anchors();
  }

  /** The number of children of a node, or of an anchor {@code edges() + a}. */
  default int childCount(int nodeOrAnchor) {
    int count = 0;
    for (int v = 0; v < Math.min(edges(), nodeOrAnchor); v++) {
      if (parent(v) == nodeOrAnchor) {
        count++;
      }
    }
    return count;
  }

  /** The number of edges at a node, or at an anchor {@code edges() + a}; a leaf has degree 1. */
  default int degree(int nodeOrAnchor) {
    return childCount(nodeOrAnchor) + (nodeOrAnchor < edges() ? 1 : 0);
  }

  /** Whether {@code above}, a node or an anchor, is on the way from {@code node} to its anchor. */
  default boolean isAncestor(int above, int node) {
    int v = node;
    while (v < edges()) {
      v = parent(v);
      if (v == above) {
        return true;
      }
    }
    return false;
  }

  /** Whether no other node, and no root, is in a node's part. */
  default boolean isUntied(int node) {
    int part = part(node);
    OptionalInt root = rootPart();
    return partSize(part) == 1 && (root.isEmpty() || root.getAsInt() != part);
  }
}
