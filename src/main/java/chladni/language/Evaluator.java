package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Budget budget;
  private final Map<String, Reply> locals;
  private final int depth;

  Evaluator(
      Source source,
      Context context,
      Map<String, Reply> variables,
      List<Reply> replies,
      Budget budget) {
    this(source, context, variables, replies, budget, Map.of(), 0);
  }

  private Evaluator(
      Source source,
      Context context,
      Map<String, Reply> variables,
      List<Reply> replies,
      Budget budget,
      Map<String, Reply> locals,
      int depth) {
    this.source = source;
    this.context = context;
    this.variables = variables;
    this.replies = replies;
    this.budget = budget;
    this.locals = locals;
    this.depth = depth;
  }

  /** The same where a name stands for something, too. */
  private Evaluator with(String name, Reply value) {
    Map<String, Reply> all = new HashMap<>(locals);
    all.put(name, value);
    return new Evaluator(source, context, variables, replies, budget, Map.copyOf(all), depth);
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
      case Syntax.Range range -> {
        Reply from = evaluate(range.from());
        Reply to = evaluate(range.to());
        yield at(range.place(), () -> range(from, to));
      }
      case Syntax.Comprehension comprehension -> {
        List<Reply> items = new ArrayList<>();
        list(comprehension, 0, items);
        yield new Reply.OfList(items);
      }
      case Syntax.Conditional conditional ->
          evaluate(holds(conditional.condition()) ? conditional.then() : conditional.otherwise());
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

  /** The whole numbers from one to another, none if the other is less. */
  private Reply range(Reply from, Reply to) {
    BigInteger first = Arguments.toInteger(from, "the begin of a range");
    BigInteger last = Arguments.toInteger(to, "the end of a range");
    if (last.subtract(first).bitLength() > 31) {
      throw ProblemException.beyondReach(
          "a range of " + last.subtract(first).add(BigInteger.ONE) + " numbers is too long",
          "at most " + Budget.MOST + " are listed");
    }
    List<Reply> numbers = new ArrayList<>();
    for (BigInteger n = first; n.compareTo(last) <= 0; n = n.add(BigInteger.ONE)) {
      budget.spend();
      numbers.add(new Reply.OfFormula(ClosedForm.of(n)));
    }
    return new Reply.OfList(numbers);
  }

  /** Adds what a list lists, from one of its generators on. */
  private void list(Syntax.Comprehension comprehension, int from, List<Reply> items) {
    if (from == comprehension.generators().size()) {
      if (comprehension.condition().isEmpty() || holds(comprehension.condition().get())) {
        items.add(evaluate(comprehension.item()));
      }
      return;
    }
    Syntax.Generator generator = comprehension.generators().get(from);
    for (Reply item : items(generator)) {
      at(generator.name().place(), budget::spend);
      String name = generator.name().text();
      try {
        with(name, item).list(comprehension, from + 1, items);
      } catch (MistakeException e) {
        throw through(e, name, item, comprehension.place());
      }
    }
  }

  /** The items that a name is to stand for in turn. */
  List<Reply> items(Syntax.Generator generator) {
    at(generator.name().place(), () -> Reserved.check(generator.name().text(), context.registry()));
    Reply list = evaluate(generator.list());
    return at(generator.list().place(), () -> items(list));
  }

  /** A mistake that was met while a name stood for an item. */
  MistakeException through(MistakeException e, String name, Reply item, Place place) {
    String value = Source.excerpt(ReplySource.item(item));
    return new MistakeException(
        e.mistake().through(source.caller("with " + name + " = " + value, place)));
  }

  private boolean holds(Syntax condition) {
    Reply truth = evaluate(condition);
    return at(
        condition.place(),
        () -> {
          if (truth instanceof Reply.OfTruth t) {
            return t.holds();
          }
          throw ProblemException.unfit(
              "a condition must be true or false, and this is " + truth.phrase(),
              "write a == b, or a function such as linkless(d)");
        });
  }

  private Optional<Reply> assigned(String name) {
    return Optional.ofNullable(locals.get(name)).or(() -> Optional.ofNullable(variables.get(name)));
  }

  private Reply named(String name) {
    Optional<Reply> assigned = assigned(name);
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

  /** The items of a list. */
  static List<Reply> items(Reply list) {
    return switch (list) {
      case Reply.OfList l -> l.items();
      case Reply.OfDiagrams d -> d.diagrams().stream().<Reply>map(Reply.OfDiagram::of).toList();
      default ->
          throw ProblemException.unfit("only lists have items, and this is " + list.phrase(), "");
    };
  }

  private static Reply item(Reply list, Reply position) {
    List<Reply> items = items(list);
    int n = Arguments.toWhole(position, "the number of an item");
    if (n < 1 || n > items.size()) {
      throw ProblemException.unfit(
          "there is no item " + n,
          items.isEmpty() ? "the list is empty" : "the list has items 1 to " + items.size());
    }
    return items.get(n - 1);
  }

  private Reply call(Syntax.Call call) {
    Optional<Reply> assigned = assigned(call.function().text());
    if (assigned.isPresent()) {
      return callOfUser(call, assigned.get());
    }
    Function function =
        at(call.function().place(), () -> context.registry().function(call.function().text()));
    Arguments arguments = new ArgumentReader(source, function, this::evaluate).read(call);
    Place place = call.function().place();
    return source.at(
        place,
        problem -> problem.option().map(option -> place(call, option)).orElse(place),
        () -> function.body().call(arguments, context));
  }

  private Reply callOfUser(Syntax.Call call, Reply assigned) {
    Place place = call.function().place();
    UserFunction function = at(place, () -> function(call, assigned));
    Map<String, Reply> arguments = new HashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      arguments.put(function.parameters().get(i), evaluate(call.arguments().get(i).value()));
    }
    at(place, budget::spend);
    try {
      return new Evaluator(
              function.source(),
              context,
              variables,
              replies,
              budget,
              Map.copyOf(arguments),
              depth + 1)
          .evaluate(function.body());
    } catch (MistakeException e) {
      throw depth == 0 || e.mistake().callers().isEmpty()
          ? new MistakeException(
              e.mistake().through(source.caller("in " + function.synopsis() + ", called", place)))
          : e;
    }
  }

  private UserFunction function(Syntax.Call call, Reply assigned) {
    if (!(assigned instanceof Reply.OfFunction(UserFunction function))) {
      throw ProblemException.unfit(
          call.function().text() + " is " + assigned.phrase() + ", not a function",
          "a product is written with *; a function is defined as in f(d) = weight(d)");
    }
    for (Syntax.Argument argument : call.arguments()) {
      if (argument instanceof Syntax.Option option) {
        throw ProblemException.unknown(
                function.name() + " has no option " + option.name().text(),
                "write " + function.synopsis())
            .about(option.name().text());
      }
    }
    if (call.arguments().size() != function.parameters().size()) {
      throw ProblemException.unfit(
          function.name()
              + " takes "
              + function.parameters().size()
              + (function.parameters().size() == 1 ? " argument" : " arguments")
              + ", not "
              + call.arguments().size(),
          "write " + function.synopsis());
    }
    if (depth == Budget.DEEPEST) {
      throw ProblemException.beyondReach(
          "functions call each other more than " + Budget.DEEPEST + " deep here",
          "end the recursion with if(condition, value, otherwise)");
    }
    return function;
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

  private void at(Place place, Runnable action) {
    source.at(
        place,
        () -> {
          action.run();
          return true;
        });
  }
}
