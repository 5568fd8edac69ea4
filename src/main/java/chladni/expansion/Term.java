package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.List;

/**
 * One term of an expansion: coefficient · value.
 *
 * @param order the power of η, the number of edges of the value
 * @param value the tensor expression, up to isomorphism of its contraction graph
 * @param coefficient Σ of the contributions' coefficients, without η
 * @param contributions the diagrams with this value, in their order
 */
public record Term(
    int order, ValueClass value, ClosedForm coefficient, List<Contribution> contributions) {

  /** Copies the list. */
  public Term {
    contributions = List.copyOf(contributions);
  }

  /** The sum of two terms with the same value, the diagrams of the other behind those of this. */
  Term plus(Term other) {
    List<Contribution> both = new ArrayList<>(contributions);
    both.addAll(other.contributions);
    return new Term(order, value, coefficient.plus(other.coefficient), both);
  }

  /** The same term with its coefficient multiplied. */
  Term scaled(ClosedForm factor) {
    return new Term(
        order,
        value,
        coefficient.times(factor),
        contributions.stream().map(c -> c.scaled(factor)).toList());
  }
}
