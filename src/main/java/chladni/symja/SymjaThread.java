package chladni.symja;

import chladni.problem.Interruption;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A thread on which a {@link SymjaKernel} lives, started at the first request. Symja does not stop
 * when it is asked to: a thread that has not answered in time, or whose caller has been
 * interrupted, is left behind and another one started for the next request. Such threads do not
 * keep the program from ending.
 */
final class SymjaThread implements Transformer, AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final long STACK = 256L << 20;
  private static final int LEFT_BEHIND_LIMIT = 2;

  private final Duration limit;
  private final Supplier<? extends Transformer> maker;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Worker> current = Optional.empty();
  private final List<Worker> leftBehind = new ArrayList<>();

  SymjaThread(Duration limit) {
    this(limit, () -> new SymjaKernel());
  }

  /** The same on another transformer, which its thread makes. */
  SymjaThread(Duration limit, Supplier<? extends Transformer> maker) {
    this.limit = limit;
    this.maker = maker;
  }

  private static final class Worker {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final CompletableFuture<Transformer> transformer = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean ended;

    Worker(Supplier<? extends Transformer> maker) {
      thread = new Thread(null, () -> run(maker), "symja", STACK);
      thread.setDaemon(true);
      thread.start();
    }

    private void run(Supplier<? extends Transformer> maker) {
      try {
        transformer.complete(maker.get());
        while (!ended && !Thread.currentThread().isInterrupted()) {
          tasks.take().run();
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | LinkageError failed) {
        transformer.completeExceptionally(failed);
      }
    }

    /** Interrupting a thread on which Symja is being loaded would spoil it for the others. */
    void end() {
      ended = true;
      if (transformer.isDone()) {
        if (!transformer.isCompletedExceptionally()) {
          transformer.join().stop();
        }
        thread.interrupt();
      }
    }
  }

  @Override
  public List<Algebra> transform(Operation operation, Algebra expression, List<String> variables) {
    return call(kernel -> kernel.transform(operation, expression, variables));
  }

  @Override
  public Algebra rewrite(Algebra expression, List<PresentationRule> rules) {
    return call(kernel -> kernel.rewrite(expression, rules));
  }

  private <R> R call(Function<Transformer, R> request) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
    try {
      return callAlone(request);
    } finally {
      lock.unlock();
    }
  }

  private <R> R callAlone(Function<Transformer, R> request) {
    Interruption.poll();
    Worker worker = worker();
    Transformer kernel = await(worker.transformer, START_LIMIT);
    CompletableFuture<R> answer = new CompletableFuture<>();
    worker.tasks.add(() -> answer(kernel, request, answer));
    try {
      return await(answer, limit);
    } catch (ProblemException problem) {
      if (!answer.isDone()) {
        worker.end();
        leftBehind.add(worker);
        current = Optional.empty();
      }
      throw problem;
    }
  }

  private Worker worker() {
    leftBehind.removeIf(worker -> !worker.thread.isAlive());
    if (leftBehind.size() >= LEFT_BEHIND_LIMIT) {
      throw ProblemException.beyondReach(
          leftBehind.size() + " earlier requests are still running inside Symja",
          "wait until they have ended, or start anew");
    }
    if (current.isEmpty() || !current.get().thread.isAlive()) {
      current = Optional.of(new Worker(maker));
    }
    return current.get();
  }

  private static <R> void answer(
      Transformer kernel, Function<Transformer, R> request, CompletableFuture<R> answer) {
    try {
      answer.complete(request.apply(kernel));
    } catch (ProblemException problem) {
      answer.completeExceptionally(problem);
    } catch (StackOverflowError | OutOfMemoryError tooLarge) {
      answer.completeExceptionally(
          ProblemException.beyondReach(
              "Symja ran out of memory over this expression", "ask about a smaller expression"));
    } catch (RuntimeException | AssertionError failed) {
      answer.completeExceptionally(
          ProblemException.unfit(
              "Symja failed over this expression"
                  + (failed.getMessage() == null ? "" : " (" + failed.getMessage() + ")"),
              "ask about a simpler expression"));
    }
  }

  private static <R> R await(CompletableFuture<R> future, Duration limit) {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw interrupted();
    } catch (TimeoutException late) {
      throw ProblemException.beyondReach(
          "Symja had no answer after " + limit.toMillis() / 1000.0 + " s",
          "ask about a smaller expression, or give numbers for some of the variables");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static ProblemException interrupted() {
    Thread.currentThread().interrupt();
    return new ProblemException(
        new Problem.Interrupted("the computation was interrupted", "nothing was changed"));
  }

  /** Ends the thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      current.ifPresent(Worker::end);
      current = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void stop() {
    close();
  }
}
