package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.problem.ProblemException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastPartitionTest {
  private static final int UNTIED = -1;

  private static int[] least(Bushes bushes, long steps) {
    return new LeastPartition(
            new TreeSymmetry(bushes.parents()), bushes.parts(), UNTIED, new SearchLimit(steps))
        .parts();
  }

  /** There are bushes! orders of the bushes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 12})
  void equalBushesAreNotTriedInEveryOrder(int bushes) {
    Bushes untied = Bushes.untied(bushes, 2);
    assertArrayEquals(untied.parts(), least(untied, (bushes + 1L) * (bushes + 1)));
  }

  /** An automorphism takes one choice to another only if it keeps the choices before. */
  @Test
  void ringsOfBushesHaveOneCanonicalForm() {
    SplittableRandom random = new SplittableRandom(11);
    for (Integer[] lengths : new Integer[][] {{8}, {3, 6}, {4, 5}, {2, 3, 4}, {3, 3, 3}}) {
      Presentation given = Bushes.rings(3, lengths).presentation();
      Diagram diagram = Diagram.of(given);
      for (int i = 0; i < 10; i++) {
        Presentation other =
            AllNumberings.renumber(given, RandomPresentations.numbering(random, given));
        assertEquals(diagram, Diagram.of(other), given::spelling);
      }
    }
  }

  @Test
  void aSearchTakesNoMoreStepsThanTheSquareOfTheNodes() {
    for (Integer[] lengths : new Integer[][] {{8}, {6, 3, 3}, {3, 4, 5}, {3, 3, 3, 3}}) {
      Bushes rings = Bushes.rings(2, lengths);
      least(rings, (long) rings.parts().length * rings.parts().length);
    }
  }

  @Test
  void aSearchEndsAtItsLimit() {
    Bushes ring = Bushes.rings(2, 8);
    assertThrows(ProblemException.class, () -> least(ring, 10));
  }
}
