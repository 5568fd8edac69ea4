package chladni.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * The moving average θ̄ ← γθ̄ + (1−γ)θ is measured in place of θ_T, with θ̄ = θ_0 at first; the run
 * is that of another rule.
 *
 * @param rule the rule that moves the weights
 * @param gamma γ
 */
public record ExponentiallyAveraged(UpdateRule rule, BigFraction gamma) implements UpdateRule {
  @Override
  public State start(List<PowerSeries> weights) {
    return with(rule.start(weights), weights);
  }

  @Override
  public State update(State state, int time, UnaryOperator<List<PowerSeries>> scaledGradient) {
    int last = state.memory().size() - 1;
    State inner = new State(state.weights(), state.memory().subList(0, last));
    State moved = rule.update(inner, time, scaledGradient);
    return with(
        moved,
        Velocity.sum(
            gamma, state.memory().get(last), BigFraction.ONE.subtract(gamma), moved.weights()));
  }

  @Override
  public List<PowerSeries> measured(State state, int updates) {
    return state.memory().get(state.memory().size() - 1);
  }

  private static State with(State inner, List<PowerSeries> average) {
    List<List<PowerSeries>> memory = new ArrayList<>(inner.memory());
    memory.add(average);
    return new State(inner.weights(), List.copyOf(memory));
  }
}
