package chladni.history;

import chladni.algebra.ClosedForm;
import java.math.BigInteger;

/** Formulas in the eigenvalues: polynomials where these are variables. */
record Formulas(EdgeDecay decay) implements Scalars<ClosedForm> {
  @Override
  public ClosedForm zero() {
    return ClosedForm.ZERO;
  }

  @Override
  public ClosedForm of(BigInteger value) {
    return ClosedForm.of(value);
  }

  @Override
  public ClosedForm plus(ClosedForm a, ClosedForm b) {
    return a.plus(b);
  }

  @Override
  public ClosedForm times(ClosedForm a, ClosedForm b) {
    return a.times(b);
  }

  @Override
  public boolean isZero(ClosedForm a) {
    return a.isZero();
  }

  @Override
  public ClosedForm decay(int edges) {
    return decay.product(edges);
  }

  @Override
  public ClosedForm value(ClosedForm entry, BigInteger updates) {
    return entry;
  }
}
