package chladni.language;

import chladni.render.DiagramDrawing;
import chladni.render.MarkupText;
import chladni.render.TextWriter;
import chladni.value.TensorNames;
import java.util.List;

/**
 * Writes replies as HTML to be put into a page: tables as tables, formulas as MathML, diagrams and
 * pictures as SVG, everything else as text. No style sheet, no script, no reference to anything.
 *
 * @param names the names of tensors
 */
public record ReplyHtml(TensorNames names) {

  /** The HTML of a reply. */
  public String write(Reply reply) {
    return switch (reply) {
      case Reply.OfTable table -> table(table);
      case Reply.OfDerivation derivation -> derivation(derivation);
      case Reply.OfPicture picture -> picture.svg();
      case Reply.OfDiagram d when d.diagram().diagram().edges() <= DiagramDrawing.MOST_EDGES ->
          DiagramDrawing.of(d.diagram().diagram()).svg() + "<br/>" + code(d.diagram().name());
      case Reply.OfFormula f -> math(f);
      case Reply.OfValue v -> math(v);
      case Reply.OfExpansion e -> math(e);
      case Reply.OfResummed r -> math(r);
      case Reply.OfResummedExpansion r -> math(r);
      case Reply.OfGrowth g -> math(g);
      case Reply.OfAlgebra a -> math(a);
      case Reply.OfDiagram d -> code(d.diagram().name());
      case Reply.OfDiagrams d -> text(d);
      case Reply.OfTruth t -> text(t);
      case Reply.OfEstimate e -> text(e);
      case Reply.OfDecimal d -> text(d);
      case Reply.OfPrediction p -> text(p);
      case Reply.OfSeries s -> text(s);
      case Reply.OfLandscape l -> text(l);
      case Reply.OfFunction f -> text(f);
      case Reply.OfText t -> text(t);
      case Reply.OfList l -> String.join(", ", l.items().stream().map(this::write).toList());
    };
  }

  private String derivation(Reply.OfDerivation derivation) {
    StringBuilder html = new StringBuilder();
    for (Reply.OfDerivation.Step step : derivation.steps()) {
      html.append("<h3>").append(MarkupText.of(step.heading())).append("</h3>\n");
      for (Reply.OfDerivation.Line line : step.lines()) {
        html.append("<div>");
        if (!line.label().isEmpty()) {
          html.append(MarkupText.of(line.label())).append(": ");
        }
        html.append(write(line.reply())).append("</div>\n");
      }
    }
    return html.toString();
  }

  private String table(Reply.OfTable table) {
    StringBuilder html = new StringBuilder("<table>\n<thead>\n");
    html.append(
        row(table.columns().stream().map(name -> cell("th", MarkupText.of(name))).toList()));
    html.append("</thead>\n<tbody>\n");
    table
        .rows()
        .forEach(row -> html.append(row(row.stream().map(x -> cell("td", narrow(x))).toList())));
    return html.append("</tbody>\n</table>\n").toString();
  }

  /** Long formulas are shown in part and can be moved, so that no column pushes others away. */
  private String narrow(Reply reply) {
    String html = write(reply);
    return html.contains("<math")
        ? "<div style=\"max-width:20em;overflow-x:auto;font-size:120%\">" + html + "</div>"
        : html;
  }

  private static String row(List<String> cells) {
    return "<tr>" + String.join("", cells) + "</tr>\n";
  }

  private static String cell(String element, String content) {
    return "<" + element + " style=\"text-align:left\">" + content + "</" + element + ">";
  }

  private String math(Reply reply) {
    return new ReplyMathml(names).write(reply);
  }

  private String text(Reply reply) {
    return MarkupText.of(new ReplyText(names, TextWriter.UNICODE).write(reply))
        .replace("\n", "<br/>");
  }

  private static String code(String text) {
    return "<code>" + MarkupText.of(text) + "</code>";
  }
}
