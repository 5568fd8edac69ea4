package chladni.symja;

import chladni.algebra.ClosedForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/** The value of an expression at rational numbers, straight from its nodes. */
final class RationalValue {
  private RationalValue() {}

  static BigFraction of(Algebra expression, Map<String, BigFraction> point) {
    return switch (expression) {
      case Algebra.Rational(BigFraction value) -> value;
      case Algebra.Symbol(String name) -> Objects.requireNonNull(point.get(name));
      case Algebra.Sum(List<Algebra> terms) ->
          terms.stream().map(t -> of(t, point)).reduce(BigFraction.ZERO, BigFraction::add);
      case Algebra.Product(List<Algebra> factors) ->
          factors.stream().map(f -> of(f, point)).reduce(BigFraction.ONE, BigFraction::multiply);
      case Algebra.Power(Algebra base, Algebra exponent) -> {
        BigFraction to = of(exponent, point);
        if (!to.getDenominator().equals(java.math.BigInteger.ONE)) {
          throw new ArithmeticException("a root");
        }
        yield of(base, point).pow(to.getNumeratorAsInt());
      }
      case Algebra.Call call -> throw new ArithmeticException(call.toString());
    };
  }

  /** Random rationals; N, B, E, T are whole and B divides N, so that exponents are whole. */
  static Map<String, BigFraction> point(ClosedForm form, SplittableRandom random) {
    Map<String, BigFraction> point = new HashMap<>();
    for (String name : form.variables()) {
      point.put(name, new BigFraction(random.nextInt(1, 900), random.nextInt(900, 1800)));
    }
    BigFraction batch = new BigFraction(random.nextInt(2, 5));
    point.put("B", batch);
    point.put("N", batch.multiply(random.nextInt(2, 4)));
    point.put("E", new BigFraction(random.nextInt(1, 4)));
    point.put("T", new BigFraction(random.nextInt(2, 7)));
    return point;
  }
}
