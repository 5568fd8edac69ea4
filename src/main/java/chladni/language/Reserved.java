package chladni.language;

import java.util.Set;

/** The names that cannot be assigned to, besides those of functions and options. */
public final class Reserved {
  private static final Set<String> WORDS =
      Set.of(
          "N", "B", "E", "T", "M", "eta", "inf", "pi", // variables and constants
          "G", "H", "J", "C", "S", // tensors
          "c", "m", "MOO"); // diagrams

  private Reserved() {}

  /** Whether a name is a variable, a constant, a tensor, an eigenvalue or begins diagrams. */
  public static boolean contains(String name) {
    return WORDS.contains(name) || isEigenvalue(name);
  }

  /** Whether a name is one of {@code k1}, {@code k2}, …. */
  public static boolean isEigenvalue(String name) {
    return name.length() > 1
        && name.charAt(0) == 'k'
        && name.charAt(1) != '0'
        && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }
}
