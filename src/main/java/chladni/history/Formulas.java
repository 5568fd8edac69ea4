package chladni.history;

import chladni.algebra.ClosedForm;
import java.math.BigInteger;

/** Formulas in the eigenvalues: polynomials where these are variables. */
record Formulas(EdgeDecay decay) implements Scalars<ClosedForm>, Ring.OfFormulas {
  @Override
  public ClosedForm decay(int edges) {
    return decay.product(edges);
  }

  @Override
  public ClosedForm value(ClosedForm entry, BigInteger updates) {
    return entry;
  }
}
