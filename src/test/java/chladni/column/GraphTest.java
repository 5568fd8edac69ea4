package chladni.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.landscape.Data;
import chladni.landscape.Expression;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.landscape.MultiIndex;
import chladni.landscape.SymmetricTensor;
import chladni.landscape.Tensors;
import chladni.oracle.PolynomialLandscape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Values and gradients of losses that went through graph and program. */
final class GraphTest {

  private static Landscape landscape(String weights, String start, String loss) {
    return LandscapeReader.read(
        "{\"weights\": ["
            + weights
            + "], \"start\": ["
            + start
            + "], \"data\": [{\"probability\": 1, \"loss\": \""
            + loss
            + "\"}]}",
        "test");
  }

  /** The loss as a node of a graph whose inputs are the weights. */
  private static int node(Graph graph, Landscape landscape, Expression loss) {
    Map<String, Integer> inputs = new HashMap<>();
    landscape.weights().forEach(name -> inputs.put(name, inputs.size()));
    return LossGraph.of(graph, loss, inputs, landscape.parameters(), "test");
  }

  private static Expression loss(Landscape landscape, int outcome) {
    return ((Data.Losses) landscape.data()).outcomes().get(outcome).loss();
  }

  private static List<Integer> inputs(Graph graph, int weights) {
    return IntStream.range(0, weights).mapToObj(graph::input).toList();
  }

  /** Runs the nodes of a graph at one place. */
  private static double[] run(Graph graph, List<Integer> nodes, double[] at) {
    Program program = Program.of(graph, at.length, nodes);
    double[][] place = new double[at.length][];
    for (int i = 0; i < at.length; i++) {
      place[i] = new double[] {at[i]};
    }
    double[][] out = new double[nodes.size()][1];
    new Machine(program, 1).run(new double[][][] {place}, out, 1);
    double[] values = new double[out.length];
    for (int i = 0; i < out.length; i++) {
      values[i] = out[i][0];
    }
    return values;
  }

  private static double[] start(Landscape landscape) {
    return landscape.start().stream().mapToDouble(BigFraction::doubleValue).toArray();
  }

  @RepeatedTest(20)
  void derivativesOfRandomPolynomialsAreTheTensorsOfTheLandscape(RepetitionInfo repetition) {
    Landscape landscape =
        LandscapeReader.read(
            PolynomialLandscape.random(repetition.getCurrentRepetition(), 3, 2, 4).json(), "test");
    Tensors<BigFraction> tensors = landscape.tensors(2);
    for (int x = 0; x < 2; x++) {
      Graph graph = new Graph();
      int loss = node(graph, landscape, loss(landscape, x));
      List<Integer> inputs = inputs(graph, 3);
      List<Integer> gradient = graph.gradient(loss, inputs);
      double[] found = run(graph, gradient, start(landscape));
      for (int i = 0; i < 3; i++) {
        close(entry(tensors.derivative(x, 1), MultiIndex.of(i)), found[i]);
        double[] row = run(graph, graph.gradient(gradient.get(i), inputs), start(landscape));
        for (int j = 0; j < 3; j++) {
          close(entry(tensors.derivative(x, 2), MultiIndex.of(i, j)), row[j]);
        }
      }
    }
  }

  private static double entry(SymmetricTensor<BigFraction> tensor, MultiIndex index) {
    return tensor.entries().getOrDefault(index, BigFraction.ZERO).doubleValue();
  }

  private static void close(double expected, double found) {
    assertEquals(expected, found, 1e-10 * (1 + Math.abs(expected)));
  }

