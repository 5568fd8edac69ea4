package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.render.TextWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements, replies and mistakes, as section 2 of the language reference has them. */
class SessionTest {
  private final Session session = Session.standard();

  private String text(String statements) {
    return new ReplyText(Context.standard().names(), TextWriter.UNICODE)
        .write(session.eval(statements));
  }

  private Mistake mistake(String statements) {
    return assertThrows(MistakeException.class, () -> session.eval(statements)).mistake();
  }

  @Test
  void assignmentsRepliesAndItemsAreRemembered() {
    assertEquals("6", text("x = 2*3"));
    assertEquals("7", text("% + 1"));
    assertEquals("13", text("x + %2"));
    assertEquals("2/5", text("[7/11, 2/5][2]"));
    assertEquals("c(0-1-2)(01-12)", text("diagrams(2)[2]"));
  }

  @Test
  void aSemicolonSilencesButStillEvaluates() {
    List<Boolean> silent = new ArrayList<>();
    session.run("x = 5; \nx + 1", answer -> silent.add(answer.statement().silent()));
    assertEquals(List.of(true, false), silent);
    assertEquals("6", text("%"));
  }

  @Test
  void aStatementThatFailsChangesNothing() {
    assertEquals("1", text("x = 1"));
    mistake("x = 1/0");
    assertEquals("1", text("x"));
    assertEquals("1", text("%1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2*3 | 7",
        "-2^2 | -4",
        "2^3^2 | 512",
        "2^-1 | 1/2",
        "0.1 + 1e-1 | 1/5",
        "(N + 1)*(N - 1) == N^2 - 1 | true",
        "N == B | false",
        "c(0-1-2)(02-12) == [a -> *, b -> *] | true",
        "c(01-2)(02-12) == m(01-2)(02-12) | false",
        "uvalue(c(0-1-2)(01-12)) == uvalue(c(0-1-2)(02-12)) | true",
        "test_loss(2) - test_loss(2) == 0*test_loss(2) | true",
        "subs(N*E/B, N=B, B=N) | B*E/N",
        "coefficient(test_loss(1), c(01-2)(02-12)) | 0",
        "coefficient(observable(2), c(01-2)(02-12)) | N*E^2/(2*B^2)",
        "subs(weight(c(02-13-4)(01-14-23-34)), N=1, B=1, E=2) =="
            + " weight(c(02-13-4)(01-14-23-34), N=1, B=1, E=2) | true",
        "(01-2)(01-12) == m(01-2)(01-12) | true",
        "test_loss(2) - test_loss(2) == 0 | true",
        "0 == test_loss(2) - test_loss(2) | true",
        "test_loss(2) == 0 | false",
        "weights(1) - displacement(1) == 0 | false",
        "gap(1, resummed) - gap(1, resummed) == 0 | true",
        "gap(1, resummed) == 0 | false",
        "true | true",
        "false == (1 == 2) | true",
        "subs(N*E/B, N=T*B/E) | T",
        "part(test_loss(2, E=1, B=1), T=3) == 0 | true",
        "containing(test_loss(2), ∇C) == containing(test_loss(2), gradC) | true",
        "series(test_loss(2, E=1, B=1), T, 1) == part(test_loss(2, E=1, B=1), T=0) + part("
            + "test_loss(2, E=1, B=1), T=1) | true",
        "weight(MOOc(0-1)(01)) | -N*E/B",
      })
  void statementsMeanWhatAlgebraSays(String statement, String reply) {
    assertEquals(reply, text(statement));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N = 3 | 1 | a name of the theory",
        "weight = 3 | 1 | a function",
        "sampling = 3 | 1 | an option",
        "k3 = 1 | 1 | a name of the theory",
        "wieght(c(0-1)(01)) | 1 | there is no function wieght",
        "weight(c(0-1)(01), sampling=fix) | 29 | cannot be fix",
        "weight(c(0-1)(01), samplin=fixed) | 20 | no option samplin",
        "weight(c(0-1)(01), N=2, N=3) | 25 | given twice",
        "expand(rweight(c(01-23-4)(04-14-24-34))) | 1 | one denominator",
        "value_class(m(01-2)(01-12)) | 1 | sum of several",
        "coefficient(test_loss(2), (01-2)(02-12)) | 1 | sum of several",
        "part(test_loss(2), order=3) | 1 | not known",
        "limit(N^2, N=-inf) | 12 | without inf",
        "rweight(m(01-2)(02-12)) | 1 | go with cumulants",
        "rweight(c(01-2)(02-12), k=[1]) | 1 | has 2 edges",
        "rweight(c(01-2)(02-12), E=2, B=1, continuum) | 1 | continuum form is defined",
        "rweight(c(0123-45-6)(06-16-26-36-46-56)) | 1 | terms",
        "gap(2, resummed, process=ode) | 1 | no training points",
        "weight(c(0-1)(01), N=0) | 20 | positive whole number",
        "weight(c(0-1)(01), N=-1) | 20 | positive whole number",
        "weight(c(0-1)(01), N=1/2) | 20 | positive whole number",
        "weight(c(0-1)(01), N=5, B=2) | 25 | does not divide",
        "weight(c(0-1)(01), N=4, B=1, E=2, T=8) | 1 | over-determined",
        "weight(c(0-1)(01), N=4, T=8, M=2) | 1 | over-determined",
        "weight(c(0-1)(01), B=1, E=2, M=2) | 1 | over-determined",
        "weight(c(0-1)(01), N=4, B=2, T=3) | 1 | makes E = 3/2",
        "weight(c(0-1)(01), T=inf) | 20 | infinite",
        "weight(c(0-1)(01), process=ode, N=3) | 33 | but no N",
        "weight(c(0-1)(01), process=gd, E=3) | 32 | but no E",
        "weight(c(0-1)(01), sampling=replacement, E=3) | 42 | but no E",
        "weight(c(0-1)(01), process=ode, sampling=fixed) | 33 | draws no batches",
        "gap(2, process=ode) | 1 | training points",
        "training_loss(2, process=sde) | 1 | training points",
        "test_loss(-1) | 11 | must not be negative",
        "test_loss(1/2) | 11 | whole number",
        "test_loss(40) | 1 | diagrams",
        "test_loss() | 1 | needs a whole number",
        "test_loss(2, 3) | 14 | too many arguments",
        "test_loss(2, linkles) | 14 | knows no word",
        "diagrams(2, linkles) | 13 | knows no word linkles",
        "diagrams(9) | 1 | 7075470 diagrams",
        "count_diagrams(31) | 1 | up to 30 edges",
        "automorphisms(3) | 15 | must be a diagram",
        "c(0-1)(01) + 1 | 12 | cannot add",
        "test_loss(1) + 1 | 14 | cannot add",
        "test_loss(1) == 1 | 14 | cannot compare",
        "test_loss(2, weight_decay=1/2) == test_loss(2) | 32 | these expansions are of different",
        "test_loss(2, weight_decay=1/2) + test_loss(2) | 32 | these expansions are of different",
        "1/0 | 2 | divides by 0",
        "N^(1/2) | 2 | whole number",
        "N^100000 | 2 | beyond reach",
        "% | 1 | no reply yet",
        "[1, 2][3] | 7 | no item 3",
        "test_loss(1) + displacement(1) | 14 | cannot be added",
        "uvalue(c(0-1)(01)) + uvalue(c(0)(0)) | 20 | cannot be added",
        "gap(8) | 1 | diagrams with 8 edges",
        "part(test_loss(1)) | 1 | which part",
        "select(test_loss(1)) | 1 | needs a name",
        "diagrams(0)[2] | 12 | no item 2",
        "limit(N) | 1 | one variable",
        "subs(N) | 1 | nothing to put",
        "subs(1/(N - 1), N=1) | 1 | vanishes",
        "select(test_loss(2), Q) | 1 | no tensor",
        "landscape(\"coin.json\") | 1 | no file",
        "evaluate(test_loss(1), 3) | 24 | must be a landscape",
        "inf | 1 | no number",
        "0*inf | 3 | no number",
        "x = inf | 5 | no number",
        "subs(N, N=0*inf) | 13 | no number",
        "subs(N*E/B, N=inf) | 13 | no number to put",
        "subs(N*E/B, T=3) | 13 | there is no T",
        "subs(test_loss(1), T=3) | 20 | its variables are B, E, N",
        "limit(test_loss(1), T=inf) | 21 | there is no T",
        "part(test_loss(2), T=1) | 20 | there is no T",
        "part(test_loss(2, N=5, B=1, E=1), T=1) | 35 | has no variables",
        "test_loss(1, N=pi) | 14 | pi is no variable for numbers",
        "test_loss(1, N=G) | 14 | G is no variable for numbers",
        "test_loss(1, N=-N) | 14 | is negative",
        "test_loss(1, B=-2*N/(E + 1)) | 14 | is negative",
        "test_loss(1, process=ode, in=M) | 27 | but no M",
        "observable(1, of=G) | 15 | name of the theory",
        "observable(1, of=N) | 15 | name of the theory",
        "observable(1, of=eta) | 15 | name of the theory",
        "uvalue(c(0-1)(01), of=C) | 20 | name of the theory",
        "true = 1 | 1 | a name of the theory",
      })
  void mistakesSayWhereAndWhat(String statement, int column, String words) {
    Mistake mistake = mistake(statement);
    assertEquals(column, mistake.place().column(), mistake.rendered());
    assertTrue(mistake.problem().message().contains(words), mistake.rendered());
  }

