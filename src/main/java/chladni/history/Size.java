package chladni.history;

import chladni.algebra.ClosedForm;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * One of the sizes N, B, E, T of a process: a formula, or a number.
 *
 * @param symbol the usual symbol
 * @param formula the size
 * @param number the size, if it is a number
 */
record Size(String symbol, ClosedForm formula, Optional<BigInteger> number) {

  /**
   * A size that counts something.
   *
   * @param meaning what it counts, as {@code training points}
   * @throws ProblemException if it is a number that is not a positive integer
   */
  static Size counting(String meaning, String symbol, ClosedForm formula) {
    Optional<BigFraction> number = formula.number();
    if (number.isEmpty()) {
      return new Size(symbol, formula, Optional.empty());
    }
    BigFraction value = number.get();
    if (!value.getDenominator().equals(BigInteger.ONE) || value.getNumerator().signum() <= 0) {
      throw ProblemException.unfit(
          symbol
              + " is the number of "
              + meaning
              + ", a positive integer, and cannot be "
              + Size.plain(value),
          "give a positive integer, or leave " + symbol + " out to keep it as a variable");
    }
    return new Size(symbol, formula, Optional.of(value.getNumerator()));
  }

  private static String plain(BigFraction value) {
    return value.getDenominator().equals(BigInteger.ONE)
        ? value.getNumerator().toString()
        : value.getNumerator() + "/" + value.getDenominator();
  }

  /** Whether the formula is other than the symbol. */
  boolean isSubstituted() {
    return !formula.equals(ClosedForm.symbol(symbol));
  }
}
