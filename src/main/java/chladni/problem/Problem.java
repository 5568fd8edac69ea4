package chladni.problem;

/**
 * Something a user got wrong, or asked for beyond reach: what is wrong, and what to try instead.
 *
 * <p>Every package below {@code chladni.language} reports such things by throwing {@link
 * ProblemException}; the language adds where in the input it happened. Programming errors stay
 * ordinary exceptions.
 */
public sealed interface Problem {
  /** One sentence that says what is wrong. */
  String message();

  /** One sentence that says what to try; empty if there is nothing to suggest. */
  String hint();

  /** Text that is not of the form it should have. */
  record Malformed(String message, String hint) implements Problem {}

  /** A name (of a function, an option, a variable, a landscape) that nothing has. */
  record Unknown(String message, String hint) implements Problem {}

  /** Arguments that are each well formed but do not fit together or are out of range. */
  record Unfit(String message, String hint) implements Problem {}

  /** A request whose answer would be too large; the message gives its size. */
  record BeyondReach(String message, String hint) implements Problem {}

  /** A file that cannot be read or written, or that lies about its content. */
  record BadFile(String message, String hint) implements Problem {}

  /** The computation was interrupted or ran out of its time. */
  record Interrupted(String message, String hint) implements Problem {}
}
