package chladni.shell;

import chladni.language.Context;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One line on a terminal that says how far long work is; nothing for work under a second. */
final class ProgressLine implements Context.Progress {
  private static final long FIRST_AFTER = 1_000_000_000L;
  private static final long EVERY = 200_000_000L;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream terminal;
  private final LongSupplier nanoseconds;
  private Optional<Task> task = Optional.empty();
  private long nextShown;
  private boolean visible;

  /** What is under way, and since when. */
  private record Task(String name, long begun) {}

  /**
   * A line on a terminal.
   *
   * @param terminal where to show it
   * @param nanoseconds a clock, as {@link System#nanoTime()}
   */
  ProgressLine(PrintStream terminal, LongSupplier nanoseconds) {
    this.terminal = terminal;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public synchronized void report(String name, long done, long total) {
    if (Thread.currentThread().isInterrupted()) {
      // Work that nobody waits for any more, which is about to notice.
      return;
    }
    long now = nanoseconds.getAsLong();
    Task current = task.filter(t -> t.name().equals(name)).orElseGet(() -> begin(name, now));
    if (now - nextShown < 0) {
      return;
    }
    nextShown = now + EVERY;
    double seconds = (now - current.begun()) / 1e9;
    terminal.printf(
        Locale.ROOT,
        "%s%s: %d of %d, %.0f a second, %.0f s left",
        ERASE_LINE,
        name,
        done,
        total,
        done / seconds,
        Math.max(0, (total - done) * seconds / done));
    terminal.flush();
    visible = true;
  }

  private Task begin(String name, long now) {
    Task begun = new Task(name, now);
    task = Optional.of(begun);
    nextShown = now + FIRST_AFTER;
    return begun;
  }

  @Override
  public synchronized void finished() {
    task = Optional.empty();
    if (visible) {
      terminal.print(ERASE_LINE);
      terminal.flush();
      visible = false;
    }
  }
}
