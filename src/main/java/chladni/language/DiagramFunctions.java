package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.diagram.Automorphisms;
import chladni.diagram.Census;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.DiagramKind;
import chladni.diagram.Links;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.Admission;
import chladni.problem.ProblemException;
import chladni.value.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The functions about diagrams alone. */
final class DiagramFunctions {
  private static final Option LINKLESS = Option.flag("linkless", "only diagrams without links");
  private static final Parameter DIAGRAM = Parameter.required("d", Parameter.Kind.DIAGRAM);
  private static final Parameter EDGES = Parameter.required("edges", Parameter.Kind.ORDER);

  private DiagramFunctions() {}

  static List<Function> all() {
    return List.of(
        function(
            "automorphisms",
            "|Aut(D)|, the number of relabellings that keep tree, partition and root",
            "Roots and loose ends stay where they are, and a root keeps its tie.",
            List.of(
                new Function.Example("automorphisms(c(01-2)(02-12))", "2"),
                new Function.Example("automorphisms(c(0-12)(02-12))", "1")),
            (arguments, context) ->
                new Reply.OfFormula(
                    ClosedForm.of(Automorphisms.order(arguments.diagram(0).diagram())))),
        function(
            "automorphism_group",
            "the automorphisms, each as the list of what nodes 0, 1, 2, … become",
            "Nodes are numbered as typed.",
            List.of(new Function.Example("automorphism_group(c(01-2)(02-12))", "[[0, 1], [1, 0]]")),
            (arguments, context) -> group(arguments.diagram(0))),
        function(
            "links",
            "the links: untied nodes of degree 2, numbered as typed",
            "A node that is tied to the root is no link. Source: Definition 4.",
            List.of(new Function.Example("links(c(0-1-2)(01-12))", "[1]")),
            (arguments, context) -> links(arguments.diagram(0))),
        function(
            "linkless",
            "whether a diagram has no links",
            "",
            List.of(new Function.Example("linkless(c(01-2)(02-12))", "true")),
            (arguments, context) ->
                new Reply.OfTruth(Links.isLinkless(arguments.diagram(0).diagram()))),
        function(
            "reduce",
            "the linkless diagram that is left when every link is replaced by an edge",
            "",
            List.of(new Function.Example("reduce(c(0-1-2)(01-12))", "c(0-1)(01)")),
            (arguments, context) -> reduced(arguments.diagram(0))),
        new Function(
            "diagrams",
            "Diagrams",
            List.of(EDGES),
            diagramsOptions(),
            "all diagrams with so many edges, each once",
            "The order is that of their lists of parents, then of their partitions. With options of"
                + " a process such as E=1, B=1 only those that can have a history there.",
            List.of(
                new Function.Example(
                    "diagrams(2)",
                    """
                    4 diagrams
                    c(01-2)(01-12)
                    c(0-1-2)(01-12)
                    c(01-2)(02-12)
                    c(0-1-2)(02-12)\
                    """),
                new Function.Example("count(diagrams(3, linkless, E=1, B=1))", "6")),
            DiagramFunctions::diagrams),
        new Function(
            "count_diagrams",
            "Diagrams",
            List.of(EDGES),
            List.of(),
            "how many diagrams have so many edges",
            "By cycle indices, without listing them; up to "
                + DiagramLimit.MOST_EDGES_COUNTED
                + " edges.",
            List.of(new Function.Example("count_diagrams(8)", "598201")),
            (arguments, context) -> count(arguments.order(0))),
        new Function(
            "count",
            "Diagrams",
            List.of(Parameter.required("list", Parameter.Kind.ANY)),
            List.of(),
            "how many items a list has, or rows a table",
            "",
            List.of(new Function.Example("count(diagrams(3))", "17")),
            (arguments, context) -> length(arguments.reply(0))));
  }

  private static Function function(
      String name,
      String summary,
      String details,
      List<Function.Example> examples,
      Function.Body body) {
    return new Function(
        name, "Diagrams", List.of(DIAGRAM), List.of(), summary, details, examples, body);
  }

  private static List<Option> diagramsOptions() {
    return Stream.of(List.of(LINKLESS), ProcessOptions.ALL, SettingOptions.ALL)
        .flatMap(List::stream)
        .toList();
  }

  private static Reply group(NumberedDiagram d) {
    List<Integer> canonical = d.numbering();
    List<Reply> permutations = new ArrayList<>();
    for (List<Integer> g : Automorphisms.group(d.diagram())) {
      permutations.add(whole(canonical.stream().map(v -> canonical.indexOf(g.get(v))).toList()));
    }
    return new Reply.OfList(permutations);
  }

  private static Reply links(NumberedDiagram d) {
    List<Integer> links = Links.of(d.diagram());
    return whole(
        IntStream.range(0, d.numbering().size())
            .filter(v -> links.contains(d.numbering().get(v)))
            .boxed()
            .toList());
  }

  private static Reply whole(List<Integer> numbers) {
    return new Reply.OfList(
        numbers.stream().<Reply>map(n -> new Reply.OfFormula(ClosedForm.of(n))).toList());
  }

  private static Reply reduced(NumberedDiagram d) {
    Diagram linkless = Links.reduce(d.diagram());
    return new Reply.OfDiagram(
        new NumberedDiagram(
            linkless, NumberedDiagram.canonical(linkless).numbering(), d.brackets()));
  }

  private static Reply diagrams(Arguments arguments, Context context) {
    int edges = arguments.order(0);
    Admission wanted =
        new Admission(
            DiagramKind.ROOTED,
            List.of(ScalarField.LOSS),
            ProcessOptions.process(arguments),
            SettingOptions.setting(arguments),
            arguments.has(LINKLESS) ? Admission.Nodes.LINKLESS : Admission.Nodes.ANY);
    DiagramLimit.check(wanted, edges, "listed");
    return new Reply.OfDiagrams(
        wanted.diagrams(edges).map(DiagramEnumeration.Item::diagram).toList());
  }

  private static Reply count(int edges) {
    if (edges > DiagramLimit.MOST_EDGES_COUNTED) {
      throw ProblemException.beyondReach(
          "diagrams are counted up to " + DiagramLimit.MOST_EDGES_COUNTED + " edges, not " + edges,
          "ask for count_diagrams(" + DiagramLimit.MOST_EDGES_COUNTED + ")");
    }
    return new Reply.OfFormula(ClosedForm.of(Census.count(edges)));
  }

  private static Reply length(Reply list) {
    return switch (list) {
      case Reply.OfList l -> new Reply.OfFormula(ClosedForm.of(l.items().size()));
      case Reply.OfDiagrams d -> new Reply.OfFormula(ClosedForm.of(d.diagrams().size()));
      case Reply.OfTable t -> new Reply.OfFormula(ClosedForm.of(t.rows().size()));
      default ->
          throw ProblemException.unfit("only lists have a count, and this is " + list.phrase(), "");
    };
  }
}
