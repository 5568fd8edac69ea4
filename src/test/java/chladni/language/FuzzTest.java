package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed, there is a reply or a mistake at a place in what was typed, in time.
 *
 * <p>Inputs that once broke this are kept as files in {@code src/test/resources/chladni/fuzz}.
 */
class FuzzTest {
  /** Of a million statements, longer ones are only read. */
  private static final int LONGEST_EVALUATED = 11;

  @Test
  void twoThousandStatementsAreReadAndTheShortOnesEvaluated() {
    Map<Fuzzing.Outcome, Integer> outcomes = run(1, 2_000, 20);
    assertTrue(outcomes.getOrDefault(Fuzzing.Outcome.REPLY, 0) > 20, outcomes::toString);
    assertTrue(outcomes.getOrDefault(Fuzzing.Outcome.MISTAKE, 0) > 100, outcomes::toString);
  }

  @Test
  @Tag("integration")
  void aMillionStatementsAreReadAndTheShortOnesEvaluated() {
    Map<Fuzzing.Outcome, Integer> outcomes = new EnumMap<>(Fuzzing.Outcome.class);
    List.of(2L, 3L, 4L, 5L).parallelStream()
        .map(seed -> run(seed, 250_000, LONGEST_EVALUATED))
        .toList()
        .forEach(one -> one.forEach((what, often) -> outcomes.merge(what, often, Integer::sum)));
    assertTrue(outcomes.getOrDefault(Fuzzing.Outcome.REPLY, 0) > 50_000, outcomes::toString);
  }

  @Test
  void whatOnceWentWrongStaysMended() {
    try (Fuzzing fuzzing = new Fuzzing()) {
      for (String text : kept()) {
        Fuzzing.read(text);
        assertTrue(fuzzing.evaluate(text) != Fuzzing.Outcome.LATE, text);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameStatements() {
    GeneratedStatements first = new GeneratedStatements(7, Registry.standard());
    GeneratedStatements second = new GeneratedStatements(7, Registry.standard());
    for (int i = 0; i < 1000; i++) {
      assertEquals(first.next(), second.next());
    }
  }

  /** Reads so many statements and evaluates those that are not longer than so many characters. */
  private static Map<Fuzzing.Outcome, Integer> run(long seed, int statements, int longest) {
    return run(
        seed,
        statements,
        longest,
        (input, failure) -> {
          throw failure;
        });
  }

  /** Hears of statements that break the promise. */
  private interface Findings {
    void found(String input, AssertionError failure);
  }

  private static Map<Fuzzing.Outcome, Integer> run(
      long seed, int statements, int longest, Findings findings) {
    GeneratedStatements generated = new GeneratedStatements(seed, Registry.standard());
    Map<Fuzzing.Outcome, Integer> outcomes = new EnumMap<>(Fuzzing.Outcome.class);
    try (Fuzzing fuzzing = new Fuzzing()) {
      for (int i = 0; i < statements; i++) {
        String text = generated.next();
        try {
          Fuzzing.read(text);
          if (text.length() <= longest) {
            outcomes.merge(fuzzing.evaluate(text), 1, Integer::sum);
          }
        } catch (AssertionError e) {
          findings.found(text, e);
        }
      }
    }
    return outcomes;
  }

  private static List<String> kept() {
    Path folder = Path.of("src/test/resources/chladni/fuzz");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(file.toString(), e);
                }
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  /**
   * Goes on after failures and prints each: {@code java … chladni.language.FuzzTest SEED COUNT
   * LENGTH}.
   *
   * @param arguments seed, number of statements, and length of the longest that are evaluated
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    long begun = System.nanoTime();
    Map<Fuzzing.Outcome, Integer> outcomes =
        run(
            Long.parseLong(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            (input, failure) -> {
              out.println("=== " + input.replace("\n", "⏎"));
              Throwable cause = failure.getCause() == null ? failure : failure.getCause();
              out.println(cause);
              Stream.of(cause.getStackTrace()).limit(8).forEach(f -> out.println("  at " + f));
            });
    out.println(outcomes + " in " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
    System.exit(0);
  }
}
