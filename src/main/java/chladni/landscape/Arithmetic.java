package chladni.landscape;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * A kind of numbers in which losses can be expanded: their field, and the Taylor coefficients of
 * the elementary functions where they exist in it.
 *
 * @param <T> the numbers
 */
public interface Arithmetic<T extends FieldElement<T>> {

  /** A rational number in this arithmetic. */
  T of(BigFraction value);

  /** The number π, if this arithmetic has it. */
  Optional<T> pi();

  /** The whole number that this is, if it is one exactly. */
  Optional<BigInteger> wholeNumber(T value);

  /** The Taylor coefficients f(c), f′(c), f″(c)/2, … to an order. */
  Coefficients<T> of(ElementaryFunction function, T at, int order);

  /** The Taylor coefficients of x^r at x = c to an order; r need not be whole. */
  Coefficients<T> ofPower(T exponent, T at, int order);

  /** Whether a number has grown so long that computing with it would take too long. */
  boolean isBeyondReach(T value);

  /** A number as shown to a user. */
  String text(T value);

  /** The Taylor coefficients of a function at a point, or why there are none. */
  sealed interface Coefficients<T> {
    /** The coefficients from order 0 on. */
    record Known<T>(List<T> values) implements Coefficients<T> {
      /** Copies. */
      public Known {
        values = List.copyOf(values);
      }
    }

    /** The function is smooth there, but its coefficients are not numbers of this arithmetic. */
    record OutsideTheField<T>() implements Coefficients<T> {}

    /** The coefficients are numbers that {@link #isBeyondReach(FieldElement)} rules out. */
    record BeyondReach<T>() implements Coefficients<T> {}

    /** The function is not differentiable there. */
    record NotDifferentiable<T>(String why) implements Coefficients<T> {}
  }
}
