package chladni.algebra;

import java.util.Collection;

/**
 * A generator of the field of formulas: atoms are algebraically independent over Q, so that a
 * formula is a rational function of them and equality is equality of reduced fractions.
 *
 * <p>Independence of powers and exponentials rests on their normal form, which {@link
 * ClosedForm#raisedTo} and {@link ClosedForm#exponential} see to: bases are irreducible, and of the
 * exponents that are rational multiples of one {@link Monomial} only one occurs in a formula.
 */
public sealed interface Atom extends Comparable<Atom> {

  /** A variable such as N or k1. */
  record Symbol(String name) implements Atom {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public Symbol {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a variable needs a name");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * base^(exponent/root), such as (1−k1)^T.
   *
   * @param base a prime number, or an irreducible primitive polynomial in variables only that is
   *     positive for small eigenvalues and roots (see {@link QuadraticRoot}) near 1
   * @param exponent not 1
   * @param root at least 1
   */
  record Power(Polynomial base, Monomial exponent, long root) implements Atom {
    /**
     * Checks the exponent.
     *
     * @throws IllegalArgumentException if the exponent is a number
     */
    public Power {
      if (exponent.isOne() || root < 1) {
        throw new IllegalArgumentException("a power needs a variable in its exponent");
      }
    }

    @Override
    public String toString() {
      return (base.size() == 1 ? base : "(" + base + ")") + "^" + Atom.exponent(exponent, root);
    }
  }

  /**
   * exp(−exponent/root), such as exp(−k1·T).
   *
   * @param exponent 1 stands for a number in the exponent
   * @param root at least 1
   */
  record Exponential(Monomial exponent, long root) implements Atom {
    /**
     * Checks the root.
     *
     * @throws IllegalArgumentException if the root is not positive
     */
    public Exponential {
      if (root < 1) {
        throw new IllegalArgumentException("a root must be positive");
      }
    }

    @Override
    public String toString() {
      return "exp(-" + exponent + (root == 1 ? "" : "/" + root) + ")";
    }
  }

  private static String exponent(Monomial exponent, long root) {
    return root == 1 && exponent.powers().size() == 1 && exponent.toString().indexOf('^') < 0
        ? exponent.toString()
        : "(" + exponent + (root == 1 ? "" : "/" + root) + ")";
  }

  /** Adds the names of the variables in it. */
  default void addVariables(Collection<String> names) {
    switch (this) {
      case Symbol symbol -> names.add(symbol.name());
      case Power power -> {
        power.base().atoms().forEach(atom -> atom.addVariables(names));
        names.addAll(power.exponent().powers().keySet());
      }
      case Exponential exponential -> names.addAll(exponential.exponent().powers().keySet());
    }
  }

  /** Whether a variable occurs in it. */
  default boolean dependsOn(String variable) {
    return switch (this) {
      case Symbol(String name) -> name.equals(variable);
      case Power power ->
          power.exponent().degree(variable) != 0
              || power.base().atoms().stream().anyMatch(atom -> atom.dependsOn(variable));
      case Exponential exponential -> exponential.exponent().degree(variable) != 0;
    };
  }

  /** The n for which this is the n-th root of a power or exponential with whole exponent. */
  default long rootTaken() {
    return switch (this) {
      case Symbol symbol -> 1;
      case Power power -> power.root();
      case Exponential exponential -> exponential.root();
    };
  }

  /** The same power or exponential with another root taken. */
  default Atom withRoot(long root) {
    return switch (this) {
      case Symbol symbol -> symbol;
      case Power power -> new Power(power.base(), power.exponent(), root);
      case Exponential exponential -> new Exponential(exponential.exponent(), root);
    };
  }

  /** Variables first, then powers, then exponentials. */
  @Override
  default int compareTo(Atom other) {
    if (this == other) {
      return 0;
    }
    int order = Integer.compare(rank(), other.rank());
    if (order != 0) {
      return order;
    }
    return switch (this) {
      case Symbol(String name) ->
          other instanceof Symbol symbol ? VariableOrder.INSTANCE.compare(name, symbol.name()) : 0;
      case Power power -> other instanceof Power right ? compare(power, right) : 0;
      case Exponential exponential ->
          other instanceof Exponential right ? compare(exponential, right) : 0;
    };
  }

  private int rank() {
    return switch (this) {
      case Symbol symbol -> 0;
      case Power power -> 1;
      case Exponential exponential -> 2;
    };
  }

  private static int compare(Power a, Power b) {
    int order = a.exponent.compareTo(b.exponent);
    order = order != 0 ? order : a.base.compareTo(b.base);
    return order != 0 ? order : Long.compare(a.root, b.root);
  }

  private static int compare(Exponential a, Exponential b) {
    int order = a.exponent.compareTo(b.exponent);
    return order != 0 ? order : Long.compare(a.root, b.root);
  }
}
