package chladni.paper;

import chladni.language.Reply;
import java.util.List;
import java.util.Optional;

/**
 * A known result after it was derived, compared and checked.
 *
 * @param result the entry
 * @param derived the derived formula
 * @param printed the printed formula
 * @param right the right formula, where it was given
 * @param verdict what came out
 * @param checks what the independent checks say
 * @param limits which limiting cases hold
 * @param nanoseconds how long it took
 */
public record ComparedResult(
    KnownResult result,
    Reply derived,
    Optional<Reply> printed,
    Optional<Reply> right,
    Verdict verdict,
    List<CheckedFormula> checks,
    List<CheckedLimit> limits,
    long nanoseconds) {

  /** Copies its lists. */
  public ComparedResult {
    checks = List.copyOf(checks);
    limits = List.copyOf(limits);
  }

  /**
   * What a check says.
   *
   * @param check the check
   * @param derived whether it holds for the derived formula
   * @param printed whether it holds for the printed one, if there is one
   */
  public record CheckedFormula(
      KnownResult.Check check, boolean derived, Optional<Boolean> printed) {}

  /** Whether a limiting case holds. */
  public record CheckedLimit(KnownResult.Check limit, boolean holds) {}

  /** Whether every check and every limiting case confirms the derived formula. */
  public boolean isConfirmed() {
    return checks.stream().allMatch(CheckedFormula::derived)
        && limits.stream().allMatch(CheckedLimit::holds);
  }

  /** Whether some check tells the printed formula from the derived one. */
  public boolean isPrintRefuted() {
    return checks.stream().anyMatch(c -> c.printed().equals(Optional.of(false)));
  }

  /** The check that decides: the first that refutes the print, or else the first. */
  public KnownResult.Check deciding() {
    return checks.stream()
        .filter(c -> c.printed().equals(Optional.of(false)))
        .findFirst()
        .orElse(checks.get(0))
        .check();
  }
}
