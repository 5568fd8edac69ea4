package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import chladni.value.Setting;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.SequencedSet;

/**
 * What an expansion is of, as far as its terms do not tell: with no terms left nothing else says
 * how many free indices it has, and no term says which others were left out.
 *
 * @param freeIndices the number of free indices of its terms; empty if that is not known
 * @param settings what was assumed of the landscape when terms were left out; several for a sum
 * @param weightDecay λ, if the loss of which all tensors are is not the landscape's l_x but l_x +
 *     λ|θ|²/2; else 0
 */
public record Premises(
    OptionalInt freeIndices, SequencedSet<Setting> settings, ClosedForm weightDecay) {
  /** Nothing is known. */
  public static final Premises UNKNOWN =
      new Premises(
          OptionalInt.empty(),
          Collections.unmodifiableSequencedSet(new LinkedHashSet<>()),
          ClosedForm.ZERO);

  /** Copies. */
  public Premises {
    settings = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(settings));
  }

  /** Those of the expansion of one measurement in one setting. */
  static Premises of(Measurement measurement, Setting setting) {
    int loose =
        switch (measurement) {
          case Measurement.TestLoss l -> 0;
          case Measurement.Observable s -> 0;
          case Measurement.Gap g -> 0;
          case Measurement.TestLossSquared l -> 0;
          case Measurement.Displacement d -> 1;
          case Measurement.DisplacementSquared d -> 2;
        };
    return new Premises(
        OptionalInt.of(loose),
        new LinkedHashSet<>(Collections.singleton(setting)),
        ClosedForm.ZERO);
  }

  /** The same with the loss l_x + λ|θ|²/2. */
  Premises withWeightDecay(ClosedForm lambda) {
    return new Premises(freeIndices, settings, lambda);
  }

  /**
   * Those of a sum.
   *
   * @throws ProblemException if the tensors of both are of different losses
   */
  Premises and(Premises other) {
    checkSameLoss(other);
    LinkedHashSet<Setting> both = new LinkedHashSet<>(settings);
    both.addAll(other.settings);
    return new Premises(
        freeIndices.isPresent() ? freeIndices : other.freeIndices, both, weightDecay);
  }

  /**
   * Refuses what is not to be added or compared.
   *
   * @throws ProblemException if the tensors of both are of different losses
   */
  public void checkSameLoss(Premises other) {
    if (!weightDecay.equals(other.weightDecay)) {
      throw ProblemException.unfit(
          "these expansions are of different losses: their weight decay is "
              + weightDecay
              + " and "
              + other.weightDecay,
          "give both the same weight_decay");
    }
  }

  /** Those of a product of an expansion with itself. */
  Premises squared() {
    return new Premises(
        freeIndices.isPresent() ? OptionalInt.of(2 * freeIndices.getAsInt()) : freeIndices,
        settings,
        weightDecay);
  }
}
