package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A polynomial with integer coefficients in atoms: immutable, sparse, its terms in descending
 * lexicographic order of exponents with the atoms in their own order.
 *
 * <p>The representation is unique, so {@code equals} is equality of polynomials. Sizes are bounded:
 * a product of more than 10^8 pairs of terms, or an exponent beyond 2^31, is refused.
 */
public final class Polynomial implements Comparable<Polynomial> {
  private static final long PAIRS_LIMIT = 100_000_000L;
  private static final int DENSE_LIMIT = 1 << 20;
  private static final long PRIME = 2147483647L;
  private static final Atom[] NO_ATOMS = {};

  /** The polynomial 0. */
  public static final Polynomial ZERO = new Polynomial(NO_ATOMS, new int[0], new BigInteger[0]);

  /** The polynomial 1. */
  public static final Polynomial ONE = constant(BigInteger.ONE);

  /**
   * One term: coefficient · Π atom^exponent.
   *
   * @param coefficient not zero
   * @param powers positive exponents only
   */
  public record Term(BigInteger coefficient, SortedMap<Atom, Integer> powers) {}

  private final Atom[] atoms;
  private final int[] exponents;
  private final BigInteger[] coefficients;
  private final int hash;

  private Polynomial(Atom[] atoms, int[] exponents, BigInteger[] coefficients) {
    this.atoms = atoms;
    this.exponents = exponents;
    this.coefficients = coefficients;
    this.hash =
        31 * (31 * Arrays.hashCode(atoms) + Arrays.hashCode(exponents))
            + Arrays.hashCode(coefficients);
  }

  /** An integer. */
  public static Polynomial constant(BigInteger value) {
    return value.signum() == 0
        ? ZERO
        : new Polynomial(NO_ATOMS, new int[0], new BigInteger[] {value});
  }

  /** A single atom. */
  public static Polynomial of(Atom atom) {
    return new Polynomial(new Atom[] {atom}, new int[] {1}, new BigInteger[] {BigInteger.ONE});
  }

