package chladni.language;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.NumberedDiagram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes a diagram of the paper's spelling, or says what is wrong with it. */
final class PaperReader {
  /** The most nodes that a diagram may have. */
  static final int MOST_NODES = 100;

  private static final int MOST_DIGITS = 9;
  private static final int MOST_WITHOUT_COMMAS = 10;
  private static final String ORDER = "number children before parents, the root last";

  /** A node as it stands in the text. */
  private record Mark(int node, Place place) {}

  /** An edge as it stands in the text; a loose end has no parent. */
  private record Edge(Mark child, List<Mark> parent) {
    boolean loose() {
      return parent.isEmpty();
    }

    int parentNode() {
      return parent.get(0).node();
    }
  }

  private final Source source;
  private final boolean commas;
  private final List<List<Mark>> parts;
  private final List<List<Mark>> edgeMarks;
  private final Place endOfParts;

  /** Where each node stands among the parts, and in which part. */
  private final Map<Integer, Place> listed = new HashMap<>();

  private final Map<Integer, Integer> partOf = new HashMap<>();

  /** The edge above each node, in the order of the text. */
  private final List<Edge> edges = new ArrayList<>();

  private final Map<Integer, Edge> edgeAbove = new HashMap<>();

  private PaperReader(Source source, ChladniParser.PaperContext context) {
    this.source = source;
    this.commas =
        context.parts().part().stream().anyMatch(p -> !p.COMMA().isEmpty())
            || context.edges().edge().stream().anyMatch(e -> !e.COMMA().isEmpty());
    this.parts = context.parts().part().stream().map(p -> marks(p.digits())).toList();
    this.edgeMarks = context.edges().edge().stream().map(e -> marks(e.digits())).toList();
    this.endOfParts = Source.of(context.RIGHT_ROUND(0).getSymbol());
  }

  static NumberedDiagram read(Source source, ChladniParser.PaperContext context) {
    return new PaperReader(source, context)
        .diagram(context.CUMULANTS() == null ? Brackets.MOMENT : Brackets.CUMULANT);
  }

