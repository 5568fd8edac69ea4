package chladni.oracle;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Gradient flow and the noise-matched diffusion, through exp(T·generator).
 *
 * <p>With G(θ) = ∇l and C(θ) the covariance of ∇l_x, the generator is −η G·∇ for the flow and −η
 * G·∇ + (η²/2B) C:∇∇ for the diffusion; a learning-rate matrix multiplies every η. Results are
 * {@code coefficients[d][m]} of η^d T^m for d and m up to the order.
 */
public final class ExactDiffusion {
  private ExactDiffusion() {}

  /** The test loss after gradient flow. */
  public static List<List<BigFraction>> flowTestLoss(PolynomialLandscape landscape, int order) {
    return flow(landscape, landscape.meanLoss(), order);
  }

  /** The expected test loss after the diffusion matched to batches of B. */
  public static List<List<BigFraction>> diffusionTestLoss(
      PolynomialLandscape landscape, int batch, int order) {
    return diffusion(landscape, batch, landscape.meanLoss(), order);
  }

  /** A polynomial of the weights after gradient flow. */
  public static List<List<BigFraction>> flow(
      PolynomialLandscape landscape, Polynomial observable, int order) {
    Polynomial none = Polynomial.constant(landscape.dimension(), BigFraction.ZERO);
    List<List<Polynomial>> noNoise = new ArrayList<>();
    for (int i = 0; i < landscape.dimension(); i++) {
      List<Polynomial> row = new ArrayList<>();
      for (int j = 0; j < landscape.dimension(); j++) {
        row.add(none);
      }
      noNoise.add(row);
    }
    return exponential(landscape, drift(landscape), noNoise, observable, order);
  }

  /** The expectation of a polynomial of the weights after the diffusion matched to batches of B. */
  public static List<List<BigFraction>> diffusion(
      PolynomialLandscape landscape, int batch, Polynomial observable, int order) {
    int n = landscape.dimension();
    List<Polynomial> mean = step(landscape, landscape.meanLoss());
    List<List<Polynomial>> covariance = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Polynomial> row = new ArrayList<>();
      for (int j = 0; j < n; j++) {
        Polynomial c = mean.get(i).times(mean.get(j)).scaled(BigFraction.MINUS_ONE);
        for (int x = 0; x < landscape.losses().size(); x++) {
          List<Polynomial> one = step(landscape, landscape.losses().get(x));
          c = c.plus(one.get(i).times(one.get(j)).scaled(landscape.probabilities().get(x)));
        }
        row.add(c.scaled(new BigFraction(1, 2L * batch)));
      }
      covariance.add(row);
    }
    return exponential(landscape, drift(landscape), covariance, observable, order);
  }

  private static List<Polynomial> drift(PolynomialLandscape landscape) {
    return step(landscape, landscape.meanLoss()).stream()
        .map(g -> g.scaled(BigFraction.MINUS_ONE))
        .toList();
  }

  /** The learning-rate matrix times a gradient. */
  private static List<Polynomial> step(PolynomialLandscape landscape, Polynomial loss) {
    List<Polynomial> step = new ArrayList<>();
    for (int i = 0; i < landscape.dimension(); i++) {
      Polynomial sum = Polynomial.constant(landscape.dimension(), BigFraction.ZERO);
      for (int j = 0; j < landscape.dimension(); j++) {
        sum = sum.plus(loss.derivative(j).scaled(landscape.learningRate().get(i).get(j)));
      }
      step.add(sum);
    }
    return step;
  }

  /** exp(T(η drift·∇ + η² noise:∇∇)) applied to an observable, at the start. */
  private static List<List<BigFraction>> exponential(
      PolynomialLandscape landscape,
      List<Polynomial> drift,
      List<List<Polynomial>> noise,
      Polynomial observable,
      int order) {
    int n = landscape.dimension();
    Polynomial none = Polynomial.constant(n, BigFraction.ZERO);
    List<List<BigFraction>> table = new ArrayList<>();
    for (int d = 0; d <= order; d++) {
      table.add(new ArrayList<>());
    }
    List<Polynomial> byOrder = new ArrayList<>();
    byOrder.add(observable);
    for (int d = 1; d <= order; d++) {
      byOrder.add(none);
    }
    for (int m = 0; m <= order; m++) {
      for (int d = 0; d <= order; d++) {
        table.get(d).add(byOrder.get(d).atPoint(landscape.start()));
      }
      List<Polynomial> next = new ArrayList<>();
      for (int d = 0; d <= order; d++) {
        Polynomial sum = none;
        for (int i = 0; i < n; i++) {
          if (d >= 1) {
            sum = sum.plus(drift.get(i).times(byOrder.get(d - 1).derivative(i)));
          }
          for (int j = 0; d >= 2 && j < n; j++) {
            sum =
                sum.plus(noise.get(i).get(j).times(byOrder.get(d - 2).derivative(i).derivative(j)));
          }
        }
        next.add(sum.scaled(new BigFraction(1, m + 1)));
      }
      byOrder = next;
    }
    return table;
  }
}
