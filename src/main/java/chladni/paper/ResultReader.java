package chladni.paper;

import chladni.paper.KnownResult.Check;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads files of known results; their form is described at the head of the shipped one. */
final class ResultReader {
  private static final List<String> ONCE =
      List.of("title", "source", "question", "printed", "right", "verdict");
  private static final List<String> OFTEN =
      List.of("assumes", "define", "why", "check", "limit", "selection", "history");

  private final List<String> lines;
  private int next;

  ResultReader(String text) {
    this.lines = text.lines().toList();
  }

  KnownResults results() {
    List<KnownResult> results = new ArrayList<>();
    SortedMap<String, String> landscapes = new TreeMap<>();
    while (next < lines.size()) {
      String line = lines.get(next++);
      if (isIgnored(line)) {
        continue;
      }
      if (line.startsWith("result ")) {
        String id = line.substring("result ".length()).strip();
        if (results.stream().anyMatch(result -> result.id().equals(id))) {
          throw wrong("there are two results " + id, "give each its own name");
        }
        results.add(result(id));
      } else if (line.startsWith("landscape ")) {
        String name = line.substring("landscape ".length()).strip();
        landscapes.put(name, String.join("\n", indented()));
      } else {
        throw wrong(
            "this line begins neither a result nor a landscape",
            "write result NAME or landscape NAME, and indent what belongs to it");
      }
    }
    return new KnownResults(results, landscapes);
  }

  private static boolean isIgnored(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private List<String> indented() {
    List<String> block = new ArrayList<>();
    while (next < lines.size() && (lines.get(next).startsWith("  ") || lines.get(next).isBlank())) {
      block.add(lines.get(next++));
    }
    return block;
  }

  private KnownResult result(String id) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    while (next < lines.size() && lines.get(next).startsWith("  ")) {
      String line = lines.get(next++).strip();
      String[] words = line.split("\\s+", 2);
      if (!ONCE.contains(words[0]) && !OFTEN.contains(words[0])) {
        throw wrong(
            "a result has no " + words[0],
            "it has " + String.join(", ", ONCE) + ", " + String.join(", ", OFTEN));
      }
      StringBuilder value = new StringBuilder(words.length > 1 ? words[1] : "");
      while (next < lines.size() && lines.get(next).startsWith("    ")) {
        value.append(' ').append(lines.get(next++).strip());
      }
      List<String> values = fields.computeIfAbsent(words[0], word -> new ArrayList<>());
      values.add(value.toString());
      if (ONCE.contains(words[0]) && values.size() > 1) {
        throw wrong(id + " has two lines " + words[0], "leave one out");
      }
    }
    KnownResult result =
        new KnownResult(
            id,
            needed(id, fields, "title"),
            once(fields, "source"),
            often(fields, "assumes"),
            often(fields, "define"),
            needed(id, fields, "question"),
            once(fields, "printed"),
            once(fields, "right"),
            often(fields, "why"),
            verdict(needed(id, fields, "verdict")),
            checks(fields, "check"),
            checks(fields, "limit"),
            often(fields, "selection"),
            often(fields, "history"));
    if (result.printed().isEmpty() && result.right().isEmpty()) {
      throw wrong(id + " has nothing to compare with", "give printed, or right, or both");
    }
    if (result.checks().isEmpty()) {
      throw wrong(id + " has no check", "write check METHOD: STATEMENT");
    }
    return result;
  }

  private static List<String> often(Map<String, List<String>> fields, String word) {
    return Optional.ofNullable(fields.get(word)).orElse(List.of());
  }

  private static Optional<String> once(Map<String, List<String>> fields, String word) {
    return often(fields, word).stream().findFirst();
  }

  private String needed(String id, Map<String, List<String>> fields, String word) {
    return once(fields, word)
        .orElseThrow(() -> wrong(id + " has no " + word, "give a line " + word));
  }

  private Verdict verdict(String words) {
    return Verdict.of(words)
        .orElseThrow(
            () ->
                wrong(
                    "there is no verdict " + words,
                    "it is reproduced, corrected or not reproduced"));
  }

  private List<Check> checks(Map<String, List<String>> fields, String word) {
    List<Check> checks = new ArrayList<>();
    for (String line : often(fields, word)) {
      int colon = line.indexOf(": ");
      if (colon < 1) {
        throw wrong("a " + word + " needs a name and a statement", "write " + word + " NAME: …");
      }
      checks.add(new Check(line.substring(0, colon).strip(), line.substring(colon + 2).strip()));
    }
    return checks;
  }

  private ProblemException wrong(String message, String hint) {
    return ProblemException.badFile("known results, line " + next + ": " + message, hint);
  }
}
