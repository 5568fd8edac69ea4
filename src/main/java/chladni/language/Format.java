package chladni.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How replies are written. */
public enum Format {
  /** For reading in a terminal. */
  TEXT,
  /** LaTeX source. */
  LATEX,
  /** One JSON object a line. */
  JSON,
  /** MathML. */
  MATHML;

  /** The format of that name. */
  public static Optional<Format> named(String name) {
    return Arrays.stream(values()).filter(f -> f.word().equals(name)).findFirst();
  }

  /** The names of all formats. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Format::word).toList();
  }

  /** How it is called. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
