package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.algebra.QuadraticRoot;
import chladni.expansion.Expansion;
import chladni.problem.Interruption;
import chladni.render.AlgebraNotation;
import chladni.render.FormulaNotation;
import chladni.render.Notation;
import chladni.render.ResummedFormulaNotation;
import chladni.render.TextWriter;
import chladni.symja.Answer;
import chladni.value.TensorNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes replies for reading in a terminal.
 *
 * @param names the names of tensors
 * @param writer Unicode or ASCII
 */
public record ReplyText(TensorNames names, TextWriter writer) {
  /** Cells of tables are broken at this width. */
  private static final int WIDEST_CELL = 56;

  /** The text of a reply, without a line end at its end. */
  public String write(Reply reply) {
    return switch (reply) {
      case Reply.OfDiagrams d -> diagrams(d);
      case Reply.OfValue v -> writer.write(notation().of(v));
      case Reply.OfExpansion e ->
          expansion(notation().terms(e), e.expansion().order()) + loss(e.expansion());
      case Reply.OfResummed r ->
          ReplySource.of(r)
              + r.diagram().map(d -> "\n  with the edges of " + d.name()).orElse("")
              + roots(r.form().roots());
      case Reply.OfEstimate e -> new EstimateReply(writer).text(e);
      case Reply.OfDecimal d -> ReplySource.of(d);
      case Reply.OfPrediction p -> new PredictionReply(writer).text(p);
      case Reply.OfAlgebra a -> algebra(a.answer());
      case Reply.OfGrowth g ->
          ReplySource.of(g)
              + "\n  the leading term: it grows without bound as "
              + g.variable()
              + " does";
      case Reply.OfResummedExpansion r ->
          expansion(notation().terms(r), r.expansion().order()) + roots(r);
      case Reply.OfSeries s -> series(s);
      case Reply.OfPicture p -> writer == TextWriter.UNICODE ? p.characters() : p.ascii();
      case Reply.OfTable t -> table(t);
      case Reply.OfDerivation d -> derivation(d);
      case Reply.OfText t -> t.text();
      case Reply.OfFunction f -> ReplySource.of(reply);
      case Reply.OfLandscape l -> l.landscape().toString();
      case Reply.OfDiagram d -> ReplySource.of(reply);
      case Reply.OfFormula f -> ReplySource.of(reply);
      case Reply.OfTruth t -> ReplySource.of(reply);
      case Reply.OfList l ->
          "[" + String.join(", ", l.items().stream().map(this::item).toList()) + "]";
    };
  }

  /** What the roots in a form stand for. */
  private static String roots(List<QuadraticRoot> roots) {
    StringBuilder text = new StringBuilder();
    for (QuadraticRoot root : roots) {
      text.append("\n  with ")
          .append(TextWriter.ASCII.write(ResummedFormulaNotation.equation(root)))
          .append(" = 0");
    }
    return text.toString();
  }

  /** Of which loss the tensors are, if not of the landscape's. */
  private String loss(Expansion expansion) {
    ClosedForm decay = expansion.premises().weightDecay();
    if (decay.isZero()) {
      return "";
    }
    String half = writer.write(FormulaNotation.of(decay.dividedBy(ClosedForm.of(2))));
    return writer == TextWriter.UNICODE
        ? "\n  for the loss l + " + half + " |θ|²"
        : "\n  for the loss l + " + half + " |theta|^2";
  }

  /** In an expansion every edge has its root; one equation stands for all. */
  private String roots(Reply.OfResummedExpansion r) {
    return r.expansion().terms().stream()
        .flatMap(term -> term.coefficient().roots().stream())
        .findFirst()
        .map(
            root -> {
              String equation = writer.write(ResummedFormulaNotation.equation(root));
              String index = writer == TextWriter.UNICODE ? "_μ" : "_mu";
              return "\n  with "
                  + equation
                      .replace(root.name(), "r" + index)
                      .replace(root.eigenvalue(), "K" + index)
                  + " = 0";
            })
        .orElse("");
  }

  private String item(Reply reply) {
    Interruption.poll();
    return reply instanceof Reply.OfText ? ReplySource.item(reply) : write(reply);
  }

  private ReplyNotation notation() {
    return ReplyLatex.notation(names);
  }

  private static String diagrams(Reply.OfDiagrams d) {
    List<String> lines = new ArrayList<>();
    int count = d.diagrams().size();
    lines.add(count + (count == 1 ? " diagram" : " diagrams"));
    d.diagrams().forEach(x -> lines.add(x.name()));
    return String.join("\n", lines);
  }

