package chladni.value;

import chladni.diagram.Diagram;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;

/**
 * Moments expressed by cumulants: E[x_1⋯x_k] is the sum over the set partitions of {1,…,k} of the
 * products of the blocks' joint cumulants. Inverse to {@link Cumulants}.
 *
 * <p>Source: Leonov and Shiryaev 1959; Rota 1964.
 */
public final class Moments {
  private Moments() {}

  /**
   * The value of a diagram with moment brackets, as a sum of cumulant values: one for each way of
   * cutting its parts into smaller ones, a tied root taking part. For example {@code
   * m(01-2)(01-12)} = {@code c(01-2)(01-12)} + {@code c(0-1-2)(01-12)}.
   *
   * @return the coefficient of each diagram with cumulant brackets
   * @throws chladni.problem.ProblemException if there are more than 200,000 refinements
   */
  public static SortedMap<Diagram, BigInteger> inCumulants(Diagram diagram) {
    return Collections.unmodifiableSortedMap(SetPartitions.sum(diagram, blocks -> BigInteger.ONE));
  }
}
