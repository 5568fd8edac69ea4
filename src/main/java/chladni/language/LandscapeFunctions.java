package chladni.language;

import chladni.landscape.BuiltInLandscapes;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.problem.ProblemException;
import chladni.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** The functions about landscapes: from a loss to numbers. */
final class LandscapeFunctions {
  private static final int DEFAULT_ORDER = 3;

  private static final Option ORDER =
      Option.whole("order", "the most derivatives in a bracket; " + DEFAULT_ORDER + " by default");

  private LandscapeFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "landscape",
            "Landscapes",
            List.of(Parameter.required("name", Parameter.Kind.TEXT)),
            List.of(Option.formula(Function.ANY_VARIABLE, "the value of any of its parameters")),
            "a distribution of losses: a built-in one, or one read from a JSON file",
            "Built in are "
                + String.join(", ", BuiltInLandscapes.names())
                + ". The form of the file is described on the page on landscapes.",
            List.of(
                new Function.Example(
                    "landscape(\"docs/landscapes/coin.json\")",
                    "docs/landscapes/coin.json: 2 losses, start w = 1"),
                new Function.Example(
                    "landscape(\"mean-estimation\", H=2)",
                    "mean-estimation: x ~ normal(0,1), start theta = 0, H = 2, S = 1, theta0 = 0")),
            LandscapeFunctions::landscape),
        new Function(
            "tensors",
            "Landscapes",
            List.of(Parameter.required("L", Parameter.Kind.LANDSCAPE)),
            List.of(ORDER),
            "the tensors of a landscape at its start, as a table",
            "They are named as in landscape files: l, G, H, J, C, S, gradC for ∇_ν C_{μλ} with the"
                + " index ν first, and other cumulants by the orders of their derivatives: [2,2] is"
                + " 𝒞[∇²l, ∇²l].",
            List.of(
                new Function.Example(
                    "tensors(landscape(\"docs/landscapes/coin.json\"), order=2)",
                    """
                    tensor  component  value
                    l                  1
                    G       w          1
                    H       w w        1
                    C       w, w       1\
                    """)),
            (arguments, context) ->
                TensorTable.of(
                    arguments.landscape(0),
                    arguments.whole(ORDER).orElse(DEFAULT_ORDER),
                    context.conversation())),
        new Function(
            "evaluate",
            "Landscapes",
            List.of(
                Parameter.required("x", Parameter.Kind.ANY),
                Parameter.required("L", Parameter.Kind.LANDSCAPE)),
            List.of(),
            "an expansion on a landscape: a series in η, and in T where T is symbolic",
            "All other variables must be numbers. A uvalue gives a number, or one for each weight."
                + " Numbers are exact where the landscape is; otherwise they are decimals, and a"
                + " note says how the expectations over the data were taken.",
            List.of(
                new Function.Example(
                    "evaluate(test_loss(2, N=2, B=1, E=1),"
                        + " landscape(\"docs/landscapes/coin.json\"))",
                    "[1, -2, 4]\ncoefficients of eta^0, eta^1, …")),
            (arguments, context) -> evaluate(arguments.reply(0), arguments.landscape(1), context)),
        PredictionFunctions.predict(),
        PredictionFunctions.estimate());
  }

  private static Reply landscape(Arguments arguments, Context context) {
    Map<String, BigFraction> values = new LinkedHashMap<>();
    for (String name : arguments.optionNames()) {
      values.put(
          name,
          arguments
              .optionFormula(name)
              .number()
              .orElseThrow(
                  () ->
                      ProblemException.unfit(
                          "the parameter " + name + " must be a number",
                          "write " + name + "=1/2")));
    }
    return new Reply.OfLandscape(
        LandscapeReader.open(arguments.word(0), values, context.texts().landscapes()));
  }

  private static Reply evaluate(Reply subject, Landscape landscape, Context context) {
    Conversation conversation = context.conversation();
    return switch (subject) {
      case Reply.OfExpansion e ->
          Evaluation.series(e.expansion(), landscape, conversation, context.progress());
      case Reply.OfDiagram d ->
          Evaluation.numbers(new Reply.OfValue(Value.of(d.diagram())), landscape, conversation);
      case Reply.OfValue v -> Evaluation.numbers(v, landscape, conversation);
      default ->
          throw ProblemException.unfit(
              "only expansions and values can be evaluated, and this is " + subject.phrase(),
              "write evaluate(test_loss(2, N=4, B=1, E=1), L)");
    };
  }
}
