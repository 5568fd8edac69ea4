package chladni.experiment;

import chladni.expansion.Quantity;
import java.util.List;

/**
 * What an experiment came to: the estimates of one quantity and what is to be known of them.
 *
 * @param quantity what was measured
 * @param estimates one; one for each weight; or one for each pair of weights, the second running
 *     fastest
 * @param asked how many trials were asked for
 * @param done how many were done
 * @param diverged how many of these diverged; estimates are without them
 * @param method how test losses were found
 */
public record Finding(
    Quantity quantity,
    List<Estimate> estimates,
    long asked,
    int done,
    int diverged,
    TestLossMethod method) {
  /** Copies. */
  public Finding {
    estimates = List.copyOf(estimates);
  }

  /** How many weights an estimate is for: 0, 1 or 2. */
  public int freeIndices() {
    return switch (quantity) {
      case WEIGHTS, DISPLACEMENT -> 1;
      case WEIGHT_COVARIANCE -> 2;
      case TEST_LOSS, TRAINING_LOSS, GAP, TEST_LOSS_SQUARED, TEST_LOSS_VARIANCE -> 0;
    };
  }

  /** Whether the test loss was measured. */
  public boolean hasTestLoss() {
    return freeIndices() == 0 && quantity != Quantity.TRAINING_LOSS;
  }
}
