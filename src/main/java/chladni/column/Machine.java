package chladni.column;

/** Runs a program; for one thread. */
public final class Machine {
  private final Program program;
  private final Instruction[] instructions;
  private final double[][] registers;

  /**
   * A machine for columns of up to some numbers.
   *
   * @param width the most numbers in a column
   */
  public Machine(Program program, int width) {
    this.program = program;
    this.instructions = program.instructions().toArray(new Instruction[0]);
    this.registers = new double[program.registers()][];
    for (int r = program.inputs() + program.outputs(); r < registers.length; r++) {
      registers[r] = new double[width];
    }
  }

  /**
   * Adds the program's values to the outputs.
   *
   * @param inputs the columns of the inputs, in groups one after the other
   * @param outputs the columns added to
   * @param n how many numbers of each column
   */
  public void run(double[][][] inputs, double[][] outputs, int n) {
    int at = 0;
    for (double[][] group : inputs) {
      System.arraycopy(group, 0, registers, at, group.length);
      at += group.length;
    }
    if (at != program.inputs() || outputs.length != program.outputs()) {
      throw new IllegalArgumentException(
          at + " inputs and " + outputs.length + " outputs do not fit the program");
    }
    System.arraycopy(outputs, 0, registers, at, outputs.length);
    for (Instruction instruction : instructions) {
      instruction.run(registers, n);
    }
  }
}
