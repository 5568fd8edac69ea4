package chladni.column;

import chladni.column.Graph.Node;
import chladni.column.Instruction.Kind;
import java.util.ArrayList;
import java.util.List;

/** Turns the nodes of a graph into instructions, in the order of their numbers. */
final class Emission {
  private final Graph graph;
  private final int inputs;
  private final List<Integer> outputs;
  private final int[] uses;
  private final int[] register;
  private final List<Instruction> instructions = new ArrayList<>();
  private int registers;

  Emission(Graph graph, int inputs, List<Integer> outputs) {
    this.graph = graph;
    this.inputs = inputs;
    this.outputs = outputs;
    this.uses = graph.uses(outputs);
    this.register = new int[graph.size()];
    this.registers = inputs + outputs.size();
  }

  Program program() {
    int[] asOutput = new int[graph.size()];
    outputs.forEach(node -> asOutput[node]++);
    // Products that one sum alone uses are multiplied where they are added.
    boolean[] fused = new boolean[graph.size()];
    for (int n = 0; n < graph.size(); n++) {
      if (uses[n] > 0 || asOutput[n] > 0) {
        for (int child : terms(n)) {
          fused[child] =
              graph.node(child) instanceof Node.Product && uses[child] == 1 && asOutput[child] == 0;
        }
      }
    }
    for (int n = 0; n < graph.size(); n++) {
      boolean addedAtOnce = uses[n] == 0 && asOutput[n] <= 1;
      if (uses[n] + asOutput[n] > 0 && !fused[n] && !addedAtOnce) {
        compute(n, fused);
      }
    }
    for (int k = 0; k < outputs.size(); k++) {
      int node = outputs.get(k);
      if (uses[node] == 0 && asOutput[node] == 1) {
        add(inputs + k, node, fused);
      } else {
        addRegister(inputs + k, node);
      }
    }
    return new Program(inputs, outputs.size(), registers, instructions);
  }

  private List<Integer> terms(int n) {
    return graph.node(n) instanceof Node.Sum s ? s.terms() : List.of();
  }

  private void compute(int n, boolean[] fused) {
    switch (graph.node(n)) {
      case Node.Input i -> register[n] = i.index();
      case Node.Sum s -> {
        int d = registers++;
        register[n] = d;
        List<Integer> terms = s.terms();
        int done;
        if (isLinear(terms, 0, fused) && isLinear(terms, 1, fused)) {
          emit(
              Kind.LINEAR_TWO,
              d,
              register[terms.get(0)],
              register[terms.get(1)],
              s.constant(),
              s.factors().get(0),
              s.factors().get(1));
          done = 2;
        } else if (isLinear(terms, 0, fused)) {
          emit(Kind.LINEAR, d, register[terms.get(0)], d, s.constant(), s.factors().get(0), 0);
          done = 1;
        } else {
          Node.Product p = (Node.Product) graph.node(terms.get(0));
          emit(
              Kind.TIMES,
              d,
              register[p.left()],
              register[p.right()],
              s.constant(),
              s.factors().get(0),
              0);
          done = 1;
        }
        addTerms(d, s, done, fused);
      }
      default -> {
        int d = registers++;
        register[n] = d;
        apply(d, n);
      }
    }
  }

  private static boolean isLinear(List<Integer> terms, int k, boolean[] fused) {
    return k < terms.size() && !fused[terms.get(k)];
  }

  private void addTerms(int d, Node.Sum s, int from, boolean[] fused) {
    for (int k = from; k < s.terms().size(); k++) {
      int term = s.terms().get(k);
      double factor = s.factors().get(k);
      if (fused[term]) {
        Node.Product p = (Node.Product) graph.node(term);
        emit(Kind.ADD_TIMES, d, register[p.left()], register[p.right()], 0, factor, 0);
      } else {
        emit(Kind.ADD_SCALED, d, register[term], d, 0, factor, 0);
      }
    }
  }

  private void apply(int d, int n) {
    switch (graph.node(n)) {
      case Node.Constant c -> emit(Kind.FILL, d, d, d, c.value(), 0, 0);
      case Node.Product p -> emit(Kind.TIMES, d, register[p.left()], register[p.right()], 0, 1, 0);
      case Node.Power p -> emit(Kind.POWER, d, register[p.base()], d, p.exponent(), 0, 0);
      case Node.GeneralPower p ->
          emit(Kind.GENERAL_POWER, d, register[p.base()], register[p.exponent()], 0, 0, 0);
      case Node.Application a -> emit(kind(a.function()), d, register[a.argument()], d, 0, 0, 0);
      case Node.Input i -> throw new IllegalStateException();
      case Node.Sum s -> throw new IllegalStateException();
    }
  }

  private static Kind kind(Graph.Function function) {
    return switch (function) {
      case RECIPROCAL -> Kind.RECIPROCAL;
      case EXP -> Kind.EXP;
      case LOG -> Kind.LOG;
      case SIN -> Kind.SIN;
      case COS -> Kind.COS;
      case TANH -> Kind.TANH;
      case SQRT -> Kind.SQRT;
      case ABS -> Kind.ABS;
      case SIGN -> Kind.SIGN;
    };
  }

  /** Adds a node that nothing else needs to an output. */
  private void add(int d, int node, boolean[] fused) {
    switch (graph.node(node)) {
      case Node.Constant c -> {
        if (c.value() != 0) {
          emit(Kind.ADD, d, d, d, c.value(), 0, 0);
        }
      }
      case Node.Input i -> emit(Kind.ADD_SCALED, d, i.index(), d, 0, 1, 0);
      case Node.Product p ->
          emit(Kind.ADD_TIMES, d, register[p.left()], register[p.right()], 0, 1, 0);
      case Node.Sum s -> {
        if (isLinear(s.terms(), 0, fused) && isLinear(s.terms(), 1, fused)) {
          emit(
              Kind.ADD_LINEAR_TWO,
              d,
              register[s.terms().get(0)],
              register[s.terms().get(1)],
              s.constant(),
              s.factors().get(0),
              s.factors().get(1));
          addTerms(d, s, 2, fused);
        } else {
          if (s.constant() != 0) {
            emit(Kind.ADD, d, d, d, s.constant(), 0, 0);
          }
          addTerms(d, s, 0, fused);
        }
      }
      default -> {
        compute(node, fused);
        addRegister(d, node);
      }
    }
  }

  private void addRegister(int d, int node) {
    emit(Kind.ADD_SCALED, d, register[node], d, 0, 1, 0);
  }

  private void emit(Kind kind, int d, int a, int b, double c, double e, double f) {
    Instruction next = Instruction.once(kind, d, a, b, c, e, f);
    int last = instructions.size() - 1;
    if (last >= 0 && next.continues(instructions.get(last))) {
      instructions.set(last, instructions.get(last).then(next));
    } else {
      instructions.add(next);
    }
  }
}
