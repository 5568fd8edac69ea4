package chladni.shell;

import chladni.language.Context;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Computes on a thread of its own that is left behind if a statement takes too long, or is
 * interrupted, and does not end soon after it is told to. One that answers when it is told to end,
 * as a simulation does with the trials done so far, has answered; the statement then gets no more.
 *
 * <p>The thread that waits keeps the session; one that is left behind can no longer change it.
 */
final class TimeLimit implements Context.Timekeeper {
  /** How long a computation has to end once it is told to. */
  private static final Duration GRACE = Duration.ofMillis(800);

  private final Optional<Duration> limit;
  private long begun = System.nanoTime();
  private Optional<String> ended = Optional.empty();

  private TimeLimit(Optional<Duration> limit) {
    this.limit = limit;
  }

  /** Any time, unless the thread that waits is interrupted. */
  static TimeLimit untilInterrupted() {
    return new TimeLimit(Optional.empty());
  }

  /** So much time for each statement. */
  static TimeLimit of(Duration limit) {
    return new TimeLimit(Optional.of(limit));
  }

  @Override
  public void begin() {
    begun = System.nanoTime();
    ended = Optional.empty();
  }

  @Override
  public <X> X compute(Supplier<X> computation) {
    if (ended.isPresent()) {
      throw problem(ended.get(), Optional.empty());
    }
    FutureTask<X> task = new FutureTask<>(computation::get);
    Thread worker = new Thread(task, "statement");
    worker.setDaemon(true);
    worker.start();
    try {
      return limit.isPresent() ? task.get(left(limit.get()), TimeUnit.NANOSECONDS) : task.get();
    } catch (TimeoutException late) {
      return last(task, worker, "this took longer than " + seconds(limit.orElseThrow()));
    } catch (InterruptedException interrupted) {
      try {
        return last(task, worker, "the computation was interrupted");
      } catch (ProblemException unanswered) {
        Thread.currentThread().interrupt();
        throw unanswered;
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      if (failed.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private long left(Duration whole) {
    return Math.max(0, whole.toNanos() - (System.nanoTime() - begun));
  }

  /** Tells a computation to end, and answers what it then answers, if it does so soon. */
  private <X> X last(FutureTask<X> task, Thread worker, String message) {
    ended = Optional.of(message);
    worker.interrupt();
    try {
      worker.join(GRACE.toMillis());
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
    if (task.state() == Future.State.SUCCESS) {
      return task.resultNow();
    }
    throw problem(message, Optional.of(worker));
  }

  private ProblemException problem(String message, Optional<Thread> worker) {
    return new ProblemException(
        new Problem.Interrupted(
            message,
            worker.isPresent() && worker.get().isAlive()
                ? "it does not end by itself and goes on beside; start anew if that is in the way"
                : limit.isPresent()
                    ? "ask for less, or allow more time with --timeout"
                    : "nothing was changed"));
  }

  private static String seconds(Duration time) {
    double seconds = time.toMillis() / 1000.0;
    return seconds == Math.rint(seconds)
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.3f s", seconds);
  }
}
