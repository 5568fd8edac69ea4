package chladni.prediction;

import chladni.landscape.Data;
import chladni.landscape.Distribution;
import chladni.landscape.Landscape;
import chladni.landscape.Outcome;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The data points that expectations on a landscape are taken over, with their probabilities, and
 * the derivatives of the loss of each in floating point.
 *
 * <p>For one thread.
 */
final class DataPoints {
  private static final int MOST_POINTS = 20_000;

  /** The most components of gradients that are kept. */
  private static final double MOST_KEPT = 2e7;

  private final int weights;
  private final double[] start;
  private final List<LossProgram> programs;
  private final int[] programOf;
  private final double[][] data;
  private final double[] probabilities;
  private final Expectation expectation;
  private final Map<Integer, List<Jets>> jets = new HashMap<>();
  private final Map<Integer, double[]> gradients = new HashMap<>();
  private double[] meanGradient = new double[0];

  private DataPoints(
      double[] start,
      List<LossProgram> programs,
      int[] programOf,
      double[][] data,
      double[] probabilities,
      Expectation expectation) {
    this.weights = start.length;
    this.start = start;
    this.programs = List.copyOf(programs);
    this.programOf = programOf;
    this.data = data;
    this.probabilities = probabilities;
    this.expectation = expectation;
  }

  /** The data points of a landscape; none if it is given by tensors. */
  static Optional<DataPoints> of(Landscape landscape) {
    double[] start = landscape.start().stream().mapToDouble(Number::doubleValue).toArray();
    return switch (landscape.data()) {
      case Data.Losses d -> Optional.of(losses(landscape, start, d.outcomes()));
      case Data.Rows d -> Optional.of(rows(landscape, start, d));
      case Data.Variables d -> Optional.of(quadrature(landscape, start, d));
      case Data.Given d -> Optional.empty();
    };
  }

  private static DataPoints losses(Landscape landscape, double[] start, List<Outcome> outcomes) {
    LossProgram.Names names = LossProgram.Names.of(landscape, List.of());
    List<LossProgram> programs = new ArrayList<>();
    int[] programOf = new int[outcomes.size()];
    double[] probabilities = new double[outcomes.size()];
    for (int x = 0; x < programOf.length; x++) {
      String place = landscape.origin() + ": loss of data item " + (x + 1);
      programs.add(LossProgram.of(outcomes.get(x).loss(), names, place));
      programOf[x] = x;
      probabilities[x] = outcomes.get(x).probability().doubleValue();
    }
    return new DataPoints(
        start,
        programs,
        programOf,
        new double[programOf.length][0],
        probabilities,
        new Expectation.Support(programOf.length));
  }

  private static DataPoints rows(Landscape landscape, double[] start, Data.Rows rows) {
    int count = rows.rows().size();
    LossProgram.Names names = LossProgram.Names.of(landscape, rows.rows().columns());
    LossProgram program = LossProgram.of(rows.loss(), names, landscape.origin() + ": loss");
    double[][] data = new double[count][rows.rows().columns().size()];
    for (int c = 0; c < rows.rows().columns().size(); c++) {
      for (int x = 0; x < count; x++) {
        data[x][c] = rows.rows().values().get(c)[x];
      }
    }
    double[] probabilities = new double[count];
    Arrays.fill(probabilities, 1.0 / count);
    return new DataPoints(
        start, List.of(program), new int[count], data, probabilities, new Expectation.Rows(count));
  }

  /** Gauss rules for normal and uniform variables, in all combinations. */
  private static DataPoints quadrature(
      Landscape landscape, double[] start, Data.Variables variables) {
    List<String> columns = List.copyOf(variables.variables().keySet());
    List<Distribution> distributions = List.copyOf(variables.variables().values());
    long finite = 1;
    int continuous = 0;
    for (Distribution d : distributions) {
      if (d instanceof Distribution.Values v) {
        finite = Math.min(finite * v.values().size(), MOST_POINTS + 1L);
      } else {
        continuous++;
      }
    }
    int points = 32;
    while (points > 4 && finite * Math.pow(points, continuous) > MOST_POINTS) {
      points--;
    }
    double total = finite * Math.pow(points, continuous);
    if (total > MOST_POINTS) {
      throw ProblemException.beyondReach(
          landscape.origin()
              + ": expectations over its "
              + distributions.size()
              + " variables take "
              + (long) total
              + " data points",
          "the limit is " + MOST_POINTS + "; give a table of sampled rows in place of variables");
    }
    List<double[]> data = new ArrayList<>(List.of(new double[0]));
    List<Double> probabilities = new ArrayList<>(List.of(1.0));
    for (Distribution d : distributions) {
      Rule rule = rule(d, points);
      List<double[]> longer = new ArrayList<>();
      List<Double> products = new ArrayList<>();
      for (int i = 0; i < data.size(); i++) {
        for (int j = 0; j < rule.points.length; j++) {
          double[] row = Arrays.copyOf(data.get(i), data.get(i).length + 1);
          row[row.length - 1] = rule.points[j];
          longer.add(row);
          products.add(probabilities.get(i) * rule.weights[j]);
        }
      }
      data = longer;
      probabilities = products;
    }
    LossProgram.Names names = LossProgram.Names.of(landscape, columns);
    return new DataPoints(
        start,
        List.of(LossProgram.of(variables.loss(), names, landscape.origin() + ": loss")),
        new int[data.size()],
        data.toArray(double[][]::new),
        probabilities.stream().mapToDouble(p -> p).toArray(),
        continuous == 0
            ? new Expectation.Support(data.size())
            : new Expectation.Quadrature(points));
  }

