package chladni.notebook;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Publishes what one cell puts out. Work of more than a second says how far it is, in one line that
 * vanishes afterwards.
 */
final class CellOutputs implements Conversation.Listener {
  private static final long EVERY = 1_000_000_000L;

  private final ShellReplyEnvironment environment;
  private final int count;
  private final LongSupplier nanoseconds;
  private final List<Runnable> published = new ArrayList<>();
  private Optional<Output.Failure> failure = Optional.empty();
  private long nextShown;
  private int widest;

  /**
   * The outputs of one cell.
   *
   * @param environment where to publish
   * @param count the cell's number
   * @param nanoseconds a clock, as {@link System#nanoTime()}
   */
  CellOutputs(ShellReplyEnvironment environment, int count, LongSupplier nanoseconds) {
    this.environment = environment;
    this.count = count;
    this.nanoseconds = nanoseconds;
    this.nextShown = nanoseconds.getAsLong() + EVERY;
  }

  /** How the cell failed, if it did. */
  Optional<Output.Failure> failure() {
    return failure;
  }

  @Override
  public void hear(Conversation.Event event) {
    switch (event) {
      case Conversation.Event.Shown(Output output) -> publish(output);
      case Conversation.Event.Progressed p -> progress(p);
      case Conversation.Event.Settled s -> settle();
      case Conversation.Event.Ended e -> {}
    }
  }

  /** Hears of failures only and publishes nothing, as for a cell that is to be silent. */
  void note(Conversation.Event event) {
    if (event instanceof Conversation.Event.Shown(Output.Failure f)) {
      failure = Optional.of(f);
    }
  }

  private void publish(Output output) {
    Runnable publication =
        switch (output) {
          case Output.Display(MimeBundle bundle) ->
              () -> environment.publish(new PublishDisplayData(data(bundle)));
          case Output.Result(MimeBundle bundle) ->
              () -> environment.publish(new PublishExecuteResult(count, data(bundle)));
          case Output.Failure f -> {
            failure = Optional.of(f);
            yield () -> environment.publish(new PublishError(f.name(), f.message(), f.lines()));
          }
        };
    published.add(publication);
    publication.run();
  }

  private void progress(Conversation.Event.Progressed p) {
    long now = nanoseconds.getAsLong();
    if (now - nextShown < 0) {
      return;
    }
    nextShown = now + EVERY;
    String line = p.task() + ": " + p.done() + " of " + p.total();
    widest = Math.max(widest, line.length());
    environment.writeToStdErr("\r" + line + " ".repeat(widest - line.length()));
  }

  /** Takes the line of progress away, with all else, and puts all else back. */
  private void settle() {
    if (widest > 0) {
      environment.publish(PublishClearOutput.NOW);
      published.forEach(Runnable::run);
      widest = 0;
    }
    nextShown = nanoseconds.getAsLong() + EVERY;
  }

  static DisplayData data(MimeBundle bundle) {
    DisplayData data = new DisplayData();
    bundle.data().forEach(data::putData);
    return data;
  }
}
