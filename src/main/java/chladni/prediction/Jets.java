package chladni.prediction;

import chladni.landscape.ElementaryFunction;
import chladni.problem.ProblemException;
import java.util.Arrays;

/**
 * Derivatives of a loss along directions: ∇^{q+1} l [v_1, …, v_q, ·], a vector, for given v_1 …
 * v_q.
 *
 * <p>Numbers become jets a + Σ a_S ε_S with ε_i² = 0, one coefficient for each set S of directions,
 * and a sweep backwards through the steps gives the gradient of the coefficient of ε_1…ε_q. The
 * time is about 3^q times that of the loss, whatever the number of weights (Griewank and Walther,
 * "Evaluating Derivatives", 2008, chapters 3 and 13).
 *
 * <p>For one thread: the columns are used again by the next call.
 */
final class Jets {
  private final LossProgram program;
  private final int order;
  private final int sets;
  private final double[] start;
  private final double[][] value;
  private final double[][] adjoint;

  /** The derivatives of functions, f^{(k)} at [k], as jets. */
  private final double[][][] tower;

  /** Jets with so many directions. */
  Jets(LossProgram program, double[] start, int order) {
    this.program = program;
    this.order = order;
    this.sets = 1 << order;
    this.start = start;
    int count = program.steps().size();
    value = new double[count][];
    adjoint = new double[count][];
    tower = new double[count][][];
    for (int s = 0; s < count; s++) {
      int lanes = program.lanes(s);
      value[s] = new double[program.isMoving(s) ? sets * lanes : lanes];
      adjoint[s] = new double[program.isMoving(s) ? sets * lanes : 0];
      tower[s] =
          switch (program.steps().get(s)) {
            case LossProgram.Power p -> towerFor(s);
            case LossProgram.Application a -> towerFor(s);
            default -> new double[0][];
          };
    }
  }

  private double[][] towerFor(int step) {
    return new double[program.isMoving(step) ? order + 2 : 1]
        [program.isMoving(step) ? sets * program.lanes(step) : program.lanes(step)];
  }

  /** The loss at the start, for one data point. */
  double loss(double[] data, double[][] directions) {
    forward(data, directions);
    return value[program.result()][0];
  }

  /**
   * ∇^{q+1} l [v_1, …, v_q, ·] for one data point.
   *
   * @param data a number for each column of the data
   * @param directions v_1 … v_q
   * @param gradient the vector is added to it, times the factor
   * @return ∇^q l [v_1, …, v_q]
   */
  double add(double[] data, double[][] directions, double factor, double[] gradient) {
    forward(data, directions);
    int result = program.result();
    if (program.isMoving(result)) {
      for (double[] a : adjoint) {
        Arrays.fill(a, 0);
      }
      adjoint[result][0] = factor;
      for (int s = result; s >= 0; s--) {
        if (program.isMoving(s)) {
          backward(s, gradient);
        }
      }
      return value[result][sets - 1];
    }
    return order == 0 ? value[result][0] : 0;
  }

  private void forward(double[] data, double[][] directions) {
    for (int s = 0; s < value.length; s++) {
      double[] out = value[s];
      int lanes = program.lanes(s);
      boolean moving = program.isMoving(s);
      switch (program.steps().get(s)) {
        case LossProgram.Fixed f -> System.arraycopy(f.values(), 0, out, 0, lanes);
        case LossProgram.Weights w -> {
          for (int l = 0; l < lanes; l++) {
            out[l] = start[w.places()[l]];
          }
          for (int j = 0; j < order; j++) {
            int at = (1 << j) * lanes;
            for (int l = 0; l < lanes; l++) {
              out[at + l] = directions[j][w.places()[l]];
            }
          }
        }
        case LossProgram.Datum d -> {
          for (int l = 0; l < lanes; l++) {
            out[l] = data[d.columns()[l]];
          }
        }
        case LossProgram.Spread p -> {
          double[] of = value[p.of()];
          int ofLanes = program.lanes(p.of());
          for (int c = 0; c < (moving ? sets : 1); c++) {
            for (int l = 0; l < lanes; l++) {
              out[c * lanes + l] = of[c * ofLanes + p.from()[l]];
            }
          }
        }
        case LossProgram.Sum p -> {
          Arrays.fill(out, 0);
          for (int term : p.terms()) {
            double[] of = value[term];
            for (int i = 0; i < of.length; i++) {
              out[i] += of[i];
            }
          }
        }
        case LossProgram.Product p -> {
          Arrays.fill(out, 0);
          addProduct(p.left(), p.right(), lanes, out);
        }
        case LossProgram.Negation n -> {
          double[] of = value[n.of()];
          for (int i = 0; i < out.length; i++) {
            out[i] = -of[i];
          }
        }
        case LossProgram.Power p -> {
          powers(p, lanes, moving, tower[s]);
          compose(tower[s], value[p.base()], lanes, moving);
          System.arraycopy(tower[s][0], 0, out, 0, out.length);
        }
        case LossProgram.Application a -> {
          functions(a, lanes, moving, tower[s]);
          compose(tower[s], value[a.of()], lanes, moving);
          System.arraycopy(tower[s][0], 0, out, 0, out.length);
        }
        case LossProgram.Total t -> {
          Arrays.fill(out, 0);
          double[] of = value[t.of()];
          int ofLanes = program.lanes(t.of());
          for (int c = 0; c < (moving ? sets : 1); c++) {
            for (int l = 0; l < ofLanes; l++) {
              out[c * lanes + t.to()[l]] += of[c * ofLanes + l];
            }
          }
        }
      }
    }
  }