  private record Rule(double[] points, double[] weights) {}

  private static Rule rule(Distribution distribution, int points) {
    return switch (distribution) {
      case Distribution.Normal d -> {
        double scale = Math.sqrt(2) * d.deviation().doubleValue();
        yield rule(
            new GaussIntegratorFactory().hermite(points),
            d.mean().doubleValue(),
            scale,
            1 / Math.sqrt(Math.PI));
      }
      case Distribution.Uniform d -> {
        double from = d.from().doubleValue();
        double to = d.to().doubleValue();
        yield rule(
            new GaussIntegratorFactory().legendre(points), (from + to) / 2, (to - from) / 2, 0.5);
      }
      case Distribution.Values d ->
          new Rule(
              d.values().stream().mapToDouble(Number::doubleValue).toArray(),
              d.probabilities().stream().mapToDouble(Number::doubleValue).toArray());
    };
  }

  private static Rule rule(GaussIntegrator gauss, double centre, double scale, double factor) {
    int count = gauss.getNumberOfPoints();
    double[] points = new double[count];
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      points[i] = centre + scale * gauss.getPoint(i);
      weights[i] = factor * gauss.getWeight(i);
    }
    return new Rule(points, weights);
  }

  /** Some of the data points, equally likely, as a smaller sample. */
  DataPoints sample(int[] chosen) {
    double[] equal = new double[chosen.length];
    Arrays.fill(equal, 1.0 / chosen.length);
    return new DataPoints(
        start,
        programs,
        Arrays.stream(chosen).map(x -> programOf[x]).toArray(),
        Arrays.stream(chosen).mapToObj(x -> data[x]).toArray(double[][]::new),
        equal,
        new Expectation.Rows(chosen.length));
  }

  /** The number of weights. */
  int weights() {
    return weights;
  }

  /** The number of data points. */
  int count() {
    return probabilities.length;
  }

  double probability(int point) {
    return probabilities[point];
  }

  /** What expectations over these points are. */
  Expectation expectation() {
    return expectation;
  }

  /** The number of numbers that one evaluation of a loss goes through. */
  long entries() {
    return programs.stream().mapToLong(LossProgram::entries).max().orElse(0) + weights;
  }

  private Jets jets(int point, int order) {
    List<Jets> all =
        jets.computeIfAbsent(
            order, q -> programs.stream().map(p -> new Jets(p, start, q)).toList());
    return all.get(programOf[point]);
  }

  /** The loss of a data point at the start. */
  double loss(int point) {
    return jets(point, 0).loss(data[point], new double[0][]);
  }

  /** The mean loss at the start. */
  double meanLoss() {
    double mean = 0;
    for (int x = 0; x < count(); x++) {
      mean += probabilities[x] * loss(x);
    }
    return mean;
  }

  /** The gradient of the mean loss; computed once. Not to be changed. */
  double[] meanGradient() {
    if (meanGradient.length == 0) {
      meanGradient = mean();
    }
    return meanGradient;
  }

  /** ∇^{q+1} l_x [v_1, …, v_q, ·] for one data point. */
  double[] derivative(int point, double[]... directions) {
    Interruption.poll();
    if (directions.length == 0 && (double) weights * count() <= MOST_KEPT) {
      return gradients.computeIfAbsent(point, x -> computed(x, directions)).clone();
    }
    return computed(point, directions);
  }

  private double[] computed(int point, double[][] directions) {
    double[] vector = new double[weights];
    jets(point, directions.length).add(data[point], directions, 1, vector);
    return vector;
  }

  /** The mean of {@link #derivative}. */
  double[] mean(double[]... directions) {
    double[] vector = new double[weights];
    for (int x = 0; x < count(); x++) {
      Interruption.poll();
      jets(x, directions.length).add(data[x], directions, probabilities[x], vector);
    }
    return vector;
  }
}
