package chladni.value;

import chladni.diagram.Diagram;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Cumulants expressed by moments: 𝒞[x_1…x_k] = Σ_π (−1)^{|π|−1} (|π|−1)! Π_{p∈π} E[Π_{i∈p} x_i],
 * the sum being over the set partitions of {1,…,k}. Inverse to {@link Moments}.
 *
 * <p>Source: the Möbius function of the partition lattice, Rota 1964.
 */
public final class Cumulants {
  private Cumulants() {}

  /**
   * The uvalue of a diagram as a sum of moment values, over all ways of cutting its parts into
   * smaller ones, a tied root taking part. For example {@code c(01-2)(01-12)} = {@code
   * m(01-2)(01-12)} − {@code m(0-1-2)(01-12)}.
   *
   * @return the coefficient of each diagram with moment brackets
   * @throws chladni.problem.ProblemException if there are more than 200,000 refinements
   */
  public static SortedMap<Diagram, BigInteger> inMoments(Diagram diagram) {
    return Collections.unmodifiableSortedMap(SetPartitions.sum(diagram, Cumulants::moebius));
  }

  private static BigInteger moebius(List<Integer> blocks) {
    BigInteger product = BigInteger.ONE;
    for (int k : blocks) {
      for (int i = 1; i < k; i++) {
        product = product.multiply(BigInteger.valueOf(-i));
      }
    }
    return product;
  }
}
