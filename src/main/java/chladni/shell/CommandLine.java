package chladni.shell;

import chladni.language.Context;
import chladni.language.Conversation;
import chladni.language.Format;
import chladni.language.Mistake;
import chladni.language.MistakeException;
import chladni.language.Place;
import chladni.language.Reader;
import chladni.language.ReplyJson;
import chladni.language.ReplyLatex;
import chladni.language.ReplyMathml;
import chladni.language.ReplyText;
import chladni.language.Session;
import chladni.problem.ProblemException;
import chladni.render.TextWriter;
import chladni.render.VisibleText;
import chladni.value.TensorNames;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The command line: statements and scripts in, replies on one stream, messages on another.
 *
 * <p>Takes its streams from outside, so that tests can run it without a process.
 */
public final class CommandLine {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean unicode;
  private final boolean interactive;
  private final Ending ending;

  /**
   * A command line on these streams.
   *
   * @param in statements, where none are given otherwise
   * @param out replies
   * @param err messages
   * @param unicode whether text may be in Unicode
   * @param interactive whether a person sits at {@code in} and {@code out}
   */
  public CommandLine(
      InputStream in, PrintStream out, PrintStream err, boolean unicode, boolean interactive) {
    this(in, out, err, unicode, interactive, new Ending());
  }

  /**
   * A command line on these streams that may be told to end.
   *
   * @param ending says when
   */
  CommandLine(
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean unicode,
      boolean interactive,
      Ending ending) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.unicode = unicode;
    this.interactive = interactive;
    this.ending = ending;
  }

  /**
   * Runs one command line.
   *
   * @return the exit status: 0, or 1 after a mistake, or 130 if it was told to end
   */
  public int run(String... words) {
    if (words.length > 0 && words[0].equals("jupyter")) {
      return new JupyterCommand(out, err, System.getenv())
          .run(Arrays.copyOfRange(words, 1, words.length));
    }
    if (words.length > 0 && words[0].equals("report")) {
      return new ReportCommand(out, err, reporting(Context.standard().withTexts(TextFiles.all())))
          .run(Arrays.copyOfRange(words, 1, words.length));
    }
    Optional<Invocation> plain = Invocation.plain(words);
    return plain.isPresent() ? answer(plain.get()) : OptionWords.run(words, out, err, this::answer);
  }

  private int answer(Invocation invocation) {
    try {
      return run(invocation);
    } catch (ProblemException e) {
      complain(invocation.format, e);
      return 1;
    }
  }

  static String version() {
    return Optional.ofNullable(CommandLine.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }

  private int run(Invocation invocation) {
    TextWriter writer = unicode && !invocation.ascii ? TextWriter.UNICODE : TextWriter.ASCII;
    Context context =
        Context.standard()
            .withTexts(TextFiles.all())
            .withFiles(TextFiles::write)
            .withWriter(writer);
    for (Path file : invocation.names) {
      TensorNames more = TensorNames.read(file.toString(), TextFiles.read(file.toString()));
      context = context.withNames(more);
      more.check(Reader::diagram, context.names());
    }
    context = reporting(context);
    boolean isPrompt = interactive && invocation.inputs.isEmpty();
    if (invocation.timeout.isPresent()) {
      context = context.withTimekeeper(TimeLimit.of(invocation.timeout.get()));
    } else {
      context = context.withTimekeeper(TimeLimit.untilInterrupted());
    }
    if (!isPrompt) {
      ending.begin();
    }
    Session session = new Session(context);
    Printer printer =
        printer(invocation.format, context).writtenBefore(context.progress()::finished);
    if (invocation.inputs.isEmpty()) {
      return interactive
          ? new Prompt(
                  session,
                  invocation.format == Format.TEXT ? printer.illustrated(writer, session) : printer,
                  writer,
                  invocation.noHistory ? Optional.empty() : history())
              .run()
          : evaluateFile(session, printer, "standard input", TextFiles.read(in, "standard input"));
    }
    for (Invocation.Input input : invocation.inputs) {
      int status =
          switch (input) {
            case Invocation.Input.Typed typed -> evaluate(session, printer, typed.statements());
            case Invocation.Input.Script script -> {
              String file = script.file().toString();
              yield evaluateFile(session, printer, file, TextFiles.read(file));
            }
          };
      if (status != 0) {
        return status;
      }
    }
    return 0;
  }

  /** With progress on the terminal, if there is one. */
  private Context reporting(Context context) {
    return interactive ? context.withProgress(ProgressLine.ticking(err)) : context;
  }

  /** Where inputs are remembered, by the XDG Base Directory Specification. */
  private static Optional<Path> history() {
    Optional<Path> state =
        Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .or(
                () ->
                    Optional.ofNullable(System.getProperty("user.home"))
                        .map(home -> Path.of(home, ".local", "state")));
    return state.map(folder -> folder.resolve("chladni").resolve("history"));
  }

  private int evaluate(Session session, Printer printer, String source) {
    return evaluate(session, printer, listener -> session.run(source, listener));
  }

  private int evaluateFile(Session session, Printer printer, String file, String source) {
    return evaluate(session, printer, listener -> session.runFile(file, source, listener));
  }

  private int evaluate(Session session, Printer printer, Consumer<Consumer<Session.Answer>> run) {
    try {
      run.accept(
          answer -> {
            if (!answer.statement().silent()) {
              out.println(printer.write(answer));
              out.flush();
            }
            printer.notes(answer).forEach(err::println);
            if (session.shown().contains(Conversation.Extra.TIMING)) {
              err.println(Printer.timing(answer));
            }
            if (ending.isAsked()) {
              // What was under way has answered with what it had; nothing else is to begin.
              Thread.currentThread().interrupt();
            }
          });
      return ending.isAsked() ? Ending.STATUS : 0;
    } catch (MistakeException e) {
      out.flush();
      err.println(printer.write(e.mistake()));
      return ending.isAsked() ? Ending.STATUS : 1;
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException | Error failure) {
      out.flush();
      err.println(Defect.words(failure));
      return 1;
    }
  }

  private void complain(Format format, ProblemException e) {
    Mistake mistake = new Mistake(e.problem(), Place.START, "");
    if (format == Format.JSON) {
      err.println(new ReplyJson(TensorNames.none()).write(mistake));
    } else {
      err.println(VisibleText.of("error: " + e.problem().message()));
      if (!e.problem().hint().isEmpty()) {
        err.println(VisibleText.of("hint: " + e.problem().hint()));
      }
    }
  }

  private static Printer printer(Format format, Context context) {
    return switch (format) {
      case TEXT -> {
        Printer text = Printer.plain(new ReplyText(context.names(), context.writer())::write);
        yield switch (context.writer()) {
          case UNICODE -> text;
          case ASCII -> text.ascii();
        };
      }
      case LATEX -> Printer.plain(new ReplyLatex(context.names())::write);
      case JSON -> Printer.json(new ReplyJson(context.names()));
      case MATHML -> Printer.plain(new ReplyMathml(context.names())::write);
    };
  }
}
