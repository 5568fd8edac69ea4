package chladni.prediction;

import chladni.algebra.ClosedForm;
import chladni.algebra.NumericFormula;
import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Numbers for what an expansion leaves symbolic.
 *
 * @param eta the learning rate η
 * @param variables N, B, E, T and others by name
 */
public record Numbers(BigFraction eta, Map<String, BigFraction> variables) {
  /** Copies. */
  public Numbers {
    variables = Map.copyOf(variables);
  }

  /**
   * The value of a coefficient.
   *
   * @throws ProblemException if a variable has no number
   */
  double value(ClosedForm coefficient) {
    require(coefficient.variables());
    return NumericFormula.value(coefficient, variables);
  }

  /** Refuses variables that have no number. */
  void require(Iterable<String> names) {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (!variables.containsKey(name)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw ProblemException.unfit(
          String.join(" and ", missing)
              + (missing.size() == 1 ? " is" : " are")
              + " still symbolic, so there is no number",
          "add " + String.join("=…, ", missing) + "=… as options");
    }
  }

  /** The same with an eigenvalue for each edge, without η, as k1, k2, …. */
  Map<String, BigFraction> with(List<Double> eigenvalues) {
    Map<String, BigFraction> all = new TreeMap<>(variables);
    for (int e = 0; e < eigenvalues.size(); e++) {
      all.put("k" + (e + 1), new BigFraction(eigenvalues.get(e)).multiply(eta));
    }
    return all;
  }
}
