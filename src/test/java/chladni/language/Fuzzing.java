package chladni.language;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.render.TextWriter;
import com.google.gson.JsonParser;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and evaluates statements and holds what comes back against the promise: a reply that can be
 * written in every format, or a mistake at a place in the statement, and neither later than after
 * its time.
 */
final class Fuzzing implements AutoCloseable {
  /** How long a statement may compute before it is interrupted, in nanoseconds. */
  static final long TIME = 1_000_000_000L;

  /** How long it may take from then on. */
  private static final long HANG = 60_000_000_000L;

  /** How long it may wait for other threads. */
  private static final long PATIENCE = 4_000_000_000L;

  /** What a statement came to. */
  enum Outcome {
    /** There was a reply. */
    REPLY,
    /** There was a mistake at a place. */
    MISTAKE,
    /** It was ended after its time. */
    LATE
  }

  private static final List<String> RAW =
      List.of("mismatched", "extraneous", "no viable", "token recognition", "Exception", "java.");

  private static final Pattern CALL = Pattern.compile("\\b([a-z_]\\w*)\\(");
  private static final Pattern TEXT = Pattern.compile("\"[^\"\n]*\"");

  private final Context context =
      Context.standard().withTexts(Fuzzing::text).withFiles((name, bytes, existing) -> {});
  private final Map<String, Set<Outcome>> byFunction = new TreeMap<>();
  private final Thread evaluating = Thread.currentThread();
  private final Thread watch = new Thread(this::watch, "watch");
  private volatile Optional<String> statement = Optional.empty();
  private volatile long begun;
  private volatile long computedBefore;
  private volatile boolean ended;
  private Session session = new Session(context);
  private int inSession = 0;

  /** Watches the thread that makes it; use from that thread only. */
  Fuzzing() {
    watch.setDaemon(true);
    watch.start();
  }

  /** What landscapes and oracles are read from. */
  private static String text(String name) {
    if (name.equals("docs/landscapes/coin.json")) {
      return ProjectFiles.read(name);
    }
    throw ProblemException.badFile(
        "there is no file " + name, "there is docs/landscapes/coin.json");
  }

  /** What calls of each function came to, by its name; a mistake counts for the first call. */
  Map<String, Set<Outcome>> byFunction() {
    return byFunction;
  }

  private Outcome counted(String statement, Outcome outcome) {
    Matcher calls = CALL.matcher(TEXT.matcher(statement).replaceAll(""));
    while (calls.find()) {
      if (context.registry().find(calls.group(1)).isEmpty()) {
        continue;
      }
      byFunction
          .computeIfAbsent(calls.group(1), name -> EnumSet.noneOf(Outcome.class))
          .add(outcome);
      if (outcome != Outcome.REPLY) {
        break;
      }
    }
    return outcome;
  }

  /** By the time that the thread has computed, as others may compute beside it. */
  private void watch() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try {
      while (!ended) {
        Thread.sleep(50);
        Optional<String> now = statement;
        if (now.isPresent()) {
          long taken = System.nanoTime() - begun;
          long computed = threads.getThreadCpuTime(evaluating.threadId()) - computedBefore;
          if (computed > TIME || taken > PATIENCE) {
            evaluating.interrupt();
          }
          if (taken > PATIENCE + HANG) {
            StringBuilder where = new StringBuilder("does not end: " + now.get());
            for (StackTraceElement frame : evaluating.getStackTrace()) {
              where.append("\n  at ").append(frame);
            }
            System.err.println(where);
            Runtime.getRuntime().halt(3);
          }
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended = true;
    watch.interrupt();
  }

  /** Reads an input. */
  static void read(String text) {
    try {
      Reading reading = Reader.read(text);
      reading.mistake().ifPresent(mistake -> check(text, mistake));
      Reader.isIncomplete(text);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("reading " + text, e);
    }
  }

  /** Evaluates an input in a session that others before it have been in. */
  Outcome evaluate(String text) {
    if (++inSession > 50 || session.isLeft()) {
      session = new Session(context);
      inSession = 0;
    }
    begun = System.nanoTime();
    computedBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    statement = Optional.of(text);
    try {
      session.run(text, answer -> write(answer.reply()));
      return counted(text, Outcome.REPLY);
    } catch (MistakeException e) {
      check(text, e.mistake());
      return counted(
          text,
          e.mistake().problem() instanceof Problem.Interrupted ? Outcome.LATE : Outcome.MISTAKE);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("evaluating " + text, e);
    } finally {
      statement = Optional.empty();
      Thread.interrupted();
    }
  }

  private void write(Reply reply) {
    new ReplyText(context.names(), TextWriter.UNICODE).write(reply);
    new ReplyText(context.names(), TextWriter.ASCII).write(reply);
    new ReplyLatex(context.names()).write(reply);
    new ReplyMathml(context.names()).write(reply);
    new ReplyHtml(context.names()).write(reply);
    String json = new ReplyJson(context.names()).write(reply);
    if (json.contains("\n") || !JsonParser.parseString(json).getAsJsonObject().has("kind")) {
      throw new AssertionError("not one object in one line: " + json);
    }
  }

  /** A mistake has a place in the input, a message and no words of the parser's. */
  static void check(String text, Mistake mistake) {
    String uniform = Reader.uniformLineEnds(text);
    List<String> lines = List.of(uniform.split("\n", -1));
    int number = mistake.place().line();
    if (number < 1 || number > lines.size()) {
      throw new AssertionError("no line " + number + " in " + text);
    }
    String line = lines.get(number - 1);
    int column = mistake.place().column();
    if (column < 1 || column > line.codePointCount(0, line.length()) + 1) {
      throw new AssertionError("no column " + column + " in line " + number + " of " + text);
    }
    String message = mistake.problem().message();
    if (message.isBlank() || RAW.stream().anyMatch(message::contains)) {
      throw new AssertionError("says " + message + " about " + text);
    }
    mistake.rendered();
  }
}
