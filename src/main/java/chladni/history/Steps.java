package chladni.history;

import java.util.Arrays;

/**
 * What may be placed at one time once a set of nodes has been placed: sets of nodes whose children
 * have all been placed before.
 */
@FunctionalInterface
interface Steps {

  /** Visits what may be placed next. */
  void forEach(int placed, Visitor visitor);

  /** Receives a step. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A step.
     *
     * @param nodes the nodes placed, at least one
     * @param distinct for how many of them, counting those that go together once, cells must be
     *     chosen that are all different
     * @param free for how many a cell may be chosen freely
     */
    void step(int nodes, int distinct, int free);
  }

  /**
   * Blocks of nodes go together, any number of them at a time, each to a cell of its own choice.
   */
  static Steps free(Forest forest, Rows blocks) {
    return inBlocks(forest, blocks, 0);
  }

  /**
   * Blocks of nodes go together, any number of them at a time.
   *
   * @param distinct the blocks that must go to cells all different
   */
  static Steps inBlocks(Forest forest, Rows blocks, int distinct) {
    int[] members = members(blocks);
    int[] below = below(forest, members);
    return (placed, visitor) -> {
      int available = available(placed, members, below);
      for (int chosen = available; chosen != 0; chosen = (chosen - 1) & available) {
        int nodes = 0;
        for (int rest = chosen; rest != 0; rest &= rest - 1) {
          nodes |= members[Integer.numberOfTrailingZeros(rest)];
        }
        visitor.step(
            nodes, Integer.bitCount(chosen & distinct), Integer.bitCount(chosen & ~distinct));
      }
    };
  }

  /** Blocks of nodes go together, one at a time. */
  static Steps oneByOne(Forest forest, Rows blocks) {
    int[] members = members(blocks);
    int[] below = below(forest, members);
    return (placed, visitor) -> {
      int available = available(placed, members, below);
      for (int rest = available; rest != 0; rest &= rest - 1) {
        visitor.step(members[Integer.numberOfTrailingZeros(rest)], 0, 1);
      }
    };
  }

  /**
   * The steps of one epoch that has started with a set of nodes placed: every row has one cell in
   * it, so that nodes on a row go together, or wait for another epoch.
   *
   * @param row the row of each node, −1 for nodes that may go to any row
   */
  static Steps inEpoch(Forest forest, int[] row, int start) {
    return (placed, visitor) -> {
      int used = 0;
      for (int rest = placed & ~start; rest != 0; rest &= rest - 1) {
        used |= bit(row[Integer.numberOfTrailingZeros(rest)]);
      }
      int available = 0;
      for (int v = 0; v < row.length; v++) {
        if ((placed >> v & 1) == 0
            && (forest.children(v) & ~placed) == 0
            && (bit(row[v]) & used) == 0) {
          available |= 1 << v;
        }
      }
      for (int nodes = available; nodes != 0; nodes = (nodes - 1) & available) {
        int rows = 0;
        int free = 0;
        for (int rest = nodes; rest != 0; rest &= rest - 1) {
          int at = row[Integer.numberOfTrailingZeros(rest)];
          rows |= bit(at);
          free += at < 0 ? 1 : 0;
        }
        visitor.step(nodes, Integer.bitCount(rows), free);
      }
    };
  }

  private static int bit(int row) {
    return row < 0 ? 0 : 1 << row;
  }

  private static int[] members(Rows blocks) {
    int[] members = new int[blocks.count()];
    for (int v = 0; v < blocks.nodes(); v++) {
      members[blocks.row(v)] |= 1 << v;
    }
    return members;
  }

  private static int[] below(Forest forest, int[] members) {
    return Arrays.stream(members)
        .map(
            block -> {
              int below = 0;
              for (int rest = block; rest != 0; rest &= rest - 1) {
                below |= forest.children(Integer.numberOfTrailingZeros(rest));
              }
              return below;
            })
        .toArray();
  }

  private static int available(int placed, int[] members, int[] below) {
    int available = 0;
    for (int b = 0; b < members.length; b++) {
      if ((placed & members[b]) == 0 && (below[b] & ~placed) == 0) {
        available |= 1 << b;
      }
    }
    return available;
  }
}
