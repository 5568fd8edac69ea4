package chladni.language;

import chladni.algebra.DividedDifference;
import chladni.render.AlgebraNotation;
import chladni.render.FormulaNotation;
import chladni.render.MathmlWriter;
import chladni.render.Notation;
import chladni.render.ResummedFormulaNotation;
import chladni.value.TensorNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes replies as MathML.
 *
 * @param names the names of tensors
 */
public record ReplyMathml(TensorNames names) {

  /** A {@code math} element that shows a reply. */
  public String write(Reply reply) {
    return MathmlWriter.document(notation(reply));
  }

  /** The same, each term of an expansion of several on its own line. */
  public String display(Reply reply) {
    return MathmlWriter.display(
        switch (reply) {
          case Reply.OfExpansion e ->
              lines(ReplyLatex.notation(names).terms(e), e.expansion().order());
          case Reply.OfResummedExpansion r ->
              lines(ReplyLatex.notation(names).terms(r), r.expansion().order());
          case Reply.OfResummed r when isContinuous(r) ->
              new Notation.Relation(
                  ResummedFormulaNotation.compact(r.form()),
                  Notation.Relator.EQUAL,
                  ReplyNotation.of(r));
          case Reply.OfValue v ->
              ReplyLatex.notation(names).of(v) instanceof Notation.Sum(List<Notation> terms)
                  ? new Notation.Lines(rows(terms))
                  : notation(v);
          default -> notation(reply);
        });
  }

  /** Whether it is made of integrals over times, which have a short name. */
  private static boolean isContinuous(Reply.OfResummed reply) {
    return reply.form().terms().stream()
        .flatMap(term -> term.factors().stream())
        .allMatch(d -> d.kernel() instanceof DividedDifference.Kernel.Decay);
  }

  private static Notation lines(List<Notation> terms, int order) {
    Notation error = Notation.call("o", List.of(power(order)));
    List<List<Notation>> rows = rows(terms);
    if (rows.isEmpty()) {
      rows.add(List.of(Notation.integer(0)));
    }
    rows.add(List.of(added(error)));
    return new Notation.Lines(rows);
  }

  private static List<List<Notation>> rows(List<Notation> terms) {
    List<List<Notation>> rows = new ArrayList<>();
    for (Notation term : terms) {
      rows.add(List.of(rows.isEmpty() ? term : added(term)));
    }
    return rows;
  }

  private static Notation power(int order) {
    return order == 1
        ? Notation.name("eta")
        : new Notation.Power(Notation.name("eta"), Notation.integer(order));
  }

  /** A term with its sign in front, as between terms. */
  private static Notation added(Notation term) {
    return new Notation.Sum(List.of(new Notation.Glyph("", "", ""), term));
  }

  private Notation notation(Reply reply) {
    return switch (reply) {
      case Reply.OfFormula f -> ReplyNotation.of(f);
      case Reply.OfValue v -> ReplyLatex.notation(names).of(v);
      case Reply.OfExpansion e -> ReplyLatex.notation(names).of(e);
      case Reply.OfList l ->
          new Notation.Application(
              new Notation.Words(""),
              Notation.Fence.SQUARE,
              List.of(l.items().stream().map(this::notation).toList()));
      case Reply.OfResummed r -> ReplyNotation.of(r);
      case Reply.OfAlgebra a -> AlgebraNotation.of(a.answer().shape());
      case Reply.OfGrowth g -> FormulaNotation.of(g.leading());
      case Reply.OfResummedExpansion r -> ReplyLatex.notation(names).of(r);
      case Reply.OfEstimate e ->
          e.finding().freeIndices() == 0
              ? Notation.decimal(e.finding().estimates().get(0).mean())
              : words(reply);
      case Reply.OfDecimal d -> Notation.decimal(d.value());
      case Reply.OfPrediction p ->
          p.prediction().freeIndices() == 0
              ? Notation.decimal(p.prediction().value().get(0))
              : words(reply);
      case Reply.OfDiagram d -> words(reply);
      case Reply.OfDiagrams d -> words(reply);
      case Reply.OfTruth t -> words(reply);
      case Reply.OfSeries s -> words(reply);
      case Reply.OfLandscape l -> words(reply);
      case Reply.OfTable t -> table(t);
      case Reply.OfDerivation d -> derivation(d);
      case Reply.OfPicture p -> words(reply);
      case Reply.OfText t -> words(reply);
      case Reply.OfFunction f -> words(reply);
    };
  }

  private Notation table(Reply.OfTable table) {
    List<List<Notation>> rows = new ArrayList<>();
    rows.add(table.columns().stream().<Notation>map(Notation.Words::new).toList());
    table.rows().forEach(row -> rows.add(row.stream().map(this::notation).toList()));
    return new Notation.Lines(rows);
  }

  private Notation derivation(Reply.OfDerivation derivation) {
    List<List<Notation>> rows = new ArrayList<>();
    rows.add(List.of(new Notation.Words(derivation.title())));
    for (Reply.OfDerivation.Step step : derivation.steps()) {
      rows.add(List.of(new Notation.Words(step.heading())));
      for (Reply.OfDerivation.Line line : step.lines()) {
        Notation shown = notation(line.reply());
        rows.add(
            List.of(
                line.label().isEmpty()
                    ? shown
                    : Notation.juxtaposition(
                        List.of(new Notation.Words(line.label() + ": "), shown))));
      }
    }
    return new Notation.Lines(rows);
  }

  private static Notation words(Reply reply) {
    return new Notation.Words(ReplySource.of(reply));
  }
}
