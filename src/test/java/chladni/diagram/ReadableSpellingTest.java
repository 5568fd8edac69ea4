package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The readable spelling, read again by a few lines that know nothing of how it is written. */
class ReadableSpellingTest {
  /** What stands between the brackets: arrows, and things that are tied. */
  private record Read(Map<String, String> parents, List<String> nodes, List<List<String>> ties) {
    static Read of(String spelling) {
      Map<String, String> parents = new LinkedHashMap<>();
      List<String> nodes = new ArrayList<>();
      List<List<String>> ties = new ArrayList<>();
      String inside = spelling.substring(spelling.indexOf('[') + 1, spelling.length() - 1);
      for (String clause : inside.split(", ", -1)) {
        if (clause.contains(" ~ ")) {
          ties.add(List.of(clause.split(" ~ ", -1)));
          continue;
        }
        String[] chain = clause.split(" -> ", -1);
        for (int i = 0; i < chain.length; i++) {
          if (Character.isLetter(chain[i].charAt(0)) && !nodes.contains(chain[i])) {
            nodes.add(chain[i]);
          }
          if (i > 0) {
            parents.put(chain[i - 1], chain[i]);
          }
        }
      }
      return new Read(parents, nodes, ties);
    }

    List<Integer> numbers(Map<String, Integer> anchors) {
      return nodes.stream()
          .map(parents::get)
          .map(p -> anchors.containsKey(p) ? anchors.get(p) : Integer.valueOf(nodes.indexOf(p)))
          .toList();
    }

    /** The part of each node: its tie's first node, or itself. */
    List<Integer> parts() {
      Map<Integer, Integer> names = new TreeMap<>();
      List<Integer> parts = new ArrayList<>();
      for (int v = 0; v < nodes.size(); v++) {
        String node = nodes.get(v);
        int least =
            ties.stream()
                .filter(tie -> tie.contains(node))
                .findFirst()
                .map(tie -> nodes.indexOf(tie.get(0)))
                .orElse(v);
        names.putIfAbsent(least, names.size());
        parts.add(names.get(least));
      }
      return parts;
    }
  }

  private static Map<String, Integer> anchors(Diagram diagram) {
    Map<String, Integer> anchors = new LinkedHashMap<>();
    int n = diagram.edges();
    boolean alike = diagram.anchors().stream().distinct().count() == 1;
    for (int a = 0; a < diagram.anchors().size(); a++) {
      String sign = diagram.anchors().get(a) == Anchor.ROOT ? "*" : "^";
      anchors.put(alike && diagram.anchors().size() == 2 ? sign + (a + 1) : sign, n + a);
    }
    return anchors;
  }

  @Test
  void arrowsAndTiesInAnyNumberingAreThoseOfTheDiagram() {
    SplittableRandom random = new SplittableRandom(3);
    for (int edges = 1; edges <= 4; edges++) {
      for (Diagram diagram : AllDiagrams.everyKind(edges)) {
        List<List<Integer>> numberings = AllDiagrams.permutations(diagram.edges());
        for (int i = 0; i < 4; i++) {
          NumberedDiagram typed =
              new NumberedDiagram(
                  diagram, numberings.get(random.nextInt(numberings.size())), Brackets.CUMULANT);
          String spelling = ReadableSpelling.of(typed);
          Read read = Read.of(spelling);
          assertEquals(typed.parents(), read.numbers(anchors(diagram)), spelling);
          assertEquals(typed.parts(), read.parts(), spelling);
          OptionalInt root =
              read.ties().stream()
                  .filter(tie -> tie.contains("*"))
                  .mapToInt(tie -> read.parts().get(read.nodes().indexOf(tie.get(0))))
                  .findFirst();
          assertEquals(typed.rootPart(), root, spelling);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2 2; 0 0; [a -> *, b -> *, a ~ b]",
        "2 2 3; 0 0 1; [a -> b -> *, c -> b, a ~ c]",
        "1 2; 0 0; [a -> b -> *, a ~ b]",
        "2 3 4 4; 0 1 2 3; [a -> b -> *, c -> d -> *]",
      })
  void thePlainestSpellingRunsFromLeavesToTheRoot(String parents, String parts, String spelling) {
    assertEquals(
        spelling,
        ReadableSpelling.of(Diagram.of(Presentation.rooted(numbers(parents), numbers(parts)))));
  }

  @Test
  void aRootWithoutChildrenIsListed() {
    assertEquals("[*]", ReadableSpelling.of(Diagram.of(Presentation.rooted(List.of(), List.of()))));
  }

  @Test
  void aNodeThatAnArrowWouldBringTooEarlyIsFirstListedByItself() {
    NumberedDiagram typed =
        NumberedDiagram.of(
            List.of(2, 2, 3),
            List.of(0, 1, 2),
            List.of(Anchor.ROOT),
            OptionalInt.empty(),
            Brackets.MOMENT);
    assertEquals("m[a, b, a -> c -> *, b -> c]", ReadableSpelling.of(typed));
  }

  @Test
  void theTwentySeventhNodeHasTheLetterAWithANumber() {
    List<Integer> parents = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int v = 0; v < 28; v++) {
      parents.add(28);
      parts.add(v);
    }
    Read read = Read.of(ReadableSpelling.of(Diagram.of(Presentation.rooted(parents, parts))));
    assertEquals(
        List.of("a", "z", "a1", "b1"),
        List.of(0, 25, 26, 27).stream().map(read.nodes()::get).toList());
  }

  private static List<Integer> numbers(String text) {
    return List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
  }
}
