package chladni.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Statements at random: made by the rules of the grammar from the functions there are, or taken
 * from their examples; many then damaged. The same seed gives the same statements.
 */
final class GeneratedStatements {
  private static final List<String> SYMBOLS =
      List.of("N", "B", "E", "T", "M", "eta", "pi", "k1", "k2", "x", "y", "inf", "l", "s", "zeta");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "10", "1/2", "-1", "7/11", "0.5", "1e3", "1000000007", "2^9");
  private static final List<String> TEXTS =
      List.of(
          "\"a\"",
          "\"gauss\"",
          "\"mean-estimation\"",
          "\"helix\"",
          "\"docs/landscapes/coin.json\"",
          "\"corollary 1\"",
          "\"a.chl\"",
          "\"a.csv\"",
          "\"/etc/passwd\"",
          "\"..\"",
          "\"\\\"\"",
          "\"\"");

  /** Diagrams in the paper's spelling, texts, numbers, and names of one letter. */
  private static final Pattern PIECE =
      Pattern.compile(
          "[cm]?\\([0-9-]+\\)\\([0-9-]*\\)|\"[^\"]*\"|\\b[0-9]+(/[0-9]+)?\\b|\\b[A-Za-z][0-9]?\\b(?!\\()");

  private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "^", "==");
  private static final List<String> SCRAPS =
      List.of(
          "c",
          "m",
          "(",
          ")",
          "[",
          "]",
          ",",
          "-",
          "->",
          "~",
          "*",
          "^",
          "=",
          "==",
          "%",
          "\"",
          "\\",
          "#",
          ";",
          ".",
          "..",
          "0",
          "9",
          "e",
          "E",
          "\n",
          "\t",
          " ",
          "+",
          "/",
          "∞",
          "∇",
          "η",
          "c(",
          "][",
          ")(",
          "\uD835\uDF02",
          "\uD800",
          "\u0000",
          "\uFEFF",
          "…",
          "999999999999",
          "1e999999",
          "^^",
          "--",
          "in=M",
          "resummed",
          "%3",
          "inf",
          "{",
          "}",
          "$",
          "`",
          "'",
          "|",
          "<",
          "&",
          "?");

  private final SplittableRandom random;
  private final List<Function> functions;
  private final List<String> examples;

  GeneratedStatements(long seed, Registry registry) {
    this.random = new SplittableRandom(seed);
    this.functions = registry.functions();
    this.examples =
        functions.stream()
            .flatMap(f -> f.examples().stream())
            .map(Function.Example::statement)
            .toList();
  }

  /**
   * A statement that is not damaged: an example with a few numbers, words or options changed, or a
   * call with arguments of the right kinds.
   */
  String sound() {
    return switch (random.nextInt(6)) {
      case 0 -> call(1);
      case 1 -> call(2);
      case 2 -> pick(examples);
      default -> varied(pick(examples));
    };
  }

  /** The statement with other numbers, words of options, diagrams, or one option more. */
  private String varied(String example) {
    String text = example;
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      List<MatchResult> pieces = PIECE.matcher(text).results().toList();
      if (!pieces.isEmpty()) {
        MatchResult piece = pick(pieces);
        text =
            text.substring(0, piece.start()) + other(piece.group()) + text.substring(piece.end());
      }
    }
    if (text.endsWith(")") && random.nextInt(3) == 0) {
      String name = text.replaceFirst("(?s)^(\\w+ = )?(\\w*).*", "$2");
      List<Option> options =
          functions.stream()
              .filter(f -> f.name().equals(name))
              .flatMap(f -> f.options().stream())
              .toList();
      if (!options.isEmpty()) {
        text = text.substring(0, text.length() - 1) + ", " + option(pick(options), 0) + ")";
      }
    }
    return text;
  }

  private String other(String piece) {
    if (piece.startsWith("\"")) {
      return pick(TEXTS);
    }
    if (piece.contains("(")) {
      return diagram();
    }
    return Character.isDigit(piece.charAt(0)) ? pick(NUMBERS) : pick(SYMBOLS);
  }

  /** The next statement. */
  String next() {
    String whole =
        switch (random.nextInt(8)) {
          case 0 -> pick(examples);
          case 1 -> pick(List.of("x", "y", "zeta")) + " = " + expression(3);
          case 2 -> diagram();
          default -> expression(3);
        };
    return random.nextInt(5) < 3 ? damaged(whole) : whole;
  }

  private <X> X pick(List<X> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String expression(int depth) {
    if (depth == 0) {
      return atom();
    }
    return switch (random.nextInt(10)) {
      case 0 -> expression(depth - 1) + pick(OPERATORS) + expression(depth - 1);
      case 1 -> "(" + expression(depth - 1) + ")" + pick(OPERATORS) + atom();
      case 2 -> "-" + expression(depth - 1);
      case 3 -> several(() -> expression(depth - 1), 3, "[", "]");
      case 4 -> expression(depth - 1) + "[" + pick(NUMBERS) + "]";
      case 5 -> atom();
      default -> call(depth);
    };
  }

  private String atom() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> pick(NUMBERS);
      case 2, 3 -> pick(SYMBOLS);
      case 4, 5 -> diagram();
      case 6 -> pick(List.of("%", "%1", "%2", "\"text\"", "\"\"", "1e-3", ".5", "η", "∞"));
      default -> String.valueOf(random.nextInt(100));
    };
  }

  private String several(Supplier<String> item, int most, String open, String close) {
    return IntStream.range(0, random.nextInt(most + 1))
        .mapToObj(i -> item.get())
        .collect(Collectors.joining(", ", open, close));
  }

  private String call(int depth) {
    Function function = pick(functions);
    List<String> arguments = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      int times =
          switch (parameter.presence()) {
            case REQUIRED -> random.nextInt(20) == 0 ? 0 : 1;
            case OPTIONAL -> random.nextInt(2);
            case REPEATED -> random.nextInt(3);
          };
      for (int i = 0; i < times; i++) {
        arguments.add(argument(parameter.kind(), depth - 1));
      }
    }
    int options = function.options().isEmpty() ? 0 : random.nextInt(4);
    for (int i = 0; i < options; i++) {
      arguments.add(option(pick(function.options()), depth - 1));
    }
    return function.name() + "(" + String.join(", ", arguments) + ")";
  }

  private String argument(Parameter.Kind kind, int depth) {
    if (random.nextInt(12) == 0) {
      return expression(Math.max(0, depth));
    }
    return switch (kind) {
      case DIAGRAM -> diagram();
      case ORDER -> pick(List.of("0", "1", "2", "2", "3", "9", "-1", "40", "1000000000"));
      case FORMULA -> depth > 0 ? expression(depth) : atom();
      case EXPANSION ->
          pick(List.of("test_loss(1)", "gap(1)", "displacement(2)", "test_loss(2)", "%", "x"));
      case ANY -> expression(Math.max(0, depth));
      case WORD -> pick(List.of("C", "H", "G", "weight", "python", "x", "nothing"));
      case TEXT -> pick(TEXTS);
      case LANDSCAPE ->
          pick(List.of("landscape(\"gauss\")", "landscape(\"mean-estimation\")", "x"));
    };
  }

  private String option(Option option, int depth) {
    String name = random.nextInt(20) == 0 ? pick(SYMBOLS) : option.name();
    return switch (option.kind()) {
      case FLAG -> name;
      case FORMULA -> name + "=" + (random.nextInt(3) > 0 ? pick(NUMBERS) : atom());
      case WHOLE -> name + "=" + pick(List.of("0", "1", "2", "5", "-1", "1000000000000"));
      case CHOICE -> name + "=" + pick(option.choices());
      case WORD -> name + "=" + pick(SYMBOLS);
      case LIST -> name + "=" + several(() -> depth > 0 ? atom() : pick(NUMBERS), 3, "[", "]");
    };
  }

  private String diagram() {
    int nodes = random.nextInt(5) == 0 ? random.nextInt(12) : random.nextInt(4);
    return random.nextInt(4) == 0 ? readable(nodes) : paper(nodes);
  }

  private String paper(int nodes) {
    String separator = nodes + 1 > 10 ? "," : "";
    List<List<String>> parts = new ArrayList<>();
    for (int v = 0; v < nodes; v++) {
      String name = String.valueOf(v);
      if (parts.isEmpty() || random.nextInt(2) == 0) {
        parts.add(new ArrayList<>(List.of(name)));
      } else {
        pick(parts).add(name);
      }
    }
    boolean hasLooseEnd = nodes > 0 && random.nextInt(8) == 0;
    if (!hasLooseEnd) {
      String root = String.valueOf(nodes);
      if (parts.isEmpty() || random.nextInt(6) > 0) {
        parts.add(List.of(root));
      } else {
        pick(parts).add(root);
      }
    }
    String partition =
        parts.stream().map(p -> String.join(separator, p)).collect(Collectors.joining("-"));
    String edges =
        IntStream.range(0, nodes)
            .mapToObj(
                v -> {
                  int last = hasLooseEnd ? nodes - 1 : nodes;
                  return v == last
                      ? String.valueOf(v)
                      : v + separator + (v + 1 + random.nextInt(last - v));
                })
            .collect(Collectors.joining("-"));
    return pick(List.of("c", "c", "c", "m", "", "MOOc")) + "(" + partition + ")(" + edges + ")";
  }

  private String readable(int nodes) {
    List<String> names = List.of("a", "b", "d", "f", "N", "x1");
    List<String> clauses = new ArrayList<>();
    for (int i = 0; i <= Math.min(nodes, 4); i++) {
      clauses.add(
          random.nextInt(3) == 0
              ? pick(names) + " ~ " + pick(names)
              : pick(names) + " -> " + pick(List.of("*", "*", "b", "d", "^", "*1", "*2", "^2")));
    }
    return pick(List.of("", "c", "m")) + "[" + String.join(", ", clauses) + "]";
  }

  /** The statement with a few characters left out, put in, doubled or moved. */
  String damaged(String whole) {
    StringBuilder text = new StringBuilder(whole);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + 1 + random.nextInt(4));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, to);
        case 1, 2 -> text.insert(at, pick(SCRAPS));
        case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
        case 4 -> text.replace(at, to, pick(SCRAPS));
        default -> text.insert(at, pick(examples));
      }
    }
    if (random.nextInt(400) == 0) {
      // A long run of one character, or a deep nest.
      String scrap = pick(SCRAPS);
      text.insert(
          random.nextInt(text.length() + 1),
          Stream.generate(() -> scrap).limit(3000).collect(Collectors.joining()));
    }
    if (random.nextInt(50) == 0) {
      List<Integer> points = text.chars().boxed().collect(Collectors.toCollection(ArrayList::new));
      Collections.reverse(points);
      return points.stream().map(c -> String.valueOf((char) (int) c)).collect(Collectors.joining());
    }
    return text.toString();
  }
}
