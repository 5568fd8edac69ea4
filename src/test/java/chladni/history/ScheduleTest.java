package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction.Mode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Schedules of the learning rate, at times and as sums of binomials times powers. */
final class ScheduleTest {
  private static final ClosedForm TIME = ClosedForm.symbol("t");
  private static final ClosedForm Q = ClosedForm.symbol("q");
  private static final ClosedForm R = ClosedForm.symbol("r");
  private static final ClosedForm ONE = ClosedForm.ONE;
  private static final ClosedForm TWO = ClosedForm.of(2);

  private static ClosedForm binomial(int n, int k) {
    BigFraction product = BigFraction.ONE;
    for (int i = 0; i < k; i++) {
      product = product.multiply(n - i).divide(i + 1);
    }
    return ClosedForm.of(product);
  }

  private static ClosedForm at(List<Mode> modes, int time) {
    ClosedForm sum = ClosedForm.ZERO;
    for (Mode mode : modes) {
      sum =
          sum.plus(
              mode.coefficient().times(binomial(time, mode.order())).times(mode.base().pow(time)));
    }
    return sum;
  }

  @Test
  void aScheduleIsTheSumOfItsModesAtEveryTime() {
    for (ClosedForm formula :
        List.of(
            ONE,
            ONE.dividedBy(Q),
            TIME,
            ONE.minus(TIME.dividedBy(ClosedForm.of(10))),
            TIME.pow(3).minus(TIME.times(Q)).plus(TWO),
            Q.raisedTo(TIME),
            Q.raisedTo(TIME).times(TIME.pow(2)).plus(Q.raisedTo(TIME)).plus(TIME),
            Q.raisedTo(TIME).times(R.raisedTo(TIME)).times(TWO).minus(R.raisedTo(TIME)),
            ONE.dividedBy(Q.raisedTo(TIME)),
            TIME.dividedBy(Q.raisedTo(TIME)).dividedBy(R.plus(ONE).pow(2)),
            R.raisedTo(TIME).dividedBy(Q.raisedTo(TIME).pow(2)),
            TWO.raisedTo(TIME.times(TWO)))) {
      List<Mode> modes = new Schedule(formula).modes().orElseThrow();
      for (int time = 0; time < 6; time++) {
        assertEquals(
            formula.substitute(Map.of("t", ClosedForm.of(time))),
            at(modes, time),
            formula + " at " + time);
      }
    }
  }

  @Test
  void modesAreDistinctAndNoneIsZero() {
    // 3t² + q^t: 3·binom(t,1) + 6·binom(t,2) + q^t.
    List<Mode> modes =
        new Schedule(ClosedForm.of(3).times(TIME.pow(2)).plus(Q.raisedTo(TIME)))
            .modes()
            .orElseThrow();
    assertEquals(
        Set.of(
            new Mode(ClosedForm.of(3), ONE, 1),
            new Mode(ClosedForm.of(6), ONE, 2),
            new Mode(ONE, Q, 0)),
        new HashSet<>(modes));
    assertEquals(3, modes.size());
  }

  @Test
  void whatIsNoSumOfPowersHasNoModes() {
    for (ClosedForm formula :
        List.of(
            ONE.dividedBy(ONE.plus(TIME)),
            ONE.dividedBy(Q.raisedTo(TIME).plus(ONE)),
            Q.raisedTo(TIME.pow(2)),
            ONE.dividedBy(Q.raisedTo(TIME.pow(2))),
            TIME.raisedTo(Q))) {
      assertEquals(Optional.empty(), new Schedule(formula).modes(), formula::toString);
    }
  }

  @Test
  void aScheduleHasAValueAtEveryTimeAndEpoch() {
    Schedule schedule = new Schedule(TIME.plus(ClosedForm.symbol("epoch").times(Q)));
    assertTrue(schedule.dependsOnEpoch());
    assertEquals(ClosedForm.of(3).plus(TWO.times(Q)), schedule.at(3, 2));
    assertEquals(
        new Schedule(TIME.plus(ClosedForm.symbol("epoch").times(TWO))),
        schedule.substitute(Map.of("q", TWO)));
    assertTrue(!new Schedule(TIME).dependsOnEpoch());
    assertTrue(!new Schedule(TIME).isConstant());
    assertTrue(!new Schedule(TWO).isConstant());
    assertTrue(Schedule.CONSTANT.isConstant());
  }
}
