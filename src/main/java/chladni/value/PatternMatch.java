package chladni.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Finds a pattern in a contraction: whole brackets, with the pattern's η's among the contraction's.
 * A backtracking search; patterns have a handful of factors.
 */
final class PatternMatch {
  private final Contraction pattern;
  private final Contraction target;
  private final IntPredicate free;
  private final int[] patternBracket;
  private final int[] targetBracket;
  private final List<Integer> image = new ArrayList<>();

  private PatternMatch(Contraction pattern, Contraction target, IntPredicate free) {
    this.pattern = pattern;
    this.target = target;
    this.free = free;
    this.patternBracket = bracketOfFactor(pattern);
    this.targetBracket = bracketOfFactor(target);
  }

  /**
   * The first match in the order of the contraction's factors.
   *
   * @param free which of the contraction's brackets may be used
   * @return the contraction's factor for each of the pattern's
   */
  static Optional<List<Integer>> find(Contraction pattern, Contraction target, IntPredicate free) {
    PatternMatch search = new PatternMatch(pattern, target, free);
    return search.extend() ? Optional.of(List.copyOf(search.image)) : Optional.empty();
  }

  /** The number of the bracket that each factor is in. */
  static int[] bracketOfFactor(Contraction contraction) {
    int[] bracket = new int[contraction.factors().size()];
    for (int b = 0; b < contraction.brackets().size(); b++) {
      for (int f : contraction.brackets().get(b).factors()) {
        bracket[f] = b;
      }
    }
    return bracket;
  }

  /** The edge between two factors, if there is one. */
  static OptionalInt edgeBetween(Contraction contraction, int a, int b) {
    for (int e = 0; e < contraction.edges().size(); e++) {
      Contraction.Edge edge = contraction.edges().get(e);
      if (edge.touches(a) && edge.touches(b) && a != b) {
        return OptionalInt.of(e);
      }
    }
    return OptionalInt.empty();
  }

  private boolean extend() {
    int next = image.size();
    if (next == pattern.factors().size()) {
      return true;
    }
    for (int candidate = 0; candidate < target.factors().size(); candidate++) {
      if (fits(next, candidate)) {
        image.add(candidate);
        if (extend()) {
          return true;
        }
        image.removeLast();
      }
    }
    return false;
  }

  private boolean fits(int f, int candidate) {
    Contraction.Bracket here = pattern.brackets().get(patternBracket[f]);
    Contraction.Bracket there = target.brackets().get(targetBracket[candidate]);
    if (image.contains(candidate)
        || !free.test(targetBracket[candidate])
        || !pattern.factors().get(f).equals(target.factors().get(candidate))
        || here.kind() != there.kind()
        || here.factors().size() != there.factors().size()) {
      return false;
    }
    for (int g = 0; g < f; g++) {
      boolean together = patternBracket[f] == patternBracket[g];
      if (together != (targetBracket[candidate] == targetBracket[image.get(g)])
          || (edgeBetween(pattern, f, g).isPresent()
              && edgeBetween(target, candidate, image.get(g)).isEmpty())) {
        return false;
      }
    }
    return true;
  }
}
