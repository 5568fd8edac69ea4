package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.expansion.ResummedTerm;
import chladni.expansion.Term;
import chladni.problem.ProblemException;
import chladni.render.CodeProgram;
import chladni.render.CodeWriter;
import chladni.render.FormulaNotation;
import chladni.render.Notation;
import chladni.render.ResummedFormulaNotation;
import chladni.render.TensorNotation;
import chladni.render.TextWriter;
import chladni.value.NamedContraction;
import chladni.value.TensorNames;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Formulas and expansions as programs for other systems. */
final class CodeFunctions {
  private CodeFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "code",
            "Formulas",
            List.of(
                Parameter.required("x", Parameter.Kind.ANY),
                Parameter.required("target", Parameter.Kind.WORD)),
            List.of(),
            "a program in python, sympy or mathematica that computes a formula or the coefficients"
                + " of an expansion",
            "It runs alone and defines a function f of the variables, in the order in which they"
                + " stand; for an expansion f gives a dictionary from value classes to"
                + " coefficients, resummed ones by diagrams. In python, f is exact at fractions"
                + " wherever no exponential occurs. In sympy, expression is f of symbols. Resummed"
                + " forms have values where eigenvalues coincide or vanish.",
            List.of(
                new Function.Example(
                    "code(weight(c(01-2)(02-12)), python)",
                    """
                    def f(N, B, E):
                        return N*E**2/(2*B**2)\
                    """),
                new Function.Example(
                    "code(weight(c(01-2)(02-12)), mathematica)",
                    """
                    (* N, B, E are called n, B, e here. *)
                    f[n_, B_, e_] := n*e^2/(2*B^2)\
                    """)),
            (arguments, context) ->
                Reply.OfText.of(
                    code(arguments.reply(0), writer(arguments.word(1)), context.names()))));
  }

  /** What code is written for. */
  static List<String> targets() {
    return Arrays.stream(CodeWriter.values()).map(CodeFunctions::word).toList();
  }

  private static CodeWriter writer(String word) {
    List<String> known = targets();
    return Arrays.stream(CodeWriter.values())
        .filter(writer -> word(writer).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.unknown(
                    "no code is written for " + word,
                    Spelling.suggestion(word, known, "there are " + String.join(", ", known))));
  }

  private static String word(CodeWriter writer) {
    return writer.name().toLowerCase(Locale.ROOT);
  }

  private static String code(Reply x, CodeWriter writer, TensorNames names) {
    return switch (Arguments.plain(x)) {
      case Reply.OfFormula f ->
          CodeProgram.of(writer, FormulaNotation.of(f.formula()), f.formula().variables());
      case Reply.OfResummed r ->
          CodeProgram.of(writer, ResummedFormulaNotation.compact(r.form()), r.form().variables());
      case Reply.OfExpansion e -> {
        List<CodeProgram.Entry> entries = new ArrayList<>();
        Set<String> variables = new LinkedHashSet<>();
        start(e.expansion().start(), entries, variables);
        for (Term term : e.expansion().terms()) {
          variables.addAll(term.coefficient().variables());
          entries.add(
              new CodeProgram.Entry(
                  term.value().name(),
                  tensor(term.value(), names),
                  FormulaNotation.of(term.coefficient())));
        }
        yield CodeProgram.of(writer, entries, ordered(variables));
      }
      case Reply.OfResummedExpansion r -> {
        List<CodeProgram.Entry> entries = new ArrayList<>();
        Set<String> variables = new LinkedHashSet<>();
        start(r.expansion().start(), entries, variables);
        for (ResummedTerm term : r.expansion().terms()) {
          variables.addAll(term.coefficient().variables());
          entries.add(
              new CodeProgram.Entry(
                  term.diagram().name(),
                  tensor(term.value(), names),
                  ResummedFormulaNotation.compact(term.coefficient())));
        }
        yield CodeProgram.of(writer, entries, ordered(variables));
      }
      default ->
          throw ProblemException.unfit(
              "code is written for formulas and expansions, and this is " + x.phrase(),
              "give a weight, an expansion or one of its coefficients");
    };
  }

  private static void start(
      ClosedForm start, List<CodeProgram.Entry> entries, Set<String> variables) {
    if (!start.isZero()) {
      variables.addAll(start.variables());
      entries.add(new CodeProgram.Entry("weights(0)", "theta_0", FormulaNotation.of(start)));
    }
  }

  /** The variables in their usual order. */
  private static Set<String> ordered(Set<String> variables) {
    return ClosedForm.sum(variables.stream().map(ClosedForm::symbol).toList()).variables();
  }

  private static String tensor(ValueClass value, TensorNames names) {
    Notation tensor = TensorNotation.explicit(NamedContraction.of(value, names));
    return TextWriter.ASCII.write(tensor);
  }
}
