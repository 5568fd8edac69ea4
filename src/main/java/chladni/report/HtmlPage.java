package chladni.report;

import chladni.diagram.Diagram;
import chladni.language.Reply;
import chladni.language.Reply.OfDerivation.Content;
import chladni.language.Reply.OfDerivation.Line;
import chladni.language.Reply.OfDerivation.Step;
import chladni.language.ReplyMathml;
import chladni.language.ReplyText;
import chladni.render.DiagramDrawing;
import chladni.render.MarkupText;
import chladni.render.TextWriter;
import chladni.report.Report.Entry;
import chladni.report.Report.Section;
import chladni.value.TensorNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a report as one HTML page that needs nothing else: formulas are MathML, pictures SVG, and
 * there is no script. It follows the reader's choice of light or dark, fits narrow windows, and
 * prints.
 */
public final class HtmlPage {
  /** What all these pages begin with. */
  public static final String BEGINNING =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="generator" content="chladni report"/>
      """;

  private static final int MOST_DRAWN = 60;

  private final ReplyMathml mathml;
  private final ReplyText text;

  private HtmlPage(TensorNames names) {
    this.mathml = new ReplyMathml(names);
    this.text = new ReplyText(names, TextWriter.UNICODE);
  }

  /** The page. */
  public static String of(Report report, TensorNames names) {
    return new HtmlPage(names).page(report);
  }

  private String page(Report report) {
    StringBuilder page = new StringBuilder();
    page.append(BEGINNING)
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n")
        .append("<meta http-equiv=\"Content-Security-Policy\"")
        .append(" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"/>\n")
        .append("<link rel=\"icon\" href=\"data:,\"/>\n")
        .append("<title>")
        .append(MarkupText.of(report.title()))
        .append("</title>\n<style>\n")
        .append(styleSheet())
        .append("</style>\n</head>\n<body>\n<header>\n<h1>")
        .append(MarkupText.of(report.title()))
        .append("</h1>\n");
    report.introduction().forEach(entry -> page.append(entry(entry)));
    page.append("</header>\n");
    if (report.sections().size() > 1) {
      page.append("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
      for (int i = 0; i < report.sections().size(); i++) {
        page.append("<li><a href=\"#")
            .append(anchor(i))
            .append("\">")
            .append(MarkupText.of(report.sections().get(i).heading()))
            .append("</a></li>\n");
      }
      page.append("</ol>\n</nav>\n");
    }
    page.append("<main>\n");
    for (int i = 0; i < report.sections().size(); i++) {
      Section section = report.sections().get(i);
      page.append("<section id=\"").append(anchor(i)).append("\">\n<h2>");
      page.append(MarkupText.of(section.heading())).append("</h2>\n");
      section.entries().forEach(entry -> page.append(entry(entry)));
      page.append("</section>\n");
    }
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String anchor(int section) {
    return "section-" + (section + 1);
  }

  private String entry(Entry entry) {
    return switch (entry) {
      case Entry.Prose(String prose) -> "<p>" + MarkupText.of(prose) + "</p>\n";
      case Entry.Asked(String statement) ->
          "<pre class=\"asked\"><code>" + MarkupText.of(statement) + "</code></pre>\n";
      case Entry.Answered(Reply reply, List<String> notes) ->
          block(reply)
              + notes.stream()
                  .map(note -> "<p class=\"note\">" + MarkupText.of(note) + "</p>\n")
                  .collect(Collectors.joining());
    };
  }

  /** A reply that stands for itself. */
  private String block(Reply reply) {
    return switch (reply) {
      case Reply.OfDerivation derivation -> derivation(derivation);
      case Reply.OfTable table -> table(table);
      case Reply.OfPicture picture -> "<figure>" + picture.svg().strip() + "</figure>\n";
      case Reply.OfDiagram d -> "<figure>" + diagram(d.diagram().diagram()) + "</figure>\n";
      case Reply.OfDiagrams d -> gallery(d);
      case Reply.OfText t -> "<pre>" + MarkupText.of(t.text()) + "</pre>\n";
      default ->
          reply.isFormula()
              ? "<div class=\"formula\">" + math(reply) + "</div>\n"
              : "<pre>" + MarkupText.of(text.write(reply)) + "</pre>\n";
    };
  }

  /** A reply within a line or a cell. */
  private String inline(Reply reply) {
    return switch (reply) {
      case Reply.OfDiagram d -> diagram(d.diagram().diagram());
      case Reply.OfText t -> MarkupText.of(t.text());
      case Reply.OfPicture picture -> picture.svg().strip();
      case Reply.OfList(List<Reply> items) when items.isEmpty() -> "none";
      case Reply.OfList(List<Reply> items) when items.stream().anyMatch(HtmlPage::isShown) ->
          items.stream().map(this::inline).collect(Collectors.joining(" "));
      case Reply.OfList(List<Reply> items) ->
          items.stream().map(this::inline).collect(Collectors.joining(", ", "[", "]"));
      default -> reply.isFormula() ? math(reply) : MarkupText.of(text.write(reply));
    };
  }

  private static boolean isShown(Reply reply) {
    return reply instanceof Reply.OfDiagram || reply instanceof Reply.OfText;
  }

  private String math(Reply reply) {
    return mathml.display(reply);
  }

  private static String diagram(Diagram diagram) {
    String name = "<code>" + MarkupText.of(diagram.name()) + "</code>";
    return diagram.edges() <= DiagramDrawing.MOST_EDGES
        ? "<span class=\"diagram\">" + DiagramDrawing.of(diagram).svg().strip() + name + "</span>"
        : name;
  }

  private String gallery(Reply.OfDiagrams reply) {
    if (reply.diagrams().size() > MOST_DRAWN) {
      return "<pre>" + MarkupText.of(text.write(reply)) + "</pre>\n";
    }
    return reply.diagrams().stream()
        .map(HtmlPage::diagram)
        .collect(Collectors.joining("\n", "<div class=\"gallery\">", "</div>\n"));
  }

  private String table(Reply.OfTable table) {
    StringBuilder html = new StringBuilder("<div class=\"wide\"><table>\n<thead><tr>");
    table
        .columns()
        .forEach(
            column ->
                html.append("<th scope=\"col\">").append(MarkupText.of(column)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<Reply> row : table.rows()) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        html.append("<td data-column=")
            .append(MarkupText.quoted(table.columns().get(i)))
            .append(">");
        html.append("<div>").append(inline(row.get(i))).append("</div></td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table></div>\n").toString();
  }

  private String derivation(Reply.OfDerivation derivation) {
    StringBuilder html = new StringBuilder();
    for (Step step : derivation.steps()) {
      html.append("<h3>").append(MarkupText.of(step.heading())).append("</h3>\n");
      for (Line line : step.lines()) {
        html.append(line(line));
      }
    }
    return html.toString();
  }

  private String line(Line line) {
    String label =
        line.label().isEmpty()
            ? ""
            : "<span class=\"label\">" + MarkupText.of(line.label()) + "</span> ";
    if (line.content() == Content.STATEMENT && line.reply() instanceof Reply.OfText t) {
      return "<p>" + label + "<code>" + MarkupText.of(t.text()) + "</code></p>\n";
    }
    return switch (line.reply()) {
      case Reply.OfText t -> "<p>" + label + MarkupText.of(t.text()) + "</p>\n";
      case Reply.OfTable table -> table(table);
      case Reply.OfPicture picture ->
          "<figure>"
              + picture.svg().strip()
              + (line.label().isEmpty()
                  ? ""
                  : "<figcaption><code>" + MarkupText.of(line.label()) + "</code></figcaption>")
              + "</figure>\n";
      default -> "<div class=\"formula\">" + label + inline(line.reply()) + "</div>\n";
    };
  }

  private static String styleSheet() {
    try (InputStream stream = HtmlPage.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("the style sheet of reports is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
