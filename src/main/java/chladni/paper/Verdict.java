package chladni.paper;

import java.util.Optional;
import java.util.stream.Stream;

/** What came out when a result of the paper was derived and compared with its print. */
public enum Verdict {
  /** The derived formula is the printed one (or, where none is printed, the one stated). */
  REPRODUCED("reproduced"),
  /** The derived formula is not the printed one but the corrected one. */
  CORRECTED("corrected"),
  /** The derived formula is neither, or the independent check does not confirm it. */
  NOT_REPRODUCED("not reproduced");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The verdict as it is shown. */
  public String words() {
    return words;
  }

  /** The verdict that is shown so, if there is one. */
  static Optional<Verdict> of(String words) {
    return Stream.of(values()).filter(v -> v.words.equals(words)).findFirst();
  }
}
