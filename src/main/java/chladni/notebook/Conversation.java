package chladni.notebook;

import chladni.language.Completion;
import chladni.language.Context;
import chladni.language.Reply;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Evaluates cells in a thread of its own, so that it can be interrupted without the thread that
 * talks to Jupyter: an interruption would close that one's sockets.
 *
 * <p>{@link #evaluate} is for one thread at a time; {@link #interrupt} for any.
 */
final class Conversation {
  private static final long PROGRESS_EVERY = 200_000_000L;

  private final CellEvaluator evaluator;
  private final ReplyBundle bundle;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Optional<Thread> busy = Optional.empty();

  /** What becomes of a cell. */
  sealed interface Event {
    /** It puts something out. */
    record Shown(Output output) implements Event {}

    /** Long work says how far it is. */
    record Progressed(String task, long done, long total) implements Event {}

    /** Long work is at its end. */
    record Settled() implements Event {}

    /** The evaluation is over. */
    record Ended() implements Event {}
  }

  /** What hears of the events of a cell, in the thread that evaluates it. */
  interface Listener {
    void hear(Event event);
  }

  /** A conversation whose statements may reach what the context offers. */
  Conversation(Context context) {
    this.evaluator =
        new CellEvaluator(
            context.withProgress(
                new Context.Progress() {
                  private long nextHeard = System.nanoTime();

                  @Override
                  public void report(String task, long done, long total) {
                    long now = System.nanoTime();
                    if (now - nextHeard >= 0) {
                      nextHeard = now + PROGRESS_EVERY;
                      events.add(new Event.Progressed(task, done, total));
                    }
                  }

                  @Override
                  public void finished() {
                    events.add(new Event.Settled());
                  }
                }));
    this.bundle = new ReplyBundle(context.names());
  }

  /** What may be typed after so many characters of a cell; to be asked between two cells. */
  Completion complete(String cell, int cursor) {
    return evaluator.session().complete(cell, cursor);
  }

  /** The page of help about what stands at a cursor; to be asked between two cells. */
  Optional<MimeBundle> inspect(String cell, int cursor) {
    return evaluator.session().inspect(cell, cursor).map(page -> bundle.of(Reply.OfText.of(page)));
  }

  /** Evaluates a cell; the listener hears of everything before this returns. */
  void evaluate(String cell, Listener listener) {
    Thread worker = new Thread(() -> work(cell), "evaluation");
    worker.setDaemon(true);
    begin(worker);
    Event event = next();
    while (!(event instanceof Event.Ended)) {
      listener.hear(event);
      event = next();
    }
  }

  private void work(String cell) {
    try {
      evaluator.evaluate(cell, output -> events.add(new Event.Shown(output)));
    } catch (RuntimeException | Error defect) {
      events.add(new Event.Shown(Output.Failure.of(defect)));
    } finally {
      end();
    }
  }

  private synchronized void begin(Thread worker) {
    busy = Optional.of(worker);
    worker.start();
  }

  private synchronized void end() {
    busy = Optional.empty();
    events.add(new Event.Ended());
  }

  private Event next() {
    try {
      return events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Event.Ended();
    }
  }

  /** Ends the evaluation of a cell, if one is under way; what was assigned before stays. */
  synchronized void interrupt() {
    busy.ifPresent(Thread::interrupt);
  }
}
