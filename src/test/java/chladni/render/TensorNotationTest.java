package chladni.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.Anchor;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.value.Contraction;
import chladni.value.NamedContraction;
import chladni.value.ScalarField;
import chladni.value.TensorNames;
import chladni.value.ValueClass;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TensorNotationTest {
  private static final TensorNames NAMES = TensorNames.shipped();
  private static final Diagram CHAIN = rooted(List.of(1, 2), List.of(0, 1));
  private static final Diagram TIED_FORK = rooted(List.of(2, 2), List.of(0, 0));
  private static final Diagram TIED_CHAIN = rooted(List.of(1, 2), List.of(0, 0));
  private static final Diagram CORRELATED_HESSIANS = rooted(List.of(1, 2, 3), List.of(0, 1, 1));

  private static Diagram rooted(List<Integer> parents, List<Integer> parts) {
    return Diagram.of(Presentation.rooted(parents, parts));
  }

  private static NamedContraction named(Diagram diagram) {
    return NamedContraction.of(ValueClass.of(diagram), NAMES);
  }

  private static String explicit(Diagram diagram) {
    return TextWriter.UNICODE.write(TensorNotation.explicit(named(diagram)));
  }

  private static String raised(Diagram diagram) {
    return TextWriter.UNICODE.write(TensorNotation.raised(named(diagram)));
  }

  /** Table 2 and Proposition 2 of the paper. */
  @Test
  void theTermsOfOrderTwoAreWrittenAsInThePaper() {
    assertEquals("G_μ η^{μν} H_{νξ} η^{ξπ} G_π", explicit(CHAIN));
    assertEquals("C_{μν} η^{μξ} η^{νπ} H_{ξπ}", explicit(TIED_FORK));
    assertEquals("1/2 (∇_μ C^ν_ν) η^{μξ} G_ξ", explicit(TIED_CHAIN));
    assertEquals("G_μ H^μ_ν G^ν", raised(CHAIN));
    assertEquals("C_{μν} H^{μν}", raised(TIED_FORK));
    assertEquals("1/2 (∇_μ C^ν_ν) G^μ", raised(TIED_CHAIN));
  }

  @Test
  void asciiSpellsEverythingOut() {
    assertEquals(
        "1/2 (D_mu C^nu_nu) eta^{mu xi} G_xi",
        TextWriter.ASCII.write(TensorNotation.explicit(named(TIED_CHAIN))));
    assertEquals(
        "G_mu c[D^mu D^nu l, D_nu D_xi l] G^xi",
        TextWriter.ASCII.write(TensorNotation.raised(named(CORRELATED_HESSIANS))));
  }

  @Test
  void latexHasTheTensorsOwnLetters() {
    assertEquals(
        "\\frac{1}{2} (\\nabla_{\\mu} C^{\\nu}{}_{\\nu}) \\eta^{\\mu\\xi} G_{\\xi}",
        LatexWriter.write(TensorNotation.explicit(named(TIED_CHAIN))));
    assertTrue(
        LatexWriter.write(TensorNotation.explicit(named(CORRELATED_HESSIANS)))
            .contains("\\mathcal{C}["));
  }

  @Test
  void bracketsWithoutANameStay() {
    assertEquals(
        "G_μ η^{μν} 𝒞[∇_ν ∇_ξ l, ∇_π ∇_ρ l] η^{ξπ} η^{ρσ} G_σ", explicit(CORRELATED_HESSIANS));
    assertEquals(
        "𝔼[∇_μ ∇_ν l ∇_ξ l] η^{μξ} η^{νπ} G_π",
        TextWriter.UNICODE.write(
            TensorNotation.explicit(
                NamedContraction.of(
                    ValueClass.of(TIED_CHAIN, Brackets.MOMENT, List.of(ScalarField.LOSS)),
                    NAMES))));
  }

  @Test
  void freeIndicesComeFirst() {
    Diagram step =
        Diagram.of(
            new Presentation(
                List.of(1), List.of(0), List.of(Anchor.LOOSE_END), OptionalInt.empty()));
    assertEquals("η^{μν} G_ν", explicit(step));
    assertEquals("G^μ", raised(step));
    Diagram covariance =
        Diagram.of(
            new Presentation(
                List.of(2, 3),
                List.of(0, 0),
                List.of(Anchor.LOOSE_END, Anchor.LOOSE_END),
                OptionalInt.empty()));
    assertEquals("η^{μξ} η^{νπ} C_{ξπ}", explicit(covariance));
    assertEquals("C^{μν}", raised(covariance));
    Diagram corollary2 =
        Diagram.of(
            new Presentation(
                List.of(1, 2), List.of(0, 0), List.of(Anchor.LOOSE_END), OptionalInt.empty()));
    assertEquals("1/2 η^{μν} ∇_ν C^ξ_ξ", explicit(corollary2));
    assertEquals("1/2 ∇^μ C^ν_ν", raised(corollary2));
  }

  @Test
  void aTiedRootIsATrace() {
    Diagram gap =
        Diagram.of(
            new Presentation(List.of(1), List.of(0), List.of(Anchor.ROOT), OptionalInt.of(0)));
    assertEquals("C_{μν} η^{μν}", explicit(gap));
    assertEquals("C^μ_μ", raised(gap));
  }

  @Test
  void productsStandSideBySide() {
    Diagram squared =
        Diagram.of(
            new Presentation(
                List.of(2), List.of(0), List.of(Anchor.ROOT, Anchor.ROOT), OptionalInt.empty()));
    assertEquals("l G_μ G^μ", raised(squared));
    Diagram bare =
        Diagram.of(
            new Presentation(List.of(), List.of(), List.of(Anchor.ROOT), OptionalInt.empty()));
    assertEquals("l", raised(bare));
  }

  @Test
  void anObservableKeepsItsDerivatives() {
    assertEquals(
        "G_μ H^μ_ν ∇^ν s",
        TextWriter.UNICODE.write(
            TensorNotation.raised(
                NamedContraction.of(
                    Contraction.of(
                        CHAIN, Brackets.CUMULANT, List.of(new ScalarField.Observable("s"))),
                    NAMES))));
  }
}