  private String algebra(Answer answer) {
    StringBuilder text = new StringBuilder(writer.write(AlgebraNotation.of(answer.shape())));
    if (answer instanceof Answer.Exact exact) {
      exact
          .where()
          .forEach(
              (name, meaning) ->
                  text.append("\n  with ")
                      .append(name)
                      .append(" = ")
                      .append(writer.write(AlgebraNotation.of(meaning))));
    }
    return text.toString();
  }

  private String expansion(List<Notation> terms, int order) {
    List<String> lines = new ArrayList<>();
    for (Notation term : terms) {
      boolean negative = term instanceof Notation.Negation;
      String text = writer.write(term instanceof Notation.Negation n ? n.argument() : term);
      lines.add((negative ? "- " : lines.isEmpty() ? "  " : "+ ") + text);
    }
    if (lines.isEmpty()) {
      lines.add("  0");
    }
    lines.add(writer == TextWriter.UNICODE ? "+ o(η^" + order + ")" : "+ o(eta^" + order + ")");
    return String.join("\n", lines);
  }

  private String series(Reply.OfSeries series) {
    String andSoOn = writer == TextWriter.UNICODE ? "…" : "...";
    List<String> lines = new ArrayList<>();
    if (series.axes().get(0).equals("component")
        && series.coefficients() instanceof Nested.Branch b) {
      for (int i = 0; i < b.items().size(); i++) {
        lines.add(series.names().get(i) + ": " + ReplySource.nested(b.items().get(i)));
      }
    } else {
      lines.add(ReplySource.nested(series.coefficients()));
    }
    lines.add(
        "coefficients of "
            + String.join(
                ", ",
                series.axes().stream()
                    .filter(axis -> !axis.equals("component"))
                    .map(axis -> axis + "^0, " + axis + "^1, " + andSoOn)
                    .toList()));
    return String.join("\n", lines);
  }

  /** The title, then the steps, numbered; what does not fit behind its label goes below it. */
  private String derivation(Reply.OfDerivation derivation) {
    List<String> lines = new ArrayList<>(List.of(derivation.title()));
    int number = 1;
    for (Reply.OfDerivation.Step step : derivation.steps()) {
      lines.add("");
      lines.add(number++ + ". " + step.heading());
      for (Reply.OfDerivation.Line line : step.lines()) {
        String shown = write(line.reply());
        String label = line.label().isEmpty() ? "" : line.label() + ":";
        if (shown.indexOf('\n') < 0) {
          lines.add("   " + label + (label.isEmpty() ? "" : " ") + shown);
        } else {
          if (!label.isEmpty()) {
            lines.add("   " + label);
          }
          String indent = label.isEmpty() ? "   " : "     ";
          shown.lines().forEach(each -> lines.add((indent + each).stripTrailing()));
        }
      }
    }
    return String.join("\n", lines);
  }

  /** Columns of equal width; long cells are broken at blanks and go on below. */
  private String table(Reply.OfTable table) {
    List<List<List<String>>> rows = new ArrayList<>();
    rows.add(table.columns().stream().map(List::of).toList());
    table.rows().forEach(row -> rows.add(row.stream().map(cell -> wrapped(write(cell))).toList()));
    int[] widths = new int[table.columns().size()];
    for (List<List<String>> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        for (String line : row.get(i)) {
          widths[i] = Math.max(widths[i], width(line));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<List<String>> row : rows) {
      int height = row.stream().mapToInt(List::size).max().orElse(0);
      for (int j = 0; j < height; j++) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
          String piece = j < row.get(i).size() ? row.get(i).get(j) : "";
          line.append(piece).append(" ".repeat(widths[i] - width(piece) + 2));
        }
        lines.add(line.toString().stripTrailing());
      }
    }
    return String.join("\n", lines);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static List<String> wrapped(String cell) {
    List<String> lines = new ArrayList<>();
    for (String line : cell.split("\n", -1)) {
      StringBuilder piece = new StringBuilder();
      for (String word : line.stripTrailing().split("(?<=\\S) ", -1)) {
        if (!piece.isEmpty() && width(piece.toString()) + 1 + width(word) > WIDEST_CELL) {
          lines.add(piece.toString());
          piece.setLength(0);
          piece.append("    ");
        } else if (!piece.isEmpty()) {
          piece.append(' ');
        }
        piece.append(word);
      }
      lines.add(piece.toString());
    }
    return lines;
  }
}
