package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.DiagramEnumeration;
import chladni.diagram.NumberedDiagram;
import chladni.problem.ProblemException;
import chladni.value.ValueClass;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sums resummed weights times values over linkless diagrams.
 *
 * <p>E[l(θ_T)] = Σ_D (−1/B)^d · Σ_f Π_edges (1−k)^{Δt−1} / |Aut(D)| · uvalue(D) + o(η^order), over
 * linkless diagrams D with d ≤ order edges. For the gap these are the linkless ones among the
 * diagrams with a tied root.
 *
 * <p>Source: Theorem 1 of "A Perturbative Analysis of Stochastic Gradient Descent".
 *
 * @param expander what moves the weights, and from where
 * @param time sums over steps, or their continuum form
 */
public record ResummedExpander(Expander expander, Time time) {

  /** How many terms the weights of one order may have, before like ones are collected. */
  private static final int MOST_TERMS = 100_000;

  /** How histories are summed. */
  public enum Time {
    /** Exactly. */
    STEPS,
    /** By integrals, with exponentials for powers: the leading term at large T and fixed KT. */
    CONTINUUM
  }

  /** The eigenvalues k1, k2, … of the edges of a diagram in its canonical numbering. */
  public static List<ClosedForm> eigenvalues(int edges) {
    return IntStream.rangeClosed(1, edges).mapToObj(i -> ClosedForm.symbol("k" + i)).toList();
  }

  /** Expands a quantity up to diagrams with {@code order} edges. */
  public ResummedExpansion expand(Quantity quantity, int order) {
    return switch (quantity) {
      case TEST_LOSS -> expand(new Measurement.TestLoss(), order);
      case GAP -> expand(new Measurement.Gap(), order);
      case TRAINING_LOSS -> expand(Quantity.TEST_LOSS, order).minus(expand(Quantity.GAP, order));
      case DISPLACEMENT -> expand(new Measurement.Displacement(), order);
      case WEIGHTS -> expand(Quantity.DISPLACEMENT, order).withStart(ClosedForm.ONE);
      case TEST_LOSS_SQUARED -> expand(new Measurement.TestLossSquared(), order);
      case TEST_LOSS_VARIANCE ->
          expand(Quantity.TEST_LOSS_SQUARED, order)
              .minus(square(expand(Quantity.TEST_LOSS, order)));
      case WEIGHT_COVARIANCE ->
          expand(new Measurement.DisplacementSquared(), order)
              .minus(square(expand(Quantity.DISPLACEMENT, order)));
    };
  }

  /**
   * Expands what is measured up to diagrams with {@code order} edges.
   *
   * @throws ProblemException if the weights of the last order have too many terms
   */
  public ResummedExpansion expand(Measurement measurement, int order) {
    check(expander.admission(measurement, Admission.Nodes.LINKLESS), order);
    ClosedForm factor = expander.factor(measurement);
    List<ResummedTerm> terms = new ArrayList<>();
    for (int d = 0; d <= order; d++) {
      int before = terms.size();
      Admission admission = expander.admission(measurement, Admission.Nodes.LINKLESS);
      long total = admission.count(d, BigInteger.ZERO).longValue();
      admission
          .diagrams(d)
          .forEach(
              item -> {
                terms.add(term(measurement, item, factor));
                expander.progress().done(item.diagram().edges(), terms.size() - before, total);
              });
    }
    return ResummedExpansion.collect(order, terms, ClosedForm.ZERO, expander.process().variables());
  }

  private void check(Admission admission, int edges) {
    if (time == Time.CONTINUUM) {
      return;
    }
    List<ClosedForm> eigenvalues = eigenvalues(edges);
    Iterator<DiagramEnumeration.Item> diagrams = admission.diagrams(edges).iterator();
    long terms = 0;
    while (diagrams.hasNext()) {
      terms += expander.process().resummedTerms(diagrams.next().diagram(), eigenvalues);
      if (terms > MOST_TERMS) {
        throw ProblemException.beyondReach(
            "the resummed weights of diagrams with "
                + edges
                + " edges have more than "
                + MOST_TERMS
                + " terms together",
            "ask for a lower order or for a simpler run, as with E=1, B=1 or process=gd, or take"
                + " rweight of single diagrams");
      }
    }
  }

  private ResummedTerm term(
      Measurement measurement, DiagramEnumeration.Item item, ClosedForm factor) {
    Diagram diagram = item.diagram();
    List<ClosedForm> eigenvalues = eigenvalues(diagram.edges());
    ResummedForm weight =
        switch (time) {
          case STEPS ->
              expander.process().resummedWeight(diagram, item.automorphisms(), eigenvalues);
          case CONTINUUM ->
              expander.process().continuumWeight(diagram, item.automorphisms(), eigenvalues);
        };
    return new ResummedTerm(
        diagram,
        item.automorphisms(),
        ValueClass.of(diagram, Brackets.CUMULANT, measurement.roots()),
        weight.times(factor));
  }

  private ResummedExpansion square(ResummedExpansion factor) {
    List<ResummedTerm> products = new ArrayList<>();
    for (int i = 0; i < factor.terms().size(); i++) {
      ResummedTerm a = factor.terms().get(i);
      for (ResummedTerm b : factor.terms()) {
        if (a.order() + b.order() <= factor.order()) {
          products.add(product(a, b));
        }
      }
      expander.progress().multiplied(i + 1, factor.terms().size());
    }
    return ResummedExpansion.collect(factor.order(), products, ClosedForm.ZERO, factor.variables());
  }

  private static ResummedTerm product(ResummedTerm a, ResummedTerm b) {
    NumberedDiagram pair = Juxtaposition.numbered(a.diagram(), b.diagram());
    return new ResummedTerm(
        pair.diagram(),
        a.automorphisms().multiply(b.automorphisms()),
        ValueClass.of(pair.diagram()),
        a.coefficient()
            .substitute(renamed(pair, 0, a.order()))
            .times(b.coefficient().substitute(renamed(pair, a.order(), b.order()))));
  }

  /** The eigenvalues of a factor, as those of the pair in its canonical numbering. */
  private static Map<String, ClosedForm> renamed(NumberedDiagram pair, int before, int edges) {
    Map<String, ClosedForm> names = new HashMap<>();
    for (int v = 0; v < edges; v++) {
      names.put("k" + (v + 1), ClosedForm.symbol("k" + (pair.numbering().get(before + v) + 1)));
    }
    return names;
  }
}
