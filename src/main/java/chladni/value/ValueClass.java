package chladni.value;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.diagram.Presentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * All diagrams with one and the same value: the key by which like terms are collected.
 *
 * <p>A value knows nothing of the root: two diagrams are in one class when their trees with
 * partition are isomorphic as unrooted trees, an untied root being an ordinary singleton. For
 * example the chain {@code c(0-1-2)(01-12)} and the untied fork {@code c(0-1-2)(02-12)} are both
 * G_μ η^{μν} H_{νξ} η^{ξπ} G_π. A class is named by its least diagram, in the order of diagrams,
 * over all choices of root: any node may be the root, with its tie if it has one; where there are
 * two roots, one in each tree, untied, and in either order, since their product commutes. Loose
 * ends stay where they are, ^1 and ^2 apart; so does a root at which an observable is measured.
 *
 * <p>The class is canonical by construction: {@code equals} decides whether two values are equal on
 * every landscape (for the derivatives as independent symmetric tensors).
 */
public final class ValueClass implements Comparable<ValueClass> {
  private final Diagram diagram;
  private final Brackets brackets;
  private final List<ScalarField> roots;

  private ValueClass(Diagram diagram, Brackets brackets, List<ScalarField> roots) {
    this.diagram = diagram;
    this.brackets = brackets;
    this.roots = List.copyOf(roots);
  }

  /** The class of a diagram's uvalue, with the loss at every root. */
  public static ValueClass of(Diagram diagram) {
    return of(diagram, Brackets.CUMULANT, Contraction.losses(diagram));
  }

  /** The class of a diagram's value with the brackets it was typed with. */
  public static ValueClass of(NumberedDiagram diagram) {
    return of(diagram.diagram(), diagram.brackets(), Contraction.losses(diagram.diagram()));
  }

  /**
   * The class of a diagram's value.
   *
   * @param diagram the diagram
   * @param kind the brackets round its parts; they are the same where all parts are singletons
   * @param roots the function measured at each root, in order
   * @throws IllegalArgumentException unless there is one function for each root
   */
  public static ValueClass of(Diagram diagram, Brackets kind, List<ScalarField> roots) {
    if (roots.size() != Contraction.rootCount(diagram)) {
      throw new IllegalArgumentException("one function for each root");
    }
    int vertices = diagram.edges() + (diagram.rootPart().isPresent() ? 1 : 0);
    Brackets brackets = diagram.partCount() == vertices ? Brackets.CUMULANT : kind;
    return new Search(diagram, brackets, roots).least();
  }

  /** The least diagram of the class. */
  public Diagram diagram() {
    return diagram;
  }

  /** The brackets round the parts; {@code CUMULANT} where all parts are singletons. */
  public Brackets brackets() {
    return brackets;
  }

  /** The function measured at each root of {@link #diagram()}, in order. */
  public List<ScalarField> roots() {
    return roots;
  }

  /** The value as a contraction graph, numbered as {@link #diagram()}. */
  public Contraction contraction() {
    return Contraction.of(diagram, brackets, roots);
  }

  /**
   * The canonical name: that of the least diagram, with {@code m} for moments, and with the
   * functions measured behind it unless they are all the loss, as {@code c(0-1)(01){s}}.
   */
  public String name() {
    String spelling = diagram.name();
    String name =
        switch (brackets) {
          case CUMULANT -> spelling;
          case MOMENT -> "m" + spelling.substring(1);
        };
    return roots.stream().allMatch(ScalarField.LOSS::equals)
        ? name
        : name + "{" + String.join(",", roots.stream().map(ScalarField::symbol).toList()) + "}";
  }

  /** By diagram, then brackets, then the functions at the roots. */
  @Override
  public int compareTo(ValueClass other) {
    int order = diagram.compareTo(other.diagram);
    if (order == 0) {
      order = brackets.compareTo(other.brackets);
    }
    for (int r = 0; order == 0 && r < roots.size(); r++) {
      order = roots.get(r).compareTo(other.roots.get(r));
    }
    return order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueClass v
        && diagram.equals(v.diagram)
        && brackets == v.brackets
        && roots.equals(v.roots);
  }

  @Override
  public int hashCode() {
    return Objects.hash(diagram, brackets, roots);
  }

  /** The canonical name. */
  @Override
  public String toString() {
    return name();
  }

  /** All choices of root. Vertices are the nodes, then the roots; loose ends are not vertices. */
  private static final class Search {
    private final Diagram diagram;
    private final Brackets brackets;
    private final List<Tree> trees = new ArrayList<>();
    private final int[] part;
    private final int[] partSize;
    private final List<List<Integer>> neighbours = new ArrayList<>();

    /** One anchor with what hangs from it. */
    private record Tree(Anchor anchor, ScalarField field, List<Integer> tops) {}

