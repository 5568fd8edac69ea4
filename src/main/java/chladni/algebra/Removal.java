package chladni.algebra;

import chladni.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value of a formula where its denominator vanishes and its numerator too: the limit along the
 * line through the point in a direction with symbolic components, provided it is free of them.
 */
final class Removal {
  // No variable of a user's has such a name.
  private static final String STEP = "#";

  private Removal() {}

  static Optional<ClosedForm> of(ClosedForm form, Map<String, ClosedForm> values) {
    try {
      return limit(form, values);
    } catch (ProblemException noSeries) {
      return Optional.empty();
    }
  }

  private static Optional<ClosedForm> limit(ClosedForm form, Map<String, ClosedForm> values) {
    Map<String, ClosedForm> exponents = new TreeMap<>(VariableOrder.INSTANCE);
    Map<String, ClosedForm> others = new TreeMap<>(VariableOrder.INSTANCE);
    values.forEach((name, value) -> (isExponent(form, name) ? exponents : others).put(name, value));
    if (!exponents.isEmpty() && !others.isEmpty()) {
      // Powers vary with their exponents by logarithms, which formulas lack; those come first, by
      // names that the values of the others do not share.
      Map<String, ClosedForm> renamed = new TreeMap<>(VariableOrder.INSTANCE);
      Map<String, ClosedForm> back = new TreeMap<>(VariableOrder.INSTANCE);
      others.forEach(
          (name, value) -> {
            renamed.put(name, ClosedForm.symbol(STEP + name));
            back.put(STEP + name, value);
          });
      renamed.putAll(exponents);
      return Optional.of(form.substitute(renamed).substitute(back));
    }
    if (others.isEmpty()) {
      return Optional.empty();
    }
    ClosedForm step = ClosedForm.symbol(STEP);
    Map<String, ClosedForm> line = new TreeMap<>(VariableOrder.INSTANCE);
    List<String> directions = new ArrayList<>();
    others.forEach(
        (name, value) -> {
          String direction = STEP + STEP + name;
          directions.add(direction);
          line.put(
              name,
              value.plus(others.size() == 1 ? step : step.times(ClosedForm.symbol(direction))));
        });
    LaurentSeries series = LaurentSeries.of(form.substitute(line), STEP, 0);
    for (int power = series.lowest(); power < 0; power++) {
      if (!series.coefficient(power).isZero()) {
        return Optional.empty();
      }
    }
    ClosedForm value = series.coefficient(0);
    return value.variables().stream().noneMatch(directions::contains)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static boolean isExponent(ClosedForm form, String variable) {
    List<Polynomial> all = new ArrayList<>();
    all.add(form.numerator());
    form.denominator().forEach(factor -> all.add(factor.base()));
    return all.stream()
        .flatMap(polynomial -> polynomial.atoms().stream())
        .anyMatch(
            atom -> atom instanceof Atom.Power power && power.exponent().degree(variable) != 0);
  }
}
