package chladni.language;

import chladni.landscape.Landscape;
import chladni.landscape.MultiIndex;
import chladni.landscape.Numbers;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import chladni.value.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Whether a landscape is what a setting assumes: an expansion at a minimum, without noise or with
 * Gaussian noise is not that of a landscape with a gradient, noise or other noise.
 */
final class LandscapeSettings {
  /** The weights that are looked at. */
  private static final int MOST_WEIGHTS = 50;

  /** A decimal this much smaller than its surroundings counts as zero. */
  private static final double SMALL = 1e-6;

  private LandscapeSettings() {}

  /** One sentence for each assumption that does not hold. */
  static List<String> doubts(Landscape landscape, Collection<Setting> settings) {
    SequencedSet<String> doubts = new LinkedHashSet<>();
    for (Setting setting : settings) {
      if (setting.start() == Setting.Start.MINIMUM) {
        witness(landscape, List.of(1), 1)
            .ifPresent(
                weight ->
                    doubts.add(
                        "at=minimum leaves out all terms in G, but the mean gradient by "
                            + weight
                            + " is not 0 at the start of "
                            + landscape.origin()));
      }
      switch (setting.noise()) {
        case ANY -> {}
        case NONE ->
            witness(landscape, List.of(1, 2), 2)
                .ifPresent(
                    weight ->
                        doubts.add(
                            "noise=none leaves out all terms with ties, but the gradient by "
                                + weight
                                + " varies with the data on "
                                + landscape.origin()));
        case GAUSSIAN ->
            witness(landscape, List.of(1, 2), 3)
                .or(() -> witness(landscape, List.of(1, 2), 4))
                .ifPresent(
                    weight ->
                        doubts.add(
                            "noise=gaussian leaves out all terms with ties of three and more, but"
                                + " the gradient by "
                                + weight
                                + " is not Gaussian on "
                                + landscape.origin()));
      }
    }
    return new ArrayList<>(doubts);
  }

  /** A weight by which derivatives of some order have a cumulant of some size that is not 0. */
  private static Optional<String> witness(Landscape landscape, List<Integer> orders, int size) {
    int weights = Math.min(MOST_WEIGHTS, landscape.weights().size());
    for (int order : orders) {
      for (int i = 0; i < weights; i++) {
        MultiIndex index =
            MultiIndex.of(Collections.nCopies(order, i).stream().mapToInt(k -> k).toArray());
        if (!vanishes(landscape, Collections.nCopies(size, index))) {
          return Optional.of(landscape.weights().get(i));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean vanishes(Landscape landscape, List<MultiIndex> factors) {
    try {
      return switch (landscape.cumulant(factors)) {
        case Numbers.Exact e -> e.values().get(0).signum() == 0;
        case Numbers.Decimal d -> {
          double spread =
              landscape.cumulant(List.of(factors.get(0), factors.get(0))).decimals().get(0);
          yield factors.size() == 2
              ? Math.abs(spread) < SMALL * SMALL
              : Math.abs(d.decimals().get(0))
                  <= SMALL * Math.max(Math.pow(Math.abs(spread), factors.size() / 2.0), SMALL);
        }
      };
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Unknown) {
        // a tensor that is not given is not known to be wrong
        return true;
      }
      throw e;
    }
  }
}
