package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Sums over the labelled histories of a run whose sizes are numbers, with any {@link
 * HistoryFactors}: exact numbers where eigenvalues and parameters are, polynomials in them
 * otherwise.
 *
 * <p>Rows, batches or slots are chosen as in {@link Resummation}, and each choice is summed update
 * by update.
 */
final class SteppedHistories {
  private static final double MOST_WORK = 2e8;
  private static final double MOST_FORMULA_WORK = 2e5;
  private static final double SHORT = 3e3;

  private final Run run;
  private final HistoryFactors factors;
  private final List<ClosedForm> schedule;

  /** How the batches of a run come about. */
  enum Scheme {
    /** All points at every update. */
    FULL,
    /** A fresh split in every epoch. */
    RESHUFFLE,
    /** One split for all epochs. */
    FIXED,
    /** Points drawn for every slot. */
    REPLACEMENT
  }

  /**
   * A run in numbers.
   *
   * @param points N
   * @param batch B
   * @param batches the number of updates an epoch
   * @param updates T
   */
  record Run(Scheme scheme, BigInteger points, BigInteger batch, int batches, int updates) {
    /** A run if its sizes are numbers within reach. */
    static Optional<Run> of(
        Scheme scheme, Size points, Size batch, ClosedForm batches, ClosedForm updates) {
      Optional<BigInteger> l = whole(batches);
      Optional<BigInteger> t = whole(updates);
      if (points.number().isEmpty() || batch.number().isEmpty() || l.isEmpty() || t.isEmpty()) {
        return Optional.empty();
      }
      if (t.get().bitLength() > 24) {
        throw ProblemException.beyondReach(
            "going through " + t.get() + " updates one by one takes too long",
            "ask for fewer updates, or leave the sizes as variables");
      }
      return Optional.of(
          new Run(
              scheme,
              points.number().get(),
              batch.number().get(),
              l.get().intValueExact(),
              t.get().intValueExact()));
    }

    private static Optional<BigInteger> whole(ClosedForm size) {
      return size.number().map(BigFraction::getNumerator);
    }
  }

  SteppedHistories(Run run, HistoryFactors factors) {
    this.run = run;
    this.factors = factors;
    this.schedule = new ArrayList<>();
    for (int time = 0; time < run.updates(); time++) {
      schedule.add(
          factors.node().isConstant()
              ? ClosedForm.ONE
              : factors.node().at(time, time / run.batches()));
    }
  }

  /** Whether a formula of a diagram's sum has so few terms that going step by step is no worse. */
  boolean isShort(Diagram diagram) {
    return work(diagram) <= SHORT;
  }

  private double work(Diagram diagram) {
    double states = 1;
    for (int v = 0; v < diagram.edges(); v++) {
      states *= 1 + factors.root().response().memory();
    }
    return states * run.updates();
  }

  /** The sum over labelled histories. */
  ClosedForm sum(Diagram diagram, List<ClosedForm> eigenvalues) {
    ClosedForm product =
        run.scheme() == Scheme.FULL
            ? ClosedForm.of(run.points().pow(diagram.partCount()))
            : ClosedForm.ONE;
    for (Component component : components(diagram)) {
      product = product.times(sum(component, eigenvalues));
    }
    return product;
  }

  private List<Component> components(Diagram diagram) {
    return switch (run.scheme()) {
      case FULL -> Component.trees(diagram);
      case FIXED -> Component.separate(diagram);
      case RESHUFFLE ->
          isSingleEpoch() ? Component.separate(diagram) : Component.tiedTogether(diagram);
      case REPLACEMENT -> Component.tiedTogether(diagram);
    };
  }

  private boolean isSingleEpoch() {
    return run.batches() == run.updates();
  }

