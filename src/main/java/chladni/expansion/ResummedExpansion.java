package chladni.expansion;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A sum over linkless diagrams of resummed weights times values: Σ coefficient(k) · value + o(η^d),
 * with an error that stays small where η^d times a power of T does not.
 *
 * <p>In an eigenbasis of K = ηH every edge carries an eigenvalue; the coefficient is a function of
 * them. Terms are in the order of their diagrams, each diagram once, those with coefficient zero
 * left out.
 *
 * <p>Source: Theorem 1 of "A Perturbative Analysis of Stochastic Gradient Descent", second line.
 *
 * @param order the greatest number of edges
 * @param terms the terms
 * @param start how many times θ_0 itself is added
 * @param variables the variables that its processes have, as N, B, E
 */
public record ResummedExpansion(
    int order, List<ResummedTerm> terms, ClosedForm start, List<String> variables) {

  /** Copies its lists. */
  public ResummedExpansion {
    terms = List.copyOf(terms);
    variables = List.copyOf(variables);
  }

  /** Collects terms by their diagrams. */
  public static ResummedExpansion collect(
      int order, List<ResummedTerm> terms, ClosedForm start, List<String> variables) {
    Map<Diagram, List<ResummedTerm>> byDiagram = new TreeMap<>();
    for (ResummedTerm term : terms) {
      byDiagram.computeIfAbsent(term.diagram(), d -> new ArrayList<>()).add(term);
    }
    List<ResummedTerm> collected = new ArrayList<>();
    byDiagram.forEach(
        (diagram, list) -> {
          ResummedForm sum =
              ResummedForm.sum(list.stream().map(ResummedTerm::coefficient).toList());
          if (!sum.isZero()) {
            collected.add(list.get(0).with(sum));
          }
        });
    return new ResummedExpansion(order, collected, start, variables);
  }

  /** The sum, cut at the lesser of both orders. */
  public ResummedExpansion plus(ResummedExpansion other) {
    int least = Math.min(order, other.order);
    List<ResummedTerm> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    all.removeIf(term -> term.order() > least);
    LinkedHashSet<String> both = new LinkedHashSet<>(variables);
    both.addAll(other.variables);
    return collect(least, all, start.plus(other.start), List.copyOf(both));
  }

  /** Every coefficient times a formula free of η and of eigenvalues. */
  public ResummedExpansion times(ClosedForm factor) {
    return mapped(term -> term.with(term.coefficient().times(factor)), start.times(factor));
  }

  /** The difference. */
  public ResummedExpansion minus(ResummedExpansion other) {
    return plus(other.times(ClosedForm.of(-1)));
  }

  /** The expansion of a run whose learning rate is {@code factor} times η. */
  public ResummedExpansion rescaled(ClosedForm factor) {
    return mapped(term -> term.rescaled(factor), start);
  }

  /** Variables replaced in every coefficient. */
  public ResummedExpansion substituted(Map<String, ClosedForm> values) {
    return mapped(
        term -> term.with(term.coefficient().substitute(values)), start.substitute(values));
  }

  /** Every coefficient rewritten. */
  public ResummedExpansion withCoefficients(UnaryOperator<ResummedForm> rewrite) {
    return mapped(term -> term.with(rewrite.apply(term.coefficient())), start);
  }

  private ResummedExpansion mapped(UnaryOperator<ResummedTerm> map, ClosedForm newStart) {
    return collect(order, terms.stream().map(map).toList(), newStart, variables);
  }

  /** The same with θ_0 added so many times. */
  public ResummedExpansion withStart(ClosedForm times) {
    return new ResummedExpansion(order, terms, times, variables);
  }

  /** The terms that fulfil a condition. */
  public ResummedExpansion selected(Predicate<ResummedTerm> condition) {
    return new ResummedExpansion(
        order, terms.stream().filter(condition).toList(), ClosedForm.ZERO, variables);
  }

  /**
   * What stands in front of the value of a diagram, 0 if it is absent: a function of the
   * eigenvalues on the edges of the diagram in its canonical numbering.
   */
  public ResummedForm coefficient(Diagram diagram) {
    return terms.stream()
        .filter(term -> term.diagram().equals(diagram))
        .map(ResummedTerm::coefficient)
        .findFirst()
        .orElse(ResummedForm.ZERO);
  }
}
