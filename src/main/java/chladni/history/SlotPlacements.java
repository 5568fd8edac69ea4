package chladni.history;

import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Histories under sampling with replacement: nodes go to slots of T batches of B, and every slot
 * holds one of the N points, independently.
 *
 * <p>Let σ be the partition of the nodes into s occupied slots. There are Σ_m binom(T,m) β_m ways
 * to choose the slots, β_m those of {@link RowOrder#slotPlacements} for slots in place of rows.
 * Ties join the slots into components, and all slots of a component hold one point with probability
 * N^{components−s}; for strict histories σ must refine the P parts and the factor is N(N−1)…(N−P+1)
 * N^{−s}.
 */
final class SlotPlacements implements Placements<SlotPlacements.Kind> {

  /**
   * A kind of placement, with factor B^slots · N(N−1)…(N−points+1) / N^matches.
   *
   * @param points how many points must be different
   * @param matches the power of N below the line
   * @param slots the power of B
   */
  record Kind(int points, int matches, int slots) {}

  /** The nodes of each slot, and the ways β to choose slots so. */
  private record Occupation(Rows slots, long[][] placements) {}

  private static final int REMEMBERED = 1 << 15;

  private final GridRing ring;
  private final Map<Forest, List<Occupation>> remembered = new HashMap<>();
  private int rememberedOccupations;

  /** Placements for N points and batches of B. */
  SlotPlacements(GridRing ring) {
    this.ring = ring;
  }

  @Override
  public Map<Kind, long[]> labelled(Diagram diagram) {
    Rows parts = Rows.ofParts(diagram);
    Map<Kind, long[]> sum = new HashMap<>();
    forEachOccupation(
        Forest.of(diagram),
        occupation -> {
          int slots = occupation.slots().count();
          add(occupation, 0, slots - parts.countJoinedWith(occupation.slots()), sum);
        });
    return sum;
  }

  @Override
  public Map<Kind, long[]> strict(Diagram diagram) {
    Rows parts = Rows.ofParts(diagram);
    Map<Kind, long[]> sum = new HashMap<>();
    forEachOccupation(
        Forest.of(diagram),
        occupation -> {
          if (occupation.slots().refines(parts)) {
            add(occupation, parts.count(), occupation.slots().count(), sum);
          }
        });
    return sum;
  }

  private static void add(Occupation occupation, int points, int matches, Map<Kind, long[]> sum) {
    long[][] placements = occupation.placements();
    for (int b = 0; b < placements.length; b++) {
      long[] byUpdates = new long[placements.length];
      boolean any = false;
      for (int m = 0; m < placements.length; m++) {
        byUpdates[m] = placements[m][b];
        any |= byUpdates[m] != 0;
      }
      if (any) {
        Placements.add(new Kind(points, matches, b), byUpdates, sum);
      }
    }
  }

  private void forEachOccupation(Forest forest, Consumer<Occupation> visitor) {
    List<Occupation> known = remembered.get(forest);
    if (known != null) {
      known.forEach(visitor);
      return;
    }
    int n = forest.size();
    Reach.check(Reach.bell(n) * Math.pow(3, n) / 20);
    if (Reach.bell(n) > REMEMBERED) {
      visitSlots(forest, visitor);
      return;
    }
    List<Occupation> found = new ArrayList<>();
    visitSlots(forest, found::add);
    if (rememberedOccupations + found.size() > REMEMBERED) {
      remembered.clear();
      rememberedOccupations = 0;
    }
    remembered.put(forest, found);
    rememberedOccupations += found.size();
    found.forEach(visitor);
  }

  private static void visitSlots(Forest forest, Consumer<Occupation> visitor) {
    Rows.discrete(forest.size())
        .forEachCoarsening(
            slots -> {
              Interruption.poll();
              RowOrder order = RowOrder.of(forest, slots);
              if (order.isAcyclic()) {
                visitor.accept(new Occupation(slots, order.slotPlacements()));
              }
            });
  }

  @Override
  public GridFraction factor(Kind kind) {
    int[] powers = new int[Math.max(1, kind.points())];
    for (int j = 0; j < kind.points(); j++) {
      powers[j]++;
    }
    powers[0] -= kind.matches();
    GridPolynomial numerator = GridPolynomial.ONE;
    for (int i = 0; i < kind.slots(); i++) {
      numerator = numerator.times(ring.bMinus(0));
    }
    return ring.fraction(numerator, BigInteger.ONE, powers);
  }
}
