package chladni.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A diagram with the numbering it was typed in, and its brackets.
 *
 * <p>Eigenvalue k_i belongs to the edge above node i−1 in this numbering. The numbering need not
 * put children before parents: the readable spelling numbers nodes as they appear.
 *
 * <p>Two numbered diagrams are equal when they have the same brackets and every node, by its typed
 * number, has the same parent and the same part: {@code c(0-1-2)(01-12)} and {@code [b -> *, a ->
 * b]} are one diagram in two numberings, and not equal.
 *
 * @param diagram the diagram
 * @param numbering the canonical number of each node as typed: node v as typed is node {@code
 *     numbering.get(v)} of {@code diagram}; roots and loose ends are not listed
 * @param brackets cumulants or moments
 */
public record NumberedDiagram(Diagram diagram, List<Integer> numbering, Brackets brackets) {

  /**
   * Copies the numbering.
   *
   * @throws IllegalArgumentException if it is not a permutation of the nodes
   */
  public NumberedDiagram {
    numbering = List.copyOf(numbering);
    if (!numbering.stream()
        .sorted()
        .toList()
        .equals(IntStream.range(0, diagram.edges()).boxed().toList())) {
      throw new IllegalArgumentException("not a numbering of " + diagram + ": " + numbering);
    }
  }

  /** A diagram in its canonical numbering, with cumulants. */
  public static NumberedDiagram canonical(Diagram diagram) {
    return new NumberedDiagram(
        diagram, IntStream.range(0, diagram.edges()).boxed().toList(), Brackets.CUMULANT);
  }

  /** A diagram in the numbering of a presentation. */
  public static NumberedDiagram of(Presentation presentation, Brackets brackets) {
    CanonicalForm form = CanonicalForm.of(presentation);
    return new NumberedDiagram(form.diagram(), form.numbering(), brackets);
  }

  /**
   * A diagram in any numbering, children before parents or not.
   *
   * @param parents the parent of each node: a node, or {@code parents.size() + a} for anchor {@code
   *     a}
   * @param parts the part of each node, by any numbers
   * @param anchors what the trees hang from
   * @param rootPart the part that the root is tied to, if it is tied
   * @param brackets cumulants or moments
   * @throws IllegalArgumentException if the parents form a cycle
   * @throws chladni.problem.ProblemException if the rest is not a {@link Presentation}
   */
  public static NumberedDiagram of(
      List<Integer> parents,
      List<Integer> parts,
      List<Anchor> anchors,
      OptionalInt rootPart,
      Brackets brackets) {
    int n = parents.size();
    int[] place = childrenFirst(parents);
    Integer[] sortedParents = new Integer[n];
    Integer[] sortedParts = new Integer[n];
    for (int v = 0; v < n; v++) {
      int p = parents.get(v);
      sortedParents[place[v]] = p < n ? place[p] : p;
      sortedParts[place[v]] = parts.get(v);
    }
    Map<Integer, Integer> names = new LinkedHashMap<>();
    List<Integer> grown = grown(List.of(sortedParts), names);
    OptionalInt tied =
        rootPart.isPresent()
            ? OptionalInt.of(names.getOrDefault(rootPart.getAsInt(), -1))
            : OptionalInt.empty();
    CanonicalForm form =
        CanonicalForm.of(new Presentation(List.of(sortedParents), grown, anchors, tied));
    return new NumberedDiagram(
        form.diagram(),
        IntStream.range(0, n).mapToObj(v -> form.numbering().get(place[v])).toList(),
        brackets);
  }

  /** The number d of edges, which is the number of nodes that are not roots. */
  public int edges() {
    return diagram.edges();
  }

  /** The parent of each node in the typed numbering; {@code edges() + a} for anchor {@code a}. */
  public List<Integer> parents() {
    int n = edges();
    int[] typed = new int[n];
    for (int v = 0; v < n; v++) {
      typed[numbering.get(v)] = v;
    }
    return numbering.stream()
        .map(diagram::parent)
        .map(p -> p < n ? Integer.valueOf(typed[p]) : p)
        .toList();
  }

  /** The part of each node in the typed numbering; parts are numbered by their least typed node. */
  public List<Integer> parts() {
    return grown(numbering.stream().map(diagram::part).toList(), new LinkedHashMap<>());
  }

  /** The part that the root is tied to, numbered as in {@link #parts()}, if it is tied. */
  public OptionalInt rootPart() {
    if (diagram.rootPart().isEmpty()) {
      return OptionalInt.empty();
    }
    Map<Integer, Integer> names = new LinkedHashMap<>();
    grown(numbering.stream().map(diagram::part).toList(), names);
    return OptionalInt.of(names.getOrDefault(diagram.rootPart().getAsInt(), -1));
  }

  /** The presentation in the typed numbering, if that puts children before parents. */
  public Optional<Presentation> presentation() {
    List<Integer> parents = parents();
    return IntStream.range(0, edges()).allMatch(v -> parents.get(v) > v)
        ? Optional.of(new Presentation(parents, parts(), diagram.anchors(), rootPart()))
        : Optional.empty();
  }

  /**
   * The name in the typed numbering: the paper's spelling where children come before parents, the
   * readable spelling otherwise. Read again, it gives an equal numbered diagram.
   *
   * <p>Example: {@code c(0-1-2)(02-12)}; {@code m[a -> *, b -> a]}.
   */
  public String name() {
    return presentation()
        .map(p -> PaperSpelling.of(p, brackets))
        .orElseGet(() -> ReadableSpelling.of(this));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberedDiagram d
        && brackets == d.brackets
        && diagram.equals(d.diagram)
        && parents().equals(d.parents())
        && parts().equals(d.parts())
        && rootPart().equals(d.rootPart());
  }

  @Override
  public int hashCode() {
    return 31 * diagram.hashCode() + parents().hashCode();
  }

  /** The name. */
  @Override
  public String toString() {
    return name();
  }

  /** Renames parts by their least node; fills in the new name of each. */
  private static List<Integer> grown(List<Integer> parts, Map<Integer, Integer> names) {
    for (Integer part : parts) {
      names.putIfAbsent(part, names.size());
    }
    return parts.stream().map(p -> names.getOrDefault(p, -1)).toList();
  }

  /** A place for each node, children before parents, that changes no numbering already so. */
  private static int[] childrenFirst(List<Integer> parents) {
    int n = parents.size();
    int[] place = IntStream.range(0, n).toArray();
    if (IntStream.range(0, n).allMatch(v -> parents.get(v) > v)) {
      return place;
    }
    int[] depth = new int[n];
    for (int v = 0; v < n; v++) {
      for (int u = v; u < n; u = parents.get(u)) {
        if (++depth[v] > n) {
          throw new IllegalArgumentException("the parents form a cycle: " + parents);
        }
      }
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    order.sort(Comparator.comparingInt(v -> -depth[v]));
    for (int i = 0; i < n; i++) {
      place[order.get(i)] = i;
    }
    return place;
  }
}
