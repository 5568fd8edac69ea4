package chladni.language;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;

/** How much one statement may do by repeating and by calling functions of the session. */
final class Budget {
  /** The most repetitions, items made and calls of one statement. */
  static final int MOST = 1_000_000;

  /** The most calls within each other. */
  static final int DEEPEST = 100;

  private int spent;

  /**
   * Counts one repetition, item or call.
   *
   * @throws ProblemException if there have been too many
   */
  void spend() {
    Interruption.poll();
    spent++;
    if (spent > MOST) {
      throw ProblemException.beyondReach(
          "this repeats and calls more than " + MOST + " times", "do it in several statements");
    }
  }
}
