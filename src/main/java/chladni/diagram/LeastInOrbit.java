package chladni.diagram;

import java.util.stream.IntStream;

/**
 * Whether the restricted growth string of a partition is the least among its images under a
 * forest's automorphisms, and how many automorphisms leave it as it is.
 *
 * <p>The automorphisms that fix the first choices of the walk and change the next are sought from
 * the last choice to the first. A choice that leads to an equal string is one automorphism D of the
 * partition, and all that could follow it is, up to D, what could follow the unchanged choice and
 * has been seen; so one is enough, and the number of automorphisms is the product over choices of
 * the sizes of their orbits (Read 1978; Faradžev 1978; McKay 1981).
 */
final class LeastInOrbit {
  private static final int LESS = -1;
  private static final int EQUAL = 0;
  private static final int GREATER = 1;

  private final TreeSymmetry tree;
  private final int nodes;
  private final boolean trivial;

  /** The steps of the walk at which there is a choice after all earlier nodes stayed. */
  private final int[] levels;

  /** The nodes entered before each level. */
  private final int[] enteredBefore;

  private final int[] identity;
  private final int[] image;
  private final int[] orbit;
  private final int[] partOrbit;
  private final int[] label;
  private final int[] labelled;
  private int labels = 0;
  private long order = 1;

  private int[] part = new int[0];
  private int[] partSize = new int[0];

  LeastInOrbit(TreeSymmetry tree) {
    this.tree = tree;
    this.nodes = tree.nodes;
    this.trivial = tree.isTrivial();
    this.identity = IntStream.range(0, nodes).toArray();
    this.levels =
        IntStream.range(0, tree.steps.length)
            .filter(
                s -> {
                  int p = tree.steps[s];
                  return p >= 0 && p < tree.groupBase[p] + (tree.groupCount[p] - 1) * tree.size[p];
                })
            .toArray();
    this.enteredBefore = new int[levels.length];
    for (int i = 0; i < levels.length; i++) {
      for (int s = 0; s < levels[i]; s++) {
        if (tree.steps[s] >= 0) {
          enteredBefore[i] |= 1 << tree.steps[s];
        }
      }
    }
    this.image = identity.clone();
    this.orbit = identity.clone();
    this.partOrbit = identity.clone();
    this.label = new int[nodes];
    this.labelled = new int[nodes];
  }

  /**
   * Tests a restricted growth string.
   *
   * @param part the part of each node
   * @param partSize the number of nodes in each part
   * @param fresh the number of parts that nodes before each node are in
   */
  boolean isLeast(int[] part, int[] partSize, int[] fresh) {
    order = 1;
    if (trivial) {
      return true;
    }
    this.part = part;
    this.partSize = partSize;
    System.arraycopy(identity, 0, orbit, 0, nodes);
    for (int i = levels.length - 1; i >= 0; i--) {
      int s = levels[i];
      int p = tree.steps[s];
      int size = tree.size[p];
      int end = tree.groupBase[p] + tree.groupCount[p] * size;
      int reached = 1;
      for (int w = p + size; w < end; w += size) {
        if (find(orbit, w) == find(orbit, p)) {
          reached++;
        } else if (size == 1 && areTwins(p, w)) {
          join(orbit, p, w);
          reached++;
        } else if (!isLikeOneBefore(p, w, size)) {
          int comparison = change(s, p, w, enteredBefore[i], fresh[p - size + 1]);
          if (comparison == LESS) {
            return false;
          }
          if (comparison == EQUAL) {
            for (int v = 0; v < nodes; v++) {
              join(orbit, v, image[v]);
            }
            reached++;
          }
        }
      }
      order *= reached;
    }
    return true;
  }

  /** The number of automorphisms that keep the string tested last, if it was least. */
  long stabilizerOrder() {
    return order;
  }

  /**
   * The least part in the orbit of each part under those automorphisms, after {@link #isLeast}; the
   * array is overwritten by the next call.
   */
  int[] partOrbits(int partCount) {
    System.arraycopy(identity, 0, partOrbit, 0, nodes);
    if (order == 1) {
      return partOrbit;
    }
    // Nodes in one orbit are in parts of one orbit, and conversely.
    for (int v = 0; v < nodes; v++) {
      join(partOrbit, part[v], part[find(orbit, v)]);
    }
    for (int p = 0; p < partCount; p++) {
      partOrbit[p] = find(partOrbit, p);
    }
    return partOrbit;
  }

  private boolean areTwins(int u, int v) {
    return part[u] == part[v] || (partSize[part[u]] == 1 && partSize[part[v]] == 1);
  }

  /** Whether w is in the orbit of a choice between p and w, which has failed. */
  private boolean isLikeOneBefore(int p, int w, int size) {
    int own = find(orbit, w);
    for (int u = p + size; u < w; u += size) {
      if (find(orbit, u) == own) {
        return true;
      }
    }
    return false;
  }

  private int change(int s, int p, int w, int entered, int fresh) {
    System.arraycopy(identity, 0, image, 0, nodes);
    for (int name = 0; name < nodes; name++) {
      label[name] = name < fresh ? name : -1;
    }
    labels = fresh;
    image[p] = w;
    return follow(s + 1, entered | (1 << w));
  }

  private int follow(int from, int entered) {
    int s = from;
    while (s < tree.steps.length) {
      int p = tree.steps[s];
      if (p < 0) {
        p = ~p;
        int name = label[part[image[p]]];
        if (name < 0) {
          name = labels;
          label[part[image[p]]] = labels;
          labelled[labels++] = part[image[p]];
        }
        if (name != part[p]) {
          return name < part[p] ? LESS : GREATER;
        }
      } else if (tree.groupCount[p] == 1) {
        image[p] = tree.candidates(p, image);
      } else {
        return choose(s, p, entered);
      }
      s++;
    }
    return EQUAL;
  }

  private int choose(int s, int p, int entered) {
    int size = tree.size[p];
    int base = tree.candidates(p, image);
    int end = base + tree.groupCount[p] * size;
    int known = labels;
    for (int w = base; w < end; w += size) {
      if ((entered & (1 << w)) != 0 || (size == 1 && hasEarlierTwin(base, w, entered))) {
        continue;
      }
      image[p] = w;
      int comparison = follow(s + 1, entered | (1 << w));
      if (comparison != GREATER) {
        return comparison;
      }
      while (labels > known) {
        label[labelled[--labels]] = -1;
      }
    }
    return GREATER;
  }

  private boolean hasEarlierTwin(int base, int w, int entered) {
    for (int u = base; u < w; u++) {
      if ((entered & (1 << u)) == 0 && areTwins(u, w)) {
        return true;
      }
    }
    return false;
  }

  /** The least element of a class. */
  private static int find(int[] classes, int v) {
    int u = v;
    while (classes[u] != u) {
      u = classes[u];
    }
    return u;
  }

  private static void join(int[] classes, int u, int v) {
    int a = find(classes, u);
    int b = find(classes, v);
    classes[Math.max(a, b)] = Math.min(a, b);
  }
}
