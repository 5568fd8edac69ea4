package chladni.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reference of all functions as a page, derived from the registry. */
final class Reference {
  private Reference() {}

  /** The page in Markdown. */
  static String markdown(Registry registry) {
    StringBuilder page = new StringBuilder("# Functions\n\n");
    Map<List<Option>, Function> described = new HashMap<>();
    page.append(
        "This page is written by the program from its registry of functions, as `help` is.\n");
    for (String topic : registry.topics()) {
      page.append("\n## ").append(topic).append('\n');
      for (Function function : registry.functions()) {
        if (function.topic().equals(topic)) {
          append(page, function, described);
        }
      }
    }
    return page.toString();
  }

  private static void append(
      StringBuilder page, Function function, Map<List<Option>, Function> described) {
    page.append("\n### ").append(function.name()).append("\n\n");
    page.append("    ").append(function.synopsis()).append("\n\n");
    page.append(capitalized(function.summary())).append(".");
    if (!function.details().isEmpty()) {
      page.append(' ').append(function.details());
    }
    page.append('\n');
    appendOptions(page, function, described);
    for (Function.Example example : function.examples()) {
      page.append("\n```text\nchladni> ").append(example.statement()).append('\n');
      page.append(example.reply()).append("\n```\n");
    }
  }

  /** Options that several functions share are described with the first of them. */
  private static void appendOptions(
      StringBuilder page, Function function, Map<List<Option>, Function> described) {
    Optional<Function> first = Optional.ofNullable(described.get(function.options()));
    if (function.options().isEmpty()) {
      return;
    }
    page.append('\n');
    if (first.isPresent()) {
      String name = first.get().name();
      page.append("Its options are those of [").append(name).append("](#").append(name);
      page.append(").\n");
      return;
    }
    described.put(function.options(), function);
    for (Option option : function.options()) {
      page.append("- `").append(option.synopsis()).append("`: ");
      page.append(option.summary()).append('\n');
    }
  }

  private static String capitalized(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
