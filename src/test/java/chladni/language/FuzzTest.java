package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed, there is a reply or a mistake at a place in what was typed, in time.
 *
 * <p>Inputs that once broke this are kept as files in {@code src/test/resources/chladni/fuzz}.
 */
class FuzzTest {
  /**
   * How many statements, and which of them are evaluated.
   *
   * @param statements how many are read
   * @param longest the length of the longest that are evaluated
   * @param soundEvery one in so many is sound
   * @param longestSound the length of the longest of those that are evaluated
   */
  private record Size(int statements, int longest, int soundEvery, int longestSound) {}

  @Test
  void twoThousandStatementsAreReadAndTheShortOnesEvaluated() {
    Found found = run(1, new Size(2_000, 20, 40, 60));
    assertTrue(found.count(Fuzzing.Outcome.REPLY) > 20, found::toString);
    assertTrue(found.count(Fuzzing.Outcome.MISTAKE) > 100, found::toString);
  }

  @Test
  @Tag("integration")
  void aMillionStatementsAreReadAndTheShortOrSoundOnesEvaluated() {
    Found found = new Found();
    List.of(2L, 3L, 4L, 5L).parallelStream()
        .map(seed -> run(seed, new Size(250_000, 11, 125, 130)))
        .toList()
        .forEach(found::add);
    assertTrue(found.count(Fuzzing.Outcome.REPLY) > 50_000, found::toString);
    for (Function function : Registry.standard().functions()) {
      assertTrue(
          found
              .byFunction
              .getOrDefault(function.name(), Set.of())
              .containsAll(Set.of(Fuzzing.Outcome.REPLY, Fuzzing.Outcome.MISTAKE)),
          () -> function.name() + " had no reply, or no mistake: " + found);
    }
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

  private static Found run(long seed, Size size) {
    return run(
        seed,
        size,
        (input, failure) -> {
          throw failure;
        });
  }

  /** Hears of statements that break the promise. */
  private interface Findings {
    void found(String input, AssertionError failure);
  }

  /** What many statements came to. */
  private static final class Found {
    private final Map<Fuzzing.Outcome, Integer> outcomes = new EnumMap<>(Fuzzing.Outcome.class);
    private final Map<String, Set<Fuzzing.Outcome>> byFunction = new TreeMap<>();

    void add(Found other) {
      other.outcomes.forEach((what, often) -> outcomes.merge(what, often, Integer::sum));
      add(other.byFunction);
    }

    void add(Map<String, Set<Fuzzing.Outcome>> more) {
      more.forEach(
          (function, what) ->
              byFunction
                  .computeIfAbsent(function, name -> EnumSet.noneOf(Fuzzing.Outcome.class))
                  .addAll(what));
    }

    int count(Fuzzing.Outcome what) {
      return outcomes.getOrDefault(what, 0);
    }

    @Override
    public String toString() {
      return outcomes + " " + byFunction;
    }
  }

  private static Found run(long seed, Size size, Findings findings) {
    GeneratedStatements generated = new GeneratedStatements(seed, Registry.standard());
    Found found = new Found();
    try (Fuzzing fuzzing = new Fuzzing()) {
      for (int i = 1; i <= size.statements; i++) {
        boolean sound = i % size.soundEvery == 0;
        String text = sound ? generated.sound() : generated.next();
        try {
          Fuzzing.read(text);
          if (text.length() <= (sound ? size.longestSound : size.longest)) {
            found.outcomes.merge(fuzzing.evaluate(text), 1, Integer::sum);
          }
        } catch (AssertionError e) {
          findings.found(text, e);
        }
      }
      found.add(fuzzing.byFunction());
    }
    return found;
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
   * LONGEST SOUND_EVERY LONGEST_SOUND}.
   *
   * @param arguments seed, number of statements, length of the longest that are evaluated, one in
   *     how many is sound, and length of the longest of those that are evaluated
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    long begun = System.nanoTime();
    Found found =
        run(
            Long.parseLong(arguments[0]),
            new Size(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4])),
            (input, failure) -> {
              out.println("=== " + input.replace("\n", "⏎"));
              Throwable cause = failure.getCause() == null ? failure : failure.getCause();
              out.println(cause);
              Stream.of(cause.getStackTrace()).limit(8).forEach(f -> out.println("  at " + f));
            });
    out.println(found + " in " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
    System.exit(0);
  }
}
