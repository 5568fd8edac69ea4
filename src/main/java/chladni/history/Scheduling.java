package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.util.Map;

/**
 * A schedule of the learning rate: s(t)·η in place of η, as a factor of every node.
 *
 * <p>With momentum it multiplies the gradient that enters the velocity.
 *
 * @param formula s, a formula in {@code t}, {@code epoch} and {@code T}
 */
public record Scheduling(ClosedForm formula) implements Optimizer {
  @Override
  public String text() {
    return "schedule=" + formula;
  }

  @Override
  public HistoryFactors applied(HistoryFactors factors, ClosedForm updates) {
    if (formula.isZero()) {
      throw ProblemException.unfit("a schedule of 0 never moves", "give a schedule such as 1-t/T");
    }
    return factors.withNode(new Schedule(formula.substitute(Map.of("T", updates))));
  }
}
