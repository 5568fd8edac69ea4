package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction;
import java.util.List;
import java.util.Map;

/**
 * What an edge weighs by the number m ≥ 1 of updates between its ends: κ(m), how far a gradient has
 * moved the weights m updates later, by its generating function K(z) = Σ_m κ(m) z^m.
 *
 * <p>Example: {@link #PLAIN} has κ = 1, so K = z/(1−z). Resummed over all chains of Hessians with
 * eigenvalue k it is K/(1+kK) = z/(1−(1−k)z), so κ(m) = (1−k)^{m−1}.
 *
 * @param response the sequence κ(1), κ(2), …, that is K(z)/z
 */
public record Kernel(GeneratingFunction response) {
  /** κ = 1: a gradient moves the weights at once and for good. */
  public static final Kernel PLAIN =
      new Kernel(GeneratingFunction.geometric(ClosedForm.ONE, ClosedForm.ONE));

  /**
   * This kernel followed by a filter of the sequence of weights: K(z) times the generating function
   * of the filter, the coefficient of z^j being the part that weights j updates old have.
   */
  public Kernel filtered(GeneratingFunction filter) {
    return new Kernel(response.times(filter));
  }

  /**
   * K/(1+kK′): this edge standing for itself and for all chains in which further edges K′ follow
   * below, joined by Hessians of eigenvalue k.
   *
   * @param edge the kernel K′ of edges that do not end at the root
   */
  public Kernel resummed(Kernel edge, ClosedForm eigenvalue) {
    return new Kernel(
        response.times(
            GeneratingFunction.ONE.plus(edge.response.delayed().times(eigenvalue)).reciprocal()));
  }

  /** κ(1), …, κ(n). */
  public List<ClosedForm> values(int n) {
    return response.first(n);
  }

  /** The same with variables replaced. */
  public Kernel substitute(Map<String, ClosedForm> values) {
    return new Kernel(response.substitute(values));
  }
}
