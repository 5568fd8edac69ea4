package chladni.language;

import chladni.algebra.Atom;
import chladni.algebra.ClosedForm;
import chladni.algebra.Factor;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.Expansion;
import chladni.expansion.ResummedTerm;
import chladni.expansion.Term;
import chladni.problem.ProblemException;
import chladni.value.NamedContraction;
import chladni.value.ScalarField;
import chladni.value.TensorNames;
import chladni.value.ValueClass;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What can be taken from expansions. */
final class ExpansionFunctions {
  private static final Parameter X = Parameter.required("x", Parameter.Kind.EXPANSION);
  private static final Option PART_ORDER = Option.whole("order", "the power of η");
  private static final Option PART_T = Option.formula("T", "the power of T, perhaps negative");

  private ExpansionFunctions() {}

  static List<Function> all() {
    return List.of(
        coefficient(),
        filter(
            "select",
            "the terms made of exactly these tensors, each any number of times",
            new Function.Example(
                "select(test_loss(2), C, H)",
                """
                  N*E^2/(2*B^2) C_{μν} η^{μξ} η^{νπ} H_{ξπ}
                + o(η^2)\
                """),
            NamedContraction::consistsOf),
        filter(
            "containing",
            "the terms in which all of these tensors occur",
            new Function.Example(
                "containing(test_loss(2), G, H)",
                """
                  N*E*(2*N*E - B)/(2*B^2) G_μ η^{μν} H_{νξ} η^{ξπ} G_π
                + o(η^2)\
                """),
            NamedContraction::contains),
        part(),
        explain());
  }

  private static Function coefficient() {
    return new Function(
        "coefficient",
        "Expansions",
        List.of(X, Parameter.required("d", Parameter.Kind.DIAGRAM)),
        List.of(
            Option.word(
                QuantityFunctions.NAME.name(),
                "the function s(θ) at the root, for expansions of an observable")),
        "what stands before the value of a diagram in an expansion, without η; 0 if it is absent",
        "All diagrams with the same value are in it.",
        List.of(new Function.Example("coefficient(test_loss(2), c(01-2)(02-12))", "N*E^2/(2*B^2)")),
        (arguments, context) -> {
          NumberedDiagram d = ValueFunctions.ofOneClass(arguments.diagram(1));
          ValueClass value =
              arguments
                  .word(QuantityFunctions.NAME)
                  .or(() -> observable(arguments.reply(0)))
                  .map(name -> ValueFunctions.observed(d, name))
                  .orElseGet(() -> ValueClass.of(d));
          return arguments.reply(0) instanceof Reply.OfResummedExpansion r
              ? ResummedFunctions.coefficient(r.expansion(), d, value.roots())
              : new Reply.OfFormula(arguments.expansion(0).coefficient(value));
        });
  }

  /** The function s(θ) that an expansion measures, if it is not the loss. */
  private static Optional<String> observable(Reply expansion) {
    Stream<ValueClass> values =
        switch (expansion) {
          case Reply.OfExpansion e -> e.expansion().terms().stream().map(Term::value);
          case Reply.OfResummedExpansion r ->
              r.expansion().terms().stream().map(ResummedTerm::value);
          default -> Stream.empty();
        };
    return values
        .flatMap(value -> value.roots().stream())
        .filter(root -> !root.equals(ScalarField.LOSS))
        .map(ScalarField::symbol)
        .findFirst();
  }

  private static Function filter(
      String name,
      String summary,
      Function.Example example,
      BiPredicate<NamedContraction, Set<String>> keeps) {
    return new Function(
        name,
        "Expansions",
        List.of(X, Parameter.repeated("tensor", Parameter.Kind.WORD)),
        List.of(),
        summary,
        "Tensors are named as in replies: G, H, C, gradC, …; other names in double quotes.",
        List.of(example),
        (arguments, context) -> {
          TensorNames names = context.names();
          if (arguments.reply(0)
              instanceof Reply.OfResummedExpansion(var resummed, var basis, var f)) {
            Set<String> wanted =
                tensorNames(
                    arguments, resummed.terms().stream().map(ResummedTerm::value).toList(), names);
            return new Reply.OfResummedExpansion(
                resummed.selected(
                    term -> keeps.test(NamedContraction.of(term.value(), names), wanted)),
                basis);
          }
          Expansion expansion = arguments.expansion(0);
          Set<String> wanted =
              tensorNames(arguments, expansion.terms().stream().map(Term::value).toList(), names);
          return new Reply.OfExpansion(
              expansion.selected(
                  term -> keeps.test(NamedContraction.of(term.value(), names), wanted)));
        });
  }

  /** The names of tensors behind the first argument. */
  private static Set<String> tensorNames(
      Arguments arguments, List<ValueClass> values, TensorNames names) {
    Set<String> known = new TreeSet<>(names.vocabulary());
    for (ValueClass value : values) {
      NamedContraction named = NamedContraction.of(value, names);
      known.addAll(named.names());
      known.addAll(named.asciiNames());
    }
    Set<String> wanted = new TreeSet<>();
    for (int i = 1; i < arguments.count(); i++) {
      String typed = arguments.word(i);
      if (!known.contains(typed)) {
        throw ProblemException.unknown(
            "no tensor is called " + typed,
            Spelling.suggestion(typed, known, "there are " + String.join(", ", known)));
      }
      wanted.add(typed);
    }
    return wanted;
  }

