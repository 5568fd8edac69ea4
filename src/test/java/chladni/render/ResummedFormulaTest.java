package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ResummedFormulaTest {
  private static final ClosedForm ONE = ClosedForm.of(1);
  private static final ClosedForm ZERO = ClosedForm.of(0);
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm K1 = ClosedForm.symbol("k1");
  private static final ClosedForm K2 = ClosedForm.symbol("k2");
  private static final ClosedForm Z1 = ONE.minus(K1);
  private static final ClosedForm L = ClosedForm.symbol("N").dividedBy(ClosedForm.symbol("B"));

  private static String compact(ResummedForm form) {
    return TextWriter.ASCII.write(ResummedFormulaNotation.compact(form));
  }

  private static String expanded(ResummedForm form) {
    return TextWriter.ASCII.write(ResummedFormulaNotation.expanded(form));
  }

  @Test
  void propagatorsAreNamedInCompactForm() {
    ResummedForm fork = ResummedForm.propagator(T, List.of(ZERO, K1.plus(K2)));
    assertEquals("P(T; 0, k1 + k2)", compact(fork));
    assertEquals(
        "\\mathcal{P}_T(0, k_1 + k_2)", LatexWriter.write(ResummedFormulaNotation.compact(fork)));
    assertEquals(
        "<mrow><msub><mi>𝒫</mi><mi>T</mi></msub><mo"
            + " form=\"prefix\">(</mo><mn>0</mn><mo>,</mo><msub><mi>k</mi><mn>1</mn></msub><mo"
            + " form=\"postfix\">)</mo></mrow>",
        MathmlWriter.write(
            ResummedFormulaNotation.compact(ResummedForm.propagator(T, List.of(ZERO, K1)))));
    assertEquals(
        "-P(T; 0, k1)*P(T; 0, k2)/(2*B)",
        compact(
            ResummedForm.propagator(T, List.of(ZERO, K1))
                .times(ResummedForm.propagator(T, List.of(ZERO, K2)))
                .times(
                    ClosedForm.of(-1).dividedBy(ClosedForm.symbol("B").times(ClosedForm.of(2))))));
    assertEquals(
        "P(T; 0, k1)^2",
        compact(
            ResummedForm.propagator(T, List.of(ZERO, K1))
                .times(ResummedForm.propagator(T, List.of(ZERO, K1)))));
    assertEquals("h(T - 1; 1, 1 - k1)", compact(ResummedForm.discrete(T, List.of(ONE, Z1))));
    assertEquals("0", compact(ResummedForm.ZERO));
  }

  @Test
  void writtenOutTheyAreReadable() {
    assertEquals("(1 - (1 - k1)^T)/k1", expanded(ResummedForm.discrete(T, List.of(ONE, Z1))));
    assertEquals("(1 - exp(-k1*T))/k1", expanded(ResummedForm.propagator(T, List.of(ZERO, K1))));
    assertEquals("(1 - k1)^(N/B)", TextFormula.of(Z1.raisedTo(L)));
    assertEquals("(1 - k1)^(2*T)", TextFormula.of(Z1.raisedTo(T).pow(2)));
    assertEquals("1/(1 - k1)^T", TextFormula.of(ONE.dividedBy(Z1.raisedTo(T))));
    assertEquals("exp(k1*T)", TextFormula.of(ClosedForm.exponential(K1.times(T))));
    assertEquals(
        "exp(-T/3)", TextFormula.of(ClosedForm.exponential(T.dividedBy(ClosedForm.of(-3)))));
    assertEquals(
        "exp(-T/3) + exp(-T/2)",
        TextFormula.of(
            ClosedForm.exponential(T.dividedBy(ClosedForm.of(-2)))
                .plus(ClosedForm.exponential(T.dividedBy(ClosedForm.of(-3))))));
    assertEquals("e^{-k_1 T}", LatexFormula.of(ClosedForm.exponential(K1.times(T).negate())));
    assertEquals("(1 - k_1)^{\\frac{N}{B}}", LatexFormula.of(Z1.raisedTo(L)));
  }

  @Test
  void largeFormsAreWrittenDifferenceByDifference() {
    ClosedForm z2 = ONE.minus(K2);
    ClosedForm z3 = ONE.minus(ClosedForm.symbol("k3"));
    ResummedForm form = ResummedForm.ZERO;
    for (List<ClosedForm> z :
        List.of(
            List.of(Z1, z2, z3), List.of(z2, Z1, z3), List.of(z3, z2, Z1), List.of(Z1, z3, z2))) {
      ClosedForm second = z.get(0).times(z.get(1));
      form =
          form.plus(
              ResummedForm.discrete(
                      T, List.of(ONE, z.get(0), second, second.times(z.get(2)), z.get(2)))
                  .times(ResummedForm.discrete(L, List.of(ONE, z.get(1))))
                  .times(z.get(0).times(second).dividedBy(ClosedForm.of(-3))));
    }
    Map<String, BigFraction> point =
        Map.of(
            "T", new BigFraction(7),
            "N", new BigFraction(6),
            "B", new BigFraction(2),
            "k1", new BigFraction(1, 3),
            "k2", new BigFraction(2, 7),
            "k3", new BigFraction(3, 8));
    String text = expanded(form);
    assertEquals(form.evaluate(point), TextEvaluator.value(text, point));
    assertTrue(text.matches("[-+*/^() A-Za-z0-9]*"), text);
  }

  @Test
  void textWithPowersHasTheValueOfTheFormula() {
    ResummedForm form =
        ResummedForm.discrete(T, List.of(ONE, Z1, Z1.times(ONE.minus(K2))))
            .times(ResummedForm.discrete(L, List.of(ONE, ONE.minus(K2))))
            .plus(ResummedForm.of(Z1.raisedTo(T.negate())));
    Map<String, BigFraction> point =
        Map.of(
            "T", new BigFraction(4),
            "N", new BigFraction(6),
            "B", new BigFraction(2),
            "k1", new BigFraction(1, 3),
            "k2", new BigFraction(2, 7));
    assertEquals(form.evaluate(point), TextEvaluator.value(expanded(form), point));
    assertEquals(form.evaluate(point), TextEvaluator.value(TextFormula.of(form.expanded()), point));
  }

  @Test
  void aDifferenceAtManyNodesIsAFractionForEachAndNeverPutOverOneDenominator() {
    List<ClosedForm> nodes = new ArrayList<>(List.of(ONE));
    for (int i = 1; i <= 12; i++) {
      nodes.add(ONE.minus(ClosedForm.symbol("k" + i)));
    }
    String text = expanded(ResummedForm.discrete(T, nodes));
    for (int i = 1; i <= 12; i++) {
      String power = "(1 - k" + i + ")^T";
      assertEquals(text.indexOf(power), text.lastIndexOf(power));
      assertTrue(text.contains(power), power);
    }
  }
}
