package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a process remembers is bounded, and forgetting it changes nothing. */
class ForgettingTest {
  private static final GridRing RING = new GridRing(Optional.empty(), Optional.empty());

  @Test
  void countsAreTheSameWhenNothingIsRemembered() {
    ReshuffledPlacements forgetful = new ReshuffledPlacements(RING, Integer.MAX_VALUE, 0);
    ReshuffledPlacements mindful = new ReshuffledPlacements(RING, Integer.MAX_VALUE);
    HistoryCounts<?> without = counts(forgetful);
    HistoryCounts<?> with = counts(mindful);
    for (Diagram diagram : AllDiagrams.withEdgesUpTo(4)) {
      assertEquals(with.labelled(diagram), without.labelled(diagram), diagram::name);
      assertEquals(with.strict(diagram), without.strict(diagram), diagram::name);
    }
    assertTrue(forgetful.forgetIfMuch());
    assertEquals(false, mindful.forgetIfMuch());
  }

  private static HistoryCounts<?> counts(Placements<?> placements) {
    return new HistoryCounts<>(
        placements,
        Size.counting("training points", "N", ClosedForm.symbol("N")),
        Size.counting("points in a batch", "B", ClosedForm.symbol("B")),
        Size.counting("epochs", "E", ClosedForm.symbol("E")));
  }
}
