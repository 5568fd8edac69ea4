package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.DiagramKind;
import chladni.oracle.PolynomialLandscape;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Landscapes of which only tensors are known. */
class GivenTensorsTest {
  private static final String MATRIX = "[[1, \"1/2\"], [\"1/2\", 2]]";

  /** A landscape of three losses in two weights, with a learning-rate matrix. */
  private static final Landscape LOSSES =
      LandscapeReader.read(
          PolynomialLandscape.random(5, 2, 3, 4)
              .withLearningRate(
                  List.of(
                      List.of(BigFraction.ONE, BigFraction.ONE_HALF),
                      List.of(BigFraction.ONE_HALF, BigFraction.TWO)))
              .json(),
          "losses");

  /** All brackets of that landscape that diagrams with up to three edges need, as given tensors. */
  private static Landscape given() {
    List<String> fields = new ArrayList<>();
    for (List<Integer> orders : orders(6, 4)) {
      if (orders.stream().allMatch(k -> k <= 4)) {
        fields.add("\"" + orders.toString().replace(" ", "") + "\": " + nested(orders, List.of()));
      }
    }
    return LandscapeReader.read(
        "{\"weights\": [\"a\", \"b\"], \"learning_rate\": "
            + MATRIX
            + ", \"tensors\": {"
            + String.join(", ", fields)
            + "}}",
        "given.json");
  }

  private static List<List<Integer>> orders(int sum, int largest) {
    List<List<Integer>> all = new ArrayList<>(List.of(List.of(0)));
    extend(List.of(), sum, largest, all);
    return all;
  }

  private static void extend(List<Integer> orders, int rest, int largest, List<List<Integer>> all) {
    for (int k = 1; k <= Math.min(rest, largest); k++) {
      List<Integer> longer = new ArrayList<>(orders);
      longer.add(k);
      all.add(longer);
      extend(longer, rest - k, k, all);
    }
  }

  /** Lists in lists of cumulants. */
  private static String nested(List<Integer> orders, List<Integer> indices) {
    int rank = orders.stream().mapToInt(k -> k).sum();
    if (indices.size() < rank) {
      return IntStream.range(0, 2)
          .mapToObj(
              i -> {
                List<Integer> longer = new ArrayList<>(indices);
                longer.add(i);
                return nested(orders, longer);
              })
          .toList()
          .toString();
    }
    List<MultiIndex> factors = new ArrayList<>();
    int from = 0;
    for (int k : orders) {
      factors.add(
          MultiIndex.of(indices.subList(from, from + k).stream().mapToInt(i -> i).toArray()));
      from += k;
    }
    Numbers.Exact value = assertInstanceOf(Numbers.Exact.class, LOSSES.cumulant(factors));
    return "\"" + ExactNumber.text(value.values().get(0)) + "\"";
  }

  @ParameterizedTest
  @EnumSource
  void valuesAreThoseOfTheLandscapeThatTheTensorsCameFrom(DiagramKind kind) {
    Landscape given = given();
    for (int edges = 0; edges <= 3; edges++) {
      DiagramEnumeration.of(kind, edges)
          .forEach(
              item -> {
                Diagram diagram = item.diagram();
                if (kind != DiagramKind.TIED_ROOT || diagram.edges() < 3) {
                  assertEquals(
                      LOSSES.components(diagram), given.components(diagram), () -> diagram.name());
                }
              });
    }
  }

  @Test
  void momentsAreMadeOfCumulants() {
    Diagram diagram = ContractionEvaluationTest.rooted(List.of(2, 2), List.of(0, 0));
    assertEquals(LOSSES.value(diagram, Brackets.MOMENT), given().value(diagram, Brackets.MOMENT));
  }

  private static Landscape read(String tensors, Map<String, byte[]> files) {
    return LandscapeReader.read(
        "{\"weights\": [\"a\", \"b\"], \"tensors\": " + tensors + "}",
        "my.json",
        Map.of(),
        (name, longest) -> Objects.requireNonNull(files.get(name)));
  }

