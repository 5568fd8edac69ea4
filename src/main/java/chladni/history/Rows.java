package chladni.history;

import chladni.diagram.Diagram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which nodes of a forest share a row: a partition of the nodes, rows numbered by their least node.
 */
final class Rows {
  private final int[] row;
  private final int count;

  private Rows(int[] row, int count) {
    this.row = row;
    this.count = count;
  }

  /** One row for each part of a diagram. */
  static Rows ofParts(Diagram diagram) {
    int[] row = new int[diagram.edges()];
    for (int v = 0; v < row.length; v++) {
      row[v] = diagram.part(v);
    }
    return new Rows(row, diagram.partCount());
  }

  /** Nodes with the same label share a row. */
  static Rows ofLabels(int[] labels) {
    int[] row = new int[labels.length];
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int v = 0; v < row.length; v++) {
      Integer known = numbers.putIfAbsent(labels[v], numbers.size());
      row[v] = known == null ? numbers.size() - 1 : known;
    }
    return new Rows(row, numbers.size());
  }

  /** A row of its own for each of so many nodes. */
  static Rows discrete(int nodes) {
    int[] row = new int[nodes];
    Arrays.setAll(row, v -> v);
    return new Rows(row, nodes);
  }

  /** The row of a node. */
  int row(int node) {
    return row[node];
  }

  /** The number of rows. */
  int count() {
    return count;
  }

  /** The number of nodes. */
  int nodes() {
    return row.length;
  }

  /** The number of nodes of each row. */
  int[] sizes() {
    int[] sizes = new int[count];
    for (int r : row) {
      sizes[r]++;
    }
    return sizes;
  }

  /** Visits all ways to let rows coincide, this first: the partitions that this one refines. */
  void forEachCoarsening(Consumer<Rows> visitor) {
    new Merging(Integer.MAX_VALUE, visitor).merge(0, 0);
  }

  /** Visits all ways to let rows of one node coincide in pairs, this first. */
  void forEachPairing(Consumer<Rows> visitor) {
    new Merging(2, visitor).merge(0, 0);
  }

  /** Lets rows coincide, at most so many nodes in one unless it held more before. */
  private final class Merging {
    private final int mostNodes;
    private final Consumer<Rows> visitor;
    private final int[] sizes = sizes();
    private final int[] target = new int[count];
    private final int[] load = new int[count];

    Merging(int mostNodes, Consumer<Rows> visitor) {
      this.mostNodes = mostNodes;
      this.visitor = visitor;
    }

    void merge(int next, int fresh) {
      if (next == count) {
        int[] merged = new int[row.length];
        for (int v = 0; v < row.length; v++) {
          merged[v] = target[row[v]];
        }
        visitor.accept(new Rows(merged, fresh));
        return;
      }
      for (int block = fresh; block >= 0; block--) {
        if (block == fresh || load[block] + sizes[next] <= mostNodes) {
          target[next] = block;
          load[block] += sizes[next];
          merge(next + 1, Math.max(fresh, block + 1));
          load[block] -= sizes[next];
        }
      }
    }
  }

  /** Whether nodes that share a row here share one there. */
  boolean refines(Rows other) {
    int[] image = new int[count];
    Arrays.fill(image, -1);
    for (int v = 0; v < row.length; v++) {
      if (image[row[v]] < 0) {
        image[row[v]] = other.row[v];
      } else if (image[row[v]] != other.row[v]) {
        return false;
      }
    }
    return true;
  }

  /** The number of rows when rows of this and of another partition that share a node coincide. */
  int countJoinedWith(Rows other) {
    int[] label = other.row.clone();
    int joined = other.count;
    int[] first = new int[count];
    Arrays.fill(first, -1);
    for (int v = 0; v < row.length; v++) {
      if (first[row[v]] < 0) {
        first[row[v]] = v;
      } else {
        int old = label[v];
        int now = label[first[row[v]]];
        if (old != now) {
          joined--;
          for (int u = 0; u < label.length; u++) {
            if (label[u] == old) {
              label[u] = now;
            }
          }
        }
      }
    }
    return joined;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rows r && Arrays.equals(row, r.row);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(row);
  }
}
