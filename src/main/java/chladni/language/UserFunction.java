package chladni.language;

import java.util.List;

/**
 * A function that was defined in a session, as {@code f(d) = weight(d)/automorphisms(d)}.
 *
 * @param name its name
 * @param parameters what stands for its arguments
 * @param body what it computes
 * @param source where the definition stands
 * @param text the definition as typed
 */
public record UserFunction(
    String name, List<String> parameters, Syntax body, Source source, String text) {
  /** Copies the parameters. */
  public UserFunction {
    parameters = List.copyOf(parameters);
  }

  /** How it is called. */
  public String synopsis() {
    return name + "(" + String.join(", ", parameters) + ")";
  }
}
