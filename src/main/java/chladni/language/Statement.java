package chladni.language;

import java.util.Optional;

/**
 * A statement: an expression, perhaps to be given a name, perhaps to be evaluated in silence.
 *
 * @param target the name to assign to, if there is one
 * @param expression what to evaluate
 * @param silent whether a semicolon ends the statement, so that nothing is printed
 * @param text the statement as typed, without comments around it and without the semicolon
 */
public record Statement(
    Optional<Syntax.Name> target, Syntax expression, boolean silent, String text) {

  /** Where it begins. */
  public Place place() {
    return target.map(Syntax.Name::place).orElse(expression.place());
  }
}
