package chladni.render;

import java.util.Map;
import java.util.Optional;

/** The Greek letters among the names. */
final class Greek {
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("delta", "δ"),
          Map.entry("epsilon", "ε"),
          Map.entry("zeta", "ζ"),
          Map.entry("eta", "η"),
          Map.entry("theta", "θ"),
          Map.entry("iota", "ι"),
          Map.entry("kappa", "κ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("nu", "ν"),
          Map.entry("xi", "ξ"),
          Map.entry("pi", "π"),
          Map.entry("rho", "ρ"),
          Map.entry("sigma", "σ"),
          Map.entry("tau", "τ"),
          Map.entry("upsilon", "υ"),
          Map.entry("phi", "φ"),
          Map.entry("chi", "χ"),
          Map.entry("psi", "ψ"),
          Map.entry("omega", "ω"));

  private Greek() {}

  /** All letters by their names. */
  static Map<String, String> letters() {
    return LETTERS;
  }

  /** The letter with a name such as {@code mu}. */
  static Optional<String> letter(String name) {
    return Optional.ofNullable(LETTERS.get(name));
  }

  /**
   * A name cut before the digits at its end.
   *
   * @param stem the letters
   * @param digits the digits; empty if there are none
   */
  record Numbered(String stem, String digits) {
    static Numbered of(String name) {
      int end = name.length();
      while (end > 1 && Character.isDigit(name.charAt(end - 1))) {
        end--;
      }
      return new Numbered(name.substring(0, end), name.substring(end));
    }
  }
}
