package chladni.language;

import chladni.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something wrong in the input, and where.
 *
 * @param problem what is wrong, and what to try
 * @param place where
 * @param line the line of input that holds the place
 * @param origin the file that the line stands in, if it is in one
 * @param callers how it was reached, the innermost first: calls of functions of the session, and
 *     repetitions
 */
public record Mistake(
    Problem problem, Place place, String line, Optional<String> origin, List<Caller> callers) {
  private static final int WIDEST = 100;

  /**
   * What a mistake was reached through.
   *
   * @param what what went on, as {@code in f(d), called} or {@code with d = c(0-1)(01)}
   * @param place where it stands
   * @param line the line of input that holds the place
   * @param origin the file that the line stands in, if it is in one
   */
  public record Caller(String what, Place place, String line, Optional<String> origin) {}

  /** Copies the callers. */
  public Mistake {
    callers = List.copyOf(callers);
  }

  /** A mistake that was reached through nothing else. */
  public Mistake(Problem problem, Place place, String line) {
    this(problem, place, line, Optional.empty(), List.of());
  }

  /** A mistake at a place of a source. */
  public static Mistake in(String source, Place place, Problem problem) {
    return new Mistake(problem, place, line(source, place));
  }

  /** The line of a source that holds a place. */
  static String line(String source, Place place) {
    return Reader.uniformLineEnds(source).lines().skip(place.line() - 1L).findFirst().orElse("");
  }

  /** The same mistake, reached through something. */
  Mistake through(Caller caller) {
    List<Caller> all = new ArrayList<>(callers);
    all.add(caller);
    return new Mistake(problem, place, line, origin, all);
  }

  /**
   * The mistake as it is shown, without a line end at its end.
   *
   * <pre>
   * error at line 1, column 13: node 0 has two parents
   *   c(0-1-2)(01-02-12)
   *               ^
   * hint: every node but the root has exactly one edge
   * </pre>
   *
   * <p>Of a long line only the surroundings of the place are shown.
   */
  public String rendered() {
    StringBuilder text = new StringBuilder("error at ").append(described(place)).append(": ");
    text.append(problem.message());
    point(text, line, place);
    for (Caller caller : callers) {
      text.append("\n").append(caller.what()).append(" at ");
      if (!caller.origin().equals(origin)) {
        text.append(caller.origin().map(file -> file + ", ").orElse("the prompt, "));
      }
      text.append(described(caller.place()));
      point(text, caller.line(), caller.place());
    }
    if (!problem.hint().isEmpty()) {
      text.append("\nhint: ").append(problem.hint());
    }
    return text.toString();
  }

  private static String described(Place place) {
    return "line " + place.line() + ", column " + place.column();
  }

  /** Adds a line, and a caret under a place in it. */
  private static void point(StringBuilder text, String line, Place place) {
    int[] characters = line.codePoints().toArray();
    int at = Math.min(place.column() - 1, characters.length);
    int from = characters.length <= WIDEST ? 0 : Math.max(0, at - WIDEST / 2);
    int to = Math.min(characters.length, from + WIDEST);
    String before = new String(characters, from, at - from);
    String shown = before + new String(characters, at, to - at);
    text.append("\n  ");
    text.append(from > 0 ? "…" : "").append(shown).append(to < characters.length ? "…" : "");
    text.append("\n  ").append(from > 0 ? " " : "");
    before.codePoints().forEach(c -> text.append(c == '\t' ? '\t' : ' '));
    text.append('^');
  }
}
