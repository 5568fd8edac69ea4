package chladni.paper;

import chladni.language.Spelling;
import chladni.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A list of known results and the landscapes that their checks use.
 *
 * @param results in the order of the file
 * @param landscapes landscape files by name
 */
public record KnownResults(List<KnownResult> results, SortedMap<String, String> landscapes) {
  private static final String SHIPPED = "/chladni/rules/paper.results";

  /** Copies. */
  public KnownResults {
    results = List.copyOf(results);
    landscapes = Collections.unmodifiableSortedMap(new TreeMap<>(landscapes));
  }

  /** The results that come with the program. */
  public static KnownResults shipped() {
    try (InputStream stream = KnownResults.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw new IllegalStateException("the known results are missing from the program");
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The results that a text holds.
   *
   * @throws ProblemException that names the line, if it is not of the form described at the head of
   *     {@code rules/paper.results}
   */
  public static KnownResults read(String text) {
    return new ResultReader(text).results();
  }

  /**
   * The result of that name; case does not matter.
   *
   * @throws ProblemException if there is none; its hint names the nearest or lists all
   */
  public KnownResult named(String name) {
    String wanted = name.strip();
    List<String> names = results.stream().map(KnownResult::id).toList();
    return results.stream()
        .filter(result -> result.id().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.unknown(
                    "there is no result " + name,
                    nearest(wanted, names)
                            .map(nearest -> "did you mean " + nearest + "? ")
                            .orElse("")
                        + "There are "
                        + String.join(", ", names)));
  }

  /** The nearest name, whatever its case. */
  private static Optional<String> nearest(String wanted, List<String> names) {
    return Spelling.nearest(
            wanted.toLowerCase(Locale.ROOT),
            names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList())
        .flatMap(found -> names.stream().filter(found::equalsIgnoreCase).findFirst());
  }
}
