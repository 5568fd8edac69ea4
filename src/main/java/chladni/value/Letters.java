package chladni.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The letters of a name in ASCII and in LaTeX. */
final class Letters {
  private Letters() {}

  /** A letter's spellings. */
  private record Spelling(String ascii, String latex) {}

  private static final Map<String, Spelling> SPELLINGS = spellings();

  private static Map<String, Spelling> spellings() {
    Map<String, Spelling> spellings = new HashMap<>();
    spellings.put("∇", new Spelling("D", "\\nabla"));
    spellings.put("𝒞", new Spelling("c", "\\mathcal{C}"));
    spellings.put("𝔼", new Spelling("m", "\\mathbb{E}"));
    spellings.put("\\", new Spelling("\\", "\\backslash{}"));
    for (String sign : List.of("#", "%", "&", "$")) {
      spellings.put(sign, new Spelling(sign, "\\" + sign));
    }
    String[] greek = {
      "α alpha",
      "β beta",
      "γ gamma",
      "δ delta",
      "ε epsilon",
      "ζ zeta",
      "η eta",
      "θ theta",
      "ι iota",
      "κ kappa",
      "λ lambda",
      "μ mu",
      "ν nu",
      "ξ xi",
      "π pi",
      "ρ rho",
      "σ sigma",
      "τ tau",
      "υ upsilon",
      "φ phi",
      "χ chi",
      "ψ psi",
      "ω omega",
      "Γ Gamma",
      "Δ Delta",
      "Θ Theta",
      "Λ Lambda",
      "Ξ Xi",
      "Π Pi",
      "Σ Sigma",
      "Φ Phi",
      "Ψ Psi",
      "Ω Omega"
    };
    for (String letter : greek) {
      String name = letter.substring(2);
      spellings.put(letter.substring(0, 1), new Spelling(name, "\\" + name));
    }
    return Map.copyOf(spellings);
  }

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
