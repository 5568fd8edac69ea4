package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.diagram.Automorphisms;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.Contribution;
import chladni.expansion.Expansion;
import chladni.expansion.Term;
import chladni.history.Grid;
import chladni.history.StochasticGradientDescent;
import chladni.problem.ProblemException;
import chladni.render.DiagramDrawing;
import chladni.render.TextFormula;
import chladni.render.TextWriter;
import chladni.value.TensorNames;
import chladni.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells, diagram by diagram, where a reply comes from. */
final class Explanation {
  private final TensorNames names;
  private final TextWriter writer;

  private Explanation(TensorNames names, TextWriter writer) {
    this.names = names;
    this.writer = writer;
  }

  static Reply of(Reply subject, Context context) {
    Explanation explanation = new Explanation(context.names(), context.writer());
    return Reply.OfText.of(
        switch (subject) {
          case Reply.OfExpansion e -> explanation.expansion(e.expansion());
          case Reply.OfDiagram d -> explanation.diagram(d.diagram());
          default ->
              throw ProblemException.unfit(
                  "only diagrams and expansions can be explained, and this is " + subject.phrase(),
                  "write explain(c(01-2)(02-12)) or explain(test_loss(2))");
        });
  }

  private String diagram(NumberedDiagram d) {
    Diagram diagram = d.diagram();
    StochasticGradientDescent process = StochasticGradientDescent.reshuffled(Grid.symbolic());
    ClosedForm automorphisms = ClosedForm.of(Automorphisms.order(diagram));
    ClosedForm histories =
        (switch (d.brackets()) {
              case CUMULANT -> process.labelledHistories(diagram);
              case MOMENT -> process.strictHistories(diagram);
            })
            .dividedBy(automorphisms);
    ClosedForm weight = histories.times(process.edgeFactor().pow(diagram.edges()));
    List<String> lines = new ArrayList<>(List.of(d.name()));
    lines.addAll(picture(diagram));
    lines.add(row("value", value(Value.of(d))));
    lines.add(row("|Aut|", TextFormula.of(automorphisms)));
    lines.add(row("histories", TextFormula.of(histories)));
    lines.add(row("contribution", TextFormula.of(weight) + " times the value"));
    return String.join("\n", lines);
  }

  private String expansion(Expansion expansion) {
    List<String> lines = new ArrayList<>();
    if (!expansion.start().isZero()) {
      lines.add("the weights at the start, times " + TextFormula.of(expansion.start()));
    }
    for (Term term : expansion.terms()) {
      lines.add(
          "order "
              + term.order()
              + ": "
              + value(Value.of(Map.of(term.value(), ClosedForm.ONE)))
              + " times "
              + TextFormula.of(term.coefficient()));
      for (Contribution c : term.contributions()) {
        lines.add("  " + c.diagram().name());
        picture(c.diagram()).forEach(line -> lines.add("  " + line));
        lines.add("  " + row("|Aut|", c.automorphisms().toString()));
        lines.add("  " + row("histories", TextFormula.of(c.histories())));
        lines.add("  " + row("contribution", TextFormula.of(c.coefficient())));
      }
    }
    return String.join("\n", lines);
  }

  private static String row(String name, String content) {
    return String.format("  %-14s%s", name, content);
  }

  private String value(Value value) {
    return writer.write(ReplyLatex.notation(names).of(new Reply.OfValue(value)));
  }

  private List<String> picture(Diagram diagram) {
    DiagramDrawing drawing = DiagramDrawing.of(diagram);
    String text = writer == TextWriter.UNICODE ? drawing.unicode() : drawing.ascii();
    return text.lines().map(line -> "    " + line).toList();
  }
}
