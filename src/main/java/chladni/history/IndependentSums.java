package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import java.util.List;

/**
 * A product of sums over the histories of components that are placed independently of each other.
 *
 * @param factor what stands before the product
 * @param sums the sum of each component
 */
record IndependentSums(ClosedForm factor, List<ComponentSum> sums) {

  /** A sum over the histories of one component. */
  interface ComponentSum {
    /**
     * How many terms its closed form has before like ones are collected, found without summing; the
     * largest long for more than that.
     */
    long terms();

    /**
     * The sum.
     *
     * @throws chladni.problem.ProblemException if it has too many terms
     */
    ResummedForm form();
  }

  IndependentSums {
    sums = List.copyOf(sums);
  }

  /** How many terms the product has before like ones are collected, found without summing. */
  long terms() {
    double product = 1;
    for (ComponentSum sum : sums) {
      product *= sum.terms();
    }
    return (long) product;
  }

  /**
   * The same.
   *
   * @throws chladni.problem.ProblemException if they are too many for one weight
   */
  long termsWithinReach() {
    long terms = terms();
    Reach.checkTerms((double) terms);
    return terms;
  }

  /** The product. */
  ResummedForm form() {
    ResummedForm product = ResummedForm.of(factor);
    for (ComponentSum sum : sums) {
      product = product.times(sum.form());
    }
    return product;
  }
}
