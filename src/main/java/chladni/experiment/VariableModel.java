package chladni.experiment;

import chladni.column.Graph;
import chladni.column.Program;
import chladni.landscape.Data;
import chladni.landscape.Distribution;
import chladni.landscape.Landscape;
import java.util.ArrayList;
import java.util.List;

/** A loss whose variables are drawn independently; a training point is their values. */
final class VariableModel extends Model {
  /** The most points of a quadrature. */
  private static final int MOST_POINTS = 4096;

  /** Nodes for a variable in which the loss is no polynomial, if it is the only one. */
  private static final int MANY_NODES = 64;

  private final Data.Variables data;
  private final List<String> names;
  private final String place;
  private final List<Law> laws;
  private final Program gradient;

  VariableModel(Landscape landscape, Data.Variables data) {
    super(landscape);
    this.data = data;
    this.names = List.copyOf(data.variables().sequencedKeySet());
    this.place = landscape.origin() + ": loss";
    this.laws = data.variables().sequencedValues().stream().map(Law::of).toList();
    this.gradient = program(data.loss(), names, Derivative.GRADIENT, place);
  }

  @Override
  int columns() {
    return names.size();
  }

  @Override
  void draw(Generators generators, double[][] point, int n) {
    for (int v = 0; v < point.length; v++) {
      laws.get(v).draw(generators, point[v], n);
    }
  }

  @Override
  Field field(Derivative derivative, int width) {
    return field(
        derivative == Derivative.GRADIENT
            ? gradient
            : program(data.loss(), names, derivative, place),
        width);
  }

  @Override
  long operations() {
    return gradient.operations() + names.size();
  }

  @Override
  int registers() {
    return gradient.registers();
  }

  @Override
  Support support(int copies) {
    Graph graph = new Graph();
    int value = value(graph, data.loss(), names, Derivative.VALUE, place);
    List<Rule> rules = new ArrayList<>();
    Support.Kind kind = Support.Kind.ALL;
    long size = 1;
    long general =
        java.util.stream.IntStream.range(0, names.size())
            .filter(v -> isGeneral(graph, value, v))
            .count();
    for (int v = 0; v < names.size(); v++) {
      Law law = laws.get(v);
      int degree = graph.degree(value, weights() + v);
      Rule rule;
      if (degree == Graph.NO_POLYNOMIAL) {
        rule = law.rule(general == 1 ? MANY_NODES : MANY_NODES / 2);
      } else {
        rule = law.rule((int) Math.min(MOST_POINTS, copies * (long) degree / 2 + 1));
      }
      rules.add(rule);
      size *= rule.nodes().length;
      if (size > MOST_POINTS) {
        return Support.NONE;
      }
      if (!(law instanceof Law.Discrete)) {
        kind =
            degree == Graph.NO_POLYNOMIAL || kind == Support.Kind.QUADRATURE
                ? Support.Kind.QUADRATURE
                : Support.Kind.EXACT_QUADRATURE;
      }
    }
    return product(kind, rules);
  }

  private boolean isGeneral(Graph graph, int value, int variable) {
    return !(laws.get(variable) instanceof Law.Discrete)
        && graph.degree(value, weights() + variable) == Graph.NO_POLYNOMIAL;
  }

  private static Support product(Support.Kind kind, List<Rule> rules) {
    List<Double> probabilities = new ArrayList<>(List.of(1.0));
    List<double[]> points = new ArrayList<>(List.of(new double[0]));
    for (Rule rule : rules) {
      List<Double> longerProbabilities = new ArrayList<>();
      List<double[]> longer = new ArrayList<>();
      for (int p = 0; p < points.size(); p++) {
        for (int k = 0; k < rule.nodes().length; k++) {
          double[] point = java.util.Arrays.copyOf(points.get(p), points.get(p).length + 1);
          point[point.length - 1] = rule.nodes()[k];
          longer.add(point);
          longerProbabilities.add(probabilities.get(p) * rule.weights()[k]);
        }
      }
      probabilities = longerProbabilities;
      points = longer;
    }
    return new Support(kind, probabilities, points);
  }

  /** Nodes and weights of a quadrature in one variable. */
  private record Rule(double[] nodes, double[] weights) {}

  /** A distribution in floating point. */
  private sealed interface Law {
    /** A normal distribution. */
    record Normal(double mean, double deviation) implements Law {}

    /** A uniform distribution. */
    record Uniform(double from, double to) implements Law {}

    /** Finitely many values. */
    record Discrete(double[] values, double[] probabilities, AliasTable table) implements Law {}

    static Law of(Distribution distribution) {
      return switch (distribution) {
        case Distribution.Normal d ->
            new Normal(d.mean().doubleValue(), d.deviation().doubleValue());
        case Distribution.Uniform d -> new Uniform(d.from().doubleValue(), d.to().doubleValue());
        case Distribution.Values d -> {
          double[] probabilities =
              d.probabilities().stream().mapToDouble(p -> p.doubleValue()).toArray();
          yield new Discrete(
              d.values().stream().mapToDouble(v -> v.doubleValue()).toArray(),
              probabilities,
              new AliasTable(probabilities));
        }
      };
    }

    default void draw(Generators generators, double[] out, int n) {
      switch (this) {
        case Normal d -> generators.normals(out, d.mean(), d.deviation(), n);
        case Uniform d -> generators.uniforms(out, d.from(), d.to(), n);
        case Discrete d -> {
          generators.choices(out, d.table(), n);
          for (int i = 0; i < n; i++) {
            out[i] = d.values()[(int) out[i]];
          }
        }
      }
    }

    /** A quadrature with some nodes, exact for polynomials of a degree below twice as many. */
    default Rule rule(int nodes) {
      return switch (this) {
        case Normal d when d.deviation() == 0 ->
            new Rule(new double[] {d.mean()}, new double[] {1});
        case Normal d -> {
          var rule =
              new org.hipparchus.analysis.integration.gauss.HermiteRuleFactory().getRule(nodes);
          double[] points = rule.getFirst().clone();
          double[] weights = rule.getSecond().clone();
          for (int k = 0; k < points.length; k++) {
            points[k] = d.mean() + d.deviation() * Math.sqrt(2) * points[k];
            weights[k] /= Math.sqrt(Math.PI);
          }
          yield new Rule(points, weights);
        }
        case Uniform d when d.from() == d.to() ->
            new Rule(new double[] {d.from()}, new double[] {1});
        case Uniform d -> {
          var rule =
              new org.hipparchus.analysis.integration.gauss.LegendreRuleFactory().getRule(nodes);
          double[] points = rule.getFirst().clone();
          double[] weights = rule.getSecond().clone();
          for (int k = 0; k < points.length; k++) {
            points[k] = d.from() + (d.to() - d.from()) * (points[k] + 1) / 2;
            weights[k] /= 2;
          }
          yield new Rule(points, weights);
        }
        case Discrete d -> new Rule(d.values(), d.probabilities());
      };
    }
  }
}
