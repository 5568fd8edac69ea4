package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of getting it wrong has its own sentence, at its place. */
class MalformedInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // the paper's spelling
        "c(0-1-2)(01-02-12)          | 13 | node 0 has two parents",
        "c(0-1-2)(01-01-12)          | 13 | edge from 0 to 1 is written twice",
        "c(0-1-2)(01-10)             | 13 | nodes 0 and 1 form a cycle",
        "c(0-1-2-3)(01-12-20-23)     | 21 | node 2 has two parents",
        "c(0-1-2-3)(01-12-20)        | 18 | nodes 0, 1 and 2 form a cycle",
        "c(0-1-2)(00-12)             | 10 | node 0 is its own parent",
        "c(0-1-2)(02-17)             | 14 | there is no node 7",
        "c(0-1-2)(32-12)             | 10 | there is no node 3",
        "c(01-1-2)(02-12)            |  6 | node 1 is in two parts",
        "c(011-2)(02-12)             |  5 | node 1 is listed twice in its part",
        "c(0-2)(02-12)               | 11 | node 1 is in no part",
        "c(0-2)(02)                  |  5 | node 1 is in no part",
        "c(0-2-1)(10-02)             | 10 | node 1 is numbered after its parent 0",
        "c(0-1)(10)                  |  8 | node 1 is numbered after its parent 0",
        "c(01)(02-12)                |  8 | root is missing: node 2",
        "c()()                       |  3 | root is missing",
        "c(0-1-2)(12)                |  3 | node 0 has no parent but is not one of the last two",
        "c(0-1)(1)                   |  3 | node 0 has no parent but is not the last node",
        "c(0-1-2)()                  |  3 | nodes 0, 1 and 2 have no parent",
        "c(0-1-2-3)(01)              |  5 | nodes 1, 2 and 3 have no parent",
        "c(02-1-3)(02-13)            |  4 | root 2 is tied",
        "c(0-13-2)(02-13)            |  6 | root 3 is tied",
        "c(0-123)(02-13)             |  6 | root 2 is tied",
        "c(0-12)(0-12)               |  6 | root 2 is tied",
        "c(0-12)(0)                  |  9 | at most two roots and loose ends together",
        "c(0-1)(0-01)                | 10 | node 0 has a parent and a loose end",
        "c(0-1)(01-0)                | 11 | node 0 has a parent and a loose end",
        "c(0)(0-0)                   |  8 | node 0 has two loose ends",
        "c(0-1-2)(0-1-2)             | 14 | at most two loose ends",
        "c(0-1-2)(0-1)               | 12 | at most two roots and loose ends together",
        "c(0-1-2-3)(01-2)            | 15 | at most two roots and loose ends together",
        "c(0-1-2)(012)               | 12 | a child and a parent, not 3 nodes",
        "c(0,1-2)(0,2-12)            | 14 | there is no node 12",
        "c(0,1-2)(02-1,2)            | 10 | 02 is no node number",
        "c(0,1-2)(0,2-1 2)           | 16 | comma is missing before 2",
        "c(0,1-2)(0,2-1,2,2)         | 18 | a child and a parent, not 3 nodes",
        "c(0,1-2)(0,2-1,12345678901) | 16 | no node 12345678901",
        "c(0-1-2-3-4-5-6-7-8-9-10)() | 23 | node 1 is in two parts",
        "c(01-2)                     |  8 | second bracket, found the end",
        "weight(c(01-2), E=1)        | 15 | second bracket, found ','",
        "c(0-)(0)                    |  5 | a node number in the parts, found ')'",
        "c(-0)(0)                    |  3 | in the parts, found '-'",
        "c(0--1)(01)                 |  5 | a node number in the parts, found '-'",
        "c(0-1)(01-)                 | 11 | a node number in the edges, found ')'",
        "c(0-a)(01)                  |  5 | a node number in the parts, found 'a'",
        "c(0-1)(0->1)                |  9 | in the edges, found '->'",
        "c(0~1)(01)                  |  4 | in the parts, found '~'",
        "c(0.1)(01)                  |  3 | in the parts, found '0.1'",
        "c(0-1)(01)(0)               | 11 | an operator after ')', found '('",
        "(1-2)(3)                    |  2 | node 0 is in no part",
        // the readable spelling
        "[a -> b]                    |  8 | root is missing",
        "[a ~ b]                     |  7 | root is missing",
        "[a -> b -> a]               | 12 | nodes a and b form a cycle",
        "[a -> b -> c -> a]          | 17 | nodes a, b and c form a cycle",
        "[a -> a]                    |  7 | node a is its own parent",
        "[a -> *, b -> *, a -> b]    | 18 | node a has two parents",
        "[a -> *, a ~ b]             | 14 | node b has no parent",
        "[a -> *, b]                 | 10 | node b has no parent",
        "[* -> a]                    |  2 | root * cannot have a parent",
        "[a -> * -> b]               |  7 | root * cannot have a parent",
        "[a -> ^ -> *]               |  7 | loose end ^ cannot have a parent",
        "[a -> ^, b -> ^]            | 15 | loose end ^ has 2 edges",
        "[^]                         |  2 | loose end ^ has no edge",
        "[a -> ^1]                   |  7 | ^1 stands without ^2",
        "[a -> *2]                   |  7 | *2 stands without *1",
        "[a -> *3]                   |  7 | there is no root *3",
        "[a -> *1, b -> *]           | 16 | *1 and * stand in one diagram",
        "[a -> *1, b -> *2, c -> ^]  | 25 | at most two roots and loose ends",
        "[a -> *1, *2, a ~ *1]       | 19 | root *1 is tied",
        "[a -> ^, a ~ ^]             | 14 | a loose end cannot be tied",
        "[a -> *, a ~ a]             | 14 | a is tied to itself",
        "[a ~ b -> *]                |  8 | expected ~, a comma or ], found '->'",
        "[a -> b ~ c]                |  9 | expected ->, a comma or ], found '~'",
        "[a -> , b -> *]             |  7 | expected a node, * or ^, found ','",
        "[a -> 1]                    |  7 | expected a node, * or ^, found '1'",
        "[a -> *, b - > *]           | 14 | the character > has no meaning",
        "[a -> *, b - *]             | 12 | expected ->, ~, a comma or ], found '-'",
        "m[]                         |  3 | expected a value after '[', found ']'",
        // statements
        "a -> b                      |  3 | '->' stands only in diagrams",
        "1 +                         |  4 | a value after '+', found the end",
        "x =                         |  4 | a value after '=', found the end",
        "= 2                         |  1 | a statement cannot begin with '='",
        "x = 2 = 3                   |  7 | only one = can stand here",
        "x[1] = 3                    |  1 | only a name can be assigned to",
        "(x) = 3                     |  1 | only a name can be assigned to",
        "f(2 = 3)                    |  3 | an option has a name before its =",
        "f(a = b = c)                |  9 | only one = can stand here",
        "a == b == c                 |  8 | comparisons cannot be chained",
        "f(a b)                      |  5 | an operator after 'a', found 'b'",
        "f(a,)                       |  5 | a value after ',', found ')'",
        "f(,a)                       |  3 | a value after '(', found ','",
        "2 (3)                       |  3 | an operator after '2', found '('",
        "2x                          |  2 | an operator after '2', found 'x'",
        "2 ** 3                      |  4 | a value after '*', found '*'",
        "a, b                        |  2 | an operator after 'a', found ','",
        "()                          |  2 | a value after '(', found ')'",
        "x[]                         |  3 | a value after '[', found ']'",
        "x[1, 2]                     |  4 | an operator after '1', found ','",
        "f(x                         |  2 | the bracket ( is not closed",
        "f(x))                       |  5 | there is no ( for this )",
        "f(x]                        |  4 | this ] cannot close the (",
        "f(a; b)                     |  4 | a semicolon cannot stand inside a bracket",
        "\"helix                     |  1 | the string is not closed",
        "\"a\\qb\"                   |  3 | \\q means nothing in a string",
        "'helix'                     |  1 | the character ' has no meaning",
        "x = {1, 2}                  |  5 | the character { has no meaning",
        "x := 2                      |  3 | the character : has no meaning",
        "a != b                      |  3 | the character ! has no meaning",
        "%0                          |  1 | there is no reply %0",
        "1e99999                     |  2 | the exponent of this number is too large",
      })
  void theSentenceNamesTheFaultAtItsPlace(String text, int column, String words) {
    Mistake mistake = mistake(text);
    assertTrue(mistake.problem().message().contains(words), mistake.rendered());
    assertEquals(new Place(1, column), mistake.place(), mistake.rendered());
    assertEquals(text, mistake.line());
  }

  private static Mistake mistake(String text) {
    return assertThrows(MistakeException.class, () -> Reader.statements(text), text).mistake();
  }

  @Test
  void theCaretStandsUnderThePlace() {
    assertEquals(
        """
        error at line 1, column 13: node 0 has two parents
          c(0-1-2)(01-02-12)
                      ^
        hint: every node but the root has exactly one edge to its parent\
        """,
        mistake("c(0-1-2)(01-02-12)").rendered());
  }

  @Test
  void linesAreCountedThroughBracketsAndComments() {
    Mistake mistake = mistake("x = 1 # one\r\n\r\ny = [1,\n  2,, 3]\n");
    assertEquals(new Place(4, 5), mistake.place());
    assertEquals("  2,, 3]", mistake.line());
    assertTrue(mistake.rendered().contains("\n    2,, 3]\n      ^"), mistake.rendered());
  }

  @Test
  void columnsCountCharactersAndTheCaretFollowsTabs() {
    Mistake mistake = mistake("\tx𝜂 = \"𝜂\" ?");
    assertEquals(new Place(1, 11), mistake.place());
    assertTrue(mistake.rendered().contains("\n  \t" + " ".repeat(9) + "^"), mistake.rendered());
  }

  @Test
  void ofALongLineOnlyTheSurroundingsAreShown() {
    Mistake mistake = mistake("1 + ".repeat(1000) + "? + " + "1 + ".repeat(1000));
    List<String> lines = mistake.rendered().lines().toList();
    assertEquals("error at line 1, column 4001: the character ? has no meaning here", lines.get(0));
    assertTrue(lines.get(1).length() < 120);
    assertEquals('?', lines.get(1).charAt(lines.get(2).indexOf('^')));
    String long1 = "x".repeat(100_000);
    assertTrue(mistake(long1 + " " + long1).problem().message().length() < 200);
  }

  @Test
  void everyMistakeInADiagramHasAHint() {
    for (String text :
        List.of(
            "c(0-1-2)(01-02-12)",
            "c(0-1-2)(01-10)",
            "c(0-1-2)(02-17)",
            "c(01-1-2)(02-12)",
            "c(0-2)(02-12)",
            "c(0-2-1)(10-02)",
            "c(01)(02-12)",
            "c()()",
            "c(0-1-2)(12)",
            "c(0-1-2)()",
            "c(02-1-3)(02-13)",
            "c(0)(0-0)",
            "[a -> b]",
            "[a -> b -> a]")) {
      assertFalse(mistake(text).problem().hint().isEmpty(), text);
    }
    assertTrue(mistake("c(0-1-2-3-4-5-6-7-8-9-10)()").problem().hint().contains("commas"));
  }

  @Test
  void statementsBeforeTheMistakeAreKept() {
    Reading reading = Reader.read("x = 1\ny = 2\nz = = 3\nw = 4");
    assertEquals(
        List.of("x = 1", "y = 2"), reading.statements().stream().map(Statement::text).toList());
    assertEquals(new Place(3, 5), reading.mistake().orElseThrow().place());
    // A mistake in an earlier statement comes before a bracket that a later one leaves open.
    assertEquals(new Place(1, 5), Reader.read("x = = 3\ny = (").mistake().orElseThrow().place());
  }

  @Test
  void whatIsTooDeepTooLongOrTooLargeIsRefusedAtOnce() {
    int deep = 100_000;
    for (String text :
        List.of(
            "(".repeat(deep) + "1" + ")".repeat(deep),
            "[".repeat(deep),
            "f(".repeat(deep) + "1" + ")".repeat(deep),
            "-".repeat(deep) + "1",
            "2" + "^2".repeat(deep),
            "2" + "^-2".repeat(deep),
            "x" + "[1]".repeat(deep),
            "1+(2^".repeat(deep) + "1" + ")".repeat(deep),
            "1".repeat(Reader.LONGEST + 1),
            "1".repeat(10_001),
            star(101),
            IntStream.range(0, 101)
                .mapToObj(v -> "a" + v + " -> *")
                .collect(Collectors.joining(", ", "[", "]")))) {
      Mistake mistake = mistake(text);
      assertTrue(mistake.problem() instanceof Problem.BeyondReach, mistake.rendered());
    }
  }

  @Test
  void whatIsLongButNotDeepIsRead() {
    int most = Reader.DEEPEST;
    for (String text :
        List.of(
            "(".repeat(most) + "1" + ")".repeat(most),
            "[".repeat(most) + "1" + "]".repeat(most),
            "-".repeat(most) + "1",
            "2" + "^2".repeat(most),
            "x" + "[1]".repeat(most - 1),
            "0" + " + 2^3*4/-5".repeat(5_000),
            "[" + "f(x)[2], ".repeat(5_000) + "1]",
            "x\n".repeat(100_000),
            star(99))) {
      assertFalse(Reader.statements(text).isEmpty());
    }
  }

  /** A root with tied leaves. */
  private static String star(int leaves) {
    List<Integer> nodes = IntStream.range(0, leaves).boxed().toList();
    return nodes.stream().map(Object::toString).collect(Collectors.joining(",", "c(", ""))
        + "-"
        + leaves
        + nodes.stream().map(v -> v + "," + leaves).collect(Collectors.joining("-", ")(", ")"));
  }
}
