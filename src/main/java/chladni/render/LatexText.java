package chladni.render;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Spells running text with signs in LaTeX: special characters escaped, Greek letters, raised digits
 * and signs in formulas.
 *
 * <p>Example: {@code of("η = 10⁻²")} is <code>$\eta$ = 10$^{-2}$</code>.
 */
final class LatexText {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) '±', "$\\pm$"),
          Map.entry((int) '∞', "$\\infty$"),
          Map.entry((int) '≤', "$\\le$"),
          Map.entry((int) '≥', "$\\ge$"),
          Map.entry((int) '≫', "$\\gg$"),
          Map.entry((int) '≈', "$\\approx$"),
          Map.entry((int) '→', "$\\to$"),
          Map.entry((int) '∇', "$\\nabla$"),
          Map.entry((int) '√', "$\\surd$"),
          Map.entry((int) '½', "$\\tfrac12$"),
          Map.entry((int) '⊗', "$\\otimes$"),
          Map.entry("𝒫".codePointAt(0), "$\\mathcal{P}$"),
          Map.entry("𝒞".codePointAt(0), "$\\mathcal{C}$"),
          Map.entry((int) '…', "\\dots{}"));

  private static final Map<Integer, String> GREEK =
      Greek.letters().entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  letter -> letter.getValue().codePointAt(0), Map.Entry::getKey));

  private LatexText() {}

  static String of(String text) {
    return text.codePoints()
        .mapToObj(LatexText::sign)
        .collect(Collectors.joining())
        .replace("}$$^{", "");
  }

  private static String sign(int c) {
    if (c == '⁻') {
      return "$^{-}$";
    }
    if (RAISED.indexOf(c) >= 0) {
      return "$^{" + RAISED.indexOf(c) + "}$";
    }
    if (Character.isISOControl(c) && c != '\n' && c != '\t') {
      return "\uFFFD";
    }
    return Optional.ofNullable(GREEK.get(c))
        .map(name -> "$\\" + name + "$")
        .or(() -> Optional.ofNullable(SIGNS.get(c)))
        .orElseGet(() -> Character.toString(c));
  }
}
