package chladni.landscape;

import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.util.Binary64;

/**
 * Calculation by quadrature with two rules; the finer one is believed where the coarser one agrees.
 *
 * @param coarse with some nodes a variable
 * @param fine with twice as many and one more
 * @param scales the size of the derivatives of each order
 * @param place where the loss stands
 */
record DoubledQuadrature(Calculation coarse, Calculation fine, List<Double> scales, String place)
    implements Calculation {
  private static final double RELATIVE = 1e-6;
  private static final double ABSOLUTE = 1e-11;

  /** Copies. */
  DoubledQuadrature {
    scales = List.copyOf(scales);
  }

  /** √E[max (∂^α l)²] over the derivatives of each order. */
  static List<Double> scales(Tensors<Binary64> derivatives) {
    List<Double> scales = new ArrayList<>();
    for (int k = 0; k <= derivatives.order(); k++) {
      double sum = 0;
      for (int x = 0; x < derivatives.probabilities().size(); x++) {
        double largest = 0;
        for (Binary64 entry : derivatives.derivative(x, k).entries().values()) {
          largest = Math.max(largest, entry.getReal() * entry.getReal());
        }
        sum += derivatives.probability(x).getReal() * largest;
      }
      scales.add(Math.sqrt(sum));
    }
    return scales;
  }

  @Override
  public int order() {
    return fine.order();
  }

  @Override
  public Numbers components(Diagram diagram, Brackets brackets) {
    double scale = 1;
    for (int degree : ContractionEvaluation.degrees(diagram)) {
      scale *= scales.get(degree);
    }
    return agreed(
        coarse.components(diagram, brackets),
        fine.components(diagram, brackets),
        scale,
        "the value of " + diagram.name());
  }

  @Override
  public Numbers cumulant(List<MultiIndex> factors) {
    double scale = 1;
    for (MultiIndex factor : factors) {
      scale *= scales.get(factor.size());
    }
    return agreed(coarse.cumulant(factors), fine.cumulant(factors), scale, "a moment");
  }

  private Numbers agreed(Numbers rough, Numbers better, double scale, String what) {
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < better.decimals().size(); i++) {
      double a = rough.decimals().get(i);
      double b = better.decimals().get(i);
      difference = Math.max(difference, Math.abs(a - b));
      largest = Math.max(largest, Math.abs(b));
    }
    if (!(difference <= RELATIVE * largest + ABSOLUTE * scale)) {
      throw ProblemException.unfit(
          place
              + ": quadrature does not converge for "
              + what
              + ": "
              + String.format(
                  Locale.ROOT, "%.6g and %.6g", rough.decimals().get(0), better.decimals().get(0)),
          "the moments of the loss may be infinite, or it varies too fast in the data; draw samples"
              + " and give them as a table");
    }
    return new Numbers.Decimal(better.decimals(), better.method());
  }
}
