package chladni.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What one update does with the gradient of a batch. */
public interface UpdateRule {

  /** θ ← θ − η∇l, with nothing remembered. */
  UpdateRule PLAIN = new Plain();

  /**
   * What a run knows between updates.
   *
   * @param weights the weights θ
   * @param memory whatever else the rule remembers, as momentum
   */
  record State(List<PowerSeries> weights, List<List<PowerSeries>> memory) {}

  /** The state before the first update. */
  State start(List<PowerSeries> weights);

  /**
   * The state after one update.
   *
   * @param time the number of updates made before
   * @param scaledGradient η times the batch's mean gradient, as a function of the weights
   */
  State update(State state, int time, UnaryOperator<List<PowerSeries>> scaledGradient);

  /** The weights that are measured after a number of updates. */
  List<PowerSeries> measured(State state, int updates);

  /** The plain rule. */
  final class Plain implements UpdateRule {
    @Override
    public State start(List<PowerSeries> weights) {
      return new State(weights, List.of());
    }

    @Override
    public State update(State state, int time, UnaryOperator<List<PowerSeries>> scaledGradient) {
      List<PowerSeries> step = scaledGradient.apply(state.weights());
      List<PowerSeries> moved = new ArrayList<>();
      for (int i = 0; i < step.size(); i++) {
        moved.add(state.weights().get(i).minus(step.get(i)));
      }
      return new State(List.copyOf(moved), List.of());
    }

    @Override
    public List<PowerSeries> measured(State state, int updates) {
      return state.weights();
    }
  }
}
