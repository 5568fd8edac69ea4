package chladni.problem;

/** Lets long loops be interrupted: they call {@link #poll()} every few thousand steps. */
public final class Interruption {
  private Interruption() {}

  /**
   * Ends the computation if its thread has been interrupted.
   *
   * @throws ProblemException carrying {@link Problem.Interrupted}
   */
  public static void poll() {
    if (Thread.currentThread().isInterrupted()) {
      throw new ProblemException(
          new Problem.Interrupted("the computation was interrupted", "nothing was changed"));
    }
  }
}
