package chladni.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where a cursor stands in a statement that is being typed: in which word, in which argument of
 * which call, in a string or a comment. Nothing has to be complete or right yet.
 *
 * @param where in what the cursor stands
 * @param from where the word before the cursor begins, or the string in which it stands
 * @param word the part of the word, or of the string, before the cursor
 * @param call the call whose arguments the cursor is among, if there is one
 */
record Typing(Where where, int from, String word, Optional<Call> call) {

  /** In what a cursor can stand. */
  enum Where {
    /** Where a name may stand. */
    CODE,
    /** In a string. */
    TEXT,
    /** In a comment. */
    COMMENT
  }

  /**
   * A call whose bracket is open.
   *
   * @param function the name before the bracket
   * @param argument the number of the argument, from 0
   * @param option the name before an equals sign in the argument, if there is one
   */
  record Call(String function, int argument, Optional<String> option) {}

  private static final class Open {
    private final char bracket;
    private final String function;
    private int argument;
    private Optional<String> option = Optional.empty();

    Open(char bracket, String function) {
      this.bracket = bracket;
      this.function = function;
    }
  }

  /** Where the cursor stands after so many characters of a text. */
  static Typing at(String text, int cursor) {
    Deque<Open> open = new ArrayDeque<>();
    String before = text.substring(0, cursor);
    int i = 0;
    while (i < before.length()) {
      char c = before.charAt(i);
      switch (c) {
        case '"' -> {
          int end = endOfText(before, i);
          if (end < 0) {
            return new Typing(Where.TEXT, i + 1, before.substring(i + 1), call(open));
          }
          i = end;
        }
        case '#' -> {
          int end = before.indexOf('\n', i);
          if (end < 0) {
            return new Typing(Where.COMMENT, cursor, "", Optional.empty());
          }
          i = end;
        }
        case '(', '[' -> open.push(new Open(c, c == '(' ? wordBefore(before, i) : ""));
        case ')', ']' -> {
          if (!open.isEmpty()) {
            open.pop();
          }
        }
        case ',' -> {
          if (!open.isEmpty()) {
            open.getFirst().argument++;
            open.getFirst().option = Optional.empty();
          }
        }
        case '=' -> {
          boolean same = before.startsWith("==", i) || i > 0 && before.charAt(i - 1) == '=';
          if (!same && !open.isEmpty() && open.getFirst().bracket == '(') {
            open.getFirst().option = Optional.of(wordBefore(before, i)).filter(w -> !w.isEmpty());
          }
        }
        default -> {}
      }
      i++;
    }
    String word = lastWord(before);
    return new Typing(Where.CODE, cursor - word.length(), word, call(open));
  }

  private static Optional<Call> call(Deque<Open> open) {
    return open.stream()
        .filter(o -> !o.function.isEmpty())
        .findFirst()
        .map(
            o ->
                new Call(
                    o.function, o.argument, o == open.getFirst() ? o.option : Optional.empty()));
  }

  /** Where the string that begins at a place ends, or −1. */
  private static int endOfText(String text, int begin) {
    for (int i = begin + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  private static String wordBefore(String text, int end) {
    return lastWord(text.substring(0, end).stripTrailing());
  }

  private static String lastWord(String text) {
    int start = text.length();
    while (start > 0 && isPart(text.charAt(start - 1))) {
      start--;
    }
    while (start < text.length() && Character.isDigit(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** Whether a character may stand in a name. */
  static boolean isPart(char c) {
    return c == '_' || c == '∇' || Character.isLetterOrDigit(c);
  }
}
