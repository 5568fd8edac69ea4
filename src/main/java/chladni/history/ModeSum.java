package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.algebra.GeneratingFunction.Mode;
import chladni.algebra.QuadraticRoot;
import chladni.algebra.ResummedForm;
import chladni.diagram.Diagram;
import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sums over histories in closed form: kernels and schedules are sums of coefficient · binom(n, p) ·
 * z^n, and with one such term chosen for each edge and each node the sum is one over geometric
 * weights, as for propagators.
 *
 * <p>A binomial is a Taylor coefficient: binom(n, p) z^n is that of x^p in (z(1+x))^n.
 */
final class ModeSum {
  private static final double MOST_CHOICES = 20_000;

  private final Descent descent;
  private final HistoryFactors factors;

  ModeSum(Descent descent, HistoryFactors factors) {
    this.descent = descent;
    this.factors = factors;
  }

  /** The sum over labelled histories; empty if a kernel or the schedule is no sum of powers. */
  Optional<ResummedForm> sum(Diagram diagram, List<ClosedForm> eigenvalues) {
    if (factors.node().dependsOnEpoch()) {
      return Optional.empty();
    }
    List<List<Mode>> modes = new ArrayList<>();
    List<QuadraticRoot> roots = new ArrayList<>();
    List<Kernel> kernels = factors.resummed(Forest.of(diagram), eigenvalues);
    for (int v = 0; v < kernels.size(); v++) {
      Kernel kernel = kernels.get(v);
      Optional<QuadraticRoot> root = root(kernel, eigenvalues.get(v));
      if (root.isPresent()) {
        roots.add(root.get());
        kernel = kernel.substitute(Map.of(root.get().eigenvalue(), root.get().eigenvalueOfRoot()));
      }
      Optional<List<Mode>> edge = kernel.response().modes();
      if (edge.isEmpty()) {
        return Optional.empty();
      }
      modes.add(edge.get());
    }
    Optional<List<Mode>> schedule = factors.node().modes();
    if (schedule.isEmpty()) {
      return Optional.empty();
    }
    int edges = diagram.edges();
    for (int v = 0; v < edges; v++) {
      modes.add(schedule.get());
    }
    double choices = 1;
    for (List<Mode> list : modes) {
      choices *= list.size();
    }
    if (choices > MOST_CHOICES) {
      throw ProblemException.beyondReach(
          String.format(
              Locale.ROOT,
              "the closed form is a sum over %.0f choices of powers for the edges",
              choices),
          "give numbers for all sizes and parameters, or ask for a smaller diagram");
    }
    List<ResummedForm> sum = new ArrayList<>();
    choose(diagram, modes, new ArrayList<>(), ClosedForm.ONE, sum);
    return Optional.of(ResummedForm.sum(sum).withRoots(roots));
  }

  /**
   * The root in which a kernel is a sum of powers, where it is none in its eigenvalue k: r for k.
   */
  private static Optional<QuadraticRoot> root(Kernel kernel, ClosedForm eigenvalue) {
    return eigenvalue.variables().stream()
        .filter(k -> eigenvalue.equals(ClosedForm.symbol(k)) && k.startsWith("k"))
        .findFirst()
        .flatMap(k -> kernel.response().quadratic(QuadraticRoot.nameFor(k), k));
  }

  private void choose(
      Diagram diagram,
      List<List<Mode>> modes,
      List<Mode> chosen,
      ClosedForm coefficient,
      List<ResummedForm> sum) {
    if (chosen.size() < modes.size()) {
      for (Mode mode : modes.get(chosen.size())) {
        chosen.add(mode);
        choose(diagram, modes, chosen, coefficient.times(mode.coefficient()), sum);
        chosen.remove(chosen.size() - 1);
      }
      return;
    }
    Interruption.poll();
    int edges = diagram.edges();
    List<ClosedForm> complements = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      Mode mode = chosen.get(i);
      ClosedForm base =
          mode.order() == 0
              ? mode.base()
              : mode.base().times(ClosedForm.ONE.plus(ClosedForm.symbol(marker(i))));
      complements.add(ClosedForm.ONE.minus(base));
    }
    boolean constant = chosen.subList(edges, 2 * edges).stream().allMatch(ModeSum::isConstant);
    ResummedForm form =
        descent.geometricHistories(
            diagram,
            complements.subList(0, edges),
            constant ? List.of() : complements.subList(edges, 2 * edges));
    for (int i = 0; i < chosen.size(); i++) {
      if (chosen.get(i).order() > 0) {
        form = form.coefficient(marker(i), chosen.get(i).order());
      }
    }
    sum.add(form.times(coefficient));
  }

  private static boolean isConstant(Mode mode) {
    return mode.order() == 0 && mode.base().equals(ClosedForm.ONE);
  }

  /** A variable that no user's has the name of. */
  private static String marker(int place) {
    return "x_" + place;
  }
}
