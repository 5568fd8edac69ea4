package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.expansion.Expander;
import chladni.expansion.Quantity;
import chladni.expansion.ResummedExpander;
import chladni.expansion.ResummedTerm;
import chladni.history.Grid;
import chladni.history.StochasticGradientDescent;
import chladni.landscape.Landscape;
import chladni.landscape.LandscapeReader;
import chladni.oracle.ExactDescent;
import chladni.oracle.PolynomialLandscape;
import chladni.oracle.Training;
import chladni.value.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Resummed results of "A Perturbative Analysis of Stochastic Gradient Descent", asked through the
 * language and compared as formulas. Where the print is wrong, the row has the corrected form.
 */
class ResummedResultsTest {
  private record Claim(String source, String statement) {}

  /** (1/a)[(1−e^{−bT})/b − (e^{−aT}−e^{−bT})/(b−a)] with a = k1+k2, b = k3. */
  private static final String NESTED =
      "((1 - exp(-k3*T))/k3 - (exp(-(k1 + k2)*T) - exp(-k3*T))/(k3 - k1 - k2))/(k1 + k2)";

  private static final String COROLLARY_1 =
      "coefficient(displacement(3, continuum, E=1, B=1, at=minimum), c(01-2)(02-12-2))";
  private static final String COROLLARY_6 =
      "coefficient(test_loss(2, continuum, process=gd, at=minimum), c(01-2)(02-12))";
  private static final String COROLLARY_6_GAP =
      "coefficient(gap(1, continuum, process=gd, at=minimum), c(01)(01))";

  private static final Stream<Claim> CLAIMS =
      Stream.of(
          new Claim("Example A", "rweight(c(0-1)(01), E=1, B=1) == -(1 - (1 - k1)^T)/k1"),
          new Claim(
              "Proposition 0, resummed, in the continuum",
              "rweight(c(0-1)(01), E=1, B=1, continuum) == -(1 - exp(-k1*T))/k1"),
          new Claim("Example B: three linkless diagrams", "count(diagrams(2, linkless)) == 3"),
          new Claim(
              "Example B",
              "coefficient(test_loss(2, continuum, E=1, B=1), c(01-2)(02-12))"
                  + " == (1 - exp(-T*(k1 + k2)))/(2*(k1 + k2))"),
          new Claim(
              "Example B: the tied chain has no history",
              "coefficient(test_loss(2, continuum, E=1, B=1), c(01-2)(01-12)) == 0"),
          new Claim("Corollary 1", COROLLARY_1 + " == -1/2*" + NESTED),
          new Claim(
              "Corollary 1 for long times",
              "limit(" + COROLLARY_1 + ", T=inf) == -1/(2*(k1 + k2)*k3)"),
          new Claim(
              "Corollary 1 for short times is half the printed product",
              "limit(" + COROLLARY_1 + ", k1=0, k2=0, k3=0) == -T^2/4"),
          new Claim(
              "Corollary 1 along a flat valley grows with T",
              "subs(limit(" + COROLLARY_1 + ", T=inf, k3=0), T=1) == -1/(2*(k1 + k2))"),
          new Claim(
              "Corollary 5",
              "coefficient(test_loss(3, continuum, E=1, B=1), c(012-3)(03-13-23))"
                  + " == -(1 - exp(-T*(k1 + k2 + k3)))/(6*(k1 + k2 + k3))"),
          new Claim(
              "Corollary 5 over the SDE, which has no skew",
              "coefficient(test_loss(3, continuum, E=1, B=1)"
                  + " - test_loss(3, continuum, process=sde), c(012-3)(03-13-23))"
                  + " == -(1 - exp(-T*(k1 + k2 + k3)))/(6*(k1 + k2 + k3))"),
          new Claim(
              "Corollary 6: overfitting of GD at a minimum",
              COROLLARY_6 + " == (1 - exp(-k1*T))/k1*(1 - exp(-k2*T))/k2/(2*N)"),
          new Claim(
              "Corollary 6: generalization gap, with N where the print has 2N",
              COROLLARY_6_GAP + " == (1 - exp(-k1*T))/(k1*N)"),
          new Claim(
              "Corollary 6: the gap tends to the Takeuchi criterion",
              "limit(" + COROLLARY_6_GAP + ", T=inf) == 1/(k1*N)"),
          new Claim(
              "Mean estimation under GD, exactly: C/(2NH) (1 − (1−ηH)^T)²",
              "subs(rweight(c(01-2)(02-12), process=gd), k1=k, k2=k)"
                  + " == (1 - (1 - k)^T)^2/(2*N*k^2)"),
          new Claim(
              "Mean estimation under GD, exactly: gap C/(NH) (1 − (1−ηH)^T)",
              "coefficient(gap(1, resummed, process=gd), c(01)(01)) == (1 - (1 - k1)^T)/(N*k1)"),
          new Claim(
              "HELIX: two updates' worth of the exact sum, with a valley of curvature a·diag(2, 1)",
              "limit(rweight(c(01-2)(02-12), E=1, B=1), T=inf) == 1/(2*(1 - (1 - k1)*(1 - k2)))"),
          new Claim(
              "The tied fork for symbolic N, B, E: Example B and Corollary 6 in one formula",
              "rweight(c(01-2)(02-12)) == N/(2*B^2)*("
                  + "(1 - ((1-k1)*(1-k2))^(N*E/B))/(N/B*(1 - (1-k1)*(1-k2)))"
                  + " + 1/(N/B)^2*((1 - (1-k1)^(N*E/B))*(1 - (1-k2)^(N*E/B))"
                  + " - (1 - (1-k1)^(N/B))*(1 - (1-k2)^(N/B))*(1 - ((1-k1)*(1-k2))^(N*E/B))"
                  + "/(1 - ((1-k1)*(1-k2))^(N/B)))/(k1*k2))"),
          new Claim(
              "Equal and vanishing eigenvalues are no trouble",
              "subs(rweight(c(01-2)(02-12)), k1=0, k2=0) == weight(c(01-2)(02-12))"),
          new Claim(
              "The tied chain for symbolic N, B, E at k = 0",
              "subs(rweight(c(01-2)(01-12)), k1=0, k2=0) == weight(c(01-2)(01-12))"),
          new Claim(
              "A node tied to the root is no link: it stays in the resummed gap",
              "subs(coefficient(gap(2, resummed, E=1, B=1), c(0-12)(01-12)), k1=0, k2=0)"
                  + " == -1/T*(weight(c(0-12)(01-12), E=1, B=1)"
                  + " + weight(c(02-1)(02-12), E=1, B=1))"),
          new Claim(
              "The next term in 1/T of one edge: the second order of (1−k)^T against exp(−kT)",
              "rweight(c(0-1)(01), E=1, B=1, continuum, correction) == -k1*T*exp(-k1*T)/2"),
          new Claim(
              "Eigenvalues follow the numbering as typed",
              "rweight([b -> *, a -> b], N=3, B=1, E=1, k=[1/5, 7/13])"
                  + " == rweight(c(0-1-2)(01-12), N=3, B=1, E=1, k=[7/13, 1/5])"));

