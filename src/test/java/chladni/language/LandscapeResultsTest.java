package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.TextWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expansions are on the landscapes of the paper, against series computed by hand. */
class LandscapeResultsTest {

  private static Object series(String statement) {
    return Series.of(statement, Map.of());
  }

  /** Coefficients of a power series, cut after some order. */
  private static List<BigFraction> times(List<BigFraction> a, List<BigFraction> b) {
    List<BigFraction> product = new ArrayList<>();
    for (int k = 0; k < a.size(); k++) {
      BigFraction sum = BigFraction.ZERO;
      for (int i = 0; i <= k; i++) {
        sum = sum.add(a.get(i).multiply(b.get(k - i)));
      }
      product.add(sum);
    }
    return product;
  }

  /** l(θ_1) = ½ e^{η/2}/√(1+η), exactly, after one update from h = 0. */
  @Test
  void gaussAfterOneUpdateIsItsClosedForm() {
    List<BigFraction> exponential = new ArrayList<>(List.of(BigFraction.ONE));
    List<BigFraction> root = new ArrayList<>(List.of(BigFraction.ONE));
    for (int k = 1; k <= 6; k++) {
      exponential.add(exponential.get(k - 1).divide(2 * k));
      // binom(−1/2, k)
      root.add(root.get(k - 1).multiply(new BigFraction(1 - 2 * k, 2 * k)));
    }
    List<BigFraction> expected = times(exponential, root).stream().map(c -> c.divide(2)).toList();
    assertEquals(expected, series("evaluate(test_loss(6, N=1, B=1, E=1), landscape(\"gauss\"))"));
  }

  @Test
  void gaussHasTheTensorsOfItsMinimum() {
    String gauss = "landscape(\"gauss\"))";
    // G, H, J and C, S, from c(0-1)(01), c(0-1-2)(01-12) and so on
    assertEquals("1/2", number("evaluate(uvalue(c(01)(01)), " + gauss));
    assertEquals("1/4", number("evaluate(uvalue(c(01-2)(02-12)), " + gauss));
    assertEquals("1/2", number("evaluate(uvalue(c(012-3)(03-13-23)), " + gauss));
  }

  private static String number(String statement) {
    return ReplySource.of(Session.standard().eval(statement));
  }

  /**
   * Gradient descent on a parabola of curvature H and gradient variance C = S², from its minimum:
   * loss − min = (C/(2NH)) (1 − (1 − ηH)^T)², and the gap is (C/(NH)) (1 − (1 − ηH)^T).
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "2, 3, 1, 1", "3, 2, 2, 3", "5, 3, 1/2, 2/3"})
  void meanEstimationByGradientDescentIsItsClosedForm(int n, int t, String h, String s) {
    BigFraction curvature = fraction(h);
    BigFraction variance = fraction(s).multiply(fraction(s));
    // 1 − (1 − ηH)^T to order 2T, a polynomial
    List<BigFraction> decay = new ArrayList<>();
    BigFraction term = BigFraction.ONE;
    for (int k = 0; k <= 4; k++) {
      decay.add(k == 0 ? BigFraction.ZERO : term.negate());
      term = term.multiply(curvature.negate()).multiply(t - k).divide(k + 1);
    }
    String landscape = "landscape(\"mean-estimation\", H=" + h + ", S=" + s + "))";
    String run = "(4, process=gd, N=" + n + ", T=" + t + "), ";
    assertEquals(
        times(decay, decay).stream()
            .map(c -> c.multiply(variance).divide(curvature).divide(2 * n))
            .toList(),
        series("evaluate(test_loss" + run + landscape));
    assertEquals(
        decay.stream().map(c -> c.multiply(variance).divide(curvature).divide(n)).toList(),
        series("evaluate(gap" + run + landscape));
  }

  private static BigFraction fraction(String text) {
    String[] parts = text.split("/", -1);
    return new BigFraction(
        Integer.parseInt(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
  }

  /**
   * HELIX moves along its valley first at order 3: the displacement −½ C_{μν} η³ J_{μνz} summed
   * over the histories of c(01-2)(02-12-2), of which N points visited once have N(N−1)/2.
   */
  @Test
  void helixDescendsAlongItsValleyAtOrderThree() {
    BigFraction zero = BigFraction.ZERO;
    assertEquals(
        List.of(
            List.of(zero, zero, zero, zero),
            List.of(zero, zero, zero, zero),
            // −½ (2 C_{uv} J_{uvz}) N(N−1)/2 with C_{uv} = −½, J_{uvz} = 1, N = 3
            List.of(zero, zero, zero, new BigFraction(3, 2))),
        series("evaluate(displacement(3, N=3, B=1, E=1), landscape(\"helix\"))"));
  }

