package chladni.symja;

import chladni.algebra.ClosedForm;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.hipparchus.complex.Complex;
import org.hipparchus.fraction.BigFraction;

/** Whether two expressions are equal, as far as that can be found out. */
final class Comparison {
  private static final long SEED = 20231110L;
  private static final int POINTS = 4;
  private static final int TRIES = 12;
  private static final double TOLERANCE = 1e-7;
  private static final double STEP = 1e-5;
  private static final double SLOPE_TOLERANCE = 1e-4;
  private static final Set<String> SIZES = Set.of("N", "B", "E", "T", "M", "L");

  private Comparison() {}

  /** What a comparison has shown. */
  enum Finding {
    /** They are equal: as formulas, or at several random rational points. */
    EQUAL,
    /** They differ. */
    DIFFERENT,
    /** One of them is none of our formulas, and they agree in floating point. */
    CLOSE,
    /** Nothing: neither could be done. */
    UNKNOWN
  }

  static Finding of(Algebra a, Algebra b) {
    try {
      Optional<ClosedForm> left = a.form();
      Optional<ClosedForm> right = b.form();
      if (left.isPresent() && right.isPresent()) {
        return left.get().equals(right.get()) ? Finding.EQUAL : Finding.DIFFERENT;
      }
    } catch (ProblemException tooLarge) {
      if (!(tooLarge.problem() instanceof Problem.BeyondReach)) {
        throw tooLarge;
      }
      Finding finding = atRationalPoints(a, b);
      if (finding != Finding.UNKNOWN) {
        return finding;
      }
    }
    return inFloatingPoint(a, b);
  }

  /** Exactly, at points where what stands in exponents is a whole number. */
  static Finding atRationalPoints(Algebra a, Algebra b) {
    TreeSet<String> names = union(a.variables(), b.variables());
    TreeSet<String> whole = union(a.exponents(), b.exponents());
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    for (int i = 0; i < TRIES && compared < POINTS; i++) {
      Map<String, Algebra> point = new HashMap<>();
      for (String name : names) {
        point.put(
            name,
            new Algebra.Rational(
                whole.contains(name)
                    ? new BigFraction(random.nextInt(1, 6))
                    : new BigFraction(random.nextInt(1, 1000), random.nextInt(1000, 2000))));
      }
      Optional<ClosedForm> left = a.substituted(point).form();
      Optional<ClosedForm> right = b.substituted(point).form();
      if (left.isPresent() && right.isPresent()) {
        if (!left.get().equals(right.get())) {
          return Finding.DIFFERENT;
        }
        compared++;
      }
    }
    return compared >= 3 ? Finding.EQUAL : Finding.UNKNOWN;
  }

  private static TreeSet<String> union(Collection<String> a, Collection<String> b) {
    TreeSet<String> both = new TreeSet<>(a);
    both.addAll(b);
    return both;
  }

  private static Finding inFloatingPoint(Algebra a, Algebra b) {
    return judged(
        union(a.variables(), b.variables()),
        point -> compared(NumericValue.of(a, point), NumericValue.of(b, point), TOLERANCE));
  }

  /** Whether a root makes an expression vanish. */
  static Finding ofRoot(Algebra expression, String variable, Algebra root) {
    TreeSet<String> names = union(expression.variables(), root.variables());
    names.remove(variable);
    return judged(
        names,
        point -> {
          NumericValue at = NumericValue.of(root, point);
          Map<String, Complex> there = new HashMap<>(point);
          there.put(variable, at.value());
          NumericValue value = NumericValue.of(expression, there);
          double loss = at.value().isZero() ? 1 : Math.max(1, at.size() / at.value().norm());
          return compared(
              new NumericValue(value.value(), value.size() * loss),
              new NumericValue(Complex.ZERO, 0),
              TOLERANCE);
        });
  }

  /** Whether one expression is the derivative of another. */
  static Finding ofDerivative(Algebra expression, String variable, Algebra derivative) {
    TreeSet<String> names = union(expression.variables(), derivative.variables());
    names.add(variable);
    return judged(
        names,
        point -> {
          NumericValue claimed = NumericValue.of(derivative, point);
          NumericValue here = NumericValue.of(expression, point);
          Complex before = moved(expression, point, variable, -STEP);
          Complex after = moved(expression, point, variable, STEP);
          return compared(
              claimed,
              new NumericValue(after.subtract(before).divide(2 * STEP), here.size()),
              SLOPE_TOLERANCE);
        });
  }

  private static Complex moved(
      Algebra expression, Map<String, Complex> point, String variable, double step) {
    Map<String, Complex> there = new HashMap<>(point);
    there.computeIfPresent(variable, (name, value) -> value.add(step));
    return NumericValue.of(expression, there).value();
  }

  private interface Judge {
    Finding at(Map<String, Complex> point);
  }

  /** Different wherever compared is different; a single odd point may lie on a branch cut. */
  private static Finding judged(Collection<String> names, Judge judge) {
    SplittableRandom random = new SplittableRandom(SEED);
    int close = 0;
    int different = 0;
    for (int i = 0; i < TRIES && close + different < POINTS; i++) {
      Map<String, Complex> point = new HashMap<>();
      for (String name : names) {
        point.put(
            name,
            new Complex(
                SIZES.contains(name) ? random.nextDouble(1.5, 4) : random.nextDouble(0.05, 0.95)));
      }
      switch (judge.at(point)) {
        case EQUAL, CLOSE -> close++;
        case DIFFERENT -> different++;
        case UNKNOWN -> {}
      }
    }
    return different > 0 ? Finding.DIFFERENT : close > 0 ? Finding.CLOSE : Finding.UNKNOWN;
  }

  private static Finding compared(NumericValue a, NumericValue b, double tolerance) {
    if (!a.isFinite() || !b.isFinite()) {
      return Finding.UNKNOWN;
    }
    return a.agrees(b, tolerance) ? Finding.CLOSE : Finding.DIFFERENT;
  }

  /** Of several findings, the worst. */
  static Finding worst(List<Finding> findings) {
    return findings.stream()
        .max(
            java.util.Comparator.comparingInt(
                finding ->
                    switch (finding) {
                      case EQUAL -> 0;
                      case CLOSE -> 1;
                      case UNKNOWN -> 2;
                      case DIFFERENT -> 3;
                    }))
        .orElse(Finding.EQUAL);
  }
}
