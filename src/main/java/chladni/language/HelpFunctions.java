package chladni.language;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Help, derived from the registry. */
final class HelpFunctions {
  private HelpFunctions() {}

  static List<Function> all() {
    return List.of(
        new Function(
            "help",
            "Help",
            List.of(Parameter.optional("topic", Parameter.Kind.WORD)),
            List.of(),
            "what there is, or what a function, an option or a name does",
            "",
            List.of(
                new Function.Example(
                    "help(count)",
                    """
                    count(list)
                      how many items a list has, or rows a table
                    example: count(diagrams(3))
                      17\
                    """)),
            (arguments, context) ->
                Reply.OfText.of(
                    arguments.count() == 0
                        ? overview(context.registry())
                        : topic(arguments.word(0), context.registry()))));
  }

  private static String overview(Registry registry) {
    List<String> lines = new ArrayList<>();
    for (String topic : registry.topics()) {
      lines.add(topic);
      for (Function function : registry.functions()) {
        if (function.topic().equals(topic)) {
          lines.add(String.format("  %-20s %s", function.name(), function.summary()));
        }
      }
    }
    lines.add("Diagrams are written c(01-2)(02-12) or [a -> *, b -> *, a ~ b].");
    lines.add("help(weight) tells more about one function, help(sampling) about an option,");
    lines.add(
        "help(sde) about one of its words, help(N) about a name, help(repetitions) about for.");
    return String.join("\n", lines);
  }

  private static String topic(String name, Registry registry) {
    Optional<String> topic =
        registry.topics().stream().filter(t -> t.equalsIgnoreCase(name)).findFirst();
    if (topic.isPresent() && registry.find(name).isEmpty()) {
      return String.join(
          "\n",
          registry.functions().stream()
              .filter(f -> f.topic().equals(topic.get()))
              .map(f -> String.format("%-20s %s", f.name(), f.summary()))
              .toList());
    }
    return registry
        .find(name)
        .map(HelpFunctions::page)
        .or(() -> HelpTopics.page(name, registry))
        .orElseThrow(() -> unknown(name, registry));
  }

  private static ProblemException unknown(String name, Registry registry) {
    Set<String> known = new TreeSet<>(HelpTopics.names(registry));
    registry.functions().forEach(function -> known.add(function.name()));
    known.addAll(registry.topics());
    return ProblemException.unknown(
        "there is no help on " + name,
        Spelling.suggestion(name, known, "help lists all functions"));
  }

  /** The page of one function. */
  static String page(Function function) {
    List<String> lines = new ArrayList<>();
    lines.add(function.synopsis());
    lines.add("  " + function.summary());
    if (!function.details().isEmpty()) {
      lines.add("  " + function.details());
    }
    for (Option option : function.options()) {
      if (!option.summary().isEmpty()) {
        lines.add(String.format("  %-40s %s", option.synopsis(), option.summary()));
      }
    }
    for (Function.Example example : function.examples()) {
      lines.add("example: " + example.statement());
      lines.add("  " + example.reply().replace("\n", "\n  "));
    }
    return String.join("\n", lines);
  }
}
