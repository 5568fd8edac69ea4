package chladni.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Diagrams counted the slow way: all trees on labelled nodes with all partitions, two being one
 * diagram when a relabelling turns one into the other.
 *
 * <p>Shares no code with what it checks. Five edges take seconds, six are out of reach.
 */
public final class LabelledDiagrams {
  /** The greatest number of edges. */
  public static final int MOST_EDGES = 5;

  private LabelledDiagrams() {}

  /** All diagrams. */
  public static int count(int edges) {
    return count(edges, (parents, parts) -> true);
  }

  /** Diagrams without an untied node that has exactly one child. */
  public static int countLinkless(int edges) {
    return count(edges, LabelledDiagrams::isLinkless);
  }

  /** Diagrams with a history of one epoch of single points. */
  public static int countEmbeddable(int edges) {
    return count(edges, LabelledDiagrams::isEmbeddable);
  }

  /** Diagrams that are both. */
  public static int countLinklessEmbeddable(int edges) {
    return count(edges, (t, p) -> isLinkless(t, p) && isEmbeddable(t, p));
  }

  private static int count(int edges, BiPredicate<List<Integer>, List<Integer>> wanted) {
    if (edges > MOST_EDGES) {
      throw new IllegalArgumentException(edges + " edges are too many");
    }
    List<List<Integer>> relabellings = HistoryEnumeration.permutations(edges);
    Set<List<Integer>> seen = new HashSet<>();
    int count = 0;
    for (List<Integer> parents : trees(edges)) {
      for (List<Integer> parts : partitions(edges)) {
        if (wanted.test(parents, parts) && seen.add(together(parents, parts))) {
          count++;
          for (List<Integer> p : relabellings) {
            seen.add(relabelled(parents, parts, p));
          }
        }
      }
    }
    return count;
  }

  private static List<Integer> together(List<Integer> parents, List<Integer> parts) {
    List<Integer> both = new ArrayList<>(parents);
    both.addAll(growing(parts));
    return both;
  }

  private static List<Integer> relabelled(
      List<Integer> parents, List<Integer> parts, List<Integer> p) {
    int d = parents.size();
    List<Integer> newParents = new ArrayList<>(parents);
    List<Integer> newParts = new ArrayList<>(parts);
    for (int v = 0; v < d; v++) {
      newParents.set(p.get(v), parents.get(v) < d ? p.get(parents.get(v)) : d);
      newParts.set(p.get(v), parts.get(v));
    }
    return together(newParents, newParts);
  }

  /** A partition with its parts numbered as they occur. */
  private static List<Integer> growing(List<Integer> parts) {
    List<Integer> seen = new ArrayList<>();
    List<Integer> renumbered = new ArrayList<>();
    for (int part : parts) {
      if (!seen.contains(part)) {
        seen.add(part);
      }
      renumbered.add(seen.indexOf(part));
    }
    return renumbered;
  }

  private static List<List<Integer>> trees(int d) {
    List<List<Integer>> all = List.of(List.of());
    for (int v = 0; v < d; v++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> parents : all) {
        for (int parent = 0; parent <= d; parent++) {
          List<Integer> more = new ArrayList<>(parents);
          more.add(parent);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream().filter(parents -> reachesRoot(parents, d)).toList();
  }

  private static boolean reachesRoot(List<Integer> parents, int d) {
    for (int v = 0; v < d; v++) {
      int at = v;
      for (int steps = 0; at < d; steps++) {
        if (steps > d) {
          return false;
        }
        at = parents.get(at);
      }
    }
    return true;
  }

  private static List<List<Integer>> partitions(int d) {
    List<List<Integer>> all = List.of(List.of());
    for (int v = 0; v < d; v++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> parts : all) {
        int fresh = parts.isEmpty() ? 0 : Collections.max(parts) + 1;
        for (int part = 0; part <= fresh; part++) {
          List<Integer> more = new ArrayList<>(parts);
          more.add(part);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private static boolean isLinkless(List<Integer> parents, List<Integer> parts) {
    for (int v = 0; v < parents.size(); v++) {
      if (Collections.frequency(parents, v) == 1
          && Collections.frequency(parts, parts.get(v)) == 1) {
        return false;
      }
    }
    return true;
  }

  /** Tries every time for every part. */
  private static boolean isEmbeddable(List<Integer> parents, List<Integer> parts) {
    int d = parents.size();
    int[] times = new int[d];
    while (true) {
      boolean ordered = true;
      for (int v = 0; ordered && v < d; v++) {
        int parent = parents.get(v);
        ordered = parent == d || times[parts.get(v)] < times[parts.get(parent)];
      }
      if (ordered) {
        return true;
      }
      int digit = 0;
      while (digit < d && ++times[digit] == d) {
        times[digit++] = 0;
      }
      if (digit == d) {
        return false;
      }
    }
  }
}
