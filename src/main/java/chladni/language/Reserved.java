package chladni.language;

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
