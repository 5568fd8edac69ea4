package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction;
import chladni.problem.ProblemException;

/**
 * Heavy-ball momentum: v ← βv − η∇l(θ), θ ← θ + v, with v = 0 at first.
 *
 * <p>A gradient goes on moving the weights, by β less at every update: κ(m) = 1 + β + … + β^{m−1} =
 * (1−β^m)/(1−β), K = z/((1−z)(1−βz)). Resummed, κ(m) = (r₊^m − r₋^m)/(r₊ − r₋) with r² − (1+β−k) r
 * + β = 0.
 *
 * <p>Source: B. T. Polyak, Some methods of speeding up the convergence of iteration methods (1964).
 *
 * <p>Example: β = 0 is plain descent.
 *
 * @param beta β, with |β| &lt; 1 where T tends to infinity
 */
public record HeavyBall(ClosedForm beta) implements Optimizer {
  @Override
  public String text() {
    return "momentum=" + beta;
  }

  @Override
  public HistoryFactors applied(HistoryFactors factors, ClosedForm updates) {
    requirePlain(factors, "momentum");
    Kernel kernel = Kernel.PLAIN.filtered(GeneratingFunction.geometric(ClosedForm.ONE, beta));
    return factors.withKernels(kernel, kernel);
  }

  /** Refuses a second rule for velocities. */
  static void requirePlain(HistoryFactors factors, String option) {
    if (!factors.edge().equals(Kernel.PLAIN)) {
      throw ProblemException.unfit(
          option + " does not combine with another rule for the velocity",
          "give momentum or nesterov, not both");
    }
  }
}
