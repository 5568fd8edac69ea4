package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatexOfNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "C",
        "",
        "\\nabla_{ν} C^{μ}_{μ}",
        "\\tilde{G}^{\\star}",
        "\\mathrm{loss}\\,\\Gamma\\_\\{x\\}",
        "\\lVert G \\rVert|",
      })
  void lettersFontsAccentsAndSignsAreKnown(String latex) {
    assertEquals(Optional.empty(), LatexOfNames.firstForeign(latex));
  }

  /** TeX reads files, defines commands, and spells any sign by its number. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "C\\input{secret}, \\input",
        "\\nabla\\write18{ls}, \\write",
        "\\def\\nabla{}, \\def",
        "\\catcode`C, \\catcode",
        "\\nablaC, \\nablaC",
        "^^5cinput, ^^",
        "C^^M, ^^",
        "C%comment, %",
        "C$x$, $",
        "C#1, #",
        "C&C, &",
        "C~C, ~",
        "C\\\\C, \\\\",
        "C\\1, \\1",
        "C\\, \\",
      })
  void whatDoesMoreThanShowASignIsForeign(String latex, String foreign) {
    assertEquals(Optional.of(foreign), LatexOfNames.firstForeign(latex));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "\n", "\r", "\u0000", "\u001f"})
  void controlCharactersAreForeign(String sign) {
    assertEquals(Optional.of(sign), LatexOfNames.firstForeign("C" + sign));
  }
}
