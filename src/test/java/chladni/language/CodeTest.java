package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.TextWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs for other systems, as text; that they compute what they should is tested by running. */
class CodeTest {
  private static String text(String statement) {
    return new ReplyText(Context.standard().names(), TextWriter.UNICODE)
        .write(Session.standard().eval(statement));
  }

  private static String lastLine(String statement) {
    return text(statement).lines().reduce((a, b) -> b).orElseThrow().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code(-x^2/(a*b), python) | return -x**2/(a*b)",
        "code((a - b)/(a + b)^2, python) | return (a - b)/(a + b)**2",
        "code(1/3, python) | return Fraction(1, 3)",
        "code((1 - k1)^T, python) | return (1 - k1)**T",
        "code((1 - k1)^(2*T), mathematica) | f[T_, k1_] := (1 - k1)^(2*T)",
        "code(exp(-k1*T)/2, mathematica) | f[T_, k1_] := Exp[-k1*T]/2",
        "code(N*E/B, mathematica) | f[n_, B_, e_] := n*e/B",
        "code(n*N, mathematica) | f[n$_, n_] := n$*n",
        "code(E0*lambda, python) | return E0*lambda_",
        "code(E0*lambda, sympy) | expression = f(E0, lambda_)",
        "code(0, python) | return 0",
        "code(rweight(c(0-1)(01), E=1, B=1), mathematica) | f[T_, k1_] := -homogeneous[T - 1, {1,"
            + " 1 - k1}]",
      })
  void formulasAreWrittenAsTheTargetReadsThem(String statement, String line) {
    assertEquals(line, lastLine(statement));
  }

  @Test
  void anExpansionBecomesADictionaryOfItsCoefficients() {
    assertEquals(
        """
        def f(N, B, E):
            return {
                "c(0)()": 1,  # l
                "c(0-1)(01)": -N*E/B,  # G_mu eta^{mu nu} G_nu
            }\
        """,
        text("code(test_loss(1), python)"));
    assertEquals(
        """
        f[] := <|
          "c(0)()" -> 1  (* l *)
        |>\
        """,
        text("code(test_loss(0), mathematica)"));
  }

  @Test
  void onlyWhatIsCalledIsDefined() {
    String plain = text("code(weight(c(01-2)(02-12)), sympy)");
    assertFalse(plain.contains("propagator") || plain.contains("homogeneous"), plain);
    String continuum = text("code(rweight(c(01-2)(02-12), E=1, B=1, continuum), python)");
    assertTrue(continuum.contains("def propagator(t, s):"), continuum);
    assertFalse(continuum.contains("homogeneous"), continuum);
  }

  @Test
  void otherTargetsAndOtherRepliesAreRefused() {
    assertEquals(
        "did you mean sympy?",
        assertThrows(MistakeException.class, () -> text("code(N, simpy)"))
            .mistake()
            .problem()
            .hint());
    assertTrue(
        assertThrows(MistakeException.class, () -> text("code(c(0-1)(01), python)"))
            .mistake()
            .problem()
            .message()
            .contains("this is a diagram"));
  }
}
