package chladni.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** What the pieces of a statement are, for colours; it need be neither complete nor right. */
public final class Highlighting {
  private static final Pattern PAPER =
      Pattern.compile(
          "(?<![\\p{IsAlphabetic}\\p{IsDigit}_])(?:MOO)?[cm]?\\([0-9,−-]*\\)\\([0-9,−-]*\\)");

  private Highlighting() {}

  /** What a piece is. */
  public enum Kind {
    /** The name of a function. */
    FUNCTION,
    /** The name of an option. */
    OPTION,
    /** A number. */
    NUMBER,
    /** A string. */
    TEXT,
    /** A diagram. */
    DIAGRAM,
    /** A word such as for. */
    KEYWORD,
    /** A comment. */
    COMMENT,
    /** A bracket that closes none, or what has no meaning. */
    MISTAKE
  }

  /** A piece of the text, in UTF-16 units. */
  public record Span(int from, int to, Kind kind) {}

  /** The pieces of a text that have a colour, from left to right; they do not overlap. */
  public static List<Span> of(String text, Registry registry) {
    List<Span> spans = new ArrayList<>(diagrams(text));
    ChladniLexer lexer = new ChladniLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<? extends Token> tokens = lexer.getAllTokens();
    Deque<Token> open = new ArrayDeque<>();
    int end = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int from = text.offsetByCodePoints(0, token.getStartIndex());
      int to = text.offsetByCodePoints(0, token.getStopIndex() + 1);
      comment(text, end, from, spans);
      end = to;
      boolean called =
          i + 1 < tokens.size() && tokens.get(i + 1).getType() == ChladniLexer.LEFT_ROUND;
      boolean option = i + 1 < tokens.size() && tokens.get(i + 1).getType() == ChladniLexer.EQUALS;
      switch (token.getType()) {
        case ChladniLexer.NAME, ChladniLexer.IN -> {
          if (option && !open.isEmpty() || isFlag(token, open, registry)) {
            add(spans, from, to, Kind.OPTION);
          } else if (registry.find(token.getText()).isPresent()) {
            add(spans, from, to, Kind.FUNCTION);
          } else if (token.getType() == ChladniLexer.IN) {
            add(spans, from, to, Kind.KEYWORD);
          } else if (called) {
            add(spans, from, to, Kind.FUNCTION);
          }
        }
        case ChladniLexer.FOR, ChladniLexer.IF -> add(spans, from, to, Kind.KEYWORD);
        case ChladniLexer.INTEGER, ChladniLexer.DECIMAL -> add(spans, from, to, Kind.NUMBER);
        case ChladniLexer.TEXT, ChladniLexer.OPEN_TEXT -> add(spans, from, to, Kind.TEXT);
        case ChladniLexer.STRAY -> add(spans, from, to, Kind.MISTAKE);
        case ChladniLexer.LEFT_ROUND, ChladniLexer.LEFT_SQUARE -> open.push(token);
        case ChladniLexer.RIGHT_ROUND, ChladniLexer.RIGHT_SQUARE -> {
          int opening =
              token.getType() == ChladniLexer.RIGHT_ROUND
                  ? ChladniLexer.LEFT_ROUND
                  : ChladniLexer.LEFT_SQUARE;
          if (open.isEmpty() || open.getFirst().getType() != opening) {
            add(spans, from, to, Kind.MISTAKE);
          }
          if (!open.isEmpty()) {
            open.pop();
          }
        }
        default -> {}
      }
    }
    comment(text, end, text.length(), spans);
    spans.sort(Comparator.comparingInt(Span::from));
    return spans;
  }

  /** Whether a word among arguments switches something on in any function. */
  private static boolean isFlag(Token token, Deque<Token> open, Registry registry) {
    return !open.isEmpty()
        && registry.functions().stream()
            .flatMap(f -> f.options().stream())
            .anyMatch(o -> o.kind() == Option.Kind.FLAG && o.name().equals(token.getText()));
  }

  private static List<Span> diagrams(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = PAPER.matcher(text);
    while (matcher.find()) {
      spans.add(new Span(matcher.start(), matcher.end(), Kind.DIAGRAM));
    }
    return spans;
  }

  private static void comment(String text, int from, int to, List<Span> spans) {
    int hash = text.indexOf('#', from);
    if (hash >= 0 && hash < to) {
      spans.add(new Span(hash, to, Kind.COMMENT));
    }
  }

  private static void add(List<Span> spans, int from, int to, Kind kind) {
    if (spans.stream().noneMatch(s -> from < s.to() && s.from() < to)) {
      spans.add(new Span(from, to, kind));
    }
  }
}
