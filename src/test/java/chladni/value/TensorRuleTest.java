package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.Brackets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorRuleTest {
  private static TensorRule rule(String text) {
    return TensorNames.read("my.names", text).rules().get(0);
  }

  private static IndexedName.Segment segment(
      String letters, String ascii, String latex, IndexedName.Index... indices) {
    return new IndexedName.Segment(letters, ascii, latex, List.of(indices));
  }

  private static IndexedName.Index slot(int slot) {
    return new IndexedName.Slot(slot);
  }

  private static IndexedName.Index lower(int dummy) {
    return new IndexedName.Dummy(dummy, IndexedName.Height.LOWER);
  }

  private static IndexedName.Index upper(int dummy) {
    return new IndexedName.Dummy(dummy, IndexedName.Height.UPPER);
  }

  @Test
  void theIndicesOfANameAreItsSlotsAndThoseSummedOver() {
    assertEquals(
        List.of(segment("∇", "D", "\\nabla", slot(0)), segment("C", "C", "C", upper(0), lower(0))),
        rule("tensor A\nrule 𝒞[∇_ν∇_μ l, ∇_λ l] η^{μλ} = 1/2 ∇_ν C^μ_μ").written().segments());
    assertEquals(
        List.of(segment("R", "R", "R", slot(0), upper(0), upper(1), lower(1), lower(0), slot(1))),
        rule("tensor R\nrule 𝒞[∇_{αβ} l] = R_α^{μν}_{νμβ}").written().segments());
  }

  @Test
  void slotsAreNumberedAsWritten() {
    TensorRule rule = rule("tensor A\nrule 𝒞[∇_α∇_β l, ∇_γ l] = A_{γαβ}");
    assertEquals(List.of(1, 0, 0), rule.slots());
    assertEquals(
        List.of(segment("A", "A", "A", slot(0), slot(1), slot(2))), rule.written().segments());
  }

  @Test
  void lettersBehindTheIndicesBelongToTheName() {
    assertEquals(
        List.of(segment("|G", "|G", "|G", slot(0)), segment("|", "|", "|")),
        rule("tensor A\nrule 𝒞[∇_μ l] = |G_μ|").written().segments());
  }

  @Test
  void lettersWithoutAsciiAreSpelledAsTheTensor() {
    assertEquals(
        List.of(segment("ж", "zh", "ж", slot(0))),
        rule("tensor ж\nascii zh\nrule 𝒞[∇_μ l] = ж_μ").written().segments());
  }

  @Test
  void latexMayHaveSubscriptsThatAreNoIndices() {
    assertEquals(
        List.of(segment("g", "g", "g_{\\mathrm{loss}}^{\\star}", slot(0))),
        rule("tensor g\nrule 𝒞[∇_μ l] = g_μ\nlatex g_{\\mathrm{loss}}^{\\star}_{μ}")
            .written()
            .segments());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c[D_mu D_nu l, D_rho l] eta^{mu rho} = 1/2 Q_nu",
        "c[D_{mu nu} l, D_rho l] eta^{mu, rho} = 1/2 Q_nu",
        "𝒞[∇²_{mn} l, ∇_r l]η^{mr} = 1/2 Q_n",
        "𝒞[∇_m ∇_n l,∇_r l] η^{mr} = 1/2 Q_n",
        "𝒞[∇_μ∇_ν l, ∇_ρ l] η^{μρ} = 1/2 Q_ν",
      })
  void indicesAreLettersOrWords(String text) {
    TensorRule rule = rule("tensor Q\nrule " + text);
    Contraction.Factor hessian = new Contraction.Factor(ScalarField.LOSS, 2);
    Contraction.Factor gradient = new Contraction.Factor(ScalarField.LOSS, 1);
    assertEquals(
        new Contraction(
            List.of(hessian, gradient),
            List.of(new Contraction.Bracket(Brackets.CUMULANT, List.of(0, 1))),
            List.of(new Contraction.Edge(new Contraction.At(0), new Contraction.At(1))),
            0),
        rule.pattern());
    assertEquals(List.of(0), rule.slots());
    assertEquals(List.of(segment("Q", "Q", "Q", slot(0))), rule.written().segments());
  }

  @Test
  void powersOfADerivativeMayHaveTwoDigits() {
    TensorRule rule = rule("tensor T\nrule 𝒞[∇¹⁰_{abcdefghij} l] = T_{abcdefghij}");
    assertEquals(List.of(new Contraction.Factor(ScalarField.LOSS, 10)), rule.pattern().factors());
  }

  @Test
  void momentsAndObservablesAreReadToo() {
    TensorRule rule = rule("tensor A\nrule 𝔼[∇_μ l ∇_ν s] = A_{μν}");
    assertEquals(
        List.of(
            new Contraction.Factor(ScalarField.LOSS, 1),
            new Contraction.Factor(new ScalarField.Observable("s"), 1)),
        rule.pattern().factors());
    assertEquals(
        List.of(new Contraction.Bracket(Brackets.MOMENT, List.of(0, 1))),
        rule.pattern().brackets());
    assertEquals(rule.pattern(), rule("tensor A\nrule m[D_a l, D_b s] = A_{ab}").pattern());
  }

  /**
   * The indices of one derivative commute, and equal gradients within one bracket do. Those of two
   * brackets do not: 𝒞[∇_μ l, ∇_α l] η^{αβ} 𝒞[∇_β∇_γ l, ∇_ν l] is not symmetric in μ and ν.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "𝒞[∇_μ l] = A_μ | [[0]]",
        "𝒞[∇_μ∇_ν l] = A_{μν} | [[0, 1]]",
        "𝒞[∇_μ l, ∇_ν l, ∇_ξ l] = A_{μνξ} | [[0, 1, 2]]",
        "𝒞[∇_μ∇_ν l, ∇_ξ l] = A_{μνξ} | [[0, 1], [2]]",
        "𝒞[∇_μ∇_ν l, ∇_ξ l] = A_{μξν} | [[0, 2], [1]]",
        "𝒞[∇_μ∇_ν l, ∇_ξ∇_π l] = A_{μξνπ} | [[0, 2], [1, 3]]",
        "𝒞[∇_μ l, ∇_ν s] = A_{μν} | [[0], [1]]",
        "𝒞[∇_μ l, ∇_α l] η^{αβ} 𝒞[∇_β∇_γ l, ∇_ν l] = A_{μγν} | [[0], [1], [2]]",
      })
  void exchangeableSlotsAreGrouped(String text, String groups) {
    assertEquals(groups, rule("tensor A\nrule " + text).tensor().symmetric().toString());
  }

  @Test
  void aPatternIsTheSameInAnyOrderOfItsFactors() {
    TensorRule rule = rule("tensor A\nrule 𝒞[∇_μ∇_ν l, ∇_ξ l] η^{μξ} = A_ν");
    assertTrue(rule.samePattern(rule("tensor B\nrule 𝒞[∇_ξ l, ∇_μ∇_ν l] η^{ξμ} = B_ν")));
    assertFalse(rule.samePattern(rule("tensor B\nrule 𝒞[∇_ξ l, ∇_μ∇_ν l] = B_{μνξ}")));
    assertFalse(rule.samePattern(rule("tensor B\nrule 𝔼[∇_ξ l, ∇_μ∇_ν l] η^{ξμ} = B_ν")));
  }

  @Test
  void aRuleKeepsWhatIsSaidAboutIt() {
    TensorRule rule =
        rule(
            """
            # A gradient.

            tensor g
              rule   𝒞[∇_μ l] = g_μ
              why    it is one
              source a book, page 1
              test   c(0-1)(01) = g g
              test   c(0-1-2)(01) = 1/1 l · g · g
            """);
    assertEquals("it is one", rule.why());
    assertEquals("a book, page 1", rule.source());
    assertEquals("my.names, line 3", rule.origin());
    assertEquals(
        List.of("c(0-1)(01) [g, g] my.names, line 7", "c(0-1-2)(01) [l, g, g] my.names, line 8"),
        rule.tests().stream().map(t -> t.diagram() + " " + t.names() + " " + t.origin()).toList());
    assertEquals("", rule("tensor g\nrule 𝒞[∇_μ l] = g_μ").why());
  }
}
