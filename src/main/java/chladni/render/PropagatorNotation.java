package chladni.render;

import chladni.algebra.DividedDifference;
import chladni.algebra.ResummedForm;
import chladni.problem.ProblemException;
import chladni.value.NamedContraction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a resummed weight times a value is laid out: in an eigenbasis of K = ηH, each k_i being the
 * eigenvalue K_μ for the index μ of its edge, or free of bases, with K⊗I, I⊗K, … in place of k1,
 * k2, ….
 *
 * <p>Example: ½ 𝒫_T(0, k1+k2) times {@code c(01-2)(02-12)} is ½ 𝒫_T(0, K_μ+K_ν) C_{μν} η^{μξ}
 * η^{νπ} H_{ξπ}.
 *
 * <p>Source: Example B and Corollaries 1, 5, 6 of "A Perturbative Analysis of Stochastic Gradient
 * Descent".
 */
public final class PropagatorNotation {
  private static final int LONG = 100;
  private static final Notation K = Notation.name("K");
  private static final Notation ROOT = Notation.name("r");
  private static final Notation NO_HEAD = new Notation.Glyph("", "", "");

  private PropagatorNotation() {}

  /** The layout in an eigenbasis. */
  public static Notation inEigenbasis(ResummedForm weight, NamedContraction value) {
    TensorNotation.WithEdges laid = TensorNotation.withEdges(value);
    Map<String, Notation> names = new HashMap<>();
    laid.upper()
        .forEach(
            (edge, index) -> {
              List<Notation.Index> below = List.of(new Notation.Index(index, Notation.Level.LOWER));
              names.put("k" + (edge + 1), new Notation.Indexed(K, below));
              names.put("r" + (edge + 1), new Notation.Indexed(ROOT, below));
            });
    return times(NameReplacement.in(readable(weight), names), laid.tensors());
  }

  /** The layout without a basis: one operator that acts on the first indices of the η's. */
  public static Notation basisFree(ResummedForm weight, NamedContraction value) {
    if (!weight.roots().isEmpty()) {
      throw ProblemException.unfit(
          "with momentum weights are written in roots that belong to eigenvalues",
          "leave operator out");
    }
    TensorNotation.WithEdges laid = TensorNotation.forOperator(value);
    if (laid.upper().isEmpty()) {
      return times(readable(weight), laid.tensors());
    }
    List<Integer> edges = List.copyOf(laid.upper().keySet());
    Map<String, Notation> names = new HashMap<>();
    for (int i = 0; i < edges.size(); i++) {
      names.put("k" + (edges.get(i) + 1), slot(i, edges.size()));
    }
    Notation operator =
        identities(
            NameReplacement.in(ResummedFormulaNotation.expanded(weight), names), edges.size());
    List<Notation.Index> indices = new ArrayList<>();
    append(indices, laid.upper(), Notation.Level.UPPER);
    append(indices, laid.lower(), Notation.Level.LOWER);
    return Notation.juxtaposition(
        List.of(
            new Notation.Indexed(
                new Notation.Application(
                    NO_HEAD, Notation.Fence.SQUARE, List.of(List.of(operator))),
                indices),
            laid.tensors()));
  }

  private static void append(
      List<Notation.Index> indices, SortedMap<Integer, Notation> names, Notation.Level level) {
    names.values().forEach(name -> indices.add(new Notation.Index(name, level)));
  }

  private static Notation times(Notation front, Notation tensors) {
    if (front instanceof Notation.Negation(Notation argument)) {
      return new Notation.Negation(times(argument, tensors));
    }
    return front.equals(Notation.integer(1))
        ? tensors
        : Notation.juxtaposition(List.of(front, tensors));
  }

  /** With propagators named in continuous time; written out in discrete time if that is short. */
  private static Notation readable(ResummedForm weight) {
    boolean continuous =
        weight.terms().stream()
            .flatMap(term -> term.factors().stream())
            .allMatch(d -> d.kernel() instanceof DividedDifference.Kernel.Decay);
    if (continuous) {
      return ResummedFormulaNotation.compact(weight);
    }
    return ResummedFormulaNotation.expandedWithin(LONG, weight)
        .orElseGet(() -> ResummedFormulaNotation.compact(weight));
  }

  /** I⊗…⊗K⊗…⊗I with K at one slot of several. */
  private static Notation slot(int slot, int slots) {
    List<String> factors = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      factors.add(i == slot ? "K" : "I");
    }
    return new Notation.Glyph(
        String.join("(x)", factors), String.join("⊗", factors), String.join(" \\otimes ", factors));
  }

  /** Puts the identity in place of numbers that stand in sums with operators. */
  private static Notation identities(Notation notation, int slots) {
    return switch (notation) {
      case Notation.Sum(List<Notation> terms) -> {
        boolean operators = terms.stream().anyMatch(PropagatorNotation::holdsOperator);
        yield new Notation.Sum(
            terms.stream()
                .map(t -> operators && isNumber(t) ? identity(t) : identities(t, slots))
                .toList());
      }
      case Notation.Negation(Notation argument) ->
          new Notation.Negation(identities(argument, slots));
      case Notation.Product(List<Notation> factors) ->
          new Notation.Product(factors.stream().map(f -> identities(f, slots)).toList());
      case Notation.Quotient(Notation above, Notation below) ->
          new Notation.Quotient(identities(above, slots), identities(below, slots));
      case Notation.Power(Notation base, Notation exponent) ->
          new Notation.Power(identities(base, slots), exponent);
      case Notation.Exponential(Notation argument) ->
          new Notation.Exponential(identities(argument, slots));
      default -> notation;
    };
  }

  private static boolean isNumber(Notation notation) {
    return switch (notation) {
      case Notation.Whole whole -> true;
      case Notation.Negation(Notation argument) -> isNumber(argument);
      default -> false;
    };
  }

  private static Notation identity(Notation number) {
    return switch (number) {
      case Notation.Negation(Notation argument) -> new Notation.Negation(identity(argument));
      case Notation.Whole whole when whole.equals(Notation.integer(1)) -> Notation.name("I");
      default -> Notation.product(List.of(number, Notation.name("I")));
    };
  }

  private static boolean holdsOperator(Notation notation) {
    return switch (notation) {
      case Notation.Glyph glyph -> glyph.unicode().contains("K");
      case Notation.Negation(Notation argument) -> holdsOperator(argument);
      case Notation.Sum(List<Notation> terms) ->
          terms.stream().anyMatch(PropagatorNotation::holdsOperator);
      case Notation.Product(List<Notation> factors) ->
          factors.stream().anyMatch(PropagatorNotation::holdsOperator);
      case Notation.Quotient(Notation above, Notation below) ->
          holdsOperator(above) || holdsOperator(below);
      case Notation.Power(Notation base, Notation exponent) -> holdsOperator(base);
      case Notation.Exponential(Notation argument) -> holdsOperator(argument);
      default -> false;
    };
  }
}
