package chladni.symja;

import chladni.algebra.VariableOrder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Variables numbered in their order, and named by these numbers inside Symja. Names such as N, E or
 * Import mean something there; v0, v1, … do not, and its parsers' opinions on case play no part.
 */
record Names(List<String> all) {
  Names {
    all = List.copyOf(all);
  }

  static Names of(Collection<String> variables) {
    TreeSet<String> ordered = new TreeSet<>(VariableOrder.INSTANCE);
    ordered.addAll(variables);
    return new Names(List.copyOf(ordered));
  }

  /** The name inside Symja. */
  String inside(String variable) {
    int index = all.indexOf(variable);
    if (index < 0) {
      throw new IllegalArgumentException("the variable " + variable + " has no name inside");
    }
    return "v" + index;
  }

  /** The variable of a name inside Symja. */
  Optional<String> outside(String name) {
    for (int i = 0; i < all.size(); i++) {
      if (name.equals("v" + i)) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }
}
