package chladni.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.diagram.AllDiagrams;
import chladni.diagram.Diagram;
import chladni.diagram.Presentation;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void aCovarianceIsASecondMomentMinusAProductOfMeans() {
    assertEquals(
        Map.of(
            Spellings.diagram("c(01-2)(01-12)"),
            BigInteger.ONE,
            Spellings.diagram("c(0-1-2)(01-12)"),
            BigInteger.ONE.negate()),
        Cumulants.inMoments(Spellings.diagram("c(01-2)(01-12)")));
    assertEquals(
        Map.of(
            Spellings.diagram("c(01-2)(01-12)"), BigInteger.ONE,
            Spellings.diagram("c(0-1-2)(01-12)"), BigInteger.ONE),
        Moments.inCumulants(Spellings.diagram("c(01-2)(01-12)")));
  }

  /** κ(x,x,x) = m_3 − 3 m_1 m_2 + 2 m_1^3. */
  @Test
  void aThirdCumulantHasTheTextbookCoefficients() {
    assertEquals(
        Map.of(
            Spellings.diagram("c(012-3)(03-13-23)"), BigInteger.ONE,
            Spellings.diagram("c(01-2-3)(03-13-23)"), BigInteger.valueOf(-3),
            Spellings.diagram("c(0-1-2-3)(03-13-23)"), BigInteger.TWO),
        Cumulants.inMoments(Spellings.diagram("c(012-3)(03-13-23)")));
  }

  @Test
  void aTiedRootTakesPart() {
    assertEquals(
        Map.of(
            Spellings.diagram("c(01)(01)"),
            BigInteger.ONE,
            Spellings.diagram("c(0-1)(01)"),
            BigInteger.ONE.negate()),
        Cumulants.inMoments(Spellings.diagram("c(01)(01)")));
  }

  @Test
  void momentsAndCumulantsAreInverse() {
    for (Diagram diagram : AllDiagrams.toFourEdges()) {
      assertEquals(
          Map.of(diagram, BigInteger.ONE),
          then(Moments.inCumulants(diagram), Cumulants::inMoments));
      assertEquals(
          Map.of(diagram, BigInteger.ONE),
          then(Cumulants.inMoments(diagram), Moments::inCumulants));
    }
  }

  private static SortedMap<Diagram, BigInteger> then(
      Map<Diagram, BigInteger> sum, Function<Diagram, SortedMap<Diagram, BigInteger>> expand) {
    SortedMap<Diagram, BigInteger> result = new TreeMap<>();
    sum.forEach(
        (d, c) ->
            expand.apply(d).forEach((e, x) -> result.merge(e, c.multiply(x), BigInteger::add)));
    result.values().removeIf(c -> c.signum() == 0);
    return result;
  }

  @Test
  void bothExpansionsHoldOnADiscreteDistribution() {
    PrimeLandscape landscape = PrimeLandscape.generic(2);
    Map<Diagram, Long> moments = new HashMap<>();
    Map<Diagram, Long> cumulants = new HashMap<>();
    for (Diagram diagram : AllDiagrams.toFourEdges()) {
      moments.put(diagram, landscape.momentValue(diagram.presentation()));
      cumulants.put(diagram, landscape.value(Contraction.of(diagram)));
    }
    for (Diagram diagram : moments.keySet()) {
      assertEquals(
          moments.get(diagram), sum(Moments.inCumulants(diagram), cumulants::get), diagram::name);
      assertEquals(
          cumulants.get(diagram), sum(Cumulants.inMoments(diagram), moments::get), diagram::name);
    }
  }

  private static long sum(Map<Diagram, BigInteger> terms, Function<Diagram, Long> value) {
    long sum = 0;
    for (Map.Entry<Diagram, BigInteger> term : terms.entrySet()) {
      long coefficient = PrimeLandscape.mod(term.getValue().longValueExact());
      sum = PrimeLandscape.mod(sum + coefficient * value.apply(term.getKey()));
    }
    return sum;
  }

  @Test
  void hugePartsAreRefusedWithTheirSize() {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> Moments.inCumulants(star(new int[13])));
    assertTrue(refusal.problem() instanceof Problem.BeyondReach);
    // Bell's number B_13.
    assertTrue(refusal.problem().message().contains("27644437"));
  }

  /**
   * Faà di Bruno: 8! / Π_k (k!)^{m_k} m_k! partitions of eight leaves have m_k blocks of k, for
   * example 35 two blocks of four, 105 four pairs, and 4140 there are in all.
   */
  @Test
  void aMomentOfEightIsASumOfItsSetPartitions() {
    Map<Diagram, BigInteger> terms = Moments.inCumulants(star(new int[8]));
    assertEquals(22, terms.size());
    assertEquals(
        BigInteger.valueOf(4140), terms.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
    assertEquals(BigInteger.ONE, terms.get(star(0, 0, 0, 0, 0, 0, 0, 0)));
    assertEquals(BigInteger.valueOf(35), terms.get(star(0, 0, 0, 0, 1, 1, 1, 1)));
    assertEquals(BigInteger.valueOf(105), terms.get(star(0, 0, 1, 1, 2, 2, 3, 3)));
    assertEquals(BigInteger.valueOf(28), terms.get(star(0, 0, 1, 2, 3, 4, 5, 6)));
  }

  @Test
  void anInterruptEndsALongExpansion() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(ProblemException.class, () -> Moments.inCumulants(star(new int[8])));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  private static Diagram star(int... parts) {
    int n = parts.length;
    return Diagram.of(
        Presentation.rooted(Collections.nCopies(n, n), Arrays.stream(parts).boxed().toList()));
  }
}
