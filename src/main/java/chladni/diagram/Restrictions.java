package chladni.diagram;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** The restrictions of enumerations that are known by name. */
public final class Restrictions {
  private Restrictions() {}

  /**
   * Diagrams without links. A node tied to the root is no link, as in {@code c(0-12)(01-12)}; see
   * {@link Links}.
   */
  public static Restriction linkless() {
    return new TiedNodes(childCount -> childCount == 1);
  }

  /**
   * Diagrams in which every leaf is tied to another node or to the root: at a minimum of the test
   * loss an untied leaf, a mean gradient, vanishes.
   */
  public static Restriction withoutUntiedLeaves() {
    return new TiedNodes(childCount -> childCount == 0);
  }

  /**
   * Diagrams that can embed for E = B = 1: the order that the trees induce on the parts (the part
   * of a node before the part of its parent) has no cycle. A root's tie does not matter.
   *
   * <p>That no part holds a node and its ancestor is necessary but not enough: {@code
   * c(03-12-4)(01-14-23-34)} has two parts each before the other.
   */
  public static Restriction embeddable() {
    return new Embeddable();
  }

  /**
   * Diagrams whose parts have at most so many nodes, a tied root counted as one: 1 without noise, 2
   * for Gaussian noise.
   */
  public static Restriction partsOfAtMost(int size) {
    return new PartsOfAtMost(size);
  }

  /** Diagrams with at most so many edges from a leaf to what its tree hangs from. */
  public static Restriction heightOfAtMost(BigInteger edges) {
    return new HeightOfAtMost(edges.bitLength() < 31 ? edges.intValue() : Integer.MAX_VALUE);
  }

  /** Diagrams each of whose roots has a degree that is wanted; loose ends are not asked. */
  public static Restriction rootDegree(IntPredicate wanted) {
    return new RootDegree(wanted);
  }

  /** Nodes with some numbers of children must be tied. */
  private record TiedNodes(IntPredicate childCounts) implements Restriction {
    @Override
    public boolean admits(DiagramView diagram) {
      for (int v = 0; v < diagram.edges(); v++) {
        if (diagram.isUntied(v) && childCounts.test(diagram.childCount(v))) {
          return false;
        }
      }
      return true;
    }

    /** Every node still without a part, and a root to be tied, can tie one node. */
    @Override
    public boolean admitsSoFar(DiagramView diagram, int last) {
      int helpers = diagram.edges() - 1 - last;
      if (diagram.kind() == DiagramKind.TIED_ROOT) {
        helpers++;
      }
      for (int v = 0; v <= last; v++) {
        if (diagram.partSize(diagram.part(v)) == 1
            && childCounts.test(diagram.childCount(v))
            && --helpers < 0) {
          return false;
        }
      }
      return true;
    }
  }

  private record Embeddable() implements Restriction {
    @Override
    public boolean admits(DiagramView diagram) {
      return isAcyclic(diagram, diagram.edges() - 1);
    }

    @Override
    public boolean admitsSoFar(DiagramView diagram, int last) {
      return isAcyclic(diagram, last);
    }

    /** Removes parts with nothing before them until none or only cycles are left. */
    private static boolean isAcyclic(DiagramView diagram, int last) {
      int n = diagram.edges();
      int parts = 0;
      for (int v = 0; v <= last; v++) {
        parts = Math.max(parts, diagram.part(v) + 1);
      }
      boolean[] removed = new boolean[parts];
      boolean[] hasEarlier = new boolean[parts];
      int left = parts;
      boolean progress = true;
      while (progress && left > 0) {
        Arrays.fill(hasEarlier, false);
        for (int v = 0; v <= last; v++) {
          int parent = diagram.parent(v);
          if (parent < n && parent <= last && !removed[diagram.part(v)]) {
            hasEarlier[diagram.part(parent)] = true;
          }
        }
        progress = false;
        for (int p = 0; p < parts; p++) {
          if (!removed[p] && !hasEarlier[p]) {
            removed[p] = true;
            left--;
            progress = true;
          }
        }
      }
      return left == 0;
    }
  }

  private record PartsOfAtMost(int size) implements Restriction {
    @Override
    public boolean admits(DiagramView diagram) {
      OptionalInt root = diagram.rootPart();
      for (int p = 0; p < diagram.partCount(); p++) {
        int own = diagram.partSize(p) + (root.isPresent() && root.getAsInt() == p ? 1 : 0);
        if (own > size) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean admitsSoFar(DiagramView diagram, int last) {
      return diagram.partSize(diagram.part(last)) <= size;
    }
  }

  private record HeightOfAtMost(int edges) implements Restriction {
    @Override
    public boolean admits(DiagramView diagram) {
      return admitsForest(diagram);
    }

    @Override
    public boolean admitsForest(DiagramView forest) {
      int[] height = new int[forest.edges()];
      for (int v = 0; v < forest.edges(); v++) {
        if (height[v] >= edges) {
          return false;
        }
        if (forest.parent(v) < forest.edges()) {
          height[forest.parent(v)] = Math.max(height[forest.parent(v)], height[v] + 1);
        }
      }
      return true;
    }
  }

  private record RootDegree(IntPredicate wanted) implements Restriction {
    @Override
    public boolean admits(DiagramView diagram) {
      return admitsForest(diagram);
    }

    @Override
    public boolean admitsForest(DiagramView forest) {
      for (int a = 0; a < forest.anchors().size(); a++) {
        if (forest.anchors().get(a) == Anchor.ROOT
            && !wanted.test(forest.degree(forest.edges() + a))) {
          return false;
        }
      }
      return true;
    }
  }
}
