package chladni.oracle;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * The learning rate of the t-th update, counted from 0, is s(t)·η.
 *
 * @param rule what is done with the gradient
 * @param schedule s
 */
public record Scheduled(UpdateRule rule, IntFunction<BigFraction> schedule) implements UpdateRule {
  @Override
  public State start(List<PowerSeries> weights) {
    return rule.start(weights);
  }

  @Override
  public State update(State state, int time, UnaryOperator<List<PowerSeries>> scaledGradient) {
    BigFraction factor = schedule.apply(time);
    return rule.update(
        state,
        time,
        weights -> scaledGradient.apply(weights).stream().map(g -> g.scaled(factor)).toList());
  }

  @Override
  public List<PowerSeries> measured(State state, int updates) {
    return rule.measured(state, updates);
  }
}
