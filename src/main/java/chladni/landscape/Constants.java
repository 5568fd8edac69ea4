package chladni.landscape;

import chladni.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads the numbers of a landscape file that may depend on its parameters: {@code 1/2}, or a
 * formula in the parameters such as {@code S/2}.
 */
final class Constants {
  private final String origin;
  private final SequencedMap<String, BigFraction> parameters;
  private final Point point;

  Constants(String origin, SequencedMap<String, BigFraction> parameters) {
    this.origin = origin;
    this.parameters = parameters;
    this.point =
        new Point(
            new Scope(new LinkedHashSet<>(parameters.keySet()), new LinkedHashMap<>()),
            List.of(),
            List.of(),
            parameters);
  }

  /** The parameters with their values. */
  SequencedMap<String, BigFraction> parameters() {
    return parameters;
  }

  /**
   * The number that a text is.
   *
   * @param place where it stands in the file
   * @throws ProblemException if it is no rational number
   */
  BigFraction value(String text, String place) {
    String where = origin + ": " + place;
    Optional<BigFraction> number = ExactNumber.read(text, where);
    if (number.isPresent()) {
      return number.get();
    }
    if (parameters.keySet().stream().noneMatch(text::contains)) {
      throw ProblemException.malformed(
          where + ": " + JsonSource.shown(text) + " is not an exact number",
          "write \"1/2\", -3 or 0.25");
    }
    Expression formula = ExpressionParser.parse(text, where, point.scope());
    return TaylorExpansion.of(formula, point, Map.of(), new ExactArithmetic(), 0, where).value();
  }
}
