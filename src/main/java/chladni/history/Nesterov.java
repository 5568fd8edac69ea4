package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction;
import java.util.List;

/**
 * Nesterov momentum: v ← βv − η∇l(θ + βv), θ ← θ + v, with v = 0 at first; θ_T is measured.
 *
 * <p>Gradients are taken one step of βv ahead: κ(m) = (1−β^m)/(1−β) + β^m = (1−β^{m+1})/(1−β),
 * while κ_root is that of {@link HeavyBall}.
 *
 * <p>Source: Y. Nesterov, A method for solving the convex programming problem with convergence rate
 * O(1/k²) (1983), in the form of Sutskever, Martens, Dahl and Hinton (2013), section 2.
 *
 * <p>Example: β = 0 is plain descent.
 *
 * @param beta β, with |β| &lt; 1 where T tends to infinity
 */
public record Nesterov(ClosedForm beta) implements Optimizer {
  @Override
  public String text() {
    return "nesterov=" + beta;
  }

  @Override
  public HistoryFactors applied(HistoryFactors factors, ClosedForm updates) {
    HeavyBall.requirePlain(factors, "nesterov");
    Kernel root = Kernel.PLAIN.filtered(GeneratingFunction.geometric(ClosedForm.ONE, beta));
    // κ(m) is the root's one update later: 1 + β − βz in place of 1.
    GeneratingFunction ahead =
        GeneratingFunction.of(
            List.of(ClosedForm.ONE.plus(beta), beta.negate()), List.of(ClosedForm.ONE));
    return factors.withKernels(root.filtered(ahead), root);
  }
}
