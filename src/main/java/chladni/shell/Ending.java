package chladni.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets statements end in good order when the process is told to end, as by Ctrl-C or by {@code
 * kill}: the one under way gives what it has so far, or says that it was interrupted, and no other
 * begins. The process then ends with the status that the signal has by custom, 130 for Ctrl-C.
 */
final class Ending {
  /** The status of a process that Ctrl-C ends. */
  static final int STATUS = 130;

  /** How long the last answer may take; a computation has {@link TimeLimit} less than that. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final CountDownLatch done = new CountDownLatch(1);
  private Optional<Thread> evaluating = Optional.empty();
  private boolean asked;

  /** Is told when the process is to end. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::askAndWait, "ending"));
  }

  private void askAndWait() {
    if (ask()) {
      try {
        boolean unused = done.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Interrupts the thread that evaluates, if one does, and says so. */
  synchronized boolean ask() {
    asked = true;
    evaluating.ifPresent(Thread::interrupt);
    return evaluating.isPresent();
  }

  /** Whether the process is to end. */
  synchronized boolean isAsked() {
    return asked;
  }

  /** This thread evaluates statements from now on. */
  synchronized void begin() {
    evaluating = Optional.of(Thread.currentThread());
  }

  /** All is said. */
  synchronized void finish() {
    evaluating = Optional.empty();
    done.countDown();
  }
}
