package chladni.language;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.NumberedDiagram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes a diagram of the readable spelling, or says what is wrong with it. */
final class ReadableReader {
  /** What an arrow or a tie may touch. */
  private sealed interface Node {}

  /** A node, by its number in order of appearance. */
  private record Inner(int number) implements Node {}

  /** A root or a loose end; number 0 if it was written without one. */
  private record Outer(Anchor anchor, int number) implements Node {
    String written() {
      String mark =
          switch (anchor) {
            case ROOT -> "*";
            case LOOSE_END -> "^";
          };
      return number == 0 ? mark : mark + number;
    }
  }

  /** A node as it stands in the text. */
  private record Mark(Node node, Place place) {}

  private record Edge(Mark child, Mark parent) {}

  private final Source source;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<Integer, Place> firstPlaces = new HashMap<>();
  private final Map<Outer, Place> outers = new LinkedHashMap<>();
  private final Map<Integer, Edge> edgeAbove = new LinkedHashMap<>();
  private final List<List<Mark>> ties = new ArrayList<>();

  private ReadableReader(Source source) {
    this.source = source;
  }

  static NumberedDiagram read(Source source, ChladniParser.ReadableContext context) {
    ReadableReader reader = new ReadableReader(source);
    for (ChladniParser.ClauseContext clause : context.clause()) {
      reader.take(clause);
    }
    return reader.diagram(
        context.MOMENTS() == null ? Brackets.CUMULANT : Brackets.MOMENT,
        Source.of(context.RIGHT_SQUARE().getSymbol()));
  }

  // ---- the text --------------------------------------------------------------------------------

  private void take(ChladniParser.ClauseContext clause) {
    switch (clause) {
      case ChladniParser.ChainContext chain -> {
        List<Mark> marks = chain.node().stream().map(this::mark).toList();
        for (int i = 1; i < marks.size(); i++) {
          draw(new Edge(marks.get(i - 1), marks.get(i)));
        }
      }
      case ChladniParser.TieContext tie -> tie(tie.node().stream().map(this::mark).toList());
      default -> throw new IllegalStateException("a new kind of clause: " + clause.getText());
    }
  }

  private Mark mark(ChladniParser.NodeContext context) {
    Place place = Source.of(context.getStart());
    Node node =
        switch (context) {
          case ChladniParser.InnerContext inner -> inner(inner.getText(), place);
          case ChladniParser.RootContext root -> outer(Anchor.ROOT, root.INTEGER(), place);
          case ChladniParser.LooseEndContext loose ->
              outer(Anchor.LOOSE_END, loose.INTEGER(), place);
          default -> throw new IllegalStateException("a new kind of node: " + context.getText());
        };
    return new Mark(node, place);
  }

  private Inner inner(String name, Place place) {
    int number = numbers.computeIfAbsent(SyntaxBuilder.spelled(name), fresh -> numbers.size());
    firstPlaces.putIfAbsent(number, place);
    if (numbers.size() > PaperReader.MOST_NODES) {
      throw source.beyondReach(
          place, "a diagram of more than " + PaperReader.MOST_NODES + " nodes is too large", "");
    }
    return new Inner(number);
  }

  private Outer outer(Anchor anchor, @Nullable TerminalNode digits, Place place) {
    Outer outer = new Outer(anchor, digits == null ? 0 : number(digits.getText()));
    if (digits != null && outer.number() != 1 && outer.number() != 2) {
      throw source.malformed(
          place,
          "there is no "
              + called(anchor)
              + " "
              + new Outer(anchor, 0).written()
              + Source.excerpt(digits.getText()),
          "two roots are *1 and *2, two loose ends ^1 and ^2");
    }
    for (Outer other : outers.keySet()) {
      if (other.anchor() == anchor && (other.number() == 0) != (outer.number() == 0)) {
        throw source.malformed(
            place,
            other.written() + " and " + outer.written() + " stand in one diagram",
            "number both or neither");
      }
    }
    outers.putIfAbsent(outer, place);
    if (outers.size() > 2) {
      throw source.malformed(place, "a diagram has at most two roots and loose ends together", "");
    }
    return outer;
  }

  private static int number(String digits) {
    return digits.length() == 1 ? digits.charAt(0) - '0' : -1;
  }

  private static String called(Anchor anchor) {
    return switch (anchor) {
      case ROOT -> "root";
      case LOOSE_END -> "loose end";
    };
  }

  private String written(Node node) {
    return switch (node) {
      case Inner inner -> Source.excerpt(List.copyOf(numbers.keySet()).get(inner.number()));
      case Outer outer -> outer.written();
    };
  }

  // ---- arrows and ties -------------------------------------------------------------------------

  private void draw(Edge edge) {
    int child =
        switch (edge.child().node()) {
          case Inner inner -> inner.number();
          case Outer outer ->
              throw source.malformed(
                  edge.child().place(),
                  "the " + called(outer.anchor()) + " " + outer.written() + " cannot have a parent",
                  "arrows go from child to parent and end at * or ^");
        };
    if (edge.child().node().equals(edge.parent().node())) {
      throw source.malformed(
          edge.parent().place(),
          "node " + written(edge.child().node()) + " is its own parent",
          "arrows go from child to parent and end at * or ^");
    }
    Edge other = edgeAbove.putIfAbsent(child, edge);
    // Chains may run together: in [a -> b -> *, c -> b -> *] the edge of b stands twice.
    if (other != null && !other.parent().node().equals(edge.parent().node())) {
      throw source.malformed(
          edge.child().place(),
          "node " + written(edge.child().node()) + " has two parents",
          "it already has an arrow to " + written(other.parent().node()));
    }
  }

