package chladni.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How the shipped points were made: 60 points in the plane, half of each label; those of label y
 * are spread about (y, y/2) with standard deviation 1 in each direction (a sum of 12 uniform
 * variables), rounded to two digits.
 *
 * <p>{@code -Dgolden.rewrite=true} writes the file.
 */
class PointsTest {
  private static final Path FILE = Path.of("src/main/resources/chladni/landscapes/points.csv");

  @Test
  void theShippedPointsAreThoseThatTheirSeedMakes() throws IOException {
    SplittableRandom random = new SplittableRandom(1823);
    StringBuilder text = new StringBuilder("x1,x2,y\n");
    for (int i = 0; i < 60; i++) {
      int label = i % 2 == 0 ? 1 : -1;
      text.append(number(label + spread(random)))
          .append(',')
          .append(number(label * 0.5 + spread(random)))
          .append(',')
          .append(label)
          .append('\n');
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(FILE, text);
    }
    assertEquals(text.toString(), Files.readString(FILE));
  }

  private static double spread(SplittableRandom random) {
    double sum = -6;
    for (int k = 0; k < 12; k++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
