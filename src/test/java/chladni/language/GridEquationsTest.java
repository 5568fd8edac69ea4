package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** T = N·E/B and M = E/B, for every way to give three of the five small numbers. */
class GridEquationsTest {
  private static final List<String> NAMES = List.of("N", "B", "E", "T", "M");
  private static final List<String> PREFERRED = List.of("N", "B", "E");

  private static Map<String, BigFraction> grid(int n, int b, int e) {
    return Map.of(
        "N", new BigFraction(n),
        "B", new BigFraction(b),
        "E", new BigFraction(e),
        "T", new BigFraction(n * e, b),
        "M", new BigFraction(e, b));
  }

  private static <X> X get(Map<String, X> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  private static boolean isWhole(int n, int b) {
    return n % b == 0;
  }

  private static Map<String, ClosedForm> some(Map<String, BigFraction> grid, List<String> names) {
    Map<String, ClosedForm> some = new TreeMap<>();
    names.forEach(name -> some.put(name, ClosedForm.of(get(grid, name))));
    return some;
  }

  private static boolean isRelated(List<String> triple) {
    return triple.equals(List.of("N", "T", "M")) || triple.equals(List.of("B", "E", "M"));
  }

  @Test
  void threeIndependentNumbersOfAGridGiveTheOthers() {
    for (int n = 1; n <= 6; n++) {
      for (int b = 1; b <= n; b++) {
        for (int e = 1; e <= 4; e++) {
          Map<String, BigFraction> grid = grid(n, b, e);
          for (int i = 0; i < 5; i++) {
            for (int j = i + 1; j < 5; j++) {
              for (int k = j + 1; k < 5; k++) {
                check(grid, List.of(NAMES.get(i), NAMES.get(j), NAMES.get(k)), isWhole(n, b));
              }
            }
          }
        }
      }
    }
  }

  private static void check(Map<String, BigFraction> grid, List<String> triple, boolean whole) {
    Map<String, ClosedForm> given = some(grid, triple);
    if (isRelated(triple) || !whole) {
      assertThrows(
          ProblemException.class, () -> GridEquations.solve(given, PREFERRED), given::toString);
    } else {
      assertEquals(some(grid, NAMES), GridEquations.solve(given, PREFERRED), given::toString);
    }
  }

  /** Every triple of small numbers is solved so that both equations hold, or refused. */
  @Test
  void whatIsSolvedFulfilsBothEquationsInPositiveWholeNumbers() {
    int solved = 0;
    for (List<String> triple :
        List.of(
            List.of("N", "B", "E"),
            List.of("N", "B", "T"),
            List.of("N", "E", "T"),
            List.of("B", "E", "T"),
            List.of("N", "B", "M"))) {
      for (int x = 0; x <= 6; x++) {
        for (int y = 0; y <= 6; y++) {
          for (int z = 0; z <= 6; z++) {
            Map<String, ClosedForm> given =
                Map.of(
                    triple.get(0), ClosedForm.of(x),
                    triple.get(1), ClosedForm.of(y),
                    triple.get(2), ClosedForm.of(z));
            solved += fulfils(given) ? 1 : 0;
          }
        }
      }
    }
    assertTrue(solved > 100, "solved " + solved);
  }

  private static boolean fulfils(Map<String, ClosedForm> given) {
    Map<String, ClosedForm> all;
    try {
      all = GridEquations.solve(given, PREFERRED);
    } catch (ProblemException refused) {
      return false;
    }
    ClosedForm n = get(all, "N");
    ClosedForm b = get(all, "B");
    assertEquals(n.times(get(all, "E")), get(all, "T").times(b), given::toString);
    assertEquals(get(all, "E"), get(all, "M").times(b), given::toString);
    for (ClosedForm whole : List.of(n, b, get(all, "E"), get(all, "T"), n.dividedBy(b))) {
      BigFraction number = whole.number().orElseThrow();
      assertEquals(BigInteger.ONE, number.getDenominator(), given::toString);
      assertTrue(number.signum() > 0, given::toString);
    }
    return true;
  }

  @Test
  void whatIsNotGivenStaysSymbolicTheFirstNamesBeforeTheLast() {
    assertEquals(
        "[N, B, E]", get(GridEquations.solve(Map.of(), PREFERRED), "T").variables().toString());
    assertEquals(
        "[B, M]",
        get(GridEquations.solve(Map.of(), List.of("N", "B", "M")), "E").variables().toString());
    Map<String, ClosedForm> single =
        GridEquations.solve(Map.of("E", ClosedForm.ONE, "B", ClosedForm.ONE), PREFERRED);
    assertEquals(ClosedForm.symbol("T"), get(single, "N"));
  }
}
