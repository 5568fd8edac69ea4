package chladni.shell;

import chladni.language.Context;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far long work is; nothing for work under a second. Where
 * nothing is reported for some time, it says for how long the statement has been computed.
 */
final class ProgressLine implements Context.Progress {
  private static final long FIRST_AFTER = 1_000_000_000L;
  private static final long EVERY = 200_000_000L;
  private static final long SILENCE = 1_500_000_000L;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream terminal;
  private final LongSupplier nanoseconds;
  private Optional<Task> task = Optional.empty();
  private Optional<Long> begun = Optional.empty();
  private String shown = "";
  private long heard;
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

  /** A line that looks at the clock by itself, in a thread that does not keep the program going. */
  static ProgressLine ticking(PrintStream terminal) {
    ProgressLine line = new ProgressLine(terminal, System::nanoTime);
    Thread clock =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(Duration.ofMillis(500));
                  line.tick();
                }
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            },
            "progress");
    clock.setDaemon(true);
    clock.start();
    return line;
  }

  @Override
  public synchronized void begun() {
    long now = nanoseconds.getAsLong();
    begun = Optional.of(now);
    heard = now;
    shown = "";
  }

  @Override
  public synchronized void report(String name, long done, long total) {
    if (Thread.currentThread().isInterrupted()) {
      // Work that nobody waits for any more, which is about to notice.
      return;
    }
    long now = nanoseconds.getAsLong();
    heard = now;
    Task current = task.filter(t -> t.name().equals(name)).orElseGet(() -> begin(name, now));
    if (now - nextShown < 0) {
      return;
    }
    nextShown = now + EVERY;
    double seconds = (now - current.begun()) / 1e9;
    shown = String.format(Locale.ROOT, "%s: %d of %d", name, done, total);
    show(
        String.format(
            Locale.ROOT,
            "%s, %.0f a second, %.0f s left",
            shown,
            done / seconds,
            Math.max(0, (total - done) * seconds / done)));
  }

  /** Says that work goes on, if it has not said so itself for a while. */
  synchronized void tick() {
    long now = nanoseconds.getAsLong();
    if (begun.isPresent() && now - heard >= SILENCE) {
      show(
          String.format(
              Locale.ROOT,
              "%scomputing for %.0f s",
              shown.isEmpty() ? "" : shown + ", then ",
              (now - (shown.isEmpty() ? begun.get() : heard)) / 1e9));
    }
  }

  private void show(String text) {
    terminal.print(ERASE_LINE + text);
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
    begun = Optional.empty();
    if (visible) {
      terminal.print(ERASE_LINE);
      terminal.flush();
      visible = false;
    }
  }
}