  private ClosedForm sum(Component component, List<ClosedForm> eigenvalues) {
    Forest forest = component.forest();
    List<EdgeRecurrence> edges =
        edges(forest, component.nodes().stream().map(eigenvalues::get).toList());
    if (!SteppedSum.fits(forest, edges)) {
      throw ProblemException.beyondReach(
          "with this optimizer sums are taken over diagrams of at most "
              + SteppedSum.MOST_NODES
              + " edges",
          "ask for a smaller diagram");
    }
    boolean numeric =
        schedule.stream().allMatch(s -> s.number().isPresent())
            && edges.stream().allMatch(EdgeRecurrence::isNumeric);
    return numeric ? numeric(component, edges) : symbolic(component, edges);
  }

  /** Links have the factors of the schedule, too. */
  private List<EdgeRecurrence> edges(Forest forest, List<ClosedForm> eigenvalues) {
    if (factors.node().isConstant()) {
      return factors.resummed(forest, eigenvalues).stream().map(EdgeRecurrence::of).toList();
    }
    List<EdgeRecurrence> edges = new ArrayList<>();
    for (int v = 0; v < forest.size(); v++) {
      Kernel kernel = forest.parent(v) == Forest.NONE ? factors.root() : factors.edge();
      edges.add(
          eigenvalues.get(v).isZero()
              ? EdgeRecurrence.of(kernel)
              : EdgeRecurrence.scheduled(kernel, factors.edge(), eigenvalues.get(v)));
    }
    return edges;
  }

  private ClosedForm numeric(Component component, List<EdgeRecurrence> edges) {
    List<SteppedSum.Memory<BigInteger>> memories = new ArrayList<>();
    BigInteger perUpdate = BigInteger.ONE;
    BigInteger once = BigInteger.ONE;
    SteppedSum.Scaled rates = SteppedSum.Scaled.of(numbers(schedule));
    for (EdgeRecurrence edge : edges) {
      int cells = edge.cells();
      SteppedSum.Scaled back =
          SteppedSum.Scaled.of(
              Stream.concat(numbers(edge.recurrence()).stream(), numbers(edge.feedback()).stream())
                  .toList());
      boolean links = edge.feedback().stream().anyMatch(f -> !f.isZero());
      BigInteger rate = links ? rates.denominator() : BigInteger.ONE;
      BigInteger denominator = back.denominator().multiply(rate);
      SteppedSum.Scaled output = SteppedSum.Scaled.of(numbers(edge.output()));
      memories.add(
          new SteppedSum.Memory<>(
              back.numerators().subList(0, cells).stream().map(rate::multiply).toList(),
              back.numerators().subList(cells, 2 * cells),
              denominator,
              denominator,
              output.numerators()));
      perUpdate = perUpdate.multiply(denominator);
      once = once.multiply(output.denominator());
    }
    once = once.multiply(rates.denominator().pow(edges.size()));
    Reach.checkDigits((double) run.updates() * perUpdate.bitLength());
    BigFraction scale =
        new BigFraction(BigInteger.ONE, perUpdate.pow(run.updates()).multiply(once));
    return summed(
            component,
            edges,
            new Summing<>(new Ring.OfIntegers() {}, memories, rates.numerators(), ClosedForm::of),
            MOST_WORK)
        .times(ClosedForm.of(scale));
  }

  private ClosedForm symbolic(Component component, List<EdgeRecurrence> edges) {
    List<SteppedSum.Memory<ClosedForm>> memories = new ArrayList<>();
    for (EdgeRecurrence edge : edges) {
      memories.add(
          new SteppedSum.Memory<>(
              edge.recurrence(), edge.feedback(), ClosedForm.ONE, ClosedForm.ONE, edge.output()));
    }
    return summed(
        component,
        edges,
        new Summing<>(new Ring.OfFormulas() {}, memories, schedule, form -> form),
        MOST_FORMULA_WORK);
  }

  private static List<BigFraction> numbers(List<ClosedForm> forms) {
    return forms.stream().map(form -> form.number().orElseThrow()).toList();
  }

  private record Summing<R>(
      Ring<R> ring,
      List<SteppedSum.Memory<R>> memories,
      List<R> schedule,
      Function<R, ClosedForm> value) {
    ClosedForm sum(Forest forest, SteppedSum.Timetable timetable) {
      return value.apply(new SteppedSum<>(ring, forest, memories, schedule, timetable).sum());
    }
  }