  @Test
  void helixHasTheTensorsOfItsValley() {
    assertEquals(
        """
        tensor  component  value
        l                  0
        G       u          0
        G       v          0
        G       z          0
        H       u u        2
        H       v v        1
        C       u, u       1/2
        C       u, v       -1/2
        C       v, v       1/2
        J       u v z      1
        gradC   u, u z     1/2
        gradC   u, v z     -1/2
        gradC   v, u z     1/2
        gradC   v, v z     -1/2
        gradC   z, u u     1
        gradC   z, v v     -1
        S       all        0\
        """,
        text("tensors(landscape(\"helix\"))"));
  }

  private static String text(String statement) {
    return new ReplyText(Context.standard().names(), TextWriter.UNICODE)
        .write(Session.standard().eval(statement));
  }

  /** A weight covariance is zero at order 1, a displacement at order 0; both have components. */
  @Test
  void whatIsZeroHasItsComponentsAllTheSame() {
    List<BigFraction> zero = List.of(BigFraction.ZERO);
    List<BigFraction> zeros = List.of(BigFraction.ZERO, BigFraction.ZERO);
    assertEquals(
        List.of(zero, zero, zero),
        series("evaluate(displacement(0, N=1, B=1, E=1), landscape(\"helix\"))"));
    assertEquals(
        List.of(
            List.of(zeros, zeros, zeros),
            List.of(zeros, zeros, zeros),
            List.of(zeros, zeros, zeros)),
        series("evaluate(weight_covariance(1, N=1, B=1, E=1), landscape(\"helix\"))"));
  }

  private static List<String> notes(String statement) {
    List<String> notes = new ArrayList<>();
    Session.standard().run(statement, answer -> notes.addAll(answer.notes()));
    return notes;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "at=minimum ; mean-estimation ; ~~",
        "at=minimum ; gauss ; ~~",
        "noise=gaussian ; mean-estimation ; ~~",
        "noise=gaussian ; helix ; ~~",
        "at=minimum ; logistic-regression ; at=minimum leaves out all terms in G, but the mean"
            + " gradient by w[1] is not 0 at the start of logistic-regression",
        "noise=none ; gauss ; noise=none leaves out all terms with ties, but the gradient by h"
            + " varies with the data on gauss",
        "noise=gaussian ; gauss ; noise=gaussian leaves out all terms with ties of three and more,"
            + " but the gradient by h is not Gaussian on gauss",
      })
  void anAssumptionThatTheLandscapeDoesNotKeepIsNoted(
      String option, String landscape, String note) {
    List<String> notes =
        notes(
            "evaluate(test_loss(2, "
                + option
                + ", T=2, process=gd, N=1), landscape(\""
                + landscape
                + "\"))");
    notes.removeIf(n -> n.startsWith("decimals"));
    assertEquals(note.isEmpty() ? List.of() : List.of(note), notes);
  }

  @Test
  void aReplySaysHowExpectationsWereTaken() {
    assertEquals(
        List.of("decimals, by a sum over 60 rows"),
        notes("evaluate(gap(1, N=2, B=1, E=1), landscape(\"logistic-regression\"))"));
    String json =
        new ReplyJson(Context.standard().names())
            .write(
                Session.standard()
                    .eval("evaluate(gap(1, N=2, B=1, E=1), landscape(\"mean-estimation\"))"));
    assertTrue(json.contains("\"exact\":true,\"method\":\"moments of x\""), json);
  }
}
