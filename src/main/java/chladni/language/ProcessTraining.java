package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.experiment.Training;
import chladni.experiment.UpdateRule;
import chladni.history.GradientDescent;
import chladni.history.GradientFlow;
import chladni.history.NoiseMatchedDiffusion;
import chladni.history.OptimizedDescent;
import chladni.history.Optimizer;
import chladni.history.Process;
import chladni.history.Sampling;
import chladni.history.StochasticGradientDescent;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * Runs the process of an expansion: what it sums over as what a simulation does.
 *
 * @param known replaces variables by the numbers they have
 * @param substeps steps in a unit of time for processes in continuous time
 */
record ProcessTraining(UnaryOperator<ClosedForm> known, int substeps) {

  /**
   * How trials of a process train.
   *
   * @throws ProblemException if its numbers are not those of a run
   */
  Training of(Process process) {
    return switch (process) {
      case StochasticGradientDescent sgd ->
          new Training.Descent(
              whole("N", sgd.trainingPoints()),
              whole("B", ClosedForm.of(-1).dividedBy(sgd.edgeFactor())),
              whole("T", sgd.updates()),
              sgd.sampling(),
              UpdateRule.PLAIN);
      case GradientDescent gd ->
          new Training.FullBatch(
              whole("N", gd.trainingPoints()), whole("T", gd.updates()), UpdateRule.PLAIN);
      case GradientFlow flow -> new Training.Flow(number(flow.duration()).doubleValue(), substeps);
      case NoiseMatchedDiffusion diffusion ->
          new Training.Diffusion(
              number(diffusion.duration()).doubleValue(),
              whole("B", diffusion.batchSize()),
              substeps);
      case OptimizedDescent optimized -> optimized(of(optimized.plain()), optimized.optimizers());
      default ->
          throw ProblemException.unfit(
              "process=" + process.name() + " cannot be simulated", "compare another process");
    };
  }

  private Training optimized(Training plain, List<Optimizer> optimizers) {
    return switch (plain) {
      case Training.Descent d ->
          new Training.Descent(
              d.points(),
              d.batch(),
              d.updates(),
              d.sampling(),
              OptimizerOptions.rule(
                  optimizers,
                  new OptimizerOptions.Run(
                      known,
                      d.sampling() == Sampling.REPLACEMENT
                          ? OptionalInt.empty()
                          : OptionalInt.of(d.points() / d.batch()))));
      case Training.FullBatch f ->
          new Training.FullBatch(
              f.points(),
              f.updates(),
              OptimizerOptions.rule(
                  optimizers, new OptimizerOptions.Run(known, OptionalInt.of(1))));
      default -> throw new IllegalStateException("optimizers act on descent");
    };
  }

  private BigFraction number(ClosedForm formula) {
    ClosedForm number = known.apply(formula);
    return number
        .number()
        .orElseThrow(
            () ->
                ProblemException.unfit(
                    "a run needs numbers, and " + number + " is still symbolic",
                    "give numbers for " + String.join(", ", number.variables())));
  }

  private int whole(String name, ClosedForm formula) {
    BigFraction number = number(formula);
    if (!number.getDenominator().equals(BigInteger.ONE)
        || number.signum() <= 0
        || number.getNumerator().bitLength() > 31) {
      throw ProblemException.unfit(
          "a run needs a positive whole number for " + name + ", not " + number,
          "give numbers for N, B, E that divide each other");
    }
    return number.getNumerator().intValueExact();
  }
}
