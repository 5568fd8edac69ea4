package chladni.diagram;

import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The place where an enumeration stands: a diagram in arrays that the next step overwrites.
 *
 * <p>It is to be read during the visit only. {@link #diagram()} makes a value that stays.
 */
public final class DiagramCursor implements DiagramView {
  private final DiagramKind kind;
  private final int nodes;
  private final Iterator<int[]> forests;
  private final Restriction[] restrictions;

  private int[] parents = new int[0];
  private TreeSymmetry tree;
  private SiblingOrder order;
  private LeastInOrbit test;
  private final int[] part;
  private final int[] partSize;

  /** The number of parts that nodes before each node are in. */
  private final int[] fresh;

  /** The node to give a new part to, or −1 when a new forest is needed. */
  private int place = -1;

  private int rootPart = -1;
  private int[] partOrbit = new int[0];
  private long automorphisms = 1;
  private int steps = 0;

  DiagramCursor(
      DiagramKind kind, int nodes, Iterator<int[]> forests, List<Restriction> restrictions) {
    this.kind = kind;
    this.nodes = nodes;
    this.forests = forests;
    this.restrictions = restrictions.toArray(Restriction[]::new);
    this.part = new int[nodes];
    this.partSize = new int[nodes];
    this.fresh = new int[nodes + 1];
    this.tree = new TreeSymmetry(parents);
    this.order = new SiblingOrder(tree);
    this.test = new LeastInOrbit(tree);
  }

  /** Goes to the next diagram that is wanted; false at the end. */
  boolean advance() {
    do {
      if (!advanceUnrestricted()) {
        return false;
      }
    } while (restrictions.length > 0 && !isWanted());
    return true;
  }

  private boolean isWanted() {
    for (Restriction restriction : restrictions) {
      if (!restriction.admits(this)) {
        return false;
      }
    }
    return true;
  }

  private boolean advanceUnrestricted() {
    if (kind != DiagramKind.TIED_ROOT) {
      automorphisms = 1;
      if (!advancePartition()) {
        return false;
      }
      automorphisms = test.stabilizerOrder();
      return true;
    }
    while (true) {
      if (rootPart < 0) {
        if (!advancePartition()) {
          return false;
        }
        partOrbit = test.partOrbits(fresh[nodes]);
      }
      while (++rootPart < fresh[nodes]) {
        if (partOrbit[rootPart] == rootPart) {
          int orbit = 0;
          for (int p = 0; p < fresh[nodes]; p++) {
            orbit += partOrbit[p] == rootPart ? 1 : 0;
          }
          automorphisms = test.stabilizerOrder() / orbit;
          return true;
        }
      }
      rootPart = -1;
    }
  }

  /** Goes to the next partition that is the least of its orbit, on this forest or a later one. */
  private boolean advancePartition() {
    while (true) {
      if (place < 0) {
        if (!nextForest()) {
          return false;
        }
        if (nodes == 0) {
          return true;
        }
      }
      if (advanceOnForest()) {
        return true;
      }
    }
  }

  private boolean nextForest() {
    while (forests.hasNext()) {
      parents = forests.next();
      boolean wanted = true;
      for (Restriction restriction : restrictions) {
        wanted = wanted && restriction.admitsForest(this);
      }
      if (wanted) {
        tree = new TreeSymmetry(parents);
        order = new SiblingOrder(tree);
        test = new LeastInOrbit(tree);
        Arrays.fill(part, -1);
        Arrays.fill(partSize, 0);
        place = nodes == 0 ? -1 : 0;
        return true;
      }
    }
    return false;
  }

  private boolean advanceOnForest() {
    int v = place;
    while (v >= 0) {
      if ((++steps & 8191) == 0) {
        Interruption.poll();
      }
      int old = part[v];
      int next;
      if (old < 0) {
        next = order.leastPart(v, part);
      } else {
        partSize[old]--;
        next = old + 1;
      }
      if (next > fresh[v]) {
        part[v] = -1;
        v--;
        continue;
      }
      part[v] = next;
      partSize[next]++;
      fresh[v + 1] = Math.max(fresh[v], next + 1);
      if (!order.admits(v, part, fresh) || !mayBeWanted(v)) {
        continue;
      }
      if (v < nodes - 1) {
        v++;
      } else if (test.isLeast(part, partSize, fresh)) {
        place = v;
        return true;
      }
    }
    place = -1;
    return false;
  }

  private boolean mayBeWanted(int v) {
    for (Restriction restriction : restrictions) {
      if (!restriction.admitsSoFar(this, v)) {
        return false;
      }
    }
    return true;
  }

  /** |Aut(D)|, the number of automorphisms. */
  public long automorphisms() {
    return automorphisms;
  }

  /** The diagram, as a value that stays. */
  public Diagram diagram() {
    Integer[] parentList = new Integer[nodes];
    Integer[] partList = new Integer[nodes];
    for (int v = 0; v < nodes; v++) {
      parentList[v] = parents[v];
      partList[v] = part[v];
    }
    return Diagram.ofCanonical(
        new Presentation(List.of(parentList), List.of(partList), kind.anchors(), rootPart()));
  }

  /** The diagram with |Aut(D)|, as a value that stays. */
  public DiagramEnumeration.Item item() {
    return new DiagramEnumeration.Item(diagram(), BigInteger.valueOf(automorphisms));
  }

  @Override
  public DiagramKind kind() {
    return kind;
  }

  @Override
  public int edges() {
    return nodes;
  }

  @Override
  public int parent(int node) {
    return parents[node];
  }

  @Override
  public int part(int node) {
    return part[node];
  }

  @Override
  public int partSize(int part) {
    return partSize[part];
  }

  @Override
  public int partCount() {
    return fresh[nodes];
  }

  @Override
  public OptionalInt rootPart() {
    return rootPart < 0 ? OptionalInt.empty() : OptionalInt.of(rootPart);
  }

  /** The canonical name. */
  @Override
  public String toString() {
    return diagram().name();
  }
}
