package chladni.landscape;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** The distribution of one variable of the data; variables are independent of each other. */
public sealed interface Distribution {

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
  record Values(List<BigFraction> values, List<BigFraction> probabilities)
      implements Distribution {
    /** Copies. */
    public Values {
      values = List.copyOf(values);
      probabilities = List.copyOf(probabilities);
    }
  }
}