  private NumberedDiagram diagram(Brackets brackets) {
    checkParts();
    checkEdges();
    checkCycles();
    checkOrder();
    List<Edge> looseEnds = looseEnds();
    List<Integer> roots = roots(looseEnds);
    OptionalInt rootPart = rootPart(roots, looseEnds);

    int n = listed.size() - roots.size();
    List<Integer> parents = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      Edge edge = edgeAbove(v).orElseThrow();
      parents.add(edge.loose() ? n + roots.size() + looseEnds.indexOf(edge) : edge.parentNode());
    }
    List<Anchor> anchors = new ArrayList<>();
    anchors.addAll(Collections.nCopies(roots.size(), Anchor.ROOT));
    anchors.addAll(Collections.nCopies(looseEnds.size(), Anchor.LOOSE_END));
    List<Integer> partNumbers = IntStream.range(0, n).mapToObj(this::partOf).toList();
    return NumberedDiagram.of(parents, partNumbers, anchors, rootPart, brackets);
  }

  private Place placeOf(int node) {
    return Optional.ofNullable(listed.get(node)).orElseThrow();
  }

  private int partOf(int node) {
    return Optional.ofNullable(partOf.get(node)).orElseThrow();
  }

  private Optional<Edge> edgeAbove(int node) {
    return Optional.ofNullable(edgeAbove.get(node));
  }

  /** The parent of a node that has one, and no loose end in its place. */
  private OptionalInt parent(int node) {
    return edgeAbove(node)
        .filter(e -> !e.loose())
        .map(e -> OptionalInt.of(e.parentNode()))
        .orElse(OptionalInt.empty());
  }

  // ---- the text --------------------------------------------------------------------------------

  private List<Mark> marks(List<ChladniParser.DigitsContext> groups) {
    return groups.stream()
        .flatMap(g -> commas ? separated(g).stream() : everyDigit(g).stream())
        .toList();
  }

  private List<Mark> everyDigit(ChladniParser.DigitsContext group) {
    List<Mark> marks = new ArrayList<>();
    for (TerminalNode node : group.INTEGER()) {
      String digits = node.getText();
      for (int i = 0; i < digits.length(); i++) {
        marks.add(new Mark(digits.charAt(i) - '0', Source.of(node.getSymbol()).plus(i)));
      }
    }
    return marks;
  }

  private List<Mark> separated(ChladniParser.DigitsContext group) {
    if (group.INTEGER().size() > 1) {
      throw source.malformed(
          Source.of(group.INTEGER(1).getSymbol()),
          "a comma is missing before " + Source.excerpt(group.INTEGER(1).getText()),
          "where one comma stands, every two numbers are separated by one");
    }
    Token token = group.INTEGER(0).getSymbol();
    String digits = token.getText();
    if (digits.length() > 1 && digits.startsWith("0")) {
      throw source.malformed(
          Source.of(token),
          Source.excerpt(digits) + " is no node number where commas separate the numbers",
          "where one comma stands, every two numbers are separated by one");
    }
    if (digits.length() > MOST_DIGITS) {
      throw source.malformed(
          Source.of(token),
          "there is no node " + Source.excerpt(digits),
          "nodes are numbered 0, 1, 2, …");
    }
    return List.of(new Mark(Integer.parseInt(digits), Source.of(token)));
  }

  // ---- parts -----------------------------------------------------------------------------------

  private void checkParts() {
    int count = parts.stream().mapToInt(List::size).sum();
    if (count == 0) {
      throw source.malformed(
          endOfParts,
          "the root is missing",
          "the parts list all nodes, the root's too; the bare root is c(0)()");
    }
    if (commas && count > MOST_NODES) {
      throw source.beyondReach(
          parts.get(0).get(0).place(),
          "a diagram of " + count + " nodes is too large",
          "at most " + MOST_NODES + " nodes are read");
    }
    for (int p = 0; p < parts.size(); p++) {
      for (Mark mark : parts.get(p)) {
        checkListedOnce(mark, p, count);
        listed.put(mark.node(), mark.place());
        partOf.put(mark.node(), p);
      }
    }
    for (int v = 0; v < listed.size(); v++) {
      if (!listed.containsKey(v)) {
        throw missing(v);
      }
    }
  }

  private void checkListedOnce(Mark mark, int part, int count) {
    Integer earlier = partOf.get(mark.node());
    if (earlier != null) {
      throw source.malformed(
          mark.place(),
          earlier == part
              ? "node " + mark.node() + " is listed twice in its part"
              : "node " + mark.node() + " is in two parts",
          !commas && count > MOST_WITHOUT_COMMAS
              ? "more than ten nodes need commas, as in c(0,1-2-…)(0,10-1,10-…)"
              : "every node is in exactly one part");
    }
  }

  private MistakeException missing(int node) {
    Mark greater =
        edgeMarks.stream()
            .flatMap(List::stream)
            .filter(m -> m.node() == node)
            .findFirst()
            .orElseGet(
                () ->
                    parts.stream()
                        .flatMap(List::stream)
                        .filter(m -> m.node() > node)
                        .findFirst()
                        .orElseThrow());
    return source.malformed(
        greater.place(),
        "node " + node + " is in no part",
        "the parts list all nodes from 0 on, the root's too");
  }

  // ---- edges -----------------------------------------------------------------------------------

  private void checkEdges() {
    for (List<Mark> marks : edgeMarks) {
      if (marks.size() > 2) {
        throw source.malformed(
            marks.get(2).place(),
            "an edge has a child and a parent, not " + marks.size() + " nodes",
            listed.size() >= MOST_WITHOUT_COMMAS && !commas
                ? "more than ten nodes need commas, as in c(0,1-2-…)(0,10-1,10-…)"
                : "edges are separated by -");
      }
      marks.forEach(this::checkListed);
      Edge edge = new Edge(marks.get(0), marks.subList(1, marks.size()));
      if (!edge.loose() && edge.parentNode() == edge.child().node()) {
        throw source.malformed(
            edge.child().place(),
            "node " + edge.child().node() + " is its own parent",
            "an edge is its child, then its parent");
      }
      Edge other = edgeAbove.put(edge.child().node(), edge);
      if (other != null) {
        throw secondEdge(edge, other);
      }
      edges.add(edge);
    }
  }

  private void checkListed(Mark mark) {
    int node = mark.node();
    if (node < listed.size()) {
      return;
    }
    boolean meantAsRoot =
        node == listed.size() && edgeMarks.stream().noneMatch(e -> e.get(0).node() == node);
    throw source.malformed(
        mark.place(),
        meantAsRoot
            ? "the root is missing: node " + node + " has edges but is in no part"
            : "there is no node " + node,
        meantAsRoot
            ? "the parts list all nodes, the root's too: …-" + node + ")"
            : "the parts list the nodes "
                + (listed.size() == 1 ? "0" : "0 to " + (listed.size() - 1)));
  }

  private MistakeException secondEdge(Edge edge, Edge other) {
    int node = edge.child().node();
    String message;
    if (edge.loose() && other.loose()) {
      message = "node " + node + " has two loose ends";
    } else if (edge.loose() || other.loose()) {
      message = "node " + node + " has a parent and a loose end";
    } else if (edge.parentNode() == other.parentNode()) {
      message = "the edge from " + node + " to " + edge.parentNode() + " is written twice";
    } else {
      message = "node " + node + " has two parents";
    }
    return source.malformed(
        edge.child().place(),
        message,
        "every node but the root has exactly one edge to its parent");
  }

  private void checkCycles() {
    for (int start = 0; start < listed.size(); start++) {
      List<Integer> path = new ArrayList<>();
      int v = start;
      while (parent(v).isPresent() && !path.contains(v)) {
        path.add(v);
        v = parent(v).getAsInt();
      }
      if (path.contains(v)) {
        List<Integer> cycle = path.subList(path.indexOf(v), path.size());
        Edge last =
            edges.stream()
                .filter(e -> cycle.contains(e.child().node()))
                .reduce((a, b) -> b)
                .orElseThrow();
        throw source.malformed(
            last.child().place(),
            "nodes " + enumerated(cycle) + " form a cycle",
            "a diagram is a tree: every path of edges ends at a root");
      }
    }
  }

  private void checkOrder() {
    for (Edge edge : edges) {
      if (!edge.loose() && edge.child().node() > edge.parentNode()) {
        throw source.malformed(
            edge.child().place(),
            "node " + edge.child().node() + " is numbered after its parent " + edge.parentNode(),
            ORDER);
      }
    }
  }

  // ---- roots and loose ends --------------------------------------------------------------------

  private List<Edge> looseEnds() {
    List<Edge> looseEnds = edges.stream().filter(Edge::loose).toList();
    if (looseEnds.size() > 2) {
      throw source.malformed(
          looseEnds.get(2).child().place(),
          "a diagram has at most two loose ends",
          "an edge is its child, then its parent; an edge with one number is a loose end");
    }
    return looseEnds;
  }

  private List<Integer> roots(List<Edge> looseEnds) {
    List<Integer> roots =
        IntStream.range(0, listed.size()).filter(v -> !edgeAbove.containsKey(v)).boxed().toList();
    if (roots.size() > 2) {
      throw source.malformed(
          placeOf(roots.get(0)),
          "nodes " + enumerated(roots) + " have no parent; at most two can be roots",
          "every node but the roots has an edge to its parent");
    }
    if (roots.size() + looseEnds.size() > 2) {
      throw source.malformed(
          looseEnds.get(2 - roots.size()).child().place(),
          "a diagram has at most two roots and loose ends together",
          roots.size() == 1
              ? "node " + roots.get(0) + " has no parent, so it is a root"
              : "nodes " + enumerated(roots) + " have no parent, so they are roots");
    }
    for (int root : roots) {
      if (root < listed.size() - roots.size()) {
        throw source.malformed(
            placeOf(root),
            "node "
                + root
                + " has no parent but is not "
                + (roots.size() == 1 ? "the last node" : "one of the last two nodes"),
            "give it an edge; " + ORDER);
      }
    }
    return roots;
  }

  private OptionalInt rootPart(List<Integer> roots, List<Edge> looseEnds) {
    if (roots.size() == 1 && looseEnds.isEmpty()) {
      int part = partOf(roots.get(0));
      return parts.get(part).size() > 1 ? OptionalInt.of(part) : OptionalInt.empty();
    }
    for (int root : roots) {
      List<Mark> part = parts.get(partOf(root));
      // The paper brackets two roots together, as in c(01-23)(02-13), and means two singletons.
      if (part.stream().anyMatch(m -> !roots.contains(m.node()))) {
        throw source.malformed(
            placeOf(root),
            "root " + root + " is tied, but only a root that is alone can be tied",
            roots.size() == 2
                ? "two roots are each a part by themselves"
                : "beside a loose end, the root is a part by itself");
      }
    }
    return OptionalInt.empty();
  }

  private static String enumerated(List<Integer> nodes) {
    List<Integer> sorted = nodes.stream().sorted().toList();
    String last = sorted.get(sorted.size() - 1).toString();
    return sorted.size() == 1
        ? last
        : sorted.subList(0, sorted.size() - 1).stream()
                .map(Object::toString)
                .collect(Collectors.joining(", "))
            + " and "
            + last;
  }
}
