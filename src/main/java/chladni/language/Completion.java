package chladni.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be typed at a cursor: names of functions, options and their choices, and what was
 * assigned in the session; all of it from the registry.
 *
 * <p>Example: in {@code weight(d, samp} it is {@code sampling=}, and in {@code weight(d, sampling=}
 * the words reshuffle, fixed and replacement.
 *
 * @param from where the stretch begins that a candidate takes the place of
 * @param to where it ends: the cursor
 * @param inText whether the cursor is in a string, where the name of a file may stand
 * @param candidates what may stand there, in order
 */
public record Completion(int from, int to, boolean inText, List<Candidate> candidates) {

  /** What a candidate is. */
  public enum Kind {
    /** An option of the call. */
    OPTION,
    /** One of the words that an option, or an argument, can be. */
    CHOICE,
    /** What was assigned in the session. */
    VARIABLE,
    /** A function. */
    FUNCTION,
    /** A word that begins a statement or a topic of help. */
    WORD
  }

  /**
   * Something that may be typed.
   *
   * @param text what is put there
   * @param kind what it is
   * @param description one line about it; may be empty
   */
  public record Candidate(String text, Kind kind, String description) {}

  /** Copies the candidates. */
  public Completion {
    candidates = List.copyOf(candidates);
  }

  /**
   * What may be typed after so many characters of a text.
   *
   * @param variables what was assigned
   */
  static Completion at(String text, int cursor, Registry registry, Map<String, Reply> variables) {
    Typing typing = Typing.at(text, cursor);
    List<Candidate> candidates =
        switch (typing.where()) {
          case CODE ->
              candidates(typing, registry, variables).stream()
                  .filter(candidate -> candidate.text().startsWith(typing.word()))
                  .toList();
          case TEXT, COMMENT -> List.of();
        };
    return new Completion(typing.from(), cursor, typing.where() == Typing.Where.TEXT, candidates);
  }

  private static List<Candidate> candidates(
      Typing typing, Registry registry, Map<String, Reply> variables) {
    List<Candidate> candidates = new ArrayList<>();
    Optional<Function> function = typing.call().flatMap(call -> registry.find(call.function()));
    if (function.isPresent()) {
      Typing.Call call = typing.call().orElseThrow();
      if (call.option().isPresent()) {
        Optional<Option> option = function.get().option(call.option().get());
        if (option.isPresent() && option.get().kind() == Option.Kind.CHOICE) {
          option
              .get()
              .choices()
              .forEach(word -> candidates.add(new Candidate(word, Kind.CHOICE, "")));
          return candidates;
        }
      } else {
        Optional<Parameter> parameter = function.get().parameter(call.argument());
        if (parameter.isPresent() && parameter.get().kind() == Parameter.Kind.WORD) {
          words(function.get(), registry)
              .forEach(word -> candidates.add(new Candidate(word, Kind.CHOICE, "")));
        }
        for (Option option : function.get().options()) {
          if (!option.name().equals(Function.ANY_VARIABLE)) {
            String end = option.kind() == Option.Kind.FLAG ? "" : "=";
            candidates.add(new Candidate(option.name() + end, Kind.OPTION, option.summary()));
          }
        }
      }
    } else if (typing.call().isEmpty()) {
      candidates.add(
          new Candidate("for", Kind.WORD, "repeats statements: for d in diagrams(3): …"));
    }
    variables.keySet().stream()
        .sorted()
        .forEach(
            name ->
                candidates.add(
                    new Candidate(
                        name,
                        Kind.VARIABLE,
                        Optional.ofNullable(variables.get(name)).map(Reply::phrase).orElse(""))));
    for (Function f : registry.functions()) {
      candidates.add(new Candidate(f.name(), Kind.FUNCTION, f.summary()));
    }
    candidates.add(new Candidate("if", Kind.WORD, "if(condition, value, otherwise)"));
    candidates.add(new Candidate("true", Kind.WORD, ""));
    candidates.add(new Candidate("false", Kind.WORD, ""));
    return candidates;
  }

  /** The words that a function takes by position, where there are only a few. */
  private static List<String> words(Function function, Registry registry) {
    return switch (function.name()) {
      case "show", "hide" -> SessionFunctions.extras();
      case "code" -> CodeFunctions.targets();
      case "help" -> HelpTopics.names(registry);
      default -> List.of();
    };
  }
}
