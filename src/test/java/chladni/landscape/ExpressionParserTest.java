package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {
  private static final Scope SCOPE =
      new Scope(
          new LinkedHashSet<>(List.of("u", "v", "H")),
          new LinkedHashMap<>(Map.of("w", new IndexRange(1, 3))));

  private static Expression parse(String text) {
    return ExpressionParser.parse(text, "here", SCOPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-u^2 ; -(u^2)",
        "2^-1 ; 2^(-1)",
        "u^v^2 ; u^(v^2)",
        "-u*v ; (-u)*v",
        "u - v - H ; (u - v) - H",
        "u/v/2 ; (u/v)/2",
        "u/v*2 ; (u/v)*2",
        "2*u+v ; (2*u)+v",
        "+u ; u",
        "0.25 ; 25/100",
        "1e-2*u ; 0.01*u",
        "1.5E+2 ; 150",
        "sum(i=1..3, w[i]) ; w[1] + w[2] + w[3]",
        "sum(i=1..2, sum(j=i..2, w[j+1]^i)) ; w[2] + w[3] + w[3]^2",
        "dot(w, w) ; w[1]^2 + w[2]^2 + w[3]^2",
        "dot([u, 2], [v, H]) ; u*v + 2*H",
        "sum(i=2..1, u) ; 0",
        "u^0 ; 1",
        "(u-1)^0 ; 1",
      })
  void spellingsMeanTheSame(String one, String other) {
    assertEquals(tensors(one), tensors(other));
  }

  @Test
  void aSignBindsLessTightlyThanAPower() {
    assertEquals(
        new Expression.Negation(
            new Expression.Power(
                new Expression.Variable("u"), new Expression.Constant(new BigFraction(2)))),
        parse("-u^2"));
  }

  /** All derivatives to order 3 at u = 1, v = 2, w = (1, 3, 5), H = 3. */
  private static List<SymmetricTensor<BigFraction>> tensors(String loss) {
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": ["u", "v", "w[1..3]"], "start": [1, 2, 1, 3, 5], "parameters": {"H": 3},
             "data": [{"probability": 1, "loss": "%s"}]}
            """
                .formatted(loss),
            "test");
    // u^v has rational derivatives by v because u = 1
    Tensors<BigFraction> tensors = landscape.tensors(3);
    return List.of(
        tensors.derivative(0, 0),
        tensors.derivative(0, 1),
        tensors.derivative(0, 2),
        tensors.derivative(0, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-u^2",
        "(-u)^2",
        "u - (v - H)",
        "u - -v",
        "u/(v*H)",
        "(u^v)^2",
        "u^v^2",
        "2/3*u",
        "u^(2/3)",
        "exp(-u^2/2) + sum(i=1..3, w[i+1-1]*i) - dot(w, [u, v, 1])",
        "pi*u",
        "-(u + v)",
        "(u + v)*(u - v)",
        "1/u^2",
        "(1/u)^2"
      })
  void aPrintedExpressionReadsBackAsItself(String text) {
    Expression e = parse(text);
    assertEquals(e, parse(e.text()), e.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "u + * v ; 5 ; expected a number, a name or '(', found '*'",
        "u + ; 4 ; expected a number, a name or '(', found the end",
        "(u + v ; 7 ; expected ')' for the bracket of column 1, found the end",
        "u v ; 3 ; expected an operator or the end, found 'v'",
        "u) ; 2 ; expected an operator or the end, found ')'",
        "2u ; 2 ; a name directly after 2",
        "u + foo ; 5 ; unknown name foo",
        "i ; 1 ; unknown name i",
        "sum(u=1..2, u) ; 5 ; u already means something else",
        "sum(i=1, i) ; 8 ; expected '..' between the bounds of the sum, found ','",
        "w + 1 ; 1 ; w is a vector and needs an index here",
        "dot(w, [1, 2]) ; 8 ; dot needs vectors of one length, not of 3 and 2",
        "dot(w, u) ; 8 ; u is a number, not a vector",
        "exp u ; 5 ; expected '(' after exp, found 'u'",
        "u # v ; 3 ; expected an operator or the end, found '#'",
        "1/0.5.5 ; 6 ; expected an operator or the end, found '.'",
      })
  void aMistakeIsShownWithItsColumnAndACaret(String text, int column, String message) {
    ProblemException e = assertThrows(ProblemException.class, () -> parse(text));
    String[] lines = e.problem().message().split("\n", -1);
    assertEquals("here, column " + column + ": " + message, lines[0]);
    assertEquals("    " + text, lines[1]);
    assertEquals("    " + " ".repeat(column - 1) + "^", lines[2]);
  }

  @Test
  void anUnknownNameIsToldTheKnownOnes() {
    ProblemException e = assertThrows(ProblemException.class, () -> parse("x"));
    assertInstanceOf(Problem.Unknown.class, e.problem());
    assertEquals("the names here are u, v, H, w[1..3]", e.problem().hint());
  }

  @Test
  void longTextsAreShownRoundTheMistakeOnly() {
    String text = "u + ".repeat(100) + "x" + " + u".repeat(100);
    ProblemException e = assertThrows(ProblemException.class, () -> parse(text));
    String[] lines = e.problem().message().split("\n", -1);
    assertTrue(lines[0].startsWith("here, column 401: unknown name x"), lines[0]);
    assertTrue(lines[1].length() < 100, lines[1]);
    assertEquals('x', lines[1].charAt(lines[2].length() - 1));
  }

  @Test
  void longSumsAreNotDeepAndDeepOnesAreRefused() {
    parse("u" + " + u".repeat(20_000));
    parse("u" + "*u".repeat(20_000));
    for (String deep :
        List.of("(".repeat(5000) + "u", "-".repeat(5000) + "u", "2^".repeat(5000) + "u")) {
      ProblemException e = assertThrows(ProblemException.class, () -> parse(deep));
      assertTrue(e.problem().message().contains("nested"), e.problem().message());
    }
  }
}
