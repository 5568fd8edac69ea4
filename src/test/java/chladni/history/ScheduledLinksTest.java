package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import chladni.language.Reader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What resummation is, for every optimizer: in the resummed sum of a diagram, the coefficient of k
 * is that of the diagrams with one link more. A link is an untied node, so each cell of its batch
 * counts, with −1/B.
 */
final class ScheduledLinksTest {
  private static final ClosedForm T = ClosedForm.symbol("T");
  private static final ClosedForm TIME = ClosedForm.symbol("t");
  private static final ClosedForm HALF = number(1, 2);

  private static ClosedForm number(int numerator, int denominator) {
    return ClosedForm.of(new BigFraction(numerator, denominator));
  }

  private static final Map<String, List<Optimizer>> OPTIMIZERS = new LinkedHashMap<>();

  static {
    Optimizer linear = new Scheduling(ClosedForm.ONE.minus(TIME.dividedBy(T)));
    Optimizer geometric = new Scheduling(HALF.raisedTo(TIME));
    OPTIMIZERS.put("linear schedule", List.of(linear));
    OPTIMIZERS.put("constant schedule", List.of(new Scheduling(number(1, 3))));
    OPTIMIZERS.put(
        "schedule by epoch", List.of(new Scheduling(HALF.raisedTo(ClosedForm.symbol("epoch")))));
    OPTIMIZERS.put("momentum", List.of(new HeavyBall(HALF)));
    OPTIMIZERS.put("Nesterov", List.of(new Nesterov(number(2, 5))));
    OPTIMIZERS.put("average", List.of(new Averaging()));
    OPTIMIZERS.put("moving average", List.of(new ExponentialAveraging(HALF)));
    OPTIMIZERS.put("schedule, momentum", List.of(linear, new HeavyBall(HALF)));
    OPTIMIZERS.put(
        "schedule, Nesterov, average", List.of(geometric, new Nesterov(HALF), new Averaging()));
    OPTIMIZERS.put(
        "schedule, moving average", List.of(linear, new ExponentialAveraging(number(1, 3))));
  }

  private static final Map<String, Process> PROCESSES =
      Map.of(
          "reshuffled", StochasticGradientDescent.reshuffled(Grid.of(4, 2, 2)),
          "in a fixed order", StochasticGradientDescent.inFixedOrder(Grid.of(2, 1, 2)),
          "with replacement", StochasticGradientDescent.withReplacement(Slots.of(3, 2, 3)),
          "full batches", new GradientDescent(ClosedForm.of(2), ClosedForm.of(4)));

  /** A diagram, the same with one link, and in how many of its edges that link may be. */
  private record Linked(String diagram, String link) {}

  private static final List<Linked> LINKED =
      List.of(
          new Linked("c(0-1)(01)", "c(0-1-2)(01-12)"),
          new Linked("c(01-2)(02-12)", "c(02-1-3)(01-13-23)"));

  @TestFactory
  Stream<DynamicTest> theFirstPowerOfTheEigenvalueIsOneLink() {
    return OPTIMIZERS.entrySet().stream()
        .flatMap(
            optimizers ->
                PROCESSES.entrySet().stream()
                    .filter(p -> fits(optimizers.getKey(), p.getKey()))
                    .map(
                        process ->
                            DynamicTest.dynamicTest(
                                optimizers.getKey() + ", " + process.getKey(),
                                () -> check(process.getValue(), optimizers.getValue()))));
  }

  private static boolean fits(String optimizers, String process) {
    return !(optimizers.contains("epoch") && process.equals("with replacement"));
  }

  private static void check(Process plain, List<Optimizer> optimizers) {
    Process process = OptimizedDescent.of(plain, optimizers);
    for (Linked linked : LINKED) {
      Diagram diagram = Reader.diagram(linked.diagram()).diagram();
      Diagram link = Reader.diagram(linked.link()).diagram();
      ClosedForm k = ClosedForm.symbol("k");
      ClosedForm resummed =
          process.resummedHistories(diagram, Collections.nCopies(diagram.edges(), k)).expanded();
      // The tied fork has two edges for the link, which an automorphism exchanges.
      ClosedForm expected =
          process
              .labelledHistories(link)
              .times(process.edgeFactor())
              .times(ClosedForm.of(diagram.edges()));
      assertEquals(expected, resummed.coefficient("k", 1), linked.diagram());
      assertEquals(process.labelledHistories(diagram), resummed.coefficient("k", 0));
    }
  }
}
