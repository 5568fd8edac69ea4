package chladni.language;

import java.util.List;
import java.util.Optional;

/** What a user asks for at once. */
public sealed interface Statement {
  /** Where it begins. */
  Place place();

  /** As typed, without comments around it and without a semicolon at its end. */
  String text();

  /** Whether a semicolon ends it, so that nothing is printed. */
  boolean silent();

  /**
   * An expression to be evaluated, perhaps to be given a name.
   *
   * @param target the name to assign to, if there is one
   * @param expression what to evaluate
   * @param silent whether a semicolon ends it
   * @param text as typed
   */
  record Evaluated(Optional<Syntax.Name> target, Syntax expression, boolean silent, String text)
      implements Statement {
    @Override
    public Place place() {
      return target.map(Syntax.Name::place).orElse(expression.place());
    }
  }

  /**
   * The definition of a function, as {@code f(d) = weight(d)/automorphisms(d)}.
   *
   * @param name the name of the function
   * @param parameters what stands for its arguments
   * @param body what it computes
   * @param silent whether a semicolon ends it
   * @param text as typed
   */
  record Definition(
      Syntax.Name name, List<Syntax.Name> parameters, Syntax body, boolean silent, String text)
      implements Statement {
    /** Copies the parameters. */
    public Definition {
      parameters = List.copyOf(parameters);
    }

    @Override
    public Place place() {
      return name.place();
    }
  }

  /**
   * Statements done for each item of a list in turn, as {@code for d in diagrams(3): weight(d)}.
   *
   * @param place where it begins
   * @param generator the name and the list
   * @param body the statements, at least one
   * @param text as typed, with the semicolons in it
   */
  record Repetition(Place place, Syntax.Generator generator, List<Statement> body, String text)
      implements Statement {
    /** Copies the body. */
    public Repetition {
      body = List.copyOf(body);
    }

    /** It has no reply of its own; its statements have theirs. */
    @Override
    public boolean silent() {
      return true;
    }
  }
}
