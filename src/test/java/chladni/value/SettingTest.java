package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Diagram;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
  private static final Setting MINIMUM = new Setting(Setting.Start.MINIMUM, Setting.Noise.ANY);
  private static final Setting NOISELESS = new Setting(Setting.Start.ANYWHERE, Setting.Noise.NONE);
  private static final Setting GAUSSIAN =
      new Setting(Setting.Start.ANYWHERE, Setting.Noise.GAUSSIAN);

  @Test
  void atAMinimumExactlyTheValuesWithAMeanGradientVanish() {
    PrimeLandscape landscape = PrimeLandscape.atMinimum(3);
    for (Diagram diagram : AllDiagrams.toFourEdges()) {
      boolean zero = landscape.value(Contraction.of(diagram)) == 0;
      assertEquals(zero, MINIMUM.vanishes(diagram), diagram::name);
    }
  }

  @Test
  void withoutNoiseExactlyTheTiedDiagramsVanish() {
    PrimeLandscape landscape = PrimeLandscape.withoutNoise(4);
    for (Diagram diagram : AllDiagrams.toFourEdges()) {
      boolean zero = landscape.value(Contraction.of(diagram)) == 0;
      assertEquals(zero, NOISELESS.vanishes(diagram), diagram::name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "c(0-1)(01), false",
    "c(01)(01), false",
    "c(01-2)(02-12), false",
    "c(012-3)(03-13-23), true",
    "c(012)(02-12), true",
    "c(01-23)(02-12-23), false",
    "c(01-2-3)(02-13), false",
  })
  void gaussianNoiseHasNoCumulantsBeyondTheSecond(String diagram, boolean vanishes) {
    assertEquals(vanishes, GAUSSIAN.vanishes(Spellings.diagram(diagram)));
  }

  @Test
  void anObservablesGradientStaysAtAMinimum() {
    Diagram fork = Spellings.diagram("c(01-2)(01-12)");
    assertTrue(MINIMUM.vanishes(fork));
    assertFalse(MINIMUM.vanishes(fork, List.of(new ScalarField.Observable("s"))));
    assertTrue(
        MINIMUM.vanishes(
            Spellings.diagram("c(0-1)(01)"), List.of(new ScalarField.Observable("s"))));
  }

  @Test
  void nothingVanishesInGeneral() {
    for (Diagram diagram : AllDiagrams.everyKind(3)) {
      assertFalse(Setting.GENERAL.vanishes(diagram));
    }
    assertEquals(OptionalInt.empty(), Setting.GENERAL.largestPart());
    assertEquals(OptionalInt.of(2), GAUSSIAN.largestPart());
    assertEquals(OptionalInt.of(1), NOISELESS.largestPart());
  }

  /** E[∇l ∇l] is the product of the means where there is no noise. */
  @Test
  void momentsDoNotVanish() {
    Contraction moment = Contraction.of(Spellings.read("m(01-2)(02-12)"));
    Contraction mean = Contraction.of(Spellings.read("m(0-1)(01)"));
    assertFalse(NOISELESS.vanishes(moment));
    assertFalse(MINIMUM.vanishes(moment));
    assertTrue(MINIMUM.vanishes(mean));
  }
}
