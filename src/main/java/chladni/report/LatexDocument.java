package chladni.report;

import chladni.diagram.Diagram;
import chladni.language.Reply;
import chladni.language.Reply.OfDerivation.Content;
import chladni.language.Reply.OfDerivation.Line;
import chladni.language.Reply.OfDerivation.Step;
import chladni.language.ReplyLatex;
import chladni.language.ReplyText;
import chladni.render.DiagramDrawing;
import chladni.render.LatexWriter;
import chladni.render.TextWriter;
import chladni.report.Report.Entry;
import chladni.report.Report.Section;
import chladni.value.TensorNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a report as one LaTeX document: amsmath for formulas, TikZ for pictures. It compiles with
 * pdflatex and the packages named in its preamble.
 */
public final class LatexDocument {
  /** What all these documents begin with. */
  public static final String BEGINNING =
      "\\documentclass[10pt]{article}\n% made by chladni report, which replaces it\n";

  private static final String PREAMBLE =
      BEGINNING
          + """
          \\usepackage[T1]{fontenc}
          \\usepackage{lmodern}
          \\usepackage{microtype}
          \\usepackage[a4paper,margin=24mm]{geometry}
          \\usepackage{amsmath,amssymb}
          \\usepackage{tikz}
          \\usepackage{adjustbox}
          \\usepackage{array,longtable,pdflscape}
          \\usepackage[hidelinks]{hyperref}
          \\setlength{\\parindent}{0pt}
          \\setlength{\\parskip}{4pt plus 1pt}
          \\setlength{\\emergencystretch}{3em}
          \\setcounter{tocdepth}{1}
          \\newcommand{\\code}[1]{{\\small\\ttfamily\\raggedright\\hangindent=1.5em\\hangafter=1 #1\\par}}
          \\newcommand{\\step}[1]{\\par\\medskip\\textit{#1}\\par\\nopagebreak}
          \\newcommand{\\fit}[1]{\\begin{adjustbox}{max width=\\linewidth}$\\displaystyle #1$\\end{adjustbox}}
          """;

  private static final int MOST_DRAWN = 60;
  private static final int MOST_UPRIGHT = 4;
  private static final int MOST_BESIDE_LABEL = 120;
  private static final double LONG = 60;
  private static final double SHORT = 12;
  private static final double GUTTER = 0.02;

  private final ReplyLatex latex;
  private final ReplyText text;

  private LatexDocument(TensorNames names) {
    this.latex = new ReplyLatex(names);
    this.text = new ReplyText(names, TextWriter.ASCII);
  }

  /** The document. */
  public static String of(Report report, TensorNames names) {
    return new LatexDocument(names).document(report);
  }

  private String document(Report report) {
    StringBuilder document = new StringBuilder(PREAMBLE);
    document.append("\\title{").append(words(report.title())).append("}\n");
    document.append("\\author{}\\date{}\n\\begin{document}\n\\maketitle\n");
    report.introduction().forEach(entry -> document.append(entry(entry)));
    if (report.sections().size() > 1) {
      document.append("\\tableofcontents\n");
    }
    for (Section section : report.sections()) {
      document.append("\n\\section{").append(words(section.heading())).append("}\n");
      section.entries().forEach(entry -> document.append(entry(entry)));
    }
    return document.append("\\end{document}\n").toString();
  }

  private String entry(Entry entry) {
    return switch (entry) {
      case Entry.Prose(String prose) -> words(prose) + "\n\n";
      case Entry.Asked(String statement) ->
          statement
              .lines()
              .map(LatexDocument::code)
              .collect(Collectors.joining("", "\\medskip\n", "\\nopagebreak\n"));
      case Entry.Answered(Reply reply, List<String> notes) ->
          block(reply)
              + notes.stream()
                  .map(note -> "\\textit{" + words(note) + "}\n\n")
                  .collect(Collectors.joining());
    };
  }

  private String block(Reply reply) {
    return switch (reply) {
      case Reply.OfDerivation derivation -> derivation(derivation);
      case Reply.OfTable table -> table(table);
      case Reply.OfPicture picture -> picture(picture.tikz());
      case Reply.OfDiagram d -> picture(diagram(d.diagram().diagram()));
      case Reply.OfDiagrams d when d.diagrams().size() <= MOST_DRAWN ->
          d.diagrams().stream()
                  .map(diagram -> "\\mbox{" + diagram(diagram) + "}")
                  .collect(Collectors.joining("\\quad\n"))
              + "\n\n";
      case Reply.OfText t -> verbatim(t.text());
      default -> reply.isFormula() ? display("", reply) : verbatim(text.write(reply));
    };
  }

  /** A formula, its lines below each other, made smaller if it is too wide. */
  private String display(String label, Reply reply) {
    List<String> lines = latex.lines(reply);
    boolean beside = lines.size() == 1 && lines.get(0).length() <= MOST_BESIDE_LABEL;
    return label
        + (label.isEmpty() || beside ? "" : "\\par\\nopagebreak\n")
        + lines.stream().map(line -> "\\fit{" + line + "}\n\n").collect(Collectors.joining());
  }

  private static String picture(String tikz) {
    return "\\begin{adjustbox}{max width=\\linewidth}\n" + tikz.strip() + "\n\\end{adjustbox}\n\n";
  }

