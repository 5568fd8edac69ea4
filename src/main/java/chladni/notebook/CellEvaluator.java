package chladni.notebook;

import chladni.language.Context;
import chladni.language.Mistake;
import chladni.language.MistakeException;
import chladni.language.Reader;
import chladni.language.Session;
import chladni.language.Statement;
import chladni.problem.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the cells of one notebook in one session.
 *
 * <p>A cell holds statements as a script does. A cell {@code ?weight} or {@code weight?} asks for
 * help.
 *
 * <p>Example: the cell {@code fork = c(01-2)(02-12); weight(fork)} has one output, a {@link
 * Output.Result}.
 */
public final class CellEvaluator {
  private static final Pattern QUESTION =
      Pattern.compile("\\s*(?:\\?+\\s*([A-Za-z_]\\w*)|([A-Za-z_]\\w*)\\s*\\?+)\\s*");

  private final Session session;
  private final ReplyBundle bundles;

  /** An evaluator whose statements may reach what the context offers. */
  public CellEvaluator(Context context) {
    this.session = new Session(context);
    this.bundles = new ReplyBundle(context.names());
  }

  /** The session in which cells are evaluated. */
  Session session() {
    return session;
  }

  /**
   * Evaluates a cell and hands over each output as soon as it is there. A mistake is the last
   * output.
   */
  public void evaluate(String cell, Consumer<Output> listener) {
    String source = statements(cell);
    try {
      List<Statement> statements = Reader.read(source).statements();
      session.run(
          source,
          answer -> {
            if (!answer.statement().silent()) {
              MimeBundle bundle = shown(source, answer);
              boolean last = answer.statement().equals(statements.get(statements.size() - 1));
              listener.accept(last ? new Output.Result(bundle) : new Output.Display(bundle));
            }
          });
    } catch (MistakeException e) {
      listener.accept(Output.Failure.of(e.mistake()));
    }
  }

  /** Long replies take a while to be written, too, and so can be interrupted in it. */
  private MimeBundle shown(String source, Session.Answer answer) {
    try {
      return bundles.of(answer.reply());
    } catch (ProblemException e) {
      throw new MistakeException(Mistake.in(source, answer.statement().place(), e.problem()));
    }
  }

  private static String statements(String cell) {
    Matcher question = QUESTION.matcher(cell);
    if (!question.matches()) {
      return cell;
    }
    return "help(" + (question.group(1) == null ? question.group(2) : question.group(1)) + ")";
  }
}
