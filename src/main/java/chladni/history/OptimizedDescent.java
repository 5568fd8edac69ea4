package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.algebra.VariableOrder;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * SGD or gradient descent with an optimizer: the same cells and coincidences, but histories weigh
 * {@link HistoryFactors}.
 *
 * <p>{@link #labelledHistories} is then a weighted sum over histories: Σ_f Π s(t) Π κ(t′−t) Π
 * κ_root(T−t). With the factors of plain descent it counts.
 *
 * <p>Where all is given in numbers the sum is done update by update; otherwise in closed form, if
 * the kernels are sums of powers.
 *
 * <p>Example: gradient descent with {@code momentum=beta} gives {@code c(0-1)(01)} the weight −(T −
 * β(1−β^T)/(1−β))/(1−β).
 */
public final class OptimizedDescent implements Process {
  private final Descent descent;
  private final List<Optimizer> optimizers;
  private final HistoryFactors factors;

  private OptimizedDescent(Descent descent, List<Optimizer> optimizers, HistoryFactors factors) {
    this.descent = descent;
    this.optimizers = List.copyOf(optimizers);
    this.factors = factors;
  }

  /**
   * A process with optimizers, applied in order; those that change nothing leave it as it is.
   *
   * @throws ProblemException if they do not fit the process or each other
   */
  public static Process of(Process process, List<Optimizer> optimizers) {
    if (optimizers.isEmpty()) {
      return process;
    }
    if (!(process instanceof Descent descent)) {
      throw ProblemException.unfit(
          process.name()
              + " runs in continuous time and makes no updates, so "
              + optimizers.get(0).text()
              + " means nothing",
          "use process=sgd or process=gd");
    }
    HistoryFactors factors = HistoryFactors.PLAIN;
    for (Optimizer optimizer : optimizers) {
      factors = optimizer.applied(factors, descent.updates());
    }
    factors = factors.withNode(inTimeAlone(factors.node(), descent));
    return factors.equals(HistoryFactors.PLAIN)
        ? process
        : new OptimizedDescent(descent, optimizers, factors);
  }

  /** A schedule without the epoch where that is t or 0. */
  private static Schedule inTimeAlone(Schedule schedule, Descent descent) {
    if (!schedule.dependsOnEpoch()) {
      return schedule;
    }
    ClosedForm batches =
        descent
            .batchesAnEpoch()
            .orElseThrow(
                () ->
                    ProblemException.unfit(
                        "sampling=replacement knows no epochs, so a schedule cannot depend on"
                            + " the epoch",
                        "write the schedule in t and T"));
    if (batches.equals(ClosedForm.ONE)) {
      return schedule.substitute(Map.of(Schedule.EPOCH, ClosedForm.symbol(Schedule.TIME)));
    }
    return batches.equals(descent.updates())
        ? schedule.substitute(Map.of(Schedule.EPOCH, ClosedForm.ZERO))
        : schedule;
  }

  /** What a history weighs. */
  public HistoryFactors factors() {
    return factors;
  }

  /** The process that the optimizers act on. */
  public Process plain() {
    return descent;
  }

  /** The optimizers, in the order they were applied. */
  public List<Optimizer> optimizers() {
    return optimizers;
  }

  @Override
  public String name() {
    return descent.name();
  }

  /** Those of the process, and those of the optimizers. */
  @Override
  public List<String> variables() {
    TreeSet<String> variables = new TreeSet<>(VariableOrder.INSTANCE);
    variables.addAll(descent.variables());
    variables.addAll(factors.node().formula().variables());
    variables.removeAll(List.of(Schedule.TIME, Schedule.EPOCH));
    for (Kernel kernel : List.of(factors.edge(), factors.root())) {
      kernel.response().numerator().forEach(c -> variables.addAll(c.variables()));
      kernel.response().denominator().forEach(c -> variables.addAll(c.variables()));
    }
    return List.copyOf(variables);
  }

  @Override
  public boolean admits(Diagram diagram) {
    return descent.admits(diagram);
  }

  /** The weights of all histories with labelled nodes, averaged over shuffles, or over draws. */
  @Override
  public ClosedForm labelledHistories(Diagram diagram) {
    return histories(diagram, Collections.nCopies(diagram.edges(), ClosedForm.ZERO)).expanded();
  }

  /**
   * The same for histories in which nodes of different parts are on different rows, by Möbius
   * inversion: every history is strict for exactly one coarser partition.
   */
  @Override
  public ClosedForm strictHistories(Diagram diagram) {
    List<ClosedForm> coarser = new ArrayList<>();
    Rows parts = Rows.ofParts(diagram);
    parts.forEachCoarsening(
        rows -> {
          if (rows.count() < parts.count()) {
            coarser.add(strictHistories(withParts(diagram, rows)));
          }
        });
    return labelledHistories(diagram).minus(ClosedForm.sum(coarser));
  }

  /** Another partition of the nodes. No history sees whether a root is tied. */
  private static Diagram withParts(Diagram diagram, Rows rows) {
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < diagram.edges(); v++) {
      parents.add(diagram.parent(v));
      parts.add(rows.row(v));
    }
    return Diagram.of(new Presentation(parents, parts, diagram.anchors(), OptionalInt.empty()));
  }

  /**
   * The sum over histories with labelled nodes in which each edge stands for all chains of
   * Hessians: {@link Kernel#resummed} in place of the kernels.
   */
  @Override
  public ResummedForm resummedHistories(Diagram diagram, List<ClosedForm> eigenvalues) {
    Resummation.check(diagram, eigenvalues);
    return histories(diagram, eigenvalues);
  }

  private ResummedForm histories(Diagram diagram, List<ClosedForm> eigenvalues) {
    Optional<SteppedHistories> stepped =
        descent.run().map(run -> new SteppedHistories(run, factors));
    if (stepped.isPresent() && (isNumeric(eigenvalues) || stepped.get().isShort(diagram))) {
      return ResummedForm.of(stepped.get().sum(diagram, eigenvalues));
    }
    if (!factors.node().isConstant() && eigenvalues.stream().anyMatch(k -> !k.isZero())) {
      // A link has the schedule's factor of its own time, which no kernel of time differences has.
      return ResummedForm.of(stepped.orElseThrow(this::unknownWithLinks).sum(diagram, eigenvalues));
    }
    Optional<ResummedForm> inModes = new ModeSum(descent, factors).sum(diagram, eigenvalues);
    return inModes.orElseGet(
        () -> ResummedForm.of(stepped.orElseThrow(() -> unknown()).sum(diagram, eigenvalues)));
  }

  private boolean isNumeric(List<ClosedForm> eigenvalues) {
    return eigenvalues.stream().allMatch(k -> k.number().isPresent())
        && descent.variables().containsAll(variables());
  }

  private ProblemException unknownWithLinks() {
    return ProblemException.unfit(
        "resummed weights with a schedule have no closed form: every link has the schedule's factor"
            + " of its own time",
        "give numbers for N, B, E (or T), or leave resummed out");
  }

  private ProblemException unknown() {
    return ProblemException.unfit(
        "there is no closed form for " + text() + " with these sizes and eigenvalues",
        factors.node().modes().isEmpty() || factors.node().dependsOnEpoch()
            ? "give numbers for N, B, E (or T): a closed form needs a schedule that is a sum of"
                + " products of powers of t and of q^t"
            : "give numbers for N, B, E (or T), or leave the eigenvalues as variables");
  }

  private String text() {
    return optimizers.stream().map(Optimizer::text).collect(Collectors.joining(", "));
  }

  @Override
  public List<ResummedForm> continuumFactors(Diagram diagram, List<ClosedForm> eigenvalues) {
    throw noContinuum();
  }

  @Override
  public ResummedForm continuumCorrection(Diagram diagram, List<ClosedForm> eigenvalues) {
    throw noContinuum();
  }

  private ProblemException noContinuum() {
    return ProblemException.unfit(
        "there is no continuum form with " + text(),
        "leave continuum out: the exact form is known");
  }

  @Override
  public ClosedForm edgeFactor() {
    return descent.edgeFactor();
  }

  @Override
  public ClosedForm trainingPoints() {
    return descent.trainingPoints();
  }

  /** Equal if process and factors are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof OptimizedDescent o
        && descent.equals(o.descent)
        && factors.equals(o.factors);
  }

  @Override
  public int hashCode() {
    return Objects.hash(descent, factors);
  }

  /** As {@code gd(N=N, T=10) with momentum=1/2}. */
  @Override
  public String toString() {
    return descent + " with " + text();
  }
}
