package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.TextWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said beside replies, and how strings and coefficients are written in them. */
class NotesTest {
  private final Session session = Session.standard();

  private List<String> notes(String statements) {
    List<String> notes = new ArrayList<>();
    session.run(statements, answer -> notes.addAll(answer.notes()));
    return notes;
  }

  private String text(String statements) {
    return new ReplyText(Context.standard().names(), TextWriter.UNICODE)
        .write(session.eval(statements));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subs(N*E/B, Z=3) | there is no Z in this; its variables are B, E, N",
        "subs(test_loss(1), Z=3) | there is no Z in this; its variables are B, E, N",
        "limit(5, T=inf) | there is no T in this, which has no variables",
        "subs(rweight(c(0-1)(01), E=1, B=1), k2=0) | there is no k2 in this; its variables are T,"
            + " k1",
        "wieght | nothing is called wieght, so it is a variable; did you mean weight?",
        "limit(test_loss(1, E=1, B=1), T=inf) | coefficients that grow without bound as T does are"
            + " given by their leading terms",
      })
  void whatWouldBeDoneInSilenceIsSaid(String statement, String note) {
    assertEquals(List.of(note), notes(statement));
  }

  @ParameterizedTest
  @CsvSource({"x", "E0", "theta", "'subs(N, N=3)'", "k3", "'limit((T + 1)/T, T=inf)'"})
  void whatIsAsItShouldBeNeedsNoNote(String statement) {
    assertEquals(List.of(), notes(statement));
  }

  @Test
  void aNoteIsAboutOneStatementOnly() {
    assertEquals(List.of("there is no Z in this; its variable is N"), notes("subs(N, Z=1)\nN\n"));
  }

  @Test
  void aVariableOfTheSessionIsSuggestedToo() {
    assertEquals(
        List.of("nothing is called corolary, so it is a variable; did you mean corollary?"),
        notes("corollary = 1; corolary"));
  }

  @Test
  void stringsStandInQuotesInLists() {
    assertEquals("[\"a\", \"b \\\"c\\\"\", 1]", text("[\"a\", \"b \\\"c\\\"\", 1]"));
    assertEquals("a", text("\"a\""));
    assertTrue(
        new ReplyJson(Context.standard().names())
            .write(session.eval("[\"a\"]"))
            .contains("\"text\":\"[\\\"a\\\"]\""));
  }

  /** N^2 − 1 and its factors, in front of a tensor. */
  @Test
  void coefficientsOfExpansionsAreWrittenAsAskedFor() {
    String x = "(1 - N^2)*part(test_loss(1, process=ode, T=1), order=1)";
    assertEquals("  (N^2 - 1) G_μ η^{μν} G_ν\n+ o(η^1)", text("expand(" + x + ")"));
    assertEquals("  (N - 1)*(N + 1) G_μ η^{μν} G_ν\n+ o(η^1)", text("factor(" + x + ")"));
    assertEquals(text(x), text("simplify(factor(" + x + "))"));
  }
}
