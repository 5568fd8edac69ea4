package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.expansion.ResummedTerm;
import chladni.expansion.Term;
import chladni.problem.Interruption;
import chladni.render.FormulaNotation;
import chladni.render.Notation;
import chladni.render.ResummedFormulaNotation;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;

/**
 * Lays out formulas and combinations of tensors.
 *
 * @param tensor how the value of a diagram is laid out, and a number that comes with it
 * @param propagated how a term of a resummed expansion is laid out
 * @param start how the weights at the start of training are laid out
 * @param times how a coefficient and a tensor are joined
 */
record ReplyNotation(
    Function<ValueClass, Scaled> tensor,
    BiFunction<ResummedTerm, Reply.Basis, Notation> propagated,
    Notation start,
    Function<List<Notation>, Notation> times) {

  /** A tensor expression and the number before it, as ½ before ∇C. */
  record Scaled(BigFraction factor, Notation tensor) {}

  /** A formula in the shape it was asked for. */
  static Notation of(Reply.OfFormula f) {
    return of(f.formula(), f.shape());
  }

  /** A formula in some shape. */
  static Notation of(ClosedForm formula, Reply.Shape shape) {
    return switch (shape) {
      case READABLE -> FormulaNotation.of(formula);
      case EXPANDED -> FormulaNotation.expanded(formula);
      case FACTORED -> FormulaNotation.of(formula.factored());
    };
  }

  /** A combination of values. */
  Notation of(Reply.OfValue v) {
    List<Notation> terms = start(v.start());
    v.value()
        .terms()
        .forEach(
            (c, coefficient) ->
                terms.add(term(coefficient, tensor.apply(c), Reply.Shape.READABLE)));
    return Notation.sum(terms);
  }

  /** A resummed form, written out. */
  static Notation of(Reply.OfResummed r) {
    return ResummedFormulaNotation.expanded(r.form());
  }

  /** A resummed expansion, without its error. */
  Notation of(Reply.OfResummedExpansion r) {
    return Notation.sum(terms(r));
  }

  /** The terms of a resummed expansion, a multiple of θ_0 first if there is one. */
  List<Notation> terms(Reply.OfResummedExpansion r) {
    List<Notation> terms = start(r.expansion().start());
    for (ResummedTerm term : r.expansion().terms()) {
      Interruption.poll();
      terms.add(propagated.apply(term, r.basis()));
    }
    return terms;
  }

  /** An expansion, without its error. */
  Notation of(Reply.OfExpansion e) {
    return Notation.sum(terms(e));
  }

  /** The terms of an expansion, a multiple of θ_0 first if there is one. */
  List<Notation> terms(Reply.OfExpansion e) {
    List<Notation> terms = start(e.expansion().start());
    for (Term t : e.expansion().terms()) {
      Interruption.poll();
      terms.add(term(t.coefficient(), tensor.apply(t.value()), e.shape()));
    }
    return terms;
  }

  private List<Notation> start(ClosedForm times) {
    List<Notation> terms = new ArrayList<>();
    if (!times.isZero()) {
      terms.add(term(times, new Scaled(BigFraction.ONE, start), Reply.Shape.READABLE));
    }
    return terms;
  }

  private Notation term(ClosedForm coefficient, Scaled tensor, Reply.Shape shape) {
    Notation front = of(coefficient.times(ClosedForm.of(tensor.factor())), shape);
    return front instanceof Notation.Negation negation
        ? new Notation.Negation(times(negation.argument(), tensor.tensor()))
        : times(front, tensor.tensor());
  }

  private Notation times(Notation front, Notation tensor) {
    return front.equals(Notation.integer(1)) ? tensor : times.apply(List.of(front, tensor));
  }
}
