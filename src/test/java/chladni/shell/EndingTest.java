package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A program that is told to end gives what it has so far, says where it stopped, and ends. */
class EndingTest {
  private record Run(int status, String out, String err) {}

  /** Runs statements on a terminal, and tells the program to end as soon as it shows progress. */
  private static Run run(String... words) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          Ending ending = new Ending();
          CountDownLatch begun = new CountDownLatch(1);
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          ByteArrayOutputStream err =
              new ByteArrayOutputStream() {
                @Override
                public synchronized void write(byte[] bytes, int from, int length) {
                  super.write(bytes, from, length);
                  if (toString(StandardCharsets.UTF_8).contains(" a second")) {
                    begun.countDown();
                  }
                }
              };
          Thread signal =
              new Thread(
                  () -> {
                    try {
                      begun.await();
                      ending.ask();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
          signal.start();
          int status =
              new CommandLine(
                      new ByteArrayInputStream(new byte[0]),
                      new PrintStream(out, true, StandardCharsets.UTF_8),
                      new PrintStream(err, true, StandardCharsets.UTF_8),
                      true,
                      true,
                      ending)
                  .run(words);
          ending.finish();
          signal.join();
          boolean unused = Thread.interrupted();
          return new Run(
              status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        });
  }

  @Test
  void aSimulationAnswersWithTheTrialsDoneAndNothingElseBegins() {
    Run run =
        run(
            "-e",
            "1",
            "-e",
            "simulate(test_loss, landscape(\"gauss\"), N=10, B=1, E=2, eta=0.1,"
                + " trials=20000000)",
            "-e",
            "12345");
    assertTrue(run.out().contains("of 20000000 trials, then interrupted"), run::toString);
    assertFalse(run.out().contains("12345"), run.out());
    assertEquals(Ending.STATUS, run.status());
  }

  @Test
  void aStatementWithoutAnAnswerSaysWhereItStopped() {
    Run run = run("-e", "1", "-e", "test_loss(7)", "-e", "12345");
    assertEquals("1\n", run.out());
    assertTrue(
        run.err().contains("error at line 1, column 1: the computation was interrupted"),
        run.err());
    assertEquals(Ending.STATUS, run.status());
  }

  /** Whoever tells a program to end that says nothing need not wait for it. */
  @Test
  void nobodyWaitsForAThreadThatDoesNotEvaluate() {
    Ending ending = new Ending();
    assertFalse(ending.ask());
    assertTrue(ending.isAsked());
    ending.begin();
    assertTrue(ending.ask());
    assertTrue(Thread.interrupted());
    ending.finish();
    assertFalse(ending.ask());
  }
}
