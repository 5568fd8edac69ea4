package chladni.symja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A thread that does not answer is left behind, and nobody waits for it. */
final class SymjaThreadTest {
  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(1);

  /** Deaf to interruption until it is released, when asked about x; quick otherwise. */
  private Transformer deaf() {
    made.incrementAndGet();
    return new Transformer() {
      @Override
      public List<Algebra> transform(
          Operation operation, Algebra expression, List<String> variables) {
        if (expression.equals(Algebra.symbol("x"))) {
          entered.countDown();
          boolean released = false;
          while (!released) {
            try {
              released = release.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException ignored) {
              released = false;
            }
          }
        }
        if (expression.equals(Algebra.symbol("deep"))) {
          throw new StackOverflowError();
        }
        if (expression.equals(Algebra.symbol("bad"))) {
          throw new IllegalStateException("reason");
        }
        return List.of(expression);
      }

      @Override
      public Algebra rewrite(Algebra expression, List<PresentationRule> rules) {
        return expression;
      }

      @Override
      public void stop() {}
    };
  }

  private static final Algebra SLOW = Algebra.symbol("x");
  private static final Algebra QUICK = Algebra.symbol("y");

  private static List<Algebra> ask(SymjaThread thread, Algebra expression) {
    return thread.transform(Operation.SIMPLIFY, expression, List.of());
  }

  @Test
  void aLateAnswerIsRefusedAndTheNextRequestServed() {
    try (SymjaThread thread = new SymjaThread(Duration.ofMillis(200), this::deaf)) {
      assertEquals(List.of(QUICK), ask(thread, QUICK));
      ProblemException problem = assertThrows(ProblemException.class, () -> ask(thread, SLOW));
      assertInstanceOf(Problem.BeyondReach.class, problem.problem());
      assertEquals("Symja had no answer after 0.2 s", problem.problem().message());
      assertEquals(List.of(QUICK), ask(thread, QUICK));
      assertEquals(2, made.get());
    } finally {
      release.countDown();
    }
  }

  @Test
  void threadsLeftBehindDoNotPileUp() {
    try (SymjaThread thread = new SymjaThread(Duration.ofMillis(50), this::deaf)) {
      assertThrows(ProblemException.class, () -> ask(thread, SLOW));
      assertThrows(ProblemException.class, () -> ask(thread, SLOW));
      ProblemException problem = assertThrows(ProblemException.class, () -> ask(thread, QUICK));
      assertTrue(
          problem.problem().message().startsWith("2 earlier requests"),
          problem.problem().message());
      assertEquals(2, made.get());
    } finally {
      release.countDown();
    }
  }

  @Test
  void anInterruptedCallerIsFreeAtOnce() throws InterruptedException {
    AtomicReference<Object> outcome = new AtomicReference<>("none");
    try (SymjaThread thread = new SymjaThread(Duration.ofMinutes(1), this::deaf)) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  outcome.set(ask(thread, SLOW));
                } catch (ProblemException problem) {
                  outcome.set(
                      Thread.currentThread().isInterrupted() ? problem.problem() : "flag lost");
                }
              });
      caller.start();
      assertTrue(entered.await(10, TimeUnit.SECONDS));
      caller.interrupt();
      caller.join(1000);
      assertFalse(caller.isAlive());
      assertInstanceOf(Problem.Interrupted.class, outcome.get());
      assertEquals(List.of(QUICK), ask(thread, QUICK));
    } finally {
      release.countDown();
    }
  }

  @Test
  void failuresInsideAreSaid() {
    try (SymjaThread thread = new SymjaThread(Duration.ofMinutes(1), this::deaf)) {
      assertInstanceOf(
          Problem.BeyondReach.class,
          assertThrows(ProblemException.class, () -> ask(thread, Algebra.symbol("deep")))
              .problem());
      assertEquals(
          "Symja failed over this expression (reason)",
          assertThrows(ProblemException.class, () -> ask(thread, Algebra.symbol("bad")))
              .getMessage());
      assertEquals(List.of(QUICK), ask(thread, QUICK));
      assertEquals(1, made.get());
    }
  }

  @Test
  void symjaItselfIsLeftBehindWhenItIsLate() {
    try (SymjaThread thread = new SymjaThread(Duration.ofMillis(300))) {
      Algebra power =
          Algebra.power(
              Algebra.sum(
                  List.of(
                      Algebra.symbol("a"),
                      Algebra.symbol("b"),
                      Algebra.symbol("c"),
                      Algebra.symbol("d"),
                      Algebra.ONE)),
              Algebra.of(60));
      ProblemException problem =
          assertThrows(
              ProblemException.class, () -> thread.transform(Operation.EXPAND, power, List.of()));
      assertInstanceOf(Problem.BeyondReach.class, problem.problem());
      assertEquals(List.of(QUICK), ask(thread, QUICK));
    }
  }

  @Test
  void noThreadOfSymjasKeepsTheProgramAlive() {
    try (SymjaThread thread = new SymjaThread(Duration.ofSeconds(20))) {
      thread.transform(
          Operation.SOLVE,
          Algebra.sum(List.of(Algebra.power(QUICK, Algebra.of(3)), Algebra.of(-2))),
          List.of("y"));
      List<String> lasting =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> !t.isDaemon())
              .map(Thread::getName)
              .filter(name -> name.startsWith("pool-") || name.contains("Integrate"))
              .toList();
      assertEquals(List.of(), lasting);
    }
  }
}