  /**
   * D_{νμλ} = ∇_ν C_{μλ} gives back 𝒞[∇_ν∇_μ l, ∇_λ l]: here the single number d/2 by one weight.
   */
  @Test
  void theBracketOfTwoDerivativesFollowsFromTheGradientOfC() {
    Landscape landscape =
        LandscapeReader.read(
            "{\"weights\": [\"h\"], \"tensors\": {\"G\": [3], \"gradC\": [[[-1]]]}}", "my.json");
    // ½ ∇C G, with ∇C = −1 and G = 3
    assertEquals(
        new BigFraction(-3, 2),
        landscape.value(ContractionEvaluationTest.rooted(List.of(1, 2), List.of(0, 0))));
    // in two weights, from the landscape above
    List<String> gradient = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      List<String> rows = new ArrayList<>();
      for (int m = 0; m < 2; m++) {
        List<String> row = new ArrayList<>();
        for (int l = 0; l < 2; l++) {
          row.add("\"" + ExactNumber.text(bracket(n, m, l).add(bracket(n, l, m))) + "\"");
        }
        rows.add(row.toString());
      }
      gradient.add(rows.toString());
    }
    Landscape two = read("{\"gradC\": " + gradient + "}", Map.of());
    for (int i = 0; i < 8; i++) {
      List<MultiIndex> factors = List.of(MultiIndex.of(i / 4, i / 2 % 2), MultiIndex.of(i % 2));
      assertEquals(
          bracket(i / 4, i / 2 % 2, i % 2),
          assertInstanceOf(Numbers.Exact.class, two.cumulant(factors)).values().get(0));
    }
  }

  private static BigFraction bracket(int n, int m, int l) {
    return assertInstanceOf(
            Numbers.Exact.class, LOSSES.cumulant(List.of(MultiIndex.of(n, m), MultiIndex.of(l))))
        .values()
        .get(0);
  }

  private static final String SHAPE = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }";

  @Test
  void anArrayOfNumPyIsATensorInFloatingPoint() {
    Landscape landscape =
        read(
            "{\"G\": [1, 0], \"H\": \"h.npy\"}",
            Map.of("h.npy", DataTest.npy(SHAPE, 2, 0.5, 0.5, 3)));
    // G H G
    Numbers numbers =
        landscape.numbers(
            ContractionEvaluationTest.rooted(List.of(1, 2), List.of(0, 1)), Brackets.CUMULANT);
    assertEquals(2.0, assertInstanceOf(Numbers.Decimal.class, numbers).decimals().get(0));
    // G G, of which nothing is in floating point
    assertEquals(
        BigFraction.ONE, landscape.value(ContractionEvaluationTest.rooted(List.of(1), List.of(0))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "<f8 ; False ; (3, 2) ; h.npy: its header declares 48 bytes of numbers, but 32 follow",
        "<f8 ; False ; (4,) ; my.json: tensors: H: h.npy has the shape [4], not [2, 2]",
        "<f8 ; False ; (999999999, 999999999) ; h.npy: its header declares 999999999 numbers",
        "<f8 ; True ; (2, 2) ; h.npy is in Fortran's order",
        "|O8 ; False ; (2, 2) ; h.npy: its header is not that of an array of numbers",
        "<c16 ; False ; (2, 2) ; h.npy holds numbers of type c16",
      })
  void anArrayThatIsNoneOrLiesIsRefused(String type, String order, String shape, String message) {
    String header =
        "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
    assertEquals(
        message,
        assertThrows(
                ProblemException.class,
                () ->
                    read(
                        "{\"H\": \"h.npy\"}",
                        Map.of("h.npy", DataTest.npy(header, 2, 0.5, 0.5, 3))))
            .problem()
            .message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"Q\": [1, 2]} ; there is no tensor \"Q\"",
        "{\"G\": [1]} ; G: a list has 1 items for 2 weights",
        "{\"G\": [[1, 2], [1, 2]]} ; G: there is a list where a number should be",
        "{\"H\": [1, 2]} ; H: there is a number where a list of 2 should be",
        "{\"H\": [[1, 2], [3, 4]]} ; H: it is not symmetric: components [1, 2] and [2, 1] differ",
        "{\"C\": [[1, 2], [2, 4]], \"[1,1]\": [[1, 2], [2, 4]]} ; [1,1]: it is the same as C",
        "{\"[1,2]\": [[[1, 2], [2, 4]], [[1, 2], [2, 4]]]} ; [1,2]: the orders must not increase",
        "{} ; there are none",
      })
  void whatIsWrongWithATensorIsNamed(String tensors, String message) {
    assertEquals(
        "my.json: tensors: " + message,
        assertThrows(ProblemException.class, () -> read(tensors, Map.of())).problem().message());
  }

  @Test
  void aTensorThatIsNotGivenIsNamedWhenItIsNeeded() {
    Landscape landscape = read("{\"C\": [[1, 0], [0, 1]]}", Map.of());
    assertEquals(
        "my.json: the value of c(01-2)(02-12) needs the tensor H, which is not given",
        assertThrows(
                ProblemException.class,
                () ->
                    landscape.value(ContractionEvaluationTest.rooted(List.of(2, 2), List.of(0, 0))))
            .problem()
            .message());
  }
}
