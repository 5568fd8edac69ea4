package chladni.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/** Expression trees drawn at random, built as formulas and evaluated directly at numbers. */
sealed interface RandomFormula {
  record Number(BigFraction value) implements RandomFormula {}

  record Variable(String name) implements RandomFormula {}

  record Sum(List<RandomFormula> terms) implements RandomFormula {}

  record Product(RandomFormula left, RandomFormula right) implements RandomFormula {}

  record Quotient(RandomFormula above, RandomFormula below) implements RandomFormula {}

  record Power(RandomFormula base, int exponent) implements RandomFormula {}

  List<String> NAMES = List.of("N", "B", "E", "T", "k1", "k2");

  static RandomFormula draw(SplittableRandom random, int depth) {
    return switch (depth == 0 ? random.nextInt(2) : random.nextInt(7)) {
      case 0 -> new Number(new BigFraction(random.nextInt(-6, 7), random.nextInt(1, 5)));
      case 1 -> new Variable(NAMES.get(random.nextInt(NAMES.size())));
      case 2, 3 -> {
        List<RandomFormula> terms = new ArrayList<>();
        for (int i = random.nextInt(2, 4); i > 0; i--) {
          terms.add(draw(random, depth - 1));
        }
        yield new Sum(terms);
      }
      case 4 -> new Product(draw(random, depth - 1), draw(random, depth - 1));
      case 5 -> new Quotient(draw(random, depth - 1), draw(random, depth - 1));
      default -> new Power(draw(random, depth - 1), random.nextInt(0, 3));
    };
  }

  static Map<String, BigFraction> point(SplittableRandom random) {
    Map<String, BigFraction> point = new HashMap<>();
    for (String name : NAMES) {
      point.put(name, new BigFraction(random.nextInt(-500, 501), random.nextInt(1, 300)));
    }
    return point;
  }

  static BigFraction value(RandomFormula tree, Map<String, BigFraction> point) {
    return switch (tree) {
      case Number(BigFraction value) -> value;
      case Variable(String name) -> Objects.requireNonNull(point.get(name));
      case Sum(List<RandomFormula> terms) ->
          terms.stream().map(t -> value(t, point)).reduce(BigFraction.ZERO, BigFraction::add);
      case Product(RandomFormula left, RandomFormula right) ->
          value(left, point).multiply(value(right, point));
      case Quotient(RandomFormula above, RandomFormula below) ->
          value(above, point).divide(value(below, point));
      case Power(RandomFormula base, int exponent) -> value(base, point).pow(exponent);
    };
  }

  static ClosedForm build(RandomFormula tree) {
    return switch (tree) {
      case Number(BigFraction value) -> ClosedForm.of(value);
      case Variable(String name) -> ClosedForm.symbol(name);
      case Sum(List<RandomFormula> terms) ->
          ClosedForm.sum(terms.stream().map(RandomFormula::build).toList());
      case Product(RandomFormula left, RandomFormula right) -> build(left).times(build(right));
      case Quotient(RandomFormula above, RandomFormula below) ->
          build(above).dividedBy(build(below));
      case Power(RandomFormula base, int exponent) -> build(base).pow(exponent);
    };
  }

  /** The same built backwards: sums one at a time from the end, factors and powers reversed. */
  static ClosedForm buildBackwards(RandomFormula tree) {
    return switch (tree) {
      case Number(BigFraction value) -> ClosedForm.of(value);
      case Variable(String name) -> ClosedForm.symbol(name);
      case Sum(List<RandomFormula> terms) -> {
        ClosedForm sum = ClosedForm.of(0);
        for (int i = terms.size() - 1; i >= 0; i--) {
          sum = sum.minus(buildBackwards(terms.get(i)).negate());
        }
        yield sum;
      }
      case Product(RandomFormula left, RandomFormula right) ->
          buildBackwards(right).times(buildBackwards(left));
      case Quotient(RandomFormula above, RandomFormula below) ->
          buildBackwards(below).pow(-1).times(buildBackwards(above));
      case Power(RandomFormula base, int exponent) -> {
        ClosedForm product = ClosedForm.of(1);
        for (int i = 0; i < exponent; i++) {
          product = buildBackwards(base).times(product);
        }
        yield product;
      }
    };
  }
}
