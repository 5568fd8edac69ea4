package chladni.diagram;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;

/** Counts the steps of a search, listens to interrupts, and ends a search that takes too many. */
final class SearchLimit {
  private static final int POLL_EVERY = 1024;

  private final long most;
  private long steps = 0;

  SearchLimit(long most) {
    this.most = most;
  }

  /**
   * Takes one step.
   *
   * @param what what is looked for, as {@code the automorphisms of this diagram are not counted}
   * @throws ProblemException if interrupted, or if there have been as many steps as allowed
   */
  void step(String what) {
    if (steps == most) {
      throw ProblemException.beyondReach(
          what + " within " + most + " steps", "try a diagram with fewer edges");
    }
    steps++;
    if (steps % POLL_EVERY == 0) {
      Interruption.poll();
    }
  }

  /** The number of steps taken. */
  long steps() {
    return steps;
  }
}
