package chladni.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Histories gone through one by one: every arrangement of points into batches, every map of nodes
 * to cells, the product of (1−k)^{gap−1} over edges for each.
 *
 * <p>Nodes are 0 … d−1, in any order; the number d stands for what the trees hang from, at time T.
 * It shares no code with what it checks, and takes time exponential in d.
 */
public final class HistoryEnumeration {
  private final List<Integer> parents;
  private final List<Integer> parts;
  private final int updates;
  private final List<List<BigFraction>> powers = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();

  private HistoryEnumeration(
      List<Integer> parents, List<Integer> parts, int updates, List<BigFraction> eigenvalues) {
    this.parents = parents;
    this.parts = parts;
    this.updates = updates;
    for (BigFraction k : eigenvalues) {
      BigFraction decay = BigFraction.ONE.subtract(k);
      List<BigFraction> table = new ArrayList<>(List.of(BigFraction.ONE));
      for (int gap = 1; gap < updates; gap++) {
        table.add(table.get(gap - 1).multiply(decay));
      }
      powers.add(table);
    }
    while (order.size() < parents.size()) {
      for (int v = 0; v < parents.size(); v++) {
        if (!order.contains(v) && (isAnchor(v) || order.contains(parents.get(v)))) {
          order.add(v);
        }
      }
    }
  }

  private boolean isAnchor(int node) {
    return parents.get(node) >= parents.size();
  }

  /**
   * The sum over histories with labelled nodes, averaged over the arrangements of points.
   *
   * @param parents the parent of each node; anything ≥ d is what trees hang from
   * @param parts the part of each node
   * @param training the grid, reshuffled or split once
   * @param eigenvalues the eigenvalue of the edge above each node
   */
  public static BigFraction sum(
      List<Integer> parents,
      List<Integer> parts,
      Training training,
      List<BigFraction> eigenvalues) {
    HistoryEnumeration enumeration =
        new HistoryEnumeration(parents, parts, training.updates(), eigenvalues);
    List<int[][]> arrangements = arrangements(training);
    BigFraction sum = BigFraction.ZERO;
    for (int[][] batchOfPoint : arrangements) {
      sum = sum.add(enumeration.sum(batchOfPoint, training.points() / training.batch()));
    }
    return sum.divide(new BigFraction(arrangements.size()));
  }

  /** The number of relabellings that keep parents and parts. */
  public static BigInteger automorphisms(List<Integer> parents, List<Integer> parts) {
    BigInteger count = BigInteger.ZERO;
    for (List<Integer> p : permutations(parents.size())) {
      boolean keeps = true;
      for (int v = 0; keeps && v < parents.size(); v++) {
        int parent = parents.get(v);
        int image = parent < parents.size() ? p.get(parent) : parent;
        keeps = parents.get(p.get(v)) == image;
        for (int w = 0; keeps && w < v; w++) {
          keeps =
              parts.get(v).equals(parts.get(w)) == parts.get(p.get(v)).equals(parts.get(p.get(w)));
        }
      }
      count = keeps ? count.add(BigInteger.ONE) : count;
    }
    return count;
  }

  static List<List<Integer>> permutations(int size) {
    List<List<Integer>> all = List.of(List.of());
    for (int v = 0; v < size; v++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> p : all) {
        for (int at = 0; at <= p.size(); at++) {
          List<Integer> more = new ArrayList<>(p);
          more.add(at, v);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  /** The batch of each point in each epoch, all equally likely; the first epoch may be fixed. */
  private static List<int[][]> arrangements(Training training) {
    int batches = training.points() / training.batch();
    int epochs = training.updates() / batches;
    List<Integer> filled = new ArrayList<>();
    for (int batch = 0; batch < batches; batch++) {
      filled.addAll(Collections.nCopies(training.batch(), batch));
    }
    int[] first = filled.stream().mapToInt(b -> b).toArray();
    List<int[][]> all = new ArrayList<>();
    all.add(new int[][] {first});
    for (int epoch = 1; epoch < epochs; epoch++) {
      List<int[]> splits =
          switch (training.sampling()) {
            case FIXED -> List.of(first);
            case RESHUFFLE -> splits(training.points(), training.batch(), batches);
            case REPLACEMENT ->
                throw new IllegalArgumentException("draws with replacement know no epochs");
          };
      List<int[][]> longer = new ArrayList<>();
      for (int[][] before : all) {
        for (int[] split : splits) {
          int[][] after = java.util.Arrays.copyOf(before, before.length + 1);
          after[before.length] = split;
          longer.add(after);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<int[]> splits(int points, int size, int batches) {
    List<int[]> all = new ArrayList<>();
    all.add(new int[0]);
    for (int n = 0; n < points; n++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] split : all) {
        for (int batch = 0; batch < batches; batch++) {
          int wanted = batch;
          if (java.util.Arrays.stream(split).filter(b -> b == wanted).count() < size) {
            int[] more = java.util.Arrays.copyOf(split, split.length + 1);
            more[split.length] = batch;
            longer.add(more);
          }
        }
      }
      all = longer;
    }
    return all;
  }

  private BigFraction sum(int[][] batchOfPoint, int batches) {
    int[] rows = new int[parents.size()];
    int[] times = new int[parents.size()];
    return place(0, rows, times, batchOfPoint, batches);
  }

  /** Parents are placed before their children. */
  private BigFraction place(int index, int[] rows, int[] times, int[][] batchOfPoint, int batches) {
    if (index == order.size()) {
      return BigFraction.ONE;
    }
    int node = order.get(index);
    int parentTime = isAnchor(node) ? updates : times[parents.get(node)];
    BigFraction sum = BigFraction.ZERO;
    for (int n = 0; n < batchOfPoint[0].length; n++) {
      if (!fits(index, node, n, rows)) {
        continue;
      }
      for (int epoch = 0; epoch < batchOfPoint.length; epoch++) {
        int time = epoch * batches + batchOfPoint[epoch][n];
        if (time < parentTime) {
          rows[node] = n;
          times[node] = time;
          sum =
              sum.add(
                  powers
                      .get(node)
                      .get(parentTime - time - 1)
                      .multiply(place(index + 1, rows, times, batchOfPoint, batches)));
        }
      }
    }
    return sum;
  }

  private boolean fits(int index, int node, int row, int[] rows) {
    for (int i = 0; i < index; i++) {
      int other = order.get(i);
      if (parts.get(other).equals(parts.get(node)) && rows[other] != row) {
        return false;
      }
    }
    return true;
  }
}
