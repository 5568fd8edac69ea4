package chladni.experiment;

import chladni.column.Graph;
import chladni.column.LossGraph;
import chladni.column.Machine;
import chladni.column.Program;
import chladni.landscape.Data;
import chladni.landscape.Expression;
import chladni.landscape.Landscape;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A landscape ready to be run: training points as columns, the loss and its derivatives as
 * programs.
 *
 * <p>A training point is a number for each of {@link #columns()}: the values of its variables, or
 * the number of its row or outcome.
 */
abstract class Model {
  /** What is computed of a loss. */
  enum Derivative {
    /** l. */
    VALUE,
    /** ∇l. */
    GRADIENT,
    /** ∇²l · v, with the direction v after the weights. */
    CURVATURE_ALONG,
    /** ∂²l, of one weight. */
    SECOND,
    /** ∂³l, of one weight. */
    THIRD
  }

  private final Landscape landscape;
  private final int weights;

  Model(Landscape landscape) {
    this.landscape = landscape;
    this.weights = landscape.weights().size();
  }

  /**
   * The model of a landscape.
   *
   * @throws ProblemException if it has no loss
   */
  static Model of(Landscape landscape) {
    return switch (landscape.data()) {
      case Data.Losses losses -> new OutcomeModel(landscape, losses);
      case Data.Variables variables -> new VariableModel(landscape, variables);
      case Data.Rows rows -> new RowModel(landscape, rows);
      case Data.Given given ->
          throw ProblemException.unfit(
              landscape.origin() + " is given by tensors at its start and cannot be simulated",
              "predict works on it; for simulate give a loss and data");
    };
  }

  /** The number of weights. */
  final int weights() {
    return weights;
  }

  /** The number of columns of a training point. */
  abstract int columns();

  /** Draws a training point for each of the first n trials. */
  abstract void draw(Generators generators, double[][] point, int n);

  /**
   * The distribution of a training point as finitely many points: all there are, or nodes of a
   * quadrature.
   *
   * @param copies how many factors of a loss's derivatives stand under one expectation; a
   *     quadrature is exact for polynomials of as many times the loss's degree
   */
  abstract Support support(int copies);

  /** A derivative of the loss, for one thread. */
  abstract Field field(Derivative derivative, int width);

  /** About how many loops over columns a gradient takes. */
  abstract long operations();

  /** How many columns a gradient keeps at once. */
  abstract int registers();

  /** The program of a derivative of a loss in some variables. */
  final Program program(
      Expression loss, List<String> variables, Derivative derivative, String place) {
    Graph graph = new Graph();
    int value = value(graph, loss, variables, derivative, place);
    List<Integer> inputs = IntStream.range(0, weights).mapToObj(graph::input).toList();
    List<Integer> outputs =
        switch (derivative) {
          case VALUE -> List.of(value);
          case GRADIENT -> graph.gradient(value, inputs);
          case CURVATURE_ALONG -> {
            List<Integer> gradient = graph.gradient(value, inputs);
            List<Integer> along = new ArrayList<>();
            for (int i = 0; i < weights; i++) {
              along.add(graph.times(gradient.get(i), graph.input(weights + i)));
            }
            yield graph.gradient(graph.sum(along), inputs);
          }
          case SECOND -> repeated(graph, value, inputs, 2);
          case THIRD -> repeated(graph, value, inputs, 3);
        };
    return Program.of(graph, inputs(derivative) + variables.size(), outputs);
  }

  private static List<Integer> repeated(Graph graph, int value, List<Integer> inputs, int times) {
    List<Integer> derivative = List.of(value);
    for (int k = 0; k < times; k++) {
      derivative = graph.gradient(derivative.get(0), inputs);
    }
    return derivative;
  }

  /** The number of columns before those of the training point. */
  private int inputs(Derivative derivative) {
    return derivative == Derivative.CURVATURE_ALONG ? 2 * weights : weights;
  }

  /** The loss in a graph whose inputs are weights, a direction where there is one, variables. */
  final int value(
      Graph graph, Expression loss, List<String> variables, Derivative derivative, String place) {
    Map<String, Integer> inputs = new HashMap<>();
    for (int i = 0; i < weights; i++) {
      inputs.put(landscape.weights().get(i), i);
    }
    for (int i = 0; i < variables.size(); i++) {
      inputs.put(variables.get(i), inputs(derivative) + i);
    }
    return LossGraph.of(graph, loss, inputs, landscape.parameters(), place);
  }

  /** A program as a field of weights and the columns of a training point. */
  static Field field(Program program, int width) {
    Machine machine = new Machine(program, width);
    double[][][] inputs = new double[2][][];
    return (weights, point, out, n) -> {
      inputs[0] = weights;
      inputs[1] = point;
      machine.run(inputs, out, n);
    };
  }
}
