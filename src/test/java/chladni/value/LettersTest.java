package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
  @ParameterizedTest
  @CsvSource({
    "G, G",
    "abc~, abc~",
    "∇, D",
    "∇C, DC",
    "𝒞, c",
    "𝔼, m",
    "η, eta",
    "ω, omega",
    "Γ, Gamma",
    "γΔ, gammaDelta",
    "C#%&$, C#%&$",
  })
  void lettersHaveTheirNamesInAscii(String letters, String ascii) {
    assertEquals(Optional.of(ascii), Letters.ascii(letters));
  }

  @Test
  void aLetterWithoutANameHasNoAscii() {
    assertEquals(Optional.empty(), Letters.ascii("Gж"));
    // The first code point beyond ASCII.
    assertEquals(Optional.empty(), Letters.ascii("\u0080"));
  }

  @ParameterizedTest
  @CsvSource({
    "G, G",
    "∇, \\nabla",
    "𝒞, \\mathcal{C}",
    "𝔼, \\mathbb{E}",
    "Γ, \\Gamma",
    "γ, \\gamma",
    "C&%, C\\&\\%",
    "𝒯, 𝒯",
  })
  void lettersHaveTheirCommandsInLatex(String letters, String latex) {
    assertEquals(latex, Letters.latex(letters));
  }

  @ParameterizedTest
  @CsvSource({
    "Hess, \\mathrm{Hess}",
    "ab, \\mathrm{ab}",
    "a b, a b",
    "tr∇G, \\mathrm{tr}\\nabla G",
    "∇tr, \\nabla\\mathrm{tr}",
    "C1, C1",
    "ab12, \\mathrm{ab}12",
    "жж, жж",
  })
  void wordsOfLatinLettersAreUprightAndSingleLettersAreNot(String letters, String latex) {
    assertEquals(latex, Letters.latex(letters));
  }

  /** {@code \nablaC} would be another command. */
  @ParameterizedTest
  @CsvSource({
    "∇C, \\nabla C",
    "∇∇, \\nabla\\nabla",
    "∇1, \\nabla1",
    "∇#, \\nabla\\#",
    "𝒞C, \\mathcal{C}C",
    "#C, \\#C",
    "∇C∇C, \\nabla C\\nabla C",
  })
  void aCommandIsKeptApartFromALetterBehindIt(String letters, String latex) {
    assertEquals(latex, Letters.latex(letters));
  }
}
