package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Evaluates the syntax tree of one statement; every problem gets the place where it arose. */
final class Evaluator {
  private final Source source;
  private final Context context;
  private final Map<String, Reply> variables;
  private final List<Reply> replies;

  Evaluator(Source source, Context context, Map<String, Reply> variables, List<Reply> replies) {
    this.source = source;
    this.context = context;
    this.variables = variables;
    this.replies = replies;
  }

  Reply evaluate(Syntax syntax) {
    Interruption.poll();
    return switch (syntax) {
      case Syntax.Name name -> at(name.place(), () -> named(name.text()));
      case Syntax.Numeral numeral ->
          at(numeral.place(), () -> new Reply.OfFormula(ClosedForm.of(numeral.exact())));
      case Syntax.Text text -> Reply.OfText.of(text.value());
      case Syntax.DiagramLiteral literal -> new Reply.OfDiagram(literal.diagram());
      case Syntax.ListLiteral list ->
          new Reply.OfList(list.items().stream().map(this::evaluate).toList());
      case Syntax.Call call -> call(call);
      case Syntax.Index index -> {
        Reply list = evaluate(index.list());
        Reply position = evaluate(index.index());
        yield at(index.place(), () -> item(list, position));
      }
      case Syntax.Earlier earlier -> at(earlier.place(), () -> earlier(earlier.number()));
      case Syntax.Negation negation -> {
        Reply operand = evaluate(negation.operand());
        yield at(negation.place(), () -> Arithmetic.negated(operand));
      }
      case Syntax.Chain chain -> chain(chain);
      case Syntax.Power power -> {
        Reply base = evaluate(power.base());
        Reply exponent = evaluate(power.exponent());
        yield at(power.place(), () -> Arithmetic.power(base, exponent));
      }
      case Syntax.Equality equality -> {
        Reply left = evaluate(equality.left());
        Reply right = evaluate(equality.right());
        yield at(equality.place(), () -> new Reply.OfTruth(Arithmetic.equal(left, right)));
      }
    };
  }

  private Reply chain(Syntax.Chain chain) {
    Reply result = evaluate(chain.first());
    for (Syntax.Step step : chain.rest()) {
      Reply left = result;
      Reply right = evaluate(step.operand());
      result =
          at(
              step.place(),
              () ->
                  switch (step.operator()) {
                    case PLUS -> Arithmetic.sum(left, right);
                    case MINUS -> Arithmetic.difference(left, right);
                    case TIMES -> Arithmetic.product(left, right);
                    case OVER -> Arithmetic.quotient(left, right);
                  });
    }
    return result;
  }

  private Reply named(String name) {
    Optional<Reply> assigned = Optional.ofNullable(variables.get(name));
    if (assigned.isPresent()) {
      return assigned.get();
    }
    Optional<Function> function = context.registry().find(name);
    if (function.isPresent()) {
      function.get().requireArguments(0);
      return function.get().body().call(new Arguments(List.of(), Map.of()), context);
    }
    if (name.equals(Reserved.INFINITY)) {
      throw ProblemException.unfit(
          "inf is no number to compute with",
          "it is where a variable goes to, as in limit(x, T=inf)");
    }
    if (Reserved.TRUTHS.contains(name)) {
      return new Reply.OfTruth(Boolean.parseBoolean(name));
    }
    return new Reply.OfFormula(ClosedForm.symbol(name));
  }

  private Reply earlier(OptionalInt number) {
    if (replies.isEmpty()) {
      throw ProblemException.unfit("there is no reply yet", "% is the last reply");
    }
    int n = number.orElse(replies.size());
    if (n < 1 || n > replies.size()) {
      throw ProblemException.unfit(
          "there is no reply %" + n,
          "there "
              + (replies.size() == 1 ? "is one reply" : "are " + replies.size() + " replies")
              + " so far");
    }
    return replies.get(n - 1);
  }

  private static Reply item(Reply list, Reply position) {
    List<Reply> items =
        switch (list) {
          case Reply.OfList l -> l.items();
          case Reply.OfDiagrams d -> d.diagrams().stream().<Reply>map(Reply.OfDiagram::of).toList();
          default ->
              throw ProblemException.unfit(
                  "only lists have items, and this is " + list.phrase(), "");
        };
    int n = Arguments.toWhole(position, "the number of an item");
    if (n < 1 || n > items.size()) {
      throw ProblemException.unfit(
          "there is no item " + n,
          items.isEmpty() ? "the list is empty" : "the list has items 1 to " + items.size());
    }
    return items.get(n - 1);
  }

  private Reply call(Syntax.Call call) {
    Function function =
        at(call.function().place(), () -> context.registry().function(call.function().text()));
    Arguments arguments = new ArgumentReader(source, function, this::evaluate).read(call);
    Place place = call.function().place();
    return source.at(
        place,
        problem -> problem.option().map(option -> place(call, option)).orElse(place),
        () -> function.body().call(arguments, context));
  }

  /** Where an option of a call stands, as {@code N=3} or {@code continuum}; or the call itself. */
  private static Place place(Syntax.Call call, String option) {
    return call.arguments().stream()
        .filter(
            argument ->
                switch (argument) {
                  case Syntax.Option o -> o.name().text().equals(option);
                  case Syntax.Positional(Syntax value) ->
                      value instanceof Syntax.Name name && name.text().equals(option);
                })
        .map(Syntax.Argument::place)
        .findFirst()
        .orElse(call.function().place());
  }

  private <X> X at(Place place, Supplier<X> computation) {
    return source.at(place, computation);
  }
}
