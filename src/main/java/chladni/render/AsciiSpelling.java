package chladni.render;

import java.util.HashMap;
import java.util.Map;

/**
 * Spells the signs that sentences of this program use in ASCII, for terminals that have nothing
 * else: θ becomes {@code theta}, − becomes {@code -}. What has no spelling becomes {@code ?}.
 *
 * <p>Example: {@code of("E[l(θ_T)] − …")} is {@code E[l(theta_T)] - ...}.
 */
public final class AsciiSpelling {
  private static final Map<Integer, String> SIGNS = signs();

  private AsciiSpelling() {}

  private static Map<Integer, String> signs() {
    Map<Integer, String> signs = new HashMap<>();
    String[] pairs = {
      "−", "-", "…", "...", "·", "*", "∇", "D", "Σ", "sum ", "Π", "prod ", "𝒞", "c", "𝒫", "P",
      "𝔼", "m", "²", "^2", "³", "^3", "½", "1/2", "≥", ">=", "≤", "<=", "→", "->", "⊗", "(x)",
      "∞", "inf", "“", "\"", "”", "\"", "′", "'", "≠", "!=", "ô", "o", "ö", "oe"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      signs.put(pairs[i].codePointAt(0), pairs[i + 1]);
    }
    Greek.letters().forEach((name, letter) -> signs.put(letter.codePointAt(0), name));
    signs.put("Δ".codePointAt(0), "Delta");
    return Map.copyOf(signs);
  }

  /** The text in ASCII. */
  public static String of(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                ascii.append((char) c);
              } else {
                ascii.append(SIGNS.getOrDefault(c, "?"));
              }
            });
    return ascii.toString();
  }
}
