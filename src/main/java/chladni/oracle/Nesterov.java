package chladni.oracle;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * Nesterov momentum: v ← βv − η∇l(θ + βv), θ ← θ + v, with v = 0 at first; θ is measured.
 *
 * <p>Source: Y. Nesterov, A method for solving the convex programming problem with convergence rate
 * O(1/k²) (1983), in the form of Sutskever, Martens, Dahl and Hinton (2013), section 2.
 *
 * @param beta β
 */
public record Nesterov(BigFraction beta) implements UpdateRule {
  @Override
  public State start(List<PowerSeries> weights) {
    return Velocity.atRest(weights);
  }

  @Override
  public State update(State state, int time, UnaryOperator<List<PowerSeries>> scaledGradient) {
    return Velocity.moved(state, beta, scaledGradient.apply(Velocity.ahead(state, beta)));
  }

  @Override
  public List<PowerSeries> measured(State state, int updates) {
    return state.weights();
  }
}
