package chladni.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.language.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellEvaluatorTest {
  private final CellEvaluator evaluator = new CellEvaluator(Context.standard());

  private List<Output> outputs(String cell) {
    List<Output> outputs = new ArrayList<>();
    evaluator.evaluate(cell, outputs::add);
    return outputs;
  }

  private MimeBundle result(String cell) {
    List<Output> outputs = outputs(cell);
    assertEquals(1, outputs.size(), cell);
    return assertInstanceOf(Output.Result.class, outputs.get(0), cell).bundle();
  }

  private String shown(String cell, String type) {
    return Optional.ofNullable(result(cell).data().get(type)).orElseThrow();
  }

  private Set<String> types(String cell) {
    return result(cell).data().keySet();
  }

  @Test
  void formulasAreShownAsTextAndLatex() {
    MimeBundle bundle = result("weight(c(01-2)(02-12))");
    assertEquals("N*E^2/(2*B^2)", bundle.data().get(MimeBundle.PLAIN));
    assertEquals("$\\displaystyle \\frac{N E^2}{2 B^2}$", bundle.data().get(MimeBundle.LATEX));
    assertEquals(Set.of("text/plain", "text/latex"), bundle.data().keySet());
  }

  @Test
  void anExpansionHasALineForEachTerm() {
    String latex = shown("test_loss(2, E=1, B=1) - test_loss(2, process=ode)", "text/latex");
    assertTrue(latex.startsWith("$\\displaystyle \\begin{aligned}\n&-\\frac{T}{2} G"), latex);
    assertTrue(latex.contains("\\\\\n&+ \\frac{T}{2} C"), latex);
    assertTrue(latex.endsWith("\\\\\n&+ o(\\eta^{2})\n\\end{aligned}$"), latex);
    assertEquals(
        "$\\displaystyle 0 + o(\\eta^{1})$", shown("test_loss(1) - test_loss(1)", "text/latex"));
  }

  @Test
  void aResummedWeightNamesTheDiagramThatNumbersItsEigenvalues() {
    String latex = shown("rweight(c(0-1)(01), E=1, B=1, continuum)", "text/latex");
    assertEquals(
        "$\\displaystyle -\\mathcal{P}_T(0, k_1) = -\\frac{1 - e^{-k_1 T}}{k_1}"
            + " \\quad\\text{with the edges of }\\texttt{c(0-1)(01)}$",
        latex);
  }

  @Test
  void diagramsAndPicturesAreShownAsSvg() {
    Set<String> pictured = Set.of("text/plain", "image/svg+xml", "text/html");
    assertEquals(pictured, types("c(01-2)(02-12)"));
    assertEquals(pictured, types("diagrams(3)"));
    assertEquals(pictured, types("draw(c(01-2)(02-12))"));
    assertEquals(Set.of("text/plain"), types("diagrams(3, E=1, B=1) == diagrams(3)"));
  }

  /** Converters and front ends that leave SVG elements out show images. */
  @Test
  void theHtmlOfAPictureIsAnImageOfTheSameSvg() {
    String html = shown("draw(c(01-2)(02-12))", "text/html");
    String data = html.replaceAll("(?s).*base64,([A-Za-z0-9+/=]+)\".*", "$1");
    assertEquals(
        shown("draw(c(01-2)(02-12))", "image/svg+xml"),
        new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
  }

  @Test
  void moreDiagramsThanCanBeTakenInAreListedOnly() {
    assertTrue(MimeBundle.PLAIN.equals(String.join("", types("diagrams(5)"))));
  }

  @Test
  void listsOfFormulasAreFormulas() {
    assertEquals(
        "$\\displaystyle \\left[N, \\frac{E}{B}\\right]$", shown("[N, E/B]", "text/latex"));
    assertEquals(Set.of("text/plain"), types("[N, c(0-1)(01) == c(0)()]"));
  }

  @Test
  void onlyTheLastReplyOfACellIsItsResult() {
    List<Output> outputs = outputs("1 + 1\nx = 3;\n2 + 2");
    assertEquals(2, outputs.size());
    assertEquals(
        "2",
        assertInstanceOf(Output.Display.class, outputs.get(0)).bundle().data().get("text/plain"));
    assertEquals(
        "4",
        assertInstanceOf(Output.Result.class, outputs.get(1)).bundle().data().get("text/plain"));
    assertEquals(List.of(), outputs("x = 3;"));
    assertEquals(List.of(), outputs(" \n# nothing\n"));
  }

  @Test
  void percentIsTheReplyOfTheCellBefore() {
    assertEquals(List.of(), outputs("N^2;"));
    assertEquals("N^2", shown("%", "text/plain"));
    assertEquals("N^4", shown("%1 * %2", "text/plain"));
  }

  @Test
  void aMistakeNamesItsPlaceAndEndsTheCell() {
    List<Output> outputs = outputs("1\nc(0-1-2)(01-02-12)\n2");
    assertEquals(2, outputs.size());
    Output.Failure failure = assertInstanceOf(Output.Failure.class, outputs.get(1));
    assertEquals("Malformed", failure.name());
    assertEquals("error at line 2, column 13: " + failure.message(), failure.lines().get(0));
    assertEquals("  c(0-1-2)(01-02-12)", failure.lines().get(1));
    assertEquals("              ^", failure.lines().get(2));
    assertEquals("2", shown("1 + 1", "text/plain"));
  }

  @Test
  void aQuestionIsAnsweredWithHelp() {
    String page = shown("help(weight)", "text/plain");
    for (String question : List.of("?weight", "weight?", "??weight", " weight?? ")) {
      assertEquals(page, shown(question, "text/plain"));
    }
  }
}
