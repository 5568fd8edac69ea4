package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the arguments of one call as its function wants them: by position, by name, or as a bare
 * word that switches something on.
 */
final class ArgumentReader {
  /** Evaluates an argument. */
  @FunctionalInterface
  interface Evaluation {
    /** The reply that a syntax tree stands for. */
    Reply of(Syntax syntax);
  }

  private final Source source;
  private final Function function;
  private final Evaluation evaluation;

  ArgumentReader(Source source, Function function, Evaluation evaluation) {
    this.source = source;
    this.function = function;
    this.evaluation = evaluation;
  }

  /**
   * The arguments of a call.
   *
   * @throws MistakeException at the first that the function cannot take, or if one is missing
   */
  Arguments read(Syntax.Call call) {
    List<Reply> positional = new ArrayList<>();
    Map<String, Reply> options = new LinkedHashMap<>();
    for (Syntax.Argument argument : call.arguments()) {
      switch (argument) {
        case Syntax.Positional p -> {
          Optional<Option> flag = flag(p.value());
          if (flag.isPresent()) {
            options.put(flag.get().name(), Reply.OfText.of(flag.get().name()));
          } else {
            positional.add(positional(positional.size(), p));
          }
        }
        case Syntax.Option o -> {
          Option option = source.at(o.place(), () -> option(o.name().text()));
          if (options.put(option.name(), value(option, o.value())) != null) {
            throw source.mistake(
                o.place(),
                ProblemException.unfit(option.name() + " is given twice", "leave one out"));
          }
        }
      }
    }
    return source.at(
        call.function().place(),
        () -> {
          function.requireArguments(positional.size());
          return new Arguments(positional, options);
        });
  }

  private Optional<Option> flag(Syntax value) {
    return value instanceof Syntax.Name name
        ? flags().stream().filter(o -> o.name().equals(name.text())).findFirst()
        : Optional.empty();
  }

  private List<Option> flags() {
    return function.options().stream().filter(o -> o.kind() == Option.Kind.FLAG).toList();
  }

  private Reply positional(int index, Syntax.Positional argument) {
    Parameter parameter =
        function
            .parameter(index)
            .orElseThrow(() -> source.mistake(argument.place(), tooMany(argument.value())));
    return parameter.kind() == Parameter.Kind.WORD
        ? source.at(argument.place(), () -> Reply.OfText.of(word(argument.value())))
        : checked(argument.value(), parameter.kind());
  }

  private ProblemException tooMany(Syntax value) {
    String hint = "write " + function.synopsis();
    return value instanceof Syntax.Name name
        ? ProblemException.unknown(
            function.name() + " knows no word " + name.text(),
            Spelling.suggestion(name.text(), flags().stream().map(Option::name).toList(), hint))
        : ProblemException.unfit("there are too many arguments for " + function.name(), hint);
  }

  private Option option(String name) {
    return function
        .option(name)
        .orElseThrow(
            () ->
                ProblemException.unknown(
                    function.name() + " has no option " + name,
                    Spelling.suggestion(
                        name,
                        function.options().stream().map(Option::name).toList(),
                        "write " + function.synopsis())));
  }

  private Reply value(Option option, Syntax value) {
    return switch (option.kind()) {
      case FLAG ->
          throw source.mistake(
              value.place(),
              ProblemException.unfit(
                  option.name() + " is switched on by its name alone",
                  "write just " + option.name()));
      case CHOICE -> source.at(value.place(), () -> choice(option, word(value)));
      case WORD -> source.at(value.place(), () -> Reply.OfText.of(word(value)));
      case FORMULA ->
          infinity(value)
              .filter(infinite -> isVariable(option.name()))
              .orElseGet(() -> checked(value, Parameter.Kind.FORMULA));
      case WHOLE -> {
        Reply reply = checked(value, Parameter.Kind.FORMULA);
        source.at(value.place(), () -> Arguments.toWhole(reply, option.name()));
        yield reply;
      }
      case LIST -> checked(value, Parameter.Kind.ANY);
    };
  }

  /** Whether an option is a variable of a process or any variable, and no parameter. */
  private boolean isVariable(String name) {
    return List.of("N", "B", "E", "T", "M").contains(name)
        || function.options().stream().noneMatch(o -> o.name().equals(name));
  }

  /** Infinity is something that only a variable can be; the function says whether it may. */
  private static Optional<Reply> infinity(Syntax value) {
    return switch (value) {
      case Syntax.Name name when name.text().equals(Reserved.INFINITY) ->
          Optional.of(new Reply.OfFormula(ClosedForm.symbol(Reserved.INFINITY)));
      case Syntax.Negation(Place place, Syntax operand) ->
          infinity(operand).map(Arithmetic::negated);
      default -> Optional.empty();
    };
  }

  private static Reply choice(Option option, String word) {
    if (!option.choices().contains(word)) {
      throw ProblemException.unknown(
          option.name() + " cannot be " + word,
          Spelling.suggestion(
              word, option.choices(), "it is one of " + String.join(", ", option.choices())));
    }
    return Reply.OfText.of(word);
  }

  private static String word(Syntax value) {
    return switch (value) {
      case Syntax.Name name -> name.text();
      case Syntax.Text text -> text.value();
      default ->
          throw ProblemException.unfit("this must be a name", "write a bare word or \"text\"");
    };
  }

  private Reply checked(Syntax value, Parameter.Kind kind) {
    Reply reply = evaluation.of(value);
    return source.at(
        value.place(),
        () -> {
          Arguments.check(kind, reply);
          return reply;
        });
  }
}
