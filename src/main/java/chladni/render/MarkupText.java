package chladni.render;

import java.util.stream.Collectors;

/**
 * Spells running text for HTML, SVG and MathML: what would be markup is text, and characters that
 * XML does not know are U+FFFD.
 *
 * <p>Example: a less-than sign becomes {@literal &}{@code lt;}. Source: Extensible Markup Language
 * (XML) 1.0, fifth edition, productions 2 and 10.
 */
public final class MarkupText {
  private MarkupText() {}

  /** The content of an element. */
  public static String of(String text) {
    return text.codePoints().mapToObj(MarkupText::sign).collect(Collectors.joining());
  }

  /** An attribute's value, with the quotes round it. */
  public static String quoted(String text) {
    return '"' + of(text).replace("\"", "&quot;") + '"';
  }

  private static String sign(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> isCharacter(c) ? Character.toString(c) : "\uFFFD";
    };
  }

  private static boolean isCharacter(int c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || isLate(c);
  }

  private static boolean isLate(int c) {
    return (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
