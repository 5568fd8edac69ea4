package chladni.history;

import chladni.algebra.ClosedForm;
import java.util.List;

/**
 * What a history weighs: Π s(t) over its nodes · Π κ(t′ − t) over edges from time t to time t′ · Π
 * κ_root(T − t) over edges to a root or a loose end.
 *
 * <p>An optimizer is these three, on top of which cells and coincidences are admissible. The
 * theorem that E[l(θ_T)] is a sum over diagrams holds for all of them, since θ_T − θ_0 is linear in
 * the gradients met on the way: the gradient at time t has moved the weights where the gradient at
 * time t′ is taken by −η s(t) κ(t′ − t), and the weights that are measured by −η s(t) κ_root(T −
 * t).
 *
 * <p>Example: {@link #PLAIN} is 1 for every history, so that sums of weights count.
 *
 * @param node s, the schedule of the learning rate
 * @param edge κ
 * @param root κ_root
 */
public record HistoryFactors(Schedule node, Kernel edge, Kernel root) {
  /** Plain descent. */
  public static final HistoryFactors PLAIN =
      new HistoryFactors(Schedule.CONSTANT, Kernel.PLAIN, Kernel.PLAIN);

  /** The same with another kernel on all edges, measured where gradients act at once. */
  public HistoryFactors withKernels(Kernel newEdge, Kernel newRoot) {
    return new HistoryFactors(node, newEdge, newRoot);
  }

  /** The same with another node factor. */
  public HistoryFactors withNode(Schedule schedule) {
    return new HistoryFactors(schedule, edge, root);
  }

  /** The kernels of the edges of a forest, resummed with given eigenvalues. */
  List<Kernel> resummed(Forest forest, List<ClosedForm> eigenvalues) {
    Kernel[] kernels = new Kernel[forest.size()];
    for (int v = 0; v < kernels.length; v++) {
      Kernel kernel = forest.parent(v) == Forest.NONE ? root : edge;
      kernels[v] = eigenvalues.get(v).isZero() ? kernel : kernel.resummed(edge, eigenvalues.get(v));
    }
    return List.of(kernels);
  }
}
