package chladni.history;

import chladni.algebra.Atom;
import chladni.algebra.ClosedForm;
import chladni.algebra.Factor;
import chladni.algebra.GeneratingFunction.Mode;
import chladni.algebra.Polynomial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schedule s of the learning rate: the update that comes after t others takes steps of s(t)·η, t
 * = 0, …, T−1.
 *
 * <p>Example: {@code 1 − t/T} decays linearly, {@code q^t} geometrically, {@code q^epoch} from
 * epoch to epoch.
 *
 * @param formula in {@code t} and in {@code epoch}, the number of epochs before; T has been
 *     replaced
 */
public record Schedule(ClosedForm formula) {
  /** The name of the number of updates made before. */
  public static final String TIME = "t";

  /** The name of the number of epochs completed before. */
  public static final String EPOCH = "epoch";

  /** s = 1. */
  public static final Schedule CONSTANT = new Schedule(ClosedForm.ONE);

  private static final Atom TIME_SYMBOL = new Atom.Symbol(TIME);
  private static final Map<String, ClosedForm> FIRST = Map.of(TIME, ClosedForm.ONE);

  /** Whether it is 1 at all times. */
  public boolean isConstant() {
    return formula.equals(ClosedForm.ONE);
  }

  /** Whether it asks for the epoch. */
  public boolean dependsOnEpoch() {
    return formula.variables().contains(EPOCH);
  }

  /**
   * s at a time.
   *
   * @throws chladni.problem.ProblemException if it has no value there
   */
  public ClosedForm at(long time, long epoch) {
    return formula.substitute(Map.of(TIME, ClosedForm.of(time), EPOCH, ClosedForm.of(epoch)));
  }

  /** The same with variables replaced. */
  public Schedule substitute(Map<String, ClosedForm> values) {
    return new Schedule(formula.substitute(values));
  }

  /**
   * The schedule as a sum of coefficient · binom(t, order) · base^t, if it is a polynomial in t and
   * in powers with t in the exponent.
   */
  Optional<List<Mode>> modes() {
    ClosedForm front = ClosedForm.of(formula.unit());
    ClosedForm base = ClosedForm.ONE;
    for (Factor factor : formula.denominator()) {
      ClosedForm below = ClosedForm.of(factor.base()).pow(factor.exponent());
      if (!below.variables().contains(TIME)) {
        front = front.dividedBy(below);
        continue;
      }
      Optional<Atom> atom = factor.base().asAtom().filter(Schedule::isPowerOfTime);
      if (atom.isEmpty()) {
        return Optional.empty();
      }
      base = base.dividedBy(below.substitute(FIRST));
    }
    Map<ClosedForm, List<ClosedForm>> byBase = new LinkedHashMap<>();
    for (Polynomial.Term term : formula.numerator().terms()) {
      ClosedForm coefficient = front.times(ClosedForm.of(term.coefficient()));
      ClosedForm own = base;
      int degree = 0;
      for (Map.Entry<Atom, Integer> power : term.powers().entrySet()) {
        ClosedForm factor = ClosedForm.of(power.getKey()).pow(power.getValue());
        if (power.getKey().equals(TIME_SYMBOL)) {
          degree = power.getValue();
        } else if (isPowerOfTime(power.getKey())) {
          own = own.times(factor.substitute(FIRST));
        } else if (factor.variables().contains(TIME)) {
          return Optional.empty();
        } else {
          coefficient = coefficient.times(factor);
        }
      }
      List<ClosedForm> powers = byBase.computeIfAbsent(own, b -> new ArrayList<>());
      while (powers.size() <= degree) {
        powers.add(ClosedForm.ZERO);
      }
      powers.set(degree, powers.get(degree).plus(coefficient));
    }
    List<Mode> modes = new ArrayList<>();
    byBase.forEach((b, powers) -> modes.addAll(binomials(b, powers)));
    return Optional.of(List.copyOf(modes));
  }

  private static boolean isPowerOfTime(Atom atom) {
    return atom instanceof Atom.Power power && power.exponent().degree(TIME) == 1;
  }

  /** Σ_p powers_p t^p in binomials, by values and their differences at 0. */
  private static List<Mode> binomials(ClosedForm base, List<ClosedForm> powers) {
    List<ClosedForm> differences = new ArrayList<>();
    for (int t = 0; t < powers.size(); t++) {
      List<ClosedForm> terms = new ArrayList<>();
      for (int p = 0; p < powers.size(); p++) {
        ClosedForm power = p == 0 ? ClosedForm.ONE : ClosedForm.of(t).pow(p);
        terms.add(powers.get(p).times(power));
      }
      differences.add(ClosedForm.sum(terms));
    }
    List<Mode> modes = new ArrayList<>();
    for (int order = 0; order < powers.size(); order++) {
      if (!differences.get(0).isZero()) {
        modes.add(new Mode(differences.get(0), base, order));
      }
      List<ClosedForm> next = new ArrayList<>();
      for (int i = 0; i + 1 < differences.size(); i++) {
        next.add(differences.get(i + 1).minus(differences.get(i)));
      }
      differences = next;
    }
    return modes;
  }
}
