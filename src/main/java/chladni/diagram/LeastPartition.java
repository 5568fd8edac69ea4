package chladni.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lexicographically least restricted growth string that a partition of a forest's nodes takes
 * under the forest's automorphisms; among equals, the least name of the part the root is tied to.
 *
 * <p>Automorphisms are tried place by place, and given up as soon as their string exceeds the best
 * one so far. Every automorphism of the partition met on the way makes choices equivalent: of
 * choices that are exchanged by one that fixes all earlier choices, only the first is followed
 * (McKay 1981).
 *
 * <p>Sibling leaves are not tried one by one. Whatever their parts will be called, they stand in
 * the order of these names, and new names go first to the parts with most of them; parts with
 * equally many share a range of names, which is divided when something later tells them apart.
 */
final class LeastPartition {
  private static final long REACH = 2_000_000;
  private static final int GENERATORS = 64;
  private static final int GO_ON = Integer.MAX_VALUE;

  private final TreeSymmetry tree;
  private final int[] steps;
  private final int[] parts;
  private final int rootPart;

  private final int[] image;
  private final boolean[] used;
  private Names names;
  private final int[] count;
  private final int[] current;
  private boolean ahead = true;
  private final SearchLimit limit;
  private final String task;

  private final int[] best;
  private final int[] bestImage;
  private int bestRoot = -1;
  private final List<int[]> generators = new ArrayList<>();

  /**
   * Searches at once.
   *
   * @param tree the forest, in canonical postorder
   * @param parts the part of each node, any names from 0 to the number of nodes − 1
   * @param rootPart the part the root is tied to, or −1
   */
  LeastPartition(TreeSymmetry tree, int[] parts, int rootPart) {
    this(tree, parts, rootPart, new SearchLimit(REACH));
  }

  /** The same with a limit of its own. */
  LeastPartition(TreeSymmetry tree, int[] parts, int rootPart, SearchLimit limit) {
    int n = tree.nodes;
    this.limit = limit;
    this.task =
        "a diagram of "
            + n
            + " edges with this much symmetry is not brought into its canonical form";
    this.tree = tree;
    this.steps =
        IntStream.of(tree.steps)
            .filter(s -> !isAmongLeaves(s < 0 ? ~s : s) || s == tree.groupBase[s < 0 ? ~s : s])
            .toArray();
    this.parts = parts;
    this.rootPart = rootPart;
    this.image = new int[n];
    this.used = new boolean[n];
    this.names = Names.none(n);
    this.count = new int[n];
    this.current = new int[n];
    this.best = new int[n];
    this.bestImage = new int[n];
    explore(0);
  }

  /** The least restricted growth string. */
  int[] parts() {
    return best;
  }

  /** The name in it of the part the root is tied to, or −1. */
  int rootPart() {
    return bestRoot;
  }

  /** The node that each place holds in it. */
  int[] image() {
    return bestImage;
  }

  private boolean isAmongLeaves(int p) {
    return tree.size[p] == 1 && tree.groupCount[p] > 1;
  }

  /** Follows all choices from a step on; returns the step to fall back to. */
  private int explore(int from) {
    limit.step(task);
    for (int s = from; s < steps.length; s++) {
      int p = steps[s];
      if (p < 0) {
        p = ~p;
        if (!place(p, names.nameFirst(parts[image[p]]))) {
          return GO_ON;
        }
      } else if (isAmongLeaves(p)) {
        if (!placeLeaves(p)) {
          return GO_ON;
        }
      } else if (tree.groupCount[p] == 1) {
        image[p] = tree.candidates(p, image);
      } else {
        return choose(s, p);
      }
    }
    return arrive();
  }

  /** Writes a name down, unless it makes the string exceed the best one. */
  private boolean place(int p, int name) {
    if (!ahead) {
      if (name > best[p]) {
        return false;
      }
      ahead = name < best[p];
    }
    current[p] = name;
    return true;
  }

  private boolean placeLeaves(int p) {
    int base = tree.candidates(p, image);
    int end = base + tree.groupCount[p];
    for (int leaf = base; leaf < end; leaf++) {
      count[parts[leaf]]++;
    }
    for (int leaf = base; leaf < end; leaf++) {
      names.add(parts[leaf]);
    }
    names.divide(count);
    int next = p;
    boolean fits = true;
    for (int name = 0; name < names.known() && fits; name++) {
      for (int i = count[names.part(name)]; i > 0 && fits; i--) {
        fits = place(next++, name);
      }
    }
    for (int leaf = base; leaf < end; leaf++) {
      count[parts[leaf]] = 0;
    }
    return fits;
  }

  private int choose(int s, int p) {
    int base = tree.candidates(p, image);
    int size = tree.size[p];
    int end = base + tree.groupCount[p] * size;
    Names before = names;
    for (int w = base; w < end; w += size) {
      if (used[w] || (w > base && isEquivalent(s, w))) {
        continue;
      }
      image[p] = w;
      used[w] = true;
      names = before.copy();
      int back = explore(s + 1);
      names = before;
      used[w] = false;
      if (back < s) {
        return back;
      }
    }
    return GO_ON;
  }

