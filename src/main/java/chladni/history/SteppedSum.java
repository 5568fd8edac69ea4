package chladni.history;

import chladni.problem.Interruption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A sum over histories of one forest by going through the updates one by one, with any kernels and
 * any schedule.
 *
 * <p>A kernel is the answer of a linear recurrence to one impulse. So each edge that waits carries
 * a memory: a few cells, of which the impulse is in one; at every update what is in cell j goes on
 * to cell j+1, and to cell 0 with the recurrence's coefficient. The state is which nodes have been
 * placed, which of them before the current epoch, and the cell of every waiting edge; its weight is
 * the sum over all histories that lead to it. No root of a polynomial is taken.
 *
 * @param <R> the ring of weights
 */
final class SteppedSum<R> {
  private static final int CELL_BITS = 3;
  private static final int MOST_CELLS = 1 << CELL_BITS;

  /** The most nodes whose state fits in one word. */
  static final int MOST_NODES = 12;

  private static final int NODE_MASK = (1 << MOST_NODES) - 1;

  /** Which nodes may be placed when. */
  interface Timetable {
    /** Visits the sets of nodes that may be placed next, with the number of ways. */
    void forEach(int time, int start, int placed, Visitor visitor);

    /** What of the time matters for what may be placed. */
    default int phase(int time) {
      return 0;
    }

    /** Whether an epoch ends with an update, if it matters what an epoch started with. */
    default boolean endsEpoch(int time) {
      return false;
    }

    /** What an epoch counts besides that started and ended with given nodes placed. */
    default BigInteger epochFactor(int start, int end) {
      return BigInteger.ONE;
    }
  }

  /** Receives a set of nodes that may be placed. */
  interface Visitor {
    void step(int nodes, BigInteger ways);
  }

  /**
   * The memory of an edge, over a common denominator.
   *
   * @param recurrence what goes from each cell to cell 0
   * @param feedback what goes there besides, times the schedule
   * @param shift what goes from a cell to the next
   * @param idle the factor of an update at which the edge does not wait
   * @param output what each cell counts when the waiting ends
   */
  record Memory<R>(List<R> recurrence, List<R> feedback, R shift, R idle, List<R> output) {}

  private final Ring<R> ring;
  private final Forest forest;
  private final List<Memory<R>> memories;
  private final List<R> schedule;
  private final Timetable timetable;
  private final Map<List<Integer>, List<Step<R>>> steps = new HashMap<>();

  private record Step<R>(int nodes, R ways) {}

  /**
   * A sum.
   *
   * @param memories one for each edge, by the node below it
   * @param schedule the factor of a node at each update
   */
  SteppedSum(
      Ring<R> ring,
      Forest forest,
      List<Memory<R>> memories,
      List<R> schedule,
      Timetable timetable) {
    this.ring = ring;
    this.forest = forest;
    this.memories = List.copyOf(memories);
    this.schedule = List.copyOf(schedule);
    this.timetable = timetable;
  }

  /** Refuses memories too large for one word. */
  static boolean fits(Forest forest, List<EdgeRecurrence> edges) {
    return forest.size() <= MOST_NODES
        && edges.stream().allMatch(edge -> edge.cells() <= MOST_CELLS);
  }

  /** The sum over all histories in which every node has been placed after all updates. */
  R sum() {
    Map<Long, R> now = new HashMap<>();
    now.put(0L, ring.one());
    for (int time = 0; time < schedule.size(); time++) {
      Map<Long, R> next = new HashMap<>();
      for (Map.Entry<Long, R> entry : now.entrySet()) {
        Interruption.poll();
        update(time, entry.getKey(), entry.getValue(), next);
      }
      now = timetable.endsEpoch(time) ? afterEpoch(next) : next;
    }
    R total = ring.zero();
    for (Map.Entry<Long, R> entry : now.entrySet()) {
      long state = entry.getKey();
      if (placed(state) == forest.all()) {
        R weight = entry.getValue();
        for (int v = 0; v < forest.size(); v++) {
          if (forest.parent(v) == Forest.NONE) {
            weight = ring.times(weight, memories.get(v).output().get(cell(state, v)));
          }
        }
        total = ring.plus(total, weight);
      }
    }
    return total;
  }