  private static String diagram(Diagram diagram) {
    String name = "\\texttt{\\footnotesize " + words(diagram.name()) + "}";
    return diagram.edges() <= DiagramDrawing.MOST_EDGES
        ? "\\begin{tabular}{@{}c@{}}\n"
            + DiagramDrawing.of(diagram).tikz().strip()
            + "\\\\[2pt]\n"
            + name
            + "\n\\end{tabular}"
        : name;
  }

  /** A wide table on its side. */
  private String table(Reply.OfTable table) {
    boolean wide = table.columns().size() > MOST_UPRIGHT;
    String shape =
        widths(table).stream()
            .map(
                width ->
                    String.format(
                        Locale.ROOT, ">{\\raggedright\\arraybackslash}p{%.3f\\linewidth}", width))
            .collect(Collectors.joining("", "@{}", "@{}"));
    StringBuilder rows = new StringBuilder();
    rows.append(
            table.columns().stream()
                .map(column -> "\\textit{" + words(column) + "}")
                .collect(Collectors.joining(" & ")))
        .append(" \\\\ \\hline\n\\endhead\n");
    for (List<Reply> row : table.rows()) {
      rows.append(row.stream().map(this::cell).collect(Collectors.joining(" & ")))
          .append(" \\\\[3pt]\n");
    }
    String body =
        "{\\footnotesize\\lineskiplimit=2pt\\lineskip=4pt\n\\begin{longtable}{"
            + shape
            + "}\n"
            + rows
            + "\\end{longtable}}\n";
    return wide ? "\\begin{landscape}\n" + body + "\\end{landscape}\n" : body;
  }

  /** The width of each column, by how long its cells are. */
  private List<Double> widths(Reply.OfTable table) {
    List<Double> lengths = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      double sum = table.columns().get(i).length();
      for (List<Reply> row : table.rows()) {
        sum += Math.min(LONG, text.write(row.get(i)).length());
      }
      lengths.add(Math.max(SHORT, sum / (1 + table.rows().size())));
    }
    double whole = lengths.stream().mapToDouble(length -> length).sum();
    double room = 1 - GUTTER * lengths.size();
    return lengths.stream().map(length -> room * length / whole).toList();
  }

  private String cell(Reply reply) {
    return switch (reply) {
      case Reply.OfText t -> words(t.text());
      case Reply.OfDiagram d -> diagram(d.diagram().diagram());
      case Reply.OfPicture picture -> picture.tikz().strip();
      case Reply.OfList(List<Reply> items) when items.isEmpty() -> "none";
      case Reply.OfList(List<Reply> items) when items.stream().allMatch(Reply::isFormula) ->
          items.stream().map(this::cell).collect(Collectors.joining(", ", "[", "]"));
      case Reply.OfList(List<Reply> items) when items.stream().noneMatch(Reply::isFormula) ->
          items.stream().map(this::cell).collect(Collectors.joining("\\ "));
      default -> {
        if (!reply.isFormula()) {
          yield words(text.write(reply));
        }
        yield latex.lines(reply).stream()
            .map(line -> "\\fit{" + line + "}")
            .collect(Collectors.joining("\\newline\n"));
      }
    };
  }

  private String derivation(Reply.OfDerivation derivation) {
    StringBuilder body = new StringBuilder();
    for (Step step : derivation.steps()) {
      body.append("\\step{").append(words(step.heading())).append("}\n");
      for (Line line : step.lines()) {
        body.append(line(line));
      }
    }
    return body.toString();
  }

  private String line(Line line) {
    String label = line.label().isEmpty() ? "" : words(line.label()) + ": ";
    if (line.content() == Content.STATEMENT && line.reply() instanceof Reply.OfText t) {
      return label.isEmpty() ? code(t.text()) : label + "\\par\\nopagebreak\n" + code(t.text());
    }
    return switch (line.reply()) {
      case Reply.OfText t -> label + words(t.text()) + "\n\n";
      case Reply.OfTable table -> table(table);
      case Reply.OfPicture picture ->
          picture(picture.tikz())
              + (line.label().isEmpty() ? "" : "\\texttt{\\small " + words(line.label()) + "}\n\n");
      default ->
          line.reply().isFormula()
              ? display(label.isEmpty() ? "" : label + "\\quad ", line.reply())
              : label + words(text.write(line.reply())) + "\n\n";
    };
  }

  /** A statement, which may be broken after commas, brackets and operators. */
  private static String code(String statement) {
    List<String> pieces = new ArrayList<>(List.of(statement.split("(?<=[,(\\[*/=])", -1)));
    return "\\code{"
        + pieces.stream().map(LatexDocument::words).collect(Collectors.joining("\\allowbreak{}"))
        + "}\n";
  }

  private static String verbatim(String text) {
    return text.lines()
        .map(line -> "\\code{" + words(line).replace("  ", "\\ \\ ") + "}\n")
        .collect(Collectors.joining());
  }

  /** Text with its signs; what LaTeX could not set is named by its code point. */
  private static String words(String text) {
    return LatexWriter.escaped(text)
        .codePoints()
        .mapToObj(
            c ->
                c < 128
                    ? Character.toString(c)
                    : switch (c) {
                      case '“' -> "``";
                      case '”' -> "''";
                      case '’' -> "'";
                      case '–' -> "--";
                      case '—' -> "---";
                      default ->
                          c > 160 && c < 256
                              ? Character.toString(c)
                              : String.format(Locale.ROOT, "\\texttt{U+%04X}", c);
                    })
        .collect(Collectors.joining());
  }
}
