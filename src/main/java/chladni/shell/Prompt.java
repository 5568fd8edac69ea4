package chladni.shell;

import chladni.language.MistakeException;
import chladni.language.Reader;
import chladni.language.Session;
import chladni.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The prompt: a conversation with one session in a terminal. Ctrl-C ends a computation. */
final class Prompt {
  private final Session session;
  private final Printer printer;

  Prompt(Session session, Printer printer) {
    this.session = session;
    this.printer = printer;
  }

  /** Talks until the end of input; always status 0. */
  int run() {
    Thread conversation = Thread.currentThread();
    try (Terminal terminal = TerminalBuilder.builder().nativeSignals(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(new Statements())
              .completer((line, word, candidates) -> complete(candidates))
              .variable(LineReader.SECONDARY_PROMPT_PATTERN, "     ... ")
              .option(LineReader.Option.INSERT_TAB, false)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      // While a line is being read the reader has its own handler.
      terminal.handle(Terminal.Signal.INT, signal -> conversation.interrupt());
      terminal
          .writer()
          .println(
              "Chladni " + CommandLine.version() + ". help lists what there is; Ctrl-D leaves.");
      converse(reader, terminal.writer());
      return 0;
    } catch (IOException e) {
      throw ProblemException.badFile(
          "the terminal cannot be used: " + e.getMessage(), "give statements with -e");
    }
  }

  private void converse(LineReader reader, PrintWriter out) {
    while (true) {
      try {
        answer(reader.readLine("chladni> "), out);
      } catch (UserInterruptException e) {
        out.println("(Ctrl-D leaves)");
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
            out.flush();
          });
    } catch (MistakeException e) {
      out.println(printer.write(e.mistake()));
    } finally {
      // An interruption is for the statement during which it came, not for the next one.
      Thread.interrupted();
    }
  }

  private void complete(List<Candidate> candidates) {
    session.words().forEach(word -> candidates.add(new Candidate(word)));
  }

  /** One statement may go on over lines while a bracket is open; no word splitting, no quoting. */
  private static final class Statements extends DefaultParser {
    Statements() {
      setQuoteChars(new char[0]);
      setEscapeChars(new char[0]);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      if (context == ParseContext.ACCEPT_LINE && Reader.isIncomplete(line)) {
        throw new EOFError(-1, -1, "a bracket is still open");
      }
      return super.parse(line, cursor, context);
    }
  }
}
