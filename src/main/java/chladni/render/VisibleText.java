package chladni.render;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Spells text for a terminal: a character that a terminal would obey, as escape, or that turns the
 * order of those after it, is shown by its number. Line ends and tabs stay.
 *
 * <p>Files may hold such characters, in the header of a table as elsewhere, and messages quote
 * files. Example: an escape is {@code \u001b}, which JSON reads as the character again.
 */
public final class VisibleText {
  private VisibleText() {}

  /** The text, spelled so. */
  public static String of(String text) {
    return text.codePoints().noneMatch(VisibleText::isCommand)
        ? text
        : text.codePoints()
            .mapToObj(
                c ->
                    isCommand(c) ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c))
            .collect(Collectors.joining());
  }

  private static boolean isCommand(int c) {
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turns || (Character.isISOControl(c) && c != '\n' && c != '\t');
  }
}
