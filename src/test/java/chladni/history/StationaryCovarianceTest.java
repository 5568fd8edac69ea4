package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.algebra.ClosedForm;
import chladni.algebra.Limit;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.junit.jupiter.api.Test;

/**
 * What SGD with momentum settles down to on a parabola with noisy gradients of covariance 1: the
 * solution P of its Lyapunov equation P = A P Aᵀ + Q, exactly.
 *
 * <p>The state is (θ, v) in each of two directions of curvatures k1 and k2, the noise in both being
 * the same; P_θθ is the covariance of θ in one direction with θ in the other.
 */
final class StationaryCovarianceTest {
  /** Two tied leaves. Histories do not see that E[Δ^1 Δ^2] has loose ends in place of the root. */
  private static final Diagram TIED = Spelling.read("c(01-2)(02-12)");

  private static final List<ClosedForm> EIGENVALUES =
      List.of(ClosedForm.symbol("k1"), ClosedForm.symbol("k2"));

  private static ResummedForm weight(Optimizer optimizer) {
    Process process =
        OptimizedDescent.of(
            StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T"))),
            List.of(optimizer));
    return process.resummedHistories(TIED, EIGENVALUES);
  }

  private static ClosedForm limit(ResummedForm form) {
    return form.limitAtInfinity("T") instanceof Limit.Finite(ClosedForm value)
        ? value
        : ClosedForm.ZERO;
  }

  private static BigFraction number(int above, int below) {
    return new BigFraction(above, below);
  }

  /** One update of (θ, v) without noise: v ← βv − k(θ + ahead·v), θ ← θ + v. */
  private static BigFraction[][] update(BigFraction k, BigFraction beta, boolean looksAhead) {
    BigFraction keeps = looksAhead ? beta.multiply(BigFraction.ONE.subtract(k)) : beta;
    return new BigFraction[][] {{BigFraction.ONE.subtract(k), keeps}, {k.negate(), keeps}};
  }

  /** P_θθ by solving P − A P A′ᵀ = (1 1)ᵀ(1 1) for its four entries. */
  private static BigFraction lyapunov(BigFraction[][] a, BigFraction[][] b) {
    FieldMatrix<BigFraction> system =
        new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), 4, 4);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        BigFraction product = a[row / 2][column / 2].multiply(b[row % 2][column % 2]);
        system.setEntry(
            row, column, (row == column ? BigFraction.ONE : BigFraction.ZERO).subtract(product));
      }
    }
    BigFraction[] noise =
        IntStream.range(0, 4).mapToObj(i -> BigFraction.ONE).toArray(BigFraction[]::new);
    return new FieldLUDecomposition<>(system)
        .getSolver()
        .solve(new ArrayFieldVector<>(noise))
        .getEntry(0);
  }

  private static void check(ClosedForm limit, boolean looksAhead) {
    // More points than the degrees of numerator and denominator in each variable.
    for (int i = 1; i <= 6; i++) {
      for (int j = 1; j <= 6; j++) {
        for (int b = -2; b <= 5; b++) {
          BigFraction k1 = number(i, 9);
          BigFraction k2 = number(j, 11);
          BigFraction beta = number(b, 7);
          Map<String, BigFraction> values = new HashMap<>();
          values.put("k1", k1);
          values.put("k2", k2);
          values.put("beta", beta);
          assertEquals(
              lyapunov(update(k1, beta, looksAhead), update(k2, beta, looksAhead)),
              limit.evaluate(values),
              () -> "k1=" + k1 + " k2=" + k2 + " beta=" + beta);
        }
      }
    }
  }

  @Test
  void heavyBallSettlesWhereItsLyapunovEquationSays() {
    check(limit(weight(new HeavyBall(ClosedForm.symbol("beta")))), false);
  }

  @Test
  void nesterovSettlesWhereItsLyapunovEquationSays() {
    check(limit(weight(new Nesterov(ClosedForm.symbol("beta")))), true);
  }

  /** (1+β)/((1−β) k (2(1+β) − k)). */
  @Test
  void inOneDirectionTheVarianceOfHeavyBallIsAsByHand() {
    ClosedForm k = ClosedForm.symbol("k1");
    ClosedForm beta = ClosedForm.symbol("beta");
    ClosedForm one = ClosedForm.ONE;
    assertEquals(
        one.plus(beta)
            .dividedBy(one.minus(beta))
            .dividedBy(k)
            .dividedBy(ClosedForm.of(2).times(one.plus(beta)).minus(k)),
        limit(weight(new HeavyBall(beta))).substitute(Map.of("k2", k)));
  }

  /** T times the covariance of the mean of θ_1, …, θ_T tends to 1/(k1 k2), for any momentum. */
  @Test
  void averagesForgetTheMomentum() {
    for (Optimizer optimizer :
        List.of(
            new HeavyBall(ClosedForm.symbol("beta")), new Nesterov(ClosedForm.symbol("beta")))) {
      Process process =
          OptimizedDescent.of(
              StochasticGradientDescent.reshuffled(Grid.singleEpoch(ClosedForm.symbol("T"))),
              List.of(optimizer, new Averaging()));
      assertEquals(
          ClosedForm.ONE.dividedBy(EIGENVALUES.get(0).times(EIGENVALUES.get(1))),
          limit(process.resummedHistories(TIED, EIGENVALUES).times(ClosedForm.symbol("T"))));
    }
  }
}
