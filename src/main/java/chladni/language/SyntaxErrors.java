package chladni.language;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;

/** Says in a sentence what the parser stumbled over, from the tokens around it. */
final class SyntaxErrors {
  private static final String PAPER = "a diagram is spelled c(PARTS)(EDGES), as in c(01-2)(02-12)";
  private static final String READABLE = "a diagram is spelled [a -> b -> *, c -> b, a ~ c]";

  private final Source source;
  private final Token found;
  private final Optional<Token> before;

  private SyntaxErrors(Source source, Token found, Optional<Token> before) {
    this.source = source;
    this.found = found;
    this.before = before;
  }

  static MistakeException explained(Source source, RecognitionException error, List<Token> tokens) {
    Token found = error.getOffendingToken();
    int at = tokens.indexOf(found);
    SyntaxErrors errors =
        new SyntaxErrors(
            source, found, at > 0 ? Optional.of(tokens.get(at - 1)) : Optional.empty());
    for (RuleContext c = error.getCtx(); c != null; c = c.parent) {
      switch (c.getRuleIndex()) {
        case ChladniParser.RULE_parts -> {
          return errors.inPaper("parts");
        }
        case ChladniParser.RULE_edges -> {
          return errors.inPaper("edges");
        }
        case ChladniParser.RULE_paper -> {
          return errors.betweenBrackets((ChladniParser.PaperContext) c);
        }
        case ChladniParser.RULE_readable -> {
          return errors.inReadable();
        }
        case ChladniParser.RULE_atom -> {
          return errors.inExpression();
        }
        default -> {}
      }
    }
    return errors.inExpression();
  }

  private MistakeException inPaper(String where) {
    boolean numberExpected =
        before.stream()
            .anyMatch(
                t ->
                    switch (t.getType()) {
                      case ChladniLexer.MINUS, ChladniLexer.COMMA, ChladniLexer.LEFT_ROUND -> true;
                      default -> false;
                    });
    String hint =
        switch (found.getType()) {
          case ChladniLexer.NAME, ChladniLexer.CUMULANTS, ChladniLexer.MOMENTS, ChladniLexer.MOO ->
              "nodes are numbered here; with names, " + READABLE;
          case ChladniLexer.DECIMAL -> "nodes are whole numbers";
          case ChladniLexer.ARROW ->
              "an edge is its child, then its parent; with arrows, " + READABLE;
          case ChladniLexer.TIE -> "the nodes of a part stand side by side; with ties, " + READABLE;
          default -> PAPER;
        };
    String expected = numberExpected ? "a node number" : "-, a comma or )";
    return expected(expected + " in the " + where, hint);
  }

  private MistakeException betweenBrackets(ChladniParser.PaperContext paper) {
    if (paper.parts() == null || paper.RIGHT_ROUND().isEmpty()) {
      return inPaper("parts");
    }
    if (paper.edges() != null) {
      return inPaper("edges");
    }
    boolean bare = paper.MOO() == null && paper.CUMULANTS() == null && paper.MOMENTS() == null;
    if (bare && paper.parts().part().isEmpty()) {
      return source.malformed(
          Source.of(paper.RIGHT_ROUND(0).getSymbol()), "expected a value after '(', found ')'", "");
    }
    return expected(
        "the edges of the diagram in a second bracket",
        bare ? PAPER + "; lists stand in square brackets" : PAPER);
  }

  private MistakeException inReadable() {
    boolean afterNode =
        before.stream()
            .anyMatch(
                t ->
                    switch (t.getType()) {
                      case ChladniLexer.ARROW,
                          ChladniLexer.TIE,
                          ChladniLexer.COMMA,
                          ChladniLexer.LEFT_SQUARE ->
                          false;
                      default -> true;
                    });
    String hint =
        switch (found.getType()) {
          case ChladniLexer.INTEGER, ChladniLexer.DECIMAL ->
              "nodes have names here; with numbers, " + PAPER;
          case ChladniLexer.ARROW, ChladniLexer.TIE ->
              afterNode
                  ? "arrows and ties are separated by commas: [a -> b -> *, a ~ b]"
                  : READABLE;
          case ChladniLexer.MINUS -> "an arrow from child to parent is ->";
          default -> READABLE;
        };
    String expected =
        switch (found.getType()) {
          case ChladniLexer.ARROW -> "~, a comma or ]";
          case ChladniLexer.TIE -> "->, a comma or ]";
          default -> "->, ~, a comma or ]";
        };
    return expected(afterNode ? expected : "a node, * or ^", hint);
  }

  private MistakeException inExpression() {
    return before
        .map(t -> Layout.endsValue(t) ? afterValue(t) : afterOperator(t))
        .orElseGet(
            () ->
                source.malformed(
                    Source.of(found), "a statement cannot begin with " + quoted(found), ""));
  }

  private MistakeException afterValue(Token value) {
    return switch (found.getType()) {
      case ChladniLexer.EQUALS ->
          source.malformed(
              Source.of(found), "only one = can stand here", "to ask for equality write ==");
      case ChladniLexer.SAME ->
          source.malformed(
              Source.of(found),
              "comparisons cannot be chained",
              "compare two things at a time, or use brackets");
      case ChladniLexer.ARROW, ChladniLexer.TIE ->
          source.malformed(
              Source.of(found),
              quoted(found) + " stands only in diagrams",
              READABLE + "; its nodes have names");
      case ChladniLexer.COMMA ->
          expected(
              "an operator after " + quoted(value), "commas separate arguments and items of lists");
      case ChladniLexer.LEFT_ROUND ->
          expected(
              "an operator after " + quoted(value),
              "a product is written with *, a call with a name, as in weight(d); " + PAPER);
      case ChladniLexer.RIGHT_ROUND, ChladniLexer.RIGHT_SQUARE, Token.EOF ->
          expected("an operator after " + quoted(value), "");
      default ->
          expected(
              "an operator after " + quoted(value),
              "a product is written with *; commas separate arguments; a statement ends with its"
                  + " line");
    };
  }

  private MistakeException afterOperator(Token operator) {
    boolean stars =
        operator.getType() == ChladniLexer.TIMES && found.getType() == ChladniLexer.TIMES;
    String hint =
        switch (found.getType()) {
          case ChladniLexer.TIMES -> stars ? "a power is written with ^" : "";
          case ChladniLexer.EQUALS -> "to ask for equality write ==";
          case Token.EOF -> "a statement goes on in the next line only inside a bracket";
          default -> "";
        };
    return expected("a value after " + quoted(operator), hint);
  }

  private MistakeException expected(String what, String hint) {
    return source.malformed(
        Source.of(found), "expected " + what + ", found " + quoted(found), hint);
  }

  private static String quoted(Token token) {
    return token.getType() == Token.EOF
        ? "the end of the statement"
        : "'" + Source.excerpt(token.getText()) + "'";
  }
}
