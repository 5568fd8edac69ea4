package chladni.language;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/**
 * An input that is being read, and the way to complain about places in it.
 *
 * @param text the input
 * @param origin the file it is in, if it is in one
 */
record Source(String text, Optional<String> origin) {
  private static final int EXCERPT = 40;

  /** An input that was typed. */
  Source(String text) {
    this(text, Optional.empty());
  }

  MistakeException malformed(Place place, String message, String hint) {
    return mistake(place, new Problem.Malformed(message, hint));
  }

  MistakeException beyondReach(Place place, String message, String hint) {
    return mistake(place, new Problem.BeyondReach(message, hint));
  }

  MistakeException mistake(Place place, ProblemException problem) {
    return mistake(place, problem.problem());
  }

  /**
   * Computes something that a place asks for.
   *
   * @throws MistakeException with that place, for every problem and if memory runs out
   */
  <X> X at(Place place, Supplier<X> computation) {
    return at(place, problem -> place, computation);
  }

  /**
   * Computes something that a place asks for.
   *
   * @param place where it is asked for
   * @param blamed where a problem is shown
   * @throws MistakeException for every problem, and with {@code place} if memory runs out
   */
  <X> X at(Place place, Function<ProblemException, Place> blamed, Supplier<X> computation) {
    try {
      return computation.get();
    } catch (ProblemException problem) {
      throw mistake(blamed.apply(problem), problem);
    } catch (StackOverflowError | OutOfMemoryError beyond) {
      throw beyondReach(
          place,
          "this needs more memory than there is",
          "ask for a smaller order or fewer weights");
    }
  }

  MistakeException mistake(Place place, Problem problem) {
    return new MistakeException(
        new Mistake(problem, place, Mistake.line(text, place), origin, List.of()));
  }

  /** Something at a place that a mistake may be reached through. */
  Mistake.Caller caller(String what, Place place) {
    return new Mistake.Caller(what, place, Mistake.line(text, place), origin);
  }

  /** The text from the first character of one token to the last of another. */
  static String between(Token first, Token last) {
    return first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
  }

  /** A piece of input as a message repeats it: its beginning, if it is long. */
  static String excerpt(String piece) {
    return piece.codePointCount(0, piece.length()) <= EXCERPT
        ? piece
        : piece.substring(0, piece.offsetByCodePoints(0, EXCERPT)) + "…";
  }

  static Place of(Token token) {
    return new Place(token.getLine(), token.getCharPositionInLine() + 1);
  }

  static Place after(Token token) {
    return of(token).plus(token.getText().codePointCount(0, token.getText().length()));
  }
}
