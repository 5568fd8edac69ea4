package chladni.language;

import chladni.problem.Problem;

/**
 * Something wrong in the input, and where.
 *
 * @param problem what is wrong, and what to try
 * @param place where
 * @param line the line of input that holds the place
 */
public record Mistake(Problem problem, Place place, String line) {
  private static final int WIDEST = 100;

  /** A mistake at a place of a source. */
  public static Mistake in(String source, Place place, Problem problem) {
    String line =
        Reader.uniformLineEnds(source).lines().skip(place.line() - 1L).findFirst().orElse("");
    return new Mistake(problem, place, line);
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
    int[] characters = line.codePoints().toArray();
    int at = Math.min(place.column() - 1, characters.length);
    int from = characters.length <= WIDEST ? 0 : Math.max(0, at - WIDEST / 2);
    int to = Math.min(characters.length, from + WIDEST);
    String before = new String(characters, from, at - from);
    String shown = before + new String(characters, at, to - at);
    StringBuilder text = new StringBuilder("error at line ");
    text.append(place.line()).append(", column ").append(place.column()).append(": ");
    text.append(problem.message()).append("\n  ");
    text.append(from > 0 ? "…" : "").append(shown).append(to < characters.length ? "…" : "");
    text.append("\n  ").append(from > 0 ? " " : "");
    before.codePoints().forEach(c -> text.append(c == '\t' ? '\t' : ' '));
    text.append('^');
    if (!problem.hint().isEmpty()) {
      text.append("\nhint: ").append(problem.hint());
    }
    return text.toString();
  }
}
