package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Memories of edges against the sequences of their kernels. */
final class EdgeRecurrenceTest {
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm ZERO = ClosedForm.ZERO;
  private static final ClosedForm BETA = ClosedForm.symbol("beta");
  private static final ClosedForm K = ClosedForm.of(new BigFraction(1, 3));
  private static final Kernel BALL = Kernel.PLAIN.filtered(GeneratingFunction.geometric(ONE, BETA));
  private static final Kernel AVERAGED =
      BALL.filtered(GeneratingFunction.geometric(ONE.minus(K), K));

  /** What the cells count after 1, 2, … updates, an impulse being in cell 0 after the first. */
  private static List<ClosedForm> outputs(EdgeRecurrence edge, List<ClosedForm> schedule) {
    List<ClosedForm> cells = new ArrayList<>();
    for (int j = 0; j < edge.cells(); j++) {
      cells.add(j == 0 ? ONE : ZERO);
    }
    List<ClosedForm> outputs = new ArrayList<>();
    for (ClosedForm rate : schedule) {
      outputs.add(scalar(cells, edge.output()));
      ClosedForm back =
          scalar(cells, edge.recurrence()).plus(scalar(cells, edge.feedback()).times(rate));
      cells.add(0, back);
      cells.removeLast();
    }
    return outputs;
  }

  private static ClosedForm scalar(List<ClosedForm> a, List<ClosedForm> b) {
    ClosedForm sum = ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.plus(a.get(i).times(b.get(i)));
    }
    return sum;
  }

  private static List<ClosedForm> constant(int updates) {
    return Collections.nCopies(updates, ONE);
  }

  @Test
  void aKernelIsTheAnswerOfItsMemoryToAnImpulse() {
    for (Kernel kernel : List.of(Kernel.PLAIN, BALL, AVERAGED, BALL.resummed(BALL, K))) {
      assertEquals(kernel.values(6), outputs(EdgeRecurrence.of(kernel), constant(6)));
    }
    // 1, 1 + β, 1 + β + β².
    assertEquals(List.of(ONE, ONE.plus(BETA), ONE.plus(BETA).plus(BETA.pow(2))), BALL.values(3));
    assertEquals(1, EdgeRecurrence.of(Kernel.PLAIN).cells());
    assertEquals(2, EdgeRecurrence.of(BALL).cells());
  }

  @Test
  void withoutAScheduleTheFeedbackOfLinksResumsTheKernel() {
    for (Kernel kernel : List.of(Kernel.PLAIN, BALL, AVERAGED)) {
      assertEquals(
          kernel.resummed(BALL, K).values(6),
          outputs(EdgeRecurrence.scheduled(kernel, BALL, K), constant(6)));
    }
    assertEquals(2, EdgeRecurrence.scheduled(BALL, BALL, K).cells());
  }

  /** κ_0(m) − k Σ_u κ_0(m−u) s(u) κ(u) for one link at update u, and so on: by position. */
  @Test
  void aLinkHasTheFactorOfTheScheduleAtItsOwnUpdate() {
    List<ClosedForm> schedule =
        List.of(ClosedForm.of(2), ClosedForm.of(3), ClosedForm.of(5), ClosedForm.of(7));
    List<ClosedForm> expected = new ArrayList<>();
    ClosedForm position = ONE;
    for (ClosedForm rate : schedule) {
      expected.add(position);
      position = position.minus(position.times(K).times(rate));
    }
    assertEquals(
        expected, outputs(EdgeRecurrence.scheduled(Kernel.PLAIN, Kernel.PLAIN, K), schedule));
  }

  @Test
  void aMemoryIsNumericIfNothingInItIsAVariable() {
    List<ClosedForm> numbers = List.of(ONE);
    List<ClosedForm> variables = List.of(BETA);
    assertTrue(new EdgeRecurrence(numbers, numbers, numbers).isNumeric());
    assertFalse(new EdgeRecurrence(variables, numbers, numbers).isNumeric());
    assertFalse(new EdgeRecurrence(numbers, variables, numbers).isNumeric());
    assertFalse(new EdgeRecurrence(numbers, numbers, variables).isNumeric());
  }
}