  private <R> ClosedForm summed(
      Component component, List<EdgeRecurrence> edges, Summing<R> summing, double mostWork) {
    Forest forest = component.forest();
    double states = Math.sqrt(forest.downSetPairs());
    for (EdgeRecurrence edge : edges) {
      states *= Math.sqrt(edge.cells());
    }
    double work = states * run.updates();
    boolean blocks = component.tied() == 0 || run.scheme() == Scheme.FULL;
    if (run.scheme() == Scheme.FULL) {
      check(work, mostWork);
      return summing.sum(
          forest, uniform(Steps.free(forest, Rows.discrete(forest.size())), BigInteger.ONE));
    }
    if (blocks || run.scheme() != Scheme.REPLACEMENT && isSingleEpoch()) {
      check(work, mostWork);
      return summing.sum(forest, uniform(Steps.free(forest, component.parts()), run.batch()));
    }
    return switch (run.scheme()) {
      case FULL -> throw new IllegalStateException("full batches know no ties");
      case RESHUFFLE -> reshuffled(component, summing, work, mostWork);
      case FIXED -> inFixedOrder(component, summing, work, mostWork);
      case REPLACEMENT -> inSlots(component, summing, work, mostWork);
    };
  }

  private static void check(double work, double most) {
    if (work > most) {
      throw ProblemException.beyondReach(
          String.format(
              Locale.ROOT, "going through all updates one by one takes about %.1e steps", work),
          "give numbers for all parameters, ask for fewer updates, or for a smaller diagram");
    }
  }

  /** The same steps at all times. */
  private static SteppedSum.Timetable uniform(Steps steps, BigInteger cells) {
    return new SteppedSum.Timetable() {
      @Override
      public void forEach(int time, int start, int placed, SteppedSum.Visitor visitor) {
        steps.forEach(
            placed, (nodes, distinct, free) -> visit(nodes, ways(cells, distinct, free), visitor));
      }
    };
  }

  private static BigInteger ways(BigInteger cells, int distinct, int free) {
    return TransferOperator.falling(cells, distinct).multiply(cells.pow(free));
  }

  private static void visit(int nodes, BigInteger ways, SteppedSum.Visitor visitor) {
    if (ways.signum() != 0) {
      visitor.step(nodes, ways);
    }
  }

  /** Rows for the tied nodes, then epochs that are independent of each other. */
  private <R> ClosedForm reshuffled(
      Component component, Summing<R> summing, double work, double mostWork) {
    Forest forest = component.forest();
    int[] tied = nodes(component.tied());
    Rows parts = Rows.ofLabels(Arrays.stream(tied).map(component.parts()::row).toArray());
    check(work * Reach.bell(parts.count()), mostWork);
    List<ClosedForm> sum = new ArrayList<>();
    int epochs = run.updates() / run.batches();
    parts.forEachCoarsening(
        rows -> {
          Interruption.poll();
          if (run.points().compareTo(BigInteger.valueOf(rows.count())) < 0) {
            return;
          }
          int[] row = new int[forest.size()];
          Arrays.fill(row, -1);
          for (int i = 0; i < tied.length; i++) {
            row[tied[i]] = rows.row(i);
          }
          BigInteger common = TransferOperator.falling(run.points(), rows.count());
          sum.add(
              summing
                  .sum(forest, inEpochs(forest, row, common))
                  .times(ClosedForm.of(new BigFraction(BigInteger.ONE, common.pow(epochs - 1)))));
        });
    return ClosedForm.sum(sum);
  }

  private SteppedSum.Timetable inEpochs(Forest forest, int[] row, BigInteger common) {
    return new SteppedSum.Timetable() {
      @Override
      public void forEach(int time, int start, int placed, SteppedSum.Visitor visitor) {
        Steps.inEpoch(forest, row, start)
            .forEach(
                placed,
                (nodes, distinct, free) ->
                    visit(nodes, ways(run.batch(), distinct, free), visitor));
      }

      @Override
      public boolean endsEpoch(int time) {
        return (time + 1) % run.batches() == 0;
      }

      @Override
      public BigInteger epochFactor(int start, int end) {
        int rows = 0;
        for (int rest = end & ~start; rest != 0; rest &= rest - 1) {
          int at = row[Integer.numberOfTrailingZeros(rest)];
          rows |= at < 0 ? 0 : 1 << at;
        }
        return common.divide(TransferOperator.falling(run.points(), Integer.bitCount(rows)));
      }
    };
  }