    Search(Diagram diagram, Brackets brackets, List<ScalarField> roots) {
      this.diagram = diagram;
      this.brackets = brackets;
      int n = diagram.edges();
      int vertices = n + roots.size();
      this.part = new int[vertices];
      this.partSize = new int[diagram.partCount() + roots.size()];
      for (int v = 0; v < vertices; v++) {
        neighbours.add(new ArrayList<>());
        int fresh = diagram.partCount() + v - n;
        part[v] = v < n ? diagram.part(v) : diagram.rootPart().orElse(fresh);
        partSize[part[v]]++;
      }
      int[] vertexOfAnchor = new int[diagram.anchors().size()];
      int root = n;
      for (int a = 0; a < vertexOfAnchor.length; a++) {
        vertexOfAnchor[a] = diagram.anchors().get(a) == Anchor.ROOT ? root++ : -1;
      }
      List<List<Integer>> loose = new ArrayList<>();
      for (int a = 0; a < vertexOfAnchor.length; a++) {
        loose.add(new ArrayList<>());
      }
      for (int v = 0; v < n; v++) {
        int parent = diagram.parent(v);
        int above = parent < n ? parent : vertexOfAnchor[parent - n];
        if (above < 0) {
          loose.get(parent - n).add(v);
        } else {
          neighbours.get(v).add(above);
          neighbours.get(above).add(v);
        }
      }
      for (int a = 0; a < vertexOfAnchor.length; a++) {
        int vertex = vertexOfAnchor[a];
        trees.add(
            vertex < 0
                ? new Tree(Anchor.LOOSE_END, ScalarField.LOSS, loose.get(a))
                : new Tree(Anchor.ROOT, roots.get(vertex - n), tops(vertex, roots)));
      }
    }

    /** The vertices that may stand at the top of the tree of a root. */
    private List<Integer> tops(int root, List<ScalarField> roots) {
      if (!roots.get(root - diagram.edges()).equals(ScalarField.LOSS)) {
        return List.of(root);
      }
      boolean mayBeTied = diagram.anchors().size() == 1;
      return reach(root).stream().filter(v -> mayBeTied || partSize[part[v]] == 1).toList();
    }

    private List<Integer> reach(int start) {
      List<Integer> order = new ArrayList<>(List.of(start));
      boolean[] seen = new boolean[part.length];
      seen[start] = true;
      for (int i = 0; i < order.size(); i++) {
        for (int v : neighbours.get(order.get(i))) {
          if (!seen[v]) {
            seen[v] = true;
            order.add(v);
          }
        }
      }
      return order;
    }

    ValueClass least() {
      List<ValueClass> candidates = new ArrayList<>();
      collect(trees, candidates);
      if (trees.size() == 2 && trees.stream().anyMatch(t -> t.anchor() == Anchor.ROOT)) {
        collect(List.of(trees.get(1), trees.get(0)), candidates);
      }
      return Collections.min(candidates);
    }

    private void collect(List<Tree> ordered, List<ValueClass> candidates) {
      Tree first = ordered.get(0);
      for (int top : first.tops()) {
        if (ordered.size() == 1) {
          candidates.add(rooted(ordered, List.of(top)));
        } else {
          for (int second : ordered.get(1).tops()) {
            candidates.add(rooted(ordered, List.of(top, second)));
          }
        }
      }
    }

    private ValueClass rooted(List<Tree> ordered, List<Integer> tops) {
      int n = diagram.edges();
      // Breadth first from the tops: read backwards, children come before parents.
      List<Integer> order = new ArrayList<>();
      Map<Integer, Integer> anchorOf = new HashMap<>();
      int[] above = new int[part.length];
      for (int a = 0; a < ordered.size(); a++) {
        int top = tops.get(a);
        if (ordered.get(a).anchor() == Anchor.ROOT) {
          anchorOf.put(top, n + a);
          above[top] = -1;
        } else {
          above[top] = -2 - a;
        }
        List<Integer> tree = new ArrayList<>(List.of(top));
        for (int i = 0; i < tree.size(); i++) {
          int v = tree.get(i);
          for (int w : neighbours.get(v)) {
            if (above[v] != w) {
              above[w] = v;
              tree.add(w);
            }
          }
        }
        tree.stream().filter(v -> !anchorOf.containsKey(v)).forEach(order::add);
      }
      int[] number = new int[part.length];
      anchorOf.forEach((top, anchor) -> number[top] = anchor);
      for (int i = 0; i < n; i++) {
        number[order.get(i)] = n - 1 - i;
      }
      Integer[] parents = new Integer[n];
      int[] partNumber = new int[partSize.length];
      Arrays.fill(partNumber, -1);
      int fresh = 0;
      List<Integer> parts = new ArrayList<>();
      for (int i = n - 1; i >= 0; i--) {
        int v = order.get(i);
        parents[n - 1 - i] = above[v] >= 0 ? number[above[v]] : n + (-2 - above[v]);
        if (partNumber[part[v]] < 0) {
          partNumber[part[v]] = fresh++;
        }
        parts.add(partNumber[part[v]]);
      }
      OptionalInt rootPart = OptionalInt.empty();
      for (int top : anchorOf.keySet()) {
        if (partSize[part[top]] > 1) {
          rootPart = OptionalInt.of(partNumber[part[top]]);
        }
      }
      Diagram rerooted =
          Diagram.of(
              new Presentation(
                  List.of(parents), parts, ordered.stream().map(Tree::anchor).toList(), rootPart));
      return new ValueClass(
          rerooted,
          brackets,
          ordered.stream().filter(t -> t.anchor() == Anchor.ROOT).map(Tree::field).toList());
    }
  }
}
