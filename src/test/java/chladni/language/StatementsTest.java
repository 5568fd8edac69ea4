package chladni.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what was written: precedence, options, numbers, lines. */
class StatementsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-x^2                    | (neg (^ x 2))",
        "2^3^2                   | (^ 2 (^ 3 2))",
        "2^-1                    | (^ 2 (neg 1))",
        "2^-x^2                  | (^ 2 (neg (^ x 2)))",
        "(-x)^2                  | (^ (neg x) 2)",
        "a - b + c               | (a -b +c)",
        "a / b * c               | (a /b *c)",
        "a + b * c ^ d           | (a +(b *(^ c d)))",
        "-a * -b                 | ((neg a) *(neg b))",
        "+a                      | a",
        "(a - (b - c))           | (a -(b -c))",
        "a + 1 == b              | (== (a +1) b)",
        "N−1·2                   | (N -(1 *2))",
        "x[2]                    | x[2]",
        "f(x)[2][3]              | f(x)[2][3]",
        "x[2]^2                  | (^ x[2] 2)",
        "% + %3                  | (% +%3)",
        "[]                      | []",
        "[a, b]                  | [a, b]",
        "[[1, 2], [x]]           | [[1, 2], [x]]",
        "f()                     | f()",
        "f(a, b=1, linkless)     | f(a, b:1, linkless)",
        "limit(x, T=inf)         | limit(x, T:inf)",
        "f(T=∞, π)               | f(T:inf, pi)",
        "f(x, η=0.1)             | f(x, eta:0.1)",
        "f(a == b)               | f((== a b))",
        "f(k=[7/11, 2/5])        | f(k:[(7 /11), (2 /5)])",
        "c                       | c",
        "code(x, c)              | code(x, c)",
        "\"he \\\"lix\\\\ # \"   | \"he \"lix\\ # \"",
        "f(\"a, b\")             | f(\"a, b\")",
        "weight(c(0-1)(01))*2    | (weight(c(0-1)(01)) *2)",
        "c(0-1)(01) == m(0-1)(01)| (== c(0-1)(01) m(0-1)(01))",
        "[c(0)(), [a -> *], x]   | [c(0)(), c(0-1)(01), x]",
        "f((0-1)(01), (0-1))     | f(m(0-1)(01), (0 -1))",
        "x[(0-1)]                | x[(0 -1)]",
        "1..5                    | (.. 1 5)",
        "N - 1..2*N              | (.. (N -1) (2 *N))",
        "1...5                   | (.. 1 .5)",
        "1..2 == x               | (== (.. 1 2) x)",
        "f(x, in=M)              | f(x, in:M)",
        "[f(d) for d in x]       | [f(d) for d in x]",
        "[a + b for a in x for b in 1..a if a == b] | [(a +b) for a in x for b in (.. 1 a)"
            + " if (== a b)]",
        "if(a == b, 1, c)        | (if (== a b) 1 c)",
      })
  void theTreeFollowsTheUsualPrecedence(String text, String tree) {
    assertEquals(tree, shown(only(text).expression()));
  }

  private static Statement.Evaluated only(String text) {
    List<Statement> statements = Reader.statements(text);
    assertEquals(1, statements.size());
    return (Statement.Evaluated) statements.get(0);
  }

  private static Syntax expression(Statement statement) {
    return ((Statement.Evaluated) statement).expression();
  }

  private static String shown(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Name name -> name.text();
      case Syntax.Numeral numeral -> numeral.digits();
      case Syntax.Text text -> '"' + text.value() + '"';
      case Syntax.DiagramLiteral diagram -> diagram.diagram().name();
      case Syntax.ListLiteral list ->
          list.items().stream()
              .map(StatementsTest::shown)
              .collect(Collectors.joining(", ", "[", "]"));
      case Syntax.Call call ->
          call.arguments().stream()
              .map(
                  a ->
                      switch (a) {
                        case Syntax.Positional p -> shown(p.value());
                        case Syntax.Option o -> o.name().text() + ":" + shown(o.value());
                      })
              .collect(Collectors.joining(", ", call.function().text() + "(", ")"));
      case Syntax.Index index -> shown(index.list()) + "[" + shown(index.index()) + "]";
      case Syntax.Earlier earlier ->
          "%" + (earlier.number().isPresent() ? earlier.number().getAsInt() : "");
      case Syntax.Negation negation -> "(neg " + shown(negation.operand()) + ")";
      case Syntax.Chain chain ->
          chain.rest().stream()
              .map(
                  s ->
                      switch (s.operator()) {
                            case PLUS -> " +";
                            case MINUS -> " -";
                            case TIMES -> " *";
                            case OVER -> " /";
                          }
                          + shown(s.operand()))
              .collect(Collectors.joining("", "(" + shown(chain.first()), ")"));
      case Syntax.Power power -> "(^ " + shown(power.base()) + " " + shown(power.exponent()) + ")";
      case Syntax.Range range -> "(.. " + shown(range.from()) + " " + shown(range.to()) + ")";
      case Syntax.Comprehension list ->
          "["
              + shown(list.item())
              + list.generators().stream()
                  .map(g -> " for " + g.name().text() + " in " + shown(g.list()))
                  .collect(Collectors.joining())
              + list.condition().map(c -> " if " + shown(c)).orElse("")
              + "]";
      case Syntax.Conditional c ->
          "(if " + shown(c.condition()) + " " + shown(c.then()) + " " + shown(c.otherwise()) + ")";
      case Syntax.Equality equality ->
          "(== " + shown(equality.left()) + " " + shown(equality.right()) + ")";
    };
  }

  @Test
  void aStatementMayAssignAndBeSilent() {
    Statement.Evaluated statement = only("  x = weight(c(01-2)(02-12)) ;  # the tied fork; twice");
    assertEquals(Optional.of("x"), statement.target().map(Syntax.Name::text));
    assertEquals("weight(c(01-2)(02-12))", shown(statement.expression()));
    assertTrue(statement.silent());
    assertEquals("x = weight(c(01-2)(02-12))", statement.text());
    assertFalse(only("x").silent());
    assertTrue(only("x").target().isEmpty());
  }

  @Test
  void linesEndStatementsExceptInsideBrackets() {
    List<Statement> statements =
        Reader.statements(
            "\uFEFFx = [1, # one\n  2]\n\n# nothing\r\ny;\rweight(\nc(01-2)(\n02-12))");
    assertEquals(
        List.of("[1, 2]", "y", "weight(c(01-2)(02-12))"),
        statements.stream().map(s -> shown(expression(s))).toList());
    assertEquals(List.of(false, true, false), statements.stream().map(Statement::silent).toList());
    assertEquals(List.of(), Reader.statements(" \n;;\n# nothing"));
  }

  @Test
  void aSemicolonSeparatesStatementsOfOneLine() {
    assertEquals(
        List.of("x = 1", "y = 2", "x + y"),
        Reader.statements("x = 1; y = 2; x + y").stream().map(Statement::text).toList());
  }

  @Test
  void placesAreThoseOfTheText() {
    Syntax.Call call = (Syntax.Call) only("\n f(a,\n  E=2 + b)").expression();
    assertEquals(new Place(2, 2), call.place());
    assertEquals(new Place(2, 4), call.arguments().get(0).place());
    assertEquals(new Place(3, 3), call.arguments().get(1).place());
    Syntax.Chain sum = (Syntax.Chain) call.arguments().get(1).value();
    assertEquals(new Place(3, 5), sum.place());
    assertEquals(new Place(3, 7), sum.rest().get(0).place());
    assertEquals(new Place(3, 9), sum.rest().get(0).operand().place());
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1, 10",
    "12, 12, 1",
    "007, 7, 1",
    "1e-3, 1, 1000",
    "1.50e2, 150, 1",
    ".25, 1, 4",
    "3., 3, 1",
    "2E+3, 2000, 1"
  })
  void numbersAreExactlyAsTyped(String typed, int numerator, int denominator) {
    Syntax.Numeral numeral = (Syntax.Numeral) only(typed).expression();
    assertEquals(typed, numeral.digits());
    assertEquals(new BigFraction(numerator, denominator), numeral.exact());
    assertEquals(typed.matches("[0-9]+"), numeral.isInteger());
  }

  @ParameterizedTest
  @ValueSource(strings = {"f(", "x = [1,", "c(01-2)(02", "x\ny = (1 +", "[a -> b,\n", "f([(\n\n"})
  void anInputThatEndsInABracketIsIncomplete(String text) {
    assertTrue(Reader.isIncomplete(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "x", "f(x)", "f(]", "x = ", "1 +", "\"abc", "f(\"abc", "(?", ")", "f(a;", "#("
      })
  void anythingElseIsNot(String text) {
    assertFalse(Reader.isIncomplete(text));
  }

  @Test
  void theReservedNamesAreThoseOfTheLanguage() {
    for (String name :
        List.of(
            "N", "B", "E", "T", "M", "eta", "inf", "pi", "k1", "k2", "k10", "G", "H", "J", "C", "S",
            "c", "m")) {
      assertTrue(Reserved.contains(name), name);
    }
    for (String name : List.of("k", "k0", "k01", "K1", "x", "n", "Eta", "d")) {
      assertFalse(Reserved.contains(name), name);
    }
  }
}
