package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.render.Notation.Fence;
import chladni.render.Notation.Index;
import chladni.render.Notation.Level;
import chladni.render.Notation.Relator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotationTest {
  private static final Notation G = Notation.lower(Notation.name("G"), List.of("mu"));
  private static final Notation ETA = Notation.upper(Notation.name("eta"), List.of("mu", "nu"));
  private static final Notation DC =
      Notation.juxtaposition(
          List.of(
              Notation.lower(Notation.NABLA, List.of("nu")),
              Notation.lower(Notation.name("C"), List.of("mu", "lambda"))));

  @Test
  void tensorsHaveTheirIndicesInOrder() {
    Notation product = Notation.juxtaposition(List.of(G, ETA, DC));
    assertEquals("G_μ η^{μν} ∇_ν C_{μλ}", TextWriter.UNICODE.write(product));
    assertEquals("G_mu eta^{mu nu} D_nu C_{mu lambda}", TextWriter.ASCII.write(product));
    assertEquals(
        "G_{\\mu} \\eta^{\\mu\\nu} \\nabla_{\\nu} C_{\\mu\\lambda}", LatexWriter.write(product));
    Notation mixed =
        new Notation.Indexed(
            Notation.name("H"),
            List.of(
                new Index(Notation.name("mu"), Level.UPPER),
                new Index(Notation.name("a"), Level.LOWER)));
    assertEquals("H^μ_a", TextWriter.UNICODE.write(mixed));
    assertEquals("H^{\\mu}{}_{a}", LatexWriter.write(mixed));
  }

  @Test
  void decimalsHavePowersOfTen() {
    Notation small = Notation.decimal(-1e-4);
    assertEquals("-1.0E-4", TextWriter.UNICODE.write(small));
    assertEquals("-1.0 \\cdot 10^{-4}", LatexWriter.write(small));
    assertEquals(
        "<mrow><mo>−</mo><mn>1.0</mn><mo>·</mo><msup><mn>10</mn><mrow><mo>−</mo><mn>4</mn></mrow>"
            + "</msup></mrow>",
        MathmlWriter.write(small));
    assertEquals("0.25", LatexWriter.write(Notation.decimal(0.25)));
    assertEquals("\\text{NaN}", LatexWriter.write(Notation.decimal(Double.NaN)));
  }

  @Test
  void cumulantsAndPropagatorsAreApplications() {
    Notation gradient = new Notation.Glyph("Dl", "∇l", "\\nabla l");
    Notation cumulant =
        new Notation.Application(
            new Notation.Glyph("C", "𝒞", "\\mathcal{C}"),
            Fence.SQUARE,
            List.of(List.of(gradient, gradient)));
    assertEquals("𝒞[∇l, ∇l]", TextWriter.UNICODE.write(cumulant));
    assertEquals("\\mathcal{C}[\\nabla l, \\nabla l]", LatexWriter.write(cumulant));
    Notation propagator =
        new Notation.Application(
            Notation.name("P"),
            Fence.ROUND,
            List.of(
                List.of(Notation.name("T")),
                List.of(
                    Notation.name("k1"),
                    Notation.sum(List.of(Notation.name("k1"), Notation.name("k2"))))));
    assertEquals("P(T; k1, k1 + k2)", TextWriter.ASCII.write(propagator));
  }

  @Test
  void bracketsStandWhereTheTargetNeedsThem() {
    Notation a = Notation.name("a");
    Notation b = Notation.name("b");
    Notation sum = Notation.sum(List.of(a, new Notation.Negation(b)));
    Notation half = new Notation.Quotient(sum, Notation.integer(2));
    assertEquals("(a - b)/2", TextWriter.ASCII.write(half));
    assertEquals("\\frac{a - b}{2}", LatexWriter.write(half));
    assertEquals("((a - b)/2)^a", TextWriter.ASCII.write(new Notation.Power(half, a)));
    assertEquals(
        "\\left(\\frac{a - b}{2}\\right)^a", LatexWriter.write(new Notation.Power(half, a)));
    assertEquals(
        "a/(b/2)",
        TextWriter.ASCII.write(
            new Notation.Quotient(a, new Notation.Quotient(b, Notation.integer(2)))));
    assertEquals(
        "a - (a - b)",
        TextWriter.ASCII.write(Notation.sum(List.of(a, new Notation.Negation(sum)))));
    assertEquals("(-1)^a", TextWriter.ASCII.write(new Notation.Power(Notation.integer(-1), a)));
    assertEquals(
        "2 \\cdot 3^a",
        LatexWriter.write(
            Notation.product(
                List.of(Notation.integer(2), new Notation.Power(Notation.integer(3), a)))));
    assertEquals(
        "a*(-b)", TextWriter.ASCII.write(Notation.product(List.of(a, new Notation.Negation(b)))));
    assertEquals(
        "exp(-a*b)",
        TextWriter.ASCII.write(
            new Notation.Exponential(new Notation.Negation(Notation.product(List.of(a, b))))));
    assertEquals("e^{a - b}", LatexWriter.write(new Notation.Exponential(sum)));
  }

  @Test
  void linesAreAligned() {
    Notation lines =
        new Notation.Lines(
            List.of(
                List.of(Notation.name("loss"), new Notation.Words("= 1")),
                List.of(Notation.name("x"), new Notation.Words("= 22"))));
    assertEquals("loss = 1\nx    = 22", TextWriter.ASCII.write(lines));
    assertEquals(
        "\\begin{aligned}\n\\mathrm{loss} & \\text{= 1} \\\\\nx & \\text{= 22}\n\\end{aligned}",
        LatexWriter.write(lines));
    Notation equation =
        new Notation.Relation(Notation.name("N"), Relator.EQUAL, Notation.integer(3));
    assertEquals("N = 3", TextWriter.ASCII.write(equation));
    assertEquals("<mrow><mi>N</mi><mo>=</mo><mn>3</mn></mrow>", MathmlWriter.write(equation));
  }
}
