package chladni.diagram;

import java.util.Arrays;

/**
 * Whether the beginning of a restricted growth string is no greater than those that isomorphic
 * siblings give by changing places: what an enumeration can see before a string is complete.
 *
 * <p>Sibling leaves may take each other's places at will; other siblings are compared with the one
 * next to them. A string of which some beginning is not admitted is not the least in its orbit.
 */
final class SiblingOrder {
  private final TreeSymmetry tree;
  private final int[] name;

  SiblingOrder(TreeSymmetry tree) {
    this.tree = tree;
    this.name = new int[tree.nodes];
  }

  /** The least part for a node, given those of the nodes before it: no leaf's falls. */
  int leastPart(int v, int[] part) {
    return tree.size[v] == 1 && tree.groupBase[v] < v ? part[v - 1] : 0;
  }

  /**
   * Whether the string up to a node may be the beginning of a least one, given that its shorter
   * beginnings may.
   *
   * @param v the last node that has a part
   * @param part the part of each node so far, not less than {@link #leastPart}
   * @param fresh the number of parts that nodes before each node are in
   */
  boolean admits(int v, int[] part, int[] fresh) {
    int base = tree.groupBase[v];
    if (base == v) {
      return true;
    }
    return tree.size[v] == 1 ? isShorterRun(base, v, part, fresh[base]) : isLater(v, part, fresh);
  }

  /** Of new parts that begin among sibling leaves, those with more of them come first. */
  private static boolean isShorterRun(int base, int v, int[] part, int known) {
    int own = part[v];
    int run = 1;
    while (v - run >= base && part[v - run] == own) {
      run++;
    }
    int before = v - 2 * run + 1;
    return own <= known || run == 1 || (before >= base && part[before] == own - 1);
  }

  /** Whether exchanging a subtree with the one before it does not give a lesser string. */
  private boolean isLater(int v, int[] part, int[] fresh) {
    int size = tree.size[v];
    int middle = v - size;
    int first = middle - size + 1;
    int known = fresh[first];
    Arrays.fill(name, known, fresh[v + 1], -1);
    int names = known;
    for (int i = 0; i < 2 * size; i++) {
      int p = part[i < size ? middle + 1 + i : first + i - size];
      if (p >= known && name[p] < 0) {
        name[p] = names++;
      }
      int difference = (p < known ? p : name[p]) - part[first + i];
      if (difference != 0) {
        return difference > 0;
      }
    }
    return true;
  }
}
