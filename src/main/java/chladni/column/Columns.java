package chladni.column;

/**
 * Loops over the first n numbers of columns, each simple enough for the virtual machine to turn
 * into vector instructions.
 */
public final class Columns {
  private Columns() {}

  /** d = c. */
  public static void fill(double[] d, double c, int n) {
    java.util.Arrays.fill(d, 0, n, c);
  }

  /** d = c + e·a. */
  public static void linear(double[] d, double c, double e, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = c + e * a[i];
    }
  }

  /** d = c + e·a + f·b. */
  public static void linear(
      double[] d, double c, double e, double[] a, double f, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = c + e * a[i] + f * b[i];
    }
  }

  /** d = c + e·a·b. */
  public static void times(double[] d, double c, double e, double[] a, double[] b, int n) {
    if (c == 0 && e == 1) {
      for (int i = 0; i < n; i++) {
        d[i] = a[i] * b[i];
      }
    } else {
      for (int i = 0; i < n; i++) {
        d[i] = c + e * (a[i] * b[i]);
      }
    }
  }

  /** d += c. */
  public static void add(double[] d, double c, int n) {
    for (int i = 0; i < n; i++) {
      d[i] += c;
    }
  }

  /** d += e·a. */
  public static void addScaled(double[] d, double e, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] += e * a[i];
    }
  }

  /** d += c + e·a + f·b. */
  public static void addLinear(
      double[] d, double c, double e, double[] a, double f, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] += c + e * a[i] + f * b[i];
    }
  }

  /** d += e·a·b. */
  public static void addTimes(double[] d, double e, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] += e * (a[i] * b[i]);
    }
  }

  /** d = a^c. */
  static void power(double[] d, double[] a, double c, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.pow(a[i], c);
    }
  }

  /** d = a^b. */
  static void power(double[] d, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.pow(a[i], b[i]);
    }
  }

  /** d = 1/a. */
  static void reciprocal(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = 1 / a[i];
    }
  }

  /** d = exp a. */
  static void exp(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.exp(a[i]);
    }
  }

  /** d = log a. */
  static void log(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.log(a[i]);
    }
  }

  /** d = sin a. */
  static void sin(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.sin(a[i]);
    }
  }

  /** d = cos a. */
  static void cos(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.cos(a[i]);
    }
  }

  /** d = tanh a. */
  static void tanh(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.tanh(a[i]);
    }
  }

  /** d = √a. */
  static void sqrt(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.sqrt(a[i]);
    }
  }

  /** d = |a|. */
  static void abs(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.abs(a[i]);
    }
  }

  /** d = the sign of a. */
  static void sign(double[] d, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = Math.signum(a[i]);
    }
  }
}
