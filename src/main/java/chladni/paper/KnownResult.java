package chladni.paper;

import java.util.List;
import java.util.Optional;

/**
 * A result of the paper (or one that is known otherwise), to be derived and compared: one entry of
 * {@code rules/paper.results}, where the format is described.
 *
 * <p>All statements are in the language. Definitions run first. In a check {@code x} is the formula
 * checked, in a limit the derived one.
 *
 * @param id what it is called, as {@code corollary 1}
 * @param title what it says, in a few words
 * @param source where it is printed; empty if it is not in the paper
 * @param assumptions under which it holds
 * @param definitions statements that name parts of the formulas
 * @param question the statement whose reply is the derived formula
 * @param printed the formula as printed, if there is one
 * @param right the right formula, where the print is wrong or there is none
 * @param why why the print is wrong, or a remark
 * @param expected what must come out
 * @param checks independent confirmations
 * @param limits limiting cases
 * @param selections statements that tell which diagrams stay and why the others drop out
 * @param histories statements that draw histories
 */
public record KnownResult(
    String id,
    String title,
    Optional<String> source,
    List<String> assumptions,
    List<String> definitions,
    String question,
    Optional<String> printed,
    Optional<String> right,
    List<String> why,
    Verdict expected,
    List<Check> checks,
    List<Check> limits,
    List<String> selections,
    List<String> histories) {

  /** Copies its lists. */
  public KnownResult {
    assumptions = List.copyOf(assumptions);
    definitions = List.copyOf(definitions);
    why = List.copyOf(why);
    checks = List.copyOf(checks);
    limits = List.copyOf(limits);
    selections = List.copyOf(selections);
    histories = List.copyOf(histories);
  }

  /**
   * A statement that must be true.
   *
   * @param method by what means, as {@code oracle}; for a limit, which
   * @param statement the statement
   */
  public record Check(String method, String statement) {}
}