  /** What is beyond reach is what would be summed, not what the enumeration would pass by. */
  @Test
  void onlyDiagramsThatAreSummedCountTowardsTheLimit() {
    assertEquals("ask for 7 or fewer; count_diagrams only counts them", hint("test_loss(9)"));
    assertTrue(mistake("test_loss(9)").problem().message().contains("7075470"));
    session.eval("x = test_loss(9, process=ode)");
    assertEquals("286", text("count(diagrams(8, process=ode))"));
    assertTrue(mistake("test_loss(15, process=ode)").problem().message().contains("235381"));
  }

  private String hint(String statement) {
    return mistake(statement).problem().hint();
  }

  @Test
  void anUnknownNameSuggestsTheNearestKnownOne() {
    assertEquals("did you mean weight?", mistake("wieght(c(0-1)(01))").problem().hint());
    assertEquals(
        "did you mean sampling?", mistake("weight(c(0-1)(01), samplin=fixed)").problem().hint());
    assertEquals("did you mean linkless?", mistake("diagrams(2, linkles)").problem().hint());
  }

  @Test
  void aMistakeOnALaterLineSaysWhichAndWhatCameBeforeStaysDone() {
    Mistake mistake = mistake("x = 1\n\ny = x + foo(2)");
    assertEquals(new Place(3, 9), mistake.place());
    assertEquals("1", text("x"));
  }

