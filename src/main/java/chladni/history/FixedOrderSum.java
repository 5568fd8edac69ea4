package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.problem.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Resummed histories when one split into batches serves all epochs.
 *
 * <p>Parts go to batches first: S_1, …, S_m are the parts of the m batches used, in order, with L =
 * N/B batches B^P ways to choose the points. In each of c epochs some nodes are placed, each when
 * its batch comes. Let I_0 ⊂ … ⊂ I_c be the sets placed after these epochs, and ζ_j the product
 * over them of Π(1−k) over the edges that cross the j-th gap between batches. Gaps are the same in
 * all epochs, so the sum over them and over the choice of epochs is
 *
 * <pre>Π w · x^E[z_{I_0}^L, …, z_{I_c}^L] · x^L[ζ_0, …, ζ_m].</pre>
 */
final class FixedOrderSum implements IndependentSums.ComponentSum {
  private final Forest forest;
  private final Rows parts;
  private final EdgeDecay decay;
  private final ClosedForm batch;
  private final ClosedForm batches;
  private final Size epochs;
  private final DownSets downSets;
  private final int mostEpochs;
  private final int mostBatches;

  FixedOrderSum(
      Component component, EdgeDecay decay, ClosedForm batch, ClosedForm batches, Size epochs) {
    this.forest = component.forest();
    this.parts = component.parts();
    this.decay = decay;
    this.batch = batch;
    this.batches = batches;
    this.epochs = epochs;
    Reach.check(forest.downSetPairs() * Reach.orderedCoarsenings(parts.count()));
    this.downSets = DownSets.of(forest);
    this.mostEpochs = Math.min(ChainSums.bound(epochs.formula()), forest.size());
    this.mostBatches = ChainSums.bound(batches);
  }

  @Override
  public long terms() {
    return (long) arrangements().stream().mapToDouble(this::count).sum();
  }

  private List<int[]> arrangements() {
    List<int[]> arrangements = new ArrayList<>();
    arrange(new int[parts.count()], (1 << parts.count()) - 1, 0, arrangements);
    return arrangements;
  }

  @Override
  public ResummedForm form() {
    Reach.checkTerms((double) terms());
    Reach.checkPowers(decay, downSets, batches);
    List<ResummedForm> terms = new ArrayList<>();
    for (int[] arrangement : arrangements()) {
      new Epochs(arrangement, terms).extend(0, ClosedForm.ONE, new ArrayList<>());
    }
    return ResummedForm.sum(terms).times(batch.pow(parts.count()));
  }

  /** Lists the batches 0, …, m−1 of the parts, in every way. */
  private void arrange(int[] batchOf, int remaining, int used, List<int[]> found) {
    if (remaining == 0) {
      found.add(batchOf.clone());
      return;
    }
    if (used == mostBatches) {
      return;
    }
    for (int next = remaining; next != 0; next = (next - 1) & remaining) {
      for (int rest = next; rest != 0; rest &= rest - 1) {
        batchOf[Integer.numberOfTrailingZeros(rest)] = used;
      }
      arrange(batchOf, remaining & ~next, used + 1, found);
    }
  }

  private boolean fitsInOneEpoch(int nodes, int[] batchOf) {
    for (int rest = nodes; rest != 0; rest &= rest - 1) {
      int child = Integer.numberOfTrailingZeros(rest);
      int parent = forest.parent(child);
      if (parent != Forest.NONE
          && (nodes >> parent & 1) != 0
          && batchOf[parts.row(child)] >= batchOf[parts.row(parent)]) {
        return false;
      }
    }
    return true;
  }

  private double count(int[] batchOf) {
    double[][] chains = new double[downSets.count()][mostEpochs + 1];
    chains[0][0] = 1;
    for (int j = 1; j < chains.length; j++) {
      for (int i : downSets.inside(j)) {
        if (fitsInOneEpoch(downSets.set(j) & ~downSets.set(i), batchOf)) {
          for (int c = 0; c < mostEpochs; c++) {
            chains[j][c + 1] += chains[i][c];
          }
        }
      }
    }
    return Arrays.stream(chains[chains.length - 1]).sum();
  }

  /** The epochs in which nodes are placed, for one choice of batches. */
  private final class Epochs {
    private final int[] batchOf;
    private final int used;
    private final List<ResummedForm> terms;

    Epochs(int[] batchOf, List<ResummedForm> terms) {
      this.batchOf = batchOf;
      this.terms = terms;
      this.used = Arrays.stream(batchOf).max().orElse(-1) + 1;
    }

    /**
     * Adds epochs.
     *
     * @param place where in the list of down-sets what has been placed is
     * @param weight the product of w over the batches used
     * @param epochsSoFar for each epoch what is placed in each of its gaps; the last stays so until
     *     the next
     */
    void extend(int place, ClosedForm weight, List<int[]> epochsSoFar) {
      Interruption.poll();
      int placed = downSets.set(place);
      if (placed == forest.all()) {
        finish(weight, epochsSoFar);
        return;
      }
      if (epochsSoFar.size() == mostEpochs) {
        return;
      }
      for (int next = place + 1; next < downSets.count(); next++) {
        int nodes = downSets.set(next) & ~placed;
        if ((placed & ~downSets.set(next)) != 0 || !fitsInOneEpoch(nodes, batchOf)) {
          continue;
        }
        int[] gaps = new int[used + 1];
        gaps[0] = placed;
        ClosedForm product = weight;
        for (int b = 0; b < used; b++) {
          gaps[b + 1] = gaps[b];
          for (int rest = nodes; rest != 0; rest &= rest - 1) {
            int v = Integer.numberOfTrailingZeros(rest);
            if (batchOf[parts.row(v)] == b) {
              gaps[b + 1] |= 1 << v;
            }
          }
          product = product.times(decay.product(decay.crossing(gaps[b], gaps[b + 1])));
        }
        if (!product.isZero()) {
          List<int[]> longer = new ArrayList<>(epochsSoFar);
          longer.add(gaps);
          extend(next, product, longer);
        }
      }
    }

    private void finish(ClosedForm weight, List<int[]> epochsUsed) {
      List<ClosedForm> between = new ArrayList<>();
      between.add(decay.power(decay.crossing(0), batches));
      List<ClosedForm> within = new ArrayList<>();
      for (int gap = 0; gap <= used; gap++) {
        ClosedForm product = ClosedForm.ONE;
        for (int[] gaps : epochsUsed) {
          product = product.times(decay.product(decay.crossing(gaps[gap])));
        }
        within.add(product);
      }
      for (int[] gaps : epochsUsed) {
        between.add(decay.power(decay.crossing(gaps[used]), batches));
      }
      terms.add(
          ResummedForm.discrete(epochs.formula(), between)
              .times(ResummedForm.discrete(batches, within))
              .times(weight));
    }
  }
}
