package chladni.oracle;

import chladni.oracle.UpdateRule.State;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** The velocity v that rules with momentum remember. */
final class Velocity {
  private Velocity() {}

  /** v = 0. */
  static State atRest(List<PowerSeries> weights) {
    PowerSeries zero =
        PowerSeries.constant(
            BigFraction.ZERO, weights.stream().mapToInt(PowerSeries::order).max().orElse(0));
    return new State(weights, List.of(Collections.nCopies(weights.size(), zero)));
  }

  /** v ← βv − g, θ ← θ + v. */
  static State moved(State state, BigFraction beta, List<PowerSeries> scaledGradient) {
    List<PowerSeries> velocity =
        sum(beta, state.memory().get(0), BigFraction.MINUS_ONE, scaledGradient);
    return new State(
        sum(BigFraction.ONE, state.weights(), BigFraction.ONE, velocity), List.of(velocity));
  }

  /** θ + βv. */
  static List<PowerSeries> ahead(State state, BigFraction beta) {
    return sum(BigFraction.ONE, state.weights(), beta, state.memory().get(0));
  }

  /** ax + by. */
  static List<PowerSeries> sum(
      BigFraction a, List<PowerSeries> x, BigFraction b, List<PowerSeries> y) {
    return IntStream.range(0, x.size())
        .mapToObj(i -> x.get(i).scaled(a).plus(y.get(i).scaled(b)))
        .toList();
  }
}
