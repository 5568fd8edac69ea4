package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import java.math.BigInteger;
import java.util.Map;

/**
 * What one diagram adds to an expansion.
 *
 * @param diagram the diagram
 * @param automorphisms |Aut(D)|
 * @param histories Σ_f 1/|Aut_f(D)|, labelled histories over |Aut(D)|
 * @param coefficient what stands in front of its value, without η: histories, edge factors and
 *     whatever the measurement adds (−1/N for the gap)
 */
public record Contribution(
    Diagram diagram, BigInteger automorphisms, ClosedForm histories, ClosedForm coefficient) {

  /** The same diagram with its coefficient multiplied. */
  Contribution scaled(ClosedForm factor) {
    return withCoefficient(coefficient.times(factor));
  }

  /** The same diagram with another coefficient. */
  Contribution withCoefficient(ClosedForm other) {
    return new Contribution(diagram, automorphisms, histories, other);
  }

  /** The same diagram with variables replaced. */
  Contribution substituted(Map<String, ClosedForm> values) {
    return new Contribution(
        diagram, automorphisms, histories.substitute(values), coefficient.substitute(values));
  }
}
