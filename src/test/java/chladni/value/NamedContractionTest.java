package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.Brackets;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedContractionTest {
  private final TensorNames shipped = TensorNames.shipped();

  private NamedContraction named(String diagram) {
    return NamedContraction.of(Contraction.of(Spellings.read(diagram)), shipped);
  }

  private NamedContraction observed(String diagram) {
    return NamedContraction.of(
        Contraction.of(
            Spellings.diagram(diagram),
            Brackets.CUMULANT,
            List.of(new ScalarField.Observable("s"))),
        shipped);
  }

  private static NamedContraction.Leg leg(int tensor, int slot) {
    return new NamedContraction.Leg(tensor, slot);
  }

  /** From the first free index, or else from the least factor, along the η's. */
  @ParameterizedTest
  @CsvSource({
    "c(0)(), l",
    "c(0-1-2)(02-12), G H G",
    "c(0-1-2-3-4)(02-12-24-34), G J G H G",
    "c(0-1-2)(01), l G G",
    "c(0)(0), G",
    "c(0-1)(01-1), H G",
    "c(0-1-2)(01-1-2), H G G",
    "c(0-1-2)(0-12-2), G H G",
  })
  void tensorsAreReadAlongTheirContractions(String diagram, String names) {
    assertEquals(List.of(names.split(" ", -1)), named(diagram).names());
  }

  @Test
  void theEtasOfAChainJoinItsTensors() {
    assertEquals(
        List.of(
            new NamedContraction.Eta(0, leg(0, 0), leg(1, 0)),
            new NamedContraction.Eta(1, leg(1, 1), leg(2, 0))),
        named("c(0-1-2)(01-12)").etas());
  }

  @Test
  void anEtaWithinANameIsGone() {
    NamedContraction tiedChain = named("c(01-2)(01-12)");
    assertEquals(new BigFraction(1, 2), tiedChain.factor());
    assertEquals(List.of("∇C", "G"), tiedChain.names());
    assertEquals(List.of(new NamedContraction.Eta(1, leg(0, 0), leg(1, 0))), tiedChain.etas());
    assertEquals(BigFraction.ONE, tiedChain.withoutFactor().factor());
    assertEquals(tiedChain.tensors(), tiedChain.withoutFactor().tensors());
    assertEquals(tiedChain.etas(), tiedChain.withoutFactor().etas());
  }

  @Test
  void aFreeIndexIsAtTheUpperEnd() {
    NamedContraction displacement = named("c(0)(0)");
    assertEquals(
        List.of(new NamedContraction.Eta(0, leg(0, 0), new NamedContraction.FreeIndex(0))),
        displacement.etas());
    assertEquals(1, displacement.freeIndices());
    assertEquals(
        List.of(new NamedContraction.FreeIndex(0), new NamedContraction.FreeIndex(1)),
        named("c(0-1)(0-1)").etas().stream().map(NamedContraction.Eta::upper).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "c(0-1)(01), G ∇s",
    "c(0-1-2)(02-12), G ∇²s G",
    "c(0)(), s",
  })
  void theMeanOfAnObservableNeedsNoBracket(String diagram, String names) {
    assertEquals(List.of(names.split(" ", -1)), observed(diagram).names());
  }

  @Test
  void observablesComeLastInTheirBracketsAndHigherDerivativesFirst() {
    assertEquals(List.of("𝒞[∇l, ∇s]"), observed("c(01)(01)").names());
    assertEquals(List.of("𝒞[∇l, ∇l, ∇²s]"), observed("c(012)(02-12)").names());
    assertEquals(List.of("𝒞[∇²l, ∇l, ∇s]"), observed("c(012)(01-12)").names());
    assertEquals(List.of("c[D2l,Dl,Ds]"), observed("c(012)(01-12)").asciiNames());
  }

  @Test
  void onlyAnObservableAloneIsBare() {
    Contraction.Factor gradient = new Contraction.Factor(ScalarField.LOSS, 1);
    Contraction.Factor observed = new Contraction.Factor(new ScalarField.Observable("s"), 1);
    assertTrue(new NamedContraction.Unnamed(Brackets.CUMULANT, List.of(observed)).isBare());
    assertFalse(new NamedContraction.Unnamed(Brackets.CUMULANT, List.of(gradient)).isBare());
    assertFalse(
        new NamedContraction.Unnamed(Brackets.CUMULANT, List.of(observed, gradient)).isBare());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CUMULANT | 1       | 𝒞[∇l]           | c[Dl]         | [[0]]",
        "CUMULANT | 1 1     | 𝒞[∇l, ∇l]       | c[Dl,Dl]      | [[0, 1]]",
        "MOMENT   | 1 1 1   | 𝔼[∇l ∇l ∇l]     | m[Dl,Dl,Dl]   | [[0, 1, 2]]",
        "CUMULANT | 2 1     | 𝒞[∇²l, ∇l]      | c[D2l,Dl]     | [[0, 1], [2]]",
        "CUMULANT | 2 2 1 1 | 𝒞[∇²l, ∇²l, ∇l, ∇l] | c[D2l,D2l,Dl,Dl] | [[0, 1], [2, 3], [4, 5]]",
        "MOMENT   | 1 0     | 𝔼[∇l l]         | m[Dl,l]       | [[0]]",
        "CUMULANT | 10      | 𝒞[∇¹⁰l]         | c[D10l]       | [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]",
      })
  void bracketsAreNamedByTheirDerivatives(
      Brackets kind, String degrees, String name, String ascii, String symmetric) {
    List<Contraction.Factor> factors =
        List.of(degrees.split(" ", -1)).stream()
            .map(degree -> new Contraction.Factor(ScalarField.LOSS, Integer.parseInt(degree)))
            .toList();
    NamedContraction.Tensor tensor =
        BracketNames.tensor(new NamedContraction.Unnamed(kind, factors));
    assertEquals(name, tensor.name());
    assertEquals(ascii, tensor.ascii());
    assertEquals(symmetric, tensor.symmetric().toString());
    assertEquals(factors.stream().mapToInt(Contraction.Factor::degree).sum(), tensor.slots());
  }
}
