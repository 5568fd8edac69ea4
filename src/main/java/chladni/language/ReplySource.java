package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.render.AlgebraNotation;
import chladni.render.Notation;
import chladni.render.ResummedFormulaNotation;
import chladni.render.TextFormula;
import chladni.render.TextWriter;
import chladni.symja.Answer;
import chladni.value.ScalarField;
import chladni.value.ValueClass;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Writes replies so that the language reads them back: what JSON has under {@code text}. */
final class ReplySource {
  private static final ReplyNotation CALLS =
      new ReplyNotation(
          value -> new ReplyNotation.Scaled(BigFraction.ONE, new Notation.Words(call(value))),
          (term, basis) ->
              Notation.product(
                  List.of(
                      ResummedFormulaNotation.expanded(term.coefficient()),
                      new Notation.Words(call(term.value())))),
          new Notation.Words("weights(0)"),
          Notation::product);

  private ReplySource() {}

  static String of(Reply reply) {
    return switch (reply) {
      case Reply.OfDiagram d -> d.diagram().name();
      case Reply.OfDiagrams d -> list(d.diagrams().stream().map(x -> x.name()).toList());
      case Reply.OfFormula f -> TextWriter.ASCII.write(ReplyNotation.of(f));
      case Reply.OfTruth t -> Boolean.toString(t.holds());
      case Reply.OfValue v -> TextWriter.ASCII.write(CALLS.of(v));
      case Reply.OfExpansion e -> TextWriter.ASCII.write(CALLS.of(e));
      case Reply.OfResummed r -> TextWriter.ASCII.write(ReplyNotation.of(r));
      case Reply.OfEstimate e -> EstimateReply.source(e);
      case Reply.OfDecimal d -> Double.toString(d.value());
      case Reply.OfPrediction p -> PredictionReply.source(p);
      case Reply.OfAlgebra a -> algebra(a.answer());
      case Reply.OfGrowth g -> TextFormula.of(g.leading());
      case Reply.OfResummedExpansion r -> TextWriter.ASCII.write(CALLS.of(r));
      case Reply.OfSeries s -> nested(s.coefficients());
      case Reply.OfLandscape l -> "landscape(\"" + l.landscape().origin() + "\")";
      case Reply.OfTable t ->
          list(
              t.rows().stream()
                  .map(r -> list(r.stream().map(ReplySource::item).toList()))
                  .toList());
      case Reply.OfPicture p -> p.ascii();
      case Reply.OfText t -> t.text();
      case Reply.OfDerivation d -> d.title();
      case Reply.OfFunction f -> f.function().text();
      case Reply.OfList l -> list(l.items().stream().map(ReplySource::item).toList());
    };
  }

  /** A reply as an item of a list: strings stand in quotes there. */
  static String item(Reply reply) {
    return reply instanceof Reply.OfText text ? quoted(text.text()) : of(reply);
  }

  /** A string as it is typed. */
  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  /** The shape, unless it abbreviates; then the formula, which the language reads back. */
  private static String algebra(Answer answer) {
    return answer instanceof Answer.Exact exact && !exact.where().isEmpty()
        ? TextFormula.of(exact.form())
        : TextWriter.ASCII.write(AlgebraNotation.of(answer.shape()));
  }

  private static String list(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  static String nested(Nested numbers) {
    return switch (numbers) {
      case Nested.Leaf leaf -> number(leaf.value());
      case Nested.Decimal decimal -> Double.toString(decimal.value());
      case Nested.Branch branch -> list(branch.items().stream().map(ReplySource::nested).toList());
    };
  }

  static String number(BigFraction number) {
    return TextFormula.of(ClosedForm.of(number));
  }

  private static String call(ValueClass valueClass) {
    String of =
        valueClass.roots().stream()
            .filter(root -> !root.equals(ScalarField.LOSS))
            .findFirst()
            .map(root -> ", of=" + root.symbol())
            .orElse("");
    return "uvalue(" + valueClass.diagram().name() + of + ")";
  }
}
