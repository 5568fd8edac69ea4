package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The line that says how far long work is, with a clock that the test sets. */
class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong(-SECOND);
  private final ProgressLine line =
      new ProgressLine(new PrintStream(terminal, true, StandardCharsets.UTF_8), clock::get);

  private String shown() {
    String text = terminal.toString(StandardCharsets.UTF_8);
    terminal.reset();
    return text;
  }

  @Test
  void workUnderASecondIsNotMentioned() {
    line.report("gap, 3 edges", 1, 100);
    clock.addAndGet(SECOND - 1);
    line.report("gap, 3 edges", 99, 100);
    line.finished();
    assertEquals("", shown());
  }

  @Test
  void longWorkSaysHowFastItIsAndHowLongItWillTake() {
    line.report("gap, 5 edges", 1, 1000);
    clock.addAndGet(2 * SECOND);
    line.report("gap, 5 edges", 200, 1000);
    assertEquals("\r\u001b[Kgap, 5 edges: 200 of 1000, 100 a second, 8 s left", shown());
    line.report("gap, 5 edges", 201, 1000);
    assertEquals("", shown());
  }

  /** Some steps cannot say how far they are. */
  @Test
  void workThatReportsNothingIsSaidToGoOn() {
    line.begun();
    clock.addAndGet(SECOND);
    line.tick();
    assertEquals("", shown());
    clock.addAndGet(SECOND);
    line.tick();
    assertEquals("\r\u001b[Kcomputing for 2 s", shown());
    line.report("gap, 5 edges", 1, 1000);
    clock.addAndGet(SECOND);
    line.report("gap, 5 edges", 1000, 1000);
    line.tick();
    shown();
    clock.addAndGet(2 * SECOND);
    line.tick();
    assertEquals("\r\u001b[Kgap, 5 edges: 1000 of 1000, then computing for 2 s", shown());
    line.finished();
    assertEquals("\r\u001b[K", shown());
    clock.addAndGet(9 * SECOND);
    line.tick();
    assertEquals("", shown());
  }

  /** A setting may leave out diagrams that the total counts, so that the total is never reached. */
  @Test
  void theLineIsWipedWhenTheStatementIsDoneWhateverTheTotal() {
    line.report("gap, 5 edges", 1, 1000);
    clock.addAndGet(2 * SECOND);
    line.report("gap, 5 edges", 200, 1000);
    shown();
    line.finished();
    assertEquals("\r\u001b[K", shown());
    line.finished();
    assertEquals("", shown());
  }
}
