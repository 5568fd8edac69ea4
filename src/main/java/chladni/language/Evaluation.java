package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.expansion.Expansion;
import chladni.expansion.Term;
import chladni.landscape.Landscape;
import chladni.landscape.Numbers;
import chladni.problem.ProblemException;
import chladni.value.ScalarField;
import chladni.value.Value;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** Puts the numbers of a landscape into expansions and values. */
public final class Evaluation {
  private static final String TIME = "T";

  private final Landscape landscape;
  private final Conversation conversation;
  private final Context.Progress progress;

  private Evaluation(Landscape landscape, Conversation conversation, Context.Progress progress) {
    this.landscape = landscape;
    this.conversation = conversation;
    this.progress = progress;
  }

  /**
   * One term in numbers.
   *
   * @param weights its coefficient, by powers of T
   * @param components its value, a component for each weight or pair of weights
   */
  private record Evaluated(List<BigFraction> weights, Numbers components) {
    BigFraction exact(int component, int power) {
      return switch (components) {
        case Numbers.Exact e -> weights.get(power).multiply(e.values().get(component));
        case Numbers.Decimal d -> throw new IllegalStateException("this is a decimal");
      };
    }

    double decimal(int component, int power) {
      return weights.get(power).doubleValue() * components.decimals().get(component);
    }
  }

  /** How the expectations were taken, and whether all that they gave is exact. */
  private record Methods(SequencedSet<String> texts, boolean exact) {
    static Methods of(List<Evaluated> terms) {
      SequencedSet<String> texts = new LinkedHashSet<>();
      terms.forEach(term -> texts.add(term.components.method().text()));
      // θ_0 is no expectation
      texts.remove("");
      return new Methods(
          texts, terms.stream().allMatch(term -> term.components instanceof Numbers.Exact));
    }

    String text() {
      return String.join("; ", texts);
    }

    Nested sum(List<Evaluated> terms, int component, int power) {
      return exact
          ? new Nested.Leaf(
              terms.stream()
                  .map(term -> term.exact(component, power))
                  .reduce(BigFraction.ZERO, BigFraction::add))
          : new Nested.Decimal(
              finite(terms.stream().mapToDouble(term -> term.decimal(component, power)).sum()));
    }

    private static double finite(double number) {
      if (!Double.isFinite(number)) {
        throw ProblemException.unfit(
            "a coefficient is outside the range of floating point, which ends at 1.8e308",
            "take smaller numbers of samples and updates");
      }
      return number;
    }
  }

  /**
   * An expansion as a power series in η, and in T where it holds T.
   *
   * @throws ProblemException if another variable has no number, or a value is beyond reach
   */
  public static Reply.OfSeries series(Expansion expansion, Landscape landscape) {
    return series(expansion, landscape, Conversation.NONE, (task, done, total) -> {});
  }

  /** The same, telling the session how the expectations were taken, and how far it is. */
  static Reply.OfSeries series(
      Expansion expansion,
      Landscape landscape,
      Conversation conversation,
      Context.Progress progress) {
    ClosedForm decay = expansion.premises().weightDecay();
    if (decay.number().isEmpty()) {
      throw stillSymbolic(decay.variables());
    }
    return new Evaluation(landscape.withWeightDecay(number(decay)), conversation, progress)
        .series(expansion);
  }

  /** A combination of values as a number, or one for each weight or pair of weights. */
  static Reply numbers(Reply.OfValue value, Landscape landscape, Conversation conversation) {
    return new Evaluation(landscape, conversation, (task, done, total) -> {}).numbers(value);
  }

  private Reply.OfSeries series(Expansion expansion) {
    FreeIndices indices =
        FreeIndices.shared(expansion.value(), !expansion.start().isZero())
            .orElse(new FreeIndices(expansion.premises().freeIndices().orElse(0)));
    List<String> doubts = LandscapeSettings.doubts(landscape, expansion.premises().settings());
    doubts.forEach(conversation::note);
    List<ClosedForm> coefficients = coefficients(expansion);
    rejectVariables(coefficients);
    boolean inTime = coefficients.stream().anyMatch(c -> c.variables().contains(TIME));
    int powers = 1 + coefficients.stream().mapToInt(c -> c.degree(TIME)).max().orElse(0);
    List<List<Evaluated>> byOrder = byOrder(expansion, powers);
    Methods methods = Methods.of(byOrder.stream().flatMap(List::stream).toList());
    noteMethod(methods);
    return new Reply.OfSeries(
        axes(indices, inTime),
        indices.equals(FreeIndices.NONE) ? List.of() : landscape.weights(),
        indices.nested(
            landscape.weights().size(),
            i ->
                Nested.of(
                    byOrder.size(),
                    d ->
                        inTime
                            ? Nested.of(powers, p -> methods.sum(byOrder.get(d), i, p))
                            : methods.sum(byOrder.get(d), i, 0))),
        methods.text());
  }

