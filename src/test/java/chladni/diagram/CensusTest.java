package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CensusTest {

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "1,1",
    "2,4",
    "3,17",
    "4,101",
    "5,700",
    "6,5861",
    "7,55818",
    "8,598201",
    "9,7075470",
    "10,91341253"
  })
  void cycleIndicesCountTheDiagrams(int edges, BigInteger count) {
    assertEquals(count, Census.count(edges));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "3,12", "4,65", "5,423", "6,3379", "7,30971"})
  void cycleIndicesCountTheLinklessDiagrams(int edges, BigInteger count) {
    assertEquals(count, Census.linkless(DiagramKind.ROOTED, edges));
  }

  @ParameterizedTest
  @EnumSource
  void countsOfEveryKindAreThoseOfTheEnumeration(DiagramKind kind) {
    for (int n = 0; n <= 6; n++) {
      DiagramEnumeration all = DiagramEnumeration.of(kind, n);
      assertEquals(BigInteger.valueOf(all.count()), Census.count(kind, n));
      assertEquals(
          BigInteger.valueOf(all.where(Restrictions.linkless()).count()), Census.linkless(kind, n));
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsOfRestrictedDiagramsAreThoseOfTheEnumeration(DiagramKind kind) {
    for (int n = 0; n <= 6; n++) {
      for (int size = 1; size <= 3; size++) {
        DiagramEnumeration all =
            DiagramEnumeration.of(kind, n).where(Restrictions.partsOfAtMost(size));
        assertEquals(
            BigInteger.valueOf(all.count()), Census.count(kind, n, Census.Nodes.ANY, size));
        assertEquals(
            BigInteger.valueOf(all.where(Restrictions.linkless()).count()),
            Census.count(kind, n, Census.Nodes.LINKLESS, size));
        assertEquals(
            BigInteger.valueOf(all.where(Restrictions.withoutUntiedLeaves()).count()),
            Census.count(kind, n, Census.Nodes.WITHOUT_UNTIED_LEAVES, size));
      }
      assertEquals(
          BigInteger.valueOf(
              DiagramEnumeration.of(kind, n).where(Restrictions.withoutUntiedLeaves()).count()),
          Census.count(kind, n, Census.Nodes.WITHOUT_UNTIED_LEAVES));
    }
  }

  /** The rooted trees with 1, 2, 3, … nodes (Cayley 1875; OEIS A000081). */
  @Test
  void untiedDiagramsAreTheRootedTrees() {
    long[] trees = {1, 1, 2, 4, 9, 20, 48, 115, 286, 719, 1842, 4766, 12486};
    for (int n = 0; n < trees.length; n++) {
      assertEquals(
          BigInteger.valueOf(trees[n]), Census.count(DiagramKind.ROOTED, n, Census.Nodes.ANY, 1));
    }
  }

  /** There are at least (n+1)^(n−1) Bell(n) / n! diagrams with n edges, and not many more. */
  @Test
  void thirtyEdgesAreCountedInTimeAndNearTheLabelledCount() {
    BigInteger bell = new BigInteger("846749014511809332450147");
    BigInteger least = BigInteger.valueOf(31).pow(29).multiply(bell).divide(Census.factorial(30));
    BigInteger count = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Census.count(30));
    assertEquals(1, count.compareTo(least));
    assertEquals(-1, count.compareTo(least.shiftLeft(1)));
  }

  @Test
  void negativeAndHugeNumbersOfEdgesAreRefused() {
    assertThrows(ProblemException.class, () -> Census.count(-1));
    assertThrows(ProblemException.class, () -> Census.count(Census.MOST_EDGES + 1));
  }
}
