package chladni.value;

import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is assumed about the landscape at the start of training, which makes some values vanish.
 *
 * <p>At a minimum the mean gradient G = 𝒞[∇l] is zero; without noise all l_x are equal, so
 * cumulants of two or more derivatives are zero; with Gaussian noise l_x is a Gaussian process, so
 * cumulants of three or more are. A tied root counts in its part. The derivatives of an observable
 * do not vanish at a minimum of the loss. For example {@code c(0-1)(01)} = G_μ η^{μν} G_ν vanishes
 * at a minimum and {@code c(01)(01)} = C_{μν} η^{μν} vanishes without noise.
 *
 * <p>Deciding takes time linear in the diagram and looks at no history, so that enumerations can
 * prune by it before anything is counted. All of it is about cumulant brackets.
 *
 * @param start where training starts
 * @param noise how the losses of different data points differ
 */
public record Setting(Start start, Noise noise) {

  /** Where training starts. */
  public enum Start {
    /** Anywhere. */
    ANYWHERE,
    /** At a critical point of the mean loss: G = 0. */
    MINIMUM
  }

  /** How the losses of different data points differ. */
  public enum Noise {
    /** In any way. */
    ANY,
    /** Not at all: cumulants of two or more derivatives vanish. */
    NONE,
    /** As samples of a Gaussian process: cumulants of three or more derivatives vanish. */
    GAUSSIAN
  }

  /** No assumption: nothing vanishes. */
  public static final Setting GENERAL = new Setting(Start.ANYWHERE, Noise.ANY);

  /** The size of the largest part that does not vanish; empty if any may stay. */
  public OptionalInt largestPart() {
    return switch (noise) {
      case ANY -> OptionalInt.empty();
      case NONE -> OptionalInt.of(1);
      case GAUSSIAN -> OptionalInt.of(2);
    };
  }

  /** Whether the uvalue of a diagram, with the loss at every root, vanishes. */
  public boolean vanishes(Diagram diagram) {
    return vanishes(diagram, Contraction.losses(diagram));
  }

  /**
   * Whether the uvalue of a diagram vanishes.
   *
   * @param diagram the diagram
   * @param roots the function measured at each root, in order
   */
  public boolean vanishes(Diagram diagram, List<ScalarField> roots) {
    return !equals(GENERAL) && vanishes(Contraction.of(diagram, Brackets.CUMULANT, roots));
  }

  /**
   * Whether a contraction vanishes because one of its brackets does. Moments of two or more factors
   * do not vanish in any setting.
   */
  public boolean vanishes(Contraction contraction) {
    return contraction.brackets().stream().anyMatch(b -> vanishes(contraction, b));
  }

  private boolean vanishes(Contraction contraction, Contraction.Bracket bracket) {
    if (bracket.kind() == Brackets.MOMENT) {
      return false;
    }
    int size = bracket.factors().size();
    if (largestPart().isPresent() && size > largestPart().getAsInt()) {
      return true;
    }
    return start == Start.MINIMUM
        && size == 1
        && contraction
            .factors()
            .get(bracket.factors().get(0))
            .equals(new Contraction.Factor(ScalarField.LOSS, 1));
  }
}
