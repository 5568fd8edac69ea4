package chladni.language;

import chladni.problem.ProblemException;
import java.util.Optional;
import java.util.Set;

/** The names that cannot be assigned to, besides those of functions and options. */
public final class Reserved {
  /** Where a variable goes to in a limit; no number. */
  static final String INFINITY = "inf";

  /** The truth values. */
  static final Set<String> TRUTHS = Set.of("true", "false");

  private static final Set<String> CONSTANTS = Set.of("eta", "pi", "inf");
  private static final Set<String> TENSORS = Set.of("G", "H", "J", "C", "S");
  private static final Set<String> WORDS =
      Set.of(
          "N", "B", "E", "T", "M", "eta", "inf", "pi", // variables and constants
          "G", "H", "J", "C", "S", // tensors
          "c", "m", "MOO", // diagrams
          "true", "false", "for", "if"); // truth values, repetitions, conditions

  private Reserved() {}

  /**
   * Whether a name is a variable, a constant, a tensor or an eigenvalue, begins diagrams or
   * repetitions, or is a truth value.
   */
  public static boolean contains(String name) {
    return WORDS.contains(name) || isEigenvalue(name);
  }

  /**
   * Checks that a name may stand for something of the user's.
   *
   * @throws ProblemException if it means something already
   */
  static void check(String name, Registry registry) {
    why(name, registry)
        .ifPresent(
            why -> {
              throw ProblemException.unfit(
                  name + " cannot be assigned to: it is " + why,
                  "choose another name, such as " + name + "_1");
            });
  }

  private static Optional<String> why(String name, Registry registry) {
    if (contains(name)) {
      return Optional.of("a name of the theory");
    }
    if (registry.find(name).isPresent()) {
      return Optional.of("a function");
    }
    return registry.words().contains(name)
        ? Optional.of("an option of functions")
        : Optional.empty();
  }

  /** Whether a name is that of a constant, or of the learning rate. */
  static boolean isConstant(String name) {
    return CONSTANTS.contains(name);
  }

  /** Whether a name is that of a tensor. */
  static boolean isTensor(String name) {
    return TENSORS.contains(name);
  }

  /** Whether a name is one of {@code k1}, {@code k2}, …. */
  public static boolean isEigenvalue(String name) {
    return name.length() > 1
        && name.charAt(0) == 'k'
        && name.charAt(1) != '0'
        && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }
}
