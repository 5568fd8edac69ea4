package chladni.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The slow counts, against hand work. */
class EnumerationTest {
  private static final BigFraction HALF = new BigFraction(1, 2);

  @Test
  void oneEdgeIsAGeometricSum() {
    // gaps 3, 2, 1: 1/4 + 1/2 + 1
    assertEquals(
        new BigFraction(7, 4),
        HistoryEnumeration.sum(List.of(1), List.of(0), Training.reshuffle(3, 1, 1), List.of(HALF)));
  }

  @Test
  void tiedNodesShareTheRow() {
    // each of 2 points at its update in 2 epochs: 2·2·2 placements of two leaves, 2·1 of a chain
    List<BigFraction> flat = List.of(BigFraction.ZERO, BigFraction.ZERO);
    Training training = Training.fixed(2, 1, 2);
    assertEquals(
        new BigFraction(8), HistoryEnumeration.sum(List.of(2, 2), List.of(0, 0), training, flat));
    assertEquals(
        new BigFraction(2), HistoryEnumeration.sum(List.of(1, 2), List.of(0, 0), training, flat));
  }

  @Test
  void freshShufflesAreAveraged() {
    // an untied chain on 2 points, one in each of 2 epochs' 2 updates: 6 ordered pairs of updates
    assertEquals(
        new BigFraction(6),
        HistoryEnumeration.sum(
            List.of(1, 2),
            List.of(0, 1),
            Training.reshuffle(2, 1, 2),
            List.of(BigFraction.ZERO, BigFraction.ZERO)));
  }

  @Test
  void automorphismsKeepTreeAndPartition() {
    assertEquals(BigInteger.TWO, HistoryEnumeration.automorphisms(List.of(2, 2), List.of(0, 0)));
    assertEquals(BigInteger.ONE, HistoryEnumeration.automorphisms(List.of(1, 2), List.of(0, 1)));
    assertEquals(
        BigInteger.valueOf(6),
        HistoryEnumeration.automorphisms(List.of(3, 3, 3), List.of(0, 1, 2)));
  }

  @Test
  void fourDiagramsHaveTwoEdgesAndThreeOfThemNoLink() {
    assertEquals(4, LabelledDiagrams.count(2));
    assertEquals(3, LabelledDiagrams.countLinkless(2));
    assertEquals(3, LabelledDiagrams.countEmbeddable(2));
    assertEquals(2, LabelledDiagrams.countLinklessEmbeddable(2));
  }
}
