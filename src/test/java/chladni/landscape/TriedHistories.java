package chladni.landscape;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** The symmetries and histories of small diagrams, by trying everything. */
final class TriedHistories {
  private TriedHistories() {}

  /** |Aut|: the permutations of nodes that keep parents, anchors and parts. */
  static int automorphisms(Diagram d) {
    int count = 0;
    for (List<Integer> s : AllDiagrams.permutations(d.edges())) {
      boolean keeps = true;
      for (int v = 0; v < d.edges() && keeps; v++) {
        int parent = d.parent(v);
        int image = parent < d.edges() ? s.get(parent) : parent;
        keeps = d.parent(s.get(v)) == image;
        for (int u = 0; u < v && keeps; u++) {
          keeps = (d.part(u) == d.part(v)) == (d.part(s.get(u)) == d.part(s.get(v)));
        }
      }
      count += keeps ? 1 : 0;
    }
    return count;
  }

  /** Labelled histories under random reshuffling, averaged over all shuffles. */
  static BigFraction histories(Diagram d, int points, int batch, int epochs) {
    List<List<Integer>> orders = AllDiagrams.permutations(points);
    List<List<List<Integer>>> shuffles = List.of(List.of());
    for (int e = 0; e < epochs; e++) {
      List<List<List<Integer>>> longer = new ArrayList<>();
      for (List<List<Integer>> shuffle : shuffles) {
        for (List<Integer> order : orders) {
          List<List<Integer>> more = new ArrayList<>(shuffle);
          more.add(order);
          longer.add(more);
        }
      }
      shuffles = longer;
    }
    long count = 0;
    for (List<List<Integer>> shuffle : shuffles) {
      count += placements(d, shuffle, batch, new ArrayList<>());
    }
    return new BigFraction(count, shuffles.size());
  }

  /** The ways of placing the nodes from the last one down, each cell a pair (point, epoch). */
  private static long placements(
      Diagram d, List<List<Integer>> shuffle, int batch, List<int[]> placed) {
    int v = d.edges() - 1 - placed.size();
    if (v < 0) {
      return 1;
    }
    int points = shuffle.get(0).size();
    long count = 0;
    for (int epoch = 0; epoch < shuffle.size(); epoch++) {
      for (int point = 0; point < points; point++) {
        int time = epoch * (points / batch) + shuffle.get(epoch).get(point) / batch;
        boolean fits = true;
        for (int u = v + 1; u < d.edges(); u++) {
          int[] cell = placed.get(d.edges() - 1 - u);
          fits &= d.parent(v) != u || time < cell[1];
          fits &= d.part(v) != d.part(u) || point == cell[0];
        }
        if (fits) {
          placed.add(new int[] {point, time});
          count += placements(d, shuffle, batch, placed);
          placed.removeLast();
        }
      }
    }
    return count;
  }
}
