package chladni.value;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A name for a piece of a contraction: pattern = factor · tensor.
 *
 * <p>For example 𝒞[∇_ν∇_μ l, ∇_λ l] η^{μλ} = ½ ∇_ν C^μ_μ.
 *
 * @param name the tensor's name without indices, as {@code ∇C}
 * @param ascii its name in ASCII, as {@code gradC}
 * @param pattern what it is a name for; free indices are not listed in it
 * @param slots the pattern's factor that each index of the tensor belongs to
 * @param factor the rational factor in front of the tensor
 * @param written the tensor with its indices
 * @param why the reason that the rule holds, empty if it is a definition
 * @param source where it comes from
 * @param tests diagrams whose names are claimed
 * @param origin the file and line it stands in
 */
public record TensorRule(
    String name,
    String ascii,
    Contraction pattern,
    List<Integer> slots,
    BigFraction factor,
    IndexedName written,
    String why,
    String source,
    List<Test> tests,
    String origin) {

  /**
   * A claim about a rule: the named tensors that a diagram's value consists of.
   *
   * @param diagram a diagram as a user would type it
   * @param factor the rational factor in front
   * @param names the names of the tensors, in any order
   * @param origin the file and line it stands in
   */
  public record Test(String diagram, BigFraction factor, List<String> names, String origin) {
    /** Copies the names. */
    public Test {
      names = List.copyOf(names);
    }
  }

  /** Copies its lists. */
  public TensorRule {
    slots = List.copyOf(slots);
    tests = List.copyOf(tests);
  }

  /** Whether every index of the pattern is free. */
  boolean contractsNothing() {
    return pattern.edges().isEmpty();
  }

  /** The tensor that takes the place of the pattern. */
  NamedContraction.Tensor tensor() {
    return new NamedContraction.Tensor(
        name, ascii, new NamedContraction.Named(written), symmetricSlots(pattern, slots));
  }

  /**
   * Slots that may be exchanged: those of one factor, and those of factors in one bracket that are
   * alike and have one index.
   */
  static List<List<Integer>> symmetricSlots(Contraction pattern, List<Integer> slots) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int s = 0; s < slots.size(); s++) {
      int slot = s;
      groups.stream()
          .filter(g -> exchangeable(pattern, slots.get(g.get(0)), slots.get(slot)))
          .findFirst()
          .ifPresentOrElse(g -> g.add(slot), () -> groups.add(new ArrayList<>(List.of(slot))));
    }
    return groups.stream().map(List::copyOf).toList();
  }

  private static boolean exchangeable(Contraction pattern, int a, int b) {
    if (a == b) {
      return true;
    }
    Contraction.Factor factor = pattern.factors().get(a);
    return factor.degree() == 1
        && factor.equals(pattern.factors().get(b))
        && pattern.brackets().stream().anyMatch(k -> k.factors().containsAll(List.of(a, b)));
  }

  /** How specific the pattern is: its η's, brackets and factors, compared in this order. */
  int compareSize(TensorRule other) {
    int order = Integer.compare(pattern.edges().size(), other.pattern.edges().size());
    if (order == 0) {
      order = Integer.compare(pattern.brackets().size(), other.pattern.brackets().size());
    }
    return order == 0
        ? Integer.compare(pattern.factors().size(), other.pattern.factors().size())
        : order;
  }

  /** Whether another rule has the same pattern up to the order of its factors. */
  boolean samePattern(TensorRule other) {
    return compareSize(other) == 0
        && PatternMatch.find(pattern, other.pattern, b -> true).isPresent();
  }
}
