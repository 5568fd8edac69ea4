package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.DiagramKind;
import chladni.diagram.Restriction;
import chladni.diagram.Restrictions;
import chladni.history.Process;
import chladni.problem.Interruption;
import chladni.value.ScalarField;
import chladni.value.Setting;
import chladni.value.ValueClass;
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
    /** Says that so many diagrams with so many edges are done. */
    void done(int edges, long diagrams);
  }

  /** An expander that reports to nobody. */
  public static Expander of(Process process, Setting setting) {
    return new Expander(process, setting, (edges, diagrams) -> {});
  }

  /** Expands what is measured, up to and including η^order. */
  public Expansion expand(Measurement measurement, int order) {
    ClosedForm factor = factor(measurement);
    List<Expansion.Valued> all = new ArrayList<>();
    for (int edges = 0; edges <= order; edges++) {
      int before = all.size();
      for (DiagramEnumeration.Item item : admitted(measurement, edges, any -> true)) {
        Interruption.poll();
        all.add(valued(item, measurement.roots(), factor));
        progress.done(edges, all.size() - before);
      }
    }
    return Expansion.collect(order, process.variables(), all);
  }

  /** The diagrams that a measurement sums over and that neither process nor setting rules out. */
  Iterable<DiagramEnumeration.Item> admitted(
      Measurement measurement, int edges, Restriction restriction) {
    return () ->
        diagrams(measurement.kind(), edges).where(restriction).stream()
            .filter(item -> process.admits(item.diagram()))
            .filter(item -> !setting.vanishes(item.diagram(), measurement.roots()))
            .iterator();
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

  private DiagramEnumeration diagrams(DiagramKind kind, int edges) {
    DiagramEnumeration all = DiagramEnumeration.of(kind, edges);
    // Every untied leaf is a mean gradient; what else vanishes is found diagram by diagram.
    if (setting.start() == Setting.Start.MINIMUM) {
      all = all.where(Restrictions.withoutUntiedLeaves());
    }
    if (setting.largestPart().isPresent()) {
      all = all.where(Restrictions.partsOfAtMost(setting.largestPart().getAsInt()));
    }
    return all;
  }

  /** What the measurement adds to every weight: −1/N for the gap. */
  ClosedForm factor(Measurement measurement) {
    return measurement instanceof Measurement.Gap
        ? ClosedForm.of(-1).dividedBy(process.trainingPoints())
        : ClosedForm.ONE;
  }
}
