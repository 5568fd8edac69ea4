package chladni.language;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * A conversation: statements in, replies out. The one door of prompt, scripts, notebooks, examples
 * and tests.
 *
 * <p>A session remembers what was assigned and every reply ({@code %}, {@code %3}). A statement
 * that fails changes nothing. Not for use by several threads at once.
 *
 * <p>Example: {@code Session.standard().eval("weight(c(01-2)(02-12))")} is the formula {@code
 * N*E^2/(2*B^2)}.
 */
public final class Session {
  private final Context context;
  private final Map<String, Reply> variables = new HashMap<>();
  private final List<Reply> replies = new ArrayList<>();

  /** A new session in which functions may reach what {@code context} offers. */
  public Session(Context context) {
    this.context = context;
  }

  /** A session with the standard functions and names of tensors that reads no files. */
  public static Session standard() {
    return new Session(Context.standard());
  }

  /**
   * Evaluates statements and answers the last.
   *
   * @throws MistakeException at the first mistake; what came before it stays done
   */
  public Reply eval(String source) {
    List<Answer> answers = new ArrayList<>();
    run(source, answers::add);
    return answers.isEmpty() ? Reply.OfText.of("") : answers.get(answers.size() - 1).reply();
  }

  /**
   * A reply and the statement that asked for it.
   *
   * @param statement what was asked
   * @param reply the answer
   */
  public record Answer(Statement statement, Reply reply) {}

  /**
   * Evaluates statements one after the other and hands over each answer as soon as it is there.
   *
   * @throws MistakeException at the first mistake; what came before it stays done
   */
  public void run(String source, Consumer<Answer> listener) {
    Source text = new Source(source);
    Reading reading = text.at(Place.START, () -> Reader.read(source));
    for (Statement statement : reading.statements()) {
      listener.accept(new Answer(statement, answer(text, statement)));
    }
    reading
        .mistake()
        .ifPresent(
            mistake -> {
              throw new MistakeException(mistake);
            });
  }

  private Reply answer(Source source, Statement statement) {
    try {
      return source.at(statement.place(), () -> evaluate(source, statement));
    } finally {
      context.progress().finished();
    }
  }

  /** Nothing is remembered before the reply is there. */
  private Reply evaluate(Source source, Statement statement) {
    statement
        .target()
        .ifPresent(
            target ->
                source.at(
                    target.place(),
                    () -> {
                      checkAssignable(target.text());
                      return target;
                    }));
    Reply reply =
        new Evaluator(source, context, variables, replies).evaluate(statement.expression());
    statement.target().ifPresent(target -> variables.put(target.text(), reply));
    replies.add(reply);
    return reply;
  }

  private void checkAssignable(String name) {
    whyReserved(name)
        .ifPresent(
            why -> {
              throw ProblemException.unfit(
                  name + " cannot be assigned to: it is " + why,
                  "choose another name, such as " + name + "_1");
            });
  }

  private Optional<String> whyReserved(String name) {
    if (Reserved.contains(name)) {
      return Optional.of("a name of the theory");
    }
    if (context.registry().find(name).isPresent()) {
      return Optional.of("a function");
    }
    return context.registry().words().contains(name)
        ? Optional.of("an option of functions")
        : Optional.empty();
  }

  /** All words that mean something here, sorted: functions, options, and what was assigned. */
  public SortedSet<String> words() {
    SortedSet<String> words = context.registry().words();
    words.addAll(variables.keySet());
    return words;
  }
}
