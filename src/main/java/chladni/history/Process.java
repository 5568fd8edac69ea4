package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.diagram.Restriction;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;

/**
 * What moves the weights: which histories a diagram has, and with what weight.
 *
 * <p>A process places the nodes of a diagram (its roots and loose ends are never placed) and says
 * what each placement counts. Its numbers (N, B, E, T) are formulas, so that a process may be
 * symbolic, numeric or mixed.
 */
public interface Process {

  /** The name in the language: {@code sgd}, {@code gd}, {@code ode}, {@code sde}. */
  String name();

  /** The variables that replies about this process may hold, in the order they are listed. */
  List<String> variables();

  /**
   * Whether a diagram can have histories at all; false only where {@link #labelledHistories} is
   * zero. Cheap: enumeration prunes by it.
   */
  boolean admits(Diagram diagram);

  /**
   * What enumerations may cut off early: it admits every diagram with untied roots that {@link
   * #admits} does, and perhaps others. (In continuous time no root is tied.)
   */
  default Restriction restriction() {
    return any -> true;
  }

  /** The size of the largest part of a diagram that can have histories; empty if any may. */
  default OptionalInt largestPart() {
    return OptionalInt.empty();
  }

  /**
   * The number of histories of a diagram with labelled nodes, averaged over shuffles; for processes
   * in continuous time their volume.
   */
  ClosedForm labelledHistories(Diagram diagram);

  /**
   * The same with the stricter rule of moment brackets: nodes of different parts are on different
   * rows.
   */
  ClosedForm strictHistories(Diagram diagram);

  /**
   * The sum over histories with labelled nodes in which an edge from time t to time t′ weighs
   * (1−k)^{t′−t−1}, roots and loose ends being at time T; in continuous time the integral of
   * exp(−k(t′−t)). With all eigenvalues 0 it is {@link #labelledHistories}.
   *
   * @param eigenvalues for each node in the canonical numbering that of the edge above it: numbers,
   *     variables or other formulas
   * @throws chladni.problem.ProblemException if there is not one eigenvalue for each edge, or the
   *     form would have too many terms
   */
  ResummedForm resummedHistories(Diagram diagram, List<ClosedForm> eigenvalues);

  /**
   * About how many terms {@link #resummedHistories} has before like ones are collected, found
   * without summing; 1 where they are few.
   *
   * @param eigenvalues as in {@link #resummedHistories}
   * @throws chladni.problem.ProblemException if the diagram is too large, or they are too many
   */
  default long resummedTerms(Diagram diagram, List<ClosedForm> eigenvalues) {
    return 1;
  }

  /**
   * The leading term of {@link #resummedHistories} at large T and fixed kT, as a product of sums
   * over linear orders of 𝒫_T(0, σ_1, …, σ_m): one factor for each set of trees that is placed
   * independently of the others, after one without eigenvalues if that is not 1.
   *
   * @param eigenvalues as in {@link #resummedHistories}
   * @throws chladni.problem.ProblemException if the process has no continuum form: it is defined
   *     for SGD with E = B = 1, for GD, and for processes in continuous time
   */
  List<ResummedForm> continuumFactors(Diagram diagram, List<ClosedForm> eigenvalues);

  /**
   * The next term of {@link #resummedHistories} after the continuum form, smaller by a factor 1/T
   * at fixed kT; 0 in continuous time.
   *
   * @param eigenvalues as in {@link #resummedHistories}
   * @throws chladni.problem.ProblemException as {@link #continuumFactors}
   */
  ResummedForm continuumCorrection(Diagram diagram, List<ClosedForm> eigenvalues);

  /** The product of {@link #continuumFactors}, multiplied out. */
  default ResummedForm continuumHistories(Diagram diagram, List<ClosedForm> eigenvalues) {
    ResummedForm product = ResummedForm.ONE;
    for (ResummedForm factor : continuumFactors(diagram, eigenvalues)) {
      product = product.times(factor);
    }
    return product;
  }

  /** What every edge contributes besides η: −1/B for SGD, −1/N for GD, −1 in continuous time. */
  ClosedForm edgeFactor();

  /**
   * The number N of training points.
   *
   * @throws chladni.problem.ProblemException if the process has no training points
   */
  ClosedForm trainingPoints();

  /** Σ_f 1/|Aut_f(D)|: labelled histories over |Aut(D)|. */
  default ClosedForm histories(Diagram diagram, BigInteger automorphisms) {
    return labelledHistories(diagram).dividedBy(ClosedForm.of(automorphisms));
  }

  /** Everything but η and the value: histories times the edge factor to the number of edges. */
  default ClosedForm weight(Diagram diagram, BigInteger automorphisms) {
    return histories(diagram, automorphisms).times(edgeFactor().pow(diagram.edges()));
  }

  /** The number in front of histories to give weights: the edge factor for each edge over |Aut|. */
  default ClosedForm weightFactor(Diagram diagram, BigInteger automorphisms) {
    return edgeFactor().pow(diagram.edges()).dividedBy(ClosedForm.of(automorphisms));
  }

  /** The resummed weight, everything but η and the value; {@link #weight} at eigenvalues 0. */
  default ResummedForm resummedWeight(
      Diagram diagram, BigInteger automorphisms, List<ClosedForm> eigenvalues) {
    return resummedHistories(diagram, eigenvalues).times(weightFactor(diagram, automorphisms));
  }

  /** The continuum form of the resummed weight, multiplied out. */
  default ResummedForm continuumWeight(
      Diagram diagram, BigInteger automorphisms, List<ClosedForm> eigenvalues) {
    return continuumHistories(diagram, eigenvalues).times(weightFactor(diagram, automorphisms));
  }
}
