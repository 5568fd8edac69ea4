package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.Brackets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractionTest {
  private static Contraction.Factor loss(int degree) {
    return new Contraction.Factor(ScalarField.LOSS, degree);
  }

  private static Contraction.Bracket cumulant(Integer... factors) {
    return new Contraction.Bracket(Brackets.CUMULANT, List.of(factors));
  }

  private static Contraction.Edge edge(int lower, int upper) {
    return new Contraction.Edge(new Contraction.At(lower), new Contraction.At(upper));
  }

  @Test
  void aTiedForkIsACovarianceContractedWithAHessian() {
    assertEquals(
        new Contraction(
            List.of(loss(1), loss(1), loss(2)),
            List.of(cumulant(0, 1), cumulant(2)),
            List.of(edge(0, 2), edge(1, 2)),
            0),
        Contraction.of(Spellings.diagram("c(01-2)(02-12)")));
  }

  @Test
  void aBareRootIsTheLossItself() {
    assertEquals(
        new Contraction(List.of(loss(0)), List.of(cumulant(0)), List.of(), 0),
        Contraction.of(Spellings.diagram("c(0)()")));
  }

  @Test
  void aTiedRootSharesItsPartsBracket() {
    assertEquals(
        new Contraction(List.of(loss(1), loss(1)), List.of(cumulant(0, 1)), List.of(edge(0, 1)), 0),
        Contraction.of(Spellings.diagram("c(01)(01)")));
  }

  @Test
  void aLooseEndIsAFreeIndex() {
    assertEquals(
        new Contraction(
            List.of(loss(1)),
            List.of(cumulant(0)),
            List.of(new Contraction.Edge(new Contraction.At(0), new Contraction.Free(0))),
            1),
        Contraction.of(Spellings.diagram("c(0)(0)")));
  }

  @Test
  void momentBracketsStayMomentsWhereTheyDiffer() {
    Contraction moments = Contraction.of(Spellings.read("m(01-2)(02-12)"));
    assertEquals(Brackets.MOMENT, moments.brackets().get(0).kind());
    assertEquals(Brackets.CUMULANT, moments.brackets().get(1).kind());
  }

  @Test
  void anObservableStandsAtTheRoot() {
    ScalarField s = new ScalarField.Observable("s");
    Contraction contraction =
        Contraction.of(Spellings.diagram("c(0-1)(01)"), Brackets.CUMULANT, List.of(s));
    assertEquals(List.of(loss(1), new Contraction.Factor(s, 1)), contraction.factors());
    assertThrows(
        IllegalArgumentException.class,
        () -> Contraction.of(Spellings.diagram("c(0-1)(01)"), Brackets.CUMULANT, List.of()));
  }

  @Test
  void bracketsHoldEveryFactorOnce() {
    List<Contraction.Factor> two = List.of(loss(0), loss(0));
    assertEquals(
        2, new Contraction(two, List.of(cumulant(1), cumulant(0)), List.of(), 0).brackets().size());
    for (List<Contraction.Bracket> brackets :
        List.of(
            List.of(cumulant(0)),
            List.of(cumulant(0, 0)),
            List.of(cumulant(0, 1), cumulant(1)),
            List.of(cumulant(0), cumulant(2)),
            List.of(cumulant(-1, 0)))) {
      assertThrows(
          IllegalArgumentException.class, () -> new Contraction(two, brackets, List.of(), 0));
    }
  }

  @Test
  void anEdgeTouchesItsTwoEnds() {
    assertTrue(edge(0, 2).touches(0));
    assertTrue(edge(0, 2).touches(2));
    assertFalse(edge(0, 2).touches(1));
  }
}
