package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.algebra.VariableOrder;
import chladni.diagram.Diagram;
import chladni.diagram.Restriction;
import chladni.diagram.Restrictions;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The Itô diffusion dθ = −η∇l dt + η (C(θ)/B)^{1/2} dW for a time T: the stochastic differential
 * equation whose noise in unit time has the covariance of the noise of one update with a batch of
 * B.
 *
 * <p>Parts have one node or two. The two nodes of a part are at one time, so that histories are
 * maps of the P parts to [0, T] that agree with the order the edges induce; they fill T^P · (linear
 * orders of the parts)/P!, and every tied pair brings a factor 1/B. There are none where the order
 * has a cycle.
 *
 * <p>Example: with B = 1 the tied fork {@code c(01-2)(02-12)} fills T, the untied one T².
 *
 * @param duration the time T
 * @param batchSize the matched batch size B
 */
public record NoiseMatchedDiffusion(ClosedForm duration, ClosedForm batchSize) implements Process {

  /**
   * Checks the sizes.
   *
   * @throws ProblemException if T is a negative number, or B one that is not a positive integer
   */
  public NoiseMatchedDiffusion {
    duration.number().ifPresent(GradientFlow::checkNotNegative);
    Grid.batchOf(batchSize);
  }

  /** Diffusion for a variable time T, with the noise of batches of one point. */
  public static NoiseMatchedDiffusion symbolic() {
    return new NoiseMatchedDiffusion(ClosedForm.symbol("T"), ClosedForm.ONE);
  }

  /** {@code sde}. */
  @Override
  public String name() {
    return "sde";
  }

  /** Those of B and T. */
  @Override
  public List<String> variables() {
    TreeSet<String> variables = new TreeSet<>(VariableOrder.INSTANCE);
    variables.addAll(batchSize.variables());
    variables.addAll(duration.variables());
    return List.copyOf(variables);
  }

  /** Whether parts have at most two nodes, and the order on them has no cycle. */
  @Override
  public boolean admits(Diagram diagram) {
    Rows parts = Rows.ofParts(diagram);
    return holdsPairsAtMost(parts) && RowOrder.of(Forest.of(diagram), parts).isAcyclic();
  }

  private static boolean holdsPairsAtMost(Rows parts) {
    for (int size : parts.sizes()) {
      if (size > 2) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Restriction restriction() {
    return Restrictions.partsOfAtMost(2).and(Restrictions.embeddable());
  }

  /** 2. */
  @Override
  public OptionalInt largestPart() {
    return OptionalInt.of(2);
  }

  @Override
  public ClosedForm labelledHistories(Diagram diagram) {
    return volume(Forest.of(diagram), Rows.ofParts(diagram));
  }

  private ClosedForm volume(Forest forest, Rows parts) {
    if (!holdsPairsAtMost(parts)) {
      return ClosedForm.ZERO;
    }
    Reach.check(20 * Math.pow(2, parts.count()));
    RowOrder order = RowOrder.of(forest, parts);
    if (!order.isAcyclic()) {
      return ClosedForm.ZERO;
    }
    int pairs = parts.nodes() - parts.count();
    BigInteger orders = BigInteger.valueOf(order.linearOrders());
    BigInteger permutations = BigInteger.ONE;
    for (int i = 2; i <= parts.count(); i++) {
      permutations = permutations.multiply(BigInteger.valueOf(i));
    }
    return duration
        .pow(parts.count())
        .times(ClosedForm.of(orders))
        .dividedBy(ClosedForm.of(permutations).times(batchSize.pow(pairs)));
  }

  /**
   * The volume that goes with moment brackets: Σ over the ways to pair untied nodes of (−1)^pairs
   * times the volume with those pairs tied, so that sums over all diagrams agree.
   */
  @Override
  public ClosedForm strictHistories(Diagram diagram) {
    Forest forest = Forest.of(diagram);
    Rows parts = Rows.ofParts(diagram);
    List<ClosedForm> terms = new ArrayList<>();
    Reach.check(Reach.pairings(parts.count()) * Math.pow(2, parts.count()));
    parts.forEachPairing(
        paired -> {
          ClosedForm volume = volume(forest, paired);
          int pairs = parts.count() - paired.count();
          terms.add(pairs % 2 == 0 ? volume : volume.negate());
        });
    return ClosedForm.sum(terms);
  }

  @Override
  public ResummedForm resummedHistories(Diagram diagram, List<ClosedForm> eigenvalues) {
    return continuumHistories(diagram, eigenvalues);
  }

  @Override
  public List<ResummedForm> continuumFactors(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    if (!admits(diagram)) {
      return List.of(ResummedForm.ZERO);
    }
    List<ResummedForm> factors = new ArrayList<>();
    ClosedForm pairs = batchSize.pow(diagram.partCount() - diagram.edges());
    if (!pairs.equals(ClosedForm.ONE)) {
      factors.add(ResummedForm.of(pairs));
    }
    factors.addAll(new Continuum(duration, Continuum.Blocks.PARTS, eigenvalues).factors(diagram));
    return List.copyOf(factors);
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
   * A diffusion has no training points.
   *
   * @throws ProblemException always
   */
  @Override
  public ClosedForm trainingPoints() {
    throw ProblemException.unfit(
        "a diffusion has fresh noise at every time and no training points",
        "ask for a process with training points: sgd or gd");
  }

  /** As {@code sde(B=1, T=10)}. */
  @Override
  public String toString() {
    return "sde(B=" + batchSize + ", T=" + duration + ")";
  }
}