  private static Function part() {
    return new Function(
        "part",
        "Expansions",
        List.of(X),
        List.of(PART_ORDER, PART_T),
        "the terms of one power of η, or what in them has one power of T",
        "",
        List.of(
            new Function.Example(
                "part(test_loss(2), order=1)",
                """
                - N*E/B G_μ η^{μν} G_ν
                + o(η^2)\
                """),
            new Function.Example(
                "part(test_loss(2, E=1, B=1), order=2, T=1)",
                """
                - T/2 G_μ η^{μν} H_{νξ} η^{ξπ} G_π
                + T/2 C_{μν} η^{μξ} η^{νπ} H_{ξπ}
                + o(η^2)\
                """)),
        (arguments, context) ->
            arguments.reply(0) instanceof Reply.OfResummedExpansion r
                ? resummedPart(r, arguments)
                : new Reply.OfExpansion(part(arguments)));
  }

  private static Reply resummedPart(Reply.OfResummedExpansion r, Arguments arguments) {
    if (arguments.has(PART_T) || !arguments.has(PART_ORDER)) {
      throw ProblemException.unfit(
          "a resummed expansion has parts by order only", "write part(x, order=2)");
    }
    int order = arguments.whole(PART_ORDER).orElseThrow();
    return new Reply.OfResummedExpansion(
        r.expansion()
            .selected(term -> term.order() == order)
            .withStart(order == 0 ? r.expansion().start() : ClosedForm.ZERO),
        r.basis());
  }

  private static Expansion part(Arguments arguments) {
    Expansion whole = arguments.expansion(0);
    Optional<Integer> order = arguments.whole(PART_ORDER);
    Optional<Integer> powerOfT = arguments.formula(PART_T).map(ExpansionFunctions::integer);
    if (order.isEmpty() && powerOfT.isEmpty()) {
      throw ProblemException.unfit(
          "part needs to know which part", "write part(x, order=2) or part(x, T=1)");
    }
    Expansion ofOrder = order.map(d -> ofOrder(whole, d)).orElse(whole);
    Set<String> there = Occurrence.variables(arguments.reply(0));
    if (powerOfT.isPresent() && !there.contains("T")) {
      throw FormulaFunctions.noSuchVariable("T", there);
    }
    return powerOfT
        .map(power -> ofOrder.withCoefficients(c -> ofPowerOfT(c, power)))
        .orElse(ofOrder);
  }

  /** The terms of one power of η; θ_0 is of order 0. */
  private static Expansion ofOrder(Expansion whole, int order) {
    if (order > whole.order()) {
      throw ProblemException.unfit(
          "this expansion goes to order "
              + whole.order()
              + ", so its part of order "
              + order
              + " is not known",
          "expand to order " + order);
    }
    return whole
        .selected(term -> term.order() == order)
        .withStart(order == 0 ? whole.start() : ClosedForm.ZERO);
  }

  private static int integer(ClosedForm power) {
    return power
        .number()
        .filter(n -> n.getDenominator().equals(BigInteger.ONE))
        .filter(n -> n.getNumerator().bitLength() < 16)
        .orElseThrow(
            () -> ProblemException.unfit("the power of T must be a whole number", "write T=-1"))
        .getNumerator()
        .intValueExact();
  }

  /** What a Laurent polynomial in T holds of one power of T. */
  private static ClosedForm ofPowerOfT(ClosedForm coefficient, int power) {
    Atom symbol = new Atom.Symbol("T");
    int shift =
        coefficient.denominator().stream()
            .filter(factor -> factor.base().asAtom().equals(Optional.of(symbol)))
            .mapToInt(Factor::exponent)
            .sum();
    ClosedForm t = ClosedForm.of(symbol);
    return coefficient.times(t.pow(shift)).coefficient("T", power + shift).times(t.pow(power));
  }

  private static Function explain() {
    return new Function(
        "explain",
        "Expansions",
        List.of(Parameter.required("x", Parameter.Kind.ANY)),
        List.of(),
        "where an expansion or a diagram comes from: picture, |Aut|, histories, value,"
            + " contribution",
        "A diagram is explained for SGD with random reshuffling.",
        List.of(
            new Function.Example(
                "explain(c(01-2)(02-12))",
                """
                c(01-2)(02-12)
                    ⓐ─╮
                      ├─●
                    ⓐ─╯
                  value         C_{μν} η^{μξ} η^{νπ} H_{ξπ}
                  |Aut|         2
                  histories     N*E^2/2
                  contribution  N*E^2/(2*B^2) times the value\
                """)),
        (arguments, context) -> Explanation.of(arguments.reply(0), context));
  }
}
