package chladni.language;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Automorphisms;
import chladni.diagram.Brackets;
import chladni.diagram.Diagram;
import chladni.diagram.NumberedDiagram;
import chladni.expansion.ResummedExpander;
import chladni.expansion.ResummedExpansion;
import chladni.expansion.ResummedTerm;
import chladni.history.Process;
import chladni.problem.ProblemException;
import chladni.value.EdgeCorrespondence;
import chladni.value.ScalarField;
import chladni.value.ValueClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The functions about resummed weights and values of single diagrams. */
final class ResummedFunctions {
  /** Switches to sums over linkless diagrams whose edges carry propagators. */
  static final Option RESUMMED =
      Option.flag("resummed", "sum linkless diagrams, each edge standing for all its chains");

  /** Switches to integrals over times. */
  static final Option CONTINUUM =
      Option.flag(
          "continuum",
          "the leading term at large T and fixed KT, with exponentials (E = B = 1, GD, ODE, SDE)");

  /** The most terms of a resummed form that is written out: reshuffled, 5 edges stay below. */
  private static final int MOST_TERMS = 1500;

  /** The most terms of a resummed form that are put over one denominator. */
  private static final int MOST_JOINED = 40;

  private static final Option EIGENVALUES =
      Option.list(
          "k",
          "the eigenvalue of K = ηH on each edge, by the node below it as typed; k1, k2, … if left"
              + " out");
  private static final Option CORRECTION =
      Option.flag("correction", "the term after the continuum form, smaller by 1/T at fixed KT");
  private static final Option OPERATOR =
      Option.flag("operator", "without a basis: K⊗I, I⊗K, … in place of eigenvalues");
  private static final List<Parameter> DIAGRAM =
      List.of(Parameter.required("d", Parameter.Kind.DIAGRAM));

  private ResummedFunctions() {}

  static List<Function> all() {
    List<Option> weightOptions = new ArrayList<>(List.of(EIGENVALUES, CONTINUUM, CORRECTION));
    weightOptions.addAll(ProcessOptions.ALL);
    List<Option> valueOptions = new ArrayList<>(List.of(CONTINUUM, OPERATOR));
    valueOptions.addAll(ProcessOptions.ALL);
    return List.of(
        new Function(
            "rweight",
            "Resummation",
            DIAGRAM,
            weightOptions,
            "the weight of a diagram whose edges stand for all chains of Hessians",
            "An edge from time t to time t' carries (1 - k)^(t' - t - 1), where k is its eigenvalue"
                + " of K = ηH; k1 belongs to the edge above node 0 as typed. At k = 0 it is"
                + " weight. With momentum closed forms are in r1 in place of k1, a root of the"
                + " equation below them.",
            List.of(
                new Function.Example(
                    "rweight(c(0-1)(01), E=1, B=1)",
                    """
                    -(1 - (1 - k1)^T)/k1
                      with the edges of c(0-1)(01)\
                    """),
                new Function.Example("rweight(c(0-1)(01), N=3, B=1, E=1, k=[7/11])", "-181/121"),
                new Function.Example(
                    "rweight(c(01-2)(02-12), E=1, B=1, continuum)"
                        + " == (1 - exp(-T*(k1 + k2)))/(2*(k1 + k2))",
                    "true"),
                new Function.Example(
                    "subs(rweight(c(01-2)(02-12), E=1, B=1), k1=0, k2=0) =="
                        + " weight(c(01-2)(02-12), E=1, B=1)",
                    "true")),
            (arguments, context) -> weight(arguments)),
        new Function(
            "rvalue",
            "Resummation",
            DIAGRAM,
            valueOptions,
            "the resummed weight times the value of a diagram",
            "In an eigenbasis of K = ηH, whose eigenvalue for the index μ is K_μ; or, with"
                + " operator, without a basis.",
            List.of(
                new Function.Example(
                    "rvalue(c(01-2)(02-12), E=1, B=1, continuum)",
                    """
                      𝒫(T; 0, K_μ + K_ν)/2 C_{μν} η^{μξ} η^{νπ} H_{ξπ}
                    + o(η^2)\
                    """),
                new Function.Example(
                    "rvalue(c(01-2)(02-12), E=1, B=1, continuum, operator)",
                    """
                      [(I - exp(-T*(K⊗I + I⊗K)))/(2*(K⊗I + I⊗K))]^{μν}_{ξρ} C_{μν} η^{ξπ} η^{ρσ} H_{πσ}
                    + o(η^2)\
                    """)),
            (arguments, context) -> value(arguments)));
  }

  private static Reply weight(Arguments arguments) {
    NumberedDiagram typed = cumulants(arguments.diagram(0));
    Process process = ProcessOptions.process(arguments);
    ResummedForm form =
        weight(
            arguments, process, typed.diagram(), canonical(typed, eigenvalues(arguments, typed)));
    return reply(form, Optional.of(typed));
  }

