package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction;

/**
 * An exponential moving average of the weights is measured: θ̄ ← γθ̄ + (1−γ)θ after every update,
 * with θ̄ = θ_0 at first.
 *
 * <p>K_root is multiplied by (1−γ)/(1−γz); for plain descent κ_root(m) = 1−γ^m.
 *
 * <p>Example: γ = 0 measures θ_T.
 *
 * @param gamma γ, with |γ| &lt; 1 where T tends to infinity
 */
public record ExponentialAveraging(ClosedForm gamma) implements Optimizer {
  @Override
  public String text() {
    return "ema=" + gamma;
  }

  @Override
  public HistoryFactors applied(HistoryFactors factors, ClosedForm updates) {
    return factors.withKernels(
        factors.edge(),
        factors.root().filtered(GeneratingFunction.geometric(ClosedForm.ONE.minus(gamma), gamma)));
  }
}
