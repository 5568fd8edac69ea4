package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.problem.ProblemException;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorNamesTest {
  private final TensorNames shipped = TensorNames.shipped();

  private static NamedContraction named(String diagram, TensorNames names) {
    return NamedContraction.of(ValueClass.of(Spellings.read(diagram)), names);
  }

  @Test
  void everyShippedRulePassesItsOwnTests() {
    assertEquals(
        Set.of("l", "G", "H", "J", "C", "S", "∇C"),
        Set.copyOf(shipped.rules().stream().map(TensorRule::name).toList()));
    for (TensorRule rule : shipped.rules()) {
      assertFalse(rule.tests().isEmpty(), rule.name());
      assertFalse(rule.source().isEmpty(), rule.name());
    }
    shipped.check(Spellings::read);
  }

  /** Table 2 and Proposition 2 of the paper. */
  @ParameterizedTest
  @CsvSource({
    "c(0-1-2)(01-12), 1, G H G",
    "c(0-1-2)(02-12), 1, G H G",
    "c(01-2)(02-12), 1, C H",
    "c(01-2)(01-12), 1/2, ∇C G",
  })
  void theTermsOfOrderTwoHaveThePapersNames(String diagram, String factor, String names) {
    NamedContraction named = named(diagram, shipped);
    List<String> parts = List.of(factor.split("/", -1));
    BigFraction expected =
        new BigFraction(
            Integer.parseInt(parts.get(0)), parts.size() == 1 ? 1 : Integer.parseInt(parts.get(1)));
    assertEquals(expected, named.factor());
    assertEquals(List.of(names.split(" ", -1)), named.names());
  }

  @Test
  void namedValuesAreTheSameNumbers() {
    PrimeLandscape landscape = PrimeLandscape.generic(6);
    for (Diagram diagram : AllDiagrams.toFourEdges()) {
      Contraction contraction = Contraction.of(diagram);
      assertEquals(
          landscape.value(contraction),
          landscape.value(NamedContraction.of(contraction, shipped)),
          diagram::name);
    }
  }

  @Test
  void namedMomentsAndObservablesAreTheSameNumbers() {
    PrimeLandscape landscape = PrimeLandscape.generic(7);
    for (int d = 1; d <= 3; d++) {
      for (Diagram diagram : AllDiagrams.rooted(d)) {
        for (Brackets kind : Brackets.values()) {
          Contraction contraction =
              Contraction.of(diagram, kind, List.of(new ScalarField.Observable("s")));
          assertEquals(
              landscape.value(contraction),
              landscape.value(NamedContraction.of(contraction, shipped)),
              diagram::name);
        }
      }
    }
  }

  @Test
  void aCovarianceContractedInItselfKeepsItsThirdLeg() {
    // Displacement: η^{μν} ½ ∇_ν C^ξ_ξ.
    NamedContraction corollary2 = named("c(01)(01-1)", shipped);
    assertEquals(List.of("∇C"), corollary2.names());
    assertEquals(new BigFraction(1, 2), corollary2.factor());
    // The tied pair joined through a third node is no gradient of a trace.
    assertEquals(List.of("𝒞[∇²l, ∇l]", "H", "G"), named("c(02-1-3)(01-12-23)", shipped).names());
  }

  @Test
  void whatHasNoNameKeepsItsBracket() {
    assertEquals(List.of("G", "𝒞[∇²l, ∇²l]", "G"), named("c(0-12-3)(01-12-23)", shipped).names());
    assertEquals(
        List.of("G", "c[D2l,D2l]", "G"), named("c(0-12-3)(01-12-23)", shipped).asciiNames());
    assertEquals(List.of("𝔼[∇²l ∇l]", "G"), named("m(01-2)(01-12)", shipped).names());
    assertEquals(List.of("l", "G", "G"), named("c(0-1-2)(01)", shipped).names());
  }

  @Test
  void selectionsGoByTheSetOfNames() {
    NamedContraction chain = named("c(0-1-2)(01-12)", shipped);
    assertTrue(chain.consistsOf(Set.of("G", "H")));
    assertFalse(chain.consistsOf(Set.of("G")));
    assertFalse(chain.consistsOf(Set.of("G", "H", "C")));
    assertTrue(chain.contains(Set.of("G")));
    assertTrue(chain.contains(Set.of()));
    assertFalse(chain.contains(Set.of("C")));
    NamedContraction gradient = named("c(01-2)(01-12)", shipped);
    assertTrue(gradient.consistsOf(Set.of("G", "∇C")));
    assertTrue(gradient.consistsOf(Set.of("G", "gradC")));
    assertFalse(gradient.contains(Set.of("C")));
  }

  @Test
  void aUsersRuleNamesWhatItDescribes() {
    TensorNames names =
        shipped.with(
            TensorNames.read(
                "my.names",
                """
                tensor F
                  rule 𝒞[∇_μ∇_ν l, ∇_ξ∇_π l] = F_{μνξπ}
                  test c(0-12-3)(01-12-23) = G F G
                """));
    names.check(Spellings::read);
    assertEquals(List.of("G", "F", "G"), named("c(0-12-3)(01-12-23)", names).names());
    assertEquals(
        List.of(List.of(0, 1), List.of(2, 3)),
        names.rules().stream()
            .filter(r -> r.name().equals("F"))
            .findFirst()
            .orElseThrow()
            .tensor()
            .symmetric());
  }

  @Test
  void asciiRulesMeanTheSame() {
    TensorNames ascii =
        TensorNames.read("ascii.names", "tensor Q\nrule c[D_n D_m l, D_r l] eta^{m r} = 1/2 Q_n\n");
    TensorRule rule = ascii.rules().get(0);
    assertTrue(shipped.rules().stream().anyMatch(rule::samePattern));
    assertEquals(new BigFraction(1, 2), rule.factor());
  }

  @Test
  void theMostSpecialRuleGoesFirstAndTheUsersAmongEquals() {
    TensorNames names =
        shipped.with(
            TensorNames.read(
                "my.names",
                """
                tensor M
                rule 𝒞[∇_μ∇_ν l, ∇_ξ l] = M_{μνξ}
                tensor K
                rule 𝒞[∇_μ l, ∇_ν l] = K_{μν}
                tensor V
                rule 𝒞[∇_μ∇_ν l] 𝒞[∇_ξ l] η^{νξ} = V_μ
                """));
    assertEquals(List.of("∇C", "G"), named("c(01-2)(01-12)", names).names());
    assertEquals(List.of("K", "H"), named("c(01-2)(02-12)", names).names());
    assertEquals(
        List.of("G", "V"), named("c(0-1-2)(01-12)", names).names().stream().sorted().toList());
    assertTrue(named("c(02-1-3)(01-12-23)", names).names().contains("M"));
    List<String> order = names.rules().stream().map(TensorRule::name).toList();
    assertTrue(order.indexOf("V") < order.indexOf("∇C"));
    assertTrue(order.indexOf("∇C") < order.indexOf("M"));
    assertTrue(order.indexOf("K") < order.indexOf("G"));
    assertFalse(order.contains("C"));
    assertFalse(names.vocabulary().contains("Z"));
    assertTrue(names.vocabulary().containsAll(List.of("gradC", "∇C", "V")));
  }

  @Test
  void aRuleWithAFalseTestIsReportedWithItsLine() {
    TensorNames names =
        TensorNames.read("my.names", "tensor g\nrule 𝒞[∇_μ l] = 2 g_μ\ntest c(0-1)(01) = 2 g g\n");
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> names.check(Spellings::read));
    assertTrue(
        refusal.problem().message().startsWith("my.names, line 3"), refusal.problem().message());
  }

  @Test
  void aRuleWhoseTestNamesOtherTensorsIsReported() {
    TensorNames names =
        TensorNames.read("my.names", "tensor g\nrule 𝒞[∇_μ l] = g_μ\ntest c(0-1)(01) = g h\n");
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> names.check(Spellings::read));
    assertTrue(refusal.problem().message().contains("is 1 · g g"), refusal.problem().message());
  }

  @Test
  void withoutNamesEveryBracketStays() {
    assertEquals(
        List.of("𝒞[∇l, ∇l]", "𝒞[∇²l]"), named("c(01-2)(02-12)", TensorNames.none()).names());
  }

  /** A propagator between the two factors of ∇C would be hidden by its name. */
  @Test
  void namesWithoutContractionsLeaveEveryEdgeVisible() {
    TensorNames names = shipped.withoutContractions();
    assertEquals(
        Set.of("l", "G", "H", "J", "C", "S"),
        Set.copyOf(names.rules().stream().map(TensorRule::name).toList()));
    assertEquals(List.of("𝒞[∇²l, ∇l]", "G"), named("c(01-2)(01-12)", names).names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule 𝒞[l] = l|1, column 1|before any tensor",
        "tensor G|1, column 8|no rule",
        "tensor G\nrul 𝒞[l] = l|2, column 1|unknown word",
        "tensor G\nrule|2, column 1|nothing follows",
        "tensor G\nrule 𝒞[l = l|2, column 10|expected a function",
        "tensor G\nrule 𝒞[∇_μ l]|2, column 14|expected =",
        "tensor G\nrule 𝒞[∇_μ l] =|2, column 16|expected a name",
        "tensor G\nrule 𝒞[∇_μ|2, column 11|expected a function",
        "tensor G\nrule 𝒞[∇_|2, column 10|expected an index",
        "tensor G\nrule 𝒞[∇²|2, column 10|expected _",
        "tensor G\nrule 𝒞[∇_{μ|2, column 10|brace",
        "tensor G\nrule 𝒞[] = G|2, column 8|an empty bracket",
        "tensor G\nrule = G|2, column 6|at least one bracket",
        "tensor G\nrule 𝒞[∇_μ l] = G_|2, column 19|expected an index",
        "tensor G\nrule 𝒞[∇_μ l] = _μ|2, column 17|before any letter",
        "tensor G\nrule 𝒞[∇_μ l] = 2 G^μ|2, column 19|above",
        "tensor G\nrule 𝒞[∇_μ l] η^μ = G|2, column 15|two indices",
        "tensor G\nrule [l] = l|2, column 6|expected 𝒞",
        "tensor G\nrule 𝒞[∇ l] = l|2, column 10|expected _",
        "tensor G\nrule 𝒞[∇_μ l] = G|2, column 17|missing",
        "tensor G\nrule 𝒞[∇_μ l] = G^μ|2, column 17|above",
        "tensor G\nrule 𝒞[∇_μ l] = G_{μμ}|2, column 17|twice",
        "tensor G\nrule 𝒞[∇_μ l] = G_μ A^ν_ξ|2, column 17|once below and once above",
        "tensor G\nrule 𝒞[∇_μ l, ∇_μ l] = G|2, column 16|two derivatives",
        "tensor G\nrule 𝒞[∇_μ l] η^{μν} = G|2, column 15|no derivative",
        "tensor G\nrule 𝒞[∇_μ∇_ν l] η^{μν} = G|2, column 18|ring",
        "tensor G\nrule 𝒞[∇_μ l] 𝒞[∇_ν l] = G_{μν}|2, column 6|joined",
        "tensor G\nrule 𝒞[∇³_{μν} l] = G_{μν}|2, column 10|power 3",
        "tensor G\nrule 𝒞[∇_μ l] = 0 G_μ|2, column 17|other than zero",
        "tensor G\nrule 𝒞[∇_μ l] = 1/0 G_μ|2, column 17|other than zero",
        "tensor γ\nrule 𝒞[∇_μ l] = γ_μ|1, column 8|ASCII",
        "tensor G\nrule 𝒞[∇_μ l] = G_μ\nrule 𝒞[∇_μ l] = G_μ|3, column 1|second rule",
        "tensor G\nrule 𝒞[∇_μ l] = G_μ\ntensor K\nrule 𝒞[∇_ν l] = K_ν|3, column 8|same pattern",
        "tensor G\nrule 𝒞[∇_μ l] = G_μ\ntest c(0-1)(01) G|3, column 6|a test is",
        "tensor G\nrule 𝒞[∇_μ l] = G_μ\ntest = G|3, column 6|a test is",
        "tensor G\nrule 𝒞[∇_μ l] = G_μ\nlatex g^{μ}|3, column 7|other indices",
        "tensor G\nrule 𝒞[∇_μ l] = G_μ\nlatex 𝒢\\input_{μ}|3, column 8|\\input is not known",
        "tensor G H\nrule 𝒞[∇_μ l] = G_μ|1, column 8|no blank",
      })
  void mistakesAreReportedWithLineAndColumn(String given) {
    String[] parts = given.split("\\|", -1);
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> TensorNames.read("my.names", parts[0]));
    String message = refusal.problem().message();
    assertTrue(message.startsWith("my.names, line " + parts[1] + ": "), message);
    assertTrue(message.contains(parts[2]), message);
  }
}
