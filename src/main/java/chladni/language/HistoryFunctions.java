package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.diagram.Automorphisms;
import chladni.diagram.NumberedDiagram;
import chladni.history.Process;
import java.util.List;

/** The functions about histories of single diagrams. */
final class HistoryFunctions {
  private HistoryFunctions() {}

  static List<Function> all() {
    return List.of(
        function(
            "histories",
            "Σ_f 1/|Aut_f|: labelled histories over |Aut|, averaged over shuffles",
            "For processes in continuous time it is the volume of the histories. With m(…)(…) the"
                + " histories are strict: different parts on different rows.",
            List.of(
                new Function.Example("histories(c(01-2)(02-12))", "N*E^2/2"),
                new Function.Example("histories(c(01-2)(02-12), N=10, B=1, E=1)", "5")),
            HistoryFunctions::histories),
        function(
            "weight",
            "histories times −1/B for each edge: what stands before η^d times the value",
            "For GD the factor is −1/N, in continuous time −1. The weight of a diagram with a tied"
                + " root does not hold the −1/N of the gap. With an optimizer histories are"
                + " weighted before they are added up.",
            List.of(
                new Function.Example("weight(c(01-2)(02-12))", "N*E^2/(2*B^2)"),
                new Function.Example("weight(c(0-1-2)(02-12), process=ode)", "T^2/2"),
                new Function.Example(
                    "weight(c(0-1)(01), N=3, B=1, E=1, momentum=beta)", "-beta^2 - 2*beta - 3")),
            (d, process) ->
                histories(d, process).times(process.edgeFactor().pow(d.diagram().edges()))));
  }

  private interface Counting {
    ClosedForm count(NumberedDiagram diagram, Process process);
  }

  private static Function function(
      String name,
      String summary,
      String details,
      List<Function.Example> examples,
      Counting counting) {
    return new Function(
        name,
        "Histories",
        List.of(Parameter.required("d", Parameter.Kind.DIAGRAM)),
        ProcessOptions.ALL,
        summary,
        details,
        examples,
        (arguments, context) ->
            new Reply.OfFormula(
                counting.count(arguments.diagram(0), ProcessOptions.process(arguments))));
  }

  private static ClosedForm histories(NumberedDiagram d, Process process) {
    ClosedForm labelled =
        switch (d.brackets()) {
          case CUMULANT -> process.labelledHistories(d.diagram());
          case MOMENT -> process.strictHistories(d.diagram());
        };
    return labelled.dividedBy(ClosedForm.of(Automorphisms.order(d.diagram())));
  }
}
