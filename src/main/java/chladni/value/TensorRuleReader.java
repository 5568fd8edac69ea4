package chladni.value;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/** Reads files of rules that name tensors. */
final class TensorRuleReader {
  private final String origin;
  private final List<TensorRule> rules = new ArrayList<>();

  private TensorRuleReader(String origin) {
    this.origin = origin;
  }

  static List<TensorRule> read(String origin, String text) {
    TensorRuleReader reader = new TensorRuleReader(origin);
    reader.readAll(text.lines().toList());
    return reader.rules;
  }

  /** A line's value: where it stands and what it says. */
  private record Entry(int line, int column, String value) {}

  /** The entries of one rule. */
  private record Draft(Entry name, Map<String, Entry> entries, List<Entry> tests) {}

  private static final Set<String> KEYS = Set.of("ascii", "rule", "latex", "why", "source", "test");

  private void readAll(List<String> lines) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String trimmed = line.strip();
      if (trimmed.isEmpty() || trimmed.startsWith("#")) {
        continue;
      }
      int start = line.indexOf(trimmed.charAt(0));
      int end = start;
      while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
        end++;
      }
      String key = line.substring(start, end);
      String value = line.substring(end).strip();
      int column = value.isEmpty() ? end : line.indexOf(value, end);
      accept(drafts, key, new Entry(i + 1, start, ""), new Entry(i + 1, column, value));
    }
    for (Draft draft : drafts) {
      TensorRule rule = rule(draft);
      rules.stream()
          .filter(rule::samePattern)
          .findFirst()
          .ifPresent(
              r -> {
                throw problem(
                    draft.name(),
                    0,
                    rule.name() + " has the same pattern as " + r.name(),
                    "give one of them up");
              });
      rules.add(rule);
    }
  }

  private void accept(List<Draft> drafts, String key, Entry place, Entry value) {
    if (value.value().isEmpty()) {
      throw problem(place, 0, "nothing follows " + key, "every line is a word and what it says");
    }
    if (key.equals("tensor")) {
      if (value.value().contains(" ") || value.value().contains("·")) {
        throw problem(value, 0, "a name has no blank in it", "write it as one word");
      }
      drafts.add(new Draft(value, new LinkedHashMap<>(), new ArrayList<>()));
      return;
    }
    if (!KEYS.contains(key)) {
      throw problem(
          place,
          0,
          "unknown word " + key,
          "the words are tensor, ascii, rule, latex, why, source, test");
    }
    if (drafts.isEmpty()) {
      throw problem(place, 0, key + " stands before any tensor", "begin with: tensor NAME");
    }
    Draft draft = drafts.get(drafts.size() - 1);
    if (key.equals("test")) {
      draft.tests().add(value);
    } else if (draft.entries().putIfAbsent(key, value) != null) {
      throw problem(place, 0, "a second " + key + " for one tensor", "leave one of them out");
    }
  }

  private TensorRule rule(Draft draft) {
    String name = draft.name().value();
    Entry ruleEntry = draft.entries().get("rule");
    if (ruleEntry == null) {
      throw problem(draft.name(), 0, name + " has no rule", "add: rule 𝒞[…] = …");
    }
    Entry asciiEntry = draft.entries().get("ascii");
    String ascii = asciiEntry == null ? name : asciiEntry.value();
    if (!ascii.matches("[A-Za-z][A-Za-z0-9]*")) {
      throw problem(
          asciiEntry == null ? draft.name() : asciiEntry,
          0,
          name + " needs a name of ASCII letters and digits",
          "add: ascii NAME");
    }
    IndexNotationReader left = reader(ruleEntry);
    IndexNotationReader.Pattern pattern = left.pattern();
    left.expect("=");
    BigFraction factor = left.rational();
    int right = left.place();
    List<IndexNotationReader.Run> runs = left.runs(index -> true);
    List<String> free = freeIndices(runs, pattern.open(), ruleEntry, right);
    Entry latexEntry = draft.entries().get("latex");
    List<String> latex =
        latexEntry == null
            ? runs.stream().map(r -> Letters.latex(r.letters())).toList()
            : latexLetters(latexEntry, runs);
    List<TensorRule.Test> tests = draft.tests().stream().map(this::test).toList();
    return new TensorRule(
        name,
        ascii,
        pattern.contraction(),
        free.stream().map(pattern::factorOf).toList(),
        factor,
        written(runs, latex, free, ascii),
        value(draft, "why"),
        value(draft, "source"),
        tests,
        origin + ", line " + draft.name().line());
  }

  /** The free indices in the order they are written, each of them once and below. */
  private List<String> freeIndices(
      List<IndexNotationReader.Run> runs, List<String> open, Entry entry, int place) {
    List<String> free = new ArrayList<>();
    Map<String, List<IndexedName.Height>> dummies = new LinkedHashMap<>();
    for (IndexNotationReader.Mark mark : marks(runs)) {
      String index = mark.index();
      if (!open.contains(index)) {
        dummies.computeIfAbsent(index, i -> new ArrayList<>()).add(mark.height());
      } else if (mark.height() == IndexedName.Height.UPPER) {
        throw problem(
            entry, place, "the free index " + index + " stands above", "free indices stand below");
      } else if (free.contains(index)) {
        throw problem(entry, place, "the free index " + index + " stands twice", "leave one out");
      } else {
        free.add(index);
      }
    }
    for (String index : open) {
      if (!free.contains(index)) {
        throw problem(
            entry,
            place,
            "the free index " + index + " is missing from the name",
            "a name carries each free index of its pattern once");
      }
    }
    dummies.forEach(
        (index, heights) -> {
          if (heights.size() != 2 || heights.get(0) == heights.get(1)) {
            throw problem(
                entry,
                place,
                "the index " + index + " must stand once below and once above",
                "an index summed over is written as μ in C^μ_μ");
          }
        });
    return free;
  }

  private List<String> latexLetters(Entry entry, List<IndexNotationReader.Run> runs) {
    LatexOfNames.firstForeign(entry.value())
        .ifPresent(
            piece -> {
              throw problem(
                  entry,
                  entry.value().indexOf(piece),
                  piece + " is not known in the LaTeX of a name",
                  "letters, fonts, accents and signs are, as \\mathcal{C} or \\tilde{G}");
            });
    List<IndexNotationReader.Mark> marks = marks(runs);
    List<IndexNotationReader.Run> latex =
        reader(entry).runs(index -> marks.stream().anyMatch(m -> m.index().equals(index)));
    List<List<IndexNotationReader.Mark>> expected =
        runs.stream().map(IndexNotationReader.Run::marks).toList();
    if (!latex.stream().map(IndexNotationReader.Run::marks).toList().equals(expected)) {
      throw problem(
          entry, 0, "the LaTeX has other indices than the rule", "write them in the same order");
    }
    return latex.stream().map(IndexNotationReader.Run::letters).toList();
  }

  private static List<IndexNotationReader.Mark> marks(List<IndexNotationReader.Run> runs) {
    return runs.stream().flatMap(r -> r.marks().stream()).toList();
  }

  private static IndexedName written(
      List<IndexNotationReader.Run> runs, List<String> latex, List<String> free, String ascii) {
    List<String> dummies =
        marks(runs).stream()
            .map(IndexNotationReader.Mark::index)
            .filter(i -> !free.contains(i))
            .distinct()
            .toList();
    List<IndexedName.Segment> segments = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String letters = runs.get(i).letters();
      List<IndexedName.Index> indices = new ArrayList<>();
      for (IndexNotationReader.Mark mark : runs.get(i).marks()) {
        int slot = free.indexOf(mark.index());
        indices.add(
            slot >= 0
                ? new IndexedName.Slot(slot)
                : new IndexedName.Dummy(dummies.indexOf(mark.index()), mark.height()));
      }
      segments.add(
          new IndexedName.Segment(
              letters, Letters.ascii(letters).orElse(ascii), latex.get(i), indices));
    }
    return new IndexedName(segments);
  }

  private static String value(Draft draft, String key) {
    Entry entry = draft.entries().get(key);
    return entry == null ? "" : entry.value();
  }

  private TensorRule.Test test(Entry entry) {
    int equals = entry.value().indexOf('=');
    if (equals < 1) {
      throw problem(entry, 0, "a test is a diagram, =, and names", "as in: c(01)(01) = C");
    }
    String diagram = entry.value().substring(0, equals).strip();
    IndexNotationReader right = reader(entry);
    right.skipTo(equals + 1);
    BigFraction factor = right.rational();
    List<String> names = right.words();
    return new TensorRule.Test(diagram, factor, names, origin + ", line " + entry.line());
  }

  private IndexNotationReader reader(Entry entry) {
    return new IndexNotationReader(
        entry.value(),
        (at, message, hint) -> problem(entry, Math.min(at, entry.value().length()), message, hint));
  }

  private ProblemException problem(Entry entry, int offset, String message, String hint) {
    int column = entry.column() + entry.value().codePointCount(0, offset) + 1;
    return ProblemException.badFile(
        origin + ", line " + entry.line() + ", column " + column + ": " + message, hint);
  }
}
