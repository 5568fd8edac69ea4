package chladni.expansion;

import chladni.diagram.DiagramKind;
import chladni.value.ScalarField;
import java.util.List;

/**
 * What is measured after training: what stands at the root of every diagram.
 *
 * <p>Example: {@code new Measurement.Displacement().kind()} is {@link DiagramKind#LOOSE_END}.
 *
 * <p>Source: "How to solve variant problems" in the appendix of "A Perturbative Analysis of
 * Stochastic Gradient Descent"; Remark 2 there.
 */
public sealed interface Measurement {

  /** The test loss E[l(θ_T)]: one root, a part of its own. */
  record TestLoss() implements Measurement {}

  /**
   * The generalization gap, test loss minus training loss: the root is tied to each part in turn,
   * and the sum carries −1/N.
   */
  record Gap() implements Measurement {}

  /** The displacement E[θ_T − θ_0]: a loose end in place of the root. */
  record Displacement() implements Measurement {}

  /**
   * A function s of the weights, E[s(θ_T)]: the root's factor is ∇^deg s.
   *
   * @param name what the function is called, as {@code s}
   */
  record Observable(String name) implements Measurement {}

  /** The second moment E[l(θ_T)²] of the test loss: two roots. */
  record TestLossSquared() implements Measurement {}

  /** The second moment E[(θ_T−θ_0)^μ (θ_T−θ_0)^ν] of the displacement: two loose ends. */
  record DisplacementSquared() implements Measurement {}

  /** The diagrams that it sums over. */
  default DiagramKind kind() {
    return switch (this) {
      case TestLoss l -> DiagramKind.ROOTED;
      case Observable s -> DiagramKind.ROOTED;
      case Gap g -> DiagramKind.TIED_ROOT;
      case Displacement d -> DiagramKind.LOOSE_END;
      case TestLossSquared l -> DiagramKind.TWO_ROOTS;
      case DisplacementSquared d -> DiagramKind.TWO_LOOSE_ENDS;
    };
  }

  /** The function whose derivative stands at each root; none at a loose end. */
  default List<ScalarField> roots() {
    return switch (this) {
      case TestLoss l -> List.of(ScalarField.LOSS);
      case Gap g -> List.of(ScalarField.LOSS);
      case Observable s -> List.of(new ScalarField.Observable(s.name()));
      case TestLossSquared l -> List.of(ScalarField.LOSS, ScalarField.LOSS);
      case Displacement d -> List.of();
      case DisplacementSquared d -> List.of();
    };
  }
}
