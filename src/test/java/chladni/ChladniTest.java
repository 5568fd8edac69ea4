package chladni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import chladni.expansion.Expansion;
import chladni.expansion.Quantity;
import chladni.history.GradientDescent;
import chladni.history.Grid;
import chladni.history.Process;
import chladni.history.StochasticGradientDescent;
import chladni.landscape.Landscape;
import chladni.language.MistakeException;
import chladni.language.Nested;
import chladni.language.Reply;
import chladni.problem.ProblemException;
import chladni.value.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** A program that uses Chladni as a library. */
final class ChladniTest {
  @Test
  void aWeightIsComputedForADiagramAsTyped() {
    Process sgd = StochasticGradientDescent.reshuffled(Grid.symbolic());
    Diagram fork = Chladni.diagram("[a -> *, b -> *, a ~ b]");
    assertEquals(Chladni.diagram("c(01-2)(02-12)"), fork);
    assertEquals("N*E^2/(2*B^2)", Chladni.text(Chladni.reply(Chladni.weight(fork, sgd))));
  }

  /** Census of known results: 1, 4, 17, 101 diagrams. */
  @Test
  void diagramsAreEnumerated() {
    assertEquals(
        List.of(1, 4, 17, 101),
        List.of(1, 2, 3, 4).stream().map(edges -> Chladni.diagrams(edges).size()).toList());
  }

  /** Proposition 0. */
  @Test
  void anExpansionIsWrittenAsTextAndLatex() {
    Expansion loss =
        Chladni.expand(Quantity.TEST_LOSS, 1, GradientDescent.symbolic(), Setting.GENERAL);
    assertEquals("  l\n- T G_μ η^{μν} G_ν\n+ o(η^1)", Chladni.text(Chladni.reply(loss)));
    assertTrue(Chladni.latex(Chladni.reply(loss)).contains("G_{\\mu}"));
  }

  /** One update of GAUSS from h = 0: ½ e^{η/2}/√(1+η) = ½ + η²/8 − η³/12 + …. */
  @Test
  void anExpansionIsEvaluatedOnALandscape() {
    Process once = StochasticGradientDescent.reshuffled(Grid.of(1, 1, 1));
    Expansion loss = Chladni.expand(Quantity.TEST_LOSS, 3, once, Setting.GENERAL);
    Reply.OfSeries series = Chladni.evaluate(loss, Chladni.landscape("gauss", Map.of()));
    Nested expected =
        Nested.of(
            4,
            d ->
                new Nested.Leaf(
                    List.of(
                            new BigFraction(1, 2),
                            BigFraction.ZERO,
                            new BigFraction(1, 8),
                            new BigFraction(-1, 12))
                        .get(d)));
    assertEquals(expected, series.coefficients());
  }

  /** At eigenvalues 0 a resummed weight is the weight. */
  @Test
  void aResummedWeightTakesEigenvalues() {
    Diagram chain = Chladni.diagram("c(0-1)(01)");
    assertEquals(
        ClosedForm.of(-7),
        Chladni.resummedWeight(
                chain,
                StochasticGradientDescent.reshuffled(Grid.of(7, 1, 1)),
                List.of(ClosedForm.ZERO))
            .expanded());
  }

  @Test
  void picturesAndEverythingElseAreOneCallAway() {
    assertTrue(Chladni.svg(Chladni.diagram("c(0-1)(01)")).startsWith("<svg"));
    assertEquals("2", Chladni.text(Chladni.session().eval("automorphisms(c(01-2)(02-12))")));
  }

  /** What is shown on the page about the library. */
  @Test
  void theExampleOfThePageRuns() throws IOException {
    Process sgd = StochasticGradientDescent.reshuffled(Grid.of(2, 1, 1));
    Expansion loss = Chladni.expand(Quantity.TEST_LOSS, 2, sgd, Setting.GENERAL);
    Landscape gauss = Chladni.landscape("gauss", Map.of());
    String series = Chladni.text(Chladni.evaluate(loss, gauss));
    assertTrue(series.startsWith("[1/2, 0, "), series);
    String corollary =
        Chladni.text(Chladni.session().eval("displacement(3, continuum, E=1, B=1, at=minimum)"));
    assertTrue(corollary.contains("J_{νξπ}"), corollary);

    String source = unspaced(Files.readString(Path.of("src/test/java/chladni/ChladniTest.java")));
    for (String block : Files.readString(Path.of("docs", "library.md")).split("```java\n", -1)) {
      if (block.contains("```")) {
        String shown = unspaced(block.substring(0, block.indexOf("```")));
        assertTrue(shown.startsWith("#") || source.contains(shown), shown);
      }
    }
  }

  private static String unspaced(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void mistakesSayWhatIsWrong() {
    MistakeException mistake =
        assertThrows(MistakeException.class, () -> Chladni.diagram("c(0-1)(02)"));
    assertTrue(mistake.mistake().rendered().contains("line 1"), mistake.mistake().rendered());
    assertThrows(ProblemException.class, () -> Chladni.landscape("nowhere", Map.of()));
  }
}