  private static ResummedForm weight(
      Arguments arguments, Process process, Diagram diagram, List<ClosedForm> eigenvalues) {
    var automorphisms = Automorphisms.order(diagram);
    if (arguments.has(CORRECTION)) {
      return process
          .continuumCorrection(diagram, eigenvalues)
          .times(process.weightFactor(diagram, automorphisms));
    }
    return arguments.has(CONTINUUM)
        ? process.continuumWeight(diagram, automorphisms, eigenvalues)
        : process.resummedWeight(diagram, automorphisms, eigenvalues);
  }

  private static Reply value(Arguments arguments) {
    NumberedDiagram typed = cumulants(arguments.diagram(0));
    Diagram diagram = typed.diagram();
    Process process = ProcessOptions.process(arguments);
    ResummedForm form =
        weight(arguments, process, diagram, ResummedExpander.eigenvalues(diagram.edges()));
    ResummedTerm term =
        new ResummedTerm(diagram, Automorphisms.order(diagram), ValueClass.of(diagram), form);
    return new Reply.OfResummedExpansion(
        ResummedExpansion.collect(
            diagram.edges(), List.of(term), ClosedForm.ZERO, process.variables()),
        arguments.has(OPERATOR) ? Reply.Basis.NONE : Reply.Basis.EIGENVECTORS);
  }

  /**
   * A resummed form over one denominator.
   *
   * @throws ProblemException if it has too many terms for that
   */
  static ClosedForm written(ResummedForm form) {
    if (form.size() > MOST_JOINED) {
      throw ProblemException.beyondReach(
          "this form has "
              + form.size()
              + " terms; at most "
              + MOST_JOINED
              + " are put over one denominator",
          "use it as it is: subs, limit, series, decimal and == work on its exact form");
    }
    return form.expanded();
  }

  /** A resummed form as a reply: a plain formula where nothing in it needs its exact form. */
  static Reply reply(ResummedForm form, Optional<NumberedDiagram> diagram) {
    if (form.size() > MOST_TERMS) {
      throw ProblemException.beyondReach(
          "this closed form has " + form.size() + " terms; at most " + MOST_TERMS + " are written",
          "give numbers for N, B, E (or T), or ask for a smaller diagram");
    }
    boolean plain = form.terms().stream().allMatch(term -> term.factors().isEmpty());
    return plain && form.variables().stream().noneMatch(Reserved::isEigenvalue)
        ? new Reply.OfFormula(form.expanded())
        : new Reply.OfResummed(form, diagram);
  }

  /**
   * What stands before the value of a diagram: the sum over the terms with that value, their
   * eigenvalues renamed to those of the diagram's edges as typed.
   */
  static Reply coefficient(
      ResummedExpansion expansion, NumberedDiagram typed, List<ScalarField> roots) {
    List<ResummedForm> forms = new ArrayList<>();
    for (ResummedTerm term : expansion.terms()) {
      if (term.value().roots().equals(roots)) {
        EdgeCorrespondence.of(term.diagram(), typed.diagram(), roots)
            .ifPresent(edges -> forms.add(term.coefficient().substitute(names(edges, typed))));
      }
    }
    return reply(ResummedForm.sum(forms), Optional.of(typed));
  }

  private static Map<String, ClosedForm> names(List<Integer> edges, NumberedDiagram typed) {
    Map<String, ClosedForm> names = new TreeMap<>();
    for (int v = 0; v < edges.size(); v++) {
      names.put(
          "k" + (v + 1), ClosedForm.symbol("k" + (typed.numbering().indexOf(edges.get(v)) + 1)));
    }
    return names;
  }

  private static NumberedDiagram cumulants(NumberedDiagram typed) {
    if (typed.brackets() == Brackets.MOMENT) {
      throw ProblemException.unfit(
          "resummed weights go with cumulants", "write " + typed.diagram().name());
    }
    return typed;
  }

  private static List<ClosedForm> eigenvalues(Arguments arguments, NumberedDiagram typed) {
    int edges = typed.diagram().edges();
    if (!arguments.has(EIGENVALUES)) {
      return ResummedExpander.eigenvalues(edges);
    }
    List<ClosedForm> given = arguments.formulas(EIGENVALUES);
    if (given.size() != edges) {
      throw ProblemException.unfit(
          typed.name()
              + " has "
              + edges
              + (edges == 1 ? " edge" : " edges")
              + ", but k lists "
              + given.size(),
          "give one eigenvalue for each edge, by the node below it");
    }
    return given;
  }

  private static List<ClosedForm> canonical(NumberedDiagram typed, List<ClosedForm> asTyped) {
    List<ClosedForm> canonical =
        new ArrayList<>(Collections.nCopies(asTyped.size(), ClosedForm.ZERO));
    IntStream.range(0, asTyped.size())
        .forEach(v -> canonical.set(typed.numbering().get(v), asTyped.get(v)));
    return canonical;
  }
}
