package chladni.prediction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;

/**
 * A product of expectations: which factors of a diagram are averaged over one data point together,
 * and with what coefficient the product enters a value.
 *
 * @param coefficient what the product is multiplied by
 * @param blockOf the block of each place of the tree, or −1 where its factor is averaged alone
 * @param blocks the number of blocks
 */
record Grouping(BigFraction coefficient, List<Integer> blockOf, int blocks) {
  /** Copies. */
  Grouping {
    blockOf = List.copyOf(blockOf);
  }

  /** The factors of a block. */
  List<Integer> members(int block) {
    List<Integer> members = new ArrayList<>();
    for (int v = 0; v < blockOf.size(); v++) {
      if (blockOf.get(v) == block) {
        members.add(v);
      }
    }
    return members;
  }

  /**
   * The cumulants of a diagram's parts in products of expectations: for each part the sum over its
   * partitions π of (−1)^{|π|−1} (|π|−1)! Π E[…].
   *
   * @param centred the factors that enter with their mean subtracted, for which partitions with a
   *     block of that factor alone drop out
   */
  static List<Grouping> ofCumulants(DiagramTree tree, Predicate<Integer> centred) {
    List<Grouping> all =
        List.of(new Grouping(BigFraction.ONE, Collections.nCopies(tree.places(), -1), 0));
    for (List<Integer> tie : tree.ties()) {
      List<Grouping> longer = new ArrayList<>();
      for (SetPartition partition : SetPartition.all(tie.size())) {
        if (partition.blocks().stream()
            .anyMatch(b -> b.size() == 1 && centred.test(tie.get(b.get(0))))) {
          continue;
        }
        for (Grouping grouping : all) {
          longer.add(grouping.with(tie, partition));
        }
      }
      all = longer;
    }
    return all;
  }

  private Grouping with(List<Integer> tie, SetPartition partition) {
    List<Integer> grown = new ArrayList<>(blockOf);
    int next = blocks;
    for (List<Integer> block : partition.blocks()) {
      if (block.size() > 1) {
        for (int i : block) {
          grown.set(tie.get(i), next);
        }
        next++;
      }
    }
    return new Grouping(coefficient.multiply(moebius(partition.blocks().size())), grown, next);
  }

  /** (−1)^{k−1} (k−1)!. */
  static BigInteger moebius(int k) {
    BigInteger product = BigInteger.ONE;
    for (int i = 1; i < k; i++) {
      product = product.multiply(BigInteger.valueOf(-i));
    }
    return product;
  }
}
