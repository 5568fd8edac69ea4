package chladni.algebra;

/** How a formula behaves as a variable grows without bound. */
public sealed interface Limit {

  /** It tends to a value. */
  record Finite(ClosedForm value) implements Limit {}

  /**
   * It grows without bound.
   *
   * @param leading the leading term, which still holds the variable
   */
  record Divergent(ClosedForm leading) implements Limit {}
}
