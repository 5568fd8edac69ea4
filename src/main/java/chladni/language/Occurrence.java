package chladni.language;

import chladni.algebra.ResummedForm;
import chladni.expansion.Expansion;
import chladni.expansion.ResummedExpansion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which variables a reply is written in. */
final class Occurrence {
  private Occurrence() {}

  /** The variables in a reply; of an expansion, those that its processes have, too. */
  static Set<String> variables(Reply reply) {
    Set<String> names = new TreeSet<>();
    switch (Arguments.plain(reply)) {
      case Reply.OfFormula f -> names.addAll(f.formula().variables());
      case Reply.OfResummed r -> add(r.form(), names);
      case Reply.OfExpansion(Expansion e, var shape, var forecast) -> {
        names.addAll(e.variables());
        names.addAll(e.start().variables());
        e.terms().forEach(term -> names.addAll(term.coefficient().variables()));
      }
      case Reply.OfResummedExpansion(ResummedExpansion e, var basis, var forecast) -> {
        names.addAll(e.variables());
        names.addAll(e.start().variables());
        e.terms().forEach(term -> add(term.coefficient(), names));
      }
      case Reply.OfValue v -> {
        names.addAll(v.start().variables());
        v.value().terms().values().forEach(c -> names.addAll(c.variables()));
      }
      case Reply.OfList l -> l.items().forEach(item -> names.addAll(variables(item)));
      default -> {}
    }
    return names;
  }

  /** The eigenvalues behind roots are variables, too. */
  private static void add(ResummedForm form, Set<String> names) {
    names.addAll(form.variables());
    form.roots().forEach(root -> names.add(root.eigenvalue()));
  }

  /** The variables for the end of a sentence. */
  static String listed(Set<String> names) {
    return switch (names.size()) {
      case 0 -> ", which has no variables";
      case 1 -> "; its variable is " + names.iterator().next();
      default -> "; its variables are " + String.join(", ", List.copyOf(names));
    };
  }
}