  private void addProduct(int left, int right, int lanes, double[] out) {
    if (!program.isMoving(left)) {
      addScaled(value[left], value[right], lanes, out);
    } else if (!program.isMoving(right)) {
      addScaled(value[right], value[left], lanes, out);
    } else {
      addConvolved(value[left], value[right], lanes, out);
    }
  }

  /** out += fixed · jet. */
  private static void addScaled(double[] fixed, double[] jet, int lanes, double[] out) {
    for (int c = 0; c < jet.length; c += lanes) {
      for (int l = 0; l < lanes; l++) {
        out[c + l] += fixed[l] * jet[c + l];
      }
    }
  }

  /** out += a · b: the coefficient of S is Σ a_T b_{S∖T} over the subsets T of S. */
  private void addConvolved(double[] a, double[] b, int lanes, double[] out) {
    for (int set = 0; set < sets; set++) {
      for (int part = set; ; part = (part - 1) & set) {
        int x = part * lanes;
        int y = (set ^ part) * lanes;
        int z = set * lanes;
        for (int l = 0; l < lanes; l++) {
          out[z + l] += a[x + l] * b[y + l];
        }
        if (part == 0) {
          break;
        }
      }
    }
  }

  /**
   * From f^{(k)} at the values to f^{(k)} of the jets: adding one direction at a time, f(a + εb) =
   * f(a) + ε f′(a) b.
   */
  private void compose(double[][] tower, double[] jet, int lanes, boolean moving) {
    if (!moving) {
      return;
    }
    for (int j = 0; j < order; j++) {
      int bit = 1 << j;
      // f^{(k)} with j + 1 directions needs f^{(k+1)} with j of them.
      for (int k = 0; k + j < order + 1; k++) {
        double[] f = tower[k];
        double[] derivative = tower[k + 1];
        for (int set = bit; set < 2 * bit; set++) {
          int z = set * lanes;
          Arrays.fill(f, z, z + lanes, 0);
          int rest = set ^ bit;
          for (int part = rest; ; part = (part - 1) & rest) {
            int x = part * lanes;
            int y = (set ^ part) * lanes;
            for (int l = 0; l < lanes; l++) {
              f[z + l] += derivative[x + l] * jet[y + l];
            }
            if (part == 0) {
              break;
            }
          }
        }
      }
    }
  }

  private void powers(LossProgram.Power p, int lanes, boolean moving, double[][] tower) {
    double[] base = value[p.base()];
    double[] exponent = value[p.exponent()];
    for (int l = 0; l < lanes; l++) {
      double x = base[l];
      double r = exponent[l];
      double falling = 1;
      for (int k = 0; k < (moving ? order + 2 : 1); k++) {
        tower[k][l] = falling == 0 ? 0 : falling * Math.pow(x, r - k);
        falling *= r - k;
        if (!Double.isFinite(tower[k][l])) {
          throw notDifferentiable(p.text(), x);
        }
      }
    }
  }

  private void functions(LossProgram.Application a, int lanes, boolean moving, double[][] tower) {
    double[] argument = value[a.of()];
    int orders = moving ? order + 2 : 1;
    double[] derivatives = new double[orders];
    for (int l = 0; l < lanes; l++) {
      derivatives(a.function(), argument[l], derivatives);
      for (int k = 0; k < orders; k++) {
        if (!Double.isFinite(derivatives[k])) {
          throw notDifferentiable(a.text(), argument[l]);
        }
        tower[k][l] = derivatives[k];
      }
    }
  }

