package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.algebra.Limit;
import chladni.algebra.NumericFormula;
import chladni.algebra.ResummedForm;
import chladni.expansion.Expansion;
import chladni.expansion.ResummedExpansion;
import chladni.prediction.Forecast;
import chladni.problem.ProblemException;
import chladni.value.Value;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/** The functions on formulas; most of them work on the coefficients of expansions, too. */
final class FormulaFunctions {
  private static final Parameter X = Parameter.required("x", Parameter.Kind.ANY);
  private static final Option VARIABLE =
      Option.formula(Function.ANY_VARIABLE, "any variable and what takes its place");

  private static final Option ALIGN =
      Option.flag(
          "align",
          "as a display of amsmath, each term or each formula of a derivation on its line");

  private static final String ETA = "eta";
  private static final Set<String> GRID = Set.of("N", "B", "E");
  private static final int LONGEST_SERIES = 1000;

  private static final ClosedForm INFINITY = ClosedForm.symbol(Reserved.INFINITY);

  private FormulaFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "subs",
            "Formulas",
            List.of(X),
            List.of(VARIABLE),
            "puts numbers or formulas in place of variables, all at once",
            "In an expansion eta=eta/2 rescales the learning rate: each coefficient is multiplied"
                + " by (1/2)^order. With eta=t/T it is multiplied by (t/T)^order, and the η's in"
                + " its tensors only say how weights are measured.",
            List.of(
                new Function.Example("subs(weight(c(0-1)(01)), N=10, B=1, E=2)", "-20"),
                new Function.Example(
                    "subs(test_loss(1), E=E0, eta=eta/E0)",
                    """
                      l
                    - N/B G_μ η^{μν} G_ν
                    + o(η^1)\
                    """)),
            (arguments, context) -> {
              Map<String, ClosedForm> values = values(arguments);
              checkOccurring(arguments.reply(0), values.keySet(), context);
              return substituted(arguments.reply(0), values);
            }),
        new Function(
            "limit",
            "Formulas",
            List.of(X),
            List.of(VARIABLE),
            "what a formula tends to, as in limit(x, T=inf)",
            "It is assumed that 0 < k < 1 in powers of 1 - k and k > 0 in exponentials; k2=0 says"
                + " otherwise; with momentum, that |beta| < 1 and all roots are less than 1 in"
                + " modulus. If it grows without bound, the reply is its leading term and says so.",
            List.of(
                new Function.Example("limit((2*T + 1)/(T - 1), T=inf)", "2"),
                new Function.Example(
                    "limit(rweight(c(0-1)(01), E=1, B=1, momentum=beta), T=inf)", "-1/k1"),
                new Function.Example(
                    "limit(rweight(c(01-2)(02-12), E=1, B=1, continuum), T=inf)",
                    "1/(2*(k1 + k2))"),
                new Function.Example(
                    "limit(rweight(c(01-2)(02-12), E=1, B=1, continuum), k1=0, k2=0)", "T/2")),
            FormulaFunctions::limit),
        new Function(
            "series",
            "Formulas",
            List.of(
                X,
                Parameter.required("variable", Parameter.Kind.WORD),
                Parameter.required("order", Parameter.Kind.ORDER)),
            List.of(),
            "the Taylor polynomial about 0 in a variable",
            "In an expansion, that of each coefficient.",
            List.of(new Function.Example("series(1/(1 - k1), k1, 2)", "1 + k1 + k1^2")),
            (arguments, context) ->
                series(arguments.reply(0), arguments.word(1), arguments.order(2))),
        new Function(
            "expand",
            "Formulas",
            List.of(X),
            List.of(),
            "a formula written as a sum of power products",
            "In an expansion, each coefficient is.",
            List.of(new Function.Example("expand((N + 1)*(N - 1))", "N^2 - 1")),
            (arguments, context) -> expanded(arguments.reply(0))),
        new Function(
            "decimal",
            "Formulas",
            List.of(X),
            List.of(VARIABLE),
            "the value of a formula in floating point, as in decimal(x, k1=1/3, T=10^6)",
            "Resummed weights are evaluated stably, without differences of nearly equal numbers:"
                + " eigenvalues may coincide, nearly coincide or vanish. A value outside the range"
                + " of floating point is refused.",
            List.of(
                new Function.Example("decimal(1/3)", "0.3333333333333333"),
                new Function.Example(
                    "decimal(rweight(c(0-1)(01), E=1, B=1), k1=1/2, T=1000000)", "-2.0")),
            (arguments, context) -> decimal(arguments)),
        new Function(
            "exp",
            "Formulas",
            List.of(Parameter.required("x", Parameter.Kind.FORMULA)),
            List.of(),
            "the exponential of a formula such as -k1*T",
            "",
            List.of(new Function.Example("exp(-k1*T)*exp(k1*T)", "1")),
            (arguments, context) ->
                new Reply.OfFormula(ClosedForm.exponential(arguments.formula(0)))),
        latex());
  }

  private static Reply decimal(Arguments arguments) {
    Map<String, BigFraction> numbers = new TreeMap<>();
    for (String name : arguments.optionNames()) {
      numbers.put(
          name,
          arguments
              .optionFormula(name)
              .number()
              .orElseThrow(
                  () ->
                      ProblemException.unfit(
                          name + " must be a number", "write decimal(x, k1=1/3)")));
    }
    return new Reply.OfDecimal(
        switch (arguments.reply(0)) {
          case Reply.OfResummed r -> NumericFormula.representable(r.form(), numbers);
          default -> NumericFormula.representable(Arguments.toFormula(arguments.reply(0)), numbers);
        });
  }

  private static Reply series(Reply subject, String variable, int order) {
    if (order > LONGEST_SERIES) {
      throw ProblemException.beyondReach(
          "a series of " + order + " terms is too long", "ask for up to " + LONGEST_SERIES);
    }
    return switch (subject) {
      case Reply.OfFormula f -> new Reply.OfFormula(f.formula().series(variable, order));
      case Reply.OfResummed r ->
          ResummedFunctions.reply(r.form().series(variable, order), r.diagram());
      case Reply.OfExpansion e ->
          new Reply.OfExpansion(
              e.expansion().withCoefficients(c -> c.series(variable, order)), e.shape());
      case Reply.OfResummedExpansion r ->
          new Reply.OfResummedExpansion(
              r.expansion()
                  .withCoefficients(c -> c.series(variable, order))
                  .withStart(r.expansion().start().series(variable, order)),
              r.basis());
      default -> throw noFormula(subject);
    };
  }

  private static Reply expanded(Reply subject) {
    return switch (subject) {
      case Reply.OfExpansion e -> new Reply.OfExpansion(e.expansion(), Reply.Shape.EXPANDED);
      case Reply.OfResummedExpansion r ->
          new Reply.OfResummedExpansion(
              r.expansion().withCoefficients(c -> ResummedForm.of(ResummedFunctions.written(c))),
              r.basis());
      default -> new Reply.OfFormula(Arguments.written(subject), Reply.Shape.EXPANDED);
    };
  }

  /**
   * Says so if a variable that is to be replaced does not occur; refuses T and M in terms of which
   * N, B and E are not written, since they depend on those.
   */
  private static void checkOccurring(Reply x, Set<String> names, Context context) {
    Set<String> there = Occurrence.variables(x);
    for (String name : names) {
      if (there.contains(name) || name.equals(ETA)) {
        continue;
      }
      if ((name.equals("T") || name.equals("M")) && !Collections.disjoint(there, GRID)) {
        throw noSuchVariable(name, there);
      }
      context.conversation().note("there is no " + name + " in this" + Occurrence.listed(there));
    }
  }

  /** The problem that something has no T or no M, because it is written in N, B and E. */
  static ProblemException noSuchVariable(String name, Set<String> there) {
    return ProblemException.unfit(
            "there is no " + name + " in this" + Occurrence.listed(there),
            name.equals("M")
                ? "M = E/B: ask for it with in=M, or use subs(x, E=M*B)"
                : "T = N*E/B: ask for it with E=1, B=1, or use subs(x, N=T*B/E)")
        .about(name);
  }

  private static Reply substituted(Reply x, Map<String, ClosedForm> values) {
    // A number for B goes first: it removes the poles that formulas have at small N.
    Optional<ClosedForm> batch =
        Optional.ofNullable(values.get("B")).filter(b -> b.number().isPresent());
    if (batch.isPresent() && values.size() > 1) {
      Map<String, ClosedForm> others = new TreeMap<>(values);
      others.remove("B");
      return substituted(substituted(x, Map.of("B", batch.get())), others);
    }
    return switch (x) {
      case Reply.OfFormula f -> new Reply.OfFormula(f.formula().substitute(values));
      case Reply.OfGrowth g -> new Reply.OfFormula(g.leading().substitute(values));
      case Reply.OfResummed r -> ResummedFunctions.reply(r.form().substitute(values), r.diagram());
      case Reply.OfResummedExpansion r ->
          new Reply.OfResummedExpansion(
              substituted(r.expansion(), values), r.basis(), substituted(r.forecast(), values));
      case Reply.OfExpansion e ->
          new Reply.OfExpansion(
              substituted(e.expansion(), values), e.shape(), substituted(e.forecast(), values));
      case Reply.OfValue v -> substituted(v, values);
      case Reply.OfList l ->
          new Reply.OfList(l.items().stream().map(item -> substituted(item, values)).toList());
      default -> throw noFormula(x);
    };
  }

  /** A forecast does not follow a change of η. */
  private static Optional<Forecast> substituted(
      Optional<Forecast> forecast, Map<String, ClosedForm> values) {
    return values.containsKey(ETA) ? Optional.empty() : forecast.map(f -> f.substituted(values));
  }

  private static Reply substituted(Reply.OfValue v, Map<String, ClosedForm> values) {
    Map<ValueClass, ClosedForm> terms = new TreeMap<>();
    v.value().terms().forEach((c, coefficient) -> terms.put(c, coefficient.substitute(values)));
    return new Reply.OfValue(Value.of(terms), v.start().substitute(values));
  }

  private static Expansion substituted(Expansion expansion, Map<String, ClosedForm> values) {
    Map<String, ClosedForm> others = new TreeMap<>(values);
    Optional<ClosedForm> eta = Optional.ofNullable(others.remove(ETA));
    Expansion replaced = others.isEmpty() ? expansion : expansion.substituted(others);
    return eta.map(value -> replaced.rescaled(rescaling(value))).orElse(replaced);
  }

  private static ResummedExpansion substituted(
      ResummedExpansion expansion, Map<String, ClosedForm> values) {
    Map<String, ClosedForm> others = new TreeMap<>(values);
    Optional<ClosedForm> eta = Optional.ofNullable(others.remove(ETA));
    ResummedExpansion replaced = others.isEmpty() ? expansion : expansion.substituted(others);
    return eta.map(value -> replaced.rescaled(rescaling(value))).orElse(replaced);
  }

  /** What η is multiplied by: 1/2 for eta/2. A value without η, as t/T, takes its place. */
  private static ClosedForm rescaling(ClosedForm eta) {
    ClosedForm factor = eta.variables().contains(ETA) ? eta.dividedBy(ClosedForm.symbol(ETA)) : eta;
    if (factor.variables().contains(ETA)) {
      throw ProblemException.unfit(
          "in an expansion the learning rate can only be rescaled", "write eta=eta/2 or eta=t/T");
    }
    return factor;
  }

  private static Map<String, ClosedForm> values(Arguments arguments) {
    Map<String, ClosedForm> values = new TreeMap<>();
    for (String name : arguments.optionNames()) {
      ClosedForm value = arguments.optionFormula(name);
      if (value.variables().contains("inf")) {
        throw ProblemException.unfit(
                "inf is no number to put in place of " + name, "write limit(x, " + name + "=inf)")
            .about(name);
      }
      values.put(name, value);
    }
    if (values.isEmpty()) {
      throw ProblemException.unfit(
          "there is nothing to put in place of anything", "write subs(x, N=10)");
    }
    return values;
  }

  private static Reply limit(Arguments arguments, Context context) {
    Map<String, ClosedForm> finite = new TreeMap<>();
    List<String> infinite = new ArrayList<>();
    for (String name : arguments.optionNames()) {
      ClosedForm target = arguments.optionFormula(name);
      if (target.equals(INFINITY)) {
        infinite.add(name);
      } else if (target.variables().contains("inf")) {
        throw ProblemException.unfit(
                name + " can go to inf, or to a formula without inf", "write limit(x, T=inf)")
            .about(name);
      } else {
        finite.put(name, target);
      }
    }
    if (infinite.size() > 1 || finite.isEmpty() && infinite.isEmpty()) {
      throw ProblemException.unfit(
          "limit takes one variable to infinity", "write limit(x, T=inf) or limit(x, T=inf, k2=0)");
    }
    Reply subject = arguments.reply(0);
    checkOccurring(subject, arguments.optionNames(), context);
    Reply reached = finite.isEmpty() ? subject : substituted(subject, finite);
    return infinite.isEmpty() ? reached : atInfinity(reached, infinite.get(0), context);
  }

  private static Reply atInfinity(Reply subject, String name, Context context) {
    return switch (subject) {
      case Reply.OfFormula f -> tending(f.formula().limitAtInfinity(name), name);
      case Reply.OfResummed r -> tending(r.form().limitAtInfinity(name), name);
      case Reply.OfExpansion e ->
          new Reply.OfExpansion(
              e.expansion().withCoefficients(c -> leading(c.limitAtInfinity(name), name, context)),
              e.shape());
      case Reply.OfResummedExpansion r ->
          new Reply.OfResummedExpansion(
              r.expansion()
                  .withCoefficients(
                      c -> ResummedForm.of(leading(c.limitAtInfinity(name), name, context))),
              r.basis());
      default -> throw noFormula(subject);
    };
  }

  private static Reply tending(Limit limit, String name) {
    return switch (limit) {
      case Limit.Finite finite -> new Reply.OfFormula(finite.value());
      case Limit.Divergent divergent -> new Reply.OfGrowth(divergent.leading(), name);
    };
  }

  /** What the coefficient of a term tends to, or grows like; the latter is noted. */
  private static ClosedForm leading(Limit limit, String name, Context context) {
    return switch (limit) {
      case Limit.Finite finite -> finite.value();
      case Limit.Divergent divergent -> {
        context
            .conversation()
            .note(
                "coefficients that grow without bound as "
                    + name
                    + " does are given by their leading terms");
        yield divergent.leading();
      }
    };
  }

  private static Function latex() {
    return new Function(
        "latex",
        "Formulas",
        List.of(X),
        List.of(ALIGN),
        "the LaTeX source of a reply",
        "What stands in formulas is within what KaTeX and MathJax know; a picture is TikZ.",
        List.of(
            new Function.Example("latex(weight(c(01-2)(02-12)))", "\\frac{N E^2}{2 B^2}"),
            new Function.Example(
                "latex(test_loss(1), align)",
                """
                \\begin{align*}
                &l \\\\
                &-\\frac{N E}{B} G_{\\mu} \\eta^{\\mu\\nu} G_{\\nu} \\\\
                &+ o(\\eta^{1})
                \\end{align*}\
                """)),
        (arguments, context) -> {
          ReplyLatex latex = new ReplyLatex(context.names());
          return Reply.OfText.of(
              arguments.has(ALIGN)
                  ? latex.align(arguments.reply(0))
                  : latex.write(arguments.reply(0)));
        });
  }

  private static ProblemException noFormula(Reply reply) {
    return ProblemException.unfit(
        "this must be a formula or an expansion, but is " + reply.phrase(), "");
  }
}