  /** A batch for every part; then a part's nodes may be placed when its batch comes. */
  private <R> ClosedForm inFixedOrder(
      Component component, Summing<R> summing, double work, double mostWork) {
    Forest forest = component.forest();
    Rows parts = component.parts();
    check(work * Math.pow(run.batches(), parts.count()), mostWork);
    List<ClosedForm> sum = new ArrayList<>();
    forEachBatches(
        new int[parts.count()],
        0,
        batchOf -> sum.add(summing.sum(forest, inBatches(forest, parts, batchOf))));
    return ClosedForm.sum(sum).times(ClosedForm.of(run.batch().pow(parts.count())));
  }

  private void forEachBatches(int[] batchOf, int next, Consumer<int[]> visitor) {
    if (next == batchOf.length) {
      visitor.accept(batchOf.clone());
      return;
    }
    for (int batch = 0; batch < run.batches(); batch++) {
      batchOf[next] = batch;
      forEachBatches(batchOf, next + 1, visitor);
    }
  }

  private SteppedSum.Timetable inBatches(Forest forest, Rows parts, int[] batchOf) {
    Steps free = Steps.free(forest, Rows.discrete(forest.size()));
    return new SteppedSum.Timetable() {
      @Override
      public void forEach(int time, int start, int placed, SteppedSum.Visitor visitor) {
        int now = 0;
        for (int v = 0; v < forest.size(); v++) {
          now |= batchOf[parts.row(v)] == time % run.batches() ? 1 << v : 0;
        }
        int here = now;
        free.forEach(
            placed,
            (nodes, distinct, choices) -> {
              if ((nodes & ~here) == 0) {
                visitor.step(nodes, BigInteger.ONE);
              }
            });
      }

      @Override
      public int phase(int time) {
        return time % run.batches();
      }
    };
  }

  /** Slots for the tied nodes, which hold one point if ties join them. */
  private <R> ClosedForm inSlots(
      Component component, Summing<R> summing, double work, double mostWork) {
    Forest forest = component.forest();
    int[] tied = nodes(component.tied());
    Rows parts = Rows.ofLabels(Arrays.stream(tied).map(component.parts()::row).toArray());
    check(work * Reach.bell(tied.length), mostWork);
    Map<Integer, List<ClosedForm>> byMatches = new HashMap<>();
    Rows.discrete(tied.length)
        .forEachCoarsening(
            slots -> {
              Interruption.poll();
              int[] label = new int[forest.size()];
              Arrays.setAll(label, v -> slots.count() + v);
              for (int i = 0; i < tied.length; i++) {
                label[tied[i]] = slots.row(i);
              }
              Rows blocks = Rows.ofLabels(label);
              int distinct = 0;
              for (int v : tied) {
                distinct |= 1 << blocks.row(v);
              }
              int matches = slots.count() - parts.countJoinedWith(slots);
              byMatches
                  .computeIfAbsent(matches, m -> new ArrayList<>())
                  .add(
                      summing.sum(
                          forest, uniform(Steps.inBlocks(forest, blocks, distinct), run.batch())));
            });
    List<ClosedForm> sum = new ArrayList<>();
    byMatches.forEach(
        (matches, sums) ->
            sum.add(ClosedForm.sum(sums).dividedBy(ClosedForm.of(run.points().pow(matches)))));
    return ClosedForm.sum(sum);
  }

  private static int[] nodes(int set) {
    int[] nodes = new int[Integer.bitCount(set)];
    int i = 0;
    for (int rest = set; rest != 0; rest &= rest - 1) {
      nodes[i++] = Integer.numberOfTrailingZeros(rest);
    }
    return nodes;
  }
}
