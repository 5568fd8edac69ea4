package chladni.experiment;

import chladni.column.Columns;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** The weights of some trials that run side by side, a column for each weight. */
final class Block {
  private final double[] start;
  private final double[][] weights;
  private long first;
  private int n;

  /** A block of up to {@code width} trials. */
  Block(List<BigFraction> start, int width) {
    this.start = start.stream().mapToDouble(BigFraction::doubleValue).toArray();
    this.weights = new double[this.start.length][width];
  }

  /** Puts n trials at the start. */
  void begin(long firstTrial, int trials) {
    first = firstTrial;
    n = trials;
    for (int w = 0; w < start.length; w++) {
      Columns.fill(weights[w], start[w], n);
    }
  }

  double[][] weights() {
    return weights;
  }

  /** The number of the first trial. */
  long first() {
    return first;
  }

  /** How many trials there are. */
  int n() {
    return n;
  }
}
