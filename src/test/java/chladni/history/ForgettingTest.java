package chladni.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.algebra.ClosedForm;
import chladni.diagram.Diagram;
import java.math.BigInteger;
import java.util.Map;
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

  /** Placements that are asked again for the factor of their one kind whenever it is forgotten. */
  private static final class Asked implements Placements<String> {
    private final boolean forgets;
    private int times;

    Asked(boolean forgets) {
      this.forgets = forgets;
    }

    @Override
    public Map<String, long[]> labelled(Diagram diagram) {
      return Map.of("kind", new long[] {0, 2});
    }

    @Override
    public Map<String, long[]> strict(Diagram diagram) {
      return Map.of("kind", new long[] {0, 2});
    }

    @Override
    public GridFraction factor(String kind) {
      times++;
      return GridFraction.of(GridPolynomial.N, BigInteger.ONE);
    }

    @Override
    public boolean forgetIfMuch() {
      return forgets;
    }
  }

  @Test
  void factorsAreComputedOnceUnlessTheirKindsAreForgotten() {
    Diagram edge = Spelling.read("c(0-1)(01)");
    ClosedForm twice = ClosedForm.of(2).times(ClosedForm.symbol("N")).times(ClosedForm.symbol("E"));
    for (boolean forgets : new boolean[] {false, true}) {
      for (boolean strict : new boolean[] {false, true}) {
        Asked asked = new Asked(forgets);
        HistoryCounts<?> counts = counts(asked);
        for (int i = 0; i < 3; i++) {
          assertEquals(twice, strict ? counts.strict(edge) : counts.labelled(edge));
        }
        assertEquals(forgets ? 3 : 1, asked.times);
      }
    }
  }

  @Test
  void ordersProductsAndProductsOfTwoAreRemembered() {
    EpochFactors factors = new EpochFactors();
    // The empty order and the empty product.
    assertEquals(2, factors.size());
    RowOrder pair = RowOrder.of(Forest.ofParents(new int[] {1, -1}), Rows.discrete(2));
    int order = factors.number(pair);
    assertEquals(3, factors.size());
    int product = factors.times(0, order);
    assertEquals(5, factors.size());
    assertEquals(product, factors.times(0, order));
    assertEquals(0, factors.times(0, 0));
    assertEquals(5, factors.size());
    int squared = factors.times(product, order);
    assertEquals(7, factors.size());
    assertEquals(2, factors.factors(squared).size());
    assertEquals(factors.factors(product).get(0), factors.factors(squared).get(1));
    assertEquals(2, factors.factors(product).get(0).rows());
    RowOrder loop = RowOrder.of(Forest.ofParents(new int[] {1, -1}), Rows.ofLabels(new int[2]));
    assertEquals(EpochFactors.IMPOSSIBLE, factors.number(loop));
  }
}
