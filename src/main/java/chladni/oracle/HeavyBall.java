package chladni.oracle;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * Heavy-ball momentum: v ← βv − η∇l(θ), θ ← θ + v, with v = 0 at first.
 *
 * <p>Source: B. T. Polyak, Some methods of speeding up the convergence of iteration methods (1964).
 *
 * @param beta β
 */
public record HeavyBall(BigFraction beta) implements UpdateRule {
  @Override
  public State start(List<PowerSeries> weights) {
    return Velocity.atRest(weights);
  }

  @Override
  public State update(State state, int time, UnaryOperator<List<PowerSeries>> scaledGradient) {
    return Velocity.moved(state, beta, scaledGradient.apply(state.weights()));
  }

  @Override
  public List<PowerSeries> measured(State state, int updates) {
    return state.weights();
  }
}