  @TestFactory
  Stream<DynamicTest> everyResultIsReproduced() {
    return CLAIMS.map(
        claim ->
            DynamicTest.dynamicTest(
                claim.source(),
                () ->
                    assertEquals(
                        new Reply.OfTruth(true), Session.standard().eval(claim.statement()))));
  }

  /**
   * With a constant Hessian and noise in the gradient alone, two resummed orders are exact;
   * expanded in η they give descent run exactly, to every order.
   */
  @ParameterizedTest
  @CsvSource({"2, 1, 1", "3, 1, 2", "4, 2, 2", "2, 2, 3"})
  void resummedSeriesAreExactOnQuadraticLandscapes(int n, int b, int e) {
    PolynomialLandscape quadratic =
        PolynomialLandscape.read(
            """
            {"weights": ["u"], "start": {"u": "2/3"},
             "data": [
               {"probability": "1/3", "loss": "(1/4)*u^2 + (2)*u^1"},
               {"probability": "2/3", "loss": "(1/4)*u^2 + (-3/2)*u^1"}]}
            """);
    Landscape landscape = LandscapeReader.read(quadratic.json(), "quadratic");
    ResummedExpander expander =
        new ResummedExpander(
            Expander.of(StochasticGradientDescent.reshuffled(Grid.of(n, b, e)), Setting.GENERAL),
            ResummedExpander.Time.STEPS);
    int order = 6;
    Training training = Training.reshuffle(n, b, e);
    assertEquals(
        ExactDescent.testLoss(quadratic, training, order),
        series(expander, Quantity.TEST_LOSS, 2, landscape, order));
    assertEquals(
        ExactDescent.gap(quadratic, training, order),
        series(expander, Quantity.GAP, 2, landscape, order));
  }

  private static List<BigFraction> series(
      ResummedExpander expander, Quantity quantity, int edges, Landscape landscape, int order) {
    BigFraction hessian = new BigFraction(1, 2);
    ClosedForm eta = ClosedForm.symbol("eta");
    List<ClosedForm> sum = new ArrayList<>();
    for (ResummedTerm term : expander.expand(quantity, edges).terms()) {
      Map<String, ClosedForm> eigenvalues = new TreeMap<>();
      for (int i = 1; i <= term.order(); i++) {
        eigenvalues.put("k" + i, eta.times(ClosedForm.of(hessian)));
      }
      ResummedForm coefficient = term.coefficient().substitute(eigenvalues);
      sum.add(
          coefficient
              .expanded()
              .times(eta.pow(term.order()))
              .times(ClosedForm.of(landscape.value(term.diagram()))));
    }
    ClosedForm whole = ClosedForm.sum(sum);
    List<BigFraction> coefficients = new ArrayList<>();
    for (int d = 0; d <= order; d++) {
      coefficients.add(whole.coefficient("eta", d).number().orElseThrow());
    }
    return coefficients;
  }

  @Test
  void aWrongSignIsNoticed() {
    assertEquals(
        new Reply.OfTruth(false),
        Session.standard().eval("rweight(c(0-1)(01), E=1, B=1) == (1 - (1 - k1)^T)/k1"));
  }

  @Test
  void aResummedWeightCarriesItsDiagramAndItsCompactForm() {
    Reply reply = Session.standard().eval("rweight([a -> *, b -> *, a ~ b], E=1, B=1, continuum)");
    String json = new ReplyJson(Context.standard().names()).write(reply);
    for (String field :
        List.of(
            "\"diagram\":\"c(01-2)(02-12)\"",
            "\"compact\":\"P(T; 0, k1 + k2)/2\"",
            "\"text\":\"(1 - exp(-T*(k1 + k2)))/(2*(k1 + k2))\"")) {
      assertEquals(true, json.contains(field), json);
    }
    assertFalse(json.contains("P(T; 0, k1 + k2)/2\",\"text"), json);
  }
}
