package chladni.experiment;

import chladni.expansion.Quantity;
import chladni.history.Sampling;
import chladni.landscape.Landscape;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs an experiment: blocks of trials side by side, as many blocks at a time as there are cores.
 *
 * <p>Example: mean estimation under gradient descent.
 *
 * <pre>{@code
 * Trials trials = Simulation.run(
 *     Experiment.of(landscape, new Training.FullBatch(10, 100, UpdateRule.PLAIN), 0.1,
 *         Quantity.TEST_LOSS, 20_000, 1),
 *     (done, total) -> {});
 * Estimate loss = trials.estimate(Quantity.TEST_LOSS);
 * }</pre>
 */
public final class Simulation {
  /** Trials side by side. */
  private static final int WIDTH = 256;

  /** Below this, loops are too short, even where columns do not all fit into a core's cache. */
  private static final int LEAST_WIDTH = 32;

  /** Numbers in all registers together that fit into a core's cache. */
  private static final long CACHED = 1L << 16;

  /** Numbers kept for training sets in one block. */
  private static final long KEPT = 1L << 20;

  /** Longest time that a simulation may be foreseen to take. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** About how long one loop over columns takes for one trial, in seconds. */
  private static final double OPERATION = 0.5e-9;

  /** How often progress is reported, in nanoseconds. */
  private static final long INTERVAL = 100_000_000;

  /** Hears how many updates of all trials are done. */
  @FunctionalInterface
  public interface Listener {
    /** Says that so many updates of the total are done. */
    void report(long done, long total);
  }

  private final Experiment experiment;
  private final Landscape landscape;
  private final Model model;
  private final Listener listener;
  private final int width;
  private final long updates;
  private final Support mean;
  private final Support square;
  private final Results results;
  private final int blocks;
  private final AtomicInteger claimed = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private final LongAdder done = new LongAdder();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final boolean[] finished;
  private volatile boolean stopped;
  private boolean interrupted;

  private Simulation(Experiment experiment, int workers, Listener listener) {
    this.experiment = experiment;
    this.landscape = experiment.landscape();
    this.listener = listener;
    this.model = Model.of(landscape);
    checkQuantities();
    this.updates = updates(experiment.training());
    this.mean = model.support(1);
    this.square = model.support(2);
    this.results = new Results(experiment, model, mean);
    this.width = width(workers);
    this.blocks = Math.ceilDiv(results.trials(), width);
    this.finished = new boolean[blocks];
    checkTime(workers);
  }

  /**
   * Runs an experiment on all cores.
   *
   * <p>If the thread is interrupted, the trials done so far are the result, provided there are two.
   * The thread stays interrupted.
   *
   * @throws ProblemException if the landscape cannot be run so, the experiment is beyond reach, or
   *     it was interrupted before two trials were done
   */
  public static Trials run(Experiment experiment, Listener listener) {
    return run(experiment, Runtime.getRuntime().availableProcessors(), listener);
  }

  /** Runs an experiment by a number of threads; the result does not depend on it. */
  static Trials run(Experiment experiment, int workers, Listener listener) {
    return new Simulation(experiment, workers, listener).run(workers);
  }

  // Before: what is asked, how much it is.

  private void checkQuantities() {
    boolean trained =
        !(experiment.training() instanceof Training.Flow)
            && !(experiment.training() instanceof Training.Diffusion);
    Set<Quantity> quantities = experiment.quantities();
    if (!trained
        && (quantities.contains(Quantity.TRAINING_LOSS) || quantities.contains(Quantity.GAP))) {
      throw ProblemException.unfit(
          "a process in continuous time has no training points, hence no training loss",
          "measure test_loss, weights or displacement");
    }
  }

