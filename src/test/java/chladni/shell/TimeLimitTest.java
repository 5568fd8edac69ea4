package chladni.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Interruption;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private static Problem.Interrupted refused(TimeLimit limit, Supplier<?> computation) {
    limit.begin();
    ProblemException refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> assertThrows(ProblemException.class, () -> limit.compute(computation)));
    return assertInstanceOf(Problem.Interrupted.class, refused.problem());
  }

  private static Object pollForever() {
    while (true) {
      Interruption.poll();
      Thread.onSpinWait();
    }
  }

  @Test
  void aComputationThatPollsIsEndedInTime() {
    Problem problem = refused(TimeLimit.of(SHORT), TimeLimitTest::pollForever);
    assertEquals("this took longer than 0.050 s", problem.message());
    assertTrue(problem.hint().contains("allow more time"), problem.hint());
  }

  @Test
  void aComputationThatDoesNotListenIsLeftBehind() {
    AtomicBoolean mayEnd = new AtomicBoolean();
    try {
      Problem problem =
          refused(
              TimeLimit.of(SHORT),
              () -> {
                while (!mayEnd.get()) {
                  Thread.onSpinWait();
                }
                return 1;
              });
      assertTrue(problem.hint().contains("goes on beside"), problem.hint());
    } finally {
      mayEnd.set(true);
    }
  }

  @Test
  void anInterruptionOfTheOneThatWaitsEndsTheComputation() {
    Thread waiting = Thread.currentThread();
    TimeLimit limit = TimeLimit.untilInterrupted();
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                limit.compute(
                    () -> {
                      waiting.interrupt();
                      return pollForever();
                    }));
    assertTrue(Thread.interrupted());
    assertEquals("the computation was interrupted", refused.problem().message());
  }

  private static final String ANSWER = "what was done so far";

  private static String answerWhenToldToEnd() {
    while (!Thread.interrupted()) {
      Thread.onSpinWait();
    }
    return ANSWER;
  }

  @Test
  void whatAnInterruptedComputationAnswersIsTheAnswer() {
    Thread waiting = Thread.currentThread();
    TimeLimit limit = TimeLimit.untilInterrupted();
    limit.begin();
    String answer =
        limit.compute(
            () -> {
              waiting.interrupt();
              return answerWhenToldToEnd();
            });
    assertEquals(ANSWER, answer);
    assertFalse(Thread.interrupted(), "the answer can be printed");
    ProblemException refused =
        assertThrows(ProblemException.class, () -> limit.compute(() -> "more of the statement"));
    assertEquals("the computation was interrupted", refused.problem().message());
    limit.begin();
    assertEquals("the next statement", limit.compute(() -> "the next statement"));
  }

  @Test
  void whatALateComputationAnswersIsTheAnswer() {
    TimeLimit limit = TimeLimit.of(SHORT);
    limit.begin();
    assertEquals(ANSWER, limit.compute(TimeLimitTest::answerWhenToldToEnd));
    assertThrows(ProblemException.class, () -> limit.compute(() -> "more of the statement"));
  }

  @Test
  void theTimeOfOneStatementIsSharedByItsComputations() {
    TimeLimit limit = TimeLimit.of(Duration.ofMillis(200));
    limit.begin();
    assertEquals(1, limit.<Integer>compute(() -> 1));
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThrows(
                ProblemException.class,
                () -> {
                  while (true) {
                    limit.compute(() -> 1);
                  }
                }));
    limit.begin();
    assertEquals(2, limit.<Integer>compute(() -> 2));
  }

  @Test
  void whatGoesWrongInsideGoesWrongOutside() {
    TimeLimit limit = TimeLimit.untilInterrupted();
    ProblemException own = ProblemException.unfit("no", "");
    assertEquals(
        own,
        assertThrows(
            ProblemException.class,
            () ->
                limit.compute(
                    () -> {
                      throw own;
                    })));
    assertThrows(StackOverflowError.class, () -> limit.compute(TimeLimitTest::deep));
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int deep() {
    return deep() + 1;
  }
}
