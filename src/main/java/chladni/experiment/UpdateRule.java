package chladni.experiment;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an update does with the gradient of a batch: plain SGD changed by some modifications.
 *
 * <p>An update takes the gradient g where the modifications say (θ itself unless one looks ahead),
 * lets each change it, turns it into a step −η g, lets each change the step, adds the step to θ,
 * and tells each where θ is now.
 *
 * @param modifications what is changed, in the order in which they act
 */
public record UpdateRule(List<Modification> modifications) {
  /** θ ← θ − η∇l. */
  public static final UpdateRule PLAIN = new UpdateRule(List.of());

  /** Copies. */
  public UpdateRule {
    modifications = List.copyOf(modifications);
  }

  /** The same with a modification that acts after those there are. */
  public UpdateRule with(Modification modification) {
    return new UpdateRule(Stream.concat(modifications.stream(), Stream.of(modification)).toList());
  }

  /** A change to plain SGD, as momentum or a schedule. One file each. */
  public interface Modification {
    /**
     * Its memory at the start of a block of trials.
     *
     * @param start the weights at the start, a column each; not to be kept
     * @param updates the number T of updates
     * @param n how many trials
     */
    Memory begin(double[][] start, long updates, int n);
  }

  /** What a modification knows and does during a block of trials; columns as in {@link Field}. */
  public interface Memory {
    /** Where the gradient is to be taken; θ is not to be changed. */
    default double[][] place(double[][] weights) {
      return weights;
    }

    /**
     * Changes the gradient in place.
     *
     * @param place where it was taken
     * @param time the number of updates before
     */
    default void changeGradient(double[][] gradient, double[][] place, long time) {}

    /** Changes the step in place. */
    default void changeStep(double[][] step) {}

    /** Hears of the weights after an update. */
    default void moved(double[][] weights) {}

    /** The weights that are measured in the end. */
    default double[][] measured(double[][] weights) {
      return weights;
    }
  }
}
