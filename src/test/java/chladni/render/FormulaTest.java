package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class FormulaTest {
  private static final List<String> NAMES = List.of("N", "B", "E", "T", "k1", "k2", "eta");

  private static ClosedForm s(String name) {
    return ClosedForm.symbol(name);
  }

  private static ClosedForm n(long value) {
    return ClosedForm.of(value);
  }

  private static ClosedForm random(SplittableRandom random) {
    ClosedForm above = polynomial(random);
    ClosedForm below = n(random.nextInt(1, 5));
    for (int i = random.nextInt(3); i > 0; i--) {
      ClosedForm factor = polynomial(random);
      below = factor.isZero() ? below : below.times(factor.pow(random.nextInt(1, 3)));
    }
    return above.times(polynomial(random)).dividedBy(below);
  }

  private static ClosedForm polynomial(SplittableRandom random) {
    List<ClosedForm> terms = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      ClosedForm term = n(random.nextInt(-4, 5));
      for (int j = random.nextInt(3); j > 0; j--) {
        term = term.times(s(NAMES.get(random.nextInt(NAMES.size()))).pow(random.nextInt(1, 4)));
      }
      terms.add(term);
    }
    return ClosedForm.sum(terms);
  }

  @Test
  void textHasTheValueOfTheFormula() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300; i++) {
      ClosedForm formula = random(random);
      Map<String, BigFraction> point = new HashMap<>();
      for (String name : NAMES) {
        point.put(name, new BigFraction(random.nextInt(300, 900), random.nextInt(1, 300)));
      }
      String text = TextFormula.of(formula);
      assertEquals(formula.evaluate(point), TextEvaluator.value(text, point), text);
      assertTrue(text.matches("[-+*/^() A-Za-z0-9]*"), text);
    }
  }

  @Test
  void textIsShortAndConventional() {
    ClosedForm two = n(2);
    assertEquals(
        "N*E^2/(2*B^2)",
        TextFormula.of(s("E").pow(2).times(s("N")).dividedBy(two.times(s("B").pow(2)))));
    assertEquals(
        "N*E*(N*E - B)/(2*B^2)",
        TextFormula.of(
            s("E")
                .times(s("N"))
                .times(s("B").minus(s("E").times(s("N"))))
                .dividedBy(n(-2).times(s("B").pow(2)))));
    assertEquals("T*(T - 1)/2", TextFormula.of(s("T").pow(2).minus(s("T")).dividedBy(two)));
    assertEquals("1 - k1", TextFormula.of(n(1).minus(s("k1"))));
    assertEquals("-T", TextFormula.of(s("T").negate()));
    assertEquals("-3/4", TextFormula.of(ClosedForm.of(new BigFraction(-3, 4))));
    assertEquals("0", TextFormula.of(n(0)));
    assertEquals("-1/B", TextFormula.of(n(-1).dividedBy(s("B"))));
    assertEquals("1/(1 - k1)^2", TextFormula.of(n(1).dividedBy(s("k1").minus(n(1)).pow(2))));
    assertEquals("-1/(1 - k1)", TextFormula.of(n(1).dividedBy(s("k1").minus(n(1)))));
    assertEquals(
        "1/(k1 + k2 - k1*k2)",
        TextFormula.of(n(1).dividedBy(n(1).minus(n(1).minus(s("k1")).times(n(1).minus(s("k2")))))));
  }

  @Test
  void latexIsIdiomatic() {
    assertEquals(
        "\\frac{N E (N E - B)}{2 B^2}",
        LatexFormula.of(
            s("E")
                .times(s("N"))
                .times(s("E").times(s("N")).minus(s("B")))
                .dividedBy(n(2).times(s("B").pow(2)))));
    assertEquals("-\\frac{1}{2}", LatexFormula.of(ClosedForm.of(new BigFraction(-1, 2))));
    assertEquals(
        "\\eta k_1^2 k_{10}", LatexFormula.of(s("eta").times(s("k1").pow(2)).times(s("k10"))));
    assertEquals("B^{12}", LatexFormula.of(s("B").pow(12)));
  }

  @Test
  void mathmlIsWellFormed() throws Exception {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 20; i++) {
      String text = MathmlFormula.of(random(random));
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text)));
      assertEquals("math", document.getDocumentElement().getTagName());
    }
    assertEquals(
        "<math"
            + " xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>N</mi><mn>2</mn></mfrac></math>",
        MathmlFormula.of(s("N").dividedBy(n(2))));
  }
}
