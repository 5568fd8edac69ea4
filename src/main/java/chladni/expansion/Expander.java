package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.history.Process;
import chladni.value.ScalarField;
import chladni.value.Setting;
import chladni.value.ValueClass;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums weights times values over all diagrams: the theorem that diagrams are for.
 *
 * <p>E[l(θ_T)] = Σ_D (−1/B)^d · h(D)/|Aut(D)| · η^d · uvalue(D) + o(η^order), over all diagrams D
 * with d ≤ order edges, h counting labelled histories.
 *
 * <p>Example: {@code Expander.of(process, Setting.GENERAL).expand(new Measurement.TestLoss(), 1)},
 * with {@code process} random reshuffling, is l − (N·E/B) G_μ η^{μν} G_ν + o(η).
 *
 * <p>Source: Theorem 1 of "A Perturbative Analysis of Stochastic Gradient Descent".
 *
 * @param process what moves the weights
 * @param setting what is assumed of the landscape at the start
 * @param progress hears how many diagrams are done
 */
public record Expander(Process process, Setting setting, Progress progress) {

  /** Hears how far the sum is. */
  @FunctionalInterface
  public interface Progress {
    /** Says that so many diagrams with so many edges are done, of about so many. */
    void done(int edges, long diagrams, long total);

    /** Says that so many diagrams, of so many, are multiplied with all others. */
    default void multiplied(long diagrams, long total) {}
  }

  /** An expander that reports to nobody. */
  public static Expander of(Process process, Setting setting) {
    return new Expander(process, setting, (edges, diagrams, total) -> {});
  }

  /** Expands what is measured, up to and including η^order. */
  public Expansion expand(Measurement measurement, int order) {
    ClosedForm factor = factor(measurement);
    List<Expansion.Valued> all = new ArrayList<>();
    for (int edges = 0; edges <= order; edges++) {
      int before = all.size();
      Admission admission = admission(measurement, Admission.Nodes.ANY);
      long total = admission.count(edges, BigInteger.ZERO).longValue();
      admission
          .diagrams(edges)
          .forEach(
              item -> {
                all.add(valued(item, measurement.roots(), factor));
                progress.done(item.diagram().edges(), all.size() - before, total);
              });
    }
    return Expansion.collect(order, process.variables(), Premises.of(measurement, setting), all);
  }

  /** The diagrams that a measurement sums over. */
  public Admission admission(Measurement measurement, Admission.Nodes nodes) {
    return new Admission(measurement.kind(), measurement.roots(), process, setting, nodes);
  }

  private Expansion.Valued valued(
      DiagramEnumeration.Item item, List<ScalarField> roots, ClosedForm factor) {
    Diagram diagram = item.diagram();
    ClosedForm histories = process.histories(diagram, item.automorphisms());
    ClosedForm coefficient =
        histories.times(process.edgeFactor().pow(diagram.edges())).times(factor);
    return new Expansion.Valued(
        diagram.edges(),
        ValueClass.of(diagram, Brackets.CUMULANT, roots),
        new Contribution(diagram, item.automorphisms(), histories, coefficient));
  }

  /** What the measurement adds to every weight: −1/N for the gap. */
  ClosedForm factor(Measurement measurement) {
    return measurement instanceof Measurement.Gap
        ? ClosedForm.of(-1).dividedBy(process.trainingPoints())
        : ClosedForm.ONE;
  }
}
