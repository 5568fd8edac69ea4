package chladni.history;

import chladni.algebra.ClosedForm;

/**
 * What is done with gradients beyond plain descent: a change of {@link HistoryFactors}.
 *
 * <p>Optimizers combine by being applied one after the other. Adding one takes a class and an entry
 * among the options of the language.
 *
 * <p>Example: {@code new HeavyBall(ClosedForm.symbol("beta"))} gives all edges κ(m) =
 * (1−β^m)/(1−β).
 */
public interface Optimizer {

  /** Its name in the language, with its parameter, as {@code momentum=1/2}. */
  String text();

  /**
   * The factors of histories with this optimizer.
   *
   * @param factors those without it
   * @param updates the number T of updates
   * @throws chladni.problem.ProblemException if it does not combine with what has been applied
   */
  HistoryFactors applied(HistoryFactors factors, ClosedForm updates);
}