  /** Whether automorphisms that fix all earlier choices take w to a choice before it. */
  private boolean isEquivalent(int s, int w) {
    if (generators.isEmpty()) {
      return false;
    }
    boolean[] reached = new boolean[tree.nodes];
    int[] queue = new int[tree.nodes];
    int tail = 0;
    queue[tail++] = w;
    reached[w] = true;
    List<int[]> fixing = generators.stream().filter(g -> fixesChoicesBefore(s, g)).toList();
    for (int head = 0; head < tail; head++) {
      for (int[] g : fixing) {
        int next = g[queue[head]];
        if (next < w) {
          return true;
        }
        if (!reached[next]) {
          reached[next] = true;
          queue[tail++] = next;
        }
      }
    }
    return false;
  }

  private boolean isChoice(int p) {
    return p >= 0 && tree.groupCount[p] > 1 && tree.size[p] > 1;
  }

  private boolean fixesChoicesBefore(int s, int[] automorphism) {
    for (int i = 0; i < s; i++) {
      if (isChoice(steps[i]) && automorphism[image[steps[i]]] != image[steps[i]]) {
        return false;
      }
    }
    return true;
  }

  private int arrive() {
    int root = rootPart < 0 ? -1 : names.nameFirst(rootPart);
    if (!ahead && root > bestRoot) {
      return GO_ON;
    }
    lineUpLeaves();
    if (!ahead && root == bestRoot) {
      return arriveAgain();
    }
    ahead = false;
    bestRoot = root;
    System.arraycopy(current, 0, best, 0, best.length);
    System.arraycopy(image, 0, bestImage, 0, image.length);
    return GO_ON;
  }

  /** Gives sibling leaves the places that their names say. */
  private void lineUpLeaves() {
    for (int p : steps) {
      if (p >= 0 && isAmongLeaves(p)) {
        int base = tree.candidates(p, image);
        int end = base + tree.groupCount[p];
        for (int leaf = base; leaf < end; leaf++) {
          int i = p + leaf - base;
          while (i > p && names.name(parts[image[i - 1]]) > names.name(parts[leaf])) {
            image[i] = image[i - 1];
            i--;
          }
          image[i] = leaf;
        }
      }
    }
  }

  /**
   * An automorphism takes the best choices to these, so all that can follow the first choice that
   * differs has been seen already.
   */
  private int arriveAgain() {
    if (generators.size() < GENERATORS) {
      int[] automorphism = new int[tree.nodes];
      for (int p = 0; p < image.length; p++) {
        automorphism[bestImage[p]] = image[p];
      }
      generators.add(automorphism);
    }
    int s = 0;
    while (!isChoice(steps[s]) || image[steps[s]] == bestImage[steps[s]]) {
      s++;
    }
    return s;
  }

  /**
   * The parts met so far in the order of their names. Parts next to each other may share the range
   * of their names: which of them has which is not decided yet.
   */
  private static final class Names {
    private final int[] part;
    private final int[] name;

    /** The first name of the range that each name belongs to. */
    private final int[] first;

    private int known;

    private Names(int[] part, int[] name, int[] first, int known) {
      this.part = part;
      this.name = name;
      this.first = first;
      this.known = known;
    }

    static Names none(int parts) {
      int[] name = new int[parts];
      Arrays.fill(name, -1);
      return new Names(new int[parts], name, new int[parts], 0);
    }

    Names copy() {
      return new Names(part.clone(), name.clone(), first.clone(), known);
    }

    int known() {
      return known;
    }

    int part(int name) {
      return part[name];
    }

    int name(int part) {
      return name[part];
    }

    /** Gives a part the least name it can have, and returns this. */
    int nameFirst(int p) {
      if (name[p] < 0) {
        name[p] = known;
        part[known] = p;
        first[known] = known;
        return known++;
      }
      int least = first[name[p]];
      swap(least, name[p]);
      for (int i = least + 1; i < known && first[i] == least; i++) {
        first[i] = least + 1;
      }
      return least;
    }

    /** Adds a part, if it is new, to a range of new ones at the end. */
    void add(int p) {
      if (name[p] < 0) {
        name[p] = known;
        part[known] = p;
        first[known] = -1;
        known++;
      }
    }

    /** Divides ranges so that higher counts come first; equal ones stay together. */
    void divide(int[] count) {
      int from = 0;
      while (from < known) {
        int to = from + 1;
        while (to < known && first[to] == first[from]) {
          to++;
        }
        for (int i = from + 1; i < to; i++) {
          for (int j = i; j > from && count[part[j - 1]] < count[part[j]]; j--) {
            swap(j - 1, j);
          }
        }
        first[from] = from;
        for (int i = from + 1; i < to; i++) {
          first[i] = count[part[i]] == count[part[i - 1]] ? first[i - 1] : i;
        }
        from = to;
      }
    }

    private void swap(int i, int j) {
      int p = part[i];
      part[i] = part[j];
      part[j] = p;
      name[part[i]] = i;
      name[part[j]] = j;
    }
  }
}
