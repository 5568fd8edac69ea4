package chladni.language;

import chladni.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function of the language: all that help, completion, option errors and the reference are
 * derived from, and what it does.
 *
 * @param name as it is typed
 * @param topic the heading under which the reference lists it
 * @param parameters what it takes by position
 * @param options what it takes by name
 * @param summary one line
 * @param details further sentences; may be empty
 * @param examples statements that run as tests
 * @param body what it does
 */
public record Function(
    String name,
    String topic,
    List<Parameter> parameters,
    List<Option> options,
    String summary,
    String details,
    List<Example> examples,
    Body body) {

  /** The name of an option that stands for every variable. */
  static final String ANY_VARIABLE = "variable";

  /** What a function does. */
  @FunctionalInterface
  public interface Body {
    /** Computes the reply to a call. */
    Reply call(Arguments arguments, Context context);
  }

  /**
   * A statement and the text of its reply.
   *
   * @param statement as typed
   * @param reply as printed in Unicode
   */
  public record Example(String statement, String reply) {}

  /** Copies its lists. */
  public Function {
    parameters = List.copyOf(parameters);
    options = List.copyOf(options);
    examples = List.copyOf(examples);
  }

  /** The parameter that takes an argument by position, from 0; empty if there are too many. */
  public Optional<Parameter> parameter(int index) {
    if (index < parameters.size()) {
      return Optional.of(parameters.get(index));
    }
    return parameters.stream().filter(p -> p.presence() == Parameter.Presence.REPEATED).findFirst();
  }

  /**
   * The option of that name. Any name may be an option where variables are asked for, as in {@code
   * subs(x, N=10, E0=2)}.
   */
  public Optional<Option> option(String wanted) {
    Optional<Option> known = options.stream().filter(o -> o.name().equals(wanted)).findFirst();
    return known.or(
        () ->
            options.stream()
                .filter(option -> option.name().equals(ANY_VARIABLE))
                .map(any -> new Option(wanted, any.kind(), List.of(), ""))
                .findFirst());
  }

  /**
   * Checks that so many arguments by position are enough.
   *
   * @throws ProblemException that names the first one missing
   */
  void requireArguments(int given) {
    parameters.stream()
        .skip(given)
        .filter(p -> p.presence() != Parameter.Presence.OPTIONAL)
        .findFirst()
        .ifPresent(
            missing -> {
              throw ProblemException.unfit(
                  name + " needs " + missing.kind().phrase() + " (" + missing.name() + ")",
                  "write " + synopsis());
            });
  }

  /** How it is called: {@code weight(d, N=…, …)}. */
  public String synopsis() {
    return Stream.concat(
            parameters.stream().map(Parameter::synopsis), options.stream().map(Option::synopsis))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