  private static long updates(Training training) {
    return switch (training) {
      case Training.Descent d -> d.updates();
      case Training.FullBatch f -> f.updates();
      case Training.CovarianceRegularized c -> c.updates();
      case Training.CriterionRegularized c -> c.updates();
      case Training.Flow f -> DiffusionRun.steps(f.time(), f.substeps());
      case Training.Diffusion d -> DiffusionRun.steps(d.time(), d.substeps());
    };
  }

  /** How many gradients an update takes. */
  private double gradients() {
    return switch (experiment.training()) {
      case Training.Descent d -> d.batch();
      case Training.FullBatch f -> f.points();
      case Training.CovarianceRegularized c -> 4.0 * c.points();
      case Training.CriterionRegularized c -> 6.0 * c.points();
      case Training.Flow f -> 4.0 * mean.size();
      case Training.Diffusion d -> 2.0 * square.size();
    };
  }

  private int width(int workers) {
    long cached = CACHED / (model.registers() + 2L * model.weights());
    long most = Math.clamp(cached, LEAST_WIDTH, WIDTH);
    long kept = keptNumbers();
    if (kept > TrainingSet.MOST_KEPT) {
      throw ProblemException.beyondReach(
          "a training set of " + kept + " numbers is too large to be kept for later epochs",
          "give a smaller N, or E=1");
    }
    if (kept > 0) {
      most = Math.min(most, KEPT / kept);
    }
    long fair = Math.ceilDiv(results.trials(), workers);
    return (int) Math.max(1, Math.min(most, fair));
  }

  private long keptNumbers() {
    long size = model.columns() + 1L;
    return switch (experiment.training()) {
      case Training.Descent d -> isKept(d) ? size * d.points() : 0;
      case Training.FullBatch f -> size * f.points();
      case Training.CovarianceRegularized c -> size * c.points();
      case Training.CriterionRegularized c -> size * c.points();
      case Training.Flow f -> 0;
      case Training.Diffusion d -> 0;
    };
  }

  private static boolean isKept(Training.Descent d) {
    return d.sampling() == Sampling.REPLACEMENT || d.updates() * (double) d.batch() > d.points();
  }

  private void checkTime(int workers) {
    double work =
        results.trials()
            * (updates * gradients() + results.evaluations())
            * (10.0 + model.operations());
    double seconds = work * OPERATION / workers;
    if (seconds > LONGEST.toSeconds()) {
      throw ProblemException.beyondReach(
          String.format(
              Locale.ROOT,
              "%d trials of %d updates would take about %.0f days",
              results.trials(),
              updates,
              Math.ceil(seconds / Duration.ofDays(1).toSeconds())),
          "ask for fewer trials or updates, or a smaller training set");
    }
  }

  // The run.

  private Trials run(int workers) {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    for (int k = 1; k < Math.min(workers, blocks); k++) {
      pool.execute(() -> work(this::beat));
    }
    long[] last = {System.nanoTime()};
    work(n -> beatOfCaller(n, last));
    while (active.get() > 0) {
      listen(last);
      LockSupport.parkNanos(INTERVAL / 100);
    }
    if (interrupted) {
      // Whoever goes on to other work is to hear of it, too.
      Thread.currentThread().interrupt();
    }
    RuntimeException problem = failure.get();
    if (problem != null) {
      throw problem;
    }
    return trials();
  }

  private boolean beat(int trials) {
    done.add(trials);
    return !stopped;
  }

  private boolean beatOfCaller(int trials, long[] last) {
    done.add(trials);
    listen(last);
    return !stopped;
  }

  private void listen(long[] last) {
    if (Thread.interrupted()) {
      interrupted = true;
      stopped = true;
    }
    long now = System.nanoTime();
    if (now - last[0] > INTERVAL) {
      last[0] = now;
      listener.report(done.sum(), results.trials() * updates);
    }
  }

