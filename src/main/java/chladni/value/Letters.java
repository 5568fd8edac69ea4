package chladni.value;

import java.util.Map;
import java.util.Optional;

/** The letters of a name in ASCII and in LaTeX. */
final class Letters {
  private Letters() {}

  /** A letter's spellings. */
  private record Spelling(String ascii, String latex) {
    static Spelling greek(String name) {
      return new Spelling(name, "\\" + name);
    }
  }

  private static final Map<String, Spelling> SPELLINGS =
      Map.ofEntries(
          Map.entry("∇", new Spelling("D", "\\nabla")),
          Map.entry("𝒞", new Spelling("c", "\\mathcal{C}")),
          Map.entry("𝔼", new Spelling("m", "\\mathbb{E}")),
          Map.entry("η", Spelling.greek("eta")),
          Map.entry("κ", Spelling.greek("kappa")),
          Map.entry("λ", Spelling.greek("lambda")),
          Map.entry("Γ", Spelling.greek("Gamma")),
          Map.entry("Δ", Spelling.greek("Delta")),
          Map.entry("Θ", Spelling.greek("Theta")),
          Map.entry("Λ", Spelling.greek("Lambda")),
          Map.entry("Ξ", Spelling.greek("Xi")),
          Map.entry("Π", Spelling.greek("Pi")),
          Map.entry("Σ", Spelling.greek("Sigma")),
          Map.entry("Φ", Spelling.greek("Phi")),
          Map.entry("Ψ", Spelling.greek("Psi")),
          Map.entry("Ω", Spelling.greek("Omega")),
          Map.entry("#", new Spelling("#", "\\#")),
          Map.entry("%", new Spelling("%", "\\%")),
          Map.entry("&", new Spelling("&", "\\&")),
          Map.entry("$", new Spelling("$", "\\$")));

  /** The letters in ASCII, if all of them have a spelling there. */
  static Optional<String> ascii(String letters) {
    StringBuilder text = new StringBuilder();
    for (int code : letters.codePoints().toArray()) {
      String letter = Character.toString(code);
      Spelling spelling = SPELLINGS.get(letter);
      if (spelling == null && code >= 128) {
        return Optional.empty();
      }
      text.append(spelling == null ? letter : spelling.ascii());
    }
    return Optional.of(text.toString());
  }

  /** The letters in LaTeX; words of several Latin letters are set upright. */
  static String latex(String letters) {
    StringBuilder latex = new StringBuilder();
    int[] codes = letters.codePoints().toArray();
    int i = 0;
    while (i < codes.length) {
      int end = i;
      while (end < codes.length && codes[end] < 128 && Character.isLetter(codes[end])) {
        end++;
      }
      boolean afterCommand = latex.toString().matches("(?s).*\\\\[A-Za-z]+");
      if (end > i + 1) {
        latex.append("\\mathrm{").append(new String(codes, i, end - i)).append('}');
        i = end;
      } else {
        String letter = Character.toString(codes[i++]);
        Spelling spelling = SPELLINGS.get(letter);
        String next = spelling == null ? letter : spelling.latex();
        latex.append(afterCommand && Character.isLetter(next.charAt(0)) ? " " : "").append(next);
      }
    }
    return latex.toString();
  }
}
