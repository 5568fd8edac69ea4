package chladni.prediction;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Averages over data points, with the derivatives of every point kept in the given directions.
 *
 * <p>For one thread.
 */
final class PointTables implements BlockTables {
  /** The most numbers that are kept. */
  private static final double MOST_KEPT = 60_000_000;

  /** The most multiplications for one table. */
  private static final double MOST_STEPS = 2e10;

  /** What the data points are taken for. */
  enum Reading {
    /** All there is: cumulants of the factors with their means subtracted. */
    DISTRIBUTION,
    /** A sample: cumulants estimated without bias. */
    SAMPLE
  }

  private final DataPoints points;
  private final double[][] directions;
  private final Reading reading;

  /** By the order of the derivative, then by data point; the means after the last. */
  private final List<Optional<double[][]>> derivatives = new ArrayList<>();

  PointTables(DataPoints points, double[][] directions, Reading reading) {
    this.points = points;
    this.directions = directions;
    this.reading = reading;
  }

  @Override
  public List<Grouping> groupings(DiagramTree tree) {
    return switch (reading) {
      case DISTRIBUTION -> Grouping.ofCumulants(tree, v -> true);
      case SAMPLE -> UnbiasedEstimator.groupings(tree, points.count());
    };
  }

  @Override
  public double[] table(DiagramTree tree, List<Integer> factors, List<Integer> edges) {
    int size = directions.length;
    double entries = Math.pow(size, edges.size());
    double[][][] values = new double[factors.size()][][];
    int[][] strides = new int[factors.size()][];
    for (int f = 0; f < values.length; f++) {
      List<Integer> legs = tree.legs(factors.get(f));
      values[f] = derivatives(legs.size(), tree);
      strides[f] = strides(legs, edges, size);
    }
    if (factors.size() == 1) {
      return Tables.arranged(values[0][points.count()], strides[0], edges.size(), size);
    }
    double steps = entries * points.count() * factors.size();
    if (steps > MOST_STEPS) {
      throw beyondReach(tree, steps);
    }
    double[] table = new double[(int) entries];
    for (int x = 0; x < points.count(); x++) {
      Interruption.poll();
      double[] product = new double[table.length];
      Arrays.fill(product, points.probability(x));
      for (int f = 0; f < values.length; f++) {
        Tables.multiply(product, values[f][x], strides[f], edges.size(), size);
      }
      for (int i = 0; i < table.length; i++) {
        table[i] += product[i];
      }
    }
    return table;
  }

  private ProblemException beyondReach(DiagramTree tree, double steps) {
    return ProblemException.beyondReach(
        String.format(
            java.util.Locale.ROOT,
            "the tensors of %s in %d directions over %d data points take %.1g numbers",
            tree.diagram().name(),
            directions.length,
            points.count(),
            steps),
        "use fewer data points, fewer weights or a lower order");
  }

  /** By how much the place in a factor's tensor grows with the direction of each edge. */
  static int[] strides(List<Integer> legs, List<Integer> edges, int size) {
    int[] strides = new int[edges.size()];
    int stride = 1;
    for (int leg : legs) {
      strides[edges.indexOf(leg)] += stride;
      stride *= size;
    }
    return strides;
  }

  private double[][] derivatives(int order, DiagramTree tree) {
    while (derivatives.size() <= order) {
      derivatives.add(Optional.empty());
    }
    Optional<double[][]> known = derivatives.get(order);
    if (known.isPresent()) {
      return known.get();
    }
    double entries = Math.pow(directions.length, order);
    if (entries * (points.count() + 1) > MOST_KEPT) {
      throw beyondReach(tree, entries * (points.count() + 1));
    }
    double[][] all = new double[points.count() + 1][(int) entries];
    double[] mean = all[points.count()];
    for (int x = 0; x < points.count(); x++) {
      fill(x, order, all[x]);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += points.probability(x) * all[x][i];
      }
    }
    if (reading == Reading.DISTRIBUTION) {
      for (int x = 0; x < points.count(); x++) {
        for (int i = 0; i < mean.length; i++) {
          all[x][i] -= mean[i];
        }
      }
    }
    derivatives.set(order, Optional.of(all));
    return all;
  }

  /** The symmetric tensor of one data point, from its entries with ascending indices. */
  private void fill(int point, int order, double[] tensor) {
    if (order == 0) {
      tensor[0] = points.loss(point);
      return;
    }
    int size = directions.length;
    int[] index = new int[order - 1];
    double[][] along = new double[order - 1][];
    do {
      for (int i = 0; i < index.length; i++) {
        along[i] = directions[index[i]];
      }
      double[] vector = points.derivative(point, along);
      int first = order == 1 ? 0 : index[order - 2];
      for (int last = first; last < size; last++) {
        double entry = 0;
        for (int mu = 0; mu < vector.length; mu++) {
          entry += directions[last][mu] * vector[mu];
        }
        int[] full = Arrays.copyOf(index, order);
        full[order - 1] = last;
        Tables.setAllOrders(tensor, full, size, entry);
      }
    } while (Tables.nextAscending(index, size));
  }
}
