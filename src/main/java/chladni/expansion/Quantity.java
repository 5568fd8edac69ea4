package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.diagram.Anchor;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramKind;
import chladni.problem.Interruption;
import chladni.value.ScalarField;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The quantities that are expanded, each a combination of measurements. */
public enum Quantity {
  /** The test loss E[l(θ_T)]. */
  TEST_LOSS,
  /** The training loss E[(1/N) Σ_n l_n(θ_T)], the test loss minus the gap. */
  TRAINING_LOSS,
  /** The generalization gap, test loss minus training loss. */
  GAP,
  /** The displacement E[θ_T − θ_0]. */
  DISPLACEMENT,
  /** The weights E[θ_T], θ_0 plus the displacement. */
  WEIGHTS,
  /** The second moment E[l(θ_T)²] of the test loss. */
  TEST_LOSS_SQUARED,
  /** The variance E[l(θ_T)²] − E[l(θ_T)]² of the test loss. */
  TEST_LOSS_VARIANCE,
  /** The covariance E[Δ^μ Δ^ν] − E[Δ^μ] E[Δ^ν] of the weights, with Δ = θ_T − θ_0. */
  WEIGHT_COVARIANCE;

  /**
   * Expands the quantity up to and including η^order.
   *
   * @throws chladni.problem.ProblemException if the process does not have it, as the gap of a
   *     gradient flow
   */
  public Expansion expand(Expander expander, int order) {
    return switch (this) {
      case TEST_LOSS -> expander.expand(new Measurement.TestLoss(), order);
      case TRAINING_LOSS -> {
        // The gap first: where there is none, that is found out at once.
        Expansion gap = GAP.expand(expander, order);
        yield TEST_LOSS.expand(expander, order).minus(gap);
      }
      case GAP -> expander.expand(new Measurement.Gap(), order);
      case DISPLACEMENT -> expander.expand(new Measurement.Displacement(), order);
      case WEIGHTS -> DISPLACEMENT.expand(expander, order).withStart(ClosedForm.ONE);
      case TEST_LOSS_SQUARED -> expander.expand(new Measurement.TestLossSquared(), order);
      case TEST_LOSS_VARIANCE ->
          TEST_LOSS_SQUARED
              .expand(expander, order)
              .minus(square(TEST_LOSS.expand(expander, order), expander.progress()));
      case WEIGHT_COVARIANCE ->
          expander
              .expand(new Measurement.DisplacementSquared(), order)
              .minus(square(DISPLACEMENT.expand(expander, order), expander.progress()));
    };
  }

  /** The most numerous diagrams that are summed for it. */
  public DiagramKind kind() {
    return switch (this) {
      case TEST_LOSS -> DiagramKind.ROOTED;
      case TRAINING_LOSS, GAP -> DiagramKind.TIED_ROOT;
      case DISPLACEMENT, WEIGHTS -> DiagramKind.LOOSE_END;
      case TEST_LOSS_SQUARED, TEST_LOSS_VARIANCE -> DiagramKind.TWO_ROOTS;
      case WEIGHT_COVARIANCE -> DiagramKind.TWO_LOOSE_ENDS;
    };
  }

  /** The diagrams of {@link #kind()} that an expander sums. */
  public Admission admission(Expander expander, Admission.Nodes nodes) {
    List<ScalarField> roots =
        kind().anchors().stream()
            .filter(anchor -> anchor == Anchor.ROOT)
            .<ScalarField>map(root -> ScalarField.LOSS)
            .toList();
    return new Admission(kind(), roots, expander.process(), expander.setting(), nodes);
  }

  /** The square of an expansion, as diagrams with two anchors, one from each factor. */
  private static Expansion square(Expansion mean, Expander.Progress progress) {
    List<Expansion.Valued> factors = mean.contributions();
    Map<ValueClass, Map<ValueClass, ValueClass>> values = new HashMap<>();
    List<Expansion.Valued> products = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      Interruption.poll();
      Expansion.Valued a = factors.get(i);
      Map<ValueClass, ValueClass> valuesWith =
          values.computeIfAbsent(a.value(), value -> new HashMap<>());
      for (Expansion.Valued b : factors) {
        if (a.order() + b.order() > mean.order()) {
          // The others have as many edges, or more.
          break;
        }
        Diagram pair = Juxtaposition.of(a.contribution().diagram(), b.contribution().diagram());
        products.add(
            new Expansion.Valued(
                a.order() + b.order(),
                valuesWith.computeIfAbsent(b.value(), value -> ValueClass.of(pair)),
                product(pair, a.contribution(), b.contribution())));
      }
      progress.multiplied(i + 1, factors.size());
    }
    return Expansion.collect(mean.order(), mean.variables(), mean.premises().squared(), products);
  }

  private static Contribution product(Diagram pair, Contribution a, Contribution b) {
    return new Contribution(
        pair,
        a.automorphisms().multiply(b.automorphisms()),
        a.histories().times(b.histories()),
        a.coefficient().times(b.coefficient()));
  }
}
