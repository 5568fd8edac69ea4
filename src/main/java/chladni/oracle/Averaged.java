package chladni.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * The mean of θ_1, …, θ_T is measured in place of θ_T; the run is that of another rule.
 *
 * <p>Source: B. T. Polyak and A. B. Juditsky, Acceleration of stochastic approximation by averaging
 * (1992).
 *
 * @param rule the rule that moves the weights
 */
public record Averaged(UpdateRule rule) implements UpdateRule {
  @Override
  public State start(List<PowerSeries> weights) {
    return withSum(
        rule.start(weights), weights.stream().map(w -> w.scaled(BigFraction.ZERO)).toList());
  }

  @Override
  public State update(State state, int time, UnaryOperator<List<PowerSeries>> scaledGradient) {
    State moved = rule.update(inner(state), time, scaledGradient);
    return withSum(
        moved, Velocity.sum(BigFraction.ONE, sum(state), BigFraction.ONE, moved.weights()));
  }

  @Override
  public List<PowerSeries> measured(State state, int updates) {
    return sum(state).stream().map(w -> w.scaled(new BigFraction(1, updates))).toList();
  }

  private static State withSum(State inner, List<PowerSeries> sum) {
    List<List<PowerSeries>> memory = new ArrayList<>(inner.memory());
    memory.add(sum);
    return new State(inner.weights(), List.copyOf(memory));
  }

  private static State inner(State state) {
    return new State(state.weights(), state.memory().subList(0, state.memory().size() - 1));
  }

  private static List<PowerSeries> sum(State state) {
    return state.memory().get(state.memory().size() - 1);
  }
}
