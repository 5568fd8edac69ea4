package chladni.render;

import chladni.algebra.ClosedForm;
import chladni.algebra.DividedDifference;
import chladni.algebra.DividedDifference.Kernel;
import chladni.algebra.QuadraticRoot;
import chladni.algebra.ResummedForm;
import chladni.problem.Interruption;
import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a resummed form is laid out with its divided differences named: 𝒫_T(s_0, …, s_m) for those
 * of exp(−Ts), h_{T−m}(z_0, …, z_m) for those of x^T.
 *
 * <p>Example: {@code P(T; 0, k1 + k2)/2} and {@code h(T - 1; 1, 1 - k1)} as text.
 */
public final class ResummedFormulaNotation {
  private static final Notation PROPAGATOR = new Notation.Glyph("P", "𝒫", "\\mathcal{P}");
  private static final Notation HOMOGENEOUS = Notation.name("h");

  /** With more fractions than this a common denominator is not even tried. */
  private static final int SHORT = 24;

  /**
   * Nor with more different nodes than this in one difference: the denominator has a factor for
   * each pair of them.
   */
  private static final int FEW = 6;

  private ResummedFormulaNotation() {}

  /**
   * The layout of a form written out in powers and exponentials: over one denominator, or as a sum
   * with a fraction for each power or exponential, or difference by difference, whichever is the
   * shortest text. Large forms are only written difference by difference, and those with nodes that
   * have no power with a variable exponent, such as −r1/3, as {@link #compact}.
   */
  public static Notation expanded(ResummedForm form) {
    try {
      return inPowers(form);
    } catch (ProblemException problem) {
      if (problem.problem() instanceof Problem.Unfit) {
        return compact(form);
      }
      throw problem;
    }
  }

  /**
   * The layout of {@link #expanded} if its text has at most so many characters, without laying out
   * much more; empty if it has more, or if there is a node that has no power.
   */
  static Optional<Notation> expandedWithin(int characters, ResummedForm form) {
    try {
      if (fractions(form) > SHORT && byDifferences(form, characters).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(inPowers(form)).filter(layout -> length(layout) <= characters);
    } catch (ProblemException problem) {
      if (problem.problem() instanceof Problem.Unfit) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  private static Notation inPowers(ResummedForm form) {
    List<Notation> layouts = new ArrayList<>();
    layouts.add(byDifferences(form));
    if (fractions(form) <= SHORT) {
      layouts.add(sum(form.partialFractions()));
      if (nodes(form) <= FEW) {
        layouts.add(FormulaNotation.of(form.expanded()));
      }
    }
    return shortest(layouts);
  }

  /** The greatest number of different nodes of a difference. */
  private static long nodes(ResummedForm form) {
    return form.terms().stream()
        .flatMap(term -> term.factors().stream())
        .mapToLong(factor -> factor.nodes().stream().distinct().count())
        .max()
        .orElse(0);
  }

  private static int fractions(ResummedForm form) {
    return form.terms().stream()
        .mapToInt(
            term ->
                term.factors().stream()
                    .mapToInt(factor -> factor.nodes().size())
                    .reduce(1, (a, b) -> Math.min(SHORT + 1, a * b)))
        .sum();
  }

  private static Notation byDifferences(ResummedForm form) {
    return byDifferences(form, Integer.MAX_VALUE).orElseThrow();
  }

  /** The layout, unless its terms have more characters than are wanted. */
  private static Optional<Notation> byDifferences(ResummedForm form, int characters) {
    Map<DividedDifference, Notation> known = new HashMap<>();
    List<Notation> terms = new ArrayList<>();
    int left = characters;
    for (ResummedForm.Term term : form.terms()) {
      Interruption.poll();
      List<Notation> factors = new ArrayList<>();
      for (DividedDifference difference : term.factors()) {
        factors.add(known.computeIfAbsent(difference, ResummedFormulaNotation::writtenOut));
      }
      Notation layout =
          factors.isEmpty()
              ? FormulaNotation.of(term.coefficient())
              : FormulaNotation.times(term.coefficient(), powers(factors));
      terms.add(layout);
      if (characters < Integer.MAX_VALUE) {
        left -= length(layout);
        if (left < 0) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(Notation.sum(terms));
  }

  private static Notation writtenOut(DividedDifference difference) {
    ResummedForm single = ResummedForm.of(difference);
    List<Notation> layouts = new ArrayList<>();
    layouts.add(sum(single.partialFractions()));
    if (difference.order() < 3) {
      layouts.add(FormulaNotation.of(single.expanded()));
    }
    return shortest(layouts);
  }

  private static Notation sum(List<ClosedForm> fractions) {
    return Notation.sum(fractions.stream().map(FormulaNotation::of).toList());
  }

  private static Notation shortest(List<Notation> layouts) {
    Notation shortest = layouts.get(0);
    for (Notation layout : layouts) {
      if (length(layout) < length(shortest)) {
        shortest = layout;
      }
    }
    return shortest;
  }

  private static int length(Notation layout) {
    return TextWriter.ASCII.write(layout).length();
  }

  /** The layout of a form, term by term. */
  public static Notation compact(ResummedForm form) {
    Map<DividedDifference, Notation> known = new HashMap<>();
    List<Notation> terms = new ArrayList<>();
    for (ResummedForm.Term term : form.terms()) {
      Interruption.poll();
      if (term.factors().isEmpty()) {
        terms.add(FormulaNotation.of(term.coefficient()));
        continue;
      }
      ClosedForm coefficient = term.coefficient();
      List<Notation> factors = new ArrayList<>();
      for (DividedDifference difference : term.factors()) {
        factors.add(known.computeIfAbsent(difference, ResummedFormulaNotation::named));
        boolean negative =
            difference.kernel() instanceof Kernel.Decay && difference.order() % 2 == 1;
        coefficient = negative ? coefficient.negate() : coefficient;
      }
      terms.add(FormulaNotation.times(coefficient, powers(factors)));
    }
    return Notation.sum(terms);
  }

  /** 𝒫 or h; 𝒫 is (−1)^m times the difference. */
  private static Notation named(DividedDifference difference) {
    List<Notation> nodes = difference.nodes().stream().map(FormulaNotation::of).toList();
    return switch (difference.kernel()) {
      case Kernel.Power(ClosedForm exponent) ->
          new Notation.Member(
              HOMOGENEOUS,
              FormulaNotation.of(exponent.minus(ClosedForm.of(difference.order()))),
              nodes);
      case Kernel.Decay(ClosedForm time) ->
          new Notation.Member(PROPAGATOR, FormulaNotation.of(time), nodes);
    };
  }

  /** The equation of a root: what is 0. */
  public static Notation equation(QuadraticRoot root) {
    Notation r = Notation.name(root.name());
    return Notation.sum(
        List.of(
            new Notation.Power(r, Notation.integer(2)),
            new Notation.Negation(Notation.product(List.of(FormulaNotation.of(root.sum()), r))),
            FormulaNotation.of(root.product())));
  }

  /** Equal factors, which stand side by side, as powers. */
  private static List<Notation> powers(List<Notation> factors) {
    List<Notation> result = new ArrayList<>();
    for (Notation factor : new LinkedHashSet<>(factors)) {
      int count = Collections.frequency(factors, factor);
      result.add(count == 1 ? factor : new Notation.Power(factor, Notation.integer(count)));
    }
    return result;
  }
}
