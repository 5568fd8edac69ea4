package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.AllDiagrams;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTest {
  private static Value value(String diagram) {
    return Value.of(Spellings.read(diagram));
  }

  @Test
  void aCumulantIsTheDifferenceOfMoments() {
    assertEquals(value("c(01-2)(01-12)"), value("m(01-2)(01-12)").minus(value("m(0-1-2)(01-12)")));
    assertNotEquals(value("c(01-2)(01-12)"), value("m(01-2)(01-12)"));
  }

  @Test
  void likeTermsAreCollectedWhateverTheirRoot() {
    Value sum = value("c(0-1-2)(01-12)").plus(value("c(0-1-2)(02-12)"));
    assertEquals(value("c(0-1-2)(02-12)").times(ClosedForm.of(2)), sum);
    assertEquals(1, sum.terms().size());
    assertEquals(
        ClosedForm.of(2), sum.coefficient(ValueClass.of(Spellings.diagram("c(0-1-2)(01-12)"))));
  }

  @Test
  void whatCancelsIsGone() {
    Value difference = value("c(0-1-2)(01-12)").minus(value("c(0-1-2)(02-12)"));
    assertTrue(difference.isZero());
    assertEquals(Value.ZERO, difference);
    assertTrue(value("c(0-1)(01)").times(ClosedForm.of(0)).isZero());
  }

  @Test
  void momentsKeepTheirValueOnALandscape() {
    PrimeLandscape landscape = PrimeLandscape.generic(5);
    for (Diagram diagram : AllDiagrams.everyKind(3)) {
      Value moments = Value.of(diagram, Brackets.MOMENT, Contraction.losses(diagram));
      long sum = 0;
      for (var term : moments.terms().entrySet()) {
        long coefficient = term.getValue().number().orElseThrow().getNumerator().longValueExact();
        sum = PrimeLandscape.mod(sum + coefficient * landscape.value(term.getKey().contraction()));
      }
      assertEquals(landscape.momentValue(diagram.presentation()), sum, diagram::name);
    }
  }

  @Test
  void aSettingLeavesWhatDoesNotVanish() {
    Value sum = value("c(0-1-2)(01-12)").plus(value("c(01-2)(02-12)"));
    Setting minimum = new Setting(Setting.Start.MINIMUM, Setting.Noise.ANY);
    assertEquals(value("c(01-2)(02-12)"), sum.under(minimum));
  }

  @Test
  void momentClassesAreExpandedToo() {
    ValueClass moment = ValueClass.of(Spellings.read("m(01-2)(01-12)"));
    assertEquals(
        value("c(01-2)(01-12)").plus(value("c(0-1-2)(01-12)")),
        Value.of(Map.of(moment, ClosedForm.of(1))));
    assertEquals(List.of(), List.copyOf(Value.ZERO.terms().keySet()));
  }

  @Test
  void aValueOfOneDiagramIsThatOfItsClass() {
    Value gradient = Value.of(Spellings.diagram("c(0-1)(01)"));
    assertFalse(gradient.isZero());
    assertEquals(value("c(0-1)(01)"), gradient);
    assertEquals(value("c(0-1)(01)").hashCode(), gradient.hashCode());
    assertNotEquals(value("c(0-1-2)(01-12)").hashCode(), gradient.hashCode());
    assertEquals("{c(0-1)(01)=1}", gradient.toString());
    assertEquals(
        ClosedForm.of(0), gradient.coefficient(ValueClass.of(Spellings.diagram("c(0)()"))));
  }

  @Test
  void likeTermsOfMomentClassesAreCollected() {
    ValueClass moment = ValueClass.of(Spellings.read("m(01-2)(01-12)"));
    ValueClass means = ValueClass.of(Spellings.diagram("c(0-1-2)(01-12)"));
    assertEquals(
        value("c(01-2)(01-12)"),
        Value.of(Map.of(moment, ClosedForm.of(1), means, ClosedForm.of(-1))));
  }
}
