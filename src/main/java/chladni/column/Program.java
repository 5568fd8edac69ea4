package chladni.column;

import java.util.List;

/**
 * A list of instructions that adds the values of some formulas to output columns.
 *
 * <p>Registers are columns: the inputs first, then the outputs, then what is kept in between.
 * Immutable; a {@link Machine} runs it.
 */
public final class Program {
  private final int inputs;
  private final int outputs;
  private final int registers;
  private final List<Instruction> instructions;

  Program(int inputs, int outputs, int registers, List<Instruction> instructions) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.registers = registers;
    this.instructions = List.copyOf(instructions);
  }

  /**
   * A program for some nodes of a graph.
   *
   * @param inputs how many inputs there are
   * @param outputs the nodes whose values are added to the outputs
   */
  public static Program of(Graph graph, int inputs, List<Integer> outputs) {
    return new Emission(graph, inputs, outputs).program();
  }

  /** The number of inputs. */
  public int inputs() {
    return inputs;
  }

  /** The number of outputs. */
  public int outputs() {
    return outputs;
  }

  /** The number of columns in use at once. */
  public int registers() {
    return registers;
  }

  /** How many loops over columns it takes. */
  public long operations() {
    return instructions.stream().mapToLong(Instruction::count).sum();
  }

  /** How many instructions it has; a sum over an index is one or a few. */
  public int length() {
    return instructions.size();
  }

  List<Instruction> instructions() {
    return instructions;
  }
}
