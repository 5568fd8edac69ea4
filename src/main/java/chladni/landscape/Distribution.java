package chladni.landscape;

import java.util.List;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** The distribution of one variable of the data; variables are independent of each other. */
public sealed interface Distribution {

  /** As it is written in a landscape file. */
  default String text() {
    return switch (this) {
      case Normal n -> "normal(" + text(n.mean()) + "," + text(n.deviation()) + ")";
      case Uniform u -> "uniform(" + text(u.from()) + "," + text(u.to()) + ")";
      case Values v -> "values(" + text(v.values()) + "," + text(v.probabilities()) + ")";
    };
  }

  private static String text(BigFraction number) {
    return ExactNumber.text(number);
  }

  private static String text(List<BigFraction> numbers) {
    return numbers.stream()
        .limit(10)
        .map(ExactNumber::text)
        .collect(Collectors.joining(",", "[", numbers.size() > 10 ? ",…]" : "]"));
  }

  /**
   * A normal distribution, written {@code normal(mean, deviation)}.
   *
   * @param mean the mean
   * @param deviation the standard deviation, not negative
   */
  record Normal(BigFraction mean, BigFraction deviation) implements Distribution {}

  /**
   * A uniform distribution on an interval, written {@code uniform(from, to)}.
   *
   * @param from the lower end
   * @param to the upper end, not below the lower
   */
  record Uniform(BigFraction from, BigFraction to) implements Distribution {}

  /**
   * Finitely many values, written {@code values([v, …], [p, …])}.
   *
   * @param values the values
   * @param probabilities of each value; not negative, with sum 1
   */
  record Values(List<BigFraction> values, List<BigFraction> probabilities) implements Distribution {
    /** Copies. */
    public Values {
      values = List.copyOf(values);
      probabilities = List.copyOf(probabilities);
    }
  }
}
