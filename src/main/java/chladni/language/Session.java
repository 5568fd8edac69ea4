package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  /** Shorter names are too near to too many others for a guess. */
  private static final int SHORTEST_GUESSED = 3;

  private final Context context;
  private final Map<String, Reply> variables = new HashMap<>();
  private final List<Reply> replies = new ArrayList<>();
  private final Desk desk = new Desk();

  /** A new session in which functions may reach what {@code context} offers. */
  public Session(Context context) {
    this.context = context.withConversation(desk);
  }

  /** What functions have asked of this session. */
  private static final class Desk implements Conversation {
    private final List<String> script = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final EnumSet<Extra> shown = EnumSet.noneOf(Extra.class);
    private boolean left;

    @Override
    public String script() {
      return String.join("\n", script) + "\n";
    }

    @Override
    public void note(String sentence) {
      if (!notes.contains(sentence)) {
        notes.add(sentence);
      }
    }

    @Override
    public void show(Extra extra) {
      shown.add(extra);
    }

    @Override
    public void hide(Extra extra) {
      shown.remove(extra);
    }

    @Override
    public void leave() {
      left = true;
    }
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
   * @param notes sentences about the answer that are not part of it
   */
  public record Answer(Statement statement, Reply reply, List<String> notes) {
    /** Copies the notes. */
    public Answer {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Evaluates statements one after the other and hands over each answer as soon as it is there.
   *
   * @throws MistakeException at the first mistake; what came before it stays done
   */
  public void run(String source, Consumer<Answer> listener) {
    run(new Source(source), listener);
  }

  /**
   * The same for the statements of a file.
   *
   * @param origin the file, as messages call it
   * @throws MistakeException at the first mistake; what came before it stays done
   */
  public void runFile(String origin, String source, Consumer<Answer> listener) {
    run(new Source(source, Optional.of(origin)), listener);
  }

  private void run(Source text, Consumer<Answer> listener) {
    Reading reading = text.at(Place.START, () -> Reader.read(text));
    for (Statement statement : reading.statements()) {
      Answer answer = answer(text, statement);
      if (desk.left) {
        return;
      }
      // Writing an answer can be too much, too, or be interrupted.
      text.at(
          statement.place(),
          () -> {
            listener.accept(answer);
            return answer;
          });
    }
    reading
        .mistake()
        .ifPresent(
            mistake -> {
              throw new MistakeException(mistake);
            });
  }

  /**
   * Gives a reply a name, as an assignment does.
   *
   * @throws ProblemException if the name is reserved
   */
  public void assign(String name, Reply reply) {
    checkAssignable(name);
    variables.put(name, reply);
  }

  private Answer answer(Source source, Statement statement) {
    desk.notes.clear();
    context.timekeeper().begin();
    try {
      Reply reply = source.at(statement.place(), () -> evaluate(source, statement));
      return new Answer(statement, reply, desk.notes);
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
    Evaluator evaluator = new Evaluator(source, context, variables, replies);
    Reply reply = context.timekeeper().compute(() -> evaluator.evaluate(statement.expression()));
    statement.target().ifPresent(target -> variables.put(target.text(), reply));
    replies.add(reply);
    if (statement.target().isEmpty() && statement.expression() instanceof Syntax.Name name) {
      guess(name.text(), reply);
    }
    return reply;
  }

  /** A name on its own that means nothing yet is a variable; perhaps it was meant to be another. */
  private void guess(String name, Reply reply) {
    if (name.length() >= SHORTEST_GUESSED
        && !Reserved.contains(name)
        && reply.equals(new Reply.OfFormula(ClosedForm.symbol(name)))) {
      Spelling.nearest(name, words())
          .ifPresent(
              near ->
                  desk.note(
                      "nothing is called "
                          + name
                          + ", so it is a variable; did you mean "
                          + near
                          + "?"));
    }
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

  /** What is to be shown besides replies. */
  public Set<Conversation.Extra> shown() {
    return Collections.unmodifiableSet(desk.shown);
  }

  /** Shows something besides replies from now on. */
  public void show(Conversation.Extra extra) {
    desk.show(extra);
  }

  /** Whether the session has been left. */
  public boolean isLeft() {
    return desk.left;
  }

  /** All words that mean something here, sorted: functions, options, and what was assigned. */
  public SortedSet<String> words() {
    SortedSet<String> words = context.registry().words();
    words.addAll(variables.keySet());
    return words;
  }
}
