package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.time.Duration;
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

    /** Remembers a statement that was done. */
    void done(Statement statement) {
      if (!isAsked(statement) && !left) {
        String end = statement.silent() && !(statement instanceof Statement.Repetition) ? ";" : "";
        script.add(statement.text() + end);
      }
    }

    /** Remembers a statement that failed, as a comment. */
    void failed(Statement statement) {
      script.add("# failed: " + statement.text().replace("\n", "\n# "));
    }

    /** Whether a statement only asks for the script so far, and so does not belong in it. */
    boolean isAsked(Statement statement) {
      return statement
              instanceof
              Statement.Evaluated(
                  var target,
                  Syntax.Call(Place place, Syntax.Name function, var arguments),
                  var s,
                  var t)
          && function.text().equals(SessionFunctions.SAVE);
    }

    @Override
    public String script() {
      return script.isEmpty() ? "" : String.join("\n", script) + "\n";
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
   * @param taken how long it took
   */
  public record Answer(Statement statement, Reply reply, List<String> notes, Duration taken) {
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
      run(text, statement, listener);
      if (desk.left) {
        return;
      }
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
    Reserved.check(name, context.registry());
    variables.put(name, reply);
  }

  /** Does one statement. One that fails leaves the session as it was. */
  private void run(Source source, Statement statement, Consumer<Answer> listener) {
    Map<String, Reply> variablesBefore = Map.copyOf(variables);
    int repliesBefore = replies.size();
    context.timekeeper().begin();
    context.progress().begun();
    try {
      run(source, statement, new Budget(), listener);
      desk.done(statement);
    } catch (MistakeException e) {
      variables.clear();
      variables.putAll(variablesBefore);
      replies.subList(repliesBefore, replies.size()).clear();
      desk.failed(statement);
      throw e;
    } finally {
      context.progress().finished();
    }
  }

  private void run(Source source, Statement statement, Budget budget, Consumer<Answer> listener) {
    switch (statement) {
      case Statement.Evaluated evaluated -> answer(source, evaluated, budget, listener);
      case Statement.Definition definition -> answer(source, definition, listener);
      case Statement.Repetition repetition -> repeat(source, repetition, budget, listener);
    }
  }

  private void repeat(
      Source source, Statement.Repetition repetition, Budget budget, Consumer<Answer> listener) {
    Evaluator evaluator = new Evaluator(source, context, variables, replies, budget);
    String name = repetition.generator().name().text();
    List<Reply> items =
        source.at(
            repetition.place(),
            () -> context.timekeeper().compute(() -> evaluator.items(repetition.generator())));
    for (Reply item : items) {
      source.at(
          repetition.place(),
          () -> {
            budget.spend();
            return item;
          });
      variables.put(name, item);
      try {
        for (Statement statement : repetition.body()) {
          run(source, statement, budget, listener);
          if (desk.left) {
            return;
          }
        }
      } catch (MistakeException e) {
        throw evaluator.through(e, name, item, repetition.place());
      }
    }
  }

  /** Nothing is remembered before the reply is there. */
  private void answer(
      Source source, Statement.Evaluated statement, Budget budget, Consumer<Answer> listener) {
    desk.notes.clear();
    long begun = System.nanoTime();
    statement.target().ifPresent(target -> checkAssignable(source, target));
    Evaluator evaluator = new Evaluator(source, context, variables, replies, budget);
    Reply reply =
        source.at(
            statement.place(),
            () -> context.timekeeper().compute(() -> evaluator.evaluate(statement.expression())));
    // One that was interrupted and has answered all the same has heard of it.
    boolean unused = Thread.interrupted();
    statement.target().ifPresent(target -> variables.put(target.text(), reply));
    if (!desk.isAsked(statement)) {
      replies.add(reply);
    }
    if (statement.target().isEmpty() && statement.expression() instanceof Syntax.Name name) {
      guess(name.text(), reply);
    }
    if (!desk.left) {
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      tell(source, new Answer(statement, reply, desk.notes, taken), listener);
    }
  }

  private void answer(Source source, Statement.Definition definition, Consumer<Answer> listener) {
    desk.notes.clear();
    checkAssignable(source, definition.name());
    definition.parameters().forEach(parameter -> checkAssignable(source, parameter));
    List<String> parameters = definition.parameters().stream().map(Syntax.Name::text).toList();
    for (int i = 0; i < parameters.size(); i++) {
      String parameter = parameters.get(i);
      if (parameters.subList(0, i).contains(parameter)) {
        throw source.mistake(
            definition.parameters().get(i).place(),
            ProblemException.unfit(
                parameter + " stands for two arguments", "give each another name"));
      }
    }
    String name = definition.name().text();
    Reply function =
        new Reply.OfFunction(
            new UserFunction(name, parameters, definition.body(), source, definition.text()));
    variables.put(name, function);
    replies.add(function);
    tell(source, new Answer(definition, function, desk.notes, Duration.ZERO), listener);
  }

  private void checkAssignable(Source source, Syntax.Name name) {
    source.at(
        name.place(),
        () -> {
          Reserved.check(name.text(), context.registry());
          return name;
        });
  }

  /** Writing an answer can be too much, too, or be interrupted. */
  private static void tell(Source source, Answer answer, Consumer<Answer> listener) {
    source.at(
        answer.statement().place(),
        () -> {
          listener.accept(answer);
          return answer;
        });
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

  /** What may be typed after so many characters of a text. */
  public Completion complete(String text, int cursor) {
    return Completion.at(text, cursor, context.registry(), variables);
  }

  /** The page of help about what stands at a cursor, if it is known. */
  public Optional<String> inspect(String text, int cursor) {
    return Inspection.at(text, cursor, context.registry(), variables);
  }

  /** What the pieces of a text are, for colours. */
  public List<Highlighting.Span> highlight(String text) {
    return Highlighting.of(text, context.registry());
  }

  /** All words that mean something here, sorted: functions, options, and what was assigned. */
  public SortedSet<String> words() {
    SortedSet<String> words = context.registry().words();
    words.addAll(variables.keySet());
    return words;
  }
}
