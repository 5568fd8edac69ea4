package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;

/**
 * The divided difference f[z_0, …, z_m] of f(x) = x^a or f(s) = exp(−τs): the contour integral of
 * f(w) / Π (w − z_i), so symmetric in the nodes, which may coincide.
 *
 * <p>f[z] = f(z), f[z_0, z_1] = (f(z_1) − f(z_0))/(z_1 − z_0), f[z, z] = f′(z). For f(x) = x^T it
 * is h_{T−m}(z_0, …, z_m), the complete homogeneous symmetric polynomial: the sum over m instants
 * of a run of T steps of z_j to the power of the j-th gap between them. For f(s) = exp(−τs) it is
 * (−1)^m 𝒫_τ(s_0, …, s_m), 𝒫 being the integral over m instants of exp(−s_j · gap_j).
 *
 * <p>Example: {@code power(T, [1, 1−k1])} is (1 − (1−k1)^T)/k1.
 *
 * @param kernel the function f
 * @param nodes at least one, in ascending order
 */
public record DividedDifference(Kernel kernel, List<ClosedForm> nodes)
    implements Comparable<DividedDifference> {

  /** The function of which differences are taken. */
  public sealed interface Kernel {
    /** x ↦ x^exponent. A variable exponent is taken to be larger than the number of nodes. */
    record Power(ClosedForm exponent) implements Kernel {}

    /** s ↦ exp(−time·s). */
    record Decay(ClosedForm time) implements Kernel {}
  }

  /** Fractions of longer numbers take too long to be reduced. */
  private static final long MOST_BITS = 1_500_000;

  private static final int MOST_TERMS = 4_000_000;

  private static final String LEAVE_VARIABLE =
      "leave the number of updates (N, E or T) a variable and give it to decimal(…) afterwards, as"
          + " in decimal(x, T=10^12, k1=1/2)";

  private static final Comparator<DividedDifference> ORDER =
      Comparator.comparing((DividedDifference d) -> d.kernel instanceof Kernel.Power)
          .thenComparing(DividedDifference::parameter, ClosedForm.ORDER)
          .thenComparingInt(d -> d.nodes.size())
          .thenComparing(
              (a, b) -> {
                for (int i = 0; i < a.nodes.size(); i++) {
                  int order = ClosedForm.ORDER.compare(a.nodes.get(i), b.nodes.get(i));
                  if (order != 0) {
                    return order;
                  }
                }
                return 0;
              });

  /**
   * Sorts the nodes.
   *
   * @throws ProblemException if an exponent is a number but no integer
   */
  public DividedDifference {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a divided difference needs a node");
    }
    List<ClosedForm> sorted = new ArrayList<>(nodes);
    sorted.sort(ClosedForm.ORDER);
    nodes = List.copyOf(sorted);
    if (kernel instanceof Kernel.Power(ClosedForm exponent) && exponent.number().isPresent()) {
      ClosedForm unused = ClosedForm.symbol("x").raisedTo(exponent);
    }
  }

  /** The divided difference of x^exponent. */
  public static DividedDifference power(ClosedForm exponent, List<ClosedForm> nodes) {
    return new DividedDifference(new Kernel.Power(exponent), nodes);
  }

  /** The divided difference of exp(−time·s), which is (−1)^m 𝒫_time at m+1 nodes. */
  public static DividedDifference decay(ClosedForm time, List<ClosedForm> nodes) {
    return new DividedDifference(new Kernel.Decay(time), nodes);
  }

  /** m for m+1 nodes. */
  public int order() {
    return nodes.size() - 1;
  }

  /** The exponent or the time. */
  public ClosedForm parameter() {
    return switch (kernel) {
      case Kernel.Power(ClosedForm exponent) -> exponent;
      case Kernel.Decay(ClosedForm time) -> time;
    };
  }

  /** The variables in it. */
  public SortedSet<String> variables() {
    SortedSet<String> names = new TreeSet<>(VariableOrder.INSTANCE);
    names.addAll(parameter().variables());
    nodes.forEach(node -> names.addAll(node.variables()));
    return Collections.unmodifiableSortedSet(names);
  }

  /** Replaces variables, all at once; nodes may come to coincide. */
  public DividedDifference substitute(Map<String, ClosedForm> values) {
    ClosedForm parameter = parameter().substitute(values);
    Kernel replaced =
        switch (kernel) {
          case Kernel.Power power -> new Kernel.Power(parameter);
          case Kernel.Decay decay -> new Kernel.Decay(parameter);
        };
    return new DividedDifference(
        replaced, nodes.stream().map(node -> node.substitute(values)).toList());
  }

  /**
   * The closed form: Σ_i f(z_i) / Π_{j≠i} (z_i − z_j) for different nodes, its limit for nodes that
   * coincide.
   *
   * @throws ProblemException if a node has no power with the exponent, or the result is too large
   */
  public ClosedForm expanded() {
    return ClosedForm.sum(partialFractions());
  }

  /** What is simpler written in closed form: a number, a single node, or equal nodes. */
  Optional<ClosedForm> simple() {
    boolean equal = nodes.get(0).equals(nodes.get(nodes.size() - 1));
    if (equal) {
      return Optional.of(expanded());
    }
    boolean numbers = nodes.stream().allMatch(node -> node.number().isPresent());
    return switch (kernel) {
      case Kernel.Power(ClosedForm exponent) ->
          exponent
              .number()
              .filter(n -> numbers || (n.signum() >= 0 && n.compareTo(whole(order())) <= 0))
              .map(n -> expanded());
      case Kernel.Decay(ClosedForm time) ->
          time.isZero() ? Optional.of(ClosedForm.ZERO) : Optional.empty();
    };
  }

  private static BigFraction whole(long value) {
    return new BigFraction(value);
  }

  /**
   * What does not decay as the exponent grows, if all nodes but 1 are less than 1 in modulus.
   *
   * @throws ProblemException if there is a node that is not
   */
  ClosedForm lasting() {
    for (ClosedForm node : nodes) {
      boolean one = node.equals(ClosedForm.ONE);
      if (!one && node.unit().abs().compareTo(BigFraction.ONE) > 0
          || kernel instanceof Kernel.Decay) {
        throw ProblemException.unfit(
            "it is not known whether powers of " + node + " grow or decay",
            "give numbers for all sizes");
      }
    }
    return ClosedForm.sum(partialFractions(node -> node.equals(ClosedForm.ONE)));
  }

  /** Terms whose sum this is: one for each node and derivative. */
  List<ClosedForm> partialFractions() {
    return partialFractions(node -> true);
  }

  private List<ClosedForm> partialFractions(Predicate<ClosedForm> wanted) {
    if (kernel instanceof Kernel.Power(ClosedForm exponent) && exponent.number().isPresent()) {
      return List.of(polynomial(exponent.number().get().getNumerator()));
    }
    List<ClosedForm> distinct = new ArrayList<>();
    List<Integer> multiplicities = new ArrayList<>();
    multiplicities()
        .forEach(
            (node, multiplicity) -> {
              distinct.add(node);
              multiplicities.add(multiplicity);
            });
    int count = distinct.size();
    ClosedForm[][] inverse = new ClosedForm[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        inverse[i][j] = ClosedForm.ONE.dividedBy(distinct.get(i).minus(distinct.get(j)));
        inverse[j][i] = inverse[i][j].negate();
      }
    }
    List<ClosedForm> terms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Interruption.poll();
      if (!wanted.test(distinct.get(i))) {
        continue;
      }
      // The residue at z_i: f(z_i + t) Π_j (z_i − z_j + t)^−μ_j to the power μ_i − 1 of t.
      ClosedForm front = ClosedForm.ONE;
      List<ClosedForm> poles = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        if (j != i) {
          front = front.times(inverse[i][j].pow(multiplicities.get(j)));
          poles.addAll(Collections.nCopies(multiplicities.get(j), inverse[i][j].negate()));
        }
      }
      int top = multiplicities.get(i) - 1;
      List<ClosedForm> rest = homogeneous(top, poles);
      List<ClosedForm> taylor = taylor(distinct.get(i), top);
      for (int r = 0; r <= top; r++) {
        terms.add(front.times(rest.get(top - r)).times(taylor.get(r)));
      }
    }
    return terms;
  }

  SortedMap<ClosedForm, Integer> multiplicities() {
    SortedMap<ClosedForm, Integer> multiplicities = new TreeMap<>(ClosedForm.ORDER);
    nodes.forEach(node -> multiplicities.merge(node, 1, Integer::sum));
    return multiplicities;
  }

  /** f^(r)(z)/r! for r = 0, …, top. */
  private List<ClosedForm> taylor(ClosedForm node, int top) {
    List<ClosedForm> result = new ArrayList<>();
    switch (kernel) {
      case Kernel.Power(ClosedForm exponent) -> {
        ClosedForm coefficient = node.raisedTo(exponent);
        result.add(coefficient);
        for (int r = 1; r <= top; r++) {
          // 0 to a large power has no derivative that is not 0.
          coefficient =
              node.isZero()
                  ? ClosedForm.ZERO
                  : coefficient
                      .times(exponent.minus(ClosedForm.of(r - 1)))
                      .dividedBy(node.times(ClosedForm.of(r)));
          result.add(coefficient);
        }
      }
      case Kernel.Decay(ClosedForm time) -> {
        ClosedForm coefficient = ClosedForm.exponential(time.times(node).negate());
        result.add(coefficient);
        for (int r = 1; r <= top; r++) {
          coefficient = coefficient.times(time).dividedBy(ClosedForm.of(-r));
          result.add(coefficient);
        }
      }
    }
    return result;
  }

  /** h_0, …, h_n of some arguments. */
  private static List<ClosedForm> homogeneous(int n, List<ClosedForm> arguments) {
    if (n > MOST_TERMS) {
      throw tooManyTerms(n);
    }
    List<ClosedForm> result = new ArrayList<>();
    for (int d = 0; d <= n; d++) {
      result.add(d == 0 ? ClosedForm.ONE : ClosedForm.ZERO);
    }
    long size = 1;
    for (ClosedForm argument : arguments) {
      for (int d = 1; d <= n; d++) {
        if ((d & 63) == 0) {
          Interruption.poll();
        }
        ClosedForm before = result.get(d);
        ClosedForm more = before.plus(argument.times(result.get(d - 1)));
        size += more.numerator().size() - before.numerator().size();
        if (size > MOST_TERMS) {
          throw tooManyTerms(n);
        }
        result.set(d, more);
      }
    }
    return result;
  }

  private static ProblemException tooManyTerms(int n) {
    return ProblemException.beyondReach(
        "sums of products of up to "
            + n
            + " formulas have more than "
            + MOST_TERMS
            + " terms written out",
        LEAVE_VARIABLE);
  }

  /** For an integer exponent: h_{n−m}(z), and for negative ones (−1)^m h_{|n|−1}(1/z) / Π z. */
  private ClosedForm polynomial(BigInteger exponent) {
    if (exponent.bitLength() > 30) {
      throw ProblemException.beyondReach(
          "the updates of this grid are too many to be written out: a number of steps in it is "
              + exponent.abs(),
          LEAVE_VARIABLE);
    }
    int n = exponent.intValueExact();
    if (n >= 0) {
      return n < order() ? ClosedForm.ZERO : homogeneousOf(n - order(), nodes);
    }
    List<ClosedForm> inverses = nodes.stream().map(node -> ClosedForm.ONE.dividedBy(node)).toList();
    ClosedForm product = ClosedForm.of(order() % 2 == 0 ? 1 : -1);
    for (ClosedForm inverse : inverses) {
      product = product.times(inverse);
    }
    return product.times(homogeneousOf(-n - 1, inverses));
  }

  private static ClosedForm homogeneousOf(int n, List<ClosedForm> arguments) {
    List<BigFraction> numbers = new ArrayList<>();
    arguments.forEach(argument -> argument.number().ifPresent(numbers::add));
    return numbers.size() == arguments.size()
        ? ClosedForm.of(homogeneousOfNumbers(n, numbers))
        : homogeneous(n, arguments).get(n);
  }

  /**
   * h_n at numbers: the corner of the n+m-th power of the bidiagonal matrix with the numbers on its
   * diagonal and 1 above it (G. Opitz, ZAMM 44, 1964), over a common denominator.
   */
  private static BigFraction homogeneousOfNumbers(int n, List<BigFraction> arguments) {
    BigInteger denominator = BigInteger.ONE;
    for (BigFraction argument : arguments) {
      BigInteger d = argument.getDenominator();
      denominator = denominator.divide(denominator.gcd(d)).multiply(d);
    }
    int size = arguments.size();
    BigInteger[] z = new BigInteger[size];
    int bits = 0;
    for (int i = 0; i < size; i++) {
      BigFraction argument = arguments.get(i);
      z[i] = argument.getNumerator().multiply(denominator.divide(argument.getDenominator()));
      bits = Math.max(bits, z[i].bitLength());
    }
    if ((long) n * Math.max(bits, denominator.bitLength()) > 100_000_000L) {
      throw ProblemException.beyondReach(
          "a number of about "
              + (long) n * Math.max(bits, denominator.bitLength())
              + " binary digits is too large",
          "use fewer steps or simpler numbers");
    }
    int longest = denominator.bitLength();
    for (BigInteger numerator : z) {
      longest = Math.max(longest, numerator.bitLength());
    }
    if ((long) n * longest > MOST_BITS) {
      throw ProblemException.beyondReach(
          "a power of " + n + " of these numbers has too many digits",
          "give a smaller number of updates, or simpler numbers");
    }
    int exponent = n + size - 1;
    BigInteger[][] power = new BigInteger[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        power[i][j] = i == j ? BigInteger.ONE : BigInteger.ZERO;
      }
    }
    for (int bit = 31 - Integer.numberOfLeadingZeros(Math.max(exponent, 1)); bit >= 0; bit--) {
      Interruption.poll();
      BigInteger[][] next = new BigInteger[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = i; j < size; j++) {
          BigInteger sum = BigInteger.ZERO;
          for (int l = i; l <= j; l++) {
            sum = sum.add(power[i][l].multiply(power[l][j]));
          }
          next[i][j] = sum;
        }
      }
      if ((exponent >> bit & 1) == 1) {
        for (int i = 0; i < size; i++) {
          for (int j = size - 1; j >= i; j--) {
            next[i][j] = next[i][j].multiply(z[j]).add(j > i ? next[i][j - 1] : BigInteger.ZERO);
          }
        }
      }
      power = next;
    }
    return new BigFraction(power[0][size - 1], denominator.pow(n));
  }

  /** The coefficients of x^0, …, x^n about variable = 0, as sums of divided differences. */
  List<ResummedForm> taylor(String variable, int n) {
    List<ResummedForm> result = new ArrayList<>(Collections.nCopies(n + 1, ResummedForm.ZERO));
    if (parameter().variables().contains(variable)) {
      LaurentSeries series = LaurentSeries.of(expanded(), variable, n);
      for (int j = 0; j <= n; j++) {
        result.set(j, ResummedForm.of(series.coefficient(j)));
      }
      return result;
    }
    List<ClosedForm> centres = new ArrayList<>();
    List<Integer> multiplicities = new ArrayList<>();
    List<List<ClosedForm>> moves = new ArrayList<>();
    multiplicities()
        .forEach(
            (node, multiplicity) -> {
              LaurentSeries series = LaurentSeries.of(node, variable, n);
              if (series.lowest() < 0) {
                throw ProblemException.unfit(
                    "the node " + node + " has no value at " + variable + " = 0",
                    "expand about another value of " + variable);
              }
              centres.add(series.coefficient(0));
              multiplicities.add(multiplicity);
              List<ClosedForm> move = new ArrayList<>();
              for (int j = 0; j <= n; j++) {
                move.add(j == 0 ? ClosedForm.ZERO : series.coefficient(j));
              }
              moves.add(move);
            });
    // 1/(w − c − δ)^μ is the sum over j of binom(μ+j−1, j) δ^j/(w − c)^{μ+j}.
    List<ClosedForm> one = new ArrayList<>(Collections.nCopies(n + 1, ClosedForm.ZERO));
    one.set(0, ClosedForm.ONE);
    addMoved(new Moves(centres, multiplicities, moves), 0, n, one, List.of(), result);
    return result;
  }

  private record Moves(
      List<ClosedForm> centres, List<Integer> multiplicities, List<List<ClosedForm>> moves) {}

  private void addMoved(
      Moves moves,
      int from,
      int left,
      List<ClosedForm> coefficient,
      List<ClosedForm> moved,
      List<ResummedForm> result) {
    if (from == moves.centres.size()) {
      ResummedForm difference = ResummedForm.of(new DividedDifference(kernel, moved));
      for (int j = 0; j < result.size(); j++) {
        if (!coefficient.get(j).isZero()) {
          result.set(j, result.get(j).plus(difference.times(coefficient.get(j))));
        }
      }
      return;
    }
    Interruption.poll();
    int multiplicity = moves.multiplicities.get(from);
    List<ClosedForm> move = moves.moves.get(from);
    List<ClosedForm> next = new ArrayList<>(moved);
    next.addAll(Collections.nCopies(multiplicity, moves.centres.get(from)));
    addMoved(moves, from + 1, left, coefficient, next, result);
    if (move.stream().allMatch(ClosedForm::isZero)) {
      return;
    }
    List<ClosedForm> scaled = coefficient;
    for (int j = 1; j <= left; j++) {
      ClosedForm weight = ClosedForm.of(new BigFraction(multiplicity + j - 1, j));
      scaled = LaurentSeries.product(scaled, move).stream().map(c -> c.times(weight)).toList();
      next.add(moves.centres.get(from));
      addMoved(moves, from + 1, left - j, scaled, next, result);
    }
  }

  @Override
  public int compareTo(DividedDifference other) {
    return ORDER.compare(this, other);
  }

  /** Plain text, such as {@code x^(T)[1, (-k1 + 1)]}. */
  @Override
  public String toString() {
    return switch (kernel) {
      case Kernel.Power(ClosedForm exponent) -> "x^(" + exponent + ")" + nodes;
      case Kernel.Decay(ClosedForm time) -> "exp(-(" + time + ")*s)" + nodes;
    };
  }
}