  private ProblemException notDifferentiable(String text, double at) {
    return ProblemException.unfit(
        program.place()
            + ": "
            + (text.length() <= 60 ? text : text.substring(0, 59) + "…")
            + " has no derivatives in floating point at the start, where its argument is "
            + at,
        "start elsewhere, or change the loss");
  }

  private static void derivatives(ElementaryFunction function, double x, double[] f) {
    switch (function) {
      case EXP -> Arrays.fill(f, Math.exp(x));
      case SIN -> circular(Math.sin(x), Math.cos(x), f);
      case COS -> circular(Math.cos(x), -Math.sin(x), f);
      case TANH -> hyperbolicTangent(Math.tanh(x), f);
      case LOG -> {
        f[0] = x > 0 ? Math.log(x) : Double.NaN;
        double next = 1 / x;
        for (int k = 1; k < f.length; k++) {
          f[k] = next;
          next *= -k / x;
        }
      }
      case SQRT -> {
        double next = x > 0 ? Math.sqrt(x) : Double.NaN;
        for (int k = 0; k < f.length; k++) {
          f[k] = next;
          next *= (0.5 - k) / x;
        }
      }
      case ABS -> {
        Arrays.fill(f, 0);
        f[0] = Math.abs(x);
        if (f.length > 1) {
          f[1] = x == 0 ? Double.NaN : Math.signum(x);
        }
      }
    }
  }

  /** f, f′, −f, −f′, …. */
  private static void circular(double value, double derivative, double[] f) {
    for (int k = 0; k < f.length; k++) {
      double size = k % 2 == 0 ? value : derivative;
      f[k] = k / 2 % 2 == 0 ? size : -size;
    }
  }

  /** tanh^{(k)} = P_k(tanh) with P_{k+1} = P_k′ (1 − t²). */
  private static void hyperbolicTangent(double t, double[] f) {
    double[] polynomial = new double[f.length + 1];
    polynomial[1] = 1;
    for (int k = 0; k < f.length; k++) {
      double sum = 0;
      for (int i = polynomial.length - 1; i >= 0; i--) {
        sum = sum * t + polynomial[i];
      }
      f[k] = sum;
      double[] next = new double[f.length + 1];
      for (int i = 1; i < polynomial.length; i++) {
        next[i - 1] += i * polynomial[i];
        if (i + 1 < next.length) {
          next[i + 1] -= i * polynomial[i];
        }
      }
      polynomial = next;
    }
  }

  private void backward(int s, double[] gradient) {
    double[] out = adjoint[s];
    int lanes = program.lanes(s);
    switch (program.steps().get(s)) {
      case LossProgram.Fixed f -> {}
      case LossProgram.Datum d -> {}
      case LossProgram.Weights w -> {
        int top = (sets - 1) * lanes;
        for (int l = 0; l < lanes; l++) {
          gradient[w.places()[l]] += out[top + l];
        }
      }
      case LossProgram.Spread p -> {
        double[] of = adjoint[p.of()];
        int ofLanes = program.lanes(p.of());
        for (int c = 0; c < sets; c++) {
          for (int l = 0; l < lanes; l++) {
            of[c * ofLanes + p.from()[l]] += out[c * lanes + l];
          }
        }
      }
      case LossProgram.Sum p -> {
        for (int term : p.terms()) {
          double[] of = adjoint[term];
          for (int i = 0; i < of.length; i++) {
            of[i] += out[i];
          }
        }
      }
      case LossProgram.Product p -> {
        backwardProduct(p.left(), p.right(), out, lanes);
        backwardProduct(p.right(), p.left(), out, lanes);
      }
      case LossProgram.Negation n -> {
        double[] of = adjoint[n.of()];
        for (int i = 0; i < of.length; i++) {
          of[i] -= out[i];
        }
      }
      case LossProgram.Power p -> addConvolved(out, tower[s][1], lanes, adjoint[p.base()]);
      case LossProgram.Application a -> addConvolved(out, tower[s][1], lanes, adjoint[a.of()]);
      case LossProgram.Total t -> {
        double[] of = adjoint[t.of()];
        int ofLanes = program.lanes(t.of());
        for (int c = 0; c < sets; c++) {
          for (int l = 0; l < ofLanes; l++) {
            of[c * ofLanes + l] += out[c * lanes + t.to()[l]];
          }
        }
      }
    }
  }

  /** What the adjoint of a product adds to that of one factor. */
  private void backwardProduct(int to, int by, double[] out, int lanes) {
    if (!program.isMoving(to)) {
      return;
    }
    if (program.isMoving(by)) {
      addConvolved(out, value[by], lanes, adjoint[to]);
    } else {
      addScaled(value[by], out, lanes, adjoint[to]);
    }
  }
}
