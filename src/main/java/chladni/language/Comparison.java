package chladni.language;

import chladni.experiment.Estimate;
import java.util.List;

/**
 * Predictions and measurements, point by point.
 *
 * @param across what runs from point to point, as {@code eta}
 * @param weights the names of components; empty for a quantity of one number
 * @param points one for each number
 */
record Comparison(String across, List<String> weights, List<Point> points) {
  /** Copies. */
  Comparison {
    weights = List.copyOf(weights);
    points = List.copyOf(points);
  }

  /**
   * One number of what runs.
   *
   * @param at the number
   * @param components one, or one for each weight or pair of weights
   */
  record Point(double at, List<Component> components) {
    /** Copies. */
    Point {
      components = List.copyOf(components);
    }
  }

  /**
   * What is predicted and what is measured of one number.
   *
   * @param predictions the sum of orders up to each
   * @param next the size of the next order
   * @param measured by simulation
   */
  record Component(List<Double> predictions, double next, Estimate measured) {
    /** Copies. */
    Component {
      predictions = List.copyOf(predictions);
    }

    /** The prediction of the highest order. */
    double prediction() {
      return predictions.get(predictions.size() - 1);
    }

    /** How many standard errors the measurement lies above the prediction. */
    double z() {
      return measured.z(prediction());
    }
  }
}
