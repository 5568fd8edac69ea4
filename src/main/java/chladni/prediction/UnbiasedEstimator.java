package chladni.prediction;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Values of diagrams from a sample of m data points, without bias.
 *
 * <p>A value is a sum of products of expectations, Σ_μ c_μ Π_{blocks of μ} E[…], over partitions μ
 * of its factors that are finer than the partition into parts, with c_μ the product of (−1)^{j−1}
 * (j−1)! for parts in j blocks. A product of expectations is the mean of the product over distinct
 * data points, one for each block: 1/(m)_{|μ|} times the sum over them. That sum is, by Möbius
 * inversion over the coarser partitions τ, Σ_{τ≥μ} Π_{blocks of τ} (−1)^{k−1} (k−1)! times products
 * of sums over all data points, where k blocks of μ are in a block of τ.
 *
 * <p>Example: for C the estimator is m/(m−1) times the covariance of the sample, with Bessel's
 * factor.
 *
 * <p>Source: "Unbiased estimators of landscape statistics" in the appendix of "A Perturbative
 * Analysis of Stochastic Gradient Descent", with all data points used for every factor; for one
 * variable these are the polykays of Tukey (1956).
 */
final class UnbiasedEstimator {
  private static final int MOST_FACTORS = 8;

  private UnbiasedEstimator() {}

  /**
   * The estimator as a sum of products of averages over the sample.
   *
   * @param sample the number m of data points
   * @throws ProblemException if there are fewer data points than factors
   */
  static List<Grouping> groupings(DiagramTree tree, int sample) {
    List<Integer> factors = tree.factors();
    if (sample < factors.size()) {
      throw ProblemException.unfit(
          "the value of "
              + tree.diagram().name()
              + " has "
              + factors.size()
              + " factors, and the sample only "
              + sample
              + " data points, so that it has no estimator without bias",
          "use a larger sample, or take the rows as the distribution");
    }
    if (factors.size() > MOST_FACTORS) {
      throw ProblemException.beyondReach(
          tree.diagram().name() + " has " + factors.size() + " factors",
          "estimators are within reach up to " + MOST_FACTORS + " factors");
    }
    Map<SetPartition, BigFraction> coefficients = new HashMap<>();
    List<SetPartition> all = SetPartition.all(factors.size());
    for (SetPartition fine : all) {
      BigInteger cumulants = cumulants(tree, factors, fine);
      if (cumulants.signum() == 0) {
        continue;
      }
      Interruption.poll();
      BigFraction each = new BigFraction(cumulants, falling(sample, fine.blocks().size()));
      for (SetPartition merging : SetPartition.all(fine.blocks().size())) {
        BigInteger sign = BigInteger.ONE;
        List<List<Integer>> merged = new ArrayList<>();
        for (List<Integer> together : merging.blocks()) {
          sign = sign.multiply(Grouping.moebius(together.size()));
          List<Integer> block = new ArrayList<>();
          together.forEach(b -> block.addAll(fine.blocks().get(b)));
          merged.add(block.stream().sorted().toList());
        }
        coefficients.merge(SetPartition.of(merged), each.multiply(sign), BigFraction::add);
      }
    }
    List<Grouping> groupings = new ArrayList<>();
    for (SetPartition coarse : all) {
      BigFraction coefficient = coefficients.getOrDefault(coarse, BigFraction.ZERO);
      if (coefficient.signum() != 0) {
        BigInteger sums = BigInteger.valueOf(sample).pow(coarse.blocks().size());
        groupings.add(grouping(tree, factors, coarse, coefficient.multiply(sums)));
      }
    }
    return groupings;
  }

  /** c_μ, or 0 if a block has factors of different parts. */
  private static BigInteger cumulants(
      DiagramTree tree, List<Integer> factors, SetPartition partition) {
    Map<Integer, Integer> blocksOfTie = new HashMap<>();
    for (List<Integer> block : partition.blocks()) {
      List<Integer> ties = block.stream().map(i -> tie(tree, factors.get(i))).distinct().toList();
      if (ties.size() > 1 || (ties.get(0) < 0 && block.size() > 1)) {
        return BigInteger.ZERO;
      }
      blocksOfTie.merge(ties.get(0), 1, Integer::sum);
    }
    blocksOfTie.remove(-1);
    return blocksOfTie.values().stream()
        .map(Grouping::moebius)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static int tie(DiagramTree tree, int place) {
    for (int t = 0; t < tree.ties().size(); t++) {
      if (tree.ties().get(t).contains(place)) {
        return t;
      }
    }
    return -1;
  }

  /** m (m−1) ⋯ (m−k+1). */
  private static BigInteger falling(int m, int k) {
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      product = product.multiply(BigInteger.valueOf((long) m - i));
    }
    return product;
  }

  private static Grouping grouping(
      DiagramTree tree, List<Integer> factors, SetPartition partition, BigFraction coefficient) {
    List<Integer> blockOf = new ArrayList<>(Collections.nCopies(tree.places(), -1));
    int next = 0;
    for (List<Integer> block : partition.blocks()) {
      if (block.size() > 1) {
        for (int i : block) {
          blockOf.set(factors.get(i), next);
        }
        next++;
      }
    }
    return new Grouping(coefficient, blockOf, next);
  }
}
