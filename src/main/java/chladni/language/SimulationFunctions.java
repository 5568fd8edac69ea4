package chladni.language;

import chladni.expansion.Quantity;
import chladni.experiment.Simulation;
import chladni.experiment.Trials;
import chladni.landscape.Landscape;
import java.util.List;
import java.util.Set;

/** The functions that run experiments. */
final class SimulationFunctions {
  private SimulationFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "simulate",
            "Landscapes",
            List.of(
                Parameter.required("quantity", Parameter.Kind.WORD),
                Parameter.required("L", Parameter.Kind.LANDSCAPE)),
            SimulationOptions.ALL,
            "a quantity measured by running training many times on a landscape",
            "The quantity is test_loss, training_loss, gap, displacement, weights,"
                + " test_loss_squared, test_loss_variance or weight_covariance. Every trial draws"
                + " its own training set. Answers the mean with its standard error and 95 %"
                + " interval; a run stopped by Ctrl-C answers with the trials done so far.",
            List.of(
                new Function.Example(
                    "simulate(test_loss, landscape(\"mean-estimation\"), process=ode, T=10,"
                        + " eta=1/10)",
                    """
                    0
                      gradient flow without noise: the same in every trial
                      the test loss is the exact expectation, by Gauss quadrature with 1 node\
                    """)),
            SimulationFunctions::simulate));
  }

  private static Reply simulate(Arguments arguments, Context context) {
    Quantity quantity = SimulationOptions.quantity(arguments.word(0));
    Landscape landscape = arguments.landscape(1);
    Trials trials =
        Simulation.run(
            SimulationOptions.experiment(arguments, landscape, Set.of(quantity)),
            (done, total) -> context.progress().report("simulate", done, total));
    return new Reply.OfEstimate(
        trials.finding(quantity), landscape.weights(), SimulationOptions.weightDecay(arguments));
  }
}
