package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums over the times of steps, for every order of the steps: with I_0 ⊂ I_1 ⊂ … ⊂ I_m the sets
 * placed after each,
 *
 * <pre>Σ_{t_1&lt;…&lt;t_m} Π_j w(I_{j−1},I_j) Π_j z_{I_j}^{gap_j}
 *     = Π_j w(I_{j−1},I_j) · (the divided difference of x^steps at z_{I_0}, …, z_{I_m}),</pre>
 *
 * where z_I is Π(1−k) over the edges that cross when I is placed, and w the same over those that
 * cross a step.
 */
final class ChainSums {
  /** Lists of integers as in a dictionary. */
  static final Comparator<List<Integer>> LEXICOGRAPHIC =
      (a, b) -> Arrays.compare(a.toArray(Integer[]::new), b.toArray(Integer[]::new));

  private final EdgeDecay decay;
  private final ClosedForm batch;
  private final ClosedForm stretch;
  private final int most;

  /**
   * Sums over a stretch of time.
   *
   * @param batch the number B of cells to choose from at each time
   * @param stretch the number of times
   */
  ChainSums(EdgeDecay decay, ClosedForm batch, ClosedForm stretch) {
    this.decay = decay;
    this.batch = batch;
    this.stretch = stretch;
    this.most = bound(stretch);
  }

  /** A bound on how many distinct times there are. */
  static int bound(ClosedForm count) {
    return count
        .number()
        .map(n -> n.getNumerator().min(BigInteger.valueOf(64)).intValueExact())
        .orElse(64);
  }

  /** How many orders of steps lead from a start to each set. */
  SortedMap<Integer, Double> countFrom(int start, Steps steps) {
    SortedMap<Integer, double[]> counts = new TreeMap<>();
    SortedMap<Integer, Double> sums = new TreeMap<>();
    counts.put(start, new double[] {1});
    while (!counts.isEmpty()) {
      Interruption.poll();
      int placed = counts.firstKey();
      double[] here = counts.getOrDefault(placed, new double[0]);
      counts.remove(placed);
      sums.put(placed, Arrays.stream(here).sum());
      int length = Math.min(here.length, most);
      steps.forEach(
          placed,
          (nodes, distinct, free) -> {
            if (length > 0 && !ways(distinct, free).isZero()) {
              double[] there =
                  Arrays.copyOf(
                      counts.getOrDefault(placed | nodes, new double[0]),
                      Math.max(
                          length + 1, counts.getOrDefault(placed | nodes, new double[0]).length));
              for (int m = 0; m < length; m++) {
                there[m + 1] += here[m];
              }
              counts.put(placed | nodes, there);
            }
          });
    }
    return sums;
  }

  /** The sum over all orders of steps from a start that lead to a set. */
  ResummedForm between(int start, int end, Steps steps) {
    List<ResummedForm> terms = new ArrayList<>();
    weightsFrom(start, steps)
        .getOrDefault(end, new TreeMap<>())
        .forEach((crossings, weight) -> terms.add(difference(crossings).times(weight)));
    return ResummedForm.sum(terms);
  }

  /**
   * The factors in front of divided differences, by the set that the steps lead to, then by the
   * edges that cross each gap, in ascending order.
   */
  SortedMap<Integer, SortedMap<List<Integer>, ClosedForm>> weightsFrom(int start, Steps steps) {
    Collection collection = new Collection();
    collection.extend(start, steps, ClosedForm.ONE, List.of(decay.crossing(start)));
    SortedMap<Integer, SortedMap<List<Integer>, ClosedForm>> sums = new TreeMap<>();
    collection.found.forEach(
        (placed, byCrossings) -> {
          SortedMap<List<Integer>, ClosedForm> weights = new TreeMap<>(LEXICOGRAPHIC);
          byCrossings.forEach((crossings, parts) -> weights.put(crossings, ClosedForm.sum(parts)));
          sums.put(placed, weights);
        });
    return sums;
  }

  /** The divided difference of x^stretch at Π (1−k) over the edges that cross each gap. */
  ResummedForm difference(List<Integer> crossings) {
    return ResummedForm.discrete(stretch, crossings.stream().map(decay::product).toList());
  }

  private ClosedForm ways(int distinct, int free) {
    return falling(batch, distinct).times(batch.pow(free));
  }

  /** n(n−1)…(n−k+1). */
  static ClosedForm falling(ClosedForm n, int k) {
    ClosedForm product = ClosedForm.ONE;
    for (int i = 0; i < k; i++) {
      product = product.times(n.minus(ClosedForm.of(i)));
    }
    return product;
  }

  /** Collects the weights of orders with the same nodes of the divided difference. */
  private final class Collection {
    private final SortedMap<Integer, Map<List<Integer>, List<ClosedForm>>> found = new TreeMap<>();

    void extend(int placed, Steps steps, ClosedForm weight, List<Integer> crossings) {
      Interruption.poll();
      found
          .computeIfAbsent(placed, p -> new TreeMap<>(LEXICOGRAPHIC))
          .computeIfAbsent(crossings.stream().sorted().toList(), c -> new ArrayList<>())
          .add(weight);
      if (crossings.size() > most) {
        return;
      }
      steps.forEach(
          placed,
          (nodes, distinct, free) -> {
            int more = placed | nodes;
            ClosedForm product =
                weight
                    .times(ways(distinct, free))
                    .times(decay.product(decay.crossing(placed, more)));
            if (!product.isZero()) {
              List<Integer> longer = new ArrayList<>(crossings);
              longer.add(decay.crossing(more));
              extend(more, steps, product, longer);
            }
          });
    }
  }
}
