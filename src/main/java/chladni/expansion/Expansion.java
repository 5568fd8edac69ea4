package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.value.Value;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A sum of weights times values, cut at some power of the learning rate: Σ coefficient · value +
 * o(η^order), where each value holds an η for each of its edges.
 *
 * <p>Like terms are collected, terms with coefficient zero are left out, and terms come in the
 * order of their powers of η and then of their value classes.
 *
 * <p>Expansions of different processes can be added; their variables are then those of both.
 *
 * @param order the greatest power of η that is complete; the error is o(η^order)
 * @param terms the terms
 * @param start how many times θ_0 itself is added: 1 for E[θ_T], 0 for most expansions
 * @param variables the variables that its processes have, as N, B, E
 * @param premises what it is of, as far as its terms do not tell
 */
public record Expansion(
    int order, List<Term> terms, ClosedForm start, List<String> variables, Premises premises) {

  /** Copies its lists. */
  public Expansion {
    terms = List.copyOf(terms);
    variables = List.copyOf(variables);
  }

  /** Collects contributions, each with its value, into an expansion. */
  public static Expansion collect(
      int order, List<String> variables, Premises premises, List<Valued> contributions) {
    Map<Key, List<Contribution>> byValue = new TreeMap<>(Key.ORDER);
    for (Valued valued : contributions) {
      byValue
          .computeIfAbsent(new Key(valued.order(), valued.value()), key -> new ArrayList<>())
          .add(valued.contribution());
    }
    List<Term> terms = new ArrayList<>();
    byValue.forEach(
        (key, list) -> {
          ClosedForm sum = ClosedForm.sum(list.stream().map(Contribution::coefficient).toList());
          if (!sum.isZero()) {
            terms.add(new Term(key.order, key.value, sum, list));
          }
        });
    return new Expansion(order, terms, ClosedForm.ZERO, variables, premises);
  }

  /**
   * A contribution with its value and its power of η.
   *
   * @param order the power of η
   * @param value the value class
   * @param contribution the diagram and its coefficient
   */
  public record Valued(int order, ValueClass value, Contribution contribution) {}

  private record Key(int order, ValueClass value) {
    static final Comparator<Key> ORDER =
        Comparator.comparingInt(Key::order).thenComparing(Key::value);
  }

  /** All contributions with their values. */
  public List<Valued> contributions() {
    return terms.stream()
        .flatMap(
            term ->
                term.contributions().stream().map(c -> new Valued(term.order(), term.value(), c)))
        .toList();
  }

  /** The sum; complete to the lesser of both orders, and cut there. */
  public Expansion plus(Expansion other) {
    int least = Math.min(order, other.order);
    Map<Key, Term> merged = new TreeMap<>(Key.ORDER);
    for (Term term : truncated(least).terms) {
      merged.put(new Key(term.order(), term.value()), term);
    }
    for (Term term : other.truncated(least).terms) {
      merged.merge(new Key(term.order(), term.value()), term, Term::plus);
    }
    LinkedHashSet<String> both = new LinkedHashSet<>(variables);
    both.addAll(other.variables);
    return new Expansion(
        least,
        merged.values().stream().filter(term -> !term.coefficient().isZero()).toList(),
        start.plus(other.start),
        List.copyOf(both),
        premises.and(other.premises));
  }

  /** The difference; complete to the lesser of both orders, and cut there. */
  public Expansion minus(Expansion other) {
    return plus(other.negated());
  }

  /** Every coefficient with the other sign. */
  public Expansion negated() {
    return times(ClosedForm.of(-1));
  }

  /** Every coefficient times a formula free of η. */
  public Expansion times(ClosedForm factor) {
    return scaled(Collections.nCopies(order + 1, factor)).withStart(start.times(factor));
  }

  /** The expansion of a run whose learning rate is {@code factor} times η. */
  public Expansion rescaled(ClosedForm factor) {
    return scaled(IntStream.rangeClosed(0, order).mapToObj(factor::pow).toList());
  }

  /** Every coefficient times the factor for its power of η. */
  private Expansion scaled(List<ClosedForm> factors) {
    return new Expansion(
        order,
        terms.stream()
            .filter(term -> !factors.get(term.order()).isZero())
            .map(term -> term.scaled(factors.get(term.order())))
            .toList(),
        start,
        variables,
        premises);
  }

  /** Variables replaced in every coefficient. */
  public Expansion substituted(Map<String, ClosedForm> values) {
    return mapped(c -> c.substituted(values))
        .withStart(start.substitute(values))
        .withWeightDecay(premises.weightDecay().substitute(values));
  }

  /**
   * Every coefficient rewritten, that of θ_0 too, as for one power of a variable. The numbers of
   * histories in the contributions stay.
   */
  public Expansion withCoefficients(UnaryOperator<ClosedForm> rewrite) {
    return mapped(c -> c.withCoefficient(rewrite.apply(c.coefficient())))
        .withStart(rewrite.apply(start));
  }

  private Expansion mapped(UnaryOperator<Contribution> rewriting) {
    List<Valued> rewritten =
        contributions().stream()
            .map(v -> new Valued(v.order(), v.value(), rewriting.apply(v.contribution())))
            .toList();
    return collect(order, variables, premises, rewritten).withStart(start);
  }

  /** The terms up to a power of η, and θ_0. */
  public Expansion truncated(int greatest) {
    return new Expansion(
        Math.min(order, greatest),
        terms.stream().filter(term -> term.order() <= greatest).toList(),
        start,
        variables,
        premises);
  }

  /** The terms that fulfil a condition, without θ_0. */
  public Expansion selected(Predicate<Term> condition) {
    return new Expansion(
        order, terms.stream().filter(condition).toList(), ClosedForm.ZERO, variables, premises);
  }

  /** What stands before a value, without η; zero if it does not occur. */
  public ClosedForm coefficient(ValueClass value) {
    return ClosedForm.sum(
        terms.stream().filter(term -> term.value().equals(value)).map(Term::coefficient).toList());
  }

  /** The same with θ_0 added so many times. */
  public Expansion withStart(ClosedForm times) {
    return new Expansion(order, terms, times, variables, premises);
  }

  /**
   * The same terms with tensors of the loss l_x + λ|θ|²/2: all formulas hold for any loss.
   *
   * @param lambda λ
   */
  public Expansion withWeightDecay(ClosedForm lambda) {
    LinkedHashSet<String> names = new LinkedHashSet<>(variables);
    names.addAll(lambda.variables());
    return new Expansion(order, terms, start, List.copyOf(names), premises.withWeightDecay(lambda));
  }

  /** The terms as a combination of values; each value holds an η for each of its edges. */
  public Value value() {
    Map<ValueClass, ClosedForm> coefficients = new TreeMap<>();
    for (Term term : terms) {
      coefficients.merge(term.value(), term.coefficient(), ClosedForm::plus);
    }
    return Value.of(coefficients);
  }
}
