package chladni.render;

import chladni.algebra.ClosedForm;

/**
 * Formulas as text that the language reads back: {@code + - * / ^}, integers, names and {@code
 * exp(…)}.
 *
 * <p>Example: {@code N*E^2/(2*B^2)}.
 */
public final class TextFormula {
  private TextFormula() {}

  /** The text of a formula. */
  public static String of(ClosedForm formula) {
    return TextWriter.ASCII.write(FormulaNotation.of(formula));
  }
}
