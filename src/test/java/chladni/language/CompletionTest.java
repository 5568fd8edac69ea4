package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered, explained and coloured while a statement is typed. */
class CompletionTest {
  private final Session session = Session.standard();

  private List<String> offered(String text) {
    return session.complete(text, text.length()).candidates().stream()
        .map(Completion.Candidate::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weig | weight weights weight_covariance",
        "1 + weig | weight weights weight_covariance",
        "f(weig | weight weights weight_covariance",
        "[1,weig | weight weights weight_covariance",
        "x=weig | weight weights weight_covariance",
        "weight(c(01-2)(02-12), samp | sampling=",
        "weight(c(01-2)(02-12),samp | sampling=",
        "weight(c(01-2)(02-12), sampling= | fixed replacement reshuffle",
        "weight(c(01-2)(02-12), sampling=re | replacement reshuffle",
        "weight(c(01-2)(02-12), sampling=fixed, proc | process=",
        "weight(reduce(d), samp | sampling=",
        "count(diagrams(3, linkl | linkless linkless",
        "code(N, | mathematica python sympy",
        "show(tim | timing",
        "fo | for",
        "help(reshu | reshuffle",
      })
  void whatMayStandAtTheCursorIsOffered(String text, String words) {
    List<String> offered = offered(text);
    assertTrue(offered.containsAll(List.of(words.split(" "))), offered.toString());
    if (!text.startsWith("code")) {
      assertEquals(List.of(words.split(" ")).size(), offered.size(), offered.toString());
    }
  }

  @Test
  void namesOfTheSessionAreOfferedAndSayWhatTheyAre() {
    session.eval("fork = c(01-2)(02-12)");
    Completion completion = session.complete("weight(for) + 1", 10);
    assertEquals(7, completion.from());
    assertEquals(10, completion.to());
    assertEquals(
        List.of(new Completion.Candidate("fork", Completion.Kind.VARIABLE, "a diagram")),
        completion.candidates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"landscape(\"docs/la", "x # wei", "# \"wei"})
  void inStringsAndCommentsNoNameIsOffered(String text) {
    Completion completion = session.complete(text, text.length());
    assertEquals(List.of(), completion.candidates());
    assertEquals(text.startsWith("landscape"), completion.inText());
  }

  @Test
  void aStringIsReplacedFromItsBegin() {
    assertEquals(11, session.complete("landscape(\"docs/la", 18).from());
    assertFalse(session.complete("f(\"a b\", ", 9).inText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weight(d, N=3) | 2 | weight(d",
        "weight(d, N=3) | 10 | N is the number of training points",
        "weight(d, sampling=fixed) | 20 | sampling=fixed",
        "weight(d, | 9 | weight(d",
        "limit(x, T=inf) | 12 | inf is no number",
        "y | 1 | y is a number: 3",
      })
  void whatStandsAtTheCursorIsExplained(String text, int cursor, String page) {
    session.eval("y = 3");
    assertTrue(session.inspect(text, cursor).orElse("").contains(page));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "process | process=sgd|gd|ode|sde",
        "N | N is the number of training points.",
        "sampling | sampling=reshuffle|fixed|replacement",
        "inf | inf is no number",
        "sde | process=sde",
        "k7 | eigenvalues of K",
        "repetitions | repeats statements",
      },
      delimiterString = " | ")
  void helpKnowsOptionsTheirWordsAndNames(String topic, String words) {
    String page = ((Reply.OfText) session.eval("help(" + topic + ")")).text();
    assertTrue(page.contains(words), page);
  }

  private String coloured(String text) {
    StringBuilder marked = new StringBuilder();
    for (Highlighting.Span span : session.highlight(text)) {
      marked.append(span.kind()).append(':').append(text, span.from(), span.to()).append(' ');
    }
    return marked.toString().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "x = weight(c(01-2)(02-12), N=3) => FUNCTION:weight DIAGRAM:c(01-2)(02-12) OPTION:N"
            + " NUMBER:3",
        "diagrams(2, linkless) # all => FUNCTION:diagrams NUMBER:2 OPTION:linkless COMMENT:# all",
        "for d in x: \"a # b\" => KEYWORD:for KEYWORD:in TEXT:\"a # b\"",
        "(1]) => NUMBER:1 MISTAKE:] MISTAKE:)",
        "η + 0.5 => NUMBER:0.5",
        "? + c(0)() => MISTAKE:? DIAGRAM:c(0)()",
      })
  void piecesHaveTheirColours(String text, String spans) {
    assertEquals(spans, coloured(text));
  }
}
