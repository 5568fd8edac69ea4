package chladni.column;

/**
 * One loop over columns, or several of the same kind whose registers lie at equal distances: what
 * sums and inner products become.
 *
 * @param kind what it does
 * @param target the register that it writes
 * @param left the first register that it reads
 * @param right the second
 * @param c a number
 * @param e another
 * @param f another
 * @param count how often it is done
 * @param targetStep how far the target moves each time
 * @param leftStep how far the first register moves
 * @param rightStep how far the second moves
 */
record Instruction(
    Kind kind,
    int target,
    int left,
    int right,
    double c,
    double e,
    double f,
    int count,
    int targetStep,
    int leftStep,
    int rightStep) {

  /** What an instruction does; d is the target, a and b what is read. */
  enum Kind {
    /** d = c. */
    FILL,
    /** d = c + e·a. */
    LINEAR,
    /** d = c + e·a + f·b. */
    LINEAR_TWO,
    /** d = c + e·a·b. */
    TIMES,
    /** d += c. */
    ADD,
    /** d += e·a. */
    ADD_SCALED,
    /** d += c + e·a + f·b. */
    ADD_LINEAR_TWO,
    /** d += e·a·b. */
    ADD_TIMES,
    /** d = a^c. */
    POWER,
    /** d = a^b. */
    GENERAL_POWER,
    /** d = 1/a. */
    RECIPROCAL,
    /** d = exp a. */
    EXP,
    /** d = log a. */
    LOG,
    /** d = sin a. */
    SIN,
    /** d = cos a. */
    COS,
    /** d = tanh a. */
    TANH,
    /** d = √a. */
    SQRT,
    /** d = |a|. */
    ABS,
    /** d = the sign of a. */
    SIGN
  }

  static Instruction once(
      Kind kind, int target, int left, int right, double c, double e, double f) {
    return new Instruction(kind, target, left, right, c, e, f, 1, 0, 0, 0);
  }

  /** Whether this, done once, may be done after another as its next repetition. */
  boolean continues(Instruction before) {
    if (kind != before.kind || c != before.c || e != before.e || f != before.f) {
      return false;
    }
    if (before.count == 1) {
      return true;
    }
    return target == before.target + before.count * before.targetStep
        && left == before.left + before.count * before.leftStep
        && right == before.right + before.count * before.rightStep;
  }

  /** This with another as its next repetition. */
  Instruction then(Instruction next) {
    return count == 1
        ? new Instruction(
            kind,
            target,
            left,
            right,
            c,
            e,
            f,
            2,
            next.target - target,
            next.left - left,
            next.right - right)
        : new Instruction(
            kind, target, left, right, c, e, f, count + 1, targetStep, leftStep, rightStep);
  }

  /** Does it on the first n numbers of each column. */
  void run(double[][] registers, int n) {
    int d = target;
    int a = left;
    int b = right;
    for (int k = 0; k < count; k++) {
      run(registers[d], registers[a], registers[b], n);
      d += targetStep;
      a += leftStep;
      b += rightStep;
    }
  }

  private void run(double[] d, double[] a, double[] b, int n) {
    switch (kind) {
      case FILL -> Columns.fill(d, c, n);
      case LINEAR -> Columns.linear(d, c, e, a, n);
      case LINEAR_TWO -> Columns.linear(d, c, e, a, f, b, n);
      case TIMES -> Columns.times(d, c, e, a, b, n);
      case ADD -> Columns.add(d, c, n);
      case ADD_SCALED -> Columns.addScaled(d, e, a, n);
      case ADD_LINEAR_TWO -> Columns.addLinear(d, c, e, a, f, b, n);
      case ADD_TIMES -> Columns.addTimes(d, e, a, b, n);
      case POWER -> Columns.power(d, a, c, n);
      case GENERAL_POWER -> Columns.power(d, a, b, n);
      case RECIPROCAL -> Columns.reciprocal(d, a, n);
      case EXP -> Columns.exp(d, a, n);
      case LOG -> Columns.log(d, a, n);
      case SIN -> Columns.sin(d, a, n);
      case COS -> Columns.cos(d, a, n);
      case TANH -> Columns.tanh(d, a, n);
      case SQRT -> Columns.sqrt(d, a, n);
      case ABS -> Columns.abs(d, a, n);
      case SIGN -> Columns.sign(d, a, n);
    }
  }
}
