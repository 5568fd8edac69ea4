package chladni.symja;

/**
 * The functions and constants, besides sums, products and powers, that an {@link Algebra} may hold.
 * Nothing else is handed to Symja, and an answer that holds anything else is refused.
 */
public enum KnownFunction {
  /** The exponential function. */
  EXP("exp", 1),
  /** The natural logarithm. */
  LOG("log", 1),
  /** The sine. */
  SIN("sin", 1),
  /** The cosine. */
  COS("cos", 1),
  /** The tangent. */
  TAN("tan", 1),
  /** The inverse sine. */
  ARCSIN("arcsin", 1),
  /** The inverse cosine. */
  ARCCOS("arccos", 1),
  /** The inverse tangent. */
  ARCTAN("arctan", 1),
  /** The hyperbolic sine. */
  SINH("sinh", 1),
  /** The hyperbolic cosine. */
  COSH("cosh", 1),
  /** The hyperbolic tangent. */
  TANH("tanh", 1),
  /** The absolute value. */
  ABS("abs", 1),
  /** Lambert's W, the principal solution w of w·exp(w) = x. */
  LAMBERT("lambertw", 1),
  /**
   * The propagator 𝒫_T(σ, s) for σ = 0, written P(T; 0, s) and equal to (1 − exp(−T·s))/s; its
   * arguments are T, σ and s.
   */
  PROPAGATOR("P", 3),
  /** The number π. */
  PI("pi", 0),
  /** The imaginary unit. */
  IMAGINARY_UNIT("i", 0);

  private final String spelling;
  private final int arity;

  KnownFunction(String spelling, int arity) {
    this.spelling = spelling;
    this.arity = arity;
  }

  /** How it is written. */
  public String spelling() {
    return spelling;
  }

  /** The number of its arguments; 0 for a constant. */
  public int arity() {
    return arity;
  }
}