  /** Takes blocks as long as there are any. A worker that comes late finds none. */
  private void work(Pulse pulse) {
    active.incrementAndGet();
    try {
      Worker worker = new Worker();
      while (!stopped) {
        int block = claimed.getAndIncrement();
        if (block >= blocks) {
          return;
        }
        finished[block] = worker.run(block, pulse);
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      stopped = true;
    } finally {
      active.decrementAndGet();
    }
  }

  /** The trials of the blocks that were finished without a gap. */
  private Trials trials() {
    int whole = 0;
    while (whole < blocks && finished[whole]) {
      whole++;
    }
    long trials = Math.min(results.trials(), (long) whole * width);
    if (trials < Math.min(2, results.trials())) {
      throw new ProblemException(
          new Problem.Interrupted(
              "the simulation was interrupted before two trials were done",
              "ask for fewer updates"));
    }
    return results.trials((int) trials);
  }

  /** What one thread needs. */
  private final class Worker {
    private final Block block = new Block(landscape.start(), width);
    private final TrainingSet set;
    private final Run run;
    private final Results.Recorder recorder;

    Worker() {
      int points = results.trainingPoints();
      this.set =
          keptNumbers() > 0
              ? TrainingSet.kept(model, points, experiment.seed(), width)
              : TrainingSet.streamed(model, points, experiment.seed(), width);
      this.run = run(experiment.training());
      this.recorder = results.recorder(set, width);
    }

    private Run run(Training training) {
      LearningRates rates = new LearningRates(landscape.learningRate(), experiment.eta());
      int weights = model.weights();
      Field gradient = model.field(Model.Derivative.GRADIENT, width);
      return switch (training) {
        case Training.Descent d ->
            new DescentRun(batches(d), updates, d.rule(), gradient, rates, weights, width);
        case Training.FullBatch f ->
            new DescentRun(
                Batches.inOrder(set, f.points()),
                updates,
                f.rule(),
                gradient,
                rates,
                weights,
                width);
        case Training.CovarianceRegularized c ->
            new CovarianceRegularizedRun(
                c,
                set,
                gradient,
                model.field(Model.Derivative.CURVATURE_ALONG, width),
                rates,
                weights,
                width);
        case Training.CriterionRegularized c -> {
          if (weights != 1) {
            throw ProblemException.unfit(
                "process=stic is for landscapes of one weight, and this has " + weights,
                "use process=gd or process=gdc");
          }
          yield new CriterionRegularizedRun(
              c,
              set,
              new Field[] {
                gradient,
                model.field(Model.Derivative.SECOND, width),
                model.field(Model.Derivative.THIRD, width)
              },
              rates,
              width);
        }
        case Training.Flow f -> new FlowRun(f, meanField(gradient, mean), rates, weights, width);
        case Training.Diffusion d ->
            new DiffusionRun(
                d, meanField(gradient, square), rates, experiment.seed(), weights, width);
      };
    }

    private MeanField meanField(Field gradient, Support support) {
      if (!support.isKnown()) {
        throw ProblemException.unfit(
            "a process in continuous time needs expectations over the data, which has too many"
                + " variables for a quadrature",
            "use process=sgd with many small steps");
      }
      return new MeanField(gradient, support, model.columns(), model.weights(), width);
    }

    private Batches batches(Training.Descent d) {
      boolean once = d.updates() * (double) d.batch() <= d.points();
      return switch (d.sampling()) {
        case RESHUFFLE ->
            once
                ? Batches.inOrder(set, d.batch())
                : Batches.reshuffled(set, d.batch(), experiment.seed(), width);
        case FIXED -> Batches.inOrder(set, d.batch());
        case REPLACEMENT -> Batches.withReplacement(set, d.batch(), experiment.seed(), width);
      };
    }

    boolean run(int number, Pulse pulse) {
      long first = (long) number * width;
      int n = (int) Math.min(width, results.trials() - first);
      block.begin(first, n);
      set.begin(first, n);
      Optional<double[][]> measured = run.train(block, pulse);
      measured.ifPresent(weights -> recorder.record(weights, first, n));
      return measured.isPresent();
    }
  }
}
