package chladni.render;

import chladni.algebra.ClosedForm;

/**
 * Formulas as LaTeX for math mode.
 *
 * <p>Example: {@code \frac{N E^2}{2 B^2}}.
 */
public final class LatexFormula {
  private LatexFormula() {}

  /** The LaTeX of a formula. */
  public static String of(ClosedForm formula) {
    return LatexWriter.write(FormulaNotation.of(formula));
  }
}
