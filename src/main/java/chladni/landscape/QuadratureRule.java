package chladni.landscape;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Training points with weights whose sums stand for expectations: the product of a Gauss–Hermite
 * rule for each normal variable, a Gauss–Legendre rule for each uniform one, and the values of the
 * others.
 *
 * @param nodes the number of nodes for each normal and uniform variable
 * @param points the points, each with the values of the variables
 * @param weights the weights of the points, with sum 1
 */
record QuadratureRule(int nodes, List<SequencedMap<String, Double>> points, List<Double> weights) {
  /** The most points. */
  static final int MOST_POINTS = 20_000;

  /** Nodes for one, two and three variables; the finer rule has twice as many and one more. */
  private static final int[] NODES = {1, 32, 16, 8};

  QuadratureRule {
    points = List.copyOf(points);
    weights = List.copyOf(weights);
  }

  /**
   * A coarse rule and a finer one.
   *
   * @param place where the loss stands
   * @throws ProblemException if there are too many variables
   */
  static List<QuadratureRule> pair(SequencedMap<String, Distribution> variables, String place) {
    long continuous =
        variables.values().stream().filter(d -> !(d instanceof Distribution.Values)).count();
    if (continuous >= NODES.length) {
      throw ProblemException.beyondReach(
          place
              + ": its derivatives are no polynomials in the data, and quadrature over "
              + continuous
              + " variables takes too many points",
          "use up to "
              + (NODES.length - 1)
              + " normal or uniform variables, or draw samples and give them as a table");
    }
    int nodes = NODES[(int) continuous];
    return List.of(of(variables, nodes, place), of(variables, 2 * nodes + 1, place));
  }

  /** The product rule. */
  private static QuadratureRule of(
      SequencedMap<String, Distribution> variables, int nodes, String place) {
    List<SequencedMap<String, Double>> points = List.of(new LinkedHashMap<>());
    List<Double> weights = List.of(1.0);
    for (Map.Entry<String, Distribution> variable : variables.entrySet()) {
      Line line = Line.of(variable.getValue(), nodes);
      if ((long) points.size() * line.values.size() > MOST_POINTS) {
        throw ProblemException.beyondReach(
            place + ": quadrature over these variables takes more than " + MOST_POINTS + " points",
            "use fewer variables or values");
      }
      List<SequencedMap<String, Double>> longer = new ArrayList<>();
      List<Double> products = new ArrayList<>();
      for (int p = 0; p < points.size(); p++) {
        for (int i = 0; i < line.values.size(); i++) {
          SequencedMap<String, Double> point = new LinkedHashMap<>(points.get(p));
          point.put(variable.getKey(), line.values.get(i));
          longer.add(point);
          products.add(weights.get(p) * line.weights.get(i));
        }
      }
      points = longer;
      weights = products;
    }
    return new QuadratureRule(nodes, points, weights);
  }

  /** A rule for one variable. */
  private record Line(List<Double> values, List<Double> weights) {
    static Line of(Distribution distribution, int nodes) {
      return switch (distribution) {
        case Distribution.Normal n when n.deviation().signum() == 0 ->
            new Line(List.of(n.mean().doubleValue()), List.of(1.0));
        case Distribution.Normal n -> {
          GaussIntegrator rule = new GaussIntegratorFactory().hermite(nodes);
          double scale = Math.sqrt(2) * n.deviation().doubleValue();
          yield new Line(
              places(nodes, i -> n.mean().doubleValue() + scale * rule.getPoint(i)),
              places(nodes, i -> rule.getWeight(i) / Math.sqrt(Math.PI)));
        }
        case Distribution.Uniform u when u.from().equals(u.to()) ->
            new Line(List.of(u.from().doubleValue()), List.of(1.0));
        case Distribution.Uniform u -> {
          GaussIntegrator rule =
              new GaussIntegratorFactory()
                  .legendre(nodes, u.from().doubleValue(), u.to().doubleValue());
          double length = u.to().doubleValue() - u.from().doubleValue();
          yield new Line(
              places(nodes, rule::getPoint), places(nodes, i -> rule.getWeight(i) / length));
        }
        case Distribution.Values v ->
            new Line(
                v.values().stream().map(x -> x.doubleValue()).toList(),
                v.probabilities().stream().map(p -> p.doubleValue()).toList());
      };
    }

    private static List<Double> places(int nodes, java.util.function.IntToDoubleFunction f) {
      return IntStream.range(0, nodes).mapToObj(i -> f.applyAsDouble(i)).toList();
    }
  }
}
