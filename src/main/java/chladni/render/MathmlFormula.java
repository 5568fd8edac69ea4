package chladni.render;

import chladni.algebra.ClosedForm;

/** Formulas as presentation MathML. */
public final class MathmlFormula {
  private MathmlFormula() {}

  /** The {@code math} element of a formula. */
  public static String of(ClosedForm formula) {
    return MathmlWriter.document(FormulaNotation.of(formula));
  }
}
