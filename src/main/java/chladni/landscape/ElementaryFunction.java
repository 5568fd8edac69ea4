package chladni.landscape;

import java.util.Arrays;
import java.util.Optional;

/** The functions of one number that a loss may use. */
public enum ElementaryFunction {
  /** The exponential function. */
  EXP("exp"),
  /** The natural logarithm, of positive numbers. */
  LOG("log"),
  /** The sine. */
  SIN("sin"),
  /** The cosine. */
  COS("cos"),
  /** The hyperbolic tangent. */
  TANH("tanh"),
  /** The square root, differentiable at positive numbers. */
  SQRT("sqrt"),
  /** The absolute value, differentiable away from 0. */
  ABS("abs");

  private final String spelling;

  ElementaryFunction(String spelling) {
    this.spelling = spelling;
  }

  /** The name in a loss, as {@code tanh}. */
  public String spelling() {
    return spelling;
  }

  /** The function of a name, if there is one. */
  public static Optional<ElementaryFunction> named(String name) {
    return Arrays.stream(values()).filter(f -> f.spelling.equals(name)).findFirst();
  }
}
