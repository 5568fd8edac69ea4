package chladni.experiment;

import java.util.Optional;

/** Trains the trials of a block; for one thread. */
interface Run {
  /**
   * Trains from the weights of the block on.
   *
   * @return the weights to be measured, a column each, or nothing if the pulse stopped
   */
  Optional<double[][]> train(Block block, Pulse pulse);
}
