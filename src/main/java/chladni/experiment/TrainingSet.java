package chladni.experiment;

import chladni.experiment.Generators.Purpose;

/**
 * The training points of the trials of a block, one after the other: drawn once and kept, or drawn
 * anew each time that they are gone through.
 */
final class TrainingSet {
  /** The most numbers that are kept. */
  static final long MOST_KEPT = 1L << 22;

  private final Model model;
  private final int size;
  private final long seed;
  private final Generators generators;
  private final double[][][] kept;
  private final double[][] single;
  private long first;
  private int n;
  private int at;

  private TrainingSet(Model model, int size, long seed, int width, double[][][] kept) {
    this.model = model;
    this.size = size;
    this.seed = seed;
    this.generators = new Generators(width);
    this.kept = kept;
    this.single = new double[model.columns()][width];
  }

  /** Training sets that are gone through once or a few times. */
  static TrainingSet streamed(Model model, int size, long seed, int width) {
    return new TrainingSet(model, size, seed, width, new double[0][][]);
  }

  /** Training sets that are kept. */
  static TrainingSet kept(Model model, int size, long seed, int width) {
    return new TrainingSet(model, size, seed, width, new double[size][model.columns()][width]);
  }

  int size() {
    return size;
  }

  /** Draws the training sets of some trials. */
  void begin(long firstTrial, int trials) {
    first = firstTrial;
    n = trials;
    generators.seed(seed, Purpose.DATA, first, n);
    for (double[][] point : kept) {
      model.draw(generators, point, n);
    }
    at = 0;
  }

  /** Goes back to the first point. */
  void rewind() {
    at = 0;
    if (kept.length == 0) {
      generators.seed(seed, Purpose.DATA, first, n);
    }
  }

  /** The next point of each trial. */
  double[][] next() {
    if (kept.length > 0) {
      return kept[at++];
    }
    model.draw(generators, single, n);
    return single;
  }

  /** For each trial the point of a number of its own; of kept sets. */
  double[][] points(int[] numbers) {
    for (int c = 0; c < single.length; c++) {
      double[] to = single[c];
      for (int i = 0; i < n; i++) {
        to[i] = kept[numbers[i]][c][i];
      }
    }
    return single;
  }
}
