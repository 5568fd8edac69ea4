package chladni.prediction;

import java.util.Arrays;

/** Arrays with a number for each combination of indices, the last running fastest. */
final class Tables {
  private Tables() {}

  /**
   * Multiplies each entry of a table by an entry of a tensor, at the place that the strides lead
   * to.
   */
  static void multiply(double[] table, double[] tensor, int[] strides, int rank, int size) {
    int[] index = new int[rank];
    int place = 0;
    for (int i = 0; i < table.length; i++) {
      table[i] *= tensor[place];
      for (int r = rank - 1; r >= 0; r--) {
        place += strides[r];
        if (++index[r] < size) {
          break;
        }
        place -= size * strides[r];
        index[r] = 0;
      }
    }
  }

  /** The table of a tensor's entries at the places that the strides lead to. */
  static double[] arranged(double[] tensor, int[] strides, int rank, int size) {
    double[] table = new double[power(size, rank)];
    Arrays.fill(table, 1);
    multiply(table, tensor, strides, rank, size);
    return table;
  }

  static int power(int base, int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, base);
    }
    return power;
  }

  /** The next list of ascending indices; false after the last, and of none there is one. */
  static boolean nextAscending(int[] index, int size) {
    for (int i = index.length - 1; i >= 0; i--) {
      if (index[i] + 1 < size) {
        Arrays.fill(index, i, index.length, index[i] + 1);
        return true;
      }
    }
    return false;
  }

  /** Sets the entries of a symmetric tensor at all orders of some ascending indices. */
  static void setAllOrders(double[] tensor, int[] ascending, int size, double entry) {
    int[] index = ascending.clone();
    do {
      int place = 0;
      for (int i : index) {
        place = place * size + i;
      }
      tensor[place] = entry;
    } while (nextPermutation(index));
  }

  private static boolean nextPermutation(int[] index) {
    int i = index.length - 2;
    while (i >= 0 && index[i] >= index[i + 1]) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    int j = index.length - 1;
    while (index[j] <= index[i]) {
      j--;
    }
    swap(index, i, j);
    for (int a = i + 1, b = index.length - 1; a < b; a++, b--) {
      swap(index, a, b);
    }
    return true;
  }

  private static void swap(int[] index, int i, int j) {
    int held = index[i];
    index[i] = index[j];
    index[j] = held;
  }
}
