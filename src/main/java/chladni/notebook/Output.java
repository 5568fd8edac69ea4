package chladni.notebook;

import chladni.language.Mistake;
import chladni.render.VisibleText;
import java.util.List;

/** What a cell puts out below itself. */
public sealed interface Output {

  /** A reply that is not the cell's last. */
  record Display(MimeBundle bundle) implements Output {}

  /** The reply of a cell's last statement. */
  record Result(MimeBundle bundle) implements Output {}

  /**
   * A mistake, after which the rest of the cell is left out.
   *
   * @param name what kind of mistake it is, in one word
   * @param message what is wrong
   * @param lines the whole message with the place and a hint
   */
  record Failure(String name, String message, List<String> lines) implements Output {
    /** Copies the lines. */
    public Failure {
      lines = List.copyOf(lines);
    }

    /** A mistake of the user's. */
    static Failure of(Mistake mistake) {
      return new Failure(
          mistake.problem().getClass().getSimpleName(),
          VisibleText.of(mistake.problem().message()),
          VisibleText.of(mistake.rendered()).lines().toList());
    }

    /** A mistake of the program's. */
    static Failure of(Throwable defect) {
      String message = "the program failed: " + defect;
      return new Failure(
          "Defect",
          message,
          List.of("error: " + message, "hint: the session goes on; please report the cell"));
    }
  }
}
