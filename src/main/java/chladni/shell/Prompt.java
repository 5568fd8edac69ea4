package chladni.shell;

import chladni.language.Conversation.Extra;
import chladni.language.MistakeException;
import chladni.language.Session;
import chladni.problem.ProblemException;
import chladni.render.TextWriter;
import chladni.render.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The prompt: a conversation with one session in a terminal. Ctrl-C ends a computation, Tab
 * completes, and what was typed is remembered for later sessions.
 */
final class Prompt {
  /** How many inputs are remembered. */
  private static final int REMEMBERED = 2000;

  private final Session session;
  private final Printer printer;
  private final TextWriter writer;
  private final Optional<Path> history;

  /**
   * A prompt for a session.
   *
   * @param writer whether text is in Unicode
   * @param history the file in which inputs are remembered; none are without it
   */
  Prompt(Session session, Printer printer, TextWriter writer, Optional<Path> history) {
    this.session = session;
    this.printer = printer;
    this.writer = writer;
    this.history = history;
  }

  /** Talks until the end of input; always status 0. */
  int run() {
    Thread conversation = Thread.currentThread();
    session.show(Extra.PICTURES);
    try (Terminal terminal = TerminalBuilder.builder().nativeSignals(true).build()) {
      LineReader reader = reader(terminal);
      // While a line is being read the reader has its own handler.
      terminal.handle(Terminal.Signal.INT, signal -> conversation.interrupt());
      terminal
          .writer()
          .println(
              "Chladni "
                  + CommandLine.version()
                  + ". help lists what there is, Tab completes, quit leaves.");
      converse(reader, terminal.writer());
      return 0;
    } catch (IOException e) {
      throw ProblemException.badFile(
          "the terminal cannot be used: " + e.getMessage(), "give statements with -e");
    }
  }

  private LineReader reader(Terminal terminal) {
    StatementEditor editor = new StatementEditor(session, writer);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(editor)
            .completer(editor)
            .highlighter(editor)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "     ... ")
            .variable(LineReader.HISTORY_SIZE, REMEMBERED)
            .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED)
            .option(LineReader.Option.INSERT_TAB, false)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.AUTO_PARAM_SLASH, false)
            .option(LineReader.Option.AUTO_REMOVE_SLASH, false);
    history.filter(Prompt::isWritable).ifPresent(f -> builder.variable(LineReader.HISTORY_FILE, f));
    LineReader reader = builder.build();
    if (history.isEmpty()) {
      reader.setVariable(LineReader.DISABLE_HISTORY, true);
    }
    return reader;
  }

  /** Makes the folder of the file if need be. Without one inputs are remembered until the end. */
  private static boolean isWritable(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return Files.exists(file)
          ? Files.isRegularFile(file) && Files.isWritable(file)
          : folder != null && Files.isWritable(folder);
    } catch (IOException | UncheckedIOException | SecurityException e) {
      return false;
    }
  }

  private void converse(LineReader reader, PrintWriter out) {
    while (!session.isLeft()) {
      try {
        answer(reader.readLine("chladni> "), out);
      } catch (UserInterruptException e) {
        out.println("(quit or Ctrl-D leaves)");
      } catch (EndOfFileException e) {
        return;
      }
      out.flush();
    }
  }

  private void answer(String statements, PrintWriter out) {
    try {
      session.run(
          statements,
          answer -> {
            if (!answer.statement().silent()) {
              out.println(printer.write(answer));
            }
            printer.notes(answer).forEach(out::println);
            if (session.shown().contains(Extra.TIMING)) {
              out.println(Printer.timing(answer));
            }
            out.flush();
          });
    } catch (MistakeException e) {
      out.println(printer.write(e.mistake()));
    } catch (ProblemException e) {
      // A reply may take long to be written, too, and be interrupted in it.
      out.println(VisibleText.of("error: " + e.problem().message()));
    } catch (RuntimeException | Error failure) {
      out.println(Defect.words(failure));
    } finally {
      // An interruption is for the statement during which it came, not for the next one.
      Thread.interrupted();
    }
  }
}