  /** A formula in w[1..3] that is smooth everywhere and 1 or so in size. */
  private static String formula(SplittableRandom random, int depth) {
    if (depth == 0) {
      return random.nextInt(4) == 0
          ? "" + (1 + random.nextInt(3)) + "/2"
          : "w[" + (1 + random.nextInt(3)) + "]";
    }
    String a = formula(random, depth - 1);
    return switch (random.nextInt(14)) {
      case 0 -> "exp(-(" + a + ")^2)";
      case 1 -> "log(2 + (" + a + ")^2)";
      case 2 -> "sin(" + a + ")";
      case 3 -> "cos(" + a + ")";
      case 4 -> "tanh(" + a + ")";
      case 5 -> "sqrt(1 + (" + a + ")^2)";
      case 6 -> "abs(3 + sin(" + a + "))";
      case 7 -> "(2 + cos(" + a + "))^sin(" + formula(random, depth - 1) + ")";
      case 8 -> "(2 + sin(" + a + "))^(-3/4)";
      case 9 -> "(" + a + ")/(2 + (" + formula(random, depth - 1) + ")^2)";
      case 10 -> "tanh(sum(i" + depth + "=1..3, w[i" + depth + "]*(" + a + ")^i" + depth + "))";
      case 11 -> "sin(dot(w, [" + a + ", 1, w[2]]))";
      case 12 -> "(" + a + ") - (" + formula(random, depth - 1) + ")";
      default -> "sin(" + a + ")*(" + formula(random, depth - 1) + ")";
    };
  }

  @Test
  void gradientsOfRandomFormulasAreTheirDifferenceQuotients() {
    SplittableRandom random = new SplittableRandom(11);
    for (int k = 0; k < 300; k++) {
      String text = formula(random, 1 + k % 4);
      check(text, random);
    }
  }

  private static void check(String text, SplittableRandom random) {
    Landscape frame = landscape("\"w[1..3]\"", "0, 0, 0", "w[1]");
    Graph graph = new Graph();
    int loss =
        node(graph, frame, chladni.landscape.ExpressionParser.parse(text, "test", frame.scope()));
    List<Integer> gradient = graph.gradient(loss, inputs(graph, 3));
    double[] at = {random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
    double[] found = run(graph, gradient, at);
    double h = 1e-5;
    for (int i = 0; i < 3; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += h;
      down[i] -= h;
      double quotient =
          (run(graph, List.of(loss), up)[0] - run(graph, List.of(loss), down)[0]) / (2 * h);
      assertEquals(quotient, found[i], 1e-6 * (1 + Math.abs(quotient)), text);
    }
  }

  @Test
  void longSumsAreLoopsAndNotWrittenOut() {
    Landscape landscape =
        landscape(
            "\"w[1..400]\"",
            "0" + ", 0".repeat(399),
            "tanh(sum(i=1..400, w[i]*w[i])) + dot(w, w)/2");
    Graph graph = new Graph();
    int loss = node(graph, landscape, loss(landscape, 0));
    Program program = Program.of(graph, 400, graph.gradient(loss, inputs(graph, 400)));
    assertTrue(program.operations() >= 400);
    assertTrue(program.length() < 20, program.length() + " instructions");
  }

  @Test
  void columnsAreEvaluatedSideBySide() {
    Graph graph = new Graph();
    int product = graph.times(graph.input(0), graph.input(1));
    Program program = Program.of(graph, 2, List.of(product, graph.input(0), graph.constant(3)));
    double[][] out = {{100, 100}, {0, 0}, {0, 1}};
    new Machine(program, 2).run(new double[][][] {{{2, 3}}, {{5, 7}}}, out, 2);
    assertArrayEquals(new double[] {110, 121}, out[0]);
    assertArrayEquals(new double[] {2, 3}, out[1]);
    assertArrayEquals(new double[] {3, 4}, out[2]);
  }

  @Test
  void equalFormulasAreOneNode() {
    Graph graph = new Graph();
    int x = graph.input(0);
    int y = graph.input(1);
    assertEquals(graph.times(x, y), graph.times(y, x));
    assertEquals(
        graph.plus(graph.times(x, y), graph.times(y, x)), graph.scaled(2, graph.times(x, y)));
    assertEquals(graph.constant(0), graph.plus(x, graph.scaled(-1, x)));
    assertEquals(graph.power(x, 2.0), graph.times(x, x));
    assertEquals(List.of(y, x), graph.gradient(graph.times(x, y), List.of(x, y)));
  }

  @Test
  void degreesBoundPolynomials() {
    Graph graph = new Graph();
    int x = graph.input(0);
    int y = graph.input(1);
    int square = graph.times(x, graph.times(x, y));
    assertEquals(2, graph.degree(square, 0));
    assertEquals(1, graph.degree(square, 1));
    assertEquals(0, graph.degree(graph.apply(Graph.Function.EXP, y), 0));
    assertEquals(Graph.NO_POLYNOMIAL, graph.degree(graph.apply(Graph.Function.EXP, y), 1));
  }
}
