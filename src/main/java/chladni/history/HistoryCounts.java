package chladni.history;

import chladni.algebra.Atom;
import chladni.algebra.ClosedForm;
import chladni.algebra.Polynomial;
import chladni.diagram.Diagram;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts histories as formulas: the counts of {@link Placements} times their factors, in lowest
 * terms.
 *
 * <p>What has been counted is remembered, within bounds; one thread at a time.
 */
final class HistoryCounts<K> {
  private static final int REMEMBERED = 1 << 14;

  private final Placements<K> placements;
  private final GridRing ring;
  private final Size points;
  private final Size batch;
  private final Size times;
  private final Map<K, GridFraction> factors = new HashMap<>();
  private final Map<List<Integer>, ClosedForm> belowLine = new HashMap<>();

  /**
   * Counts with given sizes.
   *
   * @param times the epochs or updates whose binomials multiply the counts
   */
  HistoryCounts(Placements<K> placements, Size points, Size batch, Size times) {
    this.placements = placements;
    this.ring = new GridRing(points.number(), batch.number());
    this.points = points;
    this.batch = batch;
    this.times = times;
  }

  /** The number of histories in which rows of different parts may coincide. */
  synchronized ClosedForm labelled(Diagram diagram) {
    forgetIfMuch();
    return formula(placements.labelled(diagram));
  }

  /** The number of histories in which different parts have different rows. */
  synchronized ClosedForm strict(Diagram diagram) {
    forgetIfMuch();
    return formula(placements.strict(diagram));
  }

  private void forgetIfMuch() {
    if (placements.forgetIfMuch() || factors.size() > REMEMBERED) {
      factors.clear();
    }
  }

  private ClosedForm formula(Map<K, long[]> counts) {
    HistoryPolynomial sum =
        HistoryPolynomial.sum(
            counts,
            kind -> factors.computeIfAbsent(kind, placements::factor),
            ring,
            times.number());
    ClosedForm count =
        ClosedForm.of(expanded(sum.powers()))
            .dividedBy(ClosedForm.of(sum.denominator()))
            .times(belowLine.computeIfAbsent(sum.poles(), this::overPoles));
    return substituted(count);
  }

  private ClosedForm substituted(ClosedForm count) {
    Map<String, ClosedForm> values = new HashMap<>();
    for (Size size : List.of(points, batch, times)) {
      if (size.number().isEmpty() && size.isSubstituted()) {
        values.put(size.symbol(), size.formula());
      }
    }
    return values.isEmpty() ? count : count.substitute(values);
  }

  /** Σ_p powers_p X^p as a polynomial in N, B and X. */
  private Polynomial expanded(List<GridPolynomial> powers) {
    int n = 0;
    int b = 0;
    for (GridPolynomial power : powers) {
      n = Math.max(n, power.degreeN());
      b = Math.max(b, power.degreeB());
    }
    int[] sizes = {n + 1, b + 1, powers.size()};
    BigInteger[] dense = new BigInteger[sizes[0] * sizes[1] * sizes[2]];
    int at = 0;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= b; j++) {
        for (GridPolynomial power : powers) {
          dense[at++] = power.coefficient(i, j);
        }
      }
    }
    return Polynomial.ofDense(
        List.of(new Atom.Symbol("N"), new Atom.Symbol("B"), new Atom.Symbol(times.symbol())),
        sizes,
        dense);
  }

  /** 1/Π_j (N−j)^{poles_j}. */
  private ClosedForm overPoles(List<Integer> poles) {
    ClosedForm n = points.number().map(ClosedForm::of).orElse(ClosedForm.symbol("N"));
    ClosedForm product = ClosedForm.ONE;
    for (int j = 0; j < poles.size(); j++) {
      ClosedForm factor = n.minus(ClosedForm.of(j));
      product = product.dividedBy(factor.pow(poles.get(j)));
    }
    return product;
  }
}
