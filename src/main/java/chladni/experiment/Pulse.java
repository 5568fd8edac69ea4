package chladni.experiment;

/** Hears of every update, and says whether to go on. */
@FunctionalInterface
interface Pulse {
  /**
   * Says that some trials have made an update.
   *
   * @return whether to go on; if not, the block under way is given up
   */
  boolean beat(int trials);
}
