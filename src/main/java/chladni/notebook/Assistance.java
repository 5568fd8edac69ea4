package chladni.notebook;

import chladni.language.Context;
import chladni.language.Function;
import chladni.language.MistakeException;
import chladni.language.Session;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * Helps while a cell is being typed: names that begin like the one before the cursor, and the page
 * of the function at the cursor.
 */
final class Assistance {
  private final Context context;
  private final Supplier<SortedSet<String>> words;

  /**
   * Help in a session.
   *
   * @param words what means something in the session now
   */
  Assistance(Context context, Supplier<SortedSet<String>> words) {
    this.context = context;
    this.words = words;
  }

  /**
   * Words that may stand in a stretch of the cell.
   *
   * @param words the words, in order
   * @param from where the stretch begins
   * @param to where it ends
   */
  record Completions(List<String> words, int from, int to) {}

  /** The words that begin like the one that ends at the cursor. */
  Completions complete(String cell, int cursor) {
    int from = start(cell, cursor);
    String prefix = cell.substring(from, cursor);
    return new Completions(
        words.get().stream().filter(word -> word.startsWith(prefix)).toList(), from, cursor);
  }

  /** The page of the function whose name the cursor touches, or which is being called there. */
  Optional<MimeBundle> inspect(String cell, int cursor) {
    int from = start(cell, cursor);
    int to = cursor;
    while (to < cell.length() && isPart(cell.charAt(to))) {
      to++;
    }
    Optional<Function> named = context.registry().find(cell.substring(from, to));
    return named.or(() -> called(cell, from)).flatMap(this::page);
  }

  /** The function inside whose brackets a place is. */
  private Optional<Function> called(String cell, int place) {
    int open = 0;
    for (int i = place - 1; i >= 0; i--) {
      char c = cell.charAt(i);
      if (c == ')' || c == ']') {
        open++;
      } else if ((c == '(' || c == '[') && open-- == 0) {
        Optional<Function> function = context.registry().find(cell.substring(start(cell, i), i));
        if (function.isPresent()) {
          return function;
        }
        open = 0;
      }
    }
    return Optional.empty();
  }

  private Optional<MimeBundle> page(Function function) {
    try {
      return Optional.of(
          new ReplyBundle(context.names())
              .of(new Session(context).eval("help(" + function.name() + ")")));
    } catch (MistakeException e) {
      return Optional.empty();
    }
  }

  private static int start(String cell, int end) {
    int start = end;
    while (start > 0 && isPart(cell.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
