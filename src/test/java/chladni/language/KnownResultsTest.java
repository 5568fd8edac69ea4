package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.algebra.ClosedForm;
import chladni.diagram.DiagramEnumeration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Results of "A Perturbative Analysis of Stochastic Gradient Descent" that need no resummation,
 * asked through the language. Each row is a statement that must be true. Where the print is wrong,
 * the row has the corrected form; the reason is given in docs/mathematics.md.
 */
class KnownResultsTest {
  private record Claim(String source, String statement) {}

  private static final Stream<Claim> CLAIMS =
      Stream.of(
          // Proposition 0: −T G·η·G.
          new Claim("Proposition 0", "test_loss(1) == uvalue(c(0)()) - N*E/B*uvalue(c(0-1)(01))"),
          new Claim(
              "Proposition 0, T updates of single points",
              "test_loss(1, E=1, B=1) == uvalue(c(0)()) - T*uvalue(c(0-1)(01))"),
          // Proposition 2 and Table 2, coefficients of order 2 in M = E/B.
          new Claim(
              "Proposition 2: G H G",
              "coefficient(test_loss(2, in=M), c(0-1-2)(01-12)) == M*N*(M*N - 1/2)"),
          new Claim(
              "Proposition 2: C H", "coefficient(test_loss(2, in=M), c(01-2)(02-12)) == M*N*M/2"),
          new Claim(
              "Proposition 2: half of grad C times G",
              "coefficient(test_loss(2, in=M), c(01-2)(01-12)) == M*N*(M - 1/B)/2"),
          new Claim(
              "Table 2: histories for E = B = 1",
              "[histories(c(0-1)(01), E=1, B=1), 2*histories(c(0-1-2)(02-12), E=1, B=1),"
                  + " 2*histories(c(01-2)(02-12), E=1, B=1), histories(c(01-2)(01-12), E=1, B=1)]"
                  + " == [T, T^2, T, 0]"),
          // Corollary 2: T (N−1)/(4N) ηη∇C, where the value of c(01)(01-1) is half of ∇C.
          new Claim(
              "Corollary 2: GD against SGD",
              "subs(displacement(2, process=gd), T=N) - subs(displacement(2, E=1, B=1), T=N)"
                  + " == N*(N - 1)/(4*N)*2*uvalue(c(01)(01-1))"),
          // Corollary 3: −(T/4) ∇(G·G) = −(T/2) H·G.
          new Claim(
              "Corollary 3: SGD against ODE, no noise",
              "displacement(2, E=1, B=1, noise=none) - displacement(2, process=ode, noise=none)"
                  + " == -T/4*2*uvalue(c(0-1)(01-1))"),
          // Corollary 4: over the ODE (T/2) C·H; over the noise-matched SDE nothing in C at order
          // 2.
          new Claim(
              "Corollary 4 over the ODE",
              "containing(test_loss(2, E=1, B=1) - test_loss(2, process=ode), C)"
                  + " == T/2*uvalue(c(01-2)(02-12))"),
          new Claim(
              "Corollary 4 over the SDE at order 2",
              "test_loss(2, E=1, B=1) - test_loss(2, process=sde)"
                  + " == -T/2*uvalue(c(0-1-2)(01-12))"),
          new Claim(
              "Corollary 4 over the SDE first differs in C at order 3",
              "coefficient(test_loss(3, E=1, B=1) - test_loss(3, process=sde), c(0-12-3)(01-13-23))"
                  + " == T/2"),
          // Corollary 7: (E0−1)/(4 E0) N ηη∇(C + GG), with the untied chain that the print lacks.
          new Claim(
              "Corollary 7: epochs",
              "subs(displacement(2, E=E0, B=1), eta=eta/E0) - subs(displacement(2, E=1, B=1), T=N)"
                  + " == (E0 - 1)/(4*E0)*N"
                  + "*(2*uvalue(c(01)(01-1)) + 2*uvalue(c(0-1)(01-1)))"),
          // Question 2: (M0−1)/(4 M0) N G·∇(C + GG).
          new Claim(
              "Question 2: epochs, test loss",
              "subs(test_loss(2, E=M0, B=1), eta=eta/M0) - subs(test_loss(2, E=1, B=1), T=N)"
                  + " == (M0 - 1)/(4*M0)*N"
                  + "*(2*uvalue(c(01-2)(01-12)) + 2*uvalue(c(0-1-2)(01-12)))"),
          // Appendix, batch size: M (N−1)/4 G∇C.
          new Claim(
              "Appendix: effect of batch size",
              "subs(test_loss(2, process=gd), T=M*N) - test_loss(2, B=1, E=M)"
                  + " == M*(N - 1)/4*2*uvalue(c(01-2)(01-12))"),
          // Appendix, non-Gaussian noise; the print lost its minus sign.
          new Claim(
              "Appendix: effect of non-Gaussian noise",
              "select(test_loss(3, E=1, B=1) - test_loss(3, process=sde), S, J)"
                  + " == -T/6*uvalue(c(012-3)(03-13-23))"),
          new Claim(
              "Gaussian noise has no skew",
              "coefficient(test_loss(3, E=1, B=1, noise=gaussian), c(012-3)(03-13-23)) == 0"),
          // Fixed orders and reshuffling agree through order 3 and no further.
          new Claim(
              "Sampling: fixed equals reshuffled through order 3",
              "test_loss(3, sampling=fixed) == test_loss(3)"),
          new Claim(
              "Sampling: fixed differs from reshuffled at order 4",
              "weight(c(02-13-4)(01-14-23-34), sampling=fixed)"
                  + " - weight(c(02-13-4)(01-14-23-34)) =="
                  + " N*E^2*(N - B*(2*E) + N*E^2)/(8*B^4) -"
                  + " E*N*(B^2*E - B^2 - 2*B*E^2*N + 2*B*E^2 - 2*B*E + 2*B + E^3*N^2 - E^3*N"
                  + " + E*N + N^2 - 2*N)/(8*B^4*(N - 1))"));

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
   * With η = t/T a diagram with d edges and d+1−p parts, the root's counted, leads with t^d T^(−p).
   */
  @Test
  void aDiagramsPartsGiveItsLeadingPowerAgainstTheOde() {
    Session session = Session.standard();
    for (int d = 1; d <= 4; d++) {
      int edges = d;
      DiagramEnumeration.rooted(d).stream()
          .filter(e -> chladni.diagram.Restrictions.embeddable().admits(e.diagram()))
          .forEach(
              e -> {
                Reply weight = session.eval("weight(" + e.diagram().name() + ", E=1, B=1)");
                int parts = e.diagram().partCount();
                int p = edges + 1 - (parts + 1);
                ClosedForm scaled =
                    ((Reply.OfFormula) weight)
                        .formula()
                        .dividedBy(ClosedForm.symbol("T").pow(edges));
                assertEquals(-p, scaled.degree("T"), e.diagram().name());
              });
    }
  }

  /** The same through the language: Corollary 3 is the −T/2 of an untied chain, p = 0. */
  @Test
  void theLeadingCorrectionToTheOdeIsOfOrderOneOverT() {
    assertEquals(
        new Reply.OfTruth(true),
        Session.standard()
            .eval(
                "part(subs(test_loss(2, E=1, B=1) - test_loss(2, process=ode), eta=t/T),"
                    + " order=2, T=-1) == t^2/T*(uvalue(c(01-2)(02-12)) -"
                    + " uvalue(c(0-1-2)(01-12)))/2"));
  }
}
