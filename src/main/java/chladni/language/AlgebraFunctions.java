package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.symja.Answer;
import chladni.symja.PresentationRules;
import chladni.symja.Symja;
import java.util.List;

/** The functions that Symja computes, each answer checked before it is shown. */
final class AlgebraFunctions {
  private static final Parameter X = Parameter.required("x", Parameter.Kind.ANY);
  private static final Parameter VARIABLE = Parameter.required("variable", Parameter.Kind.WORD);
  private static final Option RULES =
      Option.choice(
          "rules", PresentationRules.SHIPPED, "which of the files rules/*.m; steps if left out");

  private AlgebraFunctions() {}

  private interface OnFormula {
    Answer answer(Symja symja, ClosedForm formula);
  }

  private interface OnVariable {
    Answer answer(Symja symja, ClosedForm formula, String variable);
  }

  static List<Function> all() {
    return List.of(
        function(
            "simplify",
            "an equal formula that is as short as possible; in an expansion, each coefficient",
            new Function.Example("simplify((N^2 - 1)/(N - 1))", "N + 1"),
            Symja::simplify,
            Reply.Shape.READABLE),
        function(
            "factor",
            "a formula as a product of irreducible factors; in an expansion, each coefficient",
            new Function.Example("factor(N^2 - 1)", "(N - 1)*(N + 1)"),
            Symja::factor,
            Reply.Shape.FACTORED),
        inVariable(
            "apart",
            "partial fractions with respect to a variable",
            new Function.Example("apart(1/(N^2 - N), N)", "1/(N - 1) - 1/N"),
            Symja::apart),
        inVariable(
            "collect",
            "a formula sorted by the powers of a variable",
            new Function.Example("collect(N*E + N*B + N^2, N)", "N^2 + N*(B + E)"),
            Symja::collect),
        new Function(
            "diff",
            "Algebra",
            List.of(X, VARIABLE),
            List.of(),
            "the derivative with respect to a variable",
            "",
            List.of(new Function.Example("diff(exp(-k1*T)/k1, T)", "-exp(-k1*T)")),
            (arguments, context) ->
                plainest(
                    context
                        .symja()
                        .diff(Arguments.written(arguments.reply(0)), arguments.word(1)))),
        new Function(
            "solve",
            "Algebra",
            List.of(X, VARIABLE),
            List.of(),
            "the values of a variable at which a formula vanishes",
            "",
            List.of(new Function.Example("solve(2*N - E, N)", "[E/2]")),
            (arguments, context) ->
                new Reply.OfList(
                    context
                        .symja()
                        .solve(Arguments.written(arguments.reply(0)), arguments.word(1))
                        .stream()
                        .map(AlgebraFunctions::plainest)
                        .toList())),
        new Function(
            "present",
            "Algebra",
            List.of(X),
            List.of(RULES),
            "a formula with abbreviations from a file of rules",
            "steps: T = N*E/B, M = E/B, L = N/B; propagators: P(T; 0, k); powers: powers and"
                + " exponentials taken together.",
            List.of(new Function.Example("present(3*N*E/B)", "3*T\n  with T = N*E/B")),
            (arguments, context) ->
                new Reply.OfAlgebra(
                    context
                        .symja()
                        .present(
                            Arguments.written(arguments.reply(0)),
                            PresentationRules.shipped(arguments.word(RULES).orElse("steps"))))));
  }

  /** One of our formulas as we write it, anything else as Symja answered it. */
  private static Reply plainest(Answer answer) {
    return answer instanceof Answer.Exact exact
        ? new Reply.OfFormula(exact.form())
        : new Reply.OfAlgebra(answer);
  }

  private static Function function(
      String name,
      String summary,
      Function.Example example,
      OnFormula onFormula,
      Reply.Shape ofCoefficients) {
    return new Function(
        name,
        "Algebra",
        List.of(X),
        List.of(),
        summary,
        "",
        List.of(example),
        (arguments, context) ->
            arguments.reply(0) instanceof Reply.OfExpansion e
                ? new Reply.OfExpansion(e.expansion(), ofCoefficients)
                : new Reply.OfAlgebra(
                    onFormula.answer(context.symja(), Arguments.written(arguments.reply(0)))));
  }

  private static Function inVariable(
      String name, String summary, Function.Example example, OnVariable onVariable) {
    return new Function(
        name,
        "Algebra",
        List.of(X, VARIABLE),
        List.of(),
        summary,
        "",
        List.of(example),
        (arguments, context) ->
            new Reply.OfAlgebra(
                onVariable.answer(
                    context.symja(), Arguments.written(arguments.reply(0)), arguments.word(1))));
  }
}
