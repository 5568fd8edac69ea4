package chladni.experiment;

import chladni.experiment.Generators.Purpose;

/** Which training points the updates see, in turn. */
abstract class Batches {
  private final int size;

  /** The training sets. */
  final TrainingSet set;

  private Batches(TrainingSet set, int size) {
    this.set = set;
    this.size = size;
  }

  /** How many points a batch has. */
  final int size() {
    return size;
  }

  /** Starts with some trials, whose training sets have been drawn. */
  abstract void begin(long firstTrial, int trials);

  /** The next point of the batch. */
  abstract double[][] point();

  /**
   * The points in the order in which they were drawn, over and over. Since they are independent,
   * their first epoch needs no shuffling.
   */
  static Batches inOrder(TrainingSet set, int size) {
    return new Batches(set, size) {
      private int taken;

      @Override
      void begin(long firstTrial, int trials) {
        set.rewind();
        taken = 0;
      }

      @Override
      double[][] point() {
        if (taken == set.size()) {
          set.rewind();
          taken = 0;
        }
        taken++;
        return set.next();
      }
    };
  }

  /** Every epoch after the first in a new order. */
  static Batches reshuffled(TrainingSet set, int size, long seed, int width) {
    return new Batches(set, size) {
      private final Generators generators = new Generators(width);
      private final int[][] order = new int[set.size()][width];
      private int trials;
      private int taken;

      @Override
      void begin(long firstTrial, int n) {
        generators.seed(seed, Purpose.ORDER, firstTrial, n);
        for (int k = 0; k < order.length; k++) {
          java.util.Arrays.fill(order[k], 0, n, k);
        }
        trials = n;
        taken = 0;
      }

      @Override
      double[][] point() {
        if (taken == order.length) {
          shuffle();
          taken = 0;
        }
        return set.points(order[taken++]);
      }

      // Fisher and Yates.
      private void shuffle() {
        for (int k = order.length - 1; k > 0; k--) {
          for (int i = 0; i < trials; i++) {
            int other = generators.index(i, k + 1);
            int held = order[k][i];
            order[k][i] = order[other][i];
            order[other][i] = held;
          }
        }
      }
    };
  }

  /** Every place of every batch draws a point. */
  static Batches withReplacement(TrainingSet set, int size, long seed, int width) {
    return new Batches(set, size) {
      private final Generators generators = new Generators(width);
      private final int[] numbers = new int[width];
      private int trials;

      @Override
      void begin(long firstTrial, int n) {
        generators.seed(seed, Purpose.ORDER, firstTrial, n);
        trials = n;
      }

      @Override
      double[][] point() {
        for (int i = 0; i < trials; i++) {
          numbers[i] = generators.index(i, set.size());
        }
        return set.points(numbers);
      }
    };
  }
}
