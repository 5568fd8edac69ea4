package chladni.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.experiment.Generators.Purpose;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

final class GeneratorsTest {
  @Test
  void bitsAreThoseOfThePlatformsGeneratorOfThatName() {
    long[] state = {0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 42};
    ByteBuffer bytes = ByteBuffer.allocate(32);
    for (long word : state) {
      bytes.putLong(word);
    }
    RandomGenerator platform = RandomGeneratorFactory.of("L64X128MixRandom").create(bytes.array());
    Generators ours = new Generators(3);
    ours.set(1, state[0], state[1], state[2], state[3]);
    for (int i = 0; i < 1000; i++) {
      assertEquals(platform.nextLong(), ours.next(1));
    }
  }

  @Test
  void drawingForAllTrialsIsDrawingForEach() {
    Generators together = new Generators(16);
    Generators alone = new Generators(1);
    together.seed(5, Purpose.DATA, 100, 16);
    double[][] draws = new double[300][16];
    for (double[] draw : draws) {
      together.normals(draw, 1, 2, 16);
    }
    for (int i = 0; i < 16; i++) {
      alone.seed(5, Purpose.DATA, 100 + i, 1);
      double[] one = new double[1];
      for (double[] draw : draws) {
        alone.normals(one, 1, 2, 1);
        assertEquals(draw[i], one[0]);
      }
    }
  }

  @Test
  void streamsOfTrialsAndPurposesDiffer() {
    Set<Long> first = new HashSet<>();
    for (Purpose purpose : Purpose.values()) {
      Generators generators = new Generators(1000);
      generators.seed(1, purpose, 0, 1000);
      for (int i = 0; i < 1000; i++) {
        first.add(generators.next(i));
      }
    }
    assertEquals(4000, first.size());
    Generators other = new Generators(1);
    other.seed(2, Purpose.DATA, 0, 1);
    assertNotEquals(true, first.contains(other.next(0)));
  }

  /** Pearson's χ² with 400 cells of equal probability and the tails; 1 million draws. */
  @Test
  void normalNumbersAreNormal() {
    int cells = 400;
    int width = 1000;
    int rounds = 1000;
    long[] counts = new long[cells];
    Generators generators = new Generators(width);
    generators.seed(3, Purpose.NOISE, 0, width);
    double[] draws = new double[width];
    long beyond = 0;
    double fourth = 0;
    for (int r = 0; r < rounds; r++) {
      generators.normals(draws, 0, 1, width);
      for (double x : draws) {
        double p = 0.5 * Erf.erfc(-x / Math.sqrt(2));
        counts[(int) Math.min(cells - 1, p * cells)]++;
        beyond += Math.abs(x) > 3.7 ? 1 : 0;
        fourth += x * x * x * x;
      }
    }
    double n = (double) width * rounds;
    double chi = 0;
    for (long count : counts) {
      double expected = n / cells;
      chi += (count - expected) * (count - expected) / expected;
    }
    // χ² has mean 399 and standard deviation 28.2.
    assertEquals(399, chi, 4 * Math.sqrt(2 * 399));
    double tail = n * Erf.erfc(3.7 / Math.sqrt(2));
    assertEquals(tail, (double) beyond, 4 * Math.sqrt(tail));
    assertEquals(3, fourth / n, 4 * Math.sqrt(96 / n));
  }

  @Test
  void choicesHaveTheirProbabilities() {
    double[] probabilities = {0.5, 0, 0.3, 0.15, 0.05};
    AliasTable table = new AliasTable(probabilities);
    Generators generators = new Generators(1000);
    generators.seed(4, Purpose.DATA, 0, 1000);
    double[] draws = new double[1000];
    int[] counts = new int[5];
    for (int r = 0; r < 1000; r++) {
      generators.choices(draws, table, 1000);
      for (double draw : draws) {
        counts[(int) draw]++;
      }
    }
    for (int k = 0; k < 5; k++) {
      double p = probabilities[k];
      assertEquals(p * 1e6, counts[k], 4 * Math.sqrt(1e6 * p * (1 - p)), "choice " + k);
    }
    assertTrue(counts[1] == 0);
  }
}
