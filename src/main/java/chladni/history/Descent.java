package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import java.util.List;
import java.util.Optional;

/** Descent in updates, on which an {@link Optimizer} can act. */
interface Descent extends Process {

  /** The number T of updates. */
  ClosedForm updates();

  /** The number of updates in an epoch, if there are epochs. */
  Optional<ClosedForm> batchesAnEpoch();

  /**
   * The sum over labelled histories in which an edge from time t to time t′ weighs z^{t′−t−1}, and
   * a node at time t weighs q^t.
   *
   * @param eigenvalues for each node in the canonical numbering 1−z of the edge above it
   * @param delays for each node 1−q; empty if all are 0
   */
  ResummedForm geometricHistories(
      Diagram diagram, List<ClosedForm> eigenvalues, List<ClosedForm> delays);

  /** The run in numbers, if its sizes are numbers. */
  Optional<SteppedHistories.Run> run();
}
