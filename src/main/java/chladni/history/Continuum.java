package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Resummed histories in continuous time: sums become integrals, (1−k)^t becomes exp(−kt), and what
 * happens at one time by chance drops out.
 *
 * <p>For each tree the sum over linear orders of its nodes of 𝒫_T(0, σ_1, …, σ_m), σ_j the sum of
 * the k that cross the j-th gap; or, where ties bind nodes to one time, the sum over linear orders
 * of the parts of the trees that ties connect. Different trees are a product.
 */
final class Continuum {
  /** What is placed together. */
  enum Blocks {
    /** Each node by itself. */
    NODES,
    /** The nodes of a part at one time. */
    PARTS
  }

  private static final ClosedForm HALF = ClosedForm.of(new BigFraction(1, 2));

  private final ClosedForm duration;
  private final Blocks blocks;
  private final List<ClosedForm> eigenvalues;

  Continuum(ClosedForm duration, Blocks blocks, List<ClosedForm> eigenvalues) {
    this.duration = duration;
    this.blocks = blocks;
    this.eigenvalues = eigenvalues;
  }

  /** The refusal of processes that have no continuum form. */
  static ProblemException undefined() {
    return ProblemException.unfit(
        "the continuum form is defined for sgd with E=1 and B=1, for gd, ode and sde; on other"
            + " grids the leading term at fixed KT depends on how batches are drawn",
        "ask for E=1, B=1, or leave out continuum: the resummed form is exact");
  }

  /** The integrals for each set of trees that are placed independently of the others. */
  List<ResummedForm> factors(Diagram diagram) {
    return components(diagram).stream().map(c -> new Sum(c).leading()).toList();
  }

  private List<Component> components(Diagram diagram) {
    return switch (blocks) {
      case NODES -> Component.trees(diagram);
      case PARTS -> Component.separate(diagram);
    };
  }

  /** The leading term at large T and fixed kT. */
  ResummedForm leading(Diagram diagram) {
    ResummedForm product = ResummedForm.ONE;
    for (ResummedForm factor : factors(diagram)) {
      product = product.times(factor);
    }
    return product;
  }

  /** The next term, smaller by 1/T at fixed kT, of the sum in discrete time. */
  ResummedForm next(Diagram diagram) {
    ResummedForm product = ResummedForm.ONE;
    ResummedForm correction = ResummedForm.ZERO;
    for (Component component : components(diagram)) {
      Sum sum = new Sum(component);
      ResummedForm leading = sum.leading();
      correction = correction.times(leading).plus(product.times(sum.next()));
      product = product.times(leading);
    }
    return correction;
  }

  /** The integral over the times of one component. */
  private final class Sum {
    private final int all;
    private final EdgeDecay decay;
    private final Steps single;
    private final Steps any;
    private final SortedMap<Integer, Double> orders = new TreeMap<>();

    Sum(Component component) {
      Forest forest = component.forest();
      Rows together =
          switch (blocks) {
            case NODES -> Rows.discrete(forest.size());
            case PARTS -> component.parts();
          };
      this.all = forest.all();
      this.decay = EdgeDecay.of(component, eigenvalues);
      this.single = Steps.oneByOne(forest, together);
      this.any = Steps.free(forest, together);
      count(0);
      Reach.checkTerms(orders.getOrDefault(0, 0.0));
    }

    private double count(int placed) {
      if (placed == all) {
        return 1;
      }
      Double known = orders.get(placed);
      if (known != null) {
        return known;
      }
      double[] sum = {0};
      single.forEach(placed, (nodes, distinct, free) -> sum[0] += count(placed | nodes));
      orders.put(placed, sum[0]);
      return sum[0];
    }

    ResummedForm leading() {
      List<ResummedForm> terms = new ArrayList<>();
      forEachOrder(
          List.of(0), single, order -> terms.add(ResummedForm.propagator(duration, rates(order))));
      return ResummedForm.sum(terms);
    }

    private List<ClosedForm> rates(List<Integer> order) {
      return order.stream().map(placed -> decay.rate(decay.crossing(placed))).toList();
    }

    private void forEachOrder(
        List<Integer> order, Steps steps, java.util.function.Consumer<List<Integer>> visitor) {
      Interruption.poll();
      int placed = order.get(order.size() - 1);
      if (placed == all) {
        visitor.accept(order);
        return;
      }
      steps.forEach(
          placed,
          (nodes, distinct, free) -> {
            List<Integer> longer = new ArrayList<>(order);
            longer.add(placed | nodes);
            forEachOrder(longer, steps, visitor);
          });
    }

    /**
     * With x = exp(−u) the divided difference of x^T at exp(−s_j) is, to the next order in 1/T, the
     * contour integral of exp(−Tu) (1 + (m−1)u/2 + Σs_j/2) / Π(u−s_j); and 1−k is exp(−k−k²/2).
     */
    ResummedForm next() {
      List<ResummedForm> terms = new ArrayList<>();
      forEachOrder(List.of(0), single, order -> addNext(order, terms));
      pairs(List.of(0), false, terms);
      return ResummedForm.sum(terms);
    }

    private void addNext(List<Integer> order, List<ResummedForm> terms) {
      List<ClosedForm> rates = rates(order);
      int m = order.size() - 1;
      List<ClosedForm> factor = new ArrayList<>();
      for (int j = 0; j <= m; j++) {
        factor.add(rates.get(j).times(HALF));
        List<ClosedForm> doubled = new ArrayList<>(rates);
        doubled.add(rates.get(j));
        terms.add(
            ResummedForm.propagator(duration, doubled)
                .times(decay.squares(decay.crossing(order.get(j))).times(HALF).negate()));
        if (j > 0) {
          factor.add(decay.rate(decay.crossing(order.get(j - 1), order.get(j))).negate());
        }
      }
      terms.add(ResummedForm.propagator(duration, rates).times(ClosedForm.sum(factor)));
      if (m > 1) {
        terms.add(
            ResummedForm.propagator(duration, rates.subList(1, m + 1))
                .times(HALF.times(ClosedForm.of(1 - m))));
      }
    }

    /** Orders in which two blocks are at one time and all others by themselves. */
    private void pairs(List<Integer> order, boolean paired, List<ResummedForm> terms) {
      Interruption.poll();
      int placed = order.get(order.size() - 1);
      if (placed == all) {
        if (paired) {
          terms.add(ResummedForm.propagator(duration, rates(order)));
        }
        return;
      }
      any.forEach(
          placed,
          (nodes, distinct, free) -> {
            if (free == 1 || (free == 2 && !paired)) {
              List<Integer> longer = new ArrayList<>(order);
              longer.add(placed | nodes);
              pairs(longer, paired || free == 2, terms);
            }
          });
    }
  }
}