  /** E = 1, B = 1 replies in T; in=M in M; what is given is substituted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weight(c(0-1)(01)) | [N, B, E]",
        "weight(c(0-1)(01), E=1, B=1) | [T]",
        "weight(c(0-1)(01), E=1, B=1, N=N) | [N]",
        "weight(c(0-1)(01), in=M) | [N, M]",
        "weight(c(0-1)(01), T=T) | [T]",
        "weight(c(01-2)(02-12), T=T) | [N, T]",
        "weight(c(0-1-2)(01-12), sampling=replacement) | [T]",
        "weight(c(01-2)(01-12), sampling=replacement) | [N, T]",
        "weight(c(01-2)(01-12), process=gd) | [N, T]",
        "weight(c(0-1-2)(01-12), process=ode) | [T]",
        "weight(c(01-2)(02-12), process=sde, B=B) | [B, T]",
      })
  void repliesHoldTheVariablesOfTheirProcess(String statement, String variables) {
    assertEquals(
        variables, ((Reply.OfFormula) session.eval(statement)).formula().variables().toString());
  }

  /** For every way to give three of the five numbers, the weight of an edge is −T. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "N=6, B=2, E=4",
        "N=6, B=2, T=12",
        "N=6, B=2, M=2",
        "N=6, E=4, T=12",
        "N=6, E=4, M=2",
        "B=2, E=4, T=12",
        "B=2, T=12, M=2",
        "E=4, T=12, M=2",
        "N=6, B=2, T=12"
      })
  void anyThreeIndependentNumbersFixTheGrid(String options) {
    assertEquals("-12", text("weight(c(0-1)(01), " + options + ")"));
    assertEquals("12", text("weight(c(01-2)(02-12), " + options + ")"));
  }

  @Test
  void theStartOfTrainingIsKeptByEveryOperation() {
    for (String equation :
        List.of(
            "part(weights(2), order=0) == weights(0)",
            "part(weights(1, process=ode), T=0) == weights(0)",
            "limit(weights(1, process=ode)/T, T=inf) == -1*uvalue(c(0)(0))",
            "subs(2*weights(1), N=3) - subs(weights(1), N=3) == subs(weights(1), N=3)",
            "weights(2) - weights(2) == 0*weights(2)",
            "weights(2) - displacement(2) == weights(0)")) {
      assertEquals(new Reply.OfTruth(true), session.eval(equation), equation);
    }
    assertEquals("[2]", withCoin("evaluate(weights(0) + uvalue(c(0)(0)), coin)"));
  }

  /** The coin's tosses count ±1, so from w = 1 each factor of G, H and C is 1. */
  private static String withCoin(String statement) {
    Session coin = new Session(Context.standard().withTexts(ProjectFiles::read));
    coin.eval("coin = landscape(\"docs/landscapes/coin.json\")");
    return new ReplyText(Context.standard().names(), TextWriter.UNICODE)
        .write(coin.eval(statement));
  }

