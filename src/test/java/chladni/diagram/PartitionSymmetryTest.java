package chladni.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionSymmetryTest {
  private static final int UNTIED = -1;

  private static BigInteger order(Bushes bushes, SearchLimit limit) {
    return new PartitionSymmetry(new TreeSymmetry(bushes.parents()), bushes.parts(), UNTIED, limit)
        .order();
  }

  /** The limit that is claimed: the square of the number of nodes. */
  private static SearchLimit square(Bushes bushes) {
    return new SearchLimit((long) bushes.parts().length * bushes.parts().length);
  }

  /**
   * One ring of six has 12 automorphisms and two of three have 2 · 6², though every bush is among
   * two like it in all of them.
   */
  @Test
  void ringsOfDifferentLengthsAreNotExchanged() {
    for (Integer[] lengths : new Integer[][] {{6, 3, 3}, {3, 6, 3}, {3, 3, 6}}) {
      Bushes rings = Bushes.rings(2, lengths);
      assertEquals(BigInteger.valueOf(12 * 72), order(rings, square(rings)));
    }
  }

  /** In each of twelve bushes two or four untied leaves change places besides. */
  @Test
  void likeLeavesAreTriedOnce() {
    Bushes four = Bushes.rings(4, 6, 3, 3);
    assertEquals(BigInteger.valueOf(12 * 72 * 4096), order(four, square(four)));
    Bushes six = Bushes.rings(6, 6, 3, 3);
    assertEquals(
        BigInteger.valueOf(12 * 72).multiply(BigInteger.valueOf(24).pow(12)),
        order(six, square(six)));
  }

  /** n leaves have n (n−1)/2 exchanges; those that others generate are not sought. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 10, 20, 40})
  void knownAutomorphismsAreNotSoughtAgain(int n) {
    int[] parents = Collections.nCopies(n, n).stream().mapToInt(p -> p).toArray();
    int[] parts = IntStream.range(0, n).toArray();
    Bushes star = new Bushes(parents, parts);
    assertEquals(Census.factorial(n), order(star, square(star)));
  }

  /** Three bushes of two leaves in a row, of which the last is tied to its own leaf. */
  @Test
  void nothingIsSoughtWhereSurroundingsTellAllNodesApart() {
    SearchLimit limit = new SearchLimit(0);
    Bushes row =
        new Bushes(new int[] {2, 2, 9, 5, 5, 9, 8, 8, 9}, new int[] {0, 1, 2, 0, 3, 4, 3, 5, 5});
    assertEquals(BigInteger.ONE, order(row, limit));
  }

  @Test
  void aSearchEndsAtItsLimit() {
    Bushes ring = Bushes.rings(2, 8);
    assertThrows(ProblemException.class, () -> order(ring, new SearchLimit(10)));
  }
}
