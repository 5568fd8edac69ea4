package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A failure of the program is told in two lines, which say where it was. */
class DefectTest {
  @Test
  void whatFailedAndWhereIsSaidWithoutAStackTrace() {
    String words = Defect.words(new IllegalStateException("no \u001b[2J root"));
    assertEquals(2, words.lines().count());
    assertTrue(
        words.startsWith(
            "error: the program failed: java.lang.IllegalStateException: no \\u001b[2J root, in"
                + " DefectTest.java line "),
        words);
    assertTrue(words.endsWith("please report both"), words);
  }

  @Test
  void aFailureOutsideTheProgramSaysWhat() {
    Throwable failure = new NumberFormatException("Infinite or NaN");
    failure.setStackTrace(new StackTraceElement[0]);
    assertEquals(
        "error: the program failed: java.lang.NumberFormatException: Infinite or NaN",
        Defect.words(failure).lines().findFirst().orElseThrow());
  }
}