  private void tie(List<Mark> marks) {
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      if (mark.node() instanceof Outer outer && outer.anchor() == Anchor.LOOSE_END) {
        throw source.malformed(
            mark.place(), "a loose end cannot be tied", "ties join nodes, and a single root");
      }
      if (marks.subList(0, i).stream().anyMatch(m -> m.node().equals(mark.node()))) {
        throw source.malformed(
            mark.place(), written(mark.node()) + " is tied to itself", "a tie joins two nodes");
      }
    }
    ties.add(marks);
  }

  // ---- the whole -------------------------------------------------------------------------------

  private NumberedDiagram diagram(Brackets brackets, Place end) {
    checkCycles();
    if (outers.isEmpty()) {
      throw source.malformed(
          end,
          "the root is missing: no arrow ends at * or ^",
          "the root is written *, as in [a -> b -> *]");
    }
    checkParents();
    List<Outer> anchors = anchors();
    List<Integer> parts = parts(anchors);

    int n = numbers.size();
    List<Integer> parents = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      parents.add(
          switch (edge(v).parent().node()) {
            case Inner inner -> inner.number();
            case Outer outer -> n + anchors.indexOf(outer);
          });
    }
    int root = parts.get(n);
    return NumberedDiagram.of(
        parents,
        parts.subList(0, n),
        anchors.stream().map(Outer::anchor).toList(),
        root < n ? OptionalInt.of(root) : OptionalInt.empty(),
        brackets);
  }

  private Edge edge(int node) {
    return Optional.ofNullable(edgeAbove.get(node)).orElseThrow();
  }

  private void checkCycles() {
    for (int start = 0; start < numbers.size(); start++) {
      List<Integer> path = new ArrayList<>();
      int v = start;
      while (!path.contains(v)
          && edgeAbove.containsKey(v)
          && edge(v).parent().node() instanceof Inner parent) {
        path.add(v);
        v = parent.number();
      }
      if (path.contains(v)) {
        List<Integer> cycle = path.subList(path.indexOf(v), path.size());
        Edge last =
            edgeAbove.entrySet().stream()
                .filter(e -> cycle.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .reduce((a, b) -> b)
                .orElseThrow();
        List<String> names = cycle.stream().sorted().map(node -> written(new Inner(node))).toList();
        throw source.malformed(
            last.parent().place(),
            "nodes "
                + String.join(", ", names.subList(0, names.size() - 1))
                + " and "
                + names.get(names.size() - 1)
                + " form a cycle",
            "a diagram is a tree: every path of arrows ends at * or ^");
      }
    }
  }

  private void checkParents() {
    for (int v = 0; v < numbers.size(); v++) {
      if (!edgeAbove.containsKey(v)) {
        throw source.malformed(
            Optional.ofNullable(firstPlaces.get(v)).orElseThrow(),
            "node " + written(new Inner(v)) + " has no parent",
            "draw an arrow from it to another node or to *");
      }
    }
  }

  /** The anchors in order: roots before loose ends, *1 before *2. */
  private List<Outer> anchors() {
    List<Outer> anchors =
        outers.keySet().stream()
            .sorted(Comparator.comparing(Outer::anchor).thenComparingInt(Outer::number))
            .toList();
    for (Outer outer : anchors) {
      Place place = Optional.ofNullable(outers.get(outer)).orElseThrow();
      Outer twin = new Outer(outer.anchor(), 3 - outer.number());
      if (outer.number() > 0 && !anchors.contains(twin)) {
        String mark = new Outer(outer.anchor(), 0).written();
        throw source.malformed(
            place,
            outer.written() + " stands without " + twin.written(),
            "a single one is written "
                + mark
                + (outer.anchor() == Anchor.ROOT
                    ? "; a root without children is listed by itself: [*1, a -> *2]"
                    : ""));
      }
      if (outer.anchor() == Anchor.LOOSE_END) {
        checkOneEdge(outer, place);
      }
    }
    return anchors;
  }

  private void checkOneEdge(Outer loose, Place place) {
    List<Edge> edges =
        edgeAbove.values().stream().filter(e -> e.parent().node().equals(loose)).toList();
    if (edges.size() != 1) {
      throw source.malformed(
          edges.isEmpty() ? place : edges.get(1).parent().place(),
          "the loose end "
              + loose.written()
              + (edges.isEmpty() ? " has no edge" : " has " + edges.size() + " edges"),
          "a loose end is one edge cut off; two loose ends are ^1 and ^2");
    }
  }

  /** The part of each node, and last that of the root, each by its least node (the root is n). */
  private List<Integer> parts(List<Outer> anchors) {
    int n = numbers.size();
    List<Integer> parts = new ArrayList<>(IntStream.rangeClosed(0, n).boxed().toList());
    for (List<Mark> tie : ties) {
      for (Mark mark : tie) {
        if (mark.node() instanceof Outer outer && anchors.size() > 1) {
          throw source.malformed(
              mark.place(),
              "root " + outer.written() + " is tied, but only a root that is alone can be tied",
              "beside another root or a loose end, a root is a part by itself");
        }
        int one = parts.get(index(tie.get(0).node()));
        int other = parts.get(index(mark.node()));
        parts.replaceAll(p -> p == one || p == other ? Integer.valueOf(Math.min(one, other)) : p);
      }
    }
    return parts;
  }

  private int index(Node node) {
    return switch (node) {
      case Inner inner -> inner.number();
      case Outer root -> numbers.size();
    };
  }
}
