package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.value.ValueClass;
import java.math.BigInteger;
import java.util.Map;

/**
 * One term of a resummed expansion: coefficient · value of a linkless diagram, every edge of which
 * stands for all chains of Hessians.
 *
 * @param diagram the linkless diagram
 * @param automorphisms |Aut(D)|
 * @param value the class of its uvalue
 * @param coefficient the sum of resummed weights, without η; k_i is the eigenvalue of K = ηH on the
 *     edge above node i−1 of the diagram
 */
public record ResummedTerm(
    Diagram diagram, BigInteger automorphisms, ValueClass value, ResummedForm coefficient) {

  /** The power of η that the value holds, the number of edges. */
  public int order() {
    return diagram.edges();
  }

  /** The term with another coefficient. */
  ResummedTerm with(ResummedForm other) {
    return new ResummedTerm(diagram, automorphisms, value, other);
  }

  /** The term of a run whose learning rate is {@code factor} times η: K is rescaled, too. */
  ResummedTerm rescaled(ClosedForm factor) {
    Map<String, ClosedForm> eigenvalues = new java.util.TreeMap<>();
    for (int i = 1; i <= diagram.edges(); i++) {
      eigenvalues.put("k" + i, ClosedForm.symbol("k" + i).times(factor));
    }
    return with(coefficient.substitute(eigenvalues).times(factor.pow(order())));
  }
}
