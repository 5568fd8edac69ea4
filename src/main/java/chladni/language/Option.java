package chladni.language;

import java.util.List;

/**
 * Something that may be said by name inside a call: {@code N=10}, {@code sampling=fixed}, or a bare
 * word such as {@code linkless}.
 *
 * @param name what stands left of the equals sign, or the bare word
 * @param kind what may stand right of it
 * @param choices the words allowed, for {@link Kind#CHOICE}
 * @param summary one line for {@code help}
 */
public record Option(String name, Kind kind, List<String> choices, String summary) {

  /** What an option takes. */
  public enum Kind {
    /** Nothing: a bare word that switches something on. */
    FLAG,
    /** A formula, such as {@code 10}, {@code 1/2} or {@code 2*N}. */
    FORMULA,
    /** A whole number. */
    WHOLE,
    /** One of a few words. */
    CHOICE,
    /** Any word. */
    WORD,
    /** A list of formulas. */
    LIST
  }

  /** Copies the choices. */
  public Option {
    choices = List.copyOf(choices);
  }

  /** A bare word. */
  public static Option flag(String name, String summary) {
    return new Option(name, Kind.FLAG, List.of(), summary);
  }

  /** A formula. */
  public static Option formula(String name, String summary) {
    return new Option(name, Kind.FORMULA, List.of(), summary);
  }

  /** A whole number. */
  public static Option whole(String name, String summary) {
    return new Option(name, Kind.WHOLE, List.of(), summary);
  }

  /** One of a few words. */
  public static Option choice(String name, List<String> choices, String summary) {
    return new Option(name, Kind.CHOICE, choices, summary);
  }

  /** Any word. */
  public static Option word(String name, String summary) {
    return new Option(name, Kind.WORD, List.of(), summary);
  }

  /** A list of formulas. */
  public static Option list(String name, String summary) {
    return new Option(name, Kind.LIST, List.of(), summary);
  }

  /** How it is written in a reference: {@code sampling=reshuffle|fixed|replacement}. */
  public String synopsis() {
    return switch (kind) {
      case FLAG -> name;
      case FORMULA -> name + "=…";
      case WHOLE -> name + "=0|1|2|…";
      case CHOICE -> name + "=" + String.join("|", choices);
      case WORD -> name + "=word";
      case LIST -> name + "=[…]";
    };
  }
}
