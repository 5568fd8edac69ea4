package chladni.history;

import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some trees of a diagram whose nodes are placed independently of the others.
 *
 * @param forest the trees, nodes renumbered in the same order
 * @param parts the parts of their nodes
 * @param nodes the number of each node in the diagram
 */
record Component(Forest forest, Rows parts, List<Integer> nodes) {

  /** Every tree by itself, where ties do not matter. */
  static List<Component> trees(Diagram diagram) {
    return of(diagram, joinedByEdges(diagram));
  }

  /** The least sets of trees that no tie leaves. */
  static List<Component> separate(Diagram diagram) {
    return of(diagram, joinedByEdgesAndTies(diagram));
  }

  /** The same with all trees that have ties taken together. */
  static List<Component> tiedTogether(Diagram diagram) {
    int[] label = joinedByEdgesAndTies(diagram);
    int first = -1;
    for (int v = 0; v < label.length; v++) {
      if (diagram.partSize(diagram.part(v)) > 1) {
        if (first < 0) {
          first = v;
        }
        join(label, label[first], label[v]);
      }
    }
    return of(diagram, label);
  }

  private static int[] joinedByEdges(Diagram diagram) {
    int[] label = new int[diagram.edges()];
    Arrays.setAll(label, v -> v);
    for (int v = 0; v < label.length; v++) {
      if (diagram.parent(v) < label.length) {
        join(label, label[v], label[diagram.parent(v)]);
      }
    }
    return label;
  }

  private static int[] joinedByEdgesAndTies(Diagram diagram) {
    int[] label = joinedByEdges(diagram);
    for (int v = 0; v < label.length; v++) {
      for (int u = 0; u < v; u++) {
        if (diagram.part(u) == diagram.part(v)) {
          join(label, label[u], label[v]);
        }
      }
    }
    return label;
  }

  private static void join(int[] label, int a, int b) {
    for (int v = 0; v < label.length; v++) {
      if (label[v] == b) {
        label[v] = a;
      }
    }
  }

  private static List<Component> of(Diagram diagram, int[] label) {
    Forest whole = Forest.of(diagram);
    List<Component> components = new ArrayList<>();
    boolean[] done = new boolean[label.length];
    for (int start = 0; start < label.length; start++) {
      if (done[start]) {
        continue;
      }
      List<Integer> nodes = new ArrayList<>();
      for (int v = start; v < label.length; v++) {
        if (label[v] == label[start]) {
          done[v] = true;
          nodes.add(v);
        }
      }
      int[] parent = new int[nodes.size()];
      int[] part = new int[nodes.size()];
      for (int i = 0; i < parent.length; i++) {
        int above = whole.parent(nodes.get(i));
        parent[i] = above == Forest.NONE ? Forest.NONE : nodes.indexOf(above);
        part[i] = diagram.part(nodes.get(i));
      }
      components.add(
          new Component(Forest.ofParents(parent), Rows.ofLabels(part), List.copyOf(nodes)));
    }
    return List.copyOf(components);
  }

  /** The nodes that share their part with others. */
  int tied() {
    int[] sizes = parts.sizes();
    int tied = 0;
    for (int v = 0; v < forest.size(); v++) {
      if (sizes[parts.row(v)] > 1) {
        tied |= 1 << v;
      }
    }
    return tied;
  }
}
