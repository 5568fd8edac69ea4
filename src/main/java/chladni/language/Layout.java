package chladni.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of an input, cut into statements; brackets match and nothing nests too deep.
 *
 * @param lines the statements before the mistake, all if there is none
 * @param ending how the input ends
 * @param mistake the first mistake, if there is one
 */
record Layout(List<Line> lines, Ending ending, Optional<Mistake> mistake) {

  /** How an input ends. */
  enum Ending {
    AFTER_A_STATEMENT,
    INSIDE_A_BRACKET,
    IN_A_MISTAKE
  }

  /**
   * The tokens of one statement, the last of them the end of file.
   *
   * @param silent whether a semicolon ended it
   */
  record Line(List<Token> tokens, boolean silent) {}

  static Layout of(Source source) {
    Cutter cutter = new Cutter(source);
    try {
      cutter.cut();
    } catch (MistakeException e) {
      return new Layout(cutter.lines, Ending.IN_A_MISTAKE, Optional.of(e.mistake()));
    }
    Optional<Mistake> open = cutter.stillOpen();
    return new Layout(
        cutter.lines, open.isPresent() ? Ending.INSIDE_A_BRACKET : Ending.AFTER_A_STATEMENT, open);
  }

  /** Whether a value may end with this token. */
  static boolean endsValue(Token token) {
    return switch (token.getType()) {
      case ChladniLexer.NAME,
          ChladniLexer.CUMULANTS,
          ChladniLexer.MOMENTS,
          ChladniLexer.MOO,
          ChladniLexer.INTEGER,
          ChladniLexer.DECIMAL,
          ChladniLexer.TEXT,
          ChladniLexer.REPLY,
          ChladniLexer.RIGHT_ROUND,
          ChladniLexer.RIGHT_SQUARE ->
          true;
      default -> false;
    };
  }

  private static final class Cutter {
    /** An open bracket, and how many operations that nest stand open around it. */
    private record Open(Token token, int outside) {}

    private final Source source;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Open> brackets = new ArrayDeque<>();
    private List<Token> tokens = new ArrayList<>();
    private int depth;

    Cutter(Source source) {
      this.source = source;
    }

    void cut() {
      int length = source.text().codePointCount(0, source.text().length());
      if (length > Reader.LONGEST) {
        throw source.beyondReach(
            Place.START,
            "an input of " + length + " characters is too long",
            "at most " + Reader.LONGEST + " are read at once");
      }
      ChladniLexer lexer = new ChladniLexer(CharStreams.fromString(source.text()));
      lexer.removeErrorListeners();
      for (Token token : lexer.getAllTokens()) {
        take(token);
      }
      if (brackets.isEmpty()) {
        finish(false);
      }
    }

    Optional<Mistake> stillOpen() {
      return Optional.ofNullable(brackets.peek())
          .map(Open::token)
          .map(
              open ->
                  source
                      .malformed(
                          Source.of(open),
                          "the bracket " + open.getText() + " is not closed",
                          "a statement that ends inside a bracket goes on in the next line")
                      .mistake());
    }

    private void take(Token token) {
      switch (token.getType()) {
        case ChladniLexer.STRAY -> throw stray(token);
        case ChladniLexer.OPEN_TEXT ->
            throw source.malformed(
                Source.of(token), "the string is not closed", "end it with \" in the same line");
        case ChladniLexer.LINE_END -> {
          if (brackets.isEmpty()) {
            finish(false);
          }
        }
        case ChladniLexer.SEMICOLON -> {
          if (!brackets.isEmpty()) {
            throw source.malformed(
                Source.of(token),
                "a semicolon cannot stand inside a bracket",
                "close " + described(brackets.getFirst().token()) + " first, or write a comma");
          }
          finish(true);
        }
        case ChladniLexer.RIGHT_ROUND, ChladniLexer.RIGHT_SQUARE -> {
          close(token);
          tokens.add(token);
        }
        default -> {
          nest(token);
          tokens.add(token);
        }
      }
    }

    private void finish(boolean silent) {
      if (!tokens.isEmpty()) {
        Token last = tokens.get(tokens.size() - 1);
        CommonToken end = new CommonToken(Token.EOF, "");
        end.setLine(last.getLine());
        end.setCharPositionInLine(Source.after(last).column() - 1);
        tokens.add(end);
        lines.add(new Line(List.copyOf(tokens), silent));
        tokens = new ArrayList<>();
      }
      depth = 0;
    }

    private void close(Token token) {
      String opening = token.getType() == ChladniLexer.RIGHT_ROUND ? "(" : "[";
      if (brackets.isEmpty()) {
        throw source.malformed(
            Source.of(token),
            "there is no " + opening + " for this " + token.getText() + " to close",
            "");
      }
      Open open = brackets.pop();
      if (!open.token().getText().equals(opening)) {
        throw source.malformed(
            Source.of(token),
            "this " + token.getText() + " cannot close " + described(open.token()),
            "");
      }
      depth = open.outside();
    }

    /** Counts what will be nested calls in the parser: brackets, signs, powers and indices. */
    private void nest(Token token) {
      boolean afterValue = !tokens.isEmpty() && endsValue(tokens.get(tokens.size() - 1));
      int level = brackets.isEmpty() ? 0 : brackets.getFirst().outside() + 1;
      switch (token.getType()) {
        case ChladniLexer.LEFT_ROUND, ChladniLexer.LEFT_SQUARE -> {
          boolean index = afterValue && token.getType() == ChladniLexer.LEFT_SQUARE;
          brackets.push(new Open(token, index ? depth + 1 : depth));
          depth = brackets.getFirst().outside() + 1;
        }
        case ChladniLexer.HAT -> depth++;
        case ChladniLexer.PLUS, ChladniLexer.MINUS, ChladniLexer.TIMES, ChladniLexer.OVER ->
            depth = afterValue ? level : depth + 1;
        case ChladniLexer.COMMA,
            ChladniLexer.EQUALS,
            ChladniLexer.SAME,
            ChladniLexer.ARROW,
            ChladniLexer.TIE ->
            depth = level;
        default -> {}
      }
      if (depth > Reader.DEEPEST) {
        throw source.beyondReach(
            Source.of(token),
            "brackets, powers and signs nest too deep here",
            "at most " + Reader.DEEPEST + " can stand within each other");
      }
    }

    private MistakeException stray(Token token) {
      int character = token.getText().codePointAt(0);
      boolean visible =
          switch (Character.getType(character)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.UNASSIGNED,
                Character.PRIVATE_USE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.NON_SPACING_MARK,
                Character.ENCLOSING_MARK ->
                false;
            default -> true;
          };
      String shown = visible ? token.getText() : String.format("U+%04X", character);
      String hint =
          switch (character) {
            case '\'', '`', '“', '”', '„' -> "strings stand between double quotes, \"like this\"";
            case '{', '}' -> "lists stand in square brackets, [like, this]";
            case '!', '<', '>' -> "the only comparison is ==; an arrow is ->";
            case ':' -> "names are assigned, and options set, with =";
            case '.' -> "a decimal needs a digit, as in 0.5";
            case '²', '³' -> "write powers with ^";
            default -> "";
          };
      return source.malformed(
          Source.of(token), "the character " + shown + " has no meaning here", hint);
    }

    private static String described(Token bracket) {
      return "the "
          + bracket.getText()
          + " of line "
          + bracket.getLine()
          + ", column "
          + (bracket.getCharPositionInLine() + 1);
    }
  }
}
