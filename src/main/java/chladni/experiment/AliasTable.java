package chladni.experiment;

import java.util.ArrayDeque;

/**
 * Draws from finitely many choices with given probabilities in constant time (Walker 1977; Vose
 * 1991). Probabilities hold to 2⁻⁵³.
 */
final class AliasTable {
  private static final double UNIT = 0x1.0p-53;

  private final double[] thresholds;
  private final int[] aliases;

  AliasTable(double[] probabilities) {
    int size = probabilities.length;
    thresholds = new double[size];
    aliases = new int[size];
    ArrayDeque<Integer> small = new ArrayDeque<>();
    ArrayDeque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      thresholds[i] = probabilities[i] * size;
      aliases[i] = i;
      (thresholds[i] < 1 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int s = small.remove();
      int l = large.element();
      aliases[s] = l;
      thresholds[l] -= 1 - thresholds[s];
      if (thresholds[l] < 1) {
        large.remove();
        small.add(l);
      }
    }
    // What is left differs from 1 by rounding only.
    small.forEach(i -> thresholds[i] = 1);
    large.forEach(i -> thresholds[i] = 1);
  }

  /** The choice that 64 random bits make. */
  int choice(long bits) {
    double place = (bits >>> 11) * UNIT * thresholds.length;
    int slot = (int) place;
    return place - slot < thresholds[slot] ? slot : aliases[slot];
  }
}
