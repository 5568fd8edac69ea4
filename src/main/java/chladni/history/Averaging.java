package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction;

/**
 * The mean of θ_1, …, θ_T is measured in place of θ_T: K_root is multiplied by 1/(T(1−z)).
 *
 * <p>For plain descent κ_root(m) = m/T, resummed (1−(1−k)^m)/(kT).
 *
 * <p>Source: B. T. Polyak and A. B. Juditsky, Acceleration of stochastic approximation by averaging
 * (1992).
 */
public record Averaging() implements Optimizer {
  @Override
  public String text() {
    return "average";
  }

  @Override
  public HistoryFactors applied(HistoryFactors factors, ClosedForm updates) {
    return factors.withKernels(
        factors.edge(),
        factors
            .root()
            .filtered(
                GeneratingFunction.geometric(ClosedForm.ONE.dividedBy(updates), ClosedForm.ONE)));
  }
}
