package chladni.column;

import chladni.landscape.ElementaryFunction;
import chladni.landscape.Expression;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Puts a loss into a graph: names become inputs or numbers, sums over an index and inner products
 * their terms.
 */
public final class LossGraph {
  private final Graph graph;
  private final Map<String, Integer> inputs;
  private final Map<String, BigFraction> numbers;
  private final Map<String, SortedMap<Integer, Integer>> vectors;
  private final String place;

  /** The indices of the sums that are being written out. */
  private final Map<String, BigFraction> indices = new HashMap<>();

  private LossGraph(
      Graph graph, Map<String, Integer> inputs, Map<String, BigFraction> numbers, String place) {
    this.graph = graph;
    this.inputs = inputs;
    this.numbers = numbers;
    this.vectors = vectors(inputs);
    this.place = place;
  }

  /**
   * The node of a loss.
   *
   * @param inputs the index of the input of each weight and variable, components of vectors as
   *     {@code w[1]}
   * @param numbers the values of parameters
   * @param place where the loss stands, for messages
   * @throws ProblemException if an index or a bound is no whole number
   */
  public static int of(
      Graph graph,
      Expression loss,
      Map<String, Integer> inputs,
      Map<String, BigFraction> numbers,
      String place) {
    return new LossGraph(graph, inputs, numbers, place).node(loss);
  }

  /** The inputs that are components of vectors, by index. */
  private static Map<String, SortedMap<Integer, Integer>> vectors(Map<String, Integer> inputs) {
    Map<String, SortedMap<Integer, Integer>> vectors = new HashMap<>();
    inputs.forEach(
        (name, input) -> {
          int bracket = name.indexOf('[');
          if (bracket > 0) {
            vectors
                .computeIfAbsent(name.substring(0, bracket), key -> new TreeMap<>())
                .put(Integer.parseInt(name, bracket + 1, name.length() - 1, 10), input);
          }
        });
    return vectors;
  }

  private int node(Expression e) {
    return switch (e) {
      case Expression.Constant c -> graph.constant(c.value().doubleValue());
      case Expression.Pi pi -> graph.constant(Math.PI);
      case Expression.Variable v ->
          number(v.name())
              .map(x -> graph.constant(x.doubleValue()))
              .orElseGet(() -> input(v.name()));
      case Expression.Component c -> input(c.vector() + "[" + index(c.index()) + "]");
      case Expression.Sum s -> graph.sum(s.terms().stream().map(this::node).toList());
      case Expression.Negation n -> graph.scaled(-1, node(n.of()));
      case Expression.Product p ->
          p.factors().stream().map(this::node).reduce(graph::times).orElseThrow();
      case Expression.Reciprocal r -> graph.reciprocal(node(r.of()));
      case Expression.Power p -> graph.power(node(p.base()), node(p.exponent()));
      case Expression.Application a -> graph.apply(function(a.function()), node(a.argument()));
      case Expression.Summation s -> summation(s);
      case Expression.Dot d -> dot(components(d.left()), components(d.right()));
    };
  }

  private Optional<BigFraction> number(String name) {
    return Optional.ofNullable(indices.get(name)).or(() -> Optional.ofNullable(numbers.get(name)));
  }

  private int input(String name) {
    Integer index = inputs.get(name);
    if (index == null) {
      throw ProblemException.unfit(place + ": there is no " + name, "");
    }
    return graph.input(index);
  }

  private static Graph.Function function(ElementaryFunction function) {
    return switch (function) {
      case EXP -> Graph.Function.EXP;
      case LOG -> Graph.Function.LOG;
      case SIN -> Graph.Function.SIN;
      case COS -> Graph.Function.COS;
      case TANH -> Graph.Function.TANH;
      case SQRT -> Graph.Function.SQRT;
      case ABS -> Graph.Function.ABS;
    };
  }

  private int summation(Expression.Summation s) {
    long from = index(s.from());
    long to = index(s.to());
    if (to - from >= Graph.MOST_NODES) {
      throw ProblemException.beyondReach(
          place + ": a sum over " + (to - from + 1) + " terms is too long",
          "sums may have up to " + Graph.MOST_NODES + " terms");
    }
    Optional<BigFraction> hidden = Optional.ofNullable(indices.get(s.index()));
    List<Integer> terms = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      indices.put(s.index(), new BigFraction(i));
      terms.add(node(s.body()));
    }
    hidden.ifPresentOrElse(value -> indices.put(s.index(), value), () -> indices.remove(s.index()));
    return graph.sum(terms);
  }

  private List<Integer> components(Expression.Vector vector) {
    return switch (vector) {
      case Expression.Vector.Named v -> {
        SortedMap<Integer, Integer> known = vectors.get(v.name());
        if (known == null) {
          throw ProblemException.unfit(place + ": there is no vector " + v.name(), "");
        }
        yield known.values().stream().map(graph::input).toList();
      }
      case Expression.Vector.Listed v -> v.components().stream().map(this::node).toList();
    };
  }

  private int dot(List<Integer> left, List<Integer> right) {
    List<Integer> terms = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      terms.add(graph.times(left.get(i), right.get(i)));
    }
    return graph.sum(terms);
  }

  /** The whole number that an index or a bound is; it is made of numbers and outer indices. */
  private long index(Expression e) {
    BigFraction value = exact(e);
    if (!value.getDenominator().equals(BigInteger.ONE) || value.getNumerator().bitLength() > 31) {
      throw notWhole(e);
    }
    return value.getNumerator().longValueExact();
  }

  private BigFraction exact(Expression e) {
    return switch (e) {
      case Expression.Constant c -> c.value();
      case Expression.Variable v -> number(v.name()).orElseThrow(() -> notWhole(e));
      case Expression.Sum s ->
          s.terms().stream().map(this::exact).reduce(BigFraction.ZERO, BigFraction::add);
      case Expression.Negation n -> exact(n.of()).negate();
      case Expression.Product p ->
          p.factors().stream().map(this::exact).reduce(BigFraction.ONE, BigFraction::multiply);
      case Expression.Reciprocal r -> {
        BigFraction of = exact(r.of());
        if (of.signum() == 0) {
          throw notWhole(e);
        }
        yield of.reciprocal();
      }
      case Expression.Power p -> {
        long exponent = index(p.exponent());
        BigFraction base = exact(p.base());
        if (exponent < 0 || exponent * (1L + base.getNumerator().bitLength()) > 64) {
          throw notWhole(e);
        }
        yield base.pow(exponent);
      }
      case Expression.Pi pi -> throw notWhole(e);
      case Expression.Component c -> throw notWhole(e);
      case Expression.Application a -> throw notWhole(e);
      case Expression.Summation s -> throw notWhole(e);
      case Expression.Dot d -> throw notWhole(e);
    };
  }

  private ProblemException notWhole(Expression e) {
    return ProblemException.unfit(
        place + ": " + e.text() + " is not a whole number, as an index or a bound must be",
        "indices and bounds may use whole numbers, parameters and the indices of outer sums");
  }
}