  private static List<String> axes(FreeIndices indices, boolean inTime) {
    List<String> axes = new ArrayList<>(indices.axes());
    axes.add("eta");
    if (inTime) {
      axes.add(TIME);
    }
    return axes;
  }

  /** The terms of η^0, η^1, … in numbers. */
  private List<List<Evaluated>> byOrder(Expansion expansion, int powers) {
    List<List<Evaluated>> byOrder = new ArrayList<>();
    for (int d = 0; d <= expansion.order(); d++) {
      byOrder.add(new ArrayList<>());
    }
    if (!expansion.start().isZero()) {
      byOrder.get(0).add(new Evaluated(byTime(expansion.start(), powers), start()));
    }
    int done = 0;
    for (Term term : expansion.terms()) {
      progress.report("evaluate", ++done, expansion.terms().size());
      byOrder
          .get(term.order())
          .add(new Evaluated(byTime(term.coefficient(), powers), components(term.value())));
    }
    return byOrder;
  }

  private static FreeIndices indices(Value value, ClosedForm start) {
    return FreeIndices.shared(value, !start.isZero()).orElse(FreeIndices.NONE);
  }

  private Numbers start() {
    return new Numbers.Exact(landscape.start(), new Numbers.Method(""));
  }

  private void noteMethod(Methods methods) {
    if (!methods.exact()) {
      conversation.note("decimals, by " + methods.text());
    }
  }

  /** The coefficients of T^0, T^1, …. */
  private static List<BigFraction> byTime(ClosedForm coefficient, int powers) {
    return IntStream.range(0, powers)
        .mapToObj(p -> number(coefficient.coefficient(TIME, p)))
        .toList();
  }

  private Reply numbers(Reply.OfValue value) {
    FreeIndices indices = indices(value.value(), value.start());
    List<Evaluated> terms = new ArrayList<>();
    if (!value.start().isZero()) {
      terms.add(new Evaluated(List.of(number(value.start())), start()));
    }
    value
        .value()
        .terms()
        .forEach((v, c) -> terms.add(new Evaluated(List.of(number(c)), components(v))));
    Methods methods = Methods.of(terms);
    noteMethod(methods);
    return reply(indices.nested(landscape.weights().size(), i -> methods.sum(terms, i, 0)));
  }

  private static Reply reply(Nested numbers) {
    return switch (numbers) {
      case Nested.Leaf leaf -> new Reply.OfFormula(ClosedForm.of(leaf.value()));
      case Nested.Decimal decimal -> new Reply.OfDecimal(decimal.value());
      case Nested.Branch branch ->
          new Reply.OfList(branch.items().stream().map(Evaluation::reply).toList());
    };
  }

  private Numbers components(ValueClass value) {
    for (ScalarField root : value.roots()) {
      if (!root.equals(ScalarField.LOSS)) {
        throw ProblemException.unfit(
            "the landscape has no function " + root.symbol() + " besides its loss",
            "evaluate expansions of the loss or of the weights");
      }
    }
    return landscape.numbers(value.diagram(), value.brackets());
  }

  /** All coefficients that are not zero. */
  private static List<ClosedForm> coefficients(Expansion expansion) {
    return Stream.concat(
            Stream.of(expansion.start()), expansion.terms().stream().map(Term::coefficient))
        .filter(coefficient -> !coefficient.isZero())
        .toList();
  }

  /** Refuses all variables but T, and T where the series would not be a polynomial in it. */
  private static void rejectVariables(List<ClosedForm> coefficients) {
    TreeSet<String> unknown = new TreeSet<>();
    for (ClosedForm coefficient : coefficients) {
      coefficient.variables().stream()
          .filter(name -> !name.equals(TIME) || !coefficient.isPolynomial())
          .forEach(unknown::add);
    }
    if (!unknown.isEmpty()) {
      throw stillSymbolic(unknown);
    }
  }

  private static ProblemException stillSymbolic(Collection<String> unknown) {
    String names = String.join(" and ", unknown);
    return ProblemException.unfit(
        names + (unknown.size() == 1 ? " is" : " are") + " still symbolic, so there are no numbers",
        "give " + names + " as options, or use subs");
  }

  private static BigFraction number(ClosedForm formula) {
    return formula.number().orElseThrow(() -> stillSymbolic(formula.variables()));
  }
}
