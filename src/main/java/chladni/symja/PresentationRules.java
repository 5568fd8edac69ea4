package chladni.symja;

import chladni.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list of presentation rules, as one file of {@code rules/} holds them.
 *
 * <p>Example of a file with one rule:
 *
 * <pre>{@code
 * (* In E epochs of N points in batches of B there are T updates.
 *    where: T = N*E/B
 *    source: section 2.1
 *    test: 3*N*E/B = 3*T *)
 * N*E/B :> T
 * }</pre>
 *
 * <p>A name with an underscore, as in {@code Exp[-x_]}, stands for anything; with an underscore and
 * a point, as in {@code x^n_.}, for something that may also be absent. Conditions follow {@code
 * /;}. The file is read here and never by Symja.
 *
 * @param rules applied in this order, each until it fits no more
 */
public record PresentationRules(List<PresentationRule> rules) {
  /** The names of the lists that come with the program. */
  public static final List<String> SHIPPED = List.of("steps", "propagators", "powers");

  /** Copies the list. */
  public PresentationRules {
    rules = List.copyOf(rules);
  }

  /**
   * One of the {@link #SHIPPED} lists.
   *
   * @throws ProblemException if there is no such list
   */
  public static PresentationRules shipped(String name) {
    if (!SHIPPED.contains(name)) {
      throw ProblemException.unknown(
          "there are no rules named " + name, "there are " + String.join(", ", SHIPPED));
    }
    try (InputStream stream =
        PresentationRules.class.getResourceAsStream("/chladni/rules/" + name + ".m")) {
      if (stream == null) {
        throw new IllegalStateException("the rules " + name + " are missing from the program");
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The rules that a text holds.
   *
   * @throws ProblemException that names line and column, if the text is not of the form above
   */
  public static PresentationRules read(String text) {
    return new PresentationRules(new RuleReader(text).rules());
  }
}
