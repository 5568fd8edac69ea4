package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.diagram.Restriction;
import chladni.diagram.Restrictions;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import org.hipparchus.fraction.BigFraction;

/**
 * Gradient flow dθ/dt = −η∇l(θ) for a time T, the ordinary differential equation that SGD
 * discretizes.
 *
 * <p>Only diagrams without ties have histories: maps of their d nodes to [0, T], children before
 * parents, which fill the volume T^d · (linear extensions)/d! = T^d/γ, γ the product over the nodes
 * of the sizes of their subtrees. The sum over diagrams is the B-series of the exact flow (Butcher
 * 1963; Hairer, Lubich, Wanner 2006, III.1).
 *
 * <p>Example: the untied chain {@code c(0-1-2)(01-12)} fills T²/2.
 *
 * @param duration the time T
 */
public record GradientFlow(ClosedForm duration) implements Process {

  /**
   * Checks the duration.
   *
   * @throws ProblemException if it is a negative number
   */
  public GradientFlow {
    duration.number().ifPresent(GradientFlow::checkNotNegative);
  }

  static void checkNotNegative(BigFraction t) {
    if (t.signum() < 0) {
      throw ProblemException.unfit(
          "T is a duration and cannot be negative", "give a number T that is not negative");
    }
  }

  /** Gradient flow for a variable time T. */
  public static GradientFlow symbolic() {
    return new GradientFlow(ClosedForm.symbol("T"));
  }

  /** {@code ode}. */
  @Override
  public String name() {
    return "ode";
  }

  /** Those of T. */
  @Override
  public List<String> variables() {
    return List.copyOf(duration.variables());
  }

  /** Whether no nodes are tied. */
  @Override
  public boolean admits(Diagram diagram) {
    return diagram.partCount() == diagram.edges();
  }

  @Override
  public Restriction restriction() {
    return Restrictions.partsOfAtMost(1);
  }

  /** 1. */
  @Override
  public OptionalInt largestPart() {
    return OptionalInt.of(1);
  }

  @Override
  public ClosedForm labelledHistories(Diagram diagram) {
    if (!admits(diagram)) {
      return ClosedForm.ZERO;
    }
    Forest forest = Forest.of(diagram);
    long[] subtree = new long[forest.size()];
    BigInteger gamma = BigInteger.ONE;
    for (int v = 0; v < forest.size(); v++) {
      subtree[v]++;
      gamma = gamma.multiply(BigInteger.valueOf(subtree[v]));
      if (forest.parent(v) != Forest.NONE) {
        subtree[forest.parent(v)] += subtree[v];
      }
    }
    return duration.pow(forest.size()).dividedBy(ClosedForm.of(gamma));
  }

  /** The same: without ties there is nothing to be stricter about. */
  @Override
  public ClosedForm strictHistories(Diagram diagram) {
    return labelledHistories(diagram);
  }

  @Override
  public ResummedForm resummedHistories(Diagram diagram, List<ClosedForm> eigenvalues) {
    return continuumHistories(diagram, eigenvalues);
  }

  @Override
  public List<ResummedForm> continuumFactors(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    return admits(diagram)
        ? new Continuum(duration, Continuum.Blocks.NODES, eigenvalues).factors(diagram)
        : List.of(ResummedForm.ZERO);
  }

  @Override
  public ResummedForm continuumCorrection(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    return ResummedForm.ZERO;
  }

  /** −1. */
  @Override
  public ClosedForm edgeFactor() {
    return ClosedForm.of(-1);
  }

  /**
   * Gradient flow has no training points.
   *
   * @throws ProblemException always
   */
  @Override
  public ClosedForm trainingPoints() {
    throw ProblemException.unfit(
        "gradient flow descends the test loss and has no training points",
        "ask for a process with training points: sgd or gd");
  }

  /** As {@code ode(T=10)}. */
  @Override
  public String toString() {
    return "ode(T=" + duration + ")";
  }
}