  private Map<Long, R> afterEpoch(Map<Long, R> before) {
    Map<Long, R> after = new HashMap<>();
    before.forEach(
        (state, weight) -> {
          BigInteger factor = timetable.epochFactor(start(state), placed(state));
          add(
              after,
              withStart(state, placed(state)),
              factor.equals(BigInteger.ONE) ? weight : ring.times(weight, ring.of(factor)));
        });
    return after;
  }

  private void update(int time, long state, R weight, Map<Long, R> next) {
    int placed = placed(state);
    for (Step<R> step : steps(time, start(state), placed)) {
      R product = ring.times(weight, step.ways());
      long after = state;
      int waiting = 0;
      for (int v = 0; v < forest.size(); v++) {
        Memory<R> memory = memories.get(v);
        int parent = forest.parent(v);
        if ((step.nodes() >> v & 1) != 0) {
          product = ring.times(ring.times(product, memory.idle()), schedule.get(time));
          after |= 1L << v;
        } else if ((placed >> v & 1) == 0) {
          product = ring.times(product, memory.idle());
        } else if (parent != Forest.NONE && (step.nodes() >> parent & 1) != 0) {
          product =
              ring.times(ring.times(product, memory.idle()), memory.output().get(cell(state, v)));
          after = withCell(after, v, 0);
        } else if (parent != Forest.NONE && (placed >> parent & 1) != 0) {
          product = ring.times(product, memory.idle());
        } else {
          waiting |= 1 << v;
        }
      }
      if (!ring.isZero(product)) {
        wait(time, waiting, after, product, next);
      }
    }
  }

  /** Moves the impulses on all waiting edges. */
  private void wait(int time, int waiting, long state, R weight, Map<Long, R> next) {
    if (waiting == 0) {
      add(next, state, weight);
      return;
    }
    int v = Integer.numberOfTrailingZeros(waiting);
    int rest = waiting & (waiting - 1);
    Memory<R> memory = memories.get(v);
    int cell = cell(state, v);
    R back = memory.recurrence().get(cell);
    R link = memory.feedback().get(cell);
    if (!ring.isZero(link)) {
      back = ring.plus(back, ring.times(link, schedule.get(time)));
    }
    if (!ring.isZero(back)) {
      wait(time, rest, withCell(state, v, 0), ring.times(weight, back), next);
    }
    if (cell + 1 < memory.recurrence().size()) {
      wait(time, rest, withCell(state, v, cell + 1), ring.times(weight, memory.shift()), next);
    }
  }

  private List<Step<R>> steps(int time, int start, int placed) {
    return steps.computeIfAbsent(
        List.of(timetable.phase(time), start, placed),
        key -> {
          List<Step<R>> found = new ArrayList<>();
          found.add(new Step<>(0, ring.one()));
          timetable.forEach(
              time, start, placed, (nodes, ways) -> found.add(new Step<>(nodes, ring.of(ways))));
          return found;
        });
  }

  private void add(Map<Long, R> sums, long state, R weight) {
    sums.merge(state, weight, ring::plus);
  }

  private static int placed(long state) {
    return (int) state & NODE_MASK;
  }

  private static int start(long state) {
    return (int) (state >> MOST_NODES) & NODE_MASK;
  }

  private static long withStart(long state, int start) {
    return state & ~((long) NODE_MASK << MOST_NODES) | (long) start << MOST_NODES;
  }

  private static int cell(long state, int v) {
    return (int) (state >> 2 * MOST_NODES + CELL_BITS * v) & (MOST_CELLS - 1);
  }

  private static long withCell(long state, int v, int cell) {
    int place = 2 * MOST_NODES + CELL_BITS * v;
    return state & ~((long) (MOST_CELLS - 1) << place) | (long) cell << place;
  }

  /** Numbers over a common denominator. */
  record Scaled(List<BigInteger> numerators, BigInteger denominator) {
    static Scaled of(List<BigFraction> numbers) {
      BigInteger common = BigInteger.ONE;
      for (BigFraction number : numbers) {
        BigInteger d = number.getDenominator();
        common = common.divide(common.gcd(d)).multiply(d);
      }
      List<BigInteger> numerators = new ArrayList<>();
      for (BigFraction number : numbers) {
        numerators.add(number.getNumerator().multiply(common.divide(number.getDenominator())));
      }
      return new Scaled(List.copyOf(numerators), common);
    }
  }
}
