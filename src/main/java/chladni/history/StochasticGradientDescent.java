package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.algebra.VariableOrder;
import chladni.diagram.Diagram;
import chladni.diagram.Restriction;
import chladni.diagram.Restrictions;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Stochastic gradient descent: θ ← θ − η Σ_{n in batch} ∇l_n(θ)/B, batch after batch.
 *
 * <p>A history puts every node into a cell (point, batch) in which the point is in the batch,
 * children strictly before parents, nodes of one part at one point. {@link #labelledHistories} is
 * exact for all N, B | N, E (or T), and where it is a formula it is a rational function of them
 * whose poles, if any, are at N = 0, 1, 2, ….
 *
 * <p>Source: Definition 2 and Theorem 1 of "A Perturbative Analysis of Stochastic Gradient
 * Descent".
 *
 * <p>Example: {@code reshuffled(Grid.symbolic())} gives the tied chain {@code c(01-2)(01-12)} the
 * NE(E−1)/2 histories: a row and two epochs in order.
 */
public final class StochasticGradientDescent implements Descent {
  private final Sampling sampling;
  private final Size points;
  private final Size batch;
  private final Size times;
  private final ClosedForm updates;
  private final Optional<BigInteger> batches;
  private final HistoryCounts<?> counts;

  private StochasticGradientDescent(
      Sampling sampling,
      Size points,
      Size batch,
      Size times,
      ClosedForm updates,
      Optional<BigInteger> batches,
      Placements<?> placements) {
    this.sampling = sampling;
    this.points = points;
    this.batch = batch;
    this.times = times;
    this.updates = updates;
    this.batches = batches;
    this.counts = new HistoryCounts<>(placements, points, batch, times);
  }

  /** SGD with a fresh uniformly random split into batches in every epoch. */
  public static StochasticGradientDescent reshuffled(Grid grid) {
    return overEpochs(
        Sampling.RESHUFFLE, grid, new ReshuffledPlacements(ring(grid), mostEpochs(grid)));
  }

  /** SGD with one uniformly random split, used in the same order in every epoch. */
  public static StochasticGradientDescent inFixedOrder(Grid grid) {
    return overEpochs(Sampling.FIXED, grid, new FixedOrderPlacements(ring(grid), mostEpochs(grid)));
  }

  /** SGD whose every slot of every batch draws a point uniformly and independently. */
  public static StochasticGradientDescent withReplacement(Slots slots) {
    Size points = Grid.pointsOf(slots.n());
    Size batch = Grid.batchOf(slots.b());
    return new StochasticGradientDescent(
        Sampling.REPLACEMENT,
        points,
        batch,
        Grid.updatesOf(slots.t()),
        slots.t(),
        Optional.empty(),
        new SlotPlacements(new GridRing(points.number(), batch.number())));
  }

  private static StochasticGradientDescent overEpochs(
      Sampling sampling, Grid grid, Placements<?> placements) {
    return new StochasticGradientDescent(
        sampling,
        grid.points(),
        grid.batch(),
        grid.epochs(),
        grid.updates(),
        grid.batches().number().map(l -> l.getNumerator()),
        placements);
  }

  private static GridRing ring(Grid grid) {
    return new GridRing(grid.points().number(), grid.batch().number());
  }

  private static int mostEpochs(Grid grid) {
    return grid.epochs()
        .number()
        .map(e -> e.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact())
        .orElse(Integer.MAX_VALUE);
  }

  /** How batches are drawn. */
  public Sampling sampling() {
    return sampling;
  }

  /** The number T of updates. */
  @Override
  public ClosedForm updates() {
    return updates;
  }

  /** The number B of points, or slots, in a batch. */
  public ClosedForm batchSize() {
    return batch.formula();
  }

  /** {@code sgd}. */
  @Override
  public String name() {
    return "sgd";
  }

  /** Those of N, B, E, or of N, B, T with replacement. */
  @Override
  public List<String> variables() {
    TreeSet<String> variables = new TreeSet<>(VariableOrder.INSTANCE);
    for (Size size : List.of(points, batch, times)) {
      variables.addAll(size.formula().variables());
    }
    return List.copyOf(variables);
  }

  /**
   * Whether a diagram can have histories: false if it is too high for T updates, and in a single
   * epoch also if the order that its edges induce on its parts has a cycle or is too high.
   */
  @Override
  public boolean admits(Diagram diagram) {
    Forest forest = Forest.of(diagram);
    Optional<BigInteger> t = updates.number().map(x -> x.getNumerator());
    if (t.isPresent() && t.get().compareTo(BigInteger.valueOf(forest.height())) < 0) {
      return false;
    }
    return switch (sampling) {
      case REPLACEMENT -> true;
      case RESHUFFLE, FIXED -> {
        if (!times.number().equals(Optional.of(BigInteger.ONE))) {
          yield true;
        }
        int chain = RowOrder.of(forest, Rows.ofParts(diagram)).longestChain();
        yield chain >= 0
            && (batches.isEmpty() || batches.get().compareTo(BigInteger.valueOf(chain)) >= 0);
      }
    };
  }

  @Override
  public Restriction restriction() {
    Restriction restriction =
        updates
            .number()
            .map(t -> Restrictions.heightOfAtMost(t.getNumerator()))
            .orElse(any -> true);
    boolean singleEpoch =
        sampling != Sampling.REPLACEMENT && times.number().equals(Optional.of(BigInteger.ONE));
    return singleEpoch ? restriction.and(Restrictions.embeddable()) : restriction;
  }

  /**
   * The number of histories with labelled nodes, averaged over shuffles, or over draws.
   *
   * @throws chladni.problem.ProblemException if the diagram has too many nodes and parts
   */
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
    Resummation resummation = new Resummation(points, batch, eigenvalues, delays);
    ClosedForm length = points.formula().dividedBy(batch.formula());
    return switch (sampling) {
      case RESHUFFLE -> resummation.reshuffled(diagram, length, times);
      case FIXED -> resummation.inFixedOrder(diagram, length, times);
      case REPLACEMENT -> resummation.withReplacement(diagram, updates);
    };
  }

  @Override
  public Optional<SteppedHistories.Run> run() {
    SteppedHistories.Scheme scheme =
        switch (sampling) {
          case RESHUFFLE -> SteppedHistories.Scheme.RESHUFFLE;
          case FIXED -> SteppedHistories.Scheme.FIXED;
          case REPLACEMENT -> SteppedHistories.Scheme.REPLACEMENT;
        };
    return SteppedHistories.Run.of(
        scheme, points, batch, batchesAnEpoch().orElse(ClosedForm.ONE), updates);
  }

  /** L = N/B, unless points are drawn with replacement. */
  @Override
  public Optional<ClosedForm> batchesAnEpoch() {
    return switch (sampling) {
      case RESHUFFLE, FIXED -> Optional.of(points.formula().dividedBy(batch.formula()));
      case REPLACEMENT -> Optional.empty();
    };
  }

  @Override
  public List<ResummedForm> continuumFactors(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    return continuum(eigenvalues).factors(diagram);
  }

  @Override
  public ResummedForm continuumCorrection(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    return continuum(eigenvalues).next(diagram);
  }

  private Continuum continuum(List<ClosedForm> eigenvalues) {
    Optional<BigInteger> one = Optional.of(BigInteger.ONE);
    boolean singleEpoch =
        switch (sampling) {
          case RESHUFFLE, FIXED -> times.number().equals(one) && batch.number().equals(one);
          case REPLACEMENT -> false;
        };
    if (!singleEpoch) {
      throw Continuum.undefined();
    }
    return new Continuum(updates, Continuum.Blocks.PARTS, eigenvalues);
  }

  /** −1/B. */
  @Override
  public ClosedForm edgeFactor() {
    return ClosedForm.of(-1).dividedBy(batch.formula());
  }

  @Override
  public ClosedForm trainingPoints() {
    return points.formula();
  }

  /** Equal if sampling and sizes are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StochasticGradientDescent o
        && sampling == o.sampling
        && points.equals(o.points)
        && batch.equals(o.batch)
        && times.equals(o.times);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sampling, points, batch, times);
  }

  /** As {@code sgd(sampling=reshuffle, N=N, B=1, E=2)}. */
  @Override
  public String toString() {
    return "sgd(sampling="
        + sampling.option()
        + ", N="
        + points.formula()
        + ", B="
        + batch.formula()
        + ", "
        + times.symbol()
        + "="
        + times.formula()
        + ")";
  }
}
