package chladni.diagram;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many automorphisms of a forest keep a partition of its nodes.
 *
 * <p>By orbits and stabilizers along the choices of {@link TreeSymmetry}: the order is the product
 * over choices of the number of images that a node has under the automorphisms that keep all
 * earlier choices. An image is tried by completing it to an automorphism, choice by choice; a node
 * can only go to one of its class, where classes are told apart by their surroundings (the colour
 * refinement of Weisfeiler and Leman 1968). Every automorphism met on the way joins orbits.
 *
 * <p>{@link LeastInOrbit} does the same for the small forests of an enumeration, in machine words.
 */
final class PartitionSymmetry {
  private static final long REACH = 20_000_000;
  private static final int NONE = -1;

  private final TreeSymmetry tree;
  private final int[] part;
  private final int[] partSize;
  private final int[] classes;

  private final int[] image;
  private final boolean[] used;
  private final int[] partImage;
  private final int[] partOrigin;
  private final SearchLimit limit;
  private final String task;

  /**
   * A forest with a partition.
   *
   * @param tree the forest, in canonical postorder
   * @param part the part of each node, from 0
   * @param rootPart the part that a root is tied to, or −1
   */
  PartitionSymmetry(TreeSymmetry tree, int[] part, int rootPart) {
    this(tree, part, rootPart, new SearchLimit(REACH));
  }

  /** The same with a limit of its own. */
  PartitionSymmetry(TreeSymmetry tree, int[] part, int rootPart, SearchLimit limit) {
    int n = tree.nodes;
    this.limit = limit;
    this.task = "the automorphisms of this diagram of " + n + " edges are not counted";
    this.tree = tree;
    this.part = part;
    this.partSize = new int[n];
    for (int p : part) {
      partSize[p]++;
    }
    this.classes = refined(tree.parents, part, rootPart);
    this.image = new int[n];
    this.used = new boolean[n];
    this.partImage = new int[n];
    this.partOrigin = new int[n];
  }

  /**
   * The number of automorphisms.
   *
   * @throws ProblemException if that takes too many steps
   */
  BigInteger order() {
    BigInteger order = BigInteger.ONE;
    int[] orbit = IntStream.range(0, tree.nodes).toArray();
    for (int s = tree.steps.length - 1; s >= 0; s--) {
      int p = tree.steps[s];
      if (p >= 0 && tree.groupCount[p] > 1) {
        order = order.multiply(BigInteger.valueOf(images(s, p, orbit)));
      }
    }
    return order;
  }

  /** The number of images of p under the automorphisms that keep what was entered before. */
  private int images(int s, int p, int[] orbit) {
    int size = tree.size[p];
    int end = tree.groupBase[p] + tree.groupCount[p] * size;
    List<Integer> failed = new ArrayList<>();
    int reached = 1;
    for (int w = p + size; w < end; w += size) {
      int own = find(orbit, w);
      if (own == find(orbit, p)) {
        reached++;
      } else if (failed.stream().noneMatch(f -> find(orbit, f) == own)) {
        if (isImage(s, p, w)) {
          for (int v = 0; v < tree.nodes; v++) {
            join(orbit, v, image[v]);
          }
          reached++;
        } else {
          failed.add(w);
        }
      }
    }
    return reached;
  }

  /** Whether an automorphism keeps the nodes entered before step s and sends p to w. */
  private boolean isImage(int s, int p, int w) {
    Arrays.fill(used, false);
    Arrays.fill(partImage, NONE);
    Arrays.fill(partOrigin, NONE);
    for (int i = 0; i < s; i++) {
      int v = tree.steps[i];
      if (v >= 0) {
        send(v, v);
      }
    }
    if (!fits(p, w)) {
      return false;
    }
    send(p, w);
    return follow(s + 1);
  }

  private void send(int v, int w) {
    image[v] = w;
    used[w] = true;
    partImage[part[v]] = part[w];
    partOrigin[part[w]] = part[v];
  }

  /** Whether sending a node to another agrees with what is decided. */
  private boolean fits(int v, int w) {
    int from = part[v];
    int to = part[w];
    if (used[w] || classes[v] != classes[w]) {
      return false;
    }
    return partImage[from] == NONE
        ? partOrigin[to] == NONE && partSize[from] == partSize[to]
        : partImage[from] == to;
  }

  private boolean follow(int from) {
    limit.step(task);
    for (int s = from; s < tree.steps.length; s++) {
      int p = tree.steps[s];
      if (p >= 0) {
        return choose(s, p);
      }
    }
    return true;
  }

  private boolean choose(int s, int p) {
    int size = tree.size[p];
    int base = tree.candidates(p, image);
    int end = base + tree.groupCount[p] * size;
    for (int w = base; w < end; w += size) {
      if (size == 1 && hasEarlierTwin(base, w)) {
        continue;
      }
      boolean isNewPart = partImage[part[p]] == NONE;
      if (fits(p, w)) {
        send(p, w);
        if (follow(s + 1)) {
          return true;
        }
        used[w] = false;
        if (isNewPart) {
          partImage[part[p]] = NONE;
          partOrigin[part[w]] = NONE;
        }
      }
    }
    return false;
  }

  private boolean hasEarlierTwin(int base, int w) {
    for (int u = base; u < w; u++) {
      if (!used[u] && areTwins(u, w)) {
        return true;
      }
    }
    return false;
  }

  private boolean areTwins(int u, int v) {
    return classes[u] == classes[v]
        && (part[u] == part[v] || (partSize[part[u]] == 1 && partSize[part[v]] == 1));
  }

  /** Classes of nodes such that automorphisms keep each. */
  private static int[] refined(int[] parents, int[] part, int rootPart) {
    int n = parents.length;
    List<List<Integer>> mates = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      mates.add(new ArrayList<>());
    }
    for (int v = 0; v < n; v++) {
      mates.get(part[v]).add(v);
    }
    int[] classes = new int[n];
    for (int v = 0; v < n; v++) {
      classes[v] = part[v] == rootPart ? 1 : 0;
    }
    int count = 0;
    while (true) {
      Map<List<Integer>, Integer> known = new HashMap<>();
      int[] next = new int[n];
      List<List<Integer>> children = new ArrayList<>();
      for (int v = 0; v < n; v++) {
        children.add(new ArrayList<>());
      }
      for (int v = 0; v < n; v++) {
        if (parents[v] < n) {
          children.get(parents[v]).add(classes[v]);
        }
      }
      for (int v = 0; v < n; v++) {
        List<Integer> surroundings = new ArrayList<>();
        surroundings.add(classes[v]);
        surroundings.add(parents[v] < n ? classes[parents[v]] : n - 1 - parents[v]);
        children.get(v).sort(null);
        surroundings.addAll(children.get(v));
        surroundings.add(NONE);
        mates.get(part[v]).stream().map(u -> classes[u]).sorted().forEach(surroundings::add);
        next[v] = known.computeIfAbsent(surroundings, k -> known.size());
      }
      System.arraycopy(next, 0, classes, 0, n);
      if (known.size() == count) {
        return classes;
      }
      count = known.size();
    }
  }

  /** The least element of a class. */
  private static int find(int[] orbit, int v) {
    int u = v;
    while (orbit[u] != u) {
      u = orbit[u];
    }
    return u;
  }

  private static void join(int[] orbit, int u, int v) {
    int a = find(orbit, u);
    int b = find(orbit, v);
    orbit[Math.max(a, b)] = Math.min(a, b);
  }
}
