package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.landscape.Landscape;
import chladni.prediction.Numbers;
import chladni.prediction.Prediction;
import chladni.prediction.Predictor;
import chladni.problem.ProblemException;
import chladni.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/** The functions that put numbers for η and time into expansions. */
final class PredictionFunctions {
  private static final Option ETA = Option.formula("eta", "the learning rate, a number");

  private static final Option ESTIMATOR =
      Option.choice(
          "estimator",
          List.of("plugin", "unbiased"),
          "take the rows of a table as the distribution itself (default), or as a sample from it");

  private static final Option EIGENPAIRS =
      Option.whole(
          "eigenpairs",
          "how many leading eigenpairs of H a resummed prediction uses; default all, or 20 of many"
              + " weights");

  private PredictionFunctions() {}

  static Function estimate() {
    return new Function(
        "estimate",
        "Landscapes",
        List.of(
            Parameter.required("x", Parameter.Kind.ANY),
            Parameter.required("L", Parameter.Kind.LANDSCAPE)),
        List.of(),
        "the value of a diagram, or of a combination, estimated without bias from a sample",
        "The rows of the landscape's table are the sample. Products of expectations are averaged"
            + " over distinct rows; ± is the standard error by the jackknife with 20 groups of"
            + " rows.",
        List.of(
            new Function.Example(
                "estimate(c(01)(01), landscape(\"logistic-regression\"))",
                "0.753661829096 ± 0.063")),
        (arguments, context) -> {
          Landscape landscape = arguments.landscape(1);
          Value value =
              switch (arguments.reply(0)) {
                case Reply.OfDiagram d -> Value.of(d.diagram());
                case Reply.OfValue v when v.start().isZero() -> v.value();
                default ->
                    throw ProblemException.unfit(
                        "only values of diagrams can be estimated, and this is "
                            + arguments.reply(0).phrase(),
                        "write estimate(c(01)(01), L), or predict(…, estimator=unbiased)");
              };
          return new Reply.OfPrediction(
              Predictor.fromSample(landscape).value(value), landscape.weights());
        });
  }

  static Function predict() {
    return new Function(
        "predict",
        "Landscapes",
        List.of(
            Parameter.required("x", Parameter.Kind.EXPANSION),
            Parameter.required("L", Parameter.Kind.LANDSCAPE)),
        List.of(
            ETA,
            ESTIMATOR,
            EIGENPAIRS,
            Option.formula(Function.ANY_VARIABLE, "a number for any variable left, such as T")),
        "an expansion on a landscape at a number η, plain or resummed",
        "With the size of the next order's terms, and a warning where η is too large for the order"
            + " to make sense.",
        List.of(
            new Function.Example(
                "predict(test_loss(2), landscape(\"docs/landscapes/coin.json\"), eta=1/10, N=2,"
                    + " B=1, E=1)",
                "0.84\n  next order: -0.003 of order 3")),
        (arguments, context) -> {
          Numbers numbers = numbers(arguments);
          Landscape landscape = trained(arguments.reply(0), arguments.landscape(1), numbers);
          return predict(
              arguments.reply(0),
              landscape,
              arguments.word(ESTIMATOR).orElse("plugin").equals("unbiased")
                  ? Predictor.fromSample(landscape)
                  : Predictor.on(landscape),
              numbers,
              arguments.whole(EIGENPAIRS));
        });
  }

  private static Numbers numbers(Arguments arguments) {
    if (!arguments.has(ETA)) {
      throw ProblemException.unfit(
          "predict needs a number for the learning rate", "add eta=0.1 as an option");
    }
    Map<String, BigFraction> variables = new TreeMap<>();
    for (String name : arguments.optionNames()) {
      if (name.equals(ESTIMATOR.name()) || name.equals(EIGENPAIRS.name())) {
        continue;
      }
      variables.put(name, number(name, arguments.optionFormula(name)));
    }
    variables.remove(ETA.name());
    return new Numbers(number(ETA.name(), arguments.optionFormula(ETA.name())), variables);
  }

  private static BigFraction number(String name, ClosedForm formula) {
    return formula
        .number()
        .orElseThrow(
            () ->
                ProblemException.unfit(
                    name + " must be a number, not " + formula, "write " + name + "=1/10"));
  }

  /** The landscape of the loss that an expansion is of. */
  private static Landscape trained(Reply subject, Landscape landscape, Numbers numbers) {
    ClosedForm decay =
        subject instanceof Reply.OfExpansion e
            ? e.expansion().premises().weightDecay()
            : ClosedForm.ZERO;
    Map<String, ClosedForm> formulas = new TreeMap<>();
    numbers.variables().forEach((name, value) -> formulas.put(name, ClosedForm.of(value)));
    return landscape.withWeightDecay(
        number(SettingOptions.WEIGHT_DECAY.name(), decay.substitute(formulas)));
  }

  private static Reply predict(
      Reply subject,
      Landscape landscape,
      Predictor predictor,
      Numbers numbers,
      Optional<Integer> eigenpairs) {
    if (eigenpairs.isPresent() && !(subject instanceof Reply.OfResummedExpansion)) {
      throw ProblemException.unfit(
          "only resummed expansions have eigenvalues", "leave eigenpairs out");
    }
    Prediction prediction =
        switch (subject) {
          case Reply.OfExpansion e -> predictor.predict(e.expansion(), numbers, e.forecast());
          case Reply.OfResummedExpansion r ->
              eigenpairs
                  .map(n -> predictor.predictLeading(r.expansion(), numbers, r.forecast(), n))
                  .orElseGet(() -> predictor.predictResummed(r.expansion(), numbers, r.forecast()));
          default ->
              throw ProblemException.unfit(
                  "only expansions can be predicted, and this is " + subject.phrase(),
                  "write predict(test_loss(2), L, eta=0.1, N=10, B=1, E=1)");
        };
    return new Reply.OfPrediction(prediction, landscape.weights());
  }
}
