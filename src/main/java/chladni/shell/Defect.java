package chladni.shell;

import chladni.render.VisibleText;
import java.util.Arrays;

/** What is said when the program itself has failed, in place of a stack trace. */
final class Defect {
  private Defect() {}

  /** What failed, where in the program, and what to do. */
  static String words(Throwable failure) {
    String where =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("chladni."))
            .findFirst()
            .map(frame -> ", in " + frame.getFileName() + " line " + frame.getLineNumber())
            .orElse("");
    return VisibleText.of("error: the program failed: " + failure + where)
        + "\nhint: this is a defect of the program and not of the statement; please report both";
  }
}
