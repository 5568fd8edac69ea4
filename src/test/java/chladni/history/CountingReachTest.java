package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Diagrams whose histories take too long to count, with the number of steps by hand. */
final class CountingReachTest {
  private static final Process RESHUFFLED = StochasticGradientDescent.reshuffled(Grid.symbolic());
  private static final Process FIXED = StochasticGradientDescent.inFixedOrder(Grid.symbolic());
  private static final Process REPLACED =
      StochasticGradientDescent.withReplacement(Slots.symbolic());
  private static final Process DESCENT = GradientDescent.symbolic();

  private static Diagram chain(int edges) {
    return Diagram.of(
        Presentation.rooted(
            IntStream.rangeClosed(1, edges).boxed().toList(),
            IntStream.range(0, edges).boxed().toList()));
  }

  /** So many leaves on the root, all of one part: 3 pairs of down-sets each. */
  private static Diagram tuft(int edges) {
    return Diagram.of(
        Presentation.rooted(Collections.nCopies(edges, edges), Collections.nCopies(edges, 0)));
  }

  private static void refused(String message, Executable executable) {
    Problem problem = assertThrows(ProblemException.class, executable).problem();
    assertInstanceOf(Problem.BeyondReach.class, problem);
    assertEquals(message, problem.message());
  }

  private static void labelledAndStrict(String labelled, String strict, Process p, Diagram d) {
    String message = "counting these histories takes about %s steps";
    refused(message.formatted(labelled), () -> p.labelledHistories(d));
    refused(message.formatted(strict), () -> p.strictHistories(d));
  }

  /** bell(P) · (pairs + 400) for all coarser partitions; pairs + 50 · 3^P for one. */
  @Test
  void reshufflingTakesOrdersOfRowsForEveryWayToLetThemCoincide() {
    // bell(16) = 10480142147, 17 · 18/2 pairs; 50 · 43046721.
    labelledAndStrict("5.8e+12", "2.2e+09", RESHUFFLED, chain(16));
    // 3^20.
    labelledAndStrict("3.5e+09", "3.5e+09", RESHUFFLED, tuft(20));
  }

  /** Ordered partitions of the rows of every coarser partition into batches; pairs for epochs. */
  @Test
  void aFixedOrderTakesArrangementsOfRowsInBatches() {
    labelledAndStrict("2.6e+10", "2.6e+10", FIXED, chain(11));
    labelledAndStrict("3.5e+09", "3.5e+09", FIXED, tuft(20));
  }

  /** bell(11) · 3^11/20. */
  @Test
  void replacementTakesOrdersOfSlotsForEveryWayToFillThem() {
    labelledAndStrict("6.0e+09", "6.0e+09", REPLACED, chain(11));
    labelledAndStrict("6.0e+09", "6.0e+09", REPLACED, tuft(11));
  }

  @Test
  void fullBatchesTakePairsOfDownSets() {
    labelledAndStrict("3.5e+09", "3.5e+09", DESCENT, tuft(20));
  }

  /** 3^16 pairs are few enough for time and too many for memory. */
  @Test
  void pairsOfDownSetsMustFitInMemory() {
    for (Process process : List.of(RESHUFFLED, FIXED, DESCENT)) {
      refused(
          "placing the nodes of this diagram group by group takes 4.3e+07 pairs of groups",
          () -> process.labelledHistories(tuft(16)));
    }
  }
}
