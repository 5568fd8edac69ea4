package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.diagram.Brackets;
import chladni.expansion.ResummedTerm;
import chladni.render.AlgebraNotation;
import chladni.render.FormulaNotation;
import chladni.render.LatexWriter;
import chladni.render.Notation;
import chladni.render.PropagatorNotation;
import chladni.render.ResummedFormulaNotation;
import chladni.render.TensorNotation;
import chladni.symja.Answer;
import chladni.value.Contraction;
import chladni.value.NamedContraction;
import chladni.value.ScalarField;
import chladni.value.TensorNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes replies as LaTeX source, to be put in math mode.
 *
 * @param names the names of tensors
 */
public record ReplyLatex(TensorNames names) {
  private static final int WRITTEN_OUT = 240;

  /** The LaTeX source of a reply. */
  public String write(Reply reply) {
    return switch (reply) {
      case Reply.OfFormula f -> LatexWriter.write(ReplyNotation.of(f));
      case Reply.OfValue v -> LatexWriter.write(notation(names).of(v));
      case Reply.OfExpansion e ->
          LatexWriter.write(notation(names).of(e)) + " + o(\\eta^{" + e.expansion().order() + "})";
      case Reply.OfResummed r -> LatexWriter.write(ResummedFormulaNotation.compact(r.form()));
      case Reply.OfAlgebra a -> LatexWriter.write(AlgebraNotation.of(a.answer().shape()));
      case Reply.OfGrowth g -> LatexWriter.write(FormulaNotation.of(g.leading()));
      case Reply.OfResummedExpansion r ->
          LatexWriter.write(notation(names).of(r)) + " + o(\\eta^{" + r.expansion().order() + "})";
      case Reply.OfText t ->
          t.latex().orElseGet(() -> LatexWriter.write(new Notation.Words(t.text())));
      case Reply.OfEstimate e ->
          e.finding().freeIndices() == 0
              ? decimal(e.finding().estimates().get(0).mean())
              : ReplySource.of(reply);
      case Reply.OfDecimal d -> decimal(d.value());
      case Reply.OfPrediction p ->
          p.prediction().freeIndices() == 0 ? decimal(p.prediction().value().get(0)) : words(reply);
      case Reply.OfFunction f -> words(reply);
      case Reply.OfDiagram d -> words(reply);
      case Reply.OfDiagrams d -> words(reply);
      case Reply.OfTruth t -> words(reply);
      case Reply.OfSeries s -> words(reply);
      case Reply.OfLandscape l -> words(reply);
      case Reply.OfTable t -> table(t);
      case Reply.OfDerivation d ->
          "\\begin{aligned}\n&" + String.join(" \\\\\n&", lines(d)) + "\n\\end{aligned}";
      case Reply.OfPicture p -> p.tikz();
      case Reply.OfList l ->
          "\\left[" + String.join(", ", l.items().stream().map(this::write).toList()) + "\\right]";
    };
  }

  private static Stream<String> loss(ClosedForm decay) {
    return decay.isZero()
        ? Stream.empty()
        : Stream.of(
            "\\quad\\text{for the loss } l + "
                + LatexWriter.write(FormulaNotation.of(decay.dividedBy(ClosedForm.of(2))))
                + " |\\theta|^2");
  }

  /**
   * The LaTeX source of a reply as the lines of a display: each term of an expansion on its own,
   * and what comes with a formula below it.
   */
  public List<String> lines(Reply reply) {
    return switch (reply) {
      case Reply.OfExpansion e ->
          Stream.concat(
                  terms(notation(names).terms(e), e.expansion().order()).stream(),
                  loss(e.expansion().premises().weightDecay()))
              .toList();
      case Reply.OfResummedExpansion r -> terms(notation(names).terms(r), r.expansion().order());
      case Reply.OfResummed r ->
          Stream.of(
                  Stream.of(explained(r)),
                  r.diagram().stream()
                      .map(d -> "\\quad\\text{with the edges of }\\texttt{" + d.name() + "}"),
                  r.form().roots().stream()
                      .map(
                          root ->
                              "\\quad\\text{with } "
                                  + LatexWriter.write(ResummedFormulaNotation.equation(root))
                                  + " = 0"))
              .flatMap(lines -> lines)
              .toList();
      case Reply.OfAlgebra(Answer.Exact exact) -> {
        List<String> lines = new ArrayList<>(List.of(write(reply)));
        exact
            .where()
            .forEach(
                (name, meaning) ->
                    lines.add(
                        "\\quad\\text{with }"
                            + LatexWriter.write(Notation.name(name))
                            + " = "
                            + LatexWriter.write(AlgebraNotation.of(meaning))));
        yield List.copyOf(lines);
      }
      case Reply.OfGrowth g ->
          List.of(
              write(g),
              "\\quad\\text{the leading term as }"
                  + LatexWriter.write(Notation.name(g.variable()))
                  + "\\text{ grows without bound}");
      case Reply.OfDerivation d -> derivation(d);
      case Reply.OfValue v ->
          notation(names).of(v) instanceof Notation.Sum(List<Notation> terms)
              ? signed(terms)
              : List.of(write(v));
      default -> List.of(write(reply));
    };
  }

