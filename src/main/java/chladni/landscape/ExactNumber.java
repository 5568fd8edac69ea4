package chladni.landscape;

import chladni.problem.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/** Rational numbers as users write them: {@code 3}, {@code -1/2}, {@code 0.25}, {@code 1e-3}. */
final class ExactNumber {
  private static final int LONGEST = 1000;
  private static final int LARGEST_EXPONENT = 1000;
  private static final Pattern FORM =
      Pattern.compile(
          "(?<decimal>[+-]?[0-9]+(\\.[0-9]+)?([eE](?<exponent>[+-]?[0-9]+))?)(/(?<over>[0-9]+))?");

  private ExactNumber() {}

  /**
   * Reads a number, if it is one.
   *
   * @throws ProblemException if the number is too long to be meant, or its denominator is 0
   */
  static Optional<BigFraction> read(String text, String place) {
    if (text.length() > LONGEST) {
      throw ProblemException.beyondReach(
          place + ": a number of " + text.length() + " characters is too long",
          "numbers may have up to " + LONGEST + " characters");
    }
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    String exponent = m.group("exponent");
    if (exponent != null
        && new BigInteger(exponent).abs().compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) > 0) {
      throw ProblemException.beyondReach(
          place + ": the exponent in " + text.strip() + " is too large",
          "exponents may go up to " + LARGEST_EXPONENT);
    }
    BigFraction value = of(new BigDecimal(m.group("decimal")));
    String over = m.group("over");
    if (over != null) {
      BigInteger denominator = new BigInteger(over);
      if (denominator.signum() == 0) {
        throw ProblemException.malformed(place + ": " + text.strip() + " divides by zero", "");
      }
      value = value.divide(denominator);
    }
    return Optional.of(value);
  }

  /** A decimal number as a fraction. */
  static BigFraction of(BigDecimal decimal) {
    BigInteger digits = decimal.unscaledValue();
    int scale = decimal.scale();
    return scale >= 0
        ? new BigFraction(digits, BigInteger.TEN.pow(scale))
        : new BigFraction(digits.multiply(BigInteger.TEN.pow(-scale)));
  }

  /** The number in text, as {@code -1/2}. */
  static String text(BigFraction value) {
    return value.getDenominator().equals(BigInteger.ONE)
        ? value.getNumerator().toString()
        : value.getNumerator() + "/" + value.getDenominator();
  }
}
