package chladni.column;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Formulas in numbered inputs as a directed acyclic graph in which equal formulas are one node.
 *
 * <p>A node is known by its number; it is greater than those of the nodes it is made of. Making a
 * node folds constants and collects equal terms of a sum. {@link #gradient} adds the nodes of a
 * gradient by going through the graph backwards (reverse accumulation; Griewank and Walther,
 * Evaluating Derivatives, 2008, section 3.2), so that it costs a small multiple of the formula
 * whatever the number of inputs.
 *
 * <p>Example: in the graph of x·y, {@code gradient(product, [x, y])} is {@code [y, x]}.
 */
public final class Graph {
  /** The most nodes. */
  public static final int MOST_NODES = 2_000_000;

  /** The largest whole exponent that becomes multiplications. */
  private static final int LARGEST_POWER = 16;

  /** Functions of one node. */
  enum Function {
    RECIPROCAL,
    EXP,
    LOG,
    SIN,
    COS,
    TANH,
    SQRT,
    ABS,
    SIGN
  }

  /** What a node is. */
  sealed interface Node {
    /** A number. */
    record Constant(double value) implements Node {}

    /** An input. */
    record Input(int index) implements Node {}

    /** constant + Σ factors[k] · terms[k], of at least one term. */
    record Sum(double constant, List<Integer> terms, List<Double> factors) implements Node {}

    /** left · right. */
    record Product(int left, int right) implements Node {}

    /** A power with a constant exponent. */
    record Power(int base, double exponent) implements Node {}

    /** A power with any exponent. */
    record GeneralPower(int base, int exponent) implements Node {}

    /** A function of one node. */
    record Application(Function function, int argument) implements Node {}
  }

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> numbers = new HashMap<>();

  /** A graph without nodes. */
  public Graph() {}

  private int number(Node node) {
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    if (nodes.size() == MOST_NODES) {
      throw ProblemException.beyondReach(
          "this loss and its derivatives have more than " + MOST_NODES + " operations",
          "simulate a smaller loss");
    }
    if (nodes.size() % 4096 == 0) {
      Interruption.poll();
    }
    nodes.add(node);
    numbers.put(node, nodes.size() - 1);
    return nodes.size() - 1;
  }

  Node node(int number) {
    return nodes.get(number);
  }

  int size() {
    return nodes.size();
  }

  /** A number. */
  public int constant(double value) {
    return number(new Node.Constant(value == 0 ? 0.0 : value));
  }

  /** The input of an index, counted from 0. */
  public int input(int index) {
    return number(new Node.Input(index));
  }

  /** The sum of some nodes. */
  public int sum(List<Integer> terms) {
    Total total = new Total();
    terms.forEach(term -> total.add(1, term));
    return total.node();
  }

  /** a + b. */
  public int plus(int a, int b) {
    return sum(List.of(a, b));
  }

  /** A multiple of a node. */
  public int scaled(double factor, int node) {
    Total total = new Total();
    total.add(factor, node);
    return total.node();
  }

  /** a · b. */
  public int times(int a, int b) {
    Multiple x = multiple(a);
    Multiple y = multiple(b);
    double factor = x.factor() * y.factor();
    if (x.node() < 0) {
      return y.node() < 0 ? constant(factor) : scaled(factor, y.node());
    }
    if (y.node() < 0) {
      return scaled(factor, x.node());
    }
    return scaled(
        factor,
        number(new Node.Product(Math.min(x.node(), y.node()), Math.max(x.node(), y.node()))));
  }

  /** A node as a number times another; the other is −1 if it is the number alone. */
  private record Multiple(double factor, int node) {}

  private Multiple multiple(int node) {
    return switch (nodes.get(node)) {
      case Node.Constant c -> new Multiple(c.value(), -1);
      case Node.Sum s when s.constant() == 0 && s.terms().size() == 1 ->
          new Multiple(s.factors().get(0), s.terms().get(0));
      default -> new Multiple(1, node);
    };
  }

  /** base^exponent with a constant exponent. */
  public int power(int base, double exponent) {
    if (exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_POWER) {
      int whole = (int) Math.abs(exponent);
      int power = wholePower(base, whole);
      return exponent < 0 ? apply(Function.RECIPROCAL, power) : power;
    }
    if (exponent == 0.5) {
      return apply(Function.SQRT, base);
    }
    return nodes.get(base) instanceof Node.Constant c
        ? constant(Math.pow(c.value(), exponent))
        : number(new Node.Power(base, exponent));
  }

  private int wholePower(int base, int exponent) {
    if (exponent == 0) {
      return constant(1);
    }
    int half = exponent == 1 ? base : wholePower(base, exponent / 2);
    return exponent == 1
        ? base
        : exponent % 2 == 0 ? times(half, half) : times(times(half, half), base);
  }

  /** base^exponent. */
  public int power(int base, int exponent) {
    return nodes.get(exponent) instanceof Node.Constant c
        ? power(base, c.value())
        : number(new Node.GeneralPower(base, exponent));
  }

  /** 1/a. */
  public int reciprocal(int a) {
    return apply(Function.RECIPROCAL, a);
  }

  int apply(Function function, int argument) {
    if (nodes.get(argument) instanceof Node.Constant c) {
      return constant(of(function, c.value()));
    }
    return number(new Node.Application(function, argument));
  }

  static double of(Function function, double x) {
    return switch (function) {
      case RECIPROCAL -> 1 / x;
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TANH -> Math.tanh(x);
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
    };
  }

  /** A sum under way: terms by node, in the order in which they first came. */
  private final class Total {
    private final SequencedMap<Integer, Double> factors = new LinkedHashMap<>();
    private double constant = 0;

    void add(double factor, int node) {
      switch (nodes.get(node)) {
        case Node.Constant c -> constant += factor * c.value();
        case Node.Sum s when s.terms().size() == 1 -> {
          constant += factor * s.constant();
          factors.merge(s.terms().get(0), factor * s.factors().get(0), Double::sum);
        }
        default -> factors.merge(node, factor, Double::sum);
      }
    }

    int node() {
      factors.values().removeIf(factor -> factor == 0);
      if (factors.isEmpty()) {
        return constant(constant);
      }
      Map.Entry<Integer, Double> first = factors.firstEntry();
      if (constant == 0 && factors.size() == 1 && first.getValue() == 1) {
        return first.getKey();
      }
      return number(
          new Node.Sum(
              constant == 0 ? 0.0 : constant,
              List.copyOf(factors.sequencedKeySet()),
              List.copyOf(factors.sequencedValues())));
    }
  }

  /** The derivatives of a node with respect to some inputs. */
  public List<Integer> gradient(int root, List<Integer> inputs) {
    boolean[] varies = varying(root, inputs);
    Map<Integer, Total> adjoints = new HashMap<>();
    Total one = new Total();
    one.constant = 1;
    adjoints.put(root, one);
    int zero = constant(0);
    Map<Integer, Integer> derivatives = new HashMap<>();
    for (int n = root; n >= 0; n--) {
      Total total = adjoints.remove(n);
      if (total == null || !varies[n]) {
        continue;
      }
      int adjoint = total.node();
      derivatives.put(n, adjoint);
      propagate(n, adjoint, varies, adjoints);
    }
    return inputs.stream().map(input -> derivatives.getOrDefault(input, zero)).toList();
  }

  /** Which nodes up to one depend on some inputs. */
  private boolean[] varying(int root, List<Integer> inputs) {
    boolean[] varies = new boolean[root + 1];
    inputs.stream().filter(input -> input <= root).forEach(input -> varies[input] = true);
    for (int n = 0; n <= root; n++) {
      for (int child : children(n)) {
        varies[n] |= varies[child];
      }
    }
    return varies;
  }

  int[] children(int node) {
    return switch (nodes.get(node)) {
      case Node.Constant c -> new int[0];
      case Node.Input i -> new int[0];
      case Node.Sum s -> s.terms().stream().mapToInt(t -> t).toArray();
      case Node.Product p -> new int[] {p.left(), p.right()};
      case Node.Power p -> new int[] {p.base()};
      case Node.GeneralPower p -> new int[] {p.base(), p.exponent()};
      case Node.Application a -> new int[] {a.argument()};
    };
  }

  private void propagate(int n, int adjoint, boolean[] varies, Map<Integer, Total> adjoints) {
    switch (nodes.get(n)) {
      case Node.Constant c -> {}
      case Node.Input i -> {}
      case Node.Sum s -> {
        for (int k = 0; k < s.terms().size(); k++) {
          int term = s.terms().get(k);
          if (varies[term]) {
            total(adjoints, term).add(s.factors().get(k), adjoint);
          }
        }
      }
      case Node.Product p -> {
        if (varies[p.left()]) {
          total(adjoints, p.left()).add(1, times(adjoint, p.right()));
        }
        if (varies[p.right()]) {
          total(adjoints, p.right()).add(1, times(adjoint, p.left()));
        }
      }
      case Node.Power p ->
          total(adjoints, p.base())
              .add(p.exponent(), times(adjoint, power(p.base(), p.exponent() - 1)));
      case Node.GeneralPower p -> {
        if (varies[p.base()]) {
          int lower = plus(p.exponent(), constant(-1));
          total(adjoints, p.base())
              .add(1, times(adjoint, times(p.exponent(), power(p.base(), lower))));
        }
        if (varies[p.exponent()]) {
          total(adjoints, p.exponent())
              .add(1, times(adjoint, times(n, apply(Function.LOG, p.base()))));
        }
      }
      case Node.Application a ->
          total(adjoints, a.argument())
              .add(1, times(adjoint, slope(a.function(), n, a.argument())));
    }
  }

  private Total total(Map<Integer, Total> adjoints, int node) {
    return adjoints.computeIfAbsent(node, key -> new Total());
  }

  /** The derivative of a function, given its argument and its value. */
  private int slope(Function function, int value, int argument) {
    return switch (function) {
      case RECIPROCAL -> scaled(-1, times(value, value));
      case EXP -> value;
      case LOG -> reciprocal(argument);
      case SIN -> apply(Function.COS, argument);
      case COS -> scaled(-1, apply(Function.SIN, argument));
      case TANH -> plus(constant(1), scaled(-1, times(value, value)));
      case SQRT -> scaled(0.5, reciprocal(value));
      case ABS -> apply(Function.SIGN, argument);
      case SIGN -> constant(0);
    };
  }

  /** What {@link #degree} says of formulas that are no polynomials. */
  public static final int NO_POLYNOMIAL = Integer.MAX_VALUE;

  /** A bound on the degree of a node as a polynomial in an input, or {@link #NO_POLYNOMIAL}. */
  public int degree(int root, int input) {
    int[] degrees = new int[root + 1];
    for (int n = 0; n <= root; n++) {
      degrees[n] =
          switch (nodes.get(n)) {
            case Node.Constant c -> 0;
            case Node.Input i -> i.index() == input ? 1 : 0;
            case Node.Sum s -> s.terms().stream().mapToInt(t -> degrees[t]).max().orElse(0);
            case Node.Product p -> added(degrees[p.left()], degrees[p.right()]);
            case Node.Power p -> constantOrNone(degrees[p.base()]);
            case Node.GeneralPower p ->
                constantOrNone(Math.max(degrees[p.base()], degrees[p.exponent()]));
            case Node.Application a -> constantOrNone(degrees[a.argument()]);
          };
    }
    return degrees[root];
  }

  private static int added(int a, int b) {
    return a == NO_POLYNOMIAL || b == NO_POLYNOMIAL ? NO_POLYNOMIAL : a + b;
  }

  private static int constantOrNone(int degree) {
    return degree == 0 ? 0 : NO_POLYNOMIAL;
  }

  /** How often each node is used by the nodes that some roots need; 0 if it is not needed. */
  int[] uses(List<Integer> roots) {
    int[] uses = new int[nodes.size()];
    boolean[] needed = new boolean[nodes.size()];
    roots.forEach(root -> needed[root] = true);
    for (int n = nodes.size() - 1; n >= 0; n--) {
      if (needed[n]) {
        for (int child : children(n)) {
          needed[child] = true;
          uses[child]++;
        }
      }
    }
    return Arrays.copyOf(uses, uses.length);
  }
}
