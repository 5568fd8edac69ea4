package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.util.Locale;

/** What can be counted within about a minute, and the refusal of what cannot. */
final class Reach {
  private static final double STEPS = 1e9;
  private static final double PAIRS = 2e7;

  /** How many terms a resummed closed form may have before like ones are collected. */
  static final int MOST_TERMS = 8_000;

  private static final double MOST_MONOMIALS = 20_000;

  private static final double MOST_BITS = 2.5e5;

  private Reach() {}

  /** Refuses a count of about so many steps if it would take too long. */
  static void check(double steps) {
    if (steps > STEPS) {
      throw ProblemException.beyondReach(
          String.format(Locale.ROOT, "counting these histories takes about %.1e steps", steps),
          "ask for a diagram with fewer nodes, or with fewer parts");
    }
  }

  /** Refuses a forest with so many pairs of down-sets if they would not fit in memory. */
  static void checkPairs(double pairs) {
    if (pairs > PAIRS) {
      throw ProblemException.beyondReach(
          String.format(
              Locale.ROOT,
              "placing the nodes of this diagram group by group takes %.1e pairs of groups",
              pairs),
          "ask for a diagram with fewer nodes");
    }
  }

  /** Refuses a closed form with so many terms if they are too many. */
  static void checkTerms(double terms) {
    if (terms > MOST_TERMS) {
      throw ProblemException.beyondReach(
          String.format(
              Locale.ROOT,
              "this closed form has about %s terms, and at most %d are written",
              terms < 1e9
                  ? String.valueOf((long) terms)
                  : String.format(Locale.ROOT, "%.1e", terms),
              MOST_TERMS),
          "give numbers for N, B, E (or T) and the eigenvalues, or ask for a smaller diagram");
    }
  }

  /**
   * Refuses powers with a number in the exponent that are polynomials of very many terms.
   *
   * @param exponent the number of updates of an epoch, over which placed edges decay
   */
  static void checkPowers(EdgeDecay decay, DownSets downSets, ClosedForm exponent) {
    if (exponent.number().isEmpty()) {
      return;
    }
    double degree = exponent.number().get().doubleValue();
    for (int place = 0; place < downSets.count(); place++) {
      double monomials = 1;
      for (int rest = decay.crossing(downSets.set(place)); rest != 0; rest &= rest - 1) {
        int variables =
            decay.eigenvalues().get(Integer.numberOfTrailingZeros(rest)).variables().size();
        monomials *= 1 + degree * variables;
      }
      if (monomials > MOST_MONOMIALS) {
        throw ProblemException.beyondReach(
            String.format(
                Locale.ROOT,
                "with %s updates an epoch, what edges lose in one is a polynomial of %.1e terms",
                exponent,
                monomials),
            "leave N or B as variables, or give numbers for the eigenvalues too");
      }
    }
  }

  /** Refuses exact numbers with so many binary digits if they are too long. */
  static void checkDigits(double bits) {
    if (bits > MOST_BITS) {
      throw ProblemException.beyondReach(
          String.format(Locale.ROOT, "the exact value has about %.1e binary digits", bits),
          "ask for fewer updates, or take eigenvalues with smaller denominators");
    }
  }

  /** The refusal of a diagram with very many nodes. */
  static ProblemException tooManyNodes(int nodes) {
    return ProblemException.beyondReach(
        "histories are counted for diagrams of at most 30 edges, and this one has " + nodes,
        "ask for a smaller diagram");
  }

  /** The number of ordered set partitions of all coarser partitions of so many things. */
  static double orderedCoarsenings(int things) {
    double[] stirling = {1};
    for (int i = 1; i <= things; i++) {
      double[] next = new double[i + 1];
      for (int j = 1; j <= i; j++) {
        next[j] = stirling[j - 1] + (j < i ? j * stirling[j] : 0);
      }
      stirling = next;
    }
    double[] ordered = new double[things + 1];
    double sum = 0;
    for (int k = 0; k <= things; k++) {
      double choose = 1;
      ordered[k] = k == 0 ? 1 : 0;
      for (int j = 1; j <= k; j++) {
        choose *= (k - j + 1.0) / j;
        ordered[k] += choose * ordered[k - j];
      }
      sum += stirling[k] * ordered[k];
    }
    return sum;
  }

  /** The number of ways to pair some of so many things. */
  static double pairings(int things) {
    double before = 1;
    double now = 1;
    for (int i = 2; i <= things; i++) {
      double next = now + (i - 1) * before;
      before = now;
      now = next;
    }
    return now;
  }

  /** The number of set partitions of so many things. */
  static double bell(int things) {
    double[] row = {1};
    for (int i = 1; i <= things; i++) {
      double[] next = new double[i + 1];
      next[0] = row[i - 1];
      for (int j = 1; j <= i; j++) {
        next[j] = next[j - 1] + row[j - 1];
      }
      row = next;
    }
    return row[0];
  }
}
