package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/**
 * Pseudo-random values of atoms modulo the prime 2^61−1. A formula that is not 0 there is not 0 at
 * all; one that is 0 at n independent points is 0 except with a probability below (degree/2^61)^n
 * (J. T. Schwartz, J. ACM 27, 1980), atoms being algebraically independent.
 */
final class RandomPoint {
  private static final long PRIME = (1L << 61) - 1;
  private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);

  private final SplittableRandom random;
  private final Map<Atom, Long> values = new HashMap<>();
  private final Map<ClosedForm, OptionalLong> nodes = new HashMap<>();
  private final Map<DividedDifference.Kernel, Map<ClosedForm, OptionalLong>> powers =
      new HashMap<>();

  RandomPoint(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * Whether a resummed form is surely not 0: it has a value here, which is not 0. Divided
   * differences are not written out for it.
   */
  boolean isSurelyNotZero(ResummedForm form) {
    Map<DividedDifference, OptionalLong> known = new HashMap<>();
    long sum = 0;
    for (ResummedForm.Term term : form.terms()) {
      Interruption.poll();
      OptionalLong product = residue(term.coefficient());
      for (DividedDifference factor : term.factors()) {
        product = product(product, known.computeIfAbsent(factor, this::residue));
      }
      if (product.isEmpty()) {
        return false;
      }
      sum = plus(sum, product.getAsLong());
    }
    return sum != 0;
  }

  private static OptionalLong product(OptionalLong a, OptionalLong b) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(times(a.getAsLong(), b.getAsLong()))
        : OptionalLong.empty();
  }

  /**
   * The value of a formula, unless it has a pole here, or roots, which are no independent atoms.
   */
  private OptionalLong residue(ClosedForm form) {
    if (form.hasRoots()) {
      return OptionalLong.empty();
    }
    long below = residue(form.unit().getDenominator());
    for (Factor factor : form.denominator()) {
      below = times(below, power(value(factor.base()), factor.exponent()));
    }
    return below == 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            times(
                times(residue(form.unit().getNumerator()), value(form.numerator())),
                inverse(below)));
  }

  /** The value of a divided difference, by Newton's scheme; empty where it takes a pole. */
  private OptionalLong residue(DividedDifference difference) {
    List<ClosedForm> nodes = difference.nodes();
    int size = nodes.size();
    long[] z = new long[size];
    // Equal nodes stand side by side.
    int[] first = new int[size];
    long[][] taylor = new long[size][];
    for (int i = 0; i < size; i++) {
      OptionalLong at = this.nodes.computeIfAbsent(nodes.get(i), this::residue);
      int multiplicity = Collections.frequency(nodes, nodes.get(i));
      boolean again = i > 0 && nodes.get(i).equals(nodes.get(i - 1));
      first[i] = again ? first[i - 1] : i;
      Optional<long[]> derivatives =
          again || at.isEmpty()
              ? Optional.empty()
              : taylor(difference.kernel(), nodes.get(i), at.getAsLong(), multiplicity);
      if (again) {
        taylor[i] = taylor[i - 1];
      } else if (derivatives.isPresent()) {
        taylor[i] = derivatives.get();
      } else {
        return OptionalLong.empty();
      }
      z[i] = at.orElse(0);
    }
    long[] column = new long[size];
    for (int i = 0; i < size; i++) {
      column[i] = taylor[i][0];
    }
    for (int order = 1; order < size; order++) {
      for (int i = 0; i + order < size; i++) {
        long gap = minus(z[i + order], z[i]);
        if (first[i + order] == first[i]) {
          column[i] = taylor[i][order];
        } else if (gap == 0) {
          return OptionalLong.empty();
        } else {
          column[i] = times(minus(column[i + 1], column[i]), inverse(gap));
        }
      }
    }
    return OptionalLong.of(column[0]);
  }

  /** f^(r)(z)/r! for r = 0, …, count−1; empty if there is a pole. */
  private Optional<long[]> taylor(
      DividedDifference.Kernel kernel, ClosedForm node, long z, int count) {
    OptionalLong value =
        values(kernel)
            .computeIfAbsent(
                node,
                n ->
                    switch (kernel) {
                      case DividedDifference.Kernel.Power(ClosedForm exponent) ->
                          power(n, z, exponent);
                      case DividedDifference.Kernel.Decay(ClosedForm time) ->
                          residue(ClosedForm.exponential(time.times(n).negate()));
                    });
    OptionalLong parameter =
        residue(
            switch (kernel) {
              case DividedDifference.Kernel.Power(ClosedForm exponent) -> exponent;
              case DividedDifference.Kernel.Decay(ClosedForm time) -> time;
            });
    if (value.isEmpty() || parameter.isEmpty() || (z == 0 && !node.isZero())) {
      return Optional.empty();
    }
    if (z == 0 && count > 1 && kernel instanceof DividedDifference.Kernel.Power) {
      // Which derivatives of a power are not 0 there depends on the exponent.
      return Optional.empty();
    }
    long[] taylor = new long[count];
    taylor[0] = value.getAsLong();
    for (int r = 1; r < count; r++) {
      long factor =
          switch (kernel) {
            case DividedDifference.Kernel.Power power ->
                times(minus(parameter.getAsLong(), r - 1L), inverse(times(z, r)));
            case DividedDifference.Kernel.Decay decay ->
                times(minus(0, parameter.getAsLong()), inverse(r));
          };
      taylor[r] = times(taylor[r - 1], factor);
    }
    return Optional.of(taylor);
  }

  private Map<ClosedForm, OptionalLong> values(DividedDifference.Kernel kernel) {
    return powers.computeIfAbsent(kernel, k -> new HashMap<>());
  }

  private OptionalLong power(ClosedForm node, long z, ClosedForm exponent) {
    Optional<BigFraction> number = exponent.number();
    if (number.isEmpty()) {
      try {
        return residue(node.raisedTo(exponent));
      } catch (ProblemException problem) {
        if (problem.problem() instanceof Problem.Unfit) {
          return OptionalLong.empty();
        }
        throw problem;
      }
    }
    BigInteger n = number.get().getNumerator();
    if (n.bitLength() > 62 || (z == 0 && n.signum() < 0)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        n.signum() < 0 ? inverse(power(z, -n.longValue())) : power(z, n.longValue()));
  }

  /** Whether the sum of some formulas is 0 here. A formula with a pole here counts as 0. */
  boolean isZero(List<ClosedForm> terms) {
    long sum = 0;
    for (ClosedForm term : terms) {
      long value =
          times(
              times(residue(term.unit().getNumerator()), value(term.numerator())),
              inverse(residue(term.unit().getDenominator())));
      for (Factor factor : term.denominator()) {
        value = times(value, inverse(power(value(factor.base()), factor.exponent())));
      }
      sum = plus(sum, value);
    }
    return sum == 0;
  }

  private long value(Polynomial polynomial) {
    List<Atom> atoms = polynomial.atoms();
    long[] at = new long[atoms.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = values.computeIfAbsent(atoms.get(i), atom -> random.nextLong(1, PRIME));
    }
    long sum = 0;
    for (int row = 0; row < polynomial.size(); row++) {
      long product = residue(polynomial.coefficient(row));
      for (int i = 0; i < at.length; i++) {
        int exponent = polynomial.exponent(row, i);
        if (exponent != 0) {
          product = times(product, power(at[i], exponent));
        }
      }
      sum = plus(sum, product);
    }
    return sum;
  }

  private static long residue(BigInteger value) {
    return value.bitLength() < 61
        ? Math.floorMod(value.longValue(), PRIME)
        : value.mod(BIG_PRIME).longValue();
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum >= PRIME ? sum - PRIME : sum;
  }

  private static long minus(long a, long b) {
    return plus(a, PRIME - b);
  }

  private static long inverse(long a) {
    return power(a, PRIME - 2);
  }

  private static long times(long a, long b) {
    // 2^61 is 1, so the product's upper and lower 61 bits are added.
    long low = a * b;
    return plus(low & PRIME, (Math.multiplyHigh(a, b) << 3) | (low >>> 61));
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }
}
