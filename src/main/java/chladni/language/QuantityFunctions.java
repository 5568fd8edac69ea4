package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.expansion.Admission;
import chladni.expansion.Expander;
import chladni.expansion.Measurement;
import chladni.expansion.Quantity;
import chladni.expansion.ResummedExpander;
import chladni.prediction.Forecast;
import chladni.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Expansions of what is measured after training. */
final class QuantityFunctions {
  private static final String DETAILS =
      "The sum of weight times value over all diagrams up to that many edges; the error is"
          + " o(η^order).";
  private static final Parameter ORDER = Parameter.required("order", Parameter.Kind.ORDER);

  /** What the function at the root is called. */
  static final Option NAME = Option.word("of", "what the function s(θ) is called; default s");

  private static final List<Option> OPTIONS =
      Stream.of(
              ProcessOptions.ALL,
              SettingOptions.ALL,
              List.of(SettingOptions.WEIGHT_DECAY),
              List.of(ResummedFunctions.RESUMMED, ResummedFunctions.CONTINUUM))
          .flatMap(List::stream)
          .toList();

  private QuantityFunctions() {}

  static List<Function> all() {
    return List.of(
        quantity(
            "test_loss",
            Quantity.TEST_LOSS,
            "E[l(θ_T)] up to a power of η",
            new Function.Example(
                "test_loss(1)",
                """
                  l
                - N*E/B G_μ η^{μν} G_ν
                + o(η^1)\
                """)),
        quantity(
            "training_loss",
            Quantity.TRAINING_LOSS,
            "the mean of E[l_n(θ_T)] over the training points",
            new Function.Example("training_loss(1) == test_loss(1) - gap(1)", "true")),
        quantity(
            "gap",
            Quantity.GAP,
            "test loss minus training loss",
            new Function.Example(
                "gap(1)",
                """
                  E/B C_{μν} η^{μν}
                + o(η^1)\
                """)),
        quantity(
            "displacement",
            Quantity.DISPLACEMENT,
            "E[θ_T − θ_0], with a free index",
            new Function.Example(
                "displacement(1)",
                """
                - N*E/B η^{μν} G_ν
                + o(η^1)\
                """)),
        quantity(
            "weights",
            Quantity.WEIGHTS,
            "E[θ_T] = θ_0 + displacement",
            new Function.Example(
                "weights(1, process=ode)",
                """
                  θ_0
                - T η^{μν} G_ν
                + o(η^1)\
                """)),
        quantity(
            "test_loss_squared",
            Quantity.TEST_LOSS_SQUARED,
            "E[l(θ_T)²], by diagrams with two roots",
            new Function.Example("coefficient(test_loss_squared(1), c(0-1-2)(01))", "-2*N*E/B")),
        quantity(
            "test_loss_variance",
            Quantity.TEST_LOSS_VARIANCE,
            "E[l(θ_T)²] − E[l(θ_T)]²",
            new Function.Example(
                "coefficient(test_loss_variance(2), c(01-2-3)(02-13))", "N*E^2/B^2")),
        quantity(
            "weight_covariance",
            Quantity.WEIGHT_COVARIANCE,
            "E[Δ^μ Δ^ν] − E[Δ^μ] E[Δ^ν] with Δ = θ_T − θ_0, with two free indices",
            new Function.Example("coefficient(weight_covariance(2), c(01)(0-1))", "N*E^2/B^2")),
        observable());
  }

  private static Function quantity(
      String name, Quantity quantity, String summary, Function.Example example) {
    return new Function(
        name,
        "Expansions",
        List.of(ORDER),
        OPTIONS,
        summary,
        DETAILS,
        List.of(example),
        (arguments, context) -> {
          Expander expander = expander(arguments, context, name);
          int order = order(arguments, quantity.admission(expander, nodes(arguments)));
          return expansion(
              new Forecast(
                  new Forecast.Measured.OfQuantity(quantity), expander, time(arguments), List.of()),
              order,
              decay(arguments));
        });
  }

  private static ClosedForm decay(Arguments arguments) {
    return arguments.formula(SettingOptions.WEIGHT_DECAY).orElse(ClosedForm.ZERO);
  }

  private static Reply expansion(Forecast forecast, int order, ClosedForm decay) {
    if (forecast.time().isPresent() && !decay.isZero()) {
      throw ProblemException.unfit(
              "a resummed weight is a function of the eigenvalues of K, and weight decay only"
                  + " changes K, to η(H + λ)",
              "leave weight_decay out and take eigenvalues of η(H + λ), or leave resummed out")
          .about(SettingOptions.WEIGHT_DECAY.name());
    }
    return forecast.time().isPresent()
        ? new Reply.OfResummedExpansion(
            forecast.resummedExpansion(order), Reply.Basis.EIGENVECTORS, Optional.of(forecast))
        : new Reply.OfExpansion(
            forecast.expansion(order).withWeightDecay(decay),
            Reply.Shape.READABLE,
            Optional.of(forecast));
  }

  /** How resummed histories are summed; empty where the sum is not to be resummed. */
  private static Optional<ResummedExpander.Time> time(Arguments arguments) {
    if (arguments.has(ResummedFunctions.CONTINUUM)) {
      return Optional.of(ResummedExpander.Time.CONTINUUM);
    }
    return arguments.has(ResummedFunctions.RESUMMED)
        ? Optional.of(ResummedExpander.Time.STEPS)
        : Optional.empty();
  }

  private static Function observable() {
    String name = "observable";
    return new Function(
        name,
        "Expansions",
        List.of(ORDER),
        joined(List.of(NAME), OPTIONS),
        "E[s(θ_T)] for any function s of the weights; its derivatives stay ∇s, ∇∇s, …",
        DETAILS,
        List.of(
            new Function.Example(
                "observable(1, of=s)",
                """
                  s
                - N*E/B G_μ η^{μν} ∇_ν s
                + o(η^1)\
                """)),
        (arguments, context) -> {
          Expander expander = expander(arguments, context, name);
          Measurement.Observable measured =
              new Measurement.Observable(
                  ValueFunctions.functionName(arguments.word(NAME).orElse("s"), NAME));
          int order = order(arguments, expander.admission(measured, nodes(arguments)));
          return expansion(
              new Forecast(
                  new Forecast.Measured.OfFunction(measured), expander, time(arguments), List.of()),
              order,
              decay(arguments));
        });
  }

  private static Expander expander(Arguments arguments, Context context, String task) {
    return new Expander(
        ProcessOptions.process(arguments),
        SettingOptions.setting(arguments),
        new Expander.Progress() {
          @Override
          public void done(int edges, long diagrams, long total) {
            context.progress().report(task + ", " + edges + " edges", diagrams, total);
          }

          @Override
          public void multiplied(long diagrams, long total) {
            context.progress().report(task + ", the square of the mean", diagrams, total);
          }
        });
  }

  private static Admission.Nodes nodes(Arguments arguments) {
    return time(arguments).isPresent() ? Admission.Nodes.LINKLESS : Admission.Nodes.ANY;
  }

  private static int order(Arguments arguments, Admission admission) {
    int order = arguments.order(0);
    DiagramLimit.check(admission, order, "summed");
    return order;
  }

  private static List<Option> joined(List<Option> first, List<Option> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