  /**
   * The polynomial with the given coefficients in a box of exponents.
   *
   * @param atoms different atoms, in ascending order
   * @param sizes one more than the greatest exponent of each atom
   * @param coefficients the coefficient of Π atom_i^{e_i} at index ((e_0·size_1 + e_1)·size_2 + …)
   */
  public static Polynomial ofDense(List<Atom> atoms, int[] sizes, BigInteger[] coefficients) {
    int width = sizes.length;
    int count = 0;
    for (BigInteger c : coefficients) {
      count += c.signum() == 0 ? 0 : 1;
    }
    int[] exponents = new int[count * width];
    BigInteger[] values = new BigInteger[count];
    int row = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      if (coefficients[k].signum() != 0) {
        digits(k, sizes, exponents, row * width);
        values[row] = coefficients[k];
        row++;
      }
    }
    return compact(atoms.toArray(Atom[]::new), new Rows(exponents, values));
  }

  /** The terms, in descending lexicographic order. */
  public List<Term> terms() {
    List<Term> terms = new ArrayList<>(coefficients.length);
    for (int row = 0; row < coefficients.length; row++) {
      SortedMap<Atom, Integer> powers = new TreeMap<>();
      for (int i = 0; i < atoms.length; i++) {
        if (exponents[row * atoms.length + i] != 0) {
          powers.put(atoms[i], exponents[row * atoms.length + i]);
        }
      }
      terms.add(new Term(coefficients[row], Collections.unmodifiableSortedMap(powers)));
    }
    return Collections.unmodifiableList(terms);
  }

  /** The coefficient of the i-th term, 0 being the first. */
  BigInteger coefficient(int i) {
    return coefficients[i];
  }

  /** The exponent of an atom, by its place in {@link #atoms}, in the i-th term. */
  int exponent(int i, int atom) {
    return exponents[i * atoms.length + atom];
  }

  /** The number of terms. */
  public int size() {
    return coefficients.length;
  }

  /** The atoms in it, in order. */
  public List<Atom> atoms() {
    return List.of(atoms);
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return coefficients.length == 0;
  }

  /** Whether this is an integer. */
  public boolean isConstant() {
    return atoms.length == 0;
  }

  /** Whether this is 1. */
  public boolean isOne() {
    return atoms.length == 0 && coefficients.length == 1 && coefficients[0].equals(BigInteger.ONE);
  }

  /** The atom this is, if it is a single atom with coefficient and exponent 1. */
  public Optional<Atom> asAtom() {
    return isAtom() ? Optional.of(atoms[0]) : Optional.empty();
  }

  boolean isAtom() {
    return atoms.length == 1
        && coefficients.length == 1
        && exponents[0] == 1
        && coefficients[0].equals(BigInteger.ONE);
  }

  /** The coefficient of the first term; 0 for the polynomial 0. */
  public BigInteger leadingCoefficient() {
    return coefficients.length == 0 ? BigInteger.ZERO : coefficients[0];
  }

  /** The degree in an atom; 0 for the polynomial 0. */
  public int degree(Atom atom) {
    int i = indexOf(atom);
    return i < 0 ? 0 : degree(i);
  }

  private int degree(int i) {
    int degree = 0;
    for (int at = i; at < exponents.length; at += atoms.length) {
      degree = Math.max(degree, exponents[at]);
    }
    return degree;
  }

  /** The least exponent of an atom among the terms. */
  int order(Atom atom) {
    int i = indexOf(atom);
    if (i < 0) {
      return 0;
    }
    int order = Integer.MAX_VALUE;
    for (int at = i; at < exponents.length; at += atoms.length) {
      order = Math.min(order, exponents[at]);
    }
    return order;
  }

  /** The greatest sum of exponents of a term. */
  public int totalDegree() {
    int total = 0;
    for (int row = 0; row < coefficients.length; row++) {
      total = Math.max(total, rowDegree(row));
    }
    return total;
  }

  private int rowDegree(int row) {
    int sum = 0;
    for (int i = 0; i < atoms.length; i++) {
      sum = Math.addExact(sum, exponents[row * atoms.length + i]);
    }
    return sum;
  }

  private int indexOf(Atom atom) {
    for (int i = 0; i < atoms.length; i++) {
      if (atoms[i].equals(atom)) {
        return i;
      }
    }
    return -1;
  }

  boolean contains(Atom atom) {
    return indexOf(atom) >= 0;
  }

  /** Whether no power or exponential occurs. */
  boolean hasSymbolsOnly() {
    // Atoms are sorted, variables first.
    return atoms.length == 0 || atoms[atoms.length - 1] instanceof Atom.Symbol;
  }

  /** Whether a root of a power or exponential with whole exponent occurs. */
  boolean hasRoots() {
    for (int i = atoms.length - 1; i >= 0 && !(atoms[i] instanceof Atom.Symbol); i--) {
      if (atoms[i].rootTaken() > 1) {
        return true;
      }
    }
    return false;
  }

  /** The greatest common divisor of a number and all exponents of an atom. */
  long commonExponent(Atom atom, long number) {
    int i = indexOf(atom);
    long gcd = number;
    for (int at = i; i >= 0 && at < exponents.length; at += atoms.length) {
      gcd = gcd(gcd, exponents[at]);
    }
    return gcd;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** This with some powers and exponentials written through other roots of the same. */
  Polynomial withRoots(Map<Atom, Long> roots) {
    Atom[] renamed = atoms.clone();
    int[] scaled = exponents.clone();
    for (int i = 0; i < atoms.length; i++) {
      Long root = roots.get(atoms[i]);
      if (root == null || root == atoms[i].rootTaken()) {
        continue;
      }
      // Powers of one base and exponent differ in the root last, so the order of atoms stays.
      renamed[i] = atoms[i].withRoot(root);
      for (int at = i; at < scaled.length; at += atoms.length) {
        BigInteger exponent =
            BigInteger.valueOf(scaled[at])
                .multiply(BigInteger.valueOf(root))
                .divide(BigInteger.valueOf(atoms[i].rootTaken()));
        scaled[at] = addExponents((int) Math.min(exponent.longValueExact(), Integer.MAX_VALUE), 0);
      }
    }
    return new Polynomial(renamed, scaled, coefficients);
  }

  /** The coefficients, free of powers and exponentials, of the products of such. */
  SortedMap<Polynomial, Polynomial> byModes() {
    int symbols = atoms.length;
    while (symbols > 0 && !(atoms[symbols - 1] instanceof Atom.Symbol)) {
      symbols--;
    }
    int width = atoms.length;
    Map<List<Integer>, List<Integer>> rowsByMode = new LinkedHashMap<>();
    for (int row = 0; row < coefficients.length; row++) {
      List<Integer> key = new ArrayList<>(width - symbols);
      for (int i = symbols; i < width; i++) {
        key.add(exponents[row * width + i]);
      }
      rowsByMode.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    SortedMap<Polynomial, Polynomial> result = new TreeMap<>();
    for (List<Integer> rows : rowsByMode.values()) {
      int[] mode = new int[width];
      System.arraycopy(exponents, rows.get(0) * width, mode, 0, width);
      Arrays.fill(mode, 0, symbols, 0);
      int[] rest = new int[rows.size() * width];
      BigInteger[] values = new BigInteger[rows.size()];
      for (int i = 0; i < values.length; i++) {
        System.arraycopy(exponents, rows.get(i) * width, rest, i * width, symbols);
        values[i] = coefficients[rows.get(i)];
      }
      result.put(
          compact(atoms, new Rows(mode, new BigInteger[] {BigInteger.ONE})),
          compact(atoms, new Rows(rest, values)));
    }
    return result;
  }

  /** The greatest common divisor of the coefficients, with the sign of the leading one. */
  BigInteger signedContent() {
    BigInteger gcd = BigInteger.ZERO;
    for (BigInteger c : coefficients) {
      gcd = gcd.gcd(c);
      if (gcd.equals(BigInteger.ONE)) {
        break;
      }
    }
    return leadingCoefficient().signum() < 0 ? gcd.negate() : gcd;
  }

  /** −this. */
  public Polynomial negate() {
    return times(BigInteger.ONE.negate());
  }

  /** this · factor. */
  public Polynomial times(BigInteger factor) {
    if (factor.equals(BigInteger.ONE)) {
      return this;
    }
    if (factor.signum() == 0) {
      return ZERO;
    }
    BigInteger[] scaled = new BigInteger[coefficients.length];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = coefficients[row].multiply(factor);
    }
    return new Polynomial(atoms, exponents, scaled);
  }

  /** this / divisor, which divides every coefficient. */
  Polynomial dividedExactlyBy(BigInteger divisor) {
    if (divisor.equals(BigInteger.ONE)) {
      return this;
    }
    BigInteger[] scaled = new BigInteger[coefficients.length];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = coefficients[row].divide(divisor);
    }
    return new Polynomial(atoms, exponents, scaled);
  }

  /** this + other. */
  public Polynomial plus(Polynomial other) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    Atom[] all = union(atoms, other.atoms);
    Rows sum =
        add(
            new Rows(spread(all), coefficients),
            new Rows(other.spread(all), other.coefficients),
            all.length);
    return compact(all, sum);
  }

  /** this − other. */
  public Polynomial minus(Polynomial other) {
    return plus(other.negate());
  }

  /** The sum of many polynomials. */
  static Polynomial sum(Collection<Polynomial> terms) {
    List<Polynomial> level = new ArrayList<>(terms);
    while (level.size() > 1) {
      List<Polynomial> next = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) {
        next.add(level.get(i).plus(level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        next.add(level.get(level.size() - 1));
      }
      level = next;
    }
    return level.isEmpty() ? ZERO : level.get(0);
  }

  /**
   * this · other.
   *
   * @throws ProblemException if there are more than 10^8 pairs of terms
   */
  public Polynomial times(Polynomial other) {
    if (other.coefficients.length < coefficients.length) {
      return other.times(this);
    }
    if (isZero()) {
      return ZERO;
    }
    if (isConstant()) {
      return other.times(coefficients[0]);
    }
    long pairs = (long) coefficients.length * other.coefficients.length;
    if (pairs > PAIRS_LIMIT) {
      throw ProblemException.beyondReach(
          "a product of polynomials of " + size() + " and " + other.size() + " terms is too large",
          "substitute numbers for some of the variables");
    }
    Atom[] all = union(atoms, other.atoms);
    int[] left = spread(all);
    int[] right = other.spread(all);
    int width = all.length;
    if (coefficients.length == 1) {
      // A product with a single term keeps the order of the terms, and no exponent vanishes.
      int[] shifted = new int[right.length];
      BigInteger[] scaled = new BigInteger[other.coefficients.length];
      shift(left, 0, coefficients[0], right, other.coefficients, width, shifted, scaled);
      return new Polynomial(all, shifted, scaled);
    }
    int[] sizes = new int[width];
    long box = 1;
    for (int i = 0; i < width; i++) {
      sizes[i] = addExponents(column(left, width, i), column(right, width, i)) + 1;
      box = Math.min(Long.MAX_VALUE / sizes[i], box) * sizes[i];
    }
    if (box <= Math.min(DENSE_LIMIT, 16 * pairs + 1024)) {
      return denseProduct(all, sizes, (int) box, left, right, other);
    }
    return compact(all, product(left, 0, coefficients.length, right, other.coefficients, width));
  }

  private static int column(int[] rows, int width, int i) {
    int max = 0;
    for (int at = i; at < rows.length; at += width) {
      max = Math.max(max, rows[at]);
    }
    return max;
  }

  private static int addExponents(int a, int b) {
    int sum = a + b;
    if (sum < 0 || sum == Integer.MAX_VALUE) {
      throw ProblemException.beyondReach(
          "an exponent of more than 2147483646 is too large", "use smaller powers");
    }
    return sum;
  }

  /** Kronecker's substitution: exponents as digits of an index into an array of coefficients. */
  private Polynomial denseProduct(
      Atom[] all, int[] sizes, int box, int[] left, int[] right, Polynomial other) {
    int width = all.length;
    int[] keysLeft = keys(left, width, sizes);
    int[] keysRight = keys(right, width, sizes);
    int bits =
        maxBits(coefficients)
            + maxBits(other.coefficients)
            + (32 - Integer.numberOfLeadingZeros(coefficients.length));
    BigInteger[] dense = new BigInteger[box];
    Arrays.fill(dense, BigInteger.ZERO);
    int count = 0;
    if (bits <= 62) {
      long[] small = new long[box];
      long[] a = longs(coefficients);
      long[] b = longs(other.coefficients);
      for (int i = 0; i < a.length; i++) {
        if ((i & 255) == 255) {
          Interruption.poll();
        }
        int key = keysLeft[i];
        long c = a[i];
        for (int j = 0; j < b.length; j++) {
          small[key + keysRight[j]] += c * b[j];
        }
      }
      for (int k = 0; k < box; k++) {
        if (small[k] != 0) {
          dense[k] = BigInteger.valueOf(small[k]);
          count++;
        }
      }
    } else {
      for (int i = 0; i < coefficients.length; i++) {
        Interruption.poll();
        for (int j = 0; j < other.coefficients.length; j++) {
          int k = keysLeft[i] + keysRight[j];
          dense[k] = dense[k].add(coefficients[i].multiply(other.coefficients[j]));
        }
      }
      for (int k = 0; k < box; k++) {
        if (dense[k].signum() != 0) {
          count++;
        }
      }
    }
    int[] rows = new int[count * width];
    BigInteger[] values = new BigInteger[count];
    int row = 0;
    for (int k = box - 1; k >= 0; k--) {
      BigInteger value = dense[k];
      if (value.signum() != 0) {
        digits(k, sizes, rows, row * width);
        values[row] = value;
        row++;
      }
    }
    // A product of nonzero polynomials has the sum of their degrees, so every atom occurs.
    return new Polynomial(all, rows, values);
  }

  private static int[] keys(int[] rows, int width, int[] sizes) {
    int[] keys = new int[rows.length / width];
    for (int row = 0; row < keys.length; row++) {
      int key = 0;
      for (int i = 0; i < width; i++) {
        key = key * sizes[i] + rows[row * width + i];
      }
      keys[row] = key;
    }
    return keys;
  }

  private static void digits(long key, int[] sizes, int[] into, int at) {
    long rest = key;
    for (int i = sizes.length - 1; i >= 0; i--) {
      into[at + i] = (int) (rest % sizes[i]);
      rest /= sizes[i];
    }
  }

  private static int maxBits(BigInteger[] values) {
    int bits = 0;
    for (BigInteger value : values) {
      bits = Math.max(bits, value.bitLength());
    }
    return bits;
  }

  private static long[] longs(BigInteger[] values) {
    long[] longs = new long[values.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = values[i].longValue();
    }
    return longs;
  }

  private record Rows(int[] exponents, BigInteger[] coefficients) {}

  /** The product of rows from..to of this with all of another, by halves. */
  private Rows product(int[] left, int from, int to, int[] right, BigInteger[] factors, int width) {
    if (to - from == 1) {
      Interruption.poll();
      int[] shifted = new int[right.length];
      BigInteger[] scaled = new BigInteger[factors.length];
      shift(left, from * width, coefficients[from], right, factors, width, shifted, scaled);
      return new Rows(shifted, scaled);
    }
    int middle = (from + to) >>> 1;
    return add(
        product(left, from, middle, right, factors, width),
        product(left, middle, to, right, factors, width),
        width);
  }

  private static void shift(
      int[] left,
      int at,
      BigInteger factor,
      int[] right,
      BigInteger[] factors,
      int width,
      int[] shifted,
      BigInteger[] scaled) {
    for (int row = 0; row < factors.length; row++) {
      for (int i = 0; i < width; i++) {
        shifted[row * width + i] = addExponents(left[at + i], right[row * width + i]);
      }
      scaled[row] = factor.multiply(factors[row]);
    }
  }

  private static Rows add(Rows a, Rows b, int width) {
    int rowsA = a.coefficients.length;
    int rowsB = b.coefficients.length;
    int[] exponents = new int[(rowsA + rowsB) * width];
    BigInteger[] coefficients = new BigInteger[rowsA + rowsB];
    int i = 0;
    int j = 0;
    int row = 0;
    while (i < rowsA || j < rowsB) {
      int order =
          i == rowsA
              ? -1
              : j == rowsB ? 1 : compareRows(a.exponents, i * width, b.exponents, j * width, width);
      int[] source = order >= 0 ? a.exponents : b.exponents;
      int at = order >= 0 ? i * width : j * width;
      BigInteger value;
      if (order > 0) {
        value = a.coefficients[i++];
      } else if (order < 0) {
        value = b.coefficients[j++];
      } else {
        value = a.coefficients[i++].add(b.coefficients[j++]);
      }
      if (value.signum() != 0) {
        System.arraycopy(source, at, exponents, row * width, width);
        coefficients[row] = value;
        row++;
      }
    }
    return row == coefficients.length
        ? new Rows(exponents, coefficients)
        : new Rows(Arrays.copyOf(exponents, row * width), Arrays.copyOf(coefficients, row));
  }

  private static int compareRows(int[] a, int atA, int[] b, int atB, int width) {
    for (int i = 0; i < width; i++) {
      if (a[atA + i] != b[atB + i]) {
        return Integer.compare(a[atA + i], b[atB + i]);
      }
    }
    return 0;
  }

  private static Atom[] union(Atom[] a, Atom[] b) {
    if (Arrays.equals(a, b)) {
      return a;
    }
    List<Atom> all = new ArrayList<>(a.length + b.length);
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      int order = i == a.length ? 1 : j == b.length ? -1 : a[i].compareTo(b[j]);
      all.add(order <= 0 ? a[i] : b[j]);
      if (order <= 0) {
        i++;
      }
      if (order >= 0) {
        j++;
      }
    }
    return all.toArray(NO_ATOMS);
  }

  /** The exponents, laid out for a larger sorted array of atoms. */
  private int[] spread(Atom[] all) {
    if (all.length == atoms.length) {
      return exponents;
    }
    int[] spread = new int[coefficients.length * all.length];
    int i = 0;
    for (int k = 0; k < all.length && i < atoms.length; k++) {
      if (all[k].equals(atoms[i])) {
        for (int row = 0; row < coefficients.length; row++) {
          spread[row * all.length + k] = exponents[row * atoms.length + i];
        }
        i++;
      }
    }
    return spread;
  }

  /** Drops atoms that no longer occur. */
  private static Polynomial compact(Atom[] all, Rows rows) {
    int width = all.length;
    boolean[] occurs = new boolean[width];
    int kept = 0;
    for (int i = 0; i < width; i++) {
      for (int at = i; at < rows.exponents.length; at += width) {
        if (rows.exponents[at] != 0) {
          occurs[i] = true;
          kept++;
          break;
        }
      }
    }
    if (rows.coefficients.length == 0) {
      return ZERO;
    }
    if (kept == width) {
      return new Polynomial(all, rows.exponents, rows.coefficients);
    }
    Atom[] atoms = new Atom[kept];
    int[] exponents = new int[rows.coefficients.length * kept];
    int k = 0;
    for (int i = 0; i < width; i++) {
      if (occurs[i]) {
        atoms[k] = all[i];
        for (int row = 0; row < rows.coefficients.length; row++) {
          exponents[row * kept + k] = rows.exponents[row * width + i];
        }
        k++;
      }
    }
    return new Polynomial(atoms, exponents, rows.coefficients);
  }

  /**
   * this to a power.
   *
   * @throws ProblemException if the result would be too large
   */
  public Polynomial pow(int exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("negative power of a polynomial");
    }
    if (coefficients.length == 1) {
      int[] scaled = new int[exponents.length];
      for (int i = 0; i < scaled.length; i++) {
        long e = (long) exponents[i] * exponent;
        scaled[i] = addExponents((int) Math.min(e, Integer.MAX_VALUE), 0);
      }
      return exponent == 0
          ? ONE
          : new Polynomial(atoms, scaled, new BigInteger[] {coefficients[0].pow(exponent)});
    }
    Polynomial result = ONE;
    Polynomial square = this;
    for (int e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = result.times(square);
      }
      if (e > 1) {
        square = square.times(square);
      }
    }
    return result;
  }

  /** this divided by atom^power, which divides every term. */
  Polynomial dividedExactlyBy(Atom atom, int power) {
    if (power == 0) {
      return this;
    }
    int i = indexOf(atom);
    int[] lowered = exponents.clone();
    for (int at = i; at < lowered.length; at += atoms.length) {
      lowered[at] -= power;
    }
    return compact(atoms, new Rows(lowered, coefficients));
  }

  /** this / divisor, if that is a polynomial with integer coefficients. */
  public Optional<Polynomial> divided(Polynomial divisor) {
    if (divisor.isZero()) {
      throw new ArithmeticException("division by the polynomial 0");
    }
    if (isZero()) {
      return Optional.of(ZERO);
    }
    Atom[] all = union(atoms, divisor.atoms);
    if (all.length != atoms.length) {
      return Optional.empty();
    }
    int width = atoms.length;
    int[] rows = divisor.spread(all);
    int[] sizes = new int[width];
    int[] divisorDegrees = new int[width];
    long box = 1;
    for (int i = 0; i < width; i++) {
      sizes[i] = degree(i) + 1;
      divisorDegrees[i] = column(rows, width, i);
      if (divisorDegrees[i] >= sizes[i]) {
        return Optional.empty();
      }
      if (box > Long.MAX_VALUE / sizes[i]) {
        throw ProblemException.beyondReach(
            "a polynomial in " + width + " variables with such large exponents is too large",
            "use smaller powers");
      }
      box *= sizes[i];
    }
    if (certainlyNoMultipleOf(divisor)) {
      return Optional.empty();
    }
    return quotient(divisor, rows, sizes, divisorDegrees);
  }

  private Optional<Polynomial> quotient(
      Polynomial divisor, int[] rows, int[] sizes, int[] divisorDegrees) {
    int width = atoms.length;
    long[] divisorKeys = new long[divisor.coefficients.length];
    for (int row = 0; row < divisorKeys.length; row++) {
      divisorKeys[row] = longKey(rows, row * width, sizes);
    }
    TreeMap<Long, BigInteger> remainder = new TreeMap<>();
    for (int row = 0; row < coefficients.length; row++) {
      remainder.put(longKey(exponents, row * width, sizes), coefficients[row]);
    }
    List<BigInteger> values = new ArrayList<>();
    List<Long> found = new ArrayList<>();
    int[] digits = new int[width];
    long steps = 0;
    while (!remainder.isEmpty()) {
      Map.Entry<Long, BigInteger> lead = remainder.pollLastEntry();
      long shift = lead.getKey() - divisorKeys[0];
      if (shift < 0) {
        return Optional.empty();
      }
      digits(shift, sizes, digits, 0);
      for (int i = 0; i < width; i++) {
        if (digits[i] + divisorDegrees[i] >= sizes[i]) {
          return Optional.empty();
        }
      }
      BigInteger[] division = lead.getValue().divideAndRemainder(divisor.coefficients[0]);
      if (division[1].signum() != 0) {
        return Optional.empty();
      }
      BigInteger factor = division[0];
      found.add(shift);
      values.add(factor);
      for (int row = 1; row < divisorKeys.length; row++) {
        if ((++steps & 4095) == 0) {
          Interruption.poll();
        }
        BigInteger change = factor.multiply(divisor.coefficients[row]).negate();
        remainder.merge(
            shift + divisorKeys[row],
            change,
            (old, delta) -> {
              BigInteger sum = old.add(delta);
              return sum.signum() == 0 ? null : sum;
            });
      }
    }
    int[] quotientRows = new int[found.size() * width];
    for (int row = 0; row < found.size(); row++) {
      digits(found.get(row), sizes, quotientRows, row * width);
    }
    return Optional.of(compact(atoms, new Rows(quotientRows, values.toArray(new BigInteger[0]))));
  }

  private static long longKey(int[] rows, int at, int[] sizes) {
    long key = 0;
    for (int i = 0; i < sizes.length; i++) {
      key = key * sizes[i] + rows[at + i];
    }
    return key;
  }

  /**
   * A cheap proof that a polynomial does not divide this: with all atoms but one replaced by
   * pseudo-random residues modulo a prime, the remainder is not zero. False if there is no such
   * proof.
   */
  private boolean certainlyNoMultipleOf(Polynomial divisor) {
    Atom main = divisor.lowestDegreeAtom();
    if (degree(main) > 4096) {
      return false;
    }
    long[] dividend = residues(main, 1);
    long[] modulus = divisor.residues(main, 1);
    int top = modulus.length - 1;
    if (modulus[top] == 0) {
      return false;
    }
    long inverse = power(modulus[top], PRIME - 2);
    for (int i = dividend.length - 1; i >= top; i--) {
      long factor = dividend[i] * inverse % PRIME;
      if (factor != 0) {
        for (int j = 0; j <= top; j++) {
          dividend[i - top + j] =
              Math.floorMod(dividend[i - top + j] - factor * modulus[j] % PRIME, PRIME);
        }
      }
    }
    for (int i = 0; i < Math.min(top, dividend.length); i++) {
      if (dividend[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private Atom lowestDegreeAtom() {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < atoms.length; i++) {
      int degree = degree(i);
      if (degree < least) {
        least = degree;
        best = i;
      }
    }
    return atoms[best];
  }

  /** Coefficients modulo the prime, by powers of one atom, the others at pseudo-random values. */
  long[] residues(Atom main, long seed) {
    int mainIndex = indexOf(main);
    long[] result = new long[(mainIndex < 0 ? 0 : degree(mainIndex)) + 1];
    long[] values = new long[atoms.length];
    for (int i = 0; i < atoms.length; i++) {
      values[i] = residue(atoms[i], seed);
    }
    BigInteger prime = BigInteger.valueOf(PRIME);
    for (int row = 0; row < coefficients.length; row++) {
      BigInteger c = coefficients[row];
      long value =
          c.bitLength() < 63 ? Math.floorMod(c.longValue(), PRIME) : c.mod(prime).longValue();
      int power = 0;
      for (int i = 0; i < atoms.length; i++) {
        int e = exponents[row * atoms.length + i];
        if (i == mainIndex) {
          power = e;
        } else if (e != 0) {
          value = value * power(values[i], e) % PRIME;
        }
      }
      result[power] = (result[power] + value) % PRIME;
    }
    return result;
  }

  private static long residue(Atom atom, long seed) {
    long z = atom.hashCode() * 0x9E3779B97F4A7C15L + seed * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 34) % (PRIME - 2) + 1;
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = result * square % PRIME;
      }
      square = square * square % PRIME;
    }
    return result;
  }

  /** The coefficients of the powers of an atom, from 0 to the degree. */
  public List<Polynomial> coefficients(Atom atom) {
    int index = indexOf(atom);
    if (index < 0) {
      return List.of(this);
    }
    int degree = degree(index);
    if (degree > 1_000_000) {
      throw ProblemException.beyondReach(
          "a polynomial of degree " + degree + " in " + atom + " has too many coefficients",
          "use smaller powers");
    }
    int width = atoms.length;
    int[] counts = new int[degree + 1];
    for (int row = 0; row < coefficients.length; row++) {
      counts[exponents[row * width + index]]++;
    }
    int[][] rows = new int[degree + 1][];
    BigInteger[][] values = new BigInteger[degree + 1][];
    for (int e = 0; e <= degree; e++) {
      rows[e] = new int[counts[e] * width];
      values[e] = new BigInteger[counts[e]];
    }
    int[] next = new int[degree + 1];
    for (int row = 0; row < coefficients.length; row++) {
      int e = exponents[row * width + index];
      int at = next[e]++;
      System.arraycopy(exponents, row * width, rows[e], at * width, width);
      rows[e][at * width + index] = 0;
      values[e][at] = coefficients[row];
    }
    List<Polynomial> result = new ArrayList<>(degree + 1);
    for (int e = 0; e <= degree; e++) {
      result.add(compact(atoms, new Rows(rows[e], values[e])));
    }
    return result;
  }

  /** ∂/∂atom, the other atoms held constant. */
  Polynomial partial(Atom atom) {
    int index = indexOf(atom);
    if (index < 0) {
      return ZERO;
    }
    int width = atoms.length;
    int count = 0;
    int[] rows = new int[exponents.length];
    BigInteger[] values = new BigInteger[coefficients.length];
    for (int row = 0; row < coefficients.length; row++) {
      int e = exponents[row * width + index];
      if (e != 0) {
        System.arraycopy(exponents, row * width, rows, count * width, width);
        rows[count * width + index] = e - 1;
        values[count] = coefficients[row].multiply(BigInteger.valueOf(e));
        count++;
      }
    }
    return compact(
        atoms, new Rows(Arrays.copyOf(rows, count * width), Arrays.copyOf(values, count)));
  }

  /** Numerator and denominator to put in the place of an atom. */
  record Fraction(Polynomial numerator, Polynomial denominator) {}

  /**
   * The numerator after replacing atoms by fractions, all at once: this with each atom a replaced
   * by n_a/d_a, times Π d_a^{deg_a}.
   */
  Polynomial homogenized(Map<Atom, Fraction> values) {
    List<Integer> replaced = new ArrayList<>();
    for (int i = 0; i < atoms.length; i++) {
      if (values.containsKey(atoms[i])) {
        replaced.add(i);
      }
    }
    return replaced.isEmpty() ? this : homogenized(this, replaced, 0, values);
  }

  private Polynomial homogenized(
      Polynomial part, List<Integer> replaced, int from, Map<Atom, Fraction> values) {
    if (from == replaced.size() || part.isZero()) {
      return part;
    }
    Atom atom = atoms[replaced.get(from)];
    Fraction value = java.util.Objects.requireNonNull(values.get(atom));
    int degree = degree(replaced.get(from));
    List<Polynomial> byPower = part.coefficients(atom);
    // Horner's scheme in n/d, with the powers of d that are still missing multiplied on.
    Polynomial result = ZERO;
    Polynomial denominators = ONE;
    for (int e = degree; e >= 0; e--) {
      result = result.times(value.numerator);
      if (e < byPower.size()) {
        Polynomial coefficient = homogenized(byPower.get(e), replaced, from + 1, values);
        result = result.plus(coefficient.times(denominators));
      }
      if (e > 0) {
        denominators = denominators.times(value.denominator);
      }
    }
    return result;
  }

  /** By total degree, then by number of terms, then term by term. */
  @Override
  public int compareTo(Polynomial other) {
    int order = Integer.compare(totalDegree(), other.totalDegree());
    if (order != 0) {
      return order;
    }
    order = Integer.compare(coefficients.length, other.coefficients.length);
    if (order != 0) {
      return order;
    }
    Atom[] all = union(atoms, other.atoms);
    int[] left = spread(all);
    int[] right = other.spread(all);
    for (int row = 0; row < coefficients.length; row++) {
      order = compareRows(right, row * all.length, left, row * all.length, all.length);
      if (order != 0) {
        return order;
      }
    }
    for (int row = 0; row < coefficients.length; row++) {
      order = coefficients[row].compareTo(other.coefficients[row]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Polynomial other
        && hash == other.hash
        && Arrays.equals(atoms, other.atoms)
        && Arrays.equals(exponents, other.exponents)
        && Arrays.equals(coefficients, other.coefficients);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Plain text, such as {@code N^2 - 3*N + 2}. */
  @Override
  public String toString() {
    if (isZero()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    for (Term term : terms()) {
      BigInteger size = term.coefficient().abs();
      boolean negative = term.coefficient().signum() < 0;
      text.append(text.isEmpty() ? (negative ? "-" : "") : negative ? " - " : " + ");
      boolean bare = size.equals(BigInteger.ONE) && !term.powers().isEmpty();
      if (!bare) {
        text.append(size);
      }
      String times = bare ? "" : "*";
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        text.append(times).append(power.getKey());
        if (power.getValue() != 1) {
          text.append('^').append(power.getValue());
        }
        times = "*";
      }
    }
    return text.toString();
  }
}
