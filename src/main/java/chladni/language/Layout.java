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
 * <p>A repetition is a line {@code for NAME in LIST:} and the statements that follow it: those in
 * the same line, or else those in the following lines that are indented further than its own.
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
    INSIDE_A_REPETITION,
    IN_A_MISTAKE
  }

  /** One statement. */
  sealed interface Line {
    /** The last token that belongs to it, perhaps its semicolon. */
    Token last();

    /**
     * The tokens of a statement without others in it, the last of them the end of file.
     *
     * @param silent whether a semicolon ended it
     */
    record Single(List<Token> tokens, boolean silent, Token last) implements Line {}

    /** The tokens of a repetition's head, the last of them the end of file, and its statements. */
    record Block(List<Token> head, List<Line> body) implements Line {
      @Override
      public Token last() {
        return body.get(body.size() - 1).last();
      }
    }
  }

  static Layout of(Source source) {
    Cutter cutter = new Cutter(source);
    try {
      return cutter.cut();
    } catch (MistakeException e) {
      return new Layout(cutter.lines, Ending.IN_A_MISTAKE, Optional.of(e.mistake()));
    }
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

    /** A repetition whose statements are being read. */
    private static final class OpenBlock {
      private final List<Token> head;
      private final boolean inOneLine;
      private final int column;
      private final List<Line> body = new ArrayList<>();
      private int bodyColumn;

      /**
       * A repetition without statements yet.
       *
       * @param column where the line begins that its head is in
       */
      OpenBlock(List<Token> head, boolean inOneLine, int column) {
        this.head = head;
        this.inOneLine = inOneLine;
        this.column = column;
      }
    }

    private final Source source;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Open> brackets = new ArrayDeque<>();
    private final Deque<OpenBlock> blocks = new ArrayDeque<>();
    private List<Token> tokens = new ArrayList<>();
    private int depth;
    private int column;
    private boolean lineBegins = true;

    Cutter(Source source) {
      this.source = source;
    }

    Layout cut() {
      int length = source.text().codePointCount(0, source.text().length());
      if (length > Reader.LONGEST) {
        throw source.beyondReach(
            Place.START,
            "an input of " + length + " characters is too long",
            "at most " + Reader.LONGEST + " are read at once");
      }
      ChladniLexer lexer = new ChladniLexer(CharStreams.fromString(source.text()));
      lexer.removeErrorListeners();
      List<? extends Token> all = lexer.getAllTokens();
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).getType() == ChladniLexer.COLON && endsHead()) {
          boolean followed =
              i + 1 < all.size() && all.get(i + 1).getType() != ChladniLexer.LINE_END;
          open(followed);
        } else {
          take(all.get(i));
        }
      }
      if (!brackets.isEmpty()) {
        return new Layout(lines, Ending.INSIDE_A_BRACKET, Optional.of(bracketOpen()));
      }
      finish(Optional.empty());
      closeLine();
      if (blocks.isEmpty()) {
        return new Layout(lines, Ending.AFTER_A_STATEMENT, Optional.empty());
      }
      OpenBlock last = blocks.getFirst();
      if (last.body.isEmpty()) {
        return new Layout(lines, Ending.INSIDE_A_REPETITION, Optional.of(repeatsNothing(last)));
      }
      closeBlocks(0);
      return new Layout(lines, Ending.INSIDE_A_REPETITION, Optional.empty());
    }

    private Mistake bracketOpen() {
      Token open = brackets.getFirst().token();
      return source
          .malformed(
              Source.of(open),
              "the bracket " + open.getText() + " is not closed",
              "a statement that ends inside a bracket goes on in the next line")
          .mistake();
    }

    private Mistake repeatsNothing(OpenBlock block) {
      return source
          .malformed(
              Source.of(block.head.get(0)),
              "this repeats nothing",
              "write statements after the colon, or in the next lines, indented")
          .mistake();
    }

    /** Whether a colon here ends the head of a repetition. */
    private boolean endsHead() {
      return brackets.isEmpty() && !tokens.isEmpty() && tokens.get(0).getType() == ChladniLexer.FOR;
    }

    private void open(boolean followed) {
      List<Token> head = ended();
      blocks.push(new OpenBlock(head, followed, column));
      if (blocks.size() > Reader.DEEPEST) {
        throw source.beyondReach(
            Source.of(head.get(0)),
            "repetitions nest too deep here",
            "at most " + Reader.DEEPEST + " can stand within each other");
      }
    }

    /** Ends the repetitions that go on only to the end of a line. */
    private void closeLine() {
      while (!blocks.isEmpty() && blocks.getFirst().inOneLine) {
        closeBlock();
      }
      lineBegins = true;
    }

    /** Ends the repetitions to which a line that begins at a column cannot belong. */
    private void closeBlocks(int beginning) {
      while (!blocks.isEmpty() && beginning <= blocks.getFirst().column) {
        closeBlock();
      }
    }

    private void closeBlock() {
      OpenBlock block = blocks.getFirst();
      if (block.body.isEmpty()) {
        throw new MistakeException(repeatsNothing(block));
      }
      blocks.pop();
      add(new Line.Block(block.head, List.copyOf(block.body)));
    }

    private void add(Line line) {
      (blocks.isEmpty() ? lines : blocks.getFirst().body).add(line);
    }

    /** Sees to which repetition a line belongs whose first token this is. */
    private void begin(Token first) {
      lineBegins = false;
      column = first.getCharPositionInLine() + 1;
      closeBlocks(column);
      if (blocks.isEmpty()) {
        return;
      }
      OpenBlock block = blocks.getFirst();
      if (block.body.isEmpty()) {
        block.bodyColumn = column;
      } else if (column != block.bodyColumn) {
        throw source.malformed(
            Source.of(first),
            "this line is indented otherwise than those before it",
            "the statements of one repetition begin in one column");
      }
    }

    private void take(Token token) {
      if (lineBegins
          && brackets.isEmpty()
          && tokens.isEmpty()
          && token.getType() != ChladniLexer.LINE_END
          && token.getType() != ChladniLexer.SEMICOLON) {
        begin(token);
      }
      switch (token.getType()) {
        case ChladniLexer.STRAY, ChladniLexer.COLON -> throw stray(token);
        case ChladniLexer.OPEN_TEXT ->
            throw source.malformed(
                Source.of(token), "the string is not closed", "end it with \" in the same line");
        case ChladniLexer.LINE_END -> {
          if (brackets.isEmpty()) {
            finish(Optional.empty());
            closeLine();
          }
        }
        case ChladniLexer.SEMICOLON -> {
          if (!brackets.isEmpty()) {
            throw source.malformed(
                Source.of(token),
                "a semicolon cannot stand inside a bracket",
                "close " + described(brackets.getFirst().token()) + " first, or write a comma");
          }
          finish(Optional.of(token));
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

    private void finish(Optional<Token> semicolon) {
      if (!tokens.isEmpty()) {
        if (tokens.get(0).getType() == ChladniLexer.FOR) {
          throw source.malformed(
              Source.after(tokens.get(tokens.size() - 1)),
              "expected a colon here",
              "a repetition is written for d in diagrams(3): weight(d)");
        }
        Token last = semicolon.orElse(tokens.get(tokens.size() - 1));
        add(new Line.Single(ended(), semicolon.isPresent(), last));
      }
      depth = 0;
    }

    /** The tokens so far, and the end of file after them. */
    private List<Token> ended() {
      Token last = tokens.get(tokens.size() - 1);
      CommonToken end = new CommonToken(Token.EOF, "");
      end.setLine(last.getLine());
      end.setCharPositionInLine(Source.after(last).column() - 1);
      tokens.add(end);
      List<Token> all = List.copyOf(tokens);
      tokens = new ArrayList<>();
      depth = 0;
      return all;
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
