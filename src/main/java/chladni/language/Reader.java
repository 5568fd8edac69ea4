package chladni.language;

import chladni.diagram.NumberedDiagram;
import chladni.problem.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads statements: text in, {@link Statement}s or a {@link Mistake} out. Nothing is evaluated.
 *
 * <p>Example: {@code Reader.statements("x = weight(c(01-2)(02-12)); # the tied fork")} is one
 * silent statement with target {@code x}.
 *
 * <p>Source: sections "Statements" and "Diagrams" of the language reference.
 */
public final class Reader {
  /** The longest input that is read, in characters. */
  public static final int LONGEST = 1_000_000;

  /** The deepest nesting of brackets, powers and signs that is read. */
  public static final int DEEPEST = 200;

  private Reader() {}

  /**
   * The statements of an input.
   *
   * @throws MistakeException at the first mistake
   */
  public static List<Statement> statements(String source) {
    Reading reading = read(source);
    if (reading.mistake().isPresent()) {
      throw new MistakeException(reading.mistake().get());
    }
    return reading.statements();
  }

  /** The statements of an input up to the first mistake, and the mistake. */
  public static Reading read(String source) {
    return read(new Source(source));
  }

  /** The statements of an input that may be in a file. */
  static Reading read(Source source) {
    Source text = new Source(uniformLineEnds(source.text()), source.origin());
    List<Statement> statements = new ArrayList<>();
    try {
      Layout layout = Layout.of(text);
      for (Layout.Line line : layout.lines()) {
        Interruption.poll();
        statements.add(SyntaxBuilder.statement(text, line));
      }
      return new Reading(statements, layout.mistake());
    } catch (MistakeException e) {
      return new Reading(statements, Optional.of(e.mistake()));
    }
  }

  /**
   * The one diagram that an input spells, in any spelling, as {@code c(01-2)(02-12)}.
   *
   * @throws MistakeException if the input is malformed, or is not exactly one diagram
   */
  public static NumberedDiagram diagram(String source) {
    List<Statement> statements = statements(source);
    if (statements.size() == 1
        && statements.get(0) instanceof Statement.Evaluated statement
        && statement.target().isEmpty()
        && statement.expression() instanceof Syntax.DiagramLiteral literal) {
      return literal.diagram();
    }
    throw new Source(source)
        .malformed(Place.START, "expected one diagram", "such as c(01-2)(02-12)");
  }

  /**
   * Whether an input is fine as far as it goes but ends inside a bracket, or in the indented lines
   * of a repetition without an empty line after them, so that another line should follow.
   */
  public static boolean isIncomplete(String source) {
    String text = uniformLineEnds(source);
    return switch (Layout.of(new Source(text)).ending()) {
      case INSIDE_A_BRACKET -> true;
      case INSIDE_A_REPETITION -> !text.substring(text.lastIndexOf('\n') + 1).isBlank();
      case AFTER_A_STATEMENT, IN_A_MISTAKE -> false;
    };
  }

  static String uniformLineEnds(String source) {
    return source.replace("\r\n", "\n").replace('\r', '\n');
  }
}
