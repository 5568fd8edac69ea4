package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;

/** What moves the weights: which histories a diagram has, and with what weight. */
public interface Process {

  /** Σ_f 1/|Aut_f(D)|: labelled histories over |Aut(D)|, averaged over shuffles. */
  ClosedForm histories(Diagram diagram);

  /** The sum over histories with every factor but η and the value: {@code histories·(−1/B)^d}. */
  ClosedForm weight(Diagram diagram);
}
