package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.TextWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repetitions, lists made from lists, functions of the session, and files written. */
class ScriptsTest {
  private final Map<String, String> files = new TreeMap<>();
  private final Context context =
      Context.standard()
          .withFiles(
              (name, text, existing) -> {
                if (existing == Context.Files.Existing.REPLACE || !files.containsKey(name)) {
                  files.put(name, new String(text, StandardCharsets.UTF_8));
                }
              });
  private final Session session = new Session(context);

  private List<String> replies(String statements) {
    List<String> replies = new ArrayList<>();
    session.run(
        statements,
        answer -> {
          if (!answer.statement().silent()) {
            replies.add(new ReplyText(context.names(), TextWriter.UNICODE).write(answer.reply()));
          }
        });
    return replies;
  }

  private String file(String name) {
    return Optional.ofNullable(files.get(name)).orElseThrow();
  }

  private Mistake mistake(String statements) {
    return assertThrows(MistakeException.class, () -> replies(statements)).mistake();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for n in [1, 2, 3]: n^2",
        "for n in 1..3: n^2",
        "for n in 1..3:\n  n^2",
        "for n in 1..3: # squares\n\n    m_ = n;\n    m_*n   # twice\n",
        "for n in 1..3: m_ = n; m_*n",
        "for n in [1,\n 2, 3]:\n\tn^\\\n2",
      })
  void statementsAreRepeatedForEachItem(String loop) {
    assertEquals(List.of("1", "4", "9"), replies(loop.replace("\\\n", "")));
  }

  @Test
  void repetitionsNest() {
    String grid = "for a in 1..2:\n  for b in [10, 20]:\n    a + b\n  a;\n0";
    assertEquals(List.of("11", "21", "12", "22", "0"), replies(grid));
    assertEquals(
        List.of("11", "21", "12", "22"), replies("for a in 1..2: for b in [10, 20]: a + b"));
    assertEquals(
        List.of("11", "21", "12", "22"), replies("for a in 1..2: for b in [10, 20]:\n  a + b"));
  }

  @Test
  void repetitionsGoOverDiagrams() {
    assertEquals(List.of("1", "1", "2", "2"), replies("for d in diagrams(2): automorphisms(d)"));
  }

  @Test
  void repliesInARepetitionCountLikeOthers() {
    assertEquals(List.of("1", "4", "5"), replies("for n in 1..2: n^2\n% + %1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1..4 | [1, 2, 3, 4]",
        "3..2 | []",
        "-1..1 | [-1, 0, 1]",
        "[n^2 for n in 1..3] | [1, 4, 9]",
        "[a*b for a in 1..3 for b in a..3 if a*b == 6] | [6]",
        "[d for d in diagrams(2) if linkless(d)] | [c(01-2)(01-12), c(01-2)(02-12),"
            + " c(0-1-2)(02-12)]",
        "count([n for n in 1..10 if false]) | 0",
        "if(1 == 2, 1/0, 7) | 7",
        "append([1], [2]) | [1, [2]]",
        "[x for x in []] | []",
        "(1..3)[2] | 2",
      })
  void listsAreMadeFromLists(String statement, String reply) {
    assertEquals(List.of(reply), replies(statement));
  }

  @Test
  void functionsCanBeDefined() {
    assertEquals(
        List.of("f(d) = weight(d)*automorphisms(d)", "N*E^2/B^2"),
        replies("f(d) = weight(d)*automorphisms(d)\nf(c(01-2)(02-12))"));
    assertEquals(List.of("f(d) = weight(d)*automorphisms(d)"), replies("f"));
    assertEquals(List.of("7"), replies("g(a, b) = a + 2*b; g(1, 3)"));
    assertEquals(List.of("9"), replies("x = 5; h() = x + 4; h()"));
    assertEquals(List.of("120"), replies("fact(n) = if(n == 0, 1, n*fact(n - 1)); fact(5)"));
    assertEquals(List.of("[1, 4]"), replies("square(n) = n^2; [square(n) for n in 1..2]"));
  }

  /** A name that an argument stands for hides one of the session, and is gone afterwards. */
  @Test
  void namesOfArgumentsAndItemsStayInside() {
    assertEquals(
        List.of("3", "[1, 2]", "10"), replies("x = 10; f(x) = x + 1;\nf(2)\n[x for x in 1..2]\nx"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(N) = 1 | 1 | 3 | N cannot be assigned to",
        "weight(d) = 1 | 1 | 1 | weight cannot be assigned to",
        "f(a, a) = 1 | 1 | 6 | a stands for two arguments",
        "f(2) = 1 | 1 | 3 | a name stands for each argument",
        "f(a=1) = 1 | 1 | 3 | a name stands for each argument",
        "for N in 1..2: 1 | 1 | 5 | N cannot be assigned to",
        "[1 for N in 1..2] | 1 | 8 | N cannot be assigned to",
        "for n in 3: 1 | 1 | 10 | only lists have items",
        "for n in 1..2 | 1 | 14 | expected a colon",
        "for n in 1..2: | 1 | 1 | this repeats nothing",
        "for n 1..2: 1 | 1 | 7 | expected",
        "x = 3: 4 | 1 | 6 | the character : has no meaning here",
        "1..N | 1 | 2 | the end of a range must be a whole number",
        "1..10^12 | 1 | 2 | a range of 1000000000000 numbers is too long",
        "count([a for a in 1..9 for b in 1..999999]) | 1 | 34 | more than 1000000 times",
        "if(N, 1, 2) | 1 | 4 | a condition must be true or false",
        "[n for n in 1..2 if n] | 1 | 21 | a condition must be true or false",
        "x = 3; x(2) | 1 | 8 | x is a number, not a function",
        "f(a) = a; f(1, 2) | 1 | 11 | f takes 1 argument, not 2",
        "f(a) = a; f(a=2) | 1 | 11 | f has no option a",
        "table([[1, 2], [3]], a, b) | 1 | 1 | row 2 has 1 item, but there are 2 columns",
        "show(tming) | 1 | 1 | nothing is called tming",
      })
  void mistakesSayWhereAndWhat(String statement, int line, int column, String words) {
    Mistake mistake = mistake(statement);
    assertEquals(new Place(line, column), mistake.place(), mistake.rendered());
    assertTrue(mistake.problem().message().contains(words), mistake.rendered());
  }

  @Test
  void linesOfOneRepetitionBeginInOneColumn() {
    Mistake mistake = mistake("for n in 1..2:\n  n\n   n\n");
    assertEquals(new Place(3, 4), mistake.place());
    assertTrue(mistake.rendered().contains("indented otherwise"));
  }

  @Test
  void aMistakeInAFunctionSaysWhereItWasCalled() {
    assertEquals(
        """
        error at line 1, column 18: N = 0 must be a positive whole number
          f(d) = weight(d, N=0)
                           ^
        in f(d), called at line 2, column 5
          1 + f(c(0-1)(01))
              ^
        hint: give 1, 2, 3, … or leave N symbolic\
        """,
        mistake("f(d) = weight(d, N=0)\n1 + f(c(0-1)(01))").rendered());
  }

  @Test
  void aMistakeInARepetitionSaysForWhichItem() {
    assertEquals(
        """
        error at line 2, column 4: this divides by 0
            1/(n - 2)
             ^
        with n = 2 at line 1, column 1
          for n in 1..3:
          ^\
        """,
        mistake("for n in 1..3:\n  1/(n - 2)").rendered());
  }

  @Test
  void recursionIsBounded() {
    assertTrue(mistake("f(n) = f(n + 1); f(0)").rendered().contains("more than 100 deep"));
  }

  @Test
  void aRepetitionThatFailsChangesNothing() {
    replies("x = 1");
    mistake("for n in [2, 1, 0]: x = 1/n");
    assertEquals(List.of("1", "1"), replies("x\n%1"));
    assertEquals(List.of("n"), replies("n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"for n in 1..2:", "for n in 1..2:\n  n", "for a in x:\n  for b in y:\n    a"})
  void aRepetitionGoesOnUntilAnEmptyLine(String text) {
    assertTrue(Reader.isIncomplete(text));
    assertFalse(Reader.isIncomplete(text + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"for n in 1..2: n", "for n in", "for n in 1..2", "for a in x: for b in y: a"})
  void aRepetitionInOneLineIsComplete(String text) {
    assertFalse(Reader.isIncomplete(text));
  }

  @Test
  void aTableOfAllDiagramsBecomesAFile() {
    replies(
        """
        rows = [];
        for d in diagrams(2):
          rows = append(rows, [d, histories(d), automorphisms(d)]);
        csv("two.csv", table(rows, diagram, histories, "|Aut|, exactly"))
        """);
    assertTrue(file("two.csv").startsWith("diagram,histories,\"|Aut|, exactly\"\n"));
    assertEquals(5, file("two.csv").lines().count());
    assertTrue(file("two.csv").contains("\nc(01-2)(02-12),N*E^2/2,2\n"));
  }

  @Test
  void aSavedSessionReproducesIt() {
    replies("x = 2*3; \nf(a) = a + x\n# nothing\nfor n in 1..2:\n    f(n)\ny = [1,\n 2]");
    mistake("1/0");
    replies("% ");
    assertEquals(List.of("the session is saved in s.chl"), replies("save(\"s.chl\")"));
    assertEquals(
        """
        x = 2*3;
        f(a) = a + x
        for n in 1..2:
            f(n)
        y = [1,
         2]
        # failed: 1/0
        %
        """,
        file("s.chl"));
    Session again = new Session(context);
    again.eval(file("s.chl"));
    for (String name : List.of("x", "f", "n", "y", "%", "%3")) {
      assertEquals(ReplySource.of(session.eval(name)), ReplySource.of(again.eval(name)), name);
    }
  }

  @Test
  void quitEndsTheSession() {
    assertEquals(List.of("1"), replies("1; 1\nquit\n2"));
    assertTrue(session.isLeft());
  }

  @Test
  void extrasAreShownAndHidden() {
    replies("show(timing)");
    assertEquals(Set.of(Conversation.Extra.TIMING), session.shown());
    replies("hide(timing)");
    assertEquals(Set.of(), session.shown());
  }
}