  /**
   * The LaTeX source of a reply as a display of its own, {@code align*} of amsmath: the terms of an
   * expansion and the formulas of a derivation each on a line.
   */
  public String align(Reply reply) {
    return "\\begin{align*}\n&" + String.join(" \\\\\n&", lines(reply)) + "\n\\end{align*}";
  }

  /** Headings, and what of a derivation stands in formulas; pictures and tables are left out. */
  private List<String> derivation(Reply.OfDerivation derivation) {
    List<String> lines = new ArrayList<>();
    lines.add("\\textbf{" + LatexWriter.escaped(derivation.title()) + "}");
    for (Reply.OfDerivation.Step step : derivation.steps()) {
      List<String> shown = new ArrayList<>();
      for (Reply.OfDerivation.Line line : step.lines()) {
        if (!(line.reply() instanceof Reply.OfPicture || line.reply() instanceof Reply.OfTable)) {
          List<String> formula = lines(line.reply());
          shown.add(
              (line.label().isEmpty() ? "" : "\\text{" + LatexWriter.escaped(line.label()) + ": }")
                  + formula.get(0));
          shown.addAll(formula.subList(1, formula.size()));
        }
      }
      if (!shown.isEmpty()) {
        lines.add("\\textbf{" + LatexWriter.escaped(step.heading()) + "}");
        shown.forEach(line -> lines.add("\\quad " + line));
      }
    }
    return lines;
  }

  private String table(Reply.OfTable table) {
    List<String> rows = new ArrayList<>();
    rows.add(
        String.join(
            " & ",
            table.columns().stream().map(c -> LatexWriter.write(new Notation.Words(c))).toList()));
    for (List<Reply> row : table.rows()) {
      rows.add(String.join(" & ", row.stream().map(this::write).toList()));
    }
    return "\\begin{array}{"
        + "l".repeat(table.columns().size())
        + "}\n"
        + rows.get(0)
        + " \\\\ \\hline\n"
        + String.join(" \\\\\n", rows.subList(1, rows.size()))
        + "\n\\end{array}";
  }

  /** In its own symbols and, if that is not long, without them too. */
  private String explained(Reply.OfResummed r) {
    String compact = write(r);
    String expanded = LatexWriter.write(ReplyNotation.of(r));
    return expanded.equals(compact) || expanded.length() > WRITTEN_OUT
        ? compact
        : compact + " = " + expanded;
  }

  private static List<String> signed(List<Notation> terms) {
    List<String> lines = new ArrayList<>();
    for (Notation term : terms) {
      String plus = lines.isEmpty() || term instanceof Notation.Negation ? "" : "+ ";
      lines.add(plus + LatexWriter.write(term));
    }
    return lines;
  }

  private static List<String> terms(List<Notation> terms, int order) {
    List<String> lines = new ArrayList<>(signed(terms));
    if (lines.isEmpty()) {
      lines.add("0");
    }
    lines.add("+ o(\\eta^{" + order + "})");
    return List.copyOf(lines);
  }

  private static String decimal(double value) {
    return LatexWriter.write(Notation.decimal(value));
  }

  private static String words(Reply reply) {
    return LatexWriter.write(new Notation.Words(ReplySource.of(reply)));
  }

  /** How tensors are laid out with their indices. */
  static ReplyNotation notation(TensorNames names) {
    return new ReplyNotation(
        value -> {
          NamedContraction named = NamedContraction.of(value, names);
          return new ReplyNotation.Scaled(
              named.factor(), TensorNotation.explicit(named.withoutFactor()));
        },
        (term, basis) -> propagated(term, basis, names),
        Notation.lower(Notation.name("theta"), List.of("0")),
        Notation::juxtaposition);
  }

  private static Notation propagated(ResummedTerm term, Reply.Basis basis, TensorNames names) {
    NamedContraction named =
        NamedContraction.of(
            Contraction.of(term.diagram(), Brackets.CUMULANT, roots(term)),
            names.withoutContractions());
    return switch (basis) {
      case EIGENVECTORS -> PropagatorNotation.inEigenbasis(term.coefficient(), named);
      case NONE -> PropagatorNotation.basisFree(term.coefficient(), named);
    };
  }

  private static List<ScalarField> roots(ResummedTerm term) {
    return term.value().roots();
  }
}
