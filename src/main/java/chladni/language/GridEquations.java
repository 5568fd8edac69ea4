package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Solves T = N·E/B and M = E/B for whatever is not given.
 *
 * <p>Three of N, B, E, T, M fix the others, unless they are N, T, M or B, E, M, which are related
 * among themselves. What is still free after the given ones becomes a variable, N, B, E first; with
 * E = B = 1 and nothing else it is T.
 */
final class GridEquations {
  private static final List<String> ALL = List.of("N", "B", "E", "T", "M");

  private final Map<String, ClosedForm> known;

  private GridEquations(Map<String, ClosedForm> known) {
    this.known = known;
  }

  /**
   * All five numbers, from those given.
   *
   * @param given formulas for some of N, B, E, T, M
   * @param preferred which variables to keep, in order, where there is a choice
   * @throws ProblemException if too much is given, or numbers that no grid has
   */
  static Map<String, ClosedForm> solve(Map<String, ClosedForm> given, List<String> preferred) {
    rejectRedundant(given);
    GridEquations equations = new GridEquations(new TreeMap<>(given));
    equations.infer();
    for (String free : keep(given, preferred)) {
      if (!equations.known.containsKey(free)) {
        equations.known.put(free, ClosedForm.symbol(free));
        equations.infer();
      }
    }
    equations.check(given);
    return Map.copyOf(equations.known);
  }

  private static List<String> keep(Map<String, ClosedForm> given, List<String> preferred) {
    boolean single =
        given.keySet().equals(Set.of("E", "B"))
            && given.values().stream().allMatch(value -> value.equals(ClosedForm.of(1)));
    List<String> order = new ArrayList<>(single ? List.of("T") : preferred);
    order.addAll(ALL);
    return order;
  }

  private static void rejectRedundant(Map<String, ClosedForm> given) {
    if (given.keySet().containsAll(List.of("N", "T", "M"))) {
      throw tooMany("N, T and M", "M = T/N");
    }
    if (given.keySet().containsAll(List.of("B", "E", "M"))) {
      throw tooMany("B, E and M", "M = E/B");
    }
    if (given.size() > 3) {
      throw tooMany(
          String.join(", ", ALL.stream().filter(given::containsKey).toList()),
          "T = N*E/B and M = E/B");
    }
  }

  private static ProblemException tooMany(String names, String relation) {
    return ProblemException.unfit(
        names + " together are over-determined, since " + relation, "leave one of them out");
  }

  private void infer() {
    int before;
    do {
      before = known.size();
      quotient("M", "T", "N");
      quotient("M", "E", "B");
      product("T", "M", "N");
      product("E", "M", "B");
      quotient("N", "T", "M");
      quotient("B", "E", "M");
    } while (known.size() > before);
  }

  private void quotient(String result, String above, String below) {
    if (known.containsKey(result) || !known.containsKey(above) || !known.containsKey(below)) {
      return;
    }
    ClosedForm divisor = get(below);
    if (divisor.isZero()) {
      throw ProblemException.unfit(below + " must not be 0", "give a positive whole number");
    }
    known.put(result, get(above).dividedBy(divisor));
  }

  private void product(String result, String one, String other) {
    if (!known.containsKey(result) && known.containsKey(one) && known.containsKey(other)) {
      known.put(result, get(one).times(get(other)));
    }
  }

  private ClosedForm get(String name) {
    return Optional.ofNullable(known.get(name)).orElseThrow();
  }

  private void check(Map<String, ClosedForm> given) {
    for (String name : List.of("N", "B", "E", "T")) {
      Optional<BigFraction> number = get(name).number();
      if (number.isPresent()) {
        checkWhole(name, number.get(), given);
      }
    }
    Optional<BigFraction> n = get("N").number();
    Optional<BigFraction> b = get("B").number();
    if (n.isPresent() && b.isPresent()) {
      BigFraction batches = n.get().divide(b.get());
      if (!batches.getDenominator().equals(BigInteger.ONE)) {
        throw ProblemException.unfit(
                "B = " + b.get() + " does not divide N = " + n.get(),
                "every epoch needs a whole number N/B of batches")
            .about("B");
      }
    }
    Optional<BigFraction> e = get("E").number();
    if (e.isPresent() && e.get().signum() <= 0) {
      checkWhole("E", e.get(), given);
    }
  }

  private static void checkWhole(String name, BigFraction number, Map<String, ClosedForm> given) {
    boolean whole = number.getDenominator().equals(BigInteger.ONE);
    if (whole && number.signum() > 0) {
      return;
    }
    String origin =
        given.containsKey(name)
            ? name + " = " + text(number)
            : "what is given makes " + name + " = " + text(number) + ", which";
    ProblemException problem =
        ProblemException.unfit(
            origin + " must be a positive whole number",
            given.containsKey(name)
                ? "give 1, 2, 3, … or leave " + name + " symbolic"
                : "T = N*E/B and M = E/B must come out whole");
    throw given.containsKey(name) ? problem.about(name) : problem;
  }

  private static String text(BigFraction number) {
    return number.getDenominator().equals(BigInteger.ONE)
        ? number.getNumerator().toString()
        : number.getNumerator() + "/" + number.getDenominator();
  }
}
