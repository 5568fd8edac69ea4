package chladni.notebook;

import chladni.language.Completion;
import chladni.language.Context;
import chladni.language.Reader;
import chladni.problem.ProblemException;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.kernel.history.HistoryManager;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import io.github.spencerpark.jupyter.messages.reply.ShutdownReply;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQException;

/**
 * The kernel: one session, spoken to in Jupyter's messaging protocol.
 *
 * <p>Cells are evaluated by a {@link Conversation}; after one that fails, the cells that were sent
 * with it are left out. Source: the messaging protocol of Jupyter, version 5.3.
 */
public final class Kernel extends BaseKernel {
  /** For how long after a failure cells are taken for sent before it. */
  private static final long LEFT_OUT = 150_000_000L;

  /** How long the last messages have to leave, in milliseconds. */
  private static final long LAST_WORDS = 200;

  private final String version;
  private final Conversation conversation;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<Long> leftOutUntil = Optional.empty();

  /**
   * A kernel whose statements may reach what the context offers.
   *
   * @param version the program's version
   */
  Kernel(Context context, String version) {
    this.version = version;
    this.conversation = new Conversation(context);
  }

  /**
   * Runs a kernel until Jupyter ends it, or ends itself.
   *
   * @param context what statements may reach
   * @param version the program's version
   * @param connection how Jupyter wants to talk
   * @throws ProblemException if that cannot be done
   */
  public static void run(Context context, String version, ConnectionFile connection) {
    // The library tells of every message; a front end shows the user what is meant for them.
    LogManager.getLogManager().reset();
    Kernel kernel = new Kernel(context, version);
    connection.onEndOfFrontEnd(kernel::end);
    // Without one of the library's threads the kernel would be deaf; Jupyter starts another.
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> kernel.end());
    try {
      kernel.serve(new JupyterConnection(connection.properties()));
      Thread.sleep(LAST_WORDS);
    } catch (ZMQException e) {
      throw ProblemException.badFile(
          "the ports of " + connection.file() + " cannot be listened to: " + e.getMessage(),
          "let Jupyter start the kernel, which finds ports that are free");
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw ProblemException.badFile(
          connection.file() + " asks for signatures that are unknown here: " + e.getMessage(),
          "hmac-sha256 is what Jupyter asks for");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers until it is told to end, or until {@link #end}. */
  void serve(JupyterConnection connection) throws InterruptedException {
    becomeHandlerForConnection(connection);
    connection.connect();
    ended.await();
  }

  /** Ends what {@link #serve} does. */
  void end() {
    ended.countDown();
  }

  @Override
  public void becomeHandlerForConnection(JupyterConnection connection) {
    super.becomeHandlerForConnection(connection);
    connection.setHandler(MessageType.EXECUTE_REQUEST, this::execute);
    connection.setHandler(MessageType.KERNEL_INFO_REQUEST, this::inform);
    connection.setHandler(MessageType.SHUTDOWN_REQUEST, this::shutDown);
  }

  private synchronized void execute(
      ShellReplyEnvironment environment, Message<ExecuteRequest> message) {
    ExecuteRequest request = message.getContent();
    environment.setBusyDeferIdle();
    if (isLeftOut()) {
      environment
          .defer()
          .replyError(
              MessageType.EXECUTE_REPLY.error(),
              new ErrorReply("LeftOut", "a cell before this one failed", List.of()));
      return;
    }
    boolean counts = !request.isSilent() && request.shouldStoreHistory();
    int count = counts ? executionCount.getAndIncrement() : executionCount.get();
    CellOutputs outputs = new CellOutputs(environment, count, System::nanoTime);
    if (request.isSilent()) {
      conversation.evaluate(request.getCode(), outputs::note);
    } else {
      environment.publish(new PublishExecuteInput(request.getCode(), count));
      conversation.evaluate(request.getCode(), outputs);
    }
    if (outputs.failure().isEmpty()) {
      environment.defer().reply(new ExecuteReply(count, Map.of()));
      return;
    }
    Output.Failure failure = outputs.failure().get();
    ErrorReply reply = new ErrorReply(failure.name(), failure.message(), failure.lines());
    reply.setExecutionCount(count);
    environment.defer().replyError(MessageType.EXECUTE_REPLY.error(), reply);
    if (request.shouldStopOnError()) {
      leaveOut();
    }
  }

  /** Whether a cell comes so soon after a failure, or after one left out, that it was waiting. */
  private boolean isLeftOut() {
    boolean waiting = leftOutUntil.filter(until -> System.nanoTime() - until < 0).isPresent();
    if (waiting) {
      leaveOut();
    } else {
      leftOutUntil = Optional.empty();
    }
    return waiting;
  }

  private void leaveOut() {
    leftOutUntil = Optional.of(System.nanoTime() + LEFT_OUT);
  }

  private void inform(ShellReplyEnvironment environment, Message<KernelInfoRequest> message) {
    environment.setBusyDeferIdle();
    environment.reply(
        new KernelInfoReply(
            Header.PROTOCOL_VERISON,
            "chladni",
            version,
            getLanguageInfo(),
            getBanner(),
            List.of()));
  }

  private void shutDown(ShellReplyEnvironment environment, Message<ShutdownRequest> message) {
    environment.setBusyDeferIdle();
    environment.reply(
        message.getContent().isRestart()
            ? ShutdownReply.SHUTDOWN_AND_RESTART
            : ShutdownReply.SHUTDOWN);
    environment.resolveDeferrals();
    conversation.interrupt();
    end();
  }

  @Override
  public void interrupt() {
    conversation.interrupt();
  }

  /** Never called: cells are executed in another way. */
  @Override
  public DisplayData eval(String cell) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable DisplayData inspect(String cell, int at, boolean extraDetail) {
    return conversation.inspect(cell, index(cell, at)).map(CellOutputs::data).orElse(null);
  }

  @Override
  public ReplacementOptions complete(String cell, int at) {
    Completion completion = conversation.complete(cell, index(cell, at));
    return new ReplacementOptions(
        completion.candidates().stream().map(Completion.Candidate::text).toList(),
        cell.codePointCount(0, completion.from()),
        cell.codePointCount(0, completion.to()));
  }

  /** Jupyter counts characters, Java the halves of some of them. */
  private static int index(String cell, int characters) {
    int most = cell.codePointCount(0, cell.length());
    return cell.offsetByCodePoints(0, Math.max(0, Math.min(characters, most)));
  }

  /** An indent for the next line if the cell is to go on. */
  @Override
  public String isComplete(String cell) {
    if (Reader.isIncomplete(cell)) {
      return "  ";
    }
    return Reader.read(cell).mistake().isPresent() ? IS_COMPLETE_BAD : IS_COMPLETE_YES;
  }

  /** Highlighting is Python's, whose comments, strings, calls and numbers look the same. */
  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("chladni")
        .version(version)
        .mimetype("text/x-chladni")
        .fileExtension(".chl")
        .pygments("python")
        .codemirror("python")
        .build();
  }

  @Override
  public String getBanner() {
    return "Chladni " + version + ". help lists what there is.";
  }

  /** No earlier cells are remembered beyond those in the notebook. */
  @Override
  public HistoryManager getHistoryManager() {
    return new HistoryManager() {
      @Override
      public List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return List.of();
      }

      @Override
      public List<HistoryEntry> lookupRange(
          int session, int start, int end, Set<ResultFlag> flags) {
        return List.of();
      }

      @Override
      public List<HistoryEntry> search(String pattern, int length, Set<ResultFlag> flags) {
        return List.of();
      }
    };
  }
}
