package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.symja.Algebra;
import chladni.symja.PresentationRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions keep their shape when they are written. */
final class AlgebraNotationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(1-k1)^T*Log[1-k1] | (1 - k1)^T*log(1 - k1) | (1-k_1)^T \\log(1-k_1)",
        "-Log[2]/Log[1-k1] | -log(2)/log(1 - k1) | -\\frac{\\log(2)}{\\log(1-k_1)}",
        "-1 + N | N - 1 | N-1",
        "-(-1 - N)*T/3 | (1 + N)*T/3 | \\frac{(1+N) T}{3}",
        "(1-k1)^(-T) | 1/(1 - k1)^T | \\frac{1}{(1-k_1)^T}",
        "N^(1/2)*2/3 | 2*N^(1/2)/3 | \\frac{2 N^{\\frac{1}{2}}}{3}",
        "P[T, 0, k1]*Exp[-k2*T] | P(T; 0, k1)*exp(-k2*T) | \\mathcal{P}_T(0,k_1) e^{-k_2 T}",
        "-1/2 | -1/2 | -\\frac{1}{2}",
        "(N*E)^2 | (N*E)^2 | (N E)^2",
        "(N^2)^T | (N^2)^T | (N^2)^T"
      })
  void shapesAreKept(String input, String text, String latex) {
    Algebra tree =
        PresentationRules.read("(* test: " + input + " = 0 *) 0 :> 0")
            .rules()
            .get(0)
            .examples()
            .get(0)
            .before();
    assertEquals(text, TextWriter.ASCII.write(AlgebraNotation.of(tree)));
    assertEquals(
        latex.replace(" ", ""), LatexWriter.write(AlgebraNotation.of(tree)).replace(" ", ""));
  }
}
