package chladni.symja;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A way to write part of a formula more briefly: an equation read from left to right.
 *
 * <p>Example: {@code N*E/B :> T} where T = N·E/B.
 *
 * @param left what is to be replaced
 * @param right what takes its place
 * @param patterns the names on the left that stand for anything
 * @param optional those of them that may be missing, as exponents 1 are
 * @param conditions what must hold for the rule to be applied
 * @param where what the abbreviations on the right stand for
 * @param why what the rule says, in words
 * @param source where it comes from
 * @param examples what the rule makes of some formulas
 */
public record PresentationRule(
    Algebra left,
    Algebra right,
    SortedSet<String> patterns,
    SortedSet<String> optional,
    List<Condition> conditions,
    SortedMap<String, Algebra> where,
    String why,
    String source,
    List<Example> examples) {

  /** Copies the collections. */
  public PresentationRule {
    patterns = Collections.unmodifiableSortedSet(new TreeSet<>(patterns));
    optional = Collections.unmodifiableSortedSet(new TreeSet<>(optional));
    conditions = List.copyOf(conditions);
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    examples = List.copyOf(examples);
  }

  /**
   * The rule for each choice of optional names that are present; absent ones are 1. It does not
   * depend on what a matcher makes of absent exponents.
   */
  List<PresentationRule> withoutOptions() {
    if (optional.isEmpty()) {
      return List.of(this);
    }
    String name = optional.first();
    TreeSet<String> fewer = new TreeSet<>(optional);
    fewer.remove(name);
    TreeSet<String> others = new TreeSet<>(patterns);
    others.remove(name);
    PresentationRule present =
        new PresentationRule(
            left, right, patterns, fewer, conditions, where, why, source, examples);
    PresentationRule absent =
        new PresentationRule(
            without(left, name),
            without(right, name),
            others,
            fewer,
            conditions.stream()
                .map(
                    condition ->
                        new Condition(
                            without(condition.left(), name),
                            condition.comparison(),
                            without(condition.right(), name)))
                .toList(),
            where,
            why,
            source,
            examples);
    return Stream.of(present, absent).flatMap(rule -> rule.withoutOptions().stream()).toList();
  }

  private static Algebra without(Algebra side, String name) {
    return side.substituted(Map.of(name, Algebra.ONE));
  }

  /** How two numbers compare. */
  public enum Comparison {
    /** &lt;. */
    LESS,
    /** ≤. */
    AT_MOST,
    /** &gt;. */
    GREATER,
    /** ≥. */
    AT_LEAST
  }

  /** left compared with right. */
  public record Condition(Algebra left, Comparison comparison, Algebra right) {}

  /** What becomes of a formula. */
  public record Example(Algebra before, Algebra after) {}
}
