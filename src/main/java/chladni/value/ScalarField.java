package chladni.value;

import chladni.problem.ProblemException;

/**
 * A function on weight space whose derivatives a diagram's nodes carry: the loss, or an observable
 * measured after training. The loss comes first in their order, then observables by name.
 */
public sealed interface ScalarField extends Comparable<ScalarField> {

  /** The loss l_x of one data point. */
  // Making a Loss does not initialize this interface, since it has no default methods.
  @SuppressWarnings("ClassInitializationDeadlock")
  ScalarField LOSS = new Loss();

  /** Its symbol in formulas. */
  String symbol();

  /** The loss l_x of one data point; its mean over the data is the test loss l. */
  record Loss() implements ScalarField {
    @Override
    public String symbol() {
      return "l";
    }

    @Override
    public int compareTo(ScalarField other) {
      return switch (other) {
        case Loss l -> 0;
        case Observable s -> -1;
      };
    }
  }

  /**
   * A measured function s(θ) other than the loss. Its derivatives stay ∇s, ∇²s, …: they are never
   * exchanged with those of the loss, so a root that carries one stays the root.
   *
   * @param symbol its name, not {@code l}
   */
  record Observable(String symbol) implements ScalarField {
    /** Refuses a name that means the loss. */
    public Observable {
      if (symbol.isBlank() || symbol.equals("l")) {
        throw ProblemException.unfit(
            "an observable needs a name of its own, other than l", "call it s");
      }
    }

    @Override
    public int compareTo(ScalarField other) {
      return switch (other) {
        case Loss l -> 1;
        case Observable s -> symbol.compareTo(s.symbol);
      };
    }
  }
}
