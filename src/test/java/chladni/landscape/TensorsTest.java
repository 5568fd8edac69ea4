package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.Brackets;
import chladni.oracle.Polynomial;
import chladni.oracle.PolynomialLandscape;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorsTest {

  private static Landscape one(String start, String loss) {
    return LandscapeReader.read(
        "{\"weights\": [\"u\"], \"start\": [\""
            + start
            + "\"], \"data\": [{\"probability\": 1, \"loss\": \""
            + loss
            + "\"}]}",
        "test");
  }

  /** The derivatives of orders 0 to 4, by hand. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 ; exp(u) ; 1 1 1 1 1",
        "1 ; exp(2*u-2) ; 1 2 4 8 16",
        "0 ; exp(-u^2/2) ; 1 0 -1 0 3",
        "1 ; log(u) ; 0 1 -1 2 -6",
        "0 ; log(1+exp(u)-1) ; 0 1 0 0 0",
        "0 ; sin(u) ; 0 1 0 -1 0",
        "0 ; cos(2*u) ; 1 0 -4 0 16",
        "0 ; tanh(u) ; 0 1 0 -2 0",
        "2 ; 1/u ; 1/2 -1/4 1/4 -3/8 3/4",
        "2 ; u^-2 ; 1/4 -1/4 3/8 -3/4 15/8",
        "4 ; sqrt(u) ; 2 1/4 -1/32 3/256 -15/2048",
        "8 ; u^(2/3) ; 4 1/3 -1/72 1/432 -7/10368",
        "4/9 ; u^(-1/2) ; 3/2 -27/16 729/128 -32805/1024 2066715/8192",
        "-3 ; abs(u)*u ; -9 6 -2 0 0",
        "0 ; (1+u)^(1/2) ; 1 1/2 -1/4 3/8 -15/16",
        "1 ; u^u ; 1 1 2 3 8",
        "1/2 ; u^3 ; 1/8 3/4 3 6 0",
        "0 ; u^5 ; 0 0 0 0 0",
        "0 ; sqrt(9/4) + 0*u ; 3/2 0 0 0 0",
        "1 ; (u^2+1)/(u+1) ; 1 1/2 1/2 -3/4 3/2",
      })
  void derivativesAreAsByHand(String start, String loss, String derivatives) {
    Tensors<BigFraction> tensors = one(start, loss).tensors(4);
    List<String> found = new ArrayList<>();
    for (int k = 0; k <= 4; k++) {
      found.add(tensors.derivative(0, k).entry(new int[k]).map(ExactNumber::text).orElse("0"));
    }
    assertEquals(List.of(derivatives.split(" ")), found);
  }

  @Test
  void mixedDerivativesAreThoseOfThePolynomial() {
    PolynomialLandscape polynomials = PolynomialLandscape.random(31, 3, 2, 4);
    Tensors<BigFraction> tensors = LandscapeReader.read(polynomials.json(), "random").tensors(4);
    for (int x = 0; x < 2; x++) {
      for (int code = 0; code < 81; code++) {
        int[] indices = {code % 3, code / 3 % 3, code / 9 % 3, code / 27};
        for (int k = 0; k <= 4; k++) {
          int[] some = java.util.Arrays.copyOf(indices, k);
          Polynomial p = polynomials.losses().get(x);
          for (int i : some) {
            p = p.derivative(i);
          }
          assertEquals(
              p.atPoint(polynomials.start()),
              tensors.derivative(x, k).entry(some).orElse(BigFraction.ZERO));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 ; abs(u) ; abs(u) is not differentiable at the start, where u = 0: abs has a corner at"
            + " 0",
        "0 ; sqrt(u^2) ; sqrt(u^2) is not differentiable at the start, where u^2 = 0: a fractional"
            + " power of 0 does not have all derivatives",
        "1 ; 2/(u-1) ; 1/(u - 1) is not differentiable at the start, where u - 1 = 0: it would"
            + " divide by zero",
        "0 ; u^-1 ; u^(-1) is not differentiable at the start, where u = 0: it would divide by"
            + " zero",
        "-1 ; log(u) ; log(u) is not differentiable at the start, where u = -1: log needs a"
            + " positive number",
        "-1 ; u^(1/2) ; u^(1/2) is not differentiable at the start, where u = -1: a fractional"
            + " power needs a positive number",
      })
  void aLossWithoutDerivativesIsRefusedByName(String start, String loss, String message) {
    ProblemException e = assertThrows(ProblemException.class, () -> one(start, loss));
    assertInstanceOf(Problem.Unfit.class, e.problem());
    assertEquals("test: loss of data item 1: " + message, e.problem().message());
  }

  /** G_μ η^{μν} G_ν, the square of the derivative. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 ; exp(u) ; 7.38905609893065",
        "2 ; sqrt(u) ; 0.125",
        "2 ; pi*u ; 9.869604401089358",
        "2 ; u^u ; 45.86795800060948",
        "1 ; log(1 + exp(-u)) ; 0.07232948812851325",
        "1 ; tanh(u) ; 0.17637844761413468",
      })
  void whereALossHasNoFractionsItsValuesAreDecimals(String start, String loss, double square) {
    Landscape landscape = one(start, loss);
    Numbers numbers =
        landscape.numbers(
            ContractionEvaluationTest.rooted(List.of(1), List.of(0)), Brackets.CUMULANT);
    assertEquals(square, assertInstanceOf(Numbers.Decimal.class, numbers).decimals().get(0), 1e-12);
    assertEquals("one loss", numbers.method().text());
    ProblemException e = assertThrows(ProblemException.class, () -> landscape.tensors(1));
    assertTrue(e.problem().message().contains("is not rational at the start"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "u^100000 ; exponent 100000",
        "((u^1000)^1000)^1000 ; too long",
        "u^-10000*u^-10000 ; too long",
        "sum(i=1..10000000, u) ; too many terms",
        "sum(i=1..2000, sum(j=1..2000, u)) ; operations",
      })
  void aLossBeyondReachIsRefused(String loss, String message) {
    ProblemException e =
        assertThrows(ProblemException.class, () -> one("123456789/987654321", loss));
    assertInstanceOf(Problem.BeyondReach.class, e.problem());
    assertTrue(e.problem().message().startsWith("test: loss of data item 1: "));
    assertTrue(e.problem().message().contains(message), e.problem().message());
  }

  @Test
  void anIndexOutsideItsRangeIsNamed() {
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () ->
                LandscapeReader.read(
                    """
                    {"weights": "w[1..3]", "start": {"w": 0},
                     "data": [{"probability": 1, "loss": "sum(i=1..3, w[i+1])"}]}
                    """,
                    "test"));
    assertEquals("test: loss of data item 1: there is no w[4]", e.problem().message());
    assertEquals("the indices of w run from 1 to 3", e.problem().hint());
  }

  @Test
  void manyWeightsNeedNoDenseTensors() {
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": "w[1..200]", "start": {"w": 1},
             "data": [{"probability": 1, "loss": "sum(i=1..199, w[i]^2*w[i+1]^3)"}]}
            """,
            "test");
    Tensors<BigFraction> tensors = landscape.tensors(5);
    assertEquals(199, tensors.derivative(0, 5).entries().size());
    assertEquals(new BigFraction(12), tensors.mean(5).entry(7, 7, 8, 8, 8).orElseThrow());
  }

  @Test
  void contractionIsSummationOverAnIndex() {
    Landscape landscape =
        LandscapeReader.read(
            """
            {"weights": ["u", "v"], "start": [1, 2],
             "data": [{"probability": 1, "loss": "u^2*v"}]}
            """,
            "test");
    Tensors<BigFraction> t = landscape.tensors(3);
    // H = [[2v, 2u], [2u, 0]], G = (2uv, u^2)
    assertEquals(
        Stream.of(18, 8).map(BigFraction::new).toList(),
        List.copyOf(t.mean(2).contracted(t.mean(1)).entries().values()));
    // J_uuv = 2: J·G = [[2*1, 2*4], [2*4, 0]]
    assertEquals(
        Stream.of(2, 8).map(BigFraction::new).toList(),
        List.copyOf(t.mean(3).contracted(t.mean(1)).entries().values()));
  }
}