  /** By hand: w after two updates is (1−η)² + η(1−η)x_1 + ηx_2 with tosses x = ±1. */
  @Test
  void twoUpdatesOnTheCoinAreAsByHand() {
    String grid = "N=2, B=1, E=1";
    assertEquals(
        "[1, -2, 4, -3, 1]\ncoefficients of eta^0, eta^1, …",
        withCoin("evaluate(test_loss(4, " + grid + "), coin)"));
    assertEquals(
        "[0, 1, -1/2, 0]\ncoefficients of eta^0, eta^1, …",
        withCoin("evaluate(gap(3, " + grid + "), coin)"));
    assertEquals(
        "w: [[0, 0, 2, -2, 1]]\ncoefficients of eta^0, eta^1, …",
        withCoin("evaluate(weight_covariance(4, " + grid + "), coin)"));
  }

  @Test
  void anInterruptedStatementIsAMistakeAndChangesNothing() {
    session.eval("x = 1");
    Thread.currentThread().interrupt();
    try {
      assertTrue(mistake("x = 2").problem().message().contains("interrupted"));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals("1", text("x"));
  }

  @Test
  void wordsForCompletionAreFunctionsOptionsAndAssignedNames() {
    session.eval("my_fork = c(01-2)(02-12)");
    assertTrue(session.words().containsAll(List.of("weight", "sampling", "linkless", "my_fork")));
  }

  @Test
  void landscapesAreReadOnlyThroughTheDoorMadeForThem() {
    Session open = new Session(Context.standard().withTexts(name -> "{\"weights\":[]}"));
    assertThrows(MistakeException.class, () -> open.eval("landscape(\"a\")"));
    assertThrows(MistakeException.class, () -> session.eval("landscape(\"/etc/passwd\")"));
  }

  @Test
  void textOfJsonIsReadBack() {
    for (String statement :
        List.of(
            "test_loss(3)",
            "gap(2)",
            "displacement(2)",
            "weights(2)",
            "observable(2, of=s)",
            "test_loss_squared(2)",
            "weight_covariance(2)",
            "uvalue(c(01-2)(01-12))",
            "weight(c(02-13-4)(01-14-23-34))",
            "c(01-2)(02-12-2)",
            "m(01-2)(01-12)")) {
      Reply reply = session.eval(statement);
      assertEquals(
          new Reply.OfTruth(true),
          session.eval("(" + statement + ") == (" + ReplySource.of(reply) + ")"),
          statement);
    }
  }
}
