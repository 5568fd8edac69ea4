package chladni.symja;

import java.util.List;
import java.util.Locale;

/**
 * What Symja is asked for: the whole table of its functions that can be reached. Each takes an
 * expression and perhaps a variable.
 */
public enum Operation {
  /** A shorter equal expression. */
  SIMPLIFY(List.of("x"), "an equal expression that is as short as possible"),
  /** A product. */
  FACTOR(List.of("x"), "an expression as a product of irreducible factors"),
  /** A sum of products. */
  EXPAND(List.of("x"), "an expression multiplied out"),
  /** One fraction. */
  TOGETHER(List.of("x"), "an expression as one fraction"),
  /** Partial fractions. */
  APART(List.of("x", "variable"), "partial fractions with respect to a variable"),
  /** Powers of a variable with their coefficients. */
  COLLECT(List.of("x", "variable"), "an expression sorted by the powers of a variable"),
  /** A derivative. */
  DIFF(List.of("x", "variable"), "the derivative with respect to a variable"),
  /** The roots. */
  SOLVE(List.of("x", "variable"), "the values of a variable at which an expression vanishes");

  private final List<String> parameters;
  private final String summary;

  Operation(List<String> parameters, String summary) {
    this.parameters = parameters;
    this.summary = summary;
  }

  /** Its name in the language: {@code simplify}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of its arguments. */
  public List<String> parameters() {
    return parameters;
  }

  /** What it returns. */
  public String summary() {
    return summary;
  }
}
