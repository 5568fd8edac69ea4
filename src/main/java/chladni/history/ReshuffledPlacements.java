package chladni.history;

import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Histories under random reshuffling: rows, then epochs, then within each epoch the probability
 * that the shuffle puts the rows used into the order wanted.
 *
 * <p>The number of histories with different rows for different parts is
 *
 * <pre>  N(N−1)…(N−r+1) Σ_c binom(E,c) Σ_{∅=I_0⊂…⊂I_c} Π_j P(I_j∖I_{j−1})</pre>
 *
 * over chains of down-sets; rows may coincide in the sum of this over all coarser partitions.
 * Epochs are independent given the rows. With k rows in order, P = Σ_m binom(L,m) β_m /
 * (N(N−1)…(N−k+1)).
 */
final class ReshuffledPlacements implements Placements<ReshuffledPlacements.Kind> {

  /**
   * A kind of history.
   *
   * @param rows the number of distinct rows
   * @param product the orders imposed on rows by epochs, a product of {@link EpochFactors}
   */
  record Kind(int rows, int product) {}

  private record RowsOfForest(Forest forest, Rows rows) {}

  private static final int REMEMBERED = 1 << 15;
  private static final int ORDERS_REMEMBERED = 1 << 20;

  private final GridRing ring;
  private final int mostEpochs;
  private final int mostOrders;
  private EpochFactors orders = new EpochFactors();
  private final Map<RowsOfForest, Map<Kind, long[]>> remembered = new HashMap<>();

  /**
   * Placements on a grid.
   *
   * @param ring N and B
   * @param mostEpochs a bound on the number of epochs, if there is one
   */
  ReshuffledPlacements(GridRing ring, int mostEpochs) {
    this(ring, mostEpochs, ORDERS_REMEMBERED);
  }

  /**
   * Placements on a grid.
   *
   * @param ring N and B
   * @param mostEpochs a bound on the number of epochs, if there is one
   * @param mostOrders how many orders on rows and products of them are remembered
   */
  ReshuffledPlacements(GridRing ring, int mostEpochs, int mostOrders) {
    this.ring = ring;
    this.mostEpochs = mostEpochs;
    this.mostOrders = mostOrders;
  }

  @Override
  public Map<Kind, long[]> labelled(Diagram diagram) {
    Forest forest = Forest.of(diagram);
    Rows parts = Rows.ofParts(diagram);
    double coarsenings = Reach.bell(parts.count());
    Reach.check(coarsenings * (forest.downSetPairs() + 400));
    DownSets downSets = DownSets.of(forest);
    Map<Kind, long[]> sum = new HashMap<>();
    parts.forEachCoarsening(
        rows -> {
          if (!ring.hasFewerRowsThan(rows.count())) {
            Placements.add(
                coarsenings <= REMEMBERED
                    ? strict(forest, rows, downSets)
                    : chains(forest, rows, downSets),
                sum);
          }
        });
    return sum;
  }

  @Override
  public Map<Kind, long[]> strict(Diagram diagram) {
    Forest forest = Forest.of(diagram);
    Rows parts = Rows.ofParts(diagram);
    if (ring.hasFewerRowsThan(parts.count())) {
      return Map.of();
    }
    Reach.check(forest.downSetPairs() + 50 * Math.pow(3, parts.count()));
    return strict(forest, parts, DownSets.of(forest));
  }

  @Override
  public boolean forgetIfMuch() {
    boolean much = orders.size() > mostOrders;
    if (much) {
      orders = new EpochFactors();
      remembered.clear();
    }
    return much;
  }

  private Map<Kind, long[]> strict(Forest forest, Rows rows, DownSets downSets) {
    RowsOfForest key = new RowsOfForest(forest, rows);
    Map<Kind, long[]> known = remembered.get(key);
    if (known == null) {
      known = chains(forest, rows, downSets);
      if (remembered.size() >= REMEMBERED) {
        remembered.clear();
      }
      remembered.put(key, known);
    }
    return known;
  }

  /** Sums over chains of down-sets, the last step last. */
  private Map<Kind, long[]> chains(Forest forest, Rows rows, DownSets downSets) {
    Interruption.poll();
    int longest = Math.min(mostEpochs, forest.size());
    Map<Integer, Integer> orderInside = new HashMap<>();
    ProductCounts[] placed = new ProductCounts[downSets.count()];
    placed[0] = new ProductCounts(longest);
    placed[0].of(0)[0] = 1;
    int last = downSets.count() - 1;
    for (int j = 1; j <= last; j++) {
      placed[j] = new ProductCounts(longest);
      for (int i : downSets.inside(j)) {
        int group = downSets.set(j) & ~downSets.set(i);
        int order =
            orderInside.computeIfAbsent(
                group, g -> orders.number(RowOrder.inside(g, forest, rows)));
        if (order != EpochFactors.IMPOSSIBLE) {
          placed[j].addNextEpoch(placed[i], order, orders);
        }
      }
    }
    Map<Kind, long[]> counts = new HashMap<>();
    placed[last].forEach((ways, product) -> counts.put(new Kind(rows.count(), product), ways));
    return counts;
  }

  @Override
  public GridFraction factor(Kind kind) {
    int[] powers = new int[Math.max(1, kind.rows())];
    for (int j = 0; j < kind.rows(); j++) {
      powers[j]++;
    }
    GridPolynomial numerator = GridPolynomial.ONE;
    BigInteger denominator = BigInteger.ONE;
    for (EpochFactors.Order order : orders.factors(kind.product())) {
      int k = order.rows();
      numerator = numerator.times(probability(order));
      for (int j = 1; j <= k; j++) {
        denominator = denominator.multiply(BigInteger.valueOf(j));
      }
      for (int j = 1; j < k; j++) {
        powers[j]--;
      }
    }
    return ring.fraction(numerator, denominator, powers);
  }

  /** k! (N−1)…(N−k+1) times the probability that a shuffle obeys an order on k rows. */
  private GridPolynomial probability(EpochFactors.Order order) {
    int k = order.rows();
    GridPolynomial sum = GridPolynomial.ZERO;
    // binom(L,m) β_m / N = Π_{0<i<m} (N−iB) / m! · β_m / B^m, and B^m divides β_m
    GridPolynomial batches = GridPolynomial.ONE;
    for (int m = 1; m <= k; m++) {
      BigInteger scale = BigInteger.ONE;
      for (int i = m + 1; i <= k; i++) {
        scale = scale.multiply(BigInteger.valueOf(i));
      }
      GridPolynomial slots = GridPolynomial.ZERO;
      for (int b = k; b >= m; b--) {
        slots =
            slots
                .times(ring.bMinus(0))
                .plus(GridPolynomial.constant(order.placements().get(m).get(b)));
      }
      sum = sum.plus(batches.times(slots), scale);
      batches = batches.times(ring.nMinusBatches(m));
    }
    return sum;
  }
}
