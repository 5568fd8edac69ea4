package chladni.notebook;

import chladni.render.VisibleText;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing in several formats, of which a front end shows the richest it can.
 *
 * @param data the texts by their MIME types; there is always one of {@value #PLAIN}
 */
public record MimeBundle(SortedMap<String, String> data) {
  /** Text for a terminal. */
  public static final String PLAIN = "text/plain";

  /** LaTeX with its dollar signs. */
  public static final String LATEX = "text/latex";

  /** A fragment of HTML. */
  public static final String HTML = "text/html";

  /** A picture. */
  public static final String SVG = "image/svg+xml";

  /** Copies the map. */
  public MimeBundle {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    if (!data.containsKey(PLAIN)) {
      throw new IllegalArgumentException("a bundle needs " + PLAIN);
    }
  }

  /** Text and nothing else. */
  public static MimeBundle plain(String text) {
    return new MimeBundle(new TreeMap<>(Map.of(PLAIN, VisibleText.of(text))));
  }

  /** The same with another format. */
  public MimeBundle with(String type, String text) {
    SortedMap<String, String> more = new TreeMap<>(data);
    more.put(type, text);
    return new MimeBundle(more);
  }
}
