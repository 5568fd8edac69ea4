package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.algebra.VariableOrder;
import chladni.diagram.Diagram;
import chladni.diagram.Restriction;
import chladni.diagram.Restrictions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Gradient descent on the training loss of N points: T updates, each with the full batch. It is SGD
 * with B = N and E = T.
 *
 * <p>Example: with symbolic N and T the tied chain {@code c(01-2)(01-12)} has NT(T−1)/2 histories.
 */
public final class GradientDescent implements Descent {
  private final Size points;
  private final Size updates;
  private final HistoryCounts<?> counts;

  /**
   * Gradient descent.
   *
   * @param n training points N
   * @param t updates T
   * @throws chladni.problem.ProblemException if one is a number that is not a positive integer
   */
  public GradientDescent(ClosedForm n, ClosedForm t) {
    this.points = Grid.pointsOf(n);
    this.updates = Grid.updatesOf(t);
    GridRing ring = new GridRing(points.number(), points.number());
    this.counts =
        new HistoryCounts<>(new FullBatchPlacements(ring), points, Grid.batchOf(n), updates);
  }

  /** Gradient descent with variables N and T. */
  public static GradientDescent symbolic() {
    return new GradientDescent(ClosedForm.symbol("N"), ClosedForm.symbol("T"));
  }

  /** The number T of updates. */
  @Override
  public ClosedForm updates() {
    return updates.formula();
  }

  /** {@code gd}. */
  @Override
  public String name() {
    return "gd";
  }

  /** Those of N and T. */
  @Override
  public List<String> variables() {
    TreeSet<String> variables = new TreeSet<>(VariableOrder.INSTANCE);
    variables.addAll(points.formula().variables());
    variables.addAll(updates.formula().variables());
    return List.copyOf(variables);
  }

  /** Whether the diagram is not too high for T updates. */
  @Override
  public boolean admits(Diagram diagram) {
    Optional<BigInteger> t = updates.number();
    return t.isEmpty() || t.get().compareTo(BigInteger.valueOf(Forest.of(diagram).height())) >= 0;
  }

  @Override
  public Restriction restriction() {
    return updates.number().map(Restrictions::heightOfAtMost).orElse(any -> true);
  }

  @Override
  public ClosedForm labelledHistories(Diagram diagram) {
    return counts.labelled(diagram);
  }

  @Override
  public ClosedForm strictHistories(Diagram diagram) {
    return counts.strict(diagram);
  }

  @Override
  public ResummedForm resummedHistories(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    return geometricHistories(diagram, eigenvalues, List.of());
  }

  @Override
  public ResummedForm geometricHistories(
      Diagram diagram, List<ClosedForm> eigenvalues, List<ClosedForm> delays) {
    return sums(diagram, eigenvalues, delays).form();
  }

  @Override
  public long resummedTerms(Diagram diagram, List<ClosedForm> eigenvalues) {
    return sums(diagram, eigenvalues, List.of()).termsWithinReach();
  }

  private IndependentSums sums(
      Diagram diagram, List<ClosedForm> eigenvalues, List<ClosedForm> delays) {
    return new Resummation(points, points, eigenvalues, delays)
        .fullBatches(diagram, updates.formula());
  }

  @Override
  public Optional<SteppedHistories.Run> run() {
    return SteppedHistories.Run.of(
        SteppedHistories.Scheme.FULL, points, points, ClosedForm.ONE, updates.formula());
  }

  /** Every update is an epoch. */
  @Override
  public Optional<ClosedForm> batchesAnEpoch() {
    return Optional.of(ClosedForm.ONE);
  }

  @Override
  public List<ResummedForm> continuumFactors(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    List<ResummedForm> factors = new ArrayList<>();
    ClosedForm rows = points.formula().pow(diagram.partCount());
    if (!rows.equals(ClosedForm.ONE)) {
      factors.add(ResummedForm.of(rows));
    }
    factors.addAll(continuum(eigenvalues).factors(diagram));
    return List.copyOf(factors);
  }

  @Override
  public ResummedForm continuumCorrection(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    return continuum(eigenvalues).next(diagram).times(points.formula().pow(diagram.partCount()));
  }

  private Continuum continuum(List<ClosedForm> eigenvalues) {
    return new Continuum(updates.formula(), Continuum.Blocks.NODES, eigenvalues);
  }

  /** −1/N. */
  @Override
  public ClosedForm edgeFactor() {
    return ClosedForm.of(-1).dividedBy(points.formula());
  }

  @Override
  public ClosedForm trainingPoints() {
    return points.formula();
  }

  /** Equal if N and T are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof GradientDescent o
        && points.equals(o.points)
        && updates.equals(o.updates);
  }

  @Override
  public int hashCode() {
    return Objects.hash(points, updates);
  }

  /** As {@code gd(N=N, T=10)}. */
  @Override
  public String toString() {
    return "gd(N=" + points.formula() + ", T=" + updates.formula() + ")";
  }
}
