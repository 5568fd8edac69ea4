package chladni.algebra;

import chladni.problem.Interruption;
import chladni.problem.ProblemException;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prime factors of positive integers: trial division, then Pollard's rho (J. M. Pollard, BIT 15,
 * 1975).
 */
final class IntegerFactors {
  private static final int TRIALS = 1 << 14;
  private static final int BITS_LIMIT = 80;

  private IntegerFactors() {}

  /**
   * The primes in an integer with their exponents.
   *
   * @throws ProblemException if what trial division leaves is composite and has more than 80 bits
   */
  static Map<BigInteger, Integer> of(BigInteger value) {
    TreeMap<BigInteger, Integer> factors = new TreeMap<>();
    BigInteger rest = value;
    for (int p = 2; p < TRIALS && rest.bitLength() > 1; p += p == 2 ? 1 : 2) {
      BigInteger prime = BigInteger.valueOf(p);
      BigInteger[] division = rest.divideAndRemainder(prime);
      while (division[1].signum() == 0) {
        factors.merge(prime, 1, Integer::sum);
        rest = division[0];
        division = rest.divideAndRemainder(prime);
      }
    }
    split(rest, factors);
    return factors;
  }

  private static void split(BigInteger value, Map<BigInteger, Integer> factors) {
    if (value.equals(BigInteger.ONE)) {
      return;
    }
    if (value.isProbablePrime(100)) {
      factors.merge(value, 1, Integer::sum);
      return;
    }
    if (value.bitLength() > BITS_LIMIT) {
      throw ProblemException.beyondReach(
          "a number of " + value.bitLength() + " binary digits is too large to be factored",
          "give a number for the exponent, or a simpler number for the base");
    }
    BigInteger divisor = divisor(value);
    split(divisor, factors);
    split(value.divide(divisor), factors);
  }

  private static BigInteger divisor(BigInteger value) {
    for (int increment = 1; ; increment++) {
      BigInteger c = BigInteger.valueOf(increment);
      BigInteger slow = BigInteger.TWO;
      BigInteger fast = BigInteger.TWO;
      BigInteger gcd = BigInteger.ONE;
      for (int step = 1; gcd.equals(BigInteger.ONE); step++) {
        if ((step & 4095) == 0) {
          Interruption.poll();
        }
        slow = slow.multiply(slow).add(c).mod(value);
        fast = fast.multiply(fast).add(c).mod(value);
        fast = fast.multiply(fast).add(c).mod(value);
        gcd = slow.subtract(fast).gcd(value);
      }
      if (!gcd.equals(value)) {
        return gcd;
      }
    }
  }
}
