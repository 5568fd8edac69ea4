package chladni.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Help on what is no function: names of the theory, options and their words, and the language. */
final class HelpTopics {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("N", "N is the number of training points."),
          Map.entry("B", "B is the number of training points in a batch."),
          Map.entry("E", "E is the number of epochs."),
          Map.entry(
              "T", "T = N*E/B is the number of updates; of gradient flow and the SDE, the time."),
          Map.entry("M", "M = E/B is the number of updates for each training point."),
          Map.entry(
              "eta", "eta, η, is the learning rate: a symmetric form with two upper indices."),
          Map.entry(
              "inf", "inf is no number: it says where a variable goes to, as in limit(x, T=inf)."),
          Map.entry("pi", "pi, π, is the ratio of circumference and diameter."),
          Map.entry(
              "k1",
              "k1, k2, … are the eigenvalues of K = ηH on the edges of a diagram: k1 on the edge"
                  + " above node 0 as typed."),
          Map.entry("G", "G_μ is the mean gradient of the loss at the start."),
          Map.entry("H", "H_{μν} is the mean second derivative of the loss at the start."),
          Map.entry("J", "J_{μνξ} is the mean third derivative of the loss at the start."),
          Map.entry("C", "C_{μν} is the covariance of the gradients of the training points."),
          Map.entry("S", "S_{μνξ} is the third cumulant of the gradients of the training points."),
          Map.entry("c", "c(PARTS)(EDGES) is a diagram with cumulant brackets, as c(01-2)(02-12)."),
          Map.entry("m", "m(PARTS)(EDGES) is a diagram with moment brackets and strict histories."),
          Map.entry(
              "repetitions",
              "for NAME in LIST: repeats statements, in the same line or indented below:"
                  + " for d in diagrams(2): weight(d)"),
          Map.entry(
              "conditions", "if(condition, value, otherwise) evaluates one of its alternatives."),
          Map.entry("true", "true and false are the truth values; a == b is one of them."),
          Map.entry("false", "true and false are the truth values; a == b is one of them."),
          Map.entry(
              "diagram",
              "A diagram is written c(01-2)(02-12), with parts and edges, or"
                  + " [a -> *, b -> *, a ~ b]."),
          Map.entry(
              "lists",
              "[1, 2] is a list, x[2] its second item, 1..5 a range, and"
                  + " [n^2 for n in 1..5] a list made from another."),
          Map.entry("functions", "f(d) = weight(d)*automorphisms(d) defines a function."));

  private HelpTopics() {}

  /** What help knows besides functions. */
  static List<String> names(Registry registry) {
    Set<String> names = new LinkedHashSet<>(new TreeSet<>(NAMES.keySet()));
    for (Function function : registry.functions()) {
      for (Option option : function.options()) {
        names.add(option.name());
        names.addAll(option.choices());
      }
    }
    return List.copyOf(names);
  }

  /** The page about a word that is no function, if it means something. */
  static Optional<String> page(String word, Registry registry) {
    List<String> lines = new ArrayList<>();
    String name =
        switch (word) {
          case "for" -> "repetitions";
          case "if" -> "conditions";
          default -> Reserved.isEigenvalue(word) ? "k1" : word;
        };
    Optional.ofNullable(NAMES.get(name)).ifPresent(lines::add);
    Map<String, List<String>> options = new TreeMap<>();
    Map<String, List<String>> choices = new TreeMap<>();
    for (Function function : registry.functions()) {
      for (Option option : function.options()) {
        if (option.name().equals(word) && !option.summary().isEmpty()) {
          options
              .computeIfAbsent(option.synopsis() + ": " + option.summary(), s -> new ArrayList<>())
              .add(function.name());
        }
        if (option.choices().contains(word)) {
          choices
              .computeIfAbsent(
                  option.name() + "=" + word + ", of " + option.summary(), s -> new ArrayList<>())
              .add(function.name());
        }
      }
    }
    choices.forEach((choice, functions) -> lines.add(choice + "\n  " + listed(functions)));
    options.forEach((option, functions) -> lines.add(option + "\n  " + listed(functions)));
    if (!options.isEmpty()) {
      example(word, registry).ifPresent(lines::add);
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }

  /** The first example of a function in which an option is given. */
  private static Optional<String> example(String option, Registry registry) {
    return registry.functions().stream()
        .flatMap(function -> function.examples().stream())
        .filter(e -> e.statement().matches("(?s).*\\b" + option + "=(?!=).*"))
        .findFirst()
        .map(e -> "example: " + e.statement() + "\n  " + e.reply().replace("\n", "\n  "));
  }

  private static String listed(List<String> functions) {
    return "an option of " + String.join(", ", functions.stream().distinct().toList());
  }
}
