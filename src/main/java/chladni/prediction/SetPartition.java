package chladni.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A partition of 0, 1, …, n−1 into blocks, ordered by their least members.
 *
 * @param blocks the members of each block, ascending
 */
record SetPartition(List<List<Integer>> blocks) {
  /** Copies. */
  SetPartition {
    blocks = blocks.stream().map(List::copyOf).toList();
  }

  /** A partition by its blocks in any order. */
  static SetPartition of(List<List<Integer>> blocks) {
    return new SetPartition(
        blocks.stream().sorted(Comparator.comparing(block -> block.get(0))).toList());
  }

  /** All partitions of n things. */
  static List<SetPartition> all(int n) {
    List<SetPartition> all = List.of(new SetPartition(List.of()));
    for (int i = 0; i < n; i++) {
      List<SetPartition> longer = new ArrayList<>();
      for (SetPartition p : all) {
        for (int b = 0; b <= p.blocks.size(); b++) {
          longer.add(p.with(i, b));
        }
      }
      all = longer;
    }
    return all;
  }

  private SetPartition with(int thing, int block) {
    List<List<Integer>> grown = new ArrayList<>(blocks);
    if (block == blocks.size()) {
      grown.add(List.of(thing));
    } else {
      List<Integer> members = new ArrayList<>(blocks.get(block));
      members.add(thing);
      grown.set(block, members);
    }
    return new SetPartition(grown);
  }
}
