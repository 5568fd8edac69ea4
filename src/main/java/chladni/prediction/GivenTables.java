package chladni.prediction;

import chladni.landscape.GivenTensor;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Cumulant brackets given as numbers, turned to some directions. */
final class GivenTables implements BlockTables {
  private final Map<List<Integer>, GivenTensor> given;
  private final double[][] directions;
  private final Map<List<Integer>, double[]> turned = new HashMap<>();

  GivenTables(Map<List<Integer>, GivenTensor> given, double[][] directions) {
    this.given = given;
    this.directions = directions;
  }

  /** The parts themselves: what is given are cumulants. */
  @Override
  public List<Grouping> groupings(DiagramTree tree) {
    List<Integer> blockOf = new ArrayList<>(Collections.nCopies(tree.places(), -1));
    for (int b = 0; b < tree.ties().size(); b++) {
      for (int v : tree.ties().get(b)) {
        blockOf.set(v, b);
      }
    }
    return List.of(new Grouping(new BigFraction(BigInteger.ONE), blockOf, tree.ties().size()));
  }

  @Override
  public double[] table(DiagramTree tree, List<Integer> factors, List<Integer> edges) {
    List<Integer> sorted =
        factors.stream()
            .sorted(Comparator.comparingInt((Integer v) -> tree.legs(v).size()).reversed())
            .toList();
    List<Integer> orders = sorted.stream().map(v -> tree.legs(v).size()).toList();
    // Of the indices the first comes first: legs are listed from the last.
    List<Integer> legs = new ArrayList<>();
    sorted.reversed().forEach(v -> legs.addAll(tree.legs(v)));
    return Tables.arranged(
        turned(orders),
        PointTables.strides(legs, edges, directions.length),
        edges.size(),
        directions.length);
  }

  /** The tensor with these orders. */
  static GivenTensor require(Map<List<Integer>, GivenTensor> given, List<Integer> orders) {
    return Optional.ofNullable(given.get(orders))
        .orElseThrow(
            () ->
                ProblemException.unfit(
                    "the landscape gives no tensor " + orders,
                    "a list of orders of derivatives, as [2,1] for the bracket of a second and a"
                        + " first derivative, names a tensor in the file"));
  }

  private double[] turned(List<Integer> orders) {
    double[] known = turned.get(orders);
    if (known != null) {
      return known;
    }
    GivenTensor tensor = require(given, orders);
    double[] values = new double[tensor.entries().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.entries().decimal(i);
    }
    for (int i = 0; i < tensor.rank(); i++) {
      values = turnedFirst(values, directions);
    }
    turned.put(orders, values);
    return values;
  }

  /** Contracts the first index with the directions, and makes it the last. */
  private static double[] turnedFirst(double[] values, double[][] directions) {
    int n = directions[0].length;
    int rest = values.length / n;
    double[] turned = new double[Math.multiplyExact(rest, directions.length)];
    for (int i = 0; i < directions.length; i++) {
      for (int mu = 0; mu < n; mu++) {
        double component = directions[i][mu];
        if (component != 0) {
          for (int r = 0; r < rest; r++) {
            turned[r * directions.length + i] += component * values[mu * rest + r];
          }
        }
      }
    }
    return turned;
  }
}
