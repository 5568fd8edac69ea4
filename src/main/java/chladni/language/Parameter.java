package chladni.language;

/**
 * What a function takes by position.
 *
 * @param name what the reference calls it
 * @param kind what it must be
 * @param presence whether it may be left out or repeated
 */
public record Parameter(String name, Kind kind, Presence presence) {

  /** What an argument must be. */
  public enum Kind {
    /** A diagram; a bare {@code (01-2)(01-12)} is read with moment brackets. */
    DIAGRAM("a diagram"),
    /** A whole number ≥ 0. */
    ORDER("a whole number"),
    /** A formula. */
    FORMULA("a formula"),
    /** A sum of weights times values. */
    EXPANSION("an expansion"),
    /** Anything. */
    ANY("anything"),
    /** A word that is not evaluated, such as the name of a tensor or a topic. */
    WORD("a name"),
    /** Text in double quotes. */
    TEXT("text in double quotes"),
    /** A landscape. */
    LANDSCAPE("a landscape");

    private final String phrase;

    Kind(String phrase) {
      this.phrase = phrase;
    }

    /** The kind with its article, for sentences. */
    public String phrase() {
      return phrase;
    }
  }

  /** How often a parameter occurs. */
  public enum Presence {
    /** Once. */
    REQUIRED,
    /** At most once. */
    OPTIONAL,
    /** Once or more; only the last parameter. */
    REPEATED
  }

  /** A parameter that must be given. */
  public static Parameter required(String name, Kind kind) {
    return new Parameter(name, kind, Presence.REQUIRED);
  }

  /** A parameter that may be left out. */
  public static Parameter optional(String name, Kind kind) {
    return new Parameter(name, kind, Presence.OPTIONAL);
  }

  /** A parameter that may be repeated. */
  public static Parameter repeated(String name, Kind kind) {
    return new Parameter(name, kind, Presence.REPEATED);
  }

  /** How it is written in a reference: {@code d}, {@code [topic]}, {@code tensor, …}. */
  public String synopsis() {
    return switch (presence) {
      case REQUIRED -> name;
      case OPTIONAL -> "[" + name + "]";
      case REPEATED -> name + ", …";
    };
  }
}
